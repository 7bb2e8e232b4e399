"""A folder of files becomes a Corpus: which files are documents, what is known of each, and which cannot be read.

Knows files and names; what is in a file is another room's business.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.documents import Document, DocumentError
from index.facts import FACTS_FILE, read_facts
from index.reading import KNOWN
from index.workers import Job, read_jobs


@dataclass(frozen=True)
class Corpus:
    """The documents of a folder, and one line for each file that could not be read."""

    documents: tuple[Document, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """The files of a folder that are to be read, by document name in the order of names, and what is known of each.

    ``problems`` has one line for each file, folder or fact that cannot be used.
    """

    folder: Path
    files: Mapping[str, Path]
    facts: Mapping[str, Mapping[str, str]]
    problems: tuple[str, ...]


def read_folder(folder: Path) -> Corpus:
    """Reads every file of the folder and of the folders in it, in the order of names.

    Raises:
        DocumentError: the folder is missing, is no folder, or holds no file that can be read.
    """
    listing = list_folder(folder)
    documents, problems = [], list(listing.problems)
    for _, read in read_files(listing):
        if isinstance(read, Document):
            documents.append(read)
        else:
            problems.append(str(read))
    if not documents:
        raise DocumentError(
            "; ".join([*problems, f"{folder}: không có tài liệu nào đọc được; hãy chép các tệp {KNOWN} vào"])
        )
    return Corpus(tuple(documents), tuple(problems))


def list_folder(folder: Path) -> Listing:
    """Lists what is to be read; hidden files, the facts file and what links lead to outside the folder are not.

    Raises:
        DocumentError: the folder is missing or is no folder.
    """
    if not folder.is_dir():
        raise DocumentError(f"{folder}: không có thư mục tài liệu này; hãy tạo nó và chép các tệp {KNOWN} vào")
    facts: Mapping[str, Mapping[str, str]] = {}
    files: dict[str, Path] = {}
    problems = []
    try:
        facts = read_facts(folder / FACTS_FILE)
    except DocumentError as error:
        problems.append(str(error))
    for path in _paths(folder, problems):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if name == FACTS_FILE:
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            problems.append(f"{path}: là liên kết ra ngoài thư mục, không đi theo; hãy chép chính tệp đó vào")
        elif name in files:
            problems.append(f"{path}: trùng tên với {files[name]}, chỉ khác cách gõ dấu; hãy đổi tên một tệp")
        else:
            files[name] = path
    problems += [
        f"{folder / FACTS_FILE}: nói về {name}, nhưng không có tệp đó; hãy sửa tên hoặc bỏ mục này"
        for name in facts
        if name not in files
    ]
    return Listing(folder, dict(sorted(files.items())), facts, tuple(problems))


def read_files(listing: Listing) -> Iterator[tuple[str, Document | DocumentError]]:
    """Yields for each file listed its name and the document that it is, or why it is none, in the order of names."""
    yield from read_jobs([Job(path, name, listing.facts.get(name, {})) for name, path in listing.files.items()])


def _paths(folder: Path, problems: list[str]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        problems.append(f"{error.filename}: không mở được thư mục ({error.strerror}); hãy kiểm tra quyền đọc")

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name) for name in [*links, *names] if not name.startswith((".", "~$")))
