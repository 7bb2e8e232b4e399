"""A question that goes on from the one before becomes one that stands alone.

What it names replaces its like in the question before, slot by slot: year for year, place for place, and any other
words for those that they resemble. A question that names a subject of its own inherits nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.events import MEETING
from bot.periods import PART
from bot.query import ASKS_ITSELF, COUNTED, Query, Want, subject_terms, with_place
from index import vietnamese
from index.vietnamese import TOKEN, YEAR, fold, is_syllable, tokens

CUE = re.compile(
    r"(?i)^(?:(?:thế|vậy|và|rồi)\s+)*còn\b|^(?:thế(?! giới| hệ| kỷ| nào)|vậy|so với|cụ thể|riêng)\b"
    r"|^(?:(?:à|ừ|ơ)[, ]+)?(?:(?:không|nhầm)(?: phải)?[, ]+(?:ý\s+)?|ý\s+)(?:tôi|mình|em|tớ)\s+(?:đang\s+|muốn\s+)?"
    r"(?:là|hỏi)\b(?: là| về)?"
    r"|^(?:qua|quá|quả|sang|sáng|tới|đến)\s+(?:năm\s+)?(?=\d{4})|^(?:và|and|what about|how about)\b"
)
OTHER_YEAR = r"(?P<then>(?:cùng kỳ )?(?:năm )?(?:(?:19|20)\d\d|ngoái|trước))"
# "so với 2023 tăng bao nhiêu": what is asked for is told of the same, and 2023 is no year of its own.
GROWS = re.compile(r"(?i)\s+(?:tăng|giảm)$")
GROWN_SINCE = re.compile(
    rf"(?i)^so (?:với )?{OTHER_YEAR}\s+"
    r"(?P<said>(?:thì )?(?:tăng|giảm|lên|xuống|cao|thấp)\b.+)"
)
# "Hơn năm 2021 bao nhiêu phần trăm?", "Cao hơn so với năm trước mấy điểm?" ask the same the other way round.
GROWN_BEYOND = re.compile(
    r"(?i)^(?:(?:thế|vậy|thì|còn) )*(?:(?:cao|tăng|nhiều|lớn|nhanh) )?(?P<way>hơn|kém|thua) (?:so với )?"
    rf"{OTHER_YEAR} (?:là )?(?P<much>(?:bao nhiêu|mấy)\b.*)"
)
ASKS_MORE = re.compile(
    r"(?i)^(?:có )?(?:tăng|giảm|nhanh|chậm|cao|thấp)\b(?: \S+){0,2} (?:không|chưa)\b"
    r"|thứ mấy|thứ bao nhiêu|\b(?:tăng(?: trưởng)?|giảm|lên|xuống) (?:được )?(?:bao nhiêu|mấy)|ở đâu"
)
CALLED = re.compile(r"(?i)\b(?:ông|bà|anh|chị|cô|đồng chí|đ/c)\s+([^\W\d_]+)\b")
NAME_GOES_ON = re.compile(r"\s+và\s+[A-ZĐÀ-Ỹ]|\s+[A-ZĐÀ-Ỹ]")
ADDRESSES = re.compile(r"^(?:bà|anh|chị|cô)$")
THAT_ONE = re.compile(r"(?i)\b(?:ông|bà|anh|chị|cô|đồng chí|vị|người) (?:ấy|đó|này|kia)\b")
ORDINAL = re.compile(r"(?i)\blần (?:thứ )?\d+")
ASKS = re.compile(
    r"(?i)\b(?:ai|là gì|gồm những gì|những gì"
    r"|(?:(?:họp|diễn ra|tổ chức)\s+)?(?:vào\s+)?(?:khi|ngày|hôm|năm|tháng) nào|ở đâu)\b"
)
THEN = re.compile(r"(?i)^(?:\S+ ){1,5}thì (?:sao|bao nhiêu|mấy(?: \S+)?|thế nào)[?.!]*$")  # "hồ sơ thì bao nhiêu"
REST = re.compile(
    r"(?i)\b(?:thì sao|thế nào|như thế nào|là bao nhiêu|"
    r"(?:xếp |đứng )?(?:thứ|hạng) (?:mấy|bao nhiêu)|là mấy|bao nhiêu|thì|sao)\b"
    r"|[?.!]"
)
POINTING = re.compile(r"(?i)\b(?:đó|này|ấy|nó|kia|trên|it|that|this|they)\b")
PART_OF_YEAR = re.compile(
    r"(?i)(?:(?:tính|trong|đến|hết|cả)\s+)*(?:(?:tháng|quý)\s+\w+\s*/?|\d+\s+tháng\s+(?:đầu|cuối))\s*(?=(?:của\s+)?(?:năm\s+)?(?:19|20)\d\d)"
)
INSISTS = re.compile(r"(?i)\s*\b(?:cơ mà|kia mà|cơ|ấy mà|mà)\s*$")  # "tôi hỏi Bắc Kạn cơ mà"
NAMED_YEAR = re.compile(r"(?i)(?:năm\s+)?" + YEAR.pattern)
PERCENT_BEGINS = re.compile(r"(?i)(?<=phần) trăm\b")
COUNTING = re.compile(r"(?i)\b(?:bao nhiêu|mấy)\s*$")
AFTER_COUNTING = 0.8  # "còn hồ sơ đã nộp?" asks to count them in the place of what was counted
LATER = 0.2  # what is said last narrows what was said first, and is what a follow-up exchanges
SERIES = re.compile(r"(?i)\b(?:qua|trong|theo)\s+(?:các|từng|những|mỗi)\s+năm\b|\bqua từng năm\b|\bover the years\b")
# "Thủ tướng là ai?", "Chỉ số nào cao nhất?", "Giá vàng hôm nay bao nhiêu?" need nothing from before.
WHOLE = re.compile(
    r"(?i)\S\s+(?:là\s+(?:ai|gì)|gồm)\b|\b(?:chỉ số|t[ỷỉ] lệ|t[ỷỉ] trọng|tốc độ|số lượng|doanh thu)\b"
    r"|^có\s+(?:bao nhiêu|mấy)\b|\S+\s+\S+\s+(?:là\s+)?bao nhiêu\s*[?.!]*$"
)
WHO_IS = re.compile(r"(?i)^(?:ai|người nào) (?:là|giữ|làm)\b")  # "thế ai là tổ phó?" is said whole
# "Ai khai mạc?", "Họp ở đâu?": what is said of the subject is all there, the subject alone is missing.
OWN_VERB = re.compile(
    r"(?i)^(?:ai|người nào|(?:bộ|cơ quan|đơn vị) nào)\s+(?!là\b)\S+"
    r"|^(?:họp|diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|bắt đầu|tiến hành)\b.*\b(?:đâu|khi nào|bao giờ|nào|mấy)\b"
)
TAKES_PART = re.compile(r"(?i)\b(?:dự|có mặt|chủ trì|khai mạc|bế mạc)\b")
# Where what a question is about ends, and what it says of that begins.
PREDICATE = re.compile(
    r"(?i)\s+(?:do|có|là|gồm|được|bị|đã|sẽ|phải|đạt|xếp|đứng|chiếm|ai|nào|bao nhiêu|mấy|khi nào|bao giờ|ở đâu|vào"
    r"|diễn ra|tổ chức|(?<!phiên )(?<!cuộc )(?<!buổi )(?<!kỳ )họp)(?!\w)"
)
NAME_ENDS = re.compile(
    rf"{PREDICATE.pattern}|\s(?:việc|nhiệm vụ|những|cái|điều|nội dung|gì|chưa|không|sau|trong|tại)\b"
)
STILL_ASKS = re.compile(r"(?i)\b(?:nào|gì|ai|đâu)\b")  # a clause of its own
ENDS_OPEN = re.compile(r"(?i)(?:\s+(?:đạt|được|có|là|do|của|do chủ trì))+$")
AT_EVENT = re.compile(
    r"(?i)\b(?:tại|ở|trong|của|chủ trì|dự)\s+((?:phiên họp|hội nghị|cuộc họp|kỳ họp|buổi lễ|hội thảo)\b.*)$"
)
ACTS = re.compile(r"(?i)\S (?:ai|người nào) \S")  # "bên Công an ai báo cáo" needs the event alone
BUT_FOR = re.compile(r"(?i)^ngoài [^,]+,\s*(?=\S)")  # who is left out belongs to the event that was asked about
EVENT = re.compile(
    r"(?i)\b(?:(?:tại|ở|trong)\s+)?(?:phiên họp|hội nghị|cuộc họp|kỳ họp|hội thảo)\b[^,;?]*?"
    r"(?=\s*(?:[,;?]|$|\bdo\b|\bai\b|\bcó\b|\bđược\b|\bđã\b))"
)
# "còn Chính phủ điện tử phải tăng mấy bậc?": a clause that says and asks all by itself.
CLAUSE = re.compile(
    r"(?i)\S (?:phải|cần|được|bị|có|đạt|là|tăng|giảm|gồm|sẽ|đã) (?:\S+ )*?(?:mấy|gì|nào|ai|đâu)\b|\S có (?:\S+ )+không$"
)
# "luật đó quy định gì?": what is pointed to, by the noun that it was called by.
POINTED = re.compile(r"(?i)\b(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:đó|này|ấy)\b")
# "cả năm thì sao?", "nửa đầu năm thì sao?"
PART_ALONE = re.compile(
    r"(?i)^(?:(?:trong|tính)\s+)*(?:(?P<whole>(?:cả|hết|nguyên) năm)"
    r"|(?P<part>(?:\d+ tháng|nửa) (?:đầu|cuối)|quý \w+))(?: năm)?$"
)
AVERAGE = re.compile(
    r"(?i)^(?:(?:mức|có|cao|nhanh|hơn|so|với|còn) )*"
    r"(?:(?:trung bình|bình quân)(?: (?:của )?(?:thế giới|khu vực|cả nước))?|thế giới)$"
)
# "trong bao nhiêu nước?" after a rank was asked for
AMONG = re.compile(r"(?i)^(?:trong|trên)(?: tổng)?(?: số)? (?:bao nhiêu|mấy)\b")
RANK = re.compile(r"(?i)\b(?:thứ|hạng|vị trí) (?:mấy|bao nhiêu)\b")
# Who or what is counted by itself: "còn xã?" after "bao nhiêu hộ gia đình …".
COUNTED_BODY = re.compile(
    r"(?i)(?:các |cấp )?(?:hộ(?: gia đình| dân)?|người(?: dân)?|dân số|xã|huyện|tỉnh(?: thành)?"
    r"|thôn(?: bản)?|bản|bộ(?: ngành)?|địa phương|doanh nghiệp|cơ quan|đơn vị|trường|phường)"
)
OF_ITS_KIND = 2.0  # for each word, what it is worth that both are such
BODY = re.compile(r"(?:Bộ|Sở|Ban|Cục|UBND|Ủy ban|Tổ) [A-ZĐ]")
NEIGHBOUR_YEAR = re.compile(r"(?i)^năm (?:(?P<later>sau|tiếp theo|kế tiếp)|trước|liền trước)(?: (?:đó|nữa))?$")
COMPARED = re.compile(r"(?i)\b(?:so với|bao nhiêu|mấy)\b")
EXTREME_ALONE = re.compile(r"(?i)^(?:cái|chỉ số|mục|loại) nào (?:\w+ ){0,2}(?:cao|thấp|lớn|nhỏ|nhiều|ít) nhất$")
MEASURE = re.compile(r"(?i)\b(?:chỉ số|t[ỷỉ] lệ|t[ỷỉ] trọng|tốc độ)\b")
HOW_MUCH = re.compile(r"(?i)\b(?:bao nhiêu|mấy)(?: (?:phần trăm|điểm|bậc|%|mbps))?")
MOST_CONTINUED = 4  # single terms of a question that may go on from the one before, where alone it finds nothing
MOST_NAMED = 4  # single terms of what only names another of a kind
FEW = 2  # single terms; a question with at most so many, and no verb of its own, does not stand alone


def standalone(query: Query, before: Query, holds: Callable[[str], bool]) -> str:
    """Returns the text of ``query`` standing alone after ``before``; ``holds`` tells whether a document has a term."""
    telling = query.telling
    # "mức thấp nhất?" after "mức C …?" says so little that it can only go on.
    has_cue = _only_goes_on(query, before) or (CUE.search(query.text) or THEN.search(query.text)) is not None
    named = _named(query.text)
    if (near := NEIGHBOUR_YEAR.match(named)) and len(before.years) == 1 and not COMPARED.search(query.text):
        return with_year(before.text, before.years[0] + (1 if near["later"] else -1))
    if (part := PART_ALONE.match(named)) and len(before.years) == 1:
        text = PART.sub(" ", before.text) if part["whole"] else before.text
        return " ".join(with_year(text, before.years[0], part["part"] or "").split())
    if AVERAGE.match(named) and MEASURE.search(before.text):
        average = "trung bình thế giới" if "thế giới" in named.casefold() else named[:1].lower() + named[1:]
        return f"{GROWS.sub('', _subject(before))} {average} là bao nhiêu?"
    if AMONG.match(query.text) and (ranked := RANK.search(before.text)):
        return f"{before.text[: ranked.start()]}hạng{before.text[ranked.end() :].rstrip(' ?')} {query.text}"
    if (pointed := POINTED.search(query.text)) and (whole := _called(pointed["noun"], before.text)):
        return query.text.replace(pointed.group(), whole)
    if EXTREME_ALONE.match(named) and (measure := MEASURE.search(before.text)):
        return " ".join([measure.group(), named[named.index("nào") :], *(f"năm {year}" for year in before.years)]) + "?"
    if grown := GROWN_SINCE.match(query.text):
        return f"{_topic(before)} {grown['said'].rstrip(' ?.')} so với {grown['then']}?"
    if (beyond := GROWN_BEYOND.match(query.text)) and before.want is Want.QUANTITY:
        grows = "tăng" if beyond["way"].casefold() == "hơn" else "giảm"
        grown_thing = ENDS_OPEN.sub("", GROWS.sub("", _topic(before)))
        return f"{grown_thing} {grows} {beyond['much'].rstrip(' ?.')} so với {beyond['then']}?"
    complete = WHOLE.search(query.text) and not ASKS_MORE.match(query.text)
    few = len(telling) <= FEW and not (telling and (complete or CALLED.search(query.text)))
    if not has_cue and _is_another(query, before):
        return _with_slots(named, query, before, holds)
    if not (has_cue or few or POINTING.search(query.text)):
        return query.text
    if not has_cue and (_begins_anew(query, holds) or _is_no_word(query, holds)):
        return query.text
    if has_cue and len(telling) > 1 and WHO_IS.search(named):
        return named
    if has_cue and len(telling) > 1 and ACTS.search(named):
        return f"{named} {event.group().strip()}?" if (event := EVENT.search(before.text)) else named
    if has_cue and len(query.singles) > 1 and CLAUSE.search(named):
        years = [] if query.years else [f"năm {year}" for year in before.years[:1]]
        return f"{' '.join([named, *years])}?"
    if has_cue and query.years and before.focus and (asked := ASKS.search(before.text)) and _says_again(named, before):
        return f"{named} {asked.group()}?"  # what the one before added is dropped
    if has_cue and len(telling) > 5:
        return re.sub(CUE, "", query.text).strip(" ,") or query.text
    if not has_cue and OWN_VERB.search(query.text):
        return _said_of(_subject(before), query)
    if not has_cue and COUNTED.search(query.text) and COUNTED.search(before.text):
        return f"{query.text.rstrip(' ?')} {' '.join(COUNTED.sub(' ', _topic(before)).split())}?"
    if not has_cue and (query.want not in (Want.ANYTHING, before.want) or ASKS_MORE.search(query.text)):
        return _said_of(_topic(before), query)
    return _with_slots(named, query, before, holds)


def _only_goes_on(query: Query, before: Query) -> bool:
    asks = ASKS_ITSELF.search(query.text) is not None
    return query.vague and not asks and not set(tokens(query.text)).isdisjoint(tokens(before.text))


def _says_again(named: str, before: Query) -> bool:
    """Returns whether a follow-up names in full what the question before was about, but for its year."""
    about = " ".join(NAMED_YEAR.sub(" ", named).split())
    return len(subject_terms(about)) > FEW and fold(about) in fold(before.text)


def _is_another(query: Query, before: Query) -> bool:
    """Returns whether a question only names a like of what the one before asked of a year or a place.

    "xã hội số?" after "Chỉ số kinh tế số năm 2021", "phó chủ tịch?" after "Chủ tịch Kon Tum tên gì".
    """
    if not (before.years or before.places) or query.years or query.places or query.foreign:
        return False
    asks = query.want is not Want.ANYTHING or PREDICATE.search(f" {query.text.rstrip(' ?.!')} ")
    named, known = query.singles, set(before.singles)
    return not asks and len(named) <= MOST_NAMED and bool(known & {*named[:1], *named[-1:]})


def stays(query: Query) -> bool:
    """Returns whether a follow-up asks on about the event that was spoken of: "Ai khai mạc?", "Họp ở đâu?".

    So does one that asks who took part, and says of no event in what.
    """
    if query.want is Want.PERSON and TAKES_PART.search(query.text) and not (query.years or query.places):
        return MEETING.search(query.text) is None
    return bool(query.focus) and OWN_VERB.search(query.question) is not None


def goes_on_with_the_same(query: Query) -> bool:
    """Returns whether a question for a figure is short and is not seen to name another thing than the one before."""
    if query.want is not Want.QUANTITY:
        return False
    brought = {term for term in query.focus if "_" not in term} or query.telling
    names_another = CUE.search(query.question) or THEN.search(query.question) or vietnamese.years(query.question)
    return len(brought) <= MOST_CONTINUED and not names_another


def continued(query: Query, before: Query) -> str | None:
    """Returns a short question with what the one before was about added; None where it says enough by itself."""
    names_nothing = not subject_terms(query.question)
    if query.focus or names_nothing or query.foreign or not 1 <= len(query.telling) <= MOST_CONTINUED:
        return None
    return _said_of(_topic(before), query)


def restated(query: Query, before: Query) -> str | None:
    """Returns what a follow-up names with the figure that the question before asked for, and nothing else of it.

    "còn 4G?" after "Bao nhiêu phần trăm hộ gia đình dùng cáp quang?" is "4G bao nhiêu phần trăm?". None where no figure
    was asked for.
    """
    asked = HOW_MUCH.search(before.text)
    named = _named(query.question)
    return f"{named} {asked.group().lower()}?" if asked and query.focus and subject_terms(named) else None


def _said_of(topic: str, query: Query) -> str:
    """What a question says, behind what it says it of, as Vietnamese puts it."""
    said = query.text.rstrip(" ?")
    if STILL_ASKS.search(topic):
        return f"{said} {topic}?"
    return f"{ENDS_OPEN.sub('', topic)} {said[:1].lower()}{said[1:]}?"


def _subject(before: Query) -> str:
    """What the question before was about: an event that it names, or all before its verb."""
    if event := AT_EVENT.search(before.text):
        return _subject(replace(before, text=event[1]))
    ends = (verb.start() for verb in PREDICATE.finditer(before.text))
    about = (before.text[:end].strip() for end in ends)
    return next((text for text in about if len(subject_terms(text)) > 1), _topic(before))


def _begins_anew(query: Query, holds: Callable[[str], bool]) -> bool:
    """Returns whether a question goes on from nothing: "Giá vàng hôm nay?" names what no document speaks of."""
    goes_on = query.places or query.want not in (Want.ANYTHING, Want.QUANTITY) or ASKS_MORE.search(query.text)
    if goes_on or POINTING.search(query.text) or not query.pairs:
        return False
    return not any(holds(pair) for pair in query.pairs)


def _is_no_word(query: Query, holds: Callable[[str], bool]) -> bool:
    """Returns whether a question is nothing but words that are no Vietnamese, nor any document's: "qwertyuiop"."""
    strange = [term for term in query.no_syllables if term.isalpha()]
    return bool(strange) and strange == query.singles and not query.places and not any(map(holds, strange))


