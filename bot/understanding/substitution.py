"""What a follow-up names takes the place of its like in the question before, slot by slot.

Year for year, place for place, and any other words for those that they resemble. Knows the two questions; knows nothing
of whether one goes on from the other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from bot.language.bounds import OF_ALL
from bot.language.events import GATHERING
from bot.language.periods import HALF, PART
from bot.understanding.claims import QUOTES
from bot.understanding.persons import ASKS_HOLDER
from bot.understanding.pointing import in_full
from bot.understanding.query import COUNTED, COUNTRY, MEASURE, TITLE, Query, Want, places, subject_terms, with_place
from bot.understanding.topic import PREDICATE, REST, STILL_ASKS, topic, within_sentence
from index import vietnamese
from index.vietnamese import CAPITAL, DAY, TOKEN, YEAR, fold, is_syllable

SERIES = re.compile(
    rf"(?i)\b(?:qua|trong|theo)\s+(?:các|từng|những|mỗi)\s+năm\b(?!\s+{YEAR.pattern})|\bover the years\b"
    r"|\b(?:qua|trong|đủ|cả)(?: cả)? (?:[2-9]|hai|ba|bốn|năm) năm\b(?! (?:học|gần|tới|sau|trước|qua|tiếp|nay|đầu|cuối))"
    rf"|\b(?:các|từng)\s+năm\b(?!\s+(?:{YEAR.pattern}|học|gần|tới|sau|trước|qua|tiếp|nay|đầu|cuối)\b)"
)
EVENT = re.compile(
    rf"(?i)\b(?:(?:tại|ở|trong)\s+)?{GATHERING}\b[^,;?]*?"
    r"(?=\s*(?:[,;?]|$|\bdo\b|\bai\b|\bcó\b|\bđược\b|\bđã\b))"
)
BUT_FOR = re.compile(r"(?i)^ngoài [^,]+,\s*(?=\S)")  # who is left out belongs to the event that was asked about
PART_OF_YEAR = re.compile(
    rf"(?i)(?:(?:tính|trong|đến|hết|cả)\s+)*(?:(?:tháng|quý)\s+\w+\s*/?|{HALF}|đầu|giữa|cuối)"
    r"\s*(?=(?:của\s+)?(?:năm\s+)?(?:19|20)\d\d)"
)
NAMED_YEAR = re.compile(r"(?i)(?:năm\s+)?" + YEAR.pattern)
ASKED_YEAR = re.compile(r"(?i)\b(?:vào |trong )?năm (?:nào|mấy)\b")
YEARS_LISTED = re.compile(
    rf"(?i)(?:\b(?:các|những)\s+)?{NAMED_YEAR.pattern[4:]}(?:\s*(?:,|;|và|với|-|đến)\s*{NAMED_YEAR.pattern[4:]})*"
)
ORDINAL = re.compile(r"(?i)\blần (?:thứ )?\d+")
NAMED_BODY = re.compile(r"(?:Bộ|Sở|Ban|Cục|UBND|Ủy ban|Tổ) [A-ZĐ]")
# Who or what is counted by itself: "còn xã?" after "bao nhiêu hộ gia đình …".
COUNTED_BODY = re.compile(
    r"(?i)(?:các |cấp )?(?:hộ(?: gia đình| dân)?|người(?: dân)?|dân số|xã|huyện|tỉnh(?: thành)?"
    r"|thôn(?: bản)?|bản|bộ(?: ngành)?|địa phương|doanh nghiệp|cơ quan|đơn vị|trường|phường)"
)
OF_ITS_KIND = 2.0  # for each word, what it is worth that both are such
NAME_GOES_ON = re.compile(rf"\s+(?:và\s+)?{CAPITAL}")
ADDRESS = r"(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Aa]nh|[Cc]hị)"
PERSON = re.compile(
    rf"(?:{ADDRESS}\s+)?(?!(?:Bộ|Sở|Ban|Cục|UBND|Luật|Tỉnh)\b){CAPITAL}[^\W\d_]*(?:\s+{CAPITAL}[^\W\d_]+){{1,3}}"
)
ADDRESSES = re.compile(r"^(?:bà|anh|chị|cô)$")
PERCENT_BEGINS = re.compile(r"(?i)(?<=phần) trăm\b")
FIGURE = re.compile(r"\d[\d.,]*%?")
MORE = re.compile(r"(?i)\b(?:nhanh|chậm|cao|thấp|lớn|nhỏ|nhiều|ít|tốt|mạnh|kém) hơn(?: thế giới)?\b")
CODE = re.compile(rf"\b(?:\d+[A-Za-z]|[A-Z](?! {CAPITAL}))\b")  # "5G", "mức A", but not "Y Ngọc"
# "nói gì về hạ tầng số?", "xếp thứ mấy về tốc độ mạng di động?": all that is asked about.
THEME = re.compile(
    r"(?i)\b(?:gì|mấy|nào|bao nhiêu) (?:về|đối với) (?P<theme>\S.*?)"
    r"(?=\s*(?:[?.!,]|$|\b(?:năm|trong|tại|ở|do)\b))"
)
# "trước đó", and who speaks: "còn Bộ trưởng?"
NO_THEME = re.compile(rf"(?i)\b(?:đó|này|ấy)$|^(?:phó )?{TITLE}|^{GATHERING}")
OPENS = re.compile(r"(?i)^(?:của|về|cho|với|từ) (?=\S)")  # "còn của Bộ Công an?" after "báo cáo của Bộ …"
# "còn ở vùng sâu?" is said of all that was asked, in the place of where that was.
WHERE = re.compile(r"(?i)^(?:ở|tại) (?=\S)")
WHERE_THERE = re.compile(r"(?i) (?:ở|tại) (?!đâu)(?:\w+ ){0,4}\w+\W*$")
# "chủ đề chuyển đổi số quốc gia năm 2025": what "của Đề án 06" takes the place of.
OWNER = re.compile(
    rf"(?i)(?:{MEASURE.pattern}|chủ đề|mục tiêu|chỉ tiêu) (?P<owner>.+?)"
    rf"(?=\s+(?:(?:trong|đến) )?{NAMED_YEAR.pattern[4:]}|{PREDICATE.pattern[4:]}|\W*$)"
)
# "FPT có được nhắc đến không?", "VNPT có tham luận ở phiên họp lần thứ 8 không?" ask it of another body or thing.
WHETHER_IT = re.compile(
    r"(?i)(?P<who>\S+(?: \S+){0,4}?) có (?:được (?:nhắc|nói|nêu|đề cập)(?: (?:đến|tới|về|ra))?"
    rf"|(?:tham luận|phát biểu|báo cáo|tham dự|dự|có mặt)(?: (?:ở|tại|trong) {GATHERING}.*)?) (?:hay )?không\b"
)
COUNTING = re.compile(r"(?i)\b(?:bao nhiêu|mấy)\s*$")
WHICH = re.compile(r"(?i)(?<!khi)(?<!hôm)(?<!ngày)(?<!lúc)(?<!tháng)(?<!năm)(?<!thế)\s+nào\b")
ASKED_FOR = 0.8  # "còn hồ sơ đã nộp?" asks to count them in the place of what was counted, "còn nghị định?" which ones
LEFT_OVER = 0.7  # what was said of what was counted, and of the other in no document: "thẻ căn cước gắn chíp"
FEW = 2  # single terms
LATER = 0.2  # what is said last narrows what was said first, and is what a follow-up exchanges
HAS_BEEN = re.compile(r"(?i)^\S+ \S+(?: \S+)*? (?:đã|được|đang) \S")  # "tài khoản đã kích hoạt" says all of it
ENDS_ASKING = re.compile(r"(?i) (?:là|đạt) (?:bao nhiêu|mấy)(?: (?:phần trăm|điểm|%))?[\s?.!]*$")
OF_ALL_PLACES = re.compile(rf"(?i)(?:(?:của|ở|là) )?(?:cả nước|toàn quốc|quốc gia|{COUNTRY})(?: (?:mình|ta))?")


def substituted(
    named: str, query: Query, before: Query, holds: Callable[[str], bool], writes: Callable[[Sequence[str]], bool]
) -> str:
    """Returns the question ``before`` with all that is ``named`` by ``query`` in the place of its like.

    ``holds`` tells whether a document has a term, ``writes`` whether one has the words beside each other.
    """
    text = " ".join(SERIES.sub(" ", before.text).split())
    if EVENT.fullmatch(named) and (event := EVENT.search(text)):
        replaced = PREDICATE.split(event.group(), maxsplit=1)[0]
        if not (STILL_ASKS.search(replaced) or COUNTED.search(replaced)):
            return BUT_FOR.sub("", f"{text[: event.start()]}{named}{text[event.start() + len(replaced) :]}")
    if (day := DAY.search(named)) and (other := DAY.search(text)):
        said = day.group() if day.group()[:1].isalpha() else f"ngày {day.group()}"
        text, named = text[: other.start()] + said + text[other.end() :], named.replace(day.group(), " ").strip()
    elif years := vietnamese.years(query.text):
        part = PART_OF_YEAR.search(query.text)
        spans = re.search(r"(?i)\d\s*(?:đến|tới|-|–)\s*(?:năm )?\d", query.text) is not None
        several = (f"{years[0]} đến {years[-1]}" if spans else " và ".join(map(str, years))) if years[1:] else ""
        text = with_year(text, several or years[-1], part.group().strip() if part else "")
        named = PART_OF_YEAR.sub(" ", named)
        named = " ".join(re.sub(r"(?i)(?:\b(?:trong|của|vào|đến)\s+)?(?:\bnăm\s+)?" + YEAR.pattern, " ", named).split())
    elif (part := PART.search(named)) and PART.search(text):
        text, named = PART.sub(part.group(), text), PART.sub(" ", named).strip()
    if PERSON.fullmatch(named) and not query.places and (person := next(filter(PERSON.fullmatch, _people(text)), None)):
        return re.sub(rf"(?:{ADDRESS}\s+)?{re.escape(person)}", named, text, count=1)
    addressed = re.match(rf"{ADDRESS}\s", named) and not re.search(rf"{ADDRESS}\s|(?i:{TITLE})", text)
    if PERSON.fullmatch(named) and not query.places and (addressed or ASKS_HOLDER.search(text)):
        return f"{named} là ai?"  # nobody was spoken of
    if is_body(named) and before.places and not NAMED_BODY.search(text):
        return with_place(text, before.places[0], named)  # both tell whose
    if OF_ALL_PLACES.fullmatch(named) and before.places:
        return with_place(text, before.places[0], COUNTRY)
    if query.places:
        if not before.places and subject_terms(with_place(named, query.places[0], " ")):
            return f"{text.rstrip(' ?.')} ở {named}?"
        text = _with_place(text, query.places[0], before.places)
        named = with_place(named, query.places[0], " ").strip()
    if (ordinal := ORDINAL.search(named)) and ORDINAL.search(text):
        text, named = ORDINAL.sub(ordinal.group(), text), ORDINAL.sub(" ", named)
    owned, opens = OWNER.match(text), OPENS.match(named)
    if owned and OPENS.match(owned["owner"]) and OWNER.fullmatch(named) and not before.places:
        return f"{named}{text[owned.end() :]}"  # "còn chủ đề chuyển đổi số?" after "chủ đề của Đề án 06?"
    if opens and f" {opens.group()}".casefold() in text:
        named = named[opens.end() :]
    elif opens and owned and not is_body(named[opens.end() :]):
        return f"{text[: owned.start('owner')]}{named}{text[owned.end() :]}"
    said_there = f" {fold(named)} " in f" {fold(text)} "
    if not subject_terms(named) or said_there:
        return text
    if (whether := WHETHER_IT.match(text)) and not before.places and query.want is Want.ANYTHING:
        return f"{named}{text[whether.end('who') :]}"
    if (theme := THEME.search(text)) and not (MEASURE.search(text[: theme.start()]) or NO_THEME.search(named)):
        return text[: theme.start("theme")] + named + text[theme.end() :]
    if (where := WHERE.match(named)) and not COUNTED_BODY.fullmatch(named[where.end() :]):
        return f"{WHERE_THERE.sub('', text).rstrip(' ?.')} {named}?"
    about, resembled = topic(before), _with_words(text, named, holds, writes)
    if resembled is None and len(before.singles) <= FEW and before.want is not Want.ANYTHING and about in text:
        return text.replace(about, named, 1)  # "5G khi nào?" tells of nothing else
    if resembled is None and COUNTED.search(text) and HAS_BEEN.search(named):
        return f"bao nhiêu {named}?"
    return resembled or f"{text.rstrip(' ?.')} {named}?"


def is_body(named: str) -> bool:
    """Returns whether a phrase names a body, however it is written: "Bộ Công an", "sở nông nghiệp"."""
    return NAMED_BODY.match(named) is not None or re.match(r"(?i)(?:sở|cục|ubnd|ủy ban) \S", named) is not None


def _people(text: str) -> Iterator[str]:
    """Yields the names of a text that may be a person's."""
    for name in vietnamese.proper_names(text):
        if not places(name.of(text)):
            yield re.sub(rf"^{ADDRESS}\s+", "", name.of(text))


