from pathlib import Path

from index import changes


def test_a_change_is_told_once_and_only_when_two_looks_find_the_same(tmp_path: Path) -> None:
    looks: list[str] = []

    def next_look(seconds: float) -> None:
        """Stands for the time between two looks: what happens in the folder meanwhile."""
        look = len(looks)
        looks.append(f"look {look}")
        if look in (3, 4):  # a file that is being copied grows
            with (tmp_path / "a.txt").open("a") as file:
                file.write("một nửa ")
        if look == 8:
            (tmp_path / "a.txt").unlink()
        if look == 10:
            (tmp_path / ".an").mkdir()
            (tmp_path / ".an" / "b.txt").write_text("không phải tài liệu")

    told = changes(tmp_path, next_look)
    at = []
    for _ in range(3):
        next(told)
        at.append(len(looks))
    assert at == [1, 6, 10]  # what is there; the copy, once it no longer grows; that it went


def test_a_folder_that_comes_later_is_told(tmp_path: Path) -> None:
    folder, looks = tmp_path / "sau", []

    def next_look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 4:
            folder.mkdir()
            (folder / "a.txt").write_text("một câu")

    told = changes(folder, next_look)
    at = []
    for _ in range(2):
        next(told)
        at.append(len(looks))
    assert at == [1, 5]  # that there is nothing; the file, once two looks found it
