"""What earlier builds made and the next one need not make again: documents as read, texts as encoded, the encoder.

A folder beside the generations, for builds alone: the bot never looks into it, and it may be deleted at any time. What
is written is kept at once, so that a build that was ended goes on where it stopped. Each entry carries its checksum;
one that is not as it was written counts as none.
"""

import fcntl
import json
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.documents import Document
from index.manifest import checksums
from index.written import from_json, to_json

FILE, LOCK, ENCODER = "cache.sqlite", "lock", "encoder"
AT_ONCE = 500  # keys in one statement; SQLite takes some thousands
SCHEMA = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY, stamp TEXT, content TEXT, facts TEXT, document BLOB);
CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB);
CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID;
"""


class BusyError(Exception):
    """Another build works in the same index folder; the message says what to do."""


@dataclass(frozen=True)
class Source:
    """A file when it was last read: ``stamp`` tells that it was not touched since, ``content`` is its SHA-256.

    ``facts`` is what was known of it beside. ``read`` is False where no document came of it.
    """

    stamp: str
    content: str
    facts: str
    read: bool


@contextmanager
def open_cache(folder: Path, code: str) -> Iterator["Cache"]:
    """Gives the cache in ``folder``, for one build at a time; ``code`` is the version of what reads documents.

    Raises:
        BusyError: another build has it.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"{folder.parent}: một lần dựng khác đang chạy ở đây; hãy đợi nó xong, hoặc dừng nó"
            ) from None
        cache = Cache(folder, code)
        try:
            yield cache
        finally:
            cache.close()


class Cache:
    """Use ``open_cache``."""

    def __init__(self, folder: Path, code: str) -> None:
        self._folder = folder
        self._connection = _opened(folder / FILE)
        if self._about("code") != code:
            with self._connection:
                self._connection.execute("DELETE FROM source")
            self._say("code", code)

    def close(self) -> None:
        """Keeps what was written and frees the file."""
        self._connection.commit()
        self._connection.close()

    def commit(self) -> None:
        """Makes sure that what was written so far outlives this process."""
        self._connection.commit()

    # --- Documents ------------------------------------------------------------------------------------------------

    def sources(self) -> dict[str, Source]:
        """Returns the files that were read, by document name."""
        rows = self._connection.execute("SELECT name, stamp, content, facts, document IS NOT NULL FROM source")
        return {name: Source(stamp, content, facts, bool(read)) for name, stamp, content, facts, read in rows}

    def document(self, name: str) -> Document | None:
        """Returns the document of a name as it was read, or None where it must be read again."""
        row = self._connection.execute("SELECT document FROM source WHERE name = ?", (name,)).fetchone()
        written = _unsealed(row[0]) if row and row[0] is not None else None
        return from_json(json.loads(written)) if written is not None else None

    def keep(self, name: str, source: Source, document: Document | None) -> None:
        """Keeps what a file was read as, or that nothing could be made of it."""
        blob = None if document is None else _sealed(json.dumps(to_json(document), ensure_ascii=False).encode())
        values = (name, source.stamp, source.content, source.facts, blob)
        self._connection.execute("INSERT OR REPLACE INTO source VALUES (?,?,?,?,?)", values)

    def restamp(self, stamps: Mapping[str, str]) -> None:
        """Notes that files were touched and are what they were."""
        rows = [(stamp, name) for name, stamp in stamps.items()]
        self._connection.executemany("UPDATE source SET stamp = ? WHERE name = ?", rows)

    def forget(self, names: Iterable[str]) -> None:
        """Forgets files that are gone."""
        self._connection.executemany("DELETE FROM source WHERE name = ?", [(name,) for name in names])

    # --- Vectors --------------------------------------------------------------------------------------------------

    def vectors(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float16]]:
        """Returns the vectors that are kept of the keys, and notes that all of the keys are in use."""
        self._connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", [(key,) for key in keys])
        found = {}
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            for key, value in self._connection.execute(f"SELECT key, value FROM vector WHERE key IN ({marks})", some):
                if (written := _unsealed(value)) is not None:
                    found[key] = np.frombuffer(written, np.float16)
        return found

    def keep_vectors(self, vectors: Mapping[bytes, NDArray[np.float16]]) -> None:
        """Keeps vectors by key."""
        rows = [(key, _sealed(vector.tobytes())) for key, vector in vectors.items()]
        self._connection.executemany("INSERT OR REPLACE INTO vector VALUES (?,?)", rows)

    def forget_unused(self) -> None:
        """Forgets the vectors that this build did not ask for."""
        with self._connection:
            self._connection.execute("DELETE FROM vector WHERE key NOT IN (SELECT key FROM used)")

    # --- The encoder ----------------------------------------------------------------------------------------------

    def encoder(self, stamp: str) -> Path | None:
        """Returns the folder of the encoder that was made of ``stamp``, or None where there is none or it is broken."""
        known = json.loads(self._about("encoder") or "{}")
        folder = self._folder / ENCODER
        return folder if known.get("stamp") == stamp and known["files"] == checksums(folder) else None

    def room_for_encoder(self) -> Path:
        """Returns where an encoder is to be written; what stood there is gone."""
        self._say("encoder", "{}")
        shutil.rmtree(self._folder / ENCODER, ignore_errors=True)
        return self._folder / ENCODER

    def keep_encoder(self, stamp: str) -> None:
        """Keeps the encoder that was written."""
        self._say("encoder", json.dumps({"stamp": stamp, "files": checksums(self._folder / ENCODER)}))

    def encoder_identity(self) -> bytes:
        """Returns a short name of the encoder's bytes: vectors of the same text by another one are others."""
        return blake2b((self._about("encoder") or "").encode(), digest_size=16).digest()

    def _about(self, name: str) -> str | None:
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def _say(self, name: str, value: str) -> None:
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO about VALUES (?,?)", (name, value))


def key_of(text: str, identity: bytes) -> bytes:
    """Returns the key of a text's vector by the encoder of that identity."""
    return blake2b(text.encode(), digest_size=16, key=identity).digest()


def _opened(path: Path) -> sqlite3.Connection:
    """Opens the file; one that is no database any more is begun anew."""
    try:
        return _with_schema(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # a full disk, no permission: the file itself is not at fault
            raise
        path.unlink()
        return _with_schema(path)


def _with_schema(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # then a write-ahead log needs no shared memory
    connection.execute(
        "PRAGMA journal_mode = WAL"
    )  # what is kept costs no wait for the disk, and a kill loses none of it
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.executescript(SCHEMA)
    return connection


def _sealed(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(4, "big") + value


def _unsealed(sealed: bytes) -> bytes | None:
    value = sealed[4:]
    return value if zlib.crc32(value).to_bytes(4, "big") == sealed[:4] else None
