import pytest

from bot.answer import Citation
from bot.items import item_asked
from bot.query import Intent
from bot.talk import intent_of

LIST = "3 tăng cường gồm: (1) Tăng cường nhận thức; (2) Tăng cường tiềm lực; (3) Tăng cường hợp tác."


def cited(quote: str, number: int = 1) -> Citation:
    return Citation(number, "a.txt", "A", None, None, quote, 100, 100 + len(quote))


@pytest.mark.parametrize(
    ("asked", "quote"),
    [
        ("cái thứ hai nói gì?", "(2) Tăng cường tiềm lực;"),
        ("ý đầu tiên", "(1) Tăng cường nhận thức;"),
        ("mục 3 là gì", "(3) Tăng cường hợp tác."),
        ("cái cuối cùng thì sao", "(3) Tăng cường hợp tác."),
        ("cái thứ tư", None),
        ("ý thứ nhì", "(2) Tăng cường tiềm lực;"),
        ("ý thứ chín", None),
        ("cái thứ mười hai", None),
    ],
)
def test_an_item_is_found_by_its_number(asked: str, quote: str | None) -> None:
    assert intent_of(asked) is Intent.ITEM
    item = item_asked(asked, [cited(LIST)])
    assert (item.quote if item else None) == quote
    if item:
        assert LIST[item.start - 100 : item.end - 100] == item.quote


def test_ordinals_go_beyond_eight() -> None:
    told = [cited(f"Việc {number}", number) for number in range(1, 14)]
    asked = ["ý thứ chín", "việc thứ mười nói gì?", "mục mười một", "cái thứ mười hai", "ý cuối cùng"]
    found = [item_asked(each, told) for each in asked]
    assert [item.quote for item in found if item] == ["Việc 9", "Việc 10", "Việc 11", "Việc 12", "Việc 13"]
    assert all(intent_of(each) is Intent.ITEM for each in asked)


def test_quotes_are_items_and_what_announces_them_is_none() -> None:
    told = [cited("Có 2 kết quả:"), cited("Về thể chế, …", 2), cited("Về hạ tầng, …", 3)]
    second = item_asked("cái thứ hai", told)
    assert second is not None
    assert (second.quote, second.number) == ("Về hạ tầng, …", 1)
    assert item_asked("cái thứ hai", []) is None


@pytest.mark.parametrize("asked", ["điểm cầu Kon Tum ai chủ trì?", "điểm 2022 là bao nhiêu", "năm 2023 thì sao?"])
def test_what_only_sounds_alike_asks_for_no_item(asked: str) -> None:
    assert intent_of(asked) is Intent.QUESTION
