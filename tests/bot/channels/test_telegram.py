import asyncio
import json
from functools import partial
from pathlib import Path

import pytest

from bot import messages
from bot.channels.telegram_markup import as_html
from bot.messages import Part
from tests.fakes.house import ANSWER, INDICES, MANY, QUESTION, accounts, build, house, plan_for, until
from tests.fakes.loopback import HTML_502, LOST_AFTER, LOST_BEFORE, NO_OBJECT, Fault
from tests.fakes.telegram_api import BOT, FakeTelegram, error


async def test_a_question_is_answered_with_quote_source_and_buttons(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say(QUESTION)
        await until(lambda: telegram.messages())
    sent = telegram.messages()[0]
    quote = ANSWER.replace("45%", "<b>45%</b>")
    expected = f"<b>45%</b>\n<blockquote>“{quote}”</blockquote>\n<i>[1] Báo cáo chuyển đổi số · bao-cao.txt</i>"
    assert sent["text"] == expected
    assert list(telegram.buttons()) == ["📄 Đoạn gốc", "💡 Câu hỏi khác", "👍", "👎"]


async def test_an_answer_that_takes_its_time_is_shown_as_being_written(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.delivery.TYPING_AFTER", 0.0)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say(QUESTION)
        await until(lambda: telegram.messages())
    assert telegram.called("sendChatAction") == [{"chat_id": "7", "action": "typing"}]
    sent = [name for name, _ in telegram.sent]
    assert sent.index("sendChatAction") < sent.index("sendMessage")


async def test_the_menu_and_start_help_sources_and_a_new_conversation(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        for count, text in enumerate(["/start", "/help", "/nguon", "/moi", "/khong"], 1):
            telegram.say(text)
            await until(partial(lambda wanted: len(telegram.messages()) == wanted, count))
    start, helping, sources, new, unknown = telegram.texts()
    assert "hệ thống hỏi đáp tự động" in start
    assert "“Báo cáo chuyển đổi số”" in start
    assert len(telegram.buttons(0)) == 3
    assert "@hoidap_bot" in helping
    assert "bao-cao.txt" in sources
    assert new == messages.NEW_CONVERSATION
    assert unknown == messages.CHANNEL_UNKNOWN_COMMAND
    menu = json.loads(telegram.called("setMyCommands")[0]["commands"])
    assert [each["command"] for each in menu] == ["start", "nguon", "moi", "help"]


async def test_buttons_show_the_passage_other_questions_and_take_votes(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))) as running:
        telegram.say(QUESTION)
        await until(lambda: len(telegram.messages()) == 1)
        buttons = telegram.buttons()
        telegram.press(buttons["📄 Đoạn gốc"])
        await until(lambda: len(telegram.messages()) == 2)
        telegram.press(buttons["💡 Câu hỏi khác"])
        await until(lambda: len(telegram.messages()) == 3)
        telegram.press(next(iter(telegram.buttons().values())))
        await until(lambda: len(telegram.messages()) == 4)
        telegram.press(buttons["👎"])
        telegram.press("goc:unknown1:1")
        telegram.press("<b>hostile:" + "x" * 5000)
        await until(lambda: len(telegram.called("answerCallbackQuery")) == 6)
        disliked = running.journal.disliked(1)
        await until(lambda: len(telegram.messages()) == 6)
    assert f"<b>{ANSWER}</b> Doanh thu ngành đạt 90 tỷ đồng.\nTổng số thuê bao" in telegram.messages()[1]["text"]
    assert telegram.texts()[2] == messages.OTHER_QUESTIONS_ARE
    assert telegram.texts()[3].startswith("❓ ")
    assert telegram.called("answerCallbackQuery")[3]["text"] == messages.VOTED[-1]
    assert [(kept.question, kept.citations[0].quote) for kept in disliked] == [(QUESTION, ANSWER)]
    assert telegram.texts()[4:] == [messages.TOO_OLD, messages.NO_LONGER_SUGGESTED]


async def test_a_question_back_has_its_choices_as_buttons(tmp_path: Path, telegram: FakeTelegram) -> None:
    async with house(plan_for(build(tmp_path, **INDICES), tmp_path / "d", accounts=accounts(telegram))):
        telegram.say("Chỉ số năm 2022?")
        await until(lambda: len(telegram.messages()) == 1)
        buttons = telegram.buttons()
        telegram.press(buttons["Chỉ số Kinh tế số năm 2022?"])
        await until(lambda: len(telegram.messages()) == 2)
        telegram.say("Chỉ số năm 2021?", chat=8)
        telegram.say("1", chat=8)  # who types the number instead
        await until(lambda: len(telegram.messages(8)) == 2)
    assert telegram.texts()[0] == "Bạn hỏi về điều nào?"
    assert list(buttons) == ["Chỉ số Chính phủ số năm 2022?", "Chỉ số Kinh tế số năm 2022?"]
    assert telegram.texts()[1].startswith("❓ Chỉ số Kinh tế số năm 2022?\n\n0,60\n")
    assert telegram.texts(8)[1].startswith("0,43\n")


async def test_groups_edits_inline_and_what_is_no_text(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say("Nói chuyện với nhau thôi", chat=-5, person=8)
        telegram.say("Nói với @hoidap_bot_khac", chat=-5, person=8)
        asked = telegram.say(f"@hoidap_bot {QUESTION}", chat=-5, person=8)
        await until(lambda: len(telegram.messages(-5)) == 1)
        telegram.say("Doanh thu ngành?", chat=-5, person=8, reply_to_message=telegram.message(-5, None) | {"from": BOT})
        await until(lambda: len(telegram.messages(-5)) == 2)
        first = telegram.say("Doanh thu ngành?")
        await until(lambda: len(telegram.messages(7)) == 1)
        telegram.edit(first, QUESTION)
        await until(lambda: len(telegram.messages(7)) == 2)
        telegram.put(message=telegram.message(7, None, sticker={}))
        await until(lambda: len(telegram.messages(7)) == 3)
        telegram.search(QUESTION)
        telegram.search("ty")
        await until(lambda: len(telegram.called("answerInlineQuery")) == 2)
        telegram.put(channel_post=telegram.message(-9, None, text="kênh"))
        telegram.put(message={"oddly": "shaped"})
        await asyncio.sleep(0.1)
    assert ANSWER in telegram.texts(-5)[0]
    assert json.loads(telegram.messages(-5)[0]["reply_parameters"])["message_id"] == asked["message"]["message_id"]
    assert "90 tỷ đồng" in telegram.texts(7)[0]
    assert ANSWER in telegram.texts(7)[1]
    assert telegram.texts(7)[2] == messages.NOT_TEXT
    found, nothing = (json.loads(each.get("results", "[]")) for each in telegram.called("answerInlineQuery"))
    assert found[0]["title"] == "45%"
    assert ANSWER.replace("45%", "<b>45%</b>") in found[0]["input_message_content"]["message_text"]
    assert nothing == []


async def test_what_is_told_shared_or_moved_needs_no_answer(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say("❓ Tỷ lệ?\n\n45%", via_bot=BOT)  # an inline result of ours
        telegram.put(message=telegram.message(7, None, pinned_message={}))
        telegram.put(message=telegram.message(-5, 8, new_chat_members=[BOT]))
        moving = telegram.message(7, None, location={"latitude": 21, "longitude": 105}, edit_date=1)
        telegram.put(edited_message=moving)
        telegram.put(message=telegram.message(7, None, photo=[{}], media_group_id="1"))
        telegram.put(message=telegram.message(7, None, photo=[{}], media_group_id="1"))
        telegram.say(QUESTION)
        await until(lambda: any(ANSWER in text for text in telegram.texts()))
    assert telegram.texts()[0] == messages.NOT_TEXT  # once for the album
    assert len(telegram.messages()) == 2


async def test_a_topic_and_whoever_writes_in_the_groups_name(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.delivery.TYPING_AFTER", 0.0)
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    group = {"id": -5, "type": "supergroup", "title": "Nhóm"}
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        text = f"@hoidap_bot {QUESTION}"
        message = telegram.message(-5, 8, text=text, message_thread_id=42, is_topic_message=True)
        telegram.put(message={**message, "from": anonymous, "sender_chat": group})
        await until(lambda: telegram.messages(-5))
        button = telegram.buttons()["📄 Đoạn gốc"]
        telegram.put(callback_query={"id": "1", "from": {"id": 8}, "data": button, "message": message})
        await until(lambda: len(telegram.messages(-5)) == 2)
        telegram.say(text, chat=-5, person=8, message_thread_id=43)  # a thread of replies is no topic
        await until(lambda: len(telegram.messages(-5)) == 3)
    assert [each.get("message_thread_id") for each in telegram.messages(-5)] == ["42", "42", None]
    typing = [each.get("message_thread_id") for each in telegram.called("sendChatAction")]
    assert (typing[0], typing[-1]) == ("42", None)


@pytest.mark.parametrize(("number", "orders"), [(2**64, []), (1e400, []), (None, []), ("1", [1]), (1, [1])])
async def test_an_update_of_an_odd_shape_takes_no_other_along(
    number: object, orders: list[int], small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, webhook=True))) as running:
        channel = running.channel("telegram")
        odd = {"update_id": number, "message": telegram.message(7, None, text="Odd")}
        half = {"update_id": 5, "message": telegram.message(7, None, text=f"{QUESTION} \ud83d")}
        assert [each.order for each in channel.incoming(odd)] == orders
        await channel.receive(channel.incoming(half))
        await until(lambda: telegram.messages())
    assert ANSWER in telegram.texts()[0]


@pytest.mark.parametrize(
    "fault",
    [
        error(429, "Too Many Requests", retry_after=0),
        error(429, "Too Many Requests: retry after 1", retry_after=1),
        error(429, "Too Many Requests"),
        error(500, "Internal Server Error", status=200),
        HTML_502,
        NO_OBJECT,
        Fault(HTML_502.answer, delay=0.2),
    ],
)
async def test_a_send_that_was_surely_not_delivered_is_sent_again(
    fault: Fault, small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    telegram.faults["sendMessage"].append(fault)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say(QUESTION)
        await until(lambda: telegram.messages())
        await asyncio.sleep(0.1)
    assert [ANSWER in text for text in telegram.texts()] == [True]


@pytest.mark.parametrize("fault", [LOST_AFTER, LOST_BEFORE, error(504, "Gateway Timeout")])
async def test_a_send_in_doubt_is_not_sent_again_but_told(
    fault: Fault, small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    telegram.faults["sendMessage"].append(fault)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))) as running:
        telegram.say(QUESTION)
        await until(lambda: any("Đường truyền bị ngắt" in text for text in telegram.texts()))
        await until(lambda: running.inbox.count("telegram") == 0)
    answers = [text for text in telegram.texts() if ANSWER in text]
    assert len(answers) == (1 if fault.after else 0)
    assert f"“{QUESTION}”" in telegram.texts()[-1]


async def test_refusals_markup_errors_and_moved_groups(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    faults = telegram.faults["sendMessage"]
    moved = error(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))) as running:
        faults.append(error(403, "Forbidden: bot was blocked by the user"))
        telegram.say(QUESTION, chat=1)
        await until(lambda: not faults)
        faults.append(error(400, "Bad Request: can't parse entities"))
        telegram.say(QUESTION, chat=2)
        await until(lambda: telegram.messages(2))
        faults.append(moved)
        telegram.say(f"@hoidap_bot {QUESTION}", chat=-3)
        await until(lambda: telegram.messages(-100))
        faults.append(error(400, "Bad Request: chat not found", status=200))
        telegram.say(QUESTION, chat=4)
        await until(lambda: not faults and running.inbox.count("telegram") == 0)
    assert "parse_mode" not in telegram.messages(2)[0]
    assert ANSWER in telegram.messages(2)[0]["text"]
    assert [telegram.messages(chat) for chat in (1, -3, 4)] == [[], [], []]


