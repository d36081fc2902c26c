"""The plan gathers all communes' paths, evidence, tasks and risks and loses nothing."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.improving.losses import losses_of
from engine.language import speak
from engine.law.points.scores import Score
from engine.planning.fulfilment import fulfilment
from engine.planning.grouping import By, groups_of
from engine.planning.making import end_of_month, plan_of
from engine.planning.record import PlanFile, plan_file, plan_text
from engine.reporting.words.task_words import body_now
from engine.scoring.assessing import assess, with_tasks
from engine.service.rounds import letters_followed
from tests.planning.planned_round import ASIDE, SILENT, law, letters, made, plan

SAY = speak("vi")


def test_expected_points_are_those_of_the_paths() -> None:
    """Every commune's sure points by the plan are its route's total less what it has; others gain nothing."""
    gained: Score = 0
    for way in plan().ways:
        paths = way.this if way.this.route else way.next
        route = paths.route if paths and not way.reached else None
        expected = route.total - way.card.decision.low if route else 0
        assert plan().expected.get(way.card.unit.code, 0) == expected
        gained += expected
    assert gained > 0
    assert gained == sum(line.points for line in plan().lines if line.kind == "raise")


def test_every_step_of_every_path_is_in_one_line() -> None:
    """Each move of each chosen route is one share with its effort; there are no others."""
    told = Counter(
        (share.unit.code, line.item.id, share.effort)
        for line in plan().lines
        for share in line.shares
        if line.kind == "raise" and line.item
    )
    wanted: Counter[tuple[str, str, int]] = Counter()
    for way in plan().ways:
        paths = way.this if way.this.route else way.next
        if not way.reached and paths and paths.route:
            wanted.update((way.card.unit.code, move.card.item.id, move.effort) for move in paths.route.moves)
    assert told == wanted
    assert told


def test_the_same_action_is_one_line() -> None:
    """No two lines ask for the same action of the same item in the same period, nor the same task of the same state."""
    keys = [
        (line.kind, line.item and line.item.id, line.action and line.action.label, line.period, line.missing,
         line.status and (line.status.letter.id, line.status.task.id, line.status.state, line.deadline))
        for line in plan().lines
    ]  # fmt: skip
    assert len(keys) == len(set(keys))
    assert len({line.id for line in plan().lines}) == len(plan().lines)
    assert max(len(line.shares) for line in plan().lines if line.kind == "raise") > 1
    assert all(len({share.unit.code for share in line.shares}) == len(line.shares) > 0 for line in plan().lines)


def test_every_task_due_or_overdue_is_there() -> None:
    """Exactly the due and overdue tasks of all communes, those set aside too; the unknown are counted."""
    tasks = made().tasks
    assert tasks
    wanted = Counter(
        (code, status.task.id)
        for code, own in tasks.communes.items()
        for status in own
        if status.state in ("due", "overdue")
    )
    told = Counter(
        (share.unit.code, line.status.task.id) for line in plan().lines for share in line.shares if line.status
    )
    assert told == wanted
    assert any(line.overdue for line in plan().lines)
    assert plan().unknown == sum(status.state == "unknown" for own in tasks.communes.values() for status in own)


def test_all_that_is_missing_is_asked_for() -> None:
    """Each missing datum of each commune that is not recognised, and the forms that did not come or have errors."""
    recognised = {way.card.unit.code for way in plan().ways if way.reached}
    wanted = {
        (card.unit.code, name) for card in made().cards if card.unit.code not in recognised for name in card.missing
    }
    told = {
        (share.unit.code, name)
        for line in plan().lines
        for share in line.shares
        for name in line.missing
        if line.kind == "evidence"
    }
    assert told == wanted
    by_kind = {
        line.kind: [share.unit for share in line.shares] for line in plan().lines if line.kind in ("form", "mend")
    }
    assert by_kind == {"form": [made().round.units[SILENT]], "mend": [made().round.units[ASIDE]]}


def test_recognised_communes_bring_risks_and_tasks_alone() -> None:
    """What would lose recognition, one share for each such item, and nothing to gain or hand in."""
    recognised = {way.card.unit.code for way in plan().ways if way.reached}
    for line in plan().lines:
        codes = {share.unit.code for share in line.shares}
        if line.kind == "keep":
            assert codes <= recognised
        elif line.kind != "task":
            assert not codes & recognised
    told = {(s.unit.code, s.card.item.id, s.step) for x in plan().lines if x.kind == "keep" for s in x.shares if s.card}
    fatal = {
        (card.unit.code, loss.card.item.id, loss.step)
        for card in made().cards
        for loss in losses_of(made(), card)
        if loss.flips
    }
    assert told == fatal
    assert told


@pytest.mark.parametrize("by", ["sector", "commune", "month"])
def test_grouping_loses_no_line(by: By) -> None:
    """Under every heading system each part of each line stands exactly once."""
    whole = Counter((line.id, share.unit.code) for line in plan().lines for share in line.shares)
    groups = groups_of(plan(), by)
    assert Counter((line.id, share.unit.code) for g in groups for line in g.lines for share in line.shares) == whole
    assert len({group.key for group in groups}) == len(groups)
    for group in groups:
        for line in group.lines:
            if by == "commune":
                assert [share.unit.code for share in line.shares] == [group.key]
            elif by == "sector":
                assert line.sector == group.key
            else:
                assert group.key == (f"{line.deadline:%Y-%m}" if line.deadline else "")


def test_deadlines_are_the_months_an_action_needs_or_the_task_s_own_day() -> None:
    """Steps end with the month they need; a task keeps its own last day unless that has passed."""
    for line in plan().lines:
        if line.action:
            assert line.deadline == end_of_month(plan().on, line.action.months)
        if line.status and not line.overdue:
            assert line.deadline == line.status.due.last
        if line.overdue:
            assert line.deadline == date(2024, 12, 31)
            assert all(day < plan().on for day in line.dues)
    assert not [line for line in plan().lines if line.deadline and line.deadline < plan().on]


@pytest.mark.parametrize(
    ("on", "months", "last"),
    [
        (date(2024, 11, 15), 1, date(2024, 12, 31)),
        (date(2024, 11, 15), 2, date(2025, 1, 31)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 1, 31), 0, date(2024, 1, 31)),
        (date(2024, 5, 1), 24, date(2026, 5, 31)),
    ],
)
def test_months_are_counted_across_year_ends_and_leap_days(on: date, months: int, last: date) -> None:
    """The last day of the month so many months on; always a last day."""
    assert end_of_month(on, months) == last
    assert last.day == monthrange(last.year, last.month)[1]


def test_the_same_round_gives_the_same_plan() -> None:
    """Planned twice: the same lines in the same order, the same bytes; read back it is the same plan."""
    text = plan_text(plan_file(plan(), made(), tool="thử"))
    assert plan_text(plan_file(plan_of(made()), made(), tool="thử")) == text
    held = PlanFile.model_validate_json(text)
    assert held == plan_file(plan(), made(), tool="thử")
    assert held.simulated
    assert sum(held.expected.values()) == sum(line.points for line in plan().lines if line.kind == "raise")


def test_every_line_says_where_it_stands_and_what_closes_it() -> None:
    """Citation and closing evidence on each line but those about the form itself; marks where the law has a number."""
    held = plan_file(plan(), made(), tool="thử")
    for line in held.lines:
        if line.kind not in ("form", "mend"):
            assert line.cite
            assert line.evidence
        assert (line.mark is not None) == (line.kind in ("evidence", "raise", "keep")), line.id


def test_a_commune_that_sent_nothing_has_one_line() -> None:
    """Its form, whatever it lacks: no line of missing data, and the next round asks only whether it came."""
    silent = made().round.units[0].code
    evidence = {**made().evidence.communes, silent: CommuneEvidence(silent, {}, (), received=False)}
    again = with_tasks(
        assess(law().book, law().table, made().round, RoundEvidence(evidence, ())), letters_followed(letters())
    )
    assert next(card for card in again.cards if card.unit.code == silent).silent
    lines = plan_of(again).lines
    assert [line.kind for line in lines if silent in {share.unit.code for share in line.shares}] == ["form"]
    before = plan_file(plan_of(again), again, tool="thử")
    (form,) = (told for told in fulfilment(before, again) if told.line.kind == "form")
    assert silent in {share.code for share, outcome in form.communes if outcome == "not_done"}
    (sent,) = (told for told in fulfilment(before, made()) if told.line.kind == "form")
    assert silent in {share.code for share, outcome in sent.communes if outcome == "done"}


@pytest.mark.parametrize(("on", "status", "said"), [
    (date(2024, 11, 15), "assumption", "UBND huyện"),
    (date(2026, 11, 15), "assumption", "…………"),
    (date(2026, 11, 15), "settled", "{now}"),
])  # fmt: skip
def test_a_paper_never_names_a_body_that_is_only_guessed(on: date, status: str, said: str) -> None:
    """A body that went with the district is a blank, or its successor where a text names it; the sheet has both."""
    authority = replace(made(), round=replace(made().round, on=on)).authority
    assert authority
    head = law().book.standard.head
    told = tuple(a.model_copy(update={"status": status}) if a.id == authority.id else a for a in head.authorities)
    standard = law().book.standard.model_copy(update={"head": head.model_copy(update={"authorities": told})})
    book = replace(law().book, standard=standard)
    moved = replace(made(), book=book, round=replace(made().round, on=on))
    assert body_now("UBND huyện", "UBND huyện", moved, SAY, blank="…………") == said.format(now=authority.appraises)
    assert "UBND huyện" in body_now("UBND huyện", "UBND huyện", moved, SAY)
