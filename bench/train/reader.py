"""Trains the reader: a question and a passage in, the answer's place out, or that there is none.

    python -m bench.train.reader --out DIR [--start DIR…] [--epochs N] [--sparing NAME…] FILE…

The files are sets that may be shipped, SQuAD 2.0-format or as in ``questions/``; a tenth of their passages is held out.
Training can be stopped at any time and goes on where it was when started again with the same DIR; the log is
DIR/log.txt. ``--start`` begins from readers trained before instead of from the backbone.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bench.train.examples import Corpus, Example, Group, epoch_of, groups, read_corpus, spared
from bench.train.network import Network, from_backbone, load_network, widen
from bench.train.typed import without_marks
from bench.train.vocabulary import cut_vocabulary, widened_vocabulary, with_pieces
from bot.gathering.reader import Calibration, Encoded, Floats, Reader, encode
from index.models import load_model

LONGEST = 320  # tokens of a question with its passage while learning
BATCH_TOKENS = 6_000
WARM_UP = 0.06
UNSHARED = 0.1  # share of examples without their kinds of token, not to lean on shared words alone
CHECKPOINT_SECONDS = 240


@dataclass(frozen=True)
class Line:
    """An example as numbers: where the answer starts and ends (0: nowhere), and its group in the batch's order."""

    encoded: Encoded
    start: int
    end: int
    group: int


def place(encoded: Encoded, answer: tuple[int, int] | None) -> tuple[int, int] | None:
    """Returns the first and last token of the answer, (0, 0) for none; None where it was cut off."""
    if answer is None:
        return 0, 0
    inside = np.nonzero((encoded.spans[:, 1] > answer[0]) & (encoded.spans[:, 0] < answer[1]))[0]
    if not len(inside) or encoded.spans[inside[-1], 1] + 1 < answer[1]:
        return None
    return encoded.first + int(inside[0]), encoded.first + int(inside[-1])


