"""Makes ``index/data/syllables.tsv.gz``: how often Vietnamese syllables and their pairs stand in text.

    python -m bench.train.syllables law.json proc.json news.json bench/train/questions/*.txt

The files are sets that may be shipped: the laws, procedures and reports written for this project, and its passages.
To them come turns of talk (``turns.txt``): "còn năm ngoái?", "cái đó là gì?" stand in no text.
"""

import gzip
import sys
from pathlib import Path

from bench.train.examples import articles
from index.diacritics import GENERAL_COUNTS, SyllableCounts, is_marked

TURNS = Path(__file__).parent / "turns.txt"
SPOKEN = 20  # what is typed is talk, of which there are few lines: each counts as so many
LEAST = 2  # a pair seen once tells little and would double the file


def main(paths: list[Path]) -> None:
    """Counts the contexts of the files and the questions typed with marks, and the turns of talk; writes the table."""
    counts = SyllableCounts()
    turns = [line for line in TURNS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    for turn in turns * SPOKEN:
        counts.add(turn)
    for path in paths:
        for article in articles(path):
            for paragraph in article["paragraphs"]:
                counts.add(paragraph["context"])
                for question in (each["question"] for each in paragraph["qas"]):
                    counts.add(question if is_marked(question) else "")
    lines = [f"{syllable}\t{count}\n" for syllable, count in sorted(counts.single.items()) if count >= LEAST]
    lines += [f"{left} {right}\t{count}\n" for (left, right), count in sorted(counts.pair.items()) if count >= LEAST]
    GENERAL_COUNTS.parent.mkdir(exist_ok=True)
    with gzip.GzipFile(GENERAL_COUNTS, "wb", mtime=0) as file:
        file.write("".join(lines).encode())
    print(f"{len(lines)} lines, {GENERAL_COUNTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
