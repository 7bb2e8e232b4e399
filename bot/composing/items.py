"""One item of a list, asked for by its number: "cái thứ hai nói gì?", "điểm thứ tư trong 5 đẩy mạnh", "tỉnh thứ ba?".

Knows citations and how ordinals are said; knows nothing of searching.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.composing.answer import Abstention, Answer, Citation
from bot.gathering.evidence import Reason
from bot.language.events import GATHERING
from bot.telling.listed import counted_lists, items_of
from bot.understanding.claims import CONFIRM, QUOTES
from bot.understanding.query import ANY_ORDINAL, ORDINALS, Query, place_spans, places, read, subject_terms
from bot.understanding.substitution import COUNTED_BODY
from bot.understanding.talk import ITEM_NOUN, NEXT_IN_LIST, REQUEST
from index import Span
from index.vietnamese import list_items, term_set, tokens

LAST = "cuối"
PLACE = re.compile(r"\b(?:tỉnh|thành phố|địa phương)\b")
NEXT = re.compile(rf"(?i)\b{NEXT_IN_LIST}\b")
ORDINAL = re.compile(rf"(?i)\b(?:{ANY_ORDINAL}|{LAST}|\d{{1,2}})\b")
# "điểm thứ tư"; and with what only this list's items are called: "trụ cột thứ ba", "tỉnh cuối cùng".
OF_NO_LIST = r"(?:lần|năm|ngày|tuần|xếp|đứng|hạng)"
NUMBERED = (
    rf"(?:thứ (?:{ANY_ORDINAL}|\d{{1,2}})|số \d{{1,2}}|đầu tiên"
    r"|(?:đứng )?(?:đầu|cuối) (?:danh sách|bảng)\b(?! xếp)|cuối(?: cùng)?)"
)
NAMED_ITEM = re.compile(
    rf"(?i)\b(?:{ITEM_NOUN}|(?:{ITEM_NOUN} )?(?P<noun>(?:[^\W\d_]+ )?(?!(?:{ITEM_NOUN}|{OF_NO_LIST}) )[^\W\d_]+)) "
    rf"(?P<place>{NUMBERED})\b(?: (?:trong|của) (?:số )?[{QUOTES}]?\d{{1,2}} (?P<of>[^\W\d_]+(?: [^\W\d_]+)?))?"
)
ONLY_ITEM = re.compile(
    rf"(?i)^{REQUEST}{NAMED_ITEM.pattern[4:]}"
    r"(?: (?:trong|của) (?:danh sách(?: (?:đó|này|ấy|trên))?|(?:số|nhóm|(?:các|những) \w+) (?:đó|này|ấy|trên)))?"
    r"(?: (?:là|tên|thì|gì|sao|đâu|nữa|ạ|vậy|(?:\S+ )?nào))*$"
)
IN_ALL = re.compile(
    r"(?i)^(?:(?:thế|vậy|có) )*(?P<all>(?:tổng (?:cộng|số)|tất cả|cả thảy)(?: (?:là|có))* )?"
    r"(?:bao nhiêu|mấy) (?P<noun>\w+(?: \w+)?)(?(all)| (?:tổng (?:cộng|số)|tất cả|cả thảy))$"
)
# "cái nào nói về an ninh mạng?", "trụ cột nào liên quan đến dữ liệu?"
CHOSEN = re.compile(
    rf"(?i)^(?:(?:còn|thế|vậy|trong (?:số )?(?:đó|này|ấy)|thì) )*(?:{ITEM_NOUN}|điều|(?P<noun>\w+(?: \w+)?)) "
    r"(?:(?P<which>nào) )?(?:(?:là|có|được)? ?(?:nói|nhắc|đề cập|liên quan)(?: gì)? (?:về|đến|tới)|(?:là )?về) "
    rf"(?P<of>\S.*?)(?: là (?:{ITEM_NOUN} )?(?:thứ|số) (?:mấy|bao nhiêu)|(?(which)|(?!)))$"
)
# "sau mức B là mức nào?", "trước Kiên Giang là tỉnh nào trong danh sách?"
BESIDE = re.compile(
    rf"(?i)^{REQUEST}(?:(?:ngay|liền|kế) )?(?:sau|(?P<before>trước)) (?P<named>\S.*?) (?:thì )?(?:là|đến|tới) "
    rf"(?:{ITEM_NOUN} |(?P<noun>(?!năm|tháng|ngày)[^\W\d_]+(?: [^\W\d_]+)?) )?(?:nào|gì)\b"
)

COUNT = re.compile(r"(?:[2-9]|\d{2})(?: [^\W\d_]+){1,2}")
OPENS_WITH_NUMBER = re.compile(r"\W*\d{1,2}[).]\s*")
LEAST_LISTED, LEAST_CALLED = 3, 2  # pieces of a mark that lists, and where all are called by one noun
# "có ngành an toàn thông tin trong đó không?", "hạ tầng số là một trụ cột phải không?", "có hạ tầng số không?"
WHETHER = r"(?i)^(?!.*\b(?:nào|gì|ai)\b)(?:(?:thế|vậy|còn|thì) )*"
IS_IT = r"(?:(?:hay )?(?:không|chưa)|(?:(?:phải|đúng) )?(?:không|hả|à))(?: (?:ạ|vậy|thế|nhỉ))?$"
WHETHER_ITEM = re.compile(
    rf"{WHETHER}(?:có )?(?:cả )?(?P<what>\S.*?) (?:thì sao, )?(?:(?:có )?(?:(?:nằm|được kể) )?(?:ở )?"
    r"trong (?:(?:số|nhóm|danh sách) )?(?:đó|này|ấy|trên)|(?:là|thuộc) một (?:trong )?[^\W\d_]+(?: [^\W\d_]+){0,3})"
    rf" {IS_IT}"
)
COUNTED_LIST, SOME_LIST, SOME_ITEM = (
    r"(?P<list>\W?\d{1,2} [^\W\d_]+(?: \w+){0,8}?\W?)",
    r"(?P<list>\W?(?:\d{1,2}|các|những) [^\W\d_]+(?: [^\W\d_]+){0,5}?\W?)",
    r"(?P<what>[^\W_]+(?: [^\W_]+){1,5}?)",
)
WHETHER_OF_COUNTED = re.compile(rf"{WHETHER}{COUNTED_LIST} (?:(?:có )?(?:bao )?gồm |có (?:cả )?){SOME_ITEM} {IS_IT}")
WHETHER_IN_COUNTED = re.compile(
    rf"{WHETHER}(?:có )?{SOME_ITEM} (?:(?:có|phải|là|cũng) )*(?:một trong|(?:(?:nằm|được kể) )?trong|thuộc)"
    rf" (?:(?:số|những|các) )*{SOME_LIST} {IS_IT}"
)
# "5 bộ tham luận ở phiên thứ 8 có Bộ Tài chính không?", of those that did something
WHETHER_OF_DOERS = re.compile(
    rf"{WHETHER}(?P<list>\d{{1,2}} {COUNTED_BODY.pattern[4:]})(?P<did>(?: \w+){{1,12}}?)"
    rf" có (?P<what>(?-i:[A-ZĐ])\w*(?: \w+){{1,5}}?) {IS_IT}"
)
# "nhân lực số là cái thứ tư phải không?", "cái thứ hai là tăng cường nhận thức đúng không?"
ITEM_IS, IS_ITEM = (
    re.compile(rf"(?i)^(?:(?:thế|vậy|còn|thì) )*{said}$")
    for said in (rf"{NAMED_ITEM.pattern[4:]} là (?P<what>\S.*)", rf"(?P<what>\S.*?) là {NAMED_ITEM.pattern[4:]}")
)
WHETHER_OF_LIST = re.compile(
    rf"{WHETHER}(?:trong (?:số )?(?:đó|này|ấy) (?:thì )?)?có (?:cả |(?:nói|nhắc|đề cập)(?: gì)? (?:đến|tới|về) )?"
    rf"(?P<what>[^\W_]+(?: [^\W_]+){{1,5}}?) {IS_IT}"
)


def item_asked(
    query: Query, place: str, citations: Sequence[Citation], noun: str = "", shown: Sequence[Citation] = ()
) -> Answer | None:
    """Returns the item of the quoted list in a ``place`` that is named, or that it has none such.

    The list is one in the first quote ("(1) …; (2) …", or "5 mã ngành gồm: …"), what is marked there, or the quotes.
    The next item is the one behind that ``shown`` last.
    """
    said = ORDINAL.search(place)
    items = _items(citations, noun)
    shown_at = [at for at, each in enumerate(items) for last in shown[:1] if _is_of(last, each)]
    if NEXT.search(place) and len(shown_at) == 1:
        number = shown_at[0] + 2
    elif said is None or not items:
        return None
    else:
        word = said.group().casefold()
        number = len(items) if word == LAST else int(word) if word.isdecimal() else ORDINALS[word]
    if 1 <= number <= len(items):
        return Answer(query, (replace(items[number - 1], number=1, left_out=0),))
    return Answer(query, abstention=Abstention(Reason.NOT_IN_LIST, tuple(citations))) if len(items) > 1 else None


def lists_items(citations: Sequence[Citation]) -> bool:
    """Returns whether the first quote itself is a list."""
    return any(len(_parts(first)) > 1 for first in citations[:1])


def item_named(query: Query, citations: Sequence[Citation], alone: bool = False) -> Answer | None:
    """Returns the item of a quoted list that is asked for by number and by what its items are called.

    The list is the first that counts what is called so, else one in the first quote. ``alone`` that no more than that
    is said; else it has none such only where it counts all that it lists.
    """
    named = ONLY_ITEM.match(query.text.rstrip(" ?.!")) if alone else query.asks(NAMED_ITEM)
    if named is None:
        return None
    noun = named["noun"] or ""
    for at, cited in enumerate(citations[: None if noun else 1]):
        listed = _parts(cited, noun) or cited.quote.endswith(":")
        if listed and (_counts(cited.quote, noun) or _marked_list(cited, noun) if noun else not alone):
            item = item_asked(query, named["place"], citations[at:], noun)
            called = noun or named["of"]  # "điểm thứ tư trong 3 tăng cường"
            all_told = called and _counts(cited.quote, called, str(len(_items(citations[at:], noun))))
            return item if alone or all_told or (item and item.citations) else None
    return None


def list_of_the_item(query: Query) -> Query | None:
    """Returns the question for the list of which one item is asked for by number and name; None where none is.

    "trụ cột thứ ba của kinh tế số" is one of "những trụ cột nào của kinh tế số".
    """
    named = query.asks(NAMED_ITEM)
    if named is None or not named["noun"] or re.search(rf"(?i){GATHERING}$", named["noun"]):
        return None
    text = f"{query.text[: named.start()]}những {named['noun']} nào{query.text[named.end('place') :]}"
    return read(query.question, text)


def list_of_the_counted(query: Query, citations: Sequence[Citation]) -> Query | None:
    """Returns the question for the list of what the first quote's one mark counts: "5 đẩy mạnh"; None where none is."""
    first = citations[0] if citations and len(citations[0].marked) == 1 else None
    counted = COUNT.match(first.quote, first.marked[0].start) if first else None
    return read(query.question, f"{counted.group()} gồm những gì?") if counted else None


