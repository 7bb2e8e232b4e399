"""What the whole product says of the seeds: known quotes, and silence where the documents are silent."""

import unicodedata

import pytest

from bot.assistant import Assistant
from bot.composing.answer import Abstention
from bot.composing.bearing import Bearing, Verdict
from bot.composing.verdict import verdict_on
from bot.conversation import Conversation
from bot.gathering.evidence import Reason
from bot.gathering.reader import Reader
from bot.messages import answer_message, plain
from bot.understanding.query import Intent
from index import SearchIndex

pytestmark = pytest.mark.slow

LATE = "sẽ xử lý trách nhiệm những đơn vị, cá nhân chậm tiến độ"
POSTS = "Phó Chủ tịch UBND tỉnh, Phó Trưởng ban Thường trực Ban Chỉ đạo về chuyển đổi số tỉnh"  # of Y Ngọc


@pytest.fixture(scope="module", params=["scores alone", "with the reader"])
def assistant(request: pytest.FixtureRequest, seeds_index: SearchIndex) -> Assistant:
    return Assistant(seeds_index, Reader.load() if request.param == "with the reader" else None)


@pytest.mark.parametrize(
    ("question", "document", "quote", "marked"),
    [
        ("ty le ho so truc tuyen nam 2024", "002", "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%", "45%"),
        ("Tỷ trọng kinh tế số năm 2022?", "000", "lần lượt là 11,91%, 14,26%", "14,26%"),
        ("Chỉ số chính phủ số năm 2021", "001", "Chính phủ số\n\n0,36\n\n0,43", "0,43"),
        ("Trong bảng, ô chính phủ số ứng với năm 2020 ghi bao nhiêu?", "001", "Chính phủ số\n\n0,36", "0,36"),
        ("0,71 là chỉ số gì?", "001", "Chuyển đổi số quốc gia\n\n0,48", "Chuyển đổi số quốc gia"),
        ("Chỉ số chuyển đổi số quốc gia 0,71 của năm nào?", "001", "0,61\n\n0,71", "0,71"),
        ("Ứng dụng di động có tổng cộng bao nhiêu người dùng?", "001", "vượt mức 500 triệu", "vượt mức 500 triệu"),
        ("Lượng người dùng ứng dụng di động Việt Nam tăng mấy phần trăm?", "001", "vượt mức 500 triệu", "gần 16%"),
        ("toc do bang rong di dong", "001", "băng rộng di động đạt 47,27 Mbps", "47,27 Mbps"),
        ("3 tăng cường gồm những gì?", "000", "(3) Tăng cường hợp tác công tư", ""),
        ("ba tăng cường gồm những gì?", "000", "(1) Tăng cường nhận thức", ""),
        ("Kể đủ năm việc phải đẩy mạnh mà Thủ tướng nêu ở phiên họp thứ 8", "000", "(5) Đẩy mạnh an ninh mạng", ""),
        ("Chuyển đổi số nửa đầu năm 2023 vướng những trở ngại gì?", "001", "khó khăn, vướng mắc như:", ""),
        ("Hồi giữa năm 2023 Thủ tướng nêu hạn chế nào?", "001", "khó khăn, vướng mắc như:", ""),
        ("Nội dung đẩy mạnh thứ tư là gì?", "000", "(4) Đẩy mạnh phát triển nhân lực số", ""),
        ("Bắc Kạn ở vị trí bao nhiêu về DTI?", "002", "xuống xếp thứ 58", "thứ 58"),
        ("trụ cột nào yếu nhất 2021?", "001", "Xã hội số\n\n0,29\n\n0,39", "Xã hội số; 0,39"),
        ("CSDL dân cư kết nối với mấy bộ?", "004", "với 18 bộ", "18"),
        ("dvc thiết yếu có mấy cái z ạ", "003", "53 dịch vụ công thiết yếu", "53"),
        ("Cả nước có bao nhiêu người làm nghề IT?", "002", "561.000 người", "ước đạt 561.000 người"),
        ("Đề án chuyển đổi số hoàn thành khi nào?", "004", "xây dựng đề án", "trong nửa đầu năm 2024"),
        ("Việt Nam định thương mại hóa 5G khi nào?", "003", "sớm thương mại hóa 5G", "trong năm 2024"),
        ("TP Hồ Chí Minh có nằm trong 7 địa phương phải ban hành nghị quyết không?", "004", "7 UBND các tỉnh", "TPHCM"),
        ("Hội nghị sơ kết diễn ra tháng nào?", "001", "đã diễn ra Hội nghị sơ kết", "ngày 12/7"),
        ("Cơ quan nào ban hành thông báo kết luận phiên họp lần thứ 8?", "004", "vừa thông báo", "Văn phòng Chính phủ"),
        ("5 mã ngành mới do bộ nào bổ sung?", "001", "5 mã ngành mới", "Bộ Giáo dục và Đào tạo"),
        ("Đề án chuyển đổi số của bộ, ngành phải xong khi nào?", "004", "xây dựng đề án", "trong nửa đầu năm 2024"),
    ],
)
def test_the_quote_that_answers_comes_first(
    assistant: Assistant, question: str, document: str, quote: str, marked: str
) -> None:
    answer = assistant.ask(question)
    assert answer.abstention is None
    first = answer.citations[0]
    assert first.document.startswith(document)
    assert "".join(quote.split()) in "".join(first.quote.split())
    assert "; ".join(span.of(first.quote) for span in first.marked) == marked


@pytest.mark.parametrize(
    ("question", "quote", "marked"),
    [
        (
            "Những ai cùng dự hội nghị sơ kết 6 tháng đầu năm 2023?",
            "Cùng tham dự Hội nghị có",
            ["Trần Hồng Hà", "Nguyễn Mạnh Hùng", "Tô Lâm", "Trần Văn Sơn"],
        ),
        ("Phiên họp tổng kết năm 2024 có ai dự?", "Cùng dự Phiên họp có", ["Nguyễn Hòa Bình", "Hồ Đức Phớc"]),
        ("Tỷ trọng kinh tế số năm 2021 và 2022 chênh nhau thế nào?", "lần lượt là", ["11,91%", "14,26%"]),
        (
            "Tỷ trọng kinh tế số/GDP năm 2022 tăng bao nhiêu điểm phần trăm so với 2021?",
            "lần lượt là",
            ["11,91%", "14,26%"],
        ),
        ("Tốc độ băng rộng cố định và tăng bao nhiêu so với cùng kỳ?", "cố định đạt", ["93,31 Mbps", "29,98%"]),
        ("mạng di động vn nhanh cỡ nào, xếp hạng mấy thế giới", "di động đạt", ["47,27 Mbps", "thứ 47"]),
        (
            "Việt Nam xếp hạng mấy về chính phủ điện tử trên tổng bao nhiêu nước?",
            "Việt Nam xếp thứ 71",
            ["thứ 71 trong tổng số 193 quốc gia được đánh giá"],
        ),
        ("Cơ quan nào ra thông báo kết luận phiên họp thứ 8?", "vừa thông báo", ["Văn phòng Chính phủ"]),
        ("Xã hội số năm 2022 so với kinh tế số thì cái nào cao hơn?", "Kinh tế số", ["0,64"]),
        ("Bộ trưởng nào dự hội nghị sơ kết 12/7/2023?", "Cùng tham dự", ["Nguyễn Mạnh Hùng", "Tô Lâm", "Trần Văn Sơn"]),
        (
            "Cùng dự hội nghị sơ kết 6 tháng đầu 2023 có những ai?",
            "Cùng tham dự",
            ["Trần Hồng Hà", "Nguyễn Mạnh Hùng", "Tô Lâm", "Trần Văn Sơn"],
        ),
        (
            "5 tỉnh đọc tham luận phiên họp thứ 8 tên gì?",
            "đại biểu được nghe",
            ["Bình Phước", "Bình Dương", "Hải Phòng", "Bình Thuận", "Đồng Tháp"],
        ),
        (
            "mấy ngành đại học mới mở về công nghệ là gì?",
            "5 mã ngành",
            ["Khoa học dữ liệu, Trí tuệ nhân tạo, Kinh tế số, Công nghệ giáo dục và Công nghệ tài chính"],
        ),
        ("Có bao nhiêu tỉnh, thành đọc tham luận phiên họp thứ 8?", "đại biểu được nghe", ["05"]),
        ("Who took part in the Bac Kan session?", "tại điểm cầu tỉnh Bắc Kạn", ["Nguyễn Đăng Bình", "Hoàng Thu Trang"]),
    ],
)
def test_all_that_is_asked_for_is_marked(assistant: Assistant, question: str, quote: str, marked: list[str]) -> None:
    first = assistant.ask(question).citations[0]
    assert quote in first.quote
    assert [span.of(first.quote) for span in first.marked] == marked


@pytest.mark.parametrize(
    ("question", "quote", "marked"),
    [
        (
            "những luật nào được Quốc hội thông qua năm 2023?",
            "Luật Giao dịch điện tử sửa đổi được Quốc hội thông qua",
            "Luật Giao dịch điện tử sửa đổi được Quốc hội thông qua tại phiên họp sáng ngày 22/6/2023",
        ),
        ("Bộ Y tế là một trong 5 bộ tham luận ở phiên họp thứ 8 phải không?", "tham luận của các 05 Bộ, ngành", "Y tế"),
        (
            "bộ hay tỉnh nỗ lực hơn",
            "Chỉ số tổng hợp cấp tỉnh",
            "trong năm\xa02022\xa0thì các địa phương nỗ lực lớn hơn các bộ, ngành Trung ương",
        ),
        (
            "Địa phương nào trình bày tham luận tại phiên họp lần thứ 8?",
            "đại biểu được nghe",
            "Bình Phước; Bình Dương; Hải Phòng; Bình Thuận; Đồng Tháp",
        ),
        (
            "Dữ liệu năm 2023 bị chê ở chỗ nào?",
            "vẫn còn nhiều tồn tại, hạn chế",
            "Tính liên thông, chia sẻ, đồng bộ giữa các cơ sở dữ liệu quốc gia còn thấp, dữ liệu chưa thực sự "
            "“đúng, đủ, sạch, sống”, dẫn đến hiệu quả sử dụng chưa cao",
        ),
        ("5 mã ngành mới do Bộ Tài chính bổ sung, đúng không?", "đã bổ sung 5 mã ngành", "Bộ Giáo dục và Đào tạo"),
    ],
)
def test_a_reader_tells_the_one_of_several_that_is_meant(
    seeds_index: SearchIndex, question: str, quote: str, marked: str
) -> None:
    first = Assistant(seeds_index, Reader.load()).ask(question).citations[0]
    assert quote in first.quote
    assert "; ".join(mark.of(first.quote) for mark in first.marked) == marked


def test_of_several_who_do_something_each_is_named(seeds_index: SearchIndex) -> None:
    told = Assistant(seeds_index, Reader.load()).ask("Những ai trình bày báo cáo tại hội nghị sơ kết 6 tháng 2023?")
    names = [mark.of(cite.quote) for cite in told.citations for mark in cite.marked]
    assert names == ["Nguyễn Huy Dũng", "Nguyễn Duy Ngọc"]


