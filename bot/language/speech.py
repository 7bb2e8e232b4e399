"""The words by which documents and people say a thing, assess it, demand it and aim at it; and what bodies are called.

Knows words; knows nothing of who says what.
"""

from index.vietnamese import CAPITAL

# What somebody says in his own words.
TELLING = r"(?:nêu|cho (?:biết|hay|rằng)|nói|nhấn mạnh|khẳng định|chia sẻ|phát biểu)"
# An assessment is another's than the report that tells of it.
ASSESSING = r"(?:đánh giá(?! cao)|thống kê|ước tính)"
REPORTING = rf"(?:báo cáo|cho biết|thông báo(?! cáo)|công bố|đưa ra|khẳng định|nhận định|{ASSESSING})"
DEMANDING = r"(?:yêu cầu|giao|chỉ đạo|đề nghị|đề ra|quyết định)"
AIM = r"(?:phấn đấu|mục tiêu|chỉ tiêu)"
WANTED = rf"(?:{AIM}|phải|yêu cầu|giao(?! dịch)|dự kiến|để bảo đảm)"
BODY = (
    r"(?:bộ|sở|ban|ủy ban|ubnd|hđnd|hội(?! nghị| thảo)|hội đồng|cơ quan|đơn vị|địa phương|ngành|tổ|tổ chức|đoàn thể"
    r"|doanh nghiệp|công ty|tập đoàn|ngân hàng|hiệp hội|liên minh|liên hợp quốc|văn phòng|tỉnh|thành phố|chính phủ"
    r"|quốc hội|chính quyền)"
)
# What a ministry is called, behind its noun: "Thông tin và Truyền thông".
CALLED = rf"{CAPITAL}\w* \w+(?:,? (?:và )?{CAPITAL}\w* \w+)*"
