"""Who a sentence of a letter gives a task to, in the letter's words, and of which level they are.

Only a body named where a subject stands, behind “đề nghị, giao, yêu cầu”, or in a heading is an owner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.files.numbers import plain
from engine.law.directives import Level
from engine.reading.law_text import cleaned
from engine.reading.letters.words_of_time import speaks_of_time

ORDERING = (
    "tiếp tục; tăng cường; đẩy mạnh; xây dựng; tổ chức; triển khai; thực hiện; báo cáo; rà soát; kiểm tra; thanh "
    "tra; phối hợp; chỉ đạo; bố trí; bảo đảm; đảm bảo; lồng ghép; chủ động; nâng cao; quản lý; sử dụng; vận động; "
    "thường xuyên; thành lập; duy trì; chú trọng; truyền thông; đổi mới; phổ biến; hướng dẫn; lập; nắm bắt; nắm; "
    "kiên quyết; thu thập; cập nhật; tổng hợp; đôn đốc; sơ kết; tổng kết; tham mưu; khẩn trương; cụ thể hóa; "
    "quảng bá; ưu tiên; củng cố; hoàn thiện; mở rộng; thúc đẩy; nhân rộng; trang bị; phát triển; quan tâm; định "
    "kỳ; kiện toàn; tập trung; hỗ trợ; hình thành; trợ giúp; thí điểm; đa dạng hóa; xử lý; phòng ngừa; phòng,; "
    "ngăn chặn; giám sát; cử; gửi; nộp; hoàn thành; đề xuất; trình; ban hành; phát hiện; can thiệp; tuyên truyền; "
    "phân công; công khai; tiếp nhận; đánh giá; lắp đặt; cung cấp; phát động; tạo; làm tốt; đưa; khai thác; đăng "
    "ký; tư vấn; huy động; đào tạo; tập huấn; bồi dưỡng; chịu trách nhiệm; chủ trì; chấn chỉnh; khắc phục; cảnh "
    "báo; cắm; dạy; khám; tiêm; mở; thông báo; theo dõi; nghiên cứu; biên soạn; in ấn; cấp; trao; tặng; thăm; "
    "chăm sóc; giải quyết; đề nghị; yêu cầu; giao; nghiêm túc; quán triệt; chuẩn bị; thẩm định; ký; thông tin; "
    "phản ánh; kịp thời; tích cực; tham gia; làm rõ; lựa chọn; quy định; điều tra; khảo sát; thống kê; mời; "
    "chuyển; đặt; họp; trông giữ; xác minh; giáo dục; khuyến khích; biểu dương"
)
VERBS = tuple(ORDERING.split("; "))
VERB = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, VERBS), key=len, reverse=True))})(?!\w)")
MODAL = re.compile(r"(?:phải|cần|có trách nhiệm|chịu|căn cứ|theo chức năng|được giao|khi|hằng|hàng|nghiêm|tự|sẽ)(?!\w)")
CONNECTORS = re.compile(
    r"(?:đồng thời|bên cạnh đó|ngoài ra|trong đó|đặc biệt|cụ thể|hằng năm|hàng năm|nhất là|riêng|tại địa phương)"
    r"\s*[,:]?\s*",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:trên cơ sở|căn cứ|để|nhằm|trong quá trình|sau khi|đối với|trong trường hợp|nếu)\s[^,]*,\s*", re.IGNORECASE
)
ORDERED = re.compile(
    r"(?:.{0,60}?\s)?(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao(?: hoặc ủy quyền)?(?: nhiệm vụ)?(?: cho)?|[Ủủ]y quyền(?: cho)?)"
    r"\s+(?=\S)"
)
FOREMOST = (
    r"(?:[Cc]ác|[Tt]ất cả các|[Tt]hủ trưởng(?: các)?|[Cc]hủ tịch|[Gg]iám đốc|[Tt]rưởng|[Ll]ãnh đạo|"
    r"[Nn]gười đứng đầu)\s+"
)
COMMON = (
    r"sở(?:, ban)?,? ngành|sở, ban|ban, ngành|cơ quan|đơn vị|phòng, ban|phòng,? ban|ngành|cấp|địa phương|xã|phường|"
    r"t[ỉi]nh|huyện|trường|tổ chức chính trị|đoàn thể|thôn"
)
# Names of bodies; “Ban hành”, “Trường hợp”, “Tổ chức” begin with the same capitals.
NAMED = (
    r"Sở|Phòng (?=[A-ZĐ])|UBND|Ủy ban|Uỷ ban|Công an|Trạm|Trung tâm|Trường (?!hợp)|Hội (?!thi|nghị|thảo)|Đoàn (?!kết)|"
    r"Mặt trận|MTTQ|UBMTTQ|Ban (?!hành)|Bộ (?!phận)|Bảo hiểm|Văn phòng|Tòa án|Viện|Kho bạc|"
    r"Thanh tra (?=[A-ZĐ]|tỉnh|huyện|sở)|HĐND|Hội đồng|Liên đoàn|Quỹ|Đài|Cơ quan|Tổ (?!chức)"
)
BODIES = re.compile(rf"(?:(?:{FOREMOST})+(?:{COMMON}|{NAMED})|(?:{NAMED}))(?:(?<=\s)|(?!\w))")
AS_ADDRESSED = re.compile(r"\s*\((?:như|theo|có tên (?:ở|tại))\s+(?:mục |phần |trên )?kính gửi\)", re.IGNORECASE)
LONGEST_OWNER = 260
LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("central", re.compile(r"\bBộ (?!phận|chỉ huy)|(?<!trực thuộc )trung ương|\bchính phủ", re.IGNORECASE)),
    ("province", re.compile(r"\bsở\b|\btỉnh\b|trực thuộc trung ương", re.IGNORECASE)),
    ("district", re.compile(r"\bhuyện\b|\bquận\b|\bthị xã\b|\bPhòng (?=[A-ZĐ])|cấp huyện")),
    ("commune", re.compile(
        r"(?<!thị )\bxã\b(?! hội)|\bphường\b|\bthị trấn\b|\bđặc khu\b|\btrạm y tế\b|\bthôn\b", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence parted: who it names, if anyone, and from where it says what to do; None where it orders nothing."""

    owner: str
    start: int | None


