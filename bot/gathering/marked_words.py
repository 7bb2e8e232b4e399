"""Which words of a sentence are the very thing asked for, where the sentence itself tells: the rules.

What it is that is asked decides, whatever a reader saw there.
"""

import re

from bot.gathering.asked import ASKS_WHETHER, Asked, Marks, asks_troubles, one_or_none
from bot.gathering.marked_figures import AGAINST_AVERAGE, CHOOSES_FIGURE, against_average, figures_named
from bot.language.edges import GROUP, trimmed
from bot.language.events import ASKS_MEETING, GATHERING, MEETING_CALLED, TAKES_PART
from bot.language.periods import COMPARISON
from bot.language.speech import BODY
from bot.telling.kinds import (
    ALL_CHANGED,
    ASKS_PLACE,
    BY_TAKING,
    IN_QUOTES,
    asks_title,
    places_asked,
    places_in,
    tells_of_all,
)
from bot.telling.listed import clause_about, item_about, said_of_item, whole_list
from bot.telling.premises import theme
from bot.telling.sayers import DEMANDS, NO_SAYER, REPORTS, sayers
from bot.telling.slot import asks_what_it_is, people_or_bodies, what_it_is
from bot.telling.sought import counts
from bot.telling.tasks import deed_of, doer_of
from bot.understanding.followup import IN_THE_LIST
from bot.understanding.persons import asks_who_it_is, holders, office_of, people
from bot.understanding.query import ASKS_WHY, HOW_MUCH, Query, Want, places, want_of
from index import Span
from index.vietnamese import YEAR, fold

FAULT = r"(?:chậm|trễ|muộn|quá hạn|vi phạm|sai phạm|lơ là|không (?:làm|thực hiện|hoàn thành|kịp))"
ASKS_OUTCOME = re.compile(
    rf"(?i)\b{FAULT}\b.*\b(?:sao|thế nào|gì|không|xử lý)\b|\bxử lý (?:(?:như )?thế nào|(?:ra )?sao|gì)\b.*\b{FAULT}\b"
)
ANY_WORDS = ("nói", "nêu", "phát biểu")
WILL = re.compile(r"(?i)\bsẽ [^;.…]+")
# "năm 2023 hay 2024?", "mỗi năm hay tổng cộng?"; but "năm nào cao hơn, 2022 hay 2023?" compares their figures.
CHOOSES = re.compile(
    rf"(?i)^(?!.*\b(?:hơn|nhất)\b)(?:.*\b({YEAR.pattern}) hay (?:l[aà] )?(?:n[aă]m )?({YEAR.pattern})"
    r"|(?:(?:thế|vậy|là|tính|theo|.*\b(?:lúc|khi|do|ở|tại|bằng|của)) )*"
    r"([^\W\d]\w*(?: \w+){0,2}?) hay (?:là )?([^\W\d]\w*(?: \w+){0,2}?))"
    r"(?: (?:vậy|thế|ạ|nhỉ|bạn))*\W*$"
)
# "Bộ Y tế có tham luận không?" is answered by "các Bộ, ngành Công an, Y tế, Giáo dục và Đào tạo".
ASKS_OF_MEMBER = re.compile(rf"(?i)^(?:{BODY} )?(?P<one>[^\W\d]\S*(?: \S+){{0,5}}?) (?:có|thuộc|nằm trong|được)\b")
MEMBER = r"(?i)(?:[,:]|\b(?:và|gồm|ngành))\s+(?:bộ )?(?P<one>{})(?=[,;.)]|\svà\s|$)"
MOST_OF_DEED, IS_SO = 4, r"(?:co|da|khong|chua|bi|hop)"
ASKS_SAYER = re.compile(
    rf"(?i)\b(?:ai|(?:cơ quan|tổ chức|đơn vị) nào) (?:(?:là người|đã|vừa|ra|đưa ra|ban hành|phát hành) )*"
    rf"({'|'.join(ANY_WORDS)}|{REPORTS}|{DEMANDS})\b"
    r"|\bdo (?:ai|(?:cơ quan|tổ chức|đơn vị|bộ) nào) (?:đưa )?(?:ra|công bố|phát hành)\b"
    r"|^(?:quan điểm|ý kiến|lời|câu|phát biểu|nhận định|yêu cầu|chỉ đạo)\b.* của ai\b"
    r"|\bđánh giá của (?:\w+ ){1,2}nào\b"
)
THEREFORE = re.compile(r"(?<!;),?\s(?:(?:do|vì|bởi) (?:vậy|thế|đó)|cho nên)\b")  # what stands before it is the reason
ASKS_SAID = re.compile(r"(?i)\b(?:nói|nêu|phát biểu|trình bày|cho biết|báo cáo|nhấn mạnh|chia sẻ)(?: \w+){0,2}? gì\b")
ASKS_ABOUT = re.compile(r"(?i)\bgì (?:về|cho|đối với|với)\b")
WHETHER_SAID = re.compile(
    r"(?i)\b(?:nói|nhắc|nêu|dùng)(?: (?:đến|tới|về|từ|chữ))* \W?(?P<said>[^?“”\"']+?)\W? không\b"
    r"|^\W?(?P<thing>[^?“”\"']+?)\W? (?:có )?được (?:nói|nhắc|nêu|đề cập|kể)\b.*\bkhông\b"
)
ASKS_MENTIONED = re.compile(
    r"(?i)\b(?:nhắc|nêu|đề cập|nói)(?: tên)?(?: (?:đến|tới))? (?:ở|trong|tại) (?:(?:chỗ|văn bản|bài|tài liệu) nào|đâu)"
)
# "Thủ tướng nói … ở đâu?" is answered by "Phát biểu khai mạc tại Hội nghị, …".
WHERE_SAID = re.compile(r"(?i)\b(?:nói|phát biểu|nêu|nhấn mạnh|khẳng định|tuyên bố)\b.*\b(?:ở|tại) đâu\b")
SAID_AT = re.compile(rf"(?i)\b(?:tại|ở|trong) (?:{GATHERING}|buổi lễ)\b[^,.;]*")
WHOSE_FIGURE = re.compile(rf"(?i)\b(?:số liệu|con số)\b.* của {BODY} nào\b")


