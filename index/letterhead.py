"""The frame of an administrative document (decree 30/2020/NĐ-CP): who issues it, when, what it is; and its signature.

Knows blocks and lines, nothing of files. What stands in the frame is furniture: it is neither searched nor quoted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.documents import Block, iso_date

MOTTO = re.compile(r"(?i)cộng\s+h(òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa(\s+việt\s+nam)?")
HEAD = 25  # blocks in which a letterhead stands
KINDS = (
    "BÁO CÁO|BIÊN BẢN|CHỈ THỊ|CHƯƠNG TRÌNH|CÔNG ĐIỆN|ĐỀ ÁN|GIẤY MỜI|HIẾN PHÁP|HƯỚNG DẪN|KẾ HOẠCH|KẾT LUẬN|LUẬT|BỘ LUẬT"
    "|NGHỊ ĐỊNH|NGHỊ QUYẾT|PHÁP LỆNH|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|QUYẾT ĐỊNH|THÔNG BÁO|THÔNG TƯ|TỜ TRÌNH|LỆNH"
)
KIND = re.compile(rf"({KINDS}|THÔNG TƯ LIÊN TỊCH)(\s*:)?$")
NUMBER = re.compile(r"(?i)(luật\s+)?số\s*:?\s*[\w./-]*\s*/\s*[\w./-]+(\s|$)")
PLACE_AND_DATE = re.compile(r"(?i)[^\d,]{2,40},\s*(?:ngày\s+(\d{0,2})\s*)?tháng\s+(\d{1,2})\s+năm\s+(\d{4})\.?$")
RECEIVERS = re.compile(r"(?i)nơi\s+nhận\s*(:|$)")
SIGNATURE = re.compile(r"(TM|KT|TL|TUQ|T/M|Q)\.\s*[A-ZÀ-Ỹ]{2}")
APPENDIX = re.compile(r"(?i)(phụ\s+lục|biểu|mẫu)\b")
LONG = 15  # words; a line of so many is text again
STARTS_TEXT = re.compile(
    r"(?i)(?:căn cứ|theo|thực hiện|phần|chương|điều|mục|kính gửi|ngày \d+|cập nhật)\b|(?:[IVX]+|\d{1,2})\s*[.)]|[-+•] "
)
# Who decides stands below the subject, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ".
DECIDES = re.compile(
    r"(?:(?:PHÓ )?CHỦ TỊCH|[ỦU][ỶY] BAN|UBND|HỘI ĐỒNG|HĐND|(?:\w+ )?BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ"
    r"|QUỐC HỘI|(?:TỔNG )?GIÁM ĐỐC|(?:TỔNG )?CỤC TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG|CHÁNH|BAN)\b"
)
LONGEST_SUBJECT = 400  # characters
# Who issues a paper without a motto stands above its title, in capitals: "BỆNH VIỆN ĐA KHOA AN BÌNH".
ISSUER = re.compile(
    r"(?:(?:ĐẢNG |THÀNH |TỈNH |HUYỆN )?[ỦU][ỶY]|UBND|HĐND|HỘI ĐỒNG|BỘ(?! LUẬT| QUY| CÂU| ĐỀ| TÀI)|SỞ|(?:TỔNG |CHI )?CỤC"
    r"|PHÒNG(?!,| CHỐNG| NGỪA| CHÁY| TRÁNH| BỆNH)|BAN(?! HÀNH)|VĂN PHÒNG|TRUNG TÂM|TRẠM|(?:TRƯỜNG )?ĐẠI HỌC"
    r"|TRƯỜNG(?! HỢP)|HỌC VIỆN|(?:BỆNH )?VIỆN|KHOA(?! HỌC)|THƯ VIỆN|BẢO TÀNG|(?:TỔNG )?CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG"
    r"|NHÀ MÁY|HỢP TÁC XÃ|(?:LIÊN )?ĐOÀN|HỘI(?! NGHỊ| THẢO| THI| ĐÁP)|MẶT TRẬN|(?:ĐẢNG|CHI) BỘ|CÔNG AN|TÒA ÁN"
    r"|KHO BẠC|BẢO HIỂM XÃ HỘI|TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|XÃ|PHƯỜNG|THÔN)\b"
)


@dataclass(frozen=True)
class Letterhead:
    """What a frame says: the document's title ("QUYẾT ĐỊNH Về việc …"), ISO date and issuing body, as far as found."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None


