"""What became of handing one message to the provider."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: the recipient said STOP at the provider: error 21610
STOPPED_THERE = "21610"
#: too many requests (20429), or more than the sending number can take (21611)
_TOO_FAST = frozenset(("20429", "21611", "14107"))
#: the line's own number is wrong, or not this account's; or the address of a call
_OUR_NUMBER = frozenset(("21603", "21606", "21212", "21659", "21660", "21661", "21205", "21210", "21213"))
_OUR_ACCOUNT = frozenset((401, 403, 404, 405, 407))


class Result(StrEnum):
    """How it ended."""

    ACCEPTED = "accepted"
    #: for good: this message to this number never goes through
    PERMANENT = "permanent"
    #: certainly not taken; later it may be
    LATER = "later"
    #: certainly not taken, nor will be until somebody mends account, number or address
    OURS = "ours"
    #: nobody knows whether it was taken
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended, with the provider's id of the message or its error code."""

    result: Result
    sid: str = ""
    code: str = ""


def outcome_of_error(status: int, code: str) -> Outcome:
    """What an error answer means: its HTTP status and the provider's code.

    A 5xx tells nothing: the message may have been taken before whatever broke. Codes are from
    twilio.com/docs/api/errors.
    """
    if status == 429 or code in _TOO_FAST:
        return Outcome(result=Result.LATER, code=code)
    if status in _OUR_ACCOUNT or code in _OUR_NUMBER:
        return Outcome(result=Result.OURS, code=code)
    is_refusal = 400 <= status < 500 and status != 408
    return Outcome(result=Result.PERMANENT if is_refusal else Result.UNKNOWN, code=code)
