import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.channel import Channel
from bot.channels.inbox import Inbox, Stored
from bot.channels.server import LARGEST_BODY
from bot.channels.service import make_channels
from bot.messages import BUSY
from tests.fakes.house import ANSWER, QUESTION, SECRET, accounts, house, plan_for, until
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.zalo_api import FakeZalo

HEADERS = {"telegram": "X-Telegram-Bot-Api-Secret-Token", "zalo": "X-Bot-Api-Secret-Token"}


@pytest.mark.parametrize("name", ["telegram", "zalo"])
async def test_webhooks_take_updates_with_the_secret_only(
    name: str, small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo
) -> None:
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, zalo, webhook=True))
    fake: FakeTelegram | FakeZalo = telegram if name == "telegram" else zalo
    update = telegram.say(QUESTION) if name == "telegram" else {"ok": True, "result": zalo.update("u7", text=QUESTION)}
    async with house(plan) as running, httpx.AsyncClient() as client:
        assert fake.webhook == f"https://example.vn/hooks/{name}"
        assert fake.called("setWebhook")[0]["secret_token"] == SECRET
        url, right = f"{running.url}/hooks/{name}", {HEADERS[name]: SECRET}
        for headers in ({}, {HEADERS[name]: "wrong"}, {HEADERS[name]: SECRET + "x"}, {HEADERS[name].encode(): b"\xe9"}):
            assert (await client.post(url, json=update, headers=headers)).status_code == 403
        assert (await client.get(url, headers=right)).status_code == 405
        assert (await client.post(url, content=b"{no json", headers=right)).status_code == 400
        assert (await client.post(url, content=b"[" * 100_000, headers=right)).status_code == 400
        assert (await client.post(url, content=b" " * (LARGEST_BODY + 1), headers=right)).status_code == 413
        odd: object
        for odd in (None, 1, "x", [], {}, {"update_id": 1, "message": {}}):
            assert (await client.post(url, content=json.dumps(odd), headers=right)).status_code == 200
        assert fake.texts() == []
        for _ in range(3):  # replayed
            assert (await client.post(url, json=update, headers=right)).status_code == 200
        await until(lambda: fake.messages())
    assert [ANSWER in text for text in fake.texts()] == [True]


async def test_a_flood_is_told_that_the_queue_is_full(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, webhook=True))
    async with house(plan) as running, httpx.AsyncClient(headers={HEADERS["telegram"]: SECRET}, timeout=30) as client:
        running.channel("telegram").pool._most_waiting = 0
        updates = [telegram.say(QUESTION, chat=chat) for chat in range(1, 101)]
        posts = [client.post(f"{running.url}/hooks/telegram", json=update) for update in updates]
        assert {response.status_code for response in await asyncio.gather(*posts)} == {200}
        await until(lambda: len(telegram.messages()) == 100, 30)
    assert set(telegram.texts()) == {BUSY}
    assert {int(each["chat_id"]) for each in telegram.messages()} == set(range(1, 101))


async def test_nothing_is_taken_before_what_was_left_is_taken_up(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a webhook stored while the bot starts would else be taken up twice, and answered twice."""
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, webhook=True))
    taking: list[bool] = []
    recover = Inbox.recover

    def watched(inbox: Inbox, channel: str, bot: str) -> list[Stored]:
        taking.append(running[0].taking)
        return recover(inbox, channel, bot)

    def made(*arguments: Any) -> list[Channel]:
        running.extend(make_channels(*arguments))
        return running

    running: list[Channel] = []
    monkeypatch.setattr(Inbox, "recover", watched)
    monkeypatch.setattr("tests.fakes.house.make_channels", made)
    async with house(plan):
        taking.append(running[0].taking)
    assert taking == [False, True]


async def test_out_of_order_updates_that_wait_are_put_in_order(
    small_index: Path, tmp_path: Path, zalo: FakeZalo
) -> None:
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo, webhook=True))
    first, second, third = (
        zalo.update("u", text=text) for text in (QUESTION, "Doanh thu ngành?", "Tổng số thuê bao di động?")
    )
    async with house(plan) as running, httpx.AsyncClient(headers={HEADERS["zalo"]: SECRET}) as client:
        body = {"ok": True, "result": [first, third, second]}
        assert (await client.post(f"{running.url}/hooks/zalo", json=body)).status_code == 200
        await until(lambda: len(zalo.messages()) == 3)
    figures = ["45%", "90 tỷ", "120 triệu"]
    assert [figure in text for figure, text in zip(figures, zalo.texts(), strict=True)] == [True] * 3


async def test_health_readiness_and_metrics(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo
) -> None:
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, zalo))
    async with house(plan) as running, httpx.AsyncClient(base_url=running.url) as client:
        telegram.say(QUESTION)
        telegram.say("Giá vàng bao nhiêu?", chat=8)
        await until(lambda: len(telegram.messages()) == 2)
        assert (await client.get("/health")).json() == {"status": "ok"}
        ready = await client.get("/ready")
        metrics = (await client.get("/metrics")).text
        running.channel("zalo").state = "stopped: test"
        assert (await client.get("/ready")).status_code == 503
    assert ready.status_code == 200
    assert ready.json()["channels"] == {"telegram": "connected", "zalo": "connected"}
    assert ready.json()["index"]["documents"] == 1
    assert 'hoidap_questions_total{channel="telegram"} 2.0' in metrics
    assert 'hoidap_abstentions_total{channel="telegram",reason="not_in_documents"} 1.0' in metrics
    assert 'hoidap_answer_seconds_count{channel="telegram"} 2.0' in metrics
    assert 'hoidap_waiting{channel="telegram"} 0.0' in metrics
    assert QUESTION not in metrics
