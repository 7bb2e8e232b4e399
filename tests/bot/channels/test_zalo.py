import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot import messages
from bot.channels.fitting import units
from bot.channels.zalo import text_styles
from bot.messages import Part
from tests.fakes.house import ANSWER, INDICES, MANY, QUESTION, accounts, build, house, plan_for, until
from tests.fakes.loopback import HTML_502, LOST_AFTER, LOST_BEFORE, NO_OBJECT, Fault
from tests.fakes.zalo_api import FakeZalo, error


async def test_a_newcomer_is_told_who_speaks_then_numbers_choose(
    small_index: Path, tmp_path: Path, zalo: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.delivery.TYPING_AFTER", 0.0)
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))
    async with house(plan):
        zalo.say(QUESTION)
        await until(lambda: len(zalo.messages()) == 1)
    async with house(plan) as running:  # what the numbers mean outlives a restart
        for count, text in enumerate(["1", "9", "4", "2", "1", "/moi"], 2):
            zalo.say(text)
            await until(partial(lambda wanted: len(zalo.messages()) == wanted, count))
        disliked = running.journal.disliked(1)
    first, passage, none, thanks, others, answered, new = zalo.texts()
    assert "hệ thống hỏi đáp tự động" in first
    assert first.endswith(
        f"45%\n“{ANSWER}”\n[1] Báo cáo chuyển đổi số · bao-cao.txt\n\n"
        "Gõ số để chọn:\n1. 📄 Đoạn gốc · 2. 💡 Câu hỏi khác · 3. 👍 · 4. 👎"
    )
    assert f"{ANSWER} Doanh thu ngành đạt 90 tỷ đồng." in passage
    assert none == "Không có lựa chọn 9. Bạn hãy gõ một số từ 1 đến 4, hoặc gõ câu hỏi."
    assert thanks == messages.VOTED[-1]
    assert "\n1. " in others
    assert answered.startswith("❓ ")
    assert new == messages.NEW_CONVERSATION
    assert [kept.question for kept in disliked] == [QUESTION]
    bold = zalo.messages()[0]["text_styles"]
    assert [first[style["start"] : style["start"] + style["len"]] for style in bold] == ["45%", "45%"]
    assert zalo.called("sendChatAction")[0] == {"chat_id": "u7", "action": "typing"}


async def test_a_question_back_has_its_choices_numbered(tmp_path: Path, zalo: FakeZalo) -> None:
    async with house(plan_for(build(tmp_path, **INDICES), tmp_path / "d", accounts=accounts(zalo=zalo))):
        zalo.say("Chỉ số năm 2022?")
        await until(lambda: len(zalo.messages()) == 1)
        zalo.say("2")
        await until(lambda: len(zalo.messages()) == 2)
    assert zalo.texts()[0].endswith(
        "\n\nBạn hỏi về điều nào?\n\nGõ số để chọn:\n1. Chỉ số Chính phủ số năm 2022?\n2. Chỉ số Kinh tế số năm 2022?"
    )
    assert zalo.texts()[1].startswith("❓ Chỉ số Kinh tế số năm 2022?\n\n0,60\n")


@pytest.mark.parametrize("repeats", [False, True])
async def test_updates_that_come_again_or_only_once_are_answered_once(
    repeats: bool, small_index: Path, tmp_path: Path
) -> None:
    zalo = FakeZalo(repeats)
    await zalo.start()
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo)), breath=1.0):
        update = zalo.say(QUESTION)
        await until(lambda: zalo.messages())
        zalo.put(update)
        await asyncio.sleep(1.2)
        assert zalo.polls < 8  # no hot loop
    await zalo.stop()
    assert len(zalo.messages()) == 1


async def test_shapes_of_updates(small_index: Path, tmp_path: Path, zalo: FakeZalo) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))):
        zalo.put([zalo.update("a", text=QUESTION), zalo.update("b", text=QUESTION)])
        await until(lambda: zalo.messages("a") and zalo.messages("b"))
        undated = zalo.update("c", text=f"@Bot Hỏi đáp {QUESTION}")
        del undated["message"]["date"]
        zalo.put(undated)
        zalo.put(zalo.update("d", "message.image.received", photo="https://x/y.jpg"))
        zalo.put(zalo.update("e", "message.image.received", photo_url="https://x/y.jpg"))
        zalo.put(zalo.update("f", "message.sticker.received"))
        zalo.put(zalo.update("g", "message.reaction.received"))
        zalo.put({"event_name": "odd", "message": None})
        zalo.put("not even an object")
        zalo.put([])
        far = zalo.update("j", text=f"{QUESTION} \ud83d")
        far["message"]["date"] = 1e400
        zalo.put(far)
        own = zalo.update("h", text=QUESTION)
        own["message"]["from"]["is_bot"] = True
        zalo.put(own)
        zalo.put({"ok": True, "result": zalo.update("i", text=QUESTION)})
        await until(lambda: zalo.messages("i"), 20)
    assert all(ANSWER in zalo.texts(chat)[0] for chat in "abci")
    assert [zalo.texts(chat)[0].count("hệ thống hỏi đáp tự động") for chat in "def"] == [1, 1, 1]
    assert [zalo.texts(chat) for chat in "gh"] == [[], []]


