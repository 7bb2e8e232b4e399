"""A SQLite file that several threads and processes read and write. Knows SQLite and nothing of what is kept."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")

PATIENCE = 10_000  # milliseconds that a thread waits for another process
COMMITS = 100  # between two checkpoints


class Database:
    """One connection to a file, shared by threads: one transaction at a time. An event loop writes by ``soon``.

    What waits for the disk, which may take a second, is done on threads: with "FULL" each commit, with "NORMAL" a
    checkpoint every 100 commits and what the first commit after it flushes (https://www.sqlite.org/wal.html).
    """

    def __init__(
        self, path: Path, synchronous: Literal["FULL", "NORMAL"], schema: str, beside: "Database | None" = None
    ) -> None:
        """Opens the file at ``path``, which is made where there is none, with the tables of ``schema``.

        Connections ``beside`` each other have one transaction at a time among them.

        With "FULL" what is committed is flushed to the disk; with "NORMAL" it is safe against the end of the process at
        once and against that of the machine a moment later. What is deleted is overwritten.
        """
        self._lock: threading.RLock = beside._lock if beside is not None else threading.RLock()
        self._counting: Database = beside if beside is not None else self
        self._connection = sqlite3.connect(path, timeout=PATIENCE / 1000, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(f"PRAGMA synchronous = {synchronous}")
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._commits = 0
        self._patience = PATIENCE
        self._connection.executescript(schema)
        self._asked: list[tuple[Callable[[], Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commits what the block writes, or none of it where the block raises; within another it is part of that."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            self._wait_at_most(PATIENCE)
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
            self._counting._commits += 1
            if self._counting._commits >= COMMITS:
                self._checkpoint()

    def read(self, statement: str, *values: str | float) -> list[tuple[Any, ...]]:
        """Returns the rows of a SELECT."""
        with self._lock:
            self._wait_at_most(PATIENCE)
            return self._connection.execute(statement, values).fetchall()

    async def soon(self, write: Callable[[], T]) -> T:
        """Returns what ``write`` gives, committed (with "NORMAL"), without holding up the loop.

        At once where nobody else writes and no checkpoint is due. Else on a thread, in the order asked: what is asked
        for during one commit shares the next, so that one that raises takes the others along; it is done even if
        whoever waits is cancelled.
        """
        due = self._counting._commits >= COMMITS
        if not due and self._writing is None and self._lock.acquire(blocking=False):
            try:
                if self._begun_at_once():
                    with self._connection:
                        return write()
            finally:
                self._lock.release()
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._asked.append((write, future))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await future

    def close(self) -> None:
        """Frees the file."""
        with self._lock:
            self._connection.close()

    def _begun_at_once(self) -> bool:
        """Begins a transaction; returns False where another process has one."""
        self._wait_at_most(0)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:  # the thread will find out what else it may be
            return False
        self._counting._commits += 1
        return True

    def _wait_at_most(self, milliseconds: int) -> None:
        """Says how long another process is waited for; to say it anew each time would cost as much as a mark."""
        if milliseconds != self._patience:
            self._connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
            self._patience = milliseconds

    def _checkpoint(self) -> None:
        self._counting._commits = 0
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        self._connection.execute("PRAGMA user_version = 1")  # the first write after it flushes: not left to the loop

    async def _write(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, []
                waiting = [future for _, future in asked]
                try:
                    results = await asyncio.to_thread(self._commit, [write for write, _ in asked])
                except Exception as error:
                    for future in waiting:
                        if not future.done():
                            future.set_exception(error)
                    continue
                for future, result in zip(waiting, results, strict=True):
                    if not future.done():
                        future.set_result(result)
        finally:
            self._writing = None

    def _commit(self, writes: Sequence[Callable[[], T]]) -> list[T]:
        with self.transaction():
            return [write() for write in writes]
