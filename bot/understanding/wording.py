"""A question is put into the words that the documents use: everyday speech and English words become theirs.

Knows phrases; knows nothing of what a question asks. What the documents hold themselves stays as it was said.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Protocol

from bot.understanding.english import meaning_of, read_table
from bot.understanding.query import MEASURE
from bot.understanding.topic import AIMED, REACHED
from index.vietnamese import TOKEN, YEAR, is_syllable, spelling

EVERYDAY = Path(__file__).parent.parent / "data" / "everyday.tsv"
LONGEST_PHRASE = 6  # words
OPENING = re.compile(
    r"(?i)^(?:dạ|em|mình|nhà báo|phóng viên|bạn đọc|người dân|tôi|cho|xin|nhờ|anh|chị|ad|bot|mọi người)\b"
    r"[^:?]{0,50}:\s+(?=(?:\S+\s+){2})"
)
ASKING = ("mấy", "nào", "gì", "ai")
COUNTING = re.compile(r"(?i)\b(?:mấy|bao nhiêu)\b")  # where it stands, documents have a number
# "mấy chính sách mới đã gỡ được gì", "bộ nào báo cáo mấy cái tồn tại", "AI có trong mấy ngành mới không": several, and
# no number is asked for.
ASKS_ELSE = r"\b(?:nào|gì|ai|đâu|chưa|ra sao|thế nào|(?:đúng|phải) (?:không|hông))\b"
NUMBERED = r"giờ|lần|phần|%|bậc|điểm|ngày|tháng|năm|trăm|nghìn|ngàn|triệu|t[ỷỉ]\b|phẩy"
SEVERAL = re.compile(
    rf"(?i)(?<=\btrong )mấy(?= (?!(?:{NUMBERED})(?!\w))\w+ .*\bkhông\W*$)"
    rf"|^mấy(?= (?!(?:{NUMBERED})(?!\w))\w+ [^,;]*\bcó bao nhiêu\b)"
    rf"|(?<!thứ )(?<!hạng )(?<!lần )(?<!có )(?<!tháng )(?<!ngày )\bmấy"
    rf"(?=(?: cái)? (?!(?:{NUMBERED})(?!\w))\w+ .*{ASKS_ELSE}| (?:cái|thứ|chuyện|vụ|việc) (?:đó|này|kia|ấy|đấy)\b)"
)
# "năm 22 đạt bao nhiêu", "hồi 23", "tháng 7/23", but not "mỗi năm 25 hồ sơ" nor "hồi 20 giờ".
COUNTED = r"tháng|giờ|phút|ngày|tuổi|nghìn|ngàn|triệu|t[ỷỉ]|người|mục|hồ sơ|thủ tục|dịch vụ"
TWO_DIGITS = rf"(?:1[5-9]|2\d)\b(?! *(?:[%/\d]|[.,]\d|(?:{COUNTED})\b))"
SHORT_YEAR = re.compile(
    r"(?i)((?:(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!\d )\bnăm|\b(?:đầu|cuối|giữa|hồi)) "
    rf"|\b(?:tháng |quý |\d{{1,2}}/)\d{{1,2}}/)(?={TWO_DIGITS})"
)
# "năm 2022 so với 21", "năm 2021, 22"
OTHER_YEAR = re.compile(
    r"(?i)(?<=\b20\d\d)(,? (?:so với|với|và|đến|tới|sang|hay|hoặc|hơn) |, | ?- ?)"
    rf"(?={TWO_DIGITS}(?=\s*(?:$|[?.,;!]|\b(?:thì|có|là|đạt|tăng|giảm|ai|cái|bên|bao nhiêu|mấy|ra sao|thế nào)\b)))"
)
# "tiền ăn của mấy bé bán trú bao nhiêu"
SEVERAL_PEOPLE = re.compile(
    r"(?i)\bmấy(?= (?:bé|em|cháu|con|bạn|cô|thầy|bác|chú|anh|chị|ông|bà)\b.*\b(?:bao )?nhiêu\b)"
)
SEVERAL_BODIES = re.compile(r"(?i)\bmấy (?:ông|anh|bà) (?=(?:tỉnh|thành phố|huyện|xã|bộ|sở|ngành)\b)")
# "tiền ăn ngày bao nhiêu" asks for no day, "tiền ăn nộp ngày bao nhiêu" does.
MONEY_FOR_EACH = re.compile(
    r"(?i)\b((?:tiền|phí|giá|lương)\b[^,;?]*?)(?<!trước)(?<!vào)(?<!đến)(?<!từ)(?<!nộp)(?<!đóng)(?<!trả)(?<!thu)"
    r"(?<!hạn)(?<!nhận)(?<!phát)(?<!cuối)(?<!hết)(?: (?:một|mỗi|1))? (ngày|tuần|tháng|buổi|giờ)"
    r" bao nhiêu(?: tiền)?\b(?! (?:một|mỗi|1)\b)"
)
# "chiều thứ 6" is a day of the week, of which documents may write the name.
WEEKDAY = re.compile(r"(?i)\b((?:sáng|trưa|chiều|tối) )thứ ([2-7])\b")
WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
SEVERAL_OF = re.compile(r"(?i)(\b(?:nào|ai)\b.*?)\bmấy(?= cái\b)")
# "xã nào cũng có …" asks for no commune; "ngoài Tày, dân tộc nào cũng …?" asks for another people.
EVERY = re.compile(r"(?i)^(?!(?:ngoài|cùng với|bên cạnh)\b)(.*?)\bnào cũng\b")
OVER_THE_YEARS = re.compile(r"(?i)\bquả (?=(?:các|từng|những) năm\b)")  # as typed without marks
ALL_OF_A_NUMBER = re.compile(r"(?i)\bca (?=(?:[2-9]|hai|ba|bốn) (?:năm|quý|chỉ số|cái)\b)")
SURELY = re.compile(r"(?i)(?<=\S) có chứ(?=[\s?.!]*$)")
# "kinh tế số thì 3 năm thế nào", "chỉ số 3 năm 2020, 2021, 2022": of each of them.
SOME_YEARS = re.compile(
    r"(?i)\b(?:(?:trong|cả|qua) )*(?:[2-9]|hai|ba|bốn|mấy) năm(?: (?:qua|nay|gần đây|liền|đó|này|ấy|trên))?"
    r"(?= (?:(?:thì|là|tăng|giảm|lên) )*(?:thế nào|ra sao|bao nhiêu|mấy điểm|thì sao)[\s?.!]*$)"
)
YEARS_COUNTED = re.compile(
    "(?i)"
    + "|".join(
        rf"\b(?:cả )?(?:{number}|{word}) năm (?={YEAR.pattern}(?:,? (?:và )?{YEAR.pattern}){{{number - 1}}})"
        for word, number in (("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5))
    )
)
DEPARTMENTS = re.compile(r"(?i)\b(những |các )số (?=(?:ban )?ngành\b)")  # as typed without marks
SINCE = re.compile(r"(?i)\bso (?=(?:năm )?(?:19|20)\d\d)")
PUT_ON_SALE = re.compile(r"(?i)\bđưa ((?:\S+ ){1,3}?)ra (?:kinh doanh|thị trường|bán)(?: đại trà)?\b")
NHA = re.compile(r"(?i)(?<!\bban)\s+nha(?=\s*[?.!]*$)")  # and not in "Tây Ban Nha"
INTELLIGENCE = ("trí", "tuệ", "nhân", "tạo")
AI = re.compile(r"\bAI\b")  # and no "ai", but in a line of capitals
COUNTRY = re.compile(r"(?i)(?<!in )\bvi[eệ]t ?nam\b")  # "Make in Vietnam" is a name
DECIMAL_POINT = re.compile(r"(?<![\w.,/-])(\d+)\.(\d+)(?![\w/-]|[.,]\d)")
MILLIONS = re.compile(r"(?i)(?<=\d)\s?tr\b")
# "hạ tầng số thì sao, tốc độ di động bao nhiêu?": the one is told to come to the other.
COMING_TO = re.compile(r"(?i)^[^,?]{2,40}? thì sao\s*[,?]\s*(?!(?:vào )?năm nào\b|có trong\b)(?=\S+ \S+ \S+)")
# What is told before a question: "…, người ta gọi mời chào suốt ngày, thế Thủ tướng có yêu cầu gì …".
STORY = re.compile(
    r"(?is)^(?:\S+\s+){8,}?(?<!như )(?<!thay )"
    r"(?:thế(?! (?:nào|giới|hệ|kỷ|mạnh|chiến|năng|vận))|vậy"
    r"|(?:xin )?cho (?:tôi|em|mình|bác|cháu|hỏi)(?: hỏi| biết)?(?: chính xác)?)(?: thì)?,?\s+"
    rf"(?=(?:\S+\s+){{5,}}?.*(?:{ASKS_ELSE}|\b(?:bao nhiêu|mấy)\b))"
)
# "viét", "tiép", "điẻm": in the middle of a word there is no e behind an i, but ê.
WITHOUT_HAT = re.compile(r"(?i)(?<=[iy])[éèẻẽẹ](?=(?:u|p|t|c|m|ng?)\b)")
HATS = str.maketrans("éèẻẽẹ", "ếềểễệ")
# "bác nghe nói lừa đảo trên mạng nhiều lắm"
HEARSAY = re.compile(
    r"(?i)^(?:(?:tôi|tui|em|mình|cháu|bác|cô|chú|anh|chị|tớ|mới|có|cũng|hôm qua|hôm nay|bữa trước) )*nghe "
    r"(?:nói|bảo|đồn|kể)(?: là| rằng)?,? (?=(?:\S+ ){2})"
)
# Who asks, and what for: "Tôi là cán bộ xã, …", "Chào cháu, bác đang chuẩn bị họp. …".
ASKER = re.compile(
    r"(?i)^(?:(?:xin )?chào(?: \w+)?[, ]+)?(?:tôi|em|mình|cháu|bác|cô|chú)(?: hiện| đang| cần| phải)* "
    r"(?:là|ở|làm|sống|công tác|chuẩn bị|viết|soạn|tìm hiểu|dẫn|(?:rà )?soát|phụ trách|trực|dạy|giảng"
    r"|đối chiếu|tổng hợp|biên tập|đưa tin|phỏng vấn)\b[^,.;?]{1,80}[,.;]\s+"
    r"(?:(?:xin )?cho (?:tôi|em|mình|bác)(?: xin| hỏi| biết)? )?(?=(?:\S+\s+){2})"
    r"|^là (?!ai\b|gì\b)[^,.;?]{1,80}[.;]\s+(?=(?:\S+\s+){2})"
)
# Of whose place it is asked: "Tôi là Hùng ở An Giang, tỉnh tôi phải làm gì?" is "tỉnh An Giang phải làm gì?".
MY_PLACE = re.compile(
    r"(?i)^(?:(?:a ?lô|dạ|vâng|xin chào|chào \w+)[, ]+)*"
    r"(?:(?:tôi|em|mình|cháu|nhà|quê|hiện|đang|sống|làm việc|công tác) )+"
    r"(?:(?:tên )?là (?:[^\s,.;?]+ ){1,5}?)?(?:ở|tại) (?:tỉnh |thành phố )?"
    r"(?P<place>[^\s,.;?]+(?: [^\s,.;?]+){0,3})[,.;]\s+(?P<before>.*?)"
    r"\b(?:(?P<noun>tỉnh |thành phố |huyện |xã )|(?:chỗ|nơi|địa phương|quê) )(?:tôi|em|mình|cháu)\b"
)
# "vẽ biểu đồ chỉ số kinh tế số": a chart or table is of the figures that an answer tells, as a rule of all years; so
# are those that "tóm nhanh số liệu kinh tế số" asks for.
DRAWN = (
    r"(?i)^(?:hãy )?(?:v[ẽề]|lập|kẻ|làm|tóm (?:tắt|nhanh|gọn))"
    r"(?: (?:giúp|cho|tôi|mình|em|anh|chị|bác|cháu|sếp|nhanh|lại))* "
    r"(?:(?:một |cái )?(?:biểu đồ|đồ thị|bảng(?: (?:số liệu|thống kê|tổng hợp))?)(?: về| của| cho| thể hiện)? "
    r"|(?=số liệu\b))"
    r"(?P<of>\S+ \S"
)
OVER_YEARS = r"(?:(?:19|20)\d\d|\bnăm\b|\bso sánh\b|\bvà\b)"
CHART = re.compile(rf"{DRAWN}(?:(?!{OVER_YEARS}).)*?)[?.!]*$")
CHART_OF_MORE = re.compile(rf"{DRAWN}.*)$")
# "năm nào vay", "ngày mấy vay ha" were typed without marks.
VAY = re.compile(
    r"(?i)(\b(?:nào|gì|đâu|mấy|nhiêu|sao)\b(?: \w+){0,4}?)"
    r"(?<!\bcho)(?<!\bđi)(?<!\bđược)(?<!\bvốn)(?<!\bmuốn)(?<!\bđể)(?<!\bcần)"
    r" vay(?: (?:h[aạảà]|ạ|a|t[aà]|c[aà]|nh[iỉ]|b[aạ]n|em|anh|ad))*(?=\s*[?.!]*$)"
)
# Why somebody asks: "Sở tôi chuẩn bị báo cáo nên cần đối chiếu: …", "Tôi phải dẫn vào phụ lục nên nhờ cho biết …".
SELF = r"(?:tôi|em|mình|cháu|chúng ta|bọn tớ)"
REASON = re.compile(
    rf"(?is)^(?=[^:?]{{0,60}}\b{SELF}\b)(?:[^:?]{{20,200}}:|(?:(?:để|vì|do)\b[^:?]{{10,120}}?"
    rf"|[^:?]{{15,160}}?\b(?:nên|để|mà|vì vậy)\b[^:?,]{{0,40}}?)\bcho (?:{SELF} )?(?:biết|hỏi|xin)\b)[,:]?\s+"
    r"(?=(?:\S+\s+){3})"
)
# "Em học lớp 11, muốn biết mấy ngành mới là gì?", "Chừ mạ tui muốn hỏi cái phiên họp thứ 7 họp ngày mô?"
WANTS_TO_KNOW = re.compile(
    rf"(?i)^(?=[^?:]{{0,60}}?\b(?:{SELF}|tui|con|bác|cô|chú|tớ)\b)[^?:;]{{0,100}}?\b(?:muốn|xin|cần)"
    r" (?:được )?(?:hỏi|biết)(?: (?:thêm|là|xem|rõ|thử|cái|vụ|chuyện|về))*[, ]+"
    rf"(?=(?:\S+\s+){{3}})(?=.*(?:{ASKS_ELSE}|\b(?:bao nhiêu|mấy|mô|chi)\b))"
)
# "sếp bảo em làm báo cáo mà em không nhớ, phiên họp thứ 7 họp hôm nào?"
FORGOTTEN = re.compile(
    rf"(?i)^(?=[^?]*?\b{SELF}\b)[^?:;]{{0,120}}?\b(?:(?:không|chẳng|chưa) (?:nhớ|rõ|biết|chắc)|quên)"
    r"(?: (?:rõ|lắm|ra|rồi|nữa|mất|luôn))*[,.;:] "
    rf"(?=(?:\S+\s+){{3}})(?=.*(?:{ASKS_ELSE}|\b(?:bao nhiêu|mấy)\b))"
)
# "bao nhiêu tài khoản, à nhầm, có bao nhiêu hồ sơ?"; what goes on with less than a question corrects but a part.
CORRECTED = re.compile(
    r"(?i)^.+(?:\.{2}|[…,;–-])\s*(?:(?:à|ấy|ủa|í|xin lỗi)[, ]+)*(?:(?:hỏi|nói|gõ) )?(?:nhầm|lộn)(?: rồi)?[, .:]+"
    r"(?:ý (?:tôi|mình|em) là )?(?!\d|(?:năm|tháng|của|ở|tại|cho)\b)(?=(?:\S+\s+){3})"
    rf"(?=.*(?:{ASKS_ELSE}|\b(?:bao nhiêu|mấy)\b))"
)
# Words of the south and the centre that ask: "được nhiêu" is "được bao nhiêu", "tỉnh mô" is "tỉnh nào".
HOW_MANY = re.compile(r"(?<!\b[Bb]ao )(?<!\bbấy )\bnhiêu\b")
WHEN = re.compile(r"(?i)\b(?:hồi (?:nào|mô)|chừng (?:nào|mô)|(?<!bằng )chứng nào|khi mô)\b(?! (?:giờ|tới giờ|cũng)\b)")
WHY = re.compile(r"(?i)\brăng (?:mà |(?=lại\b|phải\b))")  # and no tooth
THAT_ONE = re.compile(r"(?i)(?<=\S )nớ\b")
WHICH_DAY = re.compile(r"(?i)\b(?:bữa (?:nào|mô|mấy)|(?:hôm|ngày) mô|ngày mấy|hôm mấy)\b")
WHICH = re.compile(r"(?i)\b(tỉnh|thành phố|huyện|xã|nước|bộ|ngành|bên|cơ quan|người|ông|bà|chỗ|nơi|năm|tháng|cái) mô\b")
WHICH_OF_THEM = re.compile(r"(?i)\b(?:mấy|những|các) ([^\W\d_]+) chi\b")
WHAT = re.compile(r"(?i)\b(cái|là|điều|việc|chuyện|câu|tên|loại|hệ thống|bị) (?:chi|(?<=bị )sao)(?=(?: rứa| vậy)?\W*$)")
TELLS_TO = re.compile(r"(?i)(?<!đại )(?<!phát )(?<!tiêu )(?<!thời gian )\bbiểu (?=(?:phải|làm|sao|gì)\b)")
IS_NOT = re.compile(r"(?i)^((?:[^,?]{1,20} )?có [^,?]{2,40}?) (?:h[oôồổ]ng|hôn)(?=\W*$|, )")
WHETHER_IT_HAS = re.compile(r"(?i)^((?:(?:thế|vậy) )?có (?!phải\b)[^,?]{2,40}?) (?:phải|đúng) không\b")
HELD = re.compile(r"(?i)\b(?:hôm|bữa|lúc) họp (?=(?:lần )?thứ \d)")
NTH_TIME = re.compile(r"(?i)\b(họp|hội nghị|đại hội) lần (?=\d{1,3}\b)")
# "bộ hết sóng rồi hả" asks of no ministry.
REALLY = re.compile(
    r"^(?:[Ủủ]a,? )?[Bb]ộ (?!(?:công|y|giáo|tài|nội|ngoại|quốc|xây|tư|khoa|thông|nông|giao|lao|văn|kế|trưởng|nào|ngành"
    r"|chính|luật|phận|máy|đội|này|đó|tiêu|quy)\b)(?=[^A-ZĐ]+\b(?:hả|à|hử)\W*$)"
)
WHAT_IS = re.compile(r"(?i)^(?:như )?thế nào (?:là|được (?:gọi|coi) là) ([^?.!]+?)[\s?.!]*$")
# "xu hướng của tỷ trọng kinh tế số thế nào?", "tỷ trọng tăng đều không?" are seen in the figures of all years.
STEADY = r"(?:đều(?: đặn)?|dần|liên tục|ổn định)"
TREND = (
    re.compile(
        rf"(?i)^(?:xu hướng|diễn biến|biến động|sự thay đổi)(?: (?:của|về|tăng|giảm|thay đổi|phát triển))* "
        rf"(?P<of>(?!.*{YEAR.pattern})(?:.*? )??{MEASURE.pattern}.*?)"
        r"(?: (?:là |diễn ra |đang )?(?:như )?(?:thế nào|ra sao|gì))?[\s?.!]*$"
    ),
    re.compile(
        rf"(?i)^(?P<of>(?!.*{YEAR.pattern})(?:.*? )??{MEASURE.pattern}.*?) "
        rf"(?:(?:có|cơ|vẫn|luôn|đang) )*(?:tăng|giảm) {STEADY}\b"
        r"(?: (?:qua|theo|trong) (?:các|từng|mỗi) năm)?(?:,? (?:đúng |phải |có )?(?:không|chưa|à|hả))?[\s?.!]*$"
    ),
)
# "chính phủ số thấp nhất là vào năm nào?"
WHICH_YEAR_LAST = re.compile(
    r"(?i)^(?P<what>(?!.*\bnào\b.*\bnăm\b)\S.*) (?P<way>(?:cao|thấp|lớn|nhỏ|nhiều|ít|đông) nhất) "
    r"(?:(?:là|rơi|thuộc) )?(?:(?:vào|ở|trong|của|về) )?năm (?:nào|mấy)(?=[\s?.!]*$)"
)
# "chỉ số cao nhất năm 2022 là gì?", "mức thấp nhất của thang điểm là mức nào?"
HIGHEST_OF = re.compile(
    r"(?i)^(?P<kind>(?P<index>chỉ số)|mức(?: độ)?|hạng|loại|bậc) (?:được )?(?P<way>(?:cao|thấp|lớn|nhỏ|kém) nhất)"
    r"(?P<of>(?: .+?)?) (?:là|thuộc về) (?:gì|(?:(?P=kind)|cái) (?:nào|gì|mấy)|(?(index)(?:bao nhiêu|mấy)|(?!)))"
    r"(?=[\s?.!]*$)"
)
# "cái nào cao nhất trong bốn chỉ số?"
HIGHEST_AMONG = re.compile(
    r"(?i)\bcái nào (?P<way>(?:cao|thấp|lớn|nhỏ|kém) nhất) trong (?:số )?(?:các|những|hai|ba|bốn|\d) (?P<kind>\w+ \w+)"
    rf"(?=(?: (?:trong )?năm {YEAR.pattern})?[\s?.!]*$)"
)
# "xếp thứ tự các chỉ số năm 2022" asks for all of them, the highest first.
IN_ORDER = re.compile(
    rf"(?i)^(?P<year>(?:trong )?năm {YEAR.pattern}(?: thì)?,? )?"
    r"(?:hãy )?(?:sắp xếp|xếp)(?: lại)?(?: theo)? (?:thứ tự |thứ hạng )?(?:của )?(?:các|những) "
    r"(?P<kind>\w+ \w+?)(?P<rest>(?: (?:năm|trong|theo|của|từ)\b.*?)??)"
    r"(?: (?:theo thứ tự )?(?:giảm dần|từ (?:cao|lớn) (?:xuống|đến|tới) (?:thấp|nhỏ)|(?P<least>tăng dần"
    r"|từ (?:thấp|nhỏ) (?:lên|đến|tới) (?:cao|lớn))))?[\s?.!]*$"
)
ALL_OF_THEM = re.compile(
    rf"(?i)^(?:tổng(?: của)? )?(?:tất cả )?(?:các|những) (?={MEASURE.pattern}(?: năm {YEAR.pattern})?[\s?.!]*$)"
)
PILLARS = r"trong (?:số )?(?:(?:các|những|mấy|hai|ba|bốn|\d) )?(?:trụ(?: cột)?|chỉ số thành phần)(?: đó| này)?"
PILLAR = re.compile(
    rf"(?i)^(?P<year>(?:(?:trong )?năm )?{YEAR.pattern}(?: thì)?,? )?"
    rf"(?:{PILLARS}(?: thì|,)* (?:cái|chỉ số|trụ(?: cột)?)|trụ(?: cột)?|chỉ số thành phần) nào "
    r"(?:(?:có|đạt|được) )*(?:điểm |số điểm |chỉ số )?"
    r"(?P<way>(?:(?:tăng|giảm)(?: trưởng)? )?(?:cao|thấp|lớn|nhỏ|nhiều|ít|nhanh|chậm|mạnh|yếu|kém))"
    r"(?: điểm)? (?=nhất\b)"
)
# "chỉ số nào cao nhất trong ba trụ cột?"
AMONG_PILLARS = re.compile(rf"(?i)\b(?:chỉ số|cái|trụ(?: cột)?) nào (?P<said>[^,?]*? nhất) {PILLARS}\b")
PACE = re.compile(r"(?i)\btốc độ tăng(?=(?: của| về)? (?:kinh tế|GDP|doanh thu)\b|\W*$)")
# "liệt kê các tỉnh tham luận", "các tỉnh tham luận", "7 tỉnh phải trình nghị quyết là đâu?": which they are.
LISTS = r"(?:(?:hãy|cho|xin|nhờ|tôi|em|mình|biết) )*(?:liệt kê|(?:kể|nêu)(?: (?:tên|ra))?|danh sách)(?: tên)?"
BODIES = r"(?:tỉnh(?:,? thành)?|thành phố|địa phương|bộ(?:,? ngành)?|doanh nghiệp)"
BODIES_LISTED = re.compile(
    rf"(?i)^(?:{LISTS} (?:các|những)|(?:các|những)(?!.*(?:{ASKS_ELSE}|\b(?:mấy|nhiêu|sao|không|hay|năm)\b)))"
    rf" (?P<kind>{BODIES}) (?=(?:\S+ )*?\S+ \S)"
)
COUNTED_LISTED = re.compile(rf"(?i)^{LISTS} (?P<kind>\d{{1,2}} {BODIES}) (?=\S)")
# "có mấy tỉnh tham luận, kể tên nghe coi"
COUNTED_BY_NAME = re.compile(
    rf"(?i)^(?:có )?(?:mấy|bao nhiêu) (?P<kind>{BODIES}) (?P<said>\S[^,;?]*),? (?:kể|nêu|đọc)(?: (?:rõ|ra))? tên\b"
    r"(?: (?:ra|nghe|coi|xem|thử|với|đi|luôn))*[\s?.!]*$"
)
COUNTED_CALLED = re.compile(
    rf"(?i)^(?P<named>tên (?:của )?)?(?P<kind>\d{{1,2}} {BODIES}) (?P<said>\S.*?)"
    r" (?:(?:có )?tên (?:là )?gì|là (?:những )?(?:đâu|ai|(?(named)gì|đâu)))(?=[\s?.!]*$)"
)
# "Hôm họp có ông Tô Lâm đúng không, ông ấy làm gì?" asks what Tô Lâm does.
OF_HIM = re.compile(
    r"^.*?\b(?P<who>(?P<title>[ÔôBb](?:ng|à)|[Đđ]ồng chí)(?: [A-ZĐ][^\W\d_]*){2,4})\b[^?]*?[?,] "
    r"(?:(?:thì|thế|vậy) )?(?i:(?P=title)) (?:ấy|đó|ta) (?P<said>\S.*)$"
)
# "đọc lại dòng xã hội số"
ROW = re.compile(
    r"(?i)^(?:(?:hãy|cho|tôi|em|mình|xin) )*(?:đọc|xem|nêu)(?: lại)?(?: (?:giúp|cho) \w+)? (?:dòng|hàng) "
    r"(?P<row>(?!.*\bbảng\b).+?)[\s?.!]*$"
)
# "… được giao tăng ít nhất 5 bậc, thực tế tăng bao nhiêu?": what was reached is asked for, whatever was aimed at.
BESIDE_AIM = re.compile(
    rf"(?i)^(?P<what>\S.*?){AIMED} (?:\S+ ){{0,8}}?(?:(?:còn|nhưng|thì|mà) )*(?P<reached>{REACHED} .*?)"
    rf"(?P<open>bao nhiêu)?(?=[\s?.!]*$)"
)
UNIT = re.compile(r"(?i)\d[\d.,]* (?P<unit>bậc|điểm|lần|hạng)\b")
# "ở vị trí bao nhiêu thế giới", "nằm ở vị trí nào trên bảng xếp hạng", but not "giữ vị trí nào trong Ủy ban".
POSITION = re.compile(
    r"(?i)\b(?:(?:nằm|giữ|ở|tại) )*(?:(?P<stands>đứng|xếp)(?: ở)? )?vị trí (?:(?:thứ |số )?(?:bao nhiêu|mấy)\b"
    r"|(?:nào|gì)\b(?(stands)|(?= (?:về|(?:trên |trong )?(?:thế giới|khu vực|cả nước|(?:bảng )?xếp hạng))\b)))"
)
# "tuyển sinh 2022 hơn 2021 bao nhiêu", "hơn kỳ trước mấy bậc"; what is higher or more is put so by itself.
MORE_THAN = re.compile(
    r"(?i)(?P<what>^|\b(?!(?:cao|nhiều|lớn|nhanh|chậm|thấp|ít|kém|tốt|đắt|rẻ|dài)\b)\S+ )hơn (?:so với )?"
    rf"(?P<than>(?:cùng )?(?:(?:năm|kỳ|quý|tháng|lần)(?: \w+){{0,2}}? )?(?:{YEAR.pattern}|trước|ngoái)) "
    r"(?P<much>(?:bao nhiêu|mấy)\b[^?.!,]*?)(?=[\s?.!]*$)"
)
# "hơn năm trước nhiều không?" asks by how much.
MUCH_MORE = re.compile(
    r"(?i)^(?:(?:thế|vậy|có) )*(?:(?:cao|tăng|nhiều) )?hơn (?:(?:nhiều )?so với )?"
    rf"(?P<than>(?:cùng )?(?:năm|kỳ|quý|tháng|lần) (?:{YEAR.pattern}|trước|ngoái)(?: đó)?)"
    r" (?:(?:nhiều|lắm) )+không(?=\W*$)"
)
# What is put plainly wherever it stands, one after the other.
PLAINLY = (
    (PACE, r"\g<0> trưởng"),
    (HOW_MANY, "bao nhiêu"),
    (WHAT_IS, r"\1 là gì?"),
    *((trend, r"\g<of> qua các năm?") for trend in TREND),
    (ALL_OF_THEM, "liệt kê các "),
    (AMONG_PILLARS, r"trụ cột nào \g<said>"),
    (PILLAR, r"\g<year>chỉ số nào trong các thành phần \g<way> "),
    (BODIES_LISTED, r"những \g<kind> nào "),
    (COUNTED_BY_NAME, r"những \g<kind> nào \g<said>"),
    (COUNTED_LISTED, r"\g<kind> nào "),
    (COUNTED_CALLED, r"\g<kind> nào \g<said>"),
    (OF_HIM, r"\g<who> \g<said>"),
    (ROW, r"đọc dòng \g<row> trong bảng"),
    (POSITION, "xếp thứ mấy"),
    (MORE_THAN, r"\g<what>tăng \g<much> so với \g<than>"),
    (MUCH_MORE, r"tăng bao nhiêu so với \g<than>"),
    (WANTS_TO_KNOW, ""),
    (WHEN, "khi nào"),
    (WHICH_OF_THEM, r"những \1 nào"),
    (WHY, "vì sao "),
    (THAT_ONE, "ấy"),
    (WHICH_DAY, "ngày nào"),
    (WHICH, r"\1 nào"),
    (WHAT, r"\1 gì"),
    (TELLS_TO, "bảo "),
    (IS_NOT, r"\1 không"),
    (WHETHER_IT_HAS, r"\1 không"),
    (NTH_TIME, r"\1 lần thứ "),
    (HELD, "phiên họp "),
    (REALLY, ""),
    (EVERY, r"\1đều"),
    (SHORT_YEAR, r"\g<1>20"),
    (NHA, ""),
    (VAY, r"\1"),
    (DEPARTMENTS, r"\1sở, "),
    (SINCE, "so với "),
    (SURELY, " có không"),
    (SOME_YEARS, "qua các năm"),
    (YEARS_COUNTED, "năm "),
    (OVER_THE_YEARS, "qua "),
    (ALL_OF_A_NUMBER, "cả "),
    (HIGHEST_OF, r"\g<kind> nào \g<way>\g<of>"),
    (HIGHEST_AMONG, r"\g<kind> nào \g<way>"),
    (WHICH_YEAR_LAST, r"năm nào \g<what> \g<way>"),
    (OTHER_YEAR, r"\g<1>20"),
    (PUT_ON_SALE, r"thương mại hóa \g<1>"),
    (COUNTRY, "Việt Nam"),
    (SEVERAL, "các"),
    (SEVERAL_PEOPLE, "các"),
    (SEVERAL_BODIES, "các "),
    (MONEY_FOR_EACH, r"\1 bao nhiêu một \2"),
    (SEVERAL_OF, r"\1các"),
    (STORY, ""),
    (COMING_TO, ""),
    (MY_PLACE, r"\g<before>\g<noun>\g<place>"),
    (ASKER, ""),
    (HEARSAY, ""),
    (CHART, r"\g<of> qua các năm"),
    (CHART_OF_MORE, r"\g<of>"),
    (REASON, ""),
    (FORGOTTEN, ""),
    (CORRECTED, ""),
)
FRIENDS = (
    r"(?:mọi người|mấy (?:bác|anh|chị|bạn|cô|chú|ông|bà)|anh em|cả nhà|các bạn|các bác|anh chị"
    r"|ad|admin|bot|bạn|anh|chị|em|bác|cô|chú|con|cháu|thầy|sếp)"
)
# What only opens a question on the telephone: "dạ cho tui hỏi xíu", "alo, làm ơn cho hỏi là".
ASKS_LEAVE = re.compile(
    r"(?i)^(?:(?:dạ|thưa|ủa|ê|alo|a lô|à|ờ|ừ|mà(?: này)?|(?:trời|chèn)(?: đất)? ơi|làm ơn|phiền|nhờ|nhân tiện"
    r"|(?:(?:tôi|em|mình|cháu|bác) )?hỏi lại(?: (?:cái|câu|chuyện))? (?:hồi|lúc|ban|vừa|khi) nãy)[,.: ]+)*"
    rf"(?:(?:{FRIENDS} )?(?:làm ơn )?(?:cho|xin)(?: (?:tui|tôi|mình|em|con|cháu|bác|cô|chú|anh|chị|ông|bà))?"
    r"(?: xin)? hỏi(?: (?:một |1 )?(?:xíu|chút|tí|tẹo|thăm|với|cái|ké|nhanh|lẹ|nhờ))*[,: ]+"
    r"(?:(?:là|coi|xem)\b[,: ]*)?)?"
)
CALLED = re.compile(rf"(?i)(?:^|(?<=\s)){FRIENDS}\s+ơi\b[,!]*\s*")
LEAST_ASKED = 3  # words
THANKED = r"(?:[,.;!?]|\s)\s*(?:xin |em |mình )?(?:cảm ơn|cám ơn|thanks?|tks|thks)\b[\w\s]{0,25}"
# Words that end a question and ask nothing, of the south and the centre: "vậy ta", "hén", "nghen", "dữ vậy".
ENDS = (
    r"(?:vậy (?:ta|cà)|rứa(?: hè)?|dợ|há|hở|hén|hen|heng|nghen|nhen|hỉ|hử|hả|dữ(?: vậy| thần| ta)?|ghê vậy|chớ|lận"
    r"|(?<!nước )(?<!dân )(?<!chúng )(?<!người )(?<!của )ta)"
)
FILLED = re.compile(
    rf"(?i)(\b(?:{ASKS_ELSE}|mấy|nhiêu|bao giờ|sao|không|hông|hong|nhất)\b.*?)(?:\s+{ENDS})+(?:\s+{FRIENDS})?"
    r"(?=\s*[?.!]*$)"
)
LAST = r"(?:[rvzjn]|dz|vậy|rồi|nhỉ|nhé|ạ)"  # "rồi", "vậy", "nhé" as they are typed, or before whom they are said to
SIGN_OFF = re.compile(
    rf"(?i)(?<=\S)(?:(?:\s+{LAST})+\s+{FRIENDS}(?:\s+{LAST})?|\s+[rvzjn](?:\s+{LAST})?|{THANKED}"
    rf"|\s+(?:giúp|giùm|dùm|hộ)\s+(?:tôi|tui|mình|{FRIENDS})(?:\s+(?:với|nhé|đi|ạ))*)(?=\s*[?.!)=:]*$)"
)


class Holder(Protocol):
    """What tells of the documents' words."""

    def holds(self, term: str) -> bool:
        """Returns whether any document holds the term, whatever its marks."""

    def writes(self, words: Sequence[str]) -> bool:
        """Returns whether the documents write all neighbours of the words beside each other, with these marks."""


