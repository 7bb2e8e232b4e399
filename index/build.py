"""Documents become an index folder. Knows every part of one and in which order they are made; serves nothing."""

import os
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np

from index.abbreviations import Abbreviations
from index.chunks import LARGEST_CHUNK, Chunk, chunk_document, searched_text
from index.diacritics import corpus_counts
from index.documents import Document
from index.encoder import Encoder, OnnxEncoder
from index.folder import Corpus
from index.manifest import (
    UNFINISHED,
    IndexedDocument,
    IndexUnusableError,
    Manifest,
    checksums,
    read_manifest,
    remove_other_generations,
    write_manifest,
)
from index.search import ABBREVIATIONS, ENCODER, STORE, TERMS, UNITS, VECTORS
from index.store import write_store
from index.terms import TermIndex
from index.vectors import UnitVectors, VectorIndex
from index.vietnamese import terms, tokens

CHECKED_PASSAGES = 64  # on which the served encoder is compared with the model's own


EncoderMaker: TypeAlias = Callable[[Path, Sequence[str]], "MadeEncoder"]
"""Takes the folder to write an encoder to and passages to check it on, and returns the encoder made."""


class Progress(Protocol):
    """Is told of each step of a build; what it shows is its own business."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Takes the step's name and how much of it is done."""


@dataclass(frozen=True)
class MadeEncoder:
    """An encoder written to disk and ready to use, and how true it is: precision and mean cosine to the model's own."""

    encoder: Encoder
    precision: str
    cosine: float


def encoder_maker(name: str = "bundled") -> EncoderMaker:
    """Returns what ``build_index`` takes to make an encoder of the sentence-transformers model called ``name``.

    The model is loaded at once, so that a wrong name is told before anything is built.

    Raises:
        ModelError: there is no such model to be had here.
    """
    from index.models import export_encoder, load_model

    model = load_model(name)

    def make(folder: Path, passages: Sequence[str]) -> MadeEncoder:
        report = export_encoder(model, name, folder, _spread(passages, CHECKED_PASSAGES))
        return MadeEncoder(OnnxEncoder.load(folder), report.precision, report.cosine)

    return make


def _spread(passages: Sequence[str], count: int) -> list[str]:
    """Returns up to ``count`` of the passages, evenly spread over them."""
    step = max(1, -(-len(passages) // count))
    return list(passages[::step])


def build_index(
    corpus: Corpus,
    folder: Path,
    make_encoder: EncoderMaker,
    progress: Progress = lambda step, done, total: None,
    largest_chunk: int = LARGEST_CHUNK,
) -> Manifest:
    """Builds the index of the documents in ``folder`` and returns its manifest.

    ``make_encoder`` takes the folder to write the encoder to and passages of the corpus to check it on. All is written
    beside what is there; the new index counts from the last step on, and a build that fails leaves the old one whole.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    generation = folder / f"generation-{uuid.uuid4().hex[:12]}"
    generation.mkdir()
    try:
        manifest = _build(corpus, generation, make_encoder, progress, largest_chunk)
        _sync(generation)
        write_manifest(folder, manifest)
    except BaseException:
        (folder / UNFINISHED).unlink(missing_ok=True)
        remove_other_generations(folder, _served(folder))
        raise
    return manifest


def _build(
    corpus: Corpus,
    generation: Path,
    make_encoder: EncoderMaker,
    progress: Progress,
    largest_chunk: int,
) -> Manifest:
    chunks: list[tuple[int, Chunk]] = []
    for number, document in enumerate(corpus.documents):
        chunks += [(number, chunk) for chunk in chunk_document(document, largest_chunk)]
        progress("chunks", number + 1, len(corpus.documents))
    abbreviations = Abbreviations.of(document.text for document in corpus.documents)
    texts = [
        [abbreviations.spell_out(searched_text(corpus.documents[number], unit)) for unit in chunk.units]
        for number, chunk in chunks
    ]
    passages = ["\n".join([*chunk.trail, " ".join(own)]) for (_, chunk), own in zip(chunks, texts, strict=True)]
    units = [text for own in texts for text in own]
    progress("encoder", 0, 1)
    made = make_encoder(generation / ENCODER, passages)
    progress("encoder", 1, 1)
    total, done = len(passages) + len(units), 0

    def encoded(count: int) -> None:
        nonlocal done
        done += count
        progress("vectors", done, total)

    vectors = made.encoder.encode_passages(passages, encoded)
    starts = np.cumsum([0, *(len(chunk.units) for _, chunk in chunks)])
    UnitVectors(made.encoder.encode_passages(units, encoded).astype(np.float16), starts).save(generation / UNITS)
    progress("index", 0, 3)
    VectorIndex.build(vectors).save(generation / VECTORS)
    progress("index", 1, 3)
    TermIndex.build([terms(text) for text in passages]).save(generation / TERMS)
    abbreviations.save(generation / ABBREVIATIONS)
    progress("index", 2, 3)
    counts = corpus_counts([*passages, *(document.title for document in corpus.documents)])
    write_store(generation / STORE, corpus.documents, chunks, counts)
    progress("index", 3, 3)
    per_document = Counter(number for number, _ in chunks)
    return Manifest(
        generation=generation.name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        model=made.encoder.name,
        dimension=made.encoder.dimension,
        precision=made.precision,
        cosine=round(made.cosine, 5),
        largest_chunk=largest_chunk,
        documents=tuple(_indexed(document, per_document[number]) for number, document in enumerate(corpus.documents)),
        problems=corpus.problems,
        files=checksums(generation),
    )


def _indexed(document: Document, chunks: int) -> IndexedDocument:
    words = len(tokens(document.text))
    checksum = sha256(document.text.encode()).hexdigest()
    return IndexedDocument(document.name, document.title, document.date, document.publisher, chunks, words, checksum)


def _served(folder: Path) -> str | None:
    """Returns the generation that the folder's manifest names, or None."""
    try:
        return read_manifest(folder).generation
    except IndexUnusableError:
        return None


def _sync(folder: Path) -> None:
    """Makes sure that every file below ``folder`` is on the disk before the manifest names it."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
