"""Writes a trained reader as the bot ships it: int8 weights, small tokenizer, calibration, checksums.

    python -m bench.train.export --from DIR… [--out FOLDER] FILE…

DIR is where ``bench.train.reader`` trained; of several, each trained on from the one before, the mean is written. The
files are those that the last was trained on: the tenth of them that was held out calibrates the scores.
"""

import argparse
import hashlib
import json
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bench.train.examples import Group, groups, read_corpus
from bench.train.network import POSITIONS, SERVING, Network, load_network
from bot.gathering.reader import FOLDER, FORMAT, Calibration, Encoded, Run, _session, answers, encode

OPSET = 18
LOUD = 32  # hidden units of a layer that stay in float32; divergence from all in float32: none .023, 16 .007, 32 .004
HEARD = 100  # questions by which they are found
STEPS = 25  # of Newton's method; it has settled after ten


class Served(nn.Module):
    """The network as it is served: word vectors in int8 with a scale a row, no padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        words = network.bert.embeddings.word_embeddings.weight.detach()
        scales = words.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scales", scales)
        self.register_buffer("words", torch.round(words / scales).to(torch.int8))

    def forward(self, ids: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Returns start scores ``(b, n)``, end scores ``(b, n)`` and the score of being answered ``(b,)``."""
        words, scales = self.get_buffer("words"), self.get_buffer("scales")
        return self.network.scores(words[ids].float() * scales[ids], kinds)


class FeedForward(nn.Module):
    """A layer's two dense matrices, its loudest hidden units apart: these stay in float32.

    Activations share one int8 scale, so that a unit that is ten times as loud as any other leaves the others a tenth of
    the steps (Dettmers et al. 2022, LLM.int8).
    """

    def __init__(self, first: nn.Linear, second: nn.Linear, loudness: Tensor) -> None:
        super().__init__()
        loudest = loudness.argsort(descending=True)
        loud, quiet = loudest[:LOUD], loudest[LOUD:]
        self.first, self.loud_first = _rows(first, quiet), _rows(first, loud)
        self.second, self.loud_second = _columns(second, quiet, True), _columns(second, loud, False)

    def forward(self, states: Tensor) -> Tensor:
        """Returns what the two matrices make of states ``(b, n, 384)``."""
        loud = self.loud_second(functional.gelu(self.loud_first(states)))
        both: Tensor = self.second(functional.gelu(self.first(states))) + loud
        return both


def _rows(dense: nn.Linear, kept: Tensor) -> nn.Linear:
    part = nn.Linear(dense.in_features, len(kept))
    part.weight, part.bias = nn.Parameter(dense.weight[kept]), nn.Parameter(dense.bias[kept])
    return part


def _columns(dense: nn.Linear, kept: Tensor, with_bias: bool) -> nn.Linear:
    part = nn.Linear(len(kept), dense.out_features, bias=with_bias)
    part.weight = nn.Parameter(dense.weight[:, kept])
    if with_bias:
        part.bias = nn.Parameter(dense.bias.detach())
    return part


