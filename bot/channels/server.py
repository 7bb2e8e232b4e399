"""The HTTP side: webhooks, /health, /ready and /metrics, on one starlette app served by uvicorn.

Knows channels by what they take and how they are; knows nothing of what messages say.
"""

import contextlib
import hmac
import json
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.channel import Channel
from bot.channels.delivery import UnsentError
from bot.channels.desk import Desk
from bot.channels.metrics import Metrics

log = logging.getLogger(__name__)

MOST_CONNECTIONS = 1000  # beyond it 503; both apps send again
LARGEST_BODY = 512 * 1024  # bytes; an update with the longest message and all its extras is about 50 kB
SECRET_HEADERS = {"telegram": "x-telegram-bot-api-secret-token", "zalo": "x-bot-api-secret-token"}


def make_app(channels: Sequence[Channel], desk: Desk, metrics: Metrics) -> Starlette:
    """Returns the app: one POST route a channel with a webhook, at the path of its URL, and three to look at."""

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_: Request) -> Response:
        manifest = desk.assistant.index.manifest
        states = {channel.name: channel.state for channel in channels}
        well = all(channel.connected for channel in channels)
        index = {"documents": len(manifest.documents), "created": manifest.created}
        return JSONResponse({"ready": well, "index": index, "channels": states}, 200 if well else 503)

    async def metrics_text(_: Request) -> Response:
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    routes = [Route("/health", health), Route("/ready", ready), Route("/metrics", metrics_text)]
    for channel in channels:
        if channel.webhook is not None:
            path = urlsplit(channel.webhook.url).path or f"/{channel.name}"
            routes.append(Route(path, _webhook(channel, channel.webhook.secret), methods=["POST"]))
    return Starlette(routes=routes)


def _webhook(channel: Channel, secret: str) -> Callable[[Request], Awaitable[Response]]:
    """Returns the endpoint: 403 without the secret, 413 and 400 for what is no update, 200 once it is on disk.

    503 where it cannot be stored or the bot is stopping: the other side will send it again.
    """

    async def receive(request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADERS[channel.name], "")
        if not hmac.compare_digest(shown.encode("latin-1", "replace"), secret.encode()):
            return Response(status_code=403)
        try:
            body = await _read(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if not channel.taking:
            return Response(status_code=503)
        try:
            await channel.receive(channel.incoming(update))
        except UnsentError as error:
            log.error("%s: %s", channel.name, error)
            return Response(status_code=503)
        return Response(status_code=200)

    return receive


async def _read(request: Request) -> bytes | None:
    """Returns the body, or None where it is too large; stops reading there."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


class Server(uvicorn.Server):
    """uvicorn without signal handlers: the service decides when it ends."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield

    def stop(self) -> None:
        """Makes ``serve`` return soon."""
        self.should_exit = True


def make_server(app: Starlette) -> Server:
    """Returns the server; run it with ``serve(sockets=[listening])``."""
    return Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=5,
            limit_concurrency=MOST_CONNECTIONS,
        )
    )


def listening(host: str, port: int) -> socket.socket:
    """Returns a socket that listens there; port 0 takes any free one.

    Raises:
        OSError: the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=512)
