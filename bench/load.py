"""Load on the real process against fakes of the APIs: answers a second, time to answer, memory. Measures, never gates.

    python -m bench.load --index DIR [--questions 20000] [--chats 200] [--reader]

Every figure stands for this machine at this moment: the fakes run on the same cores. Rates are held against what the
models alone can do on one thread, the encoder (and the reader, with ``--reader``), measured before and after. Prints
one line a figure.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from bot.assistant import Assistant
from bot.gathering.reader import Reader
from bot.suggestions import find_questions
from index import SearchIndex, vietnamese
from tests.fakes.loopback import Answer
from tests.fakes.telegram_api import TOKEN, FakeTelegram

P = ParamSpec("P")
R = TypeVar("R")

WARM_UP = 2000  # questions before memory is first looked at
HALF_LOAD_SECONDS = 30
# People for each chat that waits for an answer: they take turns, for the service sends one chat a message a second, as
# Telegram asks, and 200 chats would then be answered 200 times a second at most.
TURNS = 5


class Clocked(FakeTelegram):
    """A fake that notes when each chat's message went in and when its answer came out."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[int, float] = {}
        self.seconds: list[float] = []
        self.answered = asyncio.Queue[int]()

    async def _method(self, token: str, method: str, parameters: dict[str, Any]) -> Answer:
        answer = await super()._method(token, method, parameters)
        self.sent.clear()
        if method == "sendMessage":
            chat = int(parameters["chat_id"])
            self.seconds.append(time.perf_counter() - self.asked[chat])
            self.answered.put_nowait(chat)
        return answer

    def ask(self, chat: int, question: str) -> None:
        """Puts a question in, now."""
        self.asked[chat] = time.perf_counter()
        self.say(question, chat=chat)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, default=Path(".index"))
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--reader", action="store_true", help="with the model that reads the passages found")
    options = parser.parse_args()
    alone = Alone(Assistant(SearchIndex.load(options.index), Reader.load() if options.reader else None))
    questions = find_questions(alone.assistant)
    questions += [vietnamese.fold(question) for question in questions]
    asyncio.run(_measure(options, questions, alone))


class Alone:
    """An assistant with nothing around it, whose models are timed."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._in_models = 0.0
        encoder = assistant.index._encoder
        encoder.encode_questions = self._timed(encoder.encode_questions)  # type: ignore[method-assign]
        finder = assistant._finder
        if finder._read is not None:
            finder._read = self._timed(finder._read)

    def rates(self, questions: list[str], seconds: float = 5) -> tuple[float, float]:
        """Returns how many questions a second its models could do on one thread, and the whole of it does."""
        began, count, self._in_models = time.perf_counter(), 0, 0.0
        while time.perf_counter() < began + seconds:
            self.assistant.ask(questions[count % len(questions)])
            count += 1
        return count / self._in_models, count / (time.perf_counter() - began)

    def _timed(self, call: Callable[P, R]) -> Callable[P, R]:
        def timed(*arguments: P.args, **options: P.kwargs) -> R:
            began = time.perf_counter()
            try:
                return call(*arguments, **options)
            finally:
                self._in_models += time.perf_counter() - began

        return timed


async def _measure(options: argparse.Namespace, questions: list[str], alone: Alone) -> None:
    fake = Clocked()
    await fake.start()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": fake.url,
            "TELEGRAM_MESSAGES_PER_SECOND": "10000",
            "QUESTIONS_PER_MINUTE": "100000",
            "ANSWER_THREADS": str(options.threads),
            "READER": str(options.reader).lower(),
            "HTTP_PORT": "0",
            "DATA_DIR": folder,
        }
        command = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"
        arguments = (sys.executable, "-c", command, "telegram", "--index", str(options.index))
        process = await asyncio.create_subprocess_exec(*arguments, env=environment)
        try:
            await _phases(fake, process.pid, options, questions, alone)
        finally:
            process.terminate()
            await process.wait()
    await fake.stop()


async def _phases(fake: Clocked, process: int, options: argparse.Namespace, known: list[str], alone: Alone) -> None:
    questions = cycle(known)
    await _closed_loop(fake, options.chats, 500, questions)  # warm
    before_it = alone.rates(known)
    used = _processor_seconds(process)
    rate = await _closed_loop(fake, options.chats, WARM_UP, questions)
    used = (_processor_seconds(process) - used) / WARM_UP * 1000
    models, whole = (sum(pair) / 2 for pair in zip(before_it, alone.rates(known), strict=True))
    print(f"on one thread: models alone {models:.0f} questions/s, assistant {whole:.0f}/s", flush=True)
    print(
        f"{options.chats} chats waiting at any time: {rate:.1f} answers/s, {rate / models:.2f} of the models alone; "
        f"{used:.1f} ms of a processor each",
        flush=True,
    )
    before = _resident(process)
    print(f"{WARM_UP} questions: {_told(before)}", flush=True)
    fake.seconds.clear()
    for number in range(int(rate / 2 * HALF_LOAD_SECONDS)):
        fake.ask(number % (TURNS * options.chats) + 1, next(questions))
        await asyncio.sleep(2 / rate)
    while not fake.answered.empty():
        fake.answered.get_nowait()
    await asyncio.sleep(1)
    spans = sorted(fake.seconds)
    p50, p99 = spans[len(spans) // 2], spans[int(len(spans) * 0.99)]
    print(f"at half that load: p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, of {len(spans)} answers", flush=True)
    while not fake.answered.empty():
        fake.answered.get_nowait()
    done = WARM_UP
    while done < options.questions:
        batch = min(3000, options.questions - done)
        rate = await _closed_loop(fake, options.chats, batch, questions)
        done += batch
        now = _resident(process)
        grown = " and ".join(f"{100 * (now[name] / before[name] - 1):+.1f} % {name}" for name in now)
        print(f"{done} questions: {_told(now)}, {grown} since {WARM_UP}; {rate:.1f}/s", flush=True)


async def _closed_loop(fake: Clocked, chats: int, count: int, questions: Iterator[str]) -> float:
    """As many chats wait at any time: as soon as one is answered, the next one asks; returns answers a second."""
    began, turns = time.perf_counter(), islice(cycle(range(1, TURNS * chats + 1)), count)
    for chat in islice(turns, chats):
        fake.ask(chat, next(questions))
    for _ in range(count):
        await asyncio.wait_for(fake.answered.get(), 60)
        for chat in islice(turns, 1):
            fake.ask(chat, next(questions))
    return count / (time.perf_counter() - began)


def _processor_seconds(process: int) -> float:
    """Returns how long a process has used processors."""
    user, system = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _resident(process: int) -> dict[str, float]:
    """Returns a process' resident memory in MB: ``all`` of it, of that ``own`` (anonymous) and pages of ``files``."""
    lines = dict(line.split(":") for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":" in line)
    names = {"all": "VmRSS", "own": "RssAnon", "files": "RssFile"}
    return {name: int(lines[key].split()[0]) / 1024 for name, key in names.items()}


def _told(resident: dict[str, float]) -> str:
    return ", ".join(f"{megabytes:.1f} MB {name}" for name, megabytes in resident.items())


if __name__ == "__main__":
    main()
