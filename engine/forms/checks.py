"""What Excel itself lets into an answer cell: a courtesy to the officer, since pasting goes around it.

Answer cells are text, so that a computer's own comma and order of day and month change nothing of what is typed. A
check must therefore say the same on a Vietnamese and an English computer: a number is whole when it is typed as a
number of digits alone would be, and a day is built from its own parts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engine.files.kit.cell_checks import Check
from engine.files.kit.cut_texts import cut
from engine.language import Say
from engine.law.asking import Question
from engine.law.points.scores import Score, in_steps, score_text
from engine.law.units.fact_questions import fact_words
from engine.law.units.unit_facts import UnitFact
from engine.law.values import LARGEST_COUNT

LONGEST_PROMPT = 250
FIRST_DAY, EXCELS_FIRST_DAY = date(2000, 1, 1), date(1899, 12, 30)


def value_check(cell: str, asked: Question, say: Say) -> Check:
    """What Excel lets in: a drop-down, a whole number within limits, or for a part also "không áp dụng"."""
    evidence, words = asked.evidence, say("không áp dụng")
    least, most = evidence.at_least, evidence.at_most
    error = say(
        "Ghi số nguyên từ {least} đến {limit}, viết liền: 1050. Không dấu chấm, dấu phẩy, đơn vị.",
        least=least,
        limit=most,
    )
    kind = say("Viết liền, không dấu chấm, dấu phẩy: 1050. Không có: ghi 0. Chưa biết: để trống.")
    if evidence.kind == "yes_no":
        choices = (say("Có"), say("Không"), *((words,) if asked.may_not_arise else ()))
        error = say("Chọn {choices} trong danh sách.", choices=say(" hoặc ").join(choices))
        kind = say("Chọn Có hoặc Không. Chưa biết: để trống.")
        check = Check(choices, "list")
    elif asked.part_of is None and not asked.may_not_arise:
        check = Check(f"=IFERROR({_whole(cell, least, most)},FALSE)", "custom")
    else:
        check = Check(f'=IFERROR({_whole(cell, 0, most)},LOWER(TRIM({cell}))="{words}")', "custom")
        part = say("{number} Chỉ khi ô tổng số bằng 0 mới ghi “không áp dụng”.", number=error)
        free = say("{number} Ở xã không phát sinh thì ghi “không áp dụng”.", number=error)
        error = free if asked.may_not_arise else part
    told = [say.either(evidence.hint or "", evidence.hint_en or evidence.hint or ""), kind]
    if evidence.sensitive:
        told.append(say("Số liệu nhạy cảm: chỉ ghi số lượng."))
    return replace(
        check,
        title=say("Chưa đúng"),
        error=error,
        prompt_title=say.either(evidence.label, evidence.label_en),
        prompt=cut("\n".join(part for part in told if part), LONGEST_PROMPT),
    )


def fact_check(cell: str, fact: UnitFact, say: Say) -> Check:
    """What Excel lets in for a fact of the commune itself that is no choice: a yes or no, a count, or a percent."""
    ends = fact_hints(fact, say)
    if fact.kind == "yes_no":
        return Check((say("Có"), say("Không")), "list", *ends)
    if fact.kind == "count":
        return Check(f"=IFERROR({_whole(cell, 0, LARGEST_COUNT)},FALSE)", "custom", *ends)
    return Check(f"=IFERROR({_percent(cell)},FALSE)", "custom", *ends)


def fact_hints(fact: UnitFact, say: Say) -> tuple[str, str, str, str]:
    """What is said of a wrong value, and when the cell is chosen."""
    told, title = fact_words(fact, say), say.either(fact.title, fact.title_en)
    return say("Chưa đúng"), told, title, cut(say("{told} Chưa biết: để trống.", told=told), LONGEST_PROMPT)


def points_check(cell: str, most: Score, step: Score, say: Say) -> Check:
    """A commune's own points for an item, up to the item's most: whole, or whole numbers of the standard's step."""
    if step == 1 and isinstance(most, int):
        told = say("Ghi số điểm nguyên từ 0 đến {most}; mục chưa chấm thì để trống.", most=most)
        formula = f"=IFERROR({_whole(cell, 0, most)},FALSE)"
    else:
        limits = {"step": say.whole(step), "most": say.whole(most)}
        told = say("Ghi số điểm chia hết cho {step}, từ 0 đến {most}; mục chưa chấm thì để trống.", **limits)
        formula = f"=IFERROR({_parted(cell, most, step)},FALSE)"
    return Check(formula, "custom", say("Chưa đúng"), told, say("Điểm xã tự chấm"), told)


