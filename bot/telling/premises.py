"""Whether a document tells at all what a question takes for granted: that somebody spoke, or that a thing befell him.

Knows questions and texts; knows nothing of candidates. A careful clerk who is asked why a minister resigned looks for
the resignation first, and who is asked what a delegate said, for words that the report gives him.
"""

import re
from functools import lru_cache

from bot.language.speech import REPORTING, TELLING
from bot.telling.sayers import reaching, sayers, sentences_before
from bot.understanding.persons import HELD, people
from bot.understanding.query import WHY, Query, places, read
from index import Document, Span, Unit, vietnamese

SPEAKING = rf"{TELLING}|tham luận|trình bày|báo cáo|kiến nghị|đề xuất|đề nghị|bày tỏ|góp ý|hứa|cam kết"
WHAT = r"(?:gì|những gì|sao|ra sao|thế nào|chi|nào)"
ASKS_WORDS = (
    re.compile(rf"(?i)\b(?:tham luận|phát biểu|ý kiến|bài nói) của (?P<who>.+?) (?:{WHAT}|là|về|có|nói|tại|ở)\b"),
    re.compile(rf"(?i)^(?P<who>.+?)\s+(?:(?:đã|có|sẽ|đọc|bài|được) )*(?:{SPEAKING})\b.*\b{WHAT}\b"),
)
# What a report says of somebody who spoke, behind his name or office; "chỉ đạo" is said of whoever is told to.
SPOKE = rf"(?:{SPEAKING}|{REPORTING}|lưu ý|yêu cầu|tin tưởng|biểu dương|ghi nhận|kết luận|chỉ ra|quán triệt|giao)"
SHORT_SPEAKER = re.compile(r"\b[A-ZĐ]{3,}\b")  # "HĐND" too, though no SHORT_NAME has a Đ
REACH = 160  # characters between a speaker and what is said of his speaking, office and all
# "Thủ tướng nói gì về hạ tầng số?", "về 5G thì chủ trương thế nào?", "vùng lõm sóng thì Thủ tướng yêu cầu làm gì?"
ASKS_ABOUT = re.compile(
    rf"(?i)\b(?:{SPEAKING}|nhắc|đề cập|ý kiến)\b(?: \w+){{0,3}}? {WHAT} (?:về|liên quan (?:đến|tới)) (?P<of>.+?)\W*$"
    r"|\bvề (?P<of_it>[^,?]+?)(?: (?:thì|là|có)\b[^?]*?)? (?:như )?(?:thế nào|ra sao)\b"
    rf"|^(?P<of_first>\S+ [^,?]+?),? thì (?:[^\W\d_]+ ){{1,4}}?(?:{SPEAKING}|yêu cầu|chỉ đạo)(?: \w+)? {WHAT}\W*$"
)
SPEECH = re.compile(r"(?i)\bphát biểu (?:khai mạc|bế mạc|kết luận|chỉ đạo)\b")  # that he spoke are no words of his
LEAST_TOLD = 0.6  # share of the words of what a speech is asked about that a sentence of it must have
# What befalls, or what somebody or something has, in words for which reports have no others.
SAME_WORDS = re.compile(
    r"(?i)\b(?:từ chức|nghỉ hưu|bổ nhiệm|miễn nhiệm|bãi nhiệm|kỷ luật|khởi tố|qua đời|tái đắc cử|kết hôn|hoãn"
    r"|bị bắt(?! buộc)|hủy bỏ|(?<=số )điện thoại|đường dây nóng|địa chỉ|email|quê|diện tích|thủ đô|thị phần|lãi suất"
    r"|tỷ giá|học phí|phạt|ký(?= (?:quyết định|thông báo|kế hoạch|công văn|văn bản|ban hành))"
    r"|(?:tối|đêm|trưa) nay|(?:ngày|sáng|trưa|chiều|tối) mai"
    r"|thiếu(?= (?:bao nhiêu|mấy)))\b"
)
AREA = re.compile(r"\d\s?(?:(?:nghìn|ngàn|triệu) )?(?:ha|m2|m²|km2|km²|kilômét vuông|sào|mẫu)\b")
DIED = re.compile(r"(?i)\b(?:tử (?:vong|trận)|thiệt mạng|chết|mất (?:năm|ngày|tại)|từ trần)\b")
# "trang bị" is a word of two syllables, and nothing befalls there
BEFELL = re.compile(rf"(?i)\b{WHY}\b.*(?<!trang )(?<!thiết )(?<!chuẩn )\bbị ([^\W\d_]+)")
WHY_NOT = re.compile(rf"(?i)\b{WHY}\b.*\b(?:không|chưa)\b(?!\s*\W*$)")
NEGATES = re.compile(r"(?i)\b(?:không(?! gian| khí)|chưa|chậm|thiếu|hạn chế|khó khăn)\b")


