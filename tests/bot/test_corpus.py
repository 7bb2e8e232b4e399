import io
import json
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.cli import main
from bot.terminal import chat
from index import SearchIndex, update_index
from tests.fakes.letters import LETTERS, load_letters

TEXT = """Báo cáo chuyển đổi số

Sở báo cáo ngày 05/02/2025 như sau.

Tỷ lệ hồ sơ trực tuyến đạt 45%. Số hồ sơ là 1.200.

Kế hoạch năm sau giữ nguyên.
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    (seeds / "so").mkdir(parents=True)
    (seeds / "so" / "bao cao.txt").write_text(TEXT, encoding="utf-8")
    (seeds / "thu.txt").write_text("Thư mời họp\n\nKính mời ông đến họp.", encoding="utf-8")
    (seeds / "hong.txt").write_bytes(b"\x7fELF\0\0\x01\x02")
    update_index(seeds, tmp_path / "index", LETTERS)
    return tmp_path / "index"


def test_the_documents_are_a_table_with_what_could_not_be_read(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "--index", str(index)]) == 3
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0].split() == ["Tài", "liệu", "Tiêu", "đề", "Ngày", "Đoạn", "Từ", "Vấn", "đề"]
    assert lines[2].split("  ")[0] == "so/bao cao.txt"
    assert lines[2].split()[2:] == ["Báo", "cáo", "chuyển", "đổi", "số", "05/02/2025", "1", "33"]
    assert lines[3].split() == ["thu.txt", "Thư", "mời", "họp", "1", "8"]
    assert lines[4] == "Không đọc được (1):"
    assert "hong.txt" in lines[5]
    assert lines[6].startswith("2 tài liệu, 2 đoạn, 41 từ; mô hình letters; dựng lúc 20")


def test_the_documents_as_json_are_one_object_a_line(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "--json", "--index", str(index)]) == 3
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["document"], row["date"], row["chunks"], row["words"]) for row in rows[:2]] == [
        ("so/bao cao.txt", "2025-02-05", 1, 33),
        ("thu.txt", None, 1, 8),
    ]
    assert list(rows[2]) == ["problem"]


def test_a_quote_is_shown_in_its_place(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = TEXT.index("Tỷ lệ")
    at = f"{start}:{start + len('Tỷ lệ hồ sơ trực tuyến đạt 45%.')}"
    assert main(["show", "bao cao", "--at", at, "--index", str(index)]) == 0
    assert capsys.readouterr().out == (
        "Báo cáo chuyển đổi số\n05/02/2025 · so/bao cao.txt\n[60:91]\n\n"
        "…\nSở báo cáo ngày 05/02/2025 như sau.\n\n"
        "Tỷ lệ hồ sơ trực tuyến đạt 45%. Số hồ sơ là 1.200.\n\n"
        "Kế hoạch năm sau giữ nguyên.\n…\n"
    )


def test_without_an_end_the_paragraph_there_is_meant(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "so/bao cao.txt", "--at", "70", "--json", "--index", str(index)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["document"], shown["date"], shown["start"], shown["end"]) == ("so/bao cao.txt", "2025-02-05", 60, 110)
    assert shown["text"] == TEXT[60:110] == "Tỷ lệ hồ sơ trực tuyến đạt 45%. Số hồ sơ là 1.200."


def test_without_a_place_the_whole_document_is_shown(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "thu.txt", "--index", str(index)]) == 0
    assert capsys.readouterr().out == "Thư mời họp\nthu.txt\n\nThư mời họp\n\nKính mời ông đến họp.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "khong-co"], "hoidap documents"),
        (["show", ".txt"], "có 2 tài liệu"),
        (["show", "thu.txt", "--at", "9999"], "không có vị trí 9999"),
        (["show", "thu.txt", "--at", "5:3"], "ĐẦU nhỏ hơn CUỐI"),
        (["show", "thu.txt", "--at", "-1"], "không phải vị trí"),
        (["show", "thu.txt", "--at", "²"], "không phải vị trí"),
        (["show", "thu.txt", "--at", "9" * 5000], "không phải vị trí"),
        (["show", "thu.txt", "--at", f"1:{'9' * 5000}"], "không phải vị trí"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    arguments: list[str], told: str, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--index", str(index)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_what_could_steer_a_terminal_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds, folder, gold = tmp_path / "seeds", tmp_path / "index", tmp_path / "gold.jsonl"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Thư mời \x1b[2Jhọp.\n\nHồ sơ đạt 45% \x9b2Jnăm 2024.", encoding="utf-8")
    gold.write_text('{"question": "Năm 2024 hồ sơ đạt mấy %?", "document": "b", "quote": "x"}', encoding="utf-8")
    update_index(seeds, folder, LETTERS)
    index = SearchIndex.load(folder, load_letters)
    monkeypatch.setattr("bot.cli.open_index", lambda _: index)
    monkeypatch.setattr("bot.cli.open_assistant", lambda _: Assistant(index))
    for command in (["show", "a.txt"], ["documents"], ["search", "họp"], ["eval", str(gold)]):
        assert main([*command, "--index", str(folder)]) == 0
        out = capsys.readouterr().out
        assert "2J" in out
        assert not set(out).intersection("\x1b\x9b")
    monkeypatch.setattr("sys.stdin", io.StringIO("/nguon\n"))
    chat(Assistant(index))
    assert "Thư mời [2Jhọp" in capsys.readouterr().out
