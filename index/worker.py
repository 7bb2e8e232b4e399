"""A process that reads files one after the other: a JSON line in for each file, a JSON line out for what it is.

A file may be made to hurt: here it can only exhaust this process, whose memory is bounded and which may be ended at any
time. ``workers`` starts it: ``python -m index.worker BYTES``.
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from index.documents import DocumentError
from index.reading import read_document
from index.written import to_json


def main() -> None:
    """Answers requests from standard input until it ends."""
    limit = int(sys.argv[1])
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    print("{}", file=answers, flush=True)  # ready: what it takes to start is not of the first file's time
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line)), ensure_ascii=False) + "\n")
        answers.flush()


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Returns {"document": …} for a request {"path", "name", "facts"}, or {"problem": a line for people}.

    "spent" says that the process should read no other file, since this one may have left it without memory.
    """
    path = Path(request["path"])
    try:
        return {"document": to_json(read_document(path, request["name"], request["facts"]))}
    except DocumentError as error:
        return {"problem": str(error)}
    except MemoryError:
        why = "cần quá nhiều bộ nhớ để đọc; hãy chia nhỏ tệp hoặc kiểm tra nguồn gốc tệp"
    except RecursionError:
        why = "cấu trúc lồng nhau quá sâu; hãy mở và lưu lại tệp"
    except Exception as error:  # a library's fault over one file must not take the others with it
        why = f"không đọc được ({type(error).__name__}: {' '.join(str(error).split())[:150]}); hãy mở và lưu lại tệp"
    return {"problem": f"{path}: {why}", "spent": True}


if __name__ == "__main__":
    main()
