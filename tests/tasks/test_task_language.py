"""What a letter may say of a task: shares, days that come several times a year, seasons; and what it may not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.evidence.facts import Fact
from engine.evidence.identity.letters_fit import letter_stamps
from engine.law.directives import Letter, load_directives
from engine.law.duties.closing import Closed
from engine.law.duties.deadlines import Deadline
from engine.problems import Place, Problem, ProblemsFound, words
from engine.service.check import check_target
from engine.service.workspace import Workspace
from engine.tasks.calendar import Clock, Due, coming_days, due_of, with_paper
from engine.tasks.shown import given_by
from engine.tasks.states import Given, Span
from tests import frozen

ONE = timedelta(days=1)
NAMES = {"phan": "phan", "tong": "tong"}
EMPTY: dict[str, Given] = {"done": Given.DONE, "not_done": Given.NOT_DONE, "not_arisen": Given.NOT_ARISEN}
Empty = Literal["done", "not_done", "not_arisen"]


def fact(name: str, value: int | None, *, arises: bool = True) -> dict[str, Fact]:
    """A datum as a form gives it; none for an empty cell."""
    state: Literal["given", "not_applicable"] = "given" if arises else "not_applicable"
    return {} if value is None else {name: Fact(name, value, Place("x"), state)}


counts = st.one_of(st.none(), st.integers(0, 10**9))


@given(part=counts, whole=counts, percent=st.integers(1, 100), none=st.sampled_from(sorted(EMPTY)))
@example(part=816, whole=816, percent=100, none="done")
@example(part=815, whole=816, percent=100, none="done")
@example(part=10**9 - 1, whole=10**9, percent=100, none="done")
@example(part=19, whole=20, percent=95, none="done")
@example(part=0, whole=0, percent=1, none="not_done")
@example(part=None, whole=0, percent=1, none="done")
def test_a_share_is_reached_as_a_fraction_says(part: int | None, whole: int | None, percent: int, none: Empty) -> None:
    """Part over whole against the percent, exactly; an empty whole is as the letter says; a missing one is unknown."""
    closed = Closed(share="phan", of="tong", at_least=percent, when_none=none)
    told = given_by(closed, NAMES, fact("phan", part) | fact("tong", whole))
    if part is None or whole is None:
        assert told is Given.NOTHING
    elif whole == 0:
        assert told is EMPTY[none]
    else:
        assert told is (Given.DONE if Fraction(part, whole) >= Fraction(percent, 100) else Given.NOT_DONE)


@pytest.mark.parametrize("apart", ["phan", "tong"])
def test_a_share_of_what_did_not_arise_did_not_arise(apart: str) -> None:
    """The words "không áp dụng" for the part or the whole is neither done nor open."""
    closed = Closed(share="phan", of="tong", at_least=100, when_none="done")
    told = fact("phan", 5, arises=apart != "phan") | fact("tong", 9, arises=apart != "tong")
    assert given_by(closed, NAMES, told) is Given.NOT_ARISEN


def letter(year: int | None) -> Letter:
    """A letter of a year, or a standing duty."""
    told = {"seen": "thử", "issuer": "thử", "issuer_en": "trial", "level": "district", "title": "thử", "title_en": "t"}
    return Letter.model_validate({**told, **({"year": str(year)} if year else {})})


def due(when: object, on: date, year: int | None = None) -> Due:
    """The day of a task asked on a day, in a round that began on 1 January of that year."""
    held = (Deadline.model_validate({"when": when}),)
    return due_of(held, letter(year), Clock(on, date(on.year, 1, 1), True, {}))


HALVES = {"every_year": ("06-15", "12-15")}


@pytest.mark.parametrize(
    ("on", "last", "since", "coming", "earlier"),
    [
        (date(2024, 6, 14), date(2024, 6, 15), date(2024, 1, 1), date(2024, 6, 15), ()),
        (date(2024, 6, 15), date(2024, 6, 15), date(2024, 1, 1), date(2024, 6, 15), ()),
        (date(2024, 6, 16), date(2024, 6, 15), date(2024, 1, 1), date(2024, 12, 15), ()),
        (date(2024, 12, 15), date(2024, 6, 15), date(2024, 1, 1), date(2024, 12, 15), ()),
        (date(2024, 12, 16), date(2024, 12, 15), date(2024, 6, 16), date(2025, 6, 15), (date(2024, 6, 15),)),
        (date(2025, 1, 1), date(2025, 6, 15), date(2025, 1, 1), date(2025, 6, 15), ()),
    ],
)
def test_two_days_of_a_year_are_two_turns(
    on: date, last: date, since: date, coming: date, earlier: tuple[date, ...]
) -> None:
    """The latest that has passed is judged, the next is named, and each passed before it is told."""
    told = due(HALVES, on)
    assert (told.last, told.since, told.next, told.earlier) == (last, since, coming, earlier)


@pytest.mark.parametrize(
    ("paper", "last", "earlier"),
    [
        (date(2024, 6, 15), date(2024, 6, 15), ()),
        (date(2024, 6, 16), date(2024, 12, 15), (date(2024, 6, 15),)),
        (date(2024, 11, 10), date(2024, 12, 15), (date(2024, 6, 15),)),
        (None, date(2024, 6, 15), ()),
    ],
)
def test_a_paper_counts_for_the_turn_in_whose_days_it_falls(
    paper: date | None, last: date, earlier: tuple[date, ...]
) -> None:
    """One after 15 June is no late paper of June but one of December, and June is told as not seen."""
    told = with_paper(due(HALVES, date(2024, 11, 15)), paper)
    assert (told.last, told.earlier) == (last, earlier)


days_of_year = st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(lambda day: f"{day:%m-%d}")


@given(
    days=st.lists(days_of_year, min_size=2, max_size=5, unique=True).map(sorted),
    on=st.dates(date(2010, 1, 1), date(2060, 12, 31)),
    back=st.integers(0, 500),
)
def test_turns_are_those_that_a_walk_through_the_days_meets(days: list[str], on: date, back: int) -> None:
    """Day by day through the year: the last met before the day, the first from it on, the others of the year before."""
    told = with_paper(due({"every_year": tuple(days)}, on), None)
    year = [date(on.year, 1, 1) + ONE * n for n in range(366) if (date(on.year, 1, 1) + ONE * n).year == on.year]
    passed = [day for day in year if f"{day:%m-%d}" in days and day < on]
    ahead = next(day for n in range(367) if f"{(day := on + ONE * n):%m-%d}" in days)
    assert told.next == ahead
    assert told.last == (passed[-1] if passed else ahead)
    assert told.earlier == tuple(passed[:-1])
    paper = on - ONE * back
    judged = with_paper(told, paper)
    assert judged.last == (ahead if passed and paper > passed[-1] else told.last)


SUMMER = {"each_year": {"from": "05-25", "to": "08-31"}}
WINTER = {"each_year": {"from": "11-15", "to": "02-15"}}


@pytest.mark.parametrize("on", [date(2020, 3, 1), date(2020, 8, 31), date(2020, 9, 1), date(2021, 6, 1)])
def test_a_letters_season_is_that_of_its_own_year(on: date) -> None:
    """Late from 1 September on, not from New Year; a paper from before the season does not count."""
    told = due(SUMMER, on, 2020)
    assert (told.last, told.since) == (date(2020, 8, 31), date(2020, 5, 25))
    assert told.next == (date(2020, 8, 31) if on <= date(2020, 8, 31) else None)


def test_a_season_may_run_over_new_year() -> None:
    """The winter of a letter of 2024 begins in 2024 and ends in 2025."""
    told = due(WINTER, date(2025, 1, 10), 2024)
    assert (told.since, told.last, told.next) == (date(2024, 11, 15), date(2025, 2, 15), date(2025, 2, 15))


@pytest.mark.parametrize(
    ("on", "since", "last", "coming"),
    [
        (date(2024, 2, 15), date(2023, 11, 15), date(2024, 2, 15), date(2024, 2, 15)),
        (date(2024, 2, 16), date(2023, 11, 15), date(2024, 2, 15), date(2025, 2, 15)),
        (date(2024, 11, 20), date(2023, 11, 15), date(2024, 2, 15), date(2025, 2, 15)),
        (date(2025, 1, 1), date(2024, 11, 15), date(2025, 2, 15), date(2025, 2, 15)),
    ],
)
def test_a_standing_winter_is_judged_by_the_one_that_has_passed(
    on: date, since: date, last: date, coming: date
) -> None:
    """And a paper of the winter that has begun counts for that one."""
    told = due(WINTER, on)
    assert (told.since, told.last, told.next) == (since, last, coming)
    if coming != last:
        begun = date(coming.year - 1, 11, 15)
        assert with_paper(told, begun - ONE).last == last
        assert with_paper(told, begun).last == coming


@given(
    first=days_of_year, end=days_of_year, on=st.dates(date(2010, 1, 1), date(2060, 1, 1)), year=st.integers(2010, 2060)
)
def test_a_season_is_the_days_that_a_walk_from_its_first_meets(first: str, end: str, on: date, year: int) -> None:
    """From its first day on until its last is met, within the year or over its end."""
    told = due({"each_year": {"from": first, "to": end}}, on, year)
    begins = date.fromisoformat(f"{year}-{first}")
    ends = next(day for n in range(367) if f"{(day := begins + ONE * n):%m-%d}" == end)
    assert (told.span, told.since, told.last) == (Span.DATED, begins, ends)


def test_the_calendar_holds_each_turn_to_come() -> None:
    """Both halves of the year ahead, and a standing season's end."""
    clock, until = Clock(date(2024, 3, 1), date(2024, 1, 1), True, {}), date(2025, 3, 1)

    def ahead(when: object, year: int | None = None) -> list[date]:
        return [day for day, _ in coming_days((Deadline.model_validate({"when": when}),), letter(year), clock, until)]

    assert ahead(HALVES) == [date(2024, 6, 15), date(2024, 12, 15)]
    assert ahead(WINTER) == [date(2025, 2, 15)]
    assert ahead(SUMMER, 2024) == ahead(SUMMER) == [date(2024, 8, 31)]


