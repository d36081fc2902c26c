"""A list of proposed tasks handed back: what was accepted becomes a letter's file, through the gate of every letter."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.safety import file_bytes
from engine.files.trees import Tree
from engine.files.workbook import open_book
from engine.files.writing import write_texts
from engine.files.yaml_text import fresh
from engine.language import Say
from engine.law.directives import load_directives
from engine.law.source import parse_source
from engine.problems import Place, Problem, ProblemsFound, errors, exit_code, problem
from engine.reading.letters.dues import Years
from engine.reading.letters.taking_up import lacking_head, name_of, open_questions, rows_of_draft, taken_up
from engine.reading.letters.task_list import TaskList, named_in, read_list
from engine.service.reading.letter_reading import evidence_of
from engine.service.replies.letter_reply import LetterAcceptReply
from engine.service.replies.made import problem_rows
from engine.service.store import Holdings
from engine.service.workspace import DIRECTIVES

LARGEST_DRAFT = 2 * 2**20
HEAD = """\
# Việc nhận từ bản máy đọc của văn bản: mỗi việc có người đã so với câu của văn bản (read) và ngày (accepted).
# Chỗ ghi bằng tiếng Anh (_en) chưa ai dịch thì để nguyên tiếng Việt.
"""


@dataclass(frozen=True, slots=True)
class LetterAcceptRequest:
    """A list as it was handed back, and whether what was accepted is to be written."""

    sheet: Path
    applied: bool = False


@dataclass(frozen=True, slots=True)
class LetterAccepted:
    """How many rows were accepted, left out and not decided, the file written, and what stands against it."""

    name: str
    counts: Mapping[str, int]
    written: Path | None
    problems: tuple[Problem, ...]

    @property
    def status(self) -> int:
        """How a command ends."""
        return exit_code(self.problems)

    def reply(self, say: Say) -> LetterAcceptReply:
        """The same as plain data."""
        return LetterAcceptReply(
            schema="phuhop/law-accept/1", name=self.name, accepted=self.counts["accepted"],
            left_out=self.counts["left out"], waiting=self.counts["waiting"],
            written=None if self.written is None else str(self.written), problems=problem_rows(self.problems, say),
        )  # fmt: skip


def accept_tasks(holdings: Holdings, asked: LetterAcceptRequest, today: date) -> LetterAccepted:
    """Read a list back and, only if it is to be applied and nothing stands against it, write the letter's file.

    Raises ProblemsFound when the file is unsafe or no such list (CHK-230), when its draft is gone or another (CHK-231),
    and as ``put_in_place`` does.
    """
    from engine.reporting.reading.letter_choices import choices_of

    book = open_book(asked.sheet, asked.sheet.name)
    said = named_in(book)
    if not said:
        raise ProblemsFound([problem("CHK-230", Place(asked.sheet.name))])
    draft = _draft(asked.sheet, said)
    listed = read_list(book, choices_of(evidence_of(holdings)), _years(draft), today)
    if isinstance(listed, Problem):
        raise ProblemsFound([listed])
    counts = _counts(draft, listed)
    told = [*listed.problems, *lacking_head(draft, listed)]
    told += [found for found in open_questions(draft, listed) if asked.applied or found.code != "CHK-234"]
    name, folder = name_of(draft), holdings.criteria / DIRECTIVES
    if not counts["accepted"] and not counts["waiting"]:
        told.append(problem("READ-163", Place(asked.sheet.name)))
    if holdings.bundled:
        told.append(problem("READ-164", Place(folder.name)))
    if (folder / f"{name}.yaml").exists():
        told.append(problem("READ-162", Place(f"{name}.yaml"), name=f"{name}.yaml"))
    if counts["waiting"] or errors(told):
        return LetterAccepted(name, counts, None, tuple(told))
    text = HEAD + fresh(taken_up(draft, listed, name))
    told += _at_the_gate(folder, name, text)
    if not asked.applied or errors(told):
        return LetterAccepted(name, counts, None, tuple(told))
    file = f"{name}.yaml"
    put_in_place(folder, lambda made: write_texts(made, {file: text}), Terms(read={file: None}))
    return LetterAccepted(name, counts, folder / file, tuple(told))


def _draft(sheet: Path, said: Mapping[str, str]) -> dict[str, Tree]:
    """The draft that lies beside the list, as it was when the list was made."""
    path = sheet.with_name(Path(said["draft"]).name)
    refusal = ProblemsFound([problem("CHK-231", Place(sheet.name), name=path.name)])
    if not path.is_file():
        raise refusal
    content = file_bytes(path, path.name, LARGEST_DRAFT)
    if hashlib.sha256(content).hexdigest() != said.get("draft_sha256"):
        raise refusal
    tree = parse_source(content.decode(), path.name).tree
    return tree if isinstance(tree, dict) else {}


def _years(draft: Mapping[str, Tree]) -> Years:
    """The years against which a typed day is held: of the letter as it was read."""
    letter = draft.get("letter")
    read = letter if isinstance(letter, dict) else {}
    signed, about = str(read.get("date", "")), str(read.get("year", ""))
    return Years(date.fromisoformat(signed) if signed else None, int(about) if about.isdigit() else None)


def _counts(draft: Mapping[str, Tree], listed: TaskList) -> Counter[str]:
    takes = {row.id: row.take for row in listed.rows}
    words = {"yes": "accepted", "mend": "accepted", "no": "left out", None: "waiting"}
    return Counter(words[takes.get(name)] for name, _ in rows_of_draft(draft))


def _at_the_gate(folder: Path, name: str, text: str) -> tuple[Problem, ...]:
    """What the opening of every letter says of this one, which is not written yet."""
    try:
        return load_directives(folder, (name,), {f"{name}.yaml": text}).warnings
    except ProblemsFound as refused:
        return tuple(refused.problems)
