"""Documents become the files of one generation of the index. Knows every part of one and in which order they are made.

Documents are taken one at a time and texts are read back from the store, so that memory does not grow with them.
"""

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import open_memmap

from index.abbreviations import GENERAL_TABLE, Abbreviations, definitions, read_table
from index.chunks import LARGEST_CHUNK, chunk_document, found_by, searched_text
from index.diacritics import SyllableCounts, on_top_of
from index.documents import Document, DocumentError
from index.duplicates import NearDuplicates, Repeats
from index.encoding import CHECKED_PASSAGES, CachedEncoder
from index.manifest import IndexedDocument
from index.search import ABBREVIATIONS, ENCODER, REPEATS, STORE, TERMS, UNITS, VECTORS
from index.sources import Progress, Supply
from index.store import Store, StoreWriter
from index.terms import CollectedTerms, TermIndex
from index.vectors import VECTORS as ROWS
from index.vectors import UnitVectors, VectorIndex
from index.vietnamese import TOKEN, syllables, with_pairs

PERIOD = re.compile(r"(?:tháng|quý|kỳ|năm)\s+\w+|(?:19|20)\d\d")
AT_ONCE = 64  # texts that are encoded before they are kept: what is lost when a build is killed, a second of work


@dataclass(frozen=True)
class Written:
    """What a generation came to: its documents, how many chunks say the same as an earlier one, and which documents do.

    ``copies`` holds the names of documents of which at least half says the same as one other document, and of that one.
    """

    documents: tuple[IndexedDocument, ...]
    repeats: int
    copies: tuple[tuple[str, str], ...]
    encoder: CachedEncoder


