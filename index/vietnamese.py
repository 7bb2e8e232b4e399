"""What is known of the language: normal forms, terms, sentences, numbers and dates.

Knows strings and nothing of documents, questions or indexes. All offsets are in characters of the text given.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
CAPITAL = f"[A-Z{''.join(filter(str.isupper, map(chr, [*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)])))}]"
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ph|th|tr|ch|kh|gh|gi|qu|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oao|oeo|uay|uoi|uou|ieu|yeu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|"
    r"[aeiouy])(?:ch|nh|ng|[cmnpt])?"
)
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)")
# "22/6/2023", "ngày 22 tháng 6 năm 2023", "24 tháng 4"; and "tháng 4/2024", "tháng 12".
OF_YEAR = r"(?:(?:\s*/\s*|\s+năm\s+)\d{4})?(?![\w/])"
DAY = re.compile(rf"(?<![\w.,/])(?:ngày\s+)?\d{{1,2}}(?:\s*/\s*|\s+tháng\s+)\d{{1,2}}{OF_YEAR}", re.IGNORECASE)
MONTH = re.compile(rf"\btháng\s+\d{{1,2}}{OF_YEAR}", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![.,]?\d)")
SCALE, UNIT = r"(?:nghìn\s+tỷ|nghìn|ngàn|triệu|t[ỷỉ])", r"(?:đồng|USD|điểm|bậc|lần|Mbps)"
# "87/102 hộ", "4,05/5", "chiếm 1/5", "tỷ lệ 4:3"; no day or month of a year, and no number of a document
FRACTION = (
    r"(?<![\w.,/])(?:\d+,\d+/\d+|\d+/(?!(?:19|20)\d\d\b)(?:1[3-9]|[2-9]\d|\d{3,})"
    r"|(?:(?<=chiếm )|(?<=chiếm khoảng )|(?<=bằng ))\d+/\d+|(?<=lệ )\d+[/:]\d+)(?![\w/.,]*\d)(?!/)"
)
QUANTITY = re.compile(
    rf"(?:{FRACTION}|{NUMBER.pattern})" + rf"(?:\s?(?:%|‰|{SCALE})(?!\w)(?: (?:đồng|USD)\b)?| {UNIT}\b)?"
)
GLUED = re.compile(r"(?:19|20)\d\d(?=\d{1,3}(?:[.,]\d+)?\s?[%‰])")  # "Năm 2022100% các bộ …": a year, and a share
NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
DATE_AROUND = re.compile(r".*\d/#.*|.*#/\d", re.DOTALL)
VOWELS = frozenset("aeiouy")
AS_VIETNAMESE = frozenset(("do", "an", "on", "the"))  # "do" is "đó", and "the" may be "thẻ", without its marks
ENGLISH_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "did",
        "do",
        "does",
        "during",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "is",
        "it",
        "its",
        "many",
        "much",
        "of",
        "on",
        "or",
        "percentage",
        "rate",
        "share",
        "should",
        "tell",
        "that",
        "the",
        "their",
        "there",
        "these",
        "this",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
    ]
)
# A full stop after one of these is part of the word (decree 30/2020/NĐ-CP, appendix II, and newspaper usage).
ABBREVIATIONS = frozenset(
    [
        "gs",
        "pgs",
        "ts",
        "ths",
        "bs",
        "ks",
        "cn",
        "tp",
        "tx",
        "tt",
        "st",
        "nxb",
        "đ/c",
        "mr",
        "mrs",
        "dr",
        "no",
        "vs",
        "vd",
        "tr",
    ]
)
SENTENCE_END = re.compile(r"(?:[.!?…]+[\"”’»)\]]*|(?<=\w)\./\.)(?=\s|$)")
SENTENCE_CLOSE = re.compile(r"[.!?…:;][\"”’»)\]]*$")  # a line that ends so is text
ITEM_MARKER = re.compile(r"(?:(?<=\s)|(?<=^))(?:\(\d{1,2}\)|\d{1,2}\)|\([a-zđ]\)|[a-zđ]\)|\([ivx]{1,4}\))(?=\s)")


def normalise(text: str) -> str:
    """Returns the text in NFC with one kind of line end: the form in which documents are kept and questions read."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Returns the text in lower case without diacritics: "Tỷ lệ đạt" gives "ty le dat"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def has_marks(text: str) -> bool:
    """Returns whether the text holds a letter that only Vietnamese typing gives (a tone, a hat, a horn, đ)."""
    return fold(text) != text.casefold()


