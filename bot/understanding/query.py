"""What a single question asks: its years, places and subject, and the kind of thing wanted.

Knows what questions look like in Vietnamese and English; knows nothing of how answers are found.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from bot.language.authorship import AUTHOR, CAMERAMAN, PHOTOGRAPHER, RATING, SOURCE
from bot.language.events import GATHERING
from bot.language.periods import PART, own_years
from bot.language.speech import AIM
from index import Span, vietnamese
from index.vietnamese import NUMBERS, SCALE, TOKEN, UNIT, is_syllable, spelling, term_set, tokens

ONE_WORD = 0.12  # how often two syllables stand together, over the geometric mean of how often each does, in one word
COUNTRY = "Việt Nam"  # documents of the country hardly name it
LONGEST = 1000  # characters; beyond it the encoder would read only the beginning
DATA = Path(__file__).parent.parent / "data"


AIMS = re.compile(rf"(?i)\b{AIM}\b")


class Intent(StrEnum):
    """What a person means by a message; all but a question are answered without a search.

    Of several that one message holds, the last in this order is meant.
    """

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    IDENTITY = "identity"
    COMPLAINT = "complaint"
    CHART = "chart"
    BEYOND = "beyond"
    MORE = "more"
    AGAIN = "again"
    DETAILS = "details"
    SOURCES = "sources"
    ITEM = "item"
    CONFIRM = "confirm"
    NOTHING = "nothing"
    TOO_LONG = "too_long"


class Want(StrEnum):
    """The kind of thing that is asked for."""

    QUANTITY = "quantity"
    TIME = "time"
    PERSON = "person"
    PHOTOGRAPHER = "photographer"
    CAMERAMAN = "cameraman"
    AUTHOR = "author"
    SOURCE = "source"
    RATING = "rating"
    LIST = "list"
    ANYTHING = "anything"


CREDITS = (
    Want.PHOTOGRAPHER,
    Want.CAMERAMAN,
    Want.AUTHOR,
    Want.SOURCE,
    Want.RATING,
)  # a document's captions and bylines tell them


@dataclass(frozen=True)
class Query:
    """A question as understood.

    ``question`` is as typed (cleaned), ``text`` what is searched: standalone, with its marks. ``subject`` are the
    folded terms of what it asks about, without the words that only ask; ``focus`` those that a follow-up brought, and
    ``light`` those of everyday speech, which tell little. ``alone`` is the text of a follow-up as it stands by itself.
    ``instead_of`` is the text of the question that a follow-up goes on from.
    ``spelled`` is the message as the documents would spell it, nothing reworded.
    ``words`` are those of two syllables, each with the one right before whose kind it tells: "dữ liệu", "trung tâm".
    ``shown_last`` is the document of the quote that was shown last before it, and its place there; ``told_of`` are the
    years of the quote that answered it. ``claims`` are the
    values that somebody read back to have them confirmed, and ``stated`` the statement that holds them, where it names
    all that it is of.
    """

    question: str
    text: str
    intent: Intent = Intent.QUESTION
    language: str = "vi"
    want: Want = Want.ANYTHING
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    light: frozenset[str] = frozenset()
    alone: str = ""
    spelled: str = ""
    instead_of: str = ""
    words: tuple[tuple[str, str], ...] = ()
    shown_last: tuple[str, Span] | None = None
    told_of: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    stated: str = ""

    def asks(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Returns what a pattern finds in the text; it is looked for once, however many candidates need to know."""
        found, key = _found_in(self.text), (pattern.pattern, pattern.flags)  # a pattern is hashed anew each time
        if key not in found:
            found[key] = pattern.search(self.text)
        return found[key]

    @property
    def extreme(self) -> Literal["most", "least"] | None:
        """Whether the highest or the lowest of several is asked for ("chỉ số nào cao nhất?")."""
        asked = self.asks(EXTREME)
        return None if asked is None else "least" if asked[1] else "most"

    @property
    def foreign(self) -> bool:
        """Whether the text that is searched is in a language that the documents are not in: meaning alone can find."""
        return self.language == "en" and vietnamese.is_english(self.text)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The subject's terms, whatever their order."""
        return frozenset(self.subject)

    @cached_property
    def singles(self) -> list[str]:
        """The subject's single terms, without the pairs, each once."""
        return [term for term in dict.fromkeys(self.subject) if "_" not in term]

    @cached_property
    def telling(self) -> list[str]:
        """Those of the single terms that are no words of everyday speech."""
        return [term for term in self.singles if term not in self.light]

    @cached_property
    def lightly(self) -> frozenset[str]:
        """The terms that tell little, with those that ask for a target: one word for it is as good as another."""
        aim = self.asks(AIMS)
        return self.light | term_set(aim.group()) if aim else self.light

    @cached_property
    def placing(self) -> frozenset[str]:
        """The terms of the places that it names; in "Thái Bình Dương" no "Thái Bình" is named."""
        longer = " ".join(f"{name.of(self.text)}," for name in vietnamese.proper_names(self.text))
        return frozenset(term for place in self.places if f"{place} " not in longer for term in term_set(place))

    @cached_property
    def placeless(self) -> "Query":
        """The query without its places: what a sentence tells of one it tells in all its clauses."""
        placed = {term for place in self.places for term in term_set(place)}
        return replace(self, subject=tuple(term for term in self.subject if term not in placed))

    @property
    def vague(self) -> bool:
        """Whether it names nothing but perhaps the kind of thing that is asked for, or chooses among what was shown."""
        names = self.singles if self.want is not Want.ANYTHING else self.telling
        named = (
            names
            or (self.years and not HOW_MUCH.search(self.text))  # "năm 2023 có bao nhiêu?"
            or self.places
            or CODE.search(self.text)
            or (self.pairs and HOW_LONG.search(self.text))
        )
        return not named or CHOOSES.match(self.text) is not None

    @cached_property
    def no_syllables(self) -> list[str]:
        """Those of the single terms that are no Vietnamese syllables: foreign words, numbers, "4g"."""
        return [term for term in self.singles if not vietnamese.is_syllable(term)]

    @cached_property
    def pairs(self) -> list[str]:
        """The subject's pairs of neighbours, each once."""
        return [term for term in dict.fromkeys(self.subject) if "_" in term]


