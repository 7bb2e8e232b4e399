"""How people ask about the answer just given: "ai nói?", "tính đến khi nào?", "là mục tiêu hay kết quả?", "vì sao?".

Knows phrases, with or without their marks; knows nothing of documents.
"""

import re
from enum import StrEnum

from bot.language.events import GATHERING
from bot.language.speech import AIM, ASSESSING, BODY, DEMANDING, REPORTING
from bot.understanding.query import Query
from bot.understanding.values import values_in
from index.vietnamese import fold


class About(StrEnum):
    """What is asked about an answer."""

    SAYER = "sayer"
    PERIOD = "period"
    THEN = "then"  # with when is it compared?
    SAID = "said"  # when was it said?
    MEETING = "meeting"  # at which was it said?
    STANDING = "standing"  # is it wanted, or reached?
    REACHED = "reached"  # was it reached?
    ESTIMATE = "estimate"
    MEASURE = "measure"  # which index is it?
    MEANING = "meaning"
    REASON = "reason"


THAT = r"(?:này|đó|đấy|ấy|trên|kia|thế|vậy|vừa rồi|nói trên)"
THING = r"(?:điều|câu|cái|con số|số liệu|số|t[ỷỉ] lệ|mức|kết quả|thông tin|việc|nhiệm vụ|mục tiêu|chỉ tiêu|chỉ số)"
FIGURE = r"\d+(?:[.,]\d+)*"
POINTED = rf"(?:(?:(?:những|các|mấy) )?(?:{THING}|phát biểu|ý kiến)(?: {THAT})?|{THAT}|đây)"
THIS = rf"(?:{POINTED}|(?:(?:con )?số )?{FIGURE} ?(?:%|nghìn|ngàn|triệu|t[ỷỉ]|bậc|điểm|người)?(?: {THAT})?)"
OPENS = r"(?:(?:thế|vậy|à|mà|còn|và|nhưng|rồi|ủa|dạ) )*"
ENDS = r"(?: (?:vậy|thế|ạ|nhỉ|hả|à|đấy|đó|ấy|rồi|ta|bạn|cháu|bác|con|em|nhé|ha))*"
WHO = rf"(?:ai|người nào|(?:{BODY}|bên) nào)"
REPORT_IT = rf"(?:{REPORTING}|chỉ (?:ra|rõ))"
DEMAND_IT = rf"(?:{DEMANDING}|giao (?:việc|nhiệm vụ)|đặt ra|(?:(?<=ai )|(?<=ai đã ))đặt|đòi hỏi)"
SAY_IT = r"(?:nói|bảo|nêu|nói ra)"
HE = r"(?:(?:ông|bà|họ|anh|chị|thủ tướng|bộ trưởng|chủ tịch)(?: (?:ấy|ta|đó|này))? (?:đã )?)"
SAYING = rf"(?:{SAY_IT}|phát biểu|báo cáo|công bố|đưa ra|viết)"
IS_WANTED = rf"(?:{AIM}|nhiệm vụ|kế hoạch|yêu cầu|(?:phải|cần|sẽ) (?:đạt|làm)(?: được)?|chưa đạt)"
IS_REACHED = r"(?:kết quả(?: thực tế)?|thực tế|(?:đã )?(?:đạt|làm)(?: được)?(?: rồi| xong)?)"
GUESSED = r"(?:(?:con )?(?:số )?(?:liệu )?(?:ước tính|ước đạt|ước lượng|dự báo|tạm tính|sơ bộ))"
FIRM = r"(?:(?:con )?(?:số )?(?:liệu )?(?:chính thức|chính xác|thực tế))"
WHEN = (
    r"(?:(?:năm|thời điểm|thời gian|giai đoạn|kỳ|tháng|ngày) nào|khi nào|bao giờ|lúc nào|đâu"
    r"|(?:năm|ngày) (?:mấy|bao nhiêu))"
)
RIGHT = r"(?: (?:à|hả|ư|(?:có )?(?:đúng|phải) không|không))"
WHY_SO = rf"(?:(?:chứ|thì|mà|vậy|thế) )+(?:(?:tại|vì) )?sao lại (?:{THIS}|ra {THIS}|như {THAT}|không)"
STANDINGS = rf"(?:{IS_WANTED}|{IS_REACHED})"
ESTIMATES = rf"(?:{GUESSED}|{FIRM})"
# Which of two it is, or whether it is the one.
EITHER = {
    About.STANDING: rf"{STANDINGS} hay (?:là )?{STANDINGS}",
    About.ESTIMATE: rf"(?:{ESTIMATES} hay (?:là )?(?:{ESTIMATES}|{IS_REACHED})|{IS_REACHED} hay (?:là )?{GUESSED})",
}
ONE = {About.STANDING: r"(?:mục tiêu|chỉ tiêu|kết quả|nhiệm vụ)", About.ESTIMATE: ESTIMATES}
FORMS = (
    (
        About.SAYER,
        rf"(?:{THIS} )?(?:(?:là|do|của|theo|nguồn) )*{WHO} (?:đã |là người )?(?:{REPORT_IT}|{DEMAND_IT}|{SAY_IT})"
        rf"(?: (?:ra|họ|làm|{THIS})| (?:phải|cần) (?:[^ ]+ ){{1,4}}(?:nó|{THIS}))*",
    ),
    (About.SAYER, rf"(?:{WHO} (?:đã )?phát biểu {THIS}|{THIS} (?:(?:là|do) )*{WHO} (?:đã )?phát biểu)"),
    (About.SAYER, rf"(?:{THIS} )?(?:là )?(?:theo )?(?:lời|báo cáo|yêu cầu|chỉ đạo) của {WHO}"),
    (About.SAYER, r"who (?:said|says) (?:so|that|this|it)"),
    (About.ESTIMATE, r"is (?:it|that|this)(?: an?)? (?:official|estimated?)(?: figure)?(?: or(?: an?)? \w+)?"),
    (About.THEN, rf"(?:{THIS} )?(?:(?:là|tăng|giảm|hơn|đó|thế) )*so (?:sánh )?với {WHEN}"),
    (
        About.PERIOD,
        rf"(?:{THIS} )?(?:(?:là|của|được|tính|tính đến|vào|trong) )*năm (?:nào|mấy|bao nhiêu)"
        rf"(?: {SAY_IT}(?: {THIS})?)?",
    ),
    (
        About.PERIOD,
        rf"(?:{THIS} )?(?:(?:là|của|được) )*(?:tính|cập nhật|thống kê|chốt|số liệu)(?: (?:là|của|tính|được))*"
        rf"(?: (?:đến|tới|vào|tại|từ|ở))? {WHEN}",
    ),
    (About.PERIOD, rf"{THIS} (?:(?:là|của|ở|vào|tại) )+{WHEN}"),
    (About.PERIOD, rf"(?:{THIS} )?(?:là )?(?:đến|tới|tại|vào) (?:thời điểm|thời gian|giai đoạn|kỳ) nào"),
    (About.SAYER, rf"(?:phát biểu|ý kiến|lời|câu|quan điểm) {THAT} (?:là )?của {WHO}"),
    (
        About.SAID,
        rf"(?:{THIS} )?(?:được |{HE})?(?:{SAY_IT}|phát biểu)(?: {THIS})?(?: (?:vào|từ|lúc|hồi))? (?:{WHEN}|hôm nào)",
    ),
    (
        About.MEETING,
        rf"(?=.*(?:{THAT}|{SAYING}) )(?:(?:bài(?: báo| viết)?|bản tin|văn bản) )?"
        rf"(?:(?=.* {THAT} )(?:[^ ]+ ){{1,4}}?(?={SAYING}))?(?:(?:được|là|{SAYING}|{THIS}) )*"
        rf"(?:(?:ở|tại|trong|của|về) )+(?:{GATHERING}|buổi họp|phiên) (?:nào|(?:lần )?thứ mấy)(?: (?:vào )?{WHEN})?",
    ),
    (
        About.MEETING,
        rf"(?:(?:{GATHERING}|phiên) nào (?:(?:có|đã) )*(?:{SAYING}|nhắc)"
        rf"(?: đến| tới| về)?(?: {THIS})?|{HE}?{SAY_IT}(?: {THIS})? (?:ở|tại) đâu)",
    ),
    *((kind, rf"(?:{THIS} )?(?:(?:là|có phải) )*{either}") for kind, either in EITHER.items()),
    *((kind, rf"(?:{THIS} )?(?:(?:là|có phải) )*{one}{RIGHT}?") for kind, one in ONE.items()),
    (
        About.REACHED,
        rf"(?:{THIS} )?(?:(?:có|đã|đến nay|hiện nay|thực tế|được) )*(?:đạt|hoàn thành)(?: được)?(?: {THIS})? (?:rồi )?"
        r"(?:chưa|được chưa)",
    ),
    (About.REACHED, rf"(?:{THIS} )?(?:(?:có|đã) )*(?:được )?đạt(?: được)?(?: {AIM}(?: {THAT})?)?(?: không| chưa)?"),
    (About.MEASURE, rf"(?:{THIS} )?(?:(?:là|của|thuộc) )*(?:chỉ số|t[ỷỉ] lệ|t[ỷỉ] trọng) (?:gì|nào)"),
    (About.MEANING, rf"(?:{THIS} )?(?:(?:có|thì|tức|được hiểu) )*(?:ý )?nghĩa (?:là )?(?:gì|sao|thế nào|như thế nào)"),
    (
        About.REASON,
        r"(?:(?:vì|tại) sao|sao lại|do đâu|(?:lý do|nguyên nhân)(?: (?:là gì|do đâu|vì sao))?)(?: (?!nó )[^ ]+){0,3}",
    ),
    (About.REASON, rf".+ {WHY_SO}"),
)


