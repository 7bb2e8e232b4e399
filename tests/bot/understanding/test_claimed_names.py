import pytest

from bot.understanding.claims import claim_of


@pytest.mark.parametrize(
    ("typed", "name", "asked"),
    [
        ("Ông Hồ Đức Phớc cũng dự đúng không", "Hồ Đức Phớc", "Ai dự?"),
        ("Phó Chủ tịch tỉnh Kon Tum tên là Y Ngọc đúng không?", "Y Ngọc", "Phó Chủ tịch tỉnh Kon Tum là ai?"),
        (
            "Ông Nguyễn Huy Dũng đọc báo cáo tại hội nghị tháng 7/2023 đúng không?",
            "Nguyễn Huy Dũng",
            "Ai đọc báo cáo tại hội nghị tháng 7/2023?",
        ),
        ("bộ trưởng bộ công an là Tô Lâm à", "Tô Lâm", "bộ trưởng bộ công an là ai?"),
        ("Tô Lâm có phải là Bộ trưởng Bộ Công an không?", "Tô Lâm", "Ai là Bộ trưởng Bộ Công an?"),
        ("Do ông Nguyễn Mạnh Hùng chủ trì phải không?", "Nguyễn Mạnh Hùng", "Ai chủ trì?"),
        (
            "Phiên họp thứ 8 do Thủ tướng Phạm Minh Chính chủ trì à?",
            "Phạm Minh Chính",
            "Phiên họp thứ 8 do ai chủ trì?",
        ),
        ("Thứ trưởng Phạm Đức Long báo cáo đúng không?", "Phạm Đức Long", "Ai báo cáo?"),
        (
            "Hội nghị sơ kết 6 tháng 2023 do Phó Thủ tướng Trần Hồng Hà chủ trì, đúng chứ?",
            "Trần Hồng Hà",
            "Hội nghị sơ kết 6 tháng 2023 do ai chủ trì?",
        ),
        ("Phiên 8 có ông Tô Lâm dự phải không?", "Tô Lâm", "Phiên 8 có ai dự?"),
        ("Ở đầu cầu Kon Tum thì anh Y Ngọc chủ trì phải không?", "Y Ngọc", "Ở đầu cầu Kon Tum thì ai chủ trì?"),
        ("Trung tướng Nguyễn Duy Ngọc báo cáo đúng không?", "Nguyễn Duy Ngọc", "Ai báo cáo?"),
        ("Người báo cáo là Thứ trưởng Phạm Đức Long phải không?", "Phạm Đức Long", "Người báo cáo là ai?"),
        ("ông Tô Lâm làm bộ trưởng phải không?", "Tô Lâm", "Ai là bộ trưởng?"),
        ("Ông Đặng Trần Huân bên Sở Y tế phải không?", "Sở Y tế", "Ông Đặng Trần Huân bên Sở nào?"),
        ("Luật do Quốc hội khóa XIV thông qua, đúng không?", "khóa XIV", "Luật do Quốc hội khóa mấy thông qua?"),
    ],
)
def test_a_statement_is_asked_with_its_name_left_open(typed: str, name: str, asked: str) -> None:
    claim = claim_of(typed)
    assert claim is not None
    assert (claim.values, claim.asked) == ((name,), asked)
