"""The durable queue: what a channel received is on disk before anything is done, once, until it is answered.

Knows SQLite and nothing of what an update says. The states of an update:

    waiting -> sending -> done      the answer went out
               sending -> waiting   in doubt: a note is due instead of the answer (see ``in_doubt``)
"""

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from bot.channels.database import Database

KEPT_FOR = 7 * 24 * 3600.0  # seconds in which the same message is known again
WAITING, SENDING, DONE = 0, 1, 2

Verdict = Literal["answer", "busy", "limited", "note", "ignore"]
"""What is due: the answer; a word that too many are waiting, or that this person asks too fast; a note that an answer
may not have arrived; nothing."""

SCHEMA = f"""
CREATE TABLE IF NOT EXISTS incoming (
    number INTEGER PRIMARY KEY, channel TEXT, bot TEXT, chat TEXT, message TEXT, person TEXT, place INTEGER,
    body TEXT, verdict TEXT, state INTEGER, received REAL);
CREATE UNIQUE INDEX IF NOT EXISTS once ON incoming (channel, bot, chat, message);
CREATE INDEX IF NOT EXISTS open ON incoming (channel, bot, number) WHERE state < {DONE};
CREATE INDEX IF NOT EXISTS age ON incoming (received);
"""
INSERT = """
INSERT OR IGNORE INTO incoming (channel, bot, chat, message, person, place, body, verdict, state, received)
VALUES (?,?,?,?,?,?,?,?,?,?)
"""


@dataclass(frozen=True)
class Incoming:
    """A message as received: whose it is, its place among those of its chat, its body as the channel's own JSON."""

    channel: str
    bot: str
    chat: str
    message: str
    person: str
    order: int
    body: str


@dataclass(frozen=True)
class Stored:
    """An incoming message on disk, and what is due. ``received`` is in seconds since 1970."""

    number: int
    incoming: Incoming
    verdict: Verdict
    received: float

    @cached_property
    def update(self) -> Any:  # noqa: ANN401
        """The body as the channel's own JSON says it, read once."""
        return json.loads(self.incoming.body)


class Inbox:
    """Stores incoming messages and what became of them; may be used from several threads and processes."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """Opens or creates the file at ``path``.

        Two connections: a message is flushed to the disk before the channel is told that we have it; the marks that
        follow are safe against the end of the process at once and against that of the machine a moment later. An event
        loop sets them by ``soon`` (see Database).
        """
        self._clock = clock
        self._flushed = Database(path, "FULL", SCHEMA)
        self._marks = Database(path, "NORMAL", SCHEMA, beside=self._flushed)
        self.soon = self._marks.soon
        self.purge()

    def store(
        self, messages: Sequence[Incoming], judge: Callable[[Incoming], Verdict] = lambda _: "answer"
    ) -> list[Stored]:
        """Returns the messages that are new, in the order given, flushed to the disk; known ones are left out.

        ``judge`` is asked once for each new message what is due; "ignore" is stored as done.
        """
        with self._flushed.transaction() as connection:
            now = self._clock()
            stored: list[Stored] = []
            for message in messages:
                key = (message.channel, message.bot, message.chat, message.message)
                values = (*key, message.person, message.order, message.body, "answer", WAITING, now)
                row = connection.execute(INSERT, values)
                if row.rowcount == 0:
                    continue
                number, verdict = int(row.lastrowid or 0), judge(message)
                if verdict != "answer":
                    self._set(connection, number, DONE if verdict == "ignore" else WAITING, verdict)
                stored.append(Stored(number, message, verdict, now))
        return stored

    def recover(self, channel: str, bot: str) -> list[Stored]:
        """Returns what an earlier process left undone, oldest first; those whose sending had begun are in doubt."""
        with self._marks.transaction() as connection:
            begun = "UPDATE incoming SET state = ?, verdict = 'note' WHERE channel = ? AND bot = ? AND state = ? "
            connection.execute(begun + "AND verdict = 'note'", (DONE, channel, bot, SENDING))
            connection.execute(begun + "AND verdict != 'note'", (WAITING, channel, bot, SENDING))
            rows = connection.execute(
                "SELECT number, channel, bot, chat, message, person, place, body, verdict, received FROM incoming "
                f"WHERE channel = ? AND bot = ? AND state = {WAITING} ORDER BY number",
                (channel, bot),
            ).fetchall()
        return [Stored(number, Incoming(*known), verdict, received) for number, *known, verdict, received in rows]

    def sending(self, stored: Stored) -> None:
        """Marks that the answer is about to go out; from here on it is never sent again on its own account."""
        self._mark(stored, SENDING)

    def waiting(self, stored: Stored) -> None:
        """Takes the mark of ``sending`` back: it is certain that nothing went out."""
        self._mark(stored, WAITING)

    def done(self, stored: Stored) -> None:
        """Marks the message as dealt with and forgets what it said; that it came is kept for 7 days."""
        self._mark(stored, DONE)

    def in_doubt(self, stored: Stored) -> Stored | None:
        """Returns what is due when nobody can know whether the answer arrived, or None where nothing more is.

        The choice: at most once. Neither API has an idempotency key, so a second sending might answer twice; silence
        might leave a question unanswered. So the answer is not sent again, and the person is told that it may be
        missing and may be asked for again: a note, which is itself sent at most once.
        """
        if stored.verdict == "note":
            self.done(stored)
            return None
        self._mark(stored, WAITING, "note")
        return Stored(stored.number, stored.incoming, "note", stored.received)

    def count(self, channel: str) -> int:
        """Returns how many messages of the channel are not dealt with yet."""
        return int(
            self._marks.read(f"SELECT count(*) FROM incoming WHERE channel = ? AND state < {DONE}", channel)[0][0]
        )

    def purge(self) -> None:
        """Forgets all messages that are older than 7 days and dealt with."""
        with self._marks.transaction() as connection:
            connection.execute(
                f"DELETE FROM incoming WHERE state = {DONE} AND received < ?", (self._clock() - KEPT_FOR,)
            )

    def close(self) -> None:
        """Frees the file."""
        self._flushed.close()
        self._marks.close()

    def _mark(self, stored: Stored, state: int, verdict: Verdict | None = None) -> None:
        with self._marks.transaction() as connection:
            self._set(connection, stored.number, state, verdict or stored.verdict)

    @staticmethod
    def _set(connection: sqlite3.Connection, number: int, state: int, verdict: Verdict) -> None:
        connection.execute(
            f"UPDATE incoming SET state = ?1, verdict = ?2, body = CASE ?1 WHEN {DONE} THEN '' ELSE body END, "
            f"person = CASE ?1 WHEN {DONE} THEN '' ELSE person END WHERE number = ?3",
            (state, verdict, number),
        )
