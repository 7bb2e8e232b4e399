"""Every channel that has a token in one process, with one index: started, watched, stopped without losing a word.

Knows all the rooms of the channels; what it needs is handed to it as a Plan, never Settings.
"""

import asyncio
import fcntl
import logging
import signal
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.assistant import Assistant
from bot.channels.channel import Channel, Means
from bot.channels.delivery import Account, UnauthorisedError
from bot.channels.desk import Desk
from bot.channels.host import Host
from bot.channels.inbox import Inbox
from bot.channels.metrics import Metrics
from bot.channels.ratelimit import Limiter, Pace
from bot.channels.report import Journal
from bot.channels.server import listening, make_app, make_server
from index import IndexUnusableError

log = logging.getLogger(__name__)

DRAIN = 10.0  # seconds that answers in flight get when the process is told to end
HOUSEKEEPING_EVERY = 3600.0
BURST = 10.0  # questions that one person may ask at once
ZALO_PER_SECOND = 20.0


class ServiceError(Exception):
    """The operator's mistake; the message is one line that says what to do."""


@dataclass(frozen=True)
class Plan:
    """What is to run, with the operator's figures."""

    accounts: dict[str, Account]
    data_dir: Path
    http_host: str
    http_port: int
    keep_days: int
    questions_per_minute: int
    telegram_per_second: int
    zalo_monthly_messages: int
    threads: int
    open_assistant: Callable[[], Assistant]
    generation: Callable[[], str]


def serve(plan: Plan) -> bool:
    """Runs until SIGTERM or SIGINT; returns False where every channel stopped since its token was refused.

    Raises:
        ServiceError: the operator's mistake.
        Exception: a fault of ours stopped the last channel; whoever runs us may start us again.
    """
    if not plan.accounts:
        raise ServiceError(
            "chưa có kênh nào; hãy đặt TELEGRAM_BOT_TOKEN hoặc ZALO_BOT_TOKEN trong .env rồi chạy: hoidap doctor"
        )
    try:
        plan.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        with ExitStack() as locks:
            for name in plan.accounts:
                locks.enter_context(_only_one(plan.data_dir / f"{name}.lock"))
            return asyncio.run(_serve(plan))
    except IndexUnusableError as error:
        raise ServiceError(str(error)) from None
    except OSError as error:
        raise ServiceError(f"{error}; hãy xem lại DATA_DIR, HTTP_HOST, HTTP_PORT") from None


async def _serve(plan: Plan) -> bool:
    told = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):  # first of all: a stop while the index is loaded is one too
        asyncio.get_running_loop().add_signal_handler(name, told.set)
    metrics = Metrics()
    inbox, journal = Inbox(plan.data_dir / "inbox.sqlite"), Journal(plan.data_dir / "journal.sqlite", plan.keep_days)
    with listening(plan.http_host, plan.http_port) as door:
        desk = Desk(plan.open_assistant(), plan.open_assistant, plan.generation, plan.threads)
        channels = make_channels(plan, Host(desk, journal, metrics), inbox)
        server = make_server(make_app(channels, desk, metrics))
        desk.settle()
        log.info("listening on %s:%d", *door.getsockname()[:2])
        helpers = [
            asyncio.create_task(desk.keep_up()),
            asyncio.create_task(_keep_house(inbox, journal)),
            asyncio.create_task(server.serve(sockets=[door])),
        ]
        try:
            return await _run(channels, told, server.stop)
        finally:
            for helper in helpers[:2]:
                helper.cancel()
            await asyncio.gather(*helpers, *(channel.close() for channel in channels), return_exceptions=True)
            await desk.close()
            inbox.close()
            journal.close()


def make_channels(plan: Plan, host: Host, inbox: Inbox) -> list[Channel]:
    """Returns the channels of the plan, not yet running.

    Raises:
        ServiceError: a token does not even look like one.
    """
    limiter = Limiter(plan.questions_per_minute / 60, min(BURST, plan.questions_per_minute))
    rates = {"telegram": plan.telegram_per_second, "zalo": ZALO_PER_SECOND}
    channels: list[Channel] = []
    for name, account in plan.accounts.items():
        means = Means(account, host, inbox, limiter, Pace(rates[name]))
        if name == "zalo":
            from bot.channels.zalo import Zalo

            channels.append(Zalo(means, plan.zalo_monthly_messages))
            continue
        from bot.channels.telegram import Telegram

        try:
            channels.append(Telegram(means))
        except UnauthorisedError:
            raise ServiceError("TELEGRAM_BOT_TOKEN không phải mã của BotFather (số:chữ); hãy chép lại") from None
    return channels


async def _run(channels: Sequence[Channel], told: asyncio.Event, stop_serving: Callable[[], None]) -> bool:
    """Runs the channels until they are told to stop, then drains them; returns False where none was left to run."""
    running = [asyncio.create_task(channel.run()) for channel in channels]
    waiting = asyncio.create_task(told.wait())
    over = asyncio.gather(*running, return_exceptions=True)
    await asyncio.wait((over, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    stop_serving()
    drained = asyncio.gather(*(channel.drain(DRAIN) for channel in channels))
    await asyncio.wait((over, drained), timeout=DRAIN, return_when=asyncio.ALL_COMPLETED)  # a last poll is heard out
    await drained
    for task in running:
        task.cancel()
    await asyncio.gather(over, waiting, return_exceptions=True)
    for task in running if not told.is_set() else ():
        task.result()  # raises the fault that stopped the channel
    return told.is_set()


async def _keep_house(inbox: Inbox, journal: Journal) -> None:
    while True:
        await asyncio.sleep(HOUSEKEEPING_EVERY)
        try:
            await asyncio.to_thread(inbox.purge)
            await asyncio.to_thread(journal.purge)
        except sqlite3.Error as error:
            log.error("what is too old could not be deleted (%s), next try in an hour", error)


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Holds the file's lock: two processes that poll with one token would take each other's messages."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = (
                f"kênh {path.stem} đang chạy ở một tiến trình khác với cùng DATA_DIR; hãy dừng tiến trình đó trước"
            )
            raise ServiceError(message) from None
        yield