def test_a_form_made_before_shares_and_lists_still_fits_its_letter() -> None:
    """What a letter without them says is told as before, so that the stamp in a form that is out stays the same."""
    assert Closed(yes="co").model_dump() == {"yes": "co", "count": None, "at_least": None}
    one, two = (Deadline.model_validate({"when": {"every_year": days}}) for days in ("07-10", ("06-15", "12-15")))
    assert one.when.model_dump() == {"every_year": (7, 10), "strict": False}
    assert two.when.model_dump() == {"every_year": ((6, 15), (12, 15)), "strict": False}
    stamps = letter_stamps(load_directives(frozen.LETTERS, ("son-duong-2024", "standing-duties")))
    assert stamps == {"son-duong-2024": "b54d55c8", "standing-duties": "98cfa5d2"}


TASK = """id: thu
letter: {{seen: thử, issuer: thử, issuer_en: trial, level: commune, title: thử, title_en: trial}}
tasks:
  - id: THU-01
    clause: "1"
    label: {label}
    label_en: Trial
    responsible: UBND xã
    responsible_en: Commune
    sector: y-te
    levels: [commune]
    deadlines:
{deadlines}
    done_when:
      - {closing}
    commune_shows: direct
"""
SOUND = "{share: tre_da_kham_dinh_ky, of: so_tre_em, at_least: 100, when_none: not_arisen}"
YEAR = "      - when: {open: year}"


