import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index import BuildReport, BusyError, DocumentError, EncoderMaker, SearchIndex, read_manifest, update_index
from index.build import CACHE, code_version
from index.cache import open_cache
from tests.fakes.letters import LETTERS, load_letters, never, recording

ROOT = Path(__file__).parents[2]
WITHOUT_MODEL = EncoderMaker("letters", never, load_letters)


def write(seeds: Path, **texts: str) -> None:
    """Writes texts as files that were last touched a minute ago."""
    seeds.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = seeds / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        before = path.stat().st_mtime - 60
        os.utime(path, (before, before))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    write(tmp_path / "seeds", mot="Cà phê đắng.", hai="Hồ sơ nộp trực tuyến.", ba="Đường sắt cao tốc.")
    return tmp_path / "seeds"


def names(report: BuildReport) -> list[tuple[str, ...]]:
    return [report.added, report.changed, report.removed]


def first_hit(folder: Path, question: str) -> str:
    index = SearchIndex.load(folder, load_letters)
    text = index.search(question, limit=1)[0].text
    index.close()
    return text


def test_where_nothing_changed_nothing_is_built_and_no_model_is_loaded(seeds: Path, tmp_path: Path) -> None:
    first = update_index(seeds, tmp_path / "index", LETTERS)
    assert names(first) == [("ba.txt", "hai.txt", "mot.txt"), (), ()]
    again = update_index(seeds, tmp_path / "index", WITHOUT_MODEL)
    assert (again.rebuilt, again.manifest) == (False, first.manifest)


def test_only_what_is_new_is_read_and_encoded(seeds: Path, tmp_path: Path) -> None:
    update_index(seeds, tmp_path / "index", LETTERS)
    write(seeds, hai="Hồ sơ nộp trực tuyến. Phí bằng không.", bon="Trà xanh thơm.")
    (seeds / "mot.txt").unlink()
    encoded: list[str] = []
    report = update_index(seeds, tmp_path / "index", replace(recording(encoded), open=never))
    assert names(report) == [("bon.txt",), ("hai.txt",), ("mot.txt",)]
    assert sorted(encoded) == ["Hồ sơ nộp trực tuyến. Phí bằng không.", "Phí bằng không.", "Trà xanh thơm."]
    assert (report.read, report.encoded, report.reused) == (2, 3, 4)
    assert first_hit(tmp_path / "index", "phí bằng không") == "Hồ sơ nộp trực tuyến. Phí bằng không."
    assert [document.name for document in read_manifest(tmp_path / "index").documents] == [
        "ba.txt",
        "bon.txt",
        "hai.txt",
    ]


def test_a_step_at_a_time_comes_to_the_same_bytes_as_all_at_once(seeds: Path, tmp_path: Path) -> None:
    update_index(seeds, tmp_path / "index", LETTERS)
    write(seeds, hai="Tỷ lệ hồ sơ trực tuyến (HSTT) đạt 45%. HSTT tăng.", bon="Trà xanh thơm.")
    (seeds / "mot.txt").unlink()
    stepwise = update_index(seeds, tmp_path / "index", LETTERS).manifest
    at_once = update_index(seeds, tmp_path / "another", LETTERS).manifest
    assert stepwise.files == at_once.files
    assert stepwise.documents == at_once.documents


def test_a_file_that_was_only_touched_is_not_read_again(seeds: Path, tmp_path: Path) -> None:
    update_index(seeds, tmp_path / "index", LETTERS)
    os.utime(seeds / "mot.txt")
    assert not update_index(seeds, tmp_path / "index", WITHOUT_MODEL).rebuilt


