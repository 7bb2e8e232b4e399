import pytest

from bot.gathering.meaning import tells_of_the_named
from bot.understanding.query import read

LAW = "Luật Giao dịch điện tử sửa đổi được Quốc hội thông qua."
RULES = "Luật quy định giá trị pháp lý của giao dịch."
JUDGED = "Đây có thể coi là luật cơ bản về chuyển đổi số."


@pytest.mark.parametrize(
    ("question", "text", "before", "tells"),
    [
        ("Luật Giao dịch điện tử sửa đổi quy định về cái gì?", RULES, LAW, True),
        ("Luật Giao dịch điện tử quy định những gì?", "Luật Giao dịch điện tử quy định giá trị pháp lý.", "", True),
        ("Luật Viễn thông quy định những gì?", RULES, LAW, False),
        ("Luật Giao dịch điện tử có hiệu lực ngày nào?", RULES, LAW, False),
        ("Luật Giao dịch điện tử quy định gì?", "Nghiên cứu nghị định thi hành Luật Giao dịch điện tử.", LAW, False),
        ("Luật Giao dịch điện tử mới có ý nghĩa gì đối với chuyển đổi số?", JUDGED, LAW, True),
        ("Sửa luật giao dịch điện tử thì được lợi gì?", RULES, LAW, True),
        ("luật giao dịch điện tử được coi là luật gì", JUDGED, LAW, True),
        ("luật giao dịch điện tử được coi là luật gì", RULES, LAW, False),
        ("Tầm quan trọng của Luật Giao dịch điện tử?", JUDGED, LAW, True),
        ("Vì sao cần Luật Giao dịch điện tử?", JUDGED, LAW, True),
        ("Luật Viễn thông có ý nghĩa gì?", JUDGED, LAW, False),
        ("Luật Giao dịch điện tử có ý nghĩa gì?", JUDGED, "", False),
        ("Luật Giao dịch điện tử thông qua khi nào?", JUDGED, LAW, False),
    ],
)
def test_rules_and_meaning_are_told_of_what_the_sentence_before_names(
    question: str, text: str, before: str, tells: bool
) -> None:
    assert tells_of_the_named(read(question, question), text, before, lambda term: 1.0) is tells