def problems(tmp_path: Path, *, label: str = "Việc", closing: str = SOUND, deadlines: str = YEAR) -> Iterator[Problem]:
    """What reading a letter of one task finds; the data are those of the frozen letters."""
    for name in ("evidence.yaml", "holidays.yaml"):
        text = (frozen.LETTERS / name).read_text("utf-8")
        whole = text.replace("evidence:\n", f"evidence:\n{WHOLE}", 1) if name == "evidence.yaml" else text
        (tmp_path / name).write_text(whole, "utf-8")
    text = TASK.format(label=label, closing=closing, deadlines=deadlines)
    (tmp_path / "thu.yaml").write_text(text, "utf-8")
    try:
        yield from load_directives(tmp_path, ("thu",)).warnings
    except ProblemsFound as refused:
        yield from refused.problems


WHOLE = """  - {id: so_tre_em, key: ALL, same_as: tre_em, label: Trẻ em, label_en: Children, question: Bao nhiêu?, \
question_en: How many?, kind: count, unit: trẻ, unit_en: children, holder: UBND, holder_en: Commune}
"""


def test_what_is_well_said_is_taken(tmp_path: Path) -> None:
    """A share of all for every child, at a list of days, at a season: no problem, not even a warning."""
    halves = '      - {valid_until: 2025-06-30, when: {every_year: ["06-15", "12-15"]}}'
    winter = '      - {valid_from: 2025-07-01, when: {each_year: {from: "11-15", to: "02-15"}}}'
    deadlines = f"{halves}\n{winter}"
    assert list(problems(tmp_path, label="Khám cho mọi trẻ em", deadlines=deadlines)) == []


