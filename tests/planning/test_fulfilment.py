"""The next round reads the plan before and says of each line, by its own facts, whether it was done."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import CommuneEvidence, Fact, RoundEvidence
from engine.language import speak
from engine.law.criteria import evidence_of
from engine.planning.fulfilment import Outcome, fulfilment
from engine.planning.planned import Planned
from engine.planning.record import PlanFile, plan_file
from engine.problems import Place, ProblemsFound, problem
from engine.sample.made_round import Wish, make_sample
from engine.scoring.assessing import assess, with_tasks
from engine.scoring.round_result import RoundResult
from engine.service.plan import PlanRequest
from engine.service.plan import plan as plan_round
from engine.service.rounds import assess_round, letters_followed
from engine.service.store import FileStore
from tests import frozen
from tests.planning.planned_round import ON, answers, drawn, law, letters, made, plan
from tests.scored import dealt

SAY = speak("vi")


def before() -> PlanFile:
    """The plan of the round before."""
    return plan_file(plan(), made(), tool="thử")


def later(facts: Mapping[str, Mapping[str, Fact]]) -> RoundResult:
    """The next round, with these facts."""
    round_, evidence = drawn()
    communes = {code: CommuneEvidence(code, facts.get(code, given.facts)) for code, given in evidence.communes.items()}
    made_later = assess(law().book, law().table, round_, RoundEvidence(communes, ()))
    return with_tasks(made_later, letters_followed(letters()))


def carried_out() -> dict[str, dict[str, Fact]]:
    """Every commune's facts once every path is walked, every task done and every datum handed in."""
    done: dict[str, dict[str, Fact]] = {}
    ways = {way.card.unit.code: way for way in plan().ways}
    whole = next(made().evidence.communes[card.unit.code].facts for card in made().cards if not card.missing)
    for unit in made().round.units:
        facts = dict(made().evidence.communes[unit.code].facts) or dict(
            drawn()[1].communes[made().round.units[0].code].facts
        )
        way = ways.get(unit.code)
        paths = (way.this if way.this.route else way.next) if way and not way.reached else None
        values = paths.route.values if paths and paths.route else {}
        facts |= {name: Fact(name, value, Place("y.xlsx")) for name, value in values.items()}
        for name in (
            name
            for entry in (way.card.items if way else ())
            if entry.missing
            for name in evidence_of(entry.item.measure)
        ):
            facts[name] = whole[name]
        facts |= {
            name: replace(fact, value=fact.value or 1)
            for name, fact in facts.items()
            if name in answers(0) | answers(1)
        }
        done[unit.code] = facts
    return done


def told(made_later: RoundResult) -> dict[tuple[str, str], Outcome]:
    """The outcome of each part of each line."""
    return {
        (entry.line.id, share.code): outcome
        for entry in fulfilment(before(), made_later)
        for share, outcome in entry.communes
    }


def test_nothing_done_is_not_done() -> None:
    """The same facts again: no step is reached, no datum came, no task is done; what was held is still held."""
    kinds = {line.id: line.kind for line in before().lines}
    found = told(later({}))
    assert {outcome for (name, _), outcome in found.items() if kinds[name] == "raise"} == {"not_done"}
    assert {outcome for (name, _), outcome in found.items() if kinds[name] == "task"} == {"not_done"}
    assert {outcome for (name, _), outcome in found.items() if kinds[name] == "keep"} == {"done"}
    assert "done" not in {outcome for (name, _), outcome in found.items() if kinds[name] == "evidence"}


def test_walking_every_path_is_done() -> None:
    """With each path's own values each promised band is reached, and all missing data are there."""
    found = told(later(carried_out()))
    kinds = {line.id: line.kind for line in before().lines}
    for (name, code), outcome in found.items():
        if kinds[name] in ("raise", "evidence", "form", "mend"):
            assert outcome == "done", (name, code)
    assert "done" in {outcome for (name, _), outcome in found.items() if kinds[name] == "task"}


def test_one_child_less_is_not_done() -> None:
    """A step by more children: one fewer than the path asks for misses the promised band."""
    for line in plan().lines:
        for share in line.shares if line.kind == "raise" and line.item else ():
            if share.step and share.step.direction == "more" and share.step.change > 1 and share.card:
                facts = carried_out()
                name = evidence_of(share.card.item.measure)[0]
                value = share.card.part + share.step.change - 1
                facts[share.unit.code][name] = Fact(name, value, Place("y.xlsx"))
                found = told(later(facts))
                assert found[line.id, share.unit.code] == "not_done"
                return
    pytest.fail("the made-up round has no step by several children")


def test_what_cannot_be_judged_is_unknown() -> None:
    """Another standard, a commune that is gone, a letter that is no longer followed: never guessed."""
    same = later({})
    kinds = {line.id: line.kind for line in before().lines}
    other = {e.line.id: e for e in fulfilment(before().model_copy(update={"standard": "qd-khac"}), same)}
    assert {e.outcome for name, e in other.items() if kinds[name] in ("raise", "keep")} == {"unknown"}
    unfollowed = {e.line.id: e.outcome for e in fulfilment(before(), replace(same, tasks=None))}
    assert {outcome for name, outcome in unfollowed.items() if kinds[name] == "task"} == {"unknown"}
    gone = dealt(replace(same, round=replace(same.round, units=same.round.units[:0])), ())
    assert {entry.outcome for entry in fulfilment(before(), gone)} == {"unknown"}


