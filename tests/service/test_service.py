"""The service's own decisions: who is refused, which problems are told, how a command ends."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from engine.desk.editing.trying import Plan
from engine.language import speak
from engine.problems import Place, ProblemsFound, problem
from engine.scoring.assessing import assess
from engine.scoring.replay import Replay
from engine.scoring.round_result import RoundResult
from engine.service import rounds
from engine.service.board.sending_back import ReturnRequest, send_back
from engine.service.check import AllChecked, Checked
from engine.service.compare import NewYearRequest, draft_new_year
from engine.service.edit import LawExportRequest, LawImported, LawImportRequest, export_law, import_law
from engine.service.explain import ExplainRequest, PathRequest, WhatIfRequest, explain, path, suppose
from engine.service.forms import FormsRequest, forms
from engine.service.plan import PlanRequest, TasksRequest, plan, tasks
from engine.service.score import Scored, ScoreRequest, score
from engine.service.store import FileStore
from tests import frozen

SAY = speak("vi")
ROUND, ASIDE, OPEN, STRANGER = frozen.SAMPLE, "02623", "02584", "00000"
COMMUNES = ("02542", "02545", "02572", OPEN, ASIDE)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FileStore:
    """A workspace with the frozen law and a few communes of the sample round, one of which sent two forms."""
    desk = frozen.desk_in(tmp_path_factory.mktemp("noi-lam-viec"), COMMUNES)
    frozen.send_again(desk / "assessments" / ROUND, ASIDE)
    return FileStore(desk, bundled=False)


@pytest.fixture(scope="module")
def scored(store: FileStore) -> Scored:
    """That round scored and replayed."""
    return score(store, ScoreRequest(ROUND, verify=True), SAY)


def refused(ask: Callable[[], object]) -> list[str]:
    """The codes of a refusal."""
    with pytest.raises(ProblemsFound) as found:
        ask()
    return [told.code for told in found.value.problems]


def test_a_commune_set_aside_is_refused_with_its_own_problems(store: FileStore, scored: Scored) -> None:
    """Whatever is asked of it, each problem of its form is told and none of another's."""
    own = [told.code for told in scored.problems if told.commune == ASIDE]
    assert own
    for ask in (
        lambda: explain(store, ExplainRequest(ROUND, ASIDE)),
        lambda: path(store, PathRequest(ROUND, ASIDE)),
        lambda: suppose(store, WhatIfRequest(ROUND, ASIDE, ("tre_duoi_1_tuoi=3",))),
    ):
        assert refused(ask) == own


def test_names_that_are_nowhere_are_refused(store: FileStore) -> None:
    """A round, a commune, an item, a standard: each with its code, whichever function is asked."""
    assert refused(lambda: explain(store, ExplainRequest("khong-co", OPEN))) == ["RND-902"]
    assert refused(lambda: explain(store, ExplainRequest(ROUND, STRANGER))) == ["RND-903"]
    assert refused(lambda: explain(store, ExplainRequest(ROUND, OPEN, "tc99"))) == ["RND-904"]
    assert refused(lambda: suppose(store, WhatIfRequest(ROUND, OPEN, ("a=1",), "tc99"))) == ["RND-904"]
    assert refused(lambda: tasks(store, TasksRequest(ROUND, STRANGER))) == ["RND-903"]
    assert refused(lambda: forms(store, FormsRequest(ROUND, STRANGER), SAY)) == ["RND-903"]
    for folder in (store.round(ROUND) / "evidence", store.round(ROUND) / "forms" / "trong"):
        asked = ReturnRequest(ROUND, out=folder)
        assert refused(partial(send_back, store, asked)) == ["RND-948"]
    assert refused(lambda: export_law(store, LawExportRequest("khong-co"), SAY)) == ["RND-901"]


def test_of_one_commune_only_what_touches_it_is_told(store: FileStore) -> None:
    """The problems of the one set aside are told to it and to all, not to its neighbour."""
    everybody, aside, other = (tasks(store, TasksRequest(ROUND, name)) for name in (None, ASIDE, OPEN))
    assert {told.commune for told in everybody.problems} == {ASIDE}
    assert aside.problems == everybody.problems
    assert other.problems == ()
    assert [row.code for row in other.reply(SAY).communes] == [OPEN]
    assert len(everybody.reply(SAY).communes) == len(everybody.made.round.units)