@lru_cache(maxsize=64)
def _found_in(text: str) -> dict[tuple[str, int], re.Match[str] | None]:
    """What patterns that were looked for find in a text, by what they are made of."""
    return {}


TITLE = (
    r"\b(?:chủ tịch|bí thư|giám đốc|thủ tướng|bộ trưởng|thứ trưởng|tổ trưởng|trưởng ban|chủ nhiệm|cục trưởng|vụ trưởng|"
    r"thống đốc|hiệu trưởng|chánh văn phòng|chánh thanh tra|viện trưởng|tổ phó|tổng thư ký)\b"
)
OF_BODY = r"(?: (?:tỉnh|thành phố|huyện|xã|bộ|sở|ban|cục|UBND|ủy ban nhân dân|HĐND|hội đồng nhân dân))"
EACH = r"(?<!1 )(?<!một )(?<!mỗi )(?<!ban )"  # "1 ngày bao nhiêu giao dịch" asks for no day
MEASURE = re.compile(r"\b(?:chỉ số|t[ỷỉ] lệ|t[ỷỉ] trọng|tốc độ)\b", re.IGNORECASE)
BARE_MEASURE = re.compile(
    rf"(?i){MEASURE.pattern}|\b(?:tăng trưởng|số lượng|con số|số liệu|(?<=nhiêu )(?:{SCALE}|{UNIT}))\b"
)
CODE = re.compile(r"\b[A-Z]{2,}\b")  # "AI" is not "ai"
NO_NAME = re.compile(
    r"(?i)điểm|số|mức|phần|giá|hàng|cột|bảng|thầy|cô|ông|bà|anh|chị|việc"
)  # as the first word of what looks like one
# How a question asks why; "tại đâu" asks where.
WHY = r"(?:(?:vì|tại|do) sao|(?:vì|do) đâu|sao lại)"
REASON = r"(?:(?:lý|lí) do|nguyên nhân)"
ASKS_WHY = re.compile(rf"(?i)\b(?:{WHY}|{REASON}|nghĩa là (?:sao|gì)|why)\b")
ASKING = r"(?:nào|gì|ai|đâu|mấy|bao nhiêu|bao giờ)"
ASKS_ITSELF = re.compile(rf"\b{ASKING}\b", re.IGNORECASE)
HOW_MUCH = re.compile(r"\b(?:bao nhiêu|mấy)\b", re.IGNORECASE)
COUNTED = re.compile(
    r"(?i)(?:bao nhiêu|mấy|số lượng)\s+(?:(?:nghìn|ngàn|triệu|t[ỷỉ])\s+(?!đồng))*"
    r"(?!(?:so|hồi|vào)\b|năm \d{4})(\w+(?:\s+\w+)?)"
)
HOW_LONG = re.compile(r"(?i)\bbao lâu\b")
# "cái nào mới hơn?", "vậy số nào đúng?" choose among what was shown, "ông ấy là ai?" points to somebody not told of.
CHOOSES = re.compile(
    r"^(?:(?:thế|vậy) )?(?:(?:cái|số|con số|bên|tài liệu|nguồn) nào (?:là )?(?:mới|đúng|chính xác|chuẩn|sai|cũ)"
    r"|(?:ông|bà|anh|chị|cô|đồng chí|vị|người) (?:ấy|đó|kia) (?:hiện |đang )?(?:(?:là|tên) (?:ai|gì)|giữ|nắm|làm))\b",
    re.IGNORECASE,
)
# "tăng hay giảm", "tốt lên hay xấu đi"
WAY = r"(?:tăng|giảm|(?:tốt )?lên|xuống|(?:xấu|kém|tệ) đi)"
WHICH_WAY = rf"{WAY} (?:hay|hoặc) (?:là )?{WAY}"
# "nào cao nhất", "nào có nhiều học sinh nữ nhất", but not "nào có ít nhất 12 người", "nào thống nhất".
EXTREME = re.compile(
    r"(?i)\bnào\b.*?\b(?:(thấp|nhỏ|ít|kém|yếu|rẻ|ngắn|thưa|(?<=tăng )chậm|(?<=giảm )chậm)"
    r"|cao|lớn|nhiều|đông|đắt|dài|(?<=tăng )(?:nhanh|mạnh)|(?<=giảm )(?:nhanh|mạnh))(?: (?!nhất\b)[^\W\d]+){0,4}? "
    r"(?<!thống )(?<!hợp )(?<!duy )(?<!thứ )(?<!hạng )(?<!giải )nhất\b(?! là\b| (?!(?:19|20)\d\d\b)\d)"
)
# "chỉ số nào tăng nhiều nhất?"
CHANGED_MOST = re.compile(
    r"(?i)\b(?P<way>tăng|nhảy|giảm)(?: trưởng)? (?:\w+ )?(?:nhiều|mạnh|nhanh|cao|lớn|ít|chậm|thấp) nhất\b"
)
# The year of a meeting says which meeting, and not for which year its figures hold.
MEETING_OF_YEAR = re.compile(rf"(?i)\b(?:{GATHERING}|buổi lễ)\b[^,.;?]{{0,60}}?{vietnamese.YEAR.pattern}")