def test_one_sentence_tells_what_a_question_joins_better_than_two_of_its_parts(assistant: Assistant) -> None:
    first, *_ = assistant.ask("nguồn lực gì cần được ưu tiên và chiến lược nào?").citations
    assert first.quote.startswith("Ưu tiên các nguồn lực")
    assert "3 Chiến lược" in first.quote


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Giá vàng SJC hôm nay bao nhiêu?", Reason.NOT_IN_DOCUMENTS),
        ("Tôi mất căn cước thì làm lại ở đâu?", Reason.NOT_IN_DOCUMENTS),
        ("Cả nước có mấy trung tâm thương mại?", Reason.NOT_IN_DOCUMENTS),
        ("Cơ sở dữ liệu đất đai kết nối với mấy bộ?", Reason.NOT_IN_DOCUMENTS),
        ("Luật Viễn thông sửa đổi được thông qua khi nào?", Reason.NOT_IN_DOCUMENTS),
        ("Quốc hội thông qua Luật Đất đai sửa đổi hôm nào?", Reason.NOT_IN_DOCUMENTS),
        ("Tổ trưởng Tổ công tác triển khai Đề án 08 là ai?", Reason.NOT_IN_DOCUMENTS),
        ("Chủ tịch Quốc hội giao nghiên cứu xây dựng những luật nào trong lĩnh vực số?", Reason.NOT_IN_DOCUMENTS),
        ("Cơ sở dữ liệu dân cư kết nối với những doanh nghiệp nào?", Reason.NOT_IN_DOCUMENTS),
        ("4 doanh nghiệp kết nối với CSDL quốc gia về dân cư tên gì?", Reason.NOT_IN_DOCUMENTS),
        ("Kể tên 53 dịch vụ công thiết yếu giúp mình", Reason.NOT_IN_DOCUMENTS),
        ("Ngành thứ sáu trong các mã ngành mới là gì?", Reason.NOT_IN_LIST),
        ("đẩy mạnh thứ 6 nói về gì", Reason.NOT_IN_LIST),
        ("Tỉnh thứ tám phải trình nghị quyết miễn giảm phí là tỉnh nào?", Reason.NOT_IN_LIST),
        ("Có phải Hà Nội là một trong năm địa phương tham luận ở phiên họp lần thứ 8?", Reason.NOT_IN_LIST),
        ("Đà Nẵng cũng nằm trong 7 địa phương phải ban hành nghị quyết, đúng không?", Reason.NOT_IN_LIST),
        ("Bốn trụ cột của kinh tế số năm 2024 gồm cả an ninh mạng, đúng không?", Reason.NOT_IN_LIST),
        ("5 đẩy mạnh gồm cả y tế phải không?", Reason.NOT_IN_LIST),
        ("Ai là Phó Chủ tịch UBND tỉnh Bắc Kạn phụ trách y tế?", Reason.NOT_IN_DOCUMENTS),
        ('Quan điểm "3 toàn" gồm những gì?', Reason.NOT_IN_DOCUMENTS),
        ("Ai là Chủ tịch Ủy ban Chứng khoán?", Reason.NOT_IN_DOCUMENTS),
        ("Ai là Thống đốc Ngân hàng Nhà nước?", Reason.NOT_IN_DOCUMENTS),
        ("Mục tiêu kinh tế số năm 2025 là bao nhiêu?", Reason.NOT_IN_DOCUMENTS),  # and no growth of all
        ("Tỷ lệ hồ sơ trực tuyến năm 2023?", Reason.NOT_FOR_PERIOD),
        ("Chỉ số chính phủ số năm 2030 là bao nhiêu?", Reason.NOT_FOR_PERIOD),
        ("số thẻ CCCD năm ngoái là bao nhiêu", Reason.NOT_FOR_PERIOD),
        ("so the CCCD nam nay", Reason.NOT_FOR_PERIOD),
        ("tốc độ mạng di động cả năm 2023 là bao nhiêu", Reason.NOT_FOR_PERIOD),
        ("xếp hạng dịch vụ công của Bộ Công an", Reason.NOT_IN_DOCUMENTS),
        ("bo nao xep thu hai", Reason.NOT_IN_DOCUMENTS),
        ("Tỷ lệ hồ sơ trực tuyến của Hà Giang năm 2024?", Reason.NOT_FOR_PLACE),
        ("Tốc độ băng rộng di động của Lào?", Reason.NOT_FOR_PLACE),
        ("Kon Tum phải trình nghị quyết không?", Reason.NOT_FOR_PLACE),  # nor by who took part there
        ("VNPT có phải làm gì không?", Reason.NOT_IN_DOCUMENTS),
        ("xin chào", Reason.SMALLTALK),
        ("😀😀", Reason.NOT_A_QUESTION),
    ],
)
def test_silence_has_its_reason(assistant: Assistant, question: str, reason: Reason) -> None:
    abstention = assistant.ask(question).abstention
    assert abstention is not None
    assert abstention.reason is reason


def test_every_citation_is_a_slice_of_its_document(assistant: Assistant) -> None:
    texts = {document.name: document.text for document in assistant.index.documents()}
    assert all(unicodedata.is_normalized("NFC", text) for text in texts.values())
    for question in ("kinh tế số", "5 đẩy mạnh gồm những gì", "các chỉ số năm 2022", "ai chủ trì hội nghị sơ kết"):
        for citation in assistant.ask(question).citations:
            assert texts[citation.document][citation.start : citation.end] == citation.quote


def test_a_conversation_goes_on(assistant: Assistant) -> None:
    conversation = Conversation()
    turns = ["Chỉ số chính phủ số năm 2022?", "còn xã hội số?", "năm 2021 thì sao?", "nguồn nào?", "chỉ số năm 2022?"]
    answers = [assistant.ask(turn, conversation) for turn in turns]
    first = [answer.citations[0].quote.split("\n")[0] for answer in answers[:4]]
    assert first == ["Chính phủ số", "Xã hội số", "Xã hội số", "Xã hội số"]
    assert [span.of(answers[2].citations[0].quote) for span in answers[2].citations[0].marked] == ["0,39"]


def test_talk_is_answered_and_the_conversation_goes_on_beside_it(assistant: Assistant) -> None:
    conversation = Conversation()
    turns = [
        "Chào bạn, tỷ lệ hồ sơ trực tuyến toàn trình là bao nhiêu?",
        "bot ngu quá",
        "còn gì nữa không",
        "đọc lại câu trước",
        "cảm ơn. thế năm 2023?",
    ]
    told, insulted, further, again, then = (assistant.ask(turn, conversation) for turn in turns)
    assert (insulted.abstention, insulted.shown) == (Abstention(Reason.SMALLTALK), ())
    assert insulted.query.shown_last is not None
    assert again.citations == told.citations
    assert {cite.start for cite in further.citations}.isdisjoint(cite.start for cite in told.citations)
    assert all(not cite.marked for cite in further.citations)
    assert then.query.years == (2023,)


