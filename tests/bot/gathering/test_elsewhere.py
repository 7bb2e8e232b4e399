from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.channels.report import Journal
from bot.gathering.candidates import UNKNOWN
from bot.gathering.evidence import answers, stands_for
from bot.messages import answer_message, plain
from bot.understanding.query import read
from index import SearchIndex
from tests.fakes.hits import candidates_of
from tests.fakes.house import build
from tests.fakes.letters import load_letters

LEAD = "Bộ Khoa học và Công nghệ vừa công bố báo cáo về chuyển đổi số của các địa phương trong cả nước."
FIGURE = "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45% trong năm 2024, tăng mạnh so với năm trước."
QUESTION = "Tỷ lệ hồ sơ trực tuyến toàn trình năm 2024 là bao nhiêu?"


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    texts = {
        "bao-a": f"Hồ sơ trực tuyến tăng mạnh\n\n{LEAD} {FIGURE}",
        "bao-b": f"Chuyển đổi số có kết quả\n\n{LEAD} {FIGURE}",
        # Here the release stands in an article of its own, so that no chunk is the same, but the sentence is.
        "bao-c": f"Ghi nhận từ địa phương\n\nTại tỉnh Hà Giang, bà con đã quen với việc nộp giấy tờ qua mạng. {FIGURE} "
        "Cán bộ xã hướng dẫn bà con từng bước một, từ đăng ký tài khoản đến nhận kết quả tại nhà.",
    }
    index = build(tmp_path, **texts)
    return Assistant(SearchIndex.load(index, load_letters))


def test_what_three_papers_say_is_quoted_once_and_the_others_are_named(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    assert [citation.quote for citation in answer.citations] == [FIGURE]
    (citation,) = answer.citations
    named = {citation.document, *(other.document for other in citation.also)}
    assert named == {"bao-a.txt", "bao-b.txt", "bao-c.txt"}
    last = plain(answer_message(answer)).splitlines()[-1]
    assert last == "cũng có trong: " + "; ".join(f"{other.title} ({other.document})" for other in citation.also)


def test_the_other_documents_stay_with_a_kept_answer(assistant: Assistant, tmp_path: Path) -> None:
    answer = assistant.ask(QUESTION)
    journal = Journal(tmp_path / "journal.sqlite", 30)
    kept = journal.kept(journal.keep("telegram", answer))
    assert kept is not None
    assert kept.citations == answer.citations
    journal.close()


def test_a_question_that_one_sentence_answers_is_not_parted(tmp_path: Path) -> None:
    diploma = "Văn bằng được cấp vào cuối mỗi năm học cho sinh viên 2 lần."
    certificate = "Chứng chỉ có hiệu lực trong 2 năm kể từ ngày được cấp lần 1."
    both = "Bản chính văn bằng, chứng chỉ được cấp 1 lần, trừ trường hợp viết sai do lỗi của nơi cấp."
    index = build(tmp_path, quy=f"Quy định\n\n{diploma}\n\n{certificate}\n\n{both}")
    answer = Assistant(SearchIndex.load(index, load_letters)).ask("Văn bằng hay chứng chỉ được cấp mấy lần?")
    assert [citation.quote for citation in answer.citations] == [both]


def test_a_foreign_name_is_no_half_of_a_word(tmp_path: Path) -> None:
    index = build(tmp_path, giai="Giải đấu\n\nCầu thủ Messi sống tại thành phố Rosario từ năm 1987 đến năm 2000.")
    assistant = Assistant(SearchIndex.load(index, load_letters))
    assert assistant.ask("Messi sống ở đâu?").abstention is None
    assert assistant.ask("Ronaldo sống ở đâu?").abstention is not None


def test_a_name_in_capitals_is_made_of_the_initials_of_what_it_stands_for() -> None:
    told = "Ủy ban Chứng khoán Nhà nước trả lời trong 10 ngày, Sở Xây dựng trong 5 ngày."
    assert stands_for("UBCKNN", told)
    assert not stands_for("NHNN", told)
    assert not stands_for("XD", told)
    assert not stands_for("Chứng", told)


def test_a_name_that_only_a_title_has_is_known_of_what_stands_under_it() -> None:
    manual = "Hướng dẫn sử dụng máy đo HA-200\n\nKhối lượng máy là 310 gam.\n"
    told = replace(candidates_of(manual)[0], mass=0.9)

    def rarity(term: str) -> float:
        return 2.0 if term in (UNKNOWN, "ha", "hb", "200") else 1.0

    asked = "Khối lượng máy {} là bao nhiêu?"
    assert answers(read("", asked.format("HA-200")), told, rarity)
    assert not answers(read("", asked.format("HB-200")), told, rarity)


@pytest.mark.parametrize(("mass", "likely"), [(0.95, True), (0.8, False)])
def test_a_name_that_no_document_holds_may_be_a_slip_where_the_reader_is_sure(mass: float, likely: bool) -> None:
    told = replace(candidates_of("Theo chuyên gia Self, vận động 10 phút mỗi ngày có lợi cho tim.")[0], mass=mass)
    question = "Theo chuyên gia Seft, vận động 10 phút mỗi ngày có lợi gì?"
    assert answers(read("", question), told, lambda term: 2.0 if term in (UNKNOWN, "seft") else 1.0) is likely


@pytest.mark.parametrize(("whom", "likely"), [("cô A", True), ("lớp A", False)])
def test_whom_a_question_calls_by_a_letter_no_document_has_to_name(whom: str, likely: bool) -> None:
    told = replace(candidates_of("Giảng viên hướng dẫn em do bộ môn phân công.")[0], mass=0.8, answerable=0.8)
    question = f"Em muốn {whom} hướng dẫn có được không?"
    assert answers(read("", question), told, lambda term: 2.0 if term in (UNKNOWN, "a") else 1.0) is likely


def test_two_everyday_words_that_no_document_has_together_are_no_word() -> None:
    told = candidates_of("Trình báo cho công an khi mất văn bằng.")[0]
    question = "Văn bằng của tôi bị mất, tôi nên làm gì?"
    assert answers(read("", question), told, lambda term: 2.0 if term in (UNKNOWN, "nen_lam") else 1.0)