def _called(noun: str, text: str) -> str | None:
    """Returns what a text calls by a noun, with its name; None where it says no more than the noun, or not that."""
    for said in dict.fromkeys((noun, noun.split()[-1])):
        for found in re.finditer(rf"(?i)\b{said}\b(?= \S)", text):
            end = NAME_ENDS.search(text, found.end())
            whole = text[found.start() : end.start() if end else len(text)].strip(" ?.,")
            if len(subject_terms(whole)) > len(subject_terms(said)):
                return whole
    return None


def with_full_names(text: str, quoted: str, marked: str = "") -> str:
    """Returns the text with the people it points to, or calls by last names, named as the quotes before name them.

    "ông ấy" is who was ``marked`` last.
    """
    if last := [name.of(marked) for name in vietnamese.proper_names(marked)]:
        text = THAT_ONE.sub(lambda that: f"{that.group().split()[0]} {last[-1]}", text)
    calls = list(CALLED.finditer(text))
    named = vietnamese.proper_names(quoted) if calls else ()
    full = {name.of(quoted).split()[-1].casefold(): name.of(quoted) for name in named}
    for called in reversed(calls):
        name = full.get(called[1].casefold())
        if name and not text[called.end() :].lstrip()[:1].isupper():
            text = text[: called.start(1)] + name + text[called.end() :]
    return text


