"""What Excel itself lets into an answer cell: a courtesy to the officer, since pasting goes around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engine.files.kit.formats import cut
from engine.files.kit.sheets import Check
from engine.language import Say
from engine.law.asking import Question

LONGEST_PROMPT = 250


def value_check(cell: str, asked: Question, say: Say) -> Check:
    """What Excel lets in: a drop-down, a whole number within limits, or for a part also "không áp dụng"."""
    evidence, words = asked.evidence, say("không áp dụng")
    least, most = evidence.at_least, evidence.at_most
    error = say(
        "Ghi số nguyên từ {least} đến {limit}, không kèm đơn vị.", least=say.whole(least), limit=say.whole(most)
    )
    kind = say("Không có: ghi 0. Chưa biết: để trống.")
    if evidence.kind == "yes_no":
        choices = (say("Có"), say("Không"), *((words,) if asked.may_not_arise else ()))
        error = say("Chọn {choices} trong danh sách.", choices=say(" hoặc ").join(choices))
        kind = say("Chọn Có hoặc Không. Chưa biết: để trống.")
        check = Check(choices, "list")
    elif asked.part_of is None and not asked.may_not_arise:
        check = Check((least, most), "integer")
    else:
        whole = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}<={most},{cell}=INT({cell}))"
        check = Check(f'=IF(ISNUMBER({cell}),{whole},{cell}="{words}")', "custom")
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


def date_check(on: date, say: Say) -> Check:
    """A day from 2000 to the day of the round."""
    told = say("Ghi ngày/tháng/năm, không sau ngày {on}.", on=say.day(on))
    return Check((date(2000, 1, 1), on), "date", say("Chưa đúng"), told, say("Ngày văn bản"), told)
