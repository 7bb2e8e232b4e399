from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.understanding.query import Intent, Query, read
from bot.understanding.standalone import understand
from index.vietnamese import fold

HELD = {
    "rong_di",
    "di_dong",
    "rong_co",
    "co_dinh",
    "bo_sung",
    "so_xa",
    "cau_bac",
    "bo_cong",
    "cong_an",
    "hoi_nghi",
    "nghi_so",
    "so_ket",
    "trung_tam",
    "tam_du",
    "du_lieu",
    "thong_tin",
    "truyen_thong",
    "tang_truong",
}


class AsTyped:
    """Writes every question as it was typed, and knows a few pairs of terms."""

    def spell(self, question: str) -> str:
        return question

    def holds(self, term: str) -> bool:
        return term in HELD

    def writes(self, words: Sequence[str]) -> bool:
        return all(f"{left}_{right}" in HELD for left, right in pairwise(map(fold, words)))


def after(first: str, then: str) -> Query:
    return understand(then, understand(first, None, AsTyped()), AsTyped())


@pytest.mark.parametrize(
    ("first", "then", "text"),
    [
        ("Nền tảng số tăng mấy %?", "so với năm trước thì sao", "Nền tảng số tăng bao nhiêu so với năm trước?"),
        ("Tốc độ mạng di động xếp thứ mấy?", "vậy tăng trưởng GDP là mấy %", "tăng trưởng GDP là mấy %"),
        (
            "Nhân lực số có bao nhiêu người?",
            "chiếm tỷ trọng bao nhiêu trong tổng lao động",
            "Nhân lực số chiếm tỷ trọng bao nhiêu trong tổng lao động?",
        ),
        ("Nhân lực số là bao nhiêu?", "so với 2023 tăng thế nào", "Nhân lực số tăng bao nhiêu so với 2023?"),
        ("Chỉ số nào cao nhất năm 2022?", "thế thấp nhất", "Chỉ số nào thấp nhất năm 2022?"),
        ("Bộ Công an được giao gì?", "ông ấy giữ chức gì?", "ông ấy giữ chức gì?"),
        ("Tỷ trọng kinh tế số năm 2022?", "Còn năm 2023?", "Tỷ trọng kinh tế số năm 2023?"),
        ("Kết quả năm 2022?", "nhiệm vụ trọng tâm của năm đó", "nhiệm vụ trọng tâm của năm 2022"),
        ("Phiên họp lần thứ 7 ngày nào?", "lần đó bàn gì?", "Phiên họp lần thứ 7 bàn gì?"),
        ("Tài khoản định danh đến giữa năm 2023?", "đến tháng 5 năm 2024", "Tài khoản định danh đến tháng 5 năm 2024?"),
        (
            "Tuyển sinh năm 2022 tăng bao nhiêu so với 2021?",
            "vậy 2021 tuyển sinh bao nhiêu",
            "Tuyển sinh năm 2021 là bao nhiêu?",
        ),
        ("Việt Nam xếp thứ mấy?", "so với lần trước thì sao", "Việt Nam xếp hạng tăng bao nhiêu bậc so với lần trước?"),
        (
            "Tỷ trọng kinh tế số năm 2024?",
            "so với năm trước",
            "Tỷ trọng kinh tế số năm 2024 tăng bao nhiêu so với 2023?",
        ),
        ("VN xếp hạng tăng mấy bậc so với 2022?", "trước đó thứ mấy?", "VN xếp hạng trước đó thứ mấy?"),
        ("CSDL nối với bao nhiêu bộ ngành?", "doanh nghiệp nào?", "CSDL nối với doanh nghiệp nào?"),
        ("Tỉnh nào phải trình?", "Kiên Giang có chứ?", "Kiên Giang có trong danh sách không?"),
        ("NDXP có bao nhiêu giao dịch một ngày?", "mỗi giây bao nhiêu?", "NDXP có bao nhiêu giao dịch mỗi giây?"),
        ("NDXP mỗi giây có bao nhiêu giao dịch?", "thế một ngày thì sao", "NDXP một ngày có bao nhiêu giao dịch?"),
        ("Mỗi giây nền tảng có bao nhiêu giao dịch?", "còn NDXP?", "NDXP bao nhiêu giao dịch Mỗi giây?"),
        ("Tỷ trọng kinh tế số?", "2021 2022", "Tỷ trọng kinh tế số năm 2021 và 2022?"),
        ("Tỷ trọng kinh tế số?", "từ 2021 đến 2023", "Tỷ trọng kinh tế số năm 2021 đến 2023?"),
        ("Tỷ trọng kinh tế số năm 2022?", "Tỷ trọng tăng đều qua các năm không?", "Tỷ trọng kinh tế số qua các năm?"),
        (
            "Chỉ số an toàn được giao tăng mấy bậc?",
            "Thực tế tăng mấy bậc?",
            "Chỉ số an toàn thực tế tăng mấy bậc?",
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến năm 2024?",
            "Thế kinh tế số thì sao, năm nào cao nhất?",
            "kinh tế số năm nào cao nhất?",
        ),
        ("Tỷ lệ hồ sơ trực tuyến năm 2024?", "Kinh tế số năm nào thấp nhất?", "Kinh tế số năm nào thấp nhất?"),
        ("80,44% là gì?", "47,79", "47,79 là gì?"),
        ("80,44% là gì?", "còn 47,79%?", "47,79% là gì?"),
        ("Mục tiêu về cáp quang là gì?", "Kết quả đạt được là bao nhiêu?", "cáp quang kết quả đạt được là bao nhiêu?"),
        (
            "Ông Tô Lâm giữ vai trò gì ở hội nghị?",
            "Hoàng Mạnh Hùng thì sao?",
            "Hoàng Mạnh Hùng giữ vai trò gì ở hội nghị?",
        ),
        ("Y Ngọc giữ chức vụ gì?", "Bà Hoàng Thu Trang thì sao?", "Bà Hoàng Thu Trang giữ chức vụ gì?"),
        ("Vùng lõm sóng thì xử lý ra sao?", "Hoàn thành khi nào?", "Vùng lõm sóng xử lý hoàn thành khi nào?"),
        ("Tỷ lệ hộ gia đình dùng cáp quang?", "Còn số xã có cáp quang?", "số xã có cáp quang là bao nhiêu?"),
        ("“Kinh tế số” gồm những gì?", "Thế còn “xã hội số”?", "“xã hội số” gồm những gì?"),
        ("Ngày 24/4/2024 có chuyện gì?", "Còn ngày 12/7/2023?", "ngày 12/7/2023 có chuyện gì?"),
        ("Ngày 24 tháng 4 năm 2024 có chuyện gì?", "12/7 thì sao?", "ngày 12/7 có chuyện gì?"),
        ("Có bao nhiêu vụ lừa đảo?", "Bộ trưởng Bộ Công an lúc đó là ai?", "Bộ trưởng Bộ Công an lúc đó là ai?"),
        (
            "Tốc độ băng rộng di động Việt Nam là bao nhiêu?",
            "xếp thứ mấy thế giới",
            "Tốc độ băng rộng di động Việt Nam xếp thứ mấy thế giới?",
        ),
        (
            "Chủ đề chuyển đổi số năm 2025 là gì?",
            "Vậy năm 2023 lấy chủ đề nào?",
            "Chủ đề chuyển đổi số năm 2023 là gì?",
        ),
        ("Ai chủ trì ở Bắc Kạn?", "Ngoài ông Bình còn ai cùng dự ở đó?", "Ngoài ông Bình còn ai cùng dự ở Bắc Kạn?"),
        ("Tỷ trọng kinh tế số?", "thế năm 2021 thì sao?", "Tỷ trọng kinh tế số năm 2021?"),
        ("Ai chủ trì tại điểm cầu Kon Tum?", "thế còn Bắc Kạn?", "Ai chủ trì tại điểm cầu Bắc Kạn?"),
        ("Tốc độ mạng băng rộng cố định?", "còn di động?", "Tốc độ mạng băng rộng di động?"),
        ("Chỉ số chính phủ số năm 2022?", "còn xã hội số?", "Chỉ số xã hội số năm 2022?"),
        ("Chỉ số xã hội số năm 2022 là bao nhiêu?", "năm 2021 thì sao?", "Chỉ số xã hội số năm 2021 là bao nhiêu?"),
        ("Ai chủ trì phiên họp lần thứ 8?", "Còn lần thứ 7?", "Ai chủ trì phiên họp lần thứ 7?"),
        (
            "Ai trình bày báo cáo của Bộ Công an tại hội nghị sơ kết?",
            "Còn Bộ Thông tin và Truyền thông?",
            "Ai trình bày báo cáo của Bộ Thông tin và Truyền thông tại hội nghị sơ kết?",
        ),
        ("tốc độ băng rộng?", "còn di động?", "tốc độ di động?"),
        ("Ai chủ trì tại điểm cầu Kon Tum?", "Thế còn điểm cầu Bắc Kạn?", "Ai chủ trì tại điểm cầu Bắc Kạn?"),
        ("Việt Nam xếp thứ mấy về DTI?", "trong bao nhiêu nước?", "Việt Nam xếp hạng về DTI trong bao nhiêu nước?"),
        (
            "Tốc độ mạng cố định?",
            "trung bình thế giới là mấy?",
            "Tốc độ mạng cố định trung bình thế giới là bao nhiêu?",
        ),
        (
            "Tốc độ mạng di động trung bình thế giới là bao nhiêu?",
            "Có cao hơn trung bình thế giới không?",
            "Tốc độ mạng di động có cao hơn trung bình thế giới không?",
        ),
        ("Tỷ trọng kinh tế số năm 2022?", "sáng 2024 thì sao?", "Tỷ trọng kinh tế số năm 2024?"),
        ("Mức C của cổng là bao nhiêu điểm?", "mức thấp nhất?", "mức thấp nhất của cổng là bao nhiêu điểm?"),
        ("Chỉ số kinh tế số năm 2021", "xã hội số?", "Chỉ số xã hội số năm 2021"),
        ("Chủ tịch Kon Tum tên gì", "phó chủ tịch?", "phó chủ tịch Kon Tum tên gì"),
        ("bao nhiêu trung tâm dữ liệu?", "và máy chủ?", "bao nhiêu máy chủ?"),
        ("Tỷ trọng kinh tế số", "tăng trưởng bao nhiêu?", "Tỷ trọng kinh tế số tăng trưởng bao nhiêu?"),
        ("Tốc độ mạng cố định?", "xếp thứ mấy?", "Tốc độ mạng cố định xếp thứ mấy?"),
        ("Tỷ lệ hồ sơ năm 2023?", "đến tháng 4/2024 thì sao?", "Tỷ lệ hồ sơ đến tháng 4/2024?"),
        (
            "Cổng dịch vụ công mức A phải được bao nhiêu điểm?",
            "Mức E?",
            "Cổng dịch vụ công Mức E phải được bao nhiêu điểm?",
        ),
        (
            "Tốc độ mạng cố định?",
            "tăng bao nhiêu so với cùng kỳ?",
            "Tốc độ mạng cố định tăng bao nhiêu so với cùng kỳ?",
        ),
        (
            "Tốc độ băng rộng cố định tăng bao nhiêu so với năm 2022?",
            "di động thì tăng bao nhiêu?",
            "Tốc độ băng rộng di động tăng bao nhiêu so với năm 2022?",
        ),
        ("Hội nghị sơ kết do ai chủ trì?", "thế ông Trần Văn Sơn giữ chức gì?", "ông Trần Văn Sơn giữ chức gì"),
        ("Hội nghị sơ kết do ai chủ trì?", "Ai khai mạc?", "Hội nghị sơ kết ai khai mạc?"),
        ("Khu kỹ thuật cao có vốn đầu tư bao nhiêu?", "Xây trong bao lâu?", "Khu kỹ thuật cao xây trong bao lâu?"),
        ("Phiên họp tổng kết có những phó thủ tướng nào dự?", "Họp ở đâu?", "Phiên họp tổng kết họp ở đâu?"),
        ("Bao nhiêu hộ gia đình dùng cáp quang?", "thế còn xã?", "Bao nhiêu xã dùng cáp quang?"),
        ("Bộ Công an được giao việc gì?", "còn Bộ Y tế?", "Bộ Y tế được giao việc gì?"),
        ("Bộ Công an được giao việc gì?", "các địa phương thì sao?", "các địa phương được giao việc gì?"),
        ("An ninh mạng lên nhóm nào?", "còn Chính phủ phải tăng mấy bậc?", "Chính phủ phải tăng mấy bậc?"),
        ("Luật Viễn thông được thông qua hôm nào?", "luật này quy định gì?", "Luật Viễn thông quy định gì?"),
        (
            "Cái luật viễn thông thì Quốc hội thông qua hôm nào?",
            "Vì sao luật đó lại quan trọng?",
            "Vì sao luật viễn thông lại quan trọng?",
        ),
        ("Đề án 06 đạt kết quả gì?", "Bộ nói gì về đề án này?", "Bộ nói gì về Đề án 06?"),
        ("Tỷ trọng kinh tế số 6 tháng đầu năm 2023?", "cả năm thì sao", "Tỷ trọng kinh tế số năm 2023?"),
        ("Lượt bạn đọc quý III?", "còn quý IV?", "Lượt bạn đọc quý IV?"),
        ("Lượt bạn đọc quý III năm 2024?", "còn quý I?", "Lượt bạn đọc quý I năm 2024?"),
        ("Doanh thu vé quý I?", "quý II bán bao nhiêu vé?", "Doanh thu vé quý II bán bao nhiêu vé?"),
        ("Tỷ trọng kinh tế số năm 2023?", "nửa đầu năm thì sao?", "Tỷ trọng kinh tế số nửa đầu năm 2023?"),
        (
            "Tốc độ mạng cố định là bao nhiêu?",
            "thế giới thì sao?",
            "Tốc độ mạng cố định trung bình thế giới là bao nhiêu?",
        ),
        ("Phiên họp thứ 8 ai chủ trì?", "thế còn điểm cầu Kon Tum?", "Phiên họp thứ 8 ai chủ trì ở điểm cầu Kon Tum?"),
        (
            "Tốc độ băng rộng di động so với trung bình thế giới thế nào?",
            "còn băng rộng cố định?",
            "Tốc độ băng rộng cố định so với trung bình thế giới thế nào?",
        ),
        ("Tỷ trọng kinh tế số năm 2022?", "năm sau thì sao?", "Tỷ trọng kinh tế số năm 2023?"),
        ("Chỉ số chính phủ số năm 2022?", "cái nào cao nhất?", "Chỉ số nào cao nhất năm 2022?"),
        ("Phiên họp lần thứ 8 diễn ra khi nào?", "ai chủ trì?", "Phiên họp lần thứ 8 ai chủ trì?"),
        ("Nền tảng có bao nhiêu giao dịch 1 ngày?", "mỗi giây bao nhiêu?", "Nền tảng có bao nhiêu giao dịch mỗi giây?"),
        ("Hội nghị sơ kết họp ở đâu?", "Thế còn ông Trần Văn Sơn?", "ông Trần Văn Sơn là ai?"),
        ("Bao nhiêu bộ ngành kết nối dữ liệu?", "kể ra", "những bộ ngành nào kết nối dữ liệu?"),
        ("Phiên họp có bao nhiêu kết quả chính?", "kể ra đi", "Phiên họp có những kết quả chính nào?"),
        ("Có bao nhiêu tỉnh phải trình?", "liệt kê ra xem nào", "Có những tỉnh nào phải trình?"),
        (
            "Tốc độ băng rộng di động là bao nhiêu?",
            "Vậy cái nào xếp hạng cao hơn, cố định hay di động?",
            "Tốc độ băng rộng cố định và di động cái nào xếp hạng cao hơn?",
        ),
        ("Tỷ trọng kinh tế số năm 2022?", "2023?", "Tỷ trọng kinh tế số năm 2023?"),
        ("Ai chủ trì tại điểm cầu Kon Tum?", "không, tôi hỏi Bắc Kạn cơ mà", "Ai chủ trì tại điểm cầu Bắc Kạn?"),
        (
            "Đã nhận bao nhiêu yêu cầu xác thực?",
            "so với 2023 tăng bao nhiêu",
            "Đã nhận yêu cầu xác thực tăng bao nhiêu so với 2023?",
        ),
        ("Cổng có bao nhiêu tài khoản?", "hồ sơ thì bao nhiêu", "Cổng có bao nhiêu hồ sơ?"),
        (
            "Tại hội nghị sơ kết ai trình bày báo cáo của Bộ Y tế?",
            "thế bên Công an ai báo cáo",
            "Bộ Công an ai báo cáo Tại hội nghị sơ kết?",
        ),
        (
            "Thủ tướng giao Bộ Thông tin và Truyền thông việc gì?",
            "Bộ Công an thì sao?",
            "Thủ tướng giao Bộ Công an việc gì?",
        ),
        ("Ông Bình làm chức gì?", "Bà Trang thì sao?", "Bà Trang làm chức gì?"),
        (
            "Năm 2022 tuyển sinh đạt bao nhiêu?",
            "Hơn năm 2021 bao nhiêu phần trăm?",
            "Năm 2022 tuyển sinh tăng bao nhiêu phần trăm so với năm 2021?",
        ),
        (
            "Tốc độ mạng cố định là bao nhiêu?",
            "kém cùng kỳ năm trước mấy Mbps?",
            "Tốc độ mạng cố định giảm mấy Mbps so với cùng kỳ năm trước?",
        ),
        (
            "Ngoài ông Nguyễn Hòa Bình, Phó Thủ tướng nào dự phiên họp tổng kết năm 2024?",
            "Còn hội nghị tháng 7/2023?",
            "Phó Thủ tướng nào dự hội nghị tháng 7/2023?",
        ),
        (
            "Ai chủ trì phiên họp lần thứ 8 ở điểm cầu Kon Tum?",
            "còn hội nghị sơ kết?",
            "Ai chủ trì hội nghị sơ kết?",
        ),
        (
            "Chỉ số chính phủ số năm 2022 là bao nhiêu?",
            "tăng nhanh hơn 2021 không",
            "Chỉ số chính phủ số năm 2022 tăng nhanh hơn không so với 2021?",
        ),
        (
            "Chỉ số chính phủ số năm 2022 là bao nhiêu?",
            "cao hơn năm trước không?",
            "Chỉ số chính phủ số năm 2022 cao hơn 2021 không?",
        ),
        (
            "Kinh tế số qua các năm?",
            "vậy năm 2024 cao hơn năm 2023 đúng không?",
            "Kinh tế số năm 2024 cao hơn năm 2023 đúng không",
        ),
        (
            "Tỷ trọng kinh tế số 2023 cao hơn 2022 không?",
            "thế 2021 thấp hơn 2022 phải không",
            "Tỷ trọng kinh tế số 2021 thấp hơn 2022 phải không",
        ),
        (
            "Chỉ số chính phủ số năm 2022 là bao nhiêu?",
            "giảm hay tăng so với 2020?",
            "Chỉ số chính phủ số năm 2022 cao hơn 2020 không?",
        ),
        (
            "Chỉ số chính phủ số năm 2022 là bao nhiêu?",
            "so với năm trước thì tăng hay giảm?",
            "Chỉ số chính phủ số năm 2022 cao hơn 2021 không?",
        ),
        ("Bắc Kạn xếp thứ mấy?", "lên hay xuống?", "Bắc Kạn xếp hạng tăng bao nhiêu bậc?"),
        ("Tỷ lệ hồ sơ đạt bao nhiêu?", "tăng hay giảm?", "Tỷ lệ hồ sơ tăng bao nhiêu?"),
        ("Ai chủ trì phiên họp?", "tăng hay giảm?", "tăng hay giảm?"),
        ("Ai dự phiên họp cùng ông Nguyễn Hòa Bình?", "họp ở đâu vậy", "phiên họp họp ở đâu vậy?"),
        ("Có bao nhiêu trung tâm dữ liệu?", "họp ở đâu vậy", "cuộc họp họp ở đâu vậy?"),
        ("Phiên họp thứ 8 diễn ra ngày nào?", "còn hội nghị sơ kết?", "hội nghị sơ kết diễn ra ngày nào?"),
        ("Ai là tổ trưởng Tổ công tác?", "thế tổ phó thường trực?", "Ai là tổ phó thường trực Tổ công tác?"),
        ("Ai là tổ phó thường trực Tổ công tác?", "còn tổ trưởng?", "Ai là tổ trưởng Tổ công tác?"),
        ("Chủ đề chuyển đổi số năm 2025?", "của Đề án 06 thì là gì?", "Chủ đề của Đề án 06 năm 2025?"),
        ("Chủ đề của Đề án 06 năm 2025?", "thế chủ đề chuyển đổi số 2024?", "chủ đề chuyển đổi số năm 2024?"),
        ("Chỉ số kinh tế số 2022?", "của xã hội số là bao nhiêu?", "Chỉ số của xã hội số 2022?"),
        ("Báo cáo của Bộ Công an do ai đọc?", "của Bộ Y tế là ai?", "Báo cáo của Bộ Y tế do ai đọc?"),
        (
            "Tuyển sinh kỹ sư năm 2022 đạt bao nhiêu?",
            "2021 tuyển mấy người",
            "Tuyển sinh kỹ sư năm 2021 đạt bao nhiêu?",
        ),
        (
            "Năm 2022 tuyển sinh bao nhiêu kỹ sư?",
            "năm 2023 tuyển được bao nhiêu?",
            "năm 2023 tuyển sinh bao nhiêu kỹ sư?",
        ),
        ("Bộ trưởng Bộ Y tế là ai?", "thứ trưởng?", "thứ trưởng Bộ Y tế là ai?"),
        ("Ai là Chủ tịch tỉnh Bắc Kạn?", "phó chủ tịch là ai?", "Ai là phó chủ tịch tỉnh Bắc Kạn?"),
        ("Bộ trưởng là ai?", "Thủ tướng chỉ ra những yếu kém gì?", "Thủ tướng chỉ ra những yếu kém gì?"),
        (
            "Bộ trưởng Bộ Thông tin và Truyền thông là ai?",
            "còn Bộ trưởng Bộ Công an?",
            "Bộ trưởng Bộ Công an là ai?",
        ),
        (
            "Ai là Bộ trưởng Bộ Thông tin và Truyền thông?",
            "còn thứ trưởng trình bày báo cáo?",
            "Ai là thứ trưởng Bộ Thông tin và Truyền thông trình bày báo cáo?",
        ),
        ("Ai là Bộ trưởng Bộ Công an?", "còn chủ nhiệm văn phòng chính phủ", "Ai là chủ nhiệm văn phòng chính phủ?"),
        ("Chủ tịch tỉnh Bắc Kạn là ai?", "còn phó chủ tịch Kon Tum?", "phó chủ tịch Kon Tum là ai?"),
        (
            "Ông Nguyễn Duy Ngọc giữ chức gì?",
            "ai là Bộ trưởng Bộ Công an lúc đó",
            "ai là Bộ trưởng Bộ Công an lúc đó",
        ),
        ("NDXP mỗi ngày bao nhiêu giao dịch?", "mỗi giây mấy giao dịch?", "NDXP mỗi giây bao nhiêu giao dịch?"),
        ("NDXP mỗi ngày bao nhiêu giao dịch?", "bao nhiêu giao dịch một giây", "NDXP một giây bao nhiêu giao dịch?"),
        ("Tốc độ tăng 20% gấp mấy lần GDP?", "vậy GDP tăng bao nhiêu?", "GDP tăng bao nhiêu?"),
        ("Tỷ trọng kinh tế số năm 2024?", "vậy 5G khi nào thương mại hóa", "5G khi nào thương mại hóa"),
        ("Tỉnh nào tham luận?", "có Kon Tum không?", "Kon Tum có trong danh sách không?"),
        ("Tỉnh nào tham luận?", "thế trong đó có tỉnh Kon Tum không ạ", "Kon Tum có trong danh sách không?"),
        ("Bộ Công an được giao gì?", "Bộ Y tế?", "Bộ Y tế được giao gì?"),
        (
            "Bộ Công an được giao gì?",
            "Bộ Thông tin và Truyền thông thì sao",
            "Bộ Thông tin và Truyền thông được giao gì?",
        ),
        ("Tỷ lệ hồ sơ năm 2024?", "so với 2023 gấp mấy lần", "Tỷ lệ hồ sơ năm 2024 gấp mấy lần so với 2023?"),
        (
            "Tỷ trọng kinh tế số năm 2023?",
            "tốc độ tăng trưởng là 20% à?",
            "Tỷ trọng kinh tế số năm 2023 tăng bao nhiêu phần trăm?",
        ),
        ("Bài báo PLVN đăng ngày nào?", "bài đó có nói về chữ ký số không", "Bài báo PLVN có nói về chữ ký số không"),
        ("Tỷ lệ hồ sơ năm 2024?", "gấp mấy lần so với năm 2023?", "Tỷ lệ hồ sơ năm 2024 gấp mấy lần so với năm 2023?"),
        ("4G phủ sóng bao nhiêu phần trăm dân số?", "5G thì sao?", "5G phủ sóng bao nhiêu phần trăm dân số?"),
        ("Tỷ lệ hồ sơ năm 2024?", "Kon Tum đạt bao nhiêu?", "Tỷ lệ hồ sơ năm 2024 ở Kon Tum?"),
        ("Bắc Kạn xếp thứ mấy về DTI?", "ý tôi hỏi cả nước cơ, không phải tỉnh", "Việt Nam xếp thứ mấy về DTI?"),
        ("Bắc Kạn xếp thứ mấy về DTI?", "còn cả nước?", "Việt Nam xếp thứ mấy về DTI?"),
        (
            "Yêu cầu xác thực tăng bao nhiêu so với 2023?",
            "tức là tổng cộng bao nhiêu",
            "Yêu cầu xác thực là bao nhiêu?",
        ),
        (
            "Thủ tướng yêu cầu những tỉnh nào miễn phí?",
            "hạn đến khi nào?",
            "Thủ tướng yêu cầu các tỉnh miễn phí hạn đến khi nào?",
        ),
        ("Nhân lực CNTT có bao nhiêu người?", "chiếm bao nhiêu %", "Nhân lực CNTT chiếm bao nhiêu %?"),
        ("Tỷ trọng kinh tế số năm 2023?", "vì sao tăng?", "vì sao Tỷ trọng kinh tế số năm 2023 tăng?"),
        ("Kinh tế số năm 2021, 2022?", "3 năm đó tăng bao nhiêu", "Kinh tế số qua các năm tăng bao nhiêu?"),
        ("Tỷ trọng kinh tế số năm 2023?", "so sánh các năm", "Tỷ trọng kinh tế số qua các năm?"),
        ("5G thương mại hóa khi nào?", "đã có chưa?", "5G thương mại hóa đã có chưa?"),
        ("bao nhiêu hệ thống được nối năm 2023?", "mấy trung tâm?", "mấy trung tâm được nối năm 2023?"),
        (
            "Tỷ lệ hồ sơ tăng bao nhiêu so với năm 2022?",
            "vậy năm 2022 là bao nhiêu?",
            "Tỷ lệ hồ sơ năm 2022 là bao nhiêu?",
        ),
        (
            "So sánh chỉ số chính phủ số, kinh tế số và xã hội số năm 2022",
            "cái nào thấp nhất?",
            "Trong chính phủ số, kinh tế số và xã hội số, chỉ số nào thấp nhất năm 2022?",
        ),
        ("100% thôn bản có cáp quang chưa?", "còn bao nhiêu hộ dùng cáp quang?", "bao nhiêu hộ dùng cáp quang?"),
        (
            "Tăng trưởng kinh tế số năm 2024 là bao nhiêu?",
            "còn mục tiêu tăng trưởng kinh tế năm 2025?",
            "mục tiêu tăng trưởng kinh tế năm 2025 là bao nhiêu?",
        ),
        ("4G phủ sóng bao nhiêu phần trăm dân số?", "Mạng 5G thì sao?", "Mạng 5G phủ sóng bao nhiêu phần trăm dân số?"),
        ("Mức độ A của cổng là bao nhiêu điểm?", "mức D thì sao?", "mức D của cổng là bao nhiêu điểm?"),
        ("Mức độ A của cổng là bao nhiêu điểm?", "E?", "Mức độ E của cổng là bao nhiêu điểm?"),
        ("phiên họp thứ 8 ai chủ trì?", "Kon Tum ai dự", "Kon Tum ai dự phiên họp thứ 8?"),
        ("Kon Tum ai dự phiên họp thứ 8?", "còn sở nông nghiệp", "sở nông nghiệp ai dự phiên họp thứ 8?"),
        (
            "Bộ Công an được giao nhiệm vụ gì?",
            "Thời hạn là khi nào?",
            "Bộ Công an được giao nhiệm vụ, hạn là khi nào?",
        ),
        (
            "Tỉnh nào phải trình nghị quyết miễn phí?",
            "bao giờ phải xong?",
            "Tỉnh phải trình nghị quyết miễn phí, bao giờ phải xong?",
        ),
        ("Phiên họp lần thứ 7 bàn về việc gì?", "ai chủ trì?", "Phiên họp lần thứ 7 ai chủ trì?"),
        (
            "Tại phiên họp có những bộ nào tham luận?",
            "thế còn tỉnh thì những tỉnh nào?",
            "Tại phiên họp những tỉnh nào tham luận?",
        ),
        ("Có được giảm phí không?", "Những tỉnh nào?", "Những tỉnh nào được giảm phí?"),
        ("Phiên họp có mấy bộ đọc tham luận?", "Mấy tỉnh?", "Phiên họp có mấy tỉnh đọc tham luận?"),
        ("Cổng có bao nhiêu tài khoản?", "còn số giao dịch thanh toán?", "Cổng có bao nhiêu giao dịch thanh toán?"),
        ("Bao giờ xóa xong vùng lõm sóng?", "thế cáp quang đã về tới xã chưa?", "cáp quang đã về tới xã chưa?"),
        ("Đã cấp bao nhiêu thẻ?", "còn tài khoản đã kích hoạt?", "bao nhiêu tài khoản đã kích hoạt?"),
        ("Việt Nam xếp thứ mấy về DTI?", "tăng mấy bậc?", "Việt Nam xếp hạng về DTI tăng mấy bậc?"),
        ("Việt Nam xếp thứ mấy về DTI?", "How much did it improve?", "Việt Nam xếp hạng về DTI tăng bao nhiêu bậc?"),
        (
            "Tỷ lệ hồ sơ năm 2024 đạt bao nhiêu phần trăm?",
            "gấp mấy lần năm trước?",
            "Tỷ lệ hồ sơ năm 2024 gấp mấy lần năm trước?",
        ),
        ("Tỷ trọng kinh tế số các năm 2021, 2022, 2023?", "Năm 2024?", "Tỷ trọng kinh tế số năm 2024?"),
        (
            "Tỷ trọng kinh tế số các năm 2021, 2022, 2023",
            "6 tháng đầu năm 2023 là bao nhiêu?",
            "Tỷ trọng kinh tế số 6 tháng đầu năm 2023",
        ),
        ("Kiên Giang có được giảm phí không?", "Bao giờ xong?", "Kiên Giang được giảm phí bao giờ xong?"),
        ("phiên họp thứ 8 ai chủ trì?", "ai dự ở Bắc Kạn?", "ai dự ở Bắc Kạn phiên họp thứ 8?"),
        ("Chỉ số chính phủ số năm 2022?", "so sánh với kinh tế số", "Chỉ số chính phủ số năm 2022 so với kinh tế số?"),
        (
            "Chỉ số chuyển đổi số năm 2022 tăng bao nhiêu?",
            "Vì sao tốc độ tăng chậm lại?",
            "Chỉ số chuyển đổi số năm 2022, vì sao tốc độ tăng chậm lại?",
        ),
        (
            "Tỷ trọng kinh tế số trong GDP năm 2024?",
            "Vậy từ 2021 đến 2024 tăng bao nhiêu?",
            "Tỷ trọng kinh tế số trong GDP từ 2021 đến 2024 tăng bao nhiêu?",
        ),
        ("Bắc Kạn xếp thứ mấy?", "Vậy tăng mấy bậc?", "Bắc Kạn xếp hạng tăng mấy bậc?"),
        ("Tỷ trọng kinh tế số năm 2022?", "tăng?", "Tỷ trọng kinh tế số năm 2022 tăng bao nhiêu?"),
        ("Bắc Kạn xếp thứ mấy?", "trước đó?", "Bắc Kạn xếp thứ mấy trước đó?"),
        ("Phiên họp lần thứ 8 diễn ra ngày nào?", "Ai chủ trì phiên họp?", "Ai chủ trì Phiên họp lần thứ 8?"),
        (
            "Ai báo cáo ở hội nghị 6 tháng đầu năm 2023?",
            "Hội nghị đó ngày nào?",
            "hội nghị 6 tháng đầu năm 2023 ngày nào?",
        ),
        (
            "Theo kế hoạch, những luật nào sẽ được nghiên cứu xây dựng?",
            "Còn nghị định?",
            "Theo kế hoạch, những nghị định nào sẽ được nghiên cứu xây dựng?",
        ),
        (
            "Tỉnh nào phải ban hành nghị quyết?",
            "Đắk Nông có trong danh sách đó không?",
            "Đắk Nông có trong danh sách không?",
        ),
        (
            "Tốc độ băng rộng cố định là bao nhiêu?",
            "cao hơn thế giới không?",
            "Tốc độ băng rộng cố định cao hơn thế giới không?",
        ),
        (
            "Mục tiêu an toàn an ninh mạng xếp hạng thế nào?",
            "Cơ quan nào được giao?",
            "Mục tiêu an toàn an ninh mạng cơ quan nào được giao?",
        ),
        ("Tỷ trọng kinh tế số ở Bắc Kạn năm 2021?", "ai dự?", "ai dự ở Bắc Kạn?"),
        ("Ai dự ở Kon Tum?", "ngày?", "cuộc họp họp ngày nào?"),
        ("Bắc Kạn xếp thứ mấy?", "à nhầm, Kon Tum", "Kon Tum xếp thứ mấy?"),
        ("Bắc Kạn xếp thứ mấy?", "không phải, Kon Tum cơ", "Kon Tum xếp thứ mấy?"),
        ("Tốc độ mạng di động là bao nhiêu?", "xếp hạng?", "Tốc độ mạng di động xếp thứ mấy?"),
        ("Luật Viễn thông quy định gì?", "Tại sao nó quan trọng?", "Tại sao Luật Viễn thông quan trọng?"),
        ("Bắc Kạn xếp thứ mấy?", "a nhằm, Kon Tum", "Kon Tum xếp thứ mấy?"),
        ("Ai là Bộ trưởng Bộ Công an?", "tôi hỏi nhầm, Bộ Y tế", "Ai là Bộ trưởng Bộ Y tế?"),
        ("5 mã ngành mới gồm những gì?", "Is Law one of them?", "5 mã ngành mới có luật không?"),
        ("Tỷ trọng kinh tế số năm 2024?", "sửa lại: năm 2021", "Tỷ trọng kinh tế số năm 2021?"),
        ("Chỉ số kinh tế số năm 2022?", "à quên, xã hội số cơ", "Chỉ số xã hội số năm 2022?"),
        ("Phó Chủ tịch tỉnh Bắc Kạn là ai?", "Thế Kon Tum?", "Phó Chủ tịch tỉnh Kon Tum là ai?"),
        ("Thủ tướng nói gì về dữ liệu cá nhân?", "Trí tuệ nhân tạo thì sao?", "Thủ tướng nói gì về Trí tuệ nhân tạo?"),
        ("Việt Nam xếp thứ mấy về chính phủ điện tử?", "Còn an ninh mạng?", "Việt Nam xếp thứ mấy về an ninh mạng?"),
        (
            "Ai trình bày báo cáo của Bộ Thông tin và Truyền thông?",
            "Còn của Bộ Công an?",
            "Ai trình bày báo cáo của Bộ Công an?",
        ),
        (
            "Tốc độ tăng trưởng kinh tế số năm 2023 là bao nhiêu?",
            "So với tăng trưởng GDP thì sao?",
            "Tốc độ tăng trưởng kinh tế số năm 2023 so với tăng trưởng GDP?",
        ),
        (
            "Trong ba trụ cột, trụ cột nào thấp nhất năm 2022?",
            "Năm 2020 thì trụ cột nào cao nhất?",
            "Năm 2020 thì chỉ số nào trong các thành phần cao nhất?",
        ),
        ("phiên họp lần thứ 8 ai chủ trì?", "lần 7 thì ngày nào", "phiên họp lần thứ 7 ngày nào?"),
        ("5 mã ngành mới là những ngành nào?", "Có ngành Luật không?", "5 mã ngành mới có ngành Luật không?"),
        ("5 mã ngành mới là những ngành nào?", "Trong đó có Luật không?", "5 mã ngành mới có Luật không?"),
        ("5 mã ngành mới gồm những gì?", "Bộ nào bổ sung?", "Bộ nào bổ sung 5 mã ngành mới?"),
        (
            "So sánh tốc độ mạng cố định và mạng di động.",
            "Cái nào tăng nhanh hơn?",
            "tốc độ mạng cố định và mạng di động cái nào tăng nhanh hơn?",
        ),
        ("NDXP là gì?", "Mỗi giây có bao nhiêu giao dịch?", "NDXP mỗi giây có bao nhiêu giao dịch?"),
        ("Hội nghị 12/7 tổ chức ở đâu?", "Hà Nội có dự không?", "Hà Nội có dự Hội nghị 12/7 không?"),
        ("Ai chủ trì phiên họp thứ 8?", "Ông Tô Lâm có dự không?", "Ông Tô Lâm có dự phiên họp thứ 8 không?"),
        ("Ai chủ trì phiên họp thứ 8?", "Was it online?", "phiên họp thứ 8 có trực tuyến không?"),
        ("Luật Viễn thông có gì?", "Tại sao nó quan trọng?", "Tại sao Luật Viễn thông quan trọng?"),
        ("Kinh tế số năm mấy?", "thế năm 2024", "Kinh tế số năm 2024?"),
        ("Kinh tế số năm 2024?", "năm nay thì sao", "Kinh tế số năm nay?"),
        ("Hệ thống y tế khai trương khi nào?", "Phiên họp đó do ai chủ trì?", "Phiên họp do ai chủ trì?"),
        (
            "Tình trạng lừa đảo trên mạng thế nào?",
            "Thủ tướng nói gì về chuyện đó?",
            "Thủ tướng nói gì về tình trạng lừa đảo trên mạng?",
        ),
        ("Thủ tướng nói gì về 5G?", "rồi lộ lọt thông tin thì sao", "Thủ tướng nói gì về lộ lọt thông tin?"),
        ("Kinh tế số năm 2023?", "tăng 20% là của năm nào", "Kinh tế số tăng 20% là của năm nào?"),
        ("Hôm họp có ông Tô Lâm không?", "họp hôm nào đấy", "cuộc họp họp hôm nào đấy?"),
        ("NDXP một ngày có mấy triệu giao dịch?", "năm 2023 là năm gì", "năm 2023 là năm gì"),
        ("Mục tiêu tăng trưởng 2025 mấy phần trăm?", "chủ đề đề án 06 thì sao", "chủ đề đề án 06 là gì?"),
        (
            "Thủ tướng giao nhiệm vụ gì về hạ tầng số?",
            "Về Đề án 06 thì sao?",
            "Thủ tướng giao nhiệm vụ gì về Đề án 06?",
        ),
        ("Bao nhiêu thẻ?", "Xin lỗi, ý tôi là bao nhiêu tài khoản đã kích hoạt", "tài khoản đã kích hoạt"),
        (
            "Chính phủ số tăng mấy điểm so với 2021?",
            "2023 thì chỉ số này ra sao",
            "Chính phủ số năm 2023 là bao nhiêu?",
        ),
        (
            "Hồ sơ 2024 tăng mấy lần so với 2023?",
            "Thế tỷ lệ của năm 2023 là bao nhiêu?",
            "Hồ sơ năm 2023 là bao nhiêu?",
        ),
        ("NDXP một ngày có mấy giao dịch?", "Bây giờ thì sao?", "NDXP một ngày có mấy giao dịch năm nay?"),
        ("Kinh tế số chiếm bao nhiêu phần trăm GDP?", "các năm trước thì sao?", "Kinh tế số chiếm GDP qua các năm?"),
        (
            "Năm 2023 kinh tế số chiếm bao nhiêu?",
            "tốc độ tăng thế nào?",
            "Năm 2023 kinh tế số tăng bao nhiêu?",
        ),
        ("Mức độ C từ mấy đến mấy điểm?", "dưới 50 điểm là mức nào", "dưới 50 điểm là mức nào"),
        (
            "băng rộng cố định ở Việt Nam tốc độ bao nhiêu?",
            "còn băng rộng di động?",
            "băng rộng di động ở Việt Nam tốc độ bao nhiêu?",
        ),
        ("CSDL dân cư nối với mấy bộ?", "còn bao nhiêu lượt xác thực?", "bao nhiêu lượt xác thực?"),
        ("Kinh tế số năm 2022 bao nhiêu?", "tăng hay giảm vậy", "Kinh tế số năm 2022 cao hơn 2021 không?"),
        (
            "Việt Nam xếp thứ mấy về chính phủ số?",
            "bao nhiêu quốc gia được xếp hạng?",
            "Việt Nam xếp hạng về chính phủ số trong bao nhiêu quốc gia?",
        ),
    ],
)
def test_a_follow_up_takes_from_the_question_before_what_it_leaves_out(first: str, then: str, text: str) -> None:
    query = after(first, then)
    assert query.text == text
    assert query.question == then


