import json

from index.layout import parse_document
from index.written import from_json, to_json

TEXT = "Báo cáo tháng 5\n\nI. KẾT QUẢ\n\nTỷ lệ hồ sơ trực tuyến đạt 87%.\n"


def test_a_document_that_is_read_back_is_the_one_that_was_written() -> None:
    document = parse_document("a.txt", TEXT)
    read = from_json(json.loads(json.dumps(to_json(document))))
    assert read == document
    assert document == read
    assert hash(read) == hash(document)
    assert (len(read.blocks), read.blocks[0], read.blocks[1:]) == (3, document.blocks[0], document.blocks[1:])
