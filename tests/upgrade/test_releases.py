"""What every released program wrote still opens, scores as it did and verifies, or is told by code with a way on."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.language import speak
from engine.planning.record import PlanFile
from engine.problems import Problem, ProblemsFound, words
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import read_entry
from engine.scoring.reading_back import from_json
from engine.scoring.round_result import RoundResult
from engine.service.check import check_target
from engine.service.edit import LawImportRequest, import_law
from engine.service.forms import FormsRequest, forms
from engine.service.proofread import read_sheet
from engine.service.publishing.kept_releases import kept_releases
from engine.service.record.checking_record import check_record
from engine.service.record.known_checkpoints import known_checkpoints
from engine.service.record.record_store import open_record
from engine.service.record.restoring import Accepting, restore
from engine.service.rounds import assess_round, letters_followed
from engine.service.workspace import Workspace
from tests.records.dossier import verifying
from tests.upgrade.released_files import (
    BACKUP,
    BOOK,
    DOSSIER,
    LAW,
    RELEASES,
    ROUND,
    SHEET,
    laid_out,
    results_then,
    round_of,
    scores_then,
    those_with,
)

IN_ROUND = Path("assessments") / ROUND
FIRST = "0.1.0-form-1"  # forms, readings and results of another kind: told, each with its way on
NOW = date(2026, 12, 1)


@pytest.fixture
def space(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """The workspace of the release that a test is about."""
    return laid_out(request.node.callspec.params["release"], tmp_path)


def assessed(space: Workspace) -> RoundResult:
    """The round read and assessed by this program, under the law that lies there."""
    return assess_round(round_of(space), space)


def scores(made: RoundResult) -> dict[str, tuple[str, object, object]]:
    """Decision and total of each commune that is not set aside."""
    told = {card.unit.code: card.decision for card in made.cards}
    return {code: (said.verdict, said.low, said.high) for code, said in told.items()}


def codes(found: tuple[Problem, ...]) -> set[str]:
    """What was told, each with a remedy in both languages."""
    assert all(words(one, language)["remedy"] for one in found for language in ("vi", "en"))
    return {one.code for one in found}


def forget_readings(space: Workspace) -> None:
    """What LAW-384 says to do with readings that do not say what was read: their lines go."""
    (space.standard(LAW) / "ledger.yaml").unlink()


def copied_over(space: Workspace) -> None:
    """What EVI-129 says to do: this program's forms, with the figures of the old ones copied into them by hand."""
    folder = round_of(space)
    forms(space, FormsRequest(ROUND), speak("vi"))
    for old in sorted((folder / "evidence").glob("*.xlsx")):
        given, blank = load_workbook(old), load_workbook(folder / "forms" / old.name)
        for name in given.sheetnames[:2]:
            rows = {str(row[0].value): row for row in given[name].iter_rows() if row[0].value}
            for row in blank[name].iter_rows():
                for at in range(4, 8) if str(row[0].value) in rows else ():
                    typed = rows[str(row[0].value)][at].value
                    row[at].value = f"{typed:%d/%m/%Y}" if hasattr(typed, "year") else typed
        blank.save(old)


def test_there_are_the_files_of_every_format_that_was_ever_written() -> None:
    """The first program's, those of each change of a format since, and this release's."""
    assert FIRST in RELEASES and "1.0.0" in RELEASES
    assert len(those_with(IN_ROUND / "results" / "results.json")) == len(RELEASES) >= 4
    assert set(those_with(IN_ROUND / "record" / "record.db")) == {"0.1.0-record-1", "1.0.0"}


@pytest.mark.parametrize("release", RELEASES)
def test_its_law_is_sound(release: str, space: Workspace) -> None:
    """Read, proved by its examples and judged; the first program's readings are told line by line (LAW-384)."""
    told = check_target(LAW, space)
    if release == FIRST:
        assert (codes(told.problems), len(told.problems)) == ({"LAW-384"}, 3)
        forget_readings(space)
        told = check_target(LAW, space)
    assert [found.code for found in told.problems if found.severity == "error"] == []


@pytest.mark.parametrize("release", RELEASES)
def test_its_round_has_the_scores_it_had(release: str, space: Workspace) -> None:
    """Decision and points to the digit; the first program's forms are set aside (EVI-129) until copied over."""
    if release == FIRST:
        forget_readings(space)
        made = assessed(space)
        assert codes(made.problems) == {"EVI-129"} and not scores(made)
        copied_over(space)
    assert scores(assessed(space)) == scores_then(space) != {}


