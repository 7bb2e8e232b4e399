"""Whether a candidate is of whom and what is asked about: an office, a body, a place, a thing that the question names.

Knows queries and candidates; knows nothing of times and measures.
"""

import re
from functools import lru_cache

from bot.gathering.candidates import Candidate, Rarity, covered, is_unknown
from bot.gathering.conditions import SURE, Condition, always, asks, is_seen, of_vietnamese
from bot.gathering.counted import misses_the_counted
from bot.language.events import GATHERING
from bot.language.periods import own_years
from bot.language.speech import BODY, CALLED
from bot.telling.holding import has_the_office, tells_the_holder
from bot.telling.kinds import ASKS_WHERE, names_the_year
from bot.telling.numbers import above_text
from bot.telling.tables import ROW_VALUE, names_row
from bot.telling.tasks import is_for_all
from bot.understanding.persons import asks_office, holds_title, names_somebody_of
from bot.understanding.pointing import MINE
from bot.understanding.query import AIMS, ASKS_ITSELF, TITLE, Query, Want, named_pairs, places, subject_terms
from index.vietnamese import CAPITAL, fold, is_syllable, spelling, term_set, tokens

# Share of what the question asks about that a figure's own sentence must hold, unless the reader is this sure of it.
LEAST_OWN, SURE_OF_FIGURE = 0.2, 0.7
OPENS_NAME = re.compile(
    rf"(?i)\W*(?:{BODY}|(?:bộ )?luật|nghị (?:định|quyết)|thông tư|quyết định|chỉ thị|đề án|chiến lược)\b"
)
# Whoever heads a body that has one head is no other: "Chủ tịch Quốc hội" is no "Thủ tướng".
HEAD = re.compile(
    r"\b(?:(?<!truyền )[Tt]hống đốc|[Tt]ổng [Bb]í thư"
    r"|[Cc]hủ tịch (?:nước|(?!Ủy|UBND|HĐND|Hội đồng)[A-ZĐ]\w+(?: [A-ZĐ]\w+)?))"
)
LIKELY = 0.3  # the reader's probability from which that is known of a kind of things, or of a year that is named
UNSEEN = 0.02  # below which a reader sees no answer at all
OTHER_POINT = str.maketrans(".,", ",.")  # "1.4" is "1,4"
# Figures are of these unsaid.
MEASURES = term_set("tỷ lệ, tỷ trọng, tốc độ, số lượng, con số, tăng trưởng, kinh phí, chi phí")
FAR_LESS = 0.6  # share of what another year's sentence tells of the subject that the right year's must
# "Điểm chuẩn ngành công nghệ thông tin là bao nhiêu?" opens with what has the figure, be it known as a word or not.
WHOSE_VALUE = re.compile(r"(?i)^(?!số\b)\w+ \w+ (?!đã|được|có|là|đạt).* bao nhiêu[\s?.!]*$")
ASKS_KIND = re.compile(r"(?i)\b(?:^|(?:những|các|ở|tại) )([^\W\d_]+ (?!thế\b)[^\W\d_]+) nào\b")
# "kinh tế số năm 2025", "tổ công nghệ số cộng đồng"; no "đăng ký số tín chỉ"
DIGITAL = re.compile(
    r"(?i)\b([^\W\d_]+ (?!(?:và|là|với|con|của|các|những|tổng|hay|hoặc|theo|trong|có|về|được) )[^\W\d_]+) số\b"
    r"(?=\W*$|[,;:/]| (?:năm|của|là|đạt|chiếm|tăng|giảm|có|được|đến|ở|trong|trên|so|và|với|phải|cho|tại|thì|bao|mấy"
    r"|phấn đấu|quốc gia|cộng đồng|cả|nước|GDP)\b)"
)
OFFICE = re.compile(r"(?i)cơ quan|đơn vị|phòng ban|bộ phận")  # whatever a document calls it
# "phiên họp ở Bắc Kạn": the place says which meeting.
NAMES_MEETING = re.compile(rf"(?i)\b(?:{GATHERING}|điểm cầu)\b")  # and its place: but figures of the whole country
OF_THE_COUNTRY = re.compile(r"(?i)\b(?:quốc gia|cả nước|chính phủ|thủ tướng)\b")
MEETING_AT = re.compile(r"(?i)\b(?:phiên|hội nghị|họp)\b[^,.;?]{0,40}")
OPENS = 1500  # characters in which a document tells which meeting it reports
# "Ông Trần Hồng Hà có dự hội nghị không?" is answered where he is named.
CLASSES_OF_PLACES = ("tinh", "huyen", "quan", "xa", "phuong", "thon")
# "05 bộ, ngành Công an, …, Giáo dục và Đào tạo": one of these is named without its "Bộ".
LISTS_BODIES = re.compile(r"\b[Bb]ộ, ngành [A-ZĐ]\w+")
TAKES_PART = re.compile(r"(?i)^(?!.*\b(?:ai|gì|nào|đâu|mấy|bao nhiêu|khi|sao)\b).*\b(?:dự|có mặt|tham gia|chủ trì)\b")
# "Thứ trưởng Bộ Y tế nào", but not "Bộ trưởng Bộ Y tế giao việc nào"
WHICH_OF_BODY = re.compile(rf"\b(?i:{TITLE} {BODY}) {CALLED} nào\b")
# "Phó Chủ tịch phụ trách y tế là ai?"
IN_CHARGE = re.compile(r"(?i)\bphụ trách (?:(?:về|mảng|lĩnh vực|công tác|khối|ngành) )*(?P<what>[^\W\d_]+ [^\W\d_]+)")
STANDS_FOR = re.compile(
    r"(?i)\b(?:thay mặt (?:cho )?(?!cho\b|ai\b)|đại diện (?:(?:cho|của|phía) )*(?P<branch>ngành|sở|bộ|cục) )"
    r"(?P<whom>[^\W\d_]+ [^\W\d_]+)"
)
# "Thôn, bản bao giờ có đủ cáp quang?" asks of no other thing's end.
WHEN_HAD = re.compile(
    r"(?i)\bcó (?!tên\b|mặt\b)(?:đủ |được )?(?P<thing>[^\W_]+(?: [^\W_]+){0,5}?)"
    r"(?=\W*$|,| (?:để|cho|ở|tại|trong|của|về)\b| (?:(?:vào|từ|là) )?(?:khi nào|bao giờ|lúc nào|năm nào)\b)"
)
# "Tỷ lệ hộ gia đình có máy tính?"
HOW_MANY_HAVE = re.compile(
    r"(?i)\b(?:tỷ lệ|tỉ lệ|bao nhiêu|mấy) [^,;?]*?\bcó (?:đủ |được )?(?!bao nhiêu|mấy|thể|phải|tổng)"
    r"(?P<thing>[^\W_]+(?: [^\W_]+){0,5}?)(?=\W*$|,| (?:để|cho|ở|tại|trong|của|về|là|năm|đạt)\b)"
)

