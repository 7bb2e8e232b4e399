import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.gathering.reader import FOLDER, Calibration, Encoded, Reader, ReaderError, interpret

# Invented for this test: no such commune, person or figures.
SENTENCES = (
    "Năm 2031, xã Lũng Cát tiếp nhận 4.812 hồ sơ trực tuyến, tăng 12,5% so với năm trước.",
    "Lệ phí cấp lại giấy chứng nhận là 25.000 đồng.",
    "Ông Đoàn Kim Bảng được bầu làm Chủ tịch Ủy ban nhân dân xã từ ngày 15/3/2031.",
    "Hồ sơ được trả trong 5 ngày làm việc, vì bộ phận một cửa đã dùng phần mềm mới.",
)
PASSAGE = " ".join(SENTENCES)


def units() -> list[tuple[int, int]]:
    starts = [PASSAGE.index(sentence) for sentence in SENTENCES]
    return [(start, start + len(sentence)) for start, sentence in zip(starts, SENTENCES, strict=True)]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    yield Reader.load()


@pytest.mark.parametrize(
    ("question", "answer", "unit"),
    [
        ("Lệ phí cấp lại giấy chứng nhận là bao nhiêu?", "25.000 đồng", 1),
        ("le phi cap lai giay chung nhan la bao nhieu", "25.000 đồng", 1),
        ("Ai được bầu làm Chủ tịch Ủy ban nhân dân xã?", "Ông Đoàn Kim Bảng", 2),
        ("ai duoc bau lam chu tich uy ban nhan dan xa", "Ông Đoàn Kim Bảng", 2),
        ("Xã Lũng Cát tiếp nhận bao nhiêu hồ sơ trực tuyến năm 2031?", "4.812 hồ sơ", 0),
        ("Hồ sơ được trả trong mấy ngày?", "5 ngày làm việc", 3),
    ],
)
def test_the_answer_is_marked_and_its_sentence_told(reader: Reader, question: str, answer: str, unit: int) -> None:
    (reading,) = reader.read(question, [(PASSAGE, units())])
    assert PASSAGE[reading.start : reading.end] == answer
    assert reading.answerable > 0.5
    assert int(np.argmax(reading.masses)) == unit


def test_a_question_that_the_passage_does_not_answer_is_told_apart(reader: Reader) -> None:
    asked = [
        "Lệ phí cấp lại giấy chứng nhận là bao nhiêu?",
        "Diện tích rừng phòng hộ của huyện Mường Khoa là bao nhiêu?",
    ]
    answered, unanswered = (reader.read(question, [(PASSAGE, units())])[0] for question in asked)
    assert unanswered.answerable < 0.3 < 0.5 < answered.answerable


def test_the_passage_that_answers_is_the_likeliest(reader: Reader) -> None:
    other = "Trường mầm non Hoa Ban khai giảng lớp học mới vào tháng 9. Cô giáo Lò Thị Ản đón 31 cháu."
    readings = reader.read("Lệ phí cấp lại giấy chứng nhận là bao nhiêu?", [(other, []), (PASSAGE, [])])
    assert readings[1].answerable > 2 * readings[0].answerable


def test_masses_add_up_to_the_verdict(reader: Reader) -> None:
    (reading,) = reader.read("Lệ phí là bao nhiêu?", [(PASSAGE, units())])
    assert sum(reading.masses) == pytest.approx(reading.answerable, abs=0.01)
    assert reading.score <= reading.answerable


def test_readings_do_not_depend_on_company_order_or_thread(reader: Reader) -> None:
    passages = [(PASSAGE, units()), (SENTENCES[1], [(0, 20)]), (SENTENCES[2], [])]
    question = "Lệ phí cấp lại giấy chứng nhận là bao nhiêu?"
    together = reader.read(question, passages)
    assert together == [reader.read(question, [passage])[0] for passage in passages]
    with ThreadPoolExecutor(4) as pool:
        assert all(again == together for again in pool.map(lambda _: reader.read(question, passages), range(8)))


@pytest.mark.parametrize("passage", ["", "   ", "\n\n"])
def test_an_empty_passage_answers_nothing(reader: Reader, passage: str) -> None:
    (reading,) = reader.read("Lệ phí là bao nhiêu?", [(passage, [(0, len(passage))])])
    assert (reading.start, reading.end, reading.score, reading.answerable, reading.masses) == (0, 0, 0.0, 0.0, (0.0,))


def test_no_passages_and_no_question(reader: Reader) -> None:
    assert reader.read("Lệ phí là bao nhiêu?", []) == []
    (reading,) = reader.read("", [(PASSAGE, units())])
    assert 0 <= reading.start < reading.end <= len(PASSAGE)


def test_a_passage_beyond_the_model_is_read_at_its_beginning(reader: Reader) -> None:
    (reading,) = reader.read(
        "Lệ phí cấp lại giấy chứng nhận là bao nhiêu?", [(PASSAGE + " Chỉ tiêu khác." * 400, units())]
    )
    assert reading.end <= len(PASSAGE) + 4000
    assert len(reading.masses) == 4


def test_interpret_is_a_softmax_over_spans_times_the_verdict() -> None:
    # Three tokens "a b c"; by far the best answer is "b", then "c"; half of the probability is that there is none.
    encoded = Encoded(np.arange(6), np.array([0, 0, 3, 3, 3, 3]), np.array([(0, 1), (2, 3), (4, 5)]))
    low = -20.0
    starts = np.array([0, low, low, np.log(3), 0, low], np.float32)
    ends = np.array([0, low, low, np.log(3), 0, low], np.float32)
    reading = interpret(encoded, starts, ends, 0.0, [(0, 1), (2, 3), (4, 5)], Calibration())
    # Spans: b..b 9, b..c 3 (its middle token is b), c..c 1.
    assert (reading.start, reading.end) == (2, 3)
    assert reading.answerable == 0.5
    assert reading.score == pytest.approx(0.5 * 9 / 13, abs=1e-6)
    assert reading.masses == pytest.approx((0, 0.5 * 12 / 13, 0.5 * 1 / 13), abs=1e-6)


def test_files_that_are_missing_or_damaged_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"reader\.json: không đọc được \(No such file.*READER=false"):
        Reader.load(tmp_path)
    folder = tmp_path / "reader"
    shutil.copytree(FOLDER, folder)
    model = folder / "model.onnx"
    data = bytearray(model.read_bytes())
    data[len(data) // 2] ^= 1
    model.write_bytes(data)
    with pytest.raises(ReaderError, match=r"model\.onnx: SHA-256 là .*, cần .*; hãy lấy lại tệp") as caught:
        Reader.load(folder)
    assert "\n" not in str(caught.value)
    model.unlink()
    with pytest.raises(ReaderError, match=r"model\.onnx: không đọc được"):
        Reader.load(folder)
    (folder / "reader.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ReaderError, match="không phải cài đặt của bộ đọc"):
        Reader.load(folder)
    settings = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
    for lacking in ("longest", "calibration", "sha256"):
        told = {name: value for name, value in (settings | {"sha256": {}}).items() if name != lacking}
        (folder / "reader.json").write_text(json.dumps(told), encoding="utf-8")
        with pytest.raises(ReaderError, match=f"không phải cài đặt của bộ đọc .*{lacking}"):
            Reader.load(folder)
