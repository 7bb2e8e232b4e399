"""Makes administrative texts in Vietnamese, the same for the same seed: something to index, of any amount.

The sentences are of no real office; what they share with real ones is words, lengths, figures and layout.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

# fmt: off
OFFICES = (
    "Sở Thông tin và Truyền thông", "Sở Tài chính", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Công Thương",
    "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Nội vụ", "Sở Tư pháp", "Ủy ban nhân dân tỉnh",
    "Công an tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "Trung tâm Phục vụ hành chính công", "Cục Thống kê",
    "Cục Thuế",
)
PLACES = (
    "Hà Giang", "Cao Bằng", "Bắc Kạn", "Lạng Sơn", "Sơn La", "Phú Thọ", "Thái Bình", "Nam Định", "Nghệ An",
    "Quảng Trị", "Quảng Ngãi", "Phú Yên", "Gia Lai", "Lâm Đồng", "Bình Phước", "Tây Ninh", "Bến Tre", "Trà Vinh",
    "An Giang", "Kiên Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau", "Hòa Bình", "Tuyên Quang", "Yên Bái",
)
THINGS = (
    "hồ sơ trực tuyến toàn trình", "dịch vụ công trực tuyến", "thuê bao băng rộng cố định", "chữ ký số cá nhân",
    "tài khoản định danh điện tử", "cơ sở y tế có bệnh án điện tử", "trường học dùng học bạ số",
    "doanh nghiệp nhỏ và vừa", "hợp tác xã nông nghiệp", "sản phẩm đạt chuẩn ba sao",
    "cán bộ được bồi dưỡng kỹ năng số", "thôn bản có sóng di động", "thửa đất đã số hóa", "giấy phép xây dựng",
    "hộ kinh doanh nộp thuế điện tử", "camera giám sát giao thông", "công trình thủy lợi",
    "hộ nghèo theo chuẩn đa chiều", "lao động được đào tạo nghề", "tuyến đường liên xã",
)
DEEDS = (
    "hoàn thành việc kết nối cơ sở dữ liệu chuyên ngành", "rà soát và cắt giảm thủ tục hành chính",
    "mở lớp tập huấn cho tổ công nghệ số cộng đồng", "nâng cấp hạ tầng mạng truyền số liệu chuyên dùng",
    "công khai tiến độ giải quyết hồ sơ", "kiểm tra an toàn thông tin theo cấp độ",
    "bố trí kinh phí từ ngân sách địa phương", "tháo gỡ vướng mắc về giải phóng mặt bằng",
    "phối hợp với doanh nghiệp viễn thông xóa vùng lõm sóng", "tổ chức đối thoại với người dân và doanh nghiệp",
)
ENDS = (
    "bảo đảm đúng tiến độ đã đề ra", "báo cáo kết quả trước ngày {day}/{month}/{year}",
    "theo đúng quy định của pháp luật", "lấy sự hài lòng của người dân làm thước đo",
    "không để phát sinh chi phí ngoài dự toán", "gắn với trách nhiệm của người đứng đầu",
)
# fmt: on
SENTENCES = (
    "Trong {period} năm {year}, tỷ lệ {thing} của tỉnh {place} đạt {share}%, tăng {growth} điểm so với cùng kỳ.",
    "{office} tỉnh {place} chủ trì, phối hợp với các địa phương {deed}, {end}.",
    "Đến hết tháng {month} năm {year}, toàn tỉnh có {count} {thing}, đứng thứ {rank} trong khu vực; trong đó "
    "huyện có tỷ lệ cao nhất đạt {share}%.",
    "Giao {office} {deed}, {end}; kinh phí thực hiện là {money} tỷ đồng.",
    "Tổng kinh phí cho việc {deed} là {money} tỷ đồng, giải ngân được {share}% kế hoạch.",
    "Bên cạnh kết quả đạt được, việc {deed} còn chậm, mới có {count} {thing}, nguyên nhân là thiếu nhân lực ở cấp xã.",
    "Mục tiêu đến năm {year} là {share}% {thing} được đưa lên môi trường số, {end}.",
    "Các đơn vị {deed} và {deed2}, {end}.",
)
PERIODS = ("quý I", "quý II", "quý III", "6 tháng đầu", "9 tháng đầu", "cả")
HEADINGS = ("I. KẾT QUẢ THỰC HIỆN", "II. TỒN TẠI, HẠN CHẾ", "III. NHIỆM VỤ TRỌNG TÂM", "IV. TỔ CHỨC THỰC HIỆN")
WORDS = 640  # asked for; a document of two pages comes to about 900


@dataclass(frozen=True)
class Paper:
    """A text by its parts: sections are headings with paragraphs, the table's first row names the columns."""

    title: str
    date: str
    office: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    table: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Returns the paper as plain text, its table left out."""
        body = "\n\n".join("\n\n".join((heading, *paragraphs)) for heading, paragraphs in self.sections)
        return f"{self.title}\n\n{self.office}, ngày {self.date}\n\n{body}\n"


def papers(count: int, seed: int = 0, words: int = WORDS) -> Iterator[Paper]:
    """Yields so many papers; the n-th is the same whatever the count."""
    for number in range(count):
        yield paper(random.Random(f"{seed} {number}"), words)


def paper(chance: random.Random, words: int = WORDS) -> Paper:
    """Returns a paper of about so many words."""
    office, place, thing = chance.choice(OFFICES), chance.choice(PLACES), chance.choice(THINGS)
    year, number = chance.randint(2019, 2025), chance.randint(1, 3000)
    title = f"Báo cáo số {number} về {thing} của tỉnh {place} {chance.choice(PERIODS)} năm {year}"
    of_section = words // len(HEADINGS)
    sections = tuple((heading, tuple(_paragraphs(chance, of_section))) for heading in HEADINGS)
    rows = [
        (name, *(f"{chance.randint(100, 9999) / 100}".replace(".", ",") for _ in range(3))) for name in _some(chance)
    ]
    table = (("Chỉ tiêu", *(f"Năm {year - back}" for back in (2, 1, 0))), *rows)
    return Paper(title, f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{year}", office, sections, table)


def sentence(chance: random.Random) -> str:
    """Returns a sentence of about 30 words."""
    year, month = chance.randint(2019, 2026), chance.randint(1, 12)
    end = chance.choice(ENDS).format(day=chance.randint(1, 28), month=month, year=year)
    return chance.choice(SENTENCES).format(
        period=chance.choice(PERIODS),
        year=year,
        month=month,
        thing=chance.choice(THINGS),
        place=chance.choice(PLACES),
        share=f"{chance.randint(100, 9999) / 100}".replace(".", ","),
        growth=f"{chance.randint(1, 250) / 10}".replace(".", ","),
        office=chance.choice(OFFICES),
        deed=chance.choice(DEEDS),
        deed2=chance.choice(DEEDS),
        end=end,
        count=f"{chance.randint(1000, 999_999):,}".replace(",", "."),
        rank=chance.randint(1, 14),
        money=chance.randint(2, 900),
    )


def _paragraphs(chance: random.Random, words: int) -> Iterator[str]:
    while words > 0:
        paragraph = " ".join(sentence(chance) for _ in range(chance.randint(2, 4)))
        words -= len(paragraph.split())
        yield paragraph


def _some(chance: random.Random) -> list[str]:
    return [f"Số {thing}" for thing in chance.sample(THINGS, 6)]
