"""What stands around a quote: its paragraph, the items beside it, the rows of its table; a message, the quote marked.

Knows documents and messages; knows nothing of how the quote was found.
"""

import re
from collections.abc import Iterator, Sequence

from bot.composing.answer import Citation
from bot.messages import PASSAGE_OF, Message, Part, source_line
from index import Block, Document, Span

LEAST = 300  # characters of a passage before what stands beside it is shown too
MOST_BESIDE = 1200  # characters before the quote in its paragraph, and as many behind it
MOST_ROWS = 12


def passage_message(citation: Citation, document: Document) -> Message:
    """Returns the passage around the quote of a citation, which must be a slice of the document, with its source."""
    quote = citation.span
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    shown = _around(blocks, quote) or [Block(quote, "paragraph")]
    lines = [
        list(_row(document, block, quote) if block.kind == "row" else _text(document, block, quote)) for block in shown
    ]
    passage = [part for line in lines for part in (Part("\n", "quote"), *line) if part.text][1:]
    opening = Part(PASSAGE_OF.format(number=citation.number) + "\n")
    return (opening, *passage, Part("\n"), Part(source_line(citation), "source"))


def _around(blocks: Sequence[Block], quote: Span) -> Sequence[Block]:
    """The blocks that hold the quote, and the rows of its table, or neighbours where they are short."""
    own = [number for number, block in enumerate(blocks) if block.span.overlaps(quote)]
    if not own:
        return ()
    first, last = own[0], own[-1]
    if blocks[first].kind == "row":
        columns = _columns(blocks[first])
        while first > 0 and last - first < MOST_ROWS and _columns(blocks[first - 1]) == columns:
            first -= 1
        while last + 1 < len(blocks) and last - first < MOST_ROWS and _columns(blocks[last + 1]) == columns:
            last += 1
        return blocks[first : last + 1]
    while blocks[last].span.end - blocks[first].span.start < LEAST:
        before = first > 0 and blocks[first].kind != "heading" and blocks[first - 1].kind != "row"
        behind = last + 1 < len(blocks) and blocks[last + 1].kind == "paragraph"
        if not before and not behind:
            break
        first, last = first - before, last + behind
    return blocks[first : last + 1]


def _columns(block: Block) -> tuple[str, ...] | None:
    return tuple(cell.column for cell in block.cells) if block.kind == "row" else None


def _text(document: Document, block: Block, quote: Span) -> Iterator[Part]:
    """A block's text with the quote marked in it; what is far from the quote is left out."""
    start, end = (min(max(edge, block.span.start), block.span.end) for edge in (quote.start, quote.end))
    before, behind = document.text[block.span.start : start], document.text[end : block.span.end]
    if len(before) > MOST_BESIDE:
        before = "… " + before[-MOST_BESIDE:].partition(" ")[2]
    if len(behind) > MOST_BESIDE:
        behind = behind[:MOST_BESIDE].rpartition(" ")[0] + " …"
    for text, style in ((before, "quote"), (document.text[start:end], "marked"), (behind, "quote")):
        yield Part(re.sub(r"\s+", " ", text), "marked" if style == "marked" else "quote")


def _row(document: Document, block: Block, quote: Span) -> Iterator[Part]:
    """A table's row on a line, each cell behind its column's name."""
    label = document.text[block.span.start : block.cells[0].span.start if block.cells else block.span.end]
    cells = [f"{cell.column}: {cell.span.of(document.text)}".removeprefix(": ") for cell in block.cells]
    line = " ".join(f"{label} | {'; '.join(cells)}".split())
    yield Part(line, "marked" if block.span.overlaps(quote) else "quote")
