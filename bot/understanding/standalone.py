"""A message and what was asked before it become a standalone Query.

Knows in which order a message is read; knows nothing of how answers are found.
"""

import re
from dataclasses import replace
from typing import Protocol

from bot.language.authorship import without_asking
from bot.language.periods import RATE
from bot.understanding.claims import CONFIRM, Claim, claim_of, of_list
from bot.understanding.ellipsis import FIGURE_IS, rate_counted
from bot.understanding.english import in_vietnamese
from bot.understanding.followup import CUE, brought, named_by, standalone, states_a_whole
from bot.understanding.persons import post_stated, with_capitals
from bot.understanding.pointing import THAT_ONE, with_full_names, with_initials_read, with_own_place
from bot.understanding.query import (
    CREDITS,
    HOW_MUCH,
    LONGEST,
    Intent,
    Query,
    Want,
    clean,
    language_of,
    named_by_itself,
    read,
)
from bot.understanding.substitution import CODE
from bot.understanding.talk import intent_of, is_said_in_english, without_greeting
from bot.understanding.topic import topic
from bot.understanding.values import DATE, YEAR, values_in
from bot.understanding.wording import MILLIONS, Holder, reworded
from index.vietnamese import fold, is_shouted, tokens, years

# "bây giờ hỏi sang kinh tế số", and what "cho tôi hỏi" leaves of "cho tôi hỏi về kinh tế số năm 2024".
TURNS_TO = re.compile(
    r"(?i)^(?:(?:bây giờ|giờ|thôi|thế|vậy|rồi|à|tôi|em|mình|bác|cháu|anh|chị|ta|muốn|xin|lại),? )*"
    r"(?:hỏi|chuyển) (?:sang|qua|về) (?:(?:về|chuyện|phần|vấn đề) )*(?!số\b)(?=\S+ \S)"
)
ABOUT = re.compile(rf"(?i)^về (?=\S+ \S)|{TURNS_TO.pattern[4:]}")
ENDS_POLITELY = re.compile(r"(?<=\w{2})[ ,]+(?:ạ|nhé)(?=[\s?.!]*$)")  # "… do ai làm Chủ tịch ạ?" asks of no "tịch ạ"
NOT_THAT = re.compile(r"(?i)(?<=\S)(?:,| chứ) không phải [^,;?]+[\s?.!]*$")  # "ý tôi hỏi cả nước cơ, không phải tỉnh"
THE = re.compile(r"(?i)the (?!nao\b)\S")
NUMBER = re.compile(r"\d[\d.,]*")
COUNTED_ALONE = re.compile(r"bao nhiêu (?P<what>[^\W\d]+(?: [^\W\d]+)?)\?")
# "82 điểm là mức B" after "mức B là mấy điểm?"
BELONGS = re.compile(r"(?i)(?:(?:vậy|thế) )?bao nhiêu [^\W\d]+ (?:thì )?(?:là|được|thuộc|đạt|xếp) (?P<to>.+)\?")
# "năm sau lên 0,65 đúng không?", "năm trước là 0,41 à?", "năm trước tuyển bao nhiêu?"
NEXT_YEAR = re.compile(
    r"(?i)^(?P<opens>(?:(?:vậy|thế|còn|rồi|thì) )*)năm (?:(?P<later>sau|kế|tiếp theo|kế tiếp)"
    r"|trước(?!.* (?:thứ|hạng)\b))(?: (?:đó|nữa))?\b"
)
# "vậy là cao hơn kinh tế số đúng không?" says so of what was asked of last.
MORE_THAN = r"(?:cao|thấp|nhiều|ít|nhanh|chậm|lớn|nhỏ) hơn\b"
IS_MORE = re.compile(rf"(?i)(?:(?:vậy|thế|tức|nghĩa|là) )*(?={MORE_THAN} \S)")
OF_A_KIND = (re.compile(r"(?i)\b(?:tăng|giảm)\b"), re.compile(r"(?i)\bthứ mấy\b|hạng"))  # what a figure tells
# "tốc độ tăng của năm đó thế nào?" asks by how much that of which a figure was told rose.
HOW_FAST = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn) )?tốc độ tăng(?: trưởng)?(?P<then> (?:(?:của|trong) )?năm (?:đó|ấy))?"
    r" (?:(?:là|đạt|được|thì) )*(?:bao nhiêu|mấy|(?:như )?thế nào|ra sao)\b"
)
# "47,79" as it stands in a quote, "còn 47,79%?"
FIGURE_ALONE = re.compile(r"(?i)(?:(?:thế )?còn )?(\d[\d.]*,\d+\s?%?|\d{1,3}\s?%)[\s?]*")
# "quay lại chuyện kinh tế số, năm 2023 thì bao nhiêu": what was spoken of last is left. Without marks, as all type it.
GOES_BACK = re.compile(
    r"(?i)(?:(?:thoi|a|u|o|gio|cho|xin|toi|em|minh|bac|anh|chi|ta|ma)[, ]+)*"
    r"(?:quay (?:tro )?(?:lai|ve)|tro lai(?= (?:cai|cho|chuyen|cau|van de|phan|vu|chu de|voi)\b))(?: (?:voi|ve))?"
    r"(?: (?:cai|cho|chuyen|cau(?: hoi)?|van de|phan|vu|chu de))* (?P<what>[^,:;?]+?)"
    r"(?: (?:kia|do|day|ay|nay|di|nhe|chut|ti|(?:hoi|luc|ban|vua|khi) nay))*(?:[,:;]\s*|[?.!]*$)(?P<said>.*)"
)
# "Ừ nó thích cái đấy. Mà cả nước có bao nhiêu …?": what is said of the last answer asks nothing.
REMARK = re.compile(
    r"(?i)^(?:(?!\b(?:nào|gì|ai|đâu|mấy|bao nhiêu|bao giờ)\b)[^.?!])*\b(?:nó|đấy|đó|thế|vậy|ấy|ừ|vâng)\b"
    r"(?:(?!\b(?:nào|gì|ai|đâu|mấy|bao nhiêu|bao giờ)\b)[^.?!])*[.!]\s+(?=\S+(?: \S+){3})"
)


