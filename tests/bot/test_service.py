import asyncio
import json
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from bot.service import DRAIN, ServiceError, serve
from tests.fakes import telegram_api, zalo_api
from tests.fakes.house import ANSWER, QUESTION, accounts, plan_for, until
from tests.fakes.loopback import Fault
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.zalo_api import FakeZalo

ROOT = Path(__file__).resolve().parents[2]


async def start(
    index: Path, data: Path, log: Path, *fakes: FakeTelegram | FakeZalo, **more: str
) -> asyncio.subprocess.Process:
    """Starts the service for the fakes as a process, ``more`` in its environment; its output is appended to ``log``."""
    by_name = {"telegram" if isinstance(fake, FakeTelegram) else "zalo": fake for fake in fakes}
    known = {
        name: {"token": telegram_api.TOKEN if name == "telegram" else zalo_api.TOKEN, "api_url": fake.url}
        for name, fake in by_name.items()
    }
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.fakes.process", str(index), str(data)),
            cwd=ROOT,
            env={**os.environ, "HOIDAP_ACCOUNTS": json.dumps(known), **more},
            stdout=output,
            stderr=output,
        )


@pytest.mark.slow
async def test_killed_five_times_amid_500_updates_nothing_is_lost_and_nothing_answered_twice(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    """Each question has its answer once, or the one note that its answer may be missing (see Inbox.in_doubt)."""
    asked = [(chat, f"Tỷ lệ hồ sơ trực tuyến năm 2024, lần {number}?") for number in range(10) for chat in range(1, 51)]
    random.seed(3)
    asking = asyncio.create_task(_ask_all(telegram, asked))
    for _ in range(5):
        process = await start(small_index, tmp_path / "d", tmp_path / "log", telegram)
        seen = len(telegram.messages())
        await until(partial(lambda seen: len(telegram.messages()) > seen + 5, seen), 30)
        await asyncio.sleep(random.random() / 2)
        process.kill()
        await process.wait()
    process = await start(small_index, tmp_path / "d", tmp_path / "log", telegram)
    await asking

    def outcome() -> Counter[tuple[int, str]]:
        return Counter(_outcome(int(each["chat_id"]), telegram_api.parsed(each)[0]) for each in telegram.messages())

    answers_or_notes = len(asked)
    await until(lambda: sum(outcome().values()) >= answers_or_notes, 60)
    await asyncio.sleep(1)
    process.terminate()
    assert await process.wait() == 0
    notes = Counter(chat for chat, kind in outcome().elements() if kind == "note")
    answered = Counter(chat for chat, kind in outcome().elements() if kind == "answer")
    for chat in range(1, 51):
        # An answer in flight at a kill may have arrived: then its note comes on top.
        assert answered[chat] <= 10
        assert answered[chat] + notes[chat] >= 10
    assert sum(notes.values()) <= 5 * 16  # at most what the workers of one channel hold in their hands
    assert telegram_api.TOKEN.encode() not in (tmp_path / "log").read_bytes()


async def _ask_all(telegram: FakeTelegram, asked: list[tuple[int, str]]) -> None:
    for chat, question in asked:
        telegram.say(question, chat=chat)
        await asyncio.sleep(0.005)


def _outcome(chat: int, text: str) -> tuple[int, str]:
    return chat, "note" if "Đường truyền bị ngắt" in text else "answer" if ANSWER in text else "other"


async def test_sigterm_finishes_what_was_begun(small_index: Path, tmp_path: Path, zalo: FakeZalo) -> None:
    process = await start(small_index, tmp_path / "d", tmp_path / "log", zalo)
    zalo.say(QUESTION)
    await until(lambda: zalo.messages(), 30)
    zalo.say("Doanh thu ngành?")
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 15) == 0
    process = await start(small_index, tmp_path / "d", tmp_path / "log", zalo)
    await until(lambda: len(zalo.messages()) == 2, 30)
    process.terminate()
    assert await process.wait() == 0
    assert [figure in text for figure, text in zip(["45%", "90 tỷ"], zalo.texts(), strict=True)] == [True, True]


