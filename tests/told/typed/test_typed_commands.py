"""Each command as it is typed in the frozen round: what it prints in both languages, and every file that it writes."""

from __future__ import annotations

import gc
import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

import pytest

import cli
from engine import language
from engine.service.publishing import publish_round
from engine.service.review import desk
from tests import frozen
from tests.service.test_recorded_publishing import PEOPLE
from tests.told.typed.prints import HoldTyped, prints_in

ROUND, LAW = frozen.SAMPLE, frozen.STANDARD
CODE, POOR = "02587", "02551"
TEXTS = Path(__file__).with_name("texts")
NOW = "2025-01-06T08:00:00+07:00"


class OnThatDay(date):
    """A calendar that stands still."""

    @classmethod
    def today(cls) -> Self:
        """The day of these tests."""
        return cls(2025, 1, 6)


class Typed(NamedTuple):
    """A command, and those typed before it, of which nothing is shown."""

    words: str
    before: tuple[str, ...] = ()


# A board of four at work: from the opening of its record to a decision that was signed, published by two of them.
ADMIN, OFFICER, APPRAISER, CHAIR = (
    "--as p-004 --apply",
    "--as p-001 --apply",
    "--as p-002 --apply",
    "--as p-003 --apply",
)
PAPER = "--number 12/QĐ-UBND --date 2024-12-20 --signer Chủ-tịch"
BOARD = {
    "open": f"review open {ROUND} {ADMIN}",
    "import": f"review import {ROUND} {OFFICER}",
    "council": f"review council {ROUND} {CHAIR}",
    "claim": f"review claim {ROUND} --all {APPRAISER}",
    "appraise": f"review appraise {ROUND} --all {APPRAISER}",
    "ballot-open": f"review ballot-open {ROUND} --all {ADMIN}",
    "vote": f"review vote {ROUND} {CODE} --choice tan-thanh {CHAIR}",
    "ballot-close": f"review ballot-close {ROUND} --all {ADMIN}",
    "decide": f"review decide {ROUND} {CODE} --kind cong-nhan --not-firm {CHAIR}",
    "signed": f"review signed {ROUND} {CODE} --kind quyet-dinh {PAPER} {ADMIN}",
    "publish": f"publish {ROUND} {ADMIN}",
    "publish-second": f"publish {ROUND} --second {CHAIR}",
}
ACTS = tuple(BOARD.values())
CLAIMED, APPRAISED, SIGNED, PUBLISHED = ACTS[:4], ACTS[:5], ACTS[:10], ACTS
NEW_YEAR = f"new-year {LAW} qd-thu-2027 --from 2027-01-01"
EXPORTED = f"law export {LAW} --out so.xlsx"
SHEET = f"law checklist {LAW} --out doi-chieu"
COMMANDS = {
    "check-law": Typed(f"check {LAW}"),
    "check-round": Typed(f"check {ROUND}"),
    "form": Typed(f"form {ROUND}"),
    "form-table": Typed(f"form {ROUND} --table"),
    "register": Typed(f"register {ROUND}"),
    "return": Typed(f"return {ROUND}"),
    "score": Typed(f"score {ROUND} --verify"),
    "score-sheets": Typed(f"score {ROUND} --sheets"),
    "score-json": Typed(f"score {ROUND} --json"),
    "explain": Typed(f"explain {ROUND} {CODE} tc07"),
    "explain-all": Typed(f"explain {ROUND} {CODE}"),
    "explain-poor": Typed(f"explain {ROUND} {POOR}"),
    "explain-set": Typed(f"explain {ROUND} {CODE} --set tre_duoi_1_tiem_du=40"),
    "path": Typed(f"path {ROUND} {CODE}"),
    "path-poor": Typed(f"path {ROUND} {POOR}"),
    "tasks": Typed(f"tasks {ROUND} --ics lich.ics"),
    "tasks-by-deadline": Typed(f"tasks {ROUND} --by han"),
    "plan": Typed(f"plan {ROUND}"),
    "plan-by-month": Typed(f"plan {ROUND} --by thang"),
    "papers": Typed(f"papers {ROUND}"),
    "reports": Typed(f"reports {ROUND}"),
    "rank": Typed(f"rank {ROUND} --by xa"),
    "rank-provinces": Typed(f"rank {ROUND} --by tinh"),
    "shared": Typed(f"shared {ROUND}"),
    "publish": Typed(f"publish {ROUND} --out xem-truoc"),
    "export": Typed(f"export {ROUND} --to csv --out bang"),
    "export-excel": Typed(f"export {ROUND} --to xlsx --out bang"),
    "page": Typed(f"page {LAW} --out trang.html"),
    "dossier": Typed(f"dossier {ROUND}"),
    "law-status": Typed(f"law status {LAW}"),
    "law-show": Typed(f"law show {LAW}"),
    "law-checklist": Typed(SHEET),
    "law-check-in": Typed(f"law check-in {LAW} doi-chieu/doi-chieu-{LAW}.xlsx --round {ROUND}", (SHEET,)),
    "law-export": Typed(EXPORTED),
    "law-import": Typed("law import so.xlsx", (EXPORTED,)),
    "law-schema": Typed("law schema"),
    "new-year": Typed(NEW_YEAR),
    "new-year-amending": Typed(f"{NEW_YEAR} --amend"),
    "compare": Typed(f"compare {LAW} qd-thu-2027 --round {ROUND} --out so-sanh", (NEW_YEAR,)),
    "sample": Typed("sample --communes 3 --seed 7 --out dot-thu"),
    "review-people": Typed(f"review people {ROUND}"),
    **{f"board-{name}": Typed(words, ACTS[:at]) for at, (name, words) in enumerate(BOARD.items())},
    "review-show": Typed(f"review show {ROUND} {CODE}", APPRAISED),
    "review-show-all": Typed(f"review show {ROUND}", SIGNED),
    "review-visits": Typed(f"review visits {ROUND}", CLAIMED),
    "review-out": Typed(f"review out {ROUND}", CLAIMED),
    "review-in": Typed(f"review in {ROUND} so.xlsx --as p-002", (*CLAIMED, f"review out {ROUND} --out so.xlsx")),
    "review-reopen": Typed(f"review reopen {ROUND} {CODE} --reason xem-lại {CHAIR}", APPRAISED),
    "review-not-allowed": Typed(f"review decide {ROUND} {CODE} --kind cong-nhan {APPRAISER}", APPRAISED),
    "record": Typed(f"record {ROUND} --verify", PUBLISHED),
    "recorded-papers": Typed(f"papers {ROUND}", SIGNED),
    "recorded-dossier": Typed(f"dossier {ROUND}", PUBLISHED),
    "recorded-reports": Typed(f"reports {ROUND} --layer da-tham-dinh", APPRAISED),
    "recorded-explain": Typed(f"explain {ROUND} {CODE}", SIGNED),
    "published-checked": Typed(f"publish {ROUND} --check", PUBLISHED),
}  # fmt: skip