@pytest.mark.parametrize(
    "then",
    [
        "Luật Giao dịch điện tử được thông qua khi nào?",
        "Có bao nhiêu tài khoản định danh điện tử?",
        "Giá vàng hôm nay bao nhiêu?",
        "mình hỏi số trung tâm dữ liệu của doanh nghiệp viễn thông",
        "Thời tiết thế nào?",
        "qwertyuiop",
    ],
)
def test_a_new_subject_inherits_nothing(then: str) -> None:
    query = after("Tỷ trọng kinh tế số năm 2022?", then)
    assert query.text == then
    assert query.focus == ()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Nguyễn Huy Dũng là ai?", "Tô Lâm giữ chức vụ gì?"),
        ("VNPT có tham luận không?", "Kinh tế số qua các năm"),
        ("So sánh chính phủ số và kinh tế số năm 2022", "Vì sao tốc độ tăng chậm lại?"),
        ("Tốc độ mạng di động là bao nhiêu?", "5G khi nào có?"),
        ("Nhân lực số có bao nhiêu người?", "mục tiêu tăng trưởng kinh tế 2025?"),
        ("Có tỉnh nào bị giảm điểm không?", "Vì sao tốc độ tăng chậm lại?"),
        ("Cà Mau có được miễn lệ phí không?", "Hà Nội xếp thứ mấy?"),
        ("Việt Nam xếp thứ mấy về chính phủ điện tử?", "Bắc Kạn xếp thứ mấy?"),
        ("Thủ tướng nói gì về hạ tầng số?", "Thủ tướng nói gì về năm 2025?"),
        ("Luật Viễn thông ai thông qua?", "Mức độ A là bao nhiêu điểm?"),
        ("bộ nào đứng đầu?", "xếp hạng thứ 42 là cái gì?"),
        ("Tỷ lệ hồ sơ trực tuyến năm 2024?", "so sánh hai số đó"),
        ("Tỷ lệ hồ sơ trực tuyến năm 2024?", "cái nào mới hơn?"),
        ("Y Ngọc giữ chức gì?", "Phiên họp lần thứ 7 diễn ra ngày nào?"),
        ("Y Ngọc là Phó Chủ tịch tỉnh Kon Tum đúng không?", "Đại tướng Tô Lâm lúc đó làm chức gì?"),
        ("Ai là Chủ tịch tỉnh Kon Tum?", "Chức vụ đầy đủ của ông Đặng Trần Huân?"),
        ("Ai chủ trì phiên họp?", "bóng đá tối nay mấy giờ"),
        ("Tôi nộp bao nhiêu tiền?", "Có được giảm phí, lệ phí không?"),
        ("Có bao nhiêu nghị định năm 2023?", "Tình trạng lừa đảo trên mạng thế nào?"),
        ("4G phủ sóng bao nhiêu?", "Khi nào có 5G?"),
        ("Khi nào có 5G?", "Ngày 12/7/2023 có chuyện gì?"),
        ("cáp quang?", "VNeID?"),
        ("5 mức độ A B C D E là gì?", "mức B từ mấy điểm?"),
        ("So sánh kinh tế số với xã hội số năm 2022", "Năm nào kinh tế số cao hơn, 2020 hay 2021?"),
        ("DTI là gì?", "Dữ liệu phải như thế nào?"),
        ("Bắc Kạn xếp thứ mấy?", "dữ liệu phải ra sao?"),
        ("Ai là Tổ phó Tổ công tác Đề án 06?", "Năm dữ liệu là năm nào?"),
        ("Phó Chủ tịch tỉnh Kon Tum là ai?", "Tỉnh nào xếp thứ nhất?"),
        ("Có bao nhiêu người dùng Internet?", 'What are the "3 bastions"?'),
        ("Tô Lâm là ai?", "chủ đề 2025"),
        ("Bộ trưởng Bộ Công an là ai?", "cái nào cao hơn?"),
        ("số đó là ước tính?", "kinh tế số năm mấy?"),
        ("Thủ tướng nói gì về lừa đảo trên mạng?", "Thủ tướng tên là gì?"),
        ("5G thì sao?", "Cả nước có bao nhiêu trung tâm dữ liệu và mấy công ty làm dịch vụ đó?"),
    ],
)
def test_a_short_question_with_a_subject_of_its_own_inherits_nothing(first: str, then: str) -> None:
    assert after(first, then).text == then


