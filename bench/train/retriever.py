"""Tunes the retriever: questions come nearer to what answers them than to what search finds beside it.

    pip install -c constraints.txt -e '.[build,train]'
    python -m bench.train.retriever --out DIR [--frozen N] [--questions N] FILE…

The files are those that the reader learns from; a tenth of their passages is held out. Word vectors and the lowest
layers stay as they are, so that only the upper ones would have to be shipped. Training can be stopped at any time and
goes on from its last checkpoint when started again with the same DIR; the log is DIR/log.txt. DIR/layers.safetensors
holds the tuned weights. DIR/tuned is the model with them and DIR/mean the one with the mean of them and those before,
which often keeps more of what the model could do on other texts (Wortsman et al. 2022); ``bench.retrieval --model``
measures either.

Nothing tuned is shipped: 7,985 questions (250 steps, 16 minutes on one core) were worth next to nothing. Right passage
first by the whole search, before / tuned / mean: regulations .859 / .872 / .863, Wikipedia .945 / .940 / .947, ViQuAD
.829 / .832 / .831, ViNewsQA .807 / .809 / .809; without marks .784 / .775 / .775, .902 / .905 / .912, .713 / .723 /
.721, .704 / .699 / .703. English questions on the seeds: right 92, 93, 92 of 100.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer, SentenceTransformerTrainingArguments
from sentence_transformers.base.sampler import BatchSamplers
from sentence_transformers.sentence_transformer.evaluation import SentenceEvaluator
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.util import cos_sim
from torch import Tensor
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments
from transformers.trainer_utils import get_last_checkpoint

from bench.train.examples import Corpus, Group, Question, groups, read_corpus
from bench.train.typed import as_typed, without_marks
from index.models import BUNDLED, load_model, prompts_of
from index.vietnamese import term_set

PIECE = 64  # syllables, about 90 tokens: a whole passage takes more than twice as long
LONGEST = 128  # tokens while learning; a row of a table may have more
ALONE = 0.4  # share of examples with single sentences, since the index holds vectors of both
HARD = 4  # of the best that search finds beside the answer, one is drawn
SCALE = 100.0  # one over the temperature that the model was trained at before (Wang et al. 2024)
WARM_UP = 0.1
MEASURED = 200  # held-out questions
COLUMNS = ("question", "passage", "hard")
TYPINGS = ("as_is", "no_marks")
TOLD = ("loss", "learning_rate", *TYPINGS, "train_runtime")

Units = Sequence[tuple[int, int]]


def piece(text: str, units: Units, middle: int, largest: int) -> str:
    """Returns the unit numbered ``middle`` with as many neighbours as ``largest`` syllables hold, itself at least."""
    first = last = middle
    while True:
        wider = [(first, last + 1), (first - 1, last)]
        fitting = [
            (left, right)
            for left, right in wider
            if left >= 0 and right < len(units) and len(text[units[left][0] : units[right][1]].split()) <= largest
        ]
        if not fitting:
            return text[units[first][0] : units[last][1]]
        first, last = min(fitting, key=lambda ends: abs(ends[0] + ends[1] - 2 * middle))


def triple(group: Group, seed: int) -> dict[str, str] | None:
    """Returns a question as somebody might type it, a piece that answers it and a hard one that does not, or None."""
    if group.gold is None or group.gold.answer is None or not group.units or not group.hard:
        return None
    generator = random.Random(f"{seed} {group.question.id}")
    hard = generator.choice(group.hard[:HARD])
    largest = 0 if generator.random() < ALONE else PIECE
    start, end = group.gold.answer
    own = _most(group.units, lambda unit: min(end, unit[1]) - max(start, unit[0]))
    asked = term_set(group.question.text)
    alike = _most(hard.units, lambda unit: len(asked & term_set(hard.text[slice(*unit)])))
    return {
        "question": as_typed(group.question.text, generator),
        "passage": piece(group.gold.passage, group.units, own, largest),
        "hard": piece(hard.text, hard.units, alike, largest),
    }


def _most(units: Units, worth: Callable[[tuple[int, int]], int]) -> int:
    return max(range(len(units)), key=lambda number: worth(units[number]))


def some_answered(corpus: Corpus, most: int, seed: int) -> Corpus:
    """Returns the corpus with at most ``most`` of the answered questions to learn from, and ``MEASURED`` held out."""
    parts: tuple[list[Question], list[Question]] = ([], [])
    for question in corpus.questions:
        if question.answers:
            parts[corpus.sources[question.document].held_out].append(question)
    generator = random.Random(seed)
    kept = [generator.sample(part, min(count, len(part))) for part, count in zip(parts, (most, MEASURED), strict=True)]
    return replace(corpus, questions=(*kept[0], *kept[1]))


def freeze(model: SentenceTransformer, frozen: int) -> None:
    """Lets nothing learn but the layers above the ``frozen`` lowest, and those without dropout."""
    bert: Any = model[0].auto_model
    bert.set_attn_implementation("eager")  # learns faster on a CPU than the fused kernel
    model.requires_grad_(False)
    bert.encoder.layer[frozen:].requires_grad_(True)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # drawing random numbers takes more than half of the time


def learning(model: SentenceTransformer) -> dict[str, Tensor]:
    """Returns copies of the weights that learn, by name."""
    return {name: weight.detach().clone() for name, weight in model.named_parameters() if weight.requires_grad}


def with_weights(model: SentenceTransformer, weights: dict[str, Tensor]) -> SentenceTransformer:
    """Puts these weights into the model and returns it."""
    model.load_state_dict(weights, strict=False)
    return model


def mean(one: dict[str, Tensor], other: dict[str, Tensor]) -> dict[str, Tensor]:
    """Returns the mean of two sets of weights with the same names."""
    return {name: (weight + other[name]) / 2 for name, weight in one.items()}


def similarity(questions: Tensor, passages: Tensor) -> Tensor:
    """Returns the cosines in float32, since ``SCALE`` would show what bfloat16 rounds away."""
    with torch.autocast("cpu", enabled=False):
        return cos_sim(questions.float(), passages.float())


class RightFirst(SentenceEvaluator):
    """How often the right one of the held-out passages is the nearest: of questions as they are, and without marks."""

    def __init__(self, held_out: Sequence[Group], prompts: tuple[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        answered = [(group.question.text, group.gold.passage) for group in held_out if group.gold]
        self.questions = [question for question, _ in answered]
        hard = [passage.text for group in held_out for passage in group.hard[:HARD]]
        self.passages = list(dict.fromkeys([*(passage for _, passage in answered), *hard]))
        self.right = np.array([self.passages.index(passage) for _, passage in answered])
        self.prompts = prompts

    def __call__(self, model: Any, *_: object, **__: object) -> dict[str, float]:  # noqa: ANN401  (the library's own)
        """Returns both shares."""
        question_prompt, passage_prompt = self.prompts
        bare = [without_marks(question) for question in self.questions]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            passages = model.encode(self.passages, prompt=passage_prompt, convert_to_tensor=True).float()
            asked = [
                model.encode(texts, prompt=question_prompt, convert_to_tensor=True).float()
                for texts in (self.questions, bare)
            ]
        nearest = [(questions @ passages.T).argmax(1).numpy() for questions in asked]
        return {name: float(np.mean(found == self.right)) for name, found in zip(TYPINGS, nearest, strict=True)}


class Log(TrainerCallback):
    """Prints how it goes and adds it to DIR/log.txt."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "log.txt"

    def line(self, text: str) -> None:
        """Prints a line and adds it to the log."""
        text = f"{time.strftime('%H:%M:%S')} {text}"
        print(text, flush=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    def on_log(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **given: Any) -> None:  # noqa: ANN401
        """Writes what the trainer tells, as far as ``TOLD`` names it."""
        named = ((name.removeprefix("eval_"), value) for name, value in given["logs"].items())
        told = " ".join(f"{name} {value:.4g}" for name, value in named if name in TOLD)
        self.line(f"step {state.global_step} of {state.max_steps}: {told}")


def train(
    model: SentenceTransformer,
    triples: Sequence[dict[str, str]],
    measure: SentenceEvaluator | None,
    folder: Path,
    *,
    prompts: tuple[str, str],
    rate: float,
    batch: int,
    seed: int,
) -> None:
    """Tunes what may learn in the model, one epoch long, from the last checkpoint in the folder if there is one."""
    from datasets import Dataset  # no part of the product's environment

    longest, model.max_seq_length = model.max_seq_length, LONGEST
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=batch,
        learning_rate=rate,
        warmup_steps=WARM_UP,
        lr_scheduler_type="linear",
        weight_decay=0.01,
        max_grad_norm=1.0,
        bf16=True,
        use_cpu=True,
        batch_sampler=BatchSamplers.NO_DUPLICATES,  # another question's passage must not be this one's too
        prompts=dict(zip(COLUMNS, (prompts[0], prompts[1], prompts[1]), strict=True)),
        eval_strategy="steps" if measure else "no",
        eval_steps=1 / 3,
        save_steps=0.1,
        save_total_limit=1,
        logging_steps=10,
        report_to="none",
        disable_tqdm=True,
        seed=seed,
        dataloader_pin_memory=False,
    )
    trainer = SentenceTransformerTrainer(
        model=model,
        args=arguments,
        train_dataset=Dataset.from_dict({name: [each[name] for each in triples] for name in COLUMNS}),
        loss=MultipleNegativesRankingLoss(model, scale=SCALE, similarity_fct=similarity),
        evaluator=measure,
        callbacks=[Log(folder)],
    )
    checkpoint = get_last_checkpoint(str(folder))  # type: ignore[no-untyped-call]
    if measure and not checkpoint:
        trainer.evaluate()
    trainer.train(resume_from_checkpoint=checkpoint)
    model.max_seq_length = longest


