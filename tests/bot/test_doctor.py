import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.doctor import examine
from tests.fakes import telegram_api
from tests.fakes.house import accounts, plan_for
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.zalo_api import FakeZalo


async def test_all_is_well(small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo) -> None:
    plan = plan_for(small_index, tmp_path / "d", accounts=accounts(telegram, zalo))
    findings = await asyncio.to_thread(examine, plan)
    lines = [str(finding) for finding in findings]
    assert all(finding.well for finding in findings)
    assert lines[0].startswith("ok   Chỉ mục: 1 tài liệu, ")
    assert "ok   Telegram: mã: đúng, bot là @hoidap_bot" in lines
    assert "ok   Zalo: mã: đúng, bot là Bot Hỏi đáp" in lines
    assert "ok   Telegram: webhook: không đặt, bot tự hỏi tin mới (polling)" in lines
    assert lines[-1] == "ok   Zalo: tháng này: 0/3000 tin đã dùng"
    assert "TOKEN" not in "".join(lines)


async def test_each_trouble_says_what_to_do(
    small_index: Path, tmp_path: Path, telegram: FakeTelegram, zalo: FakeZalo
) -> None:
    telegram.token = "another"
    telegram.behind = 300
    known = accounts(telegram, zalo)
    gone = replace(known["zalo"], api_url="http://127.0.0.1:9")
    missing = plan_for(tmp_path / "none", tmp_path / "d").open_assistant
    plan = plan_for(small_index, tmp_path / "d", accounts={**known, "zalo": gone}, open_assistant=missing)
    bad = [str(finding) for finding in await asyncio.to_thread(examine, plan) if not finding.well]
    assert "python build_index.py" in bad[0]
    assert "LỖI  Telegram: mã: bị từ chối; hãy lấy mã mới ở @BotFather rồi sửa TELEGRAM_BOT_TOKEN" in bad
    assert any(re.search(r"Telegram: đồng hồ: lệch \+30[01] giây.*timedatectl set-ntp true", line) for line in bad)
    assert any("Zalo: mã: không hỏi được máy chủ (ConnectError); hãy xem mạng và ZALO_API_URL" in line for line in bad)
    assert telegram_api.TOKEN not in "".join(bad)


def test_no_channel_is_trouble(small_index: Path, tmp_path: Path) -> None:
    assert "hãy đặt TELEGRAM_BOT_TOKEN" in str(
        next(each for each in examine(plan_for(small_index, tmp_path / "d")) if not each.well)
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TELEGRAM_API_URL", "ftp://x", "TELEGRAM_API_URL"),
        ("TELEGRAM_WEBHOOK_URL", "https://example.vn/t", "TELEGRAM_WEBHOOK_SECRET"),
        ("ZALO_WEBHOOK_URL", "https://example.vn/z", "openssl rand -hex 32"),
        ("HTTP_PORT", "70000", "HTTP_PORT"),
    ],
)
def test_settings_that_make_no_sense_are_told_in_one_line(
    name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot.cli import main

    monkeypatch.setenv(name, value)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", telegram_api.TOKEN)
    assert main(["doctor"]) == 2
    written = capsys.readouterr().err
    assert told in written
    assert written.count("\n") == 1
    assert telegram_api.TOKEN not in written
