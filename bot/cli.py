"""Commands and their arguments: what each prints, and its exit code. Knows all rooms, and how none of them works."""

import argparse
import io
import json
import logging
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.arguments import DONE, FAULT, INTERRUPTED, MISTAKE, SOME_UNREADABLE, MistakeError, Parser
from bot.wiring import index_folder, make_plan, open_assistant, open_index, read_settings

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.composing.answer import Answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    0 done, 1 a fault, 2 the caller's mistake, 3 some documents unreadable, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Vietnamese on a terminal that was set up for ASCII too
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except MistakeError as error:
        print(f"hoidap: {' '.join(str(error).split())}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read us has gone; nothing is left to say, and closing must not say it again
        sys.stdout = None
        return DONE
    except Exception as error:
        logging.getLogger("hoidap").debug("fault", exc_info=True)
        what = " ".join(str(error).split())[:200]
        print(
            f"hoidap: lỗi của chương trình ({type(error).__name__}: {what}); LOG_LEVEL=DEBUG để xem thêm",
            file=sys.stderr,
        )
        return FAULT


def _parser() -> Parser:
    parser = Parser(prog="hoidap", description="Hỏi đáp trên một thư mục tài liệu, bằng nguyên văn và có nguồn.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH", parser_class=Parser)
    indexed = Parser(add_help=False)
    indexed.add_argument("--index", type=Path, metavar="DIR", help="thư mục chỉ mục (mặc định: INDEX_DIR, hoặc .index)")
    rows = Parser(add_help=False)
    rows.add_argument("--json", action="store_true", help="in mỗi kết quả thành một đối tượng JSON trên một dòng")

    ask = commands.add_parser(
        "ask", parents=[indexed, rows], help="trả lời một câu hỏi, hoặc mỗi dòng một câu từ đầu vào chuẩn"
    )
    ask.add_argument("question", nargs="?", metavar="CÂU_HỎI")
    ask.add_argument("--chart", metavar="TỆP.png", help="vẽ các số liệu của câu trả lời vào một tệp ảnh")
    ask.set_defaults(run=_ask)

    chat = commands.add_parser("chat", parents=[indexed, rows], help="trò chuyện trong cửa sổ dòng lệnh")
    chat.set_defaults(run=_chat)

    evaluate = commands.add_parser("eval", parents=[indexed], help="hỏi các câu hỏi mẫu và chấm câu trả lời")
    evaluate.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    evaluate.set_defaults(run=_eval)

    search = commands.add_parser("search", parents=[indexed, rows], help="xem các đoạn mà máy tìm thấy")
    search.add_argument("question", nargs="?", metavar="CÂU_HỎI")
    search.add_argument("--limit", type=_positive, default=10, metavar="N", help="số đoạn (mặc định: 10)")
    search.set_defaults(run=_search)

    documents = commands.add_parser(
        "documents", parents=[indexed, rows], help="các tài liệu của chỉ mục, và tệp không đọc được"
    )
    documents.set_defaults(run=_documents)
    show = commands.add_parser(
        "show", parents=[indexed, rows], help="xem một tài liệu, hoặc một đoạn trích đúng chỗ của nó"
    )
    show.add_argument("document", metavar="TÀI_LIỆU", help="tên tài liệu, hoặc một phần tên đủ để nhận ra")
    show.add_argument("--at", type=_offsets, metavar="ĐẦU[:CUỐI]", help="vị trí ký tự, như `search` và --json ghi")
    show.set_defaults(run=_show)
    _add_channels(commands, indexed, rows)
    return parser


def _add_channels(commands: "argparse._SubParsersAction[Parser]", indexed: Parser, rows: Parser) -> None:
    helps = {
        "telegram": "chạy bot Telegram",
        "zalo": "chạy bot Zalo",
        "serve": "chạy mọi kênh đã có mã, trong một tiến trình",
    }
    for name, does in helps.items():
        command = commands.add_parser(name, parents=[indexed], help=does)
        command.set_defaults(run=_serve, channels=("telegram", "zalo") if name == "serve" else (name,))
    doctor = commands.add_parser(
        "doctor", parents=[indexed, rows], help="kiểm tra cấu hình: mỗi dòng ok, hoặc việc cần làm"
    )
    doctor.set_defaults(run=_doctor, channels=("telegram", "zalo"))
    report = commands.add_parser(
        "report", parents=[rows], help="các câu chưa trả lời được và câu bị 👎, không kèm ai hỏi"
    )
    report.add_argument("--days", type=_positive, default=30, metavar="N", help="trong N ngày gần đây (mặc định: 30)")
    report.set_defaults(run=_report)


def _positive(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} không phải số từ 1 đến 1000")
    return int(text)


def _offsets(text: str) -> tuple[int, int | None]:
    said = re.fullmatch(r"([0-9]{1,9})(?::([0-9]{1,9}))?", text)
    if said is None or (said[2] and int(said[1]) >= int(said[2])):
        raise argparse.ArgumentTypeError(
            f"{text[:40]!r} không phải vị trí; cần một số, hoặc ĐẦU:CUỐI với ĐẦU nhỏ hơn CUỐI"
        )
    return int(said[1]), int(said[2]) if said[2] else None


def _ask(options: argparse.Namespace) -> int:
    questions = _questions(options.question)
    draw = _charter(options) if options.chart is not None else None
    assistant = open_assistant(options.index)
    for question in questions:
        answer, milliseconds = _timed(assistant.ask, question)
        _print_answer(answer, milliseconds, as_json=options.json)
        if draw is not None:
            draw(answer)
    return DONE


def _charter(options: argparse.Namespace) -> "Callable[[Answer], None]":
    """What draws the answer into the file that was named, and tells so on standard error.

    Raises:
        MistakeError: there is no one question to draw the answer of, or the file is none for a chart.
    """
    from bot.terminal import ChartError, chart_path, write_chart

    if options.question is None:
        raise MistakeError('--chart cần một câu hỏi, ví dụ: hoidap ask "Tỷ trọng kinh tế số qua các năm" --chart a.png')
    try:
        path = chart_path(options.chart, "--chart bieu-do.png")
    except ChartError as error:
        raise MistakeError(str(error)) from None

    def draw(answer: "Answer") -> None:
        try:
            print(write_chart(answer, path), file=sys.stderr)
        except ChartError as error:
            raise MistakeError(str(error)) from None

    return draw


def _chat(options: argparse.Namespace) -> int:
    from bot.terminal import chat

    assistant = open_assistant(options.index)
    if options.json:
        return _chat_json(assistant)
    chat(assistant)
    return DONE


def _chat_json(assistant: "Assistant") -> int:
    from bot.conversation import Conversation

    conversation = Conversation()
    for turn in _lines():
        if turn.strip() == "/moi":
            conversation.last = conversation.shown = None
            continue
        _print_answer(*_timed(lambda question: assistant.ask(question, conversation), turn), as_json=True)
    return DONE


def _search(options: argparse.Namespace) -> int:
    from bot.rows import hit_row
    from bot.terminal import harmless
    from bot.understanding.query import LONGEST, clean

    questions = _questions(options.question)
    index = open_index(options.index)
    for question in (clean(question)[:LONGEST] for question in questions):
        hits = index.search(index.spell(question), options.limit)
        if options.json:
            print(
                json.dumps({"question": question, "hits": [hit_row(hit) for hit in hits]}, ensure_ascii=False),
                flush=True,
            )
            continue
        for hit in hits:
            where = f"{harmless(hit.document.name)}[{hit.chunk.span.start}:{hit.chunk.span.end}]"
            print(f"{hit.rank}. {where}  điểm {hit.score:.3f}  cosine {hit.cosine:.3f}  BM25 {hit.bm25:.2f}")
            print("   " + harmless(" ".join(hit.text.split())) + "\n", flush=True)
    return DONE


def _documents(options: argparse.Namespace) -> int:
    from bot.corpus import document_rows, print_documents
    from index import IndexUnusableError, read_manifest

    try:
        manifest = read_manifest(index_folder(options.index))
    except IndexUnusableError as error:
        raise MistakeError(str(error)) from None
    if options.json:
        for row in document_rows(manifest):
            print(json.dumps(row, ensure_ascii=False), flush=True)
    else:
        print_documents(manifest)
    return SOME_UNREADABLE if manifest.problems else DONE


def _show(options: argparse.Namespace) -> int:
    from bot.corpus import UnknownDocumentError, document_name, place_at, place_message, whole
    from bot.terminal import show
    from index import IndexUnusableError, read_manifest, stored_document

    folder = index_folder(options.index)
    try:
        name = document_name(options.document, [document.name for document in read_manifest(folder).documents])
        document = stored_document(folder, name)
    except (UnknownDocumentError, IndexUnusableError) as error:
        raise MistakeError(str(error)) from None
    start, end = options.at if options.at is not None else (0, None)
    if max(start, (end or 0) - 1) >= len(document.text):
        raise MistakeError(f"{name} dài {len(document.text)} ký tự, không có vị trí {max(start, end or 0)}")
    place = whole(document) if options.at is None else place_at(document, start, end)
    if options.json:
        print(json.dumps(place.row(), ensure_ascii=False), flush=True)
    else:
        show(place_message(place))
    return DONE


def _eval(options: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.progress import track

    from bot.evaluation import GoldError, judge_all, read_gold, report
    from bot.terminal import harmless

    try:
        gold = read_gold(options.gold)
    except GoldError as error:
        raise MistakeError(str(error)) from None
    assistant = open_assistant(options.index)
    shown = Console(stderr=True)
    asked = track(gold, "Đang hỏi", console=shown, disable=not shown.is_terminal, transient=True)
    print(harmless(report(judge_all(assistant, asked))))
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from bot.channels.service import ServiceError, serve

    try:
        return DONE if serve(make_plan(options.index, options.channels)) else MISTAKE
    except ServiceError as error:
        raise MistakeError(str(error)) from None


def _doctor(options: argparse.Namespace) -> int:
    from bot.doctor import examine

    findings = examine(make_plan(options.index, options.channels))
    for finding in findings:
        if options.json:
            print(json.dumps(vars(finding), ensure_ascii=False), flush=True)
        else:
            print(finding, flush=True)
    return DONE if all(finding.well for finding in findings) else MISTAKE


def _report(options: argparse.Namespace) -> int:
    from bot.channels.report import Journal, report_lines, report_rows
    from bot.terminal import harmless

    settings = read_settings()
    path = settings.data_dir / "journal.sqlite"
    if not path.exists():
        raise MistakeError(f"chưa có gì để báo cáo: không có {path}; hãy chạy một kênh trước, hoặc đặt DATA_DIR")
    journal = Journal(path, settings.keep_days)
    rows = report_rows(journal, options.days)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows] if options.json else map(harmless, report_lines(rows))
    for line in lines:
        print(line, flush=True)
    journal.close()
    return DONE


def _questions(question: str | None) -> Iterable[str]:
    """The question given, or one a line from standard input; blank lines are passed over.

    Raises:
        MistakeError: a question was given that is blank or too long.
    """
    from bot.understanding.query import LONGEST, clean

    if question is None:
        return _lines()
    if not clean(question):
        raise MistakeError('câu hỏi trống; hãy viết, ví dụ: hoidap ask "Tỷ lệ hồ sơ trực tuyến năm 2024?"')
    if len(clean(question)) > LONGEST:
        raise MistakeError(f"câu hỏi dài {len(clean(question))} ký tự, nhiều nhất là {LONGEST}; hãy hỏi ngắn hơn")
    return [question]


def _lines() -> Iterable[str]:
    if sys.stdin is None:
        raise MistakeError("đầu vào chuẩn đã đóng; hãy đưa câu hỏi ngay trong lệnh")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return (line.rstrip("\n") for line in sys.stdin if line.strip())


def _timed(ask: "Callable[[str], Answer]", question: str) -> "tuple[Answer, float]":
    start = time.perf_counter()
    answer = ask(question)
    return answer, (time.perf_counter() - start) * 1000


def _print_answer(answer: "Answer", milliseconds: float, as_json: bool) -> None:
    if as_json:
        from bot.rows import answer_row

        print(json.dumps(answer_row(answer, milliseconds), ensure_ascii=False), flush=True)
    else:
        from bot.terminal import show_answer

        show_answer(answer)
