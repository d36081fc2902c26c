"""The law's cycle is held against the day of a round: its months, and its years of the five-year plan."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.comparing.partial import load_partial
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Cycle, plan_year
from engine.law.values import Cite
from engine.problems import Problem, ProblemsFound, errors, words
from tests import frozen

TESTS = Path(__file__).parents[1]
DAYS = [date(year, month, 10) for year in range(2016, 2031) for month in range(1, 13)]
HELD = {2017, 2019, 2022, 2024, 2027, 2029}


def cycle(*, months: tuple[int, ...] = (11,), plan_years: tuple[int, ...] = (2, 4)) -> Cycle:
    """A cycle as the law of 2019 has it, but for what is told otherwise."""
    return Cycle(months=months, plan_years=plan_years, mark="reported", cite=Cite(document="x", at="y"))


def test_months_and_years_of_a_plan_begin_at_one() -> None:
    """The first and the last are good; what lies beside them, or stands there twice, is told by key and place."""
    assert cycle(months=(1, 12), plan_years=(1, 5)).strays == ()
    assert cycle(months=(0, 13, 2), plan_years=(6, 0)).strays == (
        ("months", 0, 0), ("months", 1, 13), ("plan_years", 0, 6), ("plan_years", 1, 0),
    )  # fmt: skip
    assert cycle(months=(11, 11)).strays == (("months", 1, 11),)


@pytest.fixture
def round_on(tmp_path: Path) -> Callable[[str], Path]:
    """The trial round on another day, its evidence none."""

    def made(day: str) -> Path:
        shutil.copytree(TESTS / "bad", tmp_path / "round", ignore=lambda _, names: [n for n in names if "-" in n])
        text = (TESTS / "bad" / "round.yaml").read_text("utf-8")
        period = f"period: {{from: {day}, to: {day}}}"
        lines = [f"on: {day}" if line.startswith("on:") else period if line.startswith("period:") else line
                 for line in text.splitlines()]  # fmt: skip
        (tmp_path / "round" / "round.yaml").write_text("\n".join(lines), "utf-8")
        return tmp_path / "round"

    return made


def law(mark: str = "reported") -> Lawbook:
    """The trial standard, its cycle with another mark; that it was checked only a ledger says, so it is put in here."""
    if mark == "checked":
        book = law()
        cycle = book.standard.head.cycle.model_copy(update={"mark": mark})
        head = book.standard.head.model_copy(update={"cycle": cycle})
        return replace(book, standard=book.standard.model_copy(update={"head": head}))
    text = (TESTS / "small" / "standard.yaml").read_text("utf-8")
    old = "plan_years: [2, 4]\n  mark: reported"
    assert old in text
    return load_standard(TESTS / "small", {"standard.yaml": text.replace(old, old.replace("reported", mark))})


def told(folder: Path, book: Lawbook) -> list[Problem]:
    """What reading a round says of its day."""
    round_, _ = read_round(folder)
    return [p for p in read_evidence(folder, book, round_).problems if p.code == "RND-210"]


def test_years_are_counted_within_the_plan_of_their_day() -> None:
    """2021 is the first year of its plan and 2025 the fifth; so are 2026 and 2030."""
    assert [plan_year(date(year, 1, 1)) for year in range(2021, 2031)] == [1, 2, 3, 4, 5] * 2


def test_a_day_is_in_the_cycle_by_its_month_and_its_year() -> None:
    """November of the second and fourth year of each plan, and no other month of fifteen years."""
    assert {day for day in DAYS if cycle().holds(day)} == {date(year, 11, 10) for year in HELD}


def test_a_list_left_empty_is_not_held_against_any_day() -> None:
    """Where only the years are known, every month will do; where nothing is, every day."""
    assert {day.year for day in DAYS if cycle(months=()).holds(day)} == HELD
    assert {day.month for day in DAYS if cycle(plan_years=()).holds(day)} == {11}
    assert all(cycle(months=(), plan_years=()).holds(day) for day in DAYS)


@pytest.mark.parametrize(("key", "most"), [("months", 12), ("plan_years", 5)])
def test_every_number_of_the_cycle_is_judged(key: str, most: int) -> None:
    """Changed to any other that may stand there, it changes which days are held; any that may not is refused."""
    now, held = {"months": (11,), "plan_years": (2, 4)}[key], [cycle().holds(day) for day in DAYS]
    for at in range(len(now)):
        for number in (n for n in range(15) if n != now[at]):
            other = cycle(**{key: (*now[:at], number, *now[at + 1 :])})
            assert bool(other.strays) == (not 1 <= number <= most or number in now)
            assert [other.holds(day) for day in DAYS] != held


@pytest.mark.parametrize(
    ("day", "outside"), [("2024-11-15", False), ("2024-12-01", True), ("2025-11-15", True), ("2025-03-10", True)]
)
def test_a_round_outside_the_cycle_is_told_so_and_scored(
    round_on: Callable[[str], Path], day: str, *, outside: bool
) -> None:
    """A warning at the day, and no commune is set aside for it."""
    folder = round_on(day)
    found = told(folder, law())
    assert [(str(p.place), p.severity) for p in found] == [("round.yaml:4:5", "warning")] * outside
    evidence = read_evidence(folder, law(), read_round(folder)[0])
    assert not errors(evidence.problems)
    assert not any(given.set_aside for given in evidence.communes.values())


@pytest.mark.parametrize(
    ("mark", "vietnamese", "english"),
    [("reported", "theo báo chí", "as the press has it"), ("provisional", "đặt tạm", "a stand-in"),
     ("checked", "đã đối chiếu", "was checked"), ("verbatim", "nguyên văn", "word for word")],
)  # fmt: skip
def test_the_warning_says_how_sure_the_cycle_is(
    round_on: Callable[[str], Path], mark: str, vietnamese: str, english: str
) -> None:
    """Which day, which cycle, in which text, and on what that rests."""
    (found,) = told(round_on("2025-03-10"), law(mark))
    said = words(found, "vi")
    assert "10/03/2025 là tháng 3, năm thứ 5" in said["what"]
    assert said["what"].endswith("ngoài chu kỳ của bộ tiêu chí: tháng 11 năm thứ 2, 4.")
    assert "00/TN 03/01/2019" in said["rule"]
    assert vietnamese in said["rule"]
    assert english in words(found, "en")["rule"]
    assert words(found, "en")["what"].endswith("month 11, year 2, 4.")


def test_a_round_in_the_cycle_of_its_law_is_told_nothing() -> None:
    """November of the plan's fourth year gives no such warning."""
    assert not [p for p in frozen.assessed().problems if p.code == "RND-210"]


def test_a_law_known_in_part_has_no_thirteenth_month_either(tmp_path: Path) -> None:
    """The same refusal where a cycle is only compared."""
    shutil.copytree(frozen.CRITERIA / "qd-34-2014", tmp_path / "qd-34-2014")
    head = tmp_path / "qd-34-2014" / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("months: [11]", "months: [13]"), "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        load_partial(tmp_path / "qd-34-2014")
    assert [p.code for p in refused.value.problems] == ["LAW-354"]
