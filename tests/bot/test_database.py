import asyncio
import sqlite3
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from bot.database import Database
from tests.fakes.house import QUESTION, accounts, house, plan_for, until
from tests.fakes.telegram_api import FakeTelegram

SCHEMA = "CREATE TABLE IF NOT EXISTS word (text TEXT);"


def words(path: Path) -> list[str]:
    """What another process would read."""
    other = sqlite3.connect(path)
    found = [text for (text,) in other.execute("SELECT text FROM word ORDER BY rowid")]
    other.close()
    return found


def add(database: Database, text: str) -> str:
    with database.transaction() as connection:
        connection.execute("INSERT INTO word VALUES (?)", (text,))
    return text.upper()


def test_a_transaction_within_another_is_committed_or_undone_with_it(tmp_path: Path) -> None:
    database = Database(tmp_path / "d", "NORMAL", SCHEMA)
    with database.transaction():
        add(database, "một")
        assert words(tmp_path / "d") == []
        add(database, "hai")
    assert words(tmp_path / "d") == ["một", "hai"]
    with pytest.raises(ZeroDivisionError), database.transaction():
        add(database, "ba")
        raise ZeroDivisionError
    assert database.read("SELECT count(*) FROM word WHERE text < ?", "z") == [(2,)]
    database.close()


async def test_what_is_asked_for_during_one_commit_shares_the_next_in_order(tmp_path: Path) -> None:
    database = Database(tmp_path / "d", "NORMAL", SCHEMA)
    begun, go_on = threading.Event(), threading.Event()
    seen: list[list[str]] = []

    def first() -> str:
        begun.set()
        go_on.wait(10)
        return add(database, "một")

    def look(text: str) -> str:
        seen.append(words(tmp_path / "d"))
        return add(database, text)

    asked = [asyncio.create_task(database.soon(first))]
    await until(begun.is_set)
    asked += [asyncio.create_task(database.soon(partial(look, text))) for text in ("hai", "ba", "bốn")]
    await asyncio.sleep(0)
    asked[2].cancel()  # who waits is gone; the word is written all the same
    go_on.set()
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert results[:2] + results[3:] == ["MỘT", "HAI", "BỐN"]
    assert isinstance(results[2], asyncio.CancelledError)
    assert seen == [["một"]] * 3  # the first was committed before, the three with each other
    assert words(tmp_path / "d") == ["một", "hai", "ba", "bốn"]
    database.close()


async def test_whoever_waits_for_a_commit_that_fails_is_told_and_the_next_goes_on(tmp_path: Path) -> None:
    database = Database(tmp_path / "d", "NORMAL", SCHEMA)
    wrong, right = (database.soon(lambda: 1 // 0), database.soon(lambda: add(database, "một")))
    results = await asyncio.gather(wrong, right, return_exceptions=True)
    assert [type(result) for result in results] == [ZeroDivisionError, ZeroDivisionError]
    assert await database.soon(lambda: add(database, "hai")) == "HAI"
    assert words(tmp_path / "d") == ["hai"]
    database.close()


async def test_a_disk_that_is_slow_does_not_hold_up_the_event_loop(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram
) -> None:
    """Another process' locks stand for the disk: what is kept of the answer waits, then the mark that it goes out."""
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram))
    async with house(plan) as running:
        journal, inbox = (
            sqlite3.connect(plan.data_dir / name, isolation_level=None) for name in ("journal.sqlite", "inbox.sqlite")
        )
        journal.execute("BEGIN IMMEDIATE")
        telegram.say(QUESTION)
        await until(lambda: running.inbox.count("telegram") == 1)
        longest = await _longest_pause(0.5)
        inbox.execute("BEGIN IMMEDIATE")
        journal.close()
        longest = max(longest, await _longest_pause(1))
        assert telegram.messages() == []
        inbox.close()
        await until(lambda: running.inbox.count("telegram") == 0)
    assert len(telegram.messages()) == 1
    assert longest < 0.5


async def _longest_pause(seconds: float) -> float:
    """Returns for how long, within ``seconds``, nothing else could run in the event loop."""
    longest, end = 0.0, time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        await asyncio.sleep(0.01)
        longest = max(longest, time.monotonic() - began)
    return longest
