"""A question that goes on from the one before becomes one that stands alone.

It may have a set form (``ellipsis``), say something else of what was spoken of (``topic``), or only name what takes the
place of its like in the question before (``substitution``). One that names a subject of its own inherits nothing.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.ellipsis import FIGURE_IS, said_whole
from bot.events import MEETING
from bot.pointing import CALLED
from bot.query import ASKS_ITSELF, CHOOSES, COUNTED, COUNTRY, MEASURE, Query, Want, subject_terms, with_place
from bot.substitution import BODY, EVENT, NAMED_YEAR, PERSON, substituted, with_year
from bot.topic import ASKS, PREDICATE, REST, said_of, subject, topic
from index.vietnamese import fold, is_shouted, proper_names, tokens

CUE = re.compile(
    r"(?i)^(?:(?:thế|vậy|và|rồi)\s+)*còn\b|^(?:thế(?! giới| hệ| kỷ| nào)|vậy|so với|cụ thể|riêng)\b"
    r"|^(?:(?:à|ừ|ơ)[, ]+)?(?:(?:không|nhầm)(?: phải)?[, ]+(?:ý\s+)?|ý\s+)(?:tôi|mình|em|tớ)\s+(?:đang\s+|muốn\s+)?"
    r"(?:là|hỏi)\b(?: là| về)?"
    r"|^(?:qua|quá|quả|sang|sáng|tới|đến)\s+(?:năm\s+)?(?=\d{4})|^(?:và|and|what about|how about)\b"
)
ASKS_MORE = re.compile(
    r"(?i)^(?:có )?(?:tăng|giảm|lên|xuống|nhanh|chậm|cao|thấp|nhiều|ít|hơn|kém)\b(?: \S+){0,4} (?:không|chưa)\b"
    r"|^chiếm\b|^gấp (?:bao nhiêu|mấy) lần so với\b|thứ mấy|thứ bao nhiêu"
    r"|\b(?:tăng(?: trưởng)?|giảm|lên|xuống) (?:được )?(?:bao nhiêu|mấy)|ở đâu"
)
ASKS_SHARE = re.compile(r"(?i)^chiếm (?:bao nhiêu|mấy)\b")
THEN = re.compile(
    r"(?i)^(?:\S+ ){1,8}thì sao[?.!]*$|^(?:\S+ ){1,5}thì (?:bao nhiêu|mấy(?: \S+)?|thế nào)[?.!]*$"
)  # "hồ sơ thì bao nhiêu"
OF_ANOTHER = re.compile(
    r"(?i)^(?:(?:thế|vậy|và|còn) )*(?P<other>(?:\S+ ){1,5}?)thì (?P<said>\S+ (?:\S+ )*?(?:bao nhiêu|mấy)\b.*)"
)
POINTING = re.compile(
    r"(?i)\b(?:đó|này|ấy|nó|kia|trên(?=\s*(?:[?.!,]|$|(?:là|được|có|đã|do|thì)\b))|it|that|this|they)\b"
)
INSISTS = re.compile(r"(?i)\s*\b(?:cơ mà|kia mà|cơ|ấy mà|mà)\s*$")  # "tôi hỏi Bắc Kạn cơ mà"
# "Thủ tướng là ai?", "Chỉ số nào cao nhất?", "Giá vàng hôm nay bao nhiêu?" need nothing from before.
WHOLE = re.compile(
    rf"(?i)\S\s+(?:là\s+(?:cái\s+)?(?:ai|gì)|gồm)\b|{MEASURE.pattern}|\b(?:số lượng|doanh thu)\b"
    r"|^có\s+(?:bao nhiêu|mấy)\b|\S+\s+\S+\s+(?:là\s+)?bao nhiêu\s*[?.!]*$"
)
WHO_IS = re.compile(r"(?i)^(?:ai|người nào) (?:là|giữ|làm)\b")  # "thế ai là tổ phó?" is said whole
# "Ai khai mạc?", "Họp ở đâu?": what is said of the subject is all there, the subject alone is missing.
OWN_VERB = re.compile(
    r"(?i)^(?:ai|người nào|(?:bộ|cơ quan|đơn vị) nào)\s+(?!là\b)\S+"
    r"|^(?:họp|diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|bắt đầu|tiến hành)\b.*\b(?:đâu|khi nào|bao giờ|nào|mấy)\b"
)
ACTS = re.compile(r"(?i)\S (?:ai|người nào) \S")  # "bên Công an ai báo cáo" needs the event alone
# "còn Chính phủ điện tử phải tăng mấy bậc?": a clause that says and asks all by itself.
CLAUSE = re.compile(
    r"(?i)\S (?:phải|cần|được|bị|có|đạt|là|tăng|giảm|gồm|sẽ|đã) (?:\S+ )*?(?:mấy|gì|nào|ai|đâu)\b|\S có (?:\S+ )+không$"
)
CHOSEN = re.compile(r"(?i)\b(?:lấy|chọn|mang|đặt)\b")  # "năm 2023 lấy chủ đề nào?" asks what the theme is
CORRECTS = re.compile(r"(?i)\b(?:tôi|mình|em|tớ)\s+(?:đang\s+|muốn\s+)?(?:là|hỏi)\b")
# What tells to do something, or chooses among what was shown, inherits nothing.
STANDS = re.compile(
    rf"(?i){CHOOSES.pattern}|^(?:tóm tắt|tóm lại|tổng hợp|liệt kê|giải thích|phân tích|dịch|viết|vẽ|đọc lại"
    r"|chứng minh|so sánh (?!(?:giữa )?(?:các|từng|những|mỗi) năm))\b"
)
COUNTS = re.compile(r"(?i)^(?:có )?(?:bao nhiêu|mấy)\b")
AIM = re.compile(rf"(?i)^(?:mục tiêu\b|chỉ tiêu\b|{MEASURE.pattern})")
# "5G", "VNeID", "DTI": a name even as the first word.
NAME_BY_ITSELF = re.compile(r"^(?:\d+[A-Z]\w*|[A-Z]\w*[A-Z]\w*)(?!\S)")
COUNTS_UNIT = re.compile(r"(?i)^\S+ \S+(?: \S+)* là (?:bao nhiêu|mấy) \S+[?.!]*$")
# "Ngoài ông Bình còn lãnh đạo nào cùng chủ trì ở đó?" says all but where.
BESIDES = re.compile(r"(?i)^ngoài \S.* (?:còn|có) (?:\S+ ){0,2}?(?:ai|nào) \S+ \S")
THERE = re.compile(r"(?i)\s+(?:ở|tại) (?:đó|đấy|nơi đó)\b")
MOST_NAMED = 4  # single terms of what only names another of a kind
FEW = 2  # single terms; a question with at most so many, and no verb of its own, does not stand alone
SAYS_ENOUGH = 5  # single terms; a question with more needs nothing of the one before, though it says that it goes on


def standalone(query: Query, before: Query, holds: Callable[[str], bool]) -> str:
    """Returns the text of ``query`` standing alone after ``before``; ``holds`` tells whether a document has a term."""
    query = _without_what_is_repeated(query, before)
    named = named_by(query.text)
    text = query.text if STANDS.match(query.text) else said_whole(named, query, before)
    if text is None:
        goes_on = _says_that_it_goes_on(query, before)
        text = _with_cue(named, query, before) if goes_on else _without_cue(query, before, holds)
    return substituted(named, query, before, holds) if text is None else text


def _without_what_is_repeated(query: Query, before: Query) -> Query:
    """A follow-up without what it repeats of the one before: "Di động thì tăng bao nhiêu?" is "còn di động?"."""
    other = OF_ANOTHER.match(query.text)
    asks_the_same = other is not None and fold(other["said"].strip(" ?.!")) in fold(before.text)
    return replace(query, text=f"còn {other['other']}?") if other and asks_the_same else query


def _says_that_it_goes_on(query: Query, before: Query) -> bool:
    """Returns whether a question has a cue, or says so little that it can only go on.

    That is "mức thấp nhất?" after "mức C …?".
    """
    if CUE.search(query.text) or THEN.search(query.text):
        return True
    asks = ASKS_ITSELF.search(query.text) is not None
    return query.vague and not asks and not set(tokens(query.text)).isdisjoint(tokens(before.text))


def _with_cue(named: str, query: Query, before: Query) -> str | None:
    """What a question that says that it goes on means where more than its like is to be replaced; else None."""
    telling = len(query.telling)
    if telling > 1 and WHO_IS.search(named):
        return named
    if telling > 1 and ACTS.search(named):
        return f"{named} {event.group().strip()}?" if (event := EVENT.search(before.text)) else named
    if query.years and ASKS_ITSELF.search(named) and _asks_the_same(named, before):
        return with_year(before.text, query.years[-1])
    corrects = CORRECTS.search(query.text) and sum(map(str.isalpha, subject_terms(named))) > FEW and not query.places
    if corrects or FIGURE_IS.match(named) or _asks_of_a_person(named):
        return named
    counts_other = COUNTS.match(CUE.sub("", query.text).lstrip()) and before.want is not Want.QUANTITY
    if telling > FEW and counts_other:
        return CUE.sub("", query.text).strip(" ,")
    if telling > FEW and query.years and AIM.match(named) and not (ASKS_MORE.search(before.text) or before.places):
        return f"{named} là bao nhiêu?" if before.want is Want.QUANTITY else named
    if len(query.singles) > 1 and CLAUSE.search(named):
        years = [] if query.years else [f"năm {year}" for year in before.years[:1]]
        return f"{' '.join([named, *years])}?"
    if query.years and before.focus and (asked := ASKS.search(before.text)) and _says_again(named, before):
        return f"{named} {asked.group()}?"  # what the one before added is dropped
    return CUE.sub("", query.text).strip(" ,") or query.text if telling > SAYS_ENOUGH else None


def _asks_of_a_person(named: str) -> bool:
    """Returns whether a follow-up names a person and asks something of him: "ông Trần Văn Sơn giữ chức gì"."""
    person = PERSON.match(named)
    return person is not None and ASKS_ITSELF.search(named, person.end()) is not None


def _without_cue(query: Query, before: Query, holds: Callable[[str], bool]) -> str | None:
    """What a question means that does not say whether it goes on; None where it names the like of what was asked."""
    if _is_another(query, before):
        return None
    if BESIDES.search(query.text):
        return THERE.sub(f" ở {before.places[0]}" if before.places else "", query.text)
    if _speaks_of_its_own(query, before):
        return query.text
    if (
        not (_is_short(query, before) or POINTING.search(query.text))
        or _begins_anew(query, holds)
        or _is_no_word(query, holds)
    ):
        return query.text
    if OWN_VERB.search(query.text):
        about = subject(before)
        meets = query.text.casefold().startswith("họp") and not MEETING.search(about)
        return said_of("cuộc họp" if meets else about, query)
    if COUNTS.match(query.text) and COUNTS.match(before.text) and (says := PREDICATE.search(before.text, 9)):
        return f"{query.text.rstrip(' ?')}{before.text[says.start() :]}"
    if ASKS_SHARE.match(query.text):
        return said_of(subject(before), query)
    if COUNTED.search(query.text) and COUNTED.search(before.text):
        return f"{query.text.rstrip(' ?')} {' '.join(COUNTED.sub(' ', topic(before)).split())}?"
    asks_other = query.want not in (Want.ANYTHING, before.want) or ASKS_MORE.search(query.text)
    return said_of(topic(before), query) if asks_other else None


def _is_short(query: Query, before: Query) -> bool:
    """Returns whether a question tells too little to stand alone, and neither asks a whole thing nor names somebody."""
    if not query.telling:
        return True
    if query.places and not subject_terms(with_place(query.text, query.places[0], " ")):
        return True  # "Kon Tum đạt bao nhiêu?"
    complete = (WHOLE.search(query.text) or _counts_a_whole(query, before)) and not ASKS_MORE.match(query.text)
    return len(query.telling) <= FEW and not (complete or CALLED.search(query.text))


def _counts_a_whole(query: Query, before: Query) -> bool:
    """Returns whether a question tells what to count of a thing that the one before did not speak of: "Mức A là …"."""
    counted = COUNTS_UNIT.match(query.text)
    return counted is not None and query.singles[0] not in before.singles


def _speaks_of_its_own(query: Query, before: Query) -> bool:
    """Returns whether a short question says all: it repeats how the one before asked, or says else of another's name.

    "Thủ tướng nói gì về năm 2025?" after "Thủ tướng nói gì về hạ tầng số?"; "Tô Lâm giữ chức vụ gì?", "5G khi nào có?".
    """
    asked = ASKS_ITSELF.search(before.text)
    frame = before.text[: asked.end()] if asked else ""
    if len(frame.split()) > FEW and query.text.casefold().startswith(f"{frame} ".casefold()):
        return True
    end = end_of_opening_name(query)
    said = REST.sub(" ", query.text[end:]).strip()
    other_place = before.places or COUNTRY in before.text
    if end == 0 or (query.places and not other_place) or not ASKS_ITSELF.search(query.text[end:]):
        return False
    same = fold(query.text[end:].strip(" ?.!")) in fold(before.text)
    return bool(said or query.places) and not (same and COUNTRY not in before.text)


def end_of_opening_name(query: Query) -> int:
    """Returns where the name ends that a question opens with; 0 where it opens with none, or with the country's."""
    text = query.text
    if text.startswith(COUNTRY) or BODY.match(text) or is_shouted(text):
        return 0
    if name := NAME_BY_ITSELF.match(text):
        return name.end()
    opening = next((name.end for name in proper_names(text) if name.start == 0), 0)
    return opening or next((len(place) for place in query.places if text.casefold().startswith(place.casefold())), 0)


