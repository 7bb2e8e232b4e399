"""How people ask who made a photograph, a film or an article, or its source or rating, and what else they say of it.

Knows phrases; knows nothing of documents. "Ai viết bài hát …?" asks for no author of a document.
"""

import re

MAKER = r"(?:phóng viên|nhà báo|tác giả|nhiếp ảnh gia|tay máy|thợ ảnh|cộng tác viên|báo|hãng(?: tin| thông tấn)?)"
WHO = rf"(?:\bai\b|\bngười nào\b|\b{MAKER}(?: \w+)? nào\b|\b{MAKER} là ai\b)"
NEXT = r"(?:(?!\b(?:được|bị|có)\b)[^,.;?]){0,15}"  # who is photographed is another question
GAP = r"[^.;?]{0,150}?"
END = r"(?:\s+(?:chụp|viết|vậy|thế|đó|đấy|nhỉ|ạ|hả|ta|á|hở|dọ|dạ|v|z))*\s*[?.!…]*$"
PICTURE = (
    r"(?<!mô )(?<!tình )(?<!truyền )(?<!màn )(?<!loại )(?<!điển )(?<!địa )"
    r"\b(?:(?:bức|tấm|cái|những|các) )?(?:hình ảnh|ảnh|hình|photo)\b(?! (?:hưởng|thức|thành|dung|sự|như|luật))"
)
SHOT = (
    r"\bchụp\b(?! (?:x|ct|mri|cắt|cộng|phim|màn)\b)"
    r"(?! (?:ảnh |hình )?(?:chung|cùng|với|lưu niệm|thẻ)\b)"  # who poses
)
FILMED = r"\bquay(?: (?:cái|đoạn|lại|được))? ?(?:phim|video|clip|hình)\b"
ARTICLE = (
    r"(?:\b(?:bài(?: viết| báo| này| đó| kia| trên| đăng)?|bản tin|mẩu tin|(?<!thông )tin (?:bài|này|đó|trên|về))\b"
    r"(?! (?:hát|thơ|học|phát biểu|toán|văn|luận|tập|kiểm|thi|giảng|ca|tham luận|diễn văn|thuốc|tuyên|trình|thuyết)\b))"
)


def _asking(words: str, *ways: str) -> str:
    """The pattern of a question that has one of the words at all, which most have not, and asks in one of the ways."""
    return rf"^(?=.*(?:{words})).*?(?:{'|'.join(ways)})"


PHOTOGRAPHER = _asking(
    "chụp|ảnh|hình|photo",
    rf"{WHO}{NEXT}{SHOT}",
    rf"\b(?:người|do|được) {SHOT}{GAP}\b(?:là|bởi|của) {WHO}",
    rf"{SHOT}{GAP}\b(?:bởi|của|do) {WHO}",
    rf"\btên (?:của )?(?:người|{MAKER}) (?:đã )?{SHOT}",
    rf"\bngười {SHOT}{GAP}\b(?:tên (?:là )?gì|tên chi)",
    rf"{PICTURE}{GAP}\b(?:của|do|từ) {WHO}{END}",
    rf"{PICTURE}{GAP}\b(?:tác giả (?:là ai|nào)|{WHO} là (?:tác giả|người chụp))\b",
    rf"\btác giả (?:của )?{PICTURE}",
    rf"\bnguồn (?:của )?{PICTURE}",
    rf"{PICTURE}{GAP} (?:lấy )?(?:từ |của )?nguồn (?:nào|(?:ở |từ )?đâu)\b",
)
CAMERAMAN = _asking(
    "quay",
    rf"{WHO}{NEXT}{FILMED}",
    rf"\b(?:người|do) {FILMED}{GAP}\b(?:là|bởi|của) {WHO}",
    rf"{FILMED}{GAP}\b(?:bởi|của|do) {WHO}",
)
AUTHOR = _asking(
    "viết|bài|tin|tác giả",
    rf"{WHO}{NEXT}\b(?:viết|soạn|thực hiện|đăng|ký tên)(?: (?:nên|ra|cái|cho|dưới|cuối))? {ARTICLE}",
    rf"{ARTICLE}{GAP}{WHO} (?:đã |là (?:người )?)?(?:viết|thực hiện|soạn|đăng|tác giả|(?:ký|đứng) tên)\b",
    rf"{ARTICLE}{GAP}\b(?:ký|đứng) tên (?:là )?(?:ai|gì)\b",
    rf"{ARTICLE}{GAP}\b(?:của|do|bởi) {WHO}{END}",
    rf"{ARTICLE}{GAP}\btác giả (?:là ai|là người nào|nào|tên (?:là )?gì|là gì)\b",
    rf"\btác giả (?:của )?(?:cái )?{ARTICLE}",
    rf"\bngười viết (?:ra |nên )?{ARTICLE}",
    rf"{ARTICLE}{GAP}\bviết bởi {WHO}",
    rf"^(?:(?:thế|vậy|còn|rồi|và|thì|à|ủa) )*(?:{WHO} viết|tác giả (?:là ai|là người nào|nào|tên gì)"
    rf"|ai là (?:tác giả|người viết)|(?:của|do) {WHO} viết){END}",
)
SOURCE = _asking(
    "nguồn",
    rf"{ARTICLE}{GAP}\bnguồn (?:tin )?(?:là )?(?:nào|gì|(?:ở |từ )?đâu)\b",
    rf"\bnguồn (?:tin )?(?:của |cho )?(?:cái )?{ARTICLE}",
)
RATED = r"(?:bao nhiêu|mấy) (?:điểm|sao\b|(?:lượt |người |lần )?(?:đánh giá|chấm))"
RATING = _asking("điểm|đánh giá|sao|chấm", rf"{ARTICLE}{GAP}{RATED}")
POINTING = re.compile(
    r"(?i)\b(?:bài(?: viết| báo)?|bản tin|mẩu tin|tin|ảnh|hình|văn bản|tài liệu)"
    r"(?: (?:này|ấy|kia|trên|nói trên|vừa rồi)\b| (?:đó|đấy)\b(?!\s*[?.!]*$))"
)
ASKING = re.compile(
    rf"(?i){PICTURE}|{ARTICLE}|\b(?:chụp|viết|soạn|đăng|quay|nguồn|tác giả|tên|do|bởi|gì|tác phẩm)\b"
    r"|\blấy (?:từ|ở)\b|\b(?:ký|đứng)(?= tên)|\b(?:được )?thực hiện(?= bởi)|\b[zvrj]$"
    rf"|\b(?:đoạn )?(?:video|clip|phim)\b|\bngười\b(?= chụp| viết| quay|\s*$)|\bngười nào\b"
    rf"|\b(?:(?:được|có|chấm|cho|đạt|tổng cộng|tổng) )*{RATED}|\bnguồn tin\b"
    rf"|(?:\blà |\bcủa )*{WHO}|\b{MAKER}\b(?= của| chụp| viết|$)|(?<!tháng )\b(?:đầu|giữa|cuối)(?= năm\b)"
    r"|\b(?:trong|bên|này|đó|trên|kia|ấy|vậy|thế|ra|nên|dọ|cho thấy|ghi lại)\b"
)


def points_back(text: str) -> bool:
    """Returns whether a question asks of what was shown before: "bài này", "tấm ảnh trên"."""
    return POINTING.search(text) is not None


def without_asking(text: str) -> str:
    """Returns what a question says of the picture or article, without the words that ask who made it."""
    return re.sub(r"(?:\s*[,?]+\s*)+", ", ", ASKING.sub(",", text)).strip(" ,")  # no name reaches over what is gone
