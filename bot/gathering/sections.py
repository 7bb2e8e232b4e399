"""What stands below a heading that a question names: "Nhiệm vụ của Tổ một cửa là gì?" and "Điều 2. Nhiệm vụ".

Knows queries, documents and hits; knows nothing of scores.
"""

import re
from functools import lru_cache
from itertools import takewhile

from bot.gathering.candidates import Rarity, covered
from bot.language.announced import MOST_ITEMS, mark_of
from bot.telling.kinds import asks_nothing
from bot.telling.troubles import TROUBLE, TROUBLES_ASKED
from bot.understanding.query import TITLE, Query, Want, read
from index import Document, Hit, Span
from index.vietnamese import fold, term_set, tokens

NUMBER = re.compile(r"(?i)^(?:(?:điều|mục|chương|phần|khoản)\s+[\divx]+\s*[.:)]?|[\divx]{1,4}\s*[.)]|[a-zđ]\))\s*")
# "Điều 2. Nhiệm vụ": asked for by "nhiệm vụ là gì?", "lịch thu gom?", not by "ai giao nhiệm vụ?".
ASKS_CONTENT = re.compile(r"(?i)\b(?:gì|gồm|những|các|thế nào|ra sao|cách nào|làm sao|nêu|kể|liệt kê)\b")
WHO_DECIDES = re.compile(rf"(?i){TITLE}")  # "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" over a decision's text heads no section
SMALL = frozenset(("cua", "ve", "va", "cac", "nhung", "trong", "doi", "voi", "cho"))  # words that a question may lack
LEAST_WORDS = 2  # of a heading that a question says whole
ASKS_STEPS = re.compile(r"(?i)\bbước\b|\bquy trình\b|\btrình tự\b")
STEP = re.compile(r"Bước \d")
LEAST_ABOUT = 0.6  # share of what is asked that the section, its headings and its title must tell
LEAST_OF_WHAT = 0.5  # the same of what else is asked, where what is asked for is called as the heading is
LEAST_NAMED = 0.8  # the same of the heading alone, where another thing is asked for: "Thời gian làm việc khi nào?"
MOST_CHARACTERS = 900  # of a section without marks that is shown whole


# What people ask for, and what the heading is called below which documents have it.
CALLED = (
    (r"(?:những |các )?(?:giấy tờ|hồ sơ)(?: (?:gồm|cần))*(?: những)? (?:gì|nào)", r"(?:thành phần )?hồ sơ|giấy tờ"),
    (r"(?:những |các )?điều kiện (?:gì|nào)|những điều kiện", r"(?:các )?điều kiện"),
    (
        r"nguồn (?:vốn|kinh phí|tiền)\b|(?:lấy|chi|bố trí) (?:từ|ở) (?:những )?(?:đâu|nguồn nào)",
        r"nguồn (?:vốn|kinh phí)|kinh phí",
    ),
    (
        r"(?:(?:phải|sẽ|cần|làm|những|các) )*(?:nhiệm vụ|công việc|việc) (?:\w+ ){0,2}(?:gì|nào)\b",
        r"(?:các )?(?:nhiệm vụ|phương hướng|công việc)",
    ),
    (
        r"(?:đặt (?:ra )?)?(?:những |các )?(?:mục|chỉ) tiêu (?:\w+ ){0,2}(?:gì|nào)\b|muốn đạt\b|phấn đấu đạt\b",
        r"(?:các )?(?:mục|chỉ) tiêu",
    ),
    (r"(?:những |các )?(?:giải|biện) pháp (?:\w+ ){0,2}(?:gì|nào)\b", r"(?:các |một số )?(?:giải|biện) pháp"),
    (
        r"(?:không được|bị cấm|cấm) (?:làm )?(?:những |các )?(?:(?:việc|điều|hành vi) )?(?:gì|nào)\b",
        r"(?:các |những )?(?:(?:hành vi|việc|điều) )?(?:bị )?(?:nghiêm )?(?:cấm|không được)",
    ),
    (r"(?:bị )?(?:xử lý|xử phạt|kỷ luật|phạt)\b.*\b(?:gì|nào|sao)\b", r"xử (?:lý|phạt)|kỷ luật|chế tài"),
    (r"(?:khen )?thưởng\b.*\b(?:gì|nào|sao)\b", r"(?:thi đua|khen thưởng|thưởng)"),
    (TROUBLES_ASKED, rf"(?:những |các )?{TROUBLE}"),
)
KINDS = tuple((re.compile(rf"(?i)\b(?:{asks})"), re.compile(rf"(?i)(?:{called})\b")) for asks, called in CALLED)


def names_section(query: Query, hit: Hit, rarity: Rarity) -> bool:
    """Returns whether a question asks for what stands below a hit's heading: all of its words, or what it is called."""
    if asks_content(query) and (of_what := _asked_of(query, hit.chunk.heading)):
        return covered(of_what, hit.surroundings, rarity) >= LEAST_OF_WHAT
    named = _named_by(hit.chunk.heading)
    says_all = bool(named) and named <= {fold(token) for token in tokens(query.text)}
    if not says_all and not _has_the_steps(query, hit):
        return False
    if not asks_content(query) and covered(query, term_set(hit.chunk.heading), rarity) < LEAST_NAMED:
        return False
    return covered(query, hit.surroundings, rarity) >= LEAST_ABOUT


def _asked_of(query: Query, heading: str) -> Query | None:
    """Of what a question asks for what a heading is called, as a query of its own; None where it asks for another."""
    name = NUMBER.sub("", heading)
    asks = next((asks for asks, called in KINDS if query.asks(asks) and called.match(name)), None)
    return read(query.question, asks.sub(" ", query.text)) if asks else None


def asks_content(query: Query) -> bool:
    """Returns whether a question asks for what there is of a thing: its list, what it is, or it alone."""
    if query.want is Want.LIST:
        return True
    return query.want is Want.ANYTHING and (query.asks(ASKS_CONTENT) is not None or asks_nothing(query))


def below(document: Document, at: Span) -> list[Span]:
    """Returns the paragraphs of the section around a place, those with marks where some have; none where it is long."""
    blocks = document.blocks
    inside = next((number for number, block in enumerate(blocks) if block.span.overlaps(at)), None)
    if inside is None:
        return []
    before = takewhile(lambda block: block.kind == "paragraph", blocks[:inside][::-1])
    after = takewhile(lambda block: block.kind == "paragraph", blocks[inside:])
    paragraphs = [block.span for block in (*list(before)[::-1], *after)]
    kinds = [mark_of(span.of(document.text)) for span in paragraphs]
    first = next(filter(None, kinds), "")
    marked = [span for span, kind in zip(paragraphs, kinds, strict=True) if kind and kind == first]
    if len(marked) > 1:
        return marked[:MOST_ITEMS]
    return paragraphs if sum(span.end - span.start for span in paragraphs) <= MOST_CHARACTERS else []


def _has_the_steps(query: Query, hit: Hit) -> bool:
    """Returns whether steps are asked for and told one by one, each by that word."""
    asked = query.asks(ASKS_STEPS)
    return asked is not None and any(STEP.match(unit) for unit in hit.unit_texts)


@lru_cache(maxsize=4096)
def _named_by(heading: str) -> frozenset[str]:
    """The words of a heading without its number and those that a question may lack; none of a heading of one word."""
    if heading.isupper() and WHO_DECIDES.match(heading):
        return frozenset()
    words = frozenset(fold(token) for token in tokens(NUMBER.sub("", heading))) - SMALL
    return words if len(words) >= LEAST_WORDS else frozenset()