def read_letterhead(text: str, blocks: Sequence[Block]) -> tuple[Letterhead, list[Block]]:
    """Returns what the frame says, and the blocks with it made furniture.

    Without the national motto it is a frame where nothing but lines of one stands above the kind of document, and the
    line on what it is below; or where only who issues it and when stands above a heading.
    """
    lines = [block.span.of(text) for block in blocks]
    motto = next((at for at, line in enumerate(lines[:HEAD]) if _is_motto(line)), None)
    end = next((at for at in range(motto or 0, min(HEAD, len(lines))) if KIND.match(_flat(lines[at]))), None)
    subject = [] if end is None else _subject(blocks, lines, end)
    if motto is None:
        if end is None or len(subject) < 2 or not all(_is_frame(line) for line in lines[:end]):
            subject = _below_issuer(blocks, lines)
            if not subject:
                return Letterhead(), list(blocks)
            end = subject[0]
        motto = end
    framed = range(min(HEAD, len(lines)) if end is None else end)
    frame = {at for at in framed if end is not None or _is_frame(lines[at]) or at <= motto} | _closing(lines)
    marked = [
        replace(block, kind="furniture", level=0)
        if at in frame
        else replace(block, kind="title", level=0)
        if at in subject
        else block
        for at, block in enumerate(blocks)
    ]
    title = " ".join(_flat(lines[at]) for at in subject) or None
    dates = (_date(line) for line in lines[: HEAD + 5])
    return Letterhead(title, next(filter(None, dates), None), _publisher(lines[:end], motto)), marked


def _subject(blocks: Sequence[Block], lines: Sequence[str], kind: int) -> list[int]:
    """The line that says what the document is ("QUYẾT ĐỊNH") and those that say on what."""
    subject = [kind]
    for at in range(kind + 1, min(kind + 5, len(lines))):
        line = _flat(lines[at])
        long = sum(len(lines[each]) for each in subject) + len(line) > LONGEST_SUBJECT
        if STARTS_TEXT.match(line) or long or line.endswith((".", ":", ";")) or blocks[at].kind == "row" or _date(line):
            break
        if line.isupper() and len(subject) > 1 and (DECIDES.match(line) or not lines[subject[-1]].isupper()):
            break
        if not re.fullmatch(r"[\W_]+", line):
            subject.append(at)
    return subject


def _below_issuer(blocks: Sequence[Block], lines: Sequence[str]) -> list[int]:
    """The heading, with what goes on with it, above which nothing stands but who issues the document, and when."""
    flat = [_flat(line) for line in lines[:HEAD]]
    issuers = [line.isupper() and ISSUER.match(line) is not None for line in flat]
    above = [issuer or bool(NUMBER.match(line) or _date(line)) for issuer, line in zip(issuers, flat, strict=True)]
    at = above.index(False) if False in above else len(flat)
    if at == len(flat) or not any(issuers[:at]) or blocks[at].kind != "heading" or STARTS_TEXT.match(flat[at]):
        return []
    if not flat[at].isupper():
        return [at] if blocks[at].level == 1 else []
    ends = (after for after in range(at + 1, len(flat)) if not flat[after].isupper() or STARTS_TEXT.match(flat[after]))
    subject = list(range(at, next(ends, at + 1)))
    return [] if len(subject) == 1 and KIND.match(flat[at]) else subject  # "KẾ HOẠCH" alone says nothing


def _is_motto(line: str) -> bool:
    """Returns whether a line has the national motto: in capitals, or alone; a sentence with the full name is text."""
    found = MOTTO.search(line)
    return found is not None and (found.group().isupper() or len(line.split()) <= len(found.group().split()))


def _is_frame(line: str) -> bool:
    flat = _flat(line)
    return bool(flat.isupper() or NUMBER.match(flat) or _date(flat) or re.match(r"(?i)độc\s+lập\s*[-–]", flat))


def _closing(lines: Sequence[str]) -> set[int]:
    """The lines of the closing frame: who receives the document and who signed it, up to an appendix or long text."""
    closing: set[int] = set()
    for at, line in enumerate(map(_flat, lines)):
        begins = RECEIVERS.match(line) or (at > len(lines) / 2 and SIGNATURE.match(line))
        if begins or (at - 1 in closing and len(line.split()) < LONG and not APPENDIX.match(line)):
            closing.add(at)
    return closing


def _date(line: str) -> str | None:
    found = PLACE_AND_DATE.search(_flat(line))
    if not found:
        return None
    year, month = int(found[3]), int(found[2])
    return (found[1] and iso_date(year, month, int(found[1]))) or iso_date(year, month)


def _publisher(lines: Sequence[str], motto: int) -> str | None:
    """The issuing body: the lines in capitals above the document's number, but for the motto's own."""
    body = []
    for line in lines[: motto + 4]:
        flat = MOTTO.sub("", _flat(line)).strip()
        number = NUMBER.search(flat)
        above = flat[: number.start()].rstrip(" -–_*") if number else flat
        if KIND.match(above):
            break
        if above.isupper() and len(above.split()) > 1:
            body.append(above)
        if number:
            break
    return " ".join(body)[:120] or None


def _flat(line: str) -> str:
    return " ".join(line.split())
