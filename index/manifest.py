"""What an index folder holds, and the proof that it holds it whole.

An index folder has one ``manifest.json`` and one folder a generation; the manifest names the generation that counts
and the SHA-256 of each of its files. A build writes a new generation beside the old one and then replaces the
manifest, in one step: whatever happens before that, the old index stays whole.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 6
FILE = "manifest.json"
UNFINISHED = FILE + ".new"  # as it is called until it is whole and takes the other's place
NO_CHECKSUM = "0" * 64  # stands where the manifest's own checksum goes while that is computed
REBUILD = "hãy dựng lại: python build_index.py"
LET_READ = "hãy cho người chạy bot quyền đọc thư mục chỉ mục (chmod -R a+rX)"


class IndexUnusableError(Exception):
    """An index folder that cannot be served; the message is one line that says why and how to rebuild."""


@dataclass(frozen=True)
class IndexedDocument:
    """A document of the index: its file name, what is known of it, its size and the SHA-256 of its text.

    ``problems`` are what could not be read of it, each a line for people.
    """

    name: str
    title: str
    date: str | None
    publisher: str | None
    chunks: int
    words: int
    sha256: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What was built, of what, and the checksum of every file (paths relative to the generation's folder).

    ``made_of`` stands for all that went in: the same again would build the same. ``problems`` has a line for each file
    that could not be read.
    """

    generation: str
    created: str
    model: str
    dimension: int
    precision: str
    cosine: float
    largest_chunk: int
    documents: tuple[IndexedDocument, ...]
    problems: tuple[str, ...]
    made_of: str = ""
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Makes ``manifest`` the one that counts, in one step, and removes every other generation."""
    beside = folder / UNFINISHED
    blank = json.dumps({"sha256": NO_CHECKSUM, **asdict(manifest)}, ensure_ascii=False, indent=1).encode()
    with beside.open("wb") as file:
        file.write(blank.replace(NO_CHECKSUM.encode(), hashlib.sha256(blank).hexdigest().encode(), 1))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / FILE)
    remove_other_generations(folder, manifest.generation)


def remove_other_generations(folder: Path, generation: str | None) -> None:
    """Removes what earlier or broken-off builds left; folders that no build of ours made are not touched."""
    for path in folder.glob("generation-*"):
        if path.name != generation:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _readable() -> Iterator[None]:
    """What was built for its builder's eyes alone is whole: it is to be shown to the bot, not built again."""
    try:
        yield
    except OSError as error:
        what = LET_READ if isinstance(error, PermissionError) else REBUILD
        raise IndexUnusableError(f"không đọc được {error.filename} ({error.strerror}); {what}") from None


@_readable()
def read_manifest(folder: Path) -> Manifest:
    """Returns the manifest of an index folder, without looking at the files that it names.

    Raises:
        IndexUnusableError: no index there, not of this version, or not readable.
    """
    path = folder / FILE
    if not path.is_file():
        raise IndexUnusableError(f"không có chỉ mục trong {folder} (thiếu {FILE}); {REBUILD}")
    data = path.read_bytes()
    try:
        known: dict[str, Any] = json.loads(data)
        checksum, found = known.pop("sha256"), known["format"]
        if found != FORMAT:
            raise IndexUnusableError(
                f"chỉ mục trong {folder} có dạng {found}, phiên bản này đọc dạng {FORMAT}; {REBUILD}"
            )
        if hashlib.sha256(data.replace(checksum.encode(), NO_CHECKSUM.encode(), 1)).hexdigest() != checksum:
            raise IndexUnusableError(f"chỉ mục trong {folder} bị hỏng ({FILE} không còn như lúc ghi); {REBUILD}")
        documents = tuple(
            IndexedDocument(**{**document, "problems": tuple(document["problems"])})
            for document in known.pop("documents")
        )
        return Manifest(**{**known, "documents": documents, "problems": tuple(known["problems"])})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexUnusableError(f"không đọc được {path} ({type(error).__name__}); {REBUILD}") from None


def checksums(folder: Path) -> dict[str, str]:
    """Returns the SHA-256 of every file below ``folder``, by path relative to it, in order of paths."""
    return {str(path.relative_to(folder)): sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def sha256(path: Path) -> str:
    """Returns the SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@_readable()
def verify(folder: Path, manifest: Manifest, only: str = "") -> Path:
    """Returns the folder of the generation that counts, its files (or ``only`` one) checked against the manifest.

    Files are read side by side: a gigabyte takes a second on one core, and an index of a million chunks has ten.

    Raises:
        IndexUnusableError: a file is missing, cannot be read, or is not what was written.
    """
    generation = folder / manifest.generation
    files = {name: expected for name, expected in manifest.files.items() if only in ("", name)}
    for name in files:
        if not (generation / name).is_file():
            raise IndexUnusableError(f"chỉ mục trong {folder} không đủ (thiếu {name}); {REBUILD}")
    with ThreadPoolExecutor() as pool:
        found = pool.map(sha256, (generation / name for name in files))
        for (name, expected), checksum in zip(files.items(), found, strict=True):
            if checksum != expected:
                raise IndexUnusableError(f"chỉ mục trong {folder} bị hỏng ({name} không còn như lúc ghi); {REBUILD}")
    return generation
