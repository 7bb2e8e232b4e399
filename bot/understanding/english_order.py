"""The phrases of an English question in the order in which Vietnamese asks.

Knows what each phrase means and how the two languages order them; knows no glossary.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.understanding.english_dates import WRITTEN

REPEATED = re.compile(r"\b(năm|năm học|nhiệm kỳ|giai đoạn) (?:năm|giai đoạn) (?=\d{4})")
ASKING = re.compile(r"(?:bao nhiêu|ai|khi nào|vì sao|liệt kê|so sánh|tỷ (?:lệ|trọng) bao nhiêu)\b")
DESCRIBING = re.compile(r"(?:gì|nào)\b")  # these ask too, but stand behind their thing as what describes it
WHERE, RANKING, RANKED_WHERE = "ở đâu", "xếp thứ", "xếp thứ mấy"  # "where does it rank" asks for no place
JOINING = ("và", "hay", "so với")
RELATIVE = frozenset(["who", "whom", "whose", "which", "what", "when", "where", "that"])
INVERTING = frozenset(["did", "do", "does"])
MODAL = frozenset(["will", "must", "can", "could", "should", "would"])
ACTING = INVERTING | MODAL
HAVING = frozenset(["have", "has", "had", "get", "gets", "got"])
BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])
AUXILIARY = ACTING | HAVING | {"is", "are", "was", "were"}
PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they"])
ARTICLES = frozenset(["a", "an", "the", "its", "their", "his", "her"])
WHICH = re.compile(r"(?:những |của )?ai|bao nhiêu(?: (?!lần).+)?|(?!khi|vì|ai)(?:.+ )?(?:gì|nào)")
# These keep their place too and are no verbs: they say when, where, how much.
ADVERB = re.compile(
    r"(?:(?:trên|dưới|mỗi|hằng|hôm|cuối|đến|so với|về|không|chưa|trong|nhờ|ngoài|tất cả|cho đến)(?: .*)?"
    r"|\w+ hơn|(?:năm|tháng|tuần) \w+|ngày mai|(?:nghìn )?tỷ|triệu|nghìn|điểm phần trăm|phần trăm"
    r"|theo|sau|trước|qua|giữa|đầu|từ|với|cùng với|tính đến|khoảng|gần|gần đây|sớm|ngay|lại|nhanh|cũng|vẫn|còn|chỉ|đã"
    r"|mọi|một phần|một lần|hai lần|lần lượt|ít nhất|ít khi|tối đa|trung bình|tổng cộng|trực tiếp|toàn diện|bằng nhau"
    r"|thường xuyên|hiện nay|hiệu quả|chủ yếu|nhằm|để|do|do đó|nếu|như|như thế nào|gồm cả|xung quanh)"
)
AFTER_VERB = ("bao nhiêu", "gì", "ai")  # what is asked for stands behind the verb: "GDP tăng bao nhiêu"
CALLING = "gọi"  # something so: what it is called stands behind it
LEADING = (" to", " on")  # another verb may follow: "asked to draft", "focus on building"
TOLD = ("phải", "sẽ", "được yêu cầu", "được giao")
ASKED_WHOM = {"who": "ai", "what": "gì"}
ORDERING = re.compile(r"yêu cầu|giao|đề nghị|muốn|kêu gọi|chỉ đạo|đôn đốc|kỳ vọng|cho phép")
AHEAD = ("tổng", "tổng số", "số lượng", "các", "những", "một số", "toàn bộ")  # these stand before their thing here too
PASSIVE = "được "
AMONG = "trong số"
REST = "…"  # in a meaning: where the rest of the question goes
# What is asked of a figure or a rank is how much and which, not what.
FIGURE = re.compile(
    r"(?:chỉ số|tốc độ|tỷ lệ|tỷ trọng|tổng số|số lượng|số tiền|giá trị|doanh thu|mức tăng|tiền lương)\b"
)


class Phrase(NamedTuple):
    """A phrase of a question and what it means: None for one that only joins others."""

    said: str
    meaning: str | None
    keeps_place: bool = False

    @property
    def word(self) -> str:
        """The phrase without its capital letters."""
        return self.said.casefold()

    @property
    def acts(self) -> bool:
        """Whether it is a verb that acts, and none that only helps another."""
        if not self.keeps_place or self.word in MODAL or self.is_date:
            return False
        return bool(self.meaning) and ADVERB.fullmatch(self.meaning or "") is None

    @property
    def is_date(self) -> bool:
        """Whether it is a date, written in Vietnamese already."""
        return WRITTEN.fullmatch(self.said) is not None

    @property
    def asks(self) -> bool:
        """Whether it asks for something."""
        return any(asking.match(self.meaning or "") for asking in (ASKING, DESCRIBING, WHICH))

    @property
    def names(self) -> bool:
        """Whether it is a thing or describes one."""
        return bool(self.meaning) and not self.keeps_place and REST not in (self.meaning or "")


PAUSE = Phrase("", None)


def in_order(phrases: Sequence[Phrase]) -> str:
    """Returns what the phrases of a question mean, in the order of Vietnamese, without a mark at the end."""
    ends = [at for at, phrase in enumerate(phrases[:-1]) if phrase.said == "."]
    told = ends[-1] + 1 if ends else 0  # what is told before the question is asked
    arranged = list(phrases[told:])
    for change in CHANGES:
        arranged = change(arranged)
    return _read([*phrases[:told], *arranged])


def _with_much_behind(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "how much faster …" as "… faster how much"."""
    for at, (much, more) in enumerate(pairwise(phrases)):
        if (much.meaning or "") in ("bao nhiêu", "bao nhiêu lần", "bao nhiêu bậc") and (more.meaning or "").endswith(
            "hơn"
        ):
            asked = Phrase(f"{much.said} {more.said}", f"{REST} {more.meaning} {much.meaning}")
            return [*phrases[:at], asked, *phrases[at + 2 :]]
    return phrases


