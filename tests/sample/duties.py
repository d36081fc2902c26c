"""The sample round's answers on the sheet "Nhiệm vụ": made up, believable, and of every state (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from engine.evidence.facts import Document, Fact
from engine.law.asked import evidence_named, fact_names, letter_sections
from engine.law.directives import Directives, TaskEvidence
from engine.law.model import Unit
from engine.sample.invented import Dice, dice_of
from engine.sample.sampling import NOWHERE, SIMULATED
from engine.tasks.calendar import DAY, Clock, due_of
from engine.tasks.states import Span

Facts = Mapping[str, Fact]
EXEMPLARY, SILENT = "Xã Tân Trào", "Xã Tam Đa"
LETTERS = (("kế hoạch", "KH-UBND"), ("quy chế", "QĐ-UBND"), ("nhóm", "QĐ-UBND"), ("quyết định", "QĐ-UBND"))
# What comes only of a case, a facility or a forum: elsewhere it did not arise.
FORUM, FORUM_REPORT, CASE_TAKEN, CASE_SETTLED = (
    "da_to_chuc_dien_dan", "bao_cao_dien_dan", "tiep_nhan_vu_viec", "vu_viec_da_giai_quyet",
)  # fmt: skip
# What a task counts is at most what the standard's figures add up to; of the last three none where that is 0.
NO_MORE_THAN: Mapping[str, tuple[str, ...]] = {
    "tre_bi_xam_hai": ("vu_bao_luc_boc_lot", "vu_xam_hai_mua_ban"),
    "tre_khuyet_tat_co_dich_vu": ("tre_hoan_canh_dac_biet",),
    "tre_duoc_quan_ly_giao_duc": ("tre_vi_pham_phap_luat", "tre_nghien_ma_tuy"),
    "tre_hoc_boi": ("tre_em",),
    "tre_hoc_an_toan_mang": ("tre_em",),
    "cau_lac_bo_nhom_nong_cot": ("tre_11_tham_gia",),
    "ke_hoach_hoi_y_kien_tre": ("tre_7_duoc_hoi",),
    "thang_hanh_dong": ("hoat_dong_cho_tre_em",),
}
ALL_OR_NONE = frozenset({"cau_lac_bo_nhom_nong_cot", "ke_hoach_hoi_y_kien_tre", "thang_hanh_dong"})
RARE = frozenset(
    {
        "xu_ly_vi_pham",
        "kiem_tra_co_so",
        "xem_lai_cham_soc_thay_the",
        "tre_anh_huong_dich_thien_tai",
        "can_thiep_khan_cap",
    }
)


def task_facts(letters: Directives, unit: Unit, given: Facts, clock: Clock) -> dict[str, Fact]:
    """What a commune answers; same commune, same answers. ``given`` are its facts for the standard."""
    if unit.name == SILENT:
        return {}
    dice, days = dice_of("duties", 2024, unit.code), last_days(letters, clock)
    made = {}
    for section in letter_sections(letters):
        for entry, _ in section.questions:
            made[entry.id] = _answer(entry, dice, days.get(entry.id), clock.on)
    cases = sum(given[name].value for name in ("vu_bao_luc_boc_lot", "vu_xam_hai_mua_ban") if name in given)
    made |= _cases(dice, cases, clock.on)
    if unit.name == EXEMPLARY:
        best = {name: _in_time(fact, days.get(name), clock.on) for name, fact in made.items()}
        return _agreeing(best, given) | _forum(letters, dice, given, slow=(8, 8))
    made |= _forum(letters, dice, given, slow=(3, 19))
    return {name: fact for name, fact in _agreeing(made, given).items() if not dice.chance(0.05)}


def _agreeing(made: Facts, given: Facts) -> dict[str, Fact]:
    """The answers as far as the commune's figures for the standard let one believe them."""

    def bound(name: str) -> int | None:
        named = [given[other] for other in NO_MORE_THAN.get(name, ()) if other in given]
        return sum(fact.value for fact in named) if named else None

    agreed = dict(made)
    for name, fact in made.items():
        limit = bound(name)
        if limit is not None and fact.state == "given":
            most = limit if name not in ALL_OR_NONE else fact.value if limit else 0
            agreed[name] = replace(fact, value=min(fact.value, most))
    return agreed


