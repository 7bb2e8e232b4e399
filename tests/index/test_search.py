import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index import Encoder, EncoderMaker, IndexUnusableError, SearchIndex, build_index, read_folder
from index.manifest import FORMAT, read_manifest
from tests.fakes.letters import LETTERS, load_letters

BuildLetters = Callable[..., SearchIndex]
TEXTS = {"mot": "Cà phê đắng.\nTrà xanh thơm.", "hai": "Hồ sơ nộp trực tuyến."}


def test_the_chunk_that_says_it_comes_first(build_letters: BuildLetters) -> None:
    hits = build_letters(**TEXTS).search("hồ sơ trực tuyến")
    assert [(hit.rank, hit.document.name, hit.text) for hit in hits] == [
        (1, "hai.txt", "Hồ sơ nộp trực tuyến."),
        (2, "mot.txt", "Cà phê đắng.\nTrà xanh thơm."),
    ]
    assert hits[0].bm25 > 0 == hits[1].bm25
    assert len(hits[1].unit_cosines) == 2


def test_a_question_of_the_same_letters_has_cosine_one(build_letters: BuildLetters) -> None:
    hits = build_letters(**TEXTS).search("tra xanh thom")
    assert hits[0].document.name == "mot.txt"
    assert hits[0].unit_cosines[1] == pytest.approx(1.0, abs=1e-3)


def test_a_unit_that_enumerates_is_found_by_each_of_its_segments(build_letters: BuildLetters) -> None:
    hit = build_letters(
        viec="Việc cần làm: nâng cấp đường trục; phủ sóng vùng lõm; trà xanh thơm.\nCà phê đắng."
    ).search("tra xanh thom")[0]
    assert len(hit.unit_cosines) == len(hit.unit_texts) == 2
    assert hit.unit_cosines[0] == pytest.approx(1.0, abs=1e-3)


def test_no_word_in_common_still_ranks_by_meaning(build_letters: BuildLetters) -> None:
    assert [hit.bm25 for hit in build_letters(**TEXTS).search("xyz")] == [0.0, 0.0]


def test_limit_and_document_order(build_letters: BuildLetters) -> None:
    index = build_letters(**TEXTS)
    assert len(index.search("hồ sơ", limit=1)) == 1
    assert [document.name for document in index.documents()] == ["hai.txt", "mot.txt"]


def test_marks_are_restored_from_the_documents(build_letters: BuildLetters) -> None:
    assert build_letters(**TEXTS).spell("ho so truc tuyen") == "hồ sơ trực tuyến"


def test_what_the_documents_write_they_write_with_its_marks(build_letters: BuildLetters) -> None:
    index = build_letters(**TEXTS)
    assert index.writes(["hồ", "sơ", "nộp"])
    assert not index.writes(["hộ", "số"])
    assert index.writes(["sơ"])
    assert not index.writes(["số"])  # as often as general texts have it, these do not


def test_the_manifest_says_what_is_in(build_letters: BuildLetters) -> None:
    manifest = build_letters(**TEXTS).manifest
    assert (manifest.model, manifest.precision, manifest.dimension) == ("letters", "fp32", 26)
    assert [(document.name, document.chunks, document.words) for document in manifest.documents] == [
        ("hai.txt", 1, 5),
        ("mot.txt", 1, 6),
    ]


@pytest.fixture
def folder(build_letters: BuildLetters, tmp_path: Path) -> Path:
    build_letters(**TEXTS).close()
    return tmp_path / "index"


