"""The channels as they run, against fakes of the APIs, with the encoder that counts letters."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.channels.channel import Channel
from bot.channels.delivery import Account, Webhook
from bot.channels.desk import Desk
from bot.channels.host import Host
from bot.channels.inbox import Inbox
from bot.channels.metrics import Metrics
from bot.channels.ratelimit import Pace
from bot.channels.report import Journal
from bot.channels.server import listening, make_app, make_server
from bot.channels.service import Plan, make_channels
from index import SearchIndex, build_index, read_folder, read_manifest
from tests.fakes import telegram_api, zalo_api
from tests.fakes.letters import LETTERS, load_letters

TEXTS = {
    "bao-cao": "Báo cáo chuyển đổi số\n\n"
    "Tỷ lệ hồ sơ trực tuyến đạt 45% trong năm 2024. Doanh thu ngành đạt 90 tỷ đồng.\n\n"
    "Tổng số thuê bao di động là 120 triệu. Kế hoạch gồm: (1) Mở rộng mạng lưới; (2) Đào tạo nhân lực.",
}
QUESTION, ANSWER = "Tỷ lệ hồ sơ trực tuyến năm 2024?", "Tỷ lệ hồ sơ trực tuyến đạt 45% trong năm 2024."
INDICES = {
    "chi-so": "Kết quả chuyển đổi số\n\nKết quả đánh giá năm 2022:\n\nChỉ số Năm 2021 Năm 2022\n"
    "Chính phủ số\n\n0,43\n\n0,65\n\nKinh tế số\n\n0,50\n\n0,60\n",
}
MANY = {f"bao-cao-{number:02}": f"Báo cáo của xã thứ {number} về {'việc lớn ' * 15}\n\nTốt." for number in range(1, 41)}
SECRET = "webhook-secret-0123456789"


def build(folder: Path, **texts: str) -> Path:
    """Builds an index of the texts below ``folder`` and returns where it is."""
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for name, text in (texts or TEXTS).items():
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    build_index(read_folder(documents), folder / "index", LETTERS)
    return folder / "index"


def plan_for(index: Path, data: Path, **figures: Any) -> Plan:
    """A plan with no account, generous limits and any free port."""
    data.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        accounts={},
        data_dir=data,
        http_host="127.0.0.1",
        http_port=0,
        keep_days=30,
        questions_per_minute=100_000,
        telegram_per_second=1000,
        zalo_monthly_messages=3000,
        threads=2,
        open_assistant=lambda: Assistant(SearchIndex.load(index, load_letters)),
        generation=lambda: read_manifest(index).generation,
    )
    return replace(plan, **figures)


def accounts(
    telegram: telegram_api.FakeTelegram | None = None, zalo: zalo_api.FakeZalo | None = None, webhook: bool = False
) -> dict[str, Account]:
    """The accounts of the fakes."""
    found = {}
    if telegram is not None:
        hook = Webhook("https://example.vn/hooks/telegram", SECRET) if webhook else None
        found["telegram"] = Account(telegram_api.TOKEN, telegram.url, hook)
    if zalo is not None:
        hook = Webhook("https://example.vn/hooks/zalo", SECRET) if webhook else None
        found["zalo"] = Account(zalo_api.TOKEN, zalo.url, hook)
    return found


@dataclass
class House:
    """What runs."""

    channels: list[Channel]
    desk: Desk
    inbox: Inbox
    journal: Journal
    metrics: Metrics
    url: str

    def channel(self, name: str) -> Channel:
        return next(channel for channel in self.channels if channel.name == name)


@asynccontextmanager
async def house(plan: Plan, breath: float = 0.05) -> AsyncIterator[House]:
    """Runs the plan's channels and HTTP server until the block ends, then drains them; ``breath`` as in Channel."""
    inbox, journal, metrics = (
        Inbox(plan.data_dir / "inbox.sqlite"),
        Journal(plan.data_dir / "journal.sqlite"),
        Metrics(),
    )
    desk = Desk(plan.open_assistant(), plan.open_assistant, plan.generation, plan.threads)
    channels = make_channels(plan, Host(desk, journal, metrics), inbox)
    for channel in channels:
        channel.breath = channel.sender.first_wait = breath
        channel.sender.pace = Pace(10_000, 10_000, 600_000)
    with listening(plan.http_host, plan.http_port) as door:
        server = make_server(make_app(channels, desk, metrics))
        serving = asyncio.create_task(server.serve(sockets=[door]))
        running = [asyncio.create_task(channel.run()) for channel in channels]
        try:
            await until(lambda: server.started and all(channel.state != "starting" for channel in channels))
            yield House(channels, desk, inbox, journal, metrics, f"http://127.0.0.1:{door.getsockname()[1]}")
        finally:
            await asyncio.gather(*(channel.drain(5) for channel in channels))
            for task in running:
                task.cancel()
            server.stop()
            await asyncio.gather(serving, *running, *(channel.close() for channel in channels), return_exceptions=True)
            await desk.close()
            inbox.close()
            journal.close()


async def until(condition: Callable[[], Any], seconds: float = 10) -> None:
    """Returns as soon as the condition holds; fails after ``seconds``."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.005)
