import pytest

from bot.assistant import Assistant
from bot.composing.answer import Clarification
from bot.conversation import Conversation
from bot.gathering.reader import Reader
from bot.understanding.query import Intent
from index import SearchIndex

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def assistant(seeds_index: SearchIndex) -> Assistant:
    return Assistant(seeds_index, Reader.load())


def choices(assistant: Assistant, question: str) -> tuple[str, ...]:
    clarification = assistant.ask(question).clarification
    return clarification.choices if clarification else ()


def test_a_question_that_names_nothing_is_asked_back(assistant: Assistant) -> None:
    assert "Việt Nam tăng bao nhiêu bậc?" in choices(assistant, "Tăng bao nhiêu bậc?")


def test_a_measure_is_asked_of_what_it_may_be_of(assistant: Assistant) -> None:
    found = choices(assistant, "tốc độ")
    assert "tốc độ hạ tầng số?" in found
    assert not any("năm" in choice for choice in found)


def test_rows_without_the_year_asked_for_are_no_choices(assistant: Assistant) -> None:
    answer = assistant.ask("Có chỉ số năm 2023 không?")
    assert answer.abstention is not None
    assert answer.abstention.years == (2020, 2021, 2022)


def test_the_row_that_grew_most_comes_first_with_both_its_years(assistant: Assistant) -> None:
    answer = assistant.ask("Chỉ số nào tăng nhiều nhất từ năm 2021 đến năm 2022?")
    told = [(cite.quote.split("\n")[0], [mark.of(cite.quote) for mark in cite.marked]) for cite in answer.citations]
    assert told[0] == ("Kinh tế số", ["Kinh tế số", "0,41", "0,64"])
    assert told[-1] == ("Chuyển đổi số quốc gia", ["0,61", "0,71"])


def test_the_province_may_be_one_of_two(assistant: Assistant) -> None:
    found = choices(assistant, "Ở điểm cầu tỉnh thì ai chủ trì?")
    assert sorted(found) == ["Ở điểm cầu tỉnh thì ai chủ trì ở Bắc Kạn?", "Ở điểm cầu tỉnh thì ai chủ trì ở Kon Tum?"]


def test_the_lowest_of_a_table_comes_first(assistant: Assistant) -> None:
    answer = assistant.ask("Chỉ số nào thấp nhất trong năm 2020?")
    assert [citation.quote.split("\n")[0] for citation in answer.citations] == [
        "Kinh tế số",
        "Xã hội số",
        "Chính phủ số",
        "Chuyển đổi số quốc gia",
    ]
    assert answer.citations[0].quote[answer.citations[0].marked[-1].start :].startswith("0,26")


def test_a_sentence_that_points_back_brings_the_one_before(assistant: Assistant) -> None:
    answer = assistant.ask("Vì sao chỉ số chuyển đổi số càng về sau càng khó tăng?")
    assert answer.citations[0].quote.endswith("thì việc tăng điểm sẽ càng khó khăn.")
    assert not answer.citations[0].quote.startswith("Điều này")


def test_which_province_is_mine_is_asked_and_what_is_told_of_another_is_not_said_of_it(assistant: Assistant) -> None:
    conversation = Conversation()
    for turn in ("mức B từ bao nhiêu điểm", "60 điểm thì mức nào"):
        assistant.ask(turn, conversation)
    answer = assistant.ask("tỉnh tôi được xếp mức nào", conversation)
    assert answer.clarification == Clarification(("tỉnh Bắc Kạn được xếp mức nào",))
    assert assistant.ask("Cổng của tỉnh mình được 72 điểm thì ở mức nào?").clarification is None


def test_a_word_or_two_make_the_question_clear(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("tốc độ", conversation)
    first = assistant.ask("cố định", conversation).citations[0]
    assert [mark.of(first.quote) for mark in first.marked] == ["93,31 Mbps"]
    assistant.ask("tốc độ", conversation)
    assert assistant.ask("cảm ơn bạn", conversation).query.intent is Intent.THANKS