def _pattern(form: str) -> re.Pattern[str]:
    """Finds the form in folded text: of such short questions marks tell nothing more."""
    return re.compile(fold(form))


ASKS = tuple((kind, _pattern(f"{OPENS}{form}{ENDS}")) for kind, form in FORMS)
ONLY_WHEN = _pattern(f"{OPENS}(?:(?:là|vào|từ|đến|tới) )*(?:khi nào|bao giờ|lúc nào){ENDS}")
ASKS_DEMANDING, ASKS_REPORTING, ASKS_ASSESSING = (
    _pattern(rf"\b(?!đưa ra\b){verbs}\b")
    for verbs in (DEMAND_IT, REPORT_IT, ASSESSING)  # who "đưa ra" does either
)
# "Nhóm 30 nước dẫn đầu là đạt rồi hay phải đạt?" tells first what it asks about.
OF = rf"(?!{POINTED} là)(.*?[^ ,])(?:,(?: {POINTED})?)? (?:có phải )?là"
ASKS_OF = (
    *((kind, _pattern(rf"{OF} (?:{EITHER[kind]}|{ONE[kind]}{RIGHT}){ENDS}")) for kind in EITHER),
    # "500 triệu người dùng, có 100 triệu dân thì sao lại thế?"
    (About.REASON, _pattern(rf"(.+?)(?:, .*)?,? {WHY_SO}{ENDS}")),
    *(  # "Gần 80% người dân dùng Internet, năm nào nói thế?"
        (kind, _pattern(rf"(?=.*\d)(.*?[^ ,])(?:, | (?=là )){form}{ENDS}"))
        for kind, form in FORMS
        if kind in (About.SAYER, About.PERIOD, About.SAID)
    ),
)