@pytest.mark.parametrize(
    "fault",
    [
        error(429, "Too many requests", 429, **{"retry-after": "1"}),
        error(429, "Too many requests"),
        error(500),
        HTML_502,
        NO_OBJECT,
        Fault(HTML_502.answer, delay=0.1),
    ],
)
async def test_a_send_that_was_surely_not_delivered_is_sent_again(
    fault: Fault, small_index: Path, tmp_path: Path, zalo: FakeZalo
) -> None:
    zalo.faults["sendMessage"].append(fault)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))):
        zalo.say(QUESTION)
        await until(lambda: zalo.messages())
        await asyncio.sleep(0.1)
    assert [ANSWER in text for text in zalo.texts()] == [True]


@pytest.mark.parametrize("fault", [LOST_AFTER, LOST_BEFORE, error(408, status=408), error(504, status=504)])
async def test_a_send_in_doubt_is_not_sent_again_but_told(
    fault: Fault, small_index: Path, tmp_path: Path, zalo: FakeZalo
) -> None:
    zalo.faults["sendMessage"].append(fault)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))) as running:
        zalo.say(QUESTION)
        await until(lambda: zalo.texts() and "Đường truyền bị ngắt" in zalo.texts()[-1])
        await until(lambda: running.inbox.count("zalo") == 0)
    assert sum(ANSWER in text for text in zalo.texts()) == (1 if fault.after else 0)


@pytest.mark.parametrize(
    "fault", [error(408), error(408, status=408), error(500), HTML_502, NO_OBJECT, LOST_BEFORE, error(429), error(404)]
)
async def test_polling_goes_on_after_faults(fault: Fault, small_index: Path, tmp_path: Path, zalo: FakeZalo) -> None:
    zalo.faults["getUpdates"].append(fault)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))):
        zalo.say(QUESTION)
        await until(lambda: zalo.messages())
    assert ANSWER in zalo.texts()[0]


async def test_styles_that_are_not_taken_fall_back_to_plain(small_index: Path, tmp_path: Path, zalo: FakeZalo) -> None:
    zalo.faults["sendMessage"].append(error(400, "text_styles invalid"))
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))):
        zalo.say(QUESTION)
        await until(lambda: zalo.messages())
    assert "text_styles" not in zalo.messages()[0]
    assert ANSWER in zalo.texts()[0]


async def test_long_messages_are_parted_and_the_month_is_counted(
    tmp_path: Path, zalo: FakeZalo, caplog: pytest.LogCaptureFixture
) -> None:
    index = build(tmp_path, **MANY)
    plan = plan_for(index, tmp_path / "d", accounts=accounts(zalo=zalo), zalo_monthly_messages=6)
    async with house(plan) as running:
        zalo.say("/nguon")
        await until(lambda: zalo.texts() and "… và 10 tài liệu khác" in zalo.texts()[-1])
        await until(lambda: running.inbox.count("zalo") == 0)
        assert running.journal.count("zalo") == 1 + len(zalo.messages())
    assert all(units(text) <= 1800 for text in zalo.texts())
    assert sum(f"· bao-cao-{number:02}.txt" in text for number in range(1, 31) for text in zalo.texts()) == 30
    assert "messages of this month are used" in caplog.text


async def test_a_month_that_cannot_be_counted_stops_no_answer(
    small_index: Path, tmp_path: Path, zalo: FakeZalo, caplog: pytest.LogCaptureFixture
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(zalo=zalo))) as running:
        with closing(sqlite3.connect(tmp_path / "d" / "journal.sqlite")) as other:
            other.execute("DROP TABLE month")
        for count in (1, 2):
            zalo.say(QUESTION)
            await until(partial(lambda wanted: len(zalo.messages()) == wanted, count))
        await until(lambda: running.inbox.count("zalo") == 0)
        assert running.channel("zalo").connected
    assert all(ANSWER in text for text in zalo.texts())
    assert "could not be counted" in caplog.text


def test_styles_are_counted_in_utf_16() -> None:
    assert text_styles((Part("😀 "), Part("45%", "headline"))) == [{"start": 3, "len": 3, "st": ["b"]}]


async def test_figures_to_compare_are_told_without_a_picture(tmp_path: Path, zalo: FakeZalo) -> None:
    index = build(tmp_path, a="Báo cáo kinh tế số\n\nTỷ trọng năm 2021, 2022 lần lượt là 11,91%, 14,26%.")
    async with house(plan_for(index, tmp_path / "d", accounts=accounts(zalo=zalo))):
        zalo.say("Tỷ trọng năm 2021 và 2022?")
        await until(lambda: zalo.messages())
    assert "2021  11,91% [1]\n2022  14,26% [1]\n\n“Tỷ trọng" in zalo.texts()[0]
    assert {name for name, _ in zalo.sent if name.startswith("send")} <= {"sendMessage", "sendChatAction"}
