import asyncio
import json
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.channels.delivery import Account
from bot.channels.inbox import Inbox
from bot.channels.service import DRAIN, ServiceError, serve
from tests.fakes import telegram_api, zalo_api
from tests.fakes.house import ANSWER, QUESTION, SECRET, accounts, plan_for, until
from tests.fakes.loopback import HTML_502, LOST_BEFORE, NO_OBJECT, Fault
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.zalo_api import FakeZalo

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 120  # seconds; to start a process takes some of processor time, which a busy machine gives late


started: list[asyncio.subprocess.Process] = []


@pytest.fixture(autouse=True)
async def ended() -> AsyncIterator[None]:
    """Ends the processes that a test which fails leaves behind."""
    yield
    for process in started:
        if process.returncode is None:
            process.kill()
            await process.wait()
    started.clear()


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
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.fakes.process", str(index), str(data)),
            cwd=ROOT,
            env={**os.environ, "HOIDAP_ACCOUNTS": json.dumps(known), **more},
            stdout=output,
            stderr=output,
        )
    started.append(process)
    return process


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
        await until(partial(lambda seen: len(telegram.messages()) > seen + 5, seen), PATIENCE)
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
    await until(lambda: zalo.messages(), PATIENCE)
    zalo.say("Doanh thu ngành?")
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 15) == 0
    process = await start(small_index, tmp_path / "d", tmp_path / "log", zalo)
    await until(lambda: len(zalo.messages()) == 2, PATIENCE)
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
            await until(partial(lambda seen: len(telegram.messages()) > seen, seen), PATIENCE)
        inbox = Inbox(tmp_path / "d" / "inbox.sqlite")
        await until(lambda: inbox.count("telegram") == 0)  # else the next process would tell of a doubt first
        inbox.close()
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
    await until(lambda: not telegram.faults["sendMessage"] and zalo.polls, PATIENCE)
    zalo.faults["getUpdates"].extend([never] * 3)
    zalo.say("Doanh thu ngành?", chat="first")
    await until(lambda: zalo.messages() and len(zalo.faults["getUpdates"]) < 3)
    port = int(re.findall(r"listening on 127.0.0.1:(\d+)", (tmp_path / "log").read_text())[0])
    _, half = await asyncio.open_connection("127.0.0.1", port)
    half.write(b"POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{")
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 15) == 0
    assert 1 < time.monotonic() - began < DRAIN
    half.close()
    process = await start(*places, telegram)
    await until(lambda: telegram.messages(), PATIENCE)
    process.terminate()
    assert await process.wait() == 0
    assert "Đường truyền bị ngắt" in telegram.texts()[0]  # whether the hanging send arrived is unknown


async def test_no_secret_in_anything_that_was_written(small_index: Path, tmp_path: Path, zalo: FakeZalo) -> None:
    zalo.token = "another"  # every call is refused
    process = await start(small_index, tmp_path / "d", tmp_path / "log", zalo)
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 2
    written = (tmp_path / "log").read_text("utf-8")
    assert "zalo: the token is not valid, this channel stops" in written
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert [zalo_api.TOKEN.encode() in content for content in files] == [False] * len(files)
    assert b"ZALOTOKEN" not in b"".join(files)


HOIDAP = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")


