"""The words that bound a value: "gần 54 triệu", "trước tháng 12/2024", "phấn đấu 100%".

Knows words; knows nothing of the values that they bound.
"""

OVER = r"(?:trên|hơn|vượt(?: mức)?)"
UNDER = r"(?:gần|dưới|chưa (?:đến|tới))"
ABOUT = r"(?:khoảng|xấp xỉ|chừng|tầm|ước(?: tính)?|dự kiến)"
AT_THE_UTMOST = r"(?:ít nhất|tối thiểu|tối đa|nhiều nhất|không quá)"
AIMED_AT = "phấn đấu"
IN_TIME = r"(?:trước|sau|(?:chậm|muộn) nhất(?: là)?)"
OF_AMOUNT = rf"(?:{OVER}|{UNDER}|{ABOUT}|{AT_THE_UTMOST}|{AIMED_AT})"
