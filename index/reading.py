"""One file becomes a Document. Knows which room reads which kind of file, and tells a kind by its first bytes too."""

import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from index.documents import Document, DocumentError
from index.formats.draft import Draft
from index.formats.encodings import decode
from index.layout import parse_document

LARGEST_FILE = 50_000_000  # bytes; a text of this size is about 25,000 pages
KINDS = {
    **{".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html"},
    **{".pdf": "pdf", ".docx": "docx", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx"},
}
KNOWN = ".txt, .md, .html, .pdf, .docx, .csv, .xlsx"
OLD_KINDS = {".doc": ".docx", ".rtf": ".docx", ".odt": ".docx", ".xls": ".xlsx", ".ods": ".xlsx", ".ppt": ".pdf"}


def read_document(path: Path, name: str, facts: Mapping[str, str] | None = None) -> Document:
    """Reads one file as the document called ``name``; ``facts`` win over what the file itself tells.

    Raises:
        DocumentError: not a file of a kind that is read here, too large, damaged, empty, or not readable.
    """
    try:
        document = _document(_kind(path.suffix.lower()), _bytes(path), name, facts or {})
        if all(block.kind in ("furniture", "title") for block in document.blocks):
            raise DocumentError("trống, hoặc chỉ có phần trang trí của trang web; hãy thêm nội dung hoặc bỏ tệp")
    except OSError as error:
        raise DocumentError(f"{path}: không mở được ({error.strerror}); hãy kiểm tra tệp và quyền đọc") from None
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    return document


def _kind(suffix: str) -> str:
    if suffix not in KINDS:
        advice = f"hãy mở và lưu lại thành {OLD_KINDS[suffix]}" if suffix in OLD_KINDS else "hãy đổi dạng hoặc bỏ tệp"
        raise DocumentError(f"chưa đọc được dạng {suffix or 'không có đuôi'}, cần {KNOWN}; {advice}")
    return KINDS[suffix]


def _bytes(path: Path) -> bytes:
    status = path.stat()
    size = status.st_size
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError("không phải tệp thường; hãy chép vào một tệp thường")
    if size > LARGEST_FILE:
        raise DocumentError(f"{size} byte, nhiều nhất là {LARGEST_FILE}; hãy chia nhỏ tệp")
    with path.open("rb") as file:
        return file.read(LARGEST_FILE)


def _document(kind: str, data: bytes, name: str, facts: Mapping[str, str]) -> Document:
    found = _found_kind(data)
    if found and found != kind and (found, kind) not in (("zip", "docx"), ("zip", "xlsx")):
        advice = f"; hãy đổi đuôi thành .{found}" if found in KINDS.values() else "; hãy kiểm tra tệp"
        raise DocumentError(f"có đuôi .{kind} nhưng bên trong là dạng {found}{advice}")
    if kind in ("pdf", "docx", "xlsx"):
        return _binary(kind, data).document(name, facts)
    text, problem = decode(data)
    document = parse_document(name, text, facts) if kind == "txt" else _textual(kind, text).document(name, facts)
    return replace(document, problems=(*document.problems, problem)) if problem else document


def _binary(kind: str, data: bytes) -> Draft:
    if kind == "pdf":
        from index.formats.pdf import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from index.formats.docx import read_docx

        return read_docx(data)
    from index.formats.sheets import read_xlsx

    return read_xlsx(data)


def _textual(kind: str, text: str) -> Draft:
    if kind == "html":
        from index.formats.html import read_html

        return read_html(text)
    if kind == "md":
        from index.formats.markdown import read_markdown

        return read_markdown(text)
    from index.formats.sheets import read_csv

    return read_csv(text)


def _found_kind(data: bytes) -> str | None:
    """Returns the kind that the first bytes tell, or None where they tell nothing."""
    start = data[:1024].lstrip()
    if b"%PDF-" in start:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if start.startswith(bytes.fromhex("efbbbf")):
        start = start[3:].lstrip()
    return "html" if start.lower().startswith((b"<!doctype html", b"<html")) else None
