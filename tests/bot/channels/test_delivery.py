import asyncio

import pytest

from bot.channels.delivery import typing_shown


class Sign:
    """A sign that takes a moment to be shown, and tells what happened in which order."""

    def __init__(self) -> None:
        self.happened: list[str] = []
        self.begun = asyncio.Event()

    async def show(self) -> None:
        self.happened.append("begun")
        self.begun.set()
        await asyncio.sleep(0.02)
        self.happened.append("shown")


async def test_an_answer_that_is_there_at_once_is_not_held_back_by_a_sign() -> None:
    sign = Sign()
    async with typing_shown(sign.show):
        pass
    assert sign.happened == []


async def test_a_sign_on_its_way_comes_before_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.delivery.TYPING_AFTER", 0.01)
    sign = Sign()
    async with typing_shown(sign.show):
        await sign.begun.wait()
    assert [*sign.happened, "answer"] == ["begun", "shown", "answer"]
