"""What carries python-telegram-bot's requests: aiohttp's connections, and an answer judged by its body.

Knows HTTP and the Bot API's envelope; knows no method of it. The library's own carrier, over httpx, holds the
interpreter for 1.5 ms a request, in which no question is answered; this one for a third of that.
"""

import json
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.request import BaseRequest, RequestData

from bot.channels.delivery import InDoubtError, UnsentError

CONNECTING, WAITING_FOR_A_PLACE = 5.0, 10.0  # seconds
BAD_GATEWAY = b'{"ok": false, "description": "Bad Gateway: no JSON object"}'


class StrictRequest(BaseRequest):
    """A pool of connections to one server.

    ``ok: false`` with HTTP 200 is an error, what is no JSON object a bad gateway. The environment may name a proxy.
    """

    __slots__ = ("_connections", "_seconds", "_session")

    def __init__(self, connections: int, seconds: float) -> None:
        """``seconds`` is how long an answer is waited for."""
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for, in seconds."""
        return self._seconds

    async def initialize(self) -> None:
        """Does nothing: the first request opens what it needs, in its own event loop."""

    async def shutdown(self) -> None:
        """Frees the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: object,
        **__: object,
    ) -> tuple[int, bytes]:
        """Returns the status that the answer should have had, and its body; the library's timeouts do not count.

        Raises:
            UnsentError: nothing of the request went out.
            InDoubtError: it went out, wholly or in part, and no answer came.
        """
        if self._session is None:
            self._session = self._opened(url)
        try:
            async with self._session.request(method, url, **_body(request_data)) as answer:
                return _judged(answer.status, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError, aiohttp.ConnectionTimeoutError) as error:
            raise UnsentError(type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
            raise InDoubtError(type(error).__name__) from None

    def _opened(self, url: str) -> aiohttp.ClientSession:
        server = urlsplit(url)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
            proxy=None if proxy_bypass(server.hostname or "") else getproxies().get(server.scheme),
            timeout=aiohttp.ClientTimeout(self._seconds, connect=WAITING_FOR_A_PLACE, sock_connect=CONNECTING),
        )


def _body(asked: RequestData | None) -> dict[str, Any]:
    """JSON, which takes far less time to write than Vietnamese in a form; a form where there are files."""
    if asked is None:
        return {}
    if not asked.contains_files:
        return {"data": asked.json_payload, "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData(asked.json_parameters)
    for name, (filename, content, kind) in (asked.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}


def _judged(status: int, body: bytes) -> tuple[int, bytes]:
    if not 200 <= status <= 299:
        return status, body
    try:
        envelope: Any = json.loads(body)
    except ValueError:
        envelope = None
    if not isinstance(envelope, dict):
        return 502, BAD_GATEWAY
    if envelope.get("ok") is True and "result" in envelope:
        return status, body
    code = envelope.get("error_code")
    return (code if isinstance(code, int) and 400 <= code <= 599 else 502), body