def reworded(text: str, documents: Holder) -> str:
    """Returns the question in the documents' words."""
    text = WITHOUT_HAT.sub(lambda slip: slip.group().lower().translate(HATS), text)
    for said, written in PLAINLY:
        text = said.sub(written, text) if said.search(text) else text  # to put in what was found takes longer
    text = DECIMAL_POINT.sub(lambda figure: _with_comma(figure, documents), text)
    text = BESIDE_AIM.sub(_reached, text)
    text = AI.sub(" ".join(INTELLIGENCE), text) if documents.writes(INTELLIGENCE) and not text.isupper() else text
    text = WEEKDAY.sub(lambda day: _weekday(day, documents), text)
    bare = FILLED.sub(r"\1", SIGN_OFF.sub("", ASKS_LEAVE.sub("", CALLED.sub("", OPENING.sub("", text)))))
    text = IN_ORDER.sub(_in_order, bare if len(bare.split()) >= LEAST_ASKED else text)
    pieces, end = [], 0
    for start, stop, written in _replacements(text, documents):
        before = text[end:start]
        doubled = written and before.casefold().split()[-1:] == written.split()[:1]  # "trình chiếu clip"
        pieces += [before, written.partition(" ")[2] if doubled else written]
        end = stop
    return " ".join("".join([*pieces, text[end:]]).split())


