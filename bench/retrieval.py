"""How often the right passage is found: dense, BM25 and both, with and without diacritics.

    python -m bench.retrieval [--whole] [--model NAME] FILE…

Each FILE is a SQuAD-format set. Each of its contexts becomes a document of its own; a hit counts for its document.
Contexts are chunked as the product chunks, or (``--whole``) kept in one chunk. Questions that the set marks as
unanswerable are left out.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from index import Hit, SearchIndex, build_index, encoder_maker
from index.chunks import LARGEST_CHUNK
from index.documents import Document
from index.folder import Corpus
from index.layout import parse_document
from index.vietnamese import fold, normalise

DEPTH = 10


def read_set(path: Path) -> tuple[Corpus, list[tuple[str, str]]]:
    """Returns the set's contexts as documents, and its answerable questions, each with its document's name."""
    documents: list[Document] = []
    questions: list[tuple[str, str]] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            name = f"{len(documents):05}"
            documents.append(parse_document(name, normalise(paragraph["context"])))
            questions += [(asked["question"], name) for asked in paragraph["qas"] if not asked.get("is_impossible")]
    return Corpus(tuple(documents), ()), questions


def figures(ranks: Sequence[int | None]) -> list[float]:
    """Returns R@1, R@3, R@5, MRR@10 and nDCG@10 of the right documents' ranks from 1 (None: not among the ten)."""
    found = np.array([rank or np.inf for rank in ranks])
    recalls = [float(np.mean(found <= depth)) for depth in (1, 3, 5)]
    return [*recalls, float(np.mean(1 / found)), float(np.mean(1 / np.log2(1 + found)))]


def rank_of(document: str, hits: Iterable[Hit]) -> int | None:
    """Returns the rank from 1 of a document among the documents of the hits in their order, or None beyond ten."""
    order = list(dict.fromkeys(hit.document.name for hit in hits))[:DEPTH]
    return order.index(document) + 1 if document in order else None


RANKINGS: dict[str, Callable[[list[Hit]], list[Hit]]] = {
    "dense": lambda hits: sorted(hits, key=lambda hit: -hit.cosine),
    "BM25": lambda hits: sorted(hits, key=lambda hit: -hit.bm25),
    "hybrid": lambda hits: hits,
}


def measure(index: SearchIndex, questions: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, list[float]]]:
    """Yields (how questions were typed, ranking, figures)."""
    typings: dict[str, Callable[[str], str]] = {
        "as they are": lambda question: question,
        "no diacritics": fold,
        "restored": lambda question: index.spell(fold(question)),
    }
    for typing, typed in typings.items():
        found = [(document, index.search(typed(question), limit=200)) for question, document in questions]
        for ranking, reorder in RANKINGS.items():
            yield typing, ranking, figures([rank_of(document, reorder(hits)) for document, hits in found])


def main() -> None:
    """Prints a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", default="bundled", help="as build_index.py takes it: a name or a folder")
    parser.add_argument("--whole", action="store_true", help="one chunk a context, whatever its length")
    options = parser.parse_args()
    for path in options.files:
        corpus, questions = read_set(path)
        with tempfile.TemporaryDirectory() as folder:
            build_index(
                corpus,
                Path(folder),
                encoder_maker(options.model),
                largest_chunk=10**9 if options.whole else LARGEST_CHUNK,
            )
            index = SearchIndex.load(Path(folder))
            print(f"\n{path.name}: {len(corpus.documents)} contexts, {len(questions)} questions")
            print(f"{'typed':14} {'ranking':8} {'R@1':>6} {'R@3':>6} {'R@5':>6} {'MRR@10':>7} {'nDCG@10':>8}")
            for typing, ranking, values in measure(index, questions):
                one, three, five, reciprocal, gain = values
                print(
                    f"{typing:14} {ranking:8} {one:6.3f} {three:6.3f} {five:6.3f} {reciprocal:7.3f} {gain:8.3f}",
                    flush=True,
                )
            index.close()


if __name__ == "__main__":
    main()
