"""Whose work a document shows: its captions and bylines, which are furniture to every other question.

Knows how Vietnamese papers and portals write credits; knows nothing of questions. Nothing is kept for it: what a
document says of its own text and pictures stands in its lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.documents import Block, Document
from index.vietnamese import SENTENCE_CLOSE, Span

Work = Literal["photo", "video", "text", "source", "rating"]

PICTURE = r"(?:nguồn\s+)?(?:hình\s+)?ảnh(?:\s+minh\s+h(?:ọa|oạ)|\s+tư\s+liệu)?|photos?"
FILM = r"(?:nguồn\s+)?(?:video|clip)|quay\s+phim"
WRITING = r"tin|bài(?:\s+viết)?|tác\s+giả|thực\s+hiện|người\s+viết"
MADE: dict[Work, str] = {"photo": PICTURE, "video": FILM, "text": WRITING}
JOINED = r"\s*(?:[,&/+–-]|và)\s*"  # "Tin, ảnh", "Bài và ảnh"
LABEL = rf"\b(?P<label>(?:{PICTURE}|{FILM}|{WRITING})(?:{JOINED}(?:{PICTURE}|{FILM}|{WRITING}))*)\s*:\s*"
NAMED = r"(?P<name>[^()\n]{2,60}?(?:\s*\([^()\n]{2,30}\))?)"
# The photographer stands at the end of a caption, in brackets or behind it; or a line has nothing but the credit.
CAPTION = re.compile(
    rf"(?i)\(?\b(?P<label>(?:(?:{WRITING}){JOINED})?(?:{PICTURE}))\s*:\s*{NAMED}\)?\.?$"
    rf"|\(\s*ảnh\s+minh\s+h(?:ọa|oạ)\s*\)\.?$"
)
LABELLED = re.compile(rf"(?i)\(?{LABEL}{NAMED}\)?\.?$")
ANYWHERE = re.compile(rf"(?i){FILM}|tác\s+giả|người\s+viết")  # "Tin: …", "Thực hiện: …" may open a paragraph
TAKEN_FROM = re.compile(r"\(?(?:Theo|theo|THEO)\s*:?\s+(?P<name>\w[^()\n:]{1,50})\)?$")
SOURCE = re.compile(r"(?i)nguồn(?:\s+tin)?\s*:")  # it stands among bylines, and tells where a text was first
# What portals write below an article of the article itself.
OF_ITSELF: dict[Work, re.Pattern[str]] = {
    "source": re.compile(rf"{SOURCE.pattern}\s*(?P<name>\S.{{1,80}})$"),
    "rating": re.compile(r"(?i)tổng số điểm của bài viết(?: là)?\s*:\s*(?P<name>\d.{1,60})$"),
}
NAME = re.compile(r"[\s(]*(?P<name>[^()]+?(?:\s*\([^()]*\))?)[\s).]*$")
STAFF = re.compile(r"(?i)(?:nhóm\s+)?(?:pv|p\.v\.?|phóng viên|bbt|ban biên tập|ctv)\b")
PARTED = re.compile(r"\s*[-–,/&+()]\s*|\s+và\s+")
ENDS = re.compile("(?i)ảnh|photo")
LONGEST = 160  # characters of a label with a name
MOST_WORDS = 6  # of a name
LONG, CLOSED = 15, 8  # words from which a line is text of the article, and from which one that ends as a sentence is
LONGEST_CAPTION = 40  # words of a line that may tell what the picture credited below it shows


@dataclass(frozen=True)
class Credit:
    """A line that credits ``works`` to whom ``name`` stands for; ``span`` is the whole of it, with what it shows.

    ``general`` is one for all of the document: a byline, and the credit of all pictures below the text.
    """

    span: Span
    name: Span
    works: frozenset[Work]
    general: bool


def credits_of(document: Document) -> list[Credit]:
    """Returns the credits that name somebody, in the order of the text."""
    blocks = document.blocks
    closing = _closing(document.text, blocks)
    found = []
    for at, block in enumerate(blocks):
        line = block.span.of(document.text)
        for work, told in OF_ITSELF.items():
            if told_there := told.match(line):
                name = Span(*told_there.span("name")).moved(block.span.start)
                found.append(Credit(block.span, name, frozenset([work]), general=True))
        general = at in closing
        match = _credit(line, general)
        if match is None or not match["name"]:
            continue
        works = _works(match.groupdict().get("label"))
        alone = match.start() == 0 and "text" not in works and not general
        start = _shown(document.text, blocks[at - 1]) if alone and at else None
        span = block.span if start is None else Span(start, block.span.end)
        name = Span(*match.span("name")).moved(block.span.start)
        found.append(Credit(span, name, works, general or "text" in works))
    return found


def caption_of(line: str) -> re.Match[str] | None:
    """Returns the credit at the end of a picture's caption, where the line is one; ``name`` is None for no name."""
    return CAPTION.search(line, max(0, len(line) - LONGEST)) if ENDS.search(line, max(0, len(line) - LONGEST)) else None