def with_year(text: str, year: int | str, part: str = "") -> str:
    """Returns the text with the year, or a part of it ("đến tháng 4/"), where it names its period, or at its end."""
    text = PART_OF_YEAR.sub("", text)
    period = f"{part}{'' if part.endswith('/') else ' năm '}{year}".strip()
    named = YEARS_LISTED.search(text) or SERIES.search(text) or ASKED_YEAR.search(text)
    if named is None:  # at its end, but as people write: "… năm 2023 là bao nhiêu?"
        asks = ENDS_ASKING.search(text)
        said, asked = (text[: asks.start()], asks.group()) if asks else (text, "")
        return f"{said.rstrip(' ?.')} {period}{asked.rstrip(' ?.')}?"
    return " ".join((text[: named.start()] + period + NAMED_YEAR.sub("", text[named.end() :])).split())


def _with_place(text: str, place: str, there: Sequence[str]) -> str:
    if there:
        return re.sub(r"(?i)\btỉnh (?=thành phố )", "", with_place(text, there[0], place))
    return f"{text.rstrip(' ?.')} ở {place}?"


def _with_words(
    text: str, named: str, holds: Callable[[str], bool], writes: Callable[[Sequence[str]], bool]
) -> str | None:
    """Puts ``named`` in the place of the words that it resembles most; None where it resembles none."""
    code = CODE.search(named)
    if code and CODE.search(text):  # "5G" takes the place of "mạng 4G", "mức D" that of "mức độ A"
        head, said_too = re.escape(named.split()[0]), re.escape(named[code.end() :])
        return re.sub(rf"(?:(?i:\b{head}) (?:\w+ ){{0,2}})?{CODE.pattern}(?:{said_too})?", named, text, count=1)
    if (
        (NAMED_BODY.match(named) or COUNTED_BODY.fullmatch(named))
        and (body := NAMED_BODY.search(text))
        and (whole := in_full(body.group().split()[0], text[body.start() :]))
    ):
        return text.replace(whole, named, 1)
    best, most = None, 0.0
    words, own, measure = list(TOKEN.finditer(text)), TOKEN.findall(named), MEASURE.search(text)
    for first, last in _runs(text, words, own[0]):
        left, *replaced, right, then = ["", *(word.group() for word in words), "", ""][first : last + 4]
        if not _joins(left, own, right, replaced, holds, writes):
            continue
        start, end = words[first].start(), words[last].end()
        if measure and not MEASURE.search(named) and start < measure.end() and measure.start() < end:
            continue  # what is measured changes, not how
        kept = (span for form in (OF_ALL, REST, MORE) for span in form.finditer(text))
        if any(start < each.end() and each.start() < end for each in kept):
            continue  # nor what it is compared with, nor what asks
        if _in_likeness(replaced[0]) == _in_likeness(own[0]) and NAME_GOES_ON.match(text, end):
            continue  # "Bộ Thông tin" of "Bộ Thông tin và Truyền thông" is no name
        if _cuts_a_name(text, start, end) or (FIGURE.fullmatch(own[0]) and not replaced[0][0].isdigit()):
            continue
        likeness = _likeness(replaced, own) + _seams(left, own, right, holds, writes)
        likeness += LATER * start / len(text)
        counted = COUNTING.search(text[:start]) is not None
        likeness += ASKED_FOR * bool(counted or WHICH.match(text, end))
        if counted and holds(_pair(right, then)) and not holds(_pair(own[-1], right)):
            likeness -= LEFT_OVER * _tells(right)
        if COUNTED_BODY.fullmatch(named) and COUNTED_BODY.fullmatch(" ".join(replaced)):
            likeness += OF_ITS_KIND * len(replaced)  # the whole name
        if likeness > most:
            quoted = text[start - 1 : start] in QUOTES
            put = named.strip(QUOTES) if quoted else within_sentence(named) if start else named
            best, most = text[:start] + put + text[end:], likeness
    return best


