"""Documents as JSON: how they are kept in an index and handed from one process to another."""

from dataclasses import fields
from typing import Any

from index.documents import Block, Cell, Document
from index.vietnamese import Span


def to_json(document: Document) -> dict[str, Any]:
    """Returns what ``json.dumps`` takes, by the names of the document's fields."""
    written = {field.name: getattr(document, field.name) for field in fields(Document)}
    return {**written, "blocks": [_block_row(block) for block in document.blocks]}


def from_json(written: dict[str, Any]) -> Document:
    """Returns the document of which ``to_json`` returned ``written``."""
    lists = {name: tuple(written[name]) for name in ("pages", "problems")}
    return Document(**{**written, **lists, "blocks": tuple(_block(row) for row in written["blocks"])})


def _block_row(block: Block) -> list[Any]:
    cells = [(cell.column, cell.span.start, cell.span.end) for cell in block.cells]
    return [block.span.start, block.span.end, block.kind, block.level, block.label, cells, block.part]


def _block(row: list[Any]) -> Block:
    start, end, kind, level, label, cells, part = row
    read = tuple(Cell(column, Span(first, last)) for column, first, last in cells)
    return Block(Span(start, end), kind, level, label, read, part)