def item_chosen(query: Query, citations: Sequence[Citation]) -> Answer | None:
    """Returns the one item of a list in the first quote that speaks of what it is asked which of them speaks of."""
    asked = CHOSEN.match(query.text.rstrip(" ?.!"))
    if asked is None or not citations or (asked["noun"] and not _counts(citations[0].quote, asked["noun"])):
        return None
    named = frozenset(subject_terms(asked["of"]))
    parts = _parts(citations[0], asked["noun"] or "") if named else []
    telling = [each for each in parts if named <= term_set(" ".join(_told(each)))]
    return Answer(query, (replace(telling[0], number=1, left_out=0),)) if len(telling) == 1 else None


def item_beside(query: Query, citations: Sequence[Citation]) -> Answer | None:
    """Returns the item behind the one that a question names in the first quote's list, or before that; else None.

    Behind the last there is none such.
    """
    asked = BESIDE.match(query.text)
    parts = _parts(citations[0], asked["noun"] or "") if asked and citations else []
    named = {*tokens(asked["named"])} if asked else set[str]()
    there = [at for at, part in enumerate(parts) if named <= {*tokens(" ".join(_told(part)))}]
    if asked is None or len(parts) < 2 or len(there) != 1:
        return None
    at = there[0] + (-1 if asked["before"] else 1)
    if 0 <= at < len(parts):
        return Answer(query, (replace(parts[at], number=1, left_out=0),))
    return Answer(query, abstention=Abstention(Reason.NOT_IN_LIST, tuple(citations[:1])))


