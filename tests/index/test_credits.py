from pathlib import PurePosixPath

import pytest

from index.credits import credits_of, is_byline
from index.formats.html import read_html
from index.layout import parse_document

NEWS = """Khánh thành cầu Sông Lô

Sáng 12/3, Ủy ban nhân dân tỉnh khánh thành cầu Sông Lô sau hai năm thi công.

Lãnh đạo tỉnh cắt băng khánh thành cầu. (Ảnh: Minh Hoàng/TTXVN).

Cây cầu dài 420 mét, rộng 12 mét, có bốn làn xe và hai lối đi bộ cho người dân hai bờ.

Người dân hai bờ đi bộ qua cầu trong ngày đầu. Ảnh: Thu Hà

Công trình có tổng mức đầu tư 350 tỷ đồng từ ngân sách tỉnh.
"""


def named(text: str) -> list[tuple[str, str, str]]:
    document = parse_document("a.txt", text)
    return [
        (credit.span.of(text), credit.name.of(text), "+".join(sorted(credit.works))) for credit in credits_of(document)
    ]


def test_captions_name_who_took_each_picture() -> None:
    assert named(NEWS) == [
        ("Lãnh đạo tỉnh cắt băng khánh thành cầu. (Ảnh: Minh Hoàng/TTXVN).", "Minh Hoàng/TTXVN", "photo"),
        ("Người dân hai bờ đi bộ qua cầu trong ngày đầu. Ảnh: Thu Hà", "Thu Hà", "photo"),
    ]


@pytest.mark.parametrize(
    ("closing", "credit"),
    [
        ("Trần Văn Cao Sơn", ("Trần Văn Cao Sơn", "text")),
        ("PV", ("PV", "text")),
        ("Nhóm PV", ("Nhóm PV", "text")),
        ("Theo Báo Chính phủ", ("Báo Chính phủ", "text")),
        ("Theo Đài Tiếng nói Việt Nam", ("Đài Tiếng nói Việt Nam", "text")),
        ("(Theo TTXVN)", ("TTXVN", "text")),
        ("Minh Anh - Thu Hà", ("Minh Anh - Thu Hà", "text")),
        ("Hoàng Giang (tổng hợp)", ("Hoàng Giang (tổng hợp)", "text")),
        ("Thực hiện: Lê Na", ("Lê Na", "text")),
        ("Tác giả: quantritrang", ("quantritrang", "text")),
        ("Tin, ảnh: Quốc Khánh", ("Quốc Khánh", "photo+text")),
        ("Bài và ảnh: Quốc Khánh (TTXVN)", ("Quốc Khánh (TTXVN)", "photo+text")),
        ("Nguồn ảnh: Cổng thông tin tỉnh", ("Cổng thông tin tỉnh", "photo")),
        ("Clip: Đức Minh", ("Đức Minh", "video")),
    ],
)
def test_the_last_line_says_who_made_the_article(closing: str, credit: tuple[str, str]) -> None:
    assert [each[1:] for each in named(f"{NEWS}\n{closing}\n")[2:]] == [credit]
    assert is_byline(closing)


@pytest.mark.parametrize(
    "closing",
    [
        "GIÁM ĐỐC",
        "Đọc thêm",
        "Tags: cầu",
        "Theo đó, việc thi công đã xong.",
        "Nguồn: Sở Giao thông",
        "Hết giờ làm việc",
    ],
)
def test_other_last_lines_name_no_author(closing: str) -> None:
    assert [credit for credit in named(f"{NEWS}\n{closing}\n")[2:] if credit[2] == "text"] == []


def test_a_picture_with_no_name_is_credited_to_nobody() -> None:
    text = NEWS.replace("(Ảnh: Minh Hoàng/TTXVN).", "(Ảnh minh họa)")
    assert [credit[1] for credit in named(text)] == ["Thu Hà"]
    assert "(Ảnh minh họa)" not in [
        block.span.of(text)[-14:] for block in parse_document("a.txt", text).blocks if block.kind == "paragraph"
    ]


def test_a_credit_in_a_line_of_its_own_is_quoted_with_what_the_picture_shows() -> None:
    text = NEWS.replace("cầu. (Ảnh: Minh Hoàng/TTXVN).", "cầu.\nẢnh: Minh Hoàng")
    assert named(text)[0] == ("Lãnh đạo tỉnh cắt băng khánh thành cầu.\nẢnh: Minh Hoàng", "Minh Hoàng", "photo")


def test_sources_and_counters_between_do_not_hide_the_author() -> None:
    found = named(f"{NEWS}\nNguồn: Báo tỉnh\nTác giả: Lê Na\nLượt xem: 12\n")[2:]
    assert found == [("Nguồn: Báo tỉnh", "Báo tỉnh", "source"), ("Tác giả: Lê Na", "Lê Na", "text")]


def test_who_signed_an_administrative_document_did_not_write_it() -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-UBND\n"
        "QUYẾT ĐỊNH\nVề việc giao chỉ tiêu\n"
        "Điều 1. Giao Sở Giao thông hoàn thành mười công trình trong năm 2024.\n"
        "Nơi nhận:\n- Như Điều 1;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Bình\n"
    )
    assert named(text) == []


def test_the_byline_of_a_web_page_is_no_passage_of_it() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in [*NEWS.split("\n\n")[1:], "Trần Văn Sơn"])
    page = f"<html><body><article><h1>Khánh thành cầu Sông Lô</h1>{paragraphs}</article></body></html>"
    document = read_html(page).document(str(PurePosixPath("a.html")), {})
    assert [credit.name.of(document.text) for credit in credits_of(document)] == [
        "Minh Hoàng/TTXVN",
        "Thu Hà",
        "Trần Văn Sơn",
    ]
    assert "Trần Văn Sơn" in [block.span.of(document.text) for block in document.blocks if block.kind == "furniture"]
