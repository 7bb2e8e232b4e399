"""The reader's vocabulary: the part of multilingual-e5-small's that Vietnamese and other Latin text needs.

Knows Unigram pieces and nothing of networks. A text is cut into the same pieces as by the full vocabulary wherever
those pieces were kept, since the pieces keep their log probabilities (Kudo 2018).
"""

import json
import re
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer

PIECES = 40_000  # with twelve layers in int8 this makes 38 MB
SPECIAL = 4  # <s> <pad> </s> <unk> keep their places
LATIN = re.compile(r"▁?[\u0021-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u203a₫€→≤≥±×÷²³°•…–—]*")
VIETNAMESE = frozenset("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


def pieces_of(tokenizer: Tokenizer) -> list[tuple[str, float]]:
    """Returns a Unigram tokenizer's pieces with their log probabilities, by token id."""
    return [(piece, score) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]]


def with_pieces(full: Tokenizer, kept: Sequence[int]) -> Tokenizer:
    """Returns the tokenizer with the pieces alone whose ids are ``kept``, in that order; it adds no special tokens."""
    described = json.loads(full.to_str())
    described["model"]["vocab"] = [described["model"]["vocab"][number] for number in kept]
    described["added_tokens"] = [token for token in described["added_tokens"] if token["id"] < SPECIAL]
    described.update(post_processor=None, truncation=None, padding=None)
    return Tokenizer.from_str(json.dumps(described))


def cut_vocabulary(full: Tokenizer, texts: Iterable[str], count: int = PIECES) -> list[int]:
    """Returns the ids of the pieces to keep, ascending: at most ``count``.

    Kept are the special pieces, every piece that the full tokenizer sees in ``texts``, every Latin one with a letter of
    Vietnamese, every single character of Latin text, and then Latin ones by probability.
    """
    pieces = pieces_of(full)
    encodings = full.encode_batch(list(texts), add_special_tokens=False)
    kept = sorted(set(range(SPECIAL)).union(*(encoding.ids for encoding in encodings)))
    seen = set(kept)
    latin = [number for number, (piece, score) in enumerate(pieces) if score < 0 and LATIN.fullmatch(piece)]

    def order(number: int) -> tuple[bool, float]:
        piece, score = pieces[number]
        wanted = len(piece.lstrip("▁")) == 1 or not VIETNAMESE.isdisjoint(piece.casefold())
        return not wanted, -score

    rest = sorted((number for number in latin if number not in seen), key=order)
    return sorted([*kept, *rest[: count - len(kept)]])


def widened_vocabulary(full: Tokenizer, cut: Tokenizer, texts: Iterable[str]) -> list[int]:
    """Returns the ids in ``full`` of the pieces of ``cut``, in order, then of those that ``texts`` need besides."""
    numbers = {piece: number for number, (piece, _) in enumerate(pieces_of(full))}
    kept = [numbers[piece] for piece, _ in pieces_of(cut)]
    encodings = full.encode_batch(list(texts), add_special_tokens=False)
    return kept + sorted(set().union(*(encoding.ids for encoding in encodings)).difference(kept))