@pytest.mark.parametrize(
    "fault", [HTML_502, LOST_BEFORE, error(408, "Request Timeout", status=200), error(429, "slow"), NO_OBJECT]
)
async def test_polling_goes_on_after_faults(
    fault: Fault, small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    telegram.faults["getMe"].append(fault)
    telegram.faults["getUpdates"].append(fault)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say(QUESTION)
        await until(lambda: telegram.messages())
    assert ANSWER in telegram.texts()[0]


async def test_a_replayed_update_is_answered_once(small_index: Path, tmp_path: Path, telegram: FakeTelegram) -> None:
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))
    async with house(plan):
        update = telegram.say(QUESTION)
        telegram.again(update)
        await until(lambda: telegram.messages())
        telegram.again(update)
        telegram.say("Doanh thu ngành?")
        await until(lambda: len(telegram.messages()) == 2)
    async with house(plan):
        telegram.again(update)
        telegram.say("Tổng số thuê bao di động?")
        await until(lambda: len(telegram.messages()) == 3)
        await asyncio.sleep(0.1)
    assert [part in text for part, text in zip(["45%", "90 tỷ", "120 triệu"], telegram.texts(), strict=True)] == [
        True
    ] * 3


async def test_a_wrong_token_stops_telegram_only(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: "object", caplog: pytest.LogCaptureFixture
) -> None:
    from tests.fakes.zalo_api import FakeZalo

    assert isinstance(zalo, FakeZalo)
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, zalo))) as running:
        telegram.token = "another"
        telegram.faults["getUpdates"].append(error(401, "Unauthorized"))
        telegram._new.set()
        await until(lambda: running.channel("telegram").state.startswith("stopped"))
        zalo.say(QUESTION)
        await until(lambda: zalo.messages())
    assert ANSWER in zalo.texts()[0]


