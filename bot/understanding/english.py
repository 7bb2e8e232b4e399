"""A question in English becomes the words that Vietnamese documents would use.

Knows two glossaries and the order of words; knows nothing of queries. It is no translation: nobody is shown it as one,
but search and the reader, which know Vietnamese, find by it what is asked.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase

from bot.understanding.english_dates import WRITTEN, with_dates_written
from bot.understanding.english_order import (
    ACTING,
    ARTICLES,
    BEING,
    INVERTING,
    PASSIVE,
    PAUSE,
    PRONOUNS,
    RELATIVE,
    REST,
    Phrase,
    in_order,
)
from index.vietnamese import ENGLISH_WORDS, is_syllable

GLOSSARY = Path(__file__).parent.parent / "data" / "english.tsv"
KEEPING_PLACE = Path(__file__).parent.parent / "data" / "english_verbs.tsv"
SENSES = Path(__file__).parent.parent / "data" / "english_senses.tsv"
WORD = re.compile(r"[^\W_]+(?:[.,/]\d+)*%?")
HYPHEN = re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])")
ORDINAL = re.compile(r"(?i)(\d+)(?:st|nd|rd|th)")
# "…, right?", "…, isn't it?"
CONFIRM = re.compile(r"(?i)(?<=[\w}])[\s,]+(?:(?:is (?:that|it) )?(?:right|correct|true)|is not it)[\s?.!]*$")
CONTRACTED = re.compile(r"(?i)\b(what|who|where|when|how|it|that|there)'s\b")
POSSESSIVE = re.compile(r"(?<=s)'(?=\s)|'s\b")
IN_LIST = re.compile(  # "and the third?"
    r"(?i)(?<!or )\bthe (first|second|third|fourth|fifth|sixth|seventh|last)(?: (?:one|item|point))?(?=\W*$)"
)
PERCENT = re.compile(r"(?<!\d)\s*%")
QUOTE_MARK = re.compile(r"[\"“”]|(?<!\w)'|'(?!\w)")
EITHER = re.compile(  # "which grew faster, the first or the second index"
    r"(?i)^which(?: one)? ((?:is|was|are|were|has|had|have|\w+ed|grew|rose|fell|got|came|did) [^,:?]+)[,:] "
    r"([^,:?]+ or [^,:?]+)"
)
NEGATED = re.compile(r"(?i)\b(?:(can)(?:not|'t)|(\w+)n't)\b")
DATED = re.compile(  # "the {tháng 7 năm 2023} conference"
    rf"((?:{WRITTEN.pattern}\s*)+)\s((?:\w+\s+)?(?:conference|meeting|session|summit|review|ranking|target|plan|budget|report|article|story|event|speech|notice|announcement|theme|score|index|figure|result|law)s?)\b"
)
THERE = re.compile(r"(?i)^(?:(?:and|so|but) )?(?:(?:is|are|was|were) there|will there be) (?:(?:any|an?) )?(?!still)")
ONE_OF_THEM = re.compile(
    r"(?i)^(?:is|are|was|were) (.+?) (?:one of|among|part of|included (?:in|among)) (?:them|these|those)\b"
)
ARTICLE = re.compile(r"(?i)\barticle (\d+)")  # of a law; others are written by journalists
AGAINST_YEAR = re.compile(r"(?i)\b(?:against|over|versus)\s+(?=\{năm)")
# "was To Lam at the conference"
ATTENDED = re.compile(
    r"(?i)^(?:was|were|is) ((?-i:[A-Z]\w+(?: [A-Z]\w+)*)) (?:present )?(?:at|in) "
    r"((?:\S+ ){1,4}?(?:conference|meeting|session|summit)\b)"
)
IT_IS = re.compile(r"(?i)^(?:is|was) it ([a-z]+)(?=\W*$)")  # "Was it online?"
IS_ONE = re.compile(
    r"(?i)^(?:is|was) ((?-i:[A-Z]\w+(?: [A-Z]\w+)*)) (?:the|an?) ([^?]+)"
)  # "Is To Lam the Minister …?"
IN_THESE = re.compile(r"(?i),? (?:in|according to|per) (?:these|the|your) (?:documents?|files|texts|sources?)(?=\W*$)")
LETTERED = frozenset(["level", "grade", "class", "group", "type", "category", "tier"])  # "level A"
# "an A grade", "got a B?"; an article of its own makes the letter no article
AS_GRADE = re.compile(
    rf"\b[Aa]n? ([A-F])(?: (?:{'|'.join(sorted(LETTERED))}|rating|score|mark))?(?= (?:in|for|from|than|and|or)\b|\W*$)"
)
LONGEST_PHRASE = 8  # words
SHORTEST_MENDED = 6  # letters; shorter words have too many others beside them
LEAST_KNOWN = 0.6  # share of its words that must be known for the Vietnamese to stand for the question
RANKED = frozenset(["ranked", "ranks", "rank", "stands", "place", "placed", "came"])
PARTICIPLE = re.compile(
    r"(?i)^(?:\w+ed|built|held|made|given|taken|written|spent|paid|sold|bought|put|set|cut|found|chosen|sent)\b"
)
ACTIVE = re.compile(
    r"được|có\b|xếp|đứng|tên|gọi|thuộc|chịu|phải|nằm|liên quan|so với|dựa|cam kết|làm việc|cần"
)  # never "được …"
BEFORE_NOUN = frozenset(["a", "an", "the", "of", "for", "in", "on", "with", "by", "from", "many", "all"])
SHORT_FORMS = {"dept": "department", "govt": "government", "govts": "governments", "gov": "government"}
SHORT_FORMS |= {"natl": "national", "intl": "international", "ppl": "people", "mtg": "meeting", "conf": "conference"}
SHORT_FORMS |= {"u": "you", "ur": "your", "r": "are", "info": "information", "avg": "average", "pct": "percent"}
BEFORE_GERUND = frozenset(["by", "for", "of", "in", "on", "without", "at", "from", "before", "after", "about"])
TITLE = re.compile(r"(?:phó |tổng |đại )*(?:bộ trưởng|thứ trưởng|thủ tướng|chủ tịch|bí thư|giám đốc|tướng|ông|bà)\b.*")
PAST_AND_PRESENT = (("ed", ("", "e")), ("ing", ("", "e")))
# "I'm an investor: …", "As a student, …": who asks is nothing asked; nor is "How many cloud... sorry, how many cores?"
TOLD_FIRST = re.compile(
    r"(?i)^(?:(?:hello|hi|good \w+)\b[,.! ]*)?"
    r"(?:(?:I|I'm|we|we're|my|our)\b[^?.!:]*[.!:]|(?:speaking )?as an? [^?.!:,]*,"
    r"|.*(?:\.{2}|[…,–-])\s*(?:(?:oh|no),? )*(?:sorry|I mean)[,.]?(?=\s(?:how|what|which|who|when|where|why)\b))"
    r"\s+(?=\S+ \S+ \S)"
)


def in_vietnamese(question: str) -> str | None:
    """Returns the question in Vietnamese words, or None where too few of its words are in the glossaries.

    English puts what describes before the thing, Vietnamese behind it: words that stand together change their order,
    verbs and numbers keep their place.
    """
    phrases = list(_phrases(_prepared(TOLD_FIRST.sub("", question))))
    meant = [phrase for phrase in phrases if phrase.meaning is not None]
    known = sum(phrase.meaning != phrase.said for phrase in meant)
    unknown = sum(
        len(phrase.said.split()) - (meaning_of(phrase.said) == phrase.said)  # "internet" is the Vietnamese word too
        for phrase in meant
        if phrase.meaning == phrase.said and phrase.said.islower()
    )
    return f"{in_order(phrases)}?" if known and known / (known + unknown) >= LEAST_KNOWN else None


def _prepared(question: str) -> str:
    """Returns the question without possessives and hyphens, its dates written as in Vietnamese."""
    question = CONTRACTED.sub(r"\1 is", NEGATED.sub(r"\1\2 not", re.sub("[’‘]", "'", question)))
    question = IN_LIST.sub(r"\1 item", PERCENT.sub(" percent", AS_GRADE.sub(r"grade \1", question)))
    question = QUOTE_MARK.sub("", HYPHEN.sub(" ", POSSESSIVE.sub("", question)))
    question = EITHER.sub(r"\2 \1", ATTENDED.sub(r"did \1 attend \2", question))
    question = ARTICLE.sub(r"{điều \1}", with_dates_written(THERE.sub("is there any ", question)))
    question = ONE_OF_THEM.sub(r"{trong đó có} \1 {không}", IN_THESE.sub("", question))
    question = IS_ONE.sub(r"{\1} {có phải} \2 {không}", IT_IS.sub(r"{có} \1 {không}", question))
    question = AGAINST_YEAR.sub("compared with ", question)
    return CONFIRM.sub(" {đúng không}", DATED.sub(r"\2 \1", question))


def _phrases(question: str) -> Iterator[Phrase]:
    """Yields the longest phrases that the glossaries know, each with its meaning.

    A word that they do not know means itself; one that only joins others, and a mark between words, mean None.
    """
    words = [_mended(word) for word in re.findall(rf"{WRITTEN.pattern}|{WORD.pattern}|[^\w\s]", question)]
    around = frozenset(form for word in words for form in _forms(word.casefold()))
    at, acting, passive, done = 0, False, False, PAUSE
    while at < len(words):
        before = words[at - 1].casefold() if at else ""
        passive = (passive or before in BEING) and before not in RELATIVE
        determined = words[at + 1 : at + 2] and words[at + 1].casefold() in ARTICLES
        goes_on = before == "and" and (done.acts or determined)  # "review and share", "and share its lessons"
        awaited = acting or goes_on or before in ("to", "who")
        gerund = _is_gerund(words[at:], before)
        length, phrase = _phrase(words[at:], before, gerund or (awaited and before not in BEFORE_NOUN | INVERTING))
        if awaited and phrase.acts and at + length < len(words):
            phrase = _noun_before_verb(words[at:], before, phrase)
        *ahead, last = [word.casefold() for word in words[at : at + length]]
        asks = last in ACTING or (last in PRONOUNS and not ACTING.isdisjoint(ahead))  # "did", "do you"
        acting = asks or (acting and not phrase.keeps_place)
        done = phrase if phrase.meaning is not None else done
        phrase = phrase._replace(meaning=_sense(phrase, around) or phrase.meaning)
        meaning = phrase.meaning or ""
        if passive and phrase.keeps_place and PARTICIPLE.search(phrase.said) and not ACTIVE.match(meaning):
            phrase, passive = phrase._replace(meaning=PASSIVE + meaning), False
        yield phrase
        at += length


def _is_gerund(words: Sequence[str], before: str) -> bool:
    """Whether the words begin with a verb that a preposition made a noun: "for raising Hue's rank", "on building"."""
    behind = words[1] if len(words) > 1 else "?"
    done_to = behind == "?" or behind.casefold() in ARTICLES or behind[0].isupper()
    return words[0].endswith("ing") and before in BEFORE_GERUND and done_to


def _noun_before_verb(words: Sequence[str], before: str, verb: Phrase) -> Phrase:
    """Returns what may be a noun or a verb as a noun where a verb follows it: "should the work focus on"."""
    length, noun = _phrase(words, before, acting=False)
    return noun if noun.names and _phrase(words[length:], words[length - 1].casefold(), acting=True)[1].acts else verb


def _sense(phrase: Phrase, around: frozenset[str]) -> str | None:
    """Returns what the phrase means beside the words around it; None where its neighbours tell nothing."""
    to = "to " if phrase.keeps_place else ""
    senses = (sense for form in _forms(phrase.word) for sense in _senses().get(to + form, ()))
    return next((meaning for neighbours, meaning in senses if not neighbours.isdisjoint(around)), None)


def _mended(word: str) -> str:
    """Returns a short form in full, and a longer word that no glossary knows with a slip mended: "comittee"."""
    said = word.casefold()
    if said in SHORT_FORMS:
        return SHORT_FORMS[said]
    if len(said) < SHORTEST_MENDED or not said.isalpha() or is_syllable(said):
        return word
    if not _vocabulary().isdisjoint(_forms(said)):
        return word
    near = {way for way in _one_slip_away(said) if way[0] == said[0] and not _vocabulary().isdisjoint(_forms(way))}
    return near.pop() if len(near) == 1 else word


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


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
        participle = word.endswith(("ed", "ing", "en")) and before in BEFORE_NOUN and len(words) > length
        participle = participle and not _is_gerund(words, before)
        return length, Phrase(" ".join(words[:length]), meaning or None, keeps_place and not participle)
    begins = name and not _longest(words[1:2])[0]  # "To Lam"
    if (word.casefold() in ENGLISH_WORDS and not begins) or not word[0].isalnum():
        return 1, Phrase(word, None)
    length = max(1, name)
    while not name and length < len(words) and _is_unknown(words[length]):
        length += 1  # "kon tum"
    said = " ".join(words[:length])
    return length, Phrase(said, said)


def _is_unknown(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in ENGLISH_WORDS and _longest([word])[0] == 0


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
    if verb is not None and (
        noun is None or (acting and not (thing and last.endswith("ed"))) or (inflected and not thing)
    ):
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
    """How many of the words from the first on are one name: two or more with a capital letter, not all known.

    A phrase of several words ends a name: "Kon Tum People's Committee".
    """
    capital = [word[0].isupper() for word in words]
    length = capital.index(False) if False in capital else len(capital)
    length = next((at for at in range(1, length) if _longest(words[at:length])[0] > 1), length)
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
def _senses() -> dict[str, list[tuple[frozenset[str], str]]]:
    """The phrases that mean something else beside certain words: those words, and what they mean there."""
    senses: dict[str, list[tuple[frozenset[str], str]]] = {}
    for phrase, told in read_table(SENSES):
        neighbours, _, meaning = told.partition("\t")
        senses.setdefault(phrase, []).append((frozenset(neighbours.split()), meaning.strip()))
    return senses


@cache
def _vocabulary() -> frozenset[str]:
    """All words of the glossaries and those that only join others."""
    return ENGLISH_WORDS.union(word for table in _glossaries() for phrase in table for word in phrase.split())


@cache
def _glossaries() -> tuple[dict[str, str], dict[str, str]]:
    """The meanings of things and of what describes them, and those of verbs and other words that keep their place."""
    things, verbs = (dict(read_table(path)) for path in (GLOSSARY, KEEPING_PLACE))
    return things, verbs
