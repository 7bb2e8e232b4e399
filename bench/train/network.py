"""The reader's network: a small BERT with two pointers and a verdict, from multilingual-e5-small's weights.

Knows torch; knows nothing of text.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AttentionInterface, AttentionMaskInterface, BertConfig, BertModel
from transformers.masking_utils import eager_mask

from bot.gathering.reader import IN_PASSAGE, KINDS

POSITIONS = 448
LEARNING, SERVING = "reader", "eager"  # names of attention, by what it is good for
WORDS = "bert.embeddings.word_embeddings.weight"
UNREACHABLE = -30.0  # score of a token that cannot begin or end an answer


class Attention(torch.autograd.Function):
    """Softmax attention with its whole matrix in bfloat16: faster than torch's fused kernel when learning on a CPU."""

    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401  (torch's own protocol)
        query: Tensor,
        key: Tensor,
        value: Tensor,
        mask: Tensor | None,
        scaling: float,
    ) -> Tensor:
        """Returns softmax(query·key + mask)·value, each ``(b, heads, n, d)``."""
        scores = torch.matmul(query * scaling, key.transpose(2, 3))
        if mask is not None:
            scores += mask
        shares = torch.softmax(scores, -1)
        ctx.save_for_backward(query, key, value, shares)
        ctx.scaling = scaling
        return torch.matmul(shares, value)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        """Returns the gradients of query, key and value."""
        query, key, value, shares = ctx.saved_tensors
        (given,) = gradients
        of_shares = torch.matmul(given, value.transpose(2, 3))
        of_scores = torch.ops.aten._softmax_backward_data(of_shares, shares, -1, shares.dtype)
        of_query = torch.matmul(of_scores, key) * ctx.scaling
        of_key = torch.matmul(of_scores.transpose(2, 3), query) * ctx.scaling
        return of_query, of_key, torch.matmul(shares.transpose(2, 3), given), None, None


def _attend(
    module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float,
    **_: object,
) -> tuple[Tensor, None]:
    with torch.autocast("cpu", enabled=False):
        mask = None if attention_mask is None else attention_mask.to(query.dtype)
        found: Tensor = Attention.apply(query, key, value, mask, scaling)  # type: ignore[no-untyped-call]
    return found.transpose(1, 2).contiguous(), None


AttentionInterface.register(LEARNING, _attend)
AttentionMaskInterface.register(LEARNING, eager_mask)


class Network(nn.Module):
    """Token ids and kinds ``(b, n)`` -> start scores and end scores ``(b, n)``, score of being answered ``(b,)``.

    Position 0 stands for "no answer" (Devlin et al. 2019 on SQuAD 2.0); the verdict is a head of its own beside it.
    """

    def __init__(self, pieces: int, layers: int, epsilon: float = 1e-12) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=pieces,
            num_hidden_layers=layers,
            hidden_size=384,
            num_attention_heads=12,
            intermediate_size=1536,
            max_position_embeddings=POSITIONS,
            type_vocab_size=KINDS,
            layer_norm_eps=epsilon,
            # No dropout: drawing random numbers costs more than half of the time on a CPU.
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.set_attn_implementation(LEARNING)
        self.pointers = nn.Linear(384, 2)
        self.verdict = nn.Sequential(nn.Linear(768, 384), nn.Tanh(), nn.Linear(384, 1))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Returns the three scores; ``mask`` ``(b, n)`` is 1 on tokens and 0 on padding."""
        return self.scores(self.bert.embeddings.word_embeddings(ids), kinds, mask)

    def scores(self, embedded: Tensor, kinds: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Returns the three scores from word vectors ``(b, n, 384)``; no mask: nothing is padding."""
        seen = self.bert(inputs_embeds=embedded, token_type_ids=kinds, attention_mask=mask)
        states = seen.last_hidden_state.float()
        reachable = kinds >= IN_PASSAGE
        weights = torch.ones_like(kinds) if mask is None else mask
        reachable = reachable & (weights > 0)
        mean = (states * weights[:, :, None]).sum(1) / weights.sum(1, keepdim=True)
        pointed = torch.where(reachable[:, :, None], self.pointers(states), UNREACHABLE)
        pointed = torch.cat([self.pointers(states[:, :1]), pointed[:, 1:]], dim=1)
        answered = self.verdict(torch.cat([states[:, 0], mean], dim=-1)).squeeze(-1)
        return pointed[..., 0], pointed[..., 1], answered


def from_backbone(backbone: BertModel, kept: Sequence[int], layers: int) -> Network:
    """Returns the network with the backbone's lowest layers and the word vectors of the ``kept`` pieces."""
    network = Network(len(kept), layers, backbone.config.layer_norm_eps)
    state = backbone.state_dict()
    words, places, types = (f"embeddings.{name}_embeddings.weight" for name in ("word", "position", "token_type"))
    state[words] = state[words][list(kept)]
    state[places] = state[places][:POSITIONS]
    state[types] = state[types][:1] + 0.005 * torch.randn(KINDS, state[types].shape[1])
    wanted = network.bert.state_dict()
    network.bert.load_state_dict({name: state[name] for name in wanted})
    return network


def widen(network: Network, backbone: BertModel, kept: Sequence[int]) -> None:
    """Gives a network the word vectors of pieces that came behind its own; ``kept`` are all of them in the backbone."""
    words = network.bert.embeddings.word_embeddings
    new = backbone.embeddings.word_embeddings.weight[list(kept[words.num_embeddings :])]
    weights = torch.cat([words.weight, new]).detach()
    count, width = weights.shape
    network.bert.embeddings.word_embeddings = nn.Embedding(count, width, padding_idx=1, _weight=weights)
    network.bert.config.vocab_size = len(kept)


def load_network(*folders: Path) -> Network:
    """Returns the network of the last checkpoint in a folder; of several, the mean of their weights.

    Where one was trained on from the other, the mean keeps more of what the first could do on other kinds of text
    (Wortsman et al. 2022). Word vectors are not trained: the last folder's, which may be more, are the others' too.
    """
    settings = json.loads((folders[-1] / "network.json").read_text(encoding="utf-8"))
    network = Network(settings["pieces"], settings["layers"])
    states = [load_file(folder / "network.safetensors") for folder in folders]
    trained = [name for name in states[-1] if name != WORDS]
    means = {name: sum(state[name] for state in states) / len(states) for name in trained}
    network.load_state_dict({**means, WORDS: states[-1][WORDS]})
    return network.eval()
