"""Numbers of caps, conditions, levels, dated thresholds, steps and conditions on communes: an idle one is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound, render
from engine.rules.idle.judged_steps import of_steps
from engine.rules.idle.judged_sums import OVER_CAP, RIVAL_BETTER
from engine.rules.table import open_cells
from tests.frozen import SMALL

CITED = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}"
CITE = "cite: {document: 00/TN 03/01/2019, at: Điều 4}"
NAMED = "title: Tên thử, title_en: Trial"
KNOCK = "knock_out:\n"
Edit = tuple[str, str, str]
NEVER_0: tuple[Edit, ...] = (
    ("tc01.yaml", "points: 20, mark: verbatim}\n      - {otherwise: true, points: 0,",
     "points: 20, mark: verbatim}\n      - {otherwise: true, points: 10,"),
    ("tc01.yaml", "given: 0, points: 0", "given: 0, points: 10"),
)  # fmt: skip


def idle(*edits: Edit, new: Mapping[str, str] | None = None) -> list[str]:
    """The idle numbers of the edited small law, and other faults by their codes; each reads well in both languages."""
    return [str(p.values["name"]) if p.code == "LAW-362" else p.code for p in problems_of(*edits, new=new)]


def problems_of(*edits: Edit, new: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """What opening the edited small law shows."""
    texts = dict(new or {})
    for file, old, told in edits:
        text = texts.get(file) or (SMALL / file).read_text("utf-8")
        assert old in text, (file, old)
        texts[file] = text.replace(old, told)
    try:
        found = open_cells(load_standard(SMALL, texts))[1]
    except ProblemsFound as refused:
        found = refused.problems
    assert all(len(render(p, language)) > 100 for p in found for language in ("vi", "en"))
    return found


def condition(**keys: str) -> Edit:
    """One condition besides the knock-out."""
    said = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return "standard.yaml", KNOCK, f"conditions:\n  - {{id: thu, {NAMED}, {said}, {CITED}}}\n{KNOCK}"


def levels(plain: int) -> Edit:
    """A second level; the first asks 180, 160 and 170 of the classes."""
    bars = "".join(
        f"      - {{class: {name}, threshold: {total}, {CITED}}}\n"
        for name, total in (("ward", 200), ("mountain", 190), ("plain", plain))
    )
    high = f"  - id: cao\n    title: Cao\n    title_en: High\n    thresholds:\n{bars}"
    return "standard.yaml", KNOCK, f"levels:\n  - {{id: dat, {NAMED}}}\n{high}{KNOCK}"


def criterion(*items: str, most: int, role: str = "") -> tuple[Edit, Mapping[str, str]]:
    """A third criterion of these items, and the head that names it."""
    head = f"id: tc03\nnumber: 3\n{NAMED.replace(', ', chr(10))}\nmax_points: {most}\n{role}mark: reported\n{CITE}\n"
    text = head + "items:\n" + "".join(item.replace("tc03.N", f"tc03.{at}") for at, item in enumerate(items, 1))
    return ("standard.yaml", "[tc01, tc02]", "[tc01, tc02, tc03]"), {"tc03.yaml": text}


def counted(most: int, *bands: tuple[int, int], more: str = "") -> str:
    """An item that counts activities: so many points from so many on, with its examples."""
    rows = [f"      - {{at_least: {edge}, points: {points}, mark: reported}}\n" for edge, points in bands]
    given = sorted({value for edge, _ in bands for value in (edge - 1, edge, edge + 1)})
    earned = {value: next((points for edge, points in bands if value >= edge), 0) for value in given}
    shown = [f"      - {{name: {value} lần, given: {value}, points: {points}}}\n" for value, points in earned.items()]
    return (
        f"  - id: tc03.N\n    title: Hoạt động\n    title_en: Activities\n    max_points: {most}\n{more}"
        f"    measure: {{count: so_hoat_dong}}\n    bands:\n{''.join(rows)}"
        f"      - {{otherwise: true, points: 0, mark: reported}}\n    {CITE}\n    examples:\n{''.join(shown)}"
    )


ANSWERED = (
    f"  - id: tc03.N\n    title: Có người\n    title_en: Somebody\n    max_points: 20\n    best_of: a\n"
    "    measure: {yes_no: co_nguoi_phu_trach}\n    bands:\n      - {yes: true, points: 20, mark: reported}\n"
    f"      - {{otherwise: true, points: LEAST, mark: reported}}\n    {CITE}\n    examples:\n"
    '      - {name: có, given: "yes", points: 20}\n      - {name: không, given: "no", points: LEAST}\n'
)


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([condition(each_of="all", at_least_percent="20")], []),
        ([condition(each_of="tc01", at_least="10"), *NEVER_0], ["condition/thu/at_least"]),
        ([condition(each_of="tc01", more_than="9"), *NEVER_0], ["condition/thu/more_than"]),
        ([condition(each_of="tc01", at_least="11"), *NEVER_0], []),
        ([condition(each_of="all", at_least_percent="10"), *NEVER_0], []),  # criterion 2 can be lower
        ([condition(each_of="all", at_least_percent="10", allowed="1")], []),
        ([condition(each_of="all", at_least_percent="10", allowed="1"), *NEVER_0], ["condition/thu/allowed"]),
        ([condition(sum_of="[tc01, tc02]", at_least_percent="5"), *NEVER_0], ["condition/thu/at_least_percent"]),
        ([condition(sum_of="[tc01, tc02]", at_least="11"), *NEVER_0], []),
    ],
)
def test_a_condition_that_bars_nobody(edits: list[Edit], told: list[str]) -> None:
    """Where criterion 1 gives 10 points at least, to ask for 10 asks nothing; of two criteria then one alone can fail.

    That the total already asks as much is another matter, and only warned of (LAW-496).
    """
    assert [name for name in idle(*edits) if name != "LAW-496"] == told


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([levels(175)], []),
        ([levels(171)], []),
        ([levels(170)], []),
        ([levels(175), ("standard.yaml", "threshold: 170", "threshold: 171")], ["level/cao/threshold/plain"]),
        ([levels(176), ("standard.yaml", "threshold: 170", "threshold: 171")], []),
    ],
)
def test_a_level_that_whoever_reaches_the_one_below_has_too(edits: list[Edit], told: list[str]) -> None:
    """Totals go by fives there: whoever has 171 has 175; with 170 one can still miss 171."""
    assert idle(*edits) == told


@pytest.mark.parametrize(
    ("most", "bands", "told"),
    [
        (20, [(5, 30), (3, 20)], ["tc03.1/1/points"]),
        (20, [(5, 20), (3, 10)], []),
        (25, [(5, 30), (3, 20)], ["tc03.1/1/points"]),
        (29, [(5, 30), (3, 20)], ["tc03.1/1/points"]),
        (30, [(5, 30), (3, 20)], []),
    ],
)
def test_points_past_a_cap(most: int, bands: list[tuple[int, int]], told: list[str]) -> None:
    """30 points of bonus that are capped at 20 are no 30; at 29 a point less than 30 would still be all of it."""
    edit, new = criterion(counted(bands[0][1], *bands), most=most, role="role: bonus\n")
    assert idle(edit, new=new) == told


@pytest.mark.parametrize(("least", "told"), [(0, []), (5, []), (10, ["tc03.1/2/points"])])
def test_points_below_every_rival(least: int, told: list[str]) -> None:
    """An item of which the other always has more counts for nothing there."""
    items = counted(20, (4, 20), (1, 5), more="    best_of: a\n"), ANSWERED.replace("LEAST", str(least))
    edit, new = criterion(*items, most=20)
    assert idle(edit, ("standard.yaml", "points: 200", "points: 220"), new=new) == told


def test_why_points_are_idle_is_said_of_what_swallows_them() -> None:
    """A lone item comes up against its criterion's cap; one that competes, against the other."""
    edit, new = criterion(counted(30, (5, 30), (3, 20)), most=20, role="role: bonus\n")
    capped = problems_of(edit, new=new)
    items = counted(20, (4, 20), (1, 5), more="    best_of: a\n"), ANSWERED.replace("LEAST", "10")
    edit, new = criterion(*items, most=20)
    outdone = problems_of(edit, ("standard.yaml", "points: 200", "points: 220"), new=new)
    assert [p.values["why_en"] for p in (*capped, *outdone)] == [OVER_CAP.why_en, RIVAL_BETTER.why_en]