def takes_for_granted(query: Query) -> bool:
    """Returns whether a question takes anything for granted that a document must tell."""
    return bool(_befell(query.text) or query.asks(WHY_NOT) or _speaker(query.text))


def may_tell(query: Query, document: Document, text: str, seen: bool = False) -> bool:
    """Returns whether a text could tell what is asked: it has what a question says befell, and who is said to speak.

    Where a reader has ``seen`` why, what befell or was not done may be told in other words.
    """
    told = f"{text} {document.title}".casefold()  # "địa chỉ" may be what the whole document gives
    told += " diện tích" if AREA.search(text) else ""
    told += " qua đời" if DIED.search(text) else ""
    if any(each not in told for each in _befell(query.text, seen)):
        return False
    if query.asks(WHY_NOT) and not seen and not NEGATES.search(text):
        return False
    speaker = _speaker(query.text)
    return speaker is None or _speaks(speaker, document.text)


def theme(query: Query) -> Query | None:
    """Returns that about which words are asked for, or how it stands, as a query; None where nothing is named."""
    asked = query.asks(ASKS_ABOUT)
    thing = asked and asked[asked.lastgroup or 0]
    return read(thing, thing) if thing else None


def is_about(query: Query, terms: frozenset[str]) -> bool:
    """Returns whether a sentence of such ``terms`` speaks of that about which somebody's words are asked for."""
    thing = theme(query)
    if thing is None or not thing.telling:
        return True
    told = sum(term in terms for term in thing.telling)
    return told >= LEAST_TOLD * len(thing.telling) and not (thing.pairs and terms.isdisjoint(thing.pairs))


def is_said(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a sentence, or the nearest before it that tells who says it, gives the words to who is asked."""
    speaker, text = _speaker(query.text), document.text
    if speaker is None:
        return True
    titles = (held for held in HELD.finditer(query.text) if query.text[held.end() + 1 :].startswith(speaker))
    names = [speaker, *(title.group() for title in titles)]  # "Thủ tướng Phạm Minh Chính" is "Thủ tướng" further down
    said = SPEECH.sub("", unit.span.of(text))
    if any(_speaks(name, said) for name in names):
        return True
    before = sentences_before(document, unit.paragraph, unit.span)
    for sentence in (unit.span, *reaching(text, unit.paragraph, unit.span, before)):
        if who := [sayer.who.of(text) for sayer in sayers(text, sentence)]:
            return any(re.search(_name(name), each) for name in names for each in who)
    return False


@lru_cache(maxsize=256)
def _befell(question: str, seen: bool = False) -> tuple[str, ...]:
    """What a question says befell (unless the answer is seen), or that somebody or something has, folded in case."""
    befell = () if seen else BEFELL.findall(question)
    return tuple(each.casefold() for each in (*SAME_WORDS.findall(question), *befell))


@lru_cache(maxsize=256)
def _speaker(question: str) -> str | None:
    """Whose words a question asks for, as a report would name them; None where it names nobody."""
    asked = next(filter(None, (asks.search(question) for asks in ASKS_WORDS)), None)
    if asked is None:
        return None
    who = re.split(r"[,:]\s", asked["who"])[-1]
    if named := people(who, Span(0, len(who))):
        return named[-1].of(who)
    if held := HELD.search(who):
        return held.group()
    names = [name.of(who) for name in vietnamese.proper_names(who)] or SHORT_SPEAKER.findall(who)
    named_so = [*places(who)[:1], *names[-1:]]
    return re.sub(r"^(?:Bộ|Ban|Sở) ", "", named_so[0]) if named_so else None


@lru_cache(maxsize=1024)
def _speaks(speaker: str, text: str) -> bool:
    """Returns whether a text gives somebody words: "Bộ Công an … báo cáo", "theo thông báo của Văn phòng Chính phủ"."""
    name, behind = _name(speaker), rf"[^.;\n]{{0,{REACH}}}(?:\b{SPOKE}\b|:)"
    return re.search(rf"(?i){name}{behind}|\btheo\b[^.;,\n]{{0,40}}{name}", text) is not None


def _name(speaker: str) -> str:
    """The pattern that finds a speaker who is no deputy and in whose spirit nobody else speaks."""
    return rf"(?i:(?<!phó )(?<!tinh thần )\b{re.escape(speaker)}\b)"
