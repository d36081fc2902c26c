"""What a typed law changes, to be read before it is written: in words, and line by line of its files."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from engine.desk.editing.law_sheets import BY_MODEL
from engine.desk.editing.trying import Plan
from engine.desk.editing.workbook_out import title_of
from engine.language import Say
from engine.law.readings.telling import losses_of, names_words, why_words
from engine.reporting.words.edit_words import edit_words

Sign: TypeAlias = Literal["gone", "new", "same"]
AROUND = 2
# Sheets of examples: they prove the law.
PROOFS = frozenset(BY_MODEL[model].title for model in ("Example", "CheckExample"))


@dataclass(frozen=True, slots=True)
class ToldChanges:
    """Edits in words by their sheet, each with its place; readings of the ledger that stand no more by them.

    ``examples`` are the edits of examples, which prove the law and are none.
    """

    edits: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    examples: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of a file that goes, is new, or stands beside one: its number in the file as it is, or as it will be."""

    sign: Sign
    number: int
    text: str


def told_changes(plan: Plan, say: Say) -> ToldChanges:
    """Every edit of a plan in words, and whose readings are lost by it."""
    edits = tuple(
        (title_of(table, say), tuple((edit_words(edit, say), str(edit.place)) for edit in own))
        for table, own in groupby(plan.edits, key=lambda edit: edit.table)
        if table not in PROOFS
    )
    examples = tuple(edit_words(edit, say) for edit in plan.edits if edit.table in PROOFS)
    return ToldChanges(edits, examples, tuple(_lost(plan, say)))


def _lost(plan: Plan, say: Say) -> Iterator[str]:
    if plan.laws is None:
        return
    before, after = plan.laws
    gone = tuple(lost for lost in after.readings.lost if lost.entry in before.readings.kept)
    for loss in losses_of(gone, say):
        yield say(
            "{names}: {who} đã đối chiếu {day}, trang {page}; mất vì {why}. Phải đối chiếu lại.",
            names=names_words(loss, say), who=loss.first.entry.who, day=say.day(loss.first.entry.when),
            page=loss.first.entry.page, why=why_words(loss.first, say),
        )  # fmt: skip


def change_lines(plan: Plan) -> tuple[tuple[str, tuple[ChangedLine, ...]], ...]:
    """By file, the lines that go and come with a few beside them."""
    return tuple((name, tuple(_lines(plan, name))) for name in sorted(plan.files))


def _lines(plan: Plan, name: str) -> Iterator[ChangedLine]:
    both = (plan.read.get(name), plan.files[name])
    return lines_between(*((held or b"").decode("utf-8", "replace") for held in both))


def lines_between(before: str, after: str) -> Iterator[ChangedLine]:
    """The lines of a text that go and come in another, with a few beside them."""
    old, new = before.splitlines(), after.splitlines()
    for group in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND):
        for word, a, b, c, d in group:
            if word == "equal":
                yield from (ChangedLine("same", c + at + 1, line) for at, line in enumerate(new[c:d]))
                continue
            yield from (ChangedLine("gone", a + at + 1, line) for at, line in enumerate(old[a:b]))
            yield from (ChangedLine("new", c + at + 1, line) for at, line in enumerate(new[c:d]))