# "c cho e xin nguồn", "E cảm ơn", "… đúng ko a": one spoken to, or oneself, in a letter; in "mức e" it is a name.
LETTER = re.compile(
    r"\b(?i:cho|ch[aà]o|th[uư]a|nh[oờ]|gi[uú]p|gi[uù]m|c[aáả]m [oơ]n|[oơ]i|ok|d[aạ]|v[aâ]ng) [eac]\b"
    r"|(?:^[EACeac]|(?<=[,.;!?] )[eac])(?= (?i:h[oỏ]i|c[aáả]m|xin|cho|mu[oố]n|nh[oờ]|ch[aà]o|[oơ]i|r[oõ]|hi[eể]u)\b)"
    r"|\b(?i:(?:kh)?[oô]ng|k|ko|ch[uư]a|[dđ][aâ]u|n[aà]o|g[iì]|j|sao|(?:nhi)?[eê]u|bn|m[aấ]y|r[oồ]i|v[aậ]y|v[oớ]i"
    r"|[dđ][uú]ng|ngu[oồ]n|[oơ]n) (?P<ends>a)(?=\W*$)"
)


def clean(question: str) -> str:
    """Returns the question in NFC on one line, without control and invisible characters, people named in full."""
    text = vietnamese.normalise(question)
    if not text.isprintable():
        hidden = ("Cc", "Cf", "Cs", "Co", "Cn")
        text = "".join(c if c.isspace() or unicodedata.category(c) not in hidden else "" for c in text)
    full, text = {"e": "em", "a": "anh", "c": "chị", "ends": "ạ"}, " ".join(text.split())
    return LETTER.sub(lambda one: one.group()[:-1] + full[one.lastgroup or one.group()[-1].lower()], text)


