"""Every command that writes, stopped or refused at each of its file operations: the old or the new, never a part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.desk.editing.importing import plan_import
from engine.desk.editing.trying import apply_plan
from engine.evidence.form_cache import SETTING
from engine.files.keeping.leftovers import settle_owned
from engine.language import speak
from engine.problems import ProblemsFound, exit_code
from engine.reporting.excel.checklist_excel import COLUMNS
from engine.reporting.words.compare_words import Comparison
from engine.sample.made_round import Wish, make_sample
from engine.service import check, export, plan, proofread, score
from engine.service.board.official_units import Wanted
from engine.service.board.receiving import RegisterRequest, keep_register, register
from engine.service.board.sending_back import ReturnRequest, send_back
from engine.service.board.setting_up import NewRoundRequest, set_up
from engine.service.compare import CompareRequest, compare, draft_standard, write_comparison
from engine.service.edit import LawExportRequest, export_law, write_schemas
from engine.service.forms import FormsRequest, forms
from engine.service.record.backing_up import back_up
from engine.service.review.opening.people_book import hand_out_people
from engine.service.rounds import assess_round
from engine.service.store import FileStore
from engine.service.upward import ranking_localities, sending_up, sharing_figures
from engine.service.workspace import RETURNED
from tests import frozen
from tests.broken_disk import Stopped, held, put_back, refused_at, stop_at, struck
from tests.service.record.made_record import in_review

SAY = speak("vi")
ROUND, STANDARD, COMMUNES = frozen.SAMPLE, frozen.STANDARD, ("02545", "02587")
Write = Callable[[], object]


@dataclass(frozen=True)
class Desk:
    """A workspace of one's own with two communes (số liệu mô phỏng), and what commands have read there."""

    root: Path
    store: FileStore
    patch: pytest.MonkeyPatch

    def scored(self) -> None:
        """Let a command that scores find the round scored: what is tried is how it writes."""
        made = assess_round(self.store.round(ROUND), self.store)
        for module in (score, plan):
            self.patch.setattr(module, "assess_round", lambda *_: made)
        self.patch.setattr(export, "assess_parts", lambda *_: (made,))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Stood in."""
    return desk_in(tmp_path / "desk", monkeypatch)


def desk_in(folder: Path, patch: pytest.MonkeyPatch) -> Desk:
    """A workspace with results and a plan that are older than anything made here, and stood in."""
    patch.setenv(SETTING, "off")
    root = frozen.desk_in(folder, COMMUNES)
    for name in ("results/results.json", "results/tong-hop.xlsx", "plan/plan.json", f"{RETURNED}/x.docx"):
        put_back_one(root / "assessments" / ROUND / name)
    patch.chdir(root)
    return Desk(root, FileStore(root, bundled=False), patch)


def put_back_one(path: Path) -> None:
    """An old file."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"old")


def write_score(desk: Desk) -> Write:
    """score."""
    desk.scored()
    return lambda: score.score(desk.store, score.ScoreRequest(ROUND), SAY)


def write_plan(desk: Desk) -> Write:
    """plan."""
    desk.scored()
    return lambda: plan.plan(desk.store, plan.PlanRequest(ROUND), SAY)


def write_forms(desk: Desk) -> Write:
    """form."""
    return lambda: forms(desk.store, FormsRequest(ROUND), SAY)


def write_forms_elsewhere(desk: Desk) -> Write:
    """form --out, beside a form that somebody is filling in."""
    put_back_one(desk.root / "phieu" / "a.xlsx")
    return lambda: forms(desk.store, FormsRequest(ROUND, out=Path("phieu")), SAY)


def write_calendar(desk: Desk) -> Write:
    """tasks --ics."""
    desk.scored()
    followed = plan.tasks(desk.store, plan.TasksRequest(ROUND))
    return lambda: plan.keep_calendar(desk.root / "lich" / "nhiem-vu.ics", followed, SAY)


def write_tables(desk: Desk) -> Write:
    """export, over tables that are there."""
    desk.scored()
    put_back_one(desk.root / "bang" / "items.csv")
    return lambda: export.export(desk.store, export.ExportRequest(ROUND, "csv", Path("bang")))


