from collections.abc import Callable

import pytest

from bot.assistant import Assistant
from bot.composing.answer import Answer
from bot.conversation import Conversation
from bot.gathering.evidence import Reason
from bot.understanding.query import Want, read
from index import SearchIndex

BRIDGE = """Khánh thành cầu Sông Lô

Sáng 12/3/2024, Ủy ban nhân dân tỉnh Phú Thọ khánh thành cầu Sông Lô sau hai năm thi công.

Lãnh đạo tỉnh cắt băng khánh thành cầu. (Ảnh: Minh Hoàng/TTXVN).

Cây cầu dài 420 mét, rộng 12 mét, có bốn làn xe và hai lối đi bộ cho người dân hai bờ.

Người dân hai bờ đi bộ qua cầu trong ngày đầu. Ảnh: Thu Hà

Công trình có tổng mức đầu tư 350 tỷ đồng từ ngân sách tỉnh.

Trần Văn Sơn
"""
HARVEST = """Nông dân Cần Thơ được mùa lúa

Vụ đông xuân năm 2024, nông dân Cần Thơ gặt 80 nghìn héc-ta lúa với năng suất 7 tấn một héc-ta.

Máy gặt làm việc trên cánh đồng lúa. Ảnh: Hữu Lộc

Giá lúa cao hơn năm trước nên nông dân lãi 30 triệu đồng một héc-ta, mức cao nhất trong mười năm.

Tin, ảnh: Hữu Lộc
"""
MEETING = """Họp về chống ngập ở Cần Thơ

Chiều 5/6/2024, thành phố Cần Thơ họp về chống ngập; Chủ tịch thành phố chỉ đạo nạo vét 12 tuyến kênh.

Chủ tịch thành phố phát biểu chỉ đạo tại cuộc họp.

Kinh phí nạo vét là 90 tỷ đồng, hoàn thành trước mùa mưa năm sau theo kế hoạch đã duyệt.

Nguồn: Báo Cần Thơ

Tổng số điểm của bài viết là: 10 trong 2 đánh giá
"""


@pytest.fixture
def papers(build_letters: Callable[..., SearchIndex]) -> Assistant:
    return Assistant(build_letters(cau=BRIDGE, lua=HARVEST, hop=MEETING))


def quotes(answer: Answer) -> list[tuple[str, str, list[str]]]:
    return [(cite.document, cite.quote, [mark.of(cite.quote) for mark in cite.marked]) for cite in answer.citations]


RIBBON = ("cau.txt", "Lãnh đạo tỉnh cắt băng khánh thành cầu. (Ảnh: Minh Hoàng/TTXVN).", ["Minh Hoàng/TTXVN"])
WALKERS = ("cau.txt", "Người dân hai bờ đi bộ qua cầu trong ngày đầu. Ảnh: Thu Hà", ["Thu Hà"])
MACHINE = ("lua.txt", "Máy gặt làm việc trên cánh đồng lúa. Ảnh: Hữu Lộc", ["Hữu Lộc"])
SON = ("cau.txt", "Trần Văn Sơn", ["Trần Văn Sơn"])
SOURCE = ("hop.txt", "Nguồn: Báo Cần Thơ", ["Báo Cần Thơ"])
POINTS = ("hop.txt", "Tổng số điểm của bài viết là: 10 trong 2 đánh giá", ["10 trong 2 đánh giá"])
LOC = ("lua.txt", "Tin, ảnh: Hữu Lộc", ["Hữu Lộc"])


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Ảnh lãnh đạo tỉnh cắt băng khánh thành cầu là của ai chụp?", RIBBON),
        ("ai chụp tấm hình người dân đi bộ qua cầu vậy", WALKERS),
        ("anh nguoi dan di bo qua cau ai chup", WALKERS),
        ("Phóng viên nào chụp ảnh máy gặt trên cánh đồng?", MACHINE),
        ("ai viết bài về khánh thành cầu Sông Lô thế", SON),
        ("bài bên cầu Sông Lô ai viết v", SON),
        ("Bài về nông dân Cần Thơ được mùa lúa là của tác giả nào?", LOC),
        ("who wrote the article about the Song Lo?", SON),
        ("Bài về họp chống ngập ở Cần Thơ được lấy từ nguồn nào?", SOURCE),
        ("nguồn của bài họp chống ngập Cần Thơ?", SOURCE),
        ("Bài viết về họp chống ngập ở Cần Thơ được chấm bao nhiêu điểm?", POINTS),
        ("bài họp chống ngập ở Cần Thơ có mấy lượt đánh giá", POINTS),
    ],
)
def test_the_right_credit_is_quoted_and_the_name_marked(
    papers: Assistant, asked: str, first: tuple[str, str, list[str]]
) -> None:
    answer = papers.ask(asked)
    assert quotes(answer)[:1] == [first]
    for cite in answer.citations:
        document = papers.index.document(cite.document)
        assert document is not None
        assert document.text[cite.start : cite.end] == cite.quote