def read(typed: str, text: str) -> Query:
    """Returns the query that a standalone question is; ``text`` is how the documents would write what was ``typed``."""
    language = language_of(typed)
    return Query(
        question=typed,
        text=text,
        language=language,
        want=_want(text),
        years=tuple(own_years(MEETING_OF_YEAR.sub(" ", text))),
        places=places(text),
        subject=tuple(subject_terms(text)),
        light=frozenset(_light(text, language)),
    )


def _light(text: str, language: str) -> Iterator[str]:
    """Yields the terms that tell little: everyday words, and what is left of a question in English that is no name."""
    translated = language == "en" and not vietnamese.is_english(text)
    names = {match.group().casefold() for match in TOKEN.finditer(text) if not match.group().islower()}
    for token in tokens(text):
        untranslated = translated and token not in names and not is_syllable(token)
        if untranslated or token in _words("everyday_words.txt"):
            yield spelling(token)


def language_of(typed: str) -> str:
    """Returns "en" for a question in English, else "vi"."""
    return "en" if vietnamese.is_english(typed) else "vi"


ORDINALS = {
    **NUMBERS,
    "đầu": 1,
    "đầu tiên": 1,
    "nhất": 1,
    "nhì": 2,
    "tư": 4,
    "mười một": 11,
    "mười hai": 12,
    "mười ba": 13,
}
ANY_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))  # "mười hai" before "mười" and "hai"
# "lần thứ hai", "nhỏ thứ nhì"; but "năm" is a year more often than 5, and "nhất" the most more often than the first.
IN_WORDS = {word: str(number) for word, number in ORDINALS.items() if word not in ("năm", "nhất", "đầu")}
NTH = re.compile(r"(?i)\bthứ \d+")
# "hành tinh thứ tư", where "thứ mấy" is asked
ASKS_NTH = re.compile(r"(?i)\bthứ (?:mấy|bao nhiêu)\b")
NTH_IN_WORDS = re.compile(rf"{NTH.pattern}|\bthứ (?:{ANY_ORDINAL})\b")


