"""Questions and passages to train the reader on, as the product would show them to it.

Knows the data's format, the product's chunks and its search; knows nothing of the reader's network.
"""

import hashlib
import json
import math
import random
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.train.altered import altered
from bench.train.typed import as_typed
from bench.train.written import read_written
from index import Corpus as Documents
from index import SearchIndex, build_index, encoder_maker
from index.chunks import chunk_document
from index.layout import parse_document
from index.vietnamese import fold, normalise, terms

HARD_NEGATIVES = 8  # of each question, the best from other documents
HELD_OUT = 10  # one passage in so many is kept to measure with
SPARING = 5  # epochs from one coming of a question to the next, of files to be used sparingly
# How often a question that is answered comes with: a passage that is not, a second one, its own without the sentence
# that answers, and a question like it that its passage does not answer.
NEGATIVE, SECOND, WITHOUT, ALTERED = 0.85, 0.4, 0.25, 0.6
HEADED = 0.35  # how often a passage is shown with its title, as the product shows the heading that it stands under
ACCOMPANIED = 0.15  # how often with another passage beside it


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
    """A document of a data set: title and text (title, blank line, context), whether it is held out, and its file."""

    title: str
    text: str
    held_out: bool
    file: str


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
    file: str


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Reads SQuAD-format or written files; each context becomes a document, under its title where it has one."""
    sources: list[Source] = []
    passages: list[Passage] = []
    questions: list[Question] = []
    for path in paths:
        for article in articles(path):
            for paragraph in article["paragraphs"]:
                _add(path.name, article.get("title", ""), paragraph, sources, passages, questions)
    return Corpus(tuple(sources), tuple(passages), tuple(questions))


def articles(path: Path) -> list[dict[str, Any]]:
    """Returns what a SQuAD-format (``.json``) or written (``.txt``) file holds, as SQuAD's ``data``."""
    if path.suffix == ".txt":
        return read_written(path)
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["data"]
    return found


def _add(
    file: str,
    title: str,
    paragraph: dict[str, Any],
    sources: list[Source],
    passages: list[Passage],
    questions: list[Question],
) -> None:
    number = len(sources)
    context = normalise(paragraph["context"])
    # A title of Wikipedia's or of a file's making is no line of the text.
    head = f"{normalise(title)}\n\n" if len(title.split()) >= 3 else ""
    source = Source(title, head + context, in_tenth(context), file)
    sources.append(source)
    document = parse_document(_name(number), source.text)
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


def groups(corpus: Corpus, held_out: bool, folder: Path) -> list[Group]:
    """Returns a group for each question of the held-out tenth, or of the rest; negatives come from that part alone.

    ``folder`` keeps the index that finds the hard ones.
    """
    by_document: dict[int, list[Passage]] = {}
    by_place: dict[tuple[str, int], Passage] = {}
    for passage in corpus.passages:
        if corpus.sources[passage.document].held_out == held_out:
            by_document.setdefault(passage.document, []).append(passage)
            by_place[_name(passage.document), passage.start] = passage
    asked = [question for question in corpus.questions if corpus.sources[question.document].held_out == held_out]
    index = _index(corpus, sorted(by_document), folder / f"{'held-out' if held_out else 'learnt'}-{len(by_place)}")

    def made(question: Question) -> Group | None:
        hits = index.search(question.text, limit=3 * HARD_NEGATIVES)
        best = [by_place[hit.document.name, hit.chunk.span.start] for hit in hits]
        return _group(question, corpus, by_document.get(question.document, []), best)

    with ThreadPoolExecutor() as pool:
        found = [group for group in pool.map(made, asked) if group]
    index.close()
    return found


def _name(document: int) -> str:
    return f"{document}.txt"


def _index(corpus: Corpus, numbers: Sequence[int], folder: Path) -> SearchIndex:
    """Returns the product's own index of these documents, built unless ``folder`` has it."""
    if not (folder / "manifest.json").exists():
        documents = tuple(parse_document(_name(number), corpus.sources[number].text) for number in numbers)
        build_index(Documents(documents, ()), folder, encoder_maker("bundled"))
    return SearchIndex.load(folder)


def _group(question: Question, corpus: Corpus, own: Sequence[Passage], best: Sequence[Passage]) -> Group | None:
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
        others = [passage for passage in best if passage.document != question.document]
        hard = [passage for passage in others if answer not in fold(passage.text)][:HARD_NEGATIVES]
        return Group(question, gold, units, tuple(near), tuple(hard), source.title, source.file)
    return Group(question, None, (), tuple(near), (), source.title, source.file) if near else None


