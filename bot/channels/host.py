"""What people can do in every channel: ask, choose, look at the sources. One heart for all of them.

Knows the desk, the journal and messages; knows nothing of any channel's markup or buttons.
"""

import asyncio
import logging
from dataclasses import dataclass, replace

from bot import messages
from bot.channels.desk import Desk, question_key
from bot.channels.metrics import Metrics
from bot.channels.report import Journal
from bot.chart import draw, drawable
from bot.composing.answer import Answer
from bot.conversation import Conversations
from bot.gathering.evidence import Reason
from bot.messages import Message, Part
from bot.passages import passage_message

log = logging.getLogger(__name__)

PASSAGE, OTHER, GOOD, BAD, ASK, MEANT = (
    "goc",
    "khac",
    "hay",
    "do",
    "hoi",
    "y",
)  # a choice is one of these, and what it is about

MOST_LISTED = 30  # documents
NOT_ABOUT_DOCUMENTS = frozenset({Reason.NOT_A_QUESTION, Reason.SMALLTALK, Reason.NOTHING_BEFORE, Reason.TOO_LONG})


@dataclass(frozen=True)
class Chat:
    """Where a conversation happens, and whether pictures can be sent there."""

    channel: str
    bot: str
    chat: str
    pictures: bool = False


@dataclass(frozen=True)
class Choice:
    """Something to choose: what is shown, and what comes back when it is chosen (at most 64 bytes)."""

    label: str
    action: str


@dataclass(frozen=True)
class Reply:
    """What a person gets: a message, what can be chosen under it, a word shown only in passing, or a picture (PNG)."""

    message: Message = ()
    choices: tuple[Choice, ...] = ()
    notice: str = ""
    picture: bytes | None = None