LADDER = """    bands:
      - {at_least: 3, points: 40, mark: verbatim}
      - {at_least: 1, points: 20, mark: verbatim}
      - {otherwise: true, points: 0, mark: verbatim}
"""


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("each: 1, points: 20", []),
        ("each: 1, points: 60", ["points"]),
        ("each: 1, points: 20, below: 0", ["below"]),
        ("from: 1, start: 20, each: 1, points: 20, below: 0", []),
        ("from: 1, start: 50, each: 1, points: 20, below: 0", ["start", "each", "points"]),
        ("start: 40, each: 2, points: -50", ["points"]),
        ("start: 40, each: 2, points: -40", []),
    ],
)
def test_steps_whose_numbers_change_no_points(steps: str, told: list[str]) -> None:
    """A step past the most, points below the least value there is, a ladder that is full at its start."""
    old = (SMALL / "tc01.yaml").read_text("utf-8")
    assert LADDER in old
    text = old.replace(LADDER, f"    steps: {{{steps}, mark: verbatim}}\n")
    item = load_standard(SMALL, {"tc01.yaml": text}).standard.items[1]
    assert [name.removeprefix("tc01.2/steps/") for name, _ in of_steps(item)] == told


def test_a_step_of_nothing_is_none_to_hold_a_step_against() -> None:
    """Who has all 100 % has one step; of 1 or of 2 percent is the same, and of 0 there is no step at all."""
    old = (SMALL / "tc02.yaml").read_text("utf-8")
    first = old[
        old.index("    bands:") : old.index('    cite: {document: 00/TN 03/01/2019, at: "Điều 6, tiêu chí 2"}\n    ex')
    ]
    told = old.replace(first, "    steps: {from: 100, start: 20, each: 1, points: 10, below: 0, mark: reported}\n", 1)
    item = load_standard(SMALL, {"tc02.yaml": told}).standard.items[2]
    assert [name.removeprefix("tc02.1/steps/") for name, _ in of_steps(item)] == ["each", "points"]


