from bot.composing.answer import Answer
from bot.conversation import Conversations
from bot.understanding.query import Query


def answer(text: str) -> Answer:
    return Answer(Query(text, text))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_finds_its_own_conversation_and_no_others() -> None:
    conversations = Conversations()
    conversations.of("An").last = answer("hỏi một")
    assert conversations.of("Bình").last is None
    last = conversations.of("An").last
    assert last is not None
    assert last.query.text == "hỏi một"


def test_a_conversation_expires_after_half_an_hour_of_silence() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    conversations.of(1).last = answer("cũ")
    clock.now = 1800.0
    assert conversations.of(1).last is not None
    clock.now = 3601.0
    assert conversations.of(1).last is None


def test_forgetting_begins_anew() -> None:
    conversations = Conversations()
    conversations.of(1).last = answer("cũ")
    conversations.forget(1)
    conversations.forget(2)
    assert conversations.of(1).last is None


def test_conversations_are_bounded() -> None:
    conversations = Conversations()
    conversations.of("dài").last = answer("cũ")
    for chat in range(10_000):
        conversations.of(chat)
    assert conversations.of("dài").last is None
