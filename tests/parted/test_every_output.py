"""No command shows an undivided point: one round under a law, under its points doubled, and under them halved."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

from cli import phuhop
from engine.reporting.console import screen
from tests import frozen
from tests.parted.outputs import PLAIN, VIETNAMESE, differences, lines_of
from tests.parted.twins import scale_law

ROUND, LAW, DRAFT = frozen.SAMPLE, frozen.STANDARD, "qd-99-2027"
# Recognised, not by a zero, and with something missing.
COMMUNES = ("02536", "02542", "02551")
LAWS = (("doubled", Fraction(2), "1"), ("plain", Fraction(1), "1"), ("parted", Fraction(1, 2), "0.5"))
Lines = list[tuple[str, str]]

# Every command once and more, in the order in which they lean on one another.
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": (f"check {LAW}", f"check {ROUND}"),
    "score": (f"score {ROUND} --verify --sheets", f"score {ROUND} --json", f"score {ROUND} --sheets --lang en"),
    "explain": (
        f"explain {ROUND} 02536", f"explain {ROUND} 02536 --json", f"explain {ROUND} 02551 --lang en",
        f"explain {ROUND} 02542 --set tre_duoi_1_tiem_du=1",
        f"explain {ROUND} 02542 --set tre_duoi_1_tiem_du=1 --json",
    ),
    "path": (f"path {ROUND} 02536", f"path {ROUND} 02542 --json", f"path {ROUND} 02551 --lang en"),
    "tasks": (f"tasks {ROUND}", f"tasks {ROUND} --commune 02542 --ics lich.ics", f"tasks {ROUND} --json"),
    "plan": (f"plan {ROUND}", f"plan {ROUND} --by commune --lang en", f"plan {ROUND} --json"),
    "export": (f"export {ROUND} --to csv --out bang", f"export {ROUND} --to xlsx --out bang"),
    "register": (f"register {ROUND} --on 2024-11-20 --out so.xlsx",),
    "return": (f"return {ROUND} --out tra",),
    "form": (f"form {ROUND} --out phieu", f"form {ROUND} --out mau --table"),
    "law status": (f"law status {LAW}", f"law status {LAW} --json"),
    "law show": (f"law show {LAW} --out luat.docx", f"law show {LAW} --lang en"),
    "law checklist": (f"law checklist {LAW} --out doi-chieu",),
    "law export": (f"law export {LAW} --out luat.xlsx", f"law export {LAW} --out law.xlsx --lang en"),
    "law import": ("law import luat.xlsx", "law import law.xlsx --json"),
    "new-year": (f"new-year {LAW} {DRAFT} --from 2027-01-01",),
    "compare": (f"compare {LAW} {DRAFT} --round {ROUND} --out so-sanh",),
    "papers": (f"papers {ROUND} --kind self-score --kind explanation --kind summary --out giay-to",),
    "rank": (f"rank {ROUND} --out xep-hang.xlsx",),
}  # fmt: skip
# What some lean on, and who makes it: another worker may have done so, and not for this one.
LEANS = {"law import": ("luat.xlsx", "law export"), "compare": (f"criteria/{DRAFT}", "new-year")}
# Commands that tell of no law's points, or do what is told of above, each with why it is not run here.
ELSEWHERE = {
    "serve": "answers in the browser until it is stopped; its pages are looked at in tests/web",
    "demo": "scores the sample and explains a commune of it, as score and explain do",
    "sample": "makes up figures and forms",
    "new-round": "asks for communes and days",
    "doctor": "looks at the machine",
    "menu": "asks which of the other commands to run",
    "law accept": "takes tasks of letters",
    "law schema": "writes the keys of the files",
    "law check-in": "tried number by number in test_desk_of_parts",
    "reports": "tells figures and tasks",
    "shared": "tells figures, never points",
    "publish": "shows points of a class that has three recognised communes, and the three here are not",
    "record": "counts entries; works scores out again as score does and tells only what differs",
    "page": "shows points in a browser: tests/reporting/page holds it to the engine, parts of a point too",
    "dossier": "packs points in JSON: tests/dossier holds them to the engine, parts of a point too",
    **dict.fromkeys(
        (
            "review open",
            "review import",
            "review claim",
            "review return",
            "review reopen",
            "review answer",
            "review withdraw",
            "review people",
            "review council",
            "review overrides",
            "review ballot-open",
            "review vote",
            "review receipt",
            "review ballot-close",
            "review signed",
            "review revoke",
        ),
        "moves a file of the record and shows no points",
    ),
    **dict.fromkeys(
        ("review show", "review out", "review in", "review appraise", "review decide", "review visits"),
        "says points by the words of score and explain; what else it says hangs on days and people",
    ),
    "law read": "fills the sheet that law checklist makes; a maximum with parts of a point is listed as not read",
}
# What only the third says otherwise by right: its step, and how its form adds up parts of a point.
ITS_OWN = ("1 became 0.5 in", "point° became points°", "1 became 0,5 in", "SUMPRODUCT(", '),"?")', "dấu ", "seal ")


def names_of(group: click.Group, above: str = "") -> set[str]:
    """The full names of all commands."""
    found = set[str]()
    for name, command in group.commands.items():
        found |= names_of(command, f"{name} ") if isinstance(command, click.Group) else {above + name}
    return found


def test_every_command_is_held() -> None:
    """A new command stands in one of the two lists: nothing shows points unseen."""
    assert names_of(phuhop) == set(COMMANDS) | set(ELSEWHERE)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Three workspaces with one round, the laws apart by their points alone."""
    made = []
    for name, times, step in LAWS:
        desk = frozen.desk_in(tmp_path_factory.mktemp(name), COMMUNES)
        scale_law(desk / "criteria" / LAW, times, step)
        made.append(desk)
    return tuple(made)