def test_an_idle_number_of_steps_is_refused_where_it_stands() -> None:
    """The line of the steps, and the number that says nothing."""
    ladder = "    steps: {each: 1, points: 20, below: 0, mark: verbatim}\n"
    examples = [("given: 3, points: 40", "given: 3, points: 40"), ("given: 2, points: 20", "given: 2, points: 40")]
    edits = [("tc01.yaml", LADDER, ladder), *(("tc01.yaml", old, new) for old, new in examples)]
    assert idle(*edits) == ["tc01.2/steps/below"]


def test_a_day_from_which_the_threshold_is_what_it_was() -> None:
    """The second line of 170 points turns nothing; another mark would, and so would other points, or coming back."""
    idle_from = ["class/plain/bar/2/from"]
    cases: tuple[tuple[int, str, list[str]], ...] = (
        (170, "reported", idle_from),
        (170, "provisional", []),
        (175, "reported", []),
    )
    for points, mark, told in cases:
        first, then = (
            "{from: 2019-01-03, points: 170, mark: reported}",
            f"{{from: 2028-01-01, points: {points}, mark: {mark}}}",
        )
        lines = f"      - {first}\n      - {then}"
        assert idle(("standard.yaml", "    threshold: 170", f"    thresholds_by_day:\n{lines}")) == told
        back = f"{lines}\n      - {{from: 2030-01-01, points: 170, mark: reported}}"
        named = [*told, *(["class/plain/bar/3/from"] if told else [])]
        assert idle(("standard.yaml", "    threshold: 170", f"    thresholds_by_day:\n{back}")) == named