def last_days(letters: Directives, clock: Clock) -> Mapping[str, date]:
    """The last day in time of each datum that a dated task asks for."""
    found: dict[str, date] = {}
    for letter in letters.letters:
        for task in letter.tasks:
            due = due_of(task.deadlines, letter.letter, clock)
            if due.span is Span.DATED and due.last and due.last <= clock.on:
                for name in evidence_named(task):
                    found.setdefault(name, due.last)
    return found


def _answer(entry: TaskEvidence, dice: Dice, last: date | None, on: date) -> Fact:
    """Mostly yes; a paper some days before the day it was due, sometimes after, rarely without its date."""
    luck = dice.source.random()
    if entry.id in RARE and luck < 0.7:
        return Fact(entry.id, 0, NOWHERE, "not_applicable", None, SIMULATED)
    if entry.kind == "count":
        value = 0 if luck < 0.08 else min(dice.between(2, 9) * (10 if entry.unit == "trẻ" else 1), entry.at_most)
        paper = _paper(entry, dice, on - timedelta(days=dice.between(1, 9)), on)
        return Fact(entry.id, value, NOWHERE, "given", paper, SIMULATED)
    if luck < (0.14 if last else 0.08):
        return Fact(entry.id, 0, NOWHERE, "given", None, SIMULATED)
    if last is None:
        day = on - timedelta(days=dice.between(20, 250))
    elif luck < 0.34:
        day = last + timedelta(days=dice.between(1, 6))
    else:
        day = last - timedelta(days=dice.between(0, 6))
    paper = _paper(entry, dice, day, on)
    return Fact(entry.id, 1, NOWHERE, "given", replace(paper, issued=None) if luck > 0.95 else paper, SIMULATED)


def _paper(entry: TaskEvidence, dice: Dice, day: date, on: date) -> Document:
    words = entry.label.casefold()
    letters = next((letters for word, letters in LETTERS if word in words), "BC-UBND")
    return Document(f"{dice.between(5, 240)}/{letters}", _working(min(day, on)))


def _working(day: date) -> date:
    """That day, or the Friday before when it falls on a weekend."""
    return day - DAY * max(day.weekday() - 4, 0)


def _cases(dice: Dice, cases: int, on: date) -> dict[str, Fact]:
    """Cases taken in and settled, as many as criterion 3 counts; none is said to be none."""
    if not cases:
        none = Fact(CASE_SETTLED, 0, NOWHERE, "not_applicable", None, SIMULATED)
        return {CASE_TAKEN: Fact(CASE_TAKEN, 0, NOWHERE, "given", None, SIMULATED), CASE_SETTLED: none}
    taken = _working(on - timedelta(days=dice.between(40, 150)))
    settled = taken + timedelta(days=dice.between(4, 16))
    papers = Document(f"{dice.between(3, 40)}/BB-UBND", taken), Document(f"{dice.between(3, 90)}/KH-UBND", settled)
    return {
        CASE_TAKEN: Fact(CASE_TAKEN, 1, NOWHERE, "given", papers[0], SIMULATED),
        CASE_SETTLED: Fact(CASE_SETTLED, int(dice.chance(0.7)), NOWHERE, "given", papers[1], SIMULATED),
    }


def _forum(letters: Directives, dice: Dice, given: Facts, *, slow: tuple[int, int]) -> dict[str, Fact]:
    """The report on the forum, so many days after it; 15 are allowed."""
    held = given.get(fact_names(letters)[FORUM])
    if held is None or not held.value or held.document is None or held.document.issued is None:
        return {FORUM_REPORT: Fact(FORUM_REPORT, 0, NOWHERE, "not_applicable", None, SIMULATED)}
    if slow[0] != slow[1] and dice.chance(0.15):
        return {FORUM_REPORT: Fact(FORUM_REPORT, 0, NOWHERE, "given", None, SIMULATED)}
    day = held.document.issued + timedelta(days=dice.between(*slow))
    paper = Document(f"{dice.between(5, 120)}/BC-UBND", _working(max(day, held.document.issued + DAY)))
    return {FORUM_REPORT: Fact(FORUM_REPORT, 1, NOWHERE, "given", paper, SIMULATED)}


def _in_time(fact: Fact, last: date | None, on: date) -> Fact:
    """The answer of a commune where all is done: yes, enough, and with a paper of a day in time."""
    if fact.state == "not_applicable":
        return fact
    paper = fact.document or Document("31/BC-UBND", on - 20 * DAY)
    day = _working(min(paper.issued or on, last - 2 * DAY if last else on))
    return replace(fact, value=max(fact.value, 1), document=replace(paper, issued=day))
