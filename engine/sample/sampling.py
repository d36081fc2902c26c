"""Made-up evidence of made-to-look-real communes: believable numbers, and never anybody's.

Each commune is drawn from its own dice, thrown by seed and code, so neither the order nor the
number of communes changes anyone's numbers. Every fact says that it is simulated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from engine.evidence.facts import Document, Fact
from engine.evidence.identity.official_lists import FIRST_MADE_UP_CODE, Listed, listed
from engine.files.numbers import FactState
from engine.law.loading import Lawbook
from engine.law.measures.kinds import is_some_of_whole, reads_of
from engine.law.model import Standard, Unit
from engine.law.questions import Evidence
from engine.law.values import ProvinceType, UnitType
from engine.problems import Place
from engine.sample.invented import Commune, Counts, Dice, Story, dice_of, invent

SIMULATED = "số liệu mô phỏng"
BASIS = "mô phỏng"
NOWHERE = Place(SIMULATED)
# Two fifths fail, nearly all by a knock-out: 110 of 115 failures in the one province whose figures are known.
STORIES: tuple[tuple[Story, float], ...] = (("abuse", 0.19), ("injury", 0.19), ("gaps", 0.06), ("weak", 0.02))
ISSUERS = (
    ("trạm y tế", "BC-TYT"), ("công an", "BC-CAX"), ("trường", "BC-MN"), ("đoàn", "BC-ĐTN"), ("tư pháp", "BC-TPHT"),
)  # fmt: skip
DECISIONS, REPORTS = "QĐ-UBND", "BC-UBND"


def sample_units(rows: Sequence[Mapping[str, str]], count: int, seed: int, *, on: date) -> tuple[Unit, ...]:
    """``count`` neighbours from a list of real communes, with made-up mountain, island and area III.

    ``rows`` are of ``communes-legacy.csv`` or ``communes-2025.csv``, whichever held on ``on``. Special zones are left
    out, since they fit no class. Past the list's end come "Xã mô phỏng 00001" and on, under codes from 40001.
    """
    usable = [unit for unit in (listed(row, on) for row in rows) if unit.kinds[0] != "dac_khu"]
    start = dice_of("units", seed).between(0, len(usable) - 1) if count < len(usable) else 0
    real = [_unit(usable[(start + at) % len(usable)], seed) for at in range(min(count, len(usable)))]
    made_up = [
        _with_ground(str(FIRST_MADE_UP_CODE + at), f"Xã mô phỏng {at:05}", "xa", "tinh", seed)
        for at in range(1, count - len(real) + 1)
    ]
    return (*sorted(real, key=lambda unit: unit.code), *made_up)


def _unit(listed: Listed, seed: int) -> Unit:
    """A commune as it was first called, where its list tells of changes."""
    return _with_ground(listed.code, listed.names[0], listed.kinds[0], listed.province_kinds[0], seed)


def _with_ground(code: str, name: str, kind: UnitType, province: ProvinceType, seed: int) -> Unit:
    dice = dice_of("ground", seed, code)
    mountain = dice.chance(0.05 if kind == "phuong" else 0.45)
    area_iii, island = dice.chance(0.4), dice.chance(0.02)
    return Unit(
        code=code, name=name, type=kind, province=province, mountain=mountain,
        island=island and not mountain, area_iii=area_iii and mountain and kind == "xa", basis=BASIS,
    )  # fmt: skip


def sample_facts(book: Lawbook, unit: Unit, seed: int, *, on: date, story: Story | None = None) -> dict[str, Fact]:
    """Evidence of one commune that keeps every limit of the standard's ``evidence.yaml``; pure.

    ``on`` is the round's day, which no document is younger than; ``story`` says what befell the commune, else the
    dice do. Data that only another standard knows get plausible values by their kind and limits.
    """
    dice = dice_of("facts", seed, unit.code)
    told = dice.source.random()
    commune = Commune(dice, *_ground(unit, story or _story(told)))
    known, wholes = invent(commune, on), _wholes(book.standard)
    values = {
        e.id: known[e.id] if e.id in known else _unknown(e, dice, whole=e.id in wholes)
        for e in book.standard.book.evidence
    }
    _keep_limits(book.standard, values)
    empty = _parts_of_nothing(book.standard, values)
    absent = _absent(book.standard, dice) if commune.story == "gaps" else frozenset()
    papers = _papers(book.standard, dice, on)
    return {
        e.id: _fact(e, 0 if e.id in empty else values[e.id], papers, not_applicable=e.id in empty)
        for e in book.standard.book.evidence
        if e.id not in absent and not (e.id in empty and absent & empty[e.id])
    }


def _fact(evidence: Evidence, value: int, papers: Mapping[str, Document], *, not_applicable: bool) -> Fact:
    """A fact with its paper; a "no" has none to show."""
    refused = evidence.kind == "yes_no" and not value
    paper = None if refused else papers[evidence.id]
    state: FactState = "not_applicable" if not_applicable else "given"
    return Fact(evidence.id, value, NOWHERE, state, paper, SIMULATED)


def _story(told: float) -> Story:
    for story, share in STORIES:
        if told < share:
            return story
        told -= share
    return "steady"


def _ground(unit: Unit, story: Story) -> tuple[int, float, Story]:
    hard = unit.mountain or unit.island or unit.area_iii
    ease = 2 if unit.type == "phuong" else 0 if hard else 1
    return (0, 4.0, story) if story == "weak" else (ease, (1.0, 0.6, 0.1)[ease], story)


def _unknown(evidence: Evidence, dice: Dice, *, whole: bool) -> int:
    """A datum of another standard: mostly yes, rarely a sensitive case, people for a whole, else a handful."""
    if evidence.kind == "yes_no":
        return int(dice.chance(0.85))
    if evidence.sensitive:
        return int(dice.chance(0.1))
    if evidence.not_more_than:
        return min(evidence.at_most, dice.between(60, 120))
    return min(evidence.at_most, dice.between(100, 300) if whole else dice.between(1, 9))


def _wholes(standard: Standard) -> frozenset[str]:
    """The data that others are parts of."""
    wholes = (datum for item in standard.items for datum in reads_of(item.measure).whole)
    measured = {datum.name for datum in wholes if not datum.back}
    return frozenset(measured.union(*(e.not_more_than for e in standard.book.evidence)))


def _keep_limits(standard: Standard, values: Counts) -> None:
    """Cut every part to its wholes and every checked sum to its limit, until nothing moves."""
    sums = [(c.sum, c.not_more_than) for c in standard.book.checks if c.sum and c.not_more_than]
    moved = True
    while moved:
        moved = False
        for e in standard.book.evidence:
            limit = min((values[name] for name in e.not_more_than), default=e.at_most)
            if values[e.id] > min(limit, e.at_most):
                values[e.id], moved = min(limit, e.at_most), True
        for parts, whole in sums:
            total = sum(values[name] for name in parts)
            if total > values[whole]:
                values.update({name: values[name] * values[whole] // total for name in parts})
                moved = True


def _parts_of_nothing(standard: Standard, values: Counts) -> Mapping[str, frozenset[str]]:
    """Parts of an empty whole, with it: there a form says "không áp dụng", which is not a zero."""
    shares = [reads_of(item.measure) for item in standard.items if is_some_of_whole(item.measure)]
    pairs = [([d.name for d in reads.part], frozenset(d.name for d in reads.whole)) for reads in shares]
    wholes = frozenset[str]().union(*(whole for _, whole in pairs))
    empty = [(part, whole) for part, whole in pairs if not sum(values[name] for name in whole)]
    return {name: whole for part, whole in empty for name in part if name not in wholes}


def _absent(standard: Standard, dice: Dice) -> frozenset[str]:
    """What a commune has not sent: all that one office holds, or three single data."""
    asked = standard.book.evidence
    if dice.chance(0.6):
        late = asked[dice.between(0, len(asked) - 1)].holder
        return frozenset(e.id for e in asked if e.holder == late)
    return frozenset(asked[dice.between(0, len(asked) - 1)].id for _ in range(3))


def _issuer(evidence: Evidence) -> str:
    """The letters of the paper a datum rests on: a decision for a yes or no, else its holder's report."""
    if evidence.kind == "yes_no":
        return DECISIONS
    holder = evidence.holder.casefold()
    return next((letters for word, letters in ISSUERS if word in holder), REPORTS)


def _papers(standard: Standard, dice: Dice, on: date) -> Mapping[str, Document]:
    """The paper of each datum: a decision of its own for a yes or no, else its holder's one report."""
    made: dict[str, Document] = {}
    reports: dict[str, Document] = {}
    for e in standard.book.evidence:
        letters = _issuer(e)
        if letters == DECISIONS:
            made[e.id] = _paper(dice.between(11, 240), letters, on - timedelta(days=dice.between(40, 250)))
        else:
            if letters not in reports:
                reports[letters] = _paper(dice.between(5, 98), letters, on - timedelta(days=dice.between(1, 14)))
            made[e.id] = reports[letters]
    return made


def _paper(number: int, letters: str, day: date) -> Document:
    """A paper of that day, or of the Friday before when it falls on a weekend."""
    return Document(f"{number}/{letters}", day - timedelta(days=max(day.weekday() - 4, 0)))
