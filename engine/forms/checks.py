"""What Excel itself lets into an answer cell: a courtesy to the officer, since pasting goes around it."""

from __future__ import annotations

from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation

from engine.language import Say
from engine.law.asking import Question

LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 250, 32


def value_check(cell: str, asked: Question, say: Say) -> DataValidation:
    """What Excel lets in: a drop-down, a whole number within limits, or for a part also "không áp dụng"."""
    evidence = asked.evidence
    limit = say.whole(evidence.at_most)
    least = say.whole(evidence.at_least)
    number = say("Ghi số nguyên từ {least} đến {limit}, không kèm đơn vị.", least=least, limit=limit)
    if evidence.kind == "yes_no":
        choices = [say("Có"), say("Không"), *([say("không áp dụng")] if asked.may_not_arise else [])]
        check = DataValidation(type="list", formula1=f'"{",".join(choices)}"')
        check.error = say("Chọn {choices} trong danh sách.", choices=say(" hoặc ").join(choices))
    elif asked.part_of is None and not asked.may_not_arise:
        check = DataValidation(
            type="whole",
            operator="between",
            formula1=str(evidence.at_least),
            formula2=str(evidence.at_most),
            error=number,
        )
    else:
        words = say("không áp dụng")
        whole = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<={evidence.at_most},{cell}=INT({cell}))"
        check = DataValidation(type="custom", formula1=f'IF(ISNUMBER({cell}),{whole},{cell}="{words}")')
        part = say("{number} Chỉ khi ô tổng số bằng 0 mới ghi “không áp dụng”.", number=number)
        free = say("{number} Ở xã không phát sinh thì ghi “không áp dụng”.", number=number)
        check.error = free if asked.may_not_arise else part
    kind = (
        say("Chọn Có hoặc Không. Chưa biết: để trống.")
        if evidence.kind == "yes_no"
        else say("Không có: ghi 0. Chưa biết: để trống.")
    )
    told = [say.either(evidence.hint or "", evidence.hint_en or evidence.hint or ""), kind]
    if evidence.sensitive:
        told.append(say("Số liệu nhạy cảm: chỉ ghi số lượng."))
    check.prompt = _cut("\n".join(part for part in told if part), LONGEST_PROMPT)
    check.promptTitle = _cut(say.either(evidence.label, evidence.label_en), LONGEST_PROMPT_TITLE)
    check.errorTitle, check.allow_blank = say("Chưa đúng"), True
    check.showInputMessage = check.showErrorMessage = True
    return check


def date_check(on: date, say: Say) -> DataValidation:
    """A day from 2000 to the day of the round."""
    text = say("Ghi ngày/tháng/năm, không sau ngày {on}.", on=say.day(on))
    check = DataValidation(
        type="date", operator="between", formula1="DATE(2000,1,1)", formula2=f"DATE({on.year},{on.month},{on.day})"
    )
    check.error = check.prompt = text
    check.errorTitle, check.promptTitle, check.allow_blank = say("Chưa đúng"), say("Ngày văn bản"), True
    check.showInputMessage = check.showErrorMessage = True
    return check


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
