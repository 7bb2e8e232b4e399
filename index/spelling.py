"""Reads a question as it was typed on a phone: "tl hs tyr leej truc tuyn" is written as the documents would write it.

Knows abbreviations, counts of syllables and which terms the documents hold; knows nothing of what a question asks.
"""

from collections.abc import Callable, Iterator

from index.abbreviations import Abbreviations
from index.diacritics import CountsLookup, is_marked, restore
from index.vietnamese import TOKEN, fold, has_marks, is_english, is_syllable, normalise

LETTERS = "abcdeghiklmnopqrstuvxy"
TELEX_LETTERS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
TELEX_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
VOWELS = ("ơ", "ê", "â", "ô", "ă", "ư", "a", "e", "i", "o", "u", "y")  # in the order in which a tone prefers them
NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
ANYTHING = frozenset(("viec", "noi", "nhiem", "giai", "ket", "tru", "linh", "mat", "diem"))  # "nội dung", "kết quả"
LISTING = frozenset(("ke", "ra", "neu", "toi", "gom", "du", "ca", ""))


def spell(question: str, abbreviations: Abbreviations, counts: CountsLookup, holds: Callable[[str], bool]) -> str:
    """Returns the question as the documents would write it; ``holds`` tells whether they hold a term.

    Abbreviations become their words, Telex keys that were typed as letters and slips of one letter are mended, marks
    put back, and number words written as figures where the documents do so. English questions stay as they are.
    """
    question = normalise(question)
    if is_english(question):
        return question
    marked = is_marked(question)  # as typed: what abbreviations stand for is marked always
    question = abbreviations.expand(question)
    question = _each_word(question, lambda word, _: _from_telex(word, counts))
    question = _each_word(question, lambda word, around: _without_slip(word, around, counts))
    return _with_figures(question if marked else restore(question, counts), holds)


def _each_word(text: str, mend: Callable[[str, tuple[str, str]], str]) -> str:
    """Returns the text with each word mended; ``mend`` is told the word and its neighbours ("" at the ends)."""
    matches = list(TOKEN.finditer(text))
    words = ["", *(match.group() for match in matches), ""]
    pieces, end = [], 0
    for number, match in enumerate(matches, 1):
        pieces += [text[end : match.start()], mend(match.group(), (words[number - 1], words[number + 1]))]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _from_telex(word: str, counts: CountsLookup) -> str:
    """Reads Telex keys: "tyr" and "leej" are no syllables, but the keys of "tỷ" and "lệ"."""
    if has_marks(word) or not word.isalpha() or is_syllable(word):
        return word
    letters, tone = word.casefold(), ""
    if letters[-1] in TELEX_TONES:
        letters, tone = letters[:-1], TELEX_TONES[letters[-1]]
    for keys, letter in TELEX_LETTERS.items():
        letters = letters.replace(keys, letter)
    toned = [normalise(letters.replace(vowel, vowel + tone, 1)) for vowel in VOWELS if vowel in letters]
    return next((marked for marked in toned if marked in counts.variants(fold(marked))), word)


def _without_slip(word: str, around: tuple[str, str], counts: CountsLookup) -> str:
    """A word that no text holds becomes the known one a single slip away that is known beside one of its neighbours.

    Capital letters are left alone: a name that the documents do not know must stay unknown.
    """
    folded = fold(word)
    known = counts.variants(folded) or (has_marks(word) and is_syllable(word))
    if known or not word.isalpha() or not word.islower() or len(word) < 3:
        return word
    best, most = word, 0
    for candidate in _one_slip_away(folded):
        for variant in counts.variants(candidate):
            beside = _beside(variant, around, counts)
            if beside > most:
                best, most = variant, beside
    return best


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
        number, following = NUMBERS.get(word.casefold()), fold(around[1])
        if number is not None and fold(around[0]) == "thu" and holds(f"thu_{number}"):
            return str(number)
        if number is None or not following:
            return word
        counts = following in ANYTHING and (number != 5 or fold(around[0]) in LISTING)  # "năm" is a year as well
        known = counts or holds(f"{number}_{following}")
        return str(number) if known and not holds(f"{fold(word)}_{following}") else word

    return _each_word(text, figure)
