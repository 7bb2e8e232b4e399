"""Whether the product is silent on questions that look like answerable ones, and ask of another thing.

    python -m bench.swapped --index DIR [--each N] [--seed N] [--without-reader] [--shown] GOLD.jsonl…

In each answerable question of the seeds' gold one thing that it names becomes another of its kind of which the seeds
say nothing: "trung tâm dữ liệu" a "trung tâm thương mại", a law another law, a year one that nobody wrote of. N
questions of each pair are asked. Printed is the share answered all the same, of each pair and of all; ``--shown``
prints these questions with the quotes. An answer that says itself that it is of something else counts too, and so do
the few that do not turn on the thing, so that some remain for a perfect clerk.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.assistant import Assistant
from bot.evaluation import GoldQuestion, read_gold
from bot.gathering.reader import Reader
from index import SearchIndex

PAIRS = {
    "Bộ Thông tin và Truyền thông": "Bộ Ngoại giao",
    "Bộ Công an": "Bộ Tài chính",
    "Bắc Kạn": "Lào Cai",
    "Kon Tum": "Hòa Bình",
    "2021": "2016",
    "2022": "2017",
    "2023": "2018",
    "2024": "2027",
    "kinh tế số": "kinh tế xanh",
    "xã hội số": "xã hội dân sự",
    "chính phủ số": "chính phủ mở",
    "băng rộng di động": "băng rộng vệ tinh",
    "băng rộng cố định": "mạng vệ tinh",
    "cáp quang": "nước sạch",
    "4G": "3G",
    "Đề án 06": "Đề án 08",
    "Luật Giao dịch điện tử": "Luật Đất đai",
    "căn cước công dân": "hộ chiếu",
    "hồ sơ trực tuyến": "hồ sơ bảo hiểm",
    "dân cư": "đất đai",
    "trung tâm dữ liệu": "trung tâm thương mại",
    "mã ngành": "mã vùng",
    "Thủ tướng": "Chủ tịch Quốc hội",
    "an ninh mạng": "an ninh lương thực",
    "ứng dụng di động": "xe điện",
    "dịch vụ công": "dịch vụ y tế",
    "Trần Văn Sơn": "Trần Văn Nam",
    "Tô Lâm": "Phan Văn Giang",
    "sinh viên": "giáo viên",
}


def swapped(gold: Sequence[GoldQuestion], thing: str, other: str) -> Iterator[str]:
    """Yields the answerable questions that stand alone and name a thing, each once, with the other in its place."""
    named = re.compile(rf"(?<!\w){re.escape(thing)}(?!\w)")
    alone = (each.question for each in gold if not (each.before or each.abstains or each.clarifies))
    yield from dict.fromkeys(named.sub(other, question) for question in alone if named.search(question))


def main() -> None:
    """Reads the arguments, asks, and prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--each", type=int, default=12, help="questions of each pair")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-reader", action="store_true")
    parser.add_argument("--shown", action="store_true", help="print what is answered")
    options = parser.parse_args()
    gold = [question for path in options.files for question in read_gold(path)]
    assistant = Assistant(SearchIndex.load(options.index), None if options.without_reader else Reader.load())
    generator = random.Random(options.seed)
    asked_of_all = answered_of_all = 0
    for thing, other in PAIRS.items():
        questions = list(swapped(gold, thing, other))
        asked = generator.sample(questions, min(options.each, len(questions)))
        answers = [assistant.ask(question) for question in asked]
        answered = [answer for answer in answers if answer.citations]
        print(f"{thing} -> {other}: {len(answered)} of {len(asked)}")
        for answer in answered if options.shown else ():
            print(f"    {answer.query.question} | {' '.join(answer.citations[0].quote.split())}")
        asked_of_all, answered_of_all = asked_of_all + len(asked), answered_of_all + len(answered)
    print(f"answered all the same: {answered_of_all} of {asked_of_all} ({answered_of_all / max(1, asked_of_all):.2f})")


if __name__ == "__main__":
    main()