WANTS = (
    (Want.PHOTOGRAPHER, PHOTOGRAPHER),
    (Want.CAMERAMAN, CAMERAMAN),
    (Want.AUTHOR, AUTHOR),
    (Want.SOURCE, SOURCE),
    (Want.RATING, RATING),
    (Want.QUANTITY, r"^(?:(?:thứ|xếp|vị) (?:hạng|trí))\b.*\b(?:ra sao|thế nào)\b"),
    (
        Want.ANYTHING,
        r"\bcó (?:[\w,]+ ){1,8}(?:nào|ai) (?:\w+ ){1,6}(?:không|chưa)\b"
        r"|(?:xếp hạng|ranking|đánh giá)\b.* (?:của|do|bởi) \w+(?: \w+)? nào\b"
        rf"|\b{WHY}\b|\b(?:như )?thế nào\b|\bra sao\b|\bwhy\b"
        r"|\b(?:mạnh|cao|thấp|nhanh|chậm|nhiều|ít|lớn|nhỏ|tốt) hơn cấp \w+(?!.*\b(?:bao nhiêu|mấy)\b)"
        r"|\b(?:cấp|bên|giữa) \w+ (?:hay|và|với|so với) (?:cấp |bên |các )?\w+\b(?!.*\b(?:bao nhiêu|mấy)\b).*\bhơn\b",
    ),
    (
        Want.TIME,
        rf"khi nào|bao giờ|chừng nào|{EACH}(?:(?:ngày|năm|tháng|hôm|lúc|quý) (?:nào|mấy)|ngày bao nhiêu\b)|mấy giờ"
        r"|thời gian nào|\b(?:vào|từ|sinh) năm bao nhiêu\b(?! tuổi)"
        r"|\bwhen\b|what (?:date|year)",
    ),
    (
        Want.LIST,  # "mấy ngành mới mở là gì?" asks for their names
        r"\blà những (?:[\w,]+ ){1,9}(?:gì|nào)\b"
        r"|(?:^các|(?<!thứ )(?<!hạng )\bmấy) (?!(?:phần|giờ|lần|bậc|điểm|ngày|tháng|năm)\b)[^\W\d_]+ [^,;?]+"
        r" là (?:những )?gì\W*$",
    ),
    (
        Want.QUANTITY,
        r"bao nhiêu|\bmấy\b(?! (?:\w+ ){1,2}(?:đó|này|ấy)\b)|thứ hạng|xếp hạng|^hạng (?!mục)|hạng bao"
        r"|how (?:many|much)|percent|\brank",
    ),
    (
        Want.PERSON,
        r"(?<!hợp với )(?<!hợp cùng )(?<!tác với )\bai\b"  # bodies work together
        r"|(?:người|đồng chí|ông|bà|(?<!đơn )vị|lãnh đạo|quan chức|đại biểu) nào"
        rf"|{TITLE}(?: thường trực)?{OF_BODY}{{0,3}} nào\b"
        rf"|\btên (?:là )?gì|\btên (?:của )?(?:(?:ông|bà|vị|phó) )*{TITLE}|\bwho\b",
    ),
    (
        Want.LIST,
        r"\bgồm\b|những gì|\b(?:giấy tờ|hồ sơ|điều kiện) (?:gì|nào)\b"
        r"|\b(?:điều kiện|tiêu chuẩn|tiêu chí|quyền lợi) (?:[\w,]+ ){1,9}là gì\b"
        r"|\b(?:trường hợp|đối tượng|hành vi) nào\b|\b(?:toàn bộ|tất cả) các\b|\b(?:nêu|cho \w+) (?:đủ|ra|các|những)\b"
        r"|\bnhững (?:[\w,]+ ){1,9}gì\b|^(?:các|những) (?!.*\b(?:gì|nào|đâu|sao|không|chưa|hay|ai)\b)(?:\w+,? ){2}"
        # "3 việc cần tăng cường là gì?", but not "phiên họp lần thứ 8 bàn về điều gì?"
        r"|(?<![\d/])(?<!thứ )(?<!lần )(?<!số )(?<!họp )(?<!tháng )(?<!điều )(?<!lớp )(?<!khối )(?<!cấp )"
        r"\b(?:[2-9]|[1-9]\d) (?!tháng|năm|ngày|quý|giờ)"
        r"\w+(?: \w+){0,20}? (?:là (?:những )?gì|nào)\b"
        r"|\b(?:[2-9]|1\d) (?:việc|điều|nội dung|nhiệm vụ|giải pháp|cái) (?:gì|nào)\b"
        r"|\b(?:những|các) (?:\w+,? ){1,5}nào|liệt kê|(?<!đáng )(?<!không )\bkể (?!từ|trên|cả|đến)|\blist\b|what are",
    ),
    # "Tốc độ đi bộ phản ánh điều gì?", "Doanh thu đến từ đâu?", "Tổng số tín chỉ có bị giới hạn không?"
    (Want.ANYTHING, r"\b(?:điều|việc|làm|thứ) gì\b|\b(?:do|từ) đâu\W*$|\bcó (?:bị|được|phải)\b.*\bkhông\W*$"),
    (
        Want.QUANTITY,
        rf"{MEASURE.pattern}|tổng số|số lượng|doanh thu|kinh phí|^(?:các |những )?(?:số liệu|con số) (?:về )?"
        r"|\bshare\b|\brate\b|\bindex\b",
    ),
)


_WANTS = tuple((want, re.compile(pattern, re.IGNORECASE)) for want, pattern in WANTS)


@lru_cache(maxsize=256)
def _want(text: str) -> Want:
    return next((want for want, pattern in _WANTS if pattern.search(text)), Want.ANYTHING)


