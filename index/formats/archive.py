"""Office files are ZIP archives: opened with a bound on what they unpack to, so that a small file is no large one."""

import io
import zipfile

from index.documents import DocumentError

MOST_UNPACKED = 400_000_000  # bytes of all parts of a file together
MOST_PARTS = 20_000


def check_archive(data: bytes) -> zipfile.ZipFile:
    """Returns the archive that the bytes are.

    Raises:
        DocumentError: they are none, it is encrypted, or it unpacks to more than ``MOST_UNPACKED``.
    """
    if data.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):  # an old Office file, or a new one under a password
        raise DocumentError("có mật khẩu hoặc là dạng Office cũ (.doc, .xls); hãy mở và lưu lại thành .docx, .xlsx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise DocumentError("hỏng hoặc bị cắt cụt (không phải tệp Office); hãy mở và lưu lại") from None
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise DocumentError(
            f"nén {len(parts)} phần, bung ra {unpacked} byte, nhiều nhất là {MOST_UNPACKED}; hãy kiểm tra nguồn gốc tệp"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("có mật khẩu; hãy bỏ mật khẩu rồi lưu lại")
    return archive
