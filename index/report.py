"""What a build did, for people: what came in, what changed, what went, what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.manifest import Manifest

FILE = "report.txt"
MOST_SHOWN = 200  # names of one kind


@dataclass(frozen=True)
class BuildReport:
    """What a build did to the index, and the manifest of what is there now.

    ``added``, ``changed`` and ``removed`` are names of documents; ``read`` is how many files were read, ``encoded`` how
    many texts were encoded now, ``reused`` how many before; ``repeats`` chunks say the same as an earlier one.
    ``copies`` are documents that for the most part say what another one says, and that one. ``rebuilt`` is False where
    nothing had changed.
    """

    manifest: Manifest
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    read: int
    encoded: int
    reused: int
    repeats: int
    copies: tuple[tuple[str, str], ...]
    seconds: float
    rebuilt: bool = True

    @property
    def problems(self) -> tuple[str, ...]:
        """Returns a line for each file, or part of one, that could not be read."""
        partly = (f"{document.name}: {line}" for document in self.manifest.documents for line in document.problems)
        return (*self.manifest.problems, *partly)


def compared(before: Manifest | None, after: Manifest) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Returns the names of the documents that were added, changed and removed, each in their order."""
    old = {document.name: document for document in before.documents} if before else {}
    new = {document.name: document for document in after.documents}
    added = tuple(name for name in new if name not in old)
    changed = tuple(name for name, document in new.items() if name in old and old[name] != document)
    return added, changed, tuple(name for name in old if name not in new)


def summary(report: BuildReport, folder: Path) -> str:
    """Returns one line: how much is in the index and what this build changed."""
    manifest = report.manifest
    chunks = sum(document.chunks for document in manifest.documents)
    there = f"{folder}: {len(manifest.documents)} tài liệu, {chunks} đoạn"
    unreadable = f", {len(manifest.problems)} không đọc được" if manifest.problems else ""
    if not report.rebuilt:
        return f"Không có gì thay đổi. {there}{unreadable} ({report.seconds:.1f} giây)"
    counts = f"thêm {len(report.added)}, đổi {len(report.changed)}, bỏ {len(report.removed)}{unreadable}"
    return f"Đã dựng {there}: {counts} ({report.seconds:.1f} giây)"


def write_report(report: BuildReport, folder: Path) -> None:
    """Writes what a build did into the index folder."""
    manifest = report.manifest
    kept = "" if manifest.precision == "int8" else ", giữ fp32 vì lượng tử hóa lệch quá 0,01"
    work = f"đọc {report.read} tệp; mã hóa {report.encoded} câu và đoạn mới, dùng lại {report.reused}"
    lines = [
        f"{manifest.created}  {summary(report, folder)}",
        f"Mô hình {manifest.model} {manifest.precision} (cosine {manifest.cosine:.4f}{kept}); {work}; "
        f"{report.repeats} đoạn nói lại điều đoạn khác đã nói.",
        *_listed("Thêm", report.added),
        *_listed("Đổi", report.changed),
        *_listed("Bỏ", report.removed),
        *_listed("Phần lớn nói lại một tài liệu khác", [f"{copy}: như {original}" for copy, original in report.copies]),
        *_listed("Không đọc được, hoặc đọc không hết", report.problems),
    ]
    (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _listed(title: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = [f"  … và {len(names) - MOST_SHOWN} nữa"] if len(names) > MOST_SHOWN else []
    return ["", f"{title} ({len(names)}):", *(f"  {name}" for name in names[:MOST_SHOWN]), *more]
