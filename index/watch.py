"""Tells when a folder of documents changes. Knows files and nothing of what is in them.

It looks, rather than have the system tell: that works on network drives too, and a look at 2,000 files takes a
hundredth of a second.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LOOK_EVERY = 2.0  # seconds


def changes(folder: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Yields for what is there, and then each time that files came, went or were written; never ends.

    It waits until two looks in a row find the same, so that nothing is told while files are still being copied.
    """
    told: dict[Path, tuple[int, int, int]] | None = None
    before: dict[Path, tuple[int, int, int]] | None = None
    while True:
        now = _state(folder)
        if now != told and now == before:
            told = now
            yield
        before = now
        sleep(LOOK_EVERY)


def _state(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Returns size and times of every file below the folder, by path; hidden ones are left out."""
    found = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith("."):
                continue
            path = Path(parent, name)
            try:
                entry = path.lstat()
            except OSError:  # gone since it was listed
                continue
            found[path] = (entry.st_size, entry.st_mtime_ns, entry.st_ctime_ns)
    return found
