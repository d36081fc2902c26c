"""Single clauses as laws write them: read as they say, or not at all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.reading.clauses import read_clause

# clause → what it says: kind and interval, points; None where it must be asked.
CLAUSES: dict[str, str | None] = {
    "Từ 98% trở lên: 50 điểm": "[98,∞) % → 50",
    "- Từ 95% đến dưới 98%: 35 điểm;": "[95,98) % → 35",
    "+ Dưới 90%: 0 điểm.": "(-∞,90) % → 0",
    "98% trở lên": "[98,∞) %",
    "Ít nhất 90%": "[90,∞) %",
    ">=98%": "[98,∞) %",
    "≥ 98 %": "[98,∞) %",
    "95% - < 98%": "[95,98) %",
    "Trên 95% đến dưới 98%": "(95,98) %",
    "Trên 95% đến 98%: 3 điểm": "(95,98] %  → 3",
    "Từ 9% trở xuống: 40 điểm": "(-∞,9] % → 40",
    "Không quá 9%": "(-∞,9] %",
    "> 15%": "(15,∞) %",
    "97,5% trở lên được 5 điểm": "[97.5,∞) % → 5",
    "97.5% trở lên: 5 điểm": None,
    "97,5.5% trở lên: 5 điểm": None,
    "Khoảng 70 %: 15 điểm": None,
    "98%": None,
    "98%: 50 điểm": None,
    "100%: 15 điểm": "[100,100] % → 15",
    "Đạt 100%: 15 điểm": "[100,100] % → 15",
    "Có: 50 điểm": "yes → 50",
    "Không: 0 điểm": "no → 0",
    "Có nhưng chưa đủ: 20 điểm": None,
    "Có nhưng không quá 0,5‰: 30 điểm": "(0,0.5] /1000 → 30",
    "Trên 0,5 đến 1 vụ/1.000 trẻ em: 15 điểm": "(0.5,1] /1000 → 15",
    "Không có vụ nào: 50 điểm": "none → 50",
    "Không có trẻ em bị xâm hại": None,
    "Từ 3 hoạt động trở lên được 20 điểm": "[3,∞) hoạt động → 20",
    "1 - 2 hoạt động: 10 điểm": "[1,2] hoạt động → 10",
    "Từ 500/100.000 trẻ em trở xuống: 50 điểm": "(-∞,500] /100000 → 50",
    "Cứ 01 câu lạc bộ được 02 điểm, tối đa 10 điểm": "steps",
    "Được 50 điểm nếu đạt từ 98% trở lên": "[98,∞) % → 50",
    "Dưới 90% không được điểm": "(-∞,90) % → 0",
    "Còn lại: 0 điểm": "rest → 0",
    "Từ 98% (riêng xã miền núi từ 80%): 50 điểm": None,
    "Từ 98% đến dưới 95%: 35 điểm": None,
    "Từ 95% đến dưới 98%: tối đa 35 điểm": None,
    "Từ 95% đến dưới 98‰: 35 điểm": None,
    "Từ 98% trở lên: 50 điểm Từ 95%: 35 điểm": None,
    "Từ 98% trở lên: 50 điểm 2": None,
    "Từ 98% trở lên (50 điểm)": None,
    "Từ 5 - 10 điểm": None,
    "Dưới 16 tuổi": None,
    "Trong thời hạn 60 ngày: 10 điểm": None,
    "Từ 9O% trở lên: 50 điểm": None,
    "Từ 98% trở lên: 5O điểm": None,
    "Từ 1.000 trẻ em trở lên: 5 điểm": "[1000,∞) trẻ em → 5",
    "Từ 1.00 trẻ em trở lên: 5 điểm": None,
    "Từ 98\ufffd% trở lên: 50 điểm": None,
    "": None,
}


def told(clause: str) -> str | None:
    """A clause as read, in one line."""
    read = read_clause(clause)
    if read is None:
        return None
    unit = "" if read.unit is None else {100: " %"}.get(read.unit.per or 0, f" {read.unit.noun or f'/{read.unit.per}'}")
    low = "(-∞" if read.low is None else f"{'[' if read.low_in else '('}{_number(read.low)}"
    high = "∞)" if read.high is None else f"{_number(read.high)}{']' if read.high_in else ')'}"
    span = f"{low},{high}{unit}" if read.kind == "range" else read.kind
    return span if read.points is None else f"{span} → {_number(read.points)}"


def _number(value: Fraction) -> str:
    return f"{float(value):g}"


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_says_what_it_says_or_is_asked(clause: str) -> None:
    """Whole match or nothing: what is left over, doubted or turned round is never read."""
    wanted = CLAUSES[clause]
    assert told(clause) == (wanted and wanted.replace("  ", " "))