def _name_asked_last(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "who is Hoang Thu Trang" as "Hoang Thu Trang is who"."""
    said = [phrase for phrase in phrases if phrase.meaning is not None]
    if len(said) == 2 and said[0].meaning == "ai là":
        name = said[1]
        if name.meaning == name.said and name.said[:1].isupper():
            return [name, Phrase(said[0].said, "là ai", keeps_place=True)]
    return phrases


def _while(phrases: Sequence[Phrase], holds: Callable[[Phrase], bool]) -> list[Phrase]:
    """The phrases from the first on, as long as each holds."""
    length = next((at for at, phrase in enumerate(phrases) if not holds(phrase)), len(phrases))
    return list(phrases[:length])


def _asked_behind_verb(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "how many steps did Hue climb" as "Hue climb how many steps"; other phrases as they are."""
    auxiliary = next((at for at, phrase in enumerate(phrases) if phrase.word in AUXILIARY), 0)
    begin = next((at + 1 for at in range(auxiliary - 1, -1, -1) if phrases[at].said == ","), 0)
    opening, asked, (helper, *rest) = phrases[:begin], phrases[begin:auxiliary], phrases[auxiliary:] or [PAUSE]
    if not any(WHICH.fullmatch(phrase.meaning or "") for phrase in asked) or any(phrase.acts for phrase in asked):
        return phrases
    if helper.word in HAVING and rest and rest[0].said.islower() and rest[0].word not in PRONOUNS | {"the"}:
        return phrases
    for at, verb in enumerate(rest):
        if not (verb.word in HAVING or verb.acts):
            continue
        if not any((phrase.names or phrase.word in PRONOUNS) for phrase in rest[:at]):
            break  # it is the thing asked for that does it
        end = _last_verb(rest, at)
        if helper.word in BEING and not (rest[end].meaning or "").startswith((PASSIVE, "phải", "sẽ")) and end == at:
            break  # "which is the ministry leading it"
        modal = [helper] if helper.meaning else []
        done = rest[end] if rest[end].meaning else rest[end]._replace(meaning="có", keeps_place=True)
        before, behind = rest[at:end], rest[end + 1 :]
        if at < end and ORDERING.fullmatch(verb.meaning or ""):  # "asked to be drafted" is asked to draft
            done = done._replace(meaning=(done.meaning or "").removeprefix(PASSIVE))
        if done.meaning == CALLING:
            called = _while(behind, lambda phrase: phrase.names or phrase.word in ARTICLES)
            asked, behind = [*called, Phrase("", "là", keeps_place=True), *asked], behind[len(called) :]
        return [*opening, *rest[:at], *modal, *before, done, PAUSE, *asked, PAUSE, *behind]
    return phrases


def _what_to_do(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "what are they to do" and "who is he told to ask" with their asking words and helpers apart."""
    arranged = [
        phrase._replace(meaning="làm", keeps_place=True)
        if phrase.word in ("do", "done")
        and phrase.meaning is None
        and at
        and any(each.word in MODAL for each in phrases[:at])
        else phrase
        for at, phrase in enumerate(phrases)
    ]
    first = arranged[0].word.split() if arranged else []
    told = next((at for at, phrase in enumerate(arranged) if phrase.meaning in TOLD), 0)
    if (
        len(first) == 2
        and first[0] in ASKED_WHOM
        and first[1] in BEING
        and any(each.names for each in arranged[1:told])
    ):
        return [Phrase(first[0], ASKED_WHOM[first[0]]), Phrase(first[1], None), *arranged[1:]]
    return arranged


def _date_before_more(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "slower in 2022" as "in 2022 slower"."""
    for at, (more, date) in enumerate(pairwise(phrases)):
        if (more.meaning or "").endswith("hơn") and date.is_date:  # "chậm hơn năm 2022" is slower than that year
            return [*phrases[:at], date, more, *phrases[at + 2 :]]
    return phrases


def _last_verb(phrases: Sequence[Phrase], first: int) -> int:
    """Where the last verb of a chain stands: "asked to be drafted", "focus on building"."""
    last, leads = first, phrases[first].word.endswith(LEADING)
    if ORDERING.fullmatch(phrases[first].meaning or ""):  # "ask ministries to draft"
        told = _while(phrases[first + 1 :], lambda phrase: phrase.names or phrase.word in ARTICLES)
        first += len(told)
    for at in range(first + 1, len(phrases)):
        phrase = phrases[at]
        if phrase.acts and leads:
            last, leads = at, phrase.word.endswith(LEADING)
        elif phrase.word == "to" and phrases[last].word.endswith(" with"):
            break  # "work with to …"
        elif phrase.meaning is None and phrase.word in ("to", "be", "been", "on"):
            leads = True
        else:
            break
    return last


def _modal_before_verb(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "by how many places should Hue climb" as "… Hue should climb"."""
    at = next((at for at, phrase in enumerate(phrases) if phrase.word in MODAL and phrase.meaning), None)
    if at is None or any(phrase.names and not phrase.asks for phrase in phrases[:at]):
        return phrases
    verb = next((other for other in range(at + 1, len(phrases)) if phrases[other].acts), None)
    if verb is None or not any(phrase.names for phrase in phrases[at + 1 : verb]):
        return phrases
    return [*phrases[:at], *phrases[at + 1 : verb], phrases[at], *phrases[verb:]]


def _having_and_being(phrases: list[Phrase]) -> list[Phrase]:
    """What has something "có" it, and "which year was the year of data" asks what "là" it."""
    arranged = list(phrases)
    for at in range(1, len(phrases) - 1):
        before, phrase, behind = phrases[at - 1 : at + 2]
        if phrase.meaning is not None:
            continue
        of_thing = before.names and not before.asks
        if (
            phrase.word in ("have", "has", "had")
            and of_thing
            and not behind.acts
            and behind.word not in BEING | {"to", "not"}
        ):
            arranged[at] = phrase._replace(meaning="có", keeps_place=True)
        elif (
            phrase.word in BEING
            and before.names
            and not DESCRIBING.match(before.meaning or "")
            and behind.word in ARTICLES
            and any(
                DESCRIBING.fullmatch(each.meaning or "") or WHICH.fullmatch(each.meaning or "") for each in phrases[:at]
            )
            and not any(each.acts for each in phrases[at:])
        ):
            arranged[at] = phrase._replace(meaning="là", keeps_place=True)
    return arranged


def _whether(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "did To Lam attend" as "To Lam có attend không"."""
    first = next((at for at, phrase in enumerate(phrases) if phrase.said), 0)
    opening, rest = phrases[first], phrases[first + 1 :]
    if opening.word not in AUXILIARY or any(phrase.meaning in ("hay", "chưa") for phrase in rest):
        return phrases
    at = next((at for at, phrase in enumerate(rest) if phrase.acts), None)
    if at is None:
        at = next((at for at, phrase in enumerate(rest) if (phrase.meaning or "").endswith(("hơn", AMONG))), None)
    if (
        at is None
        or any(phrase.asks for phrase in rest)
        or not any(phrase.names or phrase.word in PRONOUNS for phrase in rest[:at])
    ):
        return phrases
    modal = [opening] if opening.meaning else []
    has = [] if rest[at].meaning == "có" else [Phrase("", "có", keeps_place=True)]
    return [*rest[:at], *has, *modal, *rest[at:], PAUSE, Phrase("", "không", keeps_place=True)]


CHANGES = (
    _with_much_behind,
    _date_before_more,
    _name_asked_last,
    _what_to_do,
    _asked_behind_verb,
    _whether,
    _modal_before_verb,
    _having_and_being,
)


def _read(phrases: Sequence[Phrase]) -> str:
    """Returns what the phrases mean, each run of things read from behind."""
    groups: list[list[str]] = [[]]  # what stands together, each to be read from behind
    last, asked, framed, before = "", False, False, PAUSE
    for phrase in phrases:
        said, meaning, keeps_place = phrase
        relative = phrase.word in RELATIVE and (asked or before.names) and before.meaning != "và"
        before = phrase if meaning is not None else before if phrase.word in ARTICLES else PAUSE
        if meaning is None or relative:
            groups.append(_asked_of(groups[-1], phrase.word))
            continue
        if phrase.word == "and" and len(groups[-1]) > 1 and DESCRIBING.fullmatch(groups[-1][0]):
            describing = groups[-1].pop(0)  # "which ministries and provinces"
            groups += [["và"], [describing]]
            continue
        if phrase.acts and last == "nào":
            groups, last = [*groups, [last], []], ""  # "what kinds of apps should be promoted"
        ahead, rest, behind = (part.strip() for part in meaning.partition(REST))
        if rest and last and groups[-2:-1] == [["và"]]:  # "what is the speed, and how does it compare with …"
            groups.insert(-2, [_figure_asked(_joined(groups[:-2]), last)])
            last = ""
        if rest:
            last, asked, framed = f"{behind} {last}".strip(), True, framed or bool(ahead)
        describes = DESCRIBING.match(ahead) is not None
        asks = ASKING.match(ahead) is not None
        asked = (asked or describes or asks) and ahead not in JOINING
        _place(ahead, groups, alone=keeps_place or asks or ahead in JOINING, anew=describes)
        if rest or said.endswith((" of", " for")):
            groups.append(_asked_of(groups[-1], phrase.word))
        if keeps_place and last in AFTER_VERB and not framed and not phrase.is_date:
            groups, last = [*groups, [last], []], ""
    if last == WHERE and any(phrase.meaning == RANKING for phrase in phrases):
        last = ""
        groups = [[RANKED_WHERE if meaning == RANKING else meaning for meaning in group] for group in groups]
    read = _joined(groups)
    if read.startswith(PASSIVE) and last == "là gì":
        read, last = f"những gì {read}", ""  # "what was shown"
    last = _figure_asked(read, last)
    return REPEATED.sub(r"\1 ", " ".join(f"{read} {last}".split())).replace(" là được ", " được ")


def _joined(groups: Sequence[Sequence[str]]) -> str:
    """The groups as one text, each read from behind."""
    return " ".join(word for group in groups for word in reversed(group) if word)


def _figure_asked(read: str, last: str) -> str:
    """What is asked last, "là bao nhiêu" of a figure."""
    return "là bao nhiêu" if last == "là gì" and FIGURE.match(read) else last


def _asked_of(group: list[str], word: str) -> list[str]:
    """The "nào" of "which group of countries", which stands behind the countries; nothing for other groups."""
    return [group.pop(0)] if word.split()[-1:] == ["of"] and len(group) > 1 and DESCRIBING.fullmatch(group[0]) else []


def _place(meaning: str, groups: list[list[str]], alone: bool, anew: bool) -> None:
    """Adds a meaning to the last of the groups, or behind it as a group of its own."""
    if (
        (meaning[:1].isdigit() or (len(meaning) == 1 and meaning.isupper()))
        and groups[-1]
        and not DESCRIBING.match(groups[-1][-1])
    ):
        groups[-1][-1] += f" {meaning}"  # "decree 73"
    elif meaning[:1].isdigit():
        groups.insert(-1, [meaning])  # "73 decrees"
    elif alone:
        groups += [[meaning], []]
    elif anew:
        groups.append([meaning])
    elif groups[-1] and groups[-1][-1] in AHEAD:
        groups[-1].insert(-1, meaning)
    else:
        groups[-1].append(meaning)
