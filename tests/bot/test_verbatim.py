"""Whatever the documents and whatever is asked: a quote is a slice of its document, and the same answer comes again."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.messages import answer_message, plain
from index import SearchIndex, build_index, read_folder
from tests.fakes.letters import LETTERS, load_letters

WORDS = (
    "tỷ lệ hồ sơ trực tuyến đạt tăng giảm so với năm kinh tế số chỉ số tỉnh Bắc Kạn Kon Tum Việt Nam ông Nguyễn Văn An "
    "Chủ tịch Phó Bí thư (1) (2) a) b) Trong đó Điều này lần lượt là gồm , ; : . … “ ” < > & * _ ` \\ / | 5G VNeID"
)
FIGURES = st.one_of(
    st.integers(0, 99999).map(str),
    st.decimals(0, 100, places=2).map(lambda number: f"{number}%".replace(".", ",")),
    st.integers(2019, 2026).map(lambda year: f"năm {year}"),
)
SENTENCES = st.lists(st.one_of(st.sampled_from(WORDS.split()), FIGURES), min_size=2, max_size=25).map(" ".join)
DOCUMENTS = st.lists(SENTENCES, min_size=1, max_size=12).map(lambda lines: ".\n".join(lines) + ".")
ASKS = ("bao nhiêu?", "là ai?", "gồm những gì?", "khi nào?", "thì sao?", "cái nào cao nhất?", "?", "qua các năm")
QUESTIONS = st.tuples(SENTENCES, st.sampled_from(ASKS)).map(" ".join)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DOCUMENTS, min_size=1, max_size=4), st.lists(QUESTIONS, min_size=1, max_size=4))
def test_every_quote_is_a_slice_of_its_document_and_comes_again(documents: list[str], questions: list[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        index = _index(Path(scratch), documents)
        first, again = (_asked(index, questions) for _ in range(2))
        index.close()
    assert first == again


def _index(folder: Path, documents: list[str]) -> SearchIndex:
    (folder / "texts").mkdir()
    for number, text in enumerate(documents):
        opening = f"Tài liệu số {number} nói về kinh tế số và hồ sơ."
        (folder / "texts" / f"{number}.txt").write_text(f"{opening}\n{text}", encoding="utf-8")
    build_index(read_folder(folder / "texts"), folder / "index", LETTERS)
    return SearchIndex.load(folder / "index", load_letters)


def _asked(index: SearchIndex, questions: list[str]) -> str:
    """Asks the questions as one conversation, checks every quote, and returns all that was said."""
    assistant, conversation, said = Assistant(index), Conversation(), []
    for question in questions:
        answer = assistant.ask(question, conversation)
        nearest = answer.abstention.nearest if answer.abstention else ()
        for citation in (*answer.citations, *nearest):
            document = index.document(citation.document)
            assert document is not None
            assert document.text[citation.start : citation.end] == citation.quote
            assert citation.quote.strip()
            assert all(0 <= mark.start < mark.end <= len(citation.quote) for mark in citation.marked)
        assert all(figure.text in answer.citations[figure.citation - 1].quote for figure in answer.figures)
        said.append(plain(answer_message(answer)))
    return json.dumps(said, ensure_ascii=False)