def spared(corpus: Corpus, epochs: float, sparing: frozenset[str]) -> Corpus:
    """Returns the corpus without those questions of the ``sparing`` files that come in none of the epochs."""

    def comes(question: Question) -> bool:
        often = corpus.sources[question.document].file not in sparing
        return often or any(comes_in(question, epoch) for epoch in range(math.ceil(epochs)))

    return replace(corpus, questions=tuple(filter(comes, corpus.questions)))


def comes_in(question: Question, epoch: int) -> bool:
    """Returns whether a question of a sparing file comes in an epoch: by its own name, whatever its company."""
    return (zlib.crc32(question.id.encode()) + epoch) % SPARING == 0


def epoch_of(
    all_groups: Sequence[Group], seed: int, epoch: int, sparing: frozenset[str] = frozenset()
) -> list[list[Example]]:
    """Returns one epoch: for each question the examples to learn together, the one that answers first.

    The same seed and epoch give the same examples; every epoch draws other negatives and other ways of typing. Of the
    files named in ``sparing`` each question comes in every fifth epoch.
    """
    epoch_groups = []
    for group in all_groups:
        if group.file in sparing and not comes_in(group.question, epoch):
            continue
        generator = random.Random(f"{seed} {epoch} {group.question.id}")
        question = as_typed(group.question.text, generator)
        if group.gold:
            examples = [_in_company(replace(group.gold, question=question), group, generator)]
            examples += _negatives(question, group, generator)
        else:
            examples = [_negative(question, _most_alike(group, generator), group, generator)]
        epoch_groups.append(examples)
    return epoch_groups


def _negatives(question: str, group: Group, generator: random.Random) -> list[Example]:
    """Draws what does not answer beside what does."""
    drawn = []
    others = [*group.near, *group.hard]
    generator.shuffle(others)
    # One of the first that search finds, and any.
    chosen = [*(generator.sample(group.hard[:3], 1) if group.hard else []), *others][:2]
    for passage, share in zip(chosen, (NEGATIVE, SECOND), strict=False):
        if generator.random() < share:
            drawn.append(_negative(question, passage, group, generator))
    if group.gold is None or group.gold.answer is None or not group.units:
        return drawn
    own = group.gold.passage
    answer = own[slice(*group.gold.answer)]
    if generator.random() < WITHOUT:
        rest = _without(own, group.units, answer)
        if rest:
            drawn.append(Example(question, rest, None))
    if generator.random() < ALTERED:
        sentences = [own[start:end] for start, end in group.units]
        elsewhere = [other.text for other in group.hard[:3]]
        changed = altered(group.question.text, sentences, answer, elsewhere, generator)
        if changed:
            drawn.append(Example(as_typed(changed, generator), own, None))
    return drawn


def _without(passage: str, units: Sequence[tuple[int, int]], answer: str) -> str | None:
    """Returns the passage without the sentences that hold the answer; None where fewer than two would be left."""
    holding = [(start, end) for start, end in units if fold(answer) in fold(passage[start:end])]
    if not holding or len(units) - len(holding) < 2:
        return None
    for start, end in reversed(holding):
        passage = f"{passage[:start].rstrip(' ')} {passage[end:].lstrip(' ')}"
    return passage.strip() if fold(answer) not in fold(passage) else None


def _most_alike(group: Group, generator: random.Random) -> Passage:
    wanted = set(terms(group.question.text))
    if generator.random() < 0.25:
        return generator.choice(group.near)
    return max(group.near, key=lambda passage: len(wanted & set(terms(passage.text))))


def _negative(question: str, passage: Passage, group: Group, generator: random.Random) -> Example:
    text = passage.text
    if generator.random() < HEADED:
        text = f"{group.title}\n{text}"
    return Example(question, text, None)


def _in_company(example: Example, group: Group, generator: random.Random) -> Example:
    """Returns the example with, now and then, the title before the passage, or another passage before or after it."""
    if example.answer is None:
        return example
    left, right = example.answer
    chance = generator.random()
    if chance < HEADED:
        head = f"{group.title}\n"
        return Example(example.question, head + example.passage, (left + len(head), right + len(head)))
    others = [*group.near, *group.hard[:3]]
    if chance < HEADED + ACCOMPANIED and others:
        other = generator.choice(others).text
        if len(other.split()) + len(example.passage.split()) > 210:
            return example
        if generator.random() < 0.5:
            return Example(example.question, f"{example.passage}\n{other}", example.answer)
        shift = len(other) + 1
        return Example(example.question, f"{other}\n{example.passage}", (left + shift, right + shift))
    return example
