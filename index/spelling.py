"""Reads a question as it was typed on a phone: "tl hs tyr leej truc tuyn" is written as the documents would write it.

Knows abbreviations, counts of syllables and which terms the documents hold; knows nothing of what a question asks.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence

from index.abbreviations import Abbreviations
from index.chatting import chat_readings, sounding_alike
from index.diacritics import OWN_WEIGHT, CountsLookup, is_marked, is_written, marks, restore
from index.vietnamese import (
    BEFORE_I_OR_Y,
    NUMBERS,
    SCALE,
    TOKEN,
    fold,
    has_marks,
    is_english,
    is_shouted,
    is_syllable,
    normalise,
)

Mend = Callable[[str, tuple[str, str]], str]
"""A word and its neighbours ("" at the ends of a text) -> the word as it should be."""

PARTS = re.compile(f"({TOKEN.pattern})")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
I_OR_Y = str.maketrans("iìíỉĩịyỳýỷỹỵ", "yỳýỷỹỵiìíỉĩị")
MUCH_MORE = 10  # times as often as the other is a way of writing the documents' own
LEAST_OF_NAME = 4  # letters of a foreign name that may be mended
# From so many letters on, and where it is written more than once, hardly another name is one slip away.
LEAST_OF_NAME_ALONE, WRITTEN_TWICE = 5, 2 * OWN_WEIGHT
TELEX_LETTERS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
TELEX_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
VOWELS = ("ơ", "ê", "â", "ô", "ă", "ư", "a", "e", "i", "o", "u", "y")  # in the order in which a tone prefers them
LEFT_OUT, MISTYPED = 0.1, 0.3  # how much a word must belong beside another that was typed with fewer marks, or others
KNOWN = 0.02  # what it is worth that the documents write a meaning, as much as that it belongs to its neighbours so
SELDOM = OWN_WEIGHT // 10  # counts of what is hardly written
# "dụng" is a part of words alone: who types "dung" by itself means "dùng".
WITH_USE = ("sử", "áp", "ứng", "tác", "tận", "vận", "công", "tín", "lợi", "lạm", "trọng", "tuyển", "thông", "hữu", "vô")
USE = re.compile(rf"(?i)\b{''.join(f'(?<!{word} )' for word in WITH_USE)}dụng\b")
# "… dung k" at the end of what asks for nothing else is "đúng không", though "công dụng" is a word.
NO_USE = "".join(rf"(?<!{word} )" for word in WITH_USE if word != "công")
IS_RIGHT = re.compile(
    rf"(?i)^(?!.*\b(?:có|được|cần|nên|phải|còn|gì|nào|ai|đâu|mấy|nhiêu)\b)(.*\S ){NO_USE}d[uụù]ng(?= không\W*$)"
)
# "bao nhieu ty do" asks for dollars, and points to none.
DOLLARS = re.compile(rf"(?i)\b((?:mấy|nhiêu) (?:(?:trăm|chục) )?{SCALE}) đó\b")
POINTING = ("đó", "đấy", "này", "ấy")  # "mức đó" is no slip for "mức độ"
ASKED = ("nhiêu", "mấy")  # what is counted belongs to them whatever it is
EACH_ONE = re.compile(rf"(?i)\b({'|'.join(NUMBERS)}|\d) cái (?=(?:tăng|đẩy)\b)")
# "nội dung", "kết quả"
ANYTHING = frozenset(("viec", "noi", "nhiem", "giai", "ket", "tru", "linh", "mat", "diem", "dieu"))
# Before these, "năm" is a year though "việc" follows: "trong năm việc gì đã xong".
OF_TIME = ("giay", "phut", "gio", "ngay", "tuan", "thang", "quy", "nam")
THOUSANDS = ("nghin", "ngan", "trieu", "ty")
OF_A_YEAR = frozenset(
    ("trong", "moi", "hang", "sang", "dau", "cuoi", "giua", "het", "nua", "tung", "thang", "qua", "mot")
)
BEFORE_A_YEAR = frozenset((*NUMBERS, "mỗi", "hằng", "hàng", "mấy", "nhiều"))  # whatever follows: "một năm bao nhiêu"


def spell(question: str, abbreviations: Abbreviations, counts: CountsLookup, holds: Callable[[str], bool]) -> str:
    """Returns the question as the documents would write it; ``holds`` tells whether they hold a term.

    Abbreviations become their words, Telex keys that were typed as letters and slips of one letter are mended, marks
    put back, and number words written as figures where the documents do so. English questions stay as they are.
    """
    question = normalise(question)
    if is_english(question):
        return question
    marked = is_marked(question)  # as typed: what abbreviations stand for is marked always
    shouted = is_shouted(question)
    question = abbreviations.expand(question, lambda ways, around: _likeliest(ways, around, counts))
    mends: list[Mend] = [
        lambda word, _: word if marked and not word.islower() else _from_telex(word, counts),
        lambda word, around: _without_slip(word, around, counts),
    ]
    if shouted:  # what is no syllable is a foreign name or an abbreviation
        mends.insert(0, lambda word, _: word.lower() if is_syllable(word) else word)
    if marked:
        mends += [
            lambda word, around: _in_place(word, around, counts),
            lambda word, _: _with_their_vowel(word, counts),
        ]
    question = _each_word(question, mends)
    restored = question if marked else _as_meant(restore(question, counts))
    return _with_figures(restored, holds)


def _as_meant(restored: str) -> str:
    """Returns a question whose marks were put back with what its own words tell better than their neighbours do."""
    return DOLLARS.sub(r"\1 đô", USE.sub("dùng", IS_RIGHT.sub(r"\1đúng", restored)))


def _each_word(text: str, mends: Sequence[Mend]) -> str:
    """Returns the text with each word mended in one way after the other."""
    parts = PARTS.split(text)  # what stands between words, and each word
    words = parts[1::2]
    for mend in mends:
        around = ["", *words, ""]
        words = [mend(word, (around[at], around[at + 2])) for at, word in enumerate(words)]
    parts[1::2] = words
    return "".join(parts)


def _from_telex(word: str, counts: CountsLookup) -> str:
    """Reads Telex keys: "tyr" and "leej" are no syllables, but the keys of "tỷ" and "lệ"."""
    if has_marks(word) or not word.isalpha() or is_syllable(word):
        return word
    if counts.variants(word.casefold()).get(word.casefold(), 0) >= OWN_WEIGHT:
        return word  # "Zazie dans le métro", as the documents write it
    letters, tone = word.casefold(), ""
    if letters[-1] in TELEX_TONES:
        letters, tone = letters[:-1], TELEX_TONES[letters[-1]]
    for keys, letter in TELEX_LETTERS.items():
        letters = letters.replace(keys, letter)
    if letters == word.casefold():
        return word  # no keys: a foreign word, or an abbreviation
    toned = [normalise(letters.replace(vowel, vowel + tone, 1)) for vowel in VOWELS if vowel in letters]
    return next((marked for marked in toned if marked in counts.variants(fold(marked))), word)


def _likeliest(ways: Sequence[str], around: tuple[str, str], counts: CountsLookup) -> str:
    """Returns the meaning that belongs to its neighbours most and that the documents write; of equal ones the first."""
    left, right = ({} if word in ASKED else counts.variants(fold(word)) for word in around)

    def belongs(way: str) -> float:
        words = way.casefold().split()
        before = max((together(each, words[0], counts, SELDOM) for each in left), default=0)
        after = max((together(words[-1], each, counts, SELDOM) for each in right), default=0)
        return before + after + (KNOWN if before + after and is_written(words, counts) else 0)

    return max(ways, key=belongs)


def _without_slip(word: str, around: tuple[str, str], counts: CountsLookup) -> str:
    """A word that no text holds becomes the known one a single slip away that is known beside one of its neighbours.

    The ways of a chat ("fải", "jì", "tướg") are tried first. A name that the documents do not know stays unknown, but
    for a foreign one that they write beside the same other name ("Bill Gate" for "Bill Gates"), or that is long and a
    slip for one name alone.
    """
    if not word.isalpha() or not word.islower():
        return _name_without_slip(word, around, counts)
    variants, marked = counts.variants(fold(word)), has_marks(word)
    if word in variants if marked else variants:
        return word
    meant = [way for way in chat_readings(word) if way in counts.variants(fold(way))]
    near = [way for each in _one_slip_away(fold(word)) for way in counts.variants(each)] if len(word) > 2 else []
    alike = [way for way in near if marks(way) == marks(word) and way not in ASKED] if marked else []
    if same := [way for way in variants if marked and marks(way) == marks(word)]:
        return same[0]  # "hoả" for "hỏa"
    rare = marked and is_syllable(word)  # it may be meant
    if meant and marked and not rare:
        return max(meant, key=lambda way: _beside(way, around, counts))
    sure = OWN_WEIGHT if rare else 1
    for ways, least in ((meant, 1), (list(variants), sure), (alike, sure), ([] if rare else near, 1)):
        best = max(ways, key=lambda way: _beside(way, around, counts), default=word)
        if _beside(best, around, counts) >= least:
            return best
    return word


def _name_without_slip(word: str, around: tuple[str, str], counts: CountsLookup) -> str:
    if not word.isalpha() or len(word) < LEAST_OF_NAME or not word.istitle() or is_syllable(word) or has_marks(word):
        return word
    if counts.variants(word.casefold()):
        return word
    names = tuple(each if each[:1].isupper() or not is_syllable(each) else "" for each in around)
    near = {way: often for each in _one_slip_away(word.casefold()) for way, often in counts.variants(each).items()}
    best = max(near, key=lambda way: _beside(way, (names[0], names[1]), counts), default=word)
    alone = len(word) >= LEAST_OF_NAME_ALONE and len(near) == 1 and near[best] >= WRITTEN_TWICE
    return best.capitalize() if alone or _beside(best, (names[0], names[1]), counts) else word


def _in_place(word: str, around: tuple[str, str], counts: CountsLookup) -> str:
    """A word that hardly stands beside its neighbours becomes the one of other marks that belongs to one of them.

    "cố đinh" is "cố định" where documents write that: the two words are hardly written apart. Marks are left out far
    more often than wrong ones are typed.
    """
    if not word.isalpha() or not word.islower() or word in POINTING:
        return word
    left, right = (neighbour.casefold() for neighbour in around)
    typed = counts.pair(left, word) + counts.pair(word, right)
    if typed >= SELDOM:
        return word

    def belongs(way: str) -> float:
        return max(together(left, way, counts), together(way, right, counts))

    alike = [way for way in sounding_alike(word) if way in counts.variants(fold(way))]
    best = max([*counts.variants(fold(word)), *alike], key=belongs, default=word)
    least = LEFT_OUT if set(marks(word)) < set(marks(best)) else MISTYPED
    return best if belongs(best) > (least if typed else least / 2) else word


def _with_their_vowel(word: str, counts: CountsLookup) -> str:
    """A syllable in i or y with the one of the two that documents write: "cùng kì" is "cùng kỳ" there."""
    if len(word) != 2 or word[0] not in BEFORE_I_OR_Y or not word.islower():
        return word
    other = word[0] + word[1].translate(I_OR_Y)
    there, here = (counts.variants(fold(way)).get(way, 0) for way in (other, word))
    return other if there > MUCH_MORE * here else word


def together(left: str, right: str, counts: CountsLookup, least: int = OWN_WEIGHT) -> float:
    """Returns how often two words stand together, over the geometric mean of how often each does; 0 below ``least``."""
    if (pair := counts.pair(left, right)) < least:
        return 0.0
    each = (counts.variants(fold(word)).get(word, 0) for word in (left, right))
    return pair / math.sqrt(math.prod(each))


def _beside(variant: str, around: tuple[str, str], counts: CountsLookup) -> int:
    """Returns how often the variant stands beside its neighbours, whatever their marks."""
    left, right = (counts.variants(fold(word)) for word in around)
    return sum(counts.pair(each, variant) for each in left) + sum(counts.pair(variant, each) for each in right)


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in LETTERS)


def _with_figures(text: str, holds: Callable[[str], bool]) -> str:
    """Writes "ba tăng cường" as "3 tăng cường", where the documents write the figure and never the word.

    So too what is counted by a word for anything ("kể ra năm việc"), which documents call by its own name.
    """

    def figure(word: str, around: tuple[str, str]) -> str:
        number = NUMBERS.get(word.casefold())
        if number is None:
            return word
        if around[0].casefold() == "thứ" and holds(f"thu_{number}"):
            return str(number)
        if number == NUMBERS["năm"] and around[0].casefold() in BEFORE_A_YEAR:
            return word
        if not (following := fold(around[1])) or (number == 1 and following not in (*OF_TIME, *THOUSANDS)):
            return word  # "một" is an article, but for "một ngày", "một triệu"
        counts = following in ANYTHING and (number != 5 or fold(around[0]) not in OF_A_YEAR)
        known = counts or holds(f"{number}_{following}")
        return str(number) if known and not holds(f"{fold(word)}_{following}") else word

    return _each_word(EACH_ONE.sub(r"\1 ", text), [figure])