@pytest.mark.parametrize(
    ("then", "text"),
    [
        ("Mà này, cả nước có bao nhiêu trung tâm dữ liệu?", "cả nước có bao nhiêu trung tâm dữ liệu?"),
        ("Tôi hỏi lại cái hồi nãy, cả nước có bao nhiêu máy chủ?", "cả nước có bao nhiêu máy chủ?"),
        ("Ừ nó thích cái đấy. Mà cả nước có bao nhiêu máy chủ?", "cả nước có bao nhiêu máy chủ?"),
        ("Bác nghe nói 5G sắp có, bao giờ có 5G?", "5G sắp có, bao giờ có 5G?"),
        ("Thôi quay lại cái nghị quyết kia, còn những tỉnh nào nữa?", "nghị quyết, còn những tỉnh nào nữa?"),
        ("Trở lại chuyện hạ tầng: bao nhiêu máy chủ?", "hạ tầng, bao nhiêu máy chủ?"),
        ("quay lại mạng di động", "mạng di động"),
        ("bây giờ hỏi sang nhân lực số nhé", "nhân lực số"),
        ("cho tôi hỏi về nhân lực số năm 2024", "nhân lực số năm 2024"),
    ],
)
def test_what_only_leaves_what_was_spoken_of_is_no_part_of_the_question(then: str, text: str) -> None:
    assert after("Ai chủ trì phiên họp ở Kon Tum?", then).text == text


