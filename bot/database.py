"""A SQLite file that several threads and processes read and write. Knows SQLite and nothing of what is kept."""

import sqlite3
from pathlib import Path
from typing import Literal


def connect(path: Path, synchronous: Literal["FULL", "NORMAL"]) -> sqlite3.Connection:
    """Returns a connection to the file at ``path``, which is made where there is none.

    With "FULL" what is committed is flushed to the disk; with "NORMAL" it is safe against the end of the process at
    once and against that of the machine a moment later. What is deleted is overwritten.
    """
    connection = sqlite3.connect(path, timeout=10, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA secure_delete = ON")
    return connection