@pytest.mark.slow
async def test_both_channels_by_the_operators_own_commands_and_no_secret_anywhere(
    seeds_folder: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo
) -> None:
    """``hoidap serve`` and ``doctor`` as they are run, all logs on, with each fault at least once."""
    (tmp_path / ".env").write_text(
        f"INDEX_DIR={seeds_folder}\nDATA_DIR=data\nHTTP_PORT=0\nLOG_LEVEL=DEBUG\nREADER=false\n"
        f"TELEGRAM_BOT_TOKEN={telegram_api.TOKEN}\nTELEGRAM_API_URL={telegram.url}\n"
        f"TELEGRAM_WEBHOOK_URL=https://bot.example.vn/telegram\nTELEGRAM_WEBHOOK_SECRET={SECRET}\n"
        f"ZALO_BOT_TOKEN={zalo_api.TOKEN}\nZALO_API_URL={zalo.url}\n"
    )
    faults = (
        LOST_BEFORE,
        HTML_502,
        NO_OBJECT,
        telegram_api.error(500, "Internal"),
        telegram_api.error(401, "Unauthorized"),
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (tmp_path / "log").open("ab") as log:
        run = partial(asyncio.create_subprocess_exec, *HOIDAP, cwd=tmp_path, env=environment, stdout=log, stderr=log)
        process = await run("serve")
        started.append(process)
        await until(lambda: telegram.webhook and zalo.polls, 60)
        port = int(re.findall(r"listening on 127.0.0.1:(\d+)", (tmp_path / "log").read_text())[0])
        update, headers = telegram.say(QUESTION), {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.post("/telegram", json=update, headers=headers)).status_code == 200
            zalo.say(QUESTION)
            await until(lambda: telegram.messages() and zalo.messages(), PATIENCE)
            assert (await client.get("/ready")).json()["channels"] == {"telegram": "connected", "zalo": "connected"}
            written = (await client.get("/metrics")).content
            doctor = await run("doctor")
            assert await doctor.wait() == 0
            for method in ("sendMessage", "sendChatAction", "getUpdates"):
                telegram.faults[method].extend(faults)
                zalo.faults[method].extend(faults)
            for number in range(len(faults)):
                zalo.say(f"{QUESTION} {number}", chat=str(number))
                await client.post("/telegram", json=telegram.say(f"{QUESTION} {number}", chat=number), headers=headers)
            assert await asyncio.wait_for(process.wait(), PATIENCE) == 2  # the last fault stops each channel
        telegram.token = zalo.token = "another"
        doctor = await run("doctor")
        assert await doctor.wait() == 2
    for sent in (telegram.texts()[0], zalo.texts()[0]):
        assert "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%" in sent
    log_text = (tmp_path / "log").read_text()
    assert [f"ok   {name}: mã: đúng" in log_text for name in ("Telegram", "Zalo")] == [True, True]
    assert [f"LỖI  {name}: mã: bị từ chối" in log_text for name in ("Telegram", "Zalo")] == [True, True]
    written += b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != ".env")
    secrets = (telegram_api.TOKEN, zalo_api.TOKEN, SECRET)
    assert [secret.encode() in written for secret in secrets] == [False] * 3
    assert [secret.partition(":")[2].encode() in written for secret in secrets[:2]] == [False] * 2
    assert QUESTION.encode() not in (tmp_path / "log").read_bytes()


def test_mistakes_say_what_to_do(small_index: Path, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="hãy đặt TELEGRAM_BOT_TOKEN"):
        serve(plan_for(small_index, tmp_path / "d"))


def test_a_fault_is_no_mistake_of_the_operator(
    small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the service manager would not start us again."""

    async def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.channels.telegram.Telegram.connect", broken)
    account = Account(telegram_api.TOKEN, "http://127.0.0.1:9")
    with pytest.raises(ZeroDivisionError):
        serve(plan_for(small_index, tmp_path / "d", accounts={"telegram": account}))


async def test_one_process_a_channel(small_index: Path, tmp_path: Path, telegram: FakeTelegram) -> None:
    first = await start(small_index, tmp_path / "d", tmp_path / "log", telegram)
    telegram.say(QUESTION)
    await until(lambda: telegram.messages(), PATIENCE)
    with pytest.raises(ServiceError, match="đang chạy ở một tiến trình khác"):
        serve(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram)))
    first.terminate()
    assert await first.wait() == 0


@pytest.mark.slow
async def test_thirty_seconds_without_a_network(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo
) -> None:
    process = await start(small_index, tmp_path / "d", tmp_path / "log", telegram, zalo)
    telegram.say(QUESTION)
    zalo.say(QUESTION)
    await until(lambda: telegram.messages() and zalo.messages(), PATIENCE)
    for fake in (telegram, zalo):
        await fake.stop()
    telegram.say("Doanh thu ngành?")
    zalo.say("Doanh thu ngành?")
    await asyncio.sleep(30)
    for fake in (telegram, zalo):
        await fake.start()
    await until(lambda: len(telegram.messages()) == len(zalo.messages()) == 2, 40)
    process.terminate()
    assert await process.wait() == 0
    assert ["90 tỷ" in telegram.texts()[1], "90 tỷ" in zalo.texts()[1]] == [True, True]
