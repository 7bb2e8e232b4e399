"""Answers become messages: what is said to people who ask, in the language of their question.

Knows answers; knows nothing of channels' markup. A message is a list of parts, each with a style that a channel shows
in its own way; joined without styles they are the plain text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.composing.answer import Answer, Citation
from bot.composing.bearing import Bearing
from bot.composing.figures import Figure
from bot.composing.verdict import verdict_on
from bot.gathering.evidence import Reason
from bot.language.periods import APART
from bot.understanding.english_dates import period_in_english
from bot.understanding.query import LONGEST, Intent, Want
from index import IndexedDocument, Span

Style = Literal["plain", "headline", "quote", "marked", "source"]
MOST_ALSO = 3  # other documents that are named beside a quote
MOST_TITLES = 3  # that tell what the documents are about
WHITE_SPACE = re.compile(r"\s+")
LINE = re.compile(r"\S(?:[^\n]*\S)?")
ENDS_IN_DIGIT = re.compile(r"\d\W*$")
YEAR = re.compile(r"năm (\d{4})")


@dataclass(frozen=True)
class Part:
    """A piece of a message and how it is to be shown."""

    text: str
    style: Style = "plain"


Message = tuple[Part, ...]

SENTENCES = {
    "vi": {
        Reason.NOT_IN_DOCUMENTS: "Tôi không tìm thấy câu trả lời trong các tài liệu hiện có.",
        Reason.NOT_FOR_PERIOD: "Các tài liệu hiện có không nói đến điều này cho {years}.",
        "years_there": " Có nói cho {years}.",
        Reason.NOT_FOR_PLACE: "Các tài liệu hiện có không nói đến điều này ở {places}.",
        Reason.NOT_IN_LIST: "Danh sách này không có mục đó.",
        Reason.NOTHING_BEFORE: "Tôi chưa trả lời câu nào trong cuộc trò chuyện này. Bạn hãy đặt câu hỏi trước.",
        Intent.GREETING: "Xin chào! Tôi là hệ thống hỏi đáp tự động. Bạn muốn hỏi gì về các tài liệu?",
        Intent.THANKS: "Rất vui được giúp bạn. Bạn cứ hỏi tiếp khi cần.",
        Intent.IDENTITY: "Tôi là hệ thống hỏi đáp tự động, không phải người: tôi trích nguyên văn từ các tài liệu, kèm "
        "nguồn. Bạn hỏi bằng tiếng Việt, có dấu hay không dấu, hoặc tiếng Anh đều được.",
        Intent.COMPLAINT: "Rất tiếc là tôi chưa giúp được bạn. Tôi chỉ tìm trong các tài liệu và trích nguyên văn; "
        "bạn thử hỏi bằng cách khác nhé.",
        Intent.BEYOND: "Việc này tôi không làm được: tôi chỉ trích nguyên văn từ các tài liệu, không tóm tắt, dịch, "
        "giải thích, nhận xét hay viết bài.",
        Intent.CHART: "Tôi chỉ vẽ được các số liệu vừa trả lời, khi có từ hai số liệu cùng loại. Bạn hãy hỏi, ví dụ: "
        "“Tỷ trọng kinh tế số từ 2021 đến 2024?”",
        Intent.MORE: "Ngoài những đoạn đã trích, tôi không tìm thấy gì thêm cho câu hỏi này.",
        "covered": "\nCác tài liệu nói về: {titles}.",
        "offer": " Về câu trả lời vừa rồi, bạn có thể hỏi “chi tiết hơn” hoặc “nguồn nào?”.",
        Reason.NOT_A_QUESTION: "Tôi chưa thấy câu hỏi. Bạn hãy hỏi, ví dụ: “Tỷ lệ hồ sơ trực tuyến năm 2024?”",
        Reason.TOO_VAGUE: "Câu hỏi còn chung quá. Bạn muốn hỏi về điều gì, ở đâu, năm nào?",
        Reason.TOO_LONG: f"Câu hỏi dài quá; tôi đọc được nhiều nhất {LONGEST} ký tự. Bạn hãy hỏi ngắn hơn.",
        "understood": "Tôi hiểu là: {text}",
        "nearest": "Gần nhất là:",
        "also": "cũng có trong",
        "more_documents": " và {count} tài liệu khác",
        "which": "Bạn hỏi về điều nào?",
        "pick": " (gõ số hoặc tên)",
        "missing": "Tài liệu không nói đến: {what}.",
        Bearing.SAME: "Đúng, tài liệu ghi: {told}.",
        Bearing.INEXACT: "Không hẳn; tài liệu ghi: {told}.",
        Bearing.OTHER: "Không phải {value}; tài liệu ghi: {told}.",
        Bearing.BESIDE: "Tài liệu ghi: {told}. Câu trích cũng có {value}; xin đọc cả câu để biết nói về điều gì.",
        Bearing.HELD: "Câu trích có ghi {value}; xin đọc cả câu để biết nói về điều gì.",
        Bearing.UNTOLD: "Tôi không thấy {value} trong câu trích.",
        "latest": "Mới nhất là số liệu {year}.",
        "left_out": "Danh sách còn {count} mục nữa, xem trong tài liệu.",
        "figures": "số liệu {period}",
        "year": "năm {year}",
        "apart": "{time}",
        "and": " và ",
    },
    "en": {
        Reason.NOT_IN_DOCUMENTS: "I find no answer in the documents.",
        Reason.NOT_FOR_PERIOD: "The documents do not say this for {years}.",
        "years_there": " They do for {years}.",
        Reason.NOT_FOR_PLACE: "The documents do not say this of {places}.",
        Reason.NOT_IN_LIST: "This list has no such item.",
        Reason.NOTHING_BEFORE: "I have not answered anything in this conversation yet. Please ask a question first.",
        Intent.GREETING: "Hello! I am an automatic system. What would you like to ask of the documents?",
        Intent.THANKS: "You are welcome. Please ask on.",
        Intent.IDENTITY: "I am an automatic system, not a person: I quote the documents word for word, with their "
        "sources. You may ask in English or in Vietnamese.",
        Intent.COMPLAINT: "I am sorry that I could not help. I only search the documents and quote them word for word; "
        "please try to ask in other words.",
        Intent.BEYOND: "That I cannot do: I only quote the documents word for word; I do not summarise, translate, "
        "explain, judge or write.",
        Intent.CHART: "I can only draw the figures of an answer that has two or more of a kind. Please ask, for "
        "example: “What was the share of the digital economy from 2021 to 2024?”",
        Intent.MORE: "Beside what I quoted I find nothing more on this question.",
        "covered": "\nThe documents are about: {titles}.",
        "offer": " About the last answer you may ask “more details” or “which source?”.",
        Reason.NOT_A_QUESTION: "I see no question here. Please ask in a sentence.",
        Reason.TOO_VAGUE: "That question is too vague. What would you like to know, of where, of which year?",
        Reason.TOO_LONG: f"That question is too long; I read at most {LONGEST} characters.",
        "understood": "I read it as: {text}",
        "nearest": "The nearest is:",
        "also": "also in",
        "more_documents": " and {count} more",
        "which": "Which do you mean?",
        "pick": " (type the number or the name)",
        "missing": "The documents do not say it of: {what}.",
        Bearing.SAME: "Yes, the document says: {told}.",
        Bearing.INEXACT: "Not quite; the document says: {told}.",
        Bearing.OTHER: "Not {value}; the document says: {told}.",
        Bearing.BESIDE: "The document says: {told}. The quote has {value} too; please read all of it to see what of.",
        Bearing.HELD: "The quote has {value}; please read all of it to see what that is of.",
        Bearing.UNTOLD: "I do not see {value} in the quote.",
        "latest": "The latest figure is of {year}.",
        "left_out": "The list has {count} more; see the document.",
        "figures": "figures {period}",
        "year": "{year}",
        "apart": "that time",
        "and": " and ",
    },
}
OFFERING = (Intent.COMPLAINT, Intent.BEYOND, Intent.MORE)  # what can be asked of the last answer is told beside these
WELCOME = (
    "Xin chào! Tôi là hệ thống hỏi đáp tự động: tôi trả lời bằng nguyên văn trích từ {documents} tài liệu, kèm nguồn.\n"
    "Bạn cứ gõ câu hỏi. Lệnh: /nguon (tài liệu), /moi (bắt đầu lại), /giup (trợ giúp), /thoat."
)
HELP = (
    "Gõ câu hỏi bằng tiếng Việt (có dấu hay không dấu) hoặc tiếng Anh.\n"
    "Câu trả lời là nguyên văn trong tài liệu; khi tài liệu không nói đến, tôi sẽ nói như vậy.\n"
    "  /nguon   các tài liệu mà tôi đọc\n"
    "  /bieudo  vẽ các số liệu vừa trả lời vào một tệp ảnh: /bieudo TỆP.png\n"
    "  /moi     bắt đầu cuộc trò chuyện mới\n"
    "  /giup    trợ giúp này\n"
    "  /thoat   thoát (hoặc Ctrl-D)"
)
NEW_CONVERSATION = "Đã bắt đầu cuộc trò chuyện mới."
FAREWELL = "Tạm biệt!"
CHART_WRITTEN = "Đã vẽ biểu đồ vào {path}."
NOTHING_TO_DRAW = (
    "Không có gì để vẽ: câu trả lời vừa rồi không có từ hai số liệu cùng loại. "
    "Hãy hỏi, ví dụ: “Tỷ trọng kinh tế số từ 2021 đến 2024?”"
)
CHART_NEEDS_PNG = "tệp biểu đồ phải có đuôi .png, ví dụ: {example}"
CHART_NOT_WRITTEN = "không ghi được {path} ({why}); hãy chọn một thư mục khác"
SOURCE = "Nguồn"
UNKNOWN_COMMAND = "Không có lệnh {command}. Gõ /giup để xem các lệnh."


def answer_message(answer: Answer, beside: Sequence[str] = (), choices_follow: bool = False) -> Message:
    """Returns the message that tells an answer: the figure, the quotes with their sources, or why there is none.

    Several figures are a table above the quotes, with a text ``beside`` each of them where there is one. The choices of
    a question back are listed, unless they follow in another form.
    """
    say = SENTENCES[answer.query.language]
    parts: list[Part] = []
    if _understood_otherwise(answer):
        parts += [Part(say["understood"].format(text=answer.query.text) + "\n")]
    if answer.clarification is not None:
        listed = (f"\n  {number}. {choice}" for number, choice in enumerate(answer.clarification.choices, 1))
        return (*parts, Part(say["which"] + ("" if choices_follow else say["pick"] + "".join(listed))))
    if answer.abstention is None:
        table = _table(answer.figures, beside)
        notes = [Part(note + "\n") for note in _notes(answer, say)]
        return (*parts, *notes, *table, *_quotes(answer.citations, say, headline=not table))
    query, reason = answer.query, answer.abstention.reason
    years = say["and"].join(say["year"].format(year=year) for year in query.years)
    if (apart := query.asks(APART)) and not (years and apart["unnamed"]):
        years = say["apart"].format(time=apart.group())
    sentence = say[query.intent] if reason is Reason.SMALLTALK else say[reason]
    parts.append(Part(sentence.format(years=years, places=say["and"].join(query.places))))
    if answer.abstention.titles:
        parts.append(Part(say["covered"].format(titles=_covered(answer.abstention.titles))))
    if query.intent in OFFERING and query.shown_last is not None:
        parts.append(Part(say["offer"]))
    if answer.abstention.years:
        *others, last = map(str, answer.abstention.years)
        there = say["and"].join([", ".join(others), last] if others else [last])
        parts.append(Part(say["years_there"].format(years=say["year"].format(year=there))))
    if answer.abstention.nearest:
        parts += [Part("\n" + say["nearest"] + "\n"), *_quotes(answer.abstention.nearest, say, headline=False)]
    return tuple(parts)


def _notes(answer: Answer, say: Mapping[str, str]) -> list[str]:
    """What is said above the quotes: what is missing, that a list is longer, that the latest figure leads."""
    verdict = verdict_on(answer)
    notes = [say[verdict.bearing].format(value=verdict.value, told=verdict.told)] if verdict is not None else []
    notes += [say["missing"].format(what="; ".join(answer.missing))] if answer.missing else []
    if left_out := sum(citation.left_out for citation in answer.citations):
        notes.append(say["left_out"].format(count=left_out))
    told = [citation.years for citation in answer.citations if citation.years and not citation.columns]
    newest = max(told[0]) if told else 0
    if answer.query.want is Want.QUANTITY and not answer.query.years and any(max(years) < newest for years in told):
        notes.append(say["latest"].format(year=say["year"].format(year=newest)))
    return notes


def plain(message: Message) -> str:
    """Returns the message as plain text."""
    return "".join(part.text for part in message)


def _understood_otherwise(answer: Answer) -> bool:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]+", " ", text).strip().casefold()

    return answer.query.intent is Intent.QUESTION and letters(answer.query.text) != letters(answer.query.question)


def _quotes(citations: Sequence[Citation], say: Mapping[str, str], headline: bool = True) -> list[Part]:
    parts: list[Part] = []
    if headline and citations and citations[0].marked:
        marked = [mark.of(citations[0].quote) for mark in citations[0].marked]
        apart = "; " if any(map(ENDS_IN_DIGIT.search, marked)) else ", "  # "43, 9" would be read as one number
        parts += [Part(apart.join(marked), "headline"), Part("\n")]
    for citation in citations:
        if citation.number > citations[0].number:
            parts.append(Part("\n\n"))
        parts += _quote(citation)
        parts += [Part("\n"), Part(source_line(citation, say), "source")]
        if citation.also:
            shown = [f"{other.title} ({other.document})" for other in citation.also[:MOST_ALSO]]
            more = (
                say["more_documents"].format(count=len(citation.also) - MOST_ALSO)
                if len(citation.also) > MOST_ALSO
                else ""
            )
            parts.append(Part(f"\n{say['also']}: {'; '.join(shown)}{more}", "source"))
    return parts


def _table(figures: Sequence[Figure], beside: Sequence[str]) -> list[Part]:
    """A line for each figure, "2021  11,91% [1]", and an empty one."""
    parts: list[Part] = []
    most = max((len(f" [{figure.citation}]") for figure in figures), default=0)
    extras = beside or [""] * len(figures)
    for (label, text), figure, extra in zip(table_cells(figures), figures, extras, strict=True):
        source = f" [{figure.citation}]".ljust(most) + f"  {extra}" if extra else f" [{figure.citation}]"
        parts += [Part(f"{label}  "), Part(text.rstrip(), "headline")]
        parts += [Part(" " * (len(text) - len(text.rstrip())) + source + "\n")]
    return [*parts, Part("\n")] if parts else []


def table_cells(figures: Sequence[Figure]) -> list[tuple[str, str]]:
    """Returns each figure's label and text, filled up with spaces to one width."""
    rows = [(_flat(figure.label), _flat(figure.text)) for figure in figures]
    labels, texts = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    return [(label.ljust(labels), text.ljust(texts)) for label, text in rows]


