import pytest

from index.chatting import chat_readings, sounding_alike


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fải", "phải"),
        ("jì", "gì"),
        ("zậy", "vậy"),
        ("wyền", "quyền"),
        ("kông", "công"),
        ("nghành", "ngành"),
        ("ngiệp", "nghiệp"),
        ("tướg", "tướng"),
        ("chíh", "chính"),
        ("thík", "thích"),
        ("ngườj", "người"),
        ("saooo", "sao"),
        ("fườg", "phường"),
    ],
)
def test_the_spellings_of_chats(typed: str, meant: str) -> None:
    assert meant in list(chat_readings(typed))


def test_what_is_spelled_well_has_no_other_reading() -> None:
    assert list(chat_readings("phường")) == []


def test_what_sounds_alike_somewhere() -> None:
    assert list(sounding_alike("chương")) == ["trương"]
    assert list(sounding_alike("xử")) == ["sử"]
