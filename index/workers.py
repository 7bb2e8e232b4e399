"""Reads files in child processes, each with a bound on its memory and on the time that a file may take."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from index.documents import Document, DocumentError
from index.written import from_json

LONGEST_READ = 60.0  # seconds a file
MOST_MEMORY = 1_200_000_000  # bytes of a process, of which its libraries take some 200 million


@dataclass(frozen=True)
class Job:
    """A file to be read: where it is, what its document is called and what is known of it."""

    path: Path
    name: str
    facts: Mapping[str, str]


def read_jobs(
    jobs: Sequence[Job], seconds: float = LONGEST_READ, memory: int = MOST_MEMORY
) -> Iterator[tuple[str, Document | DocumentError]]:
    """Yields each job's name and the document that it gave, or why it gave none, in the order of the jobs.

    A file that takes more than ``seconds`` or more than ``memory`` bytes is given up; the others are read all the same.
    """
    count = max(1, min(len(jobs), os.cpu_count() or 1))
    workers = [Worker(seconds, memory) for _ in range(count)]
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def read(job: Job) -> Document | DocumentError:
        worker = free.get()
        try:
            return worker.read(job)
        finally:
            free.put(worker)

    threads = ThreadPoolExecutor(count)
    try:
        for job, result in zip(jobs, threads.map(read, jobs), strict=True):
            yield job.name, result
    finally:
        for worker in workers:
            worker.close()
        threads.shutdown(cancel_futures=True)


class Worker:
    """A child process that reads one file after the other; it is started when it is needed, and again when it died."""

    def __init__(self, seconds: float, memory: int) -> None:
        self.seconds, self.memory = seconds, memory
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    def read(self, job: Job) -> Document | DocumentError:
        """Returns the document that the file is, or why it is none."""
        if self._closed:
            return DocumentError(f"{job.path}: việc đọc đã dừng")
        process = self._process = self._process or self._start()
        request = {"path": str(job.path), "name": job.name, "facts": dict(job.facts)}
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.seconds, end)
        timer.start()
        try:
            line = _asked(process, json.dumps(request))
        finally:
            timer.cancel()
        if not line.endswith("\n"):  # the process died over it
            self._end()
            why = f"đọc quá {self.seconds:.0f} giây" if late.is_set() else "làm hỏng tiến trình đọc"
            return DocumentError(f"{job.path}: {why}; hãy chia nhỏ tệp hoặc kiểm tra nguồn gốc tệp")
        answer = json.loads(line)
        if answer.get("spent"):
            self._end()
        return from_json(answer["document"]) if "document" in answer else DocumentError(answer["problem"])

    def close(self) -> None:
        """Ends the process, and whatever it reads."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _start(self) -> "subprocess.Popen[str]":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "index.worker", str(self.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=environment,
        )
        assert process.stdout is not None
        process.stdout.readline()
        return process


def _asked(process: "subprocess.Popen[str]", request: str) -> str:
    """Returns the line that answers the request; without its end, or empty, if the process died."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(request + "\n")
        process.stdin.flush()
        return process.stdout.readline()
    except (BrokenPipeError, OSError):
        return ""