def test_a_change_of_the_same_size_within_the_same_moment_is_seen(seeds: Path, tmp_path: Path) -> None:
    (seeds / "mot.txt").write_text("Cà phê đắng!", encoding="utf-8")
    times = (seeds / "mot.txt").stat()
    update_index(seeds, tmp_path / "index", LETTERS)
    (seeds / "mot.txt").write_text("Cà phê ngọt!", encoding="utf-8")
    os.utime(seeds / "mot.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert update_index(seeds, tmp_path / "index", LETTERS).changed == ("mot.txt",)


def test_what_is_said_of_a_document_beside_it_counts_as_a_change(seeds: Path, tmp_path: Path) -> None:
    update_index(seeds, tmp_path / "index", LETTERS)
    (seeds / "documents.toml").write_text('["mot.txt"]\ntitle = "Cà phê"\n', encoding="utf-8")
    encoded: list[str] = []
    report = update_index(seeds, tmp_path / "index", recording(encoded))
    assert (report.changed, encoded) == (("mot.txt",), [])
    assert report.manifest.documents[2].title == "Cà phê"


def test_another_model_encodes_all_anew(seeds: Path, tmp_path: Path) -> None:
    update_index(seeds, tmp_path / "index", LETTERS)
    encoded: list[str] = []
    update_index(seeds, tmp_path / "index", replace(recording(encoded), stamp="another"))
    assert len(encoded) == 3


def test_what_cannot_be_read_is_told_and_tried_again(seeds: Path, tmp_path: Path) -> None:
    (seeds / "hong.txt").write_bytes(b"\x7fELF\0\0\x01\x02")
    report = update_index(seeds, tmp_path / "index", LETTERS)
    assert ["hong.txt" in line for line in report.problems] == [True]
    assert "hong.txt" in (tmp_path / "index" / "report.txt").read_text(encoding="utf-8")
    again = update_index(seeds, tmp_path / "index", WITHOUT_MODEL)
    assert (again.rebuilt, again.problems) == (False, report.problems)
    write(seeds, hong="Đã sửa xong.")
    assert update_index(seeds, tmp_path / "index", LETTERS).problems == ()


def test_where_nothing_can_be_read_the_old_index_stays(seeds: Path, tmp_path: Path) -> None:
    before = update_index(seeds, tmp_path / "index", LETTERS).manifest
    for path in seeds.iterdir():
        path.write_bytes(b"\x7fELF\0\0\x01\x02")
    with pytest.raises(DocumentError, match="không có tài liệu nào đọc được"):
        update_index(seeds, tmp_path / "index", LETTERS)
    assert read_manifest(tmp_path / "index") == before


def test_an_index_among_the_documents_is_refused(seeds: Path) -> None:
    with pytest.raises(DocumentError, match="chọn chỗ khác"):
        update_index(seeds, seeds / "index", LETTERS)
    assert update_index(seeds, seeds / ".index", LETTERS).rebuilt
    assert not update_index(seeds, seeds / ".index", WITHOUT_MODEL).rebuilt


def test_an_index_that_is_broken_is_built_again_though_nothing_changed(seeds: Path, tmp_path: Path) -> None:
    first = update_index(seeds, tmp_path / "index", LETTERS).manifest
    (tmp_path / "index" / first.generation / "corpus.sqlite").write_bytes(b"broken")
    report = update_index(seeds, tmp_path / "index", WITHOUT_MODEL)
    assert (report.rebuilt, report.encoded) == (True, 0)
    assert report.manifest.files == first.files


def test_a_cache_that_is_broken_is_begun_anew(seeds: Path, tmp_path: Path) -> None:
    update_index(seeds, tmp_path / "index", LETTERS)
    (tmp_path / "index" / CACHE / "cache.sqlite").write_bytes(b"no database at all, but long enough to look at" * 100)
    write(seeds, mot="Cà phê ngọt.")
    assert update_index(seeds, tmp_path / "index", LETTERS).encoded == 3


@pytest.mark.parametrize(("table", "field"), [("vector", "value"), ("source", "document")])
def test_a_byte_flipped_in_the_cache_is_found(seeds: Path, tmp_path: Path, table: str, field: str) -> None:
    first = update_index(seeds, tmp_path / "index", LETTERS).manifest
    with open_cache(tmp_path / "index" / CACHE, code_version()) as cache:
        connection = cache._connection
        for rowid, value in connection.execute(f"SELECT rowid, {field} FROM {table}").fetchall():
            flipped = value[:-1] + bytes([value[-1] ^ 1])
            connection.execute(f"UPDATE {table} SET {field} = ? WHERE rowid = ?", (flipped, rowid))
    (tmp_path / "index" / "manifest.json").unlink()
    assert update_index(seeds, tmp_path / "index", LETTERS).manifest.files == first.files


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interrupted_build_goes_on_where_it_stopped(
    error: type[BaseException], seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generation.AT_ONCE", 2)
    before = update_index(seeds, tmp_path / "index", LETTERS).manifest
    write(seeds, **{f"moi-{number}": f"Văn bản số {number} nói điều {number}." for number in range(10)})
    encoded: list[str] = []
    with pytest.raises(error):
        update_index(seeds, tmp_path / "index", recording(encoded, 4, error))
    assert len(encoded) == 4
    assert read_manifest(tmp_path / "index") == before
    assert first_hit(tmp_path / "index", "cà phê đắng") == "Cà phê đắng."
    assert len(list((tmp_path / "index").glob("generation-*"))) == 1
    report = update_index(seeds, tmp_path / "index", recording(encoded))
    assert (len(encoded), len(set(encoded))) == (10, 10)
    assert len(report.added) == 10


def test_a_build_that_is_killed_goes_on_where_it_stopped(seeds: Path, tmp_path: Path) -> None:
    write(seeds, **{f"moi-{number}": f"Văn bản số {number} nói điều {number}." for number in range(1000)})
    command = [sys.executable, "-m", "tests.fakes.slow_build", str(seeds), str(tmp_path / "index")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        told = [int(build.stdout.readline()) for _ in range(3)]  # the third batch is being encoded
        with pytest.raises(BusyError, match="đang chạy"):
            update_index(seeds, tmp_path / "index", LETTERS)
        build.send_signal(signal.SIGKILL)
    encoded: list[str] = []
    report = update_index(seeds, tmp_path / "index", replace(recording(encoded), open=never))
    assert (len(encoded), report.read) == (1003 - told[0] - told[1], 0)
    assert first_hit(tmp_path / "index", "văn bản số 7 nói điều 7").startswith("Văn bản số")
    assert len(list((tmp_path / "index").glob("generation-*"))) == 1