@pytest.mark.parametrize(
    ("then", "text"),
    [
        ("Luật đó bao giờ có?", "Luật Công nghiệp công nghệ số bao giờ có?"),
        ("Tại sao luật này quan trọng?", "Tại sao Luật Công nghiệp công nghệ số quan trọng?"),
    ],
)
def test_what_is_pointed_to_is_what_was_marked_last(then: str, text: str) -> None:
    before = understand("Luật nào sẽ được xây dựng?", None, AsTyped())
    assert understand(then, before, AsTyped(), "", "Luật Công nghiệp công nghệ số").text == text


@pytest.mark.parametrize(
    ("first", "marked", "then", "text"),
    [
        ("60 điểm thì mức nào?", "Mức độ D - Từ 50 đến 64 điểm", "95 điểm?", "95 điểm thì mức nào?"),
        ("60 điểm thì mức nào?", "Mức độ D - Từ 50 đến 64 điểm", "45?", "45 điểm thì mức nào?"),
        ("Bao nhiêu điểm thì đạt mức A?", "Từ 90 điểm", "95 điểm à?", None),  # that was asked for
        ("60 điểm thì mức nào?", "Mức độ D", "20% à?", None),  # no such figure was spoken of
    ],
)
def test_a_figure_takes_the_place_of_its_like_in_the_question(
    first: str, marked: str, then: str, text: str | None
) -> None:
    asked = understand(then, understand(first, None, AsTyped()), AsTyped(), marked, marked)
    assert (asked.text, asked.claims) == (text, ()) if text else asked.intent is Intent.CONFIRM


