"""What became of handing one message to the provider."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: the recipient said STOP at the provider: error 21610
STOPPED_THERE = "21610"
#: too many requests (20429), too many to one number (14107), more than the sending number can take (21611), or more
#: calls at once than the account may have (10004)
_TOO_FAST = frozenset(("20429", "14107", "21611", "10004"))
#: the line's own number is wrong, or not this account's (21212: by its old title alone, no page of it was found)
_OUR_NUMBER = frozenset(("21603", "21606", "21212", "21659", "21660", "21661"))
#: for calls: no number of ours, none that may call, or an address that is none
_OUR_CALLS = frozenset(("21213", "21210", "21205"))
#: more in an hour or a day than the provider lets this account send; minutes do not mend that
_OUR_LIMIT = frozenset(("60728", "63038"))
_OUR_CODES = _OUR_NUMBER | _OUR_CALLS | _OUR_LIMIT
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
    twilio.com/docs/api/errors; all others count by their HTTP status alone.
    """
    if status in _OUR_ACCOUNT or code in _OUR_CODES:
        return Outcome(result=Result.OURS, code=code)
    if status == 429 or code in _TOO_FAST:
        return Outcome(result=Result.LATER, code=code)
    is_refusal = 400 <= status < 500 and status != 408
    return Outcome(result=Result.PERMANENT if is_refusal else Result.UNKNOWN, code=code)