def _in_order(told: re.Match[str]) -> str:
    return (
        f"{told['kind']} nào {'thấp' if told['least'] else 'cao'} nhất{told['rest']} {told['year'] or ''}".rstrip(" ,")
        + "?"
    )


def _with_comma(figure: re.Match[str], documents: Holder) -> str:
    """A decimal as the documents write it: "0,39" for "0.39", where they hold that and not the other."""
    written = figure.expand(r"\1,\2")
    return written if documents.holds(written) and not documents.holds(figure.group()) else figure.group()


def _reached(told: re.Match[str]) -> str:
    """The question for what was reached, in the unit in which the aim is told."""
    unit = UNIT.search(told.group())
    counted = f"bao nhiêu {unit['unit'] if unit else ''}".rstrip() if told["open"] else ""
    return f"{told['what']} {told['reached']}{counted}"


def _weekday(day: re.Match[str], documents: Holder) -> str:
    """A day of the week by its name, where the documents write that; else as it was said."""
    name = WEEKDAYS[int(day[2]) - 2]
    return f"{day[1]}thứ {name}" if documents.writes(("thứ", name)) else day[0]


def _replacements(text: str, documents: Holder) -> Iterator[tuple[int, int, str]]:
    """Yields the places of what is said otherwise in the documents, and how it stands there; the longest first."""
    words = list(TOKEN.finditer(text))
    native = _native_runs(text, words)
    at = 0
    while at < len(words):
        known = _everyday_lengths().get(words[at].group().casefold(), ())
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0 if known else native[at], -1):
            if length <= native[at] and length not in known:
                continue
            start, stop = words[at].start(), words[at + length - 1].end()
            written = _written(text[start:stop], length <= native[at], documents)
            if written == "" and at and text[start].isupper():
                written = None  # "Hong" of a name
            if _parts_a_name(words[at : at + length + 1], length):
                written = None  # "thông qua luật" in "thông qua Luật Đất đai"
            if written is not None:
                yield start, stop, written
                at += length
                break
        else:
            at += 1


