import asyncio
import sqlite3
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from bot.channels.database import COMMITS, Database
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

    def first() -> None:
        with database.transaction():
            begun.set()
            go_on.wait(10)
            add(database, "một")

    def look(text: str) -> str:
        seen.append(words(tmp_path / "d"))
        return add(database, text)

    another = asyncio.create_task(asyncio.to_thread(first))
    await until(begun.is_set)
    asked = [asyncio.create_task(database.soon(partial(look, text))) for text in ("hai", "ba", "bốn")]
    await asyncio.sleep(0)
    asked[1].cancel()  # who waits is gone; the word is written all the same
    go_on.set()
    await another
    hai, ba, four = await asyncio.gather(*asked, return_exceptions=True)
    assert (hai, four) == ("HAI", "BỐN")
    assert isinstance(ba, asyncio.CancelledError)
    assert seen == [["một"]] * 3  # the first was committed before, the three with each other
    assert words(tmp_path / "d") == ["một", "hai", "ba", "bốn"]
    database.close()


async def test_whoever_waits_for_a_commit_that_fails_is_told_and_the_next_goes_on(tmp_path: Path) -> None:
    database = Database(tmp_path / "d", "NORMAL", SCHEMA)
    other = sqlite3.connect(tmp_path / "d", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    wrong, right = (
        asyncio.create_task(database.soon(partial(divmod, 1, 0))),
        asyncio.create_task(database.soon(partial(add, database, "một"))),
    )
    await asyncio.sleep(0.05)
    other.close()
    results = await asyncio.gather(wrong, right, return_exceptions=True)
    assert isinstance(results[0], ZeroDivisionError)
    assert await database.soon(partial(add, database, "hai")) == "HAI"
    assert words(tmp_path / "d")[-1:] == ["hai"]
    with pytest.raises(ZeroDivisionError):
        await database.soon(lambda: (add(database, "ba"), 1 // 0))
    assert words(tmp_path / "d")[-1:] == ["hai"]
    database.close()


async def test_it_is_written_at_once_where_nobody_else_writes_and_the_log_of_writes_stays_small(tmp_path: Path) -> None:
    database = Database(tmp_path / "d", "NORMAL", SCHEMA)
    threads = [await database.soon(threading.current_thread) for _ in range(3)]
    assert {thread.name for thread in threads} == {threading.current_thread().name}
    log = tmp_path / "d-wal"
    for _ in range(1000):
        await database.soon(partial(add, database, "một"))
    for _ in range(1000):
        await asyncio.to_thread(add, database, "hai")
    assert log.stat().st_size < 500 * 4096
    threads = [await database.soon(threading.current_thread) for _ in range(COMMITS)]
    assert sum(thread is not threading.current_thread() for thread in threads) == 1  # the loop leaves it a checkpoint
    assert len(words(tmp_path / "d")) == 2000
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