@pytest.mark.parametrize(
    ("first", "then", "again"),
    [
        ("Kinh tế số năm 2023 tăng bao nhiêu?", "tốc độ tăng trưởng là 20% à?", True),
        ("Có bao nhiêu máy chủ?", "số lượng là 500 nghìn phải không", True),
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", "tỷ lệ là 54% à?", True),
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", "tốc độ tăng trưởng là 54% à?", False),
        ("Ai chủ trì phiên họp?", "tỷ lệ là 54% à?", False),
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", "tỷ lệ cáp quang là 80% à?", False),
        ("Kinh tế số năm 2022 và 2021 là bao nhiêu?", "vậy 2021 là 14,26% phải không", False),
        ("Tỷ lệ hồ sơ năm 2024 là bao nhiêu?", "tỷ lệ năm 2024 là 45% à", True),
        ("Tỷ lệ hồ sơ năm 2024 là bao nhiêu?", "tỷ lệ của Kon Tum là 45% à", False),
    ],
)
def test_a_bare_measure_is_that_of_the_question_before(first: str, then: str, again: bool) -> None:
    assert (after(first, then).intent is Intent.CONFIRM) is again


def test_the_meeting_whose_number_was_told_is_meant() -> None:
    before = understand("5 đẩy mạnh ở phiên họp lần thứ mấy?", None, AsTyped())
    assert understand("ngày nào?", before, AsTyped(), "", "thứ 8").text == "phiên họp lần thứ 8 ngày nào?"


