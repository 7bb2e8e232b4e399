import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli import main

HOIDAP = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]
ROOT = Path(__file__).parents[2]


def run(*arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*HOIDAP, *arguments], input=given, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )


def test_help_comes_at_once_and_loads_nothing_heavy() -> None:
    start = time.perf_counter()
    code = (
        "import sys; from bot.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "ask" in result.stdout
    page = result.stdout.partition("\n[")[0]
    assert not any(word in page for word in ("usage", "options", "arguments", "exit"))
    assert not any(
        name in result.stdout for name in ("'numpy'", "'pydantic'", "'rich'", "'onnxruntime'", "'matplotlib'")
    )
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "  "], "câu hỏi trống"),
        (["ask", "a" * 100_000], "100000 ký tự"),
        (["ask", "x", "--index", "khong-co"], "python build_index.py"),
        (["search", "x", "--limit", "0"], "từ 1 đến 1000"),
        (["search", "x", "--limit", "²"], "từ 1 đến 1000"),
        (["search", "x", "--limit", "9" * 5000], "từ 1 đến 1000"),
        (["khong-co-lenh"], "LỆNH: không có 'khong-co-lenh'; có: "),
        ([], "thiếu LỆNH; xem: hoidap --help"),
        (["ask", "--index"], "--index cần một giá trị theo sau; xem: hoidap ask --help"),
        (["ask", "một", "hai"], "không hiểu hai"),
        (["ask", "x", "--json=có"], "--json không nhận giá trị 'có'"),
        (["eval", "a.jsonl", "--json"], "không hiểu --json"),
        (["report", "--index", "x"], "không hiểu --index x"),
        (["telegram", "--json"], "không hiểu --json"),
        (["eval", "khong-co.jsonl"], "khong-co.jsonl"),
        (["ask", "x", "--chart", "a.pdf"], ".png"),
        (["ask", "--chart", "a.png"], "--chart cần một câu hỏi"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_exit_code_2(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_question_is_answered_as_json(seeds_folder: Path) -> None:
    result = run("ask", "Tỷ lệ hồ sơ trực tuyến năm 2024?", "--json", "--index", str(seeds_folder))
    answer = json.loads(result.stdout)
    assert list(answer) == ["question", "query", "abstained", "reason", "verdict", "text", "citations", "milliseconds"]
    assert (answer["abstained"], answer["reason"]) == (False, None)
    citation = answer["citations"][0]
    assert list(citation) == ["number", "document", "title", "date", "place", "quote", "start", "end", "also"]
    text = (ROOT / "seeds" / citation["document"]).read_text(encoding="utf-8")
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert citation["quote"] == "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%, tăng 2,5 lần với năm 2023."
    assert answer["text"].startswith("45%\n")


@pytest.mark.slow
def test_standard_input_is_one_question_a_line_each_on_its_own(seeds_folder: Path) -> None:
    given = "Tỷ trọng kinh tế số năm 2022?\n\ncòn năm 2023?\n😀😀\n"
    result = run("ask", "--json", "--index", str(seeds_folder), given=given)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == ["Tỷ trọng kinh tế số năm 2022?", "còn năm 2023?", "😀😀"]
    assert answers[1]["query"] == "còn năm 2023?"
    assert answers[2]["reason"] == "not_a_question"


@pytest.mark.slow
def test_a_conversation_goes_on_from_line_to_line(seeds_folder: Path) -> None:
    given = "Tỷ trọng kinh tế số năm 2022?\nCòn năm 2023?\n/moi\nCòn năm 2023?\n"
    result = run("chat", "--json", "--index", str(seeds_folder), given=given)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == [
        "Tỷ trọng kinh tế số năm 2022?",
        "Tỷ trọng kinh tế số năm 2023?",
        "Còn năm 2023?",
    ]
    assert answers[1]["text"].splitlines()[1] == "ước đạt 16,5%"


@pytest.mark.slow
def test_chat_in_a_pipe_is_plain_and_knows_its_commands(seeds_folder: Path) -> None:
    result = run("chat", "--index", str(seeds_folder), given="/nguon\n/giup\n/sai\n/moi\n/thoat\nkhông đọc nữa\n")
    assert "Tôi trả lời từ 5 tài liệu:" in result.stdout
    assert "/thoat   thoát" in result.stdout
    assert "Không có lệnh /sai." in result.stdout
    assert result.stdout.rstrip().endswith("Đã bắt đầu cuộc trò chuyện mới.")
    assert "\x1b" not in result.stdout
    assert result.returncode == 0


@pytest.mark.slow
def test_figures_side_by_side_are_a_table_and_a_chart(
    seeds_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "INFO")  # as a service has it: what libraries say while they load is not told here
    question = "Tỷ trọng kinh tế số trong GDP qua các năm 2021 đến 2024"
    path = tmp_path / "a.png"
    result = run("ask", question, "--chart", str(path), "--json", "--index", str(seeds_folder))
    rows = [line.split("  ", 1) for line in json.loads(result.stdout)["text"].splitlines()[:4]]
    assert [[year, " ".join(told.split())] for year, told in rows] == [
        ["2021", "11,91% [1]"],
        ["2022", "14,26% [1]"],
        ["2023", "ước đạt 16,5% [2]"],
        ["2024", "(ước tính) đạt 18,3% [3]"],
    ]
    assert result.stderr == f"Đã vẽ biểu đồ vào {path}.\n"
    assert path.read_bytes()[:4] == b"\x89PNG"
    result = run("ask", "So sánh chỉ số chính phủ số và xã hội số năm 2022", "--index", str(seeds_folder))
    assert result.stdout.startswith("Chính phủ số  0,65 [1]\nXã hội số     0,57 [2]\n\nChính phủ số | Năm 2020")
    result = run("ask", "Tỷ lệ hồ sơ năm 2024?", "--chart", str(tmp_path / "b.png"), "--index", str(seeds_folder))
    assert (result.returncode, result.stderr.startswith("Không có gì để vẽ")) == (0, True)
    assert not (tmp_path / "b.png").exists()


@pytest.mark.slow
def test_search_shows_what_the_retriever_sees(seeds_folder: Path) -> None:
    result = run("search", "chi so chinh phu so", "--json", "--limit", "2", "--index", str(seeds_folder))
    found = json.loads(result.stdout)
    assert [hit["rank"] for hit in found["hits"]] == [1, 2]
    assert list(found["hits"][0]) == ["rank", "score", "document", "start", "end", "text"]
    assert "0,43" in found["hits"][0]["text"]


@pytest.mark.slow
def test_serving_loads_neither_torch_nor_sentence_transformers(seeds_folder: Path) -> None:
    code = (
        "import sys; from bot.cli import main; "
        f"main(['ask', 'kinh tế số năm 2022?', '--index', {str(seeds_folder)!r}]); "
        "heavy = ('torch', 'sentence_transformers', 'transformers', 'onnx', 'matplotlib'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_hostile_questions_get_an_answer_or_a_line(seeds_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = [
        "\x00\x1b[2J",
        "' OR 1=1 --",
        "<b>x</b>",
        "../../etc/passwd",
        "什么是数字化转型？",
        "🇻🇳" * 300,
        "a" * 999,
        "{text}",
        "%s %n",
    ]
    for question in hostile:
        assert main(["ask", "--json", "--index", str(seeds_folder), "--", question]) in (0, 2)
    assert "Traceback" not in capsys.readouterr().err
