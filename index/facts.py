"""What people know of each document, written beside them in ``documents.toml``; it wins over what reading finds."""

import re
import tomllib
import unicodedata
from pathlib import Path

from index.documents import DocumentError, iso_date

FACTS_FILE = "documents.toml"
FACT_NAMES = ("title", "date", "publisher", "source", "url", "as_of", "language")


def read_facts(path: Path) -> dict[str, dict[str, str]]:
    """Returns what is known of each document, by its path in the folder; an empty mapping where there is no file.

    Raises:
        DocumentError: the file is no TOML, or says a thing of a document that is not one of ``FACT_NAMES``.
    """
    if not path.exists():
        return {}
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise DocumentError(f"{path}: không đúng dạng TOML ({error}); hãy sửa, tạm bỏ qua những gì ghi ở đó") from None
    for name, known in facts.items():
        if not isinstance(known, dict) or not all(k in FACT_NAMES and isinstance(v, str) for k, v in known.items()):
            raise DocumentError(
                f'{path}: ["{name}"] chỉ được có {", ".join(FACT_NAMES)}, mỗi mục là chữ trong ngoặc kép; '
                "tạm bỏ qua tệp này"
            )
        if (told := known.get("date")) and not _is_date(told):
            raise DocumentError(
                f'{path}: ["{name}"] có ngày "{told}", cần một ngày có thật, dạng "2024", "2024-05" hoặc "2024-05-10"; '
                "tạm bỏ qua tệp này"
            )
    return {unicodedata.normalize("NFC", name): known for name, known in facts.items()}


def _is_date(text: str) -> bool:
    told = re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text)
    return told is not None and iso_date(*map(int, text.split("-"))) is not None