@pytest.mark.parametrize(
    "asked",
    [
        "Ảnh Chủ tịch thành phố phát biểu chỉ đạo tại cuộc họp chống ngập do ai chụp?",
        "ai viết bài họp về chống ngập ở Cần Thơ",
        "Ai quay video khánh thành cầu Sông Lô?",
        "Ai chụp ảnh Bộ trưởng Nguyễn Văn Thắng cắt băng khánh thành cầu?",
        "ai viết bài về khánh thành cầu ở Hà Nội",
        "Ảnh khánh thành cầu Sông Lô năm 2019 của ai?",
        "Bài về khánh thành cầu Sông Lô được bao nhiêu điểm?",
    ],
)
def test_it_is_silent_where_no_credit_is_told_of_what_is_asked(papers: Assistant, asked: str) -> None:
    answer = papers.ask(asked)
    assert answer.abstention is not None, quotes(answer)
    assert answer.abstention.reason is Reason.NOT_IN_DOCUMENTS


def test_a_work_pointed_at_is_one_of_the_document_quoted_last(papers: Assistant) -> None:
    conversation = Conversation()
    assert papers.ask("Cầu Sông Lô dài bao nhiêu mét?", conversation).citations[0].document == "cau.txt"
    assert quotes(papers.ask("Bài này của tác giả nào?", conversation)) == [SON]
    assert quotes(papers.ask("thế ảnh trong bài này ai chụp?", conversation)) == [RIBBON, WALKERS]
    assert quotes(papers.ask("ảnh người dân trong bài này do ai chụp?", conversation)) == [WALKERS]
    assert papers.ask("ai quay video trong bài này vậy?", conversation).abstention is not None
    assert quotes(papers.ask("thế ai viết?", conversation)) == [SON]


def test_with_nothing_quoted_before_it_asks_what_is_meant(papers: Assistant) -> None:
    abstention = papers.ask("Ai chụp ảnh này?", Conversation()).abstention
    assert abstention is not None
    assert abstention.reason is Reason.TOO_VAGUE


def test_a_later_question_goes_on_from_the_picture_and_not_from_who_took_it(papers: Assistant) -> None:
    conversation = Conversation()
    papers.ask("Ai chụp ảnh máy gặt trên cánh đồng lúa?", conversation)
    answer = papers.ask("Còn giá lúa thì sao?", conversation)
    assert answer.query.want is Want.ANYTHING
    assert all("Ảnh:" not in cite.quote for cite in answer.citations)


def test_other_questions_are_never_answered_with_a_credit(papers: Assistant) -> None:
    for asked in ("Ai cắt băng khánh thành cầu?", "Hữu Lộc là ai?", "Trần Văn Sơn làm gì?", "Máy gặt làm việc ở đâu?"):
        assert not any(cite in (RIBBON, WALKERS, MACHINE, SON, LOC) for cite in quotes(papers.ask(asked)))
    hits = papers.index.search("Lãnh đạo tỉnh cắt băng khánh thành cầu Minh Hoàng Hữu Lộc Trần Văn Sơn", 10)
    assert not any(name in hit.text for hit in hits for name in ("Minh Hoàng", "Hữu Lộc", "Trần Văn Sơn"))


@pytest.mark.parametrize(
    ("asked", "want"),
    [
        ("Bức ảnh Thủ tướng phát biểu do ai chụp?", Want.PHOTOGRAPHER),
        ("Tác giả bức ảnh cây cầu là ai?", Want.PHOTOGRAPHER),
        ("Nguồn ảnh cây cầu?", Want.PHOTOGRAPHER),
        ("ai quay clip khánh thành cầu", Want.CAMERAMAN),
        ("Tác giả bài viết về cây cầu là ai?", Want.AUTHOR),
        ("ai là tác giả vậy", Want.AUTHOR),
        ("Bài viết về cây cầu ở Cần Thơ ai là tác giả?", Want.AUTHOR),
        ("Tấm ảnh cắt băng khánh thành, ai là người chụp?", Want.PHOTOGRAPHER),
        ("bài này của phóng viên nào?", Want.AUTHOR),
        ("Ai viết bài hát Tiến quân ca?", Want.PERSON),
        ("Tác giả truyện Kiều là ai?", Want.PERSON),
        ("Ai viết bài phát biểu của Thủ tướng?", Want.PERSON),
        ("Ai được chụp ảnh cùng Thủ tướng?", Want.PERSON),
        ("Ai được chụp X-quang miễn phí?", Want.PERSON),
        ("Mô hình chính phủ số là của ai?", Want.PERSON),
        ("Thông tin này của ai?", Want.PERSON),
        ("Ảnh hưởng của dịch tới ai?", Want.PERSON),
        ("Bài học kinh nghiệm nào được nêu?", Want.ANYTHING),
        ("Truyền hình tỉnh của ai?", Want.PERSON),
    ],
)
def test_what_asks_for_a_credit_and_what_only_sounds_so(asked: str, want: Want) -> None:
    assert read(asked, asked).want is want
