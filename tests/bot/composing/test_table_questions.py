import pytest

from bot.assistant import Assistant
from bot.composing.table_questions import asked_of_table, table_at, tables_of
from bot.conversation import Conversation
from bot.gathering.evidence import Reason
from bot.understanding.query import read
from index import Hit, SearchIndex
from index.chunks import chunk_document
from index.formats.draft import Draft

NATION, GOVERNMENT, ECONOMY, SOCIETY = "Chuyển đổi số quốc gia", "Chính phủ số", "Kinh tế số", "Xã hội số"


def _told(index: SearchIndex, question: str) -> list[tuple[str, list[str]]]:
    """The labels of the rows that answer a question, each with the figures that are marked."""
    citations = Assistant(index).ask(question).citations
    return [(cite.quote.split("\n")[0], [mark.of(cite.quote) for mark in cite.marked]) for cite in citations]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Cột năm 2021 của bảng chỉ số gồm những giá trị nào?",
         [(NATION, ["0,61"]), (GOVERNMENT, ["0,43"]), (ECONOMY, ["0,41"]), (SOCIETY, ["0,39"])]),
        ("cho mình cột 2020 đủ cả 4 chỉ số nhé",
         [(NATION, ["0,48"]), (GOVERNMENT, ["0,36"]), (ECONOMY, ["0,26"]), (SOCIETY, ["0,29"])]),
        ("dong thu 3 bang chi so (bo dong tieu de ra)", [(ECONOMY, ["0,26", "0,41", "0,64"])]),
        ("Dòng cuối cùng của bảng chỉ số là chỉ số gì?", [(SOCIETY, ["0,29", "0,39", "0,57"])]),
        ("Đọc giúp dòng Xã hội số đủ cả 3 năm", [(SOCIETY, ["0,29", "0,39", "0,57"])]),
        ("Tới 2022 còn chỉ số nào dưới 0,6?", [(SOCIETY, ["0,57"])]),
        ("năm 2021 chỉ số nào trong bảng đã qua 0,5", [(NATION, ["0,61"])]),
        ("Có mấy chỉ số trên 0,6 năm 2022?", [(NATION, ["0,71"]), (GOVERNMENT, ["0,65"]), (ECONOMY, ["0,64"])]),
        ("Năm 2022 chỉ số nào từ 0,65 trở lên?", [(NATION, ["0,71"]), (GOVERNMENT, ["0,65"])]),
        ("nam 2020 chi so nao thap thu nhi", [(SOCIETY, ["0,29"]), (ECONOMY, ["0,26"])]),
        ("Bảng đánh giá có mấy chỉ số, kể ra?",
         [(NATION, [NATION]), (GOVERNMENT, [GOVERNMENT]), (ECONOMY, [ECONOMY]), (SOCIETY, [SOCIETY])]),
        ("Bảng đánh giá gồm những chỉ số nào?",
         [(NATION, [NATION]), (GOVERNMENT, [GOVERNMENT]), (ECONOMY, [ECONOMY]), (SOCIETY, [SOCIETY])]),
        ("Trong ba chỉ số chính phủ số, kinh tế số và xã hội số, chỉ số nào đứng bét năm 2020?",
         [(ECONOMY, ["0,26"]), (SOCIETY, ["0,29"]), (GOVERNMENT, ["0,36"])]),
        ("Trong 3 mảng chính phủ số, kinh tế số, xã hội số thì năm 2022 mảng nào dẫn đầu?",
         [(GOVERNMENT, ["0,65"]), (ECONOMY, ["0,64"]), (SOCIETY, ["0,57"])]),
        ("Năm nào xã hội số có điểm cao nhất?", [(SOCIETY, ["0,57"])]),
        ("Chính phủ số thấp nhất là vào năm nào?", [(GOVERNMENT, ["0,36"])]),
        ("Kinh tế số với xã hội số năm 2020 cái nào cao hơn?", [(SOCIETY, ["0,29"]), (ECONOMY, ["0,26"])]),
        ("Năm 2020 xã hội số với chính phủ số, bên nào hơn?", [(GOVERNMENT, ["0,36"]), (SOCIETY, ["0,29"])]),
        ("Năm 2021 kinh tế số có vượt chính phủ số không?", [(ECONOMY, ["0,41"]), (GOVERNMENT, ["0,43"])]),
        ("con số 0,29 trong bảng nói về chỉ số gì?", [(SOCIETY, [SOCIETY])]),
        ("chỉ số nào xếp cuối bảng năm 2022", [(SOCIETY, ["0,57"]), (ECONOMY, ["0,64"]), (GOVERNMENT, ["0,65"]),
                                              (NATION, ["0,71"])]),
    ],
)  # fmt: skip
def test_a_table_is_asked_for_its_rows_and_columns(
    seeds_index: SearchIndex, question: str, rows: list[tuple[str, list[str]]]
) -> None:
    assert _told(seeds_index, question) == rows


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("năm 2021 chỉ số nào đội sổ thế", SOCIETY),
        ("chỉ số nào đạt điểm cao nhất năm 2022?", NATION),
        ("xep cuoi bang nam 2022 la chi so nao", SOCIETY),
        ("Năm 2022 trong các chỉ số chuyển đổi số, chỉ số nào dẫn đầu?", NATION),
        ("nam 2020 chi so nao thap nhat trong 4 chi so", ECONOMY),
        ("giai doan 2020-2022 chi so nao tang it nhat", NATION),
        ("từ 2021 sang 2022 chỉ số nào nhảy nhiều nhất trong bảng", ECONOMY),
        ("Năm 2021 trụ cột nào cao nhất trong chính phủ số, kinh tế số và xã hội số?", GOVERNMENT),
    ],
)
def test_the_row_that_is_first_of_all_leads(seeds_index: SearchIndex, question: str, first: str) -> None:
    assert _told(seeds_index, question)[0][0] == first