def write_compared(desk: Desk) -> Write:
    """compare --out, over an old comparison."""
    told: Comparison = compare(desk.store, CompareRequest(STANDARD, STANDARD)).told
    put_back_one(desk.root / "so-sanh" / "so-sanh.md")
    return lambda: write_comparison(Path("so-sanh"), told, SAY)


def write_law_workbook(desk: Desk) -> Write:
    """law export."""
    return lambda: export_law(desk.store, LawExportRequest(STANDARD), SAY)


def write_sheets(desk: Desk) -> Write:
    """law checklist."""
    return lambda: proofread.make_checklist(desk.store, proofread.ChecklistRequest(STANDARD, Path("doi-chieu")), SAY)


def write_import(desk: Desk) -> Write:
    """law import --apply: names in four files."""
    path = export_law(desk.store, LawExportRequest(STANDARD), SAY).path
    book = load_workbook(path)
    changed = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("Tỷ lệ trẻ em") and changed < 4:
                    cell.value, changed = f"{cell.value} [A]", changed + 1
    book.save(path)
    made = plan_import(path, desk.store.standard(STANDARD))
    assert len(made.files) > 1
    return lambda: apply_plan(made)


def write_ledger(desk: Desk) -> Write:
    """law check-in --apply: an edge that the text has otherwise, and its points."""
    excel, _ = proofread.write_sheets(desk.store.standard(STANDARD), desk.root / "doi-chieu", SAY)[0]
    book = load_workbook(excel)
    page = book.worksheets[0]
    read = {"tc07.1/1/at_least": "97", "tc07.1/1/points": "50"}
    rows = {page.cell(row, COLUMNS["id"]).value: row for row in range(1, page.max_row + 1)}
    for name, given in read.items():
        told = {"given": given, "page": "4", "who": "Nguyễn Thị Lan", "when": "05/01/2026"}
        told["sentence"] = f"Văn bản giả định viết: {given}"
        for key, text in told.items():
            page.cell(rows[name], COLUMNS[key], text)
    book.save(excel)
    asked = proofread.CheckInRequest(STANDARD, excel, None, applied=True)
    tried: list[object] = []
    real = proofread._tried

    def once(*told: object) -> object:
        tried[:] = tried or [real(*told)]  # type: ignore[arg-type]
        return tried[0]

    desk.patch.setattr(proofread, "_tried", once)
    return lambda: proofread.read_back(desk.store, asked)


def write_schema(desk: Desk) -> Write:
    """law schema."""
    return lambda: write_schemas(desk.store)


def write_draft(desk: Desk) -> Write:
    """new-year."""
    return lambda: draft_standard(desk.store, STANDARD, "qd-xx-2027", date(2027, 1, 1))


def write_table(desk: Desk) -> Write:
    """check: the table of a law, over an older one."""
    folder = desk.store.standard(STANDARD)
    table = (folder / "cells.json").read_bytes()
    (folder / "cells.json").write_bytes(b"{}")
    told = check.Checked(STANDARD, "standard", ())
    return partial(_kept, told, folder, table.decode(), desk.store)


def _kept(told: check.Checked, folder: Path, text: str, store: FileStore) -> None:
    done = check._kept(told, folder, lambda: {"cells.json": text}, store)
    if done.problems:
        raise ProblemsFound(done.problems)


def write_sample(desk: Desk) -> Write:
    """sample --forms."""
    book = frozen.law().book
    wish = Wish(2, 5, date(2024, 11, 15), forms=True)
    return lambda: make_sample(Path("dot-thu"), book, frozen.UNITS, wish, SAY)


def write_demo(desk: Desk) -> Write:
    """demo from the program's own copy."""
    own = FileStore(desk.root, bundled=True)
    return lambda: own.sample_round(desk.root)


def write_register(desk: Desk) -> Write:
    """register."""
    done = register(desk.store, RegisterRequest(ROUND, date(2024, 11, 20)))
    return lambda: keep_register(done, SAY)