def table_width(figures: Sequence[Figure]) -> int:
    """Returns how many characters a line of the figures' table has, with the space before what stands beside it."""
    most = max((figure.citation for figure in figures), default=0)
    return max((len(f"{label}  {text} [{most}]  ") for label, text in table_cells(figures)), default=0)


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
    label, *cells = (Span(*line.span()) for line in LINE.finditer(citation.quote))
    parts = [Part(f"{label.of(citation.quote)} | ", "quote")]
    for number, (column, cell) in enumerate(zip(citation.columns, cells, strict=True)):
        parts += [Part(f"{'; ' if number else ''}{column}: ".replace(": ", " " if not column else ": "), "quote")]
        parts += [Part(cell.of(citation.quote), "marked" if cell in citation.marked else "quote")]
    return parts


def _flat(text: str) -> str:
    return WHITE_SPACE.sub(" ", text)


def source_line(citation: Citation, say: Mapping[str, str] = SENTENCES["vi"]) -> str:
    """Returns the line below a quote that says where it stands, in the language of ``SENTENCES`` that ``say`` is."""
    date = date_in_words(citation.date)
    where = [citation.title, citation.publisher, date, _period(citation, say), citation.place, citation.document]
    return f"[{citation.number}] " + " · ".join(piece for piece in where if piece)