# "Bao nhiêu hộ ở nông thôn có cáp quang?": figures of the whole country are none of a kind of area.
AREA = re.compile(
    r"(?i)\b(?:(?<!phát triển )nông thôn|miền núi|vùng (?:sâu|xa|cao|khó khăn|dân tộc)|hải đảo|biên giới"
    r"|thành thị|đô thị)\b"
)
# "Bao nhiêu người nước ngoài được cấp thẻ?": figures of all people, or things, are none of some.
SOME = re.compile(
    r"(?i)\b(?:người (?:cao tuổi|khuyết tật|dân tộc)|(?<!đi )(?<!ra )(?<!sang )nước ngoài|(?<!phụ )nữ(?! hoàng)"
    r"|quốc tế(?= có\b)|lõi|tải lên|(?:trực tuyến|dịch vụ công) một phần)\b"
)
LAW = re.compile(rf"\b[Ll]uật ({CAPITAL}\w* \w+)")
VILLAGE = re.compile(r"(?i)\b(?<!nông )thôn\b")  # may be meant by one, where no figure is

# What is of the one is none of the other: "lao động nam có vợ sinh con" are no women.
_OPPOSED = (
    (
        r"\b(?:nữ|phụ nữ)\b",
        r"\bnam\b(?! (?:bộ|trung bộ|định|á|phi|mỹ|từ|lúc|khê))(?<!việt nam)(?<!phía nam)(?<!miền nam)",
    ),
    (r"\bnội trú\b", r"\bngoại trú\b"),
    (r"\bhộ (?:gia đình )?(?:cận )?nghèo\b", r"\bhộ (?:gia đình|dân)\b(?! (?:cận )?nghèo)"),
    (r"\bthường trú\b", r"\btạm trú\b"),
    (r"\bkhai sinh\b", r"\bkhai tử\b"),
    (r"\b(?:kinh phí|chi phí|tốn)\b", r"\btiết kiệm\b"),
)
OPPOSITES = tuple(
    (re.compile(f"(?i){one}"), re.compile(f"(?i){other}")) for both in _OPPOSED for one, other in (both, both[::-1])
)


