"""Takes up the reader that the bot ships, to train it on: its weights in float32, as near as int8 kept them.

    python -m bench.train.shipped --out DIR [--reader FOLDER]

``bench.train.reader --start DIR`` begins from it. Knows what ``bench.train.export`` writes.
"""

import argparse
import json
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor

from bench.train.network import WORDS
from bot.gathering.reader import FOLDER

LAYER = "bert.encoder.layer"
# A node's name ends with that of the matrix that it multiplies with.
MATRIX = re.compile(r"/(?P<of>.+?)(?:/Gemm)?[/_]MatMul(?:_quant)?$")

Arrays = dict[str, NDArray[np.float32]]


def shipped_weights(path: Path) -> dict[str, Tensor]:
    """Returns the state of the network whose ``model.onnx`` is at ``path``; its hidden units come in another order."""
    graph = onnx.load(path).graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    named = (name for name in kept if name.startswith("network.") and "Transposed" not in name)
    found: Arrays = {name.removeprefix("network."): kept[name] for name in named}
    found[WORDS] = (kept["words"] * kept["scales"]).astype(np.float32)
    for node in graph.node:
        matrix = MATRIX.match(node.name)
        if matrix is None:
            continue
        name = matrix["of"].replace("/", ".").replace("verdict.verdict.", "verdict.")
        given = next((each for each in node.input if each.endswith("_quantized") and each in kept), None)
        if given is not None:
            stem = given.removesuffix("_quantized")
            steps = kept[given].astype(np.float32) - kept[f"{stem}_zero_point"].astype(np.float32)
            found[f"{name}.weight"] = (steps * kept[f"{stem}_scale"]).T
        elif node.input[1] in kept and "loud" in name:
            found[f"{name}.weight"] = kept[node.input[1]].T
    layers = 1 + max(int(name.split(".")[3]) for name in found if name.startswith(LAYER))
    for number in range(layers):
        _join_the_loud(found, f"{LAYER}.{number}")
    return {name: torch.tensor(array) for name, array in found.items()}


def _join_the_loud(found: Arrays, layer: str) -> None:
    """Puts the loudest hidden units of a layer behind the others."""
    inner = f"{layer}.intermediate"
    for part in ("weight", "bias"):
        rows = [found.pop(f"{inner}.{name}.{part}") for name in ("first", "loud_first")]
        found[f"{inner}.dense.{part}"] = np.concatenate(rows)
    columns = [found.pop(f"{inner}.{name}.weight") for name in ("second", "loud_second")]
    found[f"{layer}.output.dense.weight"] = np.concatenate(columns, 1)
    found[f"{layer}.output.dense.bias"] = found.pop(f"{inner}.second.bias")


def main() -> None:
    """Writes a folder as ``bench.train.reader`` leaves one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--reader", type=Path, default=FOLDER, metavar="FOLDER")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state = shipped_weights(options.reader / "model.onnx")
    save_file({name: tensor.contiguous() for name, tensor in state.items()}, options.out / "network.safetensors")
    shutil.copy(options.reader / "tokenizer.json", options.out)
    trained = json.loads((options.reader / "reader.json").read_text(encoding="utf-8"))["trained"]
    (options.out / "network.json").write_text(json.dumps(trained), encoding="utf-8")


if __name__ == "__main__":
    main()
