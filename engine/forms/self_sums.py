"""Below a commune's own points how they add up, where the total is more than their sum: a row for each criterion."""

from __future__ import annotations

from engine.files.kit.sheets import NewSheet
from engine.files.writing import address
from engine.forms.layout import MARK, QUESTION, UNIT, VALUE, Form, fitting
from engine.forms.self_total import OwnCells, is_mere_sum, sum_formulas, total_formula
from engine.language import Say
from engine.law.criteria import Criterion
from engine.law.model import Standard

WIDE = 72.0
ROW_HEIGHT = 18.0


def total_at(standard: Standard, heading: int) -> str:
    """The formula of the total whose criteria stand in the rows below ``heading``."""
    rows = [heading + 1 + at for at in range(len(standard.criteria))]
    return total_formula(standard, [address(row, VALUE) for row in rows], [address(row, UNIT) for row in rows])


def total_words(form: Form, cells: OwnCells) -> str:
    """How the total is called, with what the law makes of it."""
    say, standard = form.say, form.lawbook.standard
    if is_mere_sum(standard, cells):
        return say("Tổng điểm")
    left_out = standard.head.left_out
    if left_out is None or left_out.how != "rescale":
        return say("Tổng điểm (theo bảng dưới)")
    words = {"down": say("bỏ phần lẻ"), "nearest": say("làm tròn"), "up": say("làm tròn lên")}
    most, how = standard.head.maximum.points, words[left_out.round]
    return say("Tổng điểm (theo bảng dưới, quy đổi về {most} điểm, {how})", most=most, how=how)


def write_sums(sheet: NewSheet, form: Form, row: int, cells: OwnCells) -> int:
    """A row for each criterion: how it adds up, the most that counts, its points; gives the row below them."""
    say, standard = form.say, form.lawbook.standard
    heads = {MARK: "", QUESTION: say("Tổng tính thế nào"), UNIT: say("Nhiều nhất"), VALUE: say("Điểm tính")}
    for column, text in heads.items():
        sheet.put(row, column, text, "head")
    sheet.set_height(row, ROW_HEIGHT)
    formulas = sum_formulas(standard, cells)
    for at, (criterion, told) in enumerate(zip(standard.criteria, formulas, strict=True), row + 1):
        words = sum_words(criterion, say)
        sheet.put(at, MARK, criterion.number, "centre")
        sheet.put(at, QUESTION, words)
        for column, formula in zip((VALUE, UNIT), told, strict=True):
            sheet.put_formula(at, column, f'=IFERROR({formula},"?")', "centre", result=0)
        sheet.set_height(at, max(ROW_HEIGHT, fitting(words, "text", WIDE)))
    return row + len(standard.criteria) + 1


def sum_words(criterion: Criterion, say: Say) -> str:
    """How a criterion's points add up."""
    title, most = say.either(criterion.title, criterion.title_en), criterion.max_points
    if criterion.role == "bonus":
        said = say("{title}: điểm thưởng, không quá {most}", title=title, most=most)
    elif criterion.role == "deduction":
        said = say("{title}: điểm trừ, không quá {most}", title=title, most=most)
    else:
        said = say("{title}: từ 0 đến {most}", title=title, most=most)
    numbers = {item.id: f"{criterion.number}.{at}" for at, item in enumerate(criterion.items, 1)}
    for letter in dict.fromkeys(item.best_of for item in criterion.items if item.best_of):
        names = ", ".join(numbers[item.id] for item in criterion.items if item.best_of == letter)
        said += say("; mục {names} chỉ lấy mục cao nhất", names=names)
    for role, words in (("bonus", say("; cộng mục {names}")), ("deduction", say("; trừ mục {names}"))):
        if names := ", ".join(numbers[i.id] for i in criterion.items if criterion.role == "scored" and i.role == role):
            said += words.format(names=names)
    return said