def want_of(query: Query) -> Want:
    """Returns the kind of thing wanted, as the question itself says where it is part of another or goes on from one."""
    said = query.spelled or query.question
    own = _want(said)
    if query.focus and ASKS_ITSELF.search(said):
        return own
    return own if query.want is Want.ANYTHING else query.want


def lines_of(name: str) -> list[str]:
    """Returns the lines of a file of words beside the code, without its comments."""
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(lines_of(name)).split())


AMONG_PARTS = re.compile(r"(?i)\btrong các thành phần\b")  # "chỉ số nào trong các thành phần cao nhất?"
ASKS_ALL = re.compile(rf"(?i)\b(?:toàn bộ|tất cả|đầy đủ|số liệu|con số|thông tin về)\b|{AMONG_PARTS.pattern[4:]}")
COMPOUNDS = frozenset((("theo", "dõi"), ("theo", "đuổi")))  # words of which the first only asks elsewhere
ASKS_OFFICE = re.compile(
    r"(?i)\b(?:(?:giữ|làm|nắm|đảm nhiệm)\s+)?(?:chức (?:vụ|danh)|(?:giữ|làm|nắm)\s+chức)\b(?:\s+(?:gì|nào|của))?"
)


def as_written(
    query: Query, writes: Callable[[Sequence[str]], bool], together: Callable[[str, str], float] = lambda *_: 0.0
) -> Query:
    """Returns the query with a word's marks kept in its terms where no document ``writes`` the word so, and its words.

    Documents that speak of "đã" and "tháng" hold neither "đá" nor "thắng", though these fold to the same terms.
    ``together`` tells how often two syllables stand beside each other, for how often each does.
    """

    def term(token: str) -> str:
        folded = spelling(token)
        return folded if folded == token or folded in query.light or writes([token]) else token

    subject = tuple(subject_terms(query.text, term))
    return replace(query, subject=subject, words=tuple(_words_of(query, together)))


def _words_of(query: Query, together: Callable[[str, str], float]) -> Iterator[tuple[str, str]]:
    """Yields the words of two syllables that a query names, each with the one right before it or "" where none is.

    Neighbours are a word where both stand more with each other than with those around. Names are looked for in their
    own way, and what is said every day tells nothing.
    """
    said = [match.group() for match in TOKEN.finditer(query.text)]
    beside = [0.0, *(together(one.casefold(), other.casefold()) for one, other in pairwise(said)), 0.0]
    found = [""] * len(said)
    for at, (before, here, behind) in enumerate(zip(beside, beside[1:], beside[2:], strict=False)):
        pair = [spelling(word) for word in said[at : at + 2]]
        if (
            here < ONE_WORD
            or here <= max(before, behind)
            or any(word[0].isupper() for word in said[max(at, 1) : at + 2])
        ):
            continue
        word = "_".join(pair)
        if word not in query.subject or {*pair} <= query.light | query.placing:
            continue
        found[at] = word
        if all(map(is_syllable, said[at : at + 2])):
            yield word, found[at - 2] if at > 1 and before else ""


def subject_terms(text: str, term: Callable[[str], str] = spelling) -> list[str]:
    """Returns the terms of a text without those that only ask; a pair is kept where neither of its words only asks."""
    years = {str(year) for year in vietnamese.years(text)}
    text = re.sub(r"(?i)phần trăm|percent(?:age)?", "%", text)  # the sign is no term, and documents write the sign
    text = ASKS_ALL.sub("|", ASKS_OFFICE.sub("|", PART.sub("|", text)))
    english = vietnamese.is_english(text) and len(tokens(text)) > 2  # "A" alone is a letter
    asking = _words("english_asking_words.txt" if english else "asking_words.txt")
    said = tokens(text)
    asks = (token in asking and pair not in COMPOUNDS for token, pair in zip(said, pairwise([*said, ""]), strict=True))
    words = ["" if only or token in years else term(token) for only, token in zip(asks, said, strict=True)]
    return [word for word in words if word] + [f"{one}_{other}" for one, other in pairwise(words) if one and other]


