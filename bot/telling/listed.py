"""Which items of a list within a sentence a question asks for: "gồm 5 mức độ: …; …", "còn hạn chế như: …; …".

Knows questions, documents and sentences; knows nothing of how quotes are chosen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.edges import WORDS
from bot.understanding.query import Query, Want, want_of
from index import Document, Span
from index.vietnamese import syllables, term_set, terms

OPENING = re.compile(r"[^:;]+:\s")
ITEM = re.compile(r"[^;\s][^;]*")
DEED = re.compile(rf"[^,;\s](?:[^,;]|,(?! (?:(?:tập trung|khẩn trương|tiếp tục) )?(?:{WORDS}|tập trung)\b))*")
LONGEST_ITEM = 45  # words
# "4 trụ cột: …", "5 mã ngành mới vào chương trình … gồm: …", "6 kết quả chính như …", "3 Chiến lược về …; …"
COUNTED = re.compile(
    r"(?<![\d/.,-])0?(?P<count>[2-9]|1\d)\s(?P<what>(?:[^\W\d_]+[,”\"]?\s){1,15}?)?(?P<last>[^\W\d_]+)[”\"]?"
    r"(?::|\s(?:gồm|như|về)(?:\scó)?:?)\s+"
)
REMARK = re.compile(r"\s[-–—]\s.*", re.DOTALL)  # behind the last item: "…, dữ liệu số - Động lực quan trọng …"
# "Dịch vụ công thiết yếu gồm những dịch vụ nào?", "53 dịch vụ công là dịch vụ gì?", "Kể tên 53 dịch vụ công"
ASKS_PARTS = re.compile(
    r"(?i)^(?P<named>(?:kể|nêu|liệt kê)(?: (?:tên|ra))* )?(?:(?:các|những|cái) )*"
    r"(?P<counted>[1-9]\d? (?!tháng|năm|ngày)\w+ \w+)\b"
    r"(?(named)|.* (?:là|(?:bao )?gồm(?: có)?) (?:\w+ ){0,4}?(?:gì|nào)\W*$)"
    r"|^(?P<whole>.+?) (?:bao )?gồm (?:có )?(?:\w+ ){0,4}?(?:gì|nào)\W*$"
)
TELLS_PARTS = r"\b[^;.]{0,80}?(?::|\(|\b(?:gồm|như|là|về)\b)"
CLOSING = {"“": "”", "(": ")"}
PIECE = re.compile(r"[^,;\s][^,;]*")
LAST_AND = re.compile(r"\s+và\s+(?!.*\svà\s)")
WHICH_BODY = re.compile(
    r"(?i)(?:.*\b(?:do|bởi) )?(?:bộ|sở|cơ quan|đơn vị|tỉnh) nào \S"
)  # "Bộ nào bổ sung 5 mã ngành?" asks for no list
HOW_MANY_AND_WHICH = re.compile(r"(?i)\b(?:mấy|bao nhiêu)\b.*(?:,| và)(?: (?:đó|gồm|là))+ (?:\w+ ){0,3}(?:gì|nào)\b")
ITEMS_OF = re.compile(r"([^\W\d_]+ [^\W\d_]+) (?:là|gồm|như):? ")
NAMED_BY = re.compile(r"(?P<label>[^:–-]{1,30}?)\s*(?:[-–:])\s+(?=\S)")  # "Mức độ A - Từ 90 điểm …"


@dataclass(frozen=True)
class Counted:
    """A list of as many items as its sentence says, what they are called, and its parts.

    Those are fewer where they hold several items that cannot be told apart.
    """

    count: int
    what: str
    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """Where all of it stands."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def items(self) -> tuple[Span, ...]:
        """Each item; none where they cannot be told apart."""
        return self.parts if len(self.parts) == self.count else ()


