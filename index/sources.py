"""The files of a folder of documents, and which of them must be read again.

Knows files and the cache; knows nothing of what becomes of documents.
"""

import json
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Protocol

from index.cache import Cache, Source
from index.documents import Document, DocumentError
from index.folder import Corpus, Listing, read_files

JUST_NOW = 2.0  # seconds; a file that was written so shortly before may be written again within one tick of its clock
KEPT_TOGETHER = 50  # documents that are read before they are kept: what is lost when a build is killed
READ_TOGETHER = 1000  # files that may be read ahead of what they become: they are in memory meanwhile


class Progress(Protocol):
    """Is told of each step of a build; what it shows is its own business."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Takes the step's name and how much of it is done."""


class Supply(Protocol):
    """Documents to build of, and (once they were taken) how many files were read for it and what is wrong with some."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Returns a line for each file that could not be read."""

    @property
    def read(self) -> int:
        """Returns how many files were read."""

    def __len__(self) -> int:
        """Returns how many documents there may be."""

    def __iter__(self) -> Iterator[Document]:
        """Yields the documents in their order."""


class InMemory:
    """Documents that were read already."""

    read = 0

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.problems = corpus.problems

    def __len__(self) -> int:
        return len(self._corpus.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._corpus.documents)


class Sources:
    """The files of a listing, each known by its content; as a collection, the documents that were made of them.

    A file whose stamp (size, times, place on the disk) is that of its last reading is taken to be the same without a
    look; any other is hashed, and read only if it is another indeed.
    """

    def __init__(self, listing: Listing, cache: Cache) -> None:
        self._listing = listing
        self._cache = cache
        self._known = cache.sources()
        self._files = {name: self._look(name, path) for name, path in listing.files.items()}
        self.problems = listing.problems
        self.read = 0

    def _look(self, name: str, path: Path) -> Source:
        known, stamp = self._known.get(name), _stamp(path)
        content = known.content if known is not None and stamp and stamp == known.stamp else _content(path)
        facts = json.dumps(self._listing.facts.get(name, {}), ensure_ascii=False, sort_keys=True)
        same = known is not None and content != "" and (known.content, known.facts) == (content, facts)
        return Source(stamp, content, facts, read=same and known is not None and known.read)

    def fingerprint(self, *rest: str | int) -> str:
        """Returns a name for all files, their content and what is known of them, and for the ``rest`` that matters."""
        files = [(name, source.content, source.facts) for name, source in self._files.items()]
        return sha256(json.dumps([rest, self._listing.problems, files]).encode()).hexdigest()

    def restamp(self) -> None:
        """Notes that nothing has changed, so that touched files need not be hashed again."""
        self._cache.restamp({name: source.stamp for name, source in self._files.items()})

    def __len__(self) -> int:
        """Returns how many documents there may be."""
        return len(self._files)

    def __iter__(self) -> Iterator[Document]:
        """Yields the documents in the order of names; ``problems`` then tells of every file that is none.

        Files that are new, changed or could not be read before are read while the documents before them are dealt with,
        and what was read is kept from time to time, so that a build that is ended here does not read it again.
        """
        self._cache.forget(self._known.keys() - self._files.keys())
        self._cache.restamp({name: source.stamp for name, source in self._files.items() if source.read})
        reading = self._read([name for name, source in self._files.items() if not source.read])
        for number, (name, source) in enumerate(self._files.items()):
            document = self._cache.document(name) if source.read else next(reading)
            if document is None:  # the cache is not as it was written
                (document,) = self._read([name])
            if isinstance(document, Document):
                yield document
            else:
                self.problems += (str(document),)
            if number % KEPT_TOGETHER == 0:
                self._cache.commit()

    def _read(self, names: Sequence[str]) -> Iterator[Document | DocumentError]:
        """Yields what each of the files was read as, and keeps it."""
        for start in range(0, len(names), READ_TOGETHER):
            some = {name: self._listing.files[name] for name in names[start : start + READ_TOGETHER]}
            for name, read in read_files(replace(self._listing, files=some)):
                self._cache.keep(name, self._files[name], read if isinstance(read, Document) else None)
                self.read += 1
                yield read


def _stamp(path: Path) -> str:
    """Returns what changes when a file is written; empty where that cannot be relied on."""
    try:
        found = path.stat()
    except OSError:
        return ""
    if time.time() - found.st_mtime < JUST_NOW:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _content(path: Path) -> str:
    """Returns the SHA-256 of a file; empty where it cannot be read or is no file (a pipe would never end)."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
