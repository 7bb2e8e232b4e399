"""Every signal that the ablation turns off is there to be turned off."""

import importlib

import pytest

from bench.ablation import SIGNALS, off
from bot.gathering.fitness import OF_ANY


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_is_off_while_it_lasts(name: str) -> None:
    before = [getattr(importlib.import_module(module), signal) for module, signal, _ in SIGNALS[name]]
    with off(SIGNALS[name]):
        now = [getattr(importlib.import_module(module), signal) for module, signal, _ in SIGNALS[name]]
        assert all(is_off is not was for is_off, was in zip(now, before, strict=True))
    assert before == [getattr(importlib.import_module(module), signal) for module, signal, _ in SIGNALS[name]]


def test_each_condition_of_an_answer_is_a_signal() -> None:
    assert [signal for _, signal, _ in SIGNALS["is_about"]] == ["Fitness"]
    assert set(OF_ANY) == {condition for condition in OF_ANY if condition.is_met.__name__.strip("_") in SIGNALS}