def list_asked_of(query: Query) -> tuple[Query, Query] | None:
    """Returns the question for a counted list, and for whether something is in it; None where none is asked.

    "3 tăng cường có an ninh mạng không?" is "có an ninh mạng không?" of "3 tăng cường gồm những gì?".
    """
    text = query.text.rstrip(" ?.!")
    asked = WHETHER_OF_DOERS.match(text) or WHETHER_OF_COUNTED.match(text) or WHETHER_IN_COUNTED.match(text)
    if asked is None:
        return None
    members = f"nào{asked['did']}" if "did" in asked.groupdict() else "gồm những gì"
    texts = (f"{asked['list'].strip(QUOTES)} {members}?", f"có {asked['what']} không?")
    return read(query.question, texts[0]), replace(query, text=texts[1], places=())


def counted_alike(listing: Query, citations: Sequence[Citation]) -> str:
    """Returns what the first quote counts as a question for a list does, or "": "5 đẩy mạnh" is no "5 bộ"."""
    count, noun, *_ = tokens(listing.text)
    place = PLACE.search(listing.text)
    noun = place.group() if place else noun
    alike = citations and _counts(citations[0].quote, noun, count if count.isdecimal() else r"\d{1,2}")
    return noun if alike else ""


def whether_item(query: Query, citations: Sequence[Citation], of_list: bool, noun: str = "") -> Answer | None:
    """Returns the item of the list in the first quote of which it is asked whether it is there, or that it is not.

    ``of_list``: a list was asked for, and "có an ninh mạng không?" goes on from it; ``noun``: it is of what is
    called so. A list of places is told by their names elsewhere.
    """
    text = query.text.rstrip(" ?.!")
    has = WHETHER_OF_LIST.match(text)
    of_list = of_list or (has is not None and _lists_such(citations[:1], has["what"].split()[0]))
    asked = None if query.places else WHETHER_ITEM.match(text) or (has if of_list else None)
    if asked is None or not citations or asked["what"].casefold() == "có":
        return None
    marked, parts = citations[0].marked, _parts(citations[0], noun)
    marked = tuple(mark for mark in marked if any(map(str.isalpha, mark.of(citations[0].quote))))  # not how many it has
    told = marked and any(not part.marked or part.marked[0].overlaps(mark) for part in parts for mark in marked)
    if not parts or (marked and not told and not noun):
        parts = _marked_list(citations[0])  # what is marked is no item of that list
    if len(parts) < 2:
        return None
    called, *rest = tokens(asked["what"])  # "ngành": what an item may be called
    words = [set(tokens(" ".join(_told(part)))) for part in parts]
    if not all(any(map(str.isalpha, told)) for told in words):  # figures are no list
        return None
    named = {*rest} if len(rest) > 1 else {called, *rest}
    there = [part for part, told in zip(parts, words, strict=True) if named <= told or told - {called} <= {*rest}]
    if place := {*places(asked["what"])}:  # "TPHCM" is the same
        there = [part for part in parts if place & {*places(" ".join(_told(part)))}]
    if there:
        return Answer(query, (replace(there[0], number=1, left_out=0),))
    return Answer(query, abstention=Abstention(Reason.NOT_IN_LIST, tuple(citations[:1])))


