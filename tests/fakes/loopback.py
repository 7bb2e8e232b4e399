"""A small HTTP/1.1 server on loopback, whose answers can be scripted down to the lost connection."""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qsl, urlsplit

REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    429: "Too Many Requests",
    502: "Bad Gateway",
}


@dataclass(frozen=True)
class Answer:
    """What goes back: a status and a body, JSON unless bytes."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What happens instead: an answer, or a lost connection (None); ``after`` the call took effect, or before."""

    answer: Answer | None = None
    after: bool = False
    delay: float = 0.0


HTML_502 = Fault(Answer(b"<html><body>502 Bad Gateway</body></html>", 502))
LOST_BEFORE, LOST_AFTER = Fault(), Fault(after=True)
NO_OBJECT = Fault(Answer([1, 2]))


class Loopback:
    """Answers POST /bot<token>/<method> by ``call``; each fault of a method is used once, in order."""

    def __init__(self, call: Callable[[str, str, dict[str, Any]], Awaitable[Answer]]) -> None:
        self._call = call
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.port = 0
        self.behind = 0.0  # seconds that the clock is behind

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listens; on the same port as before, if it was started before."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=512)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Goes away, breaking off every connection."""
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while await self._one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        asked = urlsplit(request.split(" ")[1])  # a whole address where we are the proxy
        parameters = dict(parse_qsl(asked.query)) | _parameters(headers.get("content-type", ""), body)
        answer = await self._answered(asked.path, parameters)
        if answer is None:
            return False
        content = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        headers = {"date": formatdate(time.time() - self.behind, usegmt=True), **answer.headers}
        extra = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        reason = REASONS.get(answer.status, "Error")
        writer.write(
            f"HTTP/1.1 {answer.status} {reason}\r\ncontent-length: {len(content)}\r\n{extra}\r\n".encode() + content
        )
        await writer.drain()
        return True

    async def _answered(self, path: str, parameters: dict[str, Any]) -> Answer | None:
        token, _, method = path.removeprefix("/bot").partition("/")
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is None:
            return await self._call(token, method, parameters)
        await asyncio.sleep(fault.delay)
        if fault.after:
            await self._call(token, method, parameters)
        return fault.answer


def _parameters(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    if kind.startswith("multipart/form-data"):
        parts = message_from_bytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body).walk()
        return {str(part.get_param("name", header="content-disposition")): _value(part) for part in list(parts)[1:]}
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _value(part: Message) -> str | bytes:
    """A file's bytes, or a field's text."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content if part.get_filename() else content.decode()
