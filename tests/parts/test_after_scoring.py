"""What comes after scoring in a round of several standards: plans, tasks, the law's desk, and what the page shows."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from engine.language import speak
from engine.problems import ProblemsFound, errors, words
from engine.service.check import CheckRequest, check, check_target
from engine.service.compare import draft_standard
from engine.service.forms import FormsRequest, forms
from engine.service.parts.open_law import open_law
from engine.service.plan import (
    PlanRequest,
    TasksRequest,
    calendar_paths,
    keep_calendar,
    plan_parts,
    plan_reply_of,
    tasks_of_parts,
    tasks_reply_of,
)
from engine.service.proofread import Trial, shifts_in
from engine.service.rounds import assess_parts
from engine.service.store import FileStore, find_store
from tests import frozen
from tests.parts.joint_round import COMMUNES, FIRST, SECOND, ZONES, figures, joint_in, usual

SAY = speak("vi")
PAGE = frozen.ROOT / "docs" / "rules" / "hai-bo-tieu-chi.md"


def test_a_plan_is_held_against_that_of_the_same_standard(tmp_path: Path) -> None:
    """A plan each, kept together; the next round finds the one of its own standard."""
    last = joint_in(tmp_path, "dot-truoc").write()
    judged = {c.code: SECOND if c.kind == "dac_khu" else FIRST for c in COMMUNES}
    asked = {code: figures(name, tre_em=1000 + int(code) % 100) for code, name in judged.items()}
    last.give({code: {datum: n for datum, n in own.items() if datum != "tre_hai_long"} for code, own in asked.items()})
    plan_parts(last.store, PlanRequest(str(last.folder)), SAY)
    now = joint_in(tmp_path).write(f"previous: dot-truoc\n{ZONES}")
    now.give({code: figures(name) for code, name in judged.items()})
    done = plan_parts(now.store, PlanRequest(str(now.folder)), SAY)
    assert [part.planned.before_name for part in done] == ["dot-truoc", "dot-truoc"]
    assert all(part.planned.before and not part.planned.problems for part in done)
    told = [{share.code for line in part.planned.before for share, _ in line.communes} for part in done]
    assert told == [{"99001", "99002", "99003"}, {"99004"}]
    reply = json.loads(plan_reply_of(done).text())
    assert [row["plan"]["standard"] for row in reply["standards"]] == [FIRST, SECOND]


def test_tasks_are_told_by_standard_with_calendars_of_their_own(tmp_path: Path) -> None:
    """The same letters for all; no event of one calendar is taken for one of the other."""
    home = frozen.desk_in(tmp_path, ("02545", "02578"))
    store = find_store(home)
    draft_standard(store, frozen.STANDARD, "qd-27-2027", date(2024, 1, 1))
    folder = home / "assessments" / frozen.SAMPLE
    with (folder / "round.yaml").open("a", encoding="utf-8") as file:
        file.write('standards: [{standard: qd-27-2027, communes: ["02545"]}]\n')
    done = tasks_of_parts(store, TasksRequest(frozen.SAMPLE))
    assert [list(part.tasks.communes) for part in done] == [["02578"], ["02545"]]
    paths = calendar_paths(tmp_path / "viec.ics", done)
    assert [path.name for path, _ in paths] == [f"viec-{frozen.STANDARD}.ics", "viec-qd-27-2027.ics"]
    for path, part in paths:
        assert keep_calendar(path, part, SAY) > 0
    uids = [set(re.findall(r"^UID:(.*(?:\r\n .*)*)", path.read_bytes().decode(), re.MULTILINE)) for path, _ in paths]
    assert uids[0] and not uids[0] & uids[1]
    reply = json.loads(tasks_reply_of(done, SAY).text())
    assert [(row["standard"], row["tasks"]["communes"][0]["code"]) for row in reply["standards"]] == [
        (frozen.STANDARD, "02578"),
        ("qd-27-2027", "02545"),
    ]
    (one,) = tasks_of_parts(store, TasksRequest(frozen.SAMPLE, "02545"))
    assert (one.made.round.standard, one.only and one.only.code) == ("qd-27-2027", "02545")


def test_the_law_s_desk_tries_its_numbers_on_the_communes_of_its_own_law(tmp_path: Path) -> None:
    """What a changed law would shift is told of its part alone."""
    joint = usual(tmp_path)
    text = (
        (joint.store.criteria / SECOND / "standard.yaml").read_text("utf-8").replace("threshold: 150", "threshold: 175")
    )
    trial = Trial(open_law(joint.store.criteria / SECOND, {"standard.yaml": text}), {})
    shifts, aside = shifts_in(joint.folder, trial, joint.store)
    assert ([shift.unit.code for shift in shifts], aside) == (["99004"], 0)


def test_tables_to_fill_in_are_made_for_each_standard(tmp_path: Path) -> None:
    """Their names say whose they are; filled and sent, each is read for its own communes."""
    joint = usual(tmp_path)
    done = forms(joint.store, FormsRequest(str(joint.folder), table=True), SAY)
    names = [f"mau-bang-{kind}-{{}}{ending}" for kind, ending in (("rong", ".xlsx"), ("dai", ".csv"))]
    assert {path.name for path in done.written} == {name.format(law) for name in names for law in (FIRST, SECOND)}
    long = (joint.folder / "forms" / f"mau-bang-dai-{SECOND}.csv").read_text("utf-8-sig")
    assert "99004" in long
    assert "99001" not in long


def test_the_page_shows_a_round_that_opens(tmp_path: Path) -> None:
    """Its example, with the trial laws for its own, divides the round as the page says."""
    shown = re.search(r"```yaml\n# round.yaml\n(standard: .*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert shown
    text = shown[1].replace("qd-06-2019", FIRST).replace("qd-27-2027", SECOND)
    own, standards = text.replace("02587", "99001").replace("02590", "99003").split("\n", 1)
    assert own == f"standard: {FIRST}"
    joint = joint_in(tmp_path).write(standards)
    parts = assess_parts(joint.folder, joint.store)
    assert [[unit.code for unit in made.round.units] for made in parts] == [["99002"], ["99001", "99003", "99004"]]


def test_each_part_of_a_round_is_checked_by_itself_and_nothing_is_told_twice(tmp_path: Path) -> None:
    """Under the name of its standard; what is of the whole round stands with the first part that tells it."""
    joint = usual(tmp_path)
    parts = assess_parts(joint.folder, joint.store)
    told = check(joint.store, CheckRequest((str(joint.folder),))).checked
    assert [one.name for one in told] == [f"{joint.folder} ({name})" for name in (FIRST, SECOND)]
    once = [found for one in told for found in one.problems]
    assert len(once) == len({repr(found) for found in once})
    assert {repr(found) for found in once} == {repr(found) for made in parts for found in made.problems}
    alone = check_target(str(joint.folder), joint.store)
    assert alone.problems == tuple(once)


def test_the_program_s_own_laws_are_accepted_by_nobody(tmp_path: Path) -> None:
    """CHK-303 with the law's name, and no file of it changes."""
    home = frozen.desk_in(tmp_path / "desk", ("02551",))
    folder = home / "criteria" / frozen.STANDARD
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    store = FileStore(home, bundled=True, today=date(2024, 11, 20))
    (told,) = check(store, CheckRequest((frozen.STANDARD,), date(2024, 11, 20))).checked
    assert "CHK-303" in [found.code for found in told.problems] and not told.accepted
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_letters_are_held_against_what_is_in_force_not_against_drafts(tmp_path: Path) -> None:
    """A draft with another thirteenth criterion takes no letter from the desk; in force it is held against them."""
    home = frozen.desk_in(tmp_path / "desk", ("02551",))
    store = find_store(home)
    draft = draft_standard(store, frozen.STANDARD, "qd-27-2027", date(2027, 1, 1))
    for path in draft.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("tc13", "tc14"), "utf-8")
    (draft / "tc13.yaml").rename(draft / "tc14.yaml")
    assert errors(check_target("directives", store).problems) == ()
    head = draft / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("status: draft", "status: in_force"), "utf-8")
    assert {found.code for found in errors(check_target("directives", store).problems)} == {"DIR-105"}


def test_a_round_of_another_standard_is_not_tried_with_a_sheet_of_this_one(tmp_path: Path) -> None:
    """Nobody is sent to put the draft into the round: the two standards are compared on it."""
    home = frozen.desk_in(tmp_path / "desk", ("02551",))
    store = find_store(home)
    draft = draft_standard(store, frozen.STANDARD, "qd-27-2027", date(2027, 1, 1))
    with pytest.raises(ProblemsFound) as refused:
        shifts_in(home / "assessments" / frozen.SAMPLE, Trial(open_law(draft), {}), store)
    (told,) = refused.value.problems
    said = words(told, "vi")["remedy"]
    assert told.code == "CHK-223" and f"compare {frozen.STANDARD} qd-27-2027 --round {frozen.SAMPLE}" in said
