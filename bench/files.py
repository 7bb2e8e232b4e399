"""Writes papers as files of every format that is read: as their programs would, in the plainest form."""

import csv
import html
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap

from bench.papers import Paper

LINES_OF_A_PAGE = 48
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_text(paper: Paper, path: Path) -> None:
    """Writes plain text."""
    path.write_text(paper.text, encoding="utf-8")


def write_markdown(paper: Paper, path: Path) -> None:
    """Writes Markdown with headings and a table."""
    head, *rows = ("| " + " | ".join(row) + " |" for row in paper.table)
    body = "\n\n".join("\n\n".join((f"## {heading}", *paragraphs)) for heading, paragraphs in paper.sections)
    table = "\n".join([head, "|" + "---|" * len(paper.table[0]), *rows])
    path.write_text(f"# {paper.title}\n\n{paper.office}, ngày {paper.date}\n\n{body}\n\n{table}\n", encoding="utf-8")


def write_html(paper: Paper, path: Path) -> None:
    """Writes a page of a site: a menu, the article, a table, a footer."""
    body = "".join(
        f"<h2>{html.escape(heading)}</h2>" + "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
        for heading, paragraphs in paper.sections
    )
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in paper.table)
    path.write_text(
        f"<!DOCTYPE html><head><meta charset='utf-8'><title>{html.escape(paper.title)}</title></head><body>"
        "<nav><a href='/'>Trang chủ</a> <a href='/tin'>Tin tức</a> <a href='/lien-he'>Liên hệ</a></nav>"
        f"<article><h1>{html.escape(paper.title)}</h1><p>{paper.office}, ngày {paper.date}</p>{body}"
        f"<table>{rows}</table></article><footer>Cổng thông tin điện tử. Lượt truy cập: 12345</footer></body></html>",
        encoding="utf-8",
    )


def write_docx(paper: Paper, path: Path) -> None:
    """Writes a Word document with heading styles and a table."""

    def paragraph(text: str, style: str = "") -> str:
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{properties}<w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"

    body = paragraph(paper.title, "Title") + paragraph(f"{paper.office}, ngày {paper.date}")
    for heading, paragraphs in paper.sections:
        body += paragraph(heading, "Heading1") + "".join(map(paragraph, paragraphs))
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in paper.table)
    body += "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


def write_pdf(paper: Paper, path: Path) -> None:
    """Writes pages of lines with a page number below, as a printer would see them."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    lines = [line for each in paper.text.split("\n\n") for line in [*wrap(each, 88), ""]]
    with rc_context({"pdf.fonttype": 42}), PdfPages(path) as pages:
        for number, start in enumerate(range(0, len(lines), LINES_OF_A_PAGE), 1):
            figure = Figure(figsize=(8.27, 11.69))
            for row, line in enumerate(lines[start : start + LINES_OF_A_PAGE]):
                figure.text(0.1, 0.94 - row * 0.018, line, fontsize=10, parse_math=False)
            figure.text(0.5, 0.03, str(number), fontsize=10)
            pages.savefig(figure)


def write_csv(paper: Paper, path: Path) -> None:
    """Writes the table alone."""
    out = io.StringIO()
    csv.writer(out).writerows(paper.table)
    path.write_text(out.getvalue(), encoding="utf-8-sig")


def write_xlsx(paper: Paper, path: Path) -> None:
    """Writes the table as a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for row in paper.table:
        sheet.append(list(row))
    book.save(path)


Writer = Callable[[Paper, Path], None]
WRITERS: dict[str, Writer] = {
    "txt": write_text,
    "md": write_markdown,
    "html": write_html,
    "docx": write_docx,
    "pdf": write_pdf,
    "csv": write_csv,
    "xlsx": write_xlsx,
}
MIXED = ("txt", "html", "pdf", "docx", "md", "html", "pdf", "docx", "txt", "xlsx", "pdf", "docx", "html", "csv")