def reason(asked: Asked) -> Marks | None:
    """What stands before "do đó", where a reason is asked and none was seen there."""
    then = asked.find(THEREFORE) if asked.query.asks(ASKS_WHY) else None
    if then is None or (asked.answer and asked.answer.end <= then.start):
        return None
    return (trimmed(asked.text, Span(asked.sentence.start, then.start)),)


def listed(asked: Asked) -> Marks | None:
    """The item, or all of the list, that is asked for."""
    query, sentence = asked.query, asked.sentence
    if item := said_of_item(query, asked.text, sentence):
        return (item,)
    if query.asks(ASKS_PLACE):  # each place by itself
        return None
    return one_or_none(whole_list(query, asked.document, sentence))


def whose_figure(asked: Asked) -> Marks | None:
    """Nothing: no figure tells whose it is, nor any body that the sentence names."""
    return () if asked.query.asks(WHOSE_FIGURE) else None


def choice(asked: Asked) -> Marks | None:
    """The one of two years, things or figures among which a question chooses, where a sentence tells that alone."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    chooses = CHOOSES.match(query.spelled or query.question)
    if chooses is None:  # the text may be a part of the question
        figures = CHOOSES_FIGURE.search(query.question) and not query.claims
        return (figures_named(query, text, sentence) or None) if figures else None
    ways = "|".join(
        re.sub("^(?:mỗi|hàng)", "(?:mỗi|hằng|hàng)", re.escape(said)) for said in filter(None, chooses.groups())
    )
    told = COMPARISON.sub(lambda other: " " * len(other.group()), sentence.of(text))  # "so với năm 2023" is of another
    there = [Span(*said.span()).moved(sentence.start) for said in re.finditer(rf"(?i)\b(?:năm )?(?:{ways})\b", told)]
    return tuple(there) if len(there) == 1 else None


def all_changed(asked: Asked) -> Marks | None:
    """How all of those changed of whom it is asked whether any did otherwise."""
    return one_or_none(asked.find(ALL_CHANGED)) if tells_of_all(asked.query, asked.said) else None


def where_said(asked: Asked) -> Marks | None:
    """The event at which something was said."""
    return one_or_none(asked.find(SAID_AT)) if asked.query.asks(WHERE_SAID) else None


def outcome(asked: Asked) -> Marks | None:
    """What a sentence says will be done where a question asks what becomes of who does not do his duty."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    told = list(WILL.finditer(text, sentence.start, sentence.end)) if query.asks(ASKS_OUTCOME) else []
    return (trimmed(text, Span(*told[0].span())),) if len(told) == 1 else None


