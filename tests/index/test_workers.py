import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.documents import Document, DocumentError
from index.workers import Job, Worker, read_jobs

FILES = Path(__file__).parent / "formats" / "files"
GOOD = "Tỷ lệ hồ sơ trực tuyến đạt 45%."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "tốt.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def read(*paths: Path, seconds: float = 60, memory: int = 1_200_000_000) -> list[str]:
    """Returns the text of each file, or why it was not read, without its path."""
    jobs = [Job(path, path.name, {}) for path in paths]
    results = [result for _, result in read_jobs(jobs, seconds, memory)]
    return [
        result.text if isinstance(result, Document) else str(result).removeprefix(f"{path}: ")
        for path, result in zip(paths, results, strict=True)
    ]


def word_file(path: Path, pieces: Iterator[bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as file:
        file.write(f'<w:document xmlns:w="{WORD}"><w:body>'.encode())
        for piece in pieces:
            file.write(piece)
        file.write(b"</w:body></w:document>")
    return path


def test_documents_come_in_the_order_of_the_jobs_with_what_is_known(good: Path, tmp_path: Path) -> None:
    (tmp_path / "hai.md").write_text("# Hai\n\nCâu hai.", encoding="utf-8")
    jobs = [Job(good, "a/tốt.txt", {"as_of": "2024"}), Job(tmp_path / "hai.md", "hai.md", {})]
    (first, one), (second, two) = list(read_jobs(jobs))
    assert (first, second) == ("a/tốt.txt", "hai.md")
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.name, one.text, one.as_of) == ("a/tốt.txt", GOOD, "2024")
    assert (two.title, two.text) == ("Hai", "Hai\nCâu hai.")


def test_a_zip_bomb_is_not_unpacked(good: Path, tmp_path: Path) -> None:
    bomb = word_file(tmp_path / "bom.docx", (b"\0" * 1_000_000 for _ in range(401)))
    assert bomb.stat().st_size < 1_000_000
    why, text = read(bomb, good)
    assert why.startswith("nén 1 phần, bung ra 4010001")
    assert why.endswith("hãy kiểm tra nguồn gốc tệp")
    assert text == GOOD


def test_what_needs_too_much_memory_is_given_up_and_the_rest_is_read(good: Path, tmp_path: Path) -> None:
    paragraph = b"<w:p><w:r><w:t>A</w:t></w:r></w:p>"
    large = word_file(tmp_path / "to.docx", (paragraph * 1000 for _ in range(1000)))
    why, text = read(large, good, memory=400_000_000)
    assert why.endswith(("hãy mở và lưu lại tệp", "hãy chia nhỏ tệp hoặc kiểm tra nguồn gốc tệp"))
    assert text == GOOD


def test_what_takes_too_long_is_ended_and_the_rest_is_read(good: Path, tmp_path: Path) -> None:
    slow = tmp_path / "cham.html"
    slow.write_text("<html><body>" + "<p>Một câu <b>nói</b> đây.</p>" * 200_000, encoding="utf-8")
    worker = Worker(seconds=1.0, memory=1_200_000_000)
    try:
        late = worker.read(Job(slow, slow.name, {}))
        after = worker.read(Job(good, good.name, {}))
    finally:
        worker.close()
    assert isinstance(late, DocumentError)
    assert "đọc quá 1 giây" in str(late)
    assert isinstance(after, Document)


def test_an_html_of_a_million_tags_harms_nothing(good: Path, tmp_path: Path) -> None:
    nested = tmp_path / "long.html"
    nested.write_text("<html><body>" + "<div>" * 500_000 + "Câu nói." + "</div>" * 500_000, encoding="utf-8")
    why, text = read(nested, good)
    assert "hãy " in why
    assert text == GOOD


def test_every_other_bad_file_is_named_with_what_to_do(good: Path, tmp_path: Path) -> None:
    def file(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    large = file("to.txt", b"")
    os.truncate(large, 500_000_000)
    os.mkfifo(tmp_path / "ong.txt")
    whole = (FILES / "quy-che-libreoffice.pdf").read_bytes()
    bad = {
        large: "500000000 byte, nhiều nhất là 50000000; hãy chia nhỏ tệp",
        tmp_path / "ong.txt": "không phải tệp thường",
        tmp_path / "mat.txt": "không mở được (No such file or directory)",
        file("nua.pdf", whole[: len(whole) // 2]): "bị cắt cụt",
        file("rac.pdf", b"%PDF-1.7\n" + bytes(range(200)) + b"%%EOF"): "không phải PDF đọc được",
        file(
            "trang.pdf", b"<!DOCTYPE html><p>Trang"
        ): "có đuôi .pdf nhưng bên trong là dạng html; hãy đổi đuôi thành .html",
        file("cu.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"x"): "có mật khẩu hoặc là dạng Office cũ",
        file("rac.xlsx", b"PK\x03\x04rac"): "hỏng hoặc bị cắt cụt",
        file("rong.csv", b" \n"): "trống",
        file("la.xyz", b"x"): "chưa đọc được dạng .xyz",
        file("cu.doc", b"x"): "chưa đọc được dạng .doc",
        file("khoang-trang.txt", b" " * 3_000_000): "trống",
        FILES / "mat-khau-ghostscript.pdf": "có mật khẩu; hãy bỏ mật khẩu",
    }
    *whys, text = read(*bad, good)
    assert [
        (path.name, why) for path, why in zip(bad, whys, strict=True) if bad[path] not in why or "; hãy" not in why
    ] == []
    assert text == GOOD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(good: Path) -> None:
    good.chmod(0)
    assert read(good)[0].startswith("không mở được (Permission denied)")
