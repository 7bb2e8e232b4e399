import pytest

from bot.telling.holding import has_the_office, tells_the_holder
from bot.understanding.query import read
from tests.fakes.hits import hits_of

NEWS = (
    "Bệnh viện Đa khoa An Bình sơ kết sáu tháng\n\nTại hội nghị, Giám đốc Đỗ Hữu Phước cho biết thời gian chờ giảm "
    "còn 41 phút.\n"
)
MINUTES = "Biên bản họp thôn\n\nBầu Ban Giám sát cộng đồng gồm 5 người, ông Triệu Văn Minh làm Trưởng ban.\n"
RULES = "Nội quy bệnh viện\n\nTrẻ mới sinh thì Giám đốc bệnh viện xác nhận. Cần sự đồng ý của Giám đốc Sở Y tế.\n"


@pytest.mark.parametrize(
    ("question", "text", "has", "tells"),
    [
        ("Ai là giám đốc bệnh viện?", NEWS, True, True),
        ("Giám đốc bệnh viện tên gì?", NEWS, True, True),
        ("Ai là phó giám đốc bệnh viện?", NEWS, False, False),
        ("Ai là giám đốc trung tâm y tế?", NEWS, False, False),
        ("Ai làm Trưởng ban Giám sát cộng đồng?", MINUTES, True, True),
        ("Ai là giám đốc bệnh viện?", RULES, True, False),
    ],
)
def test_an_office_may_be_called_by_its_title_alone_in_the_papers_of_its_body(
    question: str, text: str, has: bool, tells: bool
) -> None:
    hit = hits_of(text)[0]
    asked = read(question, question)
    assert (has_the_office(asked, hit, hit.text), tells_the_holder(asked, hit, hit.text)) == (has, tells)


def test_a_title_that_goes_on_with_another_body_is_of_that_body() -> None:
    asked = read("Ai là giám đốc bệnh viện?", "Ai là giám đốc bệnh viện?")
    assert not has_the_office(asked, hits_of(RULES)[0], "Bệnh viện mời Giám đốc Sở Y tế Nguyễn Văn An.")