def _period(citation: Citation, say: Mapping[str, str]) -> str:
    """The period that a marked figure holds for, where the quote itself does not name it."""
    figures = [mark for mark in citation.marked if re.search(r"\d", mark.of(citation.quote))]
    period = period_in_english(citation.period) if say is SENTENCES["en"] else citation.period
    return say["figures"].format(period=period) if figures and citation.period else ""


def date_in_words(date: str | None) -> str:
    """Returns an ISO date as it is written in Vietnam: "2024-05-10" gives "10/05/2024", "2024-05" "05/2024"."""
    return "/".join(reversed(date.split("-"))) if date else ""


def documents_message(documents: Sequence[IndexedDocument], most: int | None = None) -> str:
    """Returns the list of the documents that the bot answers from, of ``most`` of them."""
    lines = [
        f"  {number}. {document.title}"
        + (f" ({date_in_words(document.date)})" if document.date else "")
        + f" · {document.name}"
        for number, document in enumerate(documents[:most], 1)
    ]
    more = [f"  … và {len(documents) - len(lines)} tài liệu khác"] if len(lines) < len(documents) else []
    return "\n".join([f"Tôi trả lời từ {len(documents)} tài liệu:", *lines, *more])


# --- What the channels say -----------------------------------------------------------------------------------------

