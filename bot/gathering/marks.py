"""Which words of a quote are the very thing asked for: the figure, the cell, the date, the name.

Knows queries and units; knows nothing of how candidates are ranked. Where it is not sure it marks nothing: a quote
without a mark is still the document's word, a wrong figure in bold is ours.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import islice, pairwise

from bot.language.bounds import AVERAGE, OF_AMOUNT
from bot.language.edges import GROUP, qualified, trimmed, whole
from bot.language.events import ASKS_MEETING, GATHERING, MEETING_CALLED, TAKES_PART
from bot.language.periods import COMPARISON, figures_by_year, year_of_figure
from bot.language.speech import BODY
from bot.telling.cases import of_the_case
from bot.telling.cells import label_of
from bot.telling.columns import cells_asked
from bot.telling.kinds import (
    ALL_CHANGED,
    ASKS_GRADE,
    ASKS_PLACE,
    ASKS_WHERE,
    BY_TAKING,
    IN_QUOTES,
    asks_nothing,
    asks_title,
    fitting_names,
    places_asked,
    places_in,
    ranges,
    tells_of_all,
)
from bot.telling.labelled import is_labelled, value_of_line
from bot.telling.listed import all_items, clause_about, item_about, said_of_item, whole_list
from bot.telling.premises import theme
from bot.telling.sayers import DEMANDS, NO_SAYER, REPORTS, sayers
from bot.telling.slot import asks_what_it_is, called_so, filling, on_whom, people_or_bodies, what_it_is, with_whom
from bot.telling.sought import (
    ASKS_DAY,
    ASKS_GROWTH,
    COUNTED,
    DATE,
    HOURS,
    SHARE,
    asks_rank,
    counted_figures,
    counts,
    dates,
    of_the_measure,
    quantities_in,
    sought_figures,
    stretch_around,
)
from bot.telling.tasks import deed_of, doer_of
from bot.telling.troubles import ASKS_TROUBLES, lists_troubles
from bot.understanding.followup import IN_THE_LIST
from bot.understanding.persons import asks_who_it_is, holders, office_of, people
from bot.understanding.query import (
    AIMS,
    ASKS_WHY,
    HOW_MUCH,
    MEASURE,
    NTH_IN_WORDS,
    WHICH_WAY,
    Query,
    Want,
    places,
    read,
    want_of,
)
from index import Document, Span, Unit, told_by, vietnamese
from index.vietnamese import SCALE, TOKEN, UNIT, YEAR, fold, spelling, term_set, terms, tokens, years

LETTER = re.compile(r"\b[A-ZĐ]\b")  # "mức B": what a figure is for, in one letter
LABEL = 5.0
MOST_BEFORE = 8  # words before a figure that say so
MOST_AFTER = 12  # words behind a figure that say what it is of
OF_COUNTED, COUNTED_WORDS = 2.0, 4  # what it weighs besides that these words, which a figure counts, are the question's
WHERE_COUNTED = re.compile(r"(?i)\b(?:trên|tại|ở|qua|với|trong|từ|của)\b")
SURE_MARGIN = 1.0
BELOW = re.compile(r"(?i)\bdưới (\d{1,9})\b")  # "dưới 50 điểm" is no grade from 50 on
GRADES = re.compile(r"(?i)\b\d+ (?=mức|loại|hạng|bậc|nhóm)")  # "5 mức độ" are no points
FAULT = r"(?:chậm|trễ|muộn|quá hạn|vi phạm|sai phạm|lơ là|không (?:làm|thực hiện|hoàn thành|kịp))"
ASKS_OUTCOME = re.compile(
    rf"(?i)\b{FAULT}\b.*\b(?:sao|thế nào|gì|không|xử lý)\b|\bxử lý (?:(?:như )?thế nào|(?:ra )?sao|gì)\b.*\b{FAULT}\b"
)
ANY_WORDS = ("nói", "nêu", "phát biểu")
ASKS_SAYER = re.compile(
    rf"(?i)\b(?:ai|(?:cơ quan|tổ chức|đơn vị) nào) (?:(?:là người|đã|vừa|ra|đưa ra|ban hành|phát hành) )*"
    rf"({'|'.join(ANY_WORDS)}|{REPORTS}|{DEMANDS})\b"
    r"|\bdo (?:ai|(?:cơ quan|tổ chức|đơn vị|bộ) nào) (?:đưa )?(?:ra|công bố|phát hành)\b"
    r"|^(?:quan điểm|ý kiến|lời|câu|phát biểu|nhận định|yêu cầu|chỉ đạo)\b.* của ai\b"
    r"|\bđánh giá của (?:\w+ ){1,2}nào\b"
)
WILL = re.compile(r"(?i)\bsẽ [^;.…]+")
CLAUSE = re.compile(r"[^;]+")
IF = re.compile(r"(?i)(?:nếu|khi)\s")
MOST_SAID = 20  # words that a reply opens with
LONGEST_CLAUSE = 15  # words of one that is marked whole
# "cao hơn trung bình thế giới không?", "so với thế giới thế nào?"
AGAINST_AVERAGE = re.compile(
    rf"(?i)\b(?:hơn|kém|bằng|so sánh|so) (?:\w+ ){{0,10}}?{AVERAGE}\b|\b{AVERAGE}\b.*\b(?:so sánh|thế nào|ra sao)\b"
)
THAN_AVERAGE = re.compile(rf"(?i)\b(?:cao|thấp|nhanh|chậm|nhiều|ít|lớn|nhỏ) hơn (?:mức )?{AVERAGE}\b")
CHOOSES_FIGURE = re.compile(rf"(?i)\b(?:{OF_AMOUNT}|\d[\d.,]*(?: \w+){{0,4}}?) hay (?:là )?(?:{OF_AMOUNT} )?\d")
# "năm 2023 hay 2024?", "mỗi năm hay tổng cộng?"; but "năm nào cao hơn, 2022 hay 2023?" compares their figures.
CHOOSES = re.compile(
    rf"(?i)^(?!.*\b(?:hơn|nhất)\b)(?:.*\b({YEAR.pattern}) hay (?:l[aà] )?(?:n[aă]m )?({YEAR.pattern})"
    r"|(?:(?:thế|vậy|là|tính|theo|.*\b(?:lúc|khi|do|ở|tại|bằng|của)) )*"
    r"([^\W\d]\w*(?: \w+){0,2}?) hay (?:là )?([^\W\d]\w*(?: \w+){0,2}?))"
    r"(?: (?:vậy|thế|ạ|nhỉ|bạn))*\W*$"
)
ASKS_WHICH_WAY = re.compile(rf"(?i)\b{WHICH_WAY}\b")
ROSE = re.compile(rf"(?i)(?<!tốc độ )\b(?:tăng|giảm)(?: (?:thêm|{OF_AMOUNT}))*\s*$")
THEREFORE = re.compile(r"(?<!;),?\s(?:(?:do|vì|bởi) (?:vậy|thế|đó)|cho nên)\b")  # what stands before it is the reason
ASKS_DOCUMENT = re.compile(r"(?i)\b(?:tài liệu|văn bản|bài|bài báo|bài viết|nguồn) nào\b")
COUNTS_THINGS = re.compile(rf"(?i)\d (?:{SCALE} )?(?!{SCALE}\b|phần|đồng)[^\W\d_]")  # "53 dịch vụ"
ASKS_SAID = re.compile(r"(?i)\b(?:nói|nêu|phát biểu|trình bày|cho biết|báo cáo|nhấn mạnh|chia sẻ)(?: \w+){0,2}? gì\b")
SPEAKS_OF = re.compile(r"(?i)\b(?:nói|phát biểu|trình bày|báo cáo|tham luận)(?: \w+){0,2}? về (?P<subject>[^;.:]+)")
ASKS_ABOUT = re.compile(r"(?i)\bgì (?:về|cho|đối với|với)\b")
ASKS_GROUP = re.compile(r"(?i)\b(?:xếp hạng|hạng|thứ) (?:mấy|bao nhiêu|thế nào|ra sao)\b|\bnhóm nào\b")
HOW_MEASURED = re.compile(
    rf"(?i)^(?:{MEASURE.pattern}|.*\btăng trưởng\b)(?!.*\b(?:hạng|thứ)\b).*\b(?:thế nào|ra sao)(?: năm \d+)?\W*$"
)
ASKS_WHICH_IS_MORE = re.compile(r"(?i)\bhay\b.*\bhơn\b")
TELLS_MORE = re.compile(r"(?:\s*(?:là|nhưng)\s)?(?P<clause>(?:[^,;]|,(?=\d))*? hơn (?:[^,;]|,(?=\d| ngành\b))*)")
WHETHER_LAST = re.compile(r"(?i)\b(?:không|chưa)(?: (?:nhỉ|ạ|vậy|thế|hả|nhé|cháu|em|anh|chị|bác|bạn|ad))*\W*$")
ASKS_WHETHER = re.compile(
    r"(?i)^(?!.*\b(?:nào|gì|ai|đâu|mấy|bao nhiêu|sao)\b)"
    rf"(?:.*\b(?:có|được|phải|bị|đã)\b)?(?P<what>.*){WHETHER_LAST.pattern[4:]}"
)
WHETHER_SAID = re.compile(
    r"(?i)\b(?:nói|nhắc|nêu|dùng)(?: (?:đến|tới|về|từ|chữ))* \W?(?P<said>[^?“”\"']+?)\W? không\b"
    r"|^\W?(?P<thing>[^?“”\"']+?)\W? (?:có )?được (?:nói|nhắc|nêu|đề cập|kể)\b.*\bkhông\b"
)
# "Bộ Y tế có tham luận không?" is answered by "các Bộ, ngành Công an, Y tế, Giáo dục và Đào tạo".
ASKS_OF_MEMBER = re.compile(rf"(?i)^(?:{BODY} )?(?P<one>[^\W\d]\S*(?: \S+){{0,5}}?) (?:có|thuộc|nằm trong|được)\b")
MEMBER = r"(?i)(?:[,:]|\b(?:và|gồm|ngành))\s+(?:bộ )?(?P<one>{})(?=[,;.)]|\svà\s|$)"
ASKS_MENTIONED = re.compile(
    r"(?i)\b(?:nhắc|nêu|đề cập|nói)(?: tên)?(?: (?:đến|tới))? (?:ở|trong|tại) (?:(?:chỗ|văn bản|bài|tài liệu) nào|đâu)"
)
# "Thủ tướng nói … ở đâu?" is answered by "Phát biểu khai mạc tại Hội nghị, …".
WHERE_SAID = re.compile(r"(?i)\b(?:nói|phát biểu|nêu|nhấn mạnh|khẳng định|tuyên bố)\b.*\b(?:ở|tại) đâu\b")
SAID_AT = re.compile(rf"(?i)\b(?:tại|ở|trong) (?:{GATHERING}|buổi lễ)\b[^,.;]*")
# "tổ chức ngày nào, ở đâu?" is answered by "ngày 12/7, tại Trụ sở Chính phủ đã diễn ra …".
TOOK_PLACE = re.compile(r",? tại [A-ZĐ][^,.;:]*?(?=,| đã\b| diễn ra\b)")
OF_WHAT_FIGURE = re.compile(
    rf"(?i)(?<![\d.,/])(?!(?:19|20)\d\d\b)(?P<figure>\d[\d.,]*)\s?"
    rf"(?:(?:%|{SCALE}\b|{UNIT}\b)(?: (?!(?:bộ|cơ quan)\b)\w+){{1,5}}"
    r"|(?: trong (?:bảng|biểu)\b)? (?:là|của|nói (?:về|lên|đến)|thuộc(?: về)?|ứng với)"
    r"(?: (?!năm|tháng|ngày|bộ|cơ quan)\w+){0,4}) (?:gì|nào)\W*$"
)
THINGS = re.compile(r"(?:\s(?!(?:và|so|trên|với|trong|của|tại|để)\b)[^\W\d_]+){1,5}")  # what a figure counts
WHOSE_FIGURE = re.compile(rf"(?i)\b(?:số liệu|con số)\b.* của {BODY} nào\b")
MOST_OF_DEED, IS_SO = 4, r"(?:co|da|khong|chua|bi|hop)"
ASKS_YEAR, TELLS_YEAR = re.compile(r"(?i)\bnăm (?:nào|mấy)\b"), re.compile(r"(?i)\bnăm\b|\d{4}")
MOST_DATED = 30  # characters of a mark that is a day
MOST_ASKED = 12  # words between those that were asked and the end of a mark that holds none of them
READ = 3.0  # what it weighs that the reader saw the answer there, against words around that are the question's
BROUGHT = 1.0  # the same of each word that a follow-up brought
ITS_GROWTH = re.compile(r"(?i)^(?:(?:mức|tốc độ|tỷ lệ) )?tăng(?: trưởng)?\b")
# "xếp thứ mấy trên tổng bao nhiêu nước"
PARTED = re.compile(
    r"(?i),?\s+(?:và|còn|cũng như)\s+|,\s+|\s+(?=(?:trên|trong)(?: tổng(?: số)?| số)? (?:bao nhiêu|mấy) [^\W\d_])"
)
MOST_COUNTED = 4  # words of a thing that is counted with others: "bao nhiêu bộ, tỉnh và doanh nghiệp"
SIDE_BY_SIDE = re.compile(rf"(?:\s[^\W\d_]+,?){{0,4}}(?:,|\svà)\s(?:{OF_AMOUNT}\s)?")  # "18 bộ, ngành, 63 địa phương"
NAMES_GRADE = re.compile(r"\b[Mm]ức(?: độ)? [A-ZĐ]\b")
# The name of a grade before the range that it is given for: "Mức độ A - ", "; Khá: ".
GRADE = re.compile(r"\b[Mm]ức(?: độ)?\s+[A-ZĐ]\b[\s:–-]*$|(?<=[;,:(]) *[^\W\d_][^;:,.()\d]{0,24}?\s*[:–-]\s*$")


def marked_spans(
    query: Query, document: Document, unit: Unit, answer: Span | None = None, doubtful: bool = False
) -> tuple[Span, ...]:
    """Returns the parts of the unit that were asked for, as spans of the document; none where nothing stands out.

    ``answer`` is where the reader saw it, if a reader has read the unit; ``doubtful`` that it saw nothing.
    """
    if unit.kind == "row":
        if query.asks(OF_WHAT_FIGURE):
            return (Span(unit.span.start, unit.span.start + len(label_of(unit, document.text))),)
        return cells_asked(query, unit, document.text)
    asking, unit = unit.span, replace(unit, span=told_by(document.text, unit))
    if answer is not None:  # it may have seen what is asked there, and no answer
        said = Span(max(answer.start, unit.span.start), min(answer.end, unit.span.end))
        answer = said if said.start < said.end else None
    found = _asked_for(query, document, unit, answer, doubtful)
    if not found and unit.span != asking and want_of(query) in (Want.ANYTHING, Want.LIST):
        found = _opening(document.text, unit.span)
    if not found and is_labelled(query, line := unit.span.of(document.text)) and (value := value_of_line(line)):
        found = (value.moved(unit.span.start),)
    return tuple(dict.fromkeys(whole(document.text, unit.span, words) for words in found))


def _opening(text: str, reply: Span) -> tuple[Span, ...]:
    """What the reply to a question begins with, up to the end of its clause: "Được", "Xuất trình bản sao …"."""
    sentence = next(vietnamese.sentences(text, reply.start, reply.end), reply)
    clauses = (Span(*match.span()) for match in CLAUSE.finditer(text, sentence.start, sentence.end))
    return tuple(trimmed(text, clause) for clause in islice(clauses, 1) if len(clause.of(text).split()) <= MOST_SAID)


def _asked_for(query: Query, document: Document, unit: Unit, answer: Span | None, doubtful: bool) -> tuple[Span, ...]:
    want, text = want_of(query), document.text
    if within := _range_around(query, text, unit.span):
        return within
    then = THEREFORE.search(text, unit.span.start, unit.span.end) if query.asks(ASKS_WHY) else None
    if then and (answer is None or answer.end > then.start()):
        return (trimmed(text, Span(unit.span.start, then.start())),)
    listed = None if query.asks(ASKS_PLACE) else whole_list(query, document, unit.span)  # each place by itself
    if listed := said_of_item(query, text, unit.span) or listed:
        return (listed,)
    if (whom := on_whom(query, text, unit.span)) is not None:
        answer = answer if answer and answer.overlaps(whom) else whom
        unit, doubtful = replace(unit, span=whom), False
    if query.asks(WHOSE_FIGURE):  # no figure tells it, nor any body that the sentence names
        return ()
    if changed := _changed(query, text, unit.span):
        return (changed,)
    if choice := _chosen(query, text, unit.span):
        return choice
    if want is Want.TIME or (want is Want.QUANTITY and query.asks(ASKS_DAY)):
        date = _date(query, text, unit.span, None if doubtful else answer)
        date = tuple(day for day in date if not query.asks(ASKS_YEAR) or TELLS_YEAR.search(day.of(text)))
        if query.asks(ASKS_YEAR) and (year := year_of_figure(text, unit.span, query.text)):
            return (year,)
        place = TOOK_PLACE.match(text, date[0].end, unit.span.end) if date and query.asks(ASKS_WHERE) else None
        return (Span(date[0].start, place.end()),) if place else date
    by_year = figures_by_year(text, unit.span) if want in (Want.QUANTITY, Want.ANYTHING) else {}
    grown = years(query.text) if query.asks(ASKS_GROWTH) else ()  # "năm 2022 tăng bao nhiêu so với năm 2021?"
    since = [year - 1 for year in grown[:1] if len(grown) == 1]
    asked = sorted({*query.years, *grown, *since})
    if of_years := tuple(by_year[year] for year in asked if year in by_year):
        return of_years
    if tells_of_all(query, unit.span.of(text)) and (
        all_changed := ALL_CHANGED.search(text, unit.span.start, unit.span.end)
    ):
        return (Span(*all_changed.span()),)
    if query.asks(WHERE_SAID) and (event := SAID_AT.search(text, unit.span.start, unit.span.end)):
        return (Span(*event.span()),)
    if outcome := _outcome(query, text, unit.span):
        return outcome
    if asks_who_it_is(query):
        return office_of(query, text, unit.span)
    brought = query.question if query.language == "vi" else query.alone
    question = brought if query.focus else query.text
    whether = ASKS_WHETHER.search(question) or (query.placing.issuperset(query.focus) and query.asks(ASKS_WHETHER))
    spoken = (says := query.asks(WHETHER_SAID)) and re.compile(rf"(?i)\b{re.escape(says['thing'] or says['said'])}\b")
    if spoken and (again := spoken.search(text, unit.span.start, unit.span.end)):
        return (Span(*again.span()),)
    group = whether and query.asks(GROUP) and GROUP.search(text, unit.span.start, unit.span.end)
    if group and group.group().casefold() in query.text.casefold():
        return (Span(*group.span()),)
    asks_there = whether or ASKS_WHETHER.search(question.rpartition(", ")[2])
    if (asks_there or query.asks(IN_THE_LIST) or query.asks(ASKS_MENTIONED)) and (
        there := _places_named(query, text, unit.span)
        or (whether and (_takes_part(query, text, unit.span) or _member_named(question, text, unit.span)))
    ):
        return there
    if query.asks(ASKS_MEETING) and (meeting := MEETING_CALLED.search(text, unit.span.start, unit.span.end)):
        return (Span(*meeting.span()),)
    if query.asks(ASKS_PLACE) and (named := places_asked(query, text, unit.span, answer)):
        return named
    doer = doer_of(query, text, unit.span)
    # Else it may be named at more length.
    if doer and (counts(query) or answer is None or answer.start != doer.start or answer.end < doer.end):
        return (doer,)
    if verb := query.asks(ASKS_SAYER):
        said = _sayer(verb[1] or ANY_WORDS[0], text, unit.span, answer)
        if said or (answer and NO_SAYER.search(text, unit.span.start, answer.start)):  # "Đề xuất Thủ tướng …"
            return said
    if want is Want.PERSON:
        named = holders(query, text, unit.span, answer)
        return named if named or answer is None or doubtful else people_or_bodies(query, text, unit.span, answer)
    differs = query.asks(AGAINST_AVERAGE) and (not query.asks(HOW_MUCH) or "chênh" in query.text)
    if differs and (than := _against_average(text, unit.span)):
        return than
    if counts(query) and whether and (said := _as_asked(whether["what"], text, unit.span)):
        return said
    if clause := _of_named_figure(query, text, unit.span):
        return clause
    if counts(query):
        figures = _figures_of_parts(query, text, unit.span) or _figures(query, text, unit.span, answer, doubtful)
        return (*figures, *(_against_average(text, unit.span) if query.asks(AGAINST_AVERAGE) else ()))
    counted = query.claims and COUNTS_THINGS.search(query.claims[0])
    if (counted or query.asks(ASKS_DOCUMENT)) and (figures := _figures_named(query, text, unit.span)):
        return figures
    if asks_title(query) and (title := _title(text, unit.span, answer)):
        return title
    if what := what_it_is(query, unit.span.of(text)):
        return (trimmed(text, what.moved(unit.span.start)),)
    if asks_what_it_is(query):
        return ()
    if deed := deed_of(query, text, unit.span):
        return (trimmed(text, deed),)
    troubles = query.asks(ASKS_TROUBLES) and lists_troubles(unit.span.of(text))
    if (troubles or query.asks(ASKS_SAID) or query.asks(ASKS_ABOUT)) and (
        item := item_about(query, document, unit.span)
    ):
        return (item,)
    if (thing := theme(query)) and (about := clause_about(thing, text, unit.span)):
        return (trimmed(text, about),)
    told = people(text, Span(unit.span.start, answer.start)) if answer and query.asks(ASKS_SAID) else []
    doubtful = doubtful and not any(name.of(text) in query.text for name in told)  # he is told to say it
    if answer is None or doubtful or troubles or query.asks(ASKS_PLACE):
        more = _which_is_more(query, text, unit.span, None) if query.asks(ASKS_WHICH_IS_MORE) else None
        return (more,) if more else called_so(query, text, unit.span)
    if asks_nothing(query):
        return _of_a_name(query, text, unit.span, answer)
    if query.asks(ASKS_SAID) and any(each.who.overlaps(answer) for each in sayers(text, unit.span)):
        words = _said(text, unit.span, answer)
        return (words,) if words else ()
    if query.asks(ASKS_SAID) and len(subjects := list(SPEAKS_OF.finditer(text, unit.span.start, unit.span.end))) == 1:
        return (trimmed(text, Span(*subjects[0].span("subject"))),)
    if query.asks(ASKS_GROUP) and (group := GROUP.search(text, answer.start, answer.end)):
        return (Span(*group.span()),)
    measured = sought_figures(query, text, unit.span) if query.asks(HOW_MEASURED) else []
    if measured and not any(map(answer.overlaps, measured)):
        return _figures(query, text, unit.span, answer, doubtful)
    seen = with_whom(query, text, unit.span, filling(query, text, unit.span, trimmed(text, answer)))
    part = of_the_measure(query, text, unit.span)
    seen = Span(max(seen.start, part.start), min(seen.end, part.end)) if seen.overlaps(part) else trimmed(text, part)
    if query.asks(ASKS_WHETHER):
        said = _as_asked(whether["what"], text, unit.span) if whether else ()
        length = len(seen.of(text).split())
        beside = said and length > MOST_OF_DEED and re.search(r"\d", seen.of(text)) and not seen.overlaps(said[0])
        if said and (beside or query.asks(TAKES_PART) or people(text, seen) or length > LONGEST_CLAUSE):
            return said
        seen = _with_what_was_asked(query, text, unit.span, seen)
    elif query.asks(ASKS_WHICH_IS_MORE):
        seen = _which_is_more(query, text, unit.span, seen) or seen
    elif WHETHER_LAST.search(query.question) and DATE.search(seen.of(text)) and len(seen.of(text)) <= MOST_DATED:
        return ()  # no day tells whether
    seen = trimmed(text, all_items(query, text, unit.span, seen))
    found = fitting_names(query, text, unit.span, seen) or called_so(query, text, unit.span)
    return found or fitting_names(query, text, unit.span, whole(text, unit.span, seen))


def _which_is_more(query: Query, text: str, sentence: Span, seen: Span | None) -> Span | None:
    """The clause that says which is more in most words of the question, unless what was seen says so as well.

    Where nothing was seen it has to say how with the question's words: "nỗ lực lớn hơn" for "nỗ lực hơn".
    """
    more = [Span(*told.span("clause")) for told in TELLS_MORE.finditer(text, sentence.start, sentence.end)]
    shared = {clause: query.terms & term_set(clause.of(text)) for clause in more}
    there = {clause: seen is not None and clause.overlaps(seen) for clause in more}
    best = max(more, key=lambda clause: (len(shared[clause]), there[clause]), default=None)
    if best is None or (seen and there[best] and " hơn" in seen.of(text)):
        return None
    return trimmed(text, best) if seen or any("_" in term for term in shared[best]) else None


def _outcome(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """What a sentence says will be done where a question asks what becomes of who does not do his duty."""
    told = list(WILL.finditer(text, sentence.start, sentence.end)) if query.asks(ASKS_OUTCOME) else []
    return (trimmed(text, Span(*told[0].span())),) if len(told) == 1 else ()


def _against_average(text: str, sentence: Span) -> tuple[Span, ...]:
    """The words of a sentence that say that something is more or less than the average, with the figure of that."""
    told = THAN_AVERAGE.search(text, sentence.start, sentence.end)
    figures = quantities_in(text, sentence) if told else []
    after = [
        each
        for each in figures
        if told and each.start > told.end() and re.fullmatch(r"\s*(?:là|\()?\s*", text[told.end() : each.start])
    ]
    return (Span(told.start(), after[0].end if after else told.end()),) if told else ()


def _changed(query: Query, text: str, sentence: Span) -> Span | None:
    """By how much a sentence says that something rose or fell, with that word, where a question asks which it did."""
    asks = query.asks(ASKS_WHICH_WAY) or ASKS_WHICH_WAY.search(query.question)
    figures = quantities_in(text, of_the_measure(query, text, sentence)) if asks else []
    said = ((figure, ROSE.search(text, sentence.start, figure.start)) for figure in figures)
    told = [Span(rose.start(), _qualified(text, sentence, figure).end) for figure, rose in said if rose]
    return told[0] if len(told) == 1 else None


def _chosen(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The one of two years, things or figures among which a question chooses, where a sentence tells that alone."""
    chooses = CHOOSES.match(query.spelled or query.question)
    if chooses is None:  # the text may be a part of the question
        figures = CHOOSES_FIGURE.search(query.question) and not query.claims
        return _figures_named(query, text, sentence) if figures else ()
    ways = "|".join(
        re.sub("^(?:mỗi|hàng)", "(?:mỗi|hằng|hàng)", re.escape(said)) for said in filter(None, chooses.groups())
    )
    told = COMPARISON.sub(lambda other: " " * len(other.group()), sentence.of(text))  # "so với năm 2023" is of another
    there = [Span(*said.span()).moved(sentence.start) for said in re.finditer(rf"(?i)\b(?:năm )?(?:{ways})\b", told)]
    return tuple(there) if len(there) == 1 else ()