def lower_first(said: str) -> str:
    """A text with a small first letter."""
    return said[:1].lower() + said[1:]


def given_in(sentence: str) -> Given:
    """Who a sentence is given to and where its order begins; “(như mục kính gửi)” names nobody but the addressees."""
    if (as_addressed := AS_ADDRESSED.search(sentence)) is not None:
        rest = given_in(AS_ADDRESSED.sub("", sentence))
        return Given("", rest.start if rest.start is None or as_addressed.start() > rest.start else as_addressed.end())
    at = _past_leading(sentence)
    if ordered := ORDERED.match(sentence, at):
        found = _owner_at(sentence, ordered.end())
        if found is not None:
            return Given(*found)
    if VERB.match(lower_first(sentence[at:])) and not BODIES.match(sentence, at):
        return Given("", at)
    found = _owner_at(sentence, at)
    return Given(*found) if found is not None else Given("", None)


def _past_leading(sentence: str) -> int:
    at = 0
    while found := (CONNECTORS.match(sentence, at) or LEADING.match(sentence, at)):
        if VERB.match(lower_first(sentence[at:])) and not LEADING.match(sentence, at):
            break
        at = found.end()
    return at


def _owner_at(sentence: str, at: int) -> tuple[str, int] | None:
    """A body that begins here, up to the verb that it is told to do; a verb is written small there."""
    body = BODIES.match(sentence, at)
    if body is None:
        return None
    words = [found.start() for found in re.finditer(r"\S+", sentence[at : at + LONGEST_OWNER])]
    for word in words[1:]:
        here = at + word
        if here < body.end():
            continue
        if MODAL.match(sentence, here) or (VERB.match(sentence, here) and not _within_list(sentence, here)):
            owner = cleaned(sentence[at:here]).strip(" ,:;–-")
            return None if speaks_of_time(owner) else (owner, here)
    return None


def _within_list(sentence: str, here: int) -> bool:
    """Whether a small verb is part of a body's name: “tổ chức chính trị - xã hội”, “cơ quan quản lý”."""
    if re.match(
        r"tổ chức (?:chính trị|xã hội|đoàn thể|phối hợp|,)|tổ chức,|tổ chức (?:có )?liên quan", sentence[here:]
    ):
        return True
    if re.match(r"cấp (?:trung ương|tỉnh|huyện|xã|trên|cơ sở)", sentence[here:]):
        return True
    described = re.match(r"quản lý|cung cấp|tham gia|phối hợp|tổ chức|chăm sóc", sentence[here:])
    return bool(described and re.search(r"(?:cơ quan|đơn vị|cơ sở|các)\s+$", sentence[:here]))


def heading_owner(line: str) -> str:
    """The body that a heading is, and nothing else: “2. Sở Y tế”, “Giao Phòng Giáo dục và Đào tạo:”."""
    said = cleaned(line).rstrip(" .:;")
    said = re.sub(r"^(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao(?: cho)?|[Đđ]ối với)\s+", "", said)
    if not BODIES.match(said) or len(said) > LONGEST_OWNER:
        return ""
    told = re.sub(r"(?:có trách nhiệm|chủ trì|phối hợp|thực hiện).*$", "", said).rstrip(" ,:")
    if any(
        VERB.match(told, found.start()) and not _within_list(told, found.start()) for found in re.finditer(r"\S+", told)
    ):
        return ""
    return told


def levels_of(owner: str) -> tuple[Level, ...]:
    """The levels that the words of an owner name."""
    return tuple(level for level, pattern in LEVELS if pattern.search(owner))


def addressees(head: tuple[str, ...]) -> str:
    """To whom the letter goes: what stands behind “Kính gửi” and the dashes below it."""
    for at, line in enumerate(head):
        if not plain(line).startswith("kinh gui") and "Kính gửi" not in line:
            continue
        named = [line.split("gửi", 1)[-1]]
        for below in head[at + 1 :]:
            if not re.match(r"[-–•*]", below):
                break
            named.append(below)
        kept = [re.sub(r"^[-–•*:\s]+", "", one).rstrip(" .;,") for one in named]
        return "; ".join(one for one in kept if one)
    return ""
