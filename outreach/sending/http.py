"""The one way to the provider: time limits, no redirects, and no other host whatever an answer names."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Any

from requests import Response as Answer
from requests import Session
from requests.exceptions import ReadTimeout, RequestException
from twilio.http import HttpClient
from twilio.http.response import Response
from urllib3.exceptions import HTTPError

from outreach.errors import ProviderError
from outreach.sending.last_look import LookingAdapter

#: what the provider's library writes addresses for
_LIBRARYS_BASE = "https://api.twilio.com"
#: the longest page of a list of messages is far below
LARGEST_ANSWER = 4 * 1024 * 1024
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimits:
    """How long one request may take, in seconds."""

    connect_s: float = 3.05
    #: between two pieces of the answer
    read_s: float = 10.0
    #: from the connection to the end of the answer
    whole_s: float = 15.0

    @property
    def longest_s(self) -> float:
        """No request takes longer than this; what was begun before is over."""
        return self.connect_s + self.whole_s + self.read_s


USUAL = TimeLimits()


class BoundedHttpClient(HttpClient):  # type: ignore[misc]
    """Carries the library's requests to PROVIDER_URL, and refuses every other address."""

    def __init__(self, base_url: str, *, connections: int = 32, limits: TimeLimits = USUAL) -> None:
        super().__init__(None, False, limits.read_s)
        self._base_url = base_url.rstrip("/")
        self._limits = limits
        self._session = Session()
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, LookingAdapter(pool_connections=1, pool_maxsize=connections, max_retries=0))
        self._read_environment_once()

    def _read_environment_once(self) -> None:
        """Proxies and certificates that the machine is set up for; looking for them costs as much as a message."""
        found = self._session.merge_environment_settings(self._base_url, {}, None, None, None)
        self._session.proxies, self._session.verify = dict(found["proxies"]), found["verify"]
        self._session.trust_env = False

    def request(self, method: str, url: str, params: dict[str, Any] | None = None,  # noqa: PLR0917
                data: dict[str, Any] | None = None, headers: dict[str, str] | None = None,
                auth: tuple[str, str] | None = None, timeout: float | None = None,  # noqa: ARG002
                allow_redirects: bool = False) -> Response:  # noqa: ARG002
        """Send one request; the library's own wishes for time limits and redirects are not heeded.

        Raises:
            ProviderError: the address is not the provider's.
            requests.RequestException: no answer came in time, or it was cut off.
        """
        path = url.removeprefix(_LIBRARYS_BASE)
        if path == url or not path.startswith("/"):
            raise ProviderError("the provider's library wants to reach another host: unset TWILIO_EDGE and "
                                "TWILIO_REGION, and name the host by PROVIDER_URL")
        until = monotonic() + self._limits.connect_s + self._limits.whole_s
        with self._session.request(method, self._base_url + path, params=params, data=data, headers=headers, auth=auth,
                                   timeout=(self._limits.connect_s, self._limits.read_s), allow_redirects=False,
                                   stream=True) as answer:
            return Response(answer.status_code, _read(answer, until).decode("utf-8", "replace"),
                            answer.headers)


def _read(answer: Answer, until: float) -> bytes:
    """The whole answer; a server that dribbles it out is left, for each piece is taken as soon as it is there.

    Raises:
        requests.RequestException: it took too long, is too large, or was cut off.
    """
    content = b""
    try:
        while piece := answer.raw.read1(_PIECE, decode_content=True):
            content += piece
            if monotonic() > until or len(content) > LARGEST_ANSWER:
                raise ReadTimeout("the provider's answer took too long, or is too large")
    except HTTPError as problem:
        raise RequestException(problem) from problem
    return content
