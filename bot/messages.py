"""Answers become messages: every sentence that people see, and within a channel's limits.

Knows answers; knows nothing of channels' markup. A message is a list of parts, each with a style that a channel shows
in its own way; joined without styles they are the plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answer import Answer, Citation
from bot.evidence import Reason
from bot.query import LONGEST, Intent
from index import IndexedDocument

Style = Literal["plain", "headline", "quote", "marked", "source"]
WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Part:
    """A piece of a message and how it is to be shown."""

    text: str
    style: Style = "plain"


Message = tuple[Part, ...]

SENTENCES = {
    "vi": {
        Reason.NOT_IN_DOCUMENTS: "Các tài liệu hiện có không nói đến điều này.",
        Reason.NOT_FOR_PERIOD: "Các tài liệu hiện có không nói đến điều này cho {years}.",
        "years_there": " Có nói cho {years}.",
        Reason.NOT_FOR_PLACE: "Các tài liệu hiện có không nói đến điều này ở {places}.",
        Reason.NOTHING_BEFORE: "Tôi chưa trả lời câu nào trong cuộc trò chuyện này. Bạn hãy đặt câu hỏi trước.",
        Intent.GREETING: "Xin chào! Tôi là hệ thống hỏi đáp tự động. Bạn muốn hỏi gì về các tài liệu?",
        Intent.THANKS: "Rất vui được giúp bạn. Bạn cứ hỏi tiếp khi cần.",
        Intent.IDENTITY: "Tôi là hệ thống hỏi đáp tự động: tôi trích nguyên văn từ các tài liệu, kèm nguồn.",
        Reason.NOT_A_QUESTION: "Tôi chưa thấy câu hỏi. Bạn hãy hỏi, ví dụ: “Tỷ lệ hồ sơ trực tuyến năm 2024?”",
        Reason.TOO_LONG: f"Câu hỏi dài quá; tôi đọc được nhiều nhất {LONGEST} ký tự. Bạn hãy hỏi ngắn hơn.",
        "understood": "Tôi hiểu là: {text}",
        "nearest": "Gần nhất là:",
        "which": "Bạn hỏi về điều nào? (gõ số hoặc tên)",
        "year": "năm {year}",
        "and": " và ",
    },
    "en": {
        Reason.NOT_IN_DOCUMENTS: "The documents do not say.",
        Reason.NOT_FOR_PERIOD: "The documents do not say this for {years}.",
        "years_there": " They do for {years}.",
        Reason.NOT_FOR_PLACE: "The documents do not say this of {places}.",
        Reason.NOTHING_BEFORE: "I have not answered anything in this conversation yet. Please ask a question first.",
        Intent.GREETING: "Hello! I am an automatic system. What would you like to ask of the documents?",
        Intent.THANKS: "You are welcome. Please ask on.",
        Intent.IDENTITY: "I am an automatic system: I quote the documents word for word, with their sources.",
        Reason.NOT_A_QUESTION: "I see no question here. Please ask in a sentence.",
        Reason.TOO_LONG: f"That question is too long; I read at most {LONGEST} characters.",
        "understood": "I read it as: {text}",
        "nearest": "The nearest is:",
        "which": "Which do you mean? (type the number or the name)",
        "year": "{year}",
        "and": " and ",
    },
}
WELCOME = (
    "Xin chào! Tôi là hệ thống hỏi đáp tự động: tôi trả lời bằng nguyên văn trích từ {documents} tài liệu, kèm nguồn.\n"
    "Bạn cứ gõ câu hỏi. Lệnh: /nguon (tài liệu), /moi (bắt đầu lại), /giup (trợ giúp), /thoat."
)
HELP = (
    "Gõ câu hỏi bằng tiếng Việt (có dấu hay không dấu) hoặc tiếng Anh.\n"
    "Câu trả lời là nguyên văn trong tài liệu; khi tài liệu không nói đến, tôi sẽ nói như vậy.\n"
    "  /nguon   các tài liệu mà tôi đọc\n"
    "  /moi     bắt đầu cuộc trò chuyện mới\n"
    "  /giup    trợ giúp này\n"
    "  /thoat   thoát (hoặc Ctrl-D)"
)
NEW_CONVERSATION = "Đã bắt đầu cuộc trò chuyện mới."
FAREWELL = "Tạm biệt!"
UNKNOWN_COMMAND = "Không có lệnh {command}. Gõ /giup để xem các lệnh."


def answer_message(answer: Answer) -> Message:
    """Returns the message that tells an answer: the figure, the quotes with their sources, or why there is none."""
    say = SENTENCES[answer.query.language]
    parts: list[Part] = []
    if _understood_otherwise(answer):
        parts += [Part(say["understood"].format(text=answer.query.text) + "\n")]
    if answer.clarification is not None:
        choices = "".join(f"\n  {number}. {choice}" for number, choice in enumerate(answer.clarification.choices, 1))
        return (*parts, Part(say["which"] + choices))
    if answer.abstention is None:
        return tuple(parts + _quotes(answer.citations))
    query, reason = answer.query, answer.abstention.reason
    years = say["and"].join(say["year"].format(year=year) for year in query.years)
    sentence = say[query.intent] if reason is Reason.SMALLTALK else say[reason]
    parts.append(Part(sentence.format(years=years, places=say["and"].join(query.places))))
    if answer.abstention.years:
        there = say["and"].join(say["year"].format(year=year) for year in answer.abstention.years)
        parts.append(Part(say["years_there"].format(years=there)))
    if answer.abstention.nearest:
        parts += [Part("\n" + say["nearest"] + "\n"), *_quotes(answer.abstention.nearest, headline=False)]
    return tuple(parts)


def plain(message: Message) -> str:
    """Returns the message as plain text."""
    return "".join(part.text for part in message)


def _understood_otherwise(answer: Answer) -> bool:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]+", " ", text).strip().casefold()

    return answer.query.intent is Intent.QUESTION and letters(answer.query.text) != letters(answer.query.question)


def _quotes(citations: Sequence[Citation], headline: bool = True) -> list[Part]:
    parts: list[Part] = []
    if headline and citations and citations[0].marked:
        parts += [Part(", ".join(mark.of(citations[0].quote) for mark in citations[0].marked), "headline"), Part("\n")]
    for citation in citations:
        if citation.number > citations[0].number:
            parts.append(Part("\n\n"))
        parts += _quote(citation)
        parts += [Part("\n"), Part(_source(citation), "source")]
    return parts


def _quote(citation: Citation) -> list[Part]:
    if citation.columns:
        return _row(citation)
    parts, end = [Part("“", "quote")], 0
    for mark in sorted(citation.marked, key=lambda span: span.start):
        parts += [
            Part(_flat(citation.quote[end : mark.start]), "quote"),
            Part(_flat(mark.of(citation.quote)), "marked"),
        ]
        end = mark.end
    return [part for part in [*parts, Part(_flat(citation.quote[end:]) + "”", "quote")] if part.text]


def _row(citation: Citation) -> list[Part]:
    """A table row on one line, each cell behind its column's name."""
    label, *cells = (line.strip() for line in citation.quote.split("\n") if line.strip())
    marked = {mark.of(citation.quote) for mark in citation.marked}
    parts = [Part(f"{label} | ", "quote")]
    for number, (column, cell) in enumerate(zip(citation.columns, cells, strict=True)):
        parts += [Part(f"{'; ' if number else ''}{column}: ".replace(": ", " " if not column else ": "), "quote")]
        parts += [Part(cell, "marked" if cell in marked else "quote")]
    return parts


def _flat(text: str) -> str:
    return WHITE_SPACE.sub(" ", text)


def _source(citation: Citation) -> str:
    where = [citation.title, citation.publisher, date_in_words(citation.date), citation.document]
    return f"[{citation.number}] " + " · ".join(piece for piece in where if piece)


def date_in_words(date: str | None) -> str:
    """Returns an ISO date as it is written in Vietnam: "2024-05-10" gives "10/05/2024", "2024-05" "05/2024"."""
    return "/".join(reversed(date.split("-"))) if date else ""


def documents_message(documents: Sequence[IndexedDocument]) -> str:
    """Returns the list of the documents that the bot answers from."""
    lines = [
        f"  {number}. {document.title}"
        + (f" ({date_in_words(document.date)})" if document.date else "")
        + f" · {document.name}"
        for number, document in enumerate(documents, 1)
    ]
    return "\n".join([f"Tôi trả lời từ {len(documents)} tài liệu:", *lines])