def write_returned(desk: Desk) -> Write:
    """return, with one commune's form spoilt."""
    form = next((desk.root / "assessments" / ROUND / "evidence").glob("02545*"))
    form.unlink()
    return lambda: send_back(desk.store, ReturnRequest(ROUND))


def write_reports(desk: Desk) -> Write:
    """reports, beside an older one of another kind."""
    made = assess_round(desk.store.round(ROUND), desk.store)
    desk.patch.setattr(sending_up, "recorded_parts", lambda *_: (made,))
    put_back_one(desk.root / "assessments" / ROUND / "reports" / "bao-cao-6-thang.docx")
    return lambda: sending_up.reports(desk.store, sending_up.ReportsRequest(ROUND, date(2024, 11, 5), "monthly"))


def write_ranks(desk: Desk) -> Write:
    """rank, over an older table."""
    done = ranking_localities.rank(desk.store, ranking_localities.RankRequest(ROUND))
    put_back_one(desk.root / "assessments" / ROUND / ranking_localities.WORKBOOKS["commune"])
    return lambda: ranking_localities.keep_ranks(done, SAY)


def write_shared(desk: Desk) -> Write:
    """shared."""
    done = sharing_figures.share(desk.store, sharing_figures.SharedRequest(ROUND))
    return lambda: sharing_figures.keep_shared(done, SAY)


def write_new_round(desk: Desk) -> Write:
    """new-round."""
    asked = NewRoundRequest("dot-moi", Wanted("Tuyên Quang", date(2024, 11, 15), communes=COMMUNES))
    return lambda: set_up(desk.store, asked, desk.root)


def write_backup(desk: Desk) -> Write:
    """record --backup."""
    record = in_review(desk.store.round(ROUND))
    record.keep(b"1", "1.xlsx", "application/zip")
    return lambda: back_up(record, desk.root / "sao-luu.db")


def write_people(desk: Desk) -> Write:
    """review people."""
    return lambda: hand_out_people(desk.store, ROUND)


WRITERS = (
    write_score, write_plan, write_forms, write_forms_elsewhere, write_calendar, write_tables, write_compared,
    write_law_workbook, write_sheets, write_import, write_ledger, write_schema, write_draft, write_table, write_sample,
    write_demo, write_register, write_returned, write_reports, write_ranks, write_shared, write_new_round, write_backup,
    write_people,
)  # fmt: skip


def start_again(desk: Desk) -> None:
    """What the next command does first, in the workspace and in the folders that commands were told to write to."""
    desk.store.settle()
    for name in (".", "phieu", "bang", "so-sanh", "doi-chieu"):
        if (desk.root / name).is_dir():
            settle_owned(desk.root / name)


@pytest.mark.parametrize("prepare", WRITERS, ids=lambda prepare: str(prepare.__doc__).rstrip("."))
def test_a_command_is_whole_or_not_at_all(desk: Desk, prepare: Callable[[Desk], Write]) -> None:
    """Stopped at each operation: after the next start the old or the new, nothing left over, and the next try works.

    Refused at every third: told as the disk's own refusal, with exit code 4, and everything as it was.
    """
    write = prepare(desk)
    before = held(desk.root)
    with struck(desk.root) as disk:
        write()
    made = held(desk.root)
    assert before != made
    for number in range(1, len(disk.seen) + 1):
        put_back(desk.root, before)
        with pytest.raises(Stopped), struck(desk.root, stop_at(number)):
            write()
        start_again(desk)
        assert held(desk.root) in (before, made), (number, disk.seen[number - 1])
        if held(desk.root) == before and number % 4 == 1:
            write()
            assert held(desk.root) == made, number
    refused = []
    for number in range(1, len(disk.seen) + 1, 3):
        put_back(desk.root, before)
        try:
            with struck(desk.root, refused_at(number)):
                write()
        except ProblemsFound as told:
            refused.append((number, told.problems, _visible(desk.root)))
        start_again(desk)
        assert held(desk.root) in (before, made), number
    assert refused
    assert [n for n, told, _ in refused if ({p.code for p in told}, exit_code(told)) != ({"SYS-103"}, 4)] == []
    assert [n for n, _, seen in refused if seen != before] == []


def _visible(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in held(folder).items() if ".phuhop-" not in name}