def test_where_nothing_more_is_told_that_is_said(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("4G phủ sóng bao nhiêu phần trăm dân số?", conversation)
    more = assistant.ask("còn gì nữa không", conversation)
    assert (more.query.intent, more.abstention) == (Intent.MORE, Abstention(Reason.SMALLTALK))


def test_a_short_question_goes_on_from_what_was_quoted_and_a_new_subject_does_not(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("Trên Cổng Dịch vụ công quốc gia có bao nhiêu giao dịch thanh toán trực tuyến?", conversation)
    total = assistant.ask("tổng số tiền là bao nhiêu?", conversation)
    assert "với số tiền hơn 12,9 nghìn tỷ đồng" in total.citations[0].quote
    assert assistant.ask("giá vàng là bao nhiêu?", conversation).abstention is not None


@pytest.mark.parametrize(
    ("turns", "quote", "marked"),
    [
        (["Khi nào thương mại hóa 5G?", "còn 4G?", "phủ bao nhiêu?"], "Di động băng rộng 4G", "99,8%"),
        (["5G khi nào?", "cáp quang?", "VNeID?"], "100% người dân sử dụng VNeID", None),
        (["Bao nhiêu máy chủ?", "lõi?", "doanh nghiệp?"], "9 doanh nghiệp cung cấp dịch vụ trung tâm dữ liệu", "9"),
        (["Tài khoản Cổng dịch vụ công quốc gia", "hồ sơ nộp"], "hơn 46,2 triệu hồ sơ nộp", "hơn 46,2 triệu"),
        (["Tỉnh nào phải trình HĐND nghị quyết?", "Kiên Giang có chứ?"], "7 UBND các tỉnh", "Kiên Giang"),
        (
            ["Tỷ trọng kinh tế số 2022?", "năm 2024 thì lên được bao nhiêu?", "tốc độ tăng của năm đó thế nào"],
            "Tăng trưởng 20% so với năm 2023",
            None,
        ),
        (["Bắc Kạn xếp thứ mấy năm 2023?", "tăng mấy bậc?", "vậy lúc đó hạng mấy?"], "thứ 62 xuống", "thứ 62"),
        (["Bắc Kạn xếp thứ mấy về chuyển đổi số năm 2023?", "năm trước đó?"], "thứ 62 xuống", "thứ 62"),
        (["Bắc Kạn xếp thứ mấy năm 2023?", "năm trước đó?", "tăng mấy bậc"], "thứ 62 xuống", "5 bậc"),
        (["Việt Nam xếp thứ mấy về chính phủ điện tử?", "năm trước?", "tăng mấy bậc"], "thứ 71", "15 bậc"),
        (["Năm 2022 tuyển được bao nhiêu kỹ sư?", "hơn năm trước nhiều không?"], "đạt 70.000", "16%"),
        (["Những tỉnh nào phải trình nghị quyết?", "hạn tới bao giờ"], "7 UBND các tỉnh", "trong tháng 5/2024"),
        (
            ["Những tỉnh nào phải trình nghị quyết?", "hạn tới bao giờ?", "có Hà Nội không?", "thế Cần Thơ?"],
            "7 UBND các tỉnh",
            "Cần Thơ",
        ),
        (
            ["Ai chủ trì phiên họp lần thứ 8?", "ở đầu cầu Kon Tum ai ngồi chủ tọa"],
            "tại điểm cầu tỉnh Kon Tum",
            "Y Ngọc",
        ),
        (["NDXP bao nhiêu giao dịch một ngày?", "mỗi giây bao nhiêu?"], "18 giao dịch 1 giây", "18"),
        (["3 tăng cường là những gì?", "Cái thứ 2 nói chi tiết hơn đi"], "(2) Tăng cường tiềm lực", ""),
        (
            ["3 tăng cường là những gì?", "Cái thứ 2 nói rõ hơn", "Còn 5 đẩy mạnh?"],
            "(1) Đẩy mạnh hoàn thiện thể chế",
            "",
        ),
        (
            ["Cuối tháng 4 năm 2024 ủy ban họp phiên họp lần thứ mấy?", "Ai chủ trì cuộc họp đó?"],
            "24 tháng 4",
            "Phạm Minh Chính",
        ),
        (["Kinh tế số qua các năm?", "vậy năm 2024 cao hơn năm 2023 đúng không?"], "năm 2023 ước đạt", "ước đạt 16,5%"),
        (["NDXP bao nhiêu giao dịch mỗi giây?", "còn hệ thống giám sát, đo lường?"], "18 giao dịch 1 giây", "57"),
        (["luật gdđt sửa đổi thông qua ở kỳ họp thứ mấy"], "Kỳ họp thứ 5", "thứ 5"),
        (["4G phủ bao nhiêu % dân số?", "hộ gia đình có cáp quang thì sao"], "80,2% hộ gia đình", "80,2%"),
        (["4G phủ bao nhiêu % dân số?", "hộ gia đình có cáp quang thì sao", "còn xã?"], "100% xã kết nối", "100%"),
        (["Tuyển sinh CNTT năm 2022 tăng bao nhiêu?", "thế máy chủ có bao nhiêu"], "571 nghìn máy chủ", "571 nghìn"),
        (["thủ tục làm CCCD cần giấy tờ gì?", "vậy đã cấp đc bao nhiêu thẻ rồi ạ"], "86 triệu thẻ", "trên 86 triệu"),
        (["Tỷ lệ hồ sơ toàn trình năm 2024?", "thế 2023", "tăng gấp mấy lần vậy bạn"], "tăng 2,5 lần", "2,5 lần"),
        (
            ["chủ đề đề án 06 năm 2025?", "thủ đô nước Pháp ở đâu?", "nguồn nào?"],
            "Khai phá tiềm năng",
            None,
        ),
        (
            ["năm 2023 đạt mấy kết quả", "an ninh mạng thì sao"],
            "năm 2023 được đẩy mạnh",
            None,
        ),
        (["Việt Nam xếp thứ mấy về chính phủ điện tử?", "How many countries were ranked?"], "193 quốc gia", "193"),
        (["Số tiền thanh toán trực tuyến là bao nhiêu?", "còn số hồ sơ?"], "hơn 46,2 triệu hồ sơ", "hơn 46,2 triệu"),
        (["Ai giao việc phải tăng ít nhất 5 bậc?", "Giao cho bộ nào?"], "giao Bộ", "Bộ Thông tin và Truyền thông"),
        (
            ["mấy ngành đại học mới mở về công nghệ là gì?", "bộ nào thêm mấy ngành đó?"],
            "5 mã ngành",
            "Bộ Giáo dục và Đào tạo",
        ),
        (["Tăng cường thứ nhất là gì?", "tiếp theo là gì?"], "(2) Tăng cường tiềm lực", None),
        (["3 tăng cường là gì?", "cái thứ hai là gì?", "tiếp theo?"], "(3) Tăng cường hợp tác công tư", None),
        (['Thủ tướng nhắc mấy cái "đẩy mạnh"', "cái cuối cùng là gì"], "(5) Đẩy mạnh an ninh mạng", None),
        (["Năm nay mấy ngành mới ở đại học là gì?", "cái số 2 là gì á"], "5 mã ngành", "Trí tuệ nhân tạo"),
        (["bà Trang giữ chức gì", "hôm đó có khai trương cái gì không"], "khai trương thí điểm Hệ thống", None),
        (
            ["Các tỉnh nào phải trình nghị quyết miễn phí?", "hạn tới chừng nào"],
            "7 UBND các tỉnh",
            "trong tháng 5/2024",
        ),
        (["tôi ở Kon Tum, tỉnh tôi ai chủ trì phiên họp thứ 8"], "điểm cầu tỉnh Kon Tum", "Y Ngọc"),
        (["sau đẩy mạnh hạ tầng số là đẩy mạnh gì nữa"], "(3) Đẩy mạnh đổi mới sáng tạo", None),
        (
            ["CSDL dân cư đã kết nối với mấy bộ?", "còn bao nhiêu lượt xác thực?", "so với năm trước tăng bao nhiêu"],
            "hơn 1,5 tỷ",
            "213 triệu",
        ),
        (
            ["Những bộ nào lên đọc tham luận?", "Đà Nẵng có tham luận không?", "doanh nghiệp nào phát biểu?"],
            "VNPT Việt Nam",
            None,
        ),
        (
            ["Chỉ số chuyển đổi số năm 2022?", "có tỉnh nào bị giảm điểm không?", "vì sao tốc độ tăng chậm lại?"],
            "càng lên mức cao, thì việc tăng điểm sẽ càng khó khăn",
            None,
        ),
        (["Tỷ lệ hồ sơ toàn trình năm 2024?", "gấp mấy lần năm 2023"], "tăng 2,5 lần", "2,5 lần"),
        (["Tỉnh nào tham luận?", "có Kon Tum không?", "có Hải Phòng không?"], "05 tỉnh", "Hải Phòng"),
        (
            ["Chủ đề năm 2024 là gì?", "4 trụ cột là những trụ cột nào?", "còn chủ đề năm 2025", "thế năm 2023?"],
            "Năm 2023 là năm “Tạo lập",
            "Tạo lập và khai thác dữ liệu để tạo ra giá trị mới",
        ),
        (["Nửa đầu năm 2023 kinh tế số chiếm bao nhiêu GDP?", "tốc độ tăng ra sao", "Cả năm 2023?"], "20%", "20%"),
        (["Bộ, ngành phải xây dựng đề án chuyển đổi số khi nào?", "phải học kinh nghiệm của ai"], "Bộ Công an", None),
        (["Số tiền thanh toán trực tuyến là bao nhiêu?", "bao nhiêu giao dịch?"], "26,8", "gần 26,8 triệu"),
        (["Ai chủ trì điểm cầu Kon Tum?", "hôm nào?"], "Phiên họp lần thứ 8", "Sáng ngày 24 tháng 4 năm 2024"),
        (["Ai dự ở Kon Tum?", "Phiên họp diễn ra ngày nào?"], "Phiên họp lần thứ 8", "Sáng ngày 24 tháng 4 năm 2024"),
        (["Thông báo yêu cầu kiện toàn Ban Chỉ đạo trước ngày nào?", "phiên họp này họp hôm nào"], "thứ 8", None),
        (["Tỉnh nào phải trình HĐND?", "có Đồng Tháp không", "bao giờ phải xong"], "7 UBND", "trong tháng 5/2024"),
        (["Tỉnh nào phải trình HĐND nghị quyết?", "tổng cộng mấy địa phương"], "7 UBND các tỉnh", "7"),
        (["Tỉnh nào phải trình HĐND nghị quyết?", "Long An có phải làm không?", "còn TPHCM?"], "7 UBND", "TPHCM"),
        (["Kon Tum có phải kiện toàn Ban Chỉ đạo không?", "Bộ Y tế có phải kiện toàn không?"], "các bộ, cơ quan", None),
        (
            ["có mấy chiến lược phải ưu tiên nguồn lực", "kể ra xem", "chiến lược thứ 2 là gì"],
            "3 Chiến lược về phát triển",
            "kinh tế số và xã hội số",
        ),
        (["DTI của tỉnh năm 2023 xếp thứ mấy", "năm trước hạng 62 phải không bác", "vậy lên mấy bậc"], "DTI", "5 bậc"),
        (["kỹ năng số nằm ở đẩy mạnh thứ mấy", "cụ thể nội dung đó là gì", "vậy cái đầu tiên"], "(1) Đẩy mạnh", None),
        (["Hợp tác công tư là tăng cường thứ mấy?", "ai phát biểu câu này vậy"], "Phát biểu bế mạc Phiên họp", None),
        (["Các phó thủ tướng nào dự?", "ông Hồ Đức Phớc cũng dự đúng không"], "Cùng dự Phiên họp", None),
        (["nguyễn hòa bình là phó chủ tịch à", "còn ông Hồ Đức Phớc"], "Cùng dự", "Phó Thủ tướng Chính phủ"),
        (["to lam lam chuc gi", "con nguyen huy dung"], "Huy Dũng", "Thứ trưởng Bộ Thông tin và Truyền thông"),
        (["chỉ số nào cao nhất năm 2022", "thế thấp nhất"], "Xã hội số", "Xã hội số; 0,57"),
        (["số tài khoản VNeID đã kích hoạt?"], "kích hoạt gần 54 triệu tài khoản", "gần 54 triệu"),
        (
            ["Tỷ trọng kinh tế số trong GDP?", "còn năm 2023?", "vậy tăng được bao nhiêu so với 2021"],
            "lần lượt là 11,91%, 14,26%",
            "11,91%",
        ),
        (
            ["Xếp hạng chính phủ điện tử VN", "năm 2022 xếp thứ bao nhiêu?", "mục tiêu tăng bao nhiêu bậc"],
            "tăng ít nhất 5 bậc",
            "ít nhất 5 bậc",
        ),
        (
            ["Ngành học mới nào được bổ sung?", "có ngành công nghệ tài chính trong đó không"],
            "5 mã ngành",
            "Công nghệ tài chính",
        ),
        (["Bắc Kạn xếp thứ mấy về DTI?", "Tăng mấy bậc?"], "DTI", "5 bậc"),
        (["Xếp hạng chính phủ điện tử Việt Nam?", "tăng bao nhiêu bậc?"], "tăng 15 bậc so với kỳ", "15 bậc"),
        (["Hạn là 10/5 đúng không?", "Bắc Kạn xếp thứ mấy về DTI?"], "DTI", "thứ 58"),
        (
            ["Chào cháu, bác đang chuẩn bị họp. Cho tôi tỷ trọng kinh tế số trong GDP năm 2023."],
            "16,5%",
            "ước đạt 16,5%",
        ),
        (["Ai chủ trì điểm cầu tỉnh Bắc Kạn?", "Thủ tướng kết luận gì ở phiên họp đó?"], "Phát biểu kết luận", None),
        (["năm 2022 tuyển sinh bao nhiêu", "5 ngành mới là những ngành nào", "ngành thứ hai"], "5 mã ngành mới", None),
        (
            ["ai chủ trì ở điểm cầu Kon Tum", "còn ở trụ sở Chính phủ"],
            "tại Điểm cầu Trụ sở Chính phủ",
            "Phạm Minh Chính",
        ),
        (["5 đẩy mạnh gồm những gì?", "Điểm thứ tư trong đó là gì?"], "(4) Đẩy mạnh phát triển nhân lực số", None),
        (
            ["Phiên họp thứ 7 giao xây dựng những luật nào?", "Còn nghị định?"],
            "nghị định quy định về cơ chế thử nghiệm có kiểm soát hoạt động công nghệ tài chính",
            None,
        ),
    ],
)
def test_a_very_short_question_is_of_what_was_spoken_of_last(
    assistant: Assistant, turns: list[str], quote: str, marked: str | None
) -> None:
    conversation = Conversation()
    cite = [assistant.ask(turn, conversation) for turn in turns][-1].citations[0]
    assert quote in cite.quote
    assert marked is None or "; ".join(mark.of(cite.quote) for mark in cite.marked) == marked


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (["Tỉnh nào phải ban hành nghị quyết miễn giảm phí?", "Phí giảm bao nhiêu?"], Reason.NOT_IN_DOCUMENTS),
        (["khi nào?"], Reason.TOO_VAGUE),
        (["Ngành học mới nào được bổ sung?", "có ngành an toàn thông tin trong đó không?"], Reason.NOT_IN_LIST),
        (["Những tỉnh nào phải trình HĐND miễn giảm phí?", "có Bình Dương phải không?"], Reason.NOT_FOR_PLACE),
        (
            ["Bổ sung những mã ngành nào?", "có công nghệ tài chính đúng không?", "có an ninh mạng không?"],
            Reason.NOT_IN_LIST,
        ),
        (["Những bộ nào tham luận tại phiên họp lần thứ 8?", "có Bộ Quốc phòng không?"], Reason.NOT_IN_LIST),
        (['An ninh mạng nằm trong "3 tăng cường" đúng không?'], Reason.NOT_IN_LIST),
        (["4 trụ cột có dữ liệu số không?", "có xã hội số không?"], Reason.NOT_IN_LIST),
        (["5 đẩy mạnh gồm gì?", "có hợp tác công tư hông?"], Reason.NOT_IN_LIST),
        (["5 đẩy mạnh gồm gì?", "Có điều thứ 6 không?"], Reason.NOT_IN_LIST),
        (["Phiên họp có khai trương gì không?", "Hệ thống này tốn bao nhiêu tiền?"], Reason.NOT_IN_DOCUMENTS),
        (["Công nghệ sinh học có trong 5 mã ngành mới không?"], Reason.NOT_IN_LIST),
        (["An toàn thông tin có nằm trong các mã ngành mới không?"], Reason.NOT_IN_LIST),
        (["Xã hội số có phải là một trong 4 trụ cột kinh tế số không?"], Reason.NOT_IN_LIST),
        (["Luật Giao dịch điện tử quy định gì?", "Luật Dữ liệu được thông qua khi nào?"], Reason.NOT_IN_DOCUMENTS),
        (["Chỉ số chuyển đổi số quốc gia qua các năm?", "Năm 2023 chỉ số đó là bao nhiêu?"], Reason.NOT_FOR_PERIOD),
        (["kinh tế số tăng bao nhiêu bậc"], Reason.NOT_IN_DOCUMENTS),
        (["Tổng giá trị là bao nhiêu?"], Reason.NOT_IN_DOCUMENTS),
        (["Tỷ lệ hồ sơ toàn trình năm 2024?", "Tỷ lệ đó của tỉnh tôi là bao nhiêu?"], Reason.NOT_IN_DOCUMENTS),
        (["Chủ đề chuyển đổi số năm 2025 là gì?", "Phiên họp đó ai chủ trì?"], Reason.NOT_IN_DOCUMENTS),
        (["Chủ đề chuyển đổi số năm 2025 là gì?", "cuoc hop nay ai chu tri"], Reason.NOT_IN_DOCUMENTS),
        (["Tỷ lệ hồ sơ nộp trực tuyến?", "so với năm trước thế nào"], Reason.NOT_IN_DOCUMENTS),
        (["Bao nhiêu người dân dùng Internet?", "tốc độ tăng ra sao?"], Reason.NOT_IN_DOCUMENTS),
        (["NDXP bao nhiêu giao dịch một ngày?", "hien nay thi sao"], Reason.NOT_FOR_PERIOD),
        (["Năm 2022 tuyển được bao nhiêu kỹ sư?", "năm trước tuyển bao nhiêu?"], Reason.NOT_FOR_PERIOD),
        (
            [
                "Việt Nam xếp thứ mấy về chính phủ điện tử",
                "lên được bao nhiêu bậc",
                "so với khi nào?",
                "lúc đó hạng mấy?",
            ],
            Reason.NOT_IN_DOCUMENTS,
        ),
        (
            ["Chỉ số chính phủ số 2022?", "So với năm 2021 thì tăng bao nhiêu?", "Năm 2023 thì chỉ số này thế nào?"],
            Reason.NOT_FOR_PERIOD,
        ),
        (["Tỷ lệ hồ sơ trực tuyến toàn trình", "năm ngoái thì sao"], Reason.NOT_FOR_PERIOD),
        (["Có bao nhiêu ứng dụng trên 1 triệu người dùng?", "đến cuối 2023 thì sao"], Reason.NOT_FOR_PERIOD),
        (["Chủ đề chuyển đổi số quốc gia năm 2024 là gì?", "của Đề án 06?"], Reason.NOT_FOR_PERIOD),
        (["Tỉnh nào tham luận?", "có Kon Tum không?"], Reason.NOT_FOR_PLACE),
        (["Tỉnh nào phải trình HĐND nghị quyết?", "Đồng Nai có phải làm không?"], Reason.NOT_FOR_PLACE),
        (["Kinh tế số năm 2023 tăng bao nhiêu?", "vậy GDP tăng bao nhiêu"], Reason.NOT_IN_DOCUMENTS),
        (["Tăng trưởng GDP năm 2023"], Reason.NOT_IN_DOCUMENTS),
        (["VNPT có tham luận ở phiên họp lần thứ 8 không?", "Thế Viettel?"], Reason.NOT_IN_DOCUMENTS),
        (["muc A la bn diem", "bo nao dat muc A"], Reason.NOT_IN_DOCUMENTS),
        (["csdl qg ve dan cu ket noi vs bn doanh nghiep", "4 dn do la dn nao"], Reason.NOT_IN_DOCUMENTS),
        (["bao nhiêu hộ dùng cáp quang", "còn ở nông thôn"], Reason.NOT_IN_DOCUMENTS),
        (["53 dich vu cong gom nhung gi"], Reason.NOT_IN_DOCUMENTS),
        (["Phải kiện toàn Ban Chỉ đạo trước ngày nào?", "bộ nào yêu cầu vậy?"], Reason.NOT_IN_DOCUMENTS),
        (
            ["Tốc độ tăng 20% gấp mấy lần GDP?", "vậy GDP tăng bao nhiêu?", "ngân sách năm 2024 là bao nhiêu"],
            Reason.NOT_IN_DOCUMENTS,
        ),
    ],
)
def test_a_short_question_that_nothing_answers(assistant: Assistant, turns: list[str], reason: Reason) -> None:
    conversation = Conversation()
    abstention = [assistant.ask(turn, conversation) for turn in turns][-1].abstention
    assert abstention is not None
    assert abstention.reason is reason


