import pytest

from bot.channels.delivery import InDoubtError, UnauthorisedError, UnsentError
from bot.channels.telegram_api import make_bot, strict
from tests.fakes.loopback import LOST_AFTER, LOST_BEFORE, Fault
from tests.fakes.telegram_api import TOKEN, FakeTelegram


async def send(api_url: str) -> None:
    bot = make_bot(TOKEN, api_url, 4)
    try:
        with strict():
            await bot.initialize()
            await bot.send_text(7, "xin chào")
    finally:
        await bot.shutdown()


async def test_nothing_went_out_where_nobody_listens(telegram: FakeTelegram) -> None:
    await telegram.stop()
    with pytest.raises(UnsentError, match="ClientConnectorError"):
        await send(telegram.url)
    with pytest.raises(UnsentError):
        await send("http://nobody.invalid")
    await telegram.start()


@pytest.mark.parametrize("fault", [LOST_BEFORE, LOST_AFTER])
async def test_what_went_out_without_an_answer_is_in_doubt(fault: Fault, telegram: FakeTelegram) -> None:
    telegram.faults["sendMessage"].append(fault)
    with pytest.raises(InDoubtError):
        await send(telegram.url)


async def test_an_answer_that_never_comes_is_waited_for_so_long(
    telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram_api.SEND_SECONDS", 0.1)
    telegram.faults["sendMessage"].append(Fault(after=True, delay=1))
    with pytest.raises(InDoubtError, match="Timeout"):
        await send(telegram.url)


async def test_the_environment_names_the_proxy(telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", telegram.url)
    await send("http://telegram.example")
    monkeypatch.setenv("no_proxy", "telegram.invalid")
    with pytest.raises(UnsentError):
        await send("http://telegram.invalid")
    assert telegram.texts() == ["xin chào"]


def test_what_is_no_token_is_said_before_anything_is_sent() -> None:
    with pytest.raises(UnauthorisedError):
        make_bot("", "http://127.0.0.1:1", 1)
