from pathlib import Path

from bot.report import Journal, report_lines, report_rows
from tests.fakes.house import ANSWER, QUESTION, plan_for


def test_the_report_tells_what_was_asked_and_not_who(small_index: Path, tmp_path: Path) -> None:
    now = 1_700_000_000.0
    journal = Journal(tmp_path / "j", keep_days=30, clock=lambda: now)
    assistant = plan_for(small_index, tmp_path / "d").open_assistant()
    for question in ("Giá vàng bao nhiêu?", "gia vang bao nhieu?", QUESTION):
        key = journal.keep("telegram", assistant.ask(question))
    assert journal.vote(key, -1)
    assert report_lines(report_rows(journal, 7)) == [
        "Câu hỏi chưa trả lời được: 1",
        "  2×  gia vang bao nhieu?  (not_in_documents, 15/11/2023)",
        "Câu trả lời bị 👎: 1",
        f"  {QUESTION}  (15/11/2023)",
        f"      “{ANSWER}” · bao-cao.txt",
    ]
    now += 31 * 24 * 3600
    assert journal.kept(key) is None
    journal.purge()
    assert not journal.vote(key, 1)
    journal.close()
    assistant.index.close()


def test_numbers_are_remembered_by_chat_and_messages_by_month(tmp_path: Path) -> None:
    now = 1_701_363_000.0  # 30/11/2023 23:50 in Vietnam
    journal = Journal(tmp_path / "j", clock=lambda: now)
    assert journal.offered("zalo", "a") is None
    journal.offer("zalo", "a", ["khac"])
    assert journal.offered("zalo", "a") == ["khac"]
    assert journal.offered("zalo", "b") is None
    assert journal.count("zalo", 2) == 2
    assert journal.count("zalo", 1) == 3
    now += 1200
    assert journal.count("zalo") == 0
    journal.close()