@pytest.mark.parametrize(
    ("code", "typed", "told"),
    [
        ("LAW-503", {"closing": "{share: tre_da_kham_dinh_ky, at_least: 100, when_none: done}"}, "thiếu of hoặc"),
        ("LAW-503", {"closing": "{share: tre_da_kham_dinh_ky, of: so_tre_em, when_none: done}"}, "at_least"),
        ("LAW-504", {"closing": "{at_least: 1}"}, "một điều kiện"),
        ("LAW-504", {"closing": "{yes: ban_giao_he, count: so_tre_em}"}, "một điều kiện"),
        ("LAW-504", {"closing": "{count: tre_da_kham_dinh_ky, of: so_tre_em}"}, "một điều kiện"),
        ("LAW-504", {"closing": "{yes: ban_giao_he, at_least: 1}"}, "một điều kiện"),
        ("LAW-505", {"closing": SOUND.replace("100", "101")}, "101 %"),
        ("LAW-505", {"closing": SOUND.replace("100", "0")}, "0 %"),
        ("LAW-506", {"closing": SOUND.replace(", when_none: not_arisen", "")}, "so_tre_em bằng 0"),
        ("LAW-507", {"closing": SOUND.replace("so_tre_em", "tre_da_kham_dinh_ky")}, "vừa là phần"),
        ("LAW-309", {"closing": SOUND.replace("so_tre_em", "ban_giao_he")}, "ban_giao_he"),
        ("LAW-309", {"closing": "{yes: so_tre_em}"}, "so_tre_em"),
        ("LAW-508", {"deadlines": '      - when: {every_year: "15-06"}'}, "15-06"),
        ("LAW-508", {"deadlines": '      - when: {every_year: ["06-15", "02-30"]}'}, "02-30"),
        ("LAW-508", {"deadlines": '      - when: {each_year: {from: "tháng 5", to: "08-31"}}'}, "tháng 5"),
        ("LAW-509", {"deadlines": '      - when: {every_year: ["12-15", "06-15"]}'}, "theo thứ tự"),
        ("LAW-509", {"deadlines": '      - when: {every_year: ["06-15", "06-15"]}'}, "hai lần"),
        ("LAW-510", {"deadlines": "      - when: {after: ban_giao_he}"}, "ban_giao_he"),
        ("LAW-510", {"deadlines": "      - when: {after: ban_giao_he, days: 5, working_days: 2}"}, "đúng một"),
        ("LAW-311", {"deadlines": "      - when: {from: 2024-06-30, to: 2024-06-01}"}, "30/06/2024"),
        ("LAW-311", {"deadlines": YEAR.replace("when", "{valid_from: 2024-02-01, valid_until: 2024-01-01, when") + "}"},
         "01/02/2024"),
        ("LAW-511", {"deadlines": f"{YEAR}\n{YEAR}"}, "cùng có hiệu lực"),
        ("LAW-202", {"deadlines": '      - when: {each_year: {from: "05-25"}}'}, "to"),
    ],
)  # fmt: skip
def test_each_misuse_is_refused_at_its_line(tmp_path: Path, code: str, typed: dict[str, str], told: str) -> None:
    """In plain words of both languages, with the line as it was typed."""
    (found,) = [problem for problem in problems(tmp_path, **typed) if problem.code == code]
    said = words(found, "vi")
    assert told in said["what"] + said["remedy"]
    assert found.place.line > 12 and found.typed
    assert all(words(found, "en").values())


@pytest.mark.parametrize(
    ("label", "closing", "warned"),
    [
        ("Khám cho mọi trẻ dưới 16 tuổi", "{count: tre_da_kham_dinh_ky, at_least: 1}", "mọi trẻ dưới"),
        ("Thanh tra tất cả cơ sở", "{count: cuoc_kiem_tra}", "tất cả cơ sở"),
        ("Tiêm cho 100 % trẻ em", "{count: tre_duoi_1_da_tiem_du, at_least: 5}", "100 % trẻ em"),
        ("Lập hồ sơ cho từng trẻ", "{count: tre_dac_biet_da_giup, at_least: 1}", "từng trẻ"),
        ("Ghi mọi vụ xâm hại", "{count: tre_bi_xam_hai, at_least: 0}", None),
        ("Truyền thông để mọi người hiểu", "{count: buoi_truyen_thong, at_least: 1}", None),
        ("Khám cho mọi trẻ dưới 16 tuổi", SOUND, None),
        ("Khám cho mọi trẻ dưới 16 tuổi", SOUND + "\n      - {count: tre_da_kham_dinh_ky}", None),
        ("Thanh tra tất cả cơ sở", "{yes: kiem_tra_co_so}", None),
    ],
)
def test_a_task_for_all_that_one_would_close_is_warned(
    tmp_path: Path, label: str, closing: str, warned: str | None
) -> None:
    """Mọi, tất cả, 100 %, từng trẻ: one examined child is not every child; everyone who is talked to is no whole."""
    found = list(problems(tmp_path, label=label, closing=closing))
    assert [problem.code for problem in found] == (["LAW-502"] if warned else [])
    if warned:
        assert f"“{warned}”" in words(found[0], "vi")["what"]
        assert found[0].severity == "warning"


def test_warnings_are_shown_when_the_letters_are_checked() -> None:
    """And stop nothing: the frozen letters, which count one child for all, are checked to the end."""
    found = check_target("directives", Workspace(frozen.FROZEN, bundled=True))
    assert {problem.code for problem in found.problems} == {"LAW-502"}