@pytest.fixture
def at_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two communes, on a day and at an hour that do not move."""
    frozen.desk_in(tmp_path, (POOR, CODE))
    head = tmp_path / "assessments" / ROUND / "round.yaml"
    head.write_text(head.read_text("utf-8") + "four_eyes: required\n", "utf-8")
    (head.parent / "council.yaml").write_text(PEOPLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    for name, module in list(sys.modules.items()):
        if name.startswith("engine.commands.") and getattr(module, "date", None) is date:
            monkeypatch.setattr(module, "date", OnThatDay)
    for module in (desk, publish_round):
        monkeypatch.setattr(module, "now", lambda: NOW)
    # What a program of its own does to itself once: other tests of this process read help and words as they were.
    monkeypatch.setattr(cli, "localise", lambda *_: None)
    monkeypatch.setattr(language, "speak_click", lambda *_: None)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    return tmp_path


def typed(words: str) -> str:
    """What a command prints, and the number that it ends with where that is not 0."""
    told = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(told), redirect_stderr(told):
        patch.setattr(sys, "argv", ["phuhop", *words.split()])
        with pytest.raises(SystemExit) as end:
            cli.main()
    told.seek(0)
    return told.read() + (f"(ends with {end.value.code})\n" if end.value.code else "")


@pytest.mark.parametrize("spoken", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_prints_and_writes(name: str, spoken: str, at_the_desk: Path, hold_typed: HoldTyped) -> None:
    """Word for word and part by part what was read and kept."""
    command = COMMANDS[name]
    for words in command.before:
        typed(words)
    before = prints_in(at_the_desk)
    words = command.words if spoken == "vi" else f"{command.words} --lang {spoken}"
    told = typed(words).replace(str(at_the_desk), "…")
    after = prints_in(at_the_desk)
    new = [line for file, lines in after.items() if before.get(file) != lines for line in lines]
    gone = [f"gone  {file}" for file in before if file not in after]
    text = "\n".join([f"$ phuhop {words}", told, *new, *gone]) + "\n"
    hold_typed(TEXTS / f"{name}.{spoken}.txt", text)


def test_no_text_is_of_a_command_that_is_gone() -> None:
    """Each kept text is one of these commands'."""
    assert {path.name.partition(".")[0] for path in TEXTS.iterdir()} == {*COMMANDS}
