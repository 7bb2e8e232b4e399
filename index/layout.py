"""A plain text becomes a Document: what each of its lines is, its title, its date and its publisher.

Knows the layout of news pages and of legal texts; knows nothing of files, chunks, vectors or questions. Site furniture
(menus, visit counters, rating lines, repeated captions) is found here, once, and is neither searched nor quoted.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from index.clauses import with_clauses
from index.credits import caption_of, is_byline
from index.documents import Block, Cell, Document, iso_date
from index.letterhead import read_letterhead
from index.vietnamese import SENTENCE_CLOSE, Span


def parse_document(name: str, text: str, facts: Mapping[str, str] | None = None) -> Document:
    """Returns the document that a text in NFC is: its blocks told apart, its title, date and publisher found."""
    facts = facts or {}
    letterhead, blocks = read_letterhead(text, _blocks(text))
    title = letterhead.title or next((block.span.of(text) for block in blocks if block.kind == "title"), None)
    return Document(
        name=name,
        text=text,
        title=facts.get("title") or title or opening_words(text, blocks),
        date=facts.get("date") or letterhead.date or stated_date(text, blocks),
        publisher=facts.get("publisher") or letterhead.publisher or publisher_named(text),
        blocks=tuple(with_clauses(text, blocks)),
        url=facts.get("url"),
        as_of=facts.get("as_of"),
        language=facts.get("language"),
    )


# Lines that content management systems of Vietnamese portals and papers put around an article.
FURNITURE = re.compile(
    r"""(?xi)
    A-\s+A\s+A\+ | (tăng|giảm)\s+tương\s+phản | (đọc|xem)\s+thêm\s*(:|$)
    | tin\s+(liên\s+quan|khác|mới|bài\s+khác)\b.{0,20}$
    | tổng\s+số\s+điểm\s+của\s+bài\s+viết | click\s+để\s+đánh\s+giá | xếp\s+hạng:\s | danh\s+mục$
    | liên\s+kết\s+website$ | ý\s+kiến\s+bạn\s+đọc | thống\s+kê\s+truy\s+cập | (tổng\s+)?lượt\s+truy\s+cập
    | (đang|số\s+người)\s+(truy\s+cập|online) | bạn\s+đã\s+không\s+sử\s+dụng\s+site
    | (tác\s+giả|nguồn(\s+tin)?|nguồn\s+ảnh|từ\s+khóa|tags?)\s*: | chia\s+sẻ(\s+bài\s+viết)?$
    | bình\s+luận(\s*\(\d+\))?$ | gửi\s+bình\s+luận | in\s+(bài\s+viết|trang)$ | trang\s+chủ$ | đăng\s+nhập$
    | lượt\s+xem\s*:
    | (thứ\s+(hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)\s*[-,]\s*(ngày\s+)?\d{1,2}/\d{1,2}/\d{4}\b[\d\s:|AMPGT+,.-]*$
    | (cập\s+nhật|ngày\s+đăng|đăng\s+ngày|ngày\s+cập\s+nhật)\b.{0,5}\d{1,2}/\d{1,2}/\d{4}.{0,20}$
    """
)
# After one of these the article is over: what follows and is no whole sentence is furniture too.
CLOSING = re.compile(
    r"(?i)tổng số điểm của bài viết|click để đánh giá|thống kê truy cập|ý kiến bạn đọc|đọc thêm$"
    r"|danh mục$|tin liên quan"
)
LEADING_DATE = re.compile(r"(?i)\s*(?:đọc thêm\s+)?date\s+(\d{4}-\d{2}(?:-\d{2})?)\s+")
HEADINGS = (
    re.compile(r"(?i)(phần|phụ lục)\s+(thứ\s+\w+|[\divxlc]+)\b"),
    re.compile(r"(?i)chương\s+[\divxlc]+\b"),
    re.compile(r"(?i)mục\s+\d+\b"),
    re.compile(r"(?i)điều\s+\d+\w?\s*[.:]"),
    re.compile(r"[IVX]+\s*[.)]\s"),
    re.compile(r"\d{1,2}\s*[.)]\s+\D"),
    re.compile(r"\d{1,2}\.\d{1,2}\.?\s+\D"),
)
LONGEST_HEADING = 160  # characters
PLAIN_HEADING = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_]*(?:,? [a-zđà-ỹ]+){1,7}")  # no name of a person
LOWEST = 9
NUMERIC_CELL = re.compile(r"[-–+]?\d[\d.,%/ ]*%?")


def _blocks(text: str) -> list[Block]:
    lines = [_stripped(text, match) for match in re.finditer(r"[^\n]+", text) if not match.group().isspace()]
    leading = LEADING_DATE.match(text, lines[0].start) if lines else None
    prefix = []
    if leading and lines:
        prefix = [Block(Span(lines[0].start, leading.end()), "furniture")]
        lines[0] = Span(leading.end(), lines[0].end)
    repeated = {line for line, count in Counter(span.of(text) for span in lines).items() if count > 1}
    rows = _rows(text, lines)
    blocks: list[Block] = []
    article_over, title_seen, skip_until = False, bool(prefix), 0
    for span in lines:
        line = span.of(text)
        article_over = article_over or (CLOSING.match(line) is not None and span.start > len(text) // 2)
        if span.start in rows:
            blocks.append(rows[span.start])
            skip_until = rows[span.start].span.end
        elif span.start < skip_until:
            continue
        elif is_furniture(line) or (article_over and not _is_sentence(line)):
            blocks.append(Block(span, "furniture"))
        elif not title_seen and len(lines) > 1 and _looks_like_title(line):
            blocks.append(Block(span, "title"))
        elif line in repeated:
            blocks.append(Block(span, "furniture"))
        else:
            level = heading_level(line)
            blocks.append(Block(span, "heading" if level else "paragraph", level))
        title_seen = title_seen or blocks[-1].kind != "furniture"
    return with_plain_headings(text, without_byline(text, prefix + blocks))


def _stripped(text: str, match: re.Match[str]) -> Span:
    line = match.group()
    return Span(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))


def is_furniture(line: str) -> bool:
    """Returns whether the line is one that web sites put around an article: a date line, a caption, a counter."""
    return FURNITURE.match(line) is not None or caption_of(line) is not None


def _is_sentence(line: str) -> bool:
    return SENTENCE_CLOSE.search(line) is not None and len(line.split()) >= 8


def _looks_like_title(line: str) -> bool:
    return 3 <= len(line.split()) <= 45 and not SENTENCE_CLOSE.search(line) and not heading_level(line)


def heading_level(line: str) -> int:
    """Returns the depth of a heading, from 1, or 0: a short numbered line or one in capitals that ends no sentence."""
    if level := numbered_level(line):
        return level
    return 5 if line.isupper() and len(line.split()) >= 2 and _ends_no_sentence(line) else 0


def numbered_level(line: str) -> int:
    """Returns the depth of a heading that its number tells ("Chương II", "Điều 5. …", "1. …"), from 1, or 0."""
    if not _ends_no_sentence(line):
        return 0
    return next((level for level, pattern in enumerate(HEADINGS, 1) if pattern.match(line)), 0)


def _ends_no_sentence(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not SENTENCE_CLOSE.search(line.rstrip("0123456789"))


def with_plain_headings(text: str, blocks: list[Block]) -> list[Block]:
    """Returns the blocks with lines made headings that their place tells: "Đối tượng ưu tiên" between sentences."""
    found = list(blocks)
    for at, (before, block, after) in enumerate(zip(blocks, blocks[1:], blocks[2:], strict=False), 1):
        around = before.kind in ("paragraph", "row") and after.kind == "paragraph"
        ended = before.kind == "row" or SENTENCE_CLOSE.search(before.span.of(text)) is not None
        parts = around and ended and _is_sentence(after.span.of(text))
        if parts and block.kind == "paragraph" and PLAIN_HEADING.fullmatch(block.span.of(text)):
            found[at] = replace(block, kind="heading", level=LOWEST)
    return found


def without_byline(text: str, blocks: list[Block]) -> list[Block]:
    """Returns the blocks with the last line of the article made furniture where it says who wrote it."""
    body = [number for number, block in enumerate(blocks) if block.kind != "furniture"]
    if len(body) > 1 and blocks[body[-1]].kind == "paragraph" and is_byline(blocks[body[-1]].span.of(text)):
        blocks[body[-1]] = Block(blocks[body[-1]].span, "furniture")
    return blocks


def _rows(text: str, lines: list[Span]) -> dict[int, Block]:
    """Finds tables that a crawl broke into one cell a line: a label, then k numbers, twice or more with the same k.

    Returns the rows by where they start; the line of column names becomes furniture of the table, a "row" without
    cells is never made.
    """
    numeric = [NUMERIC_CELL.fullmatch(span.of(text)) is not None for span in lines]
    rows: dict[int, Block] = {}
    at = 0
    while at < len(lines):
        table = _table_at(lines, numeric, at)
        if len(table) < 2:
            at += 1
            continue
        width = len(table[0]) - 1
        stub, columns, header_start = _header(text, lines, numeric, at, width)
        for row in table:
            label, *cells = (lines[number] for number in row)
            name = f"{stub} {label.of(text)}".strip()
            span = Span(label.start, cells[-1].end)
            named = tuple(Cell(column, cell) for column, cell in zip(columns, cells, strict=True))
            rows[span.start] = Block(span, "row", label=name, cells=named)
        if header_start is not None:
            header = Span(header_start, lines[at - 1].end)
            rows[header.start] = Block(header, "furniture")
        at = table[-1][-1] + 1
    return rows


def _table_at(lines: list[Span], numeric: list[bool], at: int) -> list[list[int]]:
    table: list[list[int]] = []
    while at < len(lines) and not numeric[at]:
        end = at + 1
        while end < len(lines) and numeric[end]:
            end += 1
        is_row = end - at > 2 and lines[at].end - lines[at].start <= 120
        if not is_row or (table and end - at != len(table[0])):
            break
        table.append(list(range(at, end)))
        at = end
    return table


def _header(
    text: str, lines: list[Span], numeric: list[bool], at: int, width: int
) -> tuple[str, list[str], int | None]:
    """Returns the name over the labels, the columns' names, and where the header starts (None: there is none)."""
    if at and not numeric[at - 1]:
        line = lines[at - 1].of(text)
        columns = re.findall(r"(?:[^\W\d_]+\s+)?\d{1,4}(?:/\d{2,4})?(?!\S)", line)
        if len(columns) == width and line.endswith(columns[-1]):
            return line[: line.index(columns[0])].strip(), columns, lines[at - 1].start
    for count in (width + 1, width):
        names = [span.of(text) for span in lines[max(0, at - count) : at]]
        if len(names) == count and all(len(name) <= 40 and not SENTENCE_CLOSE.search(name) for name in names):
            stub = names[0] if count > width else ""
            return stub, names[-width:], lines[at - count].start
    return "", [""] * width, None


def opening_words(text: str, blocks: list[Block]) -> str:
    """Returns a title for a document that has none: the first twelve words of its first paragraph."""
    line = next((block.span.of(text) for block in blocks if block.kind != "furniture"), "")
    words = line.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


DATELINE = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
CITES = re.compile(r"(?i)(căn\s+cứ|xét|theo|thực\s+hiện)\b")  # the dates in such a line are other documents'
WRITTEN_DATE = re.compile(r"(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")


def stated_date(text: str, blocks: list[Block]) -> str | None:
    """Returns the date that a page states of itself; else the first full date of the opening, where news says when."""
    if (leading := LEADING_DATE.match(text)) and (told := iso_date(*map(int, leading[1].split("-")))):
        return told
    stated = [block.span.of(text) for block in blocks if block.kind == "furniture" and block.span.start < 1000]
    said = (block.span.of(text) for block in blocks if block.kind == "paragraph")
    opening = [line for line in said if not CITES.match(line)][:2]
    for line in stated + opening:
        match = DATELINE.search(line) or WRITTEN_DATE.search(line)
        if match:
            day, month, year = (int(part) for part in match.groups())
            if told := iso_date(year, month, day):
                return told
    return None


def publisher_named(text: str) -> str | None:
    """Returns the source that the page names ("Nguồn: …"), or the paper's sign at the head of the lead ("(PLVN) -")."""
    match = re.search(r"(?m)^\s*Nguồn\s*:\s*(\S.{1,80}?)\s*$", text) or re.search(
        r"(?m)^\s*\(([A-ZĐ]{3,10})\)\s*[-–]", text
    )
    return match.group(1) if match else None
