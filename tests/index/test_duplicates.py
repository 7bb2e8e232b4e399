from pathlib import Path

import pytest

from index import SearchIndex, says_the_same, update_index
from index.duplicates import NearDuplicates
from index.vietnamese import syllables
from tests.fakes.letters import LETTERS, load_letters

RELEASE = (
    "Ngày 5/2/2025, Bộ Khoa học và Công nghệ công bố báo cáo về chuyển đổi số. Theo báo cáo, tỷ lệ hồ sơ trực tuyến "
    "toàn trình đạt 45%, tăng 2,5 lần so với năm trước. Các địa phương được yêu cầu hoàn thành kết nối dữ liệu quý này."
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (RELEASE, True),
        (RELEASE.replace("Các địa phương được", "Mọi địa phương đều được"), True),
        (RELEASE.replace("45%", "46%"), False),
        (RELEASE.replace("Bộ Khoa học và Công nghệ", "Bộ Tài chính"), False),
        (RELEASE.split(". ")[0], False),
        ("", False),
    ],
)
def test_texts_say_the_same_if_figures_and_names_are_the_same_and_most_words(other: str, same: bool) -> None:
    assert says_the_same(RELEASE, other) is same
    assert says_the_same(other, RELEASE) is same


def groups(*texts: tuple[str, str]) -> list[int]:
    found = NearDuplicates()
    for text, context in texts:
        found.add(text, syllables(text), context)
    return [int(first) for first in found.groups(lambda position: texts[position][0]).first]


def test_the_first_of_those_that_say_the_same_stands_for_them() -> None:
    edited = RELEASE.replace("Các địa phương được", "Mọi địa phương đều được")
    other = RELEASE.replace("45%", "46%")
    texts = [(text, "") for text in ("Một đoạn khác hẳn.", RELEASE, other, edited, RELEASE, other)]
    assert groups(*texts) == [0, 1, 2, 1, 1, 2]


def test_what_is_said_of_another_period_or_in_a_few_words_stands_for_itself() -> None:
    assert groups((RELEASE, "2024 tháng 3"), (RELEASE, "2024 tháng 4")) == [0, 1]
    assert groups(("Chỉ tiêu đạt 100% kế hoạch.", ""), ("Chỉ tiêu đạt 100% kế hoạch.", "")) == [0, 1]


def test_no_texts_have_no_repeats() -> None:
    assert groups() == []


@pytest.fixture
def papers(tmp_path: Path) -> SearchIndex:
    """One press release in three papers, each with a title of its own, and a report from the same template."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, title, text in (
        ("bao-a", "Hồ sơ trực tuyến tăng mạnh", RELEASE),
        ("bao-b", "Chuyển đổi số: kết quả nổi bật", RELEASE.replace("Các địa phương được", "Mọi địa phương đều được")),
        ("bao-c", "Gần một nửa hồ sơ nộp qua mạng", RELEASE),
        ("nam-truoc", "Báo cáo của năm trước", RELEASE.replace("2025", "2024").replace("45%", "18%")),
    ):
        (seeds / f"{name}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    report = update_index(seeds, tmp_path / "index", LETTERS)
    assert (report.repeats, report.copies) == (2, (("bao-b.txt", "bao-a.txt"), ("bao-c.txt", "bao-a.txt")))
    assert "bao-c.txt: như bao-a.txt" in (tmp_path / "index" / "report.txt").read_text(encoding="utf-8")
    return SearchIndex.load(tmp_path / "index", load_letters)


def test_search_gives_one_hit_for_those_that_say_the_same(papers: SearchIndex) -> None:
    hits = papers.search("tỷ lệ hồ sơ trực tuyến toàn trình")
    assert sorted(hit.document.name for hit in hits)[-1] == "nam-truoc.txt"
    assert [hit.rank for hit in hits] == [1, 2]
    (release,) = (hit for hit in hits if hit.document.name != "nam-truoc.txt")
    everywhere = {release.document.name, *(twin.document.name for twin in release.twins)}
    assert everywhere == {"bao-a.txt", "bao-b.txt", "bao-c.txt"}
    assert all(twin.text == twin.document.text[twin.chunk.span.start : twin.chunk.span.end] for twin in release.twins)


def test_many_that_say_the_same_do_not_crowd_out_the_others(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(150):
        (seeds / f"bao-{number}.txt").write_text(f"Tin số {number}\n\n{RELEASE}\n", encoding="utf-8")
    (seeds / "khac.txt").write_text(
        "Thư mời\n\nKính mời các địa phương đến họp về hồ sơ trực tuyến.\n", encoding="utf-8"
    )
    report = update_index(seeds, tmp_path / "index", LETTERS)
    index = SearchIndex.load(tmp_path / "index", load_letters)
    hits = index.search(RELEASE[:300], limit=5)
    assert report.repeats == 149
    assert {hit.document.name for hit in hits} >= {"khac.txt"}
    assert (len(hits), len(hits[0].twins)) == (2, 20)
    index.close()
