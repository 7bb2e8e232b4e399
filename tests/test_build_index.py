from pathlib import Path

import pytest

import build_index as command
from index import SearchIndex, read_folder
from index.manifest import read_manifest


@pytest.mark.parametrize("there", [True, False])
def test_no_documents_is_the_callers_mistake(there: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = tmp_path / "van ban"
    if there:
        seeds.mkdir()
    assert command.main(["--seeds", str(seeds), "--index", str(tmp_path / "index")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("build_index: ")
    assert "van ban" in told
    assert told.count("\n") == 1
    assert not (tmp_path / "index").exists()


@pytest.mark.slow
def test_files_that_cannot_be_read_are_told_and_the_others_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "tot.txt").write_text("Tỷ lệ hồ sơ trực tuyến đạt 45%.", encoding="utf-8")
    (seeds / "hong.txt").write_bytes(b"\x7fELF\0\0\x01\x02")
    assert command.main(["--seeds", str(seeds), "--index", str(tmp_path / "index")]) == 3
    output = capsys.readouterr()
    assert "hong.txt: không phải chữ" in output.err
    assert "1 tài liệu, 1 đoạn" in output.out
    assert SearchIndex.load(tmp_path / "index").search("hồ sơ")[0].document.name == "tot.txt"
    assert read_manifest(tmp_path / "index").precision == "int8"


@pytest.mark.slow
def test_an_index_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index").write_text("một tệp đứng chỗ thư mục")
    seeds = Path(__file__).parents[1] / "seeds"
    assert command.main(["--seeds", str(seeds), "--index", str(tmp_path / "index")]) == 1
    assert "chỉ mục cũ, nếu có, vẫn nguyên vẹn" in capsys.readouterr().err.splitlines()[-1]
    assert len(read_folder(seeds).documents) == 5


@pytest.mark.slow
@pytest.mark.parametrize("watch", [[], ["--watch"]])
def test_a_model_that_does_not_exist_is_told_once_and_not_waited_for(
    watch: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("Tỷ lệ hồ sơ trực tuyến đạt 45%.", encoding="utf-8")
    (tmp_path / "mo-hinh").mkdir()
    where = ["--seeds", str(tmp_path / "seeds"), "--index", str(tmp_path / "index")]
    assert command.main([*where, "--model", str(tmp_path / "mo-hinh"), *watch]) == 2
    told = capsys.readouterr().err
    assert told.count("không đọc được mô hình") == 1


@pytest.mark.slow
def test_a_watched_folder_without_documents_waits_for_a_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "changes", lambda folder: iter((None, None)))
    assert command.main(["--seeds", str(tmp_path / "van-ban"), "--index", str(tmp_path / "index"), "--watch"]) == 0
    assert capsys.readouterr().err.count("không có thư mục tài liệu này") == 2
