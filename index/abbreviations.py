"""What abbreviations stand for: a table that operators extend, and what the documents themselves define.

Knows text and the table; knows nothing of search.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from index.vietnamese import TOKEN, fold, normalise

GENERAL_TABLE = Path(__file__).parent / "data" / "abbreviations.tsv"
# "VN" of "VN-Index" is no word of its own, nor is the "s" of "Unknown's".
WORD = re.compile(r"(?<![-\w'’])[^\W\d_]+(?:&[^\W\d_]+)?(?![-\w])")
IN_BRACKETS = re.compile(r"\s*\(([A-ZĐ&]{2,10})\)")
WORDS_BEFORE = re.compile(r"(?:[^\W\d_]+[ -]+){1,9}[^\W\d_]+\Z")
LONGEST_MEANING = 200  # characters
SEVERAL = "|"  # parts the meanings of one abbreviation, the most common first
Choose = Callable[[Sequence[str], tuple[str, str]], str]


class AbbreviationsError(Exception):
    """A line of the table that is none; the message says which and what a line looks like."""


class Abbreviations:
    """What each abbreviation stands for. Those with a capital ("TTg") are read in documents, all in questions."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.meanings = dict(meanings)
        self._capital = {short: full for short, full in meanings.items() if not short.islower() and SEVERAL not in full}
        self._typed = {fold(short): full for short, full in meanings.items()}
        self._typed |= {short.casefold(): full for short, full in meanings.items()}

    @classmethod
    def of(cls, texts: Iterable[str], table: Path = GENERAL_TABLE) -> "Abbreviations":
        """Returns the table's abbreviations and those that the texts define; the texts' own win.

        Raises:
            AbbreviationsError: a line of the table is none.
        """
        meanings = read_table(table)
        for text in texts:
            meanings |= definitions(text)
        return cls(meanings)

    @classmethod
    def load(cls, path: Path) -> "Abbreviations":
        """Returns what ``save`` wrote."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path) -> None:
        """Writes the table as JSON."""
        path.write_text(json.dumps(self.meanings, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")

    def spell_out(self, text: str) -> str:
        """Returns a document's text with the full words behind each abbreviation that has them not yet beside it."""

        def explained(match: re.Match[str]) -> str:
            full = self._capital.get(match.group())
            if full is None or fold(full) in fold(
                text[max(0, match.start() - len(full) - 4) : match.end() + len(full) + 4]
            ):
                return match.group()
            return f"{match.group()} ({full})"

        return WORD.sub(explained, text)

    def expand(self, question: str, choose: Choose = lambda ways, around: ways[0]) -> str:
        """Returns the question with the full words for each abbreviation, typed in any case, with or without marks.

        ``choose`` is told the meanings of one that has several, and the words beside it ("" at the ends).
        """

        def ways(match: re.Match[str]) -> list[str]:
            meanings = self._typed.get(match.group().casefold(), match.group()).split(SEVERAL)
            as_listed = match.group() in self.meanings and not match.group().isupper()
            return meanings if as_listed or _is_typed_so(match.group(), meanings, question) else [match.group()]

        def only(match: re.Match[str]) -> str:
            meanings = ways(match)
            return match.group() if len(meanings) > 1 else meanings[0]

        def chosen(match: re.Match[str]) -> str:
            meanings = ways(match)
            return choose(meanings, _around(clear, match)) if len(meanings) > 1 else meanings[0]

        if not any(word.casefold() in self._typed for word in WORD.findall(question)):
            return question
        clear = WORD.sub(only, question)
        return WORD.sub(chosen, clear)


def _is_typed_so(word: str, meanings: list[str], question: str) -> bool:
    """Whether an abbreviation is meant: "K" and "pH" are names, and so is "CT" where it might mean several things."""
    if word.isupper() and not question.isupper():
        return len(word) > 1 and len(meanings) == 1
    return word.islower() or word.istitle() or question.isupper()


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    before, after = TOKEN.findall(text[: match.start()]), TOKEN.search(text, match.end())
    return before[-1] if before else "", after.group() if after else ""


def read_table(path: Path) -> dict[str, str]:
    """Returns a table of lines ``abbreviation<TAB>full words`` (several meanings parted by |); # begins a comment.

    Raises:
        AbbreviationsError: a line has no tab or nothing on one of its sides.
    """
    meanings: dict[str, str] = {}
    for number, line in enumerate(normalise(path.read_text(encoding="utf-8")).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        short, _, full = (piece.strip() for piece in line.partition("\t"))
        if not (short and full):
            raise AbbreviationsError(
                f"{path}, dòng {number}: cần viết tắt, một dấu tab, rồi nghĩa đầy đủ; thấy {line!r}"
            )
        meanings[short] = full
    return meanings


def definitions(text: str) -> dict[str, str]:
    """Returns the abbreviations that a text defines by writing them behind their words: "cơ sở dữ liệu (CSDL)"."""
    found = {}
    for match in IN_BRACKETS.finditer(text):  # these first: they are few
        before = WORDS_BEFORE.search(text[max(0, match.start() - LONGEST_MEANING) : match.start()])
        if before is None:
            continue
        words, short = TOKEN.findall(before.group()), match.group(1)
        letters = [letter for letter in short if letter.isalpha()]
        candidate = words[-len(letters) :]
        if [word[0].upper() for word in candidate] == letters:
            found[short] = " ".join(candidate).casefold()
    return found