def tokens(text: str) -> list[str]:
    """Returns the words and numbers of the text in order, in lower case: "đạt 26,8%" gives ["đạt", "26,8"]."""
    return list(_tokens(text))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(match.group().casefold() for match in TOKEN.finditer(normalise(text)))


def terms(text: str) -> list[str]:
    """Returns the terms that lexical search compares: each folded syllable, and each adjacent pair of them.

    Questions and documents go through this one function, so that neither side can miss the other. Folding costs
    nothing with marks (R@1 .839 against .834 on the university regulations) and makes "hoà", "hòa" and "hoa" one.
    """
    return with_pairs(syllables(text))


def syllables(text: str) -> list[str]:
    """Returns the folded syllables, words and numbers of a text, in order."""
    return [spelling(token) for token in tokens(text)]


def with_pairs(syllables: list[str]) -> list[str]:
    """Returns the syllables, and after them each adjacent pair: the terms of the text that they are of."""
    return syllables + [f"{left}_{right}" for left, right in itertools.pairwise(syllables)]


BEFORE_I_OR_Y = "hklmst"  # consonants after which a syllable ends in either: "tỷ" and "tỉ"


@lru_cache(maxsize=65536)
def spelling(token: str) -> str:
    """Returns one folded form for all accepted spellings of a syllable: "tỷ" and "tỉ" give "ti", "kỹ" and "kĩ" "ki"."""
    folded = fold(token)
    return folded[0] + "i" if len(folded) == 2 and folded[1] == "y" and folded[0] in BEFORE_I_OR_Y else folded


@lru_cache(maxsize=16384)
def term_set(text: str) -> frozenset[str]:
    """Returns the different terms of a text; those of a passage that is found often are computed once."""
    return frozenset(terms(text))


def is_shouted(question: str) -> bool:
    """Returns whether a question of two words or more is wholly in capitals, which then tell nothing of names."""
    return question.isupper() and sum(token.isalpha() for token in TOKEN.findall(question)) > 1


@lru_cache(maxsize=65536)
def is_syllable(token: str) -> bool:
    """Returns whether the token could be a Vietnamese syllable once folded: "duong" could, "digital" could not."""
    return SYLLABLE.fullmatch(fold(token)) is not None


@lru_cache(maxsize=1024)
def is_english(text: str) -> bool:
    """Returns whether the text reads as English: no marks, a function word, and words that are no syllables.

    A letter alone, "ok" and what has no vowel ("dn") tell no language; "do", "an" and "on" are Vietnamese too.
    """
    if has_marks(text):
        return False
    told = (token for token in tokens(text) if not token[0].isdigit() and token not in ("ok", "oke", "okay"))
    words = [token for token in told if len(token) > 1 or token in ENGLISH_WORDS]
    foreign = sum(not is_syllable(word) and not VOWELS.isdisjoint(word) for word in words)
    function_words = [word for word in words if word in ENGLISH_WORDS]
    sure = not AS_VIETNAMESE.issuperset(function_words)
    more = foreign + len(function_words) - len(words) / 2
    return bool(foreign and function_words) and (more >= 0 if sure else more > 0)


def years(text: str) -> list[int]:
    """Returns the years from 1900 to 2099 that the text names, in order, each once."""
    return list(dict.fromkeys(map(int, YEAR.findall(text))))


