"""Who holds an office, and which office somebody holds, as a sentence writes it.

Knows questions and sentences; knows nothing of how quotes are chosen.
"""

import re
from functools import cache
from itertools import takewhile

from bot.language.events import ASKS_WHO_ATTENDS
from bot.language.speech import BODY
from bot.understanding.query import ASKS_ITSELF, ASKS_OFFICE, OF_BODY, TITLE, Query, Want, lines_of, places
from index import Span, vietnamese
from index.vietnamese import CAPITAL, fold, term_set, tokens

LONGEST_NAME = 5  # words
SHORT_NAME = re.compile(r"\b[A-Z]{3,}\b")  # of a body: "VNPT"
NEAR = 80  # characters between an office and its holder's name behind it
LONGEST_OFFICE = 250  # characters
ASKS_HOLDER = re.compile(
    r"(?i)(?<!nhất )\blà (?:ai|người nào|ông nào|bà nào)\b|\btên (?:là )?gì\b"
    rf"|\btên (?:của )?(?:(?:ông|bà|vị|phó) )*{TITLE}"
    r"|\b(?:ai|người nào) (?:hiện |đang )?(?:là|giữ|làm) (?:(?:chức|vai trò|vị trí|cương vị) )?"
    rf"(?:người )?(?:phó )?{TITLE}"
    r"|^\W*(?:(?:các|những) )?(?:phó|thứ trưởng)\b.* (?:là|có|gồm)(?: có)? (?:những )?ai\b"
)
WHICH_HOLDER = re.compile(rf"(?i)((?:\bphó )?{TITLE}(?:{OF_BODY}{{0,3}}|(?: \w+){{0,3}}?| bộ(?: \w+){{1,6}}?)) nào\b")
HELD_BY = rf"(?:\bphó )?{TITLE}(?: thường trực)?"
HELD = re.compile(rf"(?i){HELD_BY}")
OFFICE = re.compile(rf"(?i){HELD_BY}|ủy viên|phó|trưởng")
BETWEEN = re.compile(rf"(?i)[,;]|{HELD_BY}")
WHO_IT_IS = re.compile(r"(?i)^\W*(?:(?:ông|bà|đồng chí)\s+)?(?-i:([^\W\d_]\S*(?:\s+[^\W\d_]\S*)+?))\s+là\s+ai\b")
# What follows him of whose post a question asks.
POST_ASKED = (
    r"(?: (?:lúc|khi|hồi) (?:đó|ấy)| hiện(?: nay)?| đang)*"
    rf" (?:(?:(?:giữ|làm|nắm|đảm nhiệm) )?(?:chức|vị trí|cương vị)|(?:có phải (?:là )?|là )(?:ai\b|(?:phó )?{TITLE}))"
)
ASKS_POSITION = re.compile(r"(?i)\b(?:giữ|làm|nắm|ở|đảm nhiệm|đảm nhận) (?:vị trí|cương vị|vai trò)\b")
ASKS_BODY_OF = re.compile(
    r"(?i)\b(?:thuộc|là của|là người|của|ở|bên|làm|(?:thứ|bộ) trưởng) (bộ|sở|cơ quan|đơn vị|ngành) (?:nào|gì)\b"
)
CALLED = re.compile(
    r"(?i)^\W*(?:(?:còn|thế|vậy) )?(?:ông|bà|anh|chị|đồng chí) (?:\w+ ){1,5}"
    r"(?:(?:là (?:ai|gì)|chức gì)\b|làm (?:gì|nghề gì)(?: nữa| thế| vậy)*\W*$)"
)
CALLING = " (?:ong|ba|anh|chi|dong chi)"
ADDRESSED_AS = re.compile(r"(?i)\b(?:ông|bà|anh|chị|đồng chí) \w+")
ADDRESSED = re.compile(rf"\b(?:[Đđ]ồng chí|[ÔôBb](?:ng|à))\s+((?:{CAPITAL}\w*\s?){{2,4}})(?<!\s)")
# What somebody does, behind the office: "…, Phó Chủ tịch UBND tỉnh chủ trì Phiên họp".
DOES = re.compile(
    rf"(?i)\s+(?:đã |sẽ )?(?:chủ trì|trình bày|tham dự|dự|phát biểu|báo cáo|nhấn mạnh|thay mặt)\b"
    rf"|\s+và\s+(?={HELD_BY})"
)
HEADS = re.compile(r"(?i)đứng đầu (?:của )?(?:(tổ)|(ban)) (\w+ \w+)")
ASKS_SEVERAL = re.compile(r"(?i)\bnhững\b|\bcác\b|\blần lượt\b|\bai (?:\w+ )?(?:dự|tham dự|có mặt|tham gia)\b")
ASKS_SEVERAL_HOLDERS = re.compile(
    rf"(?i)\b(?:(?:những|các|mấy) (?:vị )?(?:phó )?{TITLE}.* nào|{TITLE} nào (?:\w+ ){{0,2}}?(?:dự|có mặt|tham gia))\b"
)
ANNOUNCES = re.compile(r"(?i)\b(?:đồng chí|ông|bà|đại biểu|thành viên|lãnh đạo)(?: sau(?: đây)?)?:\s")
ABBREVIATED = re.compile(r"\b[A-ZĐ&]{2,}\s*\(([^()]*)\)")
LEVEL = "tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran"
COMMITTEE = re.compile(r"(?i)\bủy ban nhân dân\b")  # documents write it either way
KIND_OF_BODY = re.compile(r"(?i)ủy ban|hội đồng|ngân hàng|tập đoàn|hiệp hội|liên đoàn")  # the next words tell which
BODY_BEFORE = re.compile(r"(?i)\b(?:ủy ban(?: quốc gia)?|hội đồng|tổ công tác)\b(?! nhân dân)")
OTHER_BODY = fold(BODY)
COMPANY = "(?:tap doan|cong ty|hang|ngan hang|doanh nghiep)"
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


