"""Dates and periods of an English question, written as in Vietnamese.

Knows how the two languages write days, months and years; knows nothing of other words.
"""

import re

MONTHS = ["january", "february", "march", "april", "may", "june"]
MONTHS += ["july", "august", "september", "october", "november", "december"]
MONTH = rf"(?P<month>(?i:{'|'.join(name for name in MONTHS if name != 'may')})|May(?!\s+(?:I|we|you)\b)|(?<=in )may)"
DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
MONTH_OF_YEAR = re.compile(
    rf"\b(?:(?:on\s+)?(?:the\s+)?{DAY.format('before')}\s+(?:of\s+)?)?{MONTH}\b(?:\s+{DAY.format('after')}(?!\d))?"
)
YEAR = r"(?<![\d.,/])((?:19|20)\d\d)\b"
PERIOD = re.compile(rf"(?i)\b(?:(?:in|during|for|over)\s+)?(?:the\s+)?(?:(?:period|years)\s+)?{YEAR}\s*[-–]\s*{YEAR}")
FROM_TO = re.compile(rf"(?i)\b(?:from|between)\s+{YEAR}\s+(?:to|and|until)\s+{YEAR}")
OF_YEAR = re.compile(rf"(?i)\b(?:(?:in|of|for|during)\s+)?(?:the\s+year\s+)?{YEAR}(?![^{{]*}})")
PART_OF_YEAR = re.compile(
    r"(?i)\b(?:(?:in|during)\s+)?(?:the\s+)?(early|beginning\s+of|start\s+of|mid|middle\s+of|late|end\s+of)"
    rf"(?:\s+|-)(?:the\s+year\s+)?{YEAR}"
)
PARTS = {
    "early": "đầu",
    "beginning": "đầu",
    "start": "đầu",
    "mid": "giữa",
    "middle": "giữa",
    "late": "cuối",
    "end": "cuối",
}
UNTIL = re.compile(r"(?i)\b(?:by|until)\s+\{(ngày|tháng|năm|đầu|giữa|cuối) ")
# The same the other way round: a period as documents name it.
NAMED_PERIOD = re.compile(
    r"(?i)(?P<until>(?:tính )?đến |hết )?(?:trong )?(?:(?:ngày (?P<day>\d{1,2}) )?tháng (?P<month>\d{1,2})"
    r"\s*(?:/|năm)\s*|(?P<months>\d+) tháng (?P<half>đầu|cuối) năm |(?P<part>đầu|giữa|cuối) năm |năm )?"
    r"(?P<year>(?:19|20)\d\d)"
)
ENGLISH_PARTS = {"đầu": "early", "giữa": "mid", "cuối": "late"}
WRITTEN = re.compile(r"\{[^{}]*\}")  # what is in braces is Vietnamese already


def with_dates_written(question: str) -> str:
    """Returns the question with its dates, years and periods in Vietnamese, each in braces."""
    question = re.sub(r"[{}]", " ", question)
    question = PERIOD.sub(r" {giai đoạn \1-\2} ", question)
    question = FROM_TO.sub(r" {từ năm \1 đến năm \2} ", question)
    question = PART_OF_YEAR.sub(lambda part: f" {{{PARTS[part[1].split()[0].casefold()]} năm {part[2]}}} ", question)
    question = OF_YEAR.sub(r" {năm \1} ", MONTH_OF_YEAR.sub(_month_written, question))
    return UNTIL.sub(lambda until: "{trước ngày " if until[1] == "ngày" else f"{{đến {until[1]} ", question)


def _month_written(match: re.Match[str]) -> str:
    month = f"tháng {MONTHS.index(match['month'].casefold()) + 1}"
    day = match["before"] or match["after"]
    return f" {{ngày {int(day)} {month}}} " if day else f" {{{month}}} "


def period_in_english(period: str) -> str:
    """Returns a period in English: "đến tháng 4 năm 2024" gives "as of April 2024", and "năm 2024" "of 2024"."""
    named = NAMED_PERIOD.fullmatch(period)
    if named is None:
        return f"of {period}"
    if named["month"]:
        words = [
            named["day"],
            MONTHS[int(named["month"]) - 1].capitalize() if int(named["month"]) in range(1, 13) else "",
        ]
    elif named["months"]:
        words = ["the", "first" if named["half"] == "đầu" else "last", named["months"], "months of"]
    else:
        words = [ENGLISH_PARTS[named["part"]]] if named["part"] else []
    return " ".join(filter(None, ["as of" if named["until"] else "of", *words, named["year"]]))