@pytest.mark.parametrize(
    ("turns", "quote", "marked"),
    [
        (
            ["Bài viết về Kon Tum ai viết thế?", "À mà họ khai trương cái hệ thống y tế gì đó là cái gì"],
            "khai trương thí điểm",
            "Hệ thống điều phối dữ liệu y tế",
        ),
        (["Kinh tế số năm 2023?", "Ai dự ở Kon Tum?", "quay lại kinh tế số đi, năm 2024 thì sao"], "18,3%", None),
        (["Kinh tế số năm 2023?", "Ai dự ở Kon Tum?", "quay lai chuyen kinh te so, nam 2024 thi sao"], "18,3%", None),
        (["Hôm họp có ông Tô Lâm đúng không?", "họp hôm nào đấy"], "ngày 12/7", "ngày 12/7"),
        (["Tỷ lệ hồ sơ trực tuyến toàn trình", "2.398 là số của cái gì?"], "2.398 cơ sở dữ liệu", None),
        (["Ủy ban Quốc gia về Chuyển đổi số do ai làm Chủ tịch ạ?"], "Phạm Minh Chính", "Phạm Minh Chính"),
        (["Hôm đó có ông Trần Văn Sơn dự không?", "hôm ấy là ngày nào"], "ngày 12/7", "ngày 12/7"),
        (["Bộ Công an phải làm gì?", "khi nào xong?"], "Bộ Công an đẩy mạnh", "trong tháng 5 năm 2024"),
        (["tay ninh phai lam gi", "han?"], "7 UBND", "trong tháng 5/2024"),
        (
            ["Còn 5 đẩy mạnh?", "phát biểu này ở phiên họp nào?", "ngày nào?"],
            "Sáng ngày",
            "Sáng ngày 24 tháng 4 năm 2024",
        ),
        (
            ["Đề án chuyển đổi số của tỉnh bao giờ xong?", "học kinh nghiệm của ai?"],
            "nghiên cứu kinh nghiệm",
            "Bộ Công an",
        ),
        (["de an 06 tiet kiem dc bn tien", "cua bn dich vu cong"], "Tính riêng 25", "25"),
        (
            ["Tỷ lệ hồ sơ trực tuyến toàn trình", "còn 2.398 là gì?", "ai báo cáo?"],
            "Theo thông báo",
            "Văn phòng Chính phủ",
        ),
        (
            ["Kế hoạch CĐS năm 2024 ai phải ban hành?", "chậm tiến độ thì bị sao?", "ai nói vậy?"],
            "chậm tiến độ",
            "Thủ tướng",
        ),
        (["bn csdl dung chung", "con tien giao dich truc tuyen"], "14,6 triệu", "hơn 12,9 nghìn tỷ đồng"),
        (
            ["đại học mở thêm những ngành nào về số?", "năm 2022 tuyển được bao nhiêu sinh viên IT?"],
            "đạt 70.000",
            "70.000",
        ),
        (
            [
                "Kinh tế số 6 tháng đầu 2023 tăng bao nhiêu?",
                "tỷ trọng thì sao?",
                "cả năm 2023 thì tăng bao nhiêu phần trăm?",
            ],
            "ước đạt 16,5%",
            "20%",
        ),
        (
            ["quê mình vùng cao mạng mẽo kém quá, bao giờ thì xóa hết vùng lõm sóng?"],
            "vùng lõm sóng",
            "trước tháng 12/2024",
        ),
        (["Tỷ trọng kinh tế số năm 2022?", "tốc độ tăng năm đó là bao nhiêu"], "lần lượt là", "11,91%; 14,26%"),
        (
            ["Hội nghị 12/7 do ông Trần Hồng Hà chủ trì đúng không?", "thế ông ấy có dự không?"],
            "Cùng tham dự Hội nghị",
            "Trần Hồng Hà",
        ),
        (["4 trụ cột là những gì?", "thế chủ đề 2025?"], "Xác định chủ đề Chuyển đổi số quốc gia năm 2025", None),
        (["Kinh tế số năm 2024?", "Khẩu hiệu của cả nước cho năm 2025 về lĩnh vực này là gì?"], "toàn diện", None),
    ],
)
def test_a_talk_turns_to_another_subject_or_goes_back_to_an_earlier_one(
    seeds_index: SearchIndex, turns: list[str], quote: str, marked: str | None
) -> None:
    assistant, conversation = Assistant(seeds_index, Reader.load()), Conversation()
    cite = [assistant.ask(turn, conversation) for turn in turns][-1].citations[0]
    assert quote in cite.quote
    assert marked is None or "; ".join(mark.of(cite.quote) for mark in cite.marked) == marked