def is_byline(line: str) -> bool:
    """Returns whether a line that closes an article says who wrote it: a name, "Theo TTXVN", "Thực hiện: …", "PV"."""
    return _credit(line, closing=True) is not None


def _credit(line: str, closing: bool) -> re.Match[str] | None:
    """What a line says of whom; names alone, and some labels, are credits only where the article closes."""
    if (caption := caption_of(line)) is not None:
        return caption
    labelled = LABELLED.match(line) if len(line) <= LONGEST else None
    if labelled and (closing or ANYWHERE.match(labelled["label"])):
        return labelled
    if not closing:
        return None
    if (taken := TAKEN_FROM.match(line)) and taken["name"][0].isupper():
        return taken if not SENTENCE_CLOSE.search(line) else None
    return NAME.match(line) if _is_name(line) else None


def _works(label: str | None) -> frozenset[Work]:
    said = {work: re.search(rf"(?i)(?:^|\W)(?:{made})\b", label or "") is not None for work, made in MADE.items()}
    return frozenset(work for work, named in said.items() if named or (label is None and work == "text"))


def _is_name(line: str) -> bool:
    """Returns whether a line is nothing but names: "Trần Văn Cao Sơn", "Minh Anh - Thu Hà", "Hà Nam (TTXVN)", "PV"."""
    parts = [part for part in PARTED.split(line.strip().strip("().*")) if part]
    words = [word for part in parts for word in part.split()]
    if not parts or len(words) > 2 * MOST_WORDS:
        return False
    if STAFF.match(parts[0]):
        return len(words) <= MOST_WORDS
    written = (part for part in parts if part not in ("tổng hợp", "t/h", "ghi"))
    named = all(len(part.split()) <= MOST_WORDS and _has_capitals(part) for part in written)
    return named and len(parts[0].split()) > 1 and not line.isupper()  # "GIÁM ĐỐC" signs


def _has_capitals(part: str) -> bool:
    return all(word.replace(".", "").isalpha() and word[0].isupper() for word in part.split())


def _closing(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks right behind the last of the article's own text, as long as they are credits."""
    last = next((at for at in reversed(range(len(blocks))) if _is_text(text, blocks[at])), None)
    return frozenset(_run(text, blocks, last + 1)) if last is not None else frozenset()


def _run(text: str, blocks: Sequence[Block], at: int) -> Iterator[int]:
    while at < len(blocks) and (is_byline(line := blocks[at].span.of(text)) or SOURCE.match(line)):
        yield at
        at += 1


def _is_text(text: str, block: Block) -> bool:
    if block.kind != "paragraph":
        return block.kind == "row"
    line = block.span.of(text)
    words = len(line.split())
    return words >= LONG or (words >= CLOSED and SENTENCE_CLOSE.search(line) is not None)


def _shown(text: str, above: Block) -> int | None:
    """Where the line begins that tells what a picture shows, if the one above a credit can be that."""
    fits = above.kind == "paragraph" and len(above.span.of(text).split()) <= LONGEST_CAPTION
    return above.span.start if fits else None
