"""How long one question takes from end to end, beside the encoder alone in the same run.

    python -m bench.answering GOLD.jsonl [--index DIR]

Each question is asked without the reader, with it, and encoded alone, in turn, so that a noisy machine is noisy for
all three; a cold process is timed too. Medians and the 95th percentile, in milliseconds.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bot.assistant import Assistant
from bot.evaluation import read_gold
from bot.gathering.reader import Reader
from index import SearchIndex
from index.encoder import OnnxEncoder

ROUNDS = 3
COLD = 5


def timed(ask: Callable[[str], object], question: str) -> float:
    """Returns the milliseconds that ``ask`` takes for the question."""
    start = time.perf_counter()
    ask(question)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--index", type=Path, default=Path(".index"))
    options = parser.parse_args()
    questions = [gold.question for gold in read_gold(options.gold) if not gold.before]
    index = SearchIndex.load(options.index)
    encoder = OnnxEncoder.load(options.index / index.manifest.generation / "encoder")
    ways: dict[str, Callable[[str], object]] = {
        "encoder alone": lambda question: encoder.encode_questions([question]),
        "without reader": Assistant(index).ask,
        "with reader": Assistant(index, Reader.load()).ask,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for question in questions * ROUNDS:
        for name, ask in ways.items():
            times[name].append(timed(ask, question))
    alone = float(np.median(times["encoder alone"]))
    for name, spent in times.items():
        middle, slow = np.percentile(spent, [50, 95])
        print(f"{name:15} p50 {middle:7.1f} ms  p95 {slow:7.1f} ms  {middle / alone:5.2f} x the encoder")
    cold, memory = zip(*(cold_process(questions[0], options.index) for _ in range(COLD)), strict=True)
    print(f"cold process    p50 {np.median(cold):7.2f} s   largest {max(memory):.0f} MB")


def cold_process(question: str, index: Path) -> tuple[float, float]:
    """Returns the seconds that ``hoidap ask`` takes as a new process, and the most memory that it held in MB.

    The process tells its own high-water mark: by ``ru_maxrss`` that of this one would count, which it is forked from.
    """
    code = (
        "import pathlib, re, sys; from bot.cli import main; main(sys.argv[1:]); "
        "status = pathlib.Path('/proc/self/status').read_text(); "
        r"print(int(re.search(r'VmHWM:\s+(\d+)', status).group(1)) / 1024, file=sys.stderr)"
    )
    start = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", code, "ask", question, "--index", index], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, float(ran.stderr.splitlines()[-1])


if __name__ == "__main__":
    main()