def test_a_name_that_was_told_is_checked_with_the_verb_alone() -> None:
    before = understand("Các phó thủ tướng nào dự?", None, AsTyped())
    for name, intent in (("Hồ Đức Phớc", Intent.CONFIRM), ("Trần Hồng Hà", Intent.QUESTION)):
        asked = understand(f"ông {name} cũng dự đúng không", before, AsTyped(), "", "Nguyễn Hòa Bình Hồ Đức Phớc")
        assert asked.intent is intent


def test_what_a_follow_up_is_spelled_as_is_kept_beside_what_it_means() -> None:
    query = after("Tỷ trọng kinh tế số năm 2022?", "Còn năm 2023?")
    assert (query.text, query.spelled) == ("Tỷ trọng kinh tế số năm 2023?", "Còn năm 2023?")


def test_what_the_follow_up_brought_is_its_focus() -> None:
    assert after("Luật Viễn thông bao giờ có?", "Cơ quan nào được giao?").focus == ("giao",)
    assert after("Chỉ số chính phủ số năm 2022?", "còn xã hội số?").focus == ("xa", "hoi", "so", "xa_hoi", "hoi_so")


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("", Intent.NOTHING),
        ("2023?", Intent.NOTHING),
        ("   ", Intent.NOTHING),
        ("😀😀", Intent.NOTHING),
        ("?!…", Intent.NOTHING),
        ("12345", Intent.NOTHING),
        ("a" * 100_000, Intent.TOO_LONG),
        ("xin chào", Intent.GREETING),
        ("ok", Intent.THANKS),
        ("5G?", Intent.QUESTION),
    ],
)
def test_what_is_no_question_is_told_apart(typed: str, intent: Intent) -> None:
    query = understand(typed, None, AsTyped())
    assert query.intent is intent
    assert len(query.question) <= 1000


