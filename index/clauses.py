"""Điều, khoản and điểm of legal texts: in which of them each block stands. Knows blocks and nothing of files."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.documents import Block

ARTICLE = re.compile(r"(?i)[“\"]?điều\s+(\d+[a-zđ]?)\s*(?:[.:]|$)")
CLAUSE = re.compile(r"(\d{1,3}[a-zđ]?)\s*\.\s*[^\W\d]")
POINT = re.compile(r"([a-zđ]{1,2}\d?)\s*(?:\)\s*|\.\s+)\S")
ABOVE_ARTICLES = 3  # the level of "Mục"; from there up a heading ends the article before it


def with_clauses(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Returns the blocks with their ``part`` filled in, from the first "Điều 1." on: "Điều 5 khoản 2 điểm a".

    Within an article a short line "1. …" is a clause of it and no heading.
    """
    marked: list[Block] = []
    article = clause = point = ""
    for block in blocks:
        line = block.span.of(text) if block.kind in ("heading", "paragraph") else ""
        if found := ARTICLE.match(line):
            article, clause, point = f"Điều {found[1]}", "", ""
        elif block.kind == "heading" and (block.level <= ABOVE_ARTICLES or line.isupper()):
            article = ""
        elif article and (found := CLAUSE.match(line)):
            clause, point = f" khoản {found[1]}", ""
            block = replace(block, kind="paragraph", level=0)
        elif article and (found := POINT.match(line)):
            point = f" điểm {found[1]}"
        marked.append(replace(block, part=article + clause + point) if article and not block.part else block)
    return marked
