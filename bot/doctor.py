"""Checks what an operator set up, one line each: ok, or what to do. Prints no secret; sends no message.

Knows accounts, folders and both APIs; reads no settings itself.
"""

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx

from bot.channels.delivery import Account, InDoubtError, RefusedError, UnauthorisedError, UnsentError
from bot.channels.report import Journal
from bot.channels.service import Plan

LEAST_FREE = 200 * 1024 * 1024  # bytes
MOST_CLOCK_ERROR = 60.0  # seconds
SOON_USED_UP = 0.8  # of the month's messages
TOKEN_FROM = {"telegram": "@BotFather", "zalo": "Zalo Bot Creator"}


@dataclass(frozen=True)
class Finding:
    """A line of the report: what was looked at, whether it is well, what was seen or what to do."""

    subject: str
    well: bool
    line: str

    def __str__(self) -> str:
        return f"{'ok ' if self.well else 'LỖI'}  {self.subject}: {self.line}"


def examine(plan: Plan) -> list[Finding]:
    """Returns the findings, in order: index, folder, disk, then each channel's token, webhook, clock and month."""

    async def all_findings() -> list[Finding]:
        return [finding async for finding in _examine(plan)]

    return asyncio.run(all_findings())


async def _examine(plan: Plan) -> AsyncIterator[Finding]:
    yield _index(plan)
    yield _folder(plan.data_dir)
    yield _disk(plan.data_dir)
    if not plan.accounts:
        yield Finding(
            "Kênh", False, "chưa có; hãy đặt TELEGRAM_BOT_TOKEN (hỏi @BotFather) hoặc ZALO_BOT_TOKEN (Zalo Bot Creator)"
        )
    for name, account in plan.accounts.items():
        async for finding in _channel(name, account):
            yield finding
    if "zalo" in plan.accounts:
        yield _month(plan)


def _index(plan: Plan) -> Finding:
    try:
        index = plan.open_assistant().index
    except Exception as error:  # whatever it is, the operator rebuilds it
        return Finding("Chỉ mục", False, f"{error}")
    manifest = index.manifest
    index.close()
    chunks = sum(document.chunks for document in manifest.documents)
    return Finding("Chỉ mục", True, f"{len(manifest.documents)} tài liệu, {chunks} đoạn, dựng lúc {manifest.created}")


def _folder(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / f".doctor-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding(
            "Thư mục dữ liệu", False, f"không ghi được vào {folder} ({error.strerror}); hãy sửa quyền, hoặc DATA_DIR"
        )
    return Finding("Thư mục dữ liệu", True, f"{folder} ghi được")


def _disk(folder: Path) -> Finding:
    there = folder if folder.exists() else Path()
    free = shutil.disk_usage(there).free
    line = f"còn trống {free / 1024**3:.1f} GB"
    return Finding(
        "Ổ đĩa", free >= LEAST_FREE, line if free >= LEAST_FREE else f"{line}; hãy dọn bớt, cần ít nhất 0,2 GB"
    )


async def _channel(name: str, account: Account) -> AsyncIterator[Finding]:
    title = name.capitalize()
    yield await _clock(title, account.api_url)
    look = _telegram if name == "telegram" else _zalo
    try:
        who, webhook = await look(account)
    except UnauthorisedError:
        yield Finding(
            f"{title}: mã", False, f"bị từ chối; hãy lấy mã mới ở {TOKEN_FROM[name]} rồi sửa {name.upper()}_BOT_TOKEN"
        )
        return
    except (UnsentError, InDoubtError, RefusedError) as error:
        yield Finding(
            f"{title}: mã", False, f"không hỏi được máy chủ ({error}); hãy xem mạng và {name.upper()}_API_URL"
        )
        return
    yield Finding(f"{title}: mã", True, f"đúng, bot là {who}")
    yield _webhook(title, account, webhook)


def _webhook(title: str, account: Account, known: str) -> Finding:
    subject, wanted = f"{title}: webhook", account.webhook.url if account.webhook else ""
    if known == wanted:
        return Finding(subject, True, f"đã đặt {wanted}" if wanted else "không đặt, bot tự hỏi tin mới (polling)")
    begin = f"hoidap {title.lower()}"
    if not known:
        return Finding(subject, True, f"chưa đặt; sẽ đặt {wanted} khi chạy: {begin}")
    return Finding(subject, True, f"đang là {known}; sẽ được thay khi chạy: {begin}")


async def _telegram(account: Account) -> tuple[str, str]:
    from bot.channels.telegram_api import make_bot, strict

    bot = make_bot(account.token, account.api_url, 4)
    try:
        with strict():
            await bot.initialize()
            return f"@{bot.username}", (await bot.get_webhook_info()).url
    finally:
        await bot.shutdown()


async def _zalo(account: Account) -> tuple[str, str]:
    from bot.channels.zalo_api import ZaloApi

    api = ZaloApi(account.token, account.api_url, 4)
    try:
        me = _fields(await api.call("getMe"))
        try:
            webhook = _fields(await api.call("getWebhookInfo"))
        except RefusedError:  # 404: there is none
            webhook = {}
        return str(me.get("display_name") or me.get("account_name") or me.get("id")), str(webhook.get("url") or "")
    finally:
        await api.close()


def _fields(result: object) -> dict[str, Any]:
    return result if isinstance(result, dict) else {}


async def _clock(title: str, api_url: str) -> Finding:
    """Compares our clock with the Date of the server's answer; the address holds no token."""
    subject = f"{title}: đồng hồ"
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            said = (await client.get(api_url)).headers.get("date", "")
        off = time.time() - parsedate_to_datetime(said).timestamp()
    except (httpx.HTTPError, ValueError, TypeError) as error:
        return Finding(subject, False, f"không so được với {api_url} ({type(error).__name__}); hãy xem mạng và địa chỉ")
    if abs(off) > MOST_CLOCK_ERROR:
        return Finding(
            subject, False, f"lệch {off:+.0f} giây so với máy chủ; hãy bật đồng bộ giờ: timedatectl set-ntp true"
        )
    return Finding(subject, True, f"lệch {off:+.0f} giây")


def _month(plan: Plan) -> Finding:
    path = plan.data_dir / "journal.sqlite"
    journal = Journal(path, plan.keep_days) if path.exists() else None
    used = journal.count("zalo") if journal else 0
    if journal:
        journal.close()
    line = f"{used}/{plan.zalo_monthly_messages} tin đã dùng"
    if used < plan.zalo_monthly_messages * SOON_USED_UP:
        return Finding("Zalo: tháng này", True, line)
    return Finding(
        "Zalo: tháng này", False, f"{line}; sắp hết, hãy nâng gói ở Zalo Bot Creator và sửa ZALO_MONTHLY_MESSAGES"
    )