@dataclass(frozen=True)
class Span:
    """A slice of a text: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Returns the slice of the text that the span marks."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "Span":
        """Returns the span so many characters further on: a place in a slice as one in the whole text."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span", room: int = 0) -> bool:
        """Returns whether the two share a character, or fewer than ``room`` stand between them."""
        return self.start < other.end + room and other.start < self.end + room


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Span, ...]:
    """Returns where figures stand, each with its unit ("45%", "12,9 nghìn tỷ đồng"); years and ordinals are none."""
    found = []
    for match in QUANTITY.finditer(text):
        bare = NUMBER.fullmatch(match.group())
        before = text[: match.start()]
        in_date = DATE_AROUND.fullmatch(f"{text[max(0, match.start() - 2) : match.start()]}#{text[match.end() :][:2]}")
        if bare and (YEAR.fullmatch(match.group()) or ORDINAL.search(before[-20:]) or in_date):
            continue
        year = GLUED.match(match.group())
        found.append(Span(match.start() + (year.end() if year else 0), match.end()))
    return tuple(found)


@lru_cache(maxsize=4096)
def proper_names(text: str) -> tuple[Span, ...]:
    """Returns the runs of two words or more that each begin with a capital letter, without a leading "Ông" or "Bà"."""
    runs: list[Span] = []
    for match in re.finditer(r"(?<!\w)[^\W\d_]+(?!\w)", text):  # "E3" is a code
        if not match.group()[0].isupper() or match.group() in ("Ông", "Bà"):
            continue
        if runs and text[runs[-1].end : match.start()] == " ":
            runs[-1] = Span(runs[-1].start, match.end())
        else:
            runs.append(Span(match.start(), match.end()))
    return tuple(run for run in runs if " " in run.of(text))


# "Đề án 06" and "số 13" are names; "tổng số 193" and "chỉ số 0,71" are figures.
ORDINAL = re.compile(
    r"(?i)(?:\b(?:thứ|năm|tháng|ngày|quý|điều|khoản|lần|khóa|khoá|án)|(?<!tổng )(?<!con )(?<!chỉ )(?<!hệ )\bsố)\s+$"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yields the sentences of ``text[start:end]`` as spans without surrounding white space.

    A line break always ends a sentence. A full stop does not when it follows an abbreviation or a single letter, or
    when the next word begins with a small letter.
    """
    end = len(text) if end is None else end
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield from _sentences_of_line(text, start + line.start(), start + line.end())


def _sentences_of_line(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in SENTENCE_END.finditer(text, start, end):
        if not _ends_sentence(text, match, end):
            continue
        yield from _stripped(text, begin, match.end())
        begin = match.end()
    yield from _stripped(text, begin, end)


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : end].lstrip()
    if following and following[0].islower():
        return False
    word = re.split(r"[\s(]", text[max(0, match.start() - 12) : match.start()])[-1].casefold()
    if match.group() == ".":
        is_initial = len(word) == 1 and word.isalpha()
        is_number = word.isdigit() and len(word) <= 2 and text[: match.start()].rstrip("0123456789")[-1:] in ("", "\n")
        return not (is_initial or is_number or word in ABBREVIATIONS)
    return True


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    finish = start + len(piece.rstrip())
    if begin < finish:
        yield Span(begin, finish)


def capitalised(text: str) -> str:
    """Returns a text as a sentence begins: its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def list_items(text: str, span: Span) -> list[Span]:
    """Returns the items of an enumeration written in one line: "gồm: (1) …; (2) …" gives one span an item.

    Returns an empty list where fewer than two markers stand in ascending order from the first one.
    """
    markers = list(ITEM_MARKER.finditer(text, span.start, span.end))
    if len(markers) < 2 or markers[0].group().strip("()") not in ("1", "a", "i"):
        return []
    edges = [marker.start() for marker in markers] + [span.end]
    return [piece for left, right in itertools.pairwise(edges) for piece in _stripped(text, left, right)]
