"""Questions and passages to train the reader on, as the product would show them to it.

Knows the data's format, the product's chunks and how people type; knows nothing of models.
"""

import hashlib
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from index.chunks import chunk_document
from index.layout import parse_document
from index.terms import TermIndex
from index.vietnamese import fold, normalise, terms

HARD_NEGATIVES = 8  # of each question, the best by BM25 from other documents
HELD_OUT = 10  # one passage in so many is kept to measure with


@dataclass(frozen=True)
class Passage:
    """A chunk as the product cuts it: its text, its units' places in it, and where it stands.

    ``document`` numbers the source passages; ``start`` is where ``text`` begins in that document's text.
    """

    document: int
    start: int
    text: str
    units: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Question:
    """A question of a data set; ``answers`` are (start, end) in the document's text, none where it does not answer."""

    id: str
    text: str
    document: int
    answers: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Source:
    """A document of a data set: title and text (title, blank line, context), and whether it is held out."""

    title: str
    text: str
    held_out: bool


@dataclass(frozen=True)
class Corpus:
    """All that files hold, passages in the order of documents."""

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]

    def passages_of(self, document: int) -> list[Passage]:
        """Returns the passages of one document, in order."""
        return [passage for passage in self.passages if passage.document == document]


@dataclass(frozen=True)
class Example:
    """A question with a passage, and where in it the answer stands; None where the passage does not answer."""

    question: str
    passage: str
    answer: tuple[int, int] | None


@dataclass(frozen=True)
class Group:
    """A question with the passages it may be shown with.

    ``gold`` holds the answer (None: no passage does) and ``units`` are that passage's; ``near`` are its neighbours and
    ``hard`` what search finds first, without the answer's words.
    """

    question: Question
    gold: Example | None
    units: tuple[tuple[int, int], ...]
    near: tuple[Passage, ...]
    hard: tuple[Passage, ...]
    title: str


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Reads SQuAD-format files; every context becomes a document of its own, under its title where it has one."""
    sources: list[Source] = []
    passages: list[Passage] = []
    questions: list[Question] = []
    for path in paths:
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                _add(article.get("title", ""), paragraph, sources, passages, questions)
    return Corpus(tuple(sources), tuple(passages), tuple(questions))


def _add(
    title: str, paragraph: dict[str, Any], sources: list[Source], passages: list[Passage], questions: list[Question]
) -> None:
    number = len(sources)
    context = normalise(paragraph["context"])
    # A title of Wikipedia's or of a file's making is no line of the text.
    head = f"{normalise(title)}\n\n" if len(title.split()) >= 3 else ""
    source = Source(title, head + context, in_tenth(context))
    sources.append(source)
    document = parse_document(f"{number}.txt", source.text)
    for chunk in chunk_document(document):
        start = chunk.span.start
        units = tuple((unit.span.start - start, unit.span.end - start) for unit in chunk.units)
        passages.append(Passage(number, start, chunk.span.of(source.text), units))
    for item in paragraph["qas"]:
        answers = [] if item.get("is_impossible") else item["answers"]
        places = []
        for answer in answers:
            at, text = answer["answer_start"], normalise(answer["text"])
            if context[at : at + len(text)] != text:
                at = context.find(text)
            if at >= 0:
                places.append((len(head) + at, len(head) + at + len(text)))
        if places or item.get("is_impossible"):
            spans = tuple(dict.fromkeys(places))
            questions.append(Question(str(item["id"]), normalise(item["question"]).strip(), number, spans))


def in_tenth(context: str) -> bool:
    """Returns whether a passage is held out: by its own text, so that a file's order does not matter."""
    return int(hashlib.sha256(context.encode()).hexdigest()[:8], 16) % HELD_OUT == 0