async def test_hostile_text_in_every_place_is_only_text(tmp_path: Path, telegram: FakeTelegram) -> None:
    hostile = "<script>&amp;</blockquote>"
    index = build(
        tmp_path,
        **{
            "x&<b>": f"Tiêu đề {hostile} số\n\nTỷ lệ {hostile} trực tuyến đạt 45% & <b>hơn</b> trong năm 2024.",
            "y": f"Tiêu đề {hostile} khác\n\nTỷ lệ {hostile} trực tuyến đạt 45% & <b>hơn</b> trong năm 2024.",
        },
    )
    async with house(plan_for(index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say(f"Tỷ lệ {hostile} trực tuyến năm 2024?")
        telegram.say("/nguon", chat=8)
        telegram.say("/start", chat=9)
        telegram.search(f"Tỷ lệ {hostile} trực tuyến năm 2024?")
        await until(lambda: len(telegram.messages()) == 3 and telegram.called("answerInlineQuery"))
        telegram.press(telegram.buttons(0, 7)["📄 Đoạn gốc"])
        await until(lambda: len(telegram.messages()) == 4)
    assert all("<script>" not in sent["text"] for sent in telegram.messages())
    assert hostile in telegram.texts(7)[0]
    assert f"cũng có trong: Tiêu đề {hostile} khác (y.txt)" in telegram.texts(7)[0]
    assert hostile in telegram.texts(7)[1]


async def test_a_long_message_is_parted_between_lines(tmp_path: Path, telegram: FakeTelegram) -> None:
    async with house(plan_for(build(tmp_path, **MANY), tmp_path / "d", accounts=accounts(telegram))):
        telegram.say("/nguon")
        await until(lambda: any("… và 10 tài liệu khác" in text for text in telegram.texts()))
    first, second = telegram.texts()
    assert first.endswith(".txt")
    assert second.lstrip("0123456789").startswith(". Báo cáo của xã thứ ")


SHARES = {"a": "Báo cáo kinh tế số\n\nTỷ trọng năm 2021, 2022 lần lượt là 11,91%, 14,26%."}


async def test_figures_to_compare_are_sent_as_a_photo_below_the_words(tmp_path: Path, telegram: FakeTelegram) -> None:
    index = build(tmp_path, **SHARES)
    async with house(plan_for(index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say("Tỷ trọng năm 2021 và 2022?")
        await until(lambda: telegram.called("sendPhoto"))
        telegram.say("Tỷ trọng năm 2021?")
        await until(lambda: len(telegram.messages()) == 2)
    assert telegram.texts()[0].startswith("2021  11,91% [1]\n2022  14,26% [1]\n\n“Tỷ trọng")
    sent = [name for name, _ in telegram.sent if name in ("sendMessage", "sendPhoto")]
    assert sent == ["sendMessage", "sendPhoto", "sendMessage"]
    photo = telegram.called("sendPhoto")[0]
    assert photo["chat_id"] == "7"
    assert photo["photo"][:4] == b"\x89PNG"


@pytest.mark.parametrize("fault", [error(400, "Bad Request: not enough rights to send photos"), LOST_AFTER])
async def test_words_are_out_once_even_if_the_photo_is_not_taken(
    tmp_path: Path, telegram: FakeTelegram, fault: Fault
) -> None:
    telegram.faults["sendPhoto"].append(fault)
    async with house(plan_for(build(tmp_path, **SHARES), tmp_path / "d", accounts=accounts(telegram))) as running:
        telegram.say("Tỷ trọng năm 2021 và 2022?")
        await until(lambda: not telegram.faults["sendPhoto"] and not running.channel("telegram").pool.waiting)
        telegram.say("Tỷ trọng năm 2021?")
        await until(lambda: len(telegram.messages()) == 2)
    assert [text.startswith("2021  11,91%") for text in telegram.texts()] == [True, False]


async def test_two_hundred_chats_at_once_each_in_order(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    asked = ["Tỷ lệ hồ sơ trực tuyến năm 2024?", "Doanh thu ngành?", "Tổng số thuê bao di động?"]
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        for question in asked:
            for chat in range(1, 201):
                telegram.say(question, chat=chat)
        await until(lambda: len(telegram.messages()) == 600, 60)
    for chat in range(1, 201):
        assert [text.partition("\n")[0] for text in telegram.texts(chat)] == ["45%", "90 tỷ đồng", "120 triệu"]


async def test_who_asks_too_fast_is_told_once_and_a_full_queue_is_told(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    async with house(
        plan_for(small_index, tmp_path / "d", accounts=accounts(telegram), questions_per_minute=2)
    ) as running:
        for _ in range(6):
            telegram.say(QUESTION)
        await until(lambda: len(telegram.messages()) == 3)
        running.channel("telegram").pool._most_waiting = 0
        telegram.say(QUESTION, chat=8)
        await until(lambda: telegram.messages(8))
        assert running.channel("telegram").pool.waiting == 0
    assert telegram.texts(7)[2] == messages.TOO_FAST
    assert telegram.texts(8) == [messages.BUSY]


async def test_the_network_goes_and_comes_back(small_index: Path, tmp_path: Path, telegram: FakeTelegram) -> None:
    async with house(plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))):
        telegram.say(QUESTION)
        await until(lambda: telegram.messages())
        await telegram.stop()
        await asyncio.sleep(1)
        telegram.say("Doanh thu ngành?")
        await telegram.start()
        await until(lambda: len(telegram.messages()) == 2)
    assert "90 tỷ đồng" in telegram.texts()[1]


def test_markup_is_folded_where_long_and_always_escaped() -> None:
    long = "a" * 800
    assert as_html(
        (Part("<1>", "headline"), Part("\n"), Part(long, "quote"), Part("&", "marked"), Part("s", "source"))
    ) == (f"<b>&lt;1&gt;</b>\n<blockquote expandable>{long}<b>&amp;</b></blockquote><i>s</i>")
