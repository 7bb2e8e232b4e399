import pytest

from bot.understanding.query import Intent
from bot.understanding.talk import intent_of, is_said_in_english, without_greeting


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("Điểm thứ tư trong đó là gì?", Intent.ITEM),
        ("cái đầu", Intent.ITEM),
        ("Xin chào!", Intent.GREETING),
        ("thôi hỏi cái khác", Intent.GREETING),
        ("bài đó nói gì nữa?", Intent.MORE),
        ("Báo nào đưa tin?", Intent.SOURCES),
        ("ê bot", Intent.GREETING),
        ("Xin chào, tôi cần số liệu để đọc trong cuộc họp sáng nay", Intent.GREETING),
        ("chào bạn, mình mới về phòng văn hóa xã, cần ít số liệu", Intent.GREETING),
        ("cảm ơn bạn nhiều", Intent.THANKS),
        ("tks b nha", Intent.THANKS),
        ("thôi cảm ơn nhé, chào bạn", Intent.THANKS),
        ("cảm ơn, rất hữu ích", Intent.THANKS),
        ("cam on ban, thong tin rat bo ich", Intent.THANKS),
        ("em cảm ơn ạ, chúc anh chị ngày mới tốt lành", Intent.THANKS),
        ("chào nhé", Intent.THANKS),
        ("Cảm ơn, để tôi về báo cáo lãnh đạo", Intent.THANKS),
        ("ok để tôi xem", Intent.THANKS),
        ("để tôi xem số liệu cáp quang", Intent.QUESTION),
        ("Hi, can you help me with digital transformation data?", Intent.GREETING),
        ("tôi làm báo cáo cho phòng nên cần mấy số liệu hạ tầng số", Intent.GREETING),
        ("tôi làm báo cáo cần tỷ lệ hộ gia đình dùng cáp quang", Intent.QUESTION),
        ("Chào bạn, mình đang chuẩn bị tài liệu họp về Đề án 06", Intent.GREETING),
        ("toi la phong vien, xin kiem tra lai may con so truoc khi dang bai", Intent.GREETING),
        ("Hello, tôi là consultant, cần vài con số về digital economy", Intent.GREETING),
        ("Tôi là cán bộ xã, tỷ lệ hồ sơ trực tuyến năm 2024", Intent.QUESTION),
        ("mình đang làm báo cáo, kinh tế số chiếm bao nhiêu", Intent.QUESTION),
        ("Tôi đang chuẩn bị báo cáo, cho xin số máy chủ", Intent.QUESTION),
        ("Cảm ơn, tôi sẽ trích nguồn đầy đủ", Intent.THANKS),
        ("Mình đủ thông tin rồi, cảm ơn bạn", Intent.THANKS),
        ("Xin chân thành cảm ơn đồng chí, chúc đồng chí mạnh khỏe", Intent.THANKS),
        ("ok tks nhiu nha", Intent.THANKS),
        ("em hỏi nguồn ạ", Intent.SOURCES),
        ("ừ", Intent.THANKS),
        ("Bạn là ai?", Intent.IDENTITY),
        ("ban la AI ha? ai lam ra ban", Intent.IDENTITY),
        ("hello can you speak English?", Intent.IDENTITY),
        ("bot ngu quá", Intent.COMPLAINT),
        ("đồ ngu, trả lời linh tinh", Intent.COMPLAINT),
        ("cảm ơn nhé, đỡ ngu rồi", Intent.THANKS),
        ("mày biết gì về chuyển đổi số", Intent.IDENTITY),
        ("tai lieu noi ve gi", Intent.IDENTITY),
        ("Hello, what are these documents about?", Intent.IDENTITY),
        ("lúc nãy hỏi kinh tế số năm mấy nhỉ", Intent.BEYOND),
        ("số đấy cũ rồi, số mới hơn đâu", Intent.MORE),
        ("Tôi đã hỏi 3 lần rồi mà không trả lời", Intent.COMPLAINT),
        ("viết cho tôi bài phát biểu", Intent.BEYOND),
        ("ko hiểu, giải thích dễ hơn đi", Intent.BEYOND),
        ("Tóm tắt phiên họp lần thứ 8", Intent.BEYOND),
        ("vẽ biểu đồ đi", Intent.CHART),
        ("còn gì nữa không", Intent.MORE),
        ("đọc lại câu trước", Intent.AGAIN),
        ("chi tiết hơn", Intent.DETAILS),
        ("nguồn nào?", Intent.SOURCES),
        ("Ai nói câu đó", Intent.SOURCES),
        ("Số này lấy ở văn bản nào?", Intent.SOURCES),
        ("trích dẫn nguồn thế nào, bài này đăng ngày bao nhiêu", Intent.SOURCES),
        ("chào bạn, mình làm bên đài phát thanh", Intent.GREETING),
        ("chào cháu, bác làm tại sở y tế", Intent.GREETING),
        ("thong tin do trich tu tai lieu nao vay", Intent.SOURCES),
        ("số liệu trên nằm trong bài báo nào ạ", Intent.SOURCES),
        ("câu này ở đâu ra", Intent.SOURCES),
        ("Xin nguồn của ý này", Intent.SOURCES),
        ("Số đó công bố ngày nào?", Intent.SOURCES),
        ("số liệu này công bố khi nào?", Intent.SOURCES),
        ("Số hộ nghèo công bố khi nào?", Intent.QUESTION),
        ("con số trên được lấy ra từ đâu", Intent.SOURCES),
        ("ok thế lấy ở đâu ra vậy", Intent.SOURCES),
        ("bài này đăng trên báo nào", Intent.SOURCES),
        ("100% á? không tin", Intent.SOURCES),
        ("ok cảm ơn em, nguồn ở đâu để anh trích dẫn?", Intent.SOURCES),
        ("so nay lay o dau de em ghi vao bao cao", Intent.SOURCES),
        ("nguồn ở đâu để chi trả?", Intent.QUESTION),
        ("", Intent.QUESTION),
    ],
)
def test_talk_is_known_by_its_phrases(message: str, intent: Intent) -> None:
    assert intent_of(message) is intent