def named_by_itself(text: str) -> set[str]:
    """Returns the single terms of what a text names, without the measure of it: none of "tốc độ tăng trưởng"."""
    return {term for term in subject_terms(BARE_MEASURE.sub(" ", text)) if "_" not in term}


LEAST_OF_NAME = 5  # letters of a name that is typed as no name


@lru_cache(maxsize=256)
def names(text: str) -> tuple[str, ...]:
    """Returns the words that a question writes as names: with a capital letter.

    Of its first word that tells only where it is no Vietnamese, and does not say who asks ("Startup hỏi: …"); there it
    may be typed without one ("tiktok có bao nhiêu người dùng?").
    """
    first, *words = [match.group() for match in TOKEN.finditer(text)] or [""]
    opening = () if is_syllable(first) or ":" in text else (first,)
    named = (word for word in (*opening, *words) if word[:1].isupper())
    return (*named, *(word for word in opening if word.islower() and word.isalpha() and len(word) >= LEAST_OF_NAME))


@lru_cache(maxsize=256)
def named_pairs(text: str) -> frozenset[str]:
    """Returns the pairs of terms of a question's names, but for places, which are looked for in their own way."""
    named = (_without_opening(text, name).replace(COUNTRY, "") for name in vietnamese.proper_names(text))
    kept = (name for name in named if not places(name) and max(map(len, name.split()), default=0) > 1)  # "A B C"
    return frozenset(term for name in kept for term in term_set(name) if "_" in term)


def _without_opening(text: str, name: Span) -> str:
    """The name without a word that only opens the question: "Theo Thủ tướng, …" names no "Theo Thủ"."""
    first, _, rest = name.of(text).partition(" ")
    opens = (
        NO_NAME.fullmatch(first)
        or not subject_terms(first)
        or re.match(rf"(?:Phó )?{TITLE}", text[len(first) :].lstrip(), re.IGNORECASE)
    )
    return rest if name.start == 0 and opens else name.of(text)


@cache
def _places() -> tuple[list[str], ...]:
    """The ways to write each place, its name first."""
    return tuple(line.split(" | ") for line in lines_of("places.txt"))


@cache
def _place_patterns() -> dict[str, re.Pattern[str]]:
    begins = r"(?<!\w)(?<!\bviệt )"  # "Việt Nam định thương mại hóa 5G" is said of no Nam Định
    return {
        ways[0]: re.compile(rf"{begins}(?:{'|'.join(map(re.escape, ways))})(?!\w)", re.IGNORECASE) for ways in _places()
    }


@cache
def _place_ways() -> tuple[tuple[str, str], ...]:
    """Each way to write a place, folded in case, and the place."""
    return tuple((way.casefold(), ways[0]) for ways in _places() for way in ways)


@lru_cache(maxsize=4096)
def places(text: str) -> tuple[str, ...]:
    """Returns the provinces, cities and countries that a text names, in the order of the list of places."""
    folded = text.casefold()
    # A name that does not stand in the text at all is found out in a hundredth of the time that a pattern takes.
    there = dict.fromkeys([place for way, place in _place_ways() if way in folded])
    found = {place: [Span(*match.span()) for match in _place_patterns()[place].finditer(text)] for place in there}
    spans = [span for each in found.values() for span in each]

    def is_part(span: Span) -> bool:
        """Whether it is only part of a longer name, or of somebody's: "Lào" of "Lào Cai", "Nguyễn Hòa Bình"."""
        if text[span.start].isupper() and not any(other.end == span.start - 1 for other in spans):
            before = text[: span.start].split(" ")[-2:]
            if len(before) == 2 and not before[1] and before[0] in _words("surnames.txt"):
                return True
        return any(other != span and other.start <= span.start and span.end <= other.end for other in spans)

    return tuple(place for place, each in found.items() if not all(map(is_part, each)))


def place_spans(text: str) -> list[Span]:
    """Returns where a text names provinces, cities and countries, in whatever way it writes them, in order."""
    found = (_place_patterns()[place].finditer(text) for place in places(text))
    return sorted((Span(*match.span()) for each in found for match in each), key=lambda span: span.start)


def with_place(text: str, place: str, other: str) -> str:
    """Returns the text with ``other`` in the place of ``place``, however that is written there."""
    return _place_patterns()[place].sub(other, text)