def counted_lists(text: str, sentence: Span) -> Iterator[Counted]:
    """Yields the lists of a sentence that holds as many items as it says: "4 trụ cột: …, …, …, …"."""
    for opening in COUNTED.finditer(text, sentence.start, sentence.end):
        count, what = int(opening["count"]), f"{opening['what'] or ''}{opening['last']}"
        end = _end_of_enclosure(text, sentence, opening.end())
        parts = _pieces(text, ITEM, Span(opening.end(), end))
        near = REMARK.sub("", text[opening.end() : end].partition(";")[0])
        pieces = _pieces(text, PIECE, Span(opening.end(), opening.end() + len(near)))
        if len(pieces) == count - 1 and (last := LAST_AND.search(text, pieces[-1].start, pieces[-1].end)):
            pieces[-1:] = [Span(pieces[-1].start, last.start()), Span(last.end(), pieces[-1].end)]
        if (items := next((each for each in (parts, pieces) if len(each) == count), None)) is not None:
            yield Counted(count, what, tuple(items))
        elif 2 < len(parts) < count <= len(_pieces(text, PIECE, Span(opening.end(), end))):
            yield Counted(count, what, tuple(parts))


def _end_of_enclosure(text: str, sentence: Span, at: int) -> int:
    """Where the quotation or bracket ends in which a place of a sentence stands; else the end of the sentence."""
    ends = []
    for opens, closes in CLOSING.items():
        if text.rfind(opens, sentence.start, at) > text.rfind(closes, sentence.start, at):
            ends.append(text.find(closes, at, sentence.end))
    return min((end for end in ends if end >= 0), default=sentence.end)


def _pieces(text: str, piece: re.Pattern[str], within: Span) -> list[Span]:
    found = piece.finditer(text, within.start, within.end)
    return [Span(each.start(), each.start() + len(each.group().rstrip(" .…"))) for each in found]


def items_of(text: str, sentence: Span) -> list[Span]:
    """Returns the items that a sentence lists behind a colon; none where it does not list at least two."""
    opening = OPENING.match(text, sentence.start, sentence.end)
    items = _pieces(text, ITEM, Span(opening.end(), sentence.end)) if opening else []
    return items if len(items) > 1 else []


def tells_parts(query: Query, text: str) -> bool:
    """Returns whether a text, after what a question asks the parts of, goes on as one that tells some of these."""
    asked = query.asks(ASKS_PARTS)
    last = ""
    if asked and asked["counted"]:
        number, what = asked["counted"].split(maxsplit=1)
        last = rf"\b{number} (?:\w+ ){{0,2}}?{re.escape(what)}"  # "5 mã ngành mới"
    elif asked:
        last = re.escape(" ".join(asked["whole"].split()[-2:]))
    if re.search(f"(?i){last}{TELLS_PARTS}", text):
        return True
    return any(_asks_for(query, each) for each in counted_lists(text, Span(0, len(text))))


def lists_the_asked(query: Query, text: str) -> bool:
    """Returns whether a text lists as many as it says of what a question asks for all."""
    return query.want is Want.LIST and any(_asks_for(query, each) for each in counted_lists(text, Span(0, len(text))))


def item_about(query: Query, document: Document, sentence: Span) -> Span | None:
    """Returns the one item that speaks of what a question names beside what the whole list and document are about.

    So does a clause of a sentence that lists without a colon, and of a long one the part that begins with its own verb.
    """
    text = document.text
    items = items_of(text, sentence) or _pieces(text, ITEM, sentence)
    item = _about(query, document, sentence, items) if len(items) > 1 else None
    if item and len(item.of(text).split()) > LONGEST_ITEM:
        item = _about(query, document, item, _pieces(text, DEED, item))
    return item if item and len(item.of(text).split()) <= LONGEST_ITEM else None


def _about(query: Query, document: Document, sentence: Span, items: Sequence[Span]) -> Span | None:
    if not items:
        return None
    text = document.text
    asked = query.terms - term_set(text[sentence.start : items[0].start]) - term_set(document.title)
    told = [len({term for term in asked & term_set(item.of(text)) if "_" in term}) for item in items]
    most = max(told)
    alone = most > 0 and sum(2 * each >= most for each in told) == 1
    return items[told.index(most)] if alone else None