def _named(text: str) -> str:
    return " ".join(INSISTS.sub(" ", REST.sub(" ", CUE.sub(" ", text))).split()).strip(" ,")


def _topic(before: Query) -> str:
    """What the question before was about, without the words that ask."""
    return " ".join(REST.sub(" ", ASKS.sub(" ", before.text)).split())


def _with_slots(named: str, query: Query, before: Query, holds: Callable[[str], bool]) -> str:
    text = " ".join(SERIES.sub(" ", before.text).split())
    if EVENT.fullmatch(named) and (event := EVENT.search(text)):
        called = PREDICATE.split(event.group(), maxsplit=1)[0]
        if not (STILL_ASKS.search(called) or COUNTED.search(called)):
            return BUT_FOR.sub("", f"{text[: event.start()]}{named}{text[event.start() + len(called) :]}")
    if years := vietnamese.years(query.text):
        part = PART_OF_YEAR.search(query.text)
        text = with_year(text, years[-1], part.group().strip() if part else "")
        named = PART_OF_YEAR.sub(" ", named)
        named = " ".join(re.sub(r"(?i)(?:\b(?:trong|của|vào|đến)\s+)?(?:\bnăm\s+)?" + YEAR.pattern, " ", named).split())
    if query.places:
        if not before.places and subject_terms(with_place(named, query.places[0], " ")):
            return f"{text.rstrip(' ?.')} ở {named}?"
        text = _with_place(text, query.places[0], before.places)
        named = with_place(named, query.places[0], " ").strip()
    if (ordinal := ORDINAL.search(named)) and ORDINAL.search(text):
        text, named = ORDINAL.sub(ordinal.group(), text), ORDINAL.sub(" ", named)
    said_there = f" {fold(named)} " in f" {fold(text)} "
    return _with_words(text, named, holds) if subject_terms(named) and not said_there else text