def names_places(query: Query, candidate: Candidate) -> bool:
    """Returns whether the unit's paragraph names every place asked for, or the title of one that names no place.

    A meeting's may stand where the text opens. What all places have to do none names.
    """
    document = candidate.hit.document
    if query.want is Want.QUANTITY and not query.places and query.asks(MINE) and OF_THE_COUNTRY.search(document.title):
        return bool(places(candidate.text))  # a figure of the whole country is none of "tỉnh tôi", whichever that is
    if not query.places or is_for_all(query, candidate.text):
        return True
    around = candidate.unit.paragraph.of(document.text)
    if query.want is Want.QUANTITY and candidate.unit.kind != "row" and len(places(around)) > len(query.places) + 1:
        around = candidate.text  # of many places that a paragraph names, a figure is of those beside it
    if not places(around) and not NAMES_MEETING.search(document.title):
        around = document.title
    if any(places(meeting) for meeting in MEETING_AT.findall(query.text)):
        around = f"{around} {document.title} {document.text[:OPENS]}"
    return set(query.places) <= set(places(around))


def of_another_subject(query: Query, then: Candidate, best: Candidate, rarity: Rarity) -> bool:
    """Returns whether the best sentence of the right year speaks far less of the subject than another year's.

    A row that the question names speaks of it, however little else stands there.
    """
    if query.foreign or then is best or (then.unit.kind == "row" and names_row(query, then.hit.document, then.unit)):
        return False
    own, others = (covered(query, each.terms, rarity) for each in (then, best))
    return own < FAR_LESS * others


