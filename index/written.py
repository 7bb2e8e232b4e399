"""Documents as JSON: how they are kept in an index and handed from one process to another."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cached_property
from typing import Any, overload

from index.documents import Block, Cell, Document
from index.vietnamese import Span


def to_json(document: Document) -> dict[str, Any]:
    """Returns what ``json.dumps`` takes, by the names of the document's fields; the blocks as JSON of their own."""
    written = {field.name: getattr(document, field.name) for field in fields(Document)}
    return {**written, "blocks": json.dumps([_block_row(block) for block in document.blocks], ensure_ascii=False)}


def from_json(written: dict[str, Any]) -> Document:
    """Returns the document of which ``to_json`` returned ``written``."""
    lists = {name: tuple(written[name]) for name in ("pages", "problems")}
    return Document(**{**written, **lists, "blocks": _Blocks(written["blocks"])})


class _Blocks(Sequence[Block]):
    """The blocks of a document that was kept, read when the first is asked for: most documents are only quoted."""

    def __init__(self, rows: str) -> None:
        self._rows = rows

    @cached_property
    def _made(self) -> tuple[Block, ...]:
        return tuple(map(_block, json.loads(self._rows)))

    def __iter__(self) -> Iterator[Block]:
        return iter(self._made)

    @overload
    def __getitem__(self, at: int) -> Block: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, at: int | slice) -> Block | tuple[Block, ...]:
        return self._made[at]

    def __len__(self) -> int:
        return len(self._made)

    def __eq__(self, other: object) -> bool:
        return self._made == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made)


def _block_row(block: Block) -> list[Any]:
    cells = [(cell.column, cell.span.start, cell.span.end) for cell in block.cells]
    return [block.span.start, block.span.end, block.kind, block.level, block.label, cells, block.part]


def _block(row: list[Any]) -> Block:
    start, end, kind, level, label, cells, part = row
    read = tuple(Cell(column, Span(first, last)) for column, first, last in cells)
    return Block(Span(start, end), kind, level, label, read, part)
