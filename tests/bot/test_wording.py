import pytest

from bot.wording import reworded

HELD = {
    "su_dung",
    "viet_nam",
    "trung_tam",
    "tam_du",
    "du_lieu",
    "truc_tuyen",
    "6_thang",
    "thang_dau",
    "dau_nam",
    "xep_thu",
}


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("bao nhiêu dân xài internet", "bao nhiêu dân sử dụng internet"),
        ("nước ta có mấy data center?", "Việt Nam có mấy trung tâm dữ liệu?"),
        ("nộp qua mạng nửa đầu năm 2023", "nộp trực tuyến 6 tháng đầu năm 2023"),
        ("tỷ lệ hồ sơ bao nhiêu ad", "tỷ lệ hồ sơ bao nhiêu"),
        ("có bao nhiêu tài khoản r?", "có bao nhiêu tài khoản?"),
        ("Em cần làm bài: chỉ số chính phủ số năm 2021 ạ", "chỉ số chính phủ số năm 2021 ạ"),
        ("hạng mấy thế giới", "xếp thứ mấy thế giới"),
    ],
)
def test_everyday_speech_becomes_what_documents_write(said: str, written: str) -> None:
    assert reworded(said, HELD.__contains__) == written


def test_what_the_documents_hold_themselves_stays() -> None:
    assert reworded("xài internet", {*HELD, "xai"}.__contains__) == "xài internet"


def test_a_sign_is_no_word_that_documents_hold() -> None:
    assert reworded("bao nhiêu percent", HELD.__contains__) == "bao nhiêu percent"


def test_what_no_document_writes_stays() -> None:
    assert reworded("xài internet", set[str]().__contains__) == "xài internet"