def drawn(paths: Sequence[Path], most: int, seed: int, folder: Path) -> tuple[list[dict[str, str]], list[Group]]:
    """Returns what to learn from, kept in the folder once it is drawn, and the held-out groups."""
    corpus = some_answered(read_corpus(paths), most, seed)
    kept = folder / "triples.json"
    if not kept.exists():
        found = [triple(group, seed) for group in groups(corpus, False, folder / "indexes")]
        kept.write_text(json.dumps([each for each in found if each], ensure_ascii=False), encoding="utf-8")
    triples: list[dict[str, str]] = json.loads(kept.read_text(encoding="utf-8"))
    return triples[:most], groups(corpus, True, folder / "indexes")


def main() -> None:
    """Reads the arguments, tunes the bundled model and saves what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, the log and the models")
    parser.add_argument("--questions", type=int, default=10_000, help="at most so many to learn from")
    parser.add_argument("--frozen", type=int, default=9, help="lowest layers that stay as they are")
    parser.add_argument("--rate", type=float, default=2e-5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2, help="1 is faster where other work shares the processors")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    triples, held_out = drawn(options.files, options.questions, options.seed, options.out)
    torch.set_num_threads(options.threads)  # here: FAISS, which found the hard ones, leaves OpenMP with one thread
    model = load_model(BUNDLED)
    prompts = prompts_of(model, BUNDLED)
    Log(options.out).line(f"{len(triples)} questions to learn from, {len(held_out)} held out; {vars(options)}")
    freeze(model, options.frozen)
    before = learning(model)
    train(
        model,
        triples,
        RightFirst(held_out, prompts),
        options.out,
        prompts=prompts,
        rate=options.rate,
        batch=options.batch,
        seed=options.seed,
    )
    after = learning(model)
    save_file(after, options.out / "layers.safetensors")
    with_weights(model, after).save_pretrained(str(options.out / "tuned"))
    with_weights(model, mean(before, after)).save_pretrained(str(options.out / "mean"))


if __name__ == "__main__":
    main()
