"""The figures of an answer as a picture: labelled bars, the question above, sources and dates below.

Knows answers and matplotlib; knows nothing of who is shown the picture.
"""

import io
import logging
import textwrap
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.composing.answer import Answer, Citation
from bot.composing.figures import Figure
from bot.messages import SOURCE, date_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Page

WIDTH, DOTS = 6.0, 180  # inches and dots an inch: 1080 dots wide, as phones are
BAR, LINE, SMALL_LINE, MARGIN = 0.62, 0.28, 0.175, 0.3  # inches of a bar, of a title's and a source's line, of an edge
LETTER, BOLD, SMALL_BOLD = 0.105, 0.122, 0.098  # inches of a letter: a label's, a value's of size 13 and of size 10
TALL = 2.7  # inches of upright bars
TITLE_WIDTH, LABEL_WIDTH, SOURCE_WIDTH = 46, 20, 84  # characters of a line
MOST_TITLE, MOST_LABEL = 4, 3  # lines
BLUE, INK, GREY = "#1f5f99", "#1c1c1c", "#666666"
FONT = "DejaVu Sans"  # comes with matplotlib and has every Vietnamese letter

# Where no home can be written, as in a container, it keeps its cache in /tmp: nothing that a person must be told.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
_one_at_a_time = threading.Lock()  # matplotlib's fonts are shared between threads


def drawable(answer: Answer) -> bool:
    """Returns whether an answer has figures to compare: two or more, and not all of them 0."""
    return len(answer.figures) > 1 and any(figure.value > 0 for figure in answer.figures)