def batches(tokenizer: Tokenizer, epoch: Sequence[Sequence[Example]], generator: random.Random) -> list[list[Line]]:
    """Returns the epoch's examples in batches of about ``BATCH_TOKENS``: groups together, alike lengths together."""
    encoded_groups = []
    for number, examples in enumerate(epoch):
        lines = []
        for example in examples:
            encoded = encode(tokenizer, example.question, example.passage, LONGEST)
            if generator.random() < UNSHARED:
                encoded = Encoded(encoded.ids, encoded.kinds // 3 * 3, encoded.spans)
            placed = place(encoded, example.answer)
            if placed is not None and len(encoded.spans):
                lines.append(Line(encoded, *placed, number))
        if lines:
            encoded_groups.append(lines)
    generator.shuffle(encoded_groups)
    made: list[list[Line]] = []
    for at in range(0, len(encoded_groups), 2000):
        pool = sorted(encoded_groups[at : at + 2000], key=lambda lines: max(len(line.encoded.ids) for line in lines))
        batch: list[Line] = []
        for lines in pool:
            longest = max(len(line.encoded.ids) for line in lines)
            if batch and longest * (len(batch) + len(lines)) > BATCH_TOKENS:
                made.append(batch)
                batch = []
            batch = batch + lines
        made.append(batch)
    generator.shuffle(made)
    return made


def tensors(batch: Sequence[Line]) -> tuple[Tensor, Tensor, Tensor]:
    """Returns ids, kinds and mask ``(b, n) int64`` of a batch, padded at the end."""
    # In steps of 16: torch keeps a kernel for each shape that it has seen, and their memory grew to 12 GB.
    longest = -(-max(len(line.encoded.ids) for line in batch) // 16) * 16
    ids = torch.ones(len(batch), longest, dtype=torch.int64)
    kinds = torch.zeros_like(ids)
    mask = torch.zeros_like(ids)
    for row, line in enumerate(batch):
        count = len(line.encoded.ids)
        ids[row, :count] = torch.from_numpy(line.encoded.ids)
        kinds[row, :count] = torch.from_numpy(line.encoded.kinds)
        mask[row, :count] = 1
    return ids, kinds, mask


def loss_of(network: nn.Module, batch: Sequence[Line]) -> tuple[Tensor, Tensor, Tensor]:
    """Returns the losses of the pointers, of the verdict, and of the order in each group.

    The last is listwise: the cross-entropy of which of a question's examples is the one that answers.
    """
    ids, kinds, mask = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        starts, ends, answered = network(ids, kinds, mask)
    start = torch.tensor([line.start for line in batch])
    end = torch.tensor([line.end for line in batch])
    pointers = (functional.cross_entropy(starts.float(), start) + functional.cross_entropy(ends.float(), end)) / 2
    answered = answered.float()
    verdict = functional.binary_cross_entropy_with_logits(answered, (start > 0).float())
    group = torch.tensor([line.group for line in batch])
    first = torch.nonzero((start > 0) & (group[:, None] == group[None, :]).sum(1).gt(1)).squeeze(1)
    order = answered.new_zeros(())
    if len(first):
        company = group[first][:, None] == group[None, :]
        listed = torch.where(company, answered[None, :], -torch.inf)
        order = functional.cross_entropy(listed, first)
    return pointers, verdict, order


def torch_reader(network: Network, tokenizer: Tokenizer) -> Reader:
    """Returns a reader over the network as it is in training."""

    def run(ids: NDArray[np.int64], kinds: NDArray[np.int64]) -> tuple[Floats, Floats, float]:
        tokens = torch.from_numpy(ids)[None]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            starts, ends, answered = network(tokens, torch.from_numpy(kinds)[None], torch.ones_like(tokens))
        return starts[0].float().numpy(), ends[0].float().numpy(), float(answered[0])

    return Reader(tokenizer, run, LONGEST, Calibration())


def held_out_figures(reader: Reader, held_out: Sequence[Group]) -> dict[str, float]:
    """Returns how well the reader does on questions that it has not learnt from.

    ``overlap`` is the F1 of answers by characters, ``folded`` the same for questions without marks, ``first of 4`` the
    share of gold passages put before three hard ones, ``AUC`` how well the verdict parts answers from near misses.
    """
    found, folded, first = [], [], []
    answered, missed = [], []
    for group in held_out:
        if group.gold is None or group.gold.answer is None:
            missed += [r.answerable for r in reader.read(group.question.text, [(group.near[0].text, [])])]
            continue
        passages = [group.gold.passage, *(passage.text for passage in group.hard[:3])]
        readings = reader.read(group.question.text, [(text, []) for text in passages])
        answered.append(readings[0].answerable)
        first.append(all(readings[0].answerable >= other.answerable for other in readings[1:]))
        found.append(_overlap(group.gold.answer, (readings[0].start, readings[0].end)))
        bare = reader.read(without_marks(group.question.text), [(group.gold.passage, [])])[0]
        folded.append(_overlap(group.gold.answer, (bare.start, bare.end)))
    wins = np.mean([[one > other for other in missed] for one in answered])
    return {
        "overlap": float(np.mean(found)),
        "folded": float(np.mean(folded)),
        "first of 4": float(np.mean(first)),
        "AUC": float(wins),
    }


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Returns the F1 of two spans by characters."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return 2 * shared / max(1, one[1] - one[0] + other[1] - other[0])


class Trainer:
    """The network with its optimiser, and how far it has come; saved to and taken up from a folder."""

    def __init__(self, network: Network, folder: Path, rate: float, epochs: float, frozen: int = 0) -> None:
        self.network = network
        self.folder = folder
        self.rate = rate
        self.epochs = epochs
        self.epoch = self.batch = 0
        # Word vectors are 40 % of the weights and seen too seldom to move well.
        still = network.bert.embeddings if frozen else network.bert.embeddings.word_embeddings
        for part in (still, network.bert.embeddings.position_embeddings, *network.bert.encoder.layer[:frozen]):
            part.requires_grad_(False)
        body = [p for p in network.bert.encoder.parameters() if p.requires_grad]
        known = {id(parameter) for parameter in body}
        new = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
        groups_of_parameters = [{"params": body, "share": 1.0}, {"params": new, "share": 4.0}]
        self.optimiser = torch.optim.AdamW(
            groups_of_parameters, lr=rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )

    def log(self, line: str) -> None:
        """Prints a line and adds it to the log."""
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with (self.folder / "log.txt").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def step(self, batch: Sequence[Line], progress: float) -> NDArray[np.float64]:
        """Learns from one batch at a rate that rises, then falls to 0; returns the three losses."""
        share = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * group["share"] * max(share, 0.001)
        losses = loss_of(self.network, batch)
        total = losses[0] + losses[1] + 0.7 * losses[2]
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        return np.array([float(loss.detach()) for loss in losses])

    def save(self) -> None:
        """Writes the checkpoint beside the last one and renames it."""
        save_file({k: v.contiguous() for k, v in self.network.state_dict().items()}, self.folder / "network.new")
        torch.save(
            {"optimiser": self.optimiser.state_dict(), "at": [self.epoch, self.batch]}, self.folder / "state.new"
        )
        (self.folder / "network.new").rename(self.folder / "network.safetensors")
        (self.folder / "state.new").rename(self.folder / "state.pt")

    def resume(self) -> None:
        """Takes up the checkpoint, if there is one."""
        if (self.folder / "state.pt").exists():
            self.network.load_state_dict(load_file(self.folder / "network.safetensors"))
            state = torch.load(self.folder / "state.pt", weights_only=True)
            self.optimiser.load_state_dict(state["optimiser"])
            self.epoch, self.batch = state["at"]
            self.log(f"goes on at epoch {self.epoch}, batch {self.batch}")


def train(
    trainer: Trainer,
    tokenizer: Tokenizer,
    learnt: Sequence[Group],
    held_out: Sequence[Group],
    seed: int,
    sparing: frozenset[str],
) -> None:
    """Goes through the epochs that are left."""
    saved = time.monotonic()
    while trainer.epoch < trainer.epochs:
        generator = random.Random(f"{seed} {trainer.epoch}")
        epoch = batches(tokenizer, epoch_of(learnt, seed, trainer.epoch, sparing), generator)
        losses: list[NDArray[np.float64]] = []
        begun, seen = time.monotonic(), 0
        while trainer.batch < len(epoch) * min(1.0, trainer.epochs - trainer.epoch):
            batch = epoch[trainer.batch]
            losses.append(trainer.step(batch, (trainer.epoch + trainer.batch / len(epoch)) / trainer.epochs))
            trainer.batch += 1
            seen += len(batch)
            if len(losses) == 25:
                pace = seen / (time.monotonic() - begun)
                parts = " ".join(f"{value:.3f}" for value in np.mean(losses, axis=0))
                trainer.log(
                    f"epoch {trainer.epoch} batch {trainer.batch}/{len(epoch)} loss {parts} {pace:.1f} examples/s"
                )
                losses, begun, seen = [], time.monotonic(), 0
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                trainer.save()
                saved = time.monotonic()
        trainer.epoch, trainer.batch = trainer.epoch + 1, 0
        trainer.save()
        figures = held_out_figures(
            torch_reader(trainer.network.eval(), tokenizer), held_out[:: max(1, len(held_out) // 250)]
        )
        trainer.network.train()
        trainer.log(
            f"after epoch {trainer.epoch}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
        )


def main() -> None:
    """Reads the arguments, makes or loads the network, and trains it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument(
        "--start", type=Path, nargs="+", help="readers trained before, to begin from (the mean of them)"
    )
    parser.add_argument("--sparing", nargs="*", default=[], help="files of which each epoch takes every fifth question")
    parser.add_argument("--epochs", type=float, default=2.5)
    parser.add_argument("--layers", type=int, default=10)
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--part", type=float, default=1.0, help="share of the questions to learn from, for a trial")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    sparing = frozenset(options.sparing)
    corpus = spared(read_corpus(options.files), options.epochs, sparing)
    learnt, held_out = (groups(corpus, held_out, options.out / "indexes") for held_out in (False, True))
    torch.set_num_threads(options.threads)  # here: FAISS, which found the negatives, leaves OpenMP with one thread
    learnt = learnt[:: round(1 / options.part)]
    if options.start:
        tokenizer, network = _from_readers(options.start, learnt)
    else:
        tokenizer, network = _from_backbone(corpus, learnt, options.layers)
    tokenizer.save(str(options.out / "tokenizer.json"), pretty=False)
    settings = {
        "layers": network.bert.config.num_hidden_layers,
        "pieces": tokenizer.get_vocab_size(),
        "files": [path.name for path in options.files],
    }
    (options.out / "network.json").write_text(json.dumps(settings), encoding="utf-8")
    trainer = Trainer(network, options.out, options.rate, options.epochs, options.frozen)
    trainer.log(f"{len(learnt)} questions to learn from, {len(held_out)} held out; {vars(options)}")
    trainer.resume()
    train(trainer, tokenizer, learnt, held_out, options.seed, sparing)


def _from_readers(folders: Sequence[Path], learnt: Sequence[Group]) -> tuple[Tokenizer, Network]:
    """Returns the mean of readers trained before, with the pieces besides theirs that the questions need."""
    model = load_model("bundled")
    full = model.tokenizer.backend_tokenizer
    before = Tokenizer.from_file(str(folders[-1] / "tokenizer.json"))
    kept = widened_vocabulary(full, before, (group.question.text for group in learnt))
    network = load_network(*folders)
    backbone: Any = model[0].auto_model
    widen(network, backbone, kept)
    return with_pieces(full, kept), network.train()


def _from_backbone(corpus: Corpus, learnt: Sequence[Group], layers: int) -> tuple[Tokenizer, Network]:
    """Returns the cut vocabulary and the untrained network."""
    model = load_model("bundled")
    full = model.tokenizer.backend_tokenizer
    texts = [source.text for source in corpus.sources if not source.held_out]
    texts += [typed for group in learnt for typed in (group.question.text, without_marks(group.question.text))]
    kept = cut_vocabulary(full, texts)
    backbone: Any = model[0].auto_model
    return with_pieces(full, kept), from_backbone(backbone, kept, layers)


if __name__ == "__main__":
    main()
