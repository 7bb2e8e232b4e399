from pathlib import Path

from bot.channels.report import Journal, report_lines, report_rows
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


def test_what_was_asked_last_is_remembered_for_half_an_hour_and_then_gone_from_the_file(tmp_path: Path) -> None:
    now = 1_000_000.0
    journal = Journal(tmp_path / "j", clock=lambda: now)
    journal.remember("zalo", "bot", "a", "Tỷ lệ hồ sơ trực tuyến?")
    journal.remember("zalo", "bot", "b", "Doanh thu ngành?")
    journal.remember("zalo", "bot", "b", "Doanh thu năm 2024?")
    now += 1799
    assert journal.remembered("zalo", "bot", "a") == "Tỷ lệ hồ sơ trực tuyến?"
    assert journal.remembered("zalo", "bot", "b") == "Doanh thu năm 2024?"
    assert journal.remembered("zalo", "another bot", "a") == ""
    journal.forget("zalo", "bot", "b")
    assert journal.remembered("zalo", "bot", "b") == ""
    now += 2
    assert journal.remembered("zalo", "bot", "a") == ""
    journal.purge()
    journal.close()
    assert "hồ sơ".encode() not in (tmp_path / "j").read_bytes()
