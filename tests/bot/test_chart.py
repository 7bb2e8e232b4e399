import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chart import _page, draw, drawable, write
from bot.composing.answer import Answer, Citation
from bot.composing.figures import Figure
from bot.understanding.query import Query

ROOT = Path(__file__).parents[2]
CITATIONS = (
    Citation(1, "000.txt", "Phiên họp Lần thứ 8", "2024-04-24", None, "x", 0, 1),
    Citation(2, "002.txt", "Kết quả năm 2024", "2025-02-06", "Báo X", "x", 0, 1),
    Citation(3, "003.txt", "Không có số liệu nào", None, None, "x", 0, 1),
)
FIGURES = (
    Figure("2022", 14.26, "14,26%", "%", 1),
    Figure("2023", 16.5, "16,5%", "%", 1),
    Figure("2024", 18.3, "18,3%", "%", 2),
)
ANSWER = Answer(Query("kinh te so?", "tỷ trọng kinh tế số qua các năm?"), CITATIONS, figures=FIGURES)


def words(answer: Answer) -> list[str]:
    """The texts of the picture from the top, with the values in the middle."""
    page = _page(answer)
    (axes,) = page.axes
    labels = [label.get_text() for label in [*axes.get_xticklabels(), *axes.get_yticklabels()] if label.get_visible()]
    return [page.texts[0].get_text(), *(text.get_text() for text in axes.texts), *labels, page.texts[1].get_text()]


def test_a_chart_has_the_question_the_values_as_written_and_the_sources() -> None:
    texts = words(ANSWER)
    assert texts[:4] == ["Tỷ trọng kinh tế số qua các năm", "14,26%", "16,5%", "18,3%"]
    assert {"2022", "2023", "2024"} <= set(texts[4:-1])
    assert texts[-1] == (
        "Nguồn (2022, 2023): Phiên họp Lần thứ 8 · 24/04/2024 · 000.txt\n"
        "Nguồn (2024): Kết quả năm 2024 · Báo X · 06/02/2025 · 002.txt"
    )


def test_the_bars_are_the_values_and_lie_where_labels_are_long() -> None:
    (axes,) = _page(ANSWER).axes
    assert [bar.get_height() for bar in axes.patches] == [14.26, 16.5, 18.3]  # type: ignore[attr-defined]
    long = tuple(replace(figure, label=f"Hộ gia đình dùng cáp quang {figure.label}") for figure in FIGURES)
    (axes,) = _page(replace(ANSWER, figures=long)).axes
    assert [bar.get_width() for bar in axes.patches] == [14.26, 16.5, 18.3]  # type: ignore[attr-defined]
    assert axes.get_yticklabels()[0].get_text() == "Hộ gia đình dùng\ncáp quang 2022"


def test_a_chart_is_a_png_as_wide_as_a_phone_and_the_same_each_time() -> None:
    picture = draw(ANSWER)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 1080
    assert draw(ANSWER) == picture


@pytest.mark.parametrize("text", ["$x^$ \\frac{", "🇻🇳 什么 số", "a" * 1000, "từ " * 300, "?"])
def test_whatever_is_asked_is_drawn_as_text(text: str) -> None:
    figures = tuple(replace(figure, label=f"{text[:60]}{figure.label}") for figure in FIGURES)
    assert draw(replace(ANSWER, query=Query(text, text), figures=figures))[:4] == b"\x89PNG"


def test_only_figures_to_compare_are_drawn() -> None:
    assert drawable(ANSWER)
    assert not drawable(replace(ANSWER, figures=FIGURES[:1]))
    assert not drawable(replace(ANSWER, figures=(replace(FIGURES[0], value=0.0),) * 2))


def test_a_chart_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write(ANSWER, tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes() == draw(ANSWER)
    with pytest.raises(OSError):
        write(ANSWER, tmp_path / "none" / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_nothing_imports_matplotlib_before_a_chart_is_drawn() -> None:
    code = "import sys, bot.cli, bot.chart, bot.channels.host, bot.terminal; print('matplotlib' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert result.stdout == "False\n"