def write_generation(
    folder: Path,
    documents: Supply,
    ready_encoder: Callable[[Sequence[str]], CachedEncoder],
    progress: Progress,
    largest_chunk: int = LARGEST_CHUNK,
) -> Written:
    """Writes all files of a generation into ``folder``, which is there and empty.

    ``ready_encoder`` takes passages to check a new encoder on.

    Raises:
        DocumentError: there is nothing to search in the documents.
    """
    indexed, vectors_of_chunks, counts, abbreviations = _write_documents(folder, documents, largest_chunk, progress)
    if not vectors_of_chunks:
        raise DocumentError("no document has a sentence")
    with closing(Store(folder / STORE)) as store:
        texts = _Texts(store, abbreviations, len(vectors_of_chunks))
        progress("encoder", 0, 1)
        step = -(-len(texts) // CHECKED_PASSAGES)
        encoder = ready_encoder([texts.passage(position) for position in range(0, len(texts), step)])
        progress("encoder", 1, 1)
        collected, duplicates = CollectedTerms(), NearDuplicates()
        labelled = _labelled(texts, collected, counts, duplicates)
        _write_vectors(folder, labelled, encoder, vectors_of_chunks, progress)
        progress("index", 0, 3)
        repeats = duplicates.groups(texts.own)
    with closing(StoreWriter(folder / STORE)) as writer:
        writer.add_counts(on_top_of(counts))
    progress("index", 1, 3)
    repeats.save(folder / REPEATS)
    TermIndex.of(collected).save(folder / TERMS)
    progress("index", 2, 3)
    VectorIndex.build(np.load(folder / VECTORS / ROWS, mmap_mode="r")).save(folder / VECTORS)
    _link(encoder.folder, folder / ENCODER)
    progress("index", 3, 3)
    return Written(tuple(indexed), len(repeats), tuple(_copies(indexed, repeats)), encoder)


def _write_documents(
    folder: Path, documents: Supply, largest_chunk: int, progress: Progress
) -> tuple[list[IndexedDocument], list[int], SyllableCounts, Abbreviations]:
    """Writes documents and chunks.

    Returns what the manifest says of each document, how many vectors the units of each chunk have, and what is known
    once all are read: the syllables of titles, and the abbreviations.
    """
    indexed: list[IndexedDocument] = []
    vectors_of_chunks: list[int] = []
    counts, meanings = SyllableCounts(), read_table(GENERAL_TABLE)
    with closing(StoreWriter(folder / STORE)) as writer:
        for number, document in enumerate(documents, 1):
            chunks = chunk_document(document, largest_chunk)
            writer.add(document, chunks)
            indexed.append(_indexed(document, len(chunks)))
            vectors_of_chunks += [
                sum(len(found_by(searched_text(document, unit))) for unit in chunk.units) for chunk in chunks
            ]
            meanings |= definitions(document.text)
            counts.add(document.title)
            progress("documents", number, len(documents))
    abbreviations = Abbreviations(meanings)
    abbreviations.save(folder / ABBREVIATIONS)
    return indexed, vectors_of_chunks, counts, abbreviations


class _Texts:
    """The texts that the chunks of a store are found by, by position."""

    def __init__(self, store: Store, abbreviations: Abbreviations, count: int) -> None:
        self._store = store
        self._abbreviations = abbreviations
        self._count = count

    def __len__(self) -> int:
        return self._count

    def units(self, position: int) -> list[str]:
        """Returns the text of each unit of a chunk."""
        document, chunk = self._store.chunk(position)
        text = self._store.document(document)
        return [self._abbreviations.spell_out(searched_text(text, unit)) for unit in chunk.units]

    def own(self, position: int) -> str:
        """Returns the text of a chunk without its headings."""
        return " ".join(self.units(position))

    def passage(self, position: int) -> str:
        """Returns the text of a chunk, below the headings that it stands under."""
        return "\n".join([*self.headings(position), self.own(position)])

    def headings(self, position: int) -> tuple[str, ...]:
        """Returns the headings that a chunk stands under."""
        return self._store.chunk(position)[1].trail

    def period(self, position: int) -> str:
        """Returns the periods that a chunk's headings and its document name: the same words mean more there."""
        number, chunk = self._store.chunk(position)
        document = self._store.document(number)
        named = PERIOD.findall(" ".join([document.title, document.as_of or "", *chunk.trail]).casefold())
        return " ".join([(document.date or "")[:4], *sorted(named)])


def _labelled(
    texts: _Texts, collected: CollectedTerms, counts: SyllableCounts, duplicates: NearDuplicates
) -> Iterator[tuple[bool, str]]:
    """Yields each chunk's passage and then its units and their segments, passages with True; tells the others of it."""
    for position in range(len(texts)):
        units = texts.units(position)
        own = " ".join(units)
        headings = texts.headings(position)
        passage, own_syllables = "\n".join([*headings, own]), syllables(own)
        collected.add(with_pairs(syllables("\n".join(headings)) + own_syllables))
        counts.add(passage)
        duplicates.add(own, own_syllables, texts.period(position))
        yield True, passage
        for unit in units:
            yield from ((False, text) for text in found_by(unit))


def _write_vectors(
    folder: Path,
    labelled: Iterator[tuple[bool, str]],
    encoder: CachedEncoder,
    vectors_of_chunks: Sequence[int],
    progress: Progress,
) -> None:
    starts = np.cumsum([0, *vectors_of_chunks])
    dimension, total = encoder.encoder.dimension, len(vectors_of_chunks) + int(starts[-1])
    passages = _rows(folder / VECTORS, len(vectors_of_chunks), dimension)
    units = _rows(folder / UNITS, int(starts[-1]), dimension)
    passage = unit = 0
    progress("vectors", 0, total)
    while some := list(islice(labelled, AT_ONCE)):
        vectors = encoder.encode([text for _, text in some])
        whole = np.array([is_passage for is_passage, _ in some])
        passages[passage : passage + whole.sum()] = vectors[whole]
        units[unit : unit + (~whole).sum()] = vectors[~whole]
        passage, unit = passage + whole.sum(), unit + (~whole).sum()
        progress("vectors", int(passage + unit), total)
    UnitVectors(units, starts).save(folder / UNITS)


def _rows(folder: Path, count: int, dimension: int) -> "np.memmap[Any, np.dtype[np.float16]]":
    """Returns room for vectors on disk, so that memory need not hold them."""
    folder.mkdir()
    return open_memmap(folder / ROWS, "w+", np.float16, (count, dimension))


def _indexed(document: Document, chunks: int) -> IndexedDocument:
    return IndexedDocument(
        name=document.name,
        title=document.title,
        date=document.date,
        publisher=document.publisher,
        chunks=chunks,
        words=sum(1 for _ in TOKEN.finditer(document.text)),
        sha256=sha256(document.text.encode()).hexdigest(),
        problems=document.problems,
    )


def _copies(documents: Sequence[IndexedDocument], repeats: Repeats) -> Iterator[tuple[str, str]]:
    """Yields each document that is for the most part the copy of another one, and that one."""
    document_of = np.repeat(np.arange(len(documents)), [document.chunks for document in documents])
    pairs = Counter(zip(document_of.tolist(), document_of[repeats.first].tolist(), strict=True))
    for (copy, original), chunks in pairs.items():
        if copy != original and 2 * chunks >= documents[copy].chunks:
            yield documents[copy].name, documents[original].name


def _link(source: Path, target: Path) -> None:
    """Gives the files of a folder second names in another; copies them where the disk knows no second names."""
    target.mkdir()
    for path in source.iterdir():
        try:
            os.link(path, target / path.name)
        except OSError:
            shutil.copyfile(path, target / path.name)
