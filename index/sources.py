"""The files of a folder of documents, and which of them must be read again.

Knows files and the cache; knows nothing of what becomes of documents.
"""

import json
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Protocol

from index.cache import Cache, Source
from index.documents import Document, DocumentError
from index.folder import Listing, read_files

JUST_NOW = 2.0  # seconds; a file that was written so shortly before may be written again within one tick of its clock
KEPT_TOGETHER = 50  # documents that are read before they are kept: what is lost when a build is killed


class Progress(Protocol):
    """Is told of each step of a build; what it shows is its own business."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Takes the step's name and how much of it is done."""


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
        self._unreadable: dict[str, str] = {}
        self.problems = listing.problems

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

    def read(self, progress: Progress) -> None:
        """Reads every file that is new, changed or could not be read before; ``problems`` then has the failures too.

        What was read is kept from time to time, so that a build that is ended here does not read it again.
        """
        self._cache.forget(self._known.keys() - self._files.keys())
        self._cache.restamp({name: source.stamp for name, source in self._files.items() if source.read})
        wanted = [name for name, source in self._files.items() if not source.read]
        for number, (name, read) in enumerate(self._read(wanted), 1):
            if isinstance(read, Document):
                self._cache.keep(name, self._files[name], read)
            else:
                self._cache.keep(name, self._files[name], None)
                self._unreadable[name] = str(read)
            if number % KEPT_TOGETHER == 0:
                self._cache.commit()
            progress("read", number, len(wanted))
        self._cache.commit()
        self.problems = (*self._listing.problems, *self._unreadable.values())

    def _read(self, names: Iterable[str]) -> Iterator[tuple[str, Document | DocumentError]]:
        return read_files(replace(self._listing, files={name: self._listing.files[name] for name in names}))

    def restamp(self) -> None:
        """Notes that nothing has changed, so that touched files need not be hashed again."""
        self._cache.restamp({name: source.stamp for name, source in self._files.items()})

    def __len__(self) -> int:
        return len(self._files) - len(self._unreadable)

    def __iter__(self) -> Iterator[Document]:
        """Yields the documents as they were read, in the order of names."""
        for name in self._files:
            if name in self._unreadable:
                continue
            if (document := self._cache.document(name)) is not None:
                yield document
            else:  # the cache is not as it was written
                yield from (read for _, read in self._read([name]) if isinstance(read, Document))


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
