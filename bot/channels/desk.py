"""The assistant that answers now, for all channels: asked on a few threads, replaced when the index is rebuilt.

Knows an Assistant and how one is opened; knows nothing of channels.
"""

import asyncio
import gc
import hashlib
import logging
import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from bot.assistant import Assistant
from bot.composing.answer import Answer
from bot.conversation import Conversation
from bot.suggestions import find_questions
from index import IndexUnusableError

log = logging.getLogger(__name__)
LOOK_EVERY = 5.0  # seconds between two looks whether the index was rebuilt
LONG_QUESTION = "tỷ lệ " * 64  # 128 tokens of the bundled model; hardly anyone asks at such length


class Desk:
    """Asks the assistant of the newest index without blocking the event loop."""

    def __init__(
        self,
        assistant: Assistant,
        open_newest: Callable[[], Assistant],
        generation: Callable[[], str],
        threads: int = 2,
    ) -> None:
        """``open_newest`` and ``generation`` read the index folder; both may raise IndexUnusableError."""
        self.assistant = assistant
        self._open_newest = open_newest
        self._generation = generation
        self._most = threads
        self._threads = ThreadPoolExecutor(threads, "ask")
        self._asked: set[Future[Answer]] = set()
        self._closing = threading.Event()
        self._refused = ""
        self._questions: dict[str, str] = {}
        self._finding: asyncio.Task[None] | None = None

    def settle(self) -> None:
        """Takes at once what memory and time would be taken amid the work; call it when everything is loaded."""
        self._make_room(self.assistant)
        gc.collect()
        gc.freeze()  # what is loaded stays: to look through it again and again would hold everything up for 50 ms

    def _make_room(self, assistant: Assistant) -> None:
        # onnxruntime doubles its memory whenever a longer question comes, or more at once, than ever before. One more
        # than there are threads: suggestions are found meanwhile.
        with ThreadPoolExecutor(self._most + 1) as pool:
            list(pool.map(assistant.index.search, [LONG_QUESTION] * 4 * (self._most + 1)))

    async def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Returns the assistant's answer; at most ``threads`` questions are answered at once, the rest wait here."""
        future = self._threads.submit(self.assistant.ask, question, conversation)
        self._asked.add(future)
        future.add_done_callback(self._asked.discard)
        return await asyncio.wrap_future(future)

    async def questions(self, most: int = 3) -> list[str]:
        """Returns up to ``most`` questions that the documents answer, drawn anew; the first call may take seconds."""
        if self._finding is None:
            self._finding = asyncio.create_task(self._find())
        await asyncio.shield(self._finding)
        known = list(self._questions.values())
        return random.sample(known, min(most, len(known)))

    def question(self, key: str) -> str | None:
        """Returns the question of a key that ``question_key`` made, or None where it is not suggested any more."""
        return self._questions.get(key)

    async def keep_up(self) -> None:
        """Watches the index folder and replaces the assistant when a new index is there; runs until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Replaces the assistant if the index was rebuilt; if the new one is broken, the old one serves on."""
        try:
            found = await asyncio.to_thread(self._generation)
            if found in (self.assistant.index.manifest.generation, self._refused):
                return
            newest = await asyncio.to_thread(self._open_newest)
        except IndexUnusableError as error:
            log.warning("the index cannot be read, the one in memory serves on: %s", error)
            return
        except Exception as error:
            self._refused = found
            log.error("the new index cannot be opened (%s), the one in memory serves on", type(error).__name__)
            return
        old, self.assistant = self.assistant, newest
        gc.unfreeze()
        log.warning("the index was rebuilt: %d documents", len(newest.index.manifest.documents))
        await asyncio.gather(*(asyncio.wrap_future(future) for future in self._asked), return_exceptions=True)
        if self._finding is not None:
            await asyncio.gather(self._finding, return_exceptions=True)
        self._finding = asyncio.create_task(self._find())
        old.index.close()
        del old
        await asyncio.to_thread(self.settle)  # its caches refer to themselves: the encoder would stay for hours

    async def close(self) -> None:
        """Frees the threads and the index."""
        self._closing.set()
        if self._finding is not None:
            await asyncio.gather(self._finding, return_exceptions=True)
        self._threads.shutdown()
        self.assistant.index.close()

    async def _find(self) -> None:
        # One question at a time between those that people ask, on a thread of its own: the pool stays free.
        try:
            found = await asyncio.to_thread(find_questions, self.assistant, self._closing.is_set)
        except Exception:
            log.exception("no questions could be suggested")
            found = []
        self._questions = {question_key(question): question for question in found}


def question_key(question: str) -> str:
    """Returns a short name of a question, the same on every machine."""
    return hashlib.sha256(question.encode()).hexdigest()[:10]
