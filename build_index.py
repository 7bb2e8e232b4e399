"""Builds the index of a folder of documents, or brings it in step with it: ``python build_index.py [--seeds DIR]``."""

import argparse
import shutil
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.arguments import DONE, FAULT, INTERRUPTED, MISTAKE, SOME_UNREADABLE, MistakeError, Parser
from index import (
    BuildReport,
    BusyError,
    DocumentError,
    EncoderMaker,
    ModelError,
    changes,
    encoder_maker,
    summary,
    update_index,
)

AGAIN_AFTER = 60.0  # seconds until a watched folder is tried again after a failure
STEPS = {
    "documents": "Đọc tệp",
    "encoder": "Bộ mã hóa",
    "vectors": "Mã hóa",
    "index": "Chỉ mục",
}


def main(arguments: list[str] | None = None) -> int:
    """Builds the index and tells what went into it.

    Returns the exit code: 0 all is in, 3 some documents could not be read, 2 the caller's mistake, 1 a fault,
    130 interrupted.
    """
    parser = Parser(description="Dựng chỉ mục từ một thư mục tài liệu; chỉ đọc và mã hóa cái mới.")
    parser.add_argument(
        "--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="thư mục tài liệu (mặc định: seeds)"
    )
    parser.add_argument(
        "--index", type=Path, default=Path(".index"), metavar="DIR", help="thư mục chỉ mục (mặc định: .index)"
    )
    parser.add_argument(
        "--model", default="bundled", metavar="NAME", help="tên hoặc thư mục của mô hình sentence-transformers"
    )
    parser.add_argument(
        "--watch", action="store_true", help="dựng lại mỗi khi thư mục tài liệu thay đổi, đến khi Ctrl-C"
    )
    try:
        options = parser.parse_args(arguments)
        if not options.watch:
            return _update(options)
        for _ in changes(options.seeds):
            while not _is_over(options):
                time.sleep(AGAIN_AFTER)
    except MistakeError as error:
        return _failed(str(error), MISTAKE)
    except KeyboardInterrupt:
        return _failed("đã dừng; chỉ mục cũ, nếu có, vẫn nguyên vẹn, lần sau làm tiếp từ chỗ này", INTERRUPTED)
    return DONE


def _is_over(options: argparse.Namespace) -> bool:
    """Updates a watched folder; returns False where time may mend what failed: a full disk, another build.

    Raises:
        MistakeError: there is no such model, and waiting will bring none.
    """
    try:
        return _update(options) != FAULT
    except MistakeError as error:
        if isinstance(error.__cause__, ModelError):
            raise
        _failed(str(error), MISTAKE)
        return isinstance(error.__cause__, DocumentError)  # the next change may mend it


def _update(options: argparse.Namespace) -> int:
    try:
        report = _with_bars(options.seeds, options.index, encoder_maker(options.model))
    except (DocumentError, ModelError, BusyError) as error:
        raise MistakeError(str(error)) from error
    except Exception as error:  # each library that writes has its own way to say that the disk is full
        return _failed(_fault(options.index, error), FAULT)
    for problem in report.problems:
        print(f"không đọc được, hoặc đọc không hết: {problem}", file=sys.stderr)
    print(summary(report, options.index), flush=True)
    return SOME_UNREADABLE if report.problems else DONE


def _with_bars(seeds: Path, folder: Path, maker: EncoderMaker) -> BuildReport:
    """Brings the index in step, with a bar for each step that has begun."""
    columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bars = Progress(*columns, console=Console(stderr=True))
    tasks = {step: bars.add_task(name, total=None, visible=False) for step, name in STEPS.items()}

    def show(step: str, done: int, total: int) -> None:
        bars.start()
        bars.update(tasks[step], completed=done, total=total, visible=True)

    try:
        return update_index(seeds, folder, maker, show)
    finally:
        if bars.live.is_started:  # else it would print an empty line
            bars.stop()


def _fault(folder: Path, error: Exception) -> str:
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    what = " ".join(str(error).split())[:150]
    why = f"{type(error).__name__}: {what}; đĩa còn trống {free} MB"
    return f"{folder}: không dựng được ({why}); chỉ mục cũ, nếu có, vẫn nguyên vẹn, lần sau làm tiếp từ chỗ này"


def _failed(message: str, code: int) -> int:
    print(f"build_index: {message}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
