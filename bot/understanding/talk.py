"""What people say to a bot beside their questions: greetings, complaints, and what they ask of the answer before.

Knows a table of phrases (``data/talk.tsv``); knows nothing of documents.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from bot.understanding.about import ENDS, OPENS, THAT, THING, WHEN
from bot.understanding.english import read_table
from bot.understanding.query import ANY_ORDINAL, DATA, Intent
from index.vietnamese import fold, has_marks, is_english, is_syllable

WORD = re.compile(r"[^\W_]+")
ANY = "…"  # in a phrase: any words that do not ask
ASKING = r"(?:ai|gì|nào|đâu|mấy|bao|sao|what|which|who|how|when|where)\b"
MOST_ANY = 12  # words
CLAUSE_ENDS = re.compile(r"[,.;!\n](?!\d)")
ADDRESS, BESIDE = "address", "beside"  # what means nothing alone
OPENING = (Intent.GREETING, Intent.THANKS)
GRUMBLING = (Intent.COMPLAINT, Intent.BEYOND)  # "ngu thế, …", "trả lời ngắn thôi, …"
KINDS = frozenset([ADDRESS, BESIDE, *Intent])
ITEM_NOUN = r"(?:cái|cai|ý|điểm|điều(?= thứ)|việc|mục|nội dung|nhiệm vụ|giải pháp)"  # "cai" is spelled so
PLACE_IN_LIST = rf"(?:(?:thứ |số )?(?:{ANY_ORDINAL}|\d{{1,2}})|cuối(?: cùng)?)"
NEXT_IN_LIST = r"(?:tiếp theo|kế tiếp|tiếp nữa)"
# "đọc lại cho mình ý số 2"; "doc" is spelled so
REQUEST = r"(?:(?:còn|con|và|thế|vậy|cho|tôi|em|mình|muốn|biết|nghe|hỏi|xem|đ[ọố]c|nhắc|nói|nêu|kể|trích|lại|rõ|về) )*"
ITEM = re.compile(
    rf"(?:có )?{REQUEST}"
    rf"(?:{ITEM_NOUN} {PLACE_IN_LIST}|số \d{{1,2}}|(?:{ITEM_NOUN} )?{NEXT_IN_LIST}(?: là \w+(?= (?:gì|nào)))?)"
    r"(?: (?:trong|của) (?:(?:số|danh sách) )?(?:đó|này|ấy))?"
    r"(?: (?:nói |nói về |là |gồm )?(?:gì|cái gì|những gì|sao|thì sao|thế nào)"
    r"|(?: nói)?(?: (?:rõ|kỹ|cụ thể|chi tiết))? hơn| (?:nói )?(?:cụ thể|chi tiết)(?: là gì)?| không)?"
    r"(?: nữa| đi| nào| vậy| thế| ạ| à| á| nhỉ| đấy| ấy| giúp| hộ| cho| tôi| em)*"
)
# "số này lấy ở văn bản nào?", "cái này ở đâu ra?", "xin nguồn của ý này", "số đó công bố ngày nào?"
WORK = r"(?:văn bản|tài liệu|nguồn(?: tin)?|(?:tờ )?báo|bài(?: báo| viết)?|trang|đoạn)"
FROM_WHERE = re.compile(
    fold(
        rf"(?:(?:cho|xin|tôi|em|biết|hỏi) )*(?:nguồn (?:(?:của|cho) )?(?:{THING}|ý|đoạn) {THAT}"
        rf"|{OPENS}(?:(?:(?:{THING}|{WORK}) )?{THAT} |(?=lấy|trích|dẫn))"
        r"(?:(?:được|là|bạn|lấy|trích|dẫn|nằm|nêu|ghi|nói|đăng|có|ra|theo) )*"
        rf"(?:(?:(?:ở|từ|trong|tại|của|trên) )*{WORK} (?:nào|gì|mấy)|(?:ở|từ) đâu ra"
        rf"|(?:lấy|trích|dẫn)(?: ra)? (?:ở|từ) đâu|(?:công bố|đăng(?: tải)?)(?: (?:vào|từ|lúc))? {WHEN})){ENDS}"
    )
)
# "nguồn ở đâu để anh trích dẫn?": what somebody needs it for; folded
TO_CITE = re.compile(
    r" de (?:\S+ ){0,2}?(?:trich|dan|ghi|doi chieu|kiem tra|kiem chung)(?: (?:dan|nguon|lai|chu|vao|bai|bao cao))*\W*$"
)
# What states who one is, or what one is about to do, and asks for nothing; folded ("báo cáo" asks no "bao").
STATES = re.compile(
    rf"(?!.*\b(?:{fold(ASKING).replace('may|bao', 'bao(?! cao)')}|(?:khong|chua|cho|hoi|t[yi] le|chi so|20..)\b))"
    r"\W*(?:(?:toi|minh|em|chau|anh|chi|co|chu|bac) (?:(?:hien|dang|sap|vua|moi) )*"
    r"(?:la|chuan bi|viet|soan|hoc|ve|vao|o|nhan viec|lam (?:o|ben|tai|trong|nghe|bao cao|bai|viec)|se) \S.*"
    r"|(?:(?:xin|toi|minh|em|anh|chi) )*(?:can|kiem tra)(?: lai)? (?:vai|may|mot so|(?:mot )?it)"
    r" (?:con so|so lieu|thong tin).*)"
).fullmatch


class Piece(NamedTuple):
    """A phrase of a message: which of its words come before its end, and what it means."""

    stop: int
    length: int
    kind: str


class OpenPhrase(NamedTuple):
    """A phrase with ``ANY``: its place in the table, what it means, its words without marks, and what finds it."""

    number: int
    kind: Intent
    words: frozenset[str]
    pattern: re.Pattern[str]


def intent_of(message: str) -> Intent:
    """Returns what a person means by a message, as far as its words tell before anything is searched.

    It is talk where it is made of the table's phrases alone, and then what the last of them in ``Intent`` means.
    """
    words = _words(message[: aim.start()] if (aim := TO_CITE.search(fold(message))) else message)
    said = _as_written(words)
    pieces = list(_pieces(said))
    stops = [0, *(piece.stop for piece in pieces)]
    if stops[-1] == len(said):
        return max(_meant(pieces), key=list(Intent).index, default=Intent.QUESTION)
    end = next((end for end in range(len(said), 0, -1) if not _is_beside(said[end - 1])), 0)
    asked = {f"{' '.join(said[start:stop])} " for start in stops for stop in (end, len(said))}
    if any(ITEM.fullmatch(each.rstrip()) for each in asked):
        return Intent.ITEM
    if any(FROM_WHERE.fullmatch(fold(each.rstrip())) for each in asked):
        return Intent.SOURCES
    known, there = _open_phrases(), frozenset(map(fold, said))
    may_be = [each for word in there for each in known.get(word, ()) if each.words <= there]
    may_be.sort(key=attrgetter("number"))
    meant = (each.kind for each in may_be if any(map(each.pattern.fullmatch, asked)))
    clauses = [clause for clause in CLAUSE_ENDS.split(message) if WORD.search(clause) and "?" not in message]
    kinds = {Intent.GREETING if STATES(fold(clause)) else intent_of(clause) for clause in clauses if clauses[1:]}
    opens = kinds and (kinds <= {*OPENING} or kinds == {Intent.SOURCES})
    return next(meant, None) or (max(kinds, key=list(Intent).index) if opens else Intent.QUESTION)


def without_greeting(message: str) -> str:
    """Returns the message without the greeting, thanks or grumbling in front of a question.

    What grumbles ends at a mark, or is no word ("đm"): "mất thời gian bao lâu" does not grumble. One word alone is a
    greeting only before a mark or a name ("chào bạn"): "chào bán cổ phiếu" greets nobody.
    """
    words = _words(message)
    end = 0
    for piece in _pieces(_as_written(words)):
        last = words[piece.stop - 1]
        parted = re.match(r"\s*[,.;:!?\n]", message[last.end() :]) is not None
        # "cho em hoi chi so …" calls nobody
        called = has_marks(last.group()) or not fold(message[:end]).endswith(" hoi")
        if piece.kind in OPENING:
            addressed = _kind(_as_written(words[piece.stop : piece.stop + 1])) == ADDRESS
            alone = piece.length == 1 and is_syllable(last.group())
            end = last.end() if parted or addressed or not alone else end
        elif {ADDRESS: parted or (end and called), BESIDE: end and parted}.get(piece.kind) or (
            piece.kind in GRUMBLING and (parted or not is_syllable(last.group()))
        ):
            end = last.end()
        elif piece.kind not in (ADDRESS, BESIDE):
            break
    return message[end:].lstrip(" ,.;:!?–-") or message


def is_said_in_english(message: str, before: str) -> bool:
    """Returns whether talk is in English, by its words, or where ``before`` was ("en") and they have no marks."""
    words = [word.group() for word in _words(message)]
    foreign = sum(not is_syllable(word) for word in words)
    mostly = len(words) > 2 and foreign > len(words) / 2
    return is_english(message) or (not has_marks(message) and (mostly or (before == "en" and foreign > 0)))


def _words(message: str) -> list[re.Match[str]]:
    return list(WORD.finditer(message))


def _as_written(words: Sequence[re.Match[str]]) -> list[str]:
    """The words as the table writes them: "bạn" for "bot"."""
    same = _same()
    return [same.get(word, word) for word in (match.group().casefold() for match in words)]


def _pieces(said: Sequence[str]) -> Iterator[Piece]:
    """Yields the longest phrases that follow each other from the beginning, up to the first word that is in none."""
    at = 0
    while at < len(said):
        lengths = (length for length in _lengths().get(fold(said[at]), ()) if at + length <= len(said))
        found = next(((length, kind) for length in lengths if (kind := _kind(said[at : at + length]))), None)
        if found is None:
            return
        at += found[0]
        yield Piece(at, *found)


def _kind(said: Sequence[str]) -> str | None:
    """What a phrase means; its words may have the table's marks or, but for letters, none: "E" is no "ê"."""
    known = _phrases().get(fold(" ".join(said)), {})
    if (exact := known.get(" ".join(said))) is not None:
        return exact
    for phrase, kind in known.items():
        pairs = zip(said, phrase.split(), strict=True)
        if all(word == written or (len(word) > 1 and word == fold(written)) for word, written in pairs):
            return kind
    return None


