from collections.abc import Callable
from pathlib import Path

import pytest

from index import SearchIndex, build_index, read_folder
from tests.fakes.letters import LETTERS, load_letters

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture
def build_letters(tmp_path: Path) -> Callable[..., SearchIndex]:
    """Builds and loads an index of the given texts, with the encoder that counts letters."""

    def build(**texts: str) -> SearchIndex:
        folder = tmp_path / "texts"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        build_index(read_folder(folder), tmp_path / "index", LETTERS)
        return SearchIndex.load(tmp_path / "index", load_letters)

    return build


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the seeds with the bundled model, built once a session by the command that a clerk uses."""
    import build_index as command

    folder = tmp_path_factory.mktemp("seeds") / "index"
    assert command.main(["--seeds", str(SEEDS), "--index", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def seeds_index(seeds_folder: Path) -> SearchIndex:
    """The index of the seeds, loaded."""
    return SearchIndex.load(seeds_folder)