def answer_in(passage: Passage, answers: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Returns where in the passage the first answer stands that is at least half in it, or None."""
    for start, end in answers:
        left = max(start - passage.start, 0)
        right = min(end - passage.start, len(passage.text))
        if (right - left) * 2 > end - start:
            return left, right
    return None


def groups(corpus: Corpus, held_out: bool) -> list[Group]:
    """Returns a group for each question of the held-out tenth, or of the rest; negatives come from that part alone."""
    mine = [passage for passage in corpus.passages if corpus.sources[passage.document].held_out == held_out]
    index = TermIndex.build([terms(f"{corpus.sources[passage.document].title}\n{passage.text}") for passage in mine])
    folded = [fold(passage.text) for passage in mine]
    by_document: dict[int, list[Passage]] = {}
    for passage in mine:
        by_document.setdefault(passage.document, []).append(passage)
    found = []
    for question in corpus.questions:
        if corpus.sources[question.document].held_out != held_out:
            continue
        scores = index.scores(terms(question.text))
        best = [int(position) for position in np.argsort(-scores, kind="stable")[: 4 * HARD_NEGATIVES]]
        group = _group(
            question, corpus, by_document.get(question.document, []), [(mine[at], folded[at]) for at in best]
        )
        if group:
            found.append(group)
    return found


def _group(
    question: Question, corpus: Corpus, own: Sequence[Passage], best: Sequence[tuple[Passage, str]]
) -> Group | None:
    source = corpus.sources[question.document]
    gold = None
    units: tuple[tuple[int, int], ...] = ()
    near = list(own)
    if question.answers:
        placed = [(passage, answer_in(passage, question.answers)) for passage in own]
        holding = [(passage, place) for passage, place in placed if place]
        if holding:
            gold = Example(question.text, holding[0][0].text, holding[0][1])
            units = holding[0][0].units
        else:  # the answer stands in a heading or a table's head: show the document as it is
            start, end = question.answers[0]
            gold = Example(question.text, source.text, (start, end))
        answer = fold(gold.passage[slice(*gold.answer)]) if gold.answer else ""
        near = [passage for passage, place in placed if not place and answer not in fold(passage.text)]
        hard = [p for p, text in best if p.document != question.document and answer not in text][:HARD_NEGATIVES]
        return Group(question, gold, units, tuple(near), tuple(hard), source.title)
    return Group(question, None, (), tuple(near), (), source.title) if near else None


def epoch_of(all_groups: Sequence[Group], seed: int, epoch: int) -> list[list[Example]]:
    """Returns one epoch: for each question the examples to learn together, the one that answers first.

    The same seed and epoch give the same examples; every epoch draws other negatives and other ways of typing.
    """
    epoch_groups = []
    for group in all_groups:
        generator = random.Random(f"{seed} {epoch} {group.question.id}")
        question = as_typed(group.question.text, generator)
        examples = []
        if group.gold:
            examples.append(_in_company(replace(group.gold, question=question), group, generator))
            negatives = [*group.near, *group.hard]
            if negatives and generator.random() < 0.7:
                examples.append(_negative(question, generator.choice(negatives), group, generator))
        else:
            examples.append(_negative(question, _most_alike(group, generator), group, generator))
        epoch_groups.append(examples)
    return epoch_groups


def _most_alike(group: Group, generator: random.Random) -> Passage:
    wanted = set(terms(group.question.text))
    if generator.random() < 0.25:
        return generator.choice(group.near)
    return max(group.near, key=lambda passage: len(wanted & set(terms(passage.text))))


def _negative(question: str, passage: Passage, group: Group, generator: random.Random) -> Example:
    text = passage.text
    if generator.random() < 0.1:
        text = f"{group.title}\n{text}"
    return Example(question, text, None)


def _in_company(example: Example, group: Group, generator: random.Random) -> Example:
    """Returns the example with, now and then, the title before the passage, or another passage before or after it."""
    if example.answer is None:
        return example
    left, right = example.answer
    chance = generator.random()
    if chance < 0.15:
        head = f"{group.title}\n"
        return Example(example.question, head + example.passage, (left + len(head), right + len(head)))
    others = [*group.near, *group.hard[:3]]
    if chance < 0.3 and others:
        other = generator.choice(others).text
        if len(other.split()) + len(example.passage.split()) > 210:
            return example
        if generator.random() < 0.5:
            return Example(example.question, f"{example.passage}\n{other}", example.answer)
        shift = len(other) + 1
        return Example(example.question, f"{other}\n{example.passage}", (left + shift, right + shift))
    return example


# As people write in chats and officials in drafts.
ABBREVIATIONS = {
    "không": ["ko", "k", "hông"],
    "được": ["đc", "dc"],
    "bao nhiêu": ["bn", "bnhiu", "nhiêu"],
    "hồ sơ": ["hs", "hsơ"],
    "dịch vụ công": ["dvc", "DVC"],
    "trực tuyến": ["online", "tt"],
    "thủ tục hành chính": ["TTHC", "tthc"],
    "chuyển đổi số": ["CĐS", "cđs", "cds"],
    "ủy ban nhân dân": ["UBND", "ubnd"],
    "căn cước công dân": ["CCCD", "cccd"],
    "giấy chứng nhận": ["GCN"],
    "giấy phép": ["GP", "gphep"],
    "công nghệ thông tin": ["CNTT", "cntt"],
    "người": ["ng", "ngừi"],
    "những": ["nh", "~"],
    "gì": ["j"],
    "như thế nào": ["ntn", "sao"],
    "thế nào": ["tnao", "sao"],
    "trách nhiệm hữu hạn": ["TNHH", "tnhh"],
    "doanh nghiệp": ["DN", "dn"],
    "cơ quan": ["CQ", "cq"],
    "học sinh": ["hs"],
    "sinh viên": ["sv"],
    "quyết định": ["QĐ", "qd"],
    "năm": ["nam", "n."],
    "triệu": ["tr"],
    "với": ["vs"],
    "tỷ lệ": ["tlệ", "tỉ lệ"],
    "phải": ["fải"],
    "nghị định": ["NĐ", "nđ"],
}
ABBREVIABLE = re.compile(r"(?i)\b(?:" + "|".join(sorted(ABBREVIATIONS, key=len, reverse=True)) + r")\b")


def as_typed(question: str, generator: random.Random) -> str:
    """Returns the question as somebody else might type it; more often than not as it stands."""
    if generator.random() < 0.08:
        question = ABBREVIABLE.sub(lambda match: generator.choice(ABBREVIATIONS[match.group().casefold()]), question)
    chance = generator.random()
    if chance < 0.12:
        question = without_marks(question)
    elif chance < 0.18:
        question = " ".join(without_marks(word) if generator.random() < 0.5 else word for word in question.split())
    if generator.random() < 0.2:
        question = question.lower()
    if generator.random() < 0.3:
        question = question.rstrip("?. ")
    return question


def without_marks(text: str) -> str:
    """Returns the text without diacritics, its capitals kept: "Tỷ lệ" gives "Ty le"."""
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in text)