def part_the_loud(network: Network, examples: Sequence[Encoded]) -> None:
    """Sets the hidden units apart that are loudest on the examples, in each layer."""
    layers: Any = network.bert.encoder.layer
    heard = [torch.zeros(layer.output.dense.in_features) for layer in layers]

    def listen(loudness: Tensor) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def hear(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            loudness.copy_(torch.maximum(loudness, given[0].abs().amax((0, 1))))

        return hear

    hooks = [
        layer.output.dense.register_forward_pre_hook(listen(loudness))
        for layer, loudness in zip(layers, heard, strict=True)
    ]
    with torch.no_grad():
        for encoded in examples:
            ids, kinds = torch.from_numpy(encoded.ids)[None], torch.from_numpy(encoded.kinds)[None]
            network(ids, kinds, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    for layer, loudness in zip(layers, heard, strict=True):
        layer.intermediate = FeedForward(layer.intermediate.dense, layer.output.dense, loudness)
        layer.output.dense = nn.Identity()


def export(network: Network, path: Path) -> None:
    """Writes the network to ``path``: word vectors and matrices in int8, fused by onnxruntime.

    Weights take 7 bits of the 8: without VNNI the u8 x s8 kernels add pairs in 16 bits, which would saturate.
    """
    network.bert.set_attn_implementation(SERVING)
    ids = torch.arange(24).reshape(1, 24)
    kinds = (ids >= 8).to(torch.int64) * 3
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, quantised = Path(scratch) / "whole.onnx", Path(scratch) / "int8.onnx"
        torch.onnx.export(
            Served(network).eval(),
            (ids, kinds),
            str(whole),
            dynamo=False,
            opset_version=OPSET,
            input_names=["ids", "kinds"],
            output_names=["starts", "ends", "answered"],
            dynamic_axes={name: {1: "tokens"} for name in ("ids", "kinds", "starts", "ends")},
        )
        nodes = [node.name for node in onnx.load(whole, load_external_data=False).graph.node]
        quantize_dynamic(
            whole,
            quantised,
            nodes_to_exclude=[name for name in nodes if "/loud_" in name],
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(path)
        options.log_severity_level = 3
        # The fused SkipLayerNormalization takes four times as long as Add and LayerNormalization (onnxruntime 1.32).
        onnxruntime.InferenceSession(
            str(quantised), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )


def calibrate(tokenizer: Tokenizer, run: Run, held_out: Sequence[Group]) -> tuple[Calibration, dict[str, float]]:
    """Returns the calibration, and what it comes to on the questions it was fitted on.

    The verdict is fitted by logistic regression on each question with its gold passage, with the first passage that
    search would wrongly find, and on the questions without an answer; the temperature by the likelihood of the unit
    that holds the answer.
    """
    features, labels, units = [], [], []
    for group in held_out:
        shown = [group.gold.passage] if group.gold else [passage.text for passage in group.near[:1]]
        shown += [passage.text for passage in group.hard[:1]]
        for number, text in enumerate(shown):
            encoded = encode(tokenizer, group.question.text, text, POSITIONS)
            starts, ends, answered = run(encoded.ids, encoded.kinds)
            left, right, each = answers(encoded, starts, ends)
            features.append((answered, float(each.max() - starts[0] - ends[0]), 1.0))
            labels.append(group.gold is not None and number == 0)
            if labels[-1] and group.gold and group.gold.answer and len(group.units) > 1:
                middle = sum(group.gold.answer) / 2
                home = next(((s, e) for s, e in group.units if s <= middle < e), None)
                middles = encoded.spans.mean(axis=1)[(left + right) // 2]
                if home:
                    units.append((each - each.max(), (middles >= home[0]) & (middles < home[1])))
    weights = _logistic(np.array(features), np.array(labels, float))
    likelihoods = {
        temperature: float(np.mean([np.log(_share(scores / temperature, inside)) for scores, inside in units]))
        for temperature in np.round(np.arange(0.6, 3.01, 0.1), 1).tolist()
    }
    temperature = max(likelihoods, key=lambda each: likelihoods[each])
    verdicts = 1 / (1 + np.exp(-np.array(features) @ weights))
    answered_weight, margin_weight, bias = (round(float(weight), 5) for weight in weights)
    calibration = Calibration(answered_weight, margin_weight, bias, temperature)
    agreement = float(np.mean((verdicts > 0.5) == np.array(labels)))
    return calibration, {
        "verdict_right": agreement,
        "calibration_error": _calibration_error(verdicts, np.array(labels)),
    }


def _examples(tokenizer: Tokenizer, held_out: Sequence[Group]) -> list[Encoded]:
    """Some questions, each with its own passage."""
    answered = [group for group in held_out if group.gold is not None]
    some = answered[:: max(1, len(answered) // HEARD)]
    return [encode(tokenizer, group.question.text, group.gold.passage, POSITIONS) for group in some if group.gold]


def _share(scores: NDArray[np.float64], inside: NDArray[np.bool_]) -> float:
    weights = np.exp(scores)
    return float(weights[inside].sum() / weights.sum()) + 1e-6


def _logistic(features: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns the weights of logistic regression by Newton's method, held a little towards 0."""
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        predicted = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (predicted - labels) + 1e-2 * weights
        curve = (features * (predicted * (1 - predicted))[:, None]).T @ features + 1e-2 * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _calibration_error(verdicts: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Returns the expected calibration error over ten bins (Naeini et al. 2015)."""
    bins = np.minimum((verdicts * 10).astype(int), 9)
    gaps = [abs(verdicts[bins == b].mean() - labels[bins == b].mean()) * np.mean(bins == b) for b in set(bins.tolist())]
    return float(sum(gaps))


def main() -> None:
    """Exports, calibrates, and writes what the bot loads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--from", dest="sources", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    last = options.sources[-1]
    tokenizer = Tokenizer.from_file(str(last / "tokenizer.json"))
    tokenizer.save(str(options.out / "tokenizer.json"), pretty=False)
    held_out = groups(read_corpus(options.files), True, last / "indexes")
    network = load_network(*options.sources)
    part_the_loud(network, _examples(tokenizer, held_out))
    export(network, options.out / "model.onnx")
    calibration, figures = calibrate(tokenizer, _session(options.out / "model.onnx"), held_out)
    names = ("model.onnx", "tokenizer.json")
    settings = {
        "format": FORMAT,
        "longest": POSITIONS,
        "calibration": asdict(calibration),
        "held_out": {name: round(value, 4) for name, value in figures.items()},
        "trained": json.loads((last / "network.json").read_text(encoding="utf-8")),
        "made_with": {"torch": torch.__version__.split("+")[0], "onnxruntime": onnxruntime.__version__},
        "sha256": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in names},
    }
    (options.out / "reader.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    size = sum((options.out / name).stat().st_size for name in names)
    print(f"{size / 1e6:.1f} MB, {settings['calibration']}, {settings['held_out']}")


if __name__ == "__main__":
    main()
