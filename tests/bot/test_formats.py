"""From a folder of files made with real programs to quoted answers, through the commands that people use."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import build_index as command

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests" / "index" / "formats" / "files"
ASKED = {
    "Mỗi hộ được hỗ trợ bao nhiêu tiền cây giống?": (
        "ke-hoach-libreoffice.docx",
        "1. Mỗi hộ được hỗ trợ 3,5 triệu đồng tiền cây giống, chi trả thành hai đợt.",
        "Điều 2 khoản 1",
    ),
    "Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình đạt bao nhiêu?": (
        "quyet-dinh-libreoffice.pdf",
        "1. Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình đạt 62,5% tổng số hồ sơ.",
        "trang 1, Điều 2 khoản 1",
    ),
    "Đàn trâu của xã có bao nhiêu con?": ("ban-tin-chromium.pdf", "Đàn trâu của xã có 1.032 con.", "trang 1"),
    "Phòng Nội vụ có bao nhiêu cán bộ?": ("ha-tang.xlsx", "Phòng Nội vụ\n12,5", "Trang tính “Nhân lực”, dòng 2"),
    "Bao nhiêu bản của huyện chưa có sóng di động?": (
        "tin-tuc.html",
        "Hiện 12 bản của huyện chưa có sóng di động.",
        "Hạ tầng còn khó khăn",
    ),
}


@pytest.mark.slow
def test_every_format_answers_with_its_own_words_and_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, index = tmp_path / "tài liệu", tmp_path / "index"
    folder.mkdir()
    for name in {name for name, _, _ in ASKED.values()} | {"mat-khau-ghostscript.pdf"}:
        shutil.copy(FILES / name, folder)
    assert command.main(["--seeds", str(folder), "--index", str(index)]) == 3
    assert "mat-khau-ghostscript.pdf: có mật khẩu" in capsys.readouterr().err
    asked = subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", "ask", "--json", "--index", str(index)],
        input="\n".join(ASKED), capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True,
    )  # fmt: skip
    found = {}
    for line in asked.stdout.splitlines():
        answer = json.loads(line)
        citation = answer["citations"][0]
        found[answer["question"]] = (citation["document"], citation["quote"], citation["place"])
    assert found == ASKED
