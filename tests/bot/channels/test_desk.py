import asyncio
import gc
import threading
import weakref
from pathlib import Path

from bot.channels.desk import Desk
from bot.conversation import Conversation
from bot.suggestions import find_questions
from tests.fakes.house import ANSWER, QUESTION, TEXTS, accounts, build, house, plan_for, until
from tests.fakes.telegram_api import FakeTelegram


def test_every_question_suggested_is_answered_by_what_it_was_written_from(small_index: Path, tmp_path: Path) -> None:
    assistant = plan_for(small_index, tmp_path).open_assistant()
    found = find_questions(assistant)
    assert found == [
        "Tỷ lệ hồ sơ trực tuyến là bao nhiêu?",
        "Tổng số thuê bao di động là bao nhiêu?",
        "Kế hoạch gồm những gì?",
    ]
    assert find_questions(assistant, lambda: True) == []
    assistant.index.close()


async def test_the_index_is_rebuilt_while_serving(tmp_path: Path, telegram: FakeTelegram) -> None:
    index = build(tmp_path)
    async with house(plan_for(index, tmp_path / "d", accounts=accounts(telegram))) as running:
        telegram.say(QUESTION)
        await until(lambda: telegram.messages())
        passage = next(iter(telegram.buttons().values()))
        build(tmp_path, **{"bao-cao": "Báo cáo chuyển đổi số\n\nTỷ lệ hồ sơ trực tuyến đạt 51% trong năm 2024."})
        asking = [asyncio.create_task(running.desk.ask(QUESTION)) for _ in range(20)]
        await running.desk.look()
        await asyncio.gather(*asking)
        telegram.say(QUESTION)
        await until(lambda: len(telegram.messages()) == 2)
        telegram.press(passage)
        await until(lambda: len(telegram.messages()) == 3)
    assert ["45%" in telegram.texts()[0], "51%" in telegram.texts()[1]] == [True, True]
    assert telegram.texts()[2].startswith("Tài liệu đã thay đổi")


async def test_no_question_is_lost_while_the_index_is_rebuilt_again_and_again_and_the_old_ones_are_freed(
    tmp_path: Path,
) -> None:
    index = build(tmp_path)
    plan = plan_for(index, tmp_path / "d")
    desk = Desk(plan.open_assistant(), plan.open_assistant, plan.generation)
    desk.settle()
    assert gc.get_freeze_count() > 1000
    old = [weakref.ref(desk.assistant.index)]
    asking = []
    for year in range(2025, 2028):
        asking += [asyncio.create_task(desk.ask(QUESTION)) for _ in range(10)]
        await asyncio.to_thread(build, tmp_path, **{"bao-cao": f"{TEXTS['bao-cao']} Đến năm {year}."})
        asking += [asyncio.create_task(desk.ask(QUESTION)) for _ in range(10)]
        await desk.look()
        old.append(weakref.ref(desk.assistant.index))
    answers = await asyncio.gather(*asking)
    assert {answer.citations[0].quote for answer in answers} == {ANSWER}
    assert [reference() is None for reference in old] == [True, True, True, False]
    gc.unfreeze()
    await desk.close()


async def test_room_is_made_for_as_many_long_questions_at_once_as_will_be_asked(tmp_path: Path) -> None:
    plan = plan_for(build(tmp_path), tmp_path / "d")
    assistant = plan.open_assistant()
    together, longest, search = threading.Barrier(3), [], assistant.index.search

    def searched(question: str) -> object:
        together.wait(10)
        longest.append(len(question.split()))
        return search(question)

    assistant.index.search = searched  # type: ignore[method-assign,assignment]
    desk = Desk(assistant, plan.open_assistant, plan.generation, threads=2)
    desk.settle()
    gc.unfreeze()
    assert longest == [128] * 12
    await desk.close()


async def test_more_is_told_of_an_answer_whose_document_is_gone(tmp_path: Path) -> None:
    index = build(tmp_path)
    plan = plan_for(index, tmp_path / "d")
    desk = Desk(plan.open_assistant(), plan.open_assistant, plan.generation)
    conversation = Conversation()
    assert (await desk.ask(QUESTION, conversation)).citations[0].quote == ANSWER
    (tmp_path / "documents" / "bao-cao.txt").unlink()
    build(tmp_path, khac="Tài liệu khác.\n\nĐường sắt cao tốc dài 1.541 km.")
    await desk.look()
    more = await desk.ask("chi tiết hơn", conversation)
    assert [(citation.number, citation.quote) for citation in more.citations] == [(1, ANSWER)]
    await desk.close()


async def test_a_broken_new_index_leaves_the_old_one_serving(tmp_path: Path) -> None:
    index = build(tmp_path)
    plan = plan_for(index, tmp_path / "d")
    desk = Desk(plan.open_assistant(), plan.open_assistant, plan.generation)
    (index / "manifest.json").write_text("{broken")
    await desk.look()
    assert (await desk.ask(QUESTION)).citations[0].quote.startswith("Tỷ lệ hồ sơ trực tuyến đạt 45%")
    await desk.close()