def clause_about(thing: Query, text: str, sentence: Span) -> Span | None:
    """Returns the one part of an enumeration with semicolons that speaks of a thing, or a part of that with commas."""
    if text.count(";", sentence.start, sentence.end) < 2:
        return None
    for part in (ITEM, PIECE):
        spans = (Span(*each.span()) for each in part.finditer(text, sentence.start, sentence.end))
        about = [each for each in spans if _tells_of(thing, term_set(each.of(text)))]
        if len(about) == 1 and len(about[0].of(text).split()) <= LONGEST_ITEM:
            return about[0]
    return None


def _tells_of(thing: Query, told: frozenset[str]) -> bool:
    """Whether a part tells of a thing: it has all its words, and most of them side by side."""
    return {*thing.singles} <= told and 2 * len({*thing.pairs} & told) >= len(thing.pairs)


def all_items(query: Query, text: str, sentence: Span, seen: Span) -> Span:
    """Returns what was ``seen`` with the items behind it where it is the first: "nhiệm vụ trọng tâm là …; …; …".

    Of a list of several it goes on to where another deed begins.
    """
    if want_of(query) is Want.LIST and "," in seen.of(text) and text.startswith(",", seen.end):
        deeds = (Span(*each.span()) for each in DEED.finditer(text, sentence.start, sentence.end))
        return next((Span(seen.start, each.end) for each in deeds if each.start < seen.end < each.end), seen)
    opens = ITEMS_OF.search(text, sentence.start, seen.start)
    named = opens and opens.end() == seen.start and {each for each in terms(opens[1]) if "_" in each} <= query.terms
    return Span(seen.start, sentence.end) if named and text.startswith(";", seen.end) else seen


def said_of_item(query: Query, text: str, sentence: Span) -> Span | None:
    """Returns what an item of a list says of itself whose name a question says: of "Mức độ A - Từ 90 điểm …"."""
    asked = syllables(query.text)
    for item in items_of(text, sentence):
        label = NAMED_BY.match(text, item.start, item.end)
        named = syllables(label["label"]) if label else []
        if label and any(asked[at : at + len(named)] == named for at in range(len(asked))):
            return Span(label.end(), item.end)
    return None


def whole_list(query: Query, document: Document, sentence: Span) -> Span | None:
    """Returns all of a list of as many items as it says, where a question asks for them: "5 mức độ là gì?".

    Where it names what one item alone speaks of, that.
    """
    counts_too = query.asks(HOW_MANY_AND_WHICH)
    if WHICH_BODY.match(query.text) or not (counts_too or want_of(query) in (Want.LIST, Want.ANYTHING)):
        return None
    asked = next((each for each in counted_lists(document.text, sentence) if _asks_for(query, each)), None)
    if asked and counts_too:
        return Span(document.text.rfind(str(asked.count), sentence.start, asked.span.start), asked.span.end)
    return (_about(query, document, sentence, asked.parts) or asked.span) if asked else None


def _asks_for(query: Query, listed: Counted) -> bool:
    """Returns whether a question counts what a list counts, or asks for all of that."""
    first = " ".join(listed.what.split()[:2])
    if re.search(rf"(?i)(?<![\d/.,])0?{listed.count} {re.escape(first)}\b", query.text):
        return True
    counts_too = query.asks(HOW_MANY_AND_WHICH)
    noun = "|".join(map(re.escape, first.split()))  # "mấy ngành" of "5 mã ngành"
    several = "mấy|bao nhiêu" if counts_too else "các|những"
    if query.want is Want.LIST or counts_too:
        return (
            re.search(rf"(?i)\b(?:{several}) (?:{noun})\b", query.text) is not None
            or first.casefold() in query.text.casefold()
            or {each for each in terms(first) if "_" in each} <= query.terms
        )
    return re.match(rf"(?i){re.escape(first)}\b.* (?:của|trong|về|năm) .*\blà gì\b", query.text) is not None