def with_capitals(text: str, before: str) -> str:
    """Returns a question with the name of whose post it asks as documents write it: "tô lâm giữ chức gì".

    So is one that only goes on to somebody, after a question ``before`` of that: "còn nguyễn duy ngọc?".
    """
    named = _small_name().search(text)
    of_post = ASKS_HOLDER.search(before) or people(before, Span(0, len(before))) or HELD.search(text)
    if named is None or not (named["asks"] or (named["goes_on"] and of_post)):
        return text
    return text[: named.start("name")] + named["name"].title() + text[named.end("name") :]


@cache
def _small_name() -> re.Pattern[str]:
    surname = "|".join(_surnames() - {"Ông", "Đồng"}).lower()
    opens = r"(?:^|[,\d] |\b(?:ông|bà|đồng chí|tướng) |\b(?P<goes_on>còn|thế|vậy|là)(?: (?:ông|bà|đồng chí))? )"
    name = rf"(?P<name>(?:{surname})(?: (?!(?:nhất|sơ|a)\b)[^\W\d_]+){{1,3}}?)"
    return re.compile(
        rf"{opens}{name}(?:(?P<asks>{POST_ASKED})|(?: thì sao)?(?: (?:đúng|phải|có phải|à|hả|a)\b.*)?\W*$)"
    )


def holds_title_alone(question: str, text: str) -> bool:
    """Returns whether a text holds the office without a body, as that body's own papers do: "Giám đốc Đỗ Hữu Phước"."""
    title, said = _title_asked(question), fold(" ".join(tokens(text)))
    return title is not None and re.search(rf"{_office(title).pattern}(?! {OTHER_BODY}\b)", said) is not None


def asks_office(query: Query) -> bool:
    """Returns whether it is asked who holds an office."""
    return query.want is Want.PERSON and _office_asked(query.text) is not None