def item_claimed(query: Query, citations: Sequence[Citation]) -> Answer | None:
    """Returns the item of the first quote's list that is read back to be in some place; None where none is."""
    said = CONFIRM.sub("", query.text)
    asked = None if said == query.text else ITEM_IS.match(said) or IS_ITEM.match(said)
    if asked is None or not citations or len(_parts(citations[0], asked["noun"] or "")) < 2:
        return None
    item = item_asked(query, asked["place"], citations, asked["noun"] or "")
    if item is None or not item.citations:
        return item
    cite = item.citations[0]
    number = OPENS_WITH_NUMBER.match(cite.quote)
    marked = cite.marked or (Span(number.end() if number else 0, len(cite.quote.rstrip(" ;."))),)
    query = replace(query, claims=(asked["what"].strip(" ,"),))
    return replace(item, query=query, citations=(replace(cite, marked=marked),))


def _lists_such(citations: Sequence[Citation], noun: str) -> bool:
    """Returns whether a quote lists as many as it counts of what is called so: "5 mã ngành mới … gồm: …"."""
    lists = (each for cite in citations for each in counted_lists(cite.quote, Span(0, len(cite.quote))) if each.items)
    return any(noun in each.what.split() for each in lists)


def _marked_list(cited: Citation, noun: str = "") -> list[Citation]:
    """The pieces of the one mark of a quote that lists bodies or things: "05 Bộ, ngành Công an, Y tế, …"; else none.

    With a ``noun`` they are two or more that are all called so: "Luật Điện ảnh, Luật Đất đai".
    """
    mark = cited.marked[0] if len(cited.marked) == 1 else Span(0, 0)
    pieces = [*re.finditer(r"[^\s,;][^,;]*", mark.of(cited.quote))]
    called = re.compile(rf"(?i){re.escape(noun)}\b")
    if len(pieces) < (LEAST_CALLED if noun else LEAST_LISTED) or not all(
        called.match(piece.group()) for piece in pieces
    ):
        return []
    return [replace(cited, marked=(Span(*piece.span()).moved(mark.start),)) for piece in pieces]