def _cuts_a_name(text: str, start: int, end: int) -> bool:
    names = (name for name in vietnamese.proper_names(text) if name.start)
    return any(name.start < start < name.end or name.start < end < name.end for name in names)


def _joins(
    left: str,
    own: list[str],
    right: str,
    replaced: list[str],
    holds: Callable[[str], bool],
    writes: Callable[[Sequence[str]], bool],
) -> bool:
    """Returns whether ``own`` may stand there: no word of another's is cut off that the documents never write so."""
    known = True
    if _differ_in_marks(own[0], replaced[0]) or _differ_in_marks(own[-1], replaced[-1]):
        return False  # "so" is not the "sơ" of "hồ sơ"
    if left and _tells(left):
        known = _stand_so(left, own[0], holds, writes) or not holds(_pair(left, replaced[0]))
    if right and _tells(right) and not YEAR.fullmatch(right):
        known = known and (_stand_so(own[-1], right, holds, writes) or not holds(_pair(replaced[-1], right)))
    return known or fold(own[-1]) == fold(replaced[-1]) or not (is_syllable(own[0]) or own[0].isdigit())


def _differ_in_marks(one: str, other: str) -> bool:
    return fold(one) == fold(other) and one.casefold() != other.casefold()


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


def _stand_so(left: str, right: str, holds: Callable[[str], bool], writes: Callable[[Sequence[str]], bool]) -> bool:
    """Returns whether the documents write two words beside each other, with these marks: "có thể" is no "cố thế"."""
    return holds(_pair(left, right)) and writes((left, right))


def _seams(
    left: str, own: list[str], right: str, holds: Callable[[str], bool], writes: Callable[[Sequence[str]], bool]
) -> int:
    """One for each end at which the documents know the words beside their new neighbour."""
    return bool(left and _stand_so(left, own[0], holds, writes)) + bool(
        right and _stand_so(own[-1], right, holds, writes)
    )
