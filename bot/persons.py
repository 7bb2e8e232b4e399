"""Who holds an office, and which office somebody holds, as a sentence writes it.

Knows questions and sentences; knows nothing of how quotes are chosen.
"""

import re
from functools import cache
from itertools import takewhile

from bot.query import ASKS_OFFICE, OF_BODY, TITLE, Query, lines_of, places
from index import Span, vietnamese
from index.vietnamese import fold, tokens

LONGEST_NAME = 5  # words
SHORT_NAME = re.compile(r"\b[A-Z]{3,}\b")  # of a body: "VNPT"
NEAR = 80  # characters between an office and its holder's name behind it
LONGEST_OFFICE = 250  # characters
ASKS_HOLDER = re.compile(
    r"(?i)(?<!nhất )\blà (?:ai|người nào|ông nào|bà nào)\b|\btên (?:là )?gì\b"
    rf"|\btên (?:của )?(?:(?:ông|bà|vị|phó) )*{TITLE}"
    rf"|\b(?:ai|người nào) (?:hiện |đang )?(?:là|giữ|làm) (?:chức )?(?:người )?(?:phó )?{TITLE}"
)
WHICH_HOLDER = re.compile(rf"(?i)((?:\bphó )?{TITLE}(?:{OF_BODY}{{0,3}}|(?: \w+){{0,3}}?)) nào\b")
HELD_BY = rf"(?:\bphó )?{TITLE}(?: thường trực)?"
HELD = re.compile(rf"(?i){HELD_BY}")
OFFICE = re.compile(rf"(?i){HELD_BY}|ủy viên|phó|trưởng")
BETWEEN = re.compile(rf"(?i)[,;]|{HELD_BY}")
WHO_IT_IS = re.compile(r"(?i)^\W*(?:(?:ông|bà|đồng chí)\s+)?(?-i:([^\W\d_]\S*(?:\s+[^\W\d_]\S*)+?))\s+là\s+ai\b")
ASKS_POSITION = re.compile(r"(?i)\b(?:giữ|làm|nắm|ở) (?:vị trí|cương vị)\b")
ADDRESSED = re.compile(r"\b(?:[Đđ]ồng chí|[ÔôBb](?:ng|à))\s+((?:[A-ZĐÀ-Ỹ]\w*\s?){2,4})(?<!\s)")
# What somebody does, behind the office: "…, Phó Chủ tịch UBND tỉnh chủ trì Phiên họp".
DOES = re.compile(
    rf"(?i)\s+(?:đã |sẽ )?(?:chủ trì|trình bày|tham dự|dự|phát biểu|báo cáo|nhấn mạnh|thay mặt)\b"
    rf"|\s+và\s+(?={HELD_BY})"
)
HEADS = re.compile(r"(?i)đứng đầu (?:của )?(?:(tổ)|(ban)) (\w+ \w+)")
ASKS_SEVERAL = re.compile(r"(?i)\bnhững\b|\bcác\b|\blần lượt\b")
ABBREVIATED = re.compile(r"\b[A-ZĐ&]{2,}\s*\(([^()]*)\)")
LEVEL = "tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran"
COMMITTEE = re.compile(r"(?i)\bủy ban nhân dân\b")  # documents write it either way
LEFT_OUT = (
    *("là", "của", "ai", "tên", "nào", "hiện", "nay", "tại", "ở", "đã"),
    *("chủ", "trì", "báo", "cáo", "trình", "bày", "phát", "biểu", "tham", "dự"),
)


def people(text: str, span: Span) -> list[Span]:
    """Returns where the span names people: a family name with what follows it in capitals."""
    found = []
    for run in vietnamese.proper_names(span.of(text)):
        words = list(re.finditer(r"\S+", run.of(span.of(text))))
        first = next((at for at, word in enumerate(words) if word.group() in _surnames()), None)
        if first is not None and 2 <= len(words) - first <= LONGEST_NAME:
            found.append(Span(run.start + words[first].start(), run.end).moved(span.start))
    return found


def names_somebody_of(question: str, text: str) -> bool:
    """Returns whether the part of an enumeration that has the bodies a question names, names somebody too."""
    parts = text.split(";")
    held = [[part for part in parts if re.search(rf"\b{name}\b", part)] for name in SHORT_NAME.findall(question)]
    return len(parts) == 1 or all(
        not there or any(HELD.search(part) or _named(part, Span(0, len(part))) for part in there) for there in held
    )


def holds_title(question: str, text: str) -> bool:
    """Returns whether a text holds the office that a question asks for, and not only a deputy's.

    The title has to stand there with the two words that follow it in the question ("Bộ trưởng Bộ Công an").
    """
    phrase = _office_asked(question)
    if phrase is None:
        return True
    return _office(phrase).search(fold(" ".join(tokens(ABBREVIATED.sub(r"\1", text))))) is not None