def _says_again(named: str, before: Query) -> bool:
    """Returns whether a follow-up names in full what the question before was about, but for its year."""
    about = " ".join(NAMED_YEAR.sub(" ", named).split())
    return len(subject_terms(about)) > FEW and fold(about) in fold(before.text)


def _asks_the_same(named: str, before: Query) -> bool:
    """Returns whether a follow-up says nothing but a year that the question before did not say too."""
    said = set(subject_terms(CHOSEN.sub("|", NAMED_YEAR.sub("|", named))))
    return bool(said) and said <= before.terms


def _is_another(query: Query, before: Query) -> bool:
    """Returns whether a question only names a like of what the one before asked of a year or a place.

    "xã hội số?" after "Chỉ số kinh tế số năm 2021", "phó chủ tịch?" after "Chủ tịch Kon Tum tên gì".
    """
    if BODY.match(query.text) and BODY.search(before.text) and not ASKS_ITSELF.search(query.text):
        return True
    if not (before.years or before.places) or query.years or query.places or query.foreign:
        return False
    asks = query.want is not Want.ANYTHING or PREDICATE.search(f" {query.text.rstrip(' ?.!')} ")
    named, known = query.singles, set(before.singles)
    return not asks and len(named) <= MOST_NAMED and bool(known & {*named[:1], *named[-1:]})


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


def named_by(text: str) -> str:
    """Returns what a follow-up names, without the words that only say that it goes on, or that ask."""
    return " ".join(INSISTS.sub(" ", REST.sub(" ", CUE.sub(" ", text))).split()).strip(" ,")
