"""Builds the index of a folder of documents: ``python build_index.py [--seeds DIR] [--index DIR] [--model NAME]``."""

import argparse
import shutil
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from index import Corpus, DocumentError, EncoderMaker, Manifest, ModelError, build_index, encoder_maker, read_folder

DONE, FAULT, MISTAKE, SOME_UNREADABLE = 0, 1, 2, 3
STEPS = {"chunks": "Chia đoạn", "encoder": "Bộ mã hóa", "vectors": "Mã hóa", "index": "Chỉ mục"}


def main(arguments: list[str] | None = None) -> int:
    """Builds the index and tells what went into it.

    Returns the exit code: 0 all is in, 3 some documents could not be read, 2 the caller's mistake, 1 a fault.
    """
    parser = argparse.ArgumentParser(description="Dựng chỉ mục từ một thư mục tài liệu.")
    parser.add_argument(
        "--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="thư mục tài liệu (mặc định: seeds)"
    )
    parser.add_argument(
        "--index", type=Path, default=Path(".index"), metavar="DIR", help="thư mục chỉ mục (mặc định: .index)"
    )
    parser.add_argument(
        "--model", default="bundled", metavar="NAME", help="tên hoặc thư mục của mô hình sentence-transformers"
    )
    options = parser.parse_args(arguments)
    start = time.monotonic()
    try:
        corpus = read_folder(options.seeds)
        print("Đang nạp mô hình …", file=sys.stderr)
        manifest = _build(corpus, options.index, encoder_maker(options.model))
    except (DocumentError, ModelError) as error:
        return _failed(str(error), MISTAKE)
    except Exception as error:  # each library that writes has its own way to say that the disk is full
        return _failed(_fault(options.index, error), FAULT)
    except KeyboardInterrupt:
        return _failed("đã dừng; chỉ mục cũ, nếu có, vẫn nguyên vẹn", 130)
    for problem in corpus.problems:
        print(f"bỏ qua: {problem}", file=sys.stderr)
    print(_summary(manifest, options.index, time.monotonic() - start))
    return SOME_UNREADABLE if corpus.problems else DONE


def _build(corpus: Corpus, folder: Path, make_encoder: EncoderMaker) -> Manifest:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bars:
        tasks = {step: bars.add_task(name, total=None) for step, name in STEPS.items()}

        def show(step: str, done: int, total: int) -> None:
            bars.update(tasks[step], completed=done, total=total)

        return build_index(corpus, folder, make_encoder, show)


def _summary(manifest: Manifest, folder: Path, seconds: float) -> str:
    documents = manifest.documents
    kept = "" if manifest.precision == "int8" else "; giữ fp32 vì lượng tử hóa lệch quá 0,01"
    return (
        f"Đã dựng {folder}: {len(documents)} tài liệu, {sum(document.chunks for document in documents)} đoạn, "
        f"mô hình {manifest.model} {manifest.precision} (cosine {manifest.cosine:.4f}{kept}), {seconds:.0f} giây"
    )


def _fault(folder: Path, error: Exception) -> str:
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    what = " ".join(str(error).split())[:150]
    why = f"{type(error).__name__}: {what}; đĩa còn trống {free} MB"
    return f"{folder}: không dựng được ({why}); chỉ mục cũ, nếu có, vẫn nguyên vẹn"


def _failed(message: str, code: int) -> int:
    print(f"build_index: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