@pytest.mark.parametrize("release", RELEASES)
def test_its_results_are_read_back(release: str, space: Workspace) -> None:
    """Judged again by what is in them, or told as those of an earlier program (SYS-141), never taken for others."""
    if release == FIRST:
        forget_readings(space)
    made, old = assessed(space), results_then(space)
    followed = letters_followed(made.tasks.directives if made.tasks else None)
    if b'"phuhop/results/3"' in old:
        assert scores(from_json(old, made.book, made.table, followed=followed)) == scores_then(space)
        return
    with pytest.raises(ProblemsFound) as refused:
        from_json(old, made.book, made.table, followed=followed)
    assert codes(refused.value.problems) == {"SYS-141"}


@pytest.mark.parametrize("release", those_with(IN_ROUND / "plan" / "plan.json"))
def test_its_plan_is_that_of_the_round_before(release: str, space: Workspace) -> None:
    """The next round reads it."""
    told = PlanFile.model_validate_json((round_of(space) / "plan" / "plan.json").read_bytes())
    assert (told.round, bool(told.lines)) == (ROUND, True)


@pytest.mark.parametrize("release", those_with(BOOK))
def test_its_workbook_of_the_law_says_what_the_law_says(release: str, space: Workspace) -> None:
    """No change at all; one that lacks keys of today is told as that in one sentence (SYS-142)."""
    if release == FIRST:
        forget_readings(space)
    asked = LawImportRequest(space.root / BOOK)
    if release in (FIRST, "0.1.0-results-2"):
        with pytest.raises(ProblemsFound) as refused:
            import_law(space, asked)
        assert [found.code for found in refused.value.problems] == ["SYS-142"]
        assert codes(refused.value.problems)
    else:
        assert not import_law(space, asked).plan.files


@pytest.mark.parametrize("release", those_with(SHEET))
def test_its_checking_sheet_is_read(release: str, space: Workspace) -> None:
    """What a reader filled in is taken; a sheet without room for the sentence is told (CHK-221)."""
    if release == FIRST:
        forget_readings(space)
    sheet = read_sheet(space.root / SHEET, assessed(space).book, NOW)
    if release in (FIRST, "0.1.0-results-2"):
        assert codes(sheet.problems) == {"CHK-221"}
    else:
        assert codes(sheet.problems) <= {"CHK-215", "CHK-214", "CHK-216"}
        assert release != "1.0.0" or (len(sheet.found), sheet.problems) == (3, ())


@pytest.mark.parametrize("release", those_with(IN_ROUND / "record" / "record.db"))
def test_its_record_is_whole(release: str, space: Workspace) -> None:
    """Every entry to the byte, the last checkpoint that was put down, tables as the chain has them; and it goes on."""
    folder = round_of(space)
    record = open_record(folder)
    assert [found.code for found in record.notices] == ([] if release == "1.0.0" else ["REC-159"])
    last = known_checkpoints(folder / "record", ROUND)[-1]
    assert (record.checkpoint().size, record.checkpoint().root) == (last.size, last.root)
    checked = check_record(record, AsItLies())
    assert (checked.verified.first, checked.tables) == (None, None)
    assert {file.state for file in record.files()} == {"appraised"} and len(record.files()) == 3
    assert read_entry(next(iter(record.entries()))[0]).seq == 1
    assert open_record(folder).notices == ()


@pytest.mark.parametrize("release", those_with(BACKUP))
def test_its_backup_is_put_back(release: str, space: Workspace, tmp_path: Path) -> None:
    """On a machine that has nothing: the root is that of the record it was made of."""
    there = open_record(round_of(space)).checkpoint()
    elsewhere = tmp_path / "may-khac" / ROUND
    elsewhere.mkdir(parents=True)
    done = restore(open_record(elsewhere), space.root / BACKUP, Accepting("", "2026-12-01T08:00:00+07:00"))
    assert (done.checkpoint, open_record(elsewhere).checkpoint()) == (there, there)


@pytest.mark.parametrize("release", those_with(IN_ROUND / DOSSIER))
def test_its_dossier_is_checked_by_what_travels_in_it(release: str, space: Workspace, tmp_path: Path) -> None:
    """Its own verifier, run by a Python that knows nothing of the project, finds all in agreement."""
    with zipfile.ZipFile(round_of(space) / DOSSIER) as packed:
        packed.extractall(tmp_path / "mo")
    status, said = verifying.run(tmp_path / "mo")
    assert status == 0, said


@pytest.mark.parametrize("release", those_with(IN_ROUND / "published" / "register.json"))
def test_what_it_published_stands_in_its_register(release: str, space: Workspace) -> None:
    """The next release is held against it."""
    kept = kept_releases(round_of(space))
    assert ([line.number for line in kept.register], len(kept.releases)) == ([1], 1)
