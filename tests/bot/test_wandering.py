"""A long, wandering conversation reads like one with a careful clerk: every word of it is kept in ``wandering.txt``.

Each turn there begins with "> " and what was asked; what was answered follows up to the next turn.
"""

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.gathering.reader import Reader
from bot.messages import answer_message, plain
from index import SearchIndex

TRANSCRIPT = Path(__file__).parent / "wandering.txt"


def transcript(assistant: Assistant, questions: list[str]) -> str:
    """Asks the questions as one conversation and returns all that is said."""
    conversation = Conversation()
    turns = [f"> {question}\n{plain(answer_message(assistant.ask(question, conversation)))}" for question in questions]
    return "\n\n".join(turns) + "\n"


@pytest.mark.slow
def test_a_long_wandering_conversation(seeds_index: SearchIndex) -> None:
    known = TRANSCRIPT.read_text(encoding="utf-8")
    questions = [line[2:] for line in known.splitlines() if line.startswith("> ")]
    assert len(questions) >= 40
    assert transcript(Assistant(seeds_index, Reader.load()), questions) == known
