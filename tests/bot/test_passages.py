from dataclasses import dataclass
from pathlib import Path

from bot.composing.answer import Citation
from bot.messages import plain
from bot.passages import MOST_BESIDE, passage_message
from index import Document, read_folder

TABLE = """# Bảng chỉ số

Kết quả đánh giá:

| Chỉ số | Năm 2021 | Năm 2022 |
|---|---|---|
| Chính phủ số | 0,43 | 0,65 |
| Kinh tế số | 0,50 | 0,60 |

| Tỉnh | Số xã |
|---|---|
| Bắc Kạn | 108 |
"""
LAW = """# Quyết định

## Điều 1. Mục tiêu

1. Tỷ lệ đạt 62,5%.

2. Hạ tầng gồm:

a) mạng 4G;

b) cáp quang.

## Điều 2. Tổ chức

1. Sở chủ trì.
"""


@dataclass
class Reading:
    """A document as read."""

    document: Document

    @classmethod
    def of(cls, folder: Path, text: str, name: str = "a.md") -> "Reading":
        (folder / name).write_text(text, encoding="utf-8")
        (document,) = read_folder(folder).documents
        return cls(document)

    def around(self, quote: str) -> tuple[str, str]:
        """The passage around a quote as plain text, without its first and last line; and what of it is marked."""
        start = self.document.text.index(quote)
        citation = Citation(1, "a", "Tiêu đề", None, None, quote, start, start + len(quote))
        message = passage_message(citation, self.document)
        first, *lines, last = plain(message).split("\n")
        assert (first, last) == ("Đoạn gốc của nguồn [1]:", "[1] Tiêu đề · a")
        return "\n".join(lines), "".join(part.text for part in message if part.style == "marked")


def row(document: Document, label: str) -> str:
    return next(
        block.span.of(document.text) for block in document.blocks if block.kind == "row" and label in block.label
    )


def test_a_row_stands_among_the_rows_of_its_table(tmp_path: Path) -> None:
    reading = Reading.of(tmp_path, TABLE)
    passage, marked = reading.around(row(reading.document, "Kinh tế số"))
    assert passage == "Chính phủ số | Năm 2021: 0,43; Năm 2022: 0,65\nKinh tế số | Năm 2021: 0,50; Năm 2022: 0,60"
    assert marked == "Kinh tế số | Năm 2021: 0,50; Năm 2022: 0,60"


def test_a_short_item_stands_between_its_neighbours_under_its_heading(tmp_path: Path) -> None:
    passage, marked = Reading.of(tmp_path, LAW).around("a) mạng 4G;")
    assert passage.split("\n")[-4:] == ["1. Tỷ lệ đạt 62,5%.", "2. Hạ tầng gồm:", "a) mạng 4G;", "b) cáp quang."]
    assert marked == "a) mạng 4G;"


def test_a_long_paragraph_is_cut_far_from_the_quote_between_words(tmp_path: Path) -> None:
    many = " ".join(f"chữ{number}" for number in range(2000))
    passage, marked = Reading.of(tmp_path, f"Tiêu đề\n\n{many} Tỷ lệ đạt 45%. {many}\n", "a.txt").around(
        "Tỷ lệ đạt 45%."
    )
    before, behind = passage.split("Tỷ lệ đạt 45%.")
    assert marked == "Tỷ lệ đạt 45%."
    assert before.startswith("… chữ")
    assert behind.endswith(" …")
    assert max(len(before), len(behind)) <= MOST_BESIDE + 2