class Speller(Holder, Protocol):
    """What writes a question as the documents would."""

    def spell(self, question: str) -> str:
        """Returns the question with its marks put back, abbreviations in full and slips mended."""


def understand(
    question: str, before: Query | None, speller: Speller, quoted: str = "", marked: str = "", asked: str = ""
) -> Query:
    """Returns the query that a message means; what it leaves out comes from the query ``before`` and its quotes.

    ``marked`` are the words of the first quote that answered, ``asked`` what was asked last, answered or not.
    """
    typed = clean(question)
    if len(typed) > LONGEST:
        return Query(typed[:LONGEST], typed[:LONGEST], Intent.TOO_LONG)
    if (intent := intent_of(typed)) is not Intent.QUESTION:
        return _talk(typed, typed, intent, before)
    said, typed = typed, without_greeting(typed)
    language = language_of(typed)
    spelled = typed if language == "en" else speller.spell(with_initials_read(typed, f"{asked}\n{marked}"))
    if before is not None and THE.match(typed) and not speller.holds("_".join(map(fold, typed.split()[:2]))):
        spelled = f"thế{spelled[3:]}"  # "the thap nhat" is no "thể thao"
    spelled = f"{figure[1]} là gì?" if (figure := FIGURE_ALONE.fullmatch(spelled)) else spelled
    spelled = MILLIONS.sub(" triệu", ENDS_POLITELY.sub("", spelled))
    spelled = with_own_place(spelled)
    spelled = NOT_THAT.sub("", spelled) if CUE.match(spelled) else spelled
    spelled = (TURNS_TO if typed == said else ABOUT).sub("", spelled)
    spelled = with_capitals(spelled, before.text if before else "")
    spelled = of_list(spelled)
    to = NEXT_YEAR.match(spelled) if CONFIRM.search(spelled) or HOW_MUCH.search(spelled) else None
    if to and before is not None and len(before.years) == 1:
        spelled = f"{to['opens']}năm {before.years[0] + (1 if to['later'] else -1)}{spelled[to.end() :]}"
    if before is not None and CONFIRM.search(spelled) and (more := IS_MORE.match(spelled)):
        spelled = f"{re.split(f' {MORE_THAN}', topic(before))[0]} {spelled[more.end() :]}"
    claim = claim_of(spelled)
    if claim is not None and YEAR.fullmatch("".join(claim.values)) and (before is None or before.want is not Want.TIME):
        claim = None  # it goes on to that year
    other = _of_another(claim, before, marked) if claim is not None and before is not None else None
    if other is not None:
        spelled, claim = other, None
    if claim is not None and before is not None and _asks_again(claim, before, quoted, marked):
        return Query(typed, spelled, Intent.CONFIRM, language, claims=claim.values)
    is_word = any(len(token) > 1 and any(map(str.isalpha, token)) for token in tokens(spelled))  # "5G" is one
    of_the_like = before is not None and (years(typed) or (CODE.match(typed) and CODE.search(before.text)))
    if not is_word and not of_the_like:  # "2021?", or "E?" after "mức A", goes on from a question
        return Query(typed, typed, Intent.NOTHING)
    if language == "en" and (translated := in_vietnamese(typed.lower() if is_shouted(typed) else typed)):
        spelled, claim = translated, claim_of(translated)
    back = gone_back(spelled) if before is not None else None
    spelled = ", ".join(filter(None, back)) if back else REMARK.sub("", spelled)
    text = claim.asked if claim is not None and claim.asked else spelled
    text = typed if text == typed and language == "en" else reworded(text, speller)
    claimed = " ".join(before.claims) if before is not None and CUE.match(spelled) else ""  # "thế ông ấy có dự không?"
    text = with_full_names(text, quoted, marked, claimed or asked or (before.text if before else ""))
    if before is not None and (fast := HOW_FAST.match(text)):
        then = "".join(f"năm {year} " for year in before.years) if fast["then"] and len(before.years) == 1 else ""
        text = f"{then}tăng bao nhiêu{text[fast.end() :]}"
    of_him = post_stated(text) or THAT_ONE.search(spelled)
    if claim is None and of_him and (claim := claim_of(text)):  # "ông ấy là Giám đốc à?"
        text = claim.asked
    figure = FIGURE_IS.match(text)  # one that was not shown is of another thing
    another = figure is not None and figure["figure"] not in quoted
    text = CUE.sub("", text).strip() if another else text
    if text != said and (intent := intent_of(text)) is not Intent.QUESTION:
        return _talk(typed, text, intent, before)
    query = replace(read(typed, text), spelled=spelled)
    if claim is not None:
        query = replace(query, claims=claim.values, stated=claim.stated)
    if back or query.want in CREDITS or before is None or before.intent is not Intent.QUESTION:
        return query
    about = work_meant(before) if before.want in CREDITS else before
    whole = claim is not None and (states_a_whole(query) or BELONGS.fullmatch(claim.asked))
    stands = other is not None or another or not about.text or whole
    merged = text if stands else standalone(query, about, speller.holds, speller.writes)
    if merged == text:
        return query
    if query.telling and not fold(merged.rstrip(" ?")).endswith(fold(text.rstrip(" ?"))):
        merged = reworded(merged, speller)  # "mạng" and "điện thoại" are another word together
    rate = rate_counted(merged)  # "giao dịch mỗi giây" says which figure is meant
    of_rate = rate is not None and (RATE.search(text) is not None or merged == f"{named_by(text)} {rate}?")
    focus = () if of_rate else brought(query)
    joined = replace(read(typed, merged), focus=focus, alone=text, claims=query.claims, spelled=spelled)
    return replace(joined, instead_of=before.text)


