"""An index folder is built, and kept in step with a folder of documents. Serves nothing.

A build writes a new generation beside the one that is served, of what the cache already holds and what is new; the new
one counts from the moment its manifest takes the other's place. Whatever ends a build, the old index stays whole, and
what was read and encoded is not done again.
"""

import os
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from index.cache import Cache, open_cache
from index.chunks import LARGEST_CHUNK
from index.documents import DocumentError
from index.encoding import CachedEncoder, EncoderMaker
from index.folder import Corpus, list_folder
from index.generation import Written, write_generation
from index.manifest import (
    UNFINISHED,
    IndexUnusableError,
    Manifest,
    checksums,
    read_manifest,
    remove_other_generations,
    verify,
    write_manifest,
)
from index.report import BuildReport, compared, write_report
from index.sources import InMemory, Progress, Sources, Supply

CACHE = "cache"


def quiet(step: str, done: int, total: int) -> None:
    """Shows nothing of a build's progress."""


def build_index(
    corpus: Corpus,
    folder: Path,
    maker: EncoderMaker,
    progress: Progress = quiet,
    largest_chunk: int = LARGEST_CHUNK,
) -> BuildReport:
    """Builds the index of documents that were read already in ``folder`` and returns what that did.

    Raises:
        BusyError: another build works there.
        ModelError: there is no such model to be had here.
        OSError: the disk is full or the folder cannot be written.
    """
    with open_cache(folder / CACHE, code_version()) as cache:
        build = _Build(folder, cache, maker, progress, largest_chunk)
        return build.write(InMemory(corpus), made_of="")


def update_index(
    seeds: Path,
    folder: Path,
    maker: EncoderMaker,
    progress: Progress = quiet,
    largest_chunk: int = LARGEST_CHUNK,
) -> BuildReport:
    """Brings the index in ``folder`` in step with the documents in ``seeds`` and returns what that did.

    Only files that are new or changed are read, and only texts that are new are encoded; where nothing changed and the
    index is whole, nothing is built and no model loaded.

    Raises:
        DocumentError: there is no folder of documents, or none in it can be read.
        BusyError: another build works there.
        ModelError: there is no such model to be had here.
        OSError: the disk is full or the folder cannot be written.
    """
    started = time.monotonic()
    if folder.resolve().is_relative_to(seeds.resolve()) and not folder.name.startswith("."):
        raise DocumentError(f"{folder}: thư mục chỉ mục không được nằm trong thư mục tài liệu; hãy chọn chỗ khác")
    listing = list_folder(seeds)
    if not listing.files:
        raise _nothing_to_read(listing.problems, f"{seeds}: ")
    code = code_version()
    with open_cache(folder / CACHE, code) as cache:
        sources = Sources(listing, cache)
        made_of = sources.fingerprint(code, maker.stamp, largest_chunk)
        served = _served(folder)
        if served is not None and served.made_of == made_of and _is_whole(folder, served):
            sources.restamp()
            return BuildReport(served, (), (), (), 0, 0, 0, 0, (), time.monotonic() - started, rebuilt=False)
        build = _Build(folder, cache, maker, progress, largest_chunk)
        return build.write(sources, made_of)


def _nothing_to_read(problems: Sequence[str], where: str = "") -> DocumentError:
    advice = f"{where}không có tài liệu nào đọc được; hãy chép tài liệu vào thư mục đó"
    return DocumentError("; ".join([*problems[:3], advice]))


def code_version() -> str:
    """Returns a name for the code of this package and its data: other code may read or part documents otherwise."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


class _Build:
    """One build in an index folder, with the encoder that is at hand or a model to make one of."""

    def __init__(self, folder: Path, cache: Cache, maker: EncoderMaker, progress: Progress, largest_chunk: int) -> None:
        """Loads the model if it is needed, so that a wrong name is told before anything is read."""
        self._started = time.monotonic()
        self._folder = folder
        self._cache = cache
        self._maker = maker
        self._progress = progress
        self._largest_chunk = largest_chunk
        self._export = None
        if not cache.encoder(maker.stamp):
            progress("encoder", 0, 1)
            self._export = maker.open()

    def write(self, documents: Supply, made_of: str) -> BuildReport:
        """Writes a generation of the documents, makes it the one that counts and tells what that did."""
        before = _served(self._folder)
        generation = self._folder / f"generation-{uuid.uuid4().hex[:12]}"
        generation.mkdir()
        try:
            written = write_generation(generation, documents, self._ready_encoder, self._progress, self._largest_chunk)
            manifest = self._manifest(generation, written, documents.problems, made_of)
            _sync(generation)
            write_manifest(self._folder, manifest)
        except BaseException as error:
            (self._folder / UNFINISHED).unlink(missing_ok=True)
            remove_other_generations(self._folder, before.generation if before else None)
            if isinstance(error, DocumentError):
                raise _nothing_to_read(documents.problems) from None
            raise
        self._cache.forget_unused()
        seconds = time.monotonic() - self._started
        report = BuildReport(
            manifest,
            *compared(before, manifest),
            documents.read,
            written.encoder.encoded,
            written.encoder.reused,
            written.repeats,
            written.copies,
            seconds,
        )
        write_report(report, self._folder)
        return report

    def _ready_encoder(self, passages: Sequence[str]) -> CachedEncoder:
        return CachedEncoder.ready(self._maker, self._cache, self._export, passages)

    def _manifest(self, generation: Path, written: Written, problems: tuple[str, ...], made_of: str) -> Manifest:
        encoder = written.encoder.encoder
        return Manifest(
            generation=generation.name,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            model=encoder.name,
            dimension=encoder.dimension,
            precision=encoder.precision,
            cosine=round(encoder.cosine, 5),
            largest_chunk=self._largest_chunk,
            documents=written.documents,
            problems=problems,
            made_of=made_of,
            files=checksums(generation),
        )


def _served(folder: Path) -> Manifest | None:
    """Returns the manifest of the generation that is served, or None where there is none."""
    try:
        return read_manifest(folder)
    except IndexUnusableError:
        return None


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    try:
        verify(folder, manifest)
    except IndexUnusableError:
        return False
    return True


def _sync(folder: Path) -> None:
    """Makes sure that every file below ``folder`` is on the disk before the manifest names it."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
