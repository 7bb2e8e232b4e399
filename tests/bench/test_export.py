from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from bench.train import export as exporting
from bench.train.export import export, part_the_loud
from bench.train.network import Network
from bench.train.shipped import shipped_weights
from bot.gathering.reader import IN_PASSAGE, Encoded, _session

LOUD_UNIT = 7


@pytest.fixture
def network() -> Network:
    torch.manual_seed(1)
    network = Network(pieces=64, layers=2)
    layer: Any = network.bert.encoder.layer[1]
    with torch.no_grad():
        layer.intermediate.dense.weight[LOUD_UNIT] *= 100
        layer.output.dense.weight[:, LOUD_UNIT] /= 100
    return network.eval()


@pytest.fixture
def example() -> Encoded:
    ids = torch.randint(4, 64, (40,), generator=torch.Generator().manual_seed(2)).numpy()
    kinds = np.where(np.arange(40) < 10, 0, IN_PASSAGE)
    return Encoded(ids, kinds, np.zeros((29, 2), np.int64))


def _starts(network: Network, example: Encoded) -> NDArray[np.float32]:
    ids, kinds = torch.from_numpy(example.ids)[None], torch.from_numpy(example.kinds)[None]
    with torch.no_grad():
        starts: NDArray[np.float32] = network(ids, kinds, torch.ones_like(ids))[0][0].numpy()
    return starts[example.first :]


def test_the_loudest_unit_is_set_apart_and_nothing_else_changes(network: Network, example: Encoded) -> None:
    before = _starts(network, example)
    layer: Any = network.bert.encoder.layer[1]
    loudest = layer.intermediate.dense.weight[LOUD_UNIT].clone()
    part_the_loud(network, [example])
    apart = layer.intermediate.loud_first.weight
    assert apart.shape == (exporting.LOUD, 384)
    assert torch.equal(apart[0], loudest)
    np.testing.assert_allclose(_starts(network, example), before, atol=1e-5)


def test_int8_comes_nearer_to_the_network_without_its_loud_units(
    network: Network, example: Encoded, tmp_path: Path
) -> None:
    true = _starts(network, example)
    export(network, tmp_path / "whole.onnx")
    part_the_loud(network, [example])
    export(network, tmp_path / "parted.onnx")
    errors = []
    for name in ("whole", "parted"):
        starts, _, _ = _session(tmp_path / f"{name}.onnx")(example.ids, example.kinds)
        errors.append(np.abs(starts[example.first :] - true).mean())
    assert errors[1] < errors[0] / 2


def test_what_was_shipped_is_taken_up_as_it_was_but_for_int8(
    network: Network, example: Encoded, tmp_path: Path
) -> None:
    with torch.no_grad():
        for weights in network.parameters():  # no two alike, as when trained: equal ones are written once
            weights.add_(torch.randn_like(weights), alpha=0.02)
    true = _starts(network, example)
    part_the_loud(network, [example])
    export(network, tmp_path / "model.onnx")
    again = Network(pieces=64, layers=2)
    again.load_state_dict(shipped_weights(tmp_path / "model.onnx"))
    served, _, _ = _session(tmp_path / "model.onnx")(example.ids, example.kinds)
    error = np.abs(_starts(again.eval(), example) - true).max()
    assert error < 2 * np.abs(served[example.first :] - true).max() + 1e-3