def _parts_a_name(words: Sequence[re.Match[str]], length: int) -> bool:
    """Returns whether the last of so many words begins a name that the word behind them goes on with."""
    capitals = [word.group()[0].isupper() and not word.group().isupper() for word in words]
    return 1 < length < len(words) and capitals[length - 1 :] == [True, True] and not capitals[length - 2]


def _native_runs(text: str, words: Sequence[re.Match[str]]) -> list[int]:
    """Returns for each word how many from it on are Vietnamese syllables with nothing but space between them."""
    runs = [0]
    behind = len(text)
    for word in reversed(words):
        parted = behind < len(text) and not text[word.end() : behind].isspace()
        runs.append(0 if not is_syllable(word.group()) else 1 if parted else 1 + runs[-1])
        behind = word.start()
    return runs[:0:-1]


def _written(said: str, native: bool, documents: Holder) -> str | None:
    """Returns how the documents write what was said; None where they hold it, or nothing else is known for it.

    A phrase that is written as itself stays, and its parts with it: "dùng mạng xã hội" is no "dùng mạng".
    What is ``native``, all Vietnamese syllables, is no English.
    """
    ways = _everyday().get(said.casefold())
    if ways == [""]:
        return ""
    if ways is None:
        meaning = None if native else meaning_of(said)
        ways = [meaning] if meaning else []
    if not ways or (_held(said, documents) and all(map(documents.writes, _runs(COUNTING.sub("1", said))))):
        return None
    itself = said.casefold()
    return next((said if way == itself else way for way in ways if way == itself or _held(way, documents)), None)