def output_of(desk: Path, words: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> Lines:
    """What a command says and all that it writes; it must end well."""
    monkeypatch.chdir(desk)
    shutil.rmtree(desk / "assessments" / ROUND / "results", ignore_errors=True)
    before = {path: path.stat().st_mtime_ns for path in desk.rglob("*") if path.is_file()}
    result = CliRunner().invoke(phuhop, list(words))
    assert result.exit_code == 0, (words, result.output[-3000:], result.exception)
    marks = {VIETNAMESE: PLAIN if "en" in words else VIETNAMESE, PLAIN: PLAIN}
    said: Lines = [(line, PLAIN if "--json" in words else marks[VIETNAMESE]) for line in result.output.splitlines()]
    for path in sorted(path for path in desk.rglob("*") if path.is_file()):
        if before.get(path) != path.stat().st_mtime_ns and path.name not in ("cells.json", "accepted.json"):
            # Papers are in the language of the state whatever the screen's.
            said += [(text, mark if path.suffix == ".docx" else marks[mark]) for text, mark in lines_of(path)]
    return said


@pytest.mark.parametrize("command", COMMANDS)
def test_points_are_shown_as_points(command: str, desks: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever doubling the law's points changes a number, halving them halves it; all else stays to the letter."""
    monkeypatch.setattr(screen, "Console", partial(wide, Console))
    made, maker = LEANS.get(command, ("", ""))
    for desk in (desk for desk in desks if not (desk / made).exists()):
        for line in COMMANDS[maker]:
            output_of(desk, line.split(), monkeypatch)
    held, wrong = 0, []
    for line in COMMANDS[command]:
        found, numbers = differences([output_of(desk, line.split(), monkeypatch) for desk in desks], Fraction(1, 2))
        held += numbers
        wrong += [(line, told) for told in found if not any(own in told for own in ITS_OWN)]
    assert wrong == [], wrong[:20]
    assert held > 0 or command in ("check", "register", "return", "law import"), command


def wide(make: type[Console], **told: object) -> Console:
    """A console on which no line is broken: where one is depends on the width of its numbers."""
    return make(**{**told, "width": 4000})  # type: ignore[arg-type]
