"""The checkout itself: what is pinned, what is explained, what must not be published."""

import re
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)==([0-9][0-9a-z.]*)")
# In two halves, so that this file does not hold what it looks for.
NOT_TO_BE_PUBLISHED = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "download.py" + "torch.org",
    "registry.npm" + "js.org",
    "deb.debian" + ".org",
    "/work" + "/",
]


def pins() -> dict[str, str]:
    """Returns name -> version of constraints.txt; fails on a line that is anything but name==version."""
    matches = {line: PIN.fullmatch(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    assert [line for line, match in matches.items() if match is None] == []
    return {match[1]: match[2] for match in matches.values() if match}


def named_dependencies() -> set[str]:
    """Returns the names of all that pyproject.toml asks for: to run, to build an index, to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    return {re.split(r"[^\w.-]", requirement)[0] for requirement in wanted}


def tracked_files() -> list[Path]:
    """Returns the files that git knows; skips the test outside a checkout."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("not in a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_every_dependency_is_pinned() -> None:
    assert named_dependencies() - pins().keys() == set()


def test_pins_are_sorted_and_torch_is_no_build_of_one_kind_of_machine() -> None:
    assert list(pins()) == sorted(pins())
    assert pins()["torch"] == "2.13.0"
    assert [name for name in pins() if name.startswith(("nvidia", "cuda", "triton"))] == []


def test_env_example_explains_every_setting() -> None:
    from bot.settings import Settings

    keys = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert sorted(keys) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize("forbidden", NOT_TO_BE_PUBLISHED)
def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine(forbidden: str) -> None:
    assert [str(path.relative_to(ROOT)) for path in tracked_files() if forbidden.encode() in path.read_bytes()] == []


def test_imports_follow_the_arrows() -> None:
    lint_imports = Path(sysconfig.get_path("scripts")) / "lint-imports"
    checked = subprocess.run([lint_imports, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
