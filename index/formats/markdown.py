"""Markdown becomes a Draft, by markdown-it-py (MIT): headings, paragraphs, numbered lists and tables, without marks."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.documents import iso_date
from index.formats.draft import Draft
from index.formats.tables import add_table

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
FACT = re.compile(r"(?m)^(title|date|author|publisher|lang|url)\s*:\s*[\"']?(.*?)[\"']?\s*$")
TAG = re.compile(r"<[^>]{0,1000}>")
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def read_markdown(text: str) -> Draft:
    """Returns the draft of a Markdown text; what its front matter says of it (title, date, …) is taken."""
    from markdown_it import MarkdownIt

    draft = Draft()
    if front := FRONT_MATTER.match(text):
        facts = {name: value for name, value in FACT.findall(front[1]) if value}
        draft.title, draft.url, draft.language = facts.get("title"), facts.get("url"), facts.get("lang")
        draft.publisher = facts.get("publisher") or facts.get("author")
        date = ISO_DATE.match(facts.get("date", ""))
        draft.date = iso_date(*map(int, date[0].split("-"))) if date else None
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    _Reader(draft).read(tokens)
    return draft


class _Reader:
    """Walks over the tokens, with the lists that it is in: each a kind and the number of its next item."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.numbers: list[int | None] = []
        self.marker = ""
        self.level = 0
        self.grid: list[list[str]] | None = None
        self.header = 0

    def read(self, tokens: Sequence["Token"]) -> None:
        """Puts what the tokens say into the draft."""
        for token in tokens:
            match token.type:
                case "heading_open" | "heading_close":
                    self.level = int(token.tag[1]) if token.nesting > 0 else 0
                case "ordered_list_open":
                    self.numbers.append(int(token.attrs.get("start", 1)))
                case "bullet_list_open":
                    self.numbers.append(None)
                case "ordered_list_close" | "bullet_list_close":
                    self.numbers.pop()
                case "list_item_open":
                    self.marker = self._next_marker(token.markup)
                case "table_open":
                    self.grid, self.header = [], 0
                case "thead_close":
                    self.header = len(self.grid or ())
                case "tr_open" if self.grid is not None:
                    self.grid.append([])
                case "table_close" if self.grid is not None:
                    add_table(self.draft, self.grid, self.header)
                    self.grid = None
                case "inline":
                    self._put(_plain(token))
                case "html_block":
                    self.draft.paragraph(TAG.sub("", token.content))
                case "fence" | "code_block":
                    for line in token.content.splitlines():
                        self.draft.paragraph(line)

    def _put(self, text: str) -> None:
        if self.grid:
            self.grid[-1].append(text)
        elif self.level:
            self.draft.heading(text, self.level)
        else:
            for number, line in enumerate(text.split("\n")):
                self.draft.paragraph(("" if number else self.marker) + line)
        self.marker = ""

    def _next_marker(self, markup: str) -> str:
        number = self.numbers[-1] if self.numbers else None
        if number is None:
            return "- "
        self.numbers[-1] = number + 1
        return f"{number}{markup} "


def _plain(token: "Token") -> str:
    """The text of inline content without its marks; a line break of the source is a space, a hard one a line."""
    said = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        said.get(child.type, child.content if child.type in ("text", "code_inline") else "")
        for child in token.children or ()
    )
