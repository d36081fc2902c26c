"""A criterion's own period: the days that it is in a round, for any day; and what it changes, which is no point."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.desk.editing.clauses.year_days import read_year_day, shown_year_day
from engine.evidence.entries import Entry, day_of
from engine.files.books import Cell
from engine.language import speak
from engine.law.asking import evidence_by_id
from engine.law.loading import Lawbook
from engine.law.periods.own_period import Days, OwnPeriod, months_before, period_words
from engine.law.values import Cite
from engine.problems import Place
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from tests.comparing.law_edits import FULL, edited, round_of, unit_of

SAY = speak("vi")
CITE = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 2}"
YEAR = '{id: nam, title: Năm, title_en: Year, from: "-1 11-01", to: "10-31", ' + CITE + "}"
DAYS = st.dates(date(2016, 1, 1), date(2035, 12, 31))


def period(first: str | None, last: str | None, months: int | None = None) -> OwnPeriod:
    """A made-up period."""
    told = {"id": "p", "title": "Kỳ", "title_en": "Period", "mark": "reported", "cite": Cite(document="x", at="y")}
    return OwnPeriod.model_validate({**told, "from": first, "to": last, "months": months})


def with_period(written: str = YEAR) -> Lawbook:
    """The small standard with a period of its second criterion."""
    return edited(
        ("standard.yaml", "criteria: [tc01, tc02]\n", f"criteria: [tc01, tc02]\nperiods: [{written}]\n"),
        ("tc02.yaml", "max_points: 100\n", "max_points: 100\nperiod: nam\n"),
    )


@pytest.mark.parametrize(
    ("first", "last", "on", "days"),
    [
        ("-1 11-01", "10-31", date(2026, 11, 15), (date(2025, 11, 1), date(2026, 10, 31))),
        ("01-01", "06-30", date(2026, 7, 1), (date(2026, 1, 1), date(2026, 6, 30))),
        ("-2 01-01", "-1 12-31", date(2026, 2, 1), (date(2024, 1, 1), date(2025, 12, 31))),
        ("-1 02-29", "02-29", date(2026, 3, 1), (date(2025, 2, 28), date(2026, 2, 28))),
        ("-1 02-29", "02-29", date(2028, 3, 1), (date(2027, 2, 28), date(2028, 2, 29))),
    ],
)
def test_days_of_the_year_go_by_the_year_of_the_round(first: str, last: str, on: date, days: tuple[date, date]) -> None:
    """The 29th of February is the last of February in a common year, at either end."""
    assert period(first, last).days(on) == Days(*days)


@pytest.mark.parametrize(
    ("on", "months", "first"),
    [
        (date(2024, 11, 15), 24, date(2022, 11, 16)),
        (date(2026, 12, 31), 24, date(2025, 1, 1)),
        (date(2026, 4, 30), 1, date(2026, 4, 1)),
        (date(2025, 2, 28), 12, date(2024, 3, 1)),
        (date(2028, 2, 29), 12, date(2027, 3, 1)),
        (date(2026, 3, 30), 1, date(2026, 3, 1)),
    ],
)
def test_months_end_with_the_day_of_the_round(on: date, months: int, first: date) -> None:
    """From the last of a month they begin with the first of one."""
    assert period(None, None, months).days(on) == Days(first, on)


@given(DAYS, st.integers(1, 60))
def test_so_many_months_follow_one_another_without_a_day_between(on: date, months: int) -> None:
    """The period before ends on the day before the first; its length is that of its months, give or take an end."""
    first = period(None, None, months).days(on).first
    assert first - timedelta(days=1) == months_before(on, months)
    whole = (on.year - first.year) * 12 + on.month - first.month
    assert whole in {months, months - 1}
    if on.day == monthrange(on.year, on.month)[1]:
        assert first.day == 1


@given(DAYS, st.integers(1, 12), st.integers(1, 28), st.integers(0, 5))
def test_a_day_in_the_sheet_is_read_back_as_it_was_written(on: date, month: int, day: int, years: int) -> None:
    """In both languages, and what an officer may type instead of it is the same day."""
    written = f"{f'-{years} ' if years else ''}{month:02}-{day:02}"
    assert {read_year_day(shown_year_day(written, speak(language))) for language in ("vi", "en")} == {written}
    assert read_year_day(written) == written
    assert period(written, "12-31").days(on).first == date(on.year - years, month, day)


@pytest.mark.parametrize("typed", ["31/10", "31.10", " 31/10 ", "10-31"])
def test_an_officer_may_type_a_day_as_he_writes_it(typed: str) -> None:
    """Day before month, as people here write; month-day only as the files have it."""
    assert read_year_day(typed) == "10-31"


def test_what_is_no_day_stays_for_the_law_to_refuse() -> None:
    """Nothing is guessed of a word, nor of a hyphen that may stand either way."""
    assert read_year_day("31-10") == "31-10"
    assert read_year_day("cuối năm") == "cuối năm"
    assert read_year_day("31/10 năm sau") == "31/10 năm sau"


def test_a_period_gives_no_point() -> None:
    """With and without it every card says the same."""
    plain, own = edited(), with_period()
    round_, evidence = round_of({unit_of(1): FULL, unit_of(2): {**FULL, "tre_bi_tai_nan": 40}})
    made = [assess(book, prove(book).table, round_, evidence) for book in (plain, own)]
    told = [[(c.decision.low, c.decision.high, c.decision.verdict) for c in one.cards] for one in made]
    assert told[0] == told[1]


def test_every_datum_of_the_criterion_knows_its_days_and_no_other() -> None:
    """Those of the second criterion alone."""
    book = with_period()
    with_own = {entry.id for entry in book.standard.book.evidence if entry.period}
    read = {"tre_duoi_1_tuoi", "tre_duoi_1_tiem_du", "tre_bi_tai_nan", "tre_em", "tre_duoc_hoi", "tre_hai_long"}
    assert with_own == read


def test_another_period_asks_another_question() -> None:
    """A form that is out is for the days that it shows: its stamp changes with them, and with nothing else of them."""
    later = YEAR.replace("10-31", "09-30")
    retitled = YEAR.replace("title: Năm", "title: Năm công tác")
    assert with_period().asked == with_period(retitled).asked
    assert len({edited().asked, with_period().asked, with_period(later).asked}) == 3


@pytest.mark.parametrize(("paper", "told"), [("01/10/2022", ["EVI-132"]), ("01/12/2022", [])])
def test_a_paper_is_old_beside_the_days_of_its_own_datum(paper: str, told: list[str]) -> None:
    """01/12/2022 is more than a year before 2024, and less than a year before 01/11/2023."""
    book, (round_, _) = with_period(), round_of({})
    entry = evidence_by_id(book.standard, "tre_bi_tai_nan")
    _, found = day_of(Entry("00001", entry, Cell(0), Place("x.csv"), issued=paper), round_)
    assert ([found.code] if found else []) == told
    _, alone = day_of(
        Entry("00001", entry.model_copy(update={"period": None}), Cell(0), Place("x"), issued=paper), round_
    )
    assert alone
    assert alone.code == "EVI-132"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (period("-1 11-01", "10-31"), "từ 01/11 năm trước đến 31/10 năm của đợt"),
        (period("-2 01-01", "-1 12-31"), "từ 01/01 của 2 năm trước đến 31/12 năm trước"),
        (period(None, None, 24), "24 tháng tính đến ngày chốt của đợt"),
    ],
)
def test_a_period_is_said_in_words(made: OwnPeriod, said: str) -> None:
    """As an official would say it."""
    assert period_words(made, SAY) == said


def test_another_period_is_told_by_its_days_and_pulls_nothing() -> None:
    """The period that comes, and the criterion that has it now; not that its data are otherwise."""
    told = [(edited(), with_period()), (with_period(), with_period(YEAR.replace("10-31", "09-30")))]
    said = []
    for old, new in told:
        found = compare(old.standard, new.standard)
        assert {(d.kind, d.lever) for d in found} == {("period", "")}
        said.append([difference_sentence(Comparison(old.standard, new.standard, found), d, SAY) for d in found])
    assert said == [
        [
            "kỳ số liệu: kỳ của đợt → từ 01/11 năm trước đến 31/10 năm của đợt",
            "Thêm kỳ “Năm”: từ 01/11 năm trước đến 31/10 năm của đợt",
        ],
        ["Kỳ “Năm”: từ 01/11 năm trước đến 31/10 năm của đợt → từ 01/11 năm trước đến 30/09 năm của đợt"],
    ]