def test_the_language_is_the_clients(store: FileStore) -> None:
    """The same tasks, named in Vietnamese or in English."""
    told = tasks(store, TasksRequest(ROUND, OPEN))
    vietnamese, english = (told.reply(speak(language)).tasks for language in ("vi", "en"))
    assert [row.id for row in vietnamese] == [row.id for row in english]
    assert all(a.label != b.label for a, b in zip(vietnamese, english, strict=True))


def test_how_scoring_ends(scored: Scored) -> None:
    """The replay before all, then a round without a scorecard, then what strict asks; else well."""
    done = scored
    assert done.replay is not None
    assert (done.replay.problems, done.replay.messages > 100, done.status) == ((), True, 0)
    assert replace(done, strict=True).status == 3
    decided = {card.unit.code for card in done.made.cards if card.decision.verdict != "undecided"}
    whole, nobody = of_these(done.made, decided), of_these(done.made, {ASIDE})
    assert replace(done, made=whole, strict=True).status == 0
    assert replace(done, made=of_these(done.made, {*decided, ASIDE}), strict=True).status == 3
    assert replace(done, made=nobody, strict=True).status == 4
    differs = Replay(1, (problem("SYS-104", Place(ROUND), name="x", stated="a", judged="b"),))
    assert replace(done, made=nobody, replay=differs).status == 6


def of_these(made: RoundResult, codes: set[str]) -> RoundResult:
    """The round as it were with some of its communes."""
    units = tuple(unit for unit in made.round.units if unit.code in codes)
    return assess(made.book, made.table, replace(made.round, units=units), made.evidence)


def test_checking_ends_with_the_gravest() -> None:
    """Unsafe before invalid before warnings before nothing."""
    unsafe, invalid = (problem(code, Place("a.xlsx")) for code in ("FIL-202", "EVI-101"))
    warning = problem("CHK-302", Place("a.xlsx"), name="x")
    for found, status in (((), 0), ((warning,), 0), ((warning, invalid), 4), ((invalid, unsafe), 5)):
        assert AllChecked((Checked("a", "round", ()), Checked("b", "round", found))).status == status


def test_a_workbook_waits_when_the_law_has_changed_since(store: FileStore, tmp_path: Path) -> None:
    """It is told and not written, and the end says so; asked to overwrite, it is; looked at only, nothing waits."""
    draft = draft_new_year(store, NewYearRequest("qd-06-2019", "qd-xx-2027", date(2027, 1, 1))).folder
    book = export_law(store, LawExportRequest("qd-xx-2027", tmp_path / "so.xlsx"), SAY).path
    head = draft / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 900"), "utf-8")
    looked = import_law(store, LawImportRequest(book))
    stale = import_law(store, LawImportRequest(book, applied=True))
    assert [(done.waits, done.status, done.written) for done in (looked, stale)] == [(False, 0, ()), (True, 3, ())]
    assert "threshold: 900" in head.read_text("utf-8")
    done = import_law(store, LawImportRequest(book, applied=True, overwrite=True))
    assert (done.waits, done.status, done.written) == (False, 0, (head,))
    assert "threshold: 850" in head.read_text("utf-8")
    broken = Plan(draft, (), {}, (problem("WBK-105", Place("so.xlsx"), given="a", wanted="b"),))
    assert LawImported(broken, (), waits=True).status == 4


def test_a_plan_ends_badly_only_when_nobody_is_scored(store: FileStore) -> None:
    """Its problems are those of the round and of the plan before."""
    folder = store.round(ROUND)
    after = folder.with_name("nam-sau")
    frozen.next_round(folder, after)
    done = plan(store, PlanRequest("nam-sau", "month"), SAY)
    assert {told.code for told in done.problems} >= {"PLN-201", "EVI-109"}
    assert done.status == 0
    assert replace(done, made=of_these(done.made, {ASIDE})).status == 4


def test_the_service_knows_no_command_line_and_no_console() -> None:
    """No file of it imports click, rich or what prints on a console.

    The doctor looks at the process and the record at the system that its folder lies on; the verifier that travels in
    a dossier is a program of its own.
    """
    wrong = []
    for file in sorted(Path(rounds.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{file.name} → {name}" for name in names if name.split(".")[0] in ("click", "rich", "sys")]
            wrong += [f"{file.name} → {name}" for name in names if name.startswith("engine.reporting.console")]
    assert wrong == ["doctor.py → sys", "travelling_verifier.py → sys", "unsuited_places.py → sys"]