@pytest.mark.parametrize(
    ("turns", "nearest"),
    [
        (["Tỉnh nào phải trình nghị quyết miễn giảm phí?", "Hà Nội có trong đó không?"], ["An Giang"]),
        (["Tỷ trọng kinh tế số năm 2024?", "còn 2023?", "chênh bao nhiêu điểm?"], ["18,3%", "16,5%"]),
        (["Tốc độ mạng cố định?", "còn di động?", "hai số hơn kém nhau bao nhiêu"], ["93,31", "47,27"]),
        (["CSDL dân cư kết nối bao nhiêu bộ ngành?", "Hai văn bản có khớp nhau con số này không?"], ["18 bộ, ngành"]),
        (["Nhân lực công nghệ thông tin bao nhiêu?", "mục tiêu nhân lực năm 2030?"], ["561.000"]),
        (["Bộ Thông tin và Truyền thông được giao gì?", "khi nào xong?"], ["tăng ít nhất 5 bậc"]),
        (["Kế hoạch CĐS năm 2024 ai phải ban hành?", "hạn nào?"], ["khẩn trương ban hành Kế hoạch"]),
        (["4G phủ sóng bao nhiêu dân số?", "so voi nam nao"], ["99,8%"]),
    ],
)
def test_what_was_quoted_last_is_the_nearest_to_a_turn_about_it(
    seeds_index: SearchIndex, turns: list[str], nearest: list[str]
) -> None:
    assistant, conversation = Assistant(seeds_index, Reader.load()), Conversation()
    abstention = [assistant.ask(turn, conversation) for turn in turns][-1].abstention
    assert abstention is not None
    assert [part in cite.quote for part, cite in zip(nearest, abstention.nearest, strict=False)] == [True] * len(
        nearest
    )
    assert abstention.years == ()


def test_what_is_read_back_is_confirmed_or_not_and_the_talk_goes_on(assistant: Assistant) -> None:
    conversation = Conversation()
    turns = ["Tỷ trọng kinh tế số năm 2023?", "16,5% đúng không?", "18,3% à?", "Tỷ trọng năm 2022 là 16,5% phải không?"]
    verdicts = [verdict_on(assistant.ask(turn, conversation)) for turn in turns]
    assert [verdict and verdict.bearing for verdict in verdicts] == [None, "same", "other", "other"]
    assert [verdict and verdict.told for verdict in verdicts[1:]] == ["ước đạt 16,5%", "ước đạt 16,5%", "14,26%"]
    another = verdict_on(assistant.ask("có đúng là Việt Nam xếp thứ 86 không?", conversation))
    assert another == Verdict("thứ 86", Bearing.OTHER, "thứ 71")


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (
            ["Thứ trưởng Nguyễn Huy Dũng là ai?", "Phiên họp lần thứ 7 vào ngày 28/12/2024 đúng không?"],
            Verdict("ngày 28/12/2024", Bearing.OTHER, "Chiều 28/12 (2023)"),
        ),
        (
            ["Có bao nhiêu cơ sở dữ liệu dùng chung?", "18 bộ ngành phải không?"],
            Verdict("18 bộ ngành", Bearing.SAME, "18"),
        ),
        (["Chỉ số chính phủ số năm 2022?", "0,65 đúng ko a"], Verdict("0,65", Bearing.SAME, "0,65")),
        (["Kinh tế số năm 2022 là 0,41 đúng không?"], Verdict("0,41", Bearing.OTHER, "0,64")),
        (
            ["Cơ sở dữ liệu quốc gia về dân cư kết nối với 20 bộ, ngành, đúng không?"],
            Verdict("20 bộ", Bearing.OTHER, "18"),
        ),
        (
            [
                "Chủ đề của Đề án 06 năm 2025 là gì?",
                'Chủ đề năm 2024 là "Khai phá tiềm năng dữ liệu phục vụ chuyển đổi số quốc gia", đúng không?',
                'Chủ đề chuyển đổi số quốc gia 2025 là "Khai phá tiềm năng dữ liệu phục vụ chuyển đổi số quốc gia" à?',
            ],
            Verdict(
                '"Khai phá tiềm năng dữ liệu phục vụ chuyển đổi số quốc gia"',
                Bearing.OTHER,
                "Chuyển đổi số toàn diện để phát triển kinh tế số, tạo ra động lực mới cho tăng trưởng kinh tế",
            ),
        ),
        (["Xã hội số năm 2021 là 0,57 đúng không?"], Verdict("0,57", Bearing.OTHER, "0,39")),
        (["Tỷ lệ hồ sơ trực tuyến toàn trình 2024?", "45% hay 54% vậy ạ"], Verdict("45%", Bearing.SAME, "45%")),
        (["Có bao nhiêu trung tâm dữ liệu?", "9 doanh nghiệp à?"], Verdict("9 doanh nghiệp", Bearing.SAME, "9")),
        (
            ["Tỷ lệ hồ sơ trực tuyến?", "Tỷ lệ hồ sơ trực tuyến là 38,3% đúng không?"],
            Verdict("38,3%", Bearing.INEXACT, "khoảng 38,3%"),
        ),
        (
            ["Phiên họp lần thứ 8 ngày 24/4/2024 phải không?", "Do ông Nguyễn Mạnh Hùng chủ trì phải không?"],
            Verdict("Nguyễn Mạnh Hùng", Bearing.OTHER, "Phạm Minh Chính"),
        ),
        (["Thứ trưởng Phạm Đức Long báo cáo đúng không?"], Verdict("Phạm Đức Long", Bearing.HELD, "")),
        (["Nguyễn Văn An là Bộ trưởng Bộ Công an phải không?"], Verdict("Nguyễn Văn An", Bearing.UNTOLD, "")),
        (
            ["ông Đặng Trần Huân chức vụ gì?", "ông ấy là Giám đốc Sở phải không?"],
            Verdict("Giám đốc Sở", Bearing.OTHER, "Phó Giám đốc Sở Nông nghiệp và Phát triển nông thôn"),
        ),
        (
            ["nguyen hoa binh la pho chu tich uy ban dung ko"],
            Verdict(
                "phó chủ tịch ủy ban", Bearing.INEXACT, "Phó Chủ tịch Thường trực Ủy ban Quốc gia về chuyển đổi số"
            ),
        ),
        (
            ["Phó Chủ tịch tỉnh Bắc Kạn là bà Hoàng Thu Trang phải không?"],
            Verdict("Phó Chủ tịch tỉnh Bắc Kạn", Bearing.SAME, "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh"),
        ),
        (
            ["ai là Tổ trưởng Tổ công tác Đề án 06?", "ông Nguyễn Duy Ngọc là tổ trưởng à?"],
            Verdict(
                "tổ trưởng",
                Bearing.OTHER,
                "Ủy viên Trung ương Đảng, Thứ trưởng Bộ Công an, Tổ phó Thường trực Tổ công tác Đề án 06 của Chính phủ",
            ),
        ),
        (["Trần Hồng Hà là Bộ trưởng à?"], Verdict("Bộ trưởng", Bearing.BESIDE, "Phó Thủ tướng Chính phủ")),
        (["Bắc Kạn trước đó xếp thứ 62 đúng không?"], Verdict("thứ 62", Bearing.SAME, "thứ 62")),
        (
            ["Chính phủ điện tử tăng 15 bậc so với năm 2023 đúng không?"],
            Verdict("so với năm 2023", Bearing.OTHER, "so với kỳ đánh giá năm 2022"),
        ),
        (
            ["1,5 tỷ yêu cầu xác thực, tăng 213 triệu so với năm 2022 đúng không?"],
            Verdict("so với năm 2022", Bearing.OTHER, "so với năm 2023"),
        ),
        (["Việt Nam xếp thứ 70 trên 193 quốc gia đúng không?"], Verdict("thứ 70", Bearing.OTHER, "thứ 71")),
        (["Việt Nam xếp thứ 71 trên 193 quốc gia đúng không?"], Verdict("193 quốc gia", Bearing.SAME, "193")),
        (
            ["Luật Giao dịch điện tử được thông qua bao giờ?", "năm 2022 đúng không?"],
            Verdict("năm 2022", Bearing.OTHER, "sáng ngày 22/6/2023"),
        ),
        (
            ["Where does Vietnam rank in e-government?", "Is it up 20 places?"],
            Verdict("20 bậc", Bearing.OTHER, "15 bậc"),
        ),
        (
            ["Is it true that 60 million accounts were activated?"],
            Verdict("60 triệu tài khoản", Bearing.OTHER, "gần 54 triệu"),
        ),
        (["100% nguoi dan dung vneid ha"], Verdict("100%", Bearing.SAME, "100%")),
        (["Việt Nam xếp thứ mấy?", "tăng 15 bậc đúng không?", "5 bậc à?"], Verdict("5 bậc", Bearing.OTHER, "15 bậc")),
        (
            ["hạn kết nối với Đề án 06 là bao giờ", "Tức là cuối năm 2024 à?"],
            Verdict("cuối năm 2024", Bearing.OTHER, "trong nửa đầu năm 2024"),
        ),
        (
            ["Tốc độ băng rộng di động là 47,27 Mbps, đúng không?", "xếp thứ 42 phải không?"],
            Verdict("thứ 42", Bearing.OTHER, "thứ 47"),
        ),
        (["Gần 14,6 triệu hồ sơ đúng không?"], Verdict("gần 14,6 triệu hồ sơ", Bearing.OTHER, "hơn 46,2 triệu")),
        (["5G phủ sóng 99,8% dân số đúng không?"], None),
        (["An toàn thông tin là một trong 5 mã ngành mới đúng không?"], None),  # and not "5"
        (["Trong 3 chỉ số thành phần năm 2022 thì xã hội số thấp nhất đúng không?"], None),
        (
            ["Việt Nam xếp hạng 71 trên 193 nước về chính phủ điện tử đúng không?"],
            Verdict("193 nước về chính phủ điện tử", Bearing.SAME, "193"),
        ),
        (["Mức độ C là từ 65 đến 79 đúng không?"], Verdict("từ 65 đến 79", Bearing.SAME, "Từ 65 đến 79 điểm")),
        (
            ["NDXP mỗi giây bao nhiêu giao dịch?", "mỗi ngày 5,01 triệu đúng không?"],
            Verdict("5,01 triệu", Bearing.OTHER, "1,59 triệu"),
        ),
        (
            ["Tốc độ băng rộng di động là bao nhiêu?", "trung bình thế giới là 79,28 Mbps phải không?"],
            Verdict("79,28 Mbps", Bearing.OTHER, "42,3 Mbps"),
        ),
        (
            ["Tốc độ mạng di động xếp thứ mấy?", "còn cố định cũng thứ 47 luôn hả?"],
            Verdict("thứ 47", Bearing.OTHER, "thứ 42"),
        ),
        (
            ["What was the digital society index in 2022?", "so it's 0.57, right?"],
            Verdict("0.57", Bearing.SAME, "0,57"),
        ),
        (
            ["Bộ Công an được giao bảo đảm Chỉ số phát triển Chính phủ điện tử tăng ít nhất 5 bậc à?"],
            Verdict("Bộ Công an", Bearing.UNTOLD, ""),
        ),
        (
            ["Tỷ lệ hồ sơ trực tuyến toàn trình năm 2024?", "tăng 2,5% so với 2023 hả?"],
            Verdict("2,5%", Bearing.OTHER, "tăng 2,5 lần"),
        ),
        (
            ["NDXP trung bình có 5,01 triệu giao dịch một ngày đúng không?"],
            Verdict("5,01 triệu giao dịch", Bearing.OTHER, "1,59 triệu"),
        ),
        (
            ["Tôi đọc ở đâu đó là kinh tế số năm 2024 chiếm hơn 18% GDP"],
            Verdict("hơn 18%", Bearing.SAME, "(ước tính) đạt 18,3%"),
        ),
        (["Mức độ D là từ 65 đến 79 điểm à?"], Verdict("từ 65 đến 79 điểm", Bearing.OTHER, "Từ 50 đến 64 điểm")),
        (["Mạng cố định giảm 29,98% so với cùng kỳ à?"], Verdict("29,98%", Bearing.OTHER, "tăng 29,98%")),
        (
            ["Qua NDXP mỗi ngày có 5,01 triệu giao dịch phải không?"],
            Verdict("5,01 triệu giao dịch", Bearing.OTHER, "1,59 triệu"),
        ),
        (
            ["Những tỉnh nào phải trình nghị quyết giảm phí?", "8 tỉnh đúng không?"],
            Verdict("8 tỉnh", Bearing.OTHER, "7"),
        ),
        (["Hạn cho Kiên Giang là khi nào?", "7 tỉnh đúng không?"], Verdict("7 tỉnh", Bearing.SAME, "7")),
        (["Tỷ trọng kinh tế số năm 2021?", "toi tuong 14,26%"], Verdict("14,26%", Bearing.OTHER, "11,91%")),
        (["the cccd gan chip co bn", "86tr dung ko"], Verdict("86 triệu", Bearing.INEXACT, "trên 86 triệu")),
        (["Tiết kiệm bao nhiêu?", "Tăng trưởng kinh tế 2025 là 8-10%, đó là kết quả à?"], None),
        (
            ["Mức B của cổng dịch vụ công là mấy điểm?", "vậy 82 điểm là mức B đúng không?"],
            Verdict("82 điểm", Bearing.SAME, "Từ 80 đến 89 điểm"),
        ),
        (["85 điểm là mức A đúng không?"], Verdict("85 điểm", Bearing.OTHER, "Từ 90 điểm đến 100 điểm")),
        (
            ["Chỉ số chính phủ số năm 2021 là bao nhiêu?", "năm sau lên 0,65 đúng không?"],
            Verdict("0,65", Bearing.SAME, "0,65"),
        ),
        (
            ["Chỉ số kinh tế số năm 2022 là bao nhiêu?", "năm trước là 0,41 đúng không?"],
            Verdict("0,41", Bearing.SAME, "0,41"),
        ),
        (['An ninh mạng thuộc nhóm "3 tăng cường" phải không?'], None),
        (["Bộ Tài chính là một trong 5 bộ tham luận ở phiên thứ 8 đúng không?"], None),
        (
            ["Tổng nhân lực CNTT năm 2024 bao nhiêu?", "vậy là hơn nửa triệu người phải không?"],
            Verdict("hơn 500 nghìn", Bearing.SAME, "ước đạt 561.000 người"),
        ),
        (
            ["Nhân lực CNTT cả nước khoảng 561 nghìn người, chiếm 11% lao động phải không?"],
            Verdict("11%", Bearing.OTHER, "1,1%"),
        ),
        (
            ["Tỷ lệ hồ sơ nộp online tới tháng 4/2024 đã quá một nửa phải không?"],
            Verdict("hơn 50%", Bearing.OTHER, "khoảng 38,3%"),
        ),
        (
            ["Hội nghị sơ kết 6 tháng 2023 do Phó Thủ tướng Trần Hồng Hà chủ trì, đúng chứ?"],
            Verdict("Trần Hồng Hà", Bearing.OTHER, "Phạm Minh Chính"),
        ),
        (
            ["Tôi nhớ phiên thứ 8 họp vào buổi chiều, phải không nhỉ?"],
            Verdict("buổi chiều", Bearing.OTHER, "Sáng ngày 24 tháng 4 năm 2024"),
        ),
        (
            ["Ai là Tổ trưởng Tổ công tác Đề án 06?", "ông ấy là Bộ trưởng Bộ Quốc phòng phải không?"],
            Verdict(
                "Bộ trưởng Bộ Quốc phòng",
                Bearing.OTHER,
                "Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác triển khai Đề án 06 của Chính phủ",
            ),
        ),
        (
            ["Ai báo cáo kết quả ở phiên thứ 8?", "ông ấy làm ở Bộ Công an phải không?"],
            Verdict("Bộ Công an", Bearing.OTHER, "Thứ trưởng Bộ Thông tin và Truyền thông"),
        ),
        (
            ["hồ sơ toàn trình năm 2024 đạt 45%, tăng gấp đôi so với 2023 đúng không?"],
            Verdict("2 lần", Bearing.OTHER, "2,5 lần"),
        ),
        (
            ["Việt Nam xếp hạng mấy?", "tăng 15 bậc đúng không?", "so với năm 2023 phải không?"],
            Verdict("so với năm 2023", Bearing.OTHER, "so với kỳ đánh giá năm 2022"),
        ),
        (
            ["Năm 2024 kinh tế số chiếm bao nhiêu phần trăm GDP?", "số này là chính thức rồi đúng không?"],
            Verdict("chính thức", Bearing.OTHER, "(ước tính) đạt 18,3%"),
        ),
        (["Đề án 06 tiết kiệm bao nhiêu tiền?", "của 53 dịch vụ hả?"], Verdict("53 dịch vụ", Bearing.OTHER, "25")),
        (
            ["Năm 2022 tuyển được bao nhiêu kỹ sư?", "hơn năm trước nhiều không?", "tăng 26% đúng không?"],
            Verdict("26%", Bearing.OTHER, "16%"),
        ),
        (
            ["Họ phải xong nghị quyết miễn giảm phí khi nào?", "trong tháng 6 đúng không?"],
            Verdict("tháng 6", Bearing.OTHER, "trong tháng 5/2024"),
        ),
        (
            ["Chỉ số kinh tế số năm 2020?", "thế còn xã hội số", "vậy là cao hơn kinh tế số đúng không?"],
            Verdict("cao hơn kinh tế số", Bearing.SAME, "Xã hội số 0,29, Kinh tế số 0,26"),
        ),
        (
            ["Chỉ số xã hội số 2022 cao hơn chỉ số kinh tế số phải không?"],
            Verdict("cao hơn chỉ số kinh tế số", Bearing.OTHER, "Xã hội số 0,57, Kinh tế số 0,64"),
        ),
        (
            ["Chính phủ đã thông qua Luật Giao dịch điện tử sửa đổi phải không?"],
            Verdict("Chính phủ", Bearing.UNTOLD, ""),
        ),
        (["Dưới 50 điểm là mức D phải không?"], Verdict("dưới 50 điểm", Bearing.OTHER, "Từ 50 đến 64 điểm")),
        (
            ["Cả nước có 54 triệu tài khoản VNeID kích hoạt đúng không?"],
            Verdict("54 triệu tài khoản VNeID kích hoạt", Bearing.INEXACT, "gần 54 triệu"),
        ),
        (
            ["Dưới 50 điểm là mức D phải không?", "82 điểm là mức B à"],
            Verdict("82 điểm", Bearing.SAME, "Từ 80 đến 89 điểm"),
        ),
        (["Trên 90 điểm là mức A phải không?"], Verdict("trên 90 điểm", Bearing.INEXACT, "Từ 90 điểm đến 100 điểm")),
        (
            ["Nền tảng chia sẻ dữ liệu quốc gia đã kết nối với 95 hệ thống của 388 cơ quan, đúng không?"],
            Verdict("388 cơ quan", Bearing.OTHER, "95"),
        ),
        (
            ["Có phải ông Phạm Đức Long là người trình bày kết quả chuyển đổi số đến tháng 4/2024 không?"],
            Verdict("Phạm Đức Long", Bearing.SAME, "Phạm Đức Long"),
        ),
        (
            ["Phó Thủ tướng Trần Hồng Hà có dự hội nghị sơ kết tháng 7/2023, phải vậy không?"],
            Verdict("Trần Hồng Hà", Bearing.SAME, "Trần Hồng Hà"),
        ),
        (
            ["Luật Giao dịch điện tử sửa đổi là do Chính phủ thông qua à?"],
            Verdict("Chính phủ", Bearing.UNTOLD, ""),
        ),
        (
            ["5 đẩy mạnh là những gì?", "đổi mới sáng tạo là cái thứ hai phải không?"],
            Verdict("đổi mới sáng tạo", Bearing.UNTOLD, ""),
        ),
    ],
)
def test_a_statement_is_asked_by_itself_and_borne_out_by_what_it_is_of(
    assistant: Assistant, turns: list[str], verdict: Verdict | None
) -> None:
    conversation = Conversation()
    assert [verdict_on(assistant.ask(turn, conversation)) for turn in turns][-1] == verdict