def with_year(text: str, year: int, part: str = "") -> str:
    """Returns the text with the year, or a part of it ("đến tháng 4/"), where it names its period, or at its end."""
    text = PART_OF_YEAR.sub("", text)
    period = f"{part}{'' if part.endswith('/') else ' năm '}{year}".strip()
    named = NAMED_YEAR.search(text)
    if named is None:
        return f"{text.rstrip(' ?.')} {period}?"
    return text[: named.start()] + period + NAMED_YEAR.sub("", text[named.end() :])


def _with_place(text: str, place: str, places: Sequence[str]) -> str:
    if places:
        return with_place(text, places[0], place)
    return f"{text.rstrip(' ?.')} ở {place}?"


def _with_words(text: str, named: str, holds: Callable[[str], bool]) -> str:
    """Puts ``named`` in the place of the words that it resembles most, or behind all where it resembles none."""
    is_body = BODY.match(named) or COUNTED_BODY.fullmatch(named)
    if is_body and (body := BODY.search(text)) and (whole := _called(body.group().split()[0], text[body.start() :])):
        return text.replace(whole, named, 1)
    best, most = f"{text.rstrip(' ?.')} {named}?", 0.0
    words, own, measure = list(TOKEN.finditer(text)), TOKEN.findall(named), MEASURE.search(text)
    for first, last in _runs(text, words, own[0]):
        left, *replaced, right = ["", *(word.group() for word in words), ""][first : last + 3]
        if not _joins(left, own, right, replaced, holds):
            continue
        start, end = words[first].start(), words[last].end()
        if measure and not MEASURE.search(named) and start < measure.end() and measure.start() < end:
            continue  # what is measured changes, not how
        if _in_likeness(replaced[0]) == _in_likeness(own[0]) and NAME_GOES_ON.match(text, end):
            continue  # "Bộ Thông tin" of "Bộ Thông tin và Truyền thông" is no name
        likeness = _likeness(replaced, own) + _seams(left, own, right, holds)
        likeness += LATER * start / len(text) + AFTER_COUNTING * bool(COUNTING.search(text[:start]))
        if COUNTED_BODY.fullmatch(named) and COUNTED_BODY.fullmatch(" ".join(replaced)):
            likeness += OF_ITS_KIND * len(replaced)  # the whole name
        if likeness > most:
            best, most = text[:start] + named + text[end:], likeness
    return best


