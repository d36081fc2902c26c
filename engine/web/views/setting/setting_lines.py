"""A round's setting as its page has it: line by line with what each means, what changes, what the fields hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.evidence.setting.round_sheets import LINES, Line
from engine.forms.round_excel import TOLD
from engine.language import Say, text
from engine.problems import Problem
from engine.reporting.board.setting.round_setting_words import line_values, setting_changes
from engine.reporting.words.task_words import letter_name
from engine.reporting.words.whom.whom_words import authority_title
from engine.service.board.resetting.setting_cells import sheet_place
from engine.service.board.resetting.trying_setting import TriedSetting
from engine.service.pages.setting_sheet import SettingSheet

AUTHORITY = "authority"
# Of the one line whose meaning hangs on what is at hand.
OF_LETTERS = text("Văn bản chỉ đạo được theo dõi; phiếu hỏi thêm theo các văn bản này.")


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A line of a round: what it is called, what it says, what that means."""

    label: str
    value: str
    means: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change with the cell in which it was typed; "" where it came from a field."""

    sheet: str
    entry: str
    label: str
    old: str
    new: str
    place: str


def line_rows(sheet: SettingSheet, say: Say) -> tuple[SettingLine, ...]:
    """Every line of a round that can be read."""
    if sheet.round is None:
        return ()
    named = {own.id: letter_name(own.letter, say) for own in sheet.letters}
    letters = "; ".join(named.get(own, own) for own in sheet.round.directives)
    told = {**line_values(sheet.round, say), "directives": letters}
    told |= {AUTHORITY: authority_names(sheet, say).get(told[AUTHORITY], told[AUTHORITY])}
    means = {**TOLD, "directives": OF_LETTERS}
    return tuple(
        SettingLine(say(line.label), told[line.route[-1]], say(means[line.route[-1]])) for line in LINES
    )  # fmt: skip


def authority_names(sheet: SettingSheet, say: Say) -> Mapping[str, str]:
    """Who may be chosen to decide, by id: a round keeps ids, its readers know the law's names."""
    return {own.id: authority_title(head, own, say) for head, own in sheet.authorities}


def change_rows(tried: TriedSetting, sheet: SettingSheet, say: Say) -> tuple[ChangeRow, ...]:
    """All that would change, each at its cell where a workbook was sent; of what cannot be read nothing is known."""
    if tried.before is None or tried.after is None:
        return ()
    rows, names = [], authority_names(sheet, say)
    for told in setting_changes(tried.before, tried.after, say):
        place = str(tried.places.get(told.cell) or sheet_place(told.cell)) if tried.places else ""
        old, new = (names.get(own, own) if told.cell[2] == AUTHORITY else own for own in (told.old, told.new))
        rows.append(ChangeRow(told.sheet, told.entry, told.label, old, new, place))
    return tuple(rows)


def typed_values(sheet: SettingSheet, fields: Mapping[str, str], say: Say) -> Mapping[str, object]:
    """What the fields hold before anybody typed."""
    if sheet.round is None:
        return {}
    told, now = line_values(sheet.round, say), sheet.round
    return {
        **{key: told[key] for key in fields},
        "mo-phong": "1" if now.simulated else "",
        "con-kip": "" if now.strict_before else "1",
        "van-ban": now.directives,
    }


def changed_fields(found: Problem, at: Mapping[str, str], fields: Mapping[str, str], lines: Sequence[Line]) -> str:
    """The field that a problem is of; "" where it is of none."""
    if found.code == "WEB-167":
        return found.place.file
    if found.code in ("RND-944", "REC-385", "REC-386"):
        label = str(found.values.get("name" if found.code == "RND-944" else "label", ""))
        return next((fields.get(line.route[-1], "") for line in lines if line.label == label), "")
    return at.get(found.code, "")
