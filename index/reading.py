"""One file becomes a Document. Knows which room reads which kind of file."""

from collections.abc import Mapping
from pathlib import Path

from index.documents import Document, DocumentError
from index.layout import parse_document
from index.vietnamese import normalise

LARGEST_FILE = 50_000_000  # bytes; a text of this size is about 25,000 pages


def read_document(path: Path, name: str, facts: Mapping[str, str] | None = None) -> Document:
    """Reads one file as the document called ``name``; ``facts`` win over what the file itself tells.

    Raises:
        DocumentError: a folder, not a .txt file, too large, not UTF-8, empty, or not readable.
    """
    if path.suffix.lower() != ".txt":
        raise DocumentError(f"{path}: chưa đọc được dạng {path.suffix or 'không có đuôi'}, cần tệp .txt")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentError(f"{path}: {path.stat().st_size} byte, nhiều nhất là {LARGEST_FILE}; hãy chia nhỏ tệp")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: không mở được ({error.strerror}); hãy kiểm tra tệp và quyền đọc") from None
    try:
        text = normalise(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: không phải UTF-8 (byte thứ {error.start}); hãy lưu lại bằng mã UTF-8") from None
    document = parse_document(name, text, facts)
    if all(block.kind == "furniture" for block in document.blocks):
        raise DocumentError(f"{path}: trống, hoặc chỉ có phần trang trí của trang web; hãy thêm nội dung hoặc bỏ tệp")
    return document