def test_a_unit_that_changed_is_not_held_to_the_plan_of_the_old_one() -> None:
    """Renamed, of another kind or merged (RND-233): what became of its part is unknown, and of no other's."""
    same = later(carried_out())
    code = next(share.code for line in before().lines if line.kind == "raise" for share in line.communes)
    renewed = problem("RND-233", Place("communes.csv"), code=code, before="Xã A", now="Phường A")
    found = told(replace(same, problems=(*same.problems, renewed)))
    assert {outcome for (_, commune), outcome in found.items() if commune == code} == {"unknown"}
    assert {at: outcome for at, outcome in found.items() if at[1] != code} == {
        at: outcome for at, outcome in told(same).items() if at[1] != code
    }


def test_a_line_is_done_when_all_have_done_it() -> None:
    """One commune that has surely not done it makes the line not done, and is named."""
    facts = carried_out()
    line = next(line for line in plan().lines if line.kind == "raise" and len(line.shares) > 1)
    lazy = line.shares[0].unit
    facts[lazy.code] = dict(made().evidence.communes[lazy.code].facts)
    (entry,) = (e for e in fulfilment(before(), later(facts)) if e.line.id == line.id)
    assert entry.outcome == "not_done"
    assert entry.names("not_done") == (lazy.name,)
    assert len(entry.names("done")) == len(line.shares) - 1


@pytest.fixture
def rounds(tmp_path: Path) -> tuple[Path, Path, FileStore]:
    """Two rounds in a row on the disk, the second naming the first."""
    first, second = tmp_path / "assessments" / "nam-truoc", tmp_path / "assessments" / "nam-nay"
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    shutil.copytree(frozen.UNITS, tmp_path / "criteria" / "units", dirs_exist_ok=True)
    make_sample(first, law().book, frozen.UNITS, Wish(6, 3, ON), SAY)
    frozen.next_round(first, second)
    return first, second, FileStore(tmp_path, bundled=False)


def written(space: FileStore, asked: PlanRequest) -> tuple[Planned, Path]:
    """A plan as the command makes it, and its folder."""
    done = plan_round(space, asked, SAY)
    return done.planned, done.target


def test_the_next_round_shows_what_was_done(rounds: tuple[Path, Path, FileStore]) -> None:
    """Without a plan a warning; with one a sheet that has each of its lines; the results stay as they were."""
    first, second, space = rounds
    (second / "results").mkdir()
    (second / "results" / "results.json").write_text("{}", "utf-8")
    planned, _ = written(space, PlanRequest(str(second)))
    assert [found.code for found in planned.problems] == ["PLN-201"]
    last, target = written(space, PlanRequest(str(first)))
    assert sorted(path.name for path in target.iterdir()) == ["ke-hoach.docx", "ke-hoach.xlsx", "plan.json"]
    planned, target = written(space, PlanRequest(str(second)))
    assert not planned.problems
    assert [entry.line for entry in planned.before] == last.held.lines
    sheet = load_workbook(target / "ke-hoach.xlsx")["Thực hiện kế hoạch trước"]
    assert sheet.max_row == 5 + len(last.held.lines)
    assert (second / "results" / "results.json").read_text("utf-8") == "{}"


def test_a_renamed_commune_is_told_once_and_its_plan_left_alone(rounds: tuple[Path, Path, FileStore]) -> None:
    """The one warning of the round is the plan's too; under another standard it is told as well."""
    first, second, space = rounds
    written(space, PlanRequest(str(first)))
    code, name = (first / "communes.csv").read_text("utf-8-sig").splitlines()[1].split(",")[:2]
    listing = second / "communes.csv"
    listing.write_text(listing.read_text("utf-8-sig").replace(name, "Phường Khác mô phỏng"), "utf-8-sig")
    done = plan_round(space, PlanRequest(str(second)), SAY)
    shares = [outcome for entry in done.planned.before for share, outcome in entry.communes if share.code == code]
    assert set(shares) == {"unknown"}
    assert [p.values["code"] for p in done.problems if p.code == "RND-233"] == [code]
    head = first / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("standard: qd-06-2019", "standard: qd-34-2014"), "utf-8")
    assert [p.code for p in assess_round(second, space).problems if p.code == "RND-233"] == ["RND-233"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "phuhop/other/2"}'])
def test_a_plan_that_cannot_be_read_is_refused(rounds: tuple[Path, Path, FileStore], text: str) -> None:
    """Cut short, of another kind, edited: the problem with its remedy, and the plan at hand stays as it was."""
    first, second, space = rounds
    _, target = written(space, PlanRequest(str(first)))
    (target / "plan.json").write_text(text, "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        written(space, PlanRequest(str(second)))
    assert [found.code for found in refused.value.problems] == ["PLN-202"]
    assert not (second / "plan").exists()


def test_a_bad_template_leaves_the_old_plan_whole(rounds: tuple[Path, Path, FileStore], tmp_path: Path) -> None:
    """The folder is replaced whole or not at all, and nothing half written is left beside it."""
    first, _, space = rounds
    _, target = written(space, PlanRequest(str(first)))
    held = {path.name: path.read_bytes() for path in target.iterdir()}
    bad = tmp_path / "mau.docx"
    bad.write_bytes(b"PK\x03\x04")
    with pytest.raises(ProblemsFound):
        written(space, PlanRequest(str(first), "month", bad))
    assert {path.name: path.read_bytes() for path in target.iterdir()} == held
    assert not [path for path in first.iterdir() if path.name.startswith(".")]


def test_plan_json_is_closed_and_sorted(rounds: tuple[Path, Path, FileStore]) -> None:
    """Keys sorted, days ISO, and an unknown key is an error."""
    first, _, space = rounds
    planned, target = written(space, PlanRequest(str(first)))
    text = (target / "plan.json").read_text("utf-8")
    held = json.loads(text)
    assert text == json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert PlanFile.model_validate_json(text) == planned.held
    with pytest.raises(ValueError, match="extra"):
        PlanFile.model_validate({**held, "more": 1})