def test_an_ambiguous_question_is_asked_back_and_a_number_picks(assistant: Assistant) -> None:
    conversation = Conversation()
    clarification = assistant.ask("chỉ số năm 2022?", conversation).clarification
    assert clarification is not None
    assert clarification.choices[1] == "Chỉ số Chính phủ số năm 2022?"
    too_long = assistant.ask("9" * 5000, conversation).abstention
    assert too_long is not None
    assert too_long.reason is Reason.TOO_LONG
    answer = assistant.ask("2", conversation)
    assert [span.of(answer.citations[0].quote) for span in answer.citations[0].marked] == ["0,65"]


def test_two_figures_for_one_thing_are_both_shown_each_with_its_period(assistant: Assistant) -> None:
    whole, part = assistant.ask("Tỷ lệ hồ sơ trực tuyến năm 2024?").citations[:2]
    assert [mark.of(whole.quote) for mark in whole.marked] == ["45%"]
    assert [mark.of(part.quote) for mark in part.marked] == ["khoảng 38,3%"]
    assert part.period == "đến tháng 4 năm 2024"


def test_what_a_comparison_lacks_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Tỷ lệ hồ sơ trực tuyến năm 2023 và 2024")
    assert answer.missing == ("2023",)
    assert answer.citations[0].document.startswith("002")


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Tỷ trọng kinh tế số năm 2020?", (2021, 2022, 2023, 2024)),
        ("Tỷ trọng kinh tế số năm 2025?", (2021, 2022, 2023, 2024)),
        ("Chỉ số kinh tế số năm 2019", (2020, 2021, 2022)),
        ("Năm 2019 thì xã hội số bao nhiêu?", (2020, 2021, 2022)),
    ],
)
def test_the_years_that_are_there_are_named(seeds_index: SearchIndex, question: str, years: tuple[int, ...]) -> None:
    abstention = Assistant(seeds_index, Reader.load()).ask(question).abstention
    assert abstention is not None
    assert abstention.years == years


def test_sources_asked_for_after_a_question_back_are_those_of_the_last_quotes(assistant: Assistant) -> None:
    conversation = Conversation()
    turns = ["Chỉ số chính phủ số năm 2021", "chỉ số năm 2022?", "nguồn nào?"]
    shown, asked_back, sources = [assistant.ask(turn, conversation) for turn in turns]
    assert asked_back.clarification is not None
    assert sources.citations == shown.citations


