"""Figures as people write them and as Excel shows them, each with all that is read of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from engine.files.books import Cell
from engine.files.exact_numbers import read_exact
from engine.files.intake.seen_cells import seen, seen_text, unprintable
from engine.files.intake.shown_numbers import BUILT_IN, figure_of, is_day, shows_text, shows_whole_day
from engine.files.intake.stored_values import stored_value
from engine.files.looks import Look
from engine.files.numbers import (
    Raw,
    Refusal,
    counted,
    folded,
    is_empty,
    legacy_text,
    plain,
    read_count,
    read_day,
    read_yes_no,
    typed_word,
    whole_number,
)
from engine.files.numbers import shown as quoted
from tests.told.files.told_lines import block, shown

# One value between two bars; a bar in a value is never asked for.
WRITTEN = """
0|1|7|48|007|00012|1000|1.000|1 000|1,000|1.000.000|1 000 000|1,000,000|1.000 000|1 000.000|1.00|10.00|1.0000|0.000
0.5|0,5|.5|,5|5.|5,|5;|5:|5..|1.000.|1.000,|97,5|97.5|97,50|9,75|1.234,5|1,234.5|1 234,5|1.234.5|12.34.567|01.000
1.00.000
999.999|999999999999999|1000000000000000|999.999.999.999.999|1.000.000.000.000.000|000000000000000000001|00000|-0|+5
+ 5
-5|- 5|−5|–5|—5|‐5|-1.000|-0,5|(5)|[5]|5-|5 -|1e3|1E3|1e-3|1,5e3|2^3|0x10|Infinity|nan|1_000|1'000|1’000|1·000
5%|5 %|98 %|97,5%|97.5 %|-5%|1.000%|100 phần trăm|98 phan tram|98 percent|%|5‰|0,5 %|1/2%|5%%|½%
½|1½|1 ½|3¼|¾|⅓|⅔|⅕|⅛|⅜|⅞|1⅓|10 ½|x½|½x|1/2|1/3|3/4|10/20|1.000/2.000|48/50|0/5|5/0|1/0001|1 / 3|1/3/5|1/-3|-1/3|a/b
1//3|12/2024
5 trẻ|5 em|48 trẻ em|48trẻ|1.000 trẻ|1 000 trẻ|1,000 trẻ|97,5 trẻ|1.5 trẻ|5 nghìn|5 ngàn|5k|5 K|5 triệu|2 tỷ|2 tỉ
3 trăm|3 chục|5 vạn
5 thousand|5 million|5 hundred|1.000 nghìn đồng|5 km|5 người/năm|5_trẻ|5trẻ (nữ 2)|5 trẻ, 3 nữ|5x|12 tháng|3 xã
1 234 567 đồng|10 m²
5*|5 *|5 **|5†|5‡|5#|5(1)|5 (a)|5 [2]|5 [ab]|1.000*|1.000 (1)|97,5*|5^|5^2|5 (abc)|5 ( 1 )|5()
~5|≈5|> 5|>5|<5|≥ 5|≤5|>=5|±5|khoảng 5|Khoảng 50|gần 100|hơn 10|trên 10|dưới 10|ít nhất 3|tối thiểu 3|tối đa 5
không quá 5|xấp xỉ 5
chừng 5|ước 5|ước tính 5|ước đạt 98|tạm 5|about 5|around 5|some 5|over 5|under 5|5 trở lên|5 trở xuống|5 (ước)
48 ước|5 khoảng|nhiều nhất 5
5-7|5 - 7|5–7|5—7|5 đến 7|1.000-2.000|5+|5?|5 ++|5??|5 den 7|10-12-2024|5~7|5 tới 7|5-|3 -5
không|Không|KHÔNG|khong|không có|ko|ko có|chưa có|trống|none|None|n/a|N/A|na|k/a|ka|-|--|---|–|—|/|x|X
không phát sinh|nil|0 trẻ
chưa có số liệu|Không có số liệu|chưa thống kê|đang cập nhật|Đang rà soát|chưa xác định|chưa rõ|không rõ|không biết
hiện chưa có số liệu
vẫn chưa cập nhật|sẽ bổ sung|chờ báo cáo|cập nhật sau|bổ sung sau|gửi sau|no data|unknown|tbd|TBA|?|??|...|…|.
chưa nắm được|chưa đủ thông tin
chưa được tổng hợp|đang chờ|không áp dụng|Không áp dụng|KAĐ|k.a.đ|K/A/Đ|not applicable|kad|chờ đối chiếu|còn chưa rõ
chưa thu thập được
có|Có|CÓ|co|yes|Yes|đúng|true|TRUE|1|0|no|No|sai|false|FALSE|đ|s|v|✓|✔|☑|✗|c|k|Y|N|on|1.0|1̣|0̣|có ạ|không ạ
có/không|đồng ý
năm|mười|hai mươi|một trăm|năm trẻ|abc|a5|trẻ 5|số 5|5 5|5  5|5\u00a0000|5\u2009000|1\u202f000|\u00a05\u00a0|\u200b5
5\ufeff|1\u200b000|\t5\t
５|４８|１．０００|１，０００|９７，５|５％|＋５|－５|５／７|一|五|٥|५|①|²|5²|m²|5¹|⁵|₅|Ⅴ|5️⃣|🙂|5🙂
$5|5 $|5đ|5 đ|5 VNĐ|₫5|5€|5°
15/11/2024|15-11-2024|15.11.2024|1/1/2024|01/02/2024|31/02/2024|29/02/2024|29/02/2023|32/01/2024|00/01/2024
01/13/2024|1/1/24|01/01/0000
2024-11-15|2024-1-5|2024-13-01|2024/11/15|15/11/2024 08:30|15/11/2024 8:30:15
2024-11-15 00:00:00|2024-11-15T00:00:00Z|2024-11-15T08:00:00Z
2024-11-15T00:00|2024-11-15 08:30:00.5|ngày 15 tháng 11 năm 2024
Ngày 5 tháng 1 năm 2025|15 tháng 11 năm 2024|tháng 11 năm 2024|11/2024|2024
15 thang 11 nam 2024|Ngày 31 tháng 2 năm 2024|45611|45611,5|45611.25|36525|36526|73050|73051|4561|456111
15/11/2024 (thứ sáu)|15 / 11 / 2024
15/11-2024|١٥/١١/٢٠٢٤|１５/１１/２０２４|1/1/10000|15/11/2024 24:00|15/11/2024 8h30|2024-11-15 00:00z|hôm nay|15/11
15-Nov-2024|20241115
¸nh|TrÎ em|treû em|Ñoàng|öông|xaõ|Nguyễn|phường|aø|eâ|oâng|ñöôøng|µ|sè|trÎ|kh«ng|Khoâng|coù|ko co|Khong co|kHôNg
không|ĐÚNG
#N/A|#REF!|#DIV/0!|=1+1|=A1|'5|"5"|“5”|5"|\\5|<5>|{5}|5;6|5,6,7|1,2,3|1.2.3|1.000,000|1,000.000|1.0|1.|.|,|1 0|10 00
100 00|1 00|12 345 67
"""
# What nearly every text is not is left out of its line: a truth, a day.
USUAL = {("truth", "EVI-212"), ("day", "EVI-213")}
SIGNED = (
    "5\n",
    "1\n000",
    "a\nb",
    "\r\n",
    " ",
    "",
    "\u200b",
    "\u00a0",
    "9" * 70,
    "x" * 61,
    "x" * 60,
    "1" * 1_001,
    "5 " * 40,
)
PLAIN_RAWS: tuple[Raw, ...] = (
    None, True, False, 0, 1, 2, -1, 5, 10**15, 10**16, 0.0, 1.0, 5.0, 5.5, -5.0, -0.5, 0.98, 1e20, 1e-9,
    97.50000000000001,
    0.1 + 0.2, 48.00000000000001, date(2024, 11, 15), datetime(2024, 11, 15, 8, 30), 45611, 45611.5,
)  # fmt: skip
FORMATS = (
    "", "General", "0", "@", "#,##0", "# ##0", "0.0", "0.00", "0.##", "#.##", "#", "##", "00000", "0%", "0.0%",
    "0 %", '0"%"', "%0",
    '0.0"%"', "0,", "0,,", "#,##0,", "0.0,", '0 "trẻ"', '"khoảng "0', '"~"0', "0\\ \\t\\r\\ẻ", '0 "nghìn"', '0"000"',
    '0"½"', ";;;", ";", "0;",
    "0;0", "0;-0;0", "0;-0;;", '0;-0;"-"', '0;-0;"–";@', '"có";"có";"không"', "0;(0)", "0_);(0)", "0_);\\(0\\)",
    "0;[Red]0", "0;[Red]-0",
    "[Red]0", "[>50]0;0.0", "[=0]0;0", "[$-42A]0", "#,##0\\ [$₫-42A]", "[$$-409]#,##0",
    '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "# ?/?",
    "# ??/??", "0/0", "0.00E+00", "##0.0E+0", "dd/mm/yyyy", "d-mmm", "mmm-yy", "yyyy", "h:mm", "[h]:mm", "[mm]",
    "d/m/yyyy h:mm", '"d"0',
    "\\d0", "0.0.0", "0 0", "000-000", "0-0", '0" "0', "General;-General;", '"số "General', 'General" trẻ"', "@_)",
    '"ghi "@', '0;0;0;"ghi "@', "0;0;0;",
    "0;0;0;General", '0;0;0;"chữ"', '"x', "0\\", "0*-", "*-0", "?", "?,???", "#,###.0", "+0;−0;0",
    "+#,##0_);−#,##0_);0_)", "#,##0_);-#,##0_);0_);@_)",
)  # fmt: skip
NUMBERS = tuple(map(Decimal, ("48", "0", "-48", "4.6", "97.55", "0.98", "-0.5", "1200", "0.004", "48000000")))
STORED = (
    "1", "0", "-5", "+5", "5.0", "5.", ".5", "1e3", "1E-2", "1e400", "-1e400", "999999999999999", "1000000000000000",
    "-999999999999999", " 5 ",
    "", "x", "5,5", "1 0", "٥", "true", "TRUE", "false", "on", "_x0041_", "e\u0302", "#N/A", "45611", "45611.75",
    "0.5", "0", "1", "60", "2958464",
    "2958465", "2024-11-15", "2024-11-15T00:00:00", "2024-11-15T08:00:00", "2024-11-15T00:00:00.000Z", "15/11/2024",
)  # fmt: skip
MARKED = (
    Cell(None), Cell(None, formula=True), Cell("", formula=True), Cell(""), Cell(" \u200b"), Cell("x", error=True),
    Cell("#REF!", error=True, struck=True),
    Cell(5, struck=True), Cell(5, raised=True), Cell("m²"), Cell("m2", raised=True), Cell(5, hidden=True), Cell(5,
    pale=True), Cell(5, twice=True),
    Cell(5, twice=True, struck=True), Cell(5, struck=True, hidden=True), Cell(5, pale=True, raised=True), Cell(5,
    hidden=True, pale=True), Cell(5, formula=True),
    Cell(True), Cell(False, formula=True), Cell(True, struck=True), Cell("chữ", formula=True), Cell("a\x07b"),
    Cell("a\ufffdb"), Cell(" a "), Cell("5", font=".VnTime"),
    Cell(date(2024, 11, 15)), Cell(date(2024, 11, 15), format="dd/mm/yyyy", formula=True), Cell(date(2024, 11, 15),
    format="mm/yyyy"),
    Cell(date(2024, 11, 15), format="dd/mm"), Cell(0.98, format="0%"), Cell(0.985, format="0%"), Cell(0.985,
    format="0.0%"), Cell(1, format="0%"),
    Cell(-1, format="dd/mm/yyyy"), Cell(0.5, format="dd/mm/yyyy"), Cell(1e20), Cell(1e-9), Cell(0.1 + 0.2),
    Cell(48.00000000000001), Cell(1e15), Cell(123456789012345.6),
    Cell("x", hidden=True), Cell(None, hidden=True), Cell("", struck=True),
)  # fmt: skip


def written_values() -> list[str]:
    """Every text that is asked for."""
    return [value for line in WRITTEN.strip("\n").split("\n") for value in line.split("|")] + [*SIGNED]


def figures() -> str:
    """What each written value is as a count, a truth, a day, an exact number and a plain word."""
    return "".join([
        block("written", map(_written, written_values())),
        block("raw", map(_raw, PLAIN_RAWS)),
        block("grouped", [f"{n} → {shown(counted(n))}" for n in (0, 5, 999, 1000, 123456, 1234567, -1000)]),
    ])  # fmt: skip


def _written(text: str) -> str:
    fold = folded(text)
    exact = [] if isinstance(fold, Refusal) else [read_exact(fold), read_exact(fold, whole=True)]
    legacy = legacy_text(text)
    told = {
        "fold": None if fold == text else fold,
        "count": read_count(text),
        "truth": read_yes_no(text),
        "day": read_day(text),
        "exact": exact[0] if exact else None,
        "whole": exact[1] if exact and exact[0] != exact[1] else None,
        "digits": whole_number(text) or None,
        "plain": None if plain(text) == text else plain(text),
        "word": None if typed_word(text) == plain(text) else typed_word(text),
        "empty": is_empty(text) or None,
        "quoted": None if quoted(text) == text else quoted(text),
        "old": legacy and legacy.values["encoding"],
    }
    said = [(name, _short(held, text)) for name, held in told.items() if held is not None]
    return f"{shown(text)} → " + " · ".join(f"{name} {short}" for name, short in said if (name, short) not in USUAL)


def _short(held: object, text: str) -> str:
    """A refusal without the quotation of what was just said."""
    if isinstance(held, Refusal) and held.values.get("given") == text:
        held = Refusal(held.code, {name: value for name, value in held.values.items() if name != "given"})
    return shown(held)


def _raw(raw: Raw) -> str:
    told = (read_count(raw), read_count(raw, percent=True), read_yes_no(raw), read_day(raw), quoted(raw), is_empty(raw))
    return f"{shown(raw)} → " + " · ".join(map(shown, told))


def excel_figures() -> str:
    """What each number format makes of each of some numbers and of a text; what cells of every kind say."""
    built_in = (f"{number} {code}" for number, code in BUILT_IN.items())
    return "".join([
        block("formats by number", built_in),
        block("formats", map(_format, (*FORMATS, "0" * 300))),
        block("seen in each format", map(_seen_in, FORMATS)),
        block("cells", map(_cell, MARKED)),
        block("letters set in old fonts", _fonts()),
        block("stored", [_stored(kind, text) for kind in ("n", "str", "b", "e", "d") for text in STORED]),
        block("stored days", [f"{text} → {shown(_value('n', text, Look(day=True)))}" for text in STORED]),
        block("unprintable", [f"{text!r} → {shown(unprintable(text))}" for text in ("a", "a\x00", "\x7f", "a\nb\t\r",
        "\ud800")]),
    ])  # fmt: skip


def _format(code: str) -> str:
    told = [f"{number}: {_figure(number, code)}" for number in NUMBERS]
    flags = f"day {is_day(code)} whole day {bool(code) and shows_whole_day(code)} text {shows_text(code)}"
    return f"{shown(code)} {flags} · " + " · ".join(told)


def _figure(number: Decimal, code: str) -> str:
    figure = figure_of(number, code)
    around = f" {figure.before!r}{figure.after!r}" if figure.before or figure.after else ""
    return f"{figure.digits}{around}{' %' * figure.percent}{' blank' * figure.blank} = {figure.text()!r}"


def _seen_in(code: str) -> str:
    raws = ("chữ", 48, -48, 0, 4.6, 0.98, date(2024, 11, 15))
    return f"{code!r} → " + " · ".join(_briefly(seen(Cell(raw, format=code))) for raw in raws)


def _cell(cell: Cell) -> str:
    set_ = [name for name in ("formula", "error", "struck", "raised", "hidden", "pale", "twice") if getattr(cell, name)]
    texts = (seen(cell), seen_text(cell), seen_text(cell, raised=False))
    return f"{shown(cell.raw)} {cell.format} {' '.join(set_)} says {cell.says} → " + " · ".join(
        dict.fromkeys(map(_briefly, texts))
    )


def _briefly(look: object) -> str:
    """A refusal without the format, which stands before it, and in one language."""
    if isinstance(look, Refusal):
        look = Refusal(
            look.code, {name: value for name, value in look.values.items() if name not in {"format", "why_en"}}
        )
    return shown(look)


def _fonts() -> Iterator[str]:
    for font in (".VnTime", ".VnArial", "VNI-Times", "vni", "Arial", "Times New Roman", "xVNI"):
        yield f"{font} → {shown(legacy_text('abc', font))}"


def _stored(kind: str, text: str) -> str:
    return f"{kind} {text!r} → {shown(_value(kind, text, Look()))}"


def _value(kind: str, text: str, look: Look) -> object:
    try:
        return stored_value(kind, text, look, date(1899, 12, 30))
    except ValueError as fault:
        return f"refused: {fault}"
