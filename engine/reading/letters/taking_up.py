"""A draft of a letter's tasks with a person's decisions put in: the tasks that were accepted, and no proposal.

What a row still lacks is told, not filled in; English words that nobody wrote are the Vietnamese ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from engine.files.trees import Tree
from engine.law.source import parse_source
from engine.problems import Place, Problem, problem
from engine.reading.law_text import SHOWN_UNSURE
from engine.reading.letters.letter_draft import NAMED, seen_words, shortened, when_text
from engine.reading.letters.task_list import Decision, TaskList

Mapped = Mapping[str, Tree]
# Keys in the order in which a letter's file has them.
ORDER = (
    "id", "clause", "label", "label_en", "responsible", "responsible_en", "sector", "levels", "deadlines", "done_when",
    "helps", "cites", "commune_shows", "read", "accepted",
)  # fmt: skip
HEAD_ORDER = ("number", "date", "seen", "issuer", "issuer_en", "level", "title", "title_en", "year")
TASK, LEFT = "task/", "left/"
LONGEST_NAME = 36  # a task's id has a number behind it
NEEDED = (
    ("issuer", "cơ quan ban hành", "the issuer"),
    ("level", "cấp", "its level"),
    ("title", "trích yếu", "its title"),
)


def rows_of_draft(draft: Mapped) -> tuple[tuple[str, Mapped], ...]:
    """The draft's tasks as ``task/1`` and on, then its sentences that nobody has read as ``left/1`` and on."""
    tasks = [(f"{TASK}{at}", task) for at, task in enumerate(_mappings(draft.get("tasks")), 1)]
    left = [(f"{LEFT}{at}", one) for at, one in enumerate(_mappings(draft.get("unread")), 1)]
    return (*tasks, *left)


def name_of(draft: Mapped) -> str:
    """What the file of accepted tasks is called: as the draft, without saying that it is one."""
    return str(draft.get("id", "")).removeprefix("nhap-")[:LONGEST_NAME].strip("-")


def _mappings(part: Tree | None) -> tuple[Mapped, ...]:
    return tuple(one for one in part if isinstance(one, dict)) if isinstance(part, tuple) else ()


def open_questions(draft: Mapped, listed: TaskList) -> tuple[Problem, ...]:
    """Rows that nobody decided (CHK-234), and accepted ones whose questions nobody answered (CHK-236)."""
    decided, place = {row.id: row for row in listed.rows}, Place(listed.draft)
    rows = rows_of_draft(draft)
    waiting = [name for name, _ in rows if name not in decided or decided[name].take is None]
    found = []
    if waiting:
        first = next((decided[name].place for name in waiting if name in decided), place)
        found.append(problem("CHK-234", first, count=len(waiting), all=len(rows)))
    for name, task in rows:
        row = decided.get(name)
        if row and row.take in ("yes", "mend") and (lacks := tuple(_unanswered(task, row))):
            asked = task.get("asked") or task.get("why") or "–"
            told = "; ".join(map(str, asked)) if isinstance(asked, tuple) else str(asked)
            words = {"lacks": ", ".join(vi for vi, _ in lacks), "lacks_en": ", ".join(en for _, en in lacks)}
            found.append(problem("CHK-236", row.place, asked=told, **words))
    return tuple(found)


def _unanswered(task: Mapped, row: Decision) -> Iterator[tuple[str, str]]:
    """The columns of mending that must be filled in, by what the draft does not have."""
    label = str(task.get("label") or task.get("sentence") or "")
    lacking_key = False
    for key, typed, words in (
        ("responsible", row.owner, ("Ai làm", "Who")),
        ("levels", row.levels, ("Cấp", "Level")),
        ("deadlines", row.whens or row.when_refused, ("Thời hạn", "Deadline")),
    ):
        lacking_key = lacking_key or not task.get(key)
        if not task.get(key) and not typed:
            yield words
    asks_of_words = SHOWN_UNSURE in label or (bool(task.get("asked")) and not lacking_key)
    if (asks_of_words or ("sentence" in task and "label" not in task)) and not row.label:
        yield "Việc", "Task"


def taken_up(draft: Mapped, listed: TaskList, name: str) -> dict[str, Tree]:
    """The file's tree with the accepted tasks alone; ``name`` is its own and the beginning of its tasks' ids."""
    decided = {row.id: row for row in listed.rows}
    accepted: Tree = {"by": listed.who, "on": (listed.when or date.min).isoformat()}
    kept = [(one, decided[key]) for key, one in rows_of_draft(draft) if decided[key].take in ("yes", "mend")]
    tasks = tuple(
        _task(one, row, f"{name.upper()}-{at:02}", accepted=accepted) for at, (one, row) in enumerate(kept, 1)
    )
    made: dict[str, Tree] = {"id": name, "letter": letter_of(draft, listed), "tasks": tasks}
    return {**made, "read": draft["read"]} if "read" in draft else made


def letter_of(draft: Mapped, listed: TaskList) -> dict[str, Tree]:
    """The letter as it was read, with what a person mended of it."""
    letter = draft.get("letter")
    read: Mapped = letter if isinstance(letter, dict) else {}
    said: dict[str, Tree] = {**read, **listed.head}
    lacking = [key for key in NAMED if not read.get(key)]
    if stated := [key for key in lacking if said.get(key)]:
        said["seen"] = seen_words(lacking, stated)
    said |= {f"{key}_en": said[key] for key in ("issuer", "title") if key in said}
    return {key: said[key] for key in HEAD_ORDER if key in said}


def lacking_head(draft: Mapped, listed: TaskList) -> tuple[Problem, ...]:
    """What a letter must be called by and neither the file nor a person has said (READ-161)."""
    said = letter_of(draft, listed)
    lacks = [(vi, en) for key, vi, en in NEEDED if not said.get(key)]
    if not lacks:
        return ()
    words = {"what": ", ".join(vi for vi, _ in lacks), "what_en": ", ".join(en for _, en in lacks)}
    return (problem("READ-161", Place(listed.draft), **words),)


def _task(read: Mapped, row: Decision, name: str, *, accepted: Tree) -> Tree:
    label = row.label or str(read.get("label") or read.get("sentence") or "")
    owner = row.owner or str(read.get("responsible", ""))
    where, sentence = read.get("at", ""), read.get("sentence", "")
    made: dict[str, Tree] = {
        **read, "id": name, "clause": read.get("clause") or where, "label": shortened(label),
        "label_en": shortened(label), "responsible": owner, "responsible_en": owner, "sector": row.sector,
        "levels": row.levels or read.get("levels", ()), "deadlines": _deadlines(read, row),
        "done_when": tuple(_closed(row.done)), "commune_shows": row.shows,
        "read": read.get("read") or {"at": where, "sentence": sentence}, "accepted": accepted,
    }  # fmt: skip
    return {key: made[key] for key in ORDER if made.get(key)}


def _deadlines(read: Mapped, row: Decision) -> Tree:
    if not row.whens:
        return read.get("deadlines", ())
    return tuple({"when": parse_source(when_text(when), "when").tree, "said": said} for when, said in row.whens)


def _closed(done: Sequence[tuple[str, int | None]]) -> Iterator[Tree]:
    for datum, least in done:
        yield {"yes": datum} if least is None else {"count": datum, "at_least": str(least)}