def draw(answer: Answer) -> bytes:
    """Returns a PNG, 1080 dots wide, of the figures of a drawable answer; the same bytes for the same answer."""
    with _one_at_a_time:
        buffer = io.BytesIO()
        _page(answer).savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def _page(answer: Answer) -> "Page":
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Page

    figures = answer.figures
    title, sources = _wrapped(answer.query.text.rstrip(" ?."), TITLE_WIDTH, MOST_TITLE), _sources(answer)
    upright = _fits_upright(figures)
    bars = TALL if upright else BAR * len(figures)
    below = MARGIN + SMALL_LINE * len(sources) + (LINE if upright else 0)
    height = MARGIN + LINE * len(title) + bars + below
    left = MARGIN if upright else MARGIN + 0.08 + LETTER * max(len(line) for each in figures for line in _label(each))
    page = Page(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(page)
    for lines, at, size, weight, color, edge in (
        (title, 1 - MARGIN / 2 / height, 13.5, "bold", INK, "top"),
        (sources, MARGIN / 2 / height, 8, "normal", GREY, "bottom"),
    ):
        page.text(
            MARGIN / WIDTH, at, "\n".join(lines), size=size, weight=weight, color=color, va=edge, linespacing=1.35,
            family=FONT, parse_math=False,
        )  # fmt: skip
    axes = page.add_axes((left / WIDTH, below / height, 1 - (left + MARGIN) / WIDTH, bars / height))
    (_columns if upright else _rows)(axes, figures)
    return page


def write(answer: Answer, path: Path) -> None:
    """Draws the figures of a drawable answer into a file, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    beside = path.with_name(path.name + ".part")
    picture = draw(answer)
    try:
        beside.write_bytes(picture)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _fits_upright(figures: Sequence[Figure]) -> bool:
    widest = max(len(text) for figure in figures for text in (figure.label, figure.text))
    return widest * _value_size(figures)[1] <= (WIDTH - 2 * MARGIN) / len(figures)


def _value_size(figures: Sequence[Figure]) -> tuple[int, float]:
    """The size of the values, and the inches of one letter."""
    small = len(figures) > 5 or max(len(figure.text) for figure in figures) > 12
    return (10, SMALL_BOLD) if small else (13, BOLD)


def _columns(axes: "Axes", figures: Sequence[Figure]) -> None:
    """Upright bars, the value on each, the label below."""
    places = range(len(figures))
    values = [figure.value for figure in figures]
    axes.bar(places, values, width=0.62 if len(figures) > 2 else 0.42, color=BLUE)
    size, _ = _value_size(figures)
    for place, figure in zip(places, figures, strict=True):
        axes.annotate(
            _flat(figure.text), (place, figure.value), (0, 4), textcoords="offset points", ha="center", va="bottom",
            size=size, weight="bold", color=INK, family=FONT, parse_math=False,
        )  # fmt: skip
    axes.set_xticks(places, [_flat(figure.label) for figure in figures], size=size, color=INK, family=FONT)
    axes.set_xlim(-0.6, len(figures) - 0.4)
    axes.set_ylim(0, max(values) * 1.15)
    _bare(axes, "bottom")


def _rows(axes: "Axes", figures: Sequence[Figure]) -> None:
    """Bars that lie, for labels of several words on the left, the value at each end."""
    places = range(len(figures))
    size, letter = _value_size(figures)
    values = [figure.value for figure in figures]
    axes.barh(places, values, height=0.6, color=BLUE)
    for place, figure in zip(places, figures, strict=True):
        axes.annotate(
            _flat(figure.text), (figure.value, place), (5, 0), textcoords="offset points", ha="left", va="center",
            size=size, weight="bold", color=INK, family=FONT, parse_math=False,
        )  # fmt: skip
    labels = ["\n".join(_label(figure)) for figure in figures]
    axes.set_yticks(places, labels, size=11, color=INK, family=FONT, linespacing=1.15)
    axes.set_ylim(len(figures) - 0.5, -0.5)
    width = axes.get_position().width * WIDTH
    room = min(letter * max(len(_flat(figure.text)) for figure in figures) + 0.1, width * 0.75)
    axes.set_xlim(0, max(values) * width / (width - room))
    _bare(axes, "left")


def _bare(axes: "Axes", kept: str) -> None:
    """Every bar has its value: the line that bars stand on is enough of a frame."""
    for side, spine in axes.spines.items():
        spine.set_visible(side == kept)
        spine.set_color(GREY)
    (axes.yaxis if kept == "bottom" else axes.xaxis).set_visible(False)
    axes.tick_params(length=0, pad=6)
    for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        label.set_parse_math(False)


def _label(figure: Figure) -> list[str]:
    return _wrapped(figure.label, LABEL_WIDTH, MOST_LABEL)


def _sources(answer: Answer) -> list[str]:
    """The lines that tell which figures are from where and from when: a document once, however often it is quoted."""
    labels: dict[str, list[str]] = {}
    where = {citation.number: _source(citation) for citation in answer.citations}
    for figure in answer.figures:
        labels.setdefault(where[figure.citation], []).append(figure.label)
    told = [
        f"{SOURCE} ({', '.join(of_it)}): {source}" if len(labels) > 1 else f"{SOURCE}: {source}"
        for source, of_it in labels.items()
    ]
    return [line for each in told for line in textwrap.wrap(_flat(each), SOURCE_WIDTH)]


def _source(citation: Citation) -> str:
    where = [citation.title, citation.publisher, date_in_words(citation.date), citation.document]
    return " · ".join(piece for piece in where if piece)


def _wrapped(text: str, width: int, most: int) -> list[str]:
    """The text in as few lines as its width allows, these about equally long; at most ``most``, then "…"."""
    flat = _flat(text)
    flat = flat[:1].upper() + flat[1:]
    lines = textwrap.wrap(flat, width, max_lines=most, placeholder=" …") or [""]
    narrower = (textwrap.wrap(flat, each) for each in range(width // 2, width))
    return next((each for each in narrower if len(each) == len(lines)), lines)


def _flat(text: str) -> str:
    """The text on one line, without what the font cannot show."""
    from matplotlib.font_manager import findfont, get_font

    known = get_font(findfont(FONT)).get_charmap()
    return " ".join("".join(each for each in " ".join(text.split()) if ord(each) in known).split())
