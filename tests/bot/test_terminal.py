import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import messages, terminal
from bot.assistant import Assistant
from bot.composing.figures import Figure
from index import SearchIndex

SHARES = (
    "Báo cáo kinh tế số\n\nTỷ trọng kinh tế số năm 2021, 2022 lần lượt là 11,91%, 14,26%.\n\n"
    "Tỷ trọng kinh tế số năm 2023 đạt 16,5%."
)
QUESTION = "Tỷ trọng kinh tế số từ 2021 đến 2023?"
PNG = b"\x89PNG"


@pytest.fixture
def assistant(build_letters: Callable[..., SearchIndex]) -> Assistant:
    return Assistant(build_letters(a=SHARES))


def test_a_question_for_years_has_a_figure_for_each(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    assert answer.figures == (
        Figure("2021", 11.91, "11,91%", "%", 1),
        Figure("2022", 14.26, "14,26%", "%", 1),
        Figure("2023", 16.5, "16,5%", "%", 2),
    )
    assert assistant.ask("Tỷ trọng kinh tế số năm 2023?").figures == ()


def test_bars_are_shown_on_a_terminal_only(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = assistant.ask(QUESTION)
    terminal.show_answer(answer)
    assert capsys.readouterr().out.startswith("2021  11,91% [1]\n2022  14,26% [1]\n2023  16,5%  [2]\n\n“Tỷ trọng")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    terminal.show_answer(answer)
    table = re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out).split("\n\n")[0].splitlines()
    assert table == [
        "2021  11,91% [1]  ███████████████▏",
        "2022  14,26% [1]  ██████████████████▏",
        "2023  16,5%  [2]  █████████████████████",
    ]


def test_the_figures_of_the_last_answer_are_drawn_on_command(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, nowhere = tmp_path / "biểu đồ.png", tmp_path / "none" / "a.png"

    def said(*turns: str) -> str:
        given: Iterator[str] = iter(turns)
        monkeypatch.setattr(terminal, "_piped", lambda: next(given, None))
        terminal.chat(assistant)
        return capsys.readouterr().out.rstrip("\n").rsplit("\n", 1)[-1]

    assert said(f"/bieudo {path}") == messages.NOTHING_TO_DRAW
    assert said("Tỷ trọng kinh tế số năm 2023?", f"/bieudo {path}") == messages.NOTHING_TO_DRAW
    assert not path.exists()
    assert said(QUESTION, "cảm ơn", f"/bieudo {path}") == f"Đã vẽ biểu đồ vào {path}."
    assert path.read_bytes()[:4] == PNG
    assert said(QUESTION, "/bieudo") == "Tệp biểu đồ phải có đuôi .png, ví dụ: /bieudo bieu-do.png"
    assert said(QUESTION, "/bieudo a.txt") == "Tệp biểu đồ phải có đuôi .png, ví dụ: /bieudo bieu-do.png"
    assert said(QUESTION, f"/bieudo {nowhere}").startswith(f"Không ghi được {nowhere} (No such file")
    assert said("/bieudox") == "Không có lệnh /bieudox. Gõ /giup để xem các lệnh."
