"""Documents, chunks, units and syllable counts on disk, read by position.

One SQLite file: nothing is loaded before it is asked for, however large the corpus. Knows how they are laid down,
nothing of search.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from index.chunks import Chunk, Unit
from index.diacritics import SyllableCounts
from index.documents import Cell, Document
from index.vietnamese import Span, fold
from index.written import from_json, to_json

SCHEMA = """
CREATE TABLE document (position INTEGER PRIMARY KEY, written TEXT);
CREATE TABLE chunk (position INTEGER PRIMARY KEY, document INTEGER, start INTEGER, end INTEGER, trail TEXT);
CREATE TABLE unit (position INTEGER PRIMARY KEY, chunk INTEGER, kind TEXT, start INTEGER, end INTEGER,
                   paragraph_start INTEGER, paragraph_end INTEGER, label TEXT, cells TEXT);
CREATE INDEX unit_of_chunk ON unit (chunk);
CREATE TABLE syllable (folded TEXT, marked TEXT, count INTEGER, PRIMARY KEY (folded, marked)) WITHOUT ROWID;
CREATE TABLE pair (left TEXT, right TEXT, count INTEGER, PRIMARY KEY (left, right)) WITHOUT ROWID;
"""


class StoreWriter:
    """Writes a store: first document by document, then (it may be opened again for that) what is known of them all."""

    def __init__(self, path: Path) -> None:
        begun = path.exists()
        self._connection = sqlite3.connect(path)
        if not begun:
            self._connection.executescript(SCHEMA)
        self._documents = self._chunks = self._units = 0

    def add(self, document: Document, chunks: Iterable[Chunk]) -> None:
        """Writes the next document and its chunks, each at the next position."""
        add = self._connection.execute
        add("INSERT INTO document VALUES (?,?)", (self._documents, json.dumps(to_json(document), ensure_ascii=False)))
        for chunk in chunks:
            trail = json.dumps(chunk.trail, ensure_ascii=False)
            row = (self._chunks, self._documents, chunk.span.start, chunk.span.end, trail)
            add("INSERT INTO chunk VALUES (?,?,?,?,?)", row)
            for number, unit in enumerate(chunk.units, self._units):
                add("INSERT INTO unit VALUES (?,?,?,?,?,?,?,?,?)", _unit_row(number, self._chunks, unit))
            self._units += len(chunk.units)
            self._chunks += 1
        self._documents += 1

    def add_counts(self, counts: SyllableCounts) -> None:
        """Writes the counts of syllables and of their pairs."""
        single = ((fold(marked), marked, n) for marked, n in sorted(counts.single.items()))
        self._connection.executemany("INSERT INTO syllable VALUES (?,?,?)", single)
        pairs = ((*pair, n) for pair, n in sorted(counts.pair.items()))
        self._connection.executemany("INSERT INTO pair VALUES (?,?,?)", pairs)

    def close(self) -> None:
        """Keeps what was written and frees the file."""
        self._connection.commit()
        self._connection.close()


class Store:
    """Reads what a ``StoreWriter`` wrote; may be used from several threads. It is the lookup that ``restore`` takes."""

    def __init__(self, path: Path) -> None:
        """Opens the store read-only; SQLite itself raises where the file is none."""
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self.total = int(self._rows("SELECT sum(count) FROM syllable")[0][0] or 0)
        self.document = lru_cache(maxsize=256)(self._document)
        self.chunk = lru_cache(maxsize=1024)(self._chunk)
        self.variants = lru_cache(maxsize=65536)(self._variants)
        self.pair = lru_cache(maxsize=65536)(self._pair)

    def close(self) -> None:
        """Frees the file."""
        self._connection.close()

    def _document(self, position: int) -> Document:
        """Returns the document at ``position``."""
        ((written,),) = self._rows("SELECT written FROM document WHERE position = ?", position)
        return from_json(json.loads(written))

    def _chunk(self, position: int) -> tuple[int, Chunk]:
        """Returns the chunk at ``position``, after its document's position."""
        ((document, start, end, trail),) = self._rows(
            "SELECT document, start, end, trail FROM chunk WHERE position = ?", position
        )
        rows = self._rows(
            "SELECT kind, start, end, paragraph_start, paragraph_end, label, cells FROM unit WHERE chunk = ? "
            "ORDER BY position",
            position,
        )
        units = tuple(
            Unit(Span(s, e), kind, Span(ps, pe), label, _cells(cells)) for kind, s, e, ps, pe, label, cells in rows
        )
        return document, Chunk(Span(start, end), tuple(json.loads(trail)), units)

    def _variants(self, folded: str) -> Mapping[str, int]:
        """Returns the marked syllables that fold to ``folded``, each with its count."""
        return dict(self._rows("SELECT marked, count FROM syllable WHERE folded = ?", folded))

    def _pair(self, left: str, right: str) -> int:
        """Returns how often ``right`` follows ``left``."""
        rows = self._rows("SELECT count FROM pair WHERE left = ? AND right = ?", left, right)
        return int(rows[0][0]) if rows else 0

    def _rows(self, statement: str, *values: str | int) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _unit_row(position: int, chunk: int, unit: Unit) -> tuple[int | str, ...]:
    return (
        position, chunk, unit.kind, unit.span.start, unit.span.end, unit.paragraph.start, unit.paragraph.end,
        unit.label, _cells_json(unit.cells),
    )  # fmt: skip


def _cells_json(cells: Sequence[Cell]) -> str:
    return json.dumps([(cell.column, cell.span.start, cell.span.end) for cell in cells], ensure_ascii=False)


def _cells(text: str) -> tuple[Cell, ...]:
    return tuple(Cell(column, Span(start, end)) for column, start, end in json.loads(text))