def test_the_table_shown_last_is_asked_on(seeds_index: SearchIndex) -> None:
    assistant, conversation = Assistant(seeds_index), Conversation()
    turns = (
        "bảng chỉ số năm 2021 có những dòng nào",
        "dòng nào thấp nhất?",
        "dòng thứ hai",
        "hàng cuối",
        "cột năm 2020",
    )
    shown = [assistant.ask(turn, conversation).citations for turn in turns]
    assert [[cite.quote.split("\n")[0] for cite in cites][:1] for cites in shown] == [
        [NATION], [SOCIETY], [GOVERNMENT], [SOCIETY], [NATION]
    ]  # fmt: skip
    assert [mark.of(cite.quote) for cite in shown[2] for mark in cite.marked] == ["0,43"]
    assert [mark.of(cite.quote) for cite in shown[4] for mark in cite.marked] == ["0,48", "0,36", "0,26", "0,29"]


@pytest.mark.parametrize("question", ["Năm 2022 chỉ số nào dưới 0,2?", "Dòng thứ 7 của bảng chỉ số là gì?"])
def test_where_no_row_is_so_the_table_is_near(seeds_index: SearchIndex, question: str) -> None:
    abstention = Assistant(seeds_index).ask(question).abstention
    assert abstention is not None and abstention.reason is Reason.NOT_IN_DOCUMENTS
    assert abstention.nearest[0].quote.startswith(SOCIETY)


@pytest.mark.parametrize(
    "question",
    ["Nền tảng nào có trên 1 triệu người dùng?", "Doanh nghiệp hàng đầu nào dự hội nghị?", "Bộ nào đứng đầu bảng?"],
)
def test_what_is_asked_of_no_table_that_is_there_is_none_of_its_rows(seeds_index: SearchIndex, question: str) -> None:
    assert not any(cite.columns for cite in Assistant(seeds_index).ask(question).citations)


@pytest.mark.parametrize(
    ("question", "first"),
    [("Xã nào đứng thứ nhì?", "Thạch Bình"), ("Xã nào đội sổ?", "Phú An"), ("Xã nào có trên 90 hộ?", "Thạch Bình")],
)
def test_a_column_of_ranks_tells_the_order(question: str, first: str) -> None:
    draft = Draft(title="Thi đua")
    for label, *values in (("Phú An", "70", "3"), ("Lộc Sơn", "85", "1"), ("Thạch Bình", "91", "2")):
        draft.row(f"Xã {label}", label, list(zip(("Số hộ tham gia", "Hạng"), values, strict=True)))
    document = draft.document("thi-dua.docx", {})
    (chunk,) = chunk_document(document)
    texts = tuple(unit.span.of(document.text) for unit in chunk.units)
    hit = Hit(1, 1.0, 1.0, 1.0, document, chunk, (1.0,) * len(texts), texts)
    pieces, reason = asked_of_table(read(question, question), tables_of([hit])) or ([], None)
    assert reason is None and pieces[0].span.of(document.text).startswith(first)


@pytest.mark.parametrize(
    ("question", "label"), [("Dòng thứ mười một của bảng là gì?", "Xã 11"), ("hàng 2 của bảng", "Xã 2")]
)
def test_a_row_far_down_has_its_place(question: str, label: str) -> None:
    draft = Draft(title="Thu ngân sách")
    for number in range(1, 13):
        draft.row(f"Đơn vị Xã {number}", f"Xã {number}", [("Số thu", str(90 + number))])
    document = draft.document("thu.docx", {})
    place = next(block.span for block in document.blocks if block.kind == "row")
    pieces, reason = asked_of_table(read(question, question), [table_at(document, place)]) or ([], None)
    assert reason is None and [piece.span.of(document.text).split("\n")[0] for piece in pieces] == [label]
