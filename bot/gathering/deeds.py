"""Whether a candidate tells the very deed that a question asks of: who did it, to whom, why, what for, or did it most.

Knows queries and candidates; knows nothing of whom or what the question is about. A text names a thing for many
reasons: that it was announced tells neither who built it nor why.
"""

import re

from bot.gathering.candidates import Candidate, Rarity, covered, is_unknown
from bot.gathering.conditions import Condition, asks, is_seen
from bot.language.events import GATHERING
from bot.telling.premises import SPEAKING
from bot.telling.sayers import DEMANDS
from bot.understanding.query import ASKS_WHY, Query, Want
from index.vietnamese import spelling, term_set, tokens

LIKELY = 0.3  # the reader's probability from which a deed may be told in other words
SURE_OF_WHOM = 0.85  # and from which that whom it is done to may be
NOWHERE = 0.05  # below which a text gives another thing's reason, unless it has so much of what is asked
OF_THE_SAME = 0.75
HARDLY = 0.15  # below which a reader sees no reason in a sentence that does not say that it gives one
WORD = r"[^\W\d_]+"
# What one person does at an event, in the words that reports use alone.
ACT = re.compile(r"(?i)\b(?:chủ trì|khai mạc|bế mạc|chủ nhiệm(?= lớp)|báo cáo(?= kết quả))\b")
# Who chairs at one place of a meeting that is held at several chairs no more of it.
AT_ONE_PLACE = re.compile(r"(?i)\btại điểm cầu (?:\w+ ){0,6}?(?:tỉnh|thành phố|huyện|xã|phường|UBND)\b")
# "Thủ tướng biểu dương ai khi bế mạc?": what is done to whom, told by the words for it, where documents have these.
WHOM = re.compile(
    rf"(?i)\b(?P<done>(?!(?:đã|sẽ|đang|được|bị|phải)\b){WORD}"
    rf" (?!(?:là|do|bởi|của|có|gồm|cùng|với|và|cho|về|những) ){WORD}) "
    r"(?:(?:cho|tới|đến) )?(?:những )?ai\b(?=\W*$| (?:khi|lúc|tại|ở|trong|vì|về)\b)"
)
# "Ai soạn thảo Luật Giao dịch điện tử?", "Hệ thống đó do đơn vị nào xây dựng?": the deed behind whoever did it.
WHO = re.compile(
    r"(?i)\b(?:ai|(?:đơn vị|cơ quan|tổ chức|công ty|doanh nghiệp(?: viễn thông)?|hãng|nhà mạng|bộ|người) nào)"
    r" (?:(?:đã|đang|sẽ|được|là|người|phải|đứng ra) )*"
    rf"(?!(?:lo|vụ|có|đọc|dự|tham (?:dự|gia)|thay mặt|đại diện|{SPEAKING})\b)"
    rf"(?P<done>{WORD})(?! (?:là|của|nào)\b)(?: (?P<more>{WORD}))?"
)
DEMAND = re.compile(rf"(?i)\b{DEMANDS}\b")
# "Nộp hồ sơ trực tuyến có được giảm phí không?": what is asked whether it is done, in a word of two syllables.
WHETHER_DONE = re.compile(
    r"(?i)^(?!.*\b(?:ai|gì|nào|đâu|mấy|bao nhiêu|sao)\b).+ (?:có|được|bị)"
    rf" (?:(?:được|bị|phải) )?(?P<one>{WORD}) (?P<other>{WORD})"
    rf"(?: (?:ở|tại|trong) {GATHERING}(?: \w+){{0,8}})? (?:không|chưa)\W*$"
)
# "Có tỉnh nào bị giảm điểm không?": whether it befell any.
WHETHER_ANY = re.compile(
    rf"(?i)^có (?:[^\W\d_]+ ){{1,3}}?nào (?:đã |từng )?bị (?P<one>{WORD}) (?P<other>{WORD}) (?:không|chưa)\W*$"
)
# "Hệ thống dùng để làm gì?", and by which words a text tells a reason or a purpose.
WHAT_FOR = re.compile(r"(?i)\b(?:(?:để|dùng|nhằm|giúp) (?:để )?(?:làm )?(?:gì|chi)|mục đích (?:là )?gì|tác dụng gì)\b")
REASONS = re.compile(
    r"(?i)\b(?:vì|do|nhờ|bởi|để|nhằm|giúp|phục vụ|góp phần|nguyên nhân|lý do|mục (?:đích|tiêu)|nghĩa là|dẫn (?:đến|tới)"
    r"|ảnh hưởng|phản ánh|coi là|xem là|như:|khiến|nên|khó khăn|vướng mắc|hạn chế)(?!\w)"
)

