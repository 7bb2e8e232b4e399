"""A Document becomes Chunks: slices that are indexed, each made of Units, the smallest pieces that may be quoted.

Knows documents and sentences; knows nothing of vectors or questions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.documents import Block, Cell, Document, under
from index.vietnamese import Span, list_items, sentences, tokens

SEGMENT_ENDS, LEAST_SEGMENTS = ";", 3
LARGEST_CHUNK = 160  # syllables, about 230 tokens of the model: beyond it the encoder and the reader lose the thread
# "Hỏi: …?" and "Đáp: …" below it: neither says anything without the other.
ASKED = re.compile(r"(?i)(?:câu\s+)?hỏi(?:\s+\d+)?\s*[:.]")
REPLIED = re.compile(r"(?i)\s*(?:đáp|(?:câu\s+)?trả\s+lời)(?:\s+\d+)?\s*[:.]")
NUMBERED = re.compile(r"\d{1,2}[.)]\s")  # "8. Mất điện thì gọi đâu?" among questions often asked
TOLD = re.compile(r"(?s)[A-ZĐÀ-Ỹ](?!\d?[.)]).*[^?:]\Z")  # no item of a list, no other question
LARGEST_PAIR = 90  # syllables of a question and the sentences of its answer that are one unit with it


@dataclass(frozen=True)
class Unit:
    """A whole sentence, list item or table row: ``document.text[start:end]`` may be quoted as it stands.

    ``paragraph`` is the line (or table) around it. ``label`` and ``cells`` are a row's.
    """

    span: Span
    kind: Literal["sentence", "lead", "item", "row"]
    paragraph: Span
    label: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Chunk:
    """A contiguous slice of a document, and the headings that it stands under."""

    span: Span
    trail: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def heading(self) -> str:
        """The nearest heading that it stands under; empty where there is none."""
        return self.trail[-1] if self.trail else ""


def chunk_document(document: Document, largest: int = LARGEST_CHUNK) -> list[Chunk]:
    """Returns the document's chunks in order; furniture and headings part them and are in none.

    ``largest`` is in syllables. Paragraphs are put together while they fit; one that does not fit alone is parted
    between sentences into pieces of about the same length. A table is kept whole while it fits.
    """
    chunks: list[Chunk] = []
    for trail, blocks in _sections(document):
        for units in _packed(document.text, blocks, largest):
            chunks.append(Chunk(Span(units[0].span.start, units[-1].span.end), trail, tuple(units)))
    return chunks


def searched_text(document: Document, unit: Unit) -> str:
    """Returns the words that a unit is found by: its own, and for a table row those of its columns beside each cell."""
    if unit.kind != "row":
        return unit.span.of(document.text)
    cells = ", ".join(f"{cell.column} {cell.span.of(document.text)}".strip() for cell in unit.cells)
    return f"{unit.label}: {cells}."


@lru_cache(maxsize=8192)
def segments(text: str) -> tuple[str, ...]:
    """Returns the parts of a sentence that enumerates much, parted by semicolons; none of any other text.

    Each is searched for as if it stood alone: a sentence of ten tasks is like a question for none of them.
    """
    parts = tuple(part for piece in text.split(SEGMENT_ENDS) if (part := piece.strip()))
    return parts if len(parts) >= LEAST_SEGMENTS else ()


def found_by(unit: str) -> tuple[str, ...]:
    """Returns the texts whose vectors a unit is found by, in their order: the whole of it, then its segments."""
    return (unit, *segments(unit))


def _sections(document: Document) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """Yields runs of blocks that stand together, each with the trail of headings above it."""
    trail: list[tuple[int, str]] = []
    run: list[Block] = []
    for block in document.blocks:
        if block.kind in ("paragraph", "row"):
            if run and run[-1].kind != block.kind:
                yield tuple(heading for _, heading in trail), run
                run = []
            run.append(block)
            continue
        if run:
            yield tuple(heading for _, heading in trail), run
            run = []
        if block.kind == "heading":
            trail = [*under(trail, block.level), (block.level, block.span.of(document.text))]
    if run:
        yield tuple(heading for _, heading in trail), run


def _packed(text: str, blocks: Sequence[Block], largest: int) -> Iterator[list[Unit]]:
    pending: list[Unit] = []
    size = 0
    for units in _paragraphs(text, blocks):
        length = sum(_length(text, unit) for unit in units)
        if pending and size + length > largest:
            yield pending
            pending, size = [], 0
        if length > largest:
            yield from _parted(text, units, largest)
        else:
            pending, size = pending + units, size + length
    if pending:
        yield pending


def _paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[list[Unit]]:
    whole = Span(blocks[0].span.start, blocks[-1].span.end)
    rest = iter(range(len(blocks)))
    for at in rest:
        block = blocks[at]
        if block.kind == "row":
            yield [Unit(block.span, "row", whole, block.label, block.cells)]
        elif (reply := _reply(text, blocks[at : at + 3])) is not None:
            yield _pair(text, block.span, blocks[at + reply].span)
            for _ in range(reply):
                next(rest)
        else:
            yield _units(text, block.span, block.span)


def _units(text: str, span: Span, paragraph: Span) -> list[Unit]:
    units: list[Unit] = []
    for sentence in sentences(text, span.start, span.end):
        items = list_items(text, sentence)
        if items and items[0].start > sentence.start:
            units.append(Unit(Span(sentence.start, items[0].start), "lead", paragraph))
        units += [Unit(item, "item", paragraph) for item in items]
        if not items:
            units.append(Unit(sentence, "sentence", paragraph))
    return [_trimmed(text, unit) for unit in units]


def _reply(text: str, blocks: Sequence[Block]) -> int | None:
    """How many blocks behind a question its answer stands; None where the first block is no question with an answer."""
    said = [block.span.of(text).strip() for block in blocks]
    if len(said) < 2 or not said[0].endswith("?"):
        return None
    replied = REPLIED.match(said[1])
    if not replied and not ASKED.match(said[0]) and not (NUMBERED.match(said[0]) and TOLD.match(said[1])):
        return None
    return 2 if replied and replied.end() == len(said[1]) and len(said) > 2 else 1


def told_by(text: str, unit: Unit) -> Span:
    """Returns the part of a unit that tells something: its answer where it is a question with its answer, else all."""
    question, parting, _ = unit.span.of(text).partition("?\n")
    if unit.kind != "sentence" or not parting:
        return unit.span
    start = unit.span.start + len(question) + len(parting)
    replied = REPLIED.match(text, start)
    return Span(replied.end() if replied else start, unit.span.end)


def _pair(text: str, question: Span, answer: Span) -> list[Unit]:
    """A question and its answer: one unit as far as it stays short, then the answer's other sentences."""
    whole = Span(question.start, answer.end)
    units = _units(text, answer, whole)
    end, size = units[0].span.end, _length(text, Unit(Span(question.start, units[0].span.end), "sentence", whole))
    others = units[1:]
    while others and others[0].kind == "sentence" and size + _length(text, others[0]) <= LARGEST_PAIR:
        size += _length(text, others[0])
        end = others.pop(0).span.end
    return [_trimmed(text, Unit(Span(question.start, end), "sentence", whole)), *others]


def _trimmed(text: str, unit: Unit) -> Unit:
    end = unit.span.start + len(unit.span.of(text).rstrip())
    return Unit(Span(unit.span.start, end), unit.kind, unit.paragraph)


def _parted(text: str, units: list[Unit], largest: int) -> Iterator[list[Unit]]:
    total = sum(_length(text, unit) for unit in units)
    target = total / -(-total // largest)
    part: list[Unit] = []
    size = 0
    for unit in units:
        length = _length(text, unit)
        if part and (size + length > largest or size + length / 2 > target):
            yield part
            part, size = [], 0
        part.append(unit)
        size += length
    yield part


def _length(text: str, unit: Unit) -> int:
    return len(tokens(unit.span.of(text)))