def test_one_byte_flipped_in_any_file_is_found(folder: Path) -> None:
    paths = [folder / "manifest.json", *(path for path in sorted(folder.glob("generation-*/**/*")) if path.is_file())]
    assert len(paths) >= 8
    for path in paths:
        whole = path.read_bytes()
        path.write_bytes(
            bytes([whole[len(whole) // 2] ^ 1]).join([whole[: len(whole) // 2], whole[len(whole) // 2 + 1 :]])
        )
        with pytest.raises(IndexUnusableError, match=r"python build_index\.py") as caught:
            SearchIndex.load(folder, load_letters)
        assert "\n" not in str(caught.value)
        path.write_bytes(whole)
    assert SearchIndex.load(folder, load_letters).search("trà xanh", limit=1)[0].document.name == "mot.txt"


def test_a_missing_file_is_named(folder: Path) -> None:
    next(folder.glob("generation-*/corpus.sqlite")).unlink()
    with pytest.raises(IndexUnusableError, match=r"corpus\.sqlite"):
        SearchIndex.load(folder, load_letters)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("hidden", [".", "manifest.json", "generation-*", "generation-*/corpus.sqlite"])
def test_an_index_for_its_builders_eyes_alone_is_to_be_shown_not_rebuilt(folder: Path, hidden: str) -> None:
    with TemporaryDirectory() as open_to_all:  # pytest's own folders are root's alone
        Path(open_to_all).chmod(0o755)
        there = shutil.copytree(folder, Path(open_to_all, "index"))
        path = next(there.glob(hidden)) if "*" in hidden else there / hidden
        path.chmod(path.stat().st_mode & 0o700)
        os.seteuid(65534)
        try:
            with pytest.raises(IndexUnusableError, match=r"Permission denied.*chmod -R a\+rX"):
                SearchIndex.load(there, load_letters)
        finally:
            os.seteuid(0)


def test_another_version_is_refused_by_number(folder: Path) -> None:
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 99'))
    with pytest.raises(IndexUnusableError, match="99"):
        SearchIndex.load(folder, load_letters)


@pytest.mark.parametrize("content", [None, "", "{}", "[]", "null", '{"format": 1}'])
def test_no_index_or_no_manifest_worth_the_name(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(IndexUnusableError, match=r"python build_index\.py"):
        SearchIndex.load(tmp_path, load_letters)


def test_a_new_build_replaces_the_old_and_leaves_nothing_behind(build_letters: BuildLetters, folder: Path) -> None:
    before = read_manifest(folder).generation
    index = build_letters(ba="Đường sắt cao tốc.")
    assert index.search("đường sắt", limit=1)[0].document.name == "ba.txt"
    assert sorted(path.name for path in folder.iterdir()) == [
        "cache",
        index.manifest.generation,
        "manifest.json",
        "report.txt",
    ]
    assert index.manifest.generation != before


def test_a_build_that_fails_leaves_the_old_index_whole(folder: Path) -> None:
    def fails(target: Path, passages: Sequence[str]) -> None:
        target.mkdir()
        (target / "half.bin").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    corpus = read_folder(folder.parent / "texts")
    with pytest.raises(OSError, match="No space"):
        build_index(corpus, folder, EncoderMaker("another", lambda: fails))
    assert len(list(folder.glob("generation-*"))) == 1
    assert SearchIndex.load(folder, load_letters).search("trà xanh", limit=1)[0].document.name == "mot.txt"


def test_what_a_killed_build_left_is_cleared_by_the_next(folder: Path) -> None:
    (folder / "generation-dead").mkdir()
    (folder / "generation-dead" / "half.bin").write_bytes(b"half")
    build_index(read_folder(folder.parent / "texts"), folder, LETTERS)
    assert not (folder / "generation-dead").exists()


def test_the_same_question_gives_the_same_hits(build_letters: BuildLetters, folder: Path) -> None:
    one, other = (SearchIndex.load(folder, load_letters).search("hồ sơ cà phê") for _ in range(2))
    assert one == other


def test_an_index_that_was_replaced_goes_on_serving(build_letters: BuildLetters, folder: Path) -> None:
    old = SearchIndex.load(folder, load_letters)
    build_letters(ba="Đường sắt cao tốc.").close()
    assert len(list(folder.glob("generation-*"))) == 1
    assert [hit.document.name for hit in old.search("trà xanh")] == ["mot.txt", "hai.txt"]
    assert old.spell("ho so") == "hồ sơ"


def test_an_index_that_is_replaced_while_it_is_loaded_gives_the_new_one(
    build_letters: BuildLetters, folder: Path
) -> None:
    replaced: list[SearchIndex] = []

    def load(encoder: Path) -> Encoder:
        if not replaced:
            replaced.append(build_letters(ba="Đường sắt cao tốc."))
        return load_letters(encoder)

    index = SearchIndex.load(folder, load)
    assert index.manifest == replaced[0].manifest
    assert index.search("đường sắt", limit=1)[0].document.name == "ba.txt"


def test_a_large_index_searches_in_both_ways_at_once_and_finds_the_same(
    build_letters: BuildLetters, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build_letters(**TEXTS)
    one_by_one = index.search("trà xanh")
    monkeypatch.setattr("index.search.LARGEST_EXACT", 0)
    assert index.search("trà xanh") == one_by_one
    index.close()
