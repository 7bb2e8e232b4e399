"""Measures how an index is kept in step with a folder: `python -m bench.step [--documents 2000] [--encode]`.

The documents are made from a seed, two pages each, in every format that is read. Three times are taken, each in a
process of its own: the first build, a build after 1 % of the documents changed, and one after nothing changed. Without
``--encode`` vectors are drawn at random, so that the figures are those of all but the encoding. Measures, never gates.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.files import MIXED, WRITERS
from bench.papers import papers

ONE_BUILD = """
import json, sys, time
started = time.perf_counter()
from pathlib import Path
from index import encoder_maker, update_index
from bench.blank import blank_maker
maker = encoder_maker() if sys.argv[3] else blank_maker()
steps = {}
def note(step, done, total):
    steps.setdefault(step, [time.perf_counter(), 0])[1] = time.perf_counter()
report = update_index(Path(sys.argv[1]), Path(sys.argv[2]), maker, note)
chunks = sum(document.chunks for document in report.manifest.documents)
print(json.dumps({"seconds": time.perf_counter() - started, "read": report.read, "encoded": report.encoded,
                  "reused": report.reused, "chunks": chunks, "problems": report.problems[:3],
                  "steps": {step: end - start for step, (start, end) in steps.items()}}))
"""


def write_documents(folder: Path, count: int, formats: Sequence[str], seed: int = 0, every: int = 1) -> int:
    """Writes so many papers as files, every ``every``-th of them; returns how many bytes that came to."""
    size = 0
    for number, paper in enumerate(papers(count, seed)):
        if number % every:
            continue
        ending = formats[number % len(formats)]
        path = folder / f"van-ban-{number:06}.{ending}"
        WRITERS[ending](paper, path)
        long_ago = time.time() - 3600
        os.utime(path, (long_ago + seed, long_ago + seed))
        size += path.stat().st_size
    return size


def build(seeds: Path, folder: Path, encode: bool) -> dict[str, Any]:
    """Brings the index in step in a process of its own; returns what it told, its seconds and those of processors."""
    started, used = time.perf_counter(), _processor_seconds()
    told = subprocess.check_output([sys.executable, "-c", ONE_BUILD, seeds, folder, "yes" if encode else ""], text=True)
    return {**json.loads(told), "process": time.perf_counter() - started, "used": _processor_seconds() - used}


def _processor_seconds() -> float:
    """Returns the seconds of processors that child processes have used: other work on the machine adds little."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Prints a line for each build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--formats", nargs="*", choices=sorted(WRITERS), default=MIXED)
    parser.add_argument("--encode", action="store_true", help="with the bundled model: minutes, not seconds")
    parser.add_argument("--folder", type=Path, help="where to work (default: a folder that is removed again)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = options.folder or Path(scratch)
        seeds, index = work / "documents", work / "index"
        for path in (seeds, index):
            shutil.rmtree(path, ignore_errors=True)
        seeds.mkdir(parents=True)
        size = write_documents(seeds, options.documents, options.formats)
        kinds = Counter(path.suffix for path in seeds.iterdir())
        print(f"{options.documents} documents, {size / 1e6:.1f} MB: {dict(kinds)}; load {os.getloadavg()[0]:.1f}")
        first = tell("first build", build(seeds, index, options.encode), options.documents)
        write_documents(seeds, options.documents, options.formats, seed=1, every=100)
        again = tell("1 % changed", build(seeds, index, options.encode), options.documents)
        print(f"  {again / first:.1%} of the first build")
        tell("nothing changed", build(seeds, index, options.encode), options.documents)


def tell(what: str, told: dict[str, Any], documents: int) -> float:
    """Prints what a build told, and returns its process's seconds."""
    seconds: float = told["process"]
    load = f"{os.getloadavg()[0]:.1f}"
    steps = ", ".join(f"{step} {taken:.1f}" for step, taken in told["steps"].items())
    print(
        f"{what}: {seconds:.2f} s, {documents / seconds:.0f} documents/s; processors {told['used']:.1f} s; load {load}"
    )
    print(f"  read {told['read']}, encoded {told['encoded']}, reused {told['reused']}")
    print(f"  {told['chunks']} chunks; seconds of its steps: {steps or 'none'}; problems {told['problems']}")
    return seconds


if __name__ == "__main__":
    main()
