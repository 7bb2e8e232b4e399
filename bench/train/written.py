"""Passages with questions as they are written by hand, one thing a line, and the same in SQuAD 2.0's form.

    # a title
    the passage, one or more lines
    ? a question | its answer, a slice of the passage
    ! a question that the passage does not answer

Knows text files; knows nothing of chunks or models.
"""

import unicodedata
from pathlib import Path
from typing import Any

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
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path.parent.name}/{path.name}:{number}"
        if line.startswith("# "):
            articles.append({"title": line[2:].strip(), "paragraphs": [{"context": "", "qas": []}]})
        elif line.strip():
            if not articles:
                raise WrittenError(f"{where}: found {line[:40]!r}, expected a title (# …) first")
            _add_line(articles[-1]["paragraphs"][0], line.strip(), where)
    return articles


def _add_line(paragraph: dict[str, Any], line: str, where: str) -> None:
    if line[:2] not in ("? ", "! "):
        if paragraph["qas"]:
            raise WrittenError(f"{where}: found text after questions, expected '? ', '! ' or '# '")
        paragraph["context"] = f"{paragraph['context']}\n{line}".strip()
        return
    question, bar, answer = line[2:].partition(" | ")
    answers = []
    if line[0] == "?":
        if not bar or answer not in paragraph["context"]:
            raise WrittenError(f"{where}: found {answer!r}, expected ' | ' and a verbatim slice of the passage")
        answers.append({"text": answer, "answer_start": _likeliest(paragraph["context"], question, answer)})
    elif bar:
        raise WrittenError(f"{where}: a question without an answer has none after ' | '")
    item = {"id": where, "question": question.strip(), "is_impossible": not answers, "answers": answers}
    paragraph["qas"].append(item)


def _likeliest(context: str, question: str, answer: str) -> int:
    """Returns where the answer stands in the sentence that shares most words with the question."""
    asked = term_set(question)
    places = [at for at in range(len(context)) if context.startswith(answer, at)]

    def shared(at: int) -> int:
        around = [span.of(context) for span in sentences(context) if span.start <= at < span.end]
        return len(asked & term_set(" ".join(around)))

    return max(places, key=lambda at: (shared(at), -at))