def test_people_called_by_their_last_names_are_those_that_were_quoted() -> None:
    before = understand("Ai chủ trì ở điểm cầu Bắc Kạn?", None, AsTyped())
    quoted = "Chủ trì có các đồng chí: Nguyễn Đăng Bình, Chủ tịch UBND tỉnh; Hoàng Thu Trang, Phó Chủ tịch."
    assert (
        understand("Chức vụ của ông Bình là gì?", before, AsTyped(), quoted).text
        == "Chức vụ của ông Nguyễn Đăng Bình là gì?"
    )
    assert understand("Bà Mai giữ chức gì?", before, AsTyped(), quoted).text == "Bà Mai giữ chức gì?"
    asked = "Thứ trưởng Nguyễn Huy Dũng báo cáo ở phiên họp thứ 8"
    for called in ("ông Dũng", "ông Huy Dũng"):
        text = understand(f"{called} báo cáo ở đâu?", before, AsTyped(), quoted, asked=asked).text
        assert text == "ông Nguyễn Huy Dũng báo cáo ở đâu?"


def test_an_abbreviation_is_read_as_what_was_spoken_of_has_it_in_full() -> None:
    before = understand("Luật Giao dịch điện tử được thông qua khi nào?", None, AsTyped())
    asked = [
        understand(each, before, AsTyped(), "", "", before.text).text
        for each in ("luật gddt quy định gì?", "Bộ GDĐT dự họp?")
    ]
    assert asked == ["luật Giao dịch điện tử quy định gì?", "Bộ GDĐT dự họp?"]


