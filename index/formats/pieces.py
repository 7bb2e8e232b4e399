"""Words on a page and how they stand together: pieces of lines, and lines. Measures are points, from the lower left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from index.formats.mending import mended
from index.formats.ruled import Frame
from index.vietnamese import is_syllable

DESCENT = 0.22  # of a letter's box, below its base line
SAME_LINE = 0.35  # of the line's height: base lines closer than that are one
WORD_GAP = 0.12  # of the line's height: letters further apart are of two words
PIECE_GAP = 0.6  # of the line's height: words further apart are of two columns or cells
SIGNS = "0123456789.,;:!?()[]{}\"'“”‘’%/–-"
LONE_MARKER = re.compile(r"\(?(\d{1,3}|[a-zđA-Z]{1,2}|[ivxIVX]{1,5})[.)]|[-–+•*o▪]|(Điều|Mục|Chương) \w+[.:]")


@dataclass(frozen=True)
class Piece:
    """A word, or words on one line that are not far apart, and where it stands.

    ``number`` is a word's place in the order of the file; ``spaced`` tells that the file has a space before it.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    words: tuple["Piece", ...] = ()  # that it is made of; none: it is one
    number: int = -1
    spaced: bool = False

    @property
    def height(self) -> float:
        """The height of its line."""
        return self.top - self.bottom

    @property
    def base(self) -> float:
        """The line that its letters stand on."""
        return self.bottom + DESCENT * self.height


@dataclass(frozen=True)
class Table(Piece):
    """A table with lines around its cells, as one piece of the page."""

    grid: tuple[tuple[str, ...], ...] = ()

    @property
    def base(self) -> float:
        """Where it begins."""
        return self.top


@dataclass(frozen=True)
class Page:
    """A page: its width and height, the words on it in the order of the file, and the tables that lines frame."""

    width: float
    height: float
    words: tuple[Piece, ...]
    frames: tuple[Frame, ...] = ()


Line = list[Piece]  # pieces side by side, from left to right


def lines_of(words: Sequence[Piece]) -> list[Line]:
    """Returns the words in lines, from the top down, each line's put together where they are not far apart.

    Where words stand counts, not their order in the file: letters that a font lacks are drawn apart from the rest.
    """
    lines: list[Line] = []
    for piece in sorted(words, key=lambda each: -each.base):
        if lines and lines[-1][0].base - piece.base < SAME_LINE * min(lines[-1][0].height, piece.height):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_with_marker(pieces_of(sorted(line, key=lambda each: each.left))) for line in lines]


def pieces_of(words: Line) -> Line:
    """Returns the words of one line, from left to right, put together where they are not far apart."""
    pieces: Line = []
    run: list[Piece] = []
    said: list[list[str]] = []  # words apart, each of parts between which the file has a space that is hardly seen
    end = 0.0
    for word in words:
        gap = word.left - end
        if run and (gap > PIECE_GAP * run[-1].height or isinstance(word, Table) or isinstance(run[-1], Table)):
            pieces.append(together(run, " ".join(map(_joined, said))))
            run, said = [], []
        if not run or gap > WORD_GAP * max(word.height, run[-1].height):
            said.append([word.text])
        elif word.spaced and word.number == run[-1].number + 1:
            said[-1].append(word.text)
        else:
            said[-1][-1] += word.text
        end = max(end, word.right) if run else word.right
        run.append(word)
    return [*pieces, together(run, " ".join(map(_joined, said)))]


def _joined(parts: Sequence[str]) -> str:
    """Returns the parts of a syllable that a font broke as one ("Vi ệ t"); words that only stand close stay apart."""
    letters = [part.strip(SIGNS) for part in parts]
    broken = not all(is_syllable(part) for part in letters if part)
    return "".join(parts) if broken and is_syllable("".join(letters)) else " ".join(parts)


def together(run: Sequence[Piece], text: str) -> Piece:
    """Returns pieces of one line as one, with the text given."""
    if len(run) == 1:
        return run[0]
    bottom, top = median(each.bottom for each in run), median(each.top for each in run)
    words = tuple(word for piece in run for word in piece.words or (piece,))
    right, bold = max(each.right for each in run), all(each.bold for each in run)
    return Piece(mended(text), run[0].left, right, bottom, top, bold, words)


def _with_marker(line: Line) -> Line:
    """Puts the number of a list item, which stands apart, before its text."""
    if len(line) == 2 and LONE_MARKER.fullmatch(line[0].text):
        return [together(line, f"{line[0].text} {line[1].text}")]
    return line


def one_piece(line: Line) -> Piece:
    """Returns all pieces of a line as one."""
    return together(line, " ".join(piece.text for piece in line))