GREETING = (
    "Xin chào! Tôi là hệ thống hỏi đáp tự động, không phải người. "
    "Tôi trả lời bằng nguyên văn trích từ {documents} tài liệu, "
    "mỗi câu trả lời có ghi nguồn; điều tài liệu không nói, tôi nói là không có.\n"
    "Nội dung về: {covered}.\n"
    "Câu trả lời chỉ để tham khảo; việc pháp lý, hành chính xin xem văn bản gốc hoặc hỏi cơ quan có thẩm quyền.\n\n"
    "Bạn cứ gõ câu hỏi, có dấu hay không dấu đều được."
)
GREETING_EXAMPLES = " Hoặc thử một câu:"
CHANNEL_HELP = (
    "Gõ câu hỏi bằng tiếng Việt (có dấu hay không dấu) hoặc tiếng Anh; hỏi tiếp được, ví dụ “còn năm 2022?”.\n"
    "Câu trả lời là nguyên văn trong tài liệu, kèm nguồn. Đây là hệ thống tự động, chỉ để tham khảo.\n\n"
    "/nguon – các tài liệu mà tôi đọc\n"
    "/moi – bắt đầu cuộc trò chuyện mới\n"
    "/help – trợ giúp này"
)
TELEGRAM_HELP = (
    "\n\nTrong nhóm: nhắc tên tôi hoặc trả lời tin của tôi. "
    "Ở mọi cuộc trò chuyện: gõ @{bot} rồi câu hỏi để chia sẻ câu trả lời."
)
MENU = (
    ("start", "Giới thiệu và câu hỏi mẫu"),
    ("nguon", "Các tài liệu mà tôi đọc"),
    ("moi", "Bắt đầu cuộc trò chuyện mới"),
    ("help", "Trợ giúp"),
)
CHANNEL_UNKNOWN_COMMAND = "Tôi không có lệnh này. Gõ /help để xem các lệnh."
WHOLE_PASSAGE, OTHER_QUESTIONS, GOOD, BAD = "📄 Đoạn gốc", "💡 Câu hỏi khác", "👍", "👎"
PASSAGE_OF = "Đoạn gốc của nguồn [{number}]:"
OTHER_QUESTIONS_ARE = "Tài liệu trả lời được những câu này:"
NO_OTHER_QUESTIONS = "Tôi chưa có câu hỏi gợi ý cho các tài liệu này."
VOTED = {
    1: "Cảm ơn bạn! Tôi đã ghi nhận là đúng.",
    -1: "Cảm ơn bạn! Tôi đã ghi nhận là chưa đúng, người vận hành sẽ xem lại.",
}
TOO_OLD = "Câu trả lời này đã quá cũ. Bạn hãy hỏi lại câu đó."
DOCUMENT_CHANGED = "Tài liệu đã thay đổi từ lúc trả lời. Bạn hãy hỏi lại câu đó."
NO_LONGER_SUGGESTED = "Các tài liệu đã thay đổi, câu này không còn được gợi ý. Bạn hãy gõ câu hỏi."
NOT_A_CHOICE = "Không có lựa chọn {number}. Bạn hãy gõ một số từ 1 đến {most}, hoặc gõ câu hỏi."
NUMBERED_CHOICES = "Gõ số để chọn:"
NOT_TEXT = "Tôi chỉ đọc được chữ, chưa xem được ảnh, nhãn dán hay nghe giọng nói. Bạn hãy gõ câu hỏi giúp tôi nhé."
BUSY = "Đang có rất nhiều người hỏi, tôi chưa nhận thêm được. Bạn hãy gửi lại câu hỏi sau ít phút nhé."
TOO_FAST = "Bạn hỏi nhanh quá, tôi không theo kịp. Bạn hãy đợi khoảng một phút rồi hỏi tiếp nhé."
TROUBLE = "Xin lỗi, tôi gặp trục trặc khi trả lời. Bạn hãy hỏi lại sau ít phút nhé."
MAY_BE_MISSING = (
    "Đường truyền bị ngắt đúng lúc tôi trả lời{about}. Nếu bạn chưa nhận được câu trả lời, hãy gửi lại câu hỏi nhé."
)
REPORT_UNANSWERED = "Câu hỏi chưa trả lời được: {count}"
REPORT_DISLIKED = "Câu trả lời bị 👎: {count}"
ABOUT_QUESTION = " câu “{question}”"


def greeting_message(documents: Sequence[IndexedDocument], examples: bool) -> Message:
    """Returns who is speaking: an automatic system, what it covers, that it is no legal advice."""
    text = GREETING.format(documents=len(documents), covered=_covered([document.title for document in documents]))
    return (Part(text + (GREETING_EXAMPLES if examples else "")),)


def _covered(titles: Sequence[str]) -> str:
    """The first few titles of the documents, in short."""
    shown = [f"“{_shortened(title, 90)}”" for title in titles[:MOST_TITLES]]
    return "; ".join(shown) + ("…" if len(titles) > MOST_TITLES else "")


def note_message(question: str) -> Message:
    """Returns the note that an answer may not have arrived."""
    about = ABOUT_QUESTION.format(question=_shortened(question, 80)) if question else ""
    return (Part(MAY_BE_MISSING.format(about=about)),)


def _shortened(text: str, most: int) -> str:
    flat = _flat(text)
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + "…"