async def test_a_conversation_goes_on_after_a_kill_until_it_is_ended(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    places = (small_index, tmp_path / "d", tmp_path / "log")

    async def ask_a_new_process(*questions: str) -> None:
        process = await start(*places, telegram)
        for question in questions:
            seen = len(telegram.messages())
            telegram.say(question)
            await until(partial(lambda seen: len(telegram.messages()) > seen, seen), 30)
        process.kill()
        await process.wait()

    await ask_a_new_process("Tổng số thuê bao di động?", QUESTION)
    await ask_a_new_process("còn năm 2023?", "/moi")
    await ask_a_new_process("còn năm 2023?")
    assert "Tôi hiểu là: Tỷ lệ hồ sơ trực tuyến năm 2023?" in telegram.texts()[2]
    assert "Tỷ lệ" not in telegram.texts()[4].partition("\n")[0]


async def test_a_stop_waits_so_long_and_no_longer_whatever_hangs(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo
) -> None:
    """A send and a poll that are never answered, and half a request of someone else's; 1 s stands for the 10."""
    assert DRAIN == 10
    never = Fault(delay=60)
    telegram.faults["sendMessage"].append(never)
    places = (small_index, tmp_path / "d", tmp_path / "log")
    process = await start(*places, telegram, zalo, HOIDAP_DRAIN="1")
    telegram.say(QUESTION)
    await until(lambda: not telegram.faults["sendMessage"] and zalo.polls, 30)
    zalo.faults["getUpdates"].extend([never] * 3)
    zalo.say("Doanh thu ngành?", chat="first")
    await until(lambda: zalo.messages() and len(zalo.faults["getUpdates"]) < 3)
    port = int(re.findall(r"listening on 127.0.0.1:(\d+)", (tmp_path / "log").read_text())[0])
    _, half = await asyncio.open_connection("127.0.0.1", port)
    half.write(b"POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{")
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 15) == 0
    assert 1 < time.monotonic() - began < 2
    half.close()
    process = await start(*places, telegram)
    await until(lambda: telegram.messages(), 30)
    process.terminate()
    assert await process.wait() == 0
    assert "Đường truyền bị ngắt" in telegram.texts()[0]  # whether the hanging send arrived is unknown


async def test_no_secret_in_anything_that_was_written(small_index: Path, tmp_path: Path, zalo: FakeZalo) -> None:
    zalo.token = "another"  # every call is refused
    process = await start(small_index, tmp_path / "d", tmp_path / "log", zalo)
    assert await asyncio.wait_for(process.wait(), 30) == 2
    written = (tmp_path / "log").read_text("utf-8")
    assert "zalo: the token is not valid, this channel stops" in written
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert [zalo_api.TOKEN.encode() in content for content in files] == [False] * len(files)
    assert b"ZALOTOKEN" not in b"".join(files)


def test_mistakes_say_what_to_do(small_index: Path, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="hãy đặt TELEGRAM_BOT_TOKEN"):
        serve(plan_for(small_index, tmp_path / "d"))


async def test_one_process_a_channel(small_index: Path, tmp_path: Path, telegram: FakeTelegram) -> None:
    first = await start(small_index, tmp_path / "d", tmp_path / "log", telegram)
    telegram.say(QUESTION)
    await until(lambda: telegram.messages(), 30)
    with pytest.raises(ServiceError, match="đang chạy ở một tiến trình khác"):
        serve(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram)))
    first.terminate()
    assert await first.wait() == 0


@pytest.mark.slow
async def test_thirty_seconds_without_a_network(small_index: Path, tmp_path: Path, telegram: FakeTelegram) -> None:
    process = await start(small_index, tmp_path / "d", tmp_path / "log", telegram)
    telegram.say(QUESTION)
    await until(lambda: telegram.messages(), 30)
    await telegram.stop()
    telegram.say("Doanh thu ngành?")
    await asyncio.sleep(30)
    await telegram.start()
    await until(lambda: len(telegram.messages()) == 2, 40)
    process.terminate()
    assert await process.wait() == 0
    assert "90 tỷ" in telegram.texts()[1]