def holders(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    """Returns the names asked for: the office's holder, or whom the reader saw (``answer``), or who alone is named.

    None where it is not sure; several where a question asks for several.
    """
    named = [name for name in _named(text, sentence) if name.of(text) not in query.text]
    asked = (_office_asked(query.text), _office_asked(query.question), _head_asked(query))
    phrases = dict.fromkeys(filter(None, asked))
    if phrases:
        beside = (_beside(phrase, text, sentence, named) for phrase in phrases)
        return next((found for found in beside if found), ())
    # "Thủ tướng biểu dương ai?" asks for no Prime Minister, but who else came with one who is named may be another.
    told = [fold(held) for held in HELD.findall(query.text)] if not people(query.text, Span(0, len(query.text))) else []
    named = [name for name in named if not any(name in _beside(held, text, sentence, named) for held in told)]
    if query.asks(ASKS_SEVERAL) and len(named) > 1:
        return tuple(named)
    seen = [name for name in named if answer is None or name.overlaps(answer)]
    return tuple(seen[:1] if answer is not None and seen else named if len(named) == 1 else ())


def asks_who_it_is(query: Query) -> bool:
    """Returns whether somebody is named and what they are is asked for: "Trần Văn Sơn giữ chức gì", "… là ai"."""
    return _who_is_asked(query) is not None


def office_of(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """Returns the office that a sentence gives to the person whom the question names.

    It stands behind the name ("…, Thứ trưởng Bộ Công an"), or else right before it ("Phó Thủ tướng Chính phủ …").
    """
    name = _who_is_asked(query)
    at = text.find(name, sentence.start, sentence.end) if name else -1
    if name is None or at < 0:
        return ()
    end = min([other.start for other in people(text, sentence) if other.start > at + len(name)] + [sentence.end])
    behind = re.match(r",\s*([^;]+)", text[at + len(name) : min(end, at + LONGEST_OFFICE)])
    kept = [piece for piece in re.split(r"(?<=,)\s", behind[1]) if OFFICE.match(piece)] if behind else []
    if behind is None or not kept:
        before = list(HELD.finditer(text, sentence.start, at))
        first = before[-1].start() if before else at
        office = text[first:at].rstrip()
        return (Span(first, first + len(office)),) if office and not re.search("[,;]", office) else ()
    office = behind[1][: behind[1].find(kept[-1]) + len(kept[-1])]
    office = DOES.split(office)[0].rstrip(" ,.")
    start = at + len(name) + behind.start(1)
    return (Span(start, start + len(office)),)


def _who_is_asked(query: Query) -> str | None:
    if named := WHO_IT_IS.search(query.text):
        return named[1] if all(word[0].isupper() for word in named[1].split()) and not HELD.search(named[1]) else None
    if not (query.asks(ASKS_OFFICE) or query.asks(ASKS_POSITION)):
        return None
    asked = people(query.text, Span(0, len(query.text)))
    return asked[0].of(query.text) if asked else None


def _named(text: str, sentence: Span) -> list[Span]:
    """The people whom a sentence names or addresses; a province is none, though it may begin as a name does."""
    addressed = [Span(*match.span(1)) for match in ADDRESSED.finditer(text, sentence.start, sentence.end)]
    known = people(text, sentence)
    found = [*known, *(name for name in addressed if not any(name.overlaps(other) for other in known))]
    return sorted((name for name in found if name.of(text) not in places(name.of(text))), key=lambda name: name.start)


def _beside(phrase: str, text: str, sentence: Span, named: list[Span]) -> tuple[Span, ...]:
    """The name right behind an office, else the last one before it within the same part of the enumeration.

    Of a deputy's office there may be several.
    """
    found: list[Span] = []
    folded = fold(sentence.of(text))
    if len(folded) != sentence.end - sentence.start:
        return ()
    for match in _office(phrase).finditer(folded):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        behind = [
            name for name in named if end <= name.start <= end + NEAR and not BETWEEN.search(text[end : name.start])
        ]
        before = [name for name in named if name.end <= start and ";" not in text[name.end : start]]
        if behind or before:
            found.append(behind[0] if behind else before[-1])
    several = phrase.startswith(("pho ", "thu truong "))
    return tuple(dict.fromkeys(found if several else found[:1]))


def _office_asked(question: str) -> str | None:
    """The office whose holder is asked for, folded; None where none is."""
    if which := WHICH_HOLDER.search(question):
        return fold(which[1])
    held = HELD.search(question)
    if held is None or not ASKS_HOLDER.search(question):
        return None
    if question[: held.start()].casefold().rstrip().endswith(("thay", "thay mặt", "thay cho")):
        return None  # who came in the holder's place
    title = tokens(held.group())
    behind = tokens(COMMITTEE.sub("UBND", re.split(r"[,;]", question[held.end() :])[0]))[:2]
    return fold(" ".join([*title, *takewhile(lambda word: word not in LEFT_OUT, behind)]))


def _head_asked(query: Query) -> str | None:
    """The office of who heads a team or a committee ("tổ trưởng tổ công tác"), folded; None where none is asked for."""
    heads = query.asks(HEADS)
    return fold(f"{'tổ trưởng tổ' if heads[1] else 'trưởng ban'} {heads[3]}") if heads else None


def _office(phrase: str) -> re.Pattern[str]:
    """Finds the office in folded text, but where a deputy holds it or somebody speaks for its holder."""
    alone = r"(?<!pho )(?<!mat )" if not phrase.startswith("pho ") else ""
    written = re.sub(r"^((?:bo|thu) truong )(?!bo\b)", r"\1(?:bo )?", phrase)  # "bộ trưởng thông tin"
    written = re.sub(rf"^((?:pho )?chu tich )({LEVEL})\b.*", r"\1(?:ubnd )?\2", written)  # "chủ tịch tỉnh Bắc Kạn"
    written = re.sub(r"^(to (?:truong|pho) to )(?!cong\b)", r"\1(?:cong tac (?:\\w+ \\w+ )?)?", written)
    written = written.replace("ubnd", "(?:ubnd|uy ban nhan dan)")
    written = re.sub(r"^(pho (?:chu tich|thu tuong|chu nhiem|giam doc|truong ban))\b", r"\1(?: thuong truc)?", written)
    return re.compile(rf"{alone}\b{written}\b")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(" ".join(lines_of("surnames.txt")).split())
