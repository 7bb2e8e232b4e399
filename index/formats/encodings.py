"""Bytes become text: Unicode, and the encodings in which Vietnamese was written before it.

TCVN3 ("ABC", fonts .VnTime) and VNI put Vietnamese letters where Latin-1 has others, so that their text also turns up
inside Word and PDF files, as letters that make no Vietnamese word: ``repaired`` mends such a text too. Which of them
it is shows in the words: read the right way nearly every word with marks is a Vietnamese syllable.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeAlias

from index.documents import DocumentError
from index.vietnamese import is_syllable, normalise

Reading: TypeAlias = Callable[[str], str]

SAMPLE = 20_000  # characters that are looked at to tell encodings apart
LEAST_VIETNAMESE = 0.75  # of the words with marks, for a reading to be believed
CLEARLY = 0.25  # by how much more must be Vietnamese, for a text to be read in another way than it stands
FEWEST_WORDS = 3  # words with marks without which nothing is decided
MOST_FOREIGN = 0.03  # of the bytes, for a text of another language in windows-1252
MOST_BROKEN = 0.005  # of the characters, for a text with broken UTF-8 still to be one

# TCVN 5712:1993, VN3: the byte of each letter, in the order of LETTERS.
LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
TCVN3_BYTES = (
    "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebeceeeff3f1f2f4"
    "adf5f8f6f7f9fafdfbfcfea1a2a7a3a4a5a6"
)
TCVN3 = dict(zip(bytes.fromhex(TCVN3_BYTES), LETTERS, strict=True))
# VNI: a letter and behind it a Latin-1 letter for its marks; some letters stand alone.
GRAVE, ACUTE, HOOK, TILDE, DOT, HAT, BREVE = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
VNI_MARKS = {
    **{"ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT},
    **{"â": HAT, "á": HAT + ACUTE, "à": HAT + GRAVE, "å": HAT + HOOK, "ã": HAT + TILDE, "ä": HAT + DOT},
    **{"ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK, "ü": BREVE + TILDE, "ë": BREVE + DOT},
}
VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI_LETTER = re.compile(f"(?i)([aeouyôö])([{''.join(VNI_MARKS)}])|[{''.join(VNI_ALONE)}]")
SOFT_HYPHEN = "\u00ad"  # where a word may be parted; TCVN3 has ư there
VIETNAMESE = frozenset(LETTERS + LETTERS.upper())
PUNCTUATION = "\"'()[]{}<>.,;:!?…“”‘’«»–-/|•*%0123456789"


def decode(data: bytes) -> tuple[str, str]:
    """Returns the text that the bytes are, in NFC, and what had to be mended (empty: nothing).

    Raises:
        DocumentError: the bytes are no text in any encoding that is known here.
    """
    if unicode := _unicode(data):
        return repaired(normalise(data.decode(unicode, "replace").removeprefix("\ufeff"))), ""
    if b"\0" in data:
        raise DocumentError("không phải chữ (có byte 0); hãy kiểm tra đuôi tệp")
    try:
        return repaired(normalise(data.decode("utf-8-sig"))), ""
    except UnicodeDecodeError as error:
        broken = error
    plain = data.decode("latin-1")
    if reading := _best(plain, (tcvn3, vni, _windows_1258)):
        return reading(plain), ""
    text = normalise(data.decode("utf-8", "replace"))
    if text.count("\ufffd") <= max(1, MOST_BROKEN * len(text)):
        return text, f"chữ mã UTF-8 hỏng từ byte thứ {broken.start}, chữ hỏng hiện là �"
    if sum(byte >= 0x80 for byte in data) <= MOST_FOREIGN * len(data):
        return normalise(data.decode("cp1252", "replace")), ""
    raise DocumentError(f"không rõ bảng mã (không phải UTF-8 từ byte thứ {broken.start}); hãy lưu lại bằng UTF-8")


def repaired(text: str, document: Reading = str) -> str:
    """Returns a text whose letters are TCVN3's or VNI's in Unicode; any other text as it is.

    ``document`` is how its document is read: a piece too short to tell is read so too, unless it is surely Unicode.
    """
    if any(letter in VIETNAMESE and ord(letter) > 0xFF for letter in text):
        return text.replace(SOFT_HYPHEN, "")
    reading = reading_of(text)
    return (document if reading is str else reading)(text).replace(SOFT_HYPHEN, "")


def reading_of(text: str) -> Reading:
    """Returns how a text in Unicode is to be read: as TCVN3, as VNI, or as it stands."""
    share = _vietnamese_share(_marked_words(text))
    best = _best(text, (tcvn3, vni)) if share < LEAST_VIETNAMESE else None
    return best if best and _vietnamese_share(_marked_words(best(text[:SAMPLE]))) > share + CLEARLY else str


def tcvn3(text: str) -> str:
    """Returns what Latin-1 letters say when they are read as TCVN3: "ViÖt" gives "Việt"."""
    return text.translate(TCVN3)


def vni(text: str) -> str:
    """Returns what Latin-1 letters say when they are read as VNI: "Vieät" gives "Việt"."""
    return VNI_LETTER.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    letter, marks = match[1] or match[0], match[2] or ""
    lower = VNI_ALONE.get(letter.lower(), letter.lower()) + VNI_MARKS.get(marks.lower(), "")
    composed = unicodedata.normalize("NFC", lower)
    return composed.upper() if letter.isupper() else composed


def _windows_1258(text: str) -> str:
    return normalise(text.encode("latin-1").decode("cp1258", "replace"))


def _unicode(data: bytes) -> str | None:
    """Returns the codec of UTF-16 or UTF-32: its mark says it, or zeros in every other byte of plain letters."""
    for mark, codec in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return codec
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.3 * len(sample) / 2 and min(even, odd) < 0.05 * len(sample) / 2:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _best(text: str, readings: Sequence[Reading]) -> Reading | None:
    """Returns the reading of the text in which nearly all words with marks are Vietnamese, or None."""
    shares = [_vietnamese_share(_marked_words(read(text[:SAMPLE]))) for read in readings]
    return readings[shares.index(max(shares))] if max(shares) >= LEAST_VIETNAMESE else None


def _marked_words(text: str) -> list[str]:
    words = (word.strip(PUNCTUATION) for word in text[:SAMPLE].split())
    return [word for word in words if not word.isascii()]


def _vietnamese_share(words: list[str]) -> float:
    if len(words) < FEWEST_WORDS:
        return 0.0
    return sum(map(_is_vietnamese, words)) / len(words)


def _is_vietnamese(word: str) -> bool:
    cased = word.islower() or word.isupper() or word[1:].islower()
    return cased and is_syllable(word) and all(each.isascii() or each in VIETNAMESE for each in word)