def _held(phrase: str, documents: Holder) -> bool:
    """Whether the documents hold all pairs of a phrase's words, and a word that stands alone with its marks."""
    runs = _runs(phrase)
    terms = [[f"{one}_{other}" for one, other in pairwise(map(spelling, run))] for run in runs]
    return bool(runs) and all(
        all(map(documents.holds, pairs)) if pairs else documents.holds(spelling(run[0])) and documents.writes(run)
        for run, pairs in zip(runs, terms, strict=True)
    )


def _runs(phrase: str) -> list[list[str]]:
    """Returns the words of a phrase, parted where one only asks: of these the documents hold none."""
    words = (word.casefold() for word in TOKEN.findall(COUNTING.sub(ASKING[0], phrase)))
    return [list(run) for asks, run in groupby(words, ASKING.__contains__) if not asks]


@cache
def _everyday_lengths() -> dict[str, set[int]]:
    """Of how many words the everyday phrases are that begin with each word."""
    lengths: dict[str, set[int]] = {}
    for words in map(TOKEN.findall, _everyday()):
        lengths.setdefault(words[0], set()).add(len(words))
    return lengths


@cache
def _everyday() -> dict[str, list[str]]:
    return {phrase: written.split("|") for phrase, written in read_table(EVERYDAY)}