# "Khó khăn lớn nhất là gì?": what is so more than all others, and by which words a text may tell that.
MOST = re.compile(
    r"(?i)^(?!.*\b(?:thế nào|cách|làm sao)\b).*?\b(?:(?P<far>nhiều|chậm|nhanh|tốt|lớn|đông|ít) (?:\w+ ){1,6}"
    r"|(?P<pair>\w+ (?P<so>(?!thống|duy|thứ|hạng|cao|thấp|mới|gần|đây|sớm)\w+)) )nhất\b(?! là| trí| thiết)"
)
MUCH = ("nhiều", "lớn", "đông", "cao")  # where most rain fell it was "lớn nhất"
FOREMOST = r"\b(?:tối|vượt|hơn|trọng (?:tâm|điểm)|cốt lõi|then chốt|chủ yếu|(?:đứng|dẫn|hàng) đầu|đầu (?:tiên|bảng))\b"


def _tells_the_act(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate tells of what somebody did at an event, or what was done to whom, where asked for."""
    if whom := query.asks(WHOM):
        done = "_".join(map(spelling, tokens(whom["done"])))
        return is_unknown(done, rarity) or done in candidate.terms or candidate.mass >= SURE_OF_WHOM
    act = query.asks(ACT)
    if act and not (query.places or "điểm cầu" in query.text) and AT_ONE_PLACE.search(candidate.text):
        return False
    return act is None or spelling("_".join(act.group().casefold().split())) in candidate.terms


def _tells_who_does(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has the word for what is asked who did it, both its syllables where no document has it.

    Scores alone do not tell it from one in other words, which a reader may know.
    """
    asked = query.asks(WHO)
    words = [word.casefold() for word in asked.group("done", "more") if word] if asked else []
    done = [word if word in query.telling else spelling(word) for word in words]
    unseen = candidate.is_seen_below(LIKELY) and candidate.unit.kind != "row"
    if not unseen or not done or done[0] not in query.telling:
        return True
    if DEMAND.fullmatch(" ".join(words)) and DEMAND.search(candidate.text):
        return True  # "yêu cầu" is told by "nhấn mạnh"
    told, pair = candidate.terms | term_set(candidate.before), "_".join(done)
    if any(pair == word for word, _ in query.words):
        return pair in told
    return told.issuperset(done if is_unknown(pair, rarity) and done[-1] in query.telling else done[:1])


def _tells_whether_done(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has part of the word for what is asked whether it is done, where documents have that.

    It has all of what is asked whether it befell any of a kind. The reader may know another word for it.
    """
    asked = query.asks(WHETHER_ANY) or query.asks(WHETHER_DONE)
    done = [*map(spelling, asked.group("one", "other"))] if asked else []
    if query.asks(WHETHER_ANY):
        return {*done} <= candidate.terms or candidate.mass >= LIKELY
    known = done and {"_".join(done)} <= query.terms and not is_unknown("_".join(done), rarity)
    return not known or not candidate.terms.isdisjoint(done) or candidate.mass >= LIKELY


def _gives_a_reason(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text says that it gives a reason or a purpose, or the reader sees one.

    Where the reader sees none at all, the text has to speak of what is asked.
    """
    if REASONS.search(f"{candidate.before} {candidate.text}"):
        return not candidate.is_seen_below(NOWHERE) or covered(query, candidate.terms, rarity) >= OF_THE_SAME
    return not candidate.is_seen_below(HARDLY)


def _is_most_so(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells what is the most so, or foremost, where that is asked for."""
    asked = query.asks(MOST)
    if asked is None or is_seen(candidate):
        return True
    so = [rf"{asked['far']}\b[^,;.]*" if asked["far"] else asked["so"]]
    so += MUCH if {asked["far"], asked["so"]} & {*MUCH} else ()
    themselves = rf"\b{asked['pair']}\b|" if asked["pair"] else ""  # "một trong những kết quả nổi bật"
    return re.search(rf"(?i){themselves}\b(?:{'|'.join(so)}) nhất\b|{FOREMOST}", candidate.text) is not None


OF_ACT = (Condition(_tells_the_act, lambda query: query.asks(WHOM) or query.asks(ACT)),)
OF_DEED = (
    Condition(_tells_who_does, asks(WHO)),
    Condition(_tells_whether_done, lambda query: query.asks(WHETHER_DONE) or query.asks(WHETHER_ANY)),
    Condition(_gives_a_reason, lambda query: query.asks(ASKS_WHY) or query.asks(WHAT_FOR)),
)
# "nhiều nhất mấy héc-ta", "chậm nhất ngày nào" ask for a bound, told in many ways.
OF_MOST = (Condition(_is_most_so, lambda query: query.want not in (Want.QUANTITY, Want.TIME) and query.asks(MOST)),)