def _meant(pieces: Sequence[Piece]) -> list[Intent]:
    return [Intent(piece.kind) for piece in pieces if piece.kind not in (ADDRESS, BESIDE)]


def _is_beside(word: str) -> bool:
    return _kind([word]) in (ADDRESS, BESIDE)


@cache
def _table() -> list[tuple[str, list[str]]]:
    """The table's lines: what phrases mean or are written as, and the phrases."""
    return [(kind, phrases.split(" | ")) for kind, phrases in read_table(DATA / "talk.tsv")]


@cache
def _same() -> dict[str, str]:
    return {word: written for written, words in _table() if written not in KINDS for word in words}


@cache
def _written_phrases() -> list[tuple[str, str]]:
    phrases = [(kind, phrase) for kind, phrases in _table() if kind in KINDS for phrase in phrases]
    return [
        (kind, " ".join(_same().get(word, word) for word in re.findall(rf"[^\W_]+|{ANY}", each)))
        for kind, each in phrases
    ]


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """The phrases without ``ANY`` and what they mean, by their words without marks."""
    known: dict[str, dict[str, str]] = {}
    for kind, phrase in _written_phrases():
        if ANY not in phrase:
            known.setdefault(fold(phrase), {})[phrase] = kind
    return known


@cache
def _lengths() -> dict[str, list[int]]:
    """Of how many words the phrases are that begin with each word without its marks, the most first."""
    lengths: dict[str, set[int]] = {}
    for words in map(str.split, _phrases()):
        lengths.setdefault(words[0], set()).add(len(words))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


@cache
def _open_phrases() -> dict[str, list[OpenPhrase]]:
    """The phrases with ``ANY``, by their longest word without its marks: a message must have it."""
    known: dict[str, list[OpenPhrase]] = {}
    for number, (kind, phrase) in enumerate(_written_phrases()):
        if ANY in phrase:
            words = frozenset(fold(phrase).split()) - {ANY}
            known.setdefault(max(words, key=len), []).append(OpenPhrase(number, Intent(kind), words, _pattern(phrase)))
    return known


def _pattern(phrase: str) -> re.Pattern[str]:
    anything = rf"(?:(?!{ASKING})\S+ ){{0,{MOST_ANY}}}?"
    return re.compile("".join(anything if word == ANY else f"(?:{word}|{fold(word)}) " for word in phrase.split()))