def items_in_all(query: Query, citations: Sequence[Citation]) -> Answer | None:
    """Returns the number of the items that the first quote counts where no more is asked: "tổng cộng mấy tỉnh?"."""
    asked = IN_ALL.match(query.text.rstrip(" ?.!"))
    if asked is None or not citations or not _counts(citations[0].quote, asked["noun"]):
        return None
    count = len(_parts(citations[0], asked["noun"]))
    told = re.search(rf"(?<![\d.,/])0?{count}\b(?![.,/]?\d)", citations[0].quote)
    marked = (Span(*told.span()),) if told else ()
    return Answer(query, (replace(citations[0], number=1, marked=marked, left_out=0),)) if marked else None


def _told(item: Citation) -> list[str]:
    """What an item says: the marked part of its sentence, or all of it."""
    return [mark.of(item.quote) for mark in item.marked] or [item.quote]


def _is_of(shown: Citation, item: Citation) -> bool:
    """Returns whether what was shown is an item of a list, or that part of it: "Từ 65 đến 79 điểm" of a grade."""
    within = zip(shown.marked, item.marked, strict=False)
    return (shown.start, len(shown.marked)) == (item.start, len(item.marked)) and all(
        whole.start <= part.start and part.end <= whole.end for part, whole in within
    )


def _counts(quote: str, noun: str, count: str = "") -> bool:
    """Returns whether a quote counts what is called so, or lists it: "7 UBND các tỉnh, thành phố" counts "tỉnh".

    With a ``count`` it has to count so many.
    """
    ways = PLACE.pattern if PLACE.fullmatch(noun) else "|".join(map(re.escape, (noun, noun.split()[-1])))
    number = rf"(?<![\d.,/])0?{count}" if count else r"\d"
    listed = rf"|\b(?:những|các|nhiều|một số)\b[^:;]{{0,60}}\b(?:{ways})\b[^:;]{{0,60}}:\s[^;]+;"
    counted = rf"(?i){number}\W+(?:[^\W\d_]+ ){{0,2}}(?:{ways})\b"
    return re.search(counted if count else counted + listed, quote) is not None


def _items(citations: Sequence[Citation], noun: str) -> list[Citation]:
    if not citations:
        return []
    first = citations[0]
    if not (parts := _parts(first, noun)) and first.quote.endswith(":"):  # what it announces follows
        return list(citations[1:])
    return parts or list(citations)


def _parts(cited: Citation, noun: str = "") -> list[Citation]:
    """The items of a list within a quote: each by itself where it has its number, else marked in its sentence.

    Of several lists it is the one that counts what is called by the ``noun``.
    """
    quote = Span(0, len(cited.quote))
    if noun and (alike := _marked_list(cited, noun)):
        return alike
    if spans := list_items(cited.quote, quote):
        return [
            replace(
                cited, quote=span.of(cited.quote), start=cited.start + span.start, end=cited.start + span.end, marked=()
            )
            for span in spans
        ]
    counted = {each.what.casefold(): each.items for each in counted_lists(cited.quote, quote) if each.items}
    named = place_spans(cited.quote)
    if len(named) > 1 and re.search(rf"(?<![\d.,/])0?{len(named)}\b", cited.quote):
        called = next((what for what in counted if PLACE.search(what)), "tỉnh, thành phố, địa phương")
        counted[called] = tuple(named)
    ways = PLACE.pattern if PLACE.fullmatch(noun) else rf"\b{re.escape(noun.split()[-1])}\b" if noun else "(?!)"
    of_noun = [items for what, items in counted.items() if re.search(ways, what, re.IGNORECASE)]
    if noun and counted and not of_noun:  # "bộ thứ hai" is no item of "5 tỉnh gồm …"
        return []
    lists = of_noun or [cited.marked] * (len(cited.marked) > 1) or list(counted.values())
    lists = lists or [tuple(items_of(cited.quote, quote))] * (not cited.marked)
    return [replace(cited, marked=(item,)) for item in lists[0]] if len(lists) == 1 else []
