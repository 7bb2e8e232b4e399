import pytest

from bot.composing.agreement import Agreement, Day, agreement, beyond, day_of, lies_within


@pytest.mark.parametrize(
    ("told", "value", "agreed"),
    [
        ("trên 86 triệu", "hơn 86 triệu", Agreement.SAME),
        ("sáng ngày 22/6/2023", "năm 2023", Agreement.SAME),
        ("trong năm 2024", "năm 2025", Agreement.OTHER),
        ("trong nửa đầu năm 2024", "cuối năm 2024", Agreement.OTHER),
        ("trong nửa đầu năm 2024", "6 tháng đầu năm 2024", Agreement.SAME),
        ("trong năm 2024", "cuối năm 2024", Agreement.INEXACT),
        ("45%", "năm 2023", None),
        ("gần 14,6 triệu", "14.600.000", Agreement.INEXACT),
        ("gần 80%", "trên 80%", Agreement.OTHER),
        ("gần 80%", "khoảng 80%", Agreement.INEXACT),
        ("ước đạt 561.000 người", "561 nghìn", Agreement.SAME),
        ("ước đạt 561.000 người", "khoảng 561.000 người", Agreement.SAME),
        ("(ước tính) đạt 18,3%", "đúng 18,3%", Agreement.INEXACT),
        ("ước đạt 561.000 người", "550.000 người", Agreement.OTHER),
        ("Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác", "Bộ trưởng, Chủ nhiệm Văn phòng", Agreement.INEXACT),
        ("từ 65 đến 79 điểm", "từ 65 đến 79", Agreement.SAME),
        ("80,2%", "hơn 80%", Agreement.SAME),
        ("80,2%", "gần 80%", Agreement.OTHER),
        ("gần 3,5 nghìn tỷ đồng", "hơn 3 nghìn tỷ đồng", Agreement.INEXACT),
        ("gần 3,5 nghìn tỷ đồng", "hơn 2 nghìn tỷ đồng", Agreement.OTHER),
        ("khoảng 38,3%", "khoảng 38%", Agreement.SAME),
        ("2.398", "khoảng 2.400", Agreement.SAME),
        ("93,31 Mbps", "93 Mbps", Agreement.INEXACT),
        ("95", "100", Agreement.OTHER),
        ("58", "57", Agreement.OTHER),
        ("ít nhất 5 bậc", "tối thiểu 5 bậc", Agreement.SAME),
        ("phấn đấu 100%", "100%", Agreement.INEXACT),
        ("từ 8-10%", "8 đến 10%", Agreement.SAME),
        ("từ 8-10%", "9%", Agreement.OTHER),
        ("12,9 nghìn tỷ đồng", "12,9 tỷ đồng", Agreement.OTHER),
        ("15 bậc", "15 điểm", Agreement.OTHER),
        ("thứ 71", "hạng 71", Agreement.SAME),
        ("thứ 71", "71", Agreement.SAME),
        ("trước ngày 10/5", "sau ngày 10/5", Agreement.INEXACT),
        ("tháng 4 năm 2024", "24/4/2024", Agreement.INEXACT),
        ("24/4/2024", "tháng 4", Agreement.SAME),
        ("45%", "14,6 triệu", None),
        ("45%", "45 đồng", None),
        ("thứ 71", "15 bậc", None),
        ("sáng ngày 22/6/2023", "buổi chiều", Agreement.OTHER),
        ("Sáng ngày 22/6/2023", "buổi sáng", Agreement.SAME),
        ("ngày 22/6/2023", "buổi sáng", None),
        ("Quốc hội khóa XV", "khóa X", Agreement.OTHER),
        ("hơn 46,2 triệu", "trên 40 triệu", Agreement.SAME),
        ("24/4/2024", "24", None),
        ("Đồng chí Y Ngọc", "y ngọc", Agreement.SAME),
        ("Đồng chí Y Ngọc", "Tô Lâm", Agreement.OTHER),
        ("45%", "Tô Lâm", None),
        ("Kinh tế số với 4 trụ cột", '"Kinh tế số với 4 trụ cột."', Agreement.SAME),
        ("Kinh tế số với 4 trụ cột", "“Kinh tế số”", Agreement.INEXACT),
        ("Kinh tế số với 4 trụ cột", '"Chuyển đổi số toàn diện"', Agreement.OTHER),
    ],
)
def test_two_values_of_one_kind_agree_or_do_not(told: str, value: str, agreed: Agreement | None) -> None:
    assert agreement(told, value, None) is agreed


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("Chiều 28/12", "2023-12-28", Day(28, 12, 2023, "chiều")),
        ("28/12", "2024-01-03", Day(28, 12, 2023, "")),
        ("trước ngày 10/5", "2024", Day(10, 5, 2024, "")),
        ("tháng 12/2024", "2023-05-01", Day(0, 12, 2024, "")),
        ("28/12", None, Day(28, 12, 0, "")),
        ("45%", None, None),
    ],
)
def test_a_day_is_of_its_own_year_or_of_the_nearest(text: str, written: str | None, day: Day | None) -> None:
    assert day_of(text, written) == day


@pytest.mark.parametrize(
    ("told", "value", "agreed"),
    [
        ("80,2%", "hơn 75%", Agreement.SAME),
        ("80,2%", "hơn 50%", Agreement.SAME),  # most of them
        ("gần 80%", "hơn 50%", Agreement.SAME),
        ("80,2%", "hơn 40%", Agreement.INEXACT),
        ("80,2%", "dưới 90%", Agreement.SAME),
        ("80,2%", "gần 90%", None),
        ("khoảng 38,3%", "hơn 50%", None),
        ("khoảng 38,3%", "chưa tới 50%", Agreement.SAME),
        ("khoảng 38,3%", "chưa tới 60%", Agreement.INEXACT),
        ("trên 86 triệu", "dưới 100 triệu", Agreement.INEXACT),
        ("ước đạt 561.000 người", "hơn 500 nghìn", Agreement.SAME),
        ("15 bậc", "hơn 10 điểm", None),
        ("thứ 71", "hơn 50%", None),
    ],
)
def test_a_figure_may_be_beyond_the_one_read_back(told: str, value: str, agreed: Agreement | None) -> None:
    assert beyond(told, value) is agreed


@pytest.mark.parametrize(
    ("told", "value", "within"),
    [
        ("Từ 80 đến 89 điểm", "82 điểm", True),
        ("Từ 80 đến 89 điểm", "79 điểm", False),
        ("Từ 80 đến 89 điểm", "82%", False),
        ("Dưới 50 điểm", "45 điểm", True),
        ("Dưới 50 điểm", "50 điểm", False),
        ("gần 50 điểm", "45 điểm", False),
        ("82 điểm", "82 điểm", False),
    ],
)
def test_a_figure_lies_within_a_range(told: str, value: str, within: bool) -> None:
    assert lies_within(told, value) is within
