import pytest

from index.documents import DocumentError
from index.formats.encodings import decode, repaired, tcvn3, vni

MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập, tự do, hạnh phúc. Ủy ban nhân dân huyện ở phía bắc."
MOTTO_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp, tù do, h¹nh phóc. ñy ban nh©n d©n huyÖn ë phÝa b¾c."
MOTTO_VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp, töï do, haïnh phuùc. UÛy ban nhaân daân huyeän ôû phía baéc."
)
ALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


def as_tcvn3(text: str) -> bytes:
    from index.formats.encodings import TCVN3

    return text.translate({ord(letter): chr(byte) for byte, letter in TCVN3.items()}).encode("latin-1")


def test_known_words_of_tcvn3() -> None:
    assert tcvn3("§iÒu 1. Ph¹m vi ®iÒu chØnh; ­u tiªn; s÷a ch÷a; kü thuËt; quý") == (
        "Điều 1. Phạm vi điều chỉnh; ưu tiên; sữa chữa; kỹ thuật; quý"
    )


def test_known_words_of_vni() -> None:
    assert vni(
        "Ñieàu 1. Phaïm vi ñieàu chænh; öu tieân; söõa chöõa; kyõ thuaät; thò traán; CHÖÔNG TRÌNH; kyø; moät nöûa"
    ) == ("Điều 1. Phạm vi điều chỉnh; ưu tiên; sữa chữa; kỹ thuật; thị trấn; CHƯƠNG TRÌNH; kỳ; một nửa")


def test_every_letter_of_tcvn3_comes_back() -> None:
    assert tcvn3(as_tcvn3(ALL).decode("latin-1")) == ALL


@pytest.mark.parametrize(
    "data",
    [
        MOTTO.encode(),
        b"\xef\xbb\xbf" + MOTTO.encode(),
        MOTTO.encode("utf-16"),
        MOTTO.encode("utf-16-le"),
        MOTTO.encode("utf-16-be"),
        MOTTO.encode("utf-32"),
        MOTTO_VNI.encode("latin-1"),
        MOTTO_VNI.encode(),
    ],
)
def test_one_text_in_every_encoding(data: bytes) -> None:
    assert decode(data) == (MOTTO, "")


def test_tcvn3_has_no_capital_letters_with_tones() -> None:
    lower = MOTTO.replace("Ủy", "ủy")
    assert decode(MOTTO_TCVN3.encode("latin-1")) == (lower, "")
    assert repaired(MOTTO_TCVN3) == lower


def test_windows_1258_keeps_tones_behind_their_letters() -> None:
    data = b"Ty\xd2 l\xea\xf2 h\xf4\xcc s\xf5 tr\xfd\xf2c tuy\xea\xecn \xf0a\xf2t mu\xf2c ti\xeau; \xfdu ti\xean"
    assert decode(data) == ("Tỷ lệ hồ sơ trực tuyến đạt mục tiêu; ưu tiên", "")


def test_other_languages_and_good_text_are_left_alone() -> None:
    for text in (MOTTO, "Über die Brücke führen größere Straßen.", "Việt Nam và Brücke, Café, naïve", "§ 5 ®"):
        assert repaired(text) == text


def test_a_broken_letter_is_told_and_no_text_is_refused() -> None:
    text, problem = decode(("Tỷ lệ hồ sơ đạt. " * 50).encode() + b"\xff")
    assert text.endswith("đạt. �")
    assert "byte thứ 1350" in problem
    with pytest.raises(DocumentError, match="byte 0"):
        decode(b"\x7fELF\0\0\0\0\x01\x02\x03\0\0abc")
    with pytest.raises(DocumentError, match="bảng mã"):
        decode(bytes(range(128, 256)) * 20)
