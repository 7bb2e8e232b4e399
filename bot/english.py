"""A question in English becomes the words that Vietnamese documents would use.

Knows a glossary and the order of words; knows nothing of queries. It is no translation: nobody is shown it as one, but
search and the reader, which know Vietnamese, find by it what is asked.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from index.vietnamese import ENGLISH_WORDS

GLOSSARY = Path(__file__).parent / "data" / "english.tsv"
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*%?")
OF_YEAR = re.compile(r"(?i)\b(?:(?:in|by|of|for|during|since)\s+)?(?:the\s+year\s+)?(?<![\d.,])((?:19|20)\d\d)\b")
ORDINAL = re.compile(r"(?i)(\d+)(?:st|nd|rd|th)")
LONGEST_PHRASE = 6  # words
LEAST_KNOWN = 0.6  # share of its words that must be known for the Vietnamese to stand for the question
ASKING = ("bao nhiêu", "gì", "nào", "ai", "khi", "ở đâu", "vì sao", "như thế nào", "liệt kê", "so sánh", "tỷ lệ bao")


def in_vietnamese(question: str) -> str | None:
    """Returns the question in Vietnamese words, or None where too few of its words are in the glossary.

    English puts what describes before the thing, Vietnamese behind it: words that stand together change their order.
    """
    known = unknown = 0
    pieces: list[str] = []
    together: list[str] = []
    question = OF_YEAR.sub(r" . năm \1 . ", question.replace("’", "'").replace("'s ", " ").replace("-", " "))
    for phrase, meaning in _phrases(question):
        if meaning is None:
            pieces, together = [*pieces, *reversed(together)], []
            continue
        known, unknown = known + (meaning != phrase), unknown + (meaning == phrase and phrase.islower())
        if meaning.startswith(ASKING) or meaning in ("và", "hay", "so với"):
            pieces, together = [*pieces, *reversed(together), meaning], []
        else:
            together.append(meaning)
    text = " ".join([*pieces, *reversed(together)])
    return f"{_asking_last(text)}?" if known and known / (known + unknown) >= LEAST_KNOWN else None


def _asking_last(text: str) -> str:
    """Puts the words that ask what something is behind it: "là gì chỉ số" reads "chỉ số là gì"."""
    asks = next((words for words in ("là gì", "gồm những gì") if text.startswith(words)), "")
    return f"{text.removeprefix(asks).strip()} {asks}".strip()


@lru_cache(maxsize=8192)
def meaning_of(phrase: str) -> str | None:
    """Returns what an English phrase of the glossary means, or None."""
    words = WORD.findall(phrase.replace("-", " "))
    length, meaning = _longest(words[:LONGEST_PHRASE])
    return meaning if length == len(words) else None


def _phrases(question: str) -> Iterator[tuple[str, str | None]]:
    """Yields the longest phrases that the glossary knows, each with its meaning.

    A word that it does not know means itself; one that only joins others, and a mark between words, mean None.
    """
    words = re.findall(rf"{WORD.pattern}|[^\w\s]", question)
    at = 0
    while at < len(words):
        word = words[at]
        length, meaning = _longest(words[at : at + LONGEST_PHRASE])
        if length == 1 and at and _name_length(words[at:]) > 1:
            meaning = None  # "United States"
        if meaning is not None:
            yield " ".join(words[at : at + length]), meaning
        elif word == "năm":
            yield word, f"năm {words[at + 1]}"
            length = 2
        elif ordinal := ORDINAL.fullmatch(word):
            yield word, f"lần thứ {ordinal[1]}"
        elif word.casefold() in ENGLISH_WORDS or not word[0].isalnum():
            yield word, None
        else:
            length = _name_length(words[at:])
            name = " ".join(words[at : at + length])
            yield name, name
        at += length


def _longest(words: Sequence[str]) -> tuple[int, str | None]:
    """Returns the meaning of the longest phrase that the words begin with, and how many words it has."""
    glossary = _glossary()
    lowered = [word.casefold() for word in words]
    for length in range(len(words), 0, -1):
        *head, last = lowered[:length]
        for form in _forms(last):
            if (meaning := glossary.get(" ".join([*head, form]))) is not None:
                return length, meaning or None
    return 1, None


def _forms(word: str) -> Iterator[str]:
    """Yields the word as it stands, and without the endings of plural and tense."""
    yield word
    for ending, stems in (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e"))):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from (word.removesuffix(ending) + stem for stem in stems)


def _name_length(words: Sequence[str]) -> int:
    """How many of the words from the first on are one name: each with a capital letter."""
    capital = [word[0].isupper() for word in words]
    return max(1, capital.index(False) if False in capital else len(capital))


def read_table(path: Path) -> list[tuple[str, str]]:
    """Returns a table of lines ``phrase<TAB>meaning``; comments, and lines written without a tab, are none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    parted = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [(phrase.strip(), meaning.strip()) for phrase, tab, meaning in parted if tab and phrase.strip()]


@cache
def _glossary() -> dict[str, str]:
    return dict(read_table(GLOSSARY))
