import pytest

from bot.telling.called import ways_called


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Nộp ở đâu?", "Địa điểm"),
        ("Họp lúc nào?", "Thời gian"),
        ("Mất bao lâu?", "Thời hạn giải quyết"),
        ("Hết bao nhiêu tiền?", "Mức thu (đồng/lượt)"),
        ("Gọi số nào?", "Đường dây nóng"),
        ("Sao lại cắt nước?", "Nguyên nhân"),
        ("Mời những ai?", "Thành phần"),
        ("Cần giấy tờ gì?", "Thành phần hồ sơ"),
    ],
)
def test_what_tells_it_is_called_otherwise_than_people_ask(question: str, name: str) -> None:
    assert any(called.search(name) for called in ways_called(question))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Họp tại đâu?", "Lý do"),
        ("Hết bao nhiêu?", "Đồng Nai"),
        ("Đồng chí nào dự?", "Lệ phí"),
        ("Vì sao?", "Địa điểm"),
    ],
)
def test_what_is_called_like_it_by_chance_does_not_tell_it(question: str, name: str) -> None:
    assert not any(called.search(name) for called in ways_called(question))