def date_check(cell: str, title: str, example: date, on: date, say: Say) -> Check:
    """A day from 2000 to the day of the round, typed day first; a real date that was pasted passes too."""
    shape = say(
        "Ghi ngày/tháng/năm, ví dụ {example} là ngày {day} tháng {month}.",
        example=typed_day(example),
        day=example.day,
        month=example.month,
    )
    told = say("{shape} Không sau ngày {on}.", shape=shape, on=typed_day(on))
    first, last = ((day - EXCELS_FIRST_DAY).days for day in (FIRST_DAY, on))
    middle, reach = (first + last) / 2, (last - first) / 2
    formula = f"=IFERROR(ABS(IF(ISNUMBER({cell}),{cell},{_day(cell)})-{middle})<={reach},FALSE)"
    return Check(formula, "custom", say("Chưa đúng"), told, title, told)


def typed_day(day: date) -> str:
    """A day as it is typed into the form, in every language: 15/11/2026."""
    return f"{day:%d/%m/%Y}"


def digits_of(cell: str) -> str:
    """A count kept as text or as a number, as a formula's number whatever the computer's own marks: 1.000 is 1000."""
    return f'VALUE(SUBSTITUTE({cell},".",""))'


def _whole(cell: str, least: int, most: int) -> str:
    """True of digits alone within limits: any sign that a computer reads its own way is not given back as typed."""
    return f'AND(TEXT(VALUE({cell}),"0")=TRIM({cell}),VALUE({cell})>={least},VALUE({cell})<={most})'


def parts_of(cells: str) -> str:
    """Points kept as text or as numbers, as a formula's numbers whatever the computer's own comma: 12,5 is 12.5."""
    return f'_xlfn.NUMBERVALUE(SUBSTITUTE("0"&TRIM({cells}),".",","),",")'


def _parted(cell: str, most: Score, step: Score) -> str:
    """True of a number within limits that is a whole number of steps."""
    value, steps = parts_of(cell), f"{in_steps(1, step)}*{parts_of(cell)}"
    return f"AND({value}<={score_text(most)},ABS({steps}-ROUND({steps},0))<0.000001)"


def _percent(cell: str) -> str:
    """True of 0 to 100 with six decimals at most behind a comma or a dot, whatever a computer's own mark is."""
    bare = f'SUBSTITUTE(SUBSTITUTE(TRIM({cell}),"%","")," ","")'
    mark = f'SUBSTITUTE({bare},".",",")&",0"'
    whole, rest = f'LEFT({mark},FIND(",",{mark})-1)', f'MID({bare}&",",FIND(",",{mark})+1,9)'
    digits = f'SUBSTITUTE({rest},",","")'
    fits = f'OR(VALUE({whole})<100,AND(VALUE({whole})=100,VALUE("0"&{digits})=0))'
    return f'AND(TEXT(VALUE({whole}),"0")={whole},LEN({digits})<=6,VALUE("0"&{digits})>=0,{fits})'


def _day(cell: str) -> str:
    """The day that d/m/yyyy means, by way of yyyy-m-d, which every computer reads alike."""
    slash = f'FIND("/",{cell})'
    month = f"MID({cell},{slash}+1,LEN({cell})-{slash}-5)"
    return f'DATEVALUE(RIGHT({cell},4)&"-"&{month}&"-"&LEFT({cell},{slash}-1))'
