"""A thin client of the Zalo Bot Platform: one call, every failure one of the four that a channel knows.

Knows HTTP and the envelope ``{"ok", "result", "error_code", "description"}``; knows nothing of answers. The address
holds the token, so that no error is raised from one that may hold the address.
"""

import json
from typing import Any

import httpx

from bot.channels.delivery import InDoubtError, RefusedError, UnauthorisedError, UnsentError

NOT_WRITTEN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class TimedOutError(InDoubtError):
    """408: for a poll, nothing came; for a send, nobody knows."""


class InvalidError(RefusedError):
    """400 and its like: the request itself is not to Zalo's liking."""


class ZaloApi:
    """Calls the methods of one bot."""

    def __init__(self, token: str, api_url: str, connections: int) -> None:
        """``api_url`` is scheme, host and port."""
        self._address = f"{api_url}/bot{token}/"
        self._client = httpx.AsyncClient(limits=httpx.Limits(max_connections=connections))

    async def call(self, method: str, seconds: float = 15, /, **parameters: Any) -> Any:  # noqa: ANN401
        """Returns the result of a method, None where it has none; waits ``seconds`` for it.

        Raises:
            UnsentError: certainly not done: no connection, 429, 5xx but for 504 (as in ``telegram_api.strict``).
            InDoubtError: the request was written and no answer came, or 504; TimedOutError for 408.
            RefusedError: Zalo does not do it; InvalidError for 400.
            UnauthorisedError: 401.
        """
        timeout = httpx.Timeout(seconds, connect=5, pool=10)
        try:
            response = await self._client.post(self._address + method, json=parameters, timeout=timeout)
        except NOT_WRITTEN as error:
            raise UnsentError(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise InDoubtError(type(error).__name__) from None
        return _result(response)

    async def close(self) -> None:
        """Frees the connections."""
        await self._client.aclose()


def _result(response: httpx.Response) -> Any:  # noqa: ANN401
    try:
        envelope = json.loads(response.content)
    except ValueError:
        envelope = None
    status = response.status_code
    if not isinstance(envelope, dict):
        if status == 504:
            raise InDoubtError("504")
        raise _of_code(status if status >= 400 else 502, "no JSON object", response, {})
    if envelope.get("ok") is True:
        return envelope.get("result")
    code = envelope.get("error_code")
    raise _of_code(
        code if isinstance(code, int) else status, str(envelope.get("description", ""))[:80], response, envelope
    )


def _of_code(code: int, description: str, response: httpx.Response, envelope: dict[str, Any]) -> Exception:
    said = f"{code} {description}".strip()
    if code == 401:
        return UnauthorisedError("401")
    if code == 408:
        return TimedOutError(said)
    if code == 429:
        return UnsentError(said, _retry_after(response, envelope))
    if code == 504:
        return InDoubtError(said)
    if code >= 500 or code < 400:
        return UnsentError(said)
    return InvalidError(said) if code in (400, 413, 422) else RefusedError(said)


def _retry_after(response: httpx.Response, envelope: dict[str, Any]) -> float | None:
    parameters = envelope.get("parameters")
    told = parameters.get("retry_after") if isinstance(parameters, dict) else response.headers.get("retry-after")
    try:
        return min(3600.0, max(0.0, float(told))) if told is not None else None
    except (TypeError, ValueError):
        return None
