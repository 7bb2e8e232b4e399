"""What is kept of answers for a while: for the buttons under them, for 👍 👎, and for the operator's report.

Knows questions, quotes and votes; who asked is not kept with them.
"""

import json
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import messages
from bot.channels.database import Database
from bot.composing.answer import Answer, Citation, Elsewhere
from bot.conversation import EXPIRES_AFTER
from index import Span, vietnamese

DAY = 24 * 3600.0
KEPT = "at, channel, question, reason, citations, choices, vote"  # in the order of the fields of Kept
VIETNAM = timedelta(hours=7)
SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    key TEXT PRIMARY KEY, at REAL, channel TEXT, question TEXT, reason TEXT, citations TEXT, choices TEXT,
    vote INTEGER DEFAULT 0);
CREATE TABLE IF NOT EXISTS chat (channel TEXT, chat TEXT, choices TEXT, at REAL, PRIMARY KEY (channel, chat));
CREATE TABLE IF NOT EXISTS turn (channel TEXT, bot TEXT, chat TEXT, question TEXT, at REAL,
    PRIMARY KEY (channel, bot, chat));
CREATE TABLE IF NOT EXISTS month (channel TEXT, month TEXT, messages INTEGER, PRIMARY KEY (channel, month));
CREATE INDEX IF NOT EXISTS answer_age ON answer (at);
CREATE INDEX IF NOT EXISTS chat_age ON chat (at);
"""


@dataclass(frozen=True)
class Kept:
    """An answer as it is kept: no name, no chat. ``reason`` is why there was none.

    ``choices`` are the questions that were asked back; ``vote`` is 1, -1 or 0.
    """

    at: float
    channel: str
    question: str
    reason: str | None
    citations: tuple[Citation, ...]
    choices: tuple[str, ...]
    vote: int


class Journal:
    """Keeps answers, votes and each chat's numbered choices for ``keep_days``; may be used from several threads.

    What a chat asked last is kept for half an hour, so that a follow-up is understood after a restart. In an event loop
    it is written to by ``soon`` (see Database).
    """

    def __init__(self, path: Path, keep_days: float = 30, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._keep = keep_days * DAY
        self._writes = Database(path, "NORMAL", SCHEMA)
        self._reads = Database(path, "NORMAL", SCHEMA)  # of its own: whoever reads does not wait for a commit
        self.soon = self._writes.soon
        self.purge()

    def keep(self, channel: str, answer: Answer) -> str:
        """Keeps an answer and returns its key: 8 characters that cannot be guessed."""
        key = secrets.token_urlsafe(6)
        abstention = answer.abstention
        asked_back = json.dumps(answer.clarification.choices if answer.clarification else (), ensure_ascii=False)
        reason = abstention.reason if abstention else None
        self._write(
            "INSERT INTO answer (key, at, channel, question, reason, citations, choices) VALUES (?,?,?,?,?,?,?)",
            *(key, self._clock(), channel, answer.query.question, reason, _citations_json(answer.shown), asked_back),
        )
        return key

    def kept(self, key: str) -> Kept | None:
        """Returns the answer of a key, or None where it has expired or never was."""
        rows = self._reads.read(f"SELECT {KEPT} FROM answer WHERE key = ?", key)
        return _kept(rows[0]) if rows and rows[0][0] > self._clock() - self._keep else None

    def vote(self, key: str, vote: int) -> bool:
        """Sets the vote on an answer, the last one counts; returns whether the answer is still kept."""
        return self._write("UPDATE answer SET vote = ? WHERE key = ?", vote, key) == 1

    def unanswered(self, days: float) -> list[Kept]:
        """Returns the answers of the last ``days`` that were none, newest first."""
        return self._kept_where("reason IS NOT NULL", days)

    def disliked(self, days: float) -> list[Kept]:
        """Returns the answers of the last ``days`` that got 👎, newest first."""
        return self._kept_where("vote < 0", days)

    def offer(self, channel: str, chat: str, actions: list[str]) -> None:
        """Remembers what the numbers 1, 2, ... mean in a chat from now on."""
        values = (channel, chat, json.dumps(actions), self._clock())
        self._write("INSERT OR REPLACE INTO chat (channel, chat, choices, at) VALUES (?,?,?,?)", *values)

    def offered(self, channel: str, chat: str) -> list[str] | None:
        """Returns what the numbers mean in a chat, or None where the chat is new or was forgotten."""
        rows = self._reads.read("SELECT choices FROM chat WHERE channel = ? AND chat = ?", channel, chat)
        return [str(action) for action in json.loads(rows[0][0])] if rows else None

    def remember(self, channel: str, bot: str, chat: str, question: str) -> None:
        """Remembers what a chat asked last, as understood, for as long as a conversation lasts."""
        values = (channel, bot, chat, question, self._clock())
        self._write("INSERT OR REPLACE INTO turn (channel, bot, chat, question, at) VALUES (?,?,?,?,?)", *values)

    def forget(self, channel: str, bot: str, chat: str) -> None:
        """Forgets what a chat asked last."""
        self._write("DELETE FROM turn WHERE channel = ? AND bot = ? AND chat = ?", channel, bot, chat)

    def remembered(self, channel: str, bot: str, chat: str) -> str:
        """Returns what a chat asked last; empty where that was too long ago, or nothing."""
        statement = "SELECT question FROM turn WHERE channel = ? AND bot = ? AND chat = ? AND at > ?"
        rows = self._reads.read(statement, channel, bot, chat, self._clock() - EXPIRES_AFTER)
        return str(rows[0][0]) if rows else ""

    def count(self, channel: str, messages: int = 0) -> int:
        """Counts messages of the channel, both ways; returns how many there were this month (Vietnam's calendar)."""
        month = f"{datetime.fromtimestamp(self._clock(), UTC) + VIETNAM:%Y-%m}"
        if messages:
            upsert = "INSERT INTO month VALUES (?1,?2,?3) ON CONFLICT DO UPDATE SET messages = messages + ?3 "
            with self._writes.transaction() as connection:
                return int(connection.execute(upsert + "RETURNING messages", (channel, month, messages)).fetchone()[0])
        rows = self._reads.read("SELECT messages FROM month WHERE channel = ? AND month = ?", channel, month)
        return int(rows[0][0]) if rows else 0

    def purge(self) -> None:
        """Forgets what is older than ``keep_days``, and what was asked last in conversations that are over."""
        for table, keep in (("answer", self._keep), ("chat", self._keep), ("turn", EXPIRES_AFTER)):
            self._write(f"DELETE FROM {table} WHERE at < ?", self._clock() - keep)

    def close(self) -> None:
        """Frees the file."""
        self._reads.close()
        self._writes.close()

    def _kept_where(self, condition: str, days: float) -> list[Kept]:
        statement = f"SELECT {KEPT} FROM answer WHERE {condition} AND at > ? ORDER BY at DESC"
        return [_kept(row) for row in self._reads.read(statement, self._clock() - days * DAY)]

    def _write(self, statement: str, *values: str | float | None) -> int:
        with self._writes.transaction() as connection:
            return connection.execute(statement, values).rowcount


def _citations_json(citations: tuple[Citation, ...]) -> str:
    return json.dumps(citations, ensure_ascii=False, default=vars)


def _kept(row: tuple[Any, ...]) -> Kept:
    at, channel, question, reason, citations, choices, vote = row
    return Kept(
        at,
        channel,
        question,
        reason,
        tuple(_citation(known) for known in json.loads(citations)),
        tuple(json.loads(choices)),
        vote,
    )


def _citation(known: dict[str, Any]) -> Citation:
    """Returns the citation that was written, or that an earlier version wrote with fewer fields."""
    lists = {name: tuple(known.get(name, ())) for name in ("columns", "years")}
    also = tuple(Elsewhere(**each) for each in known.get("also", ()))
    marked = tuple(Span(mark["start"], mark["end"]) for mark in known.get("marked", ()))
    return Citation(**{**known, **lists, "also": also, "marked": marked})


def report_rows(journal: Journal, days: float) -> list[dict[str, Any]]:
    """Returns what an operator should look at: unanswered questions by how often, then 👎 with what was quoted."""
    asked = Counter(vietnamese.fold(kept.question) for kept in journal.unanswered(days))
    rows: dict[str, dict[str, Any]] = {}
    for kept in journal.unanswered(days):
        row = {"kind": "unanswered", "question": kept.question, "times": asked[vietnamese.fold(kept.question)]}
        rows.setdefault(
            vietnamese.fold(kept.question), {**row, "reason": kept.reason, "last": _day(kept.at), "quotes": []}
        )
    unanswered = sorted(rows.values(), key=lambda row: -row["times"])
    return unanswered + [
        {
            "kind": "disliked",
            "question": kept.question,
            "times": 1,
            "reason": kept.reason,
            "last": _day(kept.at),
            "quotes": [{"document": each.document, "quote": each.quote} for each in kept.citations],
        }
        for kept in journal.disliked(days)
    ]


def report_lines(rows: list[dict[str, Any]]) -> list[str]:
    """Returns the report as lines of text."""
    unanswered = [row for row in rows if row["kind"] == "unanswered"]
    disliked = [row for row in rows if row["kind"] == "disliked"]
    lines = [messages.REPORT_UNANSWERED.format(count=len(unanswered))]
    lines += [f"  {row['times']}×  {row['question']}  ({row['reason']}, {row['last']})" for row in unanswered]
    lines.append(messages.REPORT_DISLIKED.format(count=len(disliked)))
    for row in disliked:
        lines.append(f"  {row['question']}  ({row['last']})")
        lines += [f"      “{' '.join(quote['quote'].split())}” · {quote['document']}" for quote in row["quotes"]]
    return lines


def _day(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC) + VIETNAM:%d/%m/%Y}"