def _figures_named(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The figures of a sentence that a question names, with what they count where it chooses: "25 hay 53 dịch vụ?"."""
    asked = query.question if (chooses := CHOOSES_FIGURE.search(query.question)) else query.text
    named = {tokens(figure.of(asked))[0] for figure in vietnamese.quantities(asked)}
    there = (figure for figure in quantities_in(text, sentence) if tokens(figure.of(text))[0] in named)
    found = [_qualified(text, sentence, figure) for figure in there]
    ends = (THINGS.match(text, figure.end, sentence.end) if chooses else None for figure in found)
    return tuple(Span(each.start, end.end() if end else each.end) for each, end in zip(found, ends, strict=True))


def _said(text: str, sentence: Span, answer: Span) -> Span | None:
    """What somebody says by a sentence that names him, up to a semicolon, where the reader saw but who he is."""
    said = next((each for each in sayers(text, sentence) if each.who.overlaps(answer)), None)
    if said is None or answer.end > said.verb.end:
        return None
    clause = next(CLAUSE.finditer(text, said.verb.start, sentence.end))
    return trimmed(text, Span(*clause.span()))


def _as_asked(what: str, text: str, sentence: Span) -> tuple[Span, ...]:
    """The words of a sentence that say what a question asks whether it is so, as it ends: "có chậm lại"."""
    what = TAKES_PART.sub("", what)
    ends = what.split()[-2:] if 1 < len(what.split()) <= MOST_OF_DEED and not YEAR.search(what) else []
    written = fold(sentence.of(text))  # "trực tuyển" is a slip
    said = ends and re.search(rf"\b(?:{IS_SO} )*{fold(' '.join(map(re.escape, ends)))}\b", written)
    told = Span(*said.span()).moved(sentence.start) if said else None
    return (told,) if told and len(written) == sentence.end - sentence.start else ()


def _with_what_was_asked(query: Query, text: str, sentence: Span, seen: Span) -> Span:
    """What was seen, from the first words of the question in its clause on, where it holds none of them itself.

    Where they stand behind it, what the clause says from them on.
    """
    told = ASKS_WHETHER.search(query.text)
    asked = {term for term in term_set(told["what"]) & query.terms if "_" in term} if told else set()
    if asked & term_set(seen.of(text)):
        return seen
    start = max(sentence.start, text.rfind(";", sentence.start, seen.start) + 1)
    words = list(TOKEN.finditer(text, start, seen.start))[-MOST_ASKED:]
    if before := _first_asked(words, asked):
        return Span(before, seen.end)
    clause = None if re.search(r"\d", seen.of(text)) else CLAUSE.match(text, seen.end, sentence.end)
    behind = _first_asked(list(TOKEN.finditer(text, *clause.span()))[:MOST_ASKED], asked) if clause else None
    return trimmed(text, Span(behind, clause.end())) if behind and clause else seen


def _first_asked(words: Sequence[re.Match[str]], asked: Set[str]) -> int | None:
    """Where the first of a question's pairs of words stands among the words of a sentence."""
    pairs = ((one, "_".join(map(spelling, (one.group(), other.group())))) for one, other in pairwise(words))
    return next((one.start() for one, pair in pairs if pair in asked), None)


def _places_named(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The places of which a question asks whether they are among those that a sentence names."""
    asked = places(query.spelled or query.question) if query.focus else query.places
    found = places_in(text, sentence)
    return tuple(place for place in found if len(found) > 2 and set(places(place.of(text))) & set(asked))


def _member_named(question: str, text: str, sentence: Span) -> tuple[Span, ...]:
    """The one member of an enumeration of which a question asks first whether it does or is something."""
    asked = ASKS_OF_MEMBER.match(question)
    member = re.compile(MEMBER.format(re.escape(asked["one"]))) if asked else None
    found = list(member.finditer(text, sentence.start, sentence.end)) if member else []
    return (Span(*found[0].span("one")),) if len(found) == 1 else ()


def _takes_part(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The people of whom a question asks whether they took part, where a sentence names them."""
    asked = fold(query.text) if query.asks(TAKES_PART) else ""
    return tuple(each for each in people(text, sentence) if fold(name := each.of(text)) in asked and not places(name))


def _sayer(verb: str, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    """Who says so by that ``verb``, if one alone does, or he whom the reader saw."""
    said = sayers(text, sentence)
    seen = [each.who for each in said if answer is not None and each.who.overlaps(answer)]
    by_verb = [each.who for each in said if each.verb.of(text).casefold() == verb.casefold() or verb in ANY_WORDS]
    named = people(text, sentence)
    told = seen or [who for who in named if answer is not None and who.overlaps(answer)] or by_verb
    return tuple(told[:1]) if len({who.of(text) for who in told}) == 1 else ()


def _title(text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    """The words in quotation marks, or that tell a way: those that the reader saw, or the only ones."""
    quoted = [
        Span(match.start() + 1, match.end() - 1) for match in IN_QUOTES.finditer(text, sentence.start, sentence.end)
    ]
    quoted = quoted or [Span(*way.span()) for way in re.compile(BY_TAKING).finditer(text, sentence.start, sentence.end)]
    seen = [words for words in quoted if answer is not None and words.overlaps(answer)]
    return tuple(seen[:1] or (quoted if len(quoted) == 1 else ()))


def _of_a_name(query: Query, text: str, sentence: Span, answer: Span) -> tuple[Span, ...]:
    """What may be meant by a question that only names something: the figure, the date or the words in quotation marks.

    Whatever else the reader sees there is as likely beside the point.
    """
    seen = trimmed(text, answer)
    if (stretch := stretch_around(query, text, sentence, seen)) != seen:
        return (stretch,)
    if figures := vietnamese.quantities(HOURS.sub(" ", DATE.sub(" ", answer.of(text)))):
        return () if len(figures) > 2 else _figures(query, text, sentence, answer, doubtful=False)
    return (seen,) if re.search(r"[\d\"“”]", text[max(0, seen.start - 1) : seen.end]) else ()


def _figures_of_parts(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """A figure for each thing that a question counts ("bao nhiêu hệ thống và cơ quan", "… và mức tăng"); else none."""
    parts: list[str] = []
    for piece in PARTED.split(query.text):
        before = HOW_MUCH.search(parts[-1]) if parts else None
        grows = parts and ITS_GROWTH.match(piece)
        own = ITS_GROWTH.sub("tăng bao nhiêu", piece) if grows and not HOW_MUCH.search(piece) else piece
        if before and not HOW_MUCH.search(own) and len(parts[-1][before.end() :].split()) <= MOST_COUNTED:
            named = f"bao nhiêu {piece}"
            own = named if counted_figures(read(named, named), text, sentence, quantities_in(text, sentence)) else own
        apart = not parts or grows or (before and HOW_MUCH.search(own))
        parts = [*parts, own] if apart else [*parts[:-1], f"{parts[-1]} {piece}"]
    if len(parts) < 2:
        return ()
    found = [_figures(read(part, part), text, sentence, answer=None, doubtful=False) for part in parts]
    each = tuple(dict.fromkeys(figure for figures in found for figure in figures))
    if not len(each) == len(parts) == sum(map(len, found)):
        return ()
    all_of_them = Span(min(figure.start for figure in each), max(figure.end for figure in each))
    gaps = (text[one.end : other.start] for one, other in pairwise(quantities_in(text, all_of_them)))
    if not all(map(SIDE_BY_SIDE.fullmatch, gaps)):
        return each
    counted = THINGS.match(text, all_of_them.end, sentence.end)
    return (Span(all_of_them.start, counted.end() if counted else all_of_them.end),)


def _of_named_figure(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """What a figure is of that a question names ("29,98% là của cái gì?"): its clause, up to what it counts."""
    named = query.asks(OF_WHAT_FIGURE)
    figures = quantities_in(text, sentence) if named else []
    at = next((each for each in figures if named and tokens(each.of(text))[0] == named["figure"]), None)
    if at is None:
        return ()
    start = max(sentence.start, text.rfind(";", sentence.start, at.start) + 1)
    end = counted.end() if (counted := THINGS.match(text, at.end, sentence.end)) else at.end
    return (trimmed(text, Span(start if len(text[start:end].split()) <= MOST_SAID else at.start, end)),)


def _figures(query: Query, text: str, sentence: Span, answer: Span | None, doubtful: bool) -> tuple[Span, ...]:
    figures = sought_figures(query, text, sentence)
    aimed = [
        figure for figure in figures if query.asks(AIMS) and AIMS.search(qualified(text, sentence, figure).of(text))
    ]
    figures = aimed or of_the_case(query, text, sentence, figures)
    counted = counted_figures(query, text, sentence, figures)
    if doubtful and not counted and query.asks(COUNTED):
        figures = [figure for figure in figures if not SHARE.search(figure.of(text))] or figures
    figures = counted or figures
    if not figures or (doubtful and len(figures) > 1 and not counted):
        return ()

    def fit(figure: Span) -> tuple[float, int]:
        seen = READ if answer is not None and figure.overlaps(answer) and not doubtful else 0.0
        return _fit(query, text, sentence, figure, figures) + seen, -figure.start

    best, *others = sorted(figures, key=fit, reverse=True)
    if others and fit(best)[0] - fit(others[0])[0] < SURE_MARGIN:
        return ()
    return (_qualified(text, sentence, best),)


def _range_around(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The range that a figure of the question falls into, with its grade: "Mức độ B - Từ 80 đến 89 điểm" for 85.

    So the one of the highest grade, or of the lowest, where that is asked for.
    """
    if query.extreme and query.asks(ASKS_GRADE):
        told = [(low, span.moved(sentence.start)) for span, low, _ in ranges(sentence.of(text))]
        graded = sorted((low, grade.start, grade) for low, span in told if (grade := _with_grade(text, span)) != span)
        return (graded[-1 if query.extreme == "most" else 0][-1],) if len(graded) > 1 else ()
    if NAMES_GRADE.search(query.text) and not query.asks(ASKS_GRADE):  # it may be inherited
        return ()  # whatever range is read back of it
    named = _numbers_of(BELOW.sub(lambda below: str(int(below[1]) - 1), query.text)).difference(query.years)
    brought = _numbers_of(query.question).difference(_numbers_of(query.text))  # "thế 70 điểm?" asks no more for 95
    around = (
        _with_grade(text, span.moved(sentence.start))
        for span, low, high in ranges(sentence.of(text))
        if any(low <= number <= high for number in brought or named)
    )
    return tuple(around)[:1]


def _numbers_of(question: str) -> set[int]:
    points = GRADES.sub(" ", question)
    return {int(token) for token in tokens(points) if token.isdecimal() and len(token) < 10}


def _with_grade(text: str, span: Span) -> Span:
    grade = GRADE.search(text, max(0, span.start - 30), span.start)
    return trimmed(text, Span(grade.start(), span.end)) if grade else span


def _date(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    found = of_the_case(query, text, sentence, dates(query, text, sentence))
    read = [date for date in found if answer is not None and date.overlaps(answer)]
    if not found:
        return (_without_if(text, answer),) if answer is not None else ()
    best = max(read or found, key=lambda date: _fit(query, text, sentence, date, found))
    return (stretch_around(query, text, sentence, best),)


def _without_if(text: str, answer: Span) -> Span:
    """What was seen to tell when, be it a day that no calendar names or a condition, without "nếu"."""
    seen = trimmed(text, answer)
    opens = IF.match(seen.of(text))
    return Span(seen.start + opens.end(), seen.end) if opens else seen


def _fit(query: Query, text: str, sentence: Span, figure: Span, figures: list[Span]) -> float:
    """How well the words around a figure are those of the question."""
    earlier = [other.end for other in figures if other.end <= figure.start]
    before = text[earlier[-1] if earlier else sentence.start : figure.start]
    before = re.split(r"[,;]\s|\bvà\s", before)[-1] if earlier else before
    after = " ".join(re.split(r"[,;.(]\s", text[figure.end : sentence.end])[0].split()[:MOST_AFTER])
    before = " ".join(before.split()[-MOST_BEFORE:])
    asked, clause = set(query.subject), re.split(r"[,;:]\s", before)[-1]
    fit = float(len(asked.intersection(terms(before))) + len(asked.intersection(terms(after))))
    if not figure.of(text).endswith("%"):
        counted = WHERE_COUNTED.split(after)[0].split()[:COUNTED_WORDS]
        fit += OF_COUNTED * len(asked.intersection(terms(" ".join(counted))))
    fit += 0.5 * len(set(tokens(query.text)).intersection(tokens(after)))
    fit += LABEL * len(set(LETTER.findall(query.text)).intersection(LETTER.findall(clause)))
    fit += BROUGHT * len(set(query.focus).intersection(terms(f"{clause} | {after}")))
    if NTH_IN_WORDS.fullmatch(figure.of(text)):
        fit += 3 if asks_rank(query) else -3
    return fit


def _qualified(text: str, sentence: Span, figure: Span) -> Span:
    """The figure with what limits it: "gần 14,6 triệu", "Từ 65 đến 79 điểm", "45% - 55%"."""
    within = (span.moved(sentence.start) for span, *_ in ranges(sentence.of(text)))
    if around := next((each for each in within if each.overlaps(figure)), None):
        return around
    return figure if NTH_IN_WORDS.fullmatch(figure.of(text)) else qualified(text, sentence, figure)
