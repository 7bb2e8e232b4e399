"""Answers and hits as ``--json`` prints them, an object a line. Knows no command."""

from typing import Any

from bot.composing.answer import Answer
from bot.composing.verdict import verdict_on
from bot.messages import answer_message, plain
from index import Hit


def answer_row(answer: Answer, milliseconds: float) -> dict[str, Any]:
    """Returns an answer as ``--json`` prints it; for each citation ``document_text[start:end] == quote``."""
    fields = ("number", "document", "title", "date", "place", "quote", "start", "end")
    verdict = verdict_on(answer)
    return {
        "question": answer.query.question,
        "query": answer.query.text,
        "abstained": not answer.citations,
        "reason": answer.abstention.reason if answer.abstention else "which" if answer.clarification else None,
        "verdict": verdict.bearing if verdict else None,
        "text": plain(answer_message(answer)),
        "citations": [
            {**{field: getattr(citation, field) for field in fields}, "also": [vars(other) for other in citation.also]}
            for citation in answer.citations
        ],
        "milliseconds": round(milliseconds, 1),
    }


def hit_row(hit: Hit) -> dict[str, Any]:
    """Returns a hit as ``--json`` prints it."""
    span = hit.chunk.span
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "document": hit.document.name,
        "start": span.start,
        "end": span.end,
        "text": hit.text,
    }
