"""Passages with questions as they are written by hand, one thing a line, and the same in SQuAD 2.0's form.

    # a title
    the passage, one or more lines
    ? a question | its answer, a slice of the passage
    ! a question that the passage does not answer

    # a table's caption
    | column | column |
    | cell | cell |
    ? a question | its answer, a slice of a cell @ another cell of its row, which stands in no other

A table becomes a line a row, in the words that a row is found and read by. Knows text files; knows nothing of models.
"""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.chunks import chunk_document, searched_text
from index.formats.markdown import read_markdown
from index.vietnamese import sentences, term_set


class WrittenError(ValueError):
    """A line is not what the form asks for; the message says where and why."""


def read_written(path: Path) -> list[dict[str, Any]]:
    """Returns the articles of a file as SQuAD's ``data``, one paragraph each, questions named after file and line.

    Raises:
        WrittenError: a line that is out of place, an answer that is no slice, text that is not NFC.
    """
    text = path.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", text):
        raise WrittenError(f"{path}: not in NFC; write it with unicodedata.normalize('NFC', text)")
    articles: list[dict[str, Any]] = []
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path.parent.name}/{path.name}:{number}"
        if line.startswith("|"):
            table.append(line.strip())
            continue
        for row in _rows(table):
            _add_line(articles[-1]["paragraphs"][0], row, where)
        table = []
        if line.startswith("# "):
            articles.append({"title": line[2:].strip(), "paragraphs": [{"context": "", "qas": []}]})
        elif line.strip():
            if not articles:
                raise WrittenError(f"{where}: found {line[:40]!r}, expected a title (# …) first")
            _add_line(articles[-1]["paragraphs"][0], line.strip(), where)
    return articles


def _rows(table: Sequence[str]) -> list[str]:
    """Returns the rows of a table as lines, each in the words that the product finds and reads it by."""
    if not table:
        return []
    parting = "|---" * (table[0].count("|") - 1) + "|"
    document = read_markdown("\n".join([table[0], parting, *table[1:]])).document("table.md", {})
    return [searched_text(document, unit) for chunk in chunk_document(document) for unit in chunk.units]


def _add_line(paragraph: dict[str, Any], line: str, where: str) -> None:
    if line[:2] not in ("? ", "! "):
        if paragraph["qas"]:
            raise WrittenError(f"{where}: found text after questions, expected '? ', '! ' or '# '")
        paragraph["context"] = f"{paragraph['context']}\n{line}".strip()
        return
    question, bar, answer = line[2:].partition(" | ")
    answer, _, row = answer.partition(" @ ")
    answers = []
    if line[0] == "?":
        if not bar or answer not in paragraph["context"]:
            raise WrittenError(f"{where}: found {answer!r}, expected ' | ' and a verbatim slice of the passage")
        context = paragraph["context"]
        start = _in_row(context, answer, row, where) if row else _likeliest(context, question, answer)
        answers.append({"text": answer, "answer_start": start})
    elif bar:
        raise WrittenError(f"{where}: a question without an answer has none after ' | '")
    item = {"id": where, "question": question.strip(), "is_impossible": not answers, "answers": answers}
    paragraph["qas"].append(item)


def _in_row(context: str, answer: str, row: str, where: str) -> int:
    """Returns where an answer stands in the line that holds a row's cell."""
    lines = [line for line in context.split("\n") if row in line and answer in line]
    if len(lines) != 1:
        raise WrittenError(f"{where}: found {answer!r} and {row!r} in {len(lines)} rows, expected them in one")
    return context.index(lines[0]) + lines[0].rindex(answer)


def _likeliest(context: str, question: str, answer: str) -> int:
    """Returns where the answer stands in the sentence that shares most words with the question."""
    asked = term_set(question)
    places = [at for at in range(len(context)) if context.startswith(answer, at)]

    def shared(at: int) -> int:
        around = [span.of(context) for span in sentences(context) if span.start <= at < span.end]
        return len(asked & term_set(" ".join(around)))

    return max(places, key=lambda at: (shared(at), -at))
