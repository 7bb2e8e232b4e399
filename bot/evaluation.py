"""Gold questions are asked and the answers judged: per kind, with every miss named.

Knows an Assistant and what gold looks like; prints nothing.
"""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bot.assistant import Assistant
from bot.composing.answer import Answer
from bot.conversation import Conversation


class GoldError(Exception):
    """A line of a gold file that is none; the message says which and what a line looks like."""


@dataclass(frozen=True)
class Expected:
    """A quote that the answer must show: a fragment of it, its document's name or the beginning of that."""

    document: str
    quote: str
    marked: str | None = None


@dataclass(frozen=True)
class GoldQuestion:
    """A question, the turns before it, and what a right answer is.

    ``expected`` are the quotes that answer it: one of them has to be shown, or each (``every``). ``abstains`` asks for
    silence, ``clarifies`` for a question back.
    """

    kind: str
    question: str
    before: tuple[str, ...]
    expected: tuple[Expected, ...]
    every: bool
    abstains: bool
    clarifies: bool
    reason: str | None


@dataclass(frozen=True)
class Judgement:
    """How a gold question was answered: right at all, right first, right words marked, right passage among the hits."""

    gold: GoldQuestion
    answer: Answer
    right: bool
    first: bool
    marked: bool
    retrieved: bool
    milliseconds: float


def read_gold(path: Path) -> list[GoldQuestion]:
    """Returns the gold questions of a file of JSON lines.

    Raises:
        GoldError: the file cannot be read, or a line is no gold question.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: không đọc được ({error})") from None
    gold = [_gold(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not gold:
        raise GoldError(f"{path}: không có câu hỏi mẫu nào; cần mỗi dòng một đối tượng JSON")
    return gold


def _gold(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        row: dict[str, Any] = json.loads(line)
        first = (
            [{"document": row["document"], "quote": row["quote"], "marked": row.get("marked")}]
            if "quote" in row
            else []
        )
        rows = [*first, *row.get("quotes", []), *([] if row.get("all") else row.get("also", []))]
        expected = tuple(
            Expected(each.get("document") or row["document"], each["quote"], each.get("marked"))
            for each in (each if isinstance(each, dict) else {"quote": each} for each in rows)
        )
        silent = bool(row.get("abstain")) or bool(row.get("clarify"))
        if not silent and not expected:
            raise KeyError("quote")
        return GoldQuestion(
            row.get("kind", "plain"), row["question"], tuple(row.get("before", [])), expected, bool(row.get("all")),
            bool(row.get("abstain")), bool(row.get("clarify")), row.get("reason"),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise GoldError(
            f"{path}, dòng {number}: không phải câu hỏi mẫu ({error!r}); cần question, document và quote"
        ) from None


def judge_all(assistant: Assistant, gold: Iterable[GoldQuestion]) -> Iterator[Judgement]:
    """Asks each gold question, after its earlier turns, and yields how it was answered."""
    for question in gold:
        conversation = Conversation()
        for turn in question.before:
            assistant.ask(turn, conversation)
        start = time.perf_counter()
        answer = assistant.ask(question.question, conversation)
        milliseconds = (time.perf_counter() - start) * 1000
        hits = assistant.index.search(answer.query.text, limit=5)
        retrieved = any(_within(each, hit.document.name, hit.text) for each in question.expected for hit in hits)
        yield Judgement(question, answer, *_judged(question, answer), retrieved, milliseconds)


def _judged(gold: GoldQuestion, answer: Answer) -> tuple[bool, bool, bool]:
    """Returns whether the answer is right, its first quote is, and the right words are marked."""
    if gold.clarifies:
        return answer.clarification is not None, answer.clarification is not None, True
    if gold.abstains:
        return answer.abstention is not None, answer.abstention is not None, True
    shown = [[_within(each, cite.document, cite.quote) for cite in answer.citations] for each in gold.expected]
    right = all(any(row) for row in shown) if gold.every else any(any(row) for row in shown)
    first = right if gold.every else any(row[:1] == [True] for row in shown)
    return right, first, right and _marks(gold, answer)


def _within(expected: Expected, document: str, quote: str) -> bool:
    return document.startswith(expected.document) and "".join(expected.quote.split()) in "".join(quote.split())


def _marks(gold: GoldQuestion, answer: Answer) -> bool:
    wanted = [each.marked for each in gold.expected if each.marked]
    marked = " ".join(mark.of(cite.quote) for cite in answer.citations for mark in cite.marked)
    return not wanted or (all if gold.every else any)(each in marked or (marked and marked in each) for each in wanted)


def report(judgements: Iterable[Judgement]) -> str:
    """Returns a table by kind, the two error rates of silence, the latency, and every miss."""
    judged = list(judgements)
    kinds: dict[str, list[Judgement]] = {}
    for each in judged:
        kinds.setdefault(each.gold.kind, []).append(each)
    lines = [f"{'loại':22} {'số câu':>6} {'đúng':>6} {'đầu':>6} {'đánh dấu':>8} {'tìm thấy':>8}"]
    lines += [_row(kind, of_kind) for kind, of_kind in kinds.items()]
    asked = [each for each in judged if not each.gold.abstains and not each.gold.clarifies]
    silent = [each for each in judged if each.gold.abstains]
    lines += [_row("có trả lời", asked), _row("phải im lặng", silent), ""]
    lines.append(f"im lặng khi không nên: {_share(each.answer.abstention is not None for each in asked)}")
    lines.append(f"im lặng khi nên: {_share(each.right for each in silent)}")
    lines.append(f"thời gian một câu (trung vị): {median(each.milliseconds for each in judged):.1f} ms")
    lines += ["", *(_miss(each) for each in judged if not each.right or not each.first)]
    return "\n".join(lines)


def _row(name: str, judged: list[Judgement]) -> str:
    shares = [
        _share(each.right for each in judged),
        _share(each.first for each in judged),
        _share(each.marked for each in judged),
    ]
    found = _share(each.retrieved for each in judged)
    return f"{name:22} {len(judged):6} {shares[0]:>6} {shares[1]:>6} {shares[2]:>8} {found:>8}"


def _share(values: Iterable[bool]) -> str:
    listed = list(values)
    return f"{sum(listed) / len(listed):.1%}" if listed else "–"


def _miss(judgement: Judgement) -> str:
    gold, answer = judgement.gold, judgement.answer
    said = (
        f"im lặng: {answer.abstention.reason}"
        if answer.abstention
        else " | ".join(c.quote[:90] for c in answer.citations)
    )
    before = "".join(f"{turn} → " for turn in gold.before)
    expected = (
        "im lặng"
        if gold.abstains
        else "hỏi lại"
        if gold.clarifies
        else " + ".join(each.quote[:60] for each in gold.expected)
    )
    what = "sai" if not judgement.right else "không đứng đầu"
    asked = f"[{gold.kind}] {what}: {before}{gold.question}\n    hiểu: {answer.query.text}"
    return f"{asked}\n    cần: {expected}\n    có: {said}"