class Host:
    """Answers people; may be used by several channels in one event loop."""

    def __init__(self, desk: Desk, journal: Journal, metrics: Metrics) -> None:
        self.desk = desk
        self.journal = journal
        self.metrics = metrics
        self.conversations = Conversations()

    async def ask(self, chat: Chat, question: str) -> Reply:
        """Returns the answer to a question as a turn of the chat's conversation, kept in the journal."""
        conversation = self.conversations.of(chat)
        place = (chat.channel, chat.bot, chat.chat)
        if conversation.last is None and (before := self.journal.remembered(*place)):
            await self.desk.ask(before, conversation)  # an earlier process answered it
        answer = await self.desk.ask(question, conversation)
        goes_on = answer is conversation.last

        def write() -> str:
            if goes_on:
                self.journal.remember(*place, answer.query.text)
            return self.journal.keep(chat.channel, answer) if _tells_of_documents(answer) else ""

        key = await self.journal.soon(write)
        self.metrics.answered(chat.channel, answer)
        if not _tells_of_documents(answer):
            return Reply(messages.answer_message(answer), (Choice(messages.OTHER_QUESTIONS, OTHER),))
        choices = _choices(answer, key)
        picture = await self._picture(answer) if chat.pictures else None
        return Reply(messages.answer_message(answer, choices_follow=True), choices, picture=picture)

    async def ask_in_passing(self, channel: str, question: str) -> Answer:
        """Returns the answer to a question that belongs to no conversation and is not kept."""
        answer = await self.desk.ask(question)
        self.metrics.answered(channel, answer)
        return answer

    async def choose(self, chat: Chat, action: str) -> Reply:
        """Returns what follows from a choice; whatever ``action`` holds, it comes from outside."""
        kind, _, about = action.partition(":")
        if kind == PASSAGE:
            return self._passage(about)
        if kind == OTHER:
            return await self.other_questions()
        if kind in (GOOD, BAD):
            vote = 1 if kind == GOOD else -1
            taken = await self.journal.soon(lambda: self.journal.vote(about, vote))
            return Reply(notice=messages.VOTED[vote] if taken else messages.TOO_OLD)
        question = self.desk.question(about) if kind == ASK else self._meant(about) if kind == MEANT else None
        if question is None:
            return Reply(_plain(messages.NO_LONGER_SUGGESTED), (Choice(messages.OTHER_QUESTIONS, OTHER),))
        reply = await self.ask(chat, question)
        return replace(reply, message=(Part(f"❓ {question}\n\n"), *reply.message))

    async def command(self, chat: Chat, name: str) -> Reply:
        """Returns what a command ("start", "help", "nguon", "moi") does; an unknown one is told."""
        if name == "start":
            return await self.greeting()
        if name == "nguon":
            documents = self.desk.assistant.index.manifest.documents
            return Reply(_plain(messages.documents_message(documents, MOST_LISTED)))
        if name == "moi":
            self.conversations.forget(chat)
            await self.journal.soon(lambda: self.journal.forget(chat.channel, chat.bot, chat.chat))
            return Reply(_plain(messages.NEW_CONVERSATION))
        return Reply(_plain(messages.CHANNEL_HELP if name in ("help", "giup") else messages.CHANNEL_UNKNOWN_COMMAND))

    async def greeting(self) -> Reply:
        """Returns who is speaking and what it covers, with three questions to begin with."""
        choices = await self._suggested()
        documents = self.desk.assistant.index.manifest.documents
        return Reply(messages.greeting_message(documents, bool(choices)), choices)

    async def other_questions(self) -> Reply:
        """Returns three questions that the documents answer."""
        choices = await self._suggested()
        return Reply(_plain(messages.OTHER_QUESTIONS_ARE if choices else messages.NO_OTHER_QUESTIONS), choices)

    async def _suggested(self) -> tuple[Choice, ...]:
        return tuple(Choice(question, f"{ASK}:{question_key(question)}") for question in await self.desk.questions())

    async def _picture(self, answer: Answer) -> bytes | None:
        """The answer's figures as a chart; the words are sent without it where it cannot be drawn."""
        if not drawable(answer):
            return None
        try:
            return await asyncio.to_thread(draw, answer)
        except Exception:
            log.exception("a chart could not be drawn")
            return None

    def _meant(self, about: str) -> str | None:
        """The question that was chosen of those asked back."""
        key, _, number = about.partition(":")
        kept = self.journal.kept(key)
        return next((each for at, each in enumerate(kept.choices) if str(at) == number), None) if kept else None

    def _passage(self, about: str) -> Reply:
        key, _, number = about.partition(":")
        kept = self.journal.kept(key)
        citation = next((each for each in kept.citations if str(each.number) == number), None) if kept else None
        if citation is None:
            return Reply(_plain(messages.TOO_OLD))
        document = self.desk.assistant.index.document(citation.document)
        if document is None or document.text[citation.start : citation.end] != citation.quote:
            return Reply(_plain(messages.DOCUMENT_CHANGED))
        return Reply(passage_message(citation, document))


def _tells_of_documents(answer: Answer) -> bool:
    return answer.abstention is None or answer.abstention.reason not in NOT_ABOUT_DOCUMENTS


def _choices(answer: Answer, key: str) -> tuple[Choice, ...]:
    if answer.clarification is not None:
        return tuple(
            Choice(each, f"{MEANT}:{key}:{number}") for number, each in enumerate(answer.clarification.choices)
        )
    several = len(answer.shown) > 1
    passages = [
        Choice(
            messages.WHOLE_PASSAGE + (f" [{citation.number}]" if several else ""), f"{PASSAGE}:{key}:{citation.number}"
        )
        for citation in answer.shown
    ]
    votes = (Choice(messages.GOOD, f"{GOOD}:{key}"), Choice(messages.BAD, f"{BAD}:{key}"))
    return (*passages, Choice(messages.OTHER_QUESTIONS, OTHER), *votes)


def _plain(text: str) -> Message:
    return (Part(text),)