@pytest.mark.parametrize(
    "question",
    [
        "Trợ lý ảo là gì?",
        "Hóa đơn điện tử có bắt buộc không?",
        "Dịch vụ công thiết yếu gồm những dịch vụ nào?",
        "Chỉ số an toàn an ninh mạng thực tế đạt kết quả thế nào?",
        "Thời tiết hôm nay",
        "Hôm nay ở Kon Tum có mưa không cháu?",
        "Chiều nay Cần Thơ có mưa không em?",
        "Việt Nam xếp thứ mấy về chính phủ điện tử năm 2020?",
        "Bộ nào có chỉ số chuyển đổi số cao nhất năm 2022?",
        "hiện nay Việt Nam đứng thứ mấy về an ninh mạng?",
        "kinh tế số Việt Nam xếp thứ mấy trong khu vực",
        "ba con thon ban bao gio co du cap quang",
        "Khi nào có trung tâm dữ liệu quốc gia?",
        "5G coverage?",
        "Ủy ban Quốc gia về Chuyển đổi số được thành lập năm nào?",
        "Điểm xã hội số năm 2023 được mấy?",
        "cổng dịch vụ công tỉnh Bình Dương xếp loại mấy",
    ],
)
def test_what_no_document_says_is_not_answered_by_what_is_like_it(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstention is not None


@pytest.mark.parametrize(
    "question",
    [
        "Hệ thống điều phối dữ liệu y tế do đơn vị nào xây dựng?",
        "Ai soạn thảo Luật Giao dịch điện tử?",
        "Vì sao Bắc Kạn tăng hạng DTI?",
        "Vì sao phải sửa nghị định về chữ ký số?",
        "Ủy ban Quốc gia về Chuyển đổi số có bao nhiêu thành viên?",
        "tỉnh Bắc Kạn cấp bao nhiêu thẻ?",
        "kinh phí làm Đề án 06 hết bao nhiêu tỷ?",
        "bao nhiêu phần trăm người Việt dùng mạng xã hội?",
        "Có bao nhiêu kỹ sư an toàn thông tin ở Việt Nam?",
        "NDXP kết nối bao nhiêu hệ thống?",
        "Có phải Việt Nam có 100 triệu thuê bao di động không?",
        "Làm căn cước gắn chíp hết bao nhiêu tiền?",
        "Có bao nhiêu người nước ngoài được cấp thẻ căn cước?",
        "tiktok có bn ng dùng ở vn",
        "Tỷ lệ hộ gia đình có máy tính?",
        "Điểm chuẩn ngành trí tuệ nhân tạo là bao nhiêu?",
        "Điểm chuẩn ngành trí tuệ nhân tạo bao nhiêu?",
        "Làm hồ sơ trực tuyến được giảm bao nhiêu tiền?",
        "How much foreign investment went into data centres in 2023?",
        "Bộ Quốc phòng có báo cáo tham luận tại phiên họp lần thứ 8 không?",
        "Mấy phần trăm cơ quan nhà nước dùng cáp quang internet?",
        "Thứ trưởng Bộ Y tế nào đã tham luận ở phiên họp thứ 8?",
        "Ứng dụng di động nước ngoài có bao nhiêu người dùng ở Việt Nam?",
        "Tỷ lệ hồ sơ trực tuyến một phần đạt bao nhiêu?",
        "Một tháng có bao nhiêu giao dịch qua nền tảng NDXP?",
        "Bao nhiêu trường đại học mở ngành trí tuệ nhân tạo?",
        "Tên 4 doanh nghiệp kết nối với CSDL dân cư là gì?",
        "hải phòng có bn % hồ sơ nộp onl",
        "Luật Giáo dục sửa đổi thông qua khi nào?",
        "Mục tiêu chính phủ số năm 2025?",
    ],
)
def test_a_reader_sees_that_a_deed_a_reason_or_a_count_is_not_told(seeds_index: SearchIndex, question: str) -> None:
    assert Assistant(seeds_index, Reader.load()).ask(question).abstention is not None


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (["Bắc Kạn có bao nhiêu xã có cáp quang?"], Reason.NOT_IN_DOCUMENTS),  # and not by how many places it rose
        (["năm 2023 có bao nhiêu"], Reason.TOO_VAGUE),
        (["Thủ tướng nói gì về giáo dục?"], Reason.NOT_IN_DOCUMENTS),
        (["Tỉnh nào phải giảm phí?", "Tây Ninh có trong danh sách không?", "Bình Thuận?"], Reason.NOT_FOR_PLACE),
        (["Tỉnh nào phải giảm phí?", "tổng cộng mấy địa phương", "có Đồng Tháp không"], Reason.NOT_FOR_PLACE),
        (["Bộ TTTT được giao gì", "ông ấy giữ chức gì"], Reason.TOO_VAGUE),
        (["ong ay la ai"], Reason.TOO_VAGUE),
        (
            ["3 tăng cường là những gì?", "cái thứ hai là gì?", "trong đó có nói đến bình đẳng giới không?"],
            Reason.NOT_IN_LIST,
        ),
        (
            ["Tổng nhân lực CNTT năm 2024?", "chiếm tỉ trọng bao nhiêu", "so với 2023 tăng thế nào"],
            Reason.NOT_IN_DOCUMENTS,
        ),
        (["VN xếp hạng mấy về chính phủ điện tử", "kỳ trước xếp thứ 86 đúng ko"], Reason.NOT_IN_DOCUMENTS),
    ],
)
def test_a_place_a_year_or_a_speaker_alone_is_not_what_is_asked(
    assistant: Assistant, turns: list[str], reason: Reason
) -> None:
    conversation = Conversation()
    abstention = [assistant.ask(turn, conversation) for turn in turns][-1].abstention
    assert abstention is not None
    assert abstention.reason is reason


def test_the_second_best_is_shown_where_the_best_is_not_likely_to_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Phiên họp tổng kết 2024 họp trực tiếp hay trực tuyến?")
    assert "trực tiếp tại Trụ sở Chính phủ" in answer.citations[0].quote


def test_another_thing_that_is_counted_alike_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("năm 2022 tuyển sinh ngành máy tính và công nghệ thông tin được bao nhiêu người?")
    assert "năm 2022 đạt 70.000" in answer.citations[0].quote  # and not the 561.000 people who work with it


def test_the_text_before_a_table_tells_whose_it_is(seeds_index: SearchIndex) -> None:
    question = "Theo Bộ Thông tin và Truyền thông, điểm số kinh tế số năm 2022 là bao nhiêu?"
    first = Assistant(seeds_index, Reader.load()).ask(question).citations[0]
    assert [mark.of(first.quote) for mark in first.marked] == ["0,64"]