def names_a_holder(question: str, text: str) -> bool:
    """Returns whether a text names anybody, where it is asked who holds an office."""
    return _office_asked(question) is None or bool(_named(text, Span(0, len(text))))


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

    None where it is not sure; several where a question asks for several. Of whom it is asked of which body he is, his
    offices too.
    """
    named = _holders(query, text, sentence, answer)
    held = (office for name in named for office in _offices(text, sentence, name))
    return (*named, *held) if query.asks(ASKS_BODY_OF) else named


def _holders(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    named = [name for name in _named(text, sentence) if name.of(text) not in query.text]
    asked = (_office_asked(query.text), _office_asked(query.question), _head_asked(query))
    phrases = dict.fromkeys(filter(None, (*asked, _title_asked(query.text))))
    if phrases:
        several = query.asks(ASKS_SEVERAL_HOLDERS) is not None
        beside = (_beside(phrase, text, sentence, named, several) for phrase in phrases)
        return next((found for found in beside if found), ())
    # "Thủ tướng biểu dương ai?" asks for no Prime Minister, but who else came with one who is named may be another.
    told = [fold(held) for held in HELD.findall(query.text)] if not people(query.text, Span(0, len(query.text))) else []
    named = [name for name in named if not any(name in _beside(held, text, sentence, named) for held in told)]
    if (query.asks(ASKS_SEVERAL) or query.asks(ASKS_WHO_ATTENDS)) and len(named) > 1:
        return tuple(named)
    seen = [name for name in named if answer is None or name.overlaps(answer)]
    if seen and (together := _announced_with(seen[0], text, sentence, named)):
        return together
    return tuple(seen[:1] if answer is not None and seen else named if len(named) == 1 else ())


def _announced_with(one: Span, text: str, sentence: Span, named: list[Span]) -> tuple[Span, ...]:
    """All who head the parts of a list of people, if it begins with one: "có các đồng chí: A; B; cùng dự có …"."""
    announced = [each.end() for each in ANNOUNCES.finditer(text, sentence.start, one.start)]
    if not announced or text[announced[-1] : one.start].strip():
        return ()
    parts = [Span(*part.span()) for part in re.compile(r"[^;\s][^;]*").finditer(text, announced[-1], sentence.end)]
    heads = ([name for name in named if name.start == part.start] for part in parts)
    return tuple(head[0] for head in takewhile(len, heads))


def asks_who_it_is(query: Query) -> bool:
    """Returns whether somebody is named and what they are is asked for: "Trần Văn Sơn giữ chức gì", "… là ai"."""
    if named := WHO_IT_IS.search(query.text):
        return all(word[0].isupper() for word in named[1].split()) and not HELD.search(named[1])
    if query.asks(CALLED) or post_stated(query.text):
        return True
    named_there = _named(query.text, Span(0, len(query.text))) or query.asks(ADDRESSED_AS)
    asked = query.asks(ASKS_OFFICE) or query.asks(ASKS_POSITION) or query.asks(ASKS_BODY_OF)
    return bool(asked and named_there)


def post_stated(text: str) -> tuple[str, str] | None:
    """Returns a statement of who holds which post, with him first, and that post; None where a text states none."""
    one, _, other = text.partition(" là ")
    who, post = (one, other) if HELD.match(other) else (other, one.removesuffix(" tên"))
    states = HELD.match(post) and vietnamese.proper_names(who) and not ASKS_ITSELF.search(text)
    return (f"{who} là {post}?", post.rstrip(" ?")) if states else None


def heads(offices: str) -> set[str]:
    """Returns the offices of a text, folded, as their heads hold them: "giam doc" for a "Phó Giám đốc Sở" too."""
    held = (fold(office).removeprefix("pho ").removesuffix(" thuong truc") for office in HELD.findall(offices))
    return {{"thu truong": "bo truong", "to pho": "to truong"}.get(office, office) for office in held}


def office_of(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """Returns the offices that a sentence gives to the person whom the question names.

    They stand right before the name ("Phó Thủ tướng Chính phủ …") and behind it ("…, Thứ trưởng Bộ Công an"). Where the
    question names a body as well ("trong Tổ công tác"), only those of which most is of that.
    """
    person = _who_is_asked(query.text, text, sentence)
    if person is None:
        return ()
    name = person.of(text)
    asked = term_set(query.text) - term_set(name)
    offices = _offices(text, sentence, person)
    if body := query.asks(ASKS_BODY_OF):
        offices = [piece for office in offices for piece in _pieces(text, office)]
        offices = [piece for piece in offices if re.search(rf"\b(?i:{body[1]}) [A-ZĐ]", piece.of(text))] or offices
    told = [len(asked & term_set(office.of(text))) for office in offices]
    return tuple(office for office, share in zip(offices, told, strict=True) if share == max(told))


def _offices(text: str, sentence: Span, person: Span) -> list[Span]:
    return [*_office_before(text, sentence, person), *_office_behind(text, sentence, person)]


def _pieces(text: str, office: Span) -> list[Span]:
    """The offices that somebody holds one after the other."""
    return [Span(*piece.span()) for piece in re.compile(r"[^\s,][^,]*").finditer(text, office.start, office.end)]


def _who_is_asked(question: str, text: str, sentence: Span) -> Span | None:
    """The person of a sentence whom a question names, with marks and capitals or without, or by the last name alone."""
    said = f" {' '.join(map(fold, tokens(question)))} "
    named = _named(text, sentence)
    whole = [name for name in named if f" {fold(name.of(text))} " in said]
    last = [name for name in named if re.search(rf"{CALLING} (?:\w+ )?{fold(name.of(text).split()[-1])} ", said)]
    return whole[0] if whole else last[0] if len({name.of(text) for name in last}) == 1 else None


def _office_before(text: str, sentence: Span, person: Span) -> tuple[Span, ...]:
    found = list(HELD.finditer(text, sentence.start, person.start))
    if not found:
        return ()
    first = found[-1].start()
    while earlier := next((held for held in found if held.end() == first - len(", ") and text[first - 2] == ","), None):
        first = earlier.start()  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
    office = text[first : person.start].rstrip()
    return () if re.search("[,;.:]", text[found[-1].start() : person.start]) else (Span(first, first + len(office)),)


def _office_behind(text: str, sentence: Span, person: Span) -> tuple[Span, ...]:
    end = min([other.start for other in people(text, sentence) if other.start > person.end] + [sentence.end])
    behind = re.match(r",\s*([^;]+)", text[person.end : min(end, person.end + LONGEST_OFFICE)])
    kept = [piece for piece in re.split(r"(?<=,)\s", behind[1]) if OFFICE.match(piece)] if behind else []
    if behind is None or not kept:
        return ()
    office = behind[1][: behind[1].find(kept[-1]) + len(kept[-1])]
    office = DOES.split(office)[0].rstrip(" ,.")
    start = person.end + behind.start(1)
    return (Span(start, start + len(office)),)


def _named(text: str, sentence: Span) -> list[Span]:
    """The people whom a sentence names or addresses; a province is none, though it may begin as a name does."""
    addressed = [Span(*match.span(1)) for match in ADDRESSED.finditer(text, sentence.start, sentence.end)]
    known = people(text, sentence)
    found = [*known, *(name for name in addressed if not any(name.overlaps(other) for other in known))]
    return sorted((name for name in found if name.of(text) not in places(name.of(text))), key=lambda name: name.start)


def _beside(phrase: str, text: str, sentence: Span, named: list[Span], several: bool = False) -> tuple[Span, ...]:
    """The name right behind an office, else the last one before it within the same part of the enumeration.

    Of a deputy's office there may be ``several``; behind an office may stand another of the same holder.
    """
    found: list[Span] = []
    folded = fold(sentence.of(text))
    if len(folded) != sentence.end - sentence.start:
        return ()
    for match in _office(phrase).finditer(folded):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        end = also.end() if (also := re.compile(rf"(?i), {HELD_BY}").match(text, end)) else end
        behind = [
            name for name in named if end <= name.start <= end + NEAR and not BETWEEN.search(text[end : name.start])
        ]
        before = [name for name in named if name.end <= start and ";" not in text[name.end : start]]
        if behind or before:
            found.append(behind[0] if behind else before[-1])
    several = several or phrase.startswith(("pho ", "thu truong "))
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
    if not re.search(r"\w", question[held.end() :].removesuffix("là ai")) and (
        body := BODY_BEFORE.search(question, 0, held.start())
    ):
        return fold(f"{held.group()} {body.group()}")  # "quay lại ủy ban, ai là phó chủ tịch?"
    behind = tokens(COMMITTEE.sub("UBND", re.split(r"[,;]", question[held.end() :])[0]))
    behind = behind[: 4 if KIND_OF_BODY.fullmatch(" ".join(behind[:2])) else 2]
    if places(" ".join(behind)):  # "chủ tịch Bắc Kạn"
        behind = ["tỉnh"]
    return fold(" ".join([*title, *takewhile(lambda word: word not in LEFT_OUT, behind)]))


def _title_asked(question: str) -> str | None:
    """The office whose holder is asked for without the body that it is of: "giam doc"; None where none is."""
    held = HELD.search(question) if _office_asked(question) else None
    return fold(held.group()) if held else None


def _head_asked(query: Query) -> str | None:
    """The office of who heads a team or a committee ("tổ trưởng tổ công tác"), folded; None where none is asked for."""
    heads = query.asks(HEADS)
    return fold(f"{'tổ trưởng tổ' if heads[1] else 'trưởng ban'} {heads[3]}") if heads else None


def _office(phrase: str) -> re.Pattern[str]:
    """Finds the office in folded text, but where a deputy holds it or somebody speaks for its holder."""
    alone = r"(?<!pho )(?<!mat )" if not phrase.startswith("pho ") else ""
    written = re.sub(r"^((?:bo|thu) truong )(?!bo\b)", r"\1(?:bo )?", phrase)  # "bộ trưởng thông tin"
    if head := re.match(r"(?:bo|thu) truong bo \w+", phrase):  # "bộ thông tin truyền thông"
        written = head.group() + written.removeprefix(head.group()).replace(" ", " (?:va )?")
    written = re.sub(rf"^((?:pho )?chu tich )({LEVEL})\b.*", r"\1(?:ubnd )?\2", written)  # "chủ tịch tỉnh Bắc Kạn"
    written = re.sub(r"^((?:pho )?(?:chu tich|giam doc) )", rf"\1(?:{COMPANY} )?", written)  # "chủ tịch Microsoft"
    written = re.sub(r"^(to (?:truong|pho) to )(?!cong\b)", r"\1(?:cong tac (?:\\w+ \\w+ )?)?", written)
    written = re.sub(r"\buy ban$", r"uy ban\\b(?! nhan dan)", written)
    written = re.sub(r"\buy ban (?=\w)(?!quoc gia)", "uy ban (?:quoc gia )?(?:ve )?", written)
    written = written.replace("ubnd", "(?:ubnd|uy ban nhan dan)")
    written = re.sub(r"^(pho (?:chu tich|thu tuong|chu nhiem|giam doc|truong ban))\b", r"\1(?: thuong truc)?", written)
    return re.compile(rf"{alone}\b{written}\b")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(" ".join(lines_of("surnames.txt")).split())