def _names_the_holder(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text holds the office asked for, and names somebody of the body asked for."""
    hit, text = candidate.hit, candidate.text
    told = tells_the_holder(query, hit, text) or (candidate.mass >= SURE and has_the_office(query, hit, text))
    return told and names_somebody_of(query.text, text)


def _holds_the_title(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has the office with its body where it is asked which of its holders somebody is."""
    return holds_title(query.text, candidate.text)


def _knows_of_such_things(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether documents name the kind of things asked for ("bệnh viện nào"), or this candidate does.

    The reader may be surer than that: people have other words for a kind than documents.
    """
    kind = query.asks(ASKS_KIND)
    if kind is None or candidate.mass >= LIKELY or OFFICE.fullmatch(kind[1]):
        return True
    words = [spelling(word) for word in tokens(kind[1])]
    return not is_unknown("_".join(words), rarity) or bool(set(words) & (candidate.terms | query.light))


def _names_the_bodies(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the passage speaks of the bodies that the question names ("Bộ Công an", "Luật Viễn thông")."""
    opens = "_".join(spelling(word) for word in tokens(query.text)[:2])  # a capital that only opens makes no name
    no_name = is_unknown(opens, rarity) and not OPENS_NAME.match(query.text)
    pairs = named_pairs(query.text) - ({opens} if no_name else set())
    around, own = candidate.hit.surroundings | above_text(candidate.hit.document), candidate.terms
    if query.want is not Want.PERSON and LISTS_BODIES.search(candidate.text):
        of_names = {pair.removeprefix("bo_") for pair in pairs if pair.startswith("bo_")}
        pairs = frozenset(each for each in query.pairs if each.partition("_")[0] in of_names) or pairs
    if query.asks(TAKES_PART):
        return pairs <= own
    if candidate.unit.kind == "row":  # the text before a table tells whose it is, and "Huyện Phú Sơn" is "Phú Sơn"
        pairs = frozenset(pair for pair in pairs if pair.partition("_")[0] not in CLASSES_OF_PLACES)
        start = candidate.unit.paragraph.start
        own = own | term_set(candidate.hit.document.text[max(0, start - OPENS) : start])
    return all(pair in around or pair in own for pair in pairs) or is_for_all(query, candidate.text)


def _stands_beside_the_foreign(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a passage speaks of each foreign word that a question names and the documents know.

    Where a reader sees the answer, one may be named otherwise: "ông".
    """
    if is_seen(candidate):
        return True
    around = candidate.hit.surroundings
    words = (term for term in query.no_syllables if not term[0].isdigit())
    return all(term in around or is_unknown(term, rarity) for term in words)


def _is_about(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate's own sentence speaks of what is asked; a row may be named by its table."""
    is_row = candidate.unit.kind == "row" and query.asks(ROW_VALUE) is not None
    if is_row and names_row(query, candidate.hit.document, candidate.unit):
        return True
    if names_the_year(query, candidate.text):
        return True
    return _has_the_codes(query, candidate, rarity) and _tells_its_share(query, candidate, rarity)


def _has_the_codes(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence has what a question calls by a figure and letters: 4G is not 5G.

    Nor is it 3G, of which no document speaks; "1.4 tỷ" is "1,4 tỷ". What is only named with it ("5G phủ sóng?") has to
    be there too.
    """
    codes = (term for term in query.no_syllables if term[0].isdigit() and not term.isdigit())
    written = [code for code in codes if code.upper() in query.text or not is_unknown(code, rarity)]
    named = {each for each in query.pairs if written and not (query.asks(ASKS_ITSELF) or is_unknown(each, rarity))}
    there = candidate.terms | {term.translate(OTHER_POINT) for term in candidate.terms if not term.isalnum()}
    return there.issuperset(written) and not (named and there.isdisjoint(named))


def _tells_its_share(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the sentence of a figure or a place, or one to answer for a year, holds a share of it all.

    A figure or a place of which the reader is sure need not.
    """
    counts = query.want is Want.QUANTITY
    if not counts and not query.years and not query.asks(ASKS_WHERE):
        return True
    if candidate.mass >= SURE_OF_FIGURE:
        return True
    if counts and misses_the_counted(query, candidate, rarity):
        return False
    if not counts and candidate.mass >= LIKELY and {*query.years} & {*own_years(candidate.text)}:
        return True
    beside = covered(query.placeless, candidate.terms, rarity)  # the place alone tells nothing of what is asked there
    return beside > 0 and covered(query, candidate.terms, rarity) >= LEAST_OWN


def _is_of_no_other_of_its_kind(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text that speaks of such things does so of the very ones: no "trung tâm" of another kind."""
    around = candidate.hit.surroundings | candidate.terms
    others = (kind not in around for kind, thing in query.words if thing in candidate.terms)
    return is_seen(candidate) or not any(others)


def _is_of_the_digital(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text speaks of no thing without "số" where its digital kind is asked of: "kinh tế số".

    An aim at the one is none at another, unless what stands around it names it.
    """
    text, around = fold(candidate.text), candidate.hit.surroundings if query.asks(AIMS) else None
    named = {fold(thing) for thing in DIGITAL.findall(query.text) if f"{fold(thing)} so" not in text}
    apart = (f"{thing.split()[-1]}_so" not in around for thing in named if around is not None)
    return is_seen(candidate) or not (any(re.search(rf"\b{thing}\b", text) for thing in named) or any(apart))


def _knows_the_words(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether documents have the words of what a figure is asked of, or the reader sees that it may be it.

    Where it sees none, the text has to have them, or what stands around it.
    """
    if not candidate.is_seen_below(LIKELY):
        return True
    around = candidate.hit.surroundings | candidate.terms
    unseen = candidate.mass < UNSEEN and candidate.unit.kind != "row"
    named = [word for word, _ in query.words if word not in MEASURES]
    opens = query.pairs[0] if query.pairs and unseen and query.asks(WHOSE_VALUE) else ""
    if fold(opens) == "_".join(map(fold, tokens(query.text)[:2])):
        named.append(opens)
    return not any(is_unknown(word, rarity) or (unseen and word not in around) for word in named)


def _is_of_no_opposite(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text is not of the opposite alone of what a question names: of men, where it asks of women."""
    text = candidate.text
    return not any(opposite.search(text) and not named.search(text) for named, opposite in _opposed(query.text))


@lru_cache(maxsize=256)
def _opposed(question: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What a question names that has an opposite which it does not name, and that opposite."""
    return tuple(
        (named, opposite) for named, opposite in OPPOSITES if named.search(question) and not opposite.search(question)
    )


def _is_of_no_other_law(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text names the law that a question names, be it by its initials, or none by its name."""
    told = {fold(name) for name in LAW.findall(candidate.text)}
    ways = (way for name in told for way in (name, "".join(word[0] for word in name.split()) + r"[^\Waeiouy]*"))
    asked = fold(f"{query.text} {query.question}")
    return not told or any(re.search(rf"\bluat {way}\b", asked) for way in ways)


def _is_of_such_an_area(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text, its heading or the text before it names a kind of area."""
    if query.want is not Want.QUANTITY and VILLAGE.search(candidate.text):
        return True
    return any(map(AREA.search, (candidate.text, candidate.before, candidate.hit.chunk.heading)))


def _is_of_those(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text or what stands around it names which people or things a figure is asked of."""
    some = query.asks(SOME)
    return some is None or term_set(some.group()) <= candidate.hit.surroundings | candidate.terms


def _names_what_is_had(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text names all that is asked when it is had, or how many have it, as far as documents know it.

    The reader may know it of how many in other words.
    """
    if query.want is not Want.TIME and is_seen(candidate):
        return True
    named = subject_terms(had["thing"]) if (had := _asks_who_has(query)) else []
    pairs = [term for term in named if "_" in term] or named
    return all(pair in candidate.terms or is_unknown(pair, rarity) for pair in pairs)


def _asks_who_has(query: Query) -> re.Match[str] | None:
    """Returns how a question asks when something is had, or how many have it; else None."""
    having = {Want.TIME: WHEN_HAD, Want.QUANTITY: HOW_MANY_HAVE}.get(query.want)
    return query.asks(having) if having else None


def _stands_for_the_same(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text names the branch that is stood for, or tells so of the same where it tells for whom."""
    asked, told = query.asks(STANDS_FOR), [*STANDS_FOR.finditer(candidate.text)]
    if asked and asked["branch"]:
        return "_".join(map(spelling, tokens(asked["whom"]))) in candidate.terms
    return asked is None or not told or any(fold(each["whom"]) == fold(asked["whom"]) for each in told)


def _is_in_charge(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text speaks of what the holder of an office that is asked for is in charge of."""
    charge = query.asks(IN_CHARGE)
    return charge is None or fold(charge["what"]) in fold(candidate.text)


def _names_the_head(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text speaks of the head of a body whom a question names."""
    heads = (each for each in HEAD.findall(query.text) if not places(each))
    written = (" ".join(filter(is_syllable, head.split())) for head in heads)  # "chủ tịch tập đoàn Microsoft"
    pairs = {term for head in written for term in term_set(head) if "_" in term}
    return pairs <= candidate.hit.surroundings | candidate.terms | above_text(candidate.hit.document)


OF_PERSON = (
    Condition(_stands_for_the_same, asks(STANDS_FOR)),
    Condition(_is_in_charge, lambda query: asks_office(query) and query.asks(IN_CHARGE)),
    Condition(_names_the_holder, always),
)
OF_BODIES = (
    Condition(_names_what_is_had, _asks_who_has),
    Condition(_names_the_head, asks(HEAD)),
    Condition(_holds_the_title, lambda query: query.want is Want.ANYTHING and query.asks(WHICH_OF_BODY)),
)
# The cheapest comes first.
OF_SUBJECT = (
    Condition(_knows_of_such_things, asks(ASKS_KIND)),
    Condition(_names_the_bodies, lambda query: named_pairs(query.text) and not query.foreign),
    Condition(_is_of_no_other_law, asks(LAW)),
    Condition(_is_of_such_an_area, lambda query: query.asks(AREA) and not query.asks(VILLAGE)),
    Condition(_is_of_those, lambda query: query.want is Want.QUANTITY and query.asks(SOME)),
    Condition(_stands_beside_the_foreign, lambda query: query.no_syllables and not query.foreign),
    Condition(
        _is_of_no_other_of_its_kind,
        lambda query: (
            query.language == "vi" and query.want is not Want.PERSON and any(thing for _, thing in query.words)
        ),
    ),
    Condition(_is_of_the_digital, asks(DIGITAL)),
    Condition(_knows_the_words, lambda query: query.want is Want.QUANTITY and not query.foreign),
    Condition(_is_of_no_opposite, lambda query: _opposed(query.text) and not query.foreign),
    Condition(_is_about, of_vietnamese),
)
