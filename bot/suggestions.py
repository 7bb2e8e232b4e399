"""Questions that the documents really answer: written from their units, asked, kept where the answer is that unit.

Knows an Assistant and the units of documents; knows nothing of channels.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from bot.assistant import Assistant
from index import Document, Span, vietnamese

MOST = 24  # questions found for an index
MOST_ASKED = 150  # tries at most, so that a large corpus costs no more than a small one
MOST_DOCUMENTS = 40
SHORTEST, LONGEST = 12, 110  # characters of a question

# "tỷ trọng kinh tế số trong GDP ... đạt khoảng 14,96%": what is measured, then a verb, then the figure.
MEASURED = re.compile(
    r"((?:tỷ lệ|tỉ lệ|tỷ trọng|tốc độ|chỉ số|tổng số|số lượng|số người|số hộ|doanh thu|giá trị|kinh phí|mức) "
    r"[^,;:.()“”\"\d]{8,80}?(?: (?:trong|của|tại) [^,;:.()“”\"]{2,60}?)?) "
    r"(?:đã |ước |chỉ )?(?:đạt|là|còn|chiếm|lên tới|vào khoảng)(?: khoảng| gần| hơn| trên)? $",
    re.IGNORECASE,
)
LIST_LEAD = re.compile(r"^(.{4,60}?) (?:bao )?gồm\s*:?$")
DEFINED = re.compile(
    r"^([A-ZĐÀ-Ỹ](?:(?!được|cũng|này)[^,;:.()]){5,60}?) là (?:một|hệ thống|quá trình|việc|tập hợp|cơ quan|văn bản) "
)


@dataclass(frozen=True)
class Candidate:
    """A question and what should answer it: a quote at ``span``, and ``figure`` marked in it where one is asked for."""

    document: Document
    span: Span
    question: str
    figure: Span | None = None


def find_questions(assistant: Assistant, stop: Callable[[], bool] = lambda: False) -> list[str]:
    """Returns up to 24 questions, the documents taking turns, each answered by the very unit that it was written from.

    May take some seconds; ``stop`` is asked before each try.
    """
    found: list[str] = []
    for candidate in _in_turn(assistant.index.documents(MOST_DOCUMENTS)):
        if stop() or len(found) == MOST:
            break
        if candidate.question not in found and answers(assistant, candidate):
            found.append(candidate.question)
    return found


def answers(assistant: Assistant, candidate: Candidate) -> bool:
    """Returns whether the answer's first quote is the candidate's, and the figure marked in it the one asked for."""
    citations = assistant.ask(candidate.question).citations
    if not citations or citations[0].document != candidate.document.name:
        return False
    first, figure = citations[0], candidate.figure
    marked = [Span(first.start + mark.start, first.start + mark.end) for mark in first.marked]
    right = figure is None or (bool(marked) and all(_touch(mark, figure) for mark in marked))
    return _touch(first.span, candidate.span) and right


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _in_turn(documents: Sequence[Document]) -> Iterator[Candidate]:
    in_rows = zip_longest(*(list(_candidates(document)) for document in documents))
    yield from islice((candidate for row in in_rows for candidate in row if candidate is not None), MOST_ASKED)


def _candidates(document: Document) -> Iterator[Candidate]:
    for block in document.blocks:
        written: list[Candidate] = []
        if block.kind == "row" and block.label and block.cells and block.cells[-1].column:
            cell = block.cells[-1]
            question = f"{block.label} {cell.column[0].lower()}{cell.column[1:]} là bao nhiêu?"
            written = [Candidate(document, block.span, question, cell.span)]
        elif block.kind == "paragraph":
            for sentence in vietnamese.sentences(document.text, block.span.start, block.span.end):
                written += _of_sentence(document, sentence)
        yield from (each for each in written if SHORTEST <= len(each.question) <= LONGEST)


def _of_sentence(document: Document, sentence: Span) -> Iterator[Candidate]:
    """Yields a list's question, the question of each figure whose measure stands before it, or a definition's."""
    text = document.text
    items = vietnamese.list_items(text, sentence)
    said = text[sentence.start : items[0].start if items else sentence.end]
    if items and (lead := LIST_LEAD.match(" ".join(said.split()))):
        yield Candidate(document, sentence, f"{vietnamese.capitalised(lead[1])} gồm những gì?")
        return
    if defined := DEFINED.match(said):
        yield Candidate(document, sentence, f"{defined[1]} là gì?")
    for figure in vietnamese.quantities(said):
        if measured := MEASURED.search(said[: figure.start]):
            at = Span(sentence.start + figure.start, sentence.start + figure.end)
            yield Candidate(
                document, sentence, f"{vietnamese.capitalised(' '.join(measured[1].split()))} là bao nhiêu?", at
            )
