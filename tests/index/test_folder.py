import unicodedata
from pathlib import Path

import pytest

from index.documents import DocumentError
from index.folder import list_folder, read_folder
from index.reading import read_document

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_five_seeds_are_read_with_what_is_known_of_them() -> None:
    corpus = read_folder(SEEDS)
    assert corpus.problems == ()
    assert [(document.name[:3], document.date) for document in corpus.documents] == [
        ("000", "2024-04-24"),
        ("001", "2023-07-13"),
        ("002", "2025-02-06"),
        ("003", "2023-12-28"),
        ("004", "2024-05"),
    ]


def test_files_that_cannot_be_read_are_named_and_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "tot.txt").write_text("Tỷ lệ hồ sơ trực tuyến đạt 45%.", encoding="utf-8")
    (tmp_path / "cu.txt").write_bytes(b"\x7fELF\0\0\x01\x02")
    (tmp_path / "rong.txt").write_text(" \n")
    (tmp_path / "bang.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / ".an").write_text("x")
    corpus = read_folder(tmp_path)
    assert [document.name for document in corpus.documents] == ["tot.txt"]
    assert [problem.split(": ")[0].rsplit("/", 1)[1] for problem in corpus.problems] == [
        "bang.pdf",
        "cu.txt",
        "rong.txt",
    ]
    assert [problem.rsplit("; ", 1)[1] for problem in corpus.problems] == [
        "hãy tải lại hoặc xuất lại tệp",
        "hãy kiểm tra đuôi tệp",
        "hãy thêm nội dung hoặc bỏ tệp",
    ]


@pytest.mark.parametrize(
    "facts",
    [
        "[a",
        '["a.txt"]\ndate = "hôm qua"',
        '["a.txt"]\ndate = "2024-13-45"',
        '["a.txt"]\ndate = "2024-02-31"',
        '["a.txt"]\ndate = "2024-00"',
        '["a.txt"]\nauthor = "An"',
        '["b.txt"]\ntitle = "B"',
    ],
)
def test_a_facts_file_that_is_wrong_is_told_and_left_out(facts: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một câu nói.", encoding="utf-8")
    (tmp_path / "documents.toml").write_text(facts, encoding="utf-8")
    corpus = read_folder(tmp_path)
    assert len(corpus.documents) == 1
    assert len(corpus.problems) == 1
    assert "documents.toml" in corpus.problems[0]


def test_no_documents_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"\.txt"):
        read_folder(tmp_path)
    with pytest.raises(DocumentError, match="khong-co"):
        read_folder(tmp_path / "khong-co")


def test_decomposed_text_is_read_composed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeff" + unicodedata.normalize("NFD", "Tỷ lệ hồ sơ."), encoding="utf-8")
    assert read_document(tmp_path / "a.txt", "a.txt").text == "Tỷ lệ hồ sơ."


def test_folders_in_the_folder_are_read_and_named_composed_with_slashes(tmp_path: Path) -> None:
    inner = tmp_path / unicodedata.normalize("NFD", "nghị định") / "2024"
    inner.mkdir(parents=True)
    (inner / "it's “a” b.txt").write_text("Một câu nói.", encoding="utf-8")
    (tmp_path / "documents.toml").write_text('["nghị định/2024/it\'s “a” b.txt"]\nas_of = "2024"\nurl = "x"\n', "utf-8")
    corpus = read_folder(tmp_path)
    assert corpus.problems == ()
    (document,) = corpus.documents
    assert (document.name, document.as_of, document.url) == ("nghị định/2024/it's “a” b.txt", "2024", "x")


def test_files_of_one_name_in_two_folders_are_two_documents(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Câu của {folder}.", encoding="utf-8")
    assert [document.name for document in read_folder(tmp_path).documents] == ["a/x.txt", "b/x.txt"]


def test_links_out_of_the_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    (outside / "mat.txt").write_text("Một bí mật.", encoding="utf-8")
    (folder / "a.txt").write_text("Một câu nói.", encoding="utf-8")
    (folder / "mat.txt").symlink_to(outside / "mat.txt")
    (folder / "thu muc").symlink_to(outside)
    corpus = read_folder(folder)
    assert [document.name for document in corpus.documents] == ["a.txt"]
    assert [problem.split(":")[0] for problem in corpus.problems] == [str(folder / "thu muc"), str(folder / "mat.txt")]


def test_two_spellings_of_one_name_are_told(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "nghị.txt")).write_text("Một câu nói.", encoding="utf-8")
    listing = list_folder(tmp_path)
    assert list(listing.files) == ["nghị.txt"]
    assert "chỉ khác cách gõ dấu" in listing.problems[0]
