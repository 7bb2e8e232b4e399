import time

from bot.channels.ratelimit import Limiter, Pace


def test_a_bucket_gives_its_burst_then_its_rate_and_tells_the_first_refusal() -> None:
    now = 0.0
    limiter = Limiter(per_second=0.5, burst=2, clock=lambda: now)
    assert [limiter.take("an") for _ in range(4)] == [(True, False), (True, False), (False, True), (False, False)]
    assert limiter.take("binh") == (True, False)
    now = 2.0
    assert [limiter.take("an") for _ in range(2)] == [(True, False), (False, True)]


async def test_pace_spaces_a_chat_after_its_burst_and_pauses_when_told() -> None:
    pace = Pace(per_second=1000, a_chat_per_second=20, a_group_per_minute=600)
    began = time.monotonic()
    for _ in range(3):
        await pace.wait("a")
    assert time.monotonic() - began < 0.04
    await pace.wait("a")
    assert 0.04 <= time.monotonic() - began < 0.12
    group = time.monotonic()
    for _ in range(4):
        await pace.wait("-a")
    assert 0.09 <= time.monotonic() - group < 0.17
    pace.pause(0.1)
    again = time.monotonic()
    await pace.wait("b")
    assert time.monotonic() - again >= 0.09
