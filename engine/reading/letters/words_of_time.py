"""The words of time of a letter, and which of them are a cited document's day and no deadline at all."""

from __future__ import annotations

import re

# Nothing that could be more of the day may stand behind it: 20/5/20255 and “tháng 5 năm 20255” are no days at all.
NO_MORE = r"(?!\s*(?:năm\s*)?[\d/]|\s*[-–.]\s*\d)"
DAY = rf"(?:ngày\s+)?(\d{{1,2}})\s*/\s*(\d{{1,2}})(?:\s*/\s*(\d{{4}}))?{NO_MORE}"
WORDED = rf"ngày\s+(\d{{1,2}})\s+tháng\s+(\d{{1,2}})(?:\s+năm\s+(\d{{4}}))?{NO_MORE}"
STROKES = rf"ngày\s+(\d{{1,2}})\s*[-.]\s*(\d{{1,2}})(?:\s*[-.]\s*(\d{{4}}))?{NO_MORE}"
ANY_DAY = re.compile(f"{WORDED}|{STROKES}|{DAY}", re.IGNORECASE)
EVERY_YEAR = r"(?:hằng|hàng|mỗi)\s+năm"
EVERY_MONTH = r"(?:hằng|hàng|mỗi)\s+tháng"
BEFORE = r"(?:hoàn thành\s+|xong\s+)?trước"
LATEST = (
    r"(?:(?:chậm|muộn)\s+nhất(?:\s+là)?(?:\s+(?:vào|đến|trong))?(?:\s+hết)?|không\s+(?:quá|chậm hơn|muộn hơn)|"
    r"(?:đến\s+)?hết|trước\s+và\s+trong)"
)
# A number of a document, and what stands between it and its day: “số 18/CT-TTg ngày 16/5/2017”.
CITED = re.compile(
    r"(?:\b[Ss]ố\s+\d+\s*(?:/\s*\d{4}\s*)?[/\s-]|\b\d+\s*(?:/\s*\d{4}\s*)?[/-])\s*"
    r"[A-ZĐ][A-ZĐa-z]*(?:(?:\s*[-/]\s*|\s)[A-ZĐ][A-ZĐa-z]*)*"
    rf"[,\s]*\(?(?:ban hành\s+)?(?:{WORDED}|ngày\s+\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*\d{{4}})"
)
# 24/7 is every hour of the week, but 24/7/2027 is a day of July.
ROUND_THE_CLOCK = re.compile(r"\b24/(?:7|24)\b(?!/\d)")
NUMBERS = re.compile(r"\b\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ][^\s,;()]*")
STRETCH = re.compile(r"(?:giai đoạn|nhiệm kỳ|năm học|thời kỳ)\s+(?:năm\s+)?\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
# Words that speak of time; one that no phrase has taken in makes the sentence unclear.
OF_TIME = re.compile(
    r"\d{1,2}\s*/\s*\d{1,4}\b|\b\d{1,2}\s*-\s*\d{1,2}\s*-\s*\d{4}|\b(?:ngày|mùng)\s+\W*\d+|"
    r"\b(?:trước|hết|quá|hơn|vào|đến)\s+(?:ngày\b|\d+\s*[/.-])|"
    r"\btháng\s+(?:\d+|giêng|chạp)|\bquý\s+(?:[IV]+\b|\d)|\b\d+\s*(?:ngày|giờ|h|tuần|phút|tháng)\b|"
    r"\b(?:hằng|hàng|mỗi|cuối|đầu|giữa)\s+(?:ngày|tuần|tháng|quý|năm)\b|"
    r"\b(?:mùa|dịp|kỳ nghỉ)\s+(?:hè|lũ|mưa|đông|lễ|khai giảng)\b|"
    r"\bTết\s+\w+(?:\s+(?:thu|đán|thiếu nhi|dương|cổ truyền))?|\btháng hành động\b|"
    r"\b(?:trước|sau|đến)\s+(?:đại hội|khai giảng)|\b(?:hết|trước|sau|cuối)\s+năm\b|\btrong vòng\b|\bkể từ\b|"
    r"\bthời hạn\b|\b(?:chậm|muộn)\s+nhất\b|\b(?:năm|tháng)\s+(?:sau|tới|tiếp theo)\b|\b(?:sáu|ba|chín)\s+tháng\b|"
    r"(?<!sức khỏe )\bđịnh kỳ\b",
    re.IGNORECASE,
)
# Parts of time that only name a report or a year's theme, where a day stands beside them.
NAMES_REPORT = re.compile(r"(?:\d+|sáu|ba|chín)\s+tháng|định kỳ", re.IGNORECASE)
NEGATED = re.compile(r"(?:không|chưa|không được|sau|từ|hơn|trước)\s*$", re.IGNORECASE)
# An act that is forbidden until a day is no act that is due by it: “không gửi báo cáo trước ngày 12”.
FORBIDDEN = re.compile(
    r"\b(?:không|chưa|đừng|cấm|nghiêm cấm)(?:\s+được)?\s+(?:báo cáo|gửi|nộp|trình|hoàn thành|tổ chức|thực hiện|"
    r"triển khai|công bố|ban hành|chốt|tiếp nhận|nhận)\b(?:(?!\bthì\b)[^,;:.])*$",
    re.IGNORECASE,
)
SHIFTED = re.compile(
    r"\s*(?:,\s*)?(?:của\s+)?(?:(?:năm|tháng|quý|kỳ)\s+(?:sau|tới|tiếp theo|kế tiếp|liền kề|báo cáo)|"
    r"âm lịch|cách|trở đi)",
    re.IGNORECASE,
)
LEAD = re.compile(rf"(?:(?P<latest>{LATEST})|(?P<before>{BEFORE}))\s+", re.IGNORECASE)


def parts_of(found: re.Match[str]) -> tuple[int, int, int | None]:
    """Day, month and year of a day found; None for a year that is not written."""
    numbers = [part for part in found.groups() if part is not None]
    return int(numbers[0]), int(numbers[1]), int(numbers[2]) if len(numbers) > 2 else None


def speaks_of_time(sentence: str) -> bool:
    """Whether a text has a word of time that is no cited document's day."""
    return bool(OF_TIME.search(without_citations(sentence)))


def orders_by_day(basis: str) -> bool:
    """Whether what a letter rests on has a word of time that is no whole day of signing: “trước ngày 15/5”."""
    masked = without_citations(basis)
    led = [lead.end() for lead in LEAD.finditer(masked)]
    days = [found for found in ANY_DAY.finditer(masked) if found.start() not in led and parts_of(found)[2]]
    for found in days:
        masked = masked[: found.start()] + "§" * len(found[0]) + masked[found.end() :]
    return bool(OF_TIME.search(masked))


def without_citations(sentence: str) -> str:
    """The same text, as long, with cited documents and stretches of years blotted out."""
    masked = sentence
    for pattern in (CITED, STRETCH, ROUND_THE_CLOCK, NUMBERS):
        masked = pattern.sub(lambda found: "§" * len(found[0]), masked)
    return masked