@pytest.mark.parametrize(
    "message",
    [
        "cảm ơn vì đã hỏi về hồ sơ",
        "chào mừng ngày chuyển đổi số",
        "thế E",  # no "ê"
        "B",  # no "bot"
        "Dịch tài liệu sang tiếng Việt ở đâu?",
        "Soạn thảo văn bản do cơ quan nào?",
        "Vì sao người dân không tin?",
        "Văn bản nào có hiệu lực?",
        "tốt nhất là bộ nào",
    ],
)
def test_a_question_that_holds_such_phrases_is_one(message: str) -> None:
    assert intent_of(message) is Intent.QUESTION


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("cảm ơn. thế còn năm 2023?", "thế còn năm 2023?"),
        ("Chào bạn, 5G khi nào có?", "5G khi nào có?"),
        ("Dạ em chào anh ạ, Bắc Kạn xếp thứ mấy", "Bắc Kạn xếp thứ mấy"),
        ("Em chào anh/chị ạ. Em muốn hỏi số máy chủ", "số máy chủ"),
        ("cho mình hỏi tiếp, kinh tế số năm 2024", "kinh tế số năm 2024"),
        ("hỏi thêm chút nữa: 5G khi nào có?", "5G khi nào có?"),
        ("cho minh hoi them ve so may chu", "ve so may chu"),
        ("thôi bỏ đi, VNeID bao nhiêu người dùng?", "VNeID bao nhiêu người dùng?"),
        ("Dear bot, what is the share?", "what is the share?"),
        ("ok thế Kon Tum?", "thế Kon Tum?"),
        ("cho em hoi chi so kinh te so", "chi so kinh te so"),
        ("cho em hỏi chị ơi, có mấy mức", "có mấy mức"),
        ("đm trả lời ngắn thôi, VNeID bao nhiêu người dùng", "VNeID bao nhiêu người dùng"),
        ("ngu thế, thật 100% à?", "thật 100% à?"),
        ("Mất thời gian bao lâu để nộp hồ sơ?", "Mất thời gian bao lâu để nộp hồ sơ?"),
        ("Không đúng hạn thì sao?", "Không đúng hạn thì sao?"),
        ("Chào bán cổ phiếu là gì?", "Chào bán cổ phiếu là gì?"),
        ("Cho mình hỏi tiếp, kinh tế số năm 2024?", "kinh tế số năm 2024?"),
        ("em hỏi thêm chút nữa ạ, bao nhiêu máy chủ", "bao nhiêu máy chủ"),
        ("hoi tiep nhe, kinh te so 2020", "kinh te so 2020"),
        ("Chuẩn bị đến đâu rồi?", "Chuẩn bị đến đâu rồi?"),
        ("Bạn đọc hỏi gì?", "Bạn đọc hỏi gì?"),
        ("Dạ dày là gì?", "Dạ dày là gì?"),
        ("Xin cho biết thêm phiên họp ấy họp ngày nào?", "phiên họp ấy họp ngày nào?"),
        ("xin chào", "xin chào"),
    ],
)
def test_a_greeting_in_front_of_a_question_is_left_out(message: str, asked: str) -> None:
    assert without_greeting(message) == asked


@pytest.mark.parametrize(
    ("message", "before", "english"),
    [
        ("who are you", "", True),
        ("hello can you speak English?", "", True),
        ("thanks", "en", True),
        ("thanks", "vi", False),
        ("cảm ơn", "en", False),
        ("cam on", "", False),
        ("ok cam on nha", "vi", False),
    ],
)
def test_talk_is_answered_in_its_language(message: str, before: str, english: bool) -> None:
    assert is_said_in_english(message, before) is english