def _joins(left: str, own: list[str], right: str, replaced: list[str], holds: Callable[[str], bool]) -> bool:
    """Returns whether ``own`` may stand there: no word of another's is cut off that the documents never write so."""
    known = True
    if left and _tells(left):
        known = holds(_pair(left, own[0])) or not holds(_pair(left, replaced[0]))
    if right and _tells(right) and not YEAR.fullmatch(right):
        known = known and (holds(_pair(own[-1], right)) or not holds(_pair(replaced[-1], right)))
    return known or fold(own[-1]) == fold(replaced[-1]) or not (is_syllable(own[0]) or own[0].isdigit())


@lru_cache(maxsize=4096)
def _tells(words: str) -> bool:
    """Returns whether words tell what is asked about, and do not only ask."""
    return bool(subject_terms(words))


def _pair(left: str, right: str) -> str:
    return f"{fold(left)}_{fold(right)}"


def _runs(text: str, words: Sequence[re.Match[str]], opening: str) -> Iterator[tuple[int, int]]:
    """Yields the first and the last of up to six words that could be replaced: they tell what is asked about.

    The first may also be the word ``opening`` that what comes in their place begins with ("mức A", "mức E").
    """
    ends = {at for at, word in enumerate(words) if _tells(word.group()) and word.group() != "trăm"}
    begins = ends | {at for at, word in enumerate(words) if fold(word.group()) == fold(opening)}
    for first in sorted(begins):
        for last in sorted(ends.intersection(range(first, first + 6))):
            run = text[words[first].start() : words[last].end()]
            if PERCENT_BEGINS.match(text, words[last].end()):
                continue  # "phần trăm" is one word
            if _tells(run) and not YEAR.search(run):
                yield first, last