def asks_only_when(query: Query) -> bool:
    """Returns whether a follow-up says nothing but "khi nào?", which of a figure asks for when it holds."""
    return ONLY_WHEN.fullmatch(plainly(query.question)) is not None


def asked_about(query: Query) -> About | None:
    """Returns what a follow-up asks about the answer before it; None where it asks something else."""
    return _asked(query.alone or query.text) or _asked(query.question)


def asked_of(text: str) -> tuple[str, About] | None:
    """Returns what a question tells first and what it then asks about that; None where it is not put so."""
    said = fold(text.rstrip(" ?.!"))
    found = ((kind, form.fullmatch(said)) for kind, form in ASKS_OF)
    parted = ((text[: match.end(1)], kind) for kind, match in found if match)
    of_figure = (About.SAYER, About.PERIOD, About.SAID)
    return next(((of, kind) for of, kind in parted if kind not in of_figure or values_in(of)), None)


def _asked(text: str) -> About | None:
    said = plainly(text)
    return next((kind for kind, form in ASKS if form.fullmatch(said)), None)


def plainly(text: str) -> str:
    """Returns a question in small letters without marks and signs, but for those within figures."""
    return re.sub(r"(?:(?!(?<=\d)[.,]\d)[^\w%])+", " ", fold(text)).strip()
