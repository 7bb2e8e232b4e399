"""A question in English becomes the words that Vietnamese documents would use.

Knows two glossaries and the order of words; knows nothing of queries. It is no translation: nobody is shown it as one,
but search and the reader, which know Vietnamese, find by it what is asked.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.english_dates import WRITTEN, with_dates_written
from index.vietnamese import ENGLISH_WORDS

GLOSSARY = Path(__file__).parent / "data" / "english.tsv"
KEEPING_PLACE = Path(__file__).parent / "data" / "english_verbs.tsv"
WORD = re.compile(r"[^\W_]+(?:[.,/]\d+)*%?")
HYPHEN = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")
ORDINAL = re.compile(r"(?i)(\d+)(?:st|nd|rd|th)")
CONTRACTED = re.compile(r"(?i)\b(what|who|where|when|how|it|that|there)'s\b")
POSSESSIVE = re.compile(r"(?<=s)'(?=\s)|'s\b")
NEGATED = re.compile(r"(?i)\b(?:(can)(?:not|'t)|(\w+)n't)\b")
DATED = re.compile(  # "the {tháng 7 năm 2023} conference"
    rf"((?:{WRITTEN.pattern}\s*)+)\s((?:\w+\s+)?(?:conference|meeting|session|summit|review|ranking|target|plan|budget|report)s?)\b"
)
THERE = re.compile(r"(?i)^(?:(?:and|so|but) )?(?:is|are|was|were) there (?:(?:any|an?) )?(?!still)")
ARTICLE = re.compile(r"(?i)\barticle (\d+)")  # of a law; others are written by journalists
AGAINST_YEAR = re.compile(r"(?i)\b(?:against|over|versus)\s+(?=\{năm)")
# "was To Lam at the conference"
ATTENDED = re.compile(
    r"(?i)^(?:was|were|is) ((?-i:[A-Z]\w+(?: [A-Z]\w+)*)) (?:present )?(?:at|in) "
    r"((?:\S+ ){1,4}?(?:conference|meeting|session|summit)\b)"
)
LETTERED = frozenset(["level", "grade", "class", "group", "type", "category", "tier"])  # "level A"
REPEATED = re.compile(r"\b(năm|năm học|nhiệm kỳ|giai đoạn) (?:năm|giai đoạn) (?=\d{4})")
LONGEST_PHRASE = 8  # words
LEAST_KNOWN = 0.6  # share of its words that must be known for the Vietnamese to stand for the question
ASKING = re.compile(r"(?:bao nhiêu|ai|khi nào|vì sao|liệt kê|so sánh|tỷ (?:lệ|trọng) bao nhiêu)\b")
RANKED = frozenset(["ranked", "ranks", "rank", "stands", "place", "placed", "came"])
WHERE, RANKING, RANKED_WHERE = "ở đâu", "xếp thứ", "xếp thứ mấy"  # "where does it rank" asks for no place
DESCRIBING = re.compile(r"(?:gì|nào)\b")  # these ask too, but stand behind their thing as what describes it
JOINING = ("và", "hay", "so với")
RELATIVE = frozenset(["who", "whom", "whose", "which", "what", "when", "where"])
INVERTING = frozenset(["did", "do", "does"])
ACTING = frozenset([*INVERTING, "will", "must", "can", "could", "should", "would"])
HAVING = frozenset(["have", "has", "had", "got"])
AUXILIARY = ACTING | HAVING
WHICH = re.compile(r"bao nhiêu(?: (?!lần).+)?|(?!khi|vì)(?:.+ )?(?:gì|nào)")
BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])
PARTICIPLE = re.compile(
    r"(?i)^(?:\w+ed|built|held|made|given|taken|written|spent|paid|sold|bought|put|set|cut|found|chosen|sent)\b"
)
ACTIVE = re.compile(
    r"được|xếp|đứng|tên|gọi|thuộc|chịu|phải|nằm|liên quan|so với|dựa|cam kết|làm việc|cần"
)  # never "được …"
NO_VERBS = frozenset(
    ["about", "over", "above", "below", "under", "around", "through", "via", "per"]
)  # these keep their place too
NO_VERBS |= frozenset(["without", "between", "among", "within", "before", "after", "since", "until", "during"])
NO_VERBS |= frozenset(["only", "just", "still", "also", "not", "now", "currently", "every", "each"])
NO_VERBS |= frozenset(["all", "near"])
BEFORE_NOUN = frozenset(["a", "an", "the", "of", "for", "in", "on", "with", "by", "from", "many", "all"])
TITLE = re.compile(r"(?:phó |tổng |đại )*(?:bộ trưởng|thứ trưởng|thủ tướng|chủ tịch|bí thư|giám đốc|tướng|ông|bà)\b.*")
AFTER_VERB = ("bao nhiêu", "gì", "ai")  # what is asked for stands behind the verb: "GDP tăng bao nhiêu"
PAST_AND_PRESENT = (("ed", ("", "e")), ("ing", ("", "e")))
REST = "…"  # in a meaning: where the rest of the question goes


class Phrase(NamedTuple):
    """A phrase of a question and what it means: None for one that only joins others."""

    said: str
    meaning: str | None
    keeps_place: bool = False


PAUSE = Phrase("", None)


def in_vietnamese(question: str) -> str | None:
    """Returns the question in Vietnamese words, or None where too few of its words are in the glossaries.

    English puts what describes before the thing, Vietnamese behind it: words that stand together change their order,
    verbs and numbers keep their place.
    """
    phrases = _asked_behind_verb(list(_phrases(_prepared(question))))
    meant = [phrase for phrase in phrases if phrase.meaning is not None]
    known = sum(phrase.meaning != phrase.said for phrase in meant)
    unknown = sum(phrase.meaning == phrase.said and phrase.said.islower() for phrase in meant)
    unknown -= sum(meaning_of(phrase.said) == phrase.said for phrase in meant)  # "internet" is the Vietnamese word too
    return f"{_in_order(phrases)}?" if known and known / (known + unknown) >= LEAST_KNOWN else None


def _prepared(question: str) -> str:
    """Returns the question without possessives and hyphens, its dates written as in Vietnamese."""
    question = CONTRACTED.sub(r"\1 is", NEGATED.sub(r"\1\2 not", question.replace("’", "'")))
    question = ATTENDED.sub(r"did \1 attend \2", HYPHEN.sub(" ", POSSESSIVE.sub("", question)))
    question = ARTICLE.sub(r"{điều \1}", with_dates_written(THERE.sub("is there any ", question)))
    question = AGAINST_YEAR.sub("compared with ", question)
    return DATED.sub(r"\2 \1", question)


def _asked_behind_verb(phrases: list[Phrase]) -> list[Phrase]:
    """Returns "how many steps did Hue climb" as "Hue climb how many steps"; other phrases as they are."""
    auxiliary = next((at for at, phrase in enumerate(phrases) if phrase.said.casefold() in AUXILIARY), 0)
    asked, (helper, *rest) = phrases[:auxiliary], phrases[auxiliary:] or [Phrase("", None)]
    if not any(WHICH.fullmatch(phrase.meaning or "") for phrase in asked) or (
        helper.said.casefold() in HAVING and rest and rest[0].said.islower() and rest[0].said != "the"
    ):
        return phrases
    for at, verb in enumerate(rest):
        if verb.said.casefold() in HAVING or (verb.keeps_place and verb.said.casefold() not in NO_VERBS):
            if not any(phrase.meaning and not phrase.keeps_place for phrase in rest[:at]):
                break  # it is the thing asked for that does it
            modal = [helper] if helper.meaning else []
            done = verb if verb.meaning else verb._replace(meaning="có", keeps_place=True)
            return [*rest[:at], *modal, done, PAUSE, *asked, PAUSE, *rest[at + 1 :]]
    return phrases


def _in_order(phrases: list[Phrase]) -> str:
    """Returns what the phrases mean, in the order of Vietnamese."""
    groups: list[list[str]] = [[]]  # what stands together, each to be read from behind
    last, asked, framed = "", False, False
    for said, meaning, keeps_place in phrases:
        if meaning is None or (asked and said.casefold() in RELATIVE):
            groups.append([])
            continue
        ahead, rest, behind = (part.strip() for part in meaning.partition(REST))
        if rest:
            last, asked, framed = f"{behind} {last}".strip(), True, framed or bool(ahead)
        describes = DESCRIBING.match(ahead) is not None
        asks = ASKING.match(ahead) is not None
        asked = (asked or describes or asks) and ahead not in JOINING
        _place(ahead, groups, alone=keeps_place or asks or ahead in JOINING, anew=describes)
        if rest or said.endswith((" of", " for")):
            groups.append([])
        if keeps_place and last in AFTER_VERB and not framed and not WRITTEN.fullmatch(said):
            groups, last = [*groups, [last], []], ""
    if last == WHERE and any(phrase.meaning == RANKING for phrase in phrases):
        last = ""
        groups = [[RANKED_WHERE if meaning == RANKING else meaning for meaning in group] for group in groups]
    read = " ".join(word for group in groups for word in reversed(group) if word)
    if read.startswith("được ") and last == "là gì":
        read, last = f"những gì {read}", ""  # "what was shown"
    return REPEATED.sub(r"\1 ", " ".join(f"{read} {last}".split())).replace(" là được ", " được ")


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
    else:
        groups[-1].append(meaning)


def _phrases(question: str) -> Iterator[Phrase]:
    """Yields the longest phrases that the glossaries know, each with its meaning.

    A word that they do not know means itself; one that only joins others, and a mark between words, mean None.
    """
    words = re.findall(rf"{WRITTEN.pattern}|{WORD.pattern}|[^\w\s]", question)
    at, acting, passive = 0, False, False
    while at < len(words):
        before = words[at - 1].casefold() if at else ""
        passive = (passive or before in BEING) and before not in RELATIVE
        length, phrase = _phrase(
            words[at:], before, (acting or before in ("to", "who")) and before not in BEFORE_NOUN | INVERTING
        )
        acting = (acting or words[at + length - 1].casefold() in ACTING) and not phrase.keeps_place
        if passive and phrase.keeps_place and PARTICIPLE.search(phrase.said) and not ACTIVE.match(phrase.meaning or ""):
            phrase, passive = phrase._replace(meaning=f"được {phrase.meaning}"), False
        yield phrase
        at += length


def _phrase(words: Sequence[str], before: str, acting: bool) -> tuple[int, Phrase]:
    """Returns the phrase that the words begin with, and of how many words it is."""
    word = words[0]
    if WRITTEN.fullmatch(word):
        return 1, Phrase(word, word[1:-1], keeps_place=True)
    if word == "A" and before in LETTERED:
        return 1, Phrase(word, word)
    if ordinal := ORDINAL.fullmatch(word):
        return 1, Phrase(word, ordinal[1] if before in RANKED else f"lần thứ {ordinal[1]}")
    length, meaning, keeps_place = (1, "", False) if word == "it" else _longest(words[:LONGEST_PHRASE], acting)
    name = _name_length(words) if length <= 1 and before else 0
    if name and meaning and TITLE.fullmatch(meaning):
        return name, Phrase(" ".join(words[:name]), " ".join([meaning, *words[1:name]]))
    if length and not name:
        participle = word.endswith(("ed", "ing", "en")) and before in BEFORE_NOUN and words[length:]
        return length, Phrase(" ".join(words[:length]), meaning or None, keeps_place and not participle)
    begins = name and not _longest(words[1:2])[0]  # "To Lam"
    if (word.casefold() in ENGLISH_WORDS and not begins) or not word[0].isalnum():
        return 1, Phrase(word, None)
    said = " ".join(words[: max(1, name)])
    return max(1, name), Phrase(said, said)


@lru_cache(maxsize=8192)
def meaning_of(phrase: str) -> str | None:
    """Returns what an English phrase of the glossaries means, or None."""
    words = WORD.findall(phrase.replace("-", " "))
    meaning, _ = (_known(words) if 0 < len(words) <= LONGEST_PHRASE else None) or ("", False)
    return meaning if meaning and REST not in meaning else None


def _longest(words: Sequence[str], acting: bool = False) -> tuple[int, str, bool]:
    """Returns the longest phrase known that the words begin with: how many words, the meaning, whether a verb."""
    for length in range(len(words), 0, -1):
        if known := _known(words[:length], acting):
            return length, *known
    return 0, "", False


def _known(words: Sequence[str], acting: bool = False) -> tuple[str, bool] | None:
    """Returns what a phrase means and whether it is a verb; None where the glossaries do not have it.

    What may be a noun or a verb is a verb where one is awaited (``acting``), and with the ending of the past.
    """
    first, *rest = [word.casefold() for word in words]
    *head, last = [first, *rest]
    forms = [" ".join([*head, form]) for form in _forms(last)]
    if rest and first not in _glossaries()[0]:
        forms += [" ".join([form, *rest]) for form in _forms(first)]  # "signed up", "hands in"
    noun, verb = (next((table[form] for form in forms if form in table), None) for table in _glossaries())
    thing = noun is not None and forms[0] in _glossaries()[0]
    inflected = last.endswith(("ed", "ing"))
    if verb is not None and (noun is None or (acting and not (thing and inflected)) or (inflected and not thing)):
        return verb, True
    return (noun, False) if noun is not None else None


def _forms(word: str) -> Iterator[str]:
    """Yields the word as it stands, and without the endings of plural and tense."""
    yield word
    for ending, stems in (("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), *PAST_AND_PRESENT):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + end for end in stems)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


def _name_length(words: Sequence[str]) -> int:
    """How many of the words from the first on are one name: two or more with a capital letter, not all known."""
    capital = [word[0].isupper() for word in words]
    length = capital.index(False) if False in capital else len(capital)
    at = 0
    while at < length and (known := _longest(words[at : min(length, at + LONGEST_PHRASE)])[0]):
        at += known
    return length if length > 1 and at < length else 0


def read_table(path: Path) -> list[tuple[str, str]]:
    """Returns a table of lines ``phrase<TAB>meaning``; comments, and lines written without a tab, are none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    parted = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [(phrase.strip(), meaning.strip()) for phrase, tab, meaning in parted if tab and phrase.strip()]


@cache
def _glossaries() -> tuple[dict[str, str], dict[str, str]]:
    """The meanings of things and of what describes them, and those of verbs and other words that keep their place."""
    things, verbs = (dict(read_table(path)) for path in (GLOSSARY, KEEPING_PLACE))
    return things, verbs