@pytest.mark.parametrize("at", [1, 2, 3])
def test_of_thresholds_by_day_the_very_one_that_nobody_misses_is_named(at: int) -> None:
    """By the number of its line, which an editor counts from 1."""
    days = enumerate(("2019-01-03", "2028-01-01", "2030-01-01"), 1)
    lines = (f"      - {{from: {day}, points: {1 if n == at else 169 + n}, mark: reported}}" for n, day in days)
    told = idle(("standard.yaml", "    threshold: 170", "\n".join(("    thresholds_by_day:", *lines))))
    assert told == [f"class/plain/bar/{at}/points"]


DECLARED = (
    "standard.yaml",
    "criteria: [tc01, tc02]\n",
    f"criteria: [tc01, tc02]\nunit_facts:\n  - {{id: dan_so, kind: count, {NAMED}, {CITE}}}\n",
)


def case(*when: str) -> tuple[Edit, Edit]:
    """Bands of item 2.3 of their own for some communes."""
    lines = "".join(f"          - {{{line}}}\n" for line in when)
    bands = (
        "        bands:\n          - {at_least: 60, points: 20, mark: reported}\n"
        "          - {otherwise: true, points: 0, mark: reported}\n"
    )
    examples = (
        "        examples:\n          - {name: trên, given: 61/100, points: 20}\n"
        "          - {name: đúng, given: 60/100, points: 20}\n          - {name: dưới, given: 59/100, points: 0}\n"
    )
    named = "    except:\n      - id: rieng\n        title: Riêng\n        title_en: Own\n        when:\n"
    told = f"{named}{lines}{bands}        {CITE}\n{examples}"
    measure = "    measure: {share: tre_hai_long, of: tre_duoc_hoi, asked_at_least: 30}\n"
    return DECLARED, ("tc02.yaml", measure, measure + told)


WHEN = "tc02.3@rieng/when"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (["facts: {dan_so: {less_than: 5000}}"], []),
        (["facts: {dan_so: {at_least: 1000, less_than: 5000}}", "facts: {dan_so: {at_least: 2000, less_than: 8000}}"],
         [f"{WHEN}/1/facts/dan_so/less_than", f"{WHEN}/2/facts/dan_so/at_least"]),
        (["facts: {dan_so: {at_least: 1000, less_than: 5000}}", "facts: {dan_so: {more_than: 5000, at_most: 8000}}"],
         []),
        (["type: [xa], facts: {dan_so: {less_than: 3000}}", "facts: {dan_so: {less_than: 5000}}"],
         [f"{WHEN}/1/facts/dan_so/less_than"]),
        (["type: [xa], until: 2025-12-31, facts: {dan_so: {less_than: 9}}",
          "type: [xa], from: 2026-01-01, facts: {dan_so: {less_than: 9}}"],
         [f"{WHEN}/1/until", f"{WHEN}/2/from"]),
        (["type: [xa], until: 2025-12-31, facts: {dan_so: {less_than: 9}}",
          "type: [xa], from: 2026-01-01, facts: {dan_so: {less_than: 10}}"], []),
    ],
)  # fmt: skip
def test_numbers_and_days_of_conditions_on_communes(when: list[str], told: list[str]) -> None:
    """An edge that another line runs over, a day on which one line only takes over from its like."""
    assert idle(*case(*when)) == told


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (["facts: {dan_so: {at_least: 5000}}"], []),
        (["facts: {dan_so: {at_least: 6000}}", "facts: {dan_so: {at_least: 5000}}"],
         ["authority/lon/1/facts/dan_so/at_least"]),
    ],
)  # fmt: skip
def test_numbers_of_conditions_on_who_recognises(when: list[str], told: list[str]) -> None:
    """Of an authority for the larger communes alone: an edge that its other line runs over is idle."""
    head = (SMALL / "standard.yaml").read_text("utf-8")
    district = head[head.index("  - id: district") : head.index("readings:")]
    lines = "".join(f"      - {{{line}}}\n" for line in when)
    large = district.replace("id: district", "id: lon") + f"    when:\n{lines}"
    assert idle(DECLARED, ("standard.yaml", district, large + district)) == told
