"""The reports that the letters ask for, filled from a round and kept whole: a Word draft and a workbook each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.comparing.new_year import refuse_draft
from engine.evidence.identity.round_folder import ROUND_FILE
from engine.files.keeping.transactions import put_in_place
from engine.files.numbers import typed_word
from engine.files.writing import make_folder, write_whole
from engine.forms.template import form_name
from engine.law.directives import TaskEvidence, load_directives
from engine.law.loading import nearest
from engine.law.outlines.reading_outlines import Outlines, load_outlines
from engine.planning.reports.filling_in import Report, Wanted, filled_report
from engine.problems import Place, Problem, ProblemsFound, day_in_both, exit_code, problem
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import home_of, part_with, whole_of
from engine.service.replies.upward.upward_reply import (
    ReportsByStandardReply,
    ReportsReply,
    reports_by_standard,
    reports_reply,
)
from engine.service.rounds import find_unit
from engine.service.store import Store
from engine.service.upward.recorded_parts import Layer, recorded_parts
from engine.service.workspace import EVIDENCE, REPORTS


@dataclass(frozen=True, slots=True)
class ReportsRequest:
    """A round by name or path; one kind of report, None for all; one commune; the day of asking; another folder.

    ``layer`` is by which figures: None is the record's where there is one.
    """

    round: str
    on: date
    kind: str | None = None
    commune: str | None = None
    out: Path | None = None
    template: Path | None = None
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class ReportsMade:
    """The reports of a round or of one of its standards, and where their files lie, a Word file and a workbook each.

    ``left`` are those that were not made, since no letter of the round asks for them and nobody named them.
    """

    made: RoundResult
    reports: tuple[Report, ...]
    folder: Path
    told: tuple[Problem, ...]
    left: tuple[Report, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round or of the one commune, and what must be said of the reports."""
        only = self.reports[0].only
        own = (p for p in self.made.problems if only is None or p.commune in ("", only.code))
        return (*own, *self.told)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        return exit_code(self.made.problems) if self.made.is_empty else 0

    def files(self, report: Report) -> tuple[Path, Path]:
        """The two files of a report."""
        word, excel = names_of(report)
        return self.folder / word, self.folder / excel

    def reply(self) -> ReportsReply:
        """The same as plain data."""
        return reports_reply(self.made, [(report, self.files(report)) for report in self.reports])


def reports(store: Store, asked: ReportsRequest) -> tuple[ReportsMade, ...]:
    """Fill the reports of a round, or those of each of its standards, and keep all of them or none.

    Raises ProblemsFound: no outlines (RPT-100), a broken one (RPT-101 to RPT-105), no such kind (RPT-106), a folder
    that holds what communes sent (RPT-109), a draft (PLN-107), no record where its figures are asked for (RPT-150).
    """
    done = filled_reports(store, asked)
    folder = _folder_of(store, asked)

    def write(fresh: Path) -> None:
        for part in done:
            for report in part.reports:
                _write(fresh / part.folder.relative_to(folder), report, asked.template)

    put_in_place(folder, write)
    return done


def _folder_of(store: Store, asked: ReportsRequest) -> Path:
    return asked.out or store.round(asked.round) / REPORTS


def filled_reports(store: Store, asked: ReportsRequest) -> tuple[ReportsMade, ...]:
    """The same with nothing kept."""
    home = store.round(asked.round)
    if asked.out and asked.out.resolve().is_relative_to((home / EVIDENCE).resolve()):
        raise ProblemsFound([problem("RPT-109", Place(str(asked.out)), name=asked.out.name)])
    parts = recorded_parts(home, store, asked.layer)
    for made in parts:
        refuse_draft(made.book.standard, made.round.id)
    only = find_unit(whole_of(parts), asked.commune) if asked.commune else None
    data, folder = load_directives(store.letters(home), ()).evidence, _folder_of(store, asked)
    wanted = (part_with(parts, only.code),) if only else parts
    wish = Wanted(asked.kind or "", only, asked.on, data, tuple(made.round.standard for made in parts))
    return tuple(_filled(made, folder / home_of(made, parts), wish) for made in wanted)


def reports_reply_of(done: Sequence[ReportsMade]) -> ReportsReply | ReportsByStandardReply:
    """The reports as plain data, by standard where there are several."""
    replies = [part.reply() for part in done]
    return replies[0] if len(done) == 1 else reports_by_standard(replies, [p.made.round.standard for p in done])


def _filled(made: RoundResult, folder: Path, wish: Wanted) -> ReportsMade:
    """The reports of a part; ``wish`` names the kind, none for all, and all standards of the round."""
    outlines, own = outlines_beside(made, wish.data), made.round.standard
    wish = replace(wish, others=tuple(name for name in wish.others if name != own))
    kinds = _kinds(outlines, wish.kind or None)
    filled = tuple(filled_report(outlines, replace(wish, kind=kind), made) for kind in kinds)
    wanted = tuple(report for report in filled if report.turns)
    done = wanted if wanted and not wish.kind else filled
    left = tuple(report for report in filled if not report.turns) if done is wanted else ()
    return ReportsMade(made, done, folder, tuple(told for report in done for told in _warnings(report)), left)


def outlines_beside(made: RoundResult, data: Mapping[str, TaskEvidence]) -> Outlines:
    """The outlines that lie with a standard; raises ProblemsFound as ``load_outlines`` does."""
    known = {*data, *(entry.id for entry in made.book.standard.book.evidence)}
    folder = made.book.folder.parent / REPORTS
    return load_outlines(folder, yaml_names(folder), known, made.book.standard.head.id)


def yaml_names(folder: Path) -> tuple[str, ...]:
    """The names of a folder's YAML files, in order."""
    return tuple(sorted(path.name for path in folder.glob("*.yaml")))


def _kinds(outlines: Outlines, kind: str | None) -> tuple[str, ...]:
    """The reports of a kind, called by its id or as its file is; all of them for none."""
    if kind is None:
        return tuple(outlines.reports)
    names = {typed_word(word): name for name, told in outlines.reports.items() for word in (told.file, name)}
    if typed_word(kind) not in names:
        known = ", ".join(f"{told.file} ({name})" for name, told in outlines.reports.items())
        near = nearest(kind, [told.file for told in outlines.reports.values()] + [*outlines.reports])
        raise ProblemsFound([problem("RPT-106", Place(kind), name=kind, known=known, near=near)])
    return (names[typed_word(kind)],)


def names_of(report: Report) -> tuple[str, str]:
    """The names of a report's two files; a commune's own bears the commune's."""
    name = report.main.outline.file
    name = f"{name}-{Path(form_name(report.only)).stem}" if report.only else name
    return f"{name}.docx", f"{name}.xlsx"


def _warnings(report: Report) -> list[Problem]:
    """That the figures are not of the report's own days, and that no letter of the round asks for it."""
    place, outline = Place(f"{report.made.round.id}/{ROUND_FILE}"), report.main.outline
    round_, told = report.made.round, []
    if not report.is_of_its_period:
        days = {"first": day_in_both(round_.period_from), "last": day_in_both(round_.period_to)}
        told.append(problem("RPT-107", place, name=report.main.title, **days))
    if not report.turns:
        told.append(problem("RPT-108", place, name=report.main.title, kind=outline.id))
    return told


def _write(folder: Path, report: Report, template: Path | None) -> None:
    from engine.reporting.upward.report_excel import write_report_workbook
    from engine.reporting.upward.report_word import report_paper

    word, excel = names_of(report)
    make_folder(folder)
    write_whole(folder / word, report_paper(report, template=template))
    write_report_workbook(folder / excel, report)