@pytest.mark.parametrize(
    ("turns", "quote", "marked"),
    [
        (["kinh te so nam 2024 la bn"], "Tỷ trọng kinh tế số trong GDP (ước tính) đạt 18,3%", ["(ước tính) đạt 18,3%"]),
        (["Phiên họp lần thứ 7 có mấy kết quả chính?"], "với 6 kết quả chính", ["6"]),
        (["Có bao nhiêu dịch vụ công thiết yếu?"], "nhất là 53 dịch vụ công thiết yếu", ["53"]),  # and not 25 of them
        (["Tỷ lệ người dân dùng Internet?"], "gần 80% người dân Việt Nam sử dụng Internet", ["gần 80%"]),
        (["tuyen sinh nganh cntt bao nhieu nguoi"], "năm 2022 đạt 70.000", ["70.000"]),
        (["Đề án 06 là gì?"], "Đề án 06 được gọi là", ["một mũi đột phá của chuyển đổi số quốc gia"]),
        (
            ["Chỉ số cấp tỉnh và cấp bộ, bên nào tăng mạnh hơn?"],
            "Chỉ số tổng hợp cấp tỉnh có mức tăng trưởng mạnh hơn",
            ["các địa phương nỗ lực lớn hơn các bộ, ngành Trung ương"],
        ),
        (
            ["Cấp tỉnh hay cấp bộ có mức tăng trưởng mạnh hơn?"],
            "Chỉ số tổng hợp cấp tỉnh",
            ["Chỉ số tổng hợp cấp tỉnh có mức tăng trưởng mạnh hơn chỉ số tổng hợp cấp bộ"],
        ),
        (
            ["Bắc Kạn xếp thứ 58 về DTI năm 2023, đúng không?", "Tăng 4 bậc so với năm trước?"],
            "từ thứ 62 xuống xếp thứ 58",
            ["5 bậc"],
        ),
        (
            ["Thủ tướng yêu cầu gì về an toàn thông tin mạng?"],
            "Các bộ, cơ quan, địa phương cũng được giao tiến hành tổng rà soát",
            [
                "được giao tiến hành tổng rà soát, đánh giá tình hình bảo đảm an toàn thông tin mạng, an ninh mạng, "
                "an ninh cho người dân"
            ],
        ),
        (["Tỷ lệ hồ sơ trực tuyến năm 2024?", "Khi nào?"], "là năm 2024, 100% người dân", ["năm 2024"]),
        (["80,2% hộ dùng cáp quang à?", "Nói lúc nào vậy?"], "Sáng ngày 24", ["Sáng ngày 24 tháng 4 năm 2024"]),
        (["Mục tiêu về cáp quang là bao nhiêu?"], "phấn đấu 100% thôn, bản", ["phấn đấu 100%"]),
        (["Chính phủ điện tử được giao tăng ít nhất 5 bậc, thực tế tăng bao nhiêu?"], "xếp thứ 71", ["15 bậc"]),
        (["Tốc độ tăng trưởng kinh tế số các năm?"], "năm 2023 ước đạt 16,5% với tốc độ tăng 20%", ["20%"]),
        (["kinh te so nam 2024 la bn", "con 2023", "nam nao cao nhat v"], "đạt 18,3%", ["(ước tính) đạt 18,3%"]),
        (["toc do mang di dong vn bn", "xep thu may the gioi"], "xếp thứ 47", ["thứ 47"]),
        (["Thủ tướng nói gì về hạ tầng số?"], "Đầu tư cho hạ tầng số là đầu tư cho phát triển", []),
        (["Tỉnh nào tăng bậc?"], "từ thứ 62 xuống xếp thứ 58, tăng 5 bậc", ["Bắc Kạn"]),
        (["Who is the chairman of Bac Kan?"], "Nguyễn Đăng Bình, Phó Bí thư Tỉnh ủy", ["Nguyễn Đăng Bình"]),
        (
            ["Mạng cố định và mạng di động nhanh hơn trung bình thế giới bao nhiêu?"],
            "mạng băng rộng cố định đạt 93,31 Mbps",
            ["93,31 Mbps"],
        ),
        (["Who led the Bac Kan delegation?"], "Chủ trì tham dự", ["Nguyễn Đăng Bình", "Hoàng Thu Trang"]),
        (["How fast is phone internet in Vietnam?"], "mạng băng rộng di động đạt 47,27 Mbps", ["47,27 Mbps"]),
        (
            ["Thủ tướng nói gì về lừa đảo trực tuyến?"],
            "Tình trạng lừa đảo trên môi trường mạng",
            ["Tình trạng lừa đảo trên môi trường mạng vẫn diễn biến phức tạp"],
        ),
        (["How many students were enrolled in 2022?"], "năm 2022 đạt 70.000", ["70.000"]),
        (["Bao nhiêu thủ tục làm được trên mạng?"], "80,44% TTHC đủ điều kiện toàn trình", ["80,44%"]),
        (
            ["Vì sao phải chuyển đổi số?"],
            "chuyển đổi số là sự lựa chọn ưu tiên hàng đầu",
            ["sự lựa chọn ưu tiên hàng đầu để đất nước vươn mình"],
        ),
        (["Ai thay mặt tỉnh Kon Tum?"], "Đồng chí Y Ngọc", ["Y Ngọc"]),
        (["Nộp hồ sơ trực tuyến có được giảm phí không?"], "miễn, giảm phí, lệ phí", []),
        (["tru cot thu 3 trong 4 tru cot phat trien kinh te so 2024"], "4 trụ cột", ["quản trị số"]),
        (["day manh thu 3 la gi"], "(3) Đẩy mạnh đổi mới sáng tạo", []),
        (["hạ tầng số thì sao, tốc độ di động bao nhiêu"], "Tốc độ truy cập mạng băng rộng di động", ["47,27 Mbps"]),
        (["Chỉ số kinh tế số năm 2021", "kinh tế số 3 năm đó thế nào"], "Kinh tế số", ["0,26", "0,41", "0,64"]),
        (["nhân lực CNTT chiếm tỉ trọng bao nhiêu trong tổng lao động"], "Tổng nhân lực CNTT", ["1,1%"]),
        (
            ["chỉ số cấp tỉnh tăng mạnh hơn cấp bộ đúng không"],
            "Chỉ số tổng hợp cấp tỉnh",
            ["Chỉ số tổng hợp cấp tỉnh có mức tăng trưởng mạnh hơn chỉ số tổng hợp cấp bộ"],
        ),
        (["chủ đề chuyển đổi số năm 2023"], "Năm 2023 là năm", ["Tạo lập và khai thác dữ liệu để tạo ra giá trị mới"]),
        (["số nền tảng có trên 1 triệu người dùng tăng mấy % so cùng kỳ 2022"], "60 nền tảng", ["gần 10%"]),
        (["Ngày 24/4/2024 có chuyện gì?", "Ngày 12/7/2023 thì sao?"], "Chiều qua, ngày 12/7", []),
        (["Đại diện ngành nông nghiệp Kon Tum dự phiên họp lần 8 là ai?"], "Ông Đặng Trần Huân", ["Đặng Trần Huân"]),
        (["Ai là người điều khiển phiên họp thứ tám?"], "đã tổ chức Phiên họp lần thứ 8", ["Phạm Minh Chính"]),
        (["Bài viết về phiên họp ở Kon Tum do ai ký tên?"], "Trần Văn Cao Sơn", ["Trần Văn Cao Sơn"]),
        (["Chính phủ điện tử Việt Nam đã tăng bao nhiêu bậc theo Liên hợp quốc?"], "xếp thứ 71", ["15 bậc"]),
        (["mấy tỉnh phải miễn giảm phí", "xong khi nào"], "7 UBND các tỉnh", ["trong tháng 5/2024"]),
        (["Ai chủ trì ở Kon Tum?", "Ông nớ làm chức chi?"], "Y Ngọc", [POSTS]),
        (["Ba cái tăng cường là chi rứa?"], "3 tăng cường", []),
        (["hồ sơ onl toàn trình đc bn %"], "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%", ["45%"]),
        (
            ["Chính phủ số tăng bao nhiêu so với 2020?", "Còn tỷ trọng kinh tế số trong GDP từ 2021 đến 2023 thế nào?"],
            "lần lượt là",
            ["11,91%", "14,26%"],
        ),
        (["Số dịch vụ công thiết yếu là 25 hay 53?"], "25 dịch vụ công thiết yếu", ["25 dịch vụ công thiết yếu"]),
        (["Ai đề xuất chủ đề Đề án 06 năm 2025?"], "Đề xuất Thủ tướng Chính phủ chỉ đạo", []),
        (["Có bao nhiêu lượt nộp tiền online qua Cổng Dịch vụ công quốc gia?"], "gần 26,8 triệu", ["gần 26,8 triệu"]),
        (["Make in Vietnam năm 2024 tăng trưởng thế nào?"], "Tăng trưởng nền tảng số", ["25,25%"]),
        (["Thông báo kết luận phiên họp thứ 8 do cơ quan nào ra?"], "vừa thông báo", ["Văn phòng Chính phủ"]),
        (
            ["mấy ngành mới mở ở đại học là những ngành gì thế"],
            "5 mã ngành mới",
            ["Khoa học dữ liệu, Trí tuệ nhân tạo, Kinh tế số, Công nghệ giáo dục và Công nghệ tài chính"],
        ),
        (["ai yêu cầu nửa cuối năm phải làm tốt hơn nửa đầu năm?"], "nhấn mạnh trong 6 tháng cuối năm", ["Thủ tướng"]),
        (["Thủ tướng mở đầu đã nói gì về chuyển đổi số?"], "Phát biểu khai mạc tại Hội nghị", ["xu thế tất yếu"]),
        (["kinh te so lon nhanh gap may lan gdp"], "gấp 3 lần tăng trưởng GDP", ["3 lần"]),
        (["Nhà nước có nối kho dữ liệu dân với công ty nào hông, mấy công ty?"], "4 doanh nghiệp nhà nước", ["4"]),
        (["can bo nao lam cham thi co bi phat khong?"], "lưu ý sẽ", [LATE]),
        (["chip ban dan co duoc nhac toi ko"], "vi mạch bán dẫn", ["vi mạch bán dẫn"]),
        (["hoi nghi nua nam 2023 mo o dau, hom nao?"], "Chiều qua", ["ngày 12/7, tại Trụ sở Chính phủ"]),
        (["Cả nước có bao nhiêu người làm nghề máy tính?"], "Tổng nhân lực CNTT", ["ước đạt 561.000 người"]),
        (["toc do 4g tren dien thoai dc may mbps"], "mạng băng rộng di động", ["47,27 Mbps"]),
    ],
)
def test_a_clear_question_gets_the_sentence_of_its_own_thing(
    seeds_index: SearchIndex, turns: list[str], quote: str, marked: list[str]
) -> None:
    assistant, conversation = Assistant(seeds_index, Reader.load()), Conversation()
    first = [assistant.ask(turn, conversation) for turn in turns][-1].citations[0]
    assert quote in first.quote
    assert [mark.of(first.quote) for mark in first.marked] == marked


def test_a_year_that_is_compared_with_does_not_tell_when(seeds_index: SearchIndex) -> None:
    assistant, conversation = Assistant(seeds_index, Reader.load()), Conversation()
    shown, said = (assistant.ask(turn, conversation) for turn in ("Tỷ lệ hồ sơ trực tuyến năm 2024?", "Nói khi nào?"))
    assert said.abstention is not None
    assert said.abstention.nearest[0].quote == shown.citations[0].quote


def test_the_nearest_quote_speaks_of_what_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Hệ thống điều phối dữ liệu y tế khai trương khi nào?")
    assert answer.abstention is not None
    assert "Hệ thống điều phối dữ liệu y tế" in answer.abstention.nearest[0].quote


def test_the_next_year_is_the_one_after_that_of_the_quote(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("Nộp giấy tờ qua mạng được nhiều chưa?", conversation)
    answer = assistant.ask("Năm sau thì sao?", conversation)
    assert answer.abstention is not None
    assert answer.abstention.reason is Reason.NOT_FOR_PERIOD
    assert answer.abstention.years == (2024,)


def test_of_the_end_of_a_year_nothing_is_said_of_other_years(assistant: Assistant) -> None:
    abstention = assistant.ask("Có bao nhiêu ứng dụng trên 1 triệu người dùng đến cuối năm 2023?").abstention
    assert abstention is not None
    assert (abstention.reason, abstention.years) == (Reason.NOT_FOR_PERIOD, ())


def test_the_meeting_last_held_is_that_of_the_newest_report(assistant: Assistant) -> None:
    answer = assistant.ask("ai dự phiên họp gần nhất?")
    assert "Phó Thủ tướng Chính phủ Hồ Đức Phớc" in answer.citations[0].quote
    when = assistant.ask("Phiên họp gần đây nhất của Ủy ban Quốc gia diễn ra khi nào?")
    assert when.abstention is not None  # that report does not say, and another session's day is no answer
    assert {cite.document[:3] for cite in when.abstention.nearest} == {"002"}


def test_the_last_year_of_a_quote_is_the_one_before_its_own(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("DTI 2023 của Bắc Kạn xếp hạng bao nhiêu", conversation)
    cite = assistant.ask("so với năm trước thì sao?", conversation).citations[0]
    assert [mark.of(cite.quote) for mark in cite.marked] == ["5 bậc"]


def test_another_year_of_what_was_counted_is_not_told_by_what_else_is_counted(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("năm 2022 tuyển sinh kỹ sư, cử nhân CNTT đạt bao nhiêu?", conversation)
    for turn in ("năm 2023 tuyển được bao nhiêu?", "2021 tuyển mấy người"):
        answer = assistant.ask(turn, conversation)
        assert answer.abstention is not None
        assert "năm 2022 đạt 70.000" in answer.abstention.nearest[0].quote


def test_the_one_day_of_a_quote_is_checked_though_it_was_not_asked_for(seeds_index: SearchIndex) -> None:
    assistant, conversation = Assistant(seeds_index, Reader.load()), Conversation()
    turns = ("Ai phải phối hợp xóa vùng lõm sóng?", "trước tháng 10/2024 đúng không")
    shown = [assistant.ask(turn, conversation) for turn in turns][-1]
    verdict = verdict_on(shown)
    assert verdict is not None
    assert (verdict.bearing, verdict.told) == (Bearing.OTHER, "trước tháng 12/2024")


def test_half_a_year_fills_no_row_of_years(seeds_index: SearchIndex) -> None:
    assistant, conversation = Assistant(seeds_index, Reader.load()), Conversation()
    turns = ("Kinh tế số năm 2024 là bao nhiêu?", "năm nào cao nhất?")
    shown = [assistant.ask(turn, conversation) for turn in turns][-1]
    marked = [mark.of(cite.quote) for cite in shown.citations for mark in cite.marked]
    assert marked == ["(ước tính) đạt 18,3%", "ước đạt 16,5%", "14,26%", "11,91%"]


def test_what_is_borne_out_is_marked(assistant: Assistant) -> None:
    cite = assistant.ask("có tài liệu nói 53 dịch vụ, đúng không?").citations[0]
    assert [mark.of(cite.quote) for mark in cite.marked] == ["53"]


def test_who_asks_for_more_items_than_a_list_has_is_told_so(assistant: Assistant) -> None:
    conversation = Conversation()
    assistant.ask("5 đẩy mạnh gồm những gì?", conversation)
    answer = assistant.ask("điều thứ 6 là gì?", conversation)
    assert plain(answer_message(answer)).startswith("Danh sách này không có mục đó.")