def test_who_is_pointed_to_is_who_was_marked_last() -> None:
    before = understand("Ai báo cáo tại phiên họp?", None, AsTyped())
    asked = understand("ông ấy báo cáo về cái gì?", before, AsTyped(), "", "Ông Phạm Đức Long")
    assert asked.text == "ông Phạm Đức Long báo cáo về cái gì?"
    assert understand("ông ấy là ai?", before, AsTyped(), "", "45%").text != "45% là ai?"
    quoted = "Báo cáo do Thứ trưởng Nguyễn Huy Dũng trình bày"
    asked = understand("ông ấy giữ chức gì?", before, AsTyped(), quoted, "Báo cáo của Việt Nam")
    assert asked.text == "ông Nguyễn Huy Dũng giữ chức gì?"


def test_who_is_pointed_to_is_who_was_asked_about_whoever_else_was_marked() -> None:
    before = understand("Ông Nguyễn Hòa Bình có dự phiên họp không?", None, AsTyped())
    asked = understand("Thế ông ấy giữ chức gì?", before, AsTyped(), "", "Phó Thủ tướng Hồ Đức Phớc")
    assert asked.text == "ông Nguyễn Hòa Bình giữ chức gì"


@pytest.mark.parametrize(
    ("then", "text"),
    [("thế ai là tổ phó thường trực?", "ai là tổ phó thường trực"), ("ai chủ trì?", None)],
)
def test_a_question_that_says_all_is_taken_as_it_is_said(then: str, text: str | None) -> None:
    query = after("Đại tướng Tô Lâm giữ vai trò gì trong Tổ công tác?", then)
    assert (query.text == text) if text else "Tổ công tác" in query.text


def test_two_things_asked_of_one_after_the_other_are_compared() -> None:
    one, other = "băng rộng cố định nhanh bao nhiêu?", "băng rộng di động nhanh bao nhiêu?"
    asked = understand("cái nào nhanh hơn?", replace(read(other, other), instead_of=one), AsTyped())
    assert asked.text == "băng rộng cố định và băng rộng di động cái nào nhanh hơn?"
    assert after(one, "còn di động?").instead_of == one


def test_who_was_asked_about_is_who_is_pointed_to_where_no_person_was_marked() -> None:
    before = understand("Nguyễn Huy Dũng giữ chức gì?", None, AsTyped())
    asked = understand("Ông ấy trình bày gì?", before, AsTyped(), "", "Thứ trưởng Bộ Thông tin và Truyền thông")
    assert asked.text == "Ông Nguyễn Huy Dũng trình bày gì?"


def test_an_english_question_is_searched_in_vietnamese() -> None:
    query = understand("How many data centres are there in Vietnam?", None, AsTyped())
    assert query.language == "en"
    assert query.text == "bao nhiêu trung tâm dữ liệu Việt Nam?"
    assert not query.foreign


def test_an_english_question_in_capitals_is_read_like_any_other() -> None:
    assert understand("HOW MANY DATA CENTERS", None, AsTyped()).text == "bao nhiêu trung tâm dữ liệu?"


def test_what_is_named_again_in_full_drops_what_a_follow_up_added() -> None:
    before = read("Còn của Đề án 06?", "Chủ đề chuyển đổi số của Đề án 06 năm 2025 là gì?")
    then = understand("Thế chủ đề chuyển đổi số năm 2024?", replace(before, focus=("de_an",)), AsTyped())
    assert then.text == "chủ đề chuyển đổi số năm 2024 là gì?"


def test_a_year_is_read_back_where_it_was_asked_when() -> None:
    assert after("Khi nào thương mại hóa 5G?", "Năm 2025 đúng không?").intent is Intent.CONFIRM
    assert after("Tỷ trọng kinh tế số năm 2022?", "Năm 2023 đúng không?").intent is not Intent.CONFIRM


def test_what_is_read_back_in_english_is_asked_for_in_vietnamese() -> None:
    query = understand("Is it true that 86 million ID cards were issued?", None, AsTyped())
    assert (query.claims, query.text) == (("86 triệu thẻ căn cước",), "bao nhiêu triệu thẻ căn cước được cấp?")


def test_a_service_that_is_pointed_to_is_the_one_that_was_quoted() -> None:
    before = understand("Có bao nhiêu máy chủ?", None, AsTyped())
    quoted = "Việt Nam có 9 doanh nghiệp cung cấp dịch vụ trung tâm dữ liệu, với tổng số 571 nghìn máy chủ."
    query = understand("Doanh nghiệp nào cung cấp dịch vụ đó?", before, AsTyped(), quoted)
    assert query.text == "Doanh nghiệp nào cung cấp dịch vụ trung tâm dữ liệu?"
    two = f"{quoted} Có 53 dịch vụ công thiết yếu."
    assert "dịch vụ đó" in understand("Doanh nghiệp nào cung cấp dịch vụ đó?", before, AsTyped(), two).text


@pytest.mark.parametrize(
    ("then", "text"),
    [
        ("Trí tuệ nhân tạo thì sao?", "Thủ tướng nói gì về Trí tuệ nhân tạo?"),
        ("còn người đứng đầu?", "Thủ tướng nói gì về người đứng đầu?"),
        ("còn Bộ trưởng?", "Bộ trưởng nói gì về bảo vệ dữ liệu cá nhân?"),
        ("Việt Nam xếp thứ mấy?", "Việt Nam xếp thứ mấy?"),
    ],
)
def test_what_something_is_said_of_is_exchanged_whole(then: str, text: str) -> None:
    assert after("Thủ tướng nói gì về bảo vệ dữ liệu cá nhân?", then).text == text
