"""A SQLite file that several threads and processes read and write. Knows SQLite and nothing of what is kept."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")


class Database:
    """One connection to a file, shared by threads: one transaction at a time.

    A commit may wait for the disk, for a second where it is busy: an event loop writes by ``soon``.
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
        self._connection = sqlite3.connect(path, timeout=10, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(f"PRAGMA synchronous = {synchronous}")
        self._connection.execute("PRAGMA secure_delete = ON")
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
            with self._connection:
                self._connection.execute("BEGIN")
                yield self._connection

    def read(self, statement: str, *values: str | float) -> list[tuple[Any, ...]]:
        """Returns the rows of a SELECT."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    async def soon(self, write: Callable[[], T]) -> T:
        """Returns what ``write`` gives, committed, without holding up the loop.

        ``write`` runs on a thread, in the order asked; what is asked for during one commit shares the next, so that one
        that raises takes the others along. It is done even if whoever waits for it is cancelled.
        """
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._asked.append((write, future))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await future

    def close(self) -> None:
        """Frees the file."""
        with self._lock:
            self._connection.close()

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
