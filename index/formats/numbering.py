"""The numbers that Word writes before paragraphs by itself: "Điều 5.", "2.", "a)". Knows word/numbering.xml."""

import re
from typing import TypeAlias

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

Element: TypeAlias = etree._Element


class Numbering:
    """Counts the paragraphs of each list and tells the number that stands before the next one."""

    def __init__(self, root: Element | None) -> None:
        """Takes word/numbering.xml, or None where a file has no lists."""
        self._abstract: dict[str, dict[int, Element]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            levels = {int(level.get(W + "ilvl") or 0): level for level in abstract.iter(W + "lvl")}
            self._abstract[abstract.get(W + "abstractNumId") or ""] = levels
        for each in root.iter(W + "num"):
            number = each.get(W + "numId") or ""
            self._lists[number] = _value(each.find(W + "abstractNumId"))
            for override in each.iter(W + "lvlOverride"):
                start = _value(override.find(W + "startOverride"))
                if start.isdecimal():
                    self._starts[number, int(override.get(W + "ilvl") or 0)] = int(start)

    def next(self, properties: Element) -> str:
        """Returns the number before the next paragraph with these ``numPr``: "2.", "a)", "-"; empty if it has none."""
        number, depth = _value(properties.find(W + "numId")), _value(properties.find(W + "ilvl"))
        level = int(depth) if depth.isdecimal() else 0
        abstract = self._lists.get(number, "")
        levels = self._abstract.get(abstract, {})
        if level not in levels:
            return ""
        # Lists over one abstract list go on counting, unless they say where they start.
        starts_anew = any(each == number for each, _ in self._starts)
        counts = self._counts.setdefault(number if starts_anew else abstract, {})
        counts[level] = counts.get(level, self._start(number, levels[level], level) - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if _value(levels[level].find(W + "numFmt")) == "bullet":
            return "-"

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            count = counts.get(at, self._start(number, levels[at], at)) if at in levels else 0
            return _written(count, _value(levels[at].find(W + "numFmt"))) if at in levels else ""

        return re.sub(r"%(\d)", one, _value(levels[level].find(W + "lvlText"))).strip()

    def _start(self, number: str, level: Element, at: int) -> int:
        start = _value(level.find(W + "start"))
        return self._starts.get((number, at), int(start) if start.isdecimal() else 1)


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return "" if form == "none" else f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in ROMAN:
        written += sign * (count // value)
        count %= value
    return written


def _value(element: Element | None) -> str:
    return (element.get(W + "val") or "") if element is not None else ""