def _likeness(replaced: list[str], own: list[str]) -> float:
    """How much two phrases look alike: shared words (most of all the first and last), and how near their lengths are.

    Names of one kind begin alike and may be short or long: "Bộ Công an", "Bộ Thông tin và Truyền thông".
    """
    one, other = ([_in_likeness(word) for word in words] for words in (replaced, own))
    if len(one) > 1 and one[0].isdigit() and other[0].isdigit():
        one[0] = other[0]  # "70 điểm" is like "90 điểm"
    shared = len(set(one) & set(other)) / len(set(one) | set(other))
    longer = abs(len(one) - sum(1 if is_syllable(fold(word)) else 2 for word in other))  # a name stands for a compound
    begins = one[0] == other[0]
    return 2 * shared + 0.5 * (one[-1] == other[-1]) + 1.0 * begins - (0.1 if begins else 0.3) * longer


def _in_likeness(word: str) -> str:
    """A word as phrases are compared by: with its marks, for "cấp xã" is not like "cáp quang"."""
    return ADDRESSES.sub("ông", word.casefold())


def _seams(left: str, own: list[str], right: str, holds: Callable[[str], bool]) -> int:
    """One for each end at which the documents know the words beside their new neighbour."""
    return bool(left and holds(_pair(left, own[0]))) + bool(right and holds(_pair(own[-1], right)))
