"""A build in a process of its own that can be killed: python -m tests.fakes.slow_build SEEDS INDEX.

It tells each batch of texts that is about to be encoded by a line on standard output.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from index import EncoderMaker, update_index
from index.encoder import Vectors
from tests.fakes.letters import LetterEncoder, write_letters


class SlowEncoder(LetterEncoder):
    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        sys.stdout.write(f"{len(texts)}\n")
        sys.stdout.flush()
        time.sleep(0.3)
        return super().encode_passages(texts)


if __name__ == "__main__":
    maker = EncoderMaker("letters", lambda: write_letters, lambda folder: SlowEncoder())
    update_index(Path(sys.argv[1]), Path(sys.argv[2]), maker)