def gone_back(text: str) -> tuple[str, str] | None:
    """Returns what a message goes back to and what it says of that; None where it goes back to nothing."""
    back = GOES_BACK.fullmatch(fold(text))
    return (text[slice(*back.span("what"))], text[back.start("said") :]) if back else None


def _of_another(claim: Claim, before: Query, marked: str) -> str | None:
    """The question ``before`` with the figure read back in the place of its own: "95 điểm?" after "60 điểm mức nào?".

    None where it has none of that kind, or asked for one and was told it.
    """
    figures = [each.of(claim.values[0]) for each in values_in(claim.values[0])] if len(claim.values) == 1 else []
    if claim.asked or not figures:
        return None
    told = [each.of(marked) for each in values_in(marked)] if before.want in (Want.QUANTITY, Want.TIME) else []
    like = next((each for each in values_in(before.text) if _is_like(each.of(before.text), figures[0])), None)
    if like is None or any(_is_like(each, figures[0]) for each in told):
        return None
    bare = NUMBER.fullmatch(figures[0])
    other = NUMBER.sub(figures[0], like.of(before.text)) if bare else claim.values[0]
    return before.text[: like.start] + other + before.text[like.end :]


def _is_like(figure: str, other: str) -> bool:
    """Returns whether a figure has the unit of another, or that is a bare number; days are like days alone."""
    units = [NUMBER.sub("", each).strip().casefold() for each in (figure, other)]
    return bool(DATE.fullmatch(figure)) == bool(DATE.fullmatch(other)) and units[0].endswith(units[1])


def _asks_again(claim: Claim, before: Query, quoted: str, marked: str) -> bool:
    """Returns whether what is read back answers the question before: alone, or with what it asked or counts."""
    counted = COUNTED_ALONE.fullmatch(claim.asked)
    if counted and re.search(rf"(?i)\d (?:[^\W\d]+,? ){{0,2}}{re.escape(counted['what'])}\b", quoted):
        return True
    if (belongs := BELONGS.fullmatch(claim.asked)) and fold(belongs["to"]) in fold(before.text):
        return True
    own = read(claim.asked, claim.asked)
    rates = [fold(rate.group()) for rate in map(RATE.search, (claim.stated, before.text)) if rate]
    if len(set(rates)) > 1:
        return False  # "mỗi ngày 5 triệu à?" after "mỗi giây bao nhiêu?"
    alike = all(bool(kind.search(claim.asked)) is bool(kind.search(before.text)) for kind in OF_A_KIND)
    of_another = own.places or own.years not in ((), before.years)
    counts = before.want is Want.QUANTITY and own.want is not Want.PERSON
    measures = counts and not named_by_itself(own.text) - own.light and alike
    told = before.want is Want.PERSON and claim.values and claim.values[0] in marked  # "ông A cũng dự đúng không?"
    asked = claim.asked.rstrip("?").removeprefix("Ai" if told else "")
    repeats = fold(asked) in fold(before.text) and not post_stated(claim.stated)  # what he is may be told elsewhere
    return (measures and not of_another) or repeats


def _talk(typed: str, text: str, intent: Intent, before: Query | None) -> Query:
    english = is_said_in_english(typed, before.language if before else "")
    return Query(typed, text, intent, "en" if english else "vi")


def work_meant(query: Query) -> Query:
    """Returns what a question for a credit says of the picture or article, as a query of its own."""
    return read(query.question, without_asking(query.text))
