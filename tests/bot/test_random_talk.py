"""Whatever follows on whatever, a chat goes on: turns drawn at random are answered, and quotes stand as written."""

import random
from itertools import chain
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.evaluation import read_gold
from bot.messages import answer_message, plain
from index import SearchIndex

PHRASES = """
còn năm 2023? | còn? | ai? | ? | ai nói? | khi nào | bao nhiêu | và 2021 | năm trước? | thế còn Bắc Kạn? | đúng không
| 45% đúng không | vì sao | chi tiết hơn | nguồn? | còn gì nữa không | cái thứ hai | đọc lại | so với năm trước | tất cả
| quý 3 | mấy giờ | ở đâu | bao lâu | điều 5 | bước 3 | điều kiện? | miễn phí? | 5G? | 3,5 | 1900 | ^^ | ... | (
| 12/7/2023 | ngày 12/7 | 24/4? | hai cái kia | cao nhất | so sánh | a hay b | 25 hay 53? | có không | ok | hi | who
| when | and 2022? | is that right? | 5G? When is 5G going to be commercialised?
"""
SHORT = [phrase.strip() for phrase in PHRASES.split("|")]
GOLD = Path(__file__).parents[1] / "gold" / "seeds.jsonl"
CONVERSATIONS, TURNS = 60, 12


@pytest.mark.slow
def test_turns_at_random_are_answered(seeds_index: SearchIndex) -> None:
    asked = list(chain.from_iterable((*each.before, each.question) for each in read_gold(GOLD)))
    assistant, drawn = Assistant(seeds_index), random.Random(12)
    for _ in range(CONVERSATIONS):
        conversation = Conversation()
        for _ in range(TURNS):
            turn = drawn.choice(asked if drawn.random() < 0.4 else SHORT)
            if drawn.random() < 0.1:
                turn = turn[: drawn.randint(1, len(turn))]
            answer = assistant.ask(turn, conversation)
            assert plain(answer_message(answer))
            for quote in answer.citations:
                document = seeds_index.document(quote.document)
                assert document is not None
                assert quote.span.of(document.text) == quote.quote