def office(asked: Asked) -> Marks | None:
    """The office of somebody of whom it is asked who he is."""
    return office_of(asked.query, asked.text, asked.sentence) if asks_who_it_is(asked.query) else None


def said_again(asked: Asked) -> Marks | None:
    """What it is asked whether it was said or named: "có nhắc đến 5G không?"."""
    says = asked.query.asks(WHETHER_SAID)
    return one_or_none(asked.find(re.compile(rf"(?i)\b{re.escape(says['thing'] or says['said'])}\b"))) if says else None


def group(asked: Asked) -> Marks | None:
    """The group of which it is asked whether something is in it: "thuộc nhóm 30 nước dẫn đầu"."""
    there = asked.find(GROUP) if asked.whether and asked.query.asks(GROUP) else None
    return (there,) if there and there.of(asked.text).casefold() in asked.query.text.casefold() else None


def those_there(asked: Asked) -> Marks | None:
    """The places, people or members of which it is asked whether they are there."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    asks_there = asked.whether or ASKS_WHETHER.search(asked.question.rpartition(", ")[2])
    if not (asks_there or query.asks(IN_THE_LIST) or query.asks(ASKS_MENTIONED)):
        return None
    there = _places_named(query, text, sentence)
    if not there and asked.whether:
        there = _who_takes_part(query, text, sentence) or _member_named(asked.question, text, sentence)
    return there or None


def meeting(asked: Asked) -> Marks | None:
    """What a meeting that is asked for is called."""
    return one_or_none(asked.find(MEETING_CALLED)) if asked.query.asks(ASKS_MEETING) else None


def places_told(asked: Asked) -> Marks | None:
    """The places that are asked for."""
    asks = asked.query.asks(ASKS_PLACE)
    return (places_asked(asked.query, asked.text, asked.sentence, asked.answer) or None) if asks else None


def doer(asked: Asked) -> Marks | None:
    """Who does something, unless a reader saw him named at more length."""
    told, answer = doer_of(asked.query, asked.text, asked.sentence), asked.answer
    at_length = told and answer and answer.start == told.start and answer.end >= told.end
    return one_or_none(told) if counts(asked.query) or not at_length else None


def sayer(asked: Asked) -> Marks | None:
    """Who says so; nothing where he is asked to: "Đề xuất Thủ tướng …"."""
    verb = asked.query.asks(ASKS_SAYER)
    if verb is None:
        return None
    said = _sayer_of(verb[1] or ANY_WORDS[0], asked.text, asked.sentence, asked.answer)
    is_told = asked.answer and NO_SAYER.search(asked.text, asked.sentence.start, asked.answer.start)
    return said if said or is_told else None


def who(asked: Asked) -> Marks | None:
    """The people, or the bodies where a reader saw one, that are asked for."""
    if want_of(asked.query) is not Want.PERSON:
        return None
    named = holders(asked.query, asked.text, asked.sentence, asked.answer)
    if named or asked.answer is None or asked.doubtful:
        return named
    return people_or_bodies(asked.query, asked.text, asked.sentence, asked.answer)


def beside_average(asked: Asked) -> Marks | None:
    """What says that something is above or below the average."""
    query = asked.query
    differs = query.asks(AGAINST_AVERAGE) and (not query.asks(HOW_MUCH) or "chênh" in query.text)
    return (against_average(asked.text, asked.sentence) or None) if differs else None


def counted_so(asked: Asked) -> Marks | None:
    """What a question for a number asks whether it is so."""
    asks = asked.whether if counts(asked.query) else None
    return (as_asked(asks["what"], asked.text, asked.sentence) or None) if asks else None


def title(asked: Asked) -> Marks | None:
    """The title, theme or motto that is asked for."""
    return (_title_of(asked.text, asked.sentence, asked.answer) or None) if asks_title(asked.query) else None


def what_it_is_told(asked: Asked) -> Marks | None:
    """What says what a thing is; nothing else does, where that is asked."""
    if what := what_it_is(asked.query, asked.said):
        return (trimmed(asked.text, what.moved(asked.sentence.start)),)
    return () if asks_what_it_is(asked.query) else None


def deed(asked: Asked) -> Marks | None:
    """What somebody has to do, or did, that is asked for."""
    told = deed_of(asked.query, asked.text, asked.sentence)
    return (trimmed(asked.text, told),) if told else None


def item(asked: Asked) -> Marks | None:
    """The item of a list that tells what was said, or what the trouble is, about the thing asked."""
    asks = asks_troubles(asked) or asked.query.asks(ASKS_SAID) or asked.query.asks(ASKS_ABOUT)
    return one_or_none(item_about(asked.query, asked.document, asked.sentence)) if asks else None


def theme_told(asked: Asked) -> Marks | None:
    """The clause that speaks of the theme of a question."""
    thing = theme(asked.query)
    about = clause_about(thing, asked.text, asked.sentence) if thing else None
    return (trimmed(asked.text, about),) if about else None


def as_asked(what: str, text: str, sentence: Span) -> Marks:
    """The words of a sentence that say what a question asks whether it is so, as it ends: "có chậm lại"."""
    what = TAKES_PART.sub("", what)
    ends = what.split()[-2:] if 1 < len(what.split()) <= MOST_OF_DEED and not YEAR.search(what) else []
    written = fold(sentence.of(text))  # "trực tuyển" is a slip
    said = ends and re.search(rf"\b(?:{IS_SO} )*{fold(' '.join(map(re.escape, ends)))}\b", written)
    told = Span(*said.span()).moved(sentence.start) if said else None
    return (told,) if told and len(written) == sentence.end - sentence.start else ()


def _places_named(query: Query, text: str, sentence: Span) -> Marks:
    """The places of which a question asks whether they are among those that a sentence names."""
    asked = places(query.spelled or query.question) if query.focus else query.places
    found = places_in(text, sentence)
    return tuple(place for place in found if len(found) > 2 and set(places(place.of(text))) & set(asked))


def _member_named(question: str, text: str, sentence: Span) -> Marks:
    """The one member of an enumeration of which a question asks first whether it does or is something."""
    asked = ASKS_OF_MEMBER.match(question)
    member = re.compile(MEMBER.format(re.escape(asked["one"]))) if asked else None
    found = list(member.finditer(text, sentence.start, sentence.end)) if member else []
    return (Span(*found[0].span("one")),) if len(found) == 1 else ()


def _who_takes_part(query: Query, text: str, sentence: Span) -> Marks:
    """The people of whom a question asks whether they took part, where a sentence names them."""
    asked = fold(query.text) if query.asks(TAKES_PART) else ""
    return tuple(each for each in people(text, sentence) if fold(name := each.of(text)) in asked and not places(name))


def _sayer_of(verb: str, text: str, sentence: Span, answer: Span | None) -> Marks:
    """Who says so by that ``verb``, if one alone does, or he whom the reader saw."""
    said = sayers(text, sentence)
    seen = [each.who for each in said if answer is not None and each.who.overlaps(answer)]
    by_verb = [each.who for each in said if each.verb.of(text).casefold() == verb.casefold() or verb in ANY_WORDS]
    named = people(text, sentence)
    told = seen or [who for who in named if answer is not None and who.overlaps(answer)] or by_verb
    return tuple(told[:1]) if len({who.of(text) for who in told}) == 1 else ()


def _title_of(text: str, sentence: Span, answer: Span | None) -> Marks:
    """The words in quotation marks, or that tell a way: those that the reader saw, or the only ones."""
    quoted = [
        Span(match.start() + 1, match.end() - 1) for match in IN_QUOTES.finditer(text, sentence.start, sentence.end)
    ]
    quoted = quoted or [Span(*way.span()) for way in re.compile(BY_TAKING).finditer(text, sentence.start, sentence.end)]
    seen = [words for words in quoted if answer is not None and words.overlaps(answer)]
    return tuple(seen[:1] or (quoted if len(quoted) == 1 else ()))
