"""What a board's wishes change of a file, weighed and carried out one way, come they by workbook or by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.evidence.own_facts.fact_data import is_fact
from engine.law.criteria import evidence_of
from engine.law.questions import Evidence
from engine.problems import Problem, ProblemsFound, errors
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.file_json import fact_json
from engine.records.acting.override_file import Used, exempted
from engine.records.entries.canonical_json import Json
from engine.reporting.review.appraisal_page import Scored, open_remarks
from engine.service.review.appraisal.appraisal_cells import Wish
from engine.service.review.appraisal.unit_answers import board_beside_round
from engine.service.review.by_hand.used_overrides import counting, desk_layers
from engine.service.review.desk import Desk, Who, named
from engine.service.review.layer_scores import Bench, contradicted
from engine.service.review.moving import carried_out

# What a change rests on: files by their hash, and the version of the commune's file that its author had before him.
Ground = tuple[tuple[str, ...], int | None]


@dataclass(frozen=True, slots=True)
class Change:
    """What wishes change of one file: the facts of the board's layer that become others, and what it asks.

    ``after`` is the file as it would be, or as it was kept; ``refused`` says why nothing of it was.
    """

    file: CommuneFile
    corrected: tuple[Wish, ...]
    accepted: tuple[Wish, ...]
    asked: tuple[Wish, ...]
    after: CommuneFile | None = None
    refused: tuple[Problem, ...] = ()


def weighed(
    desk: Desk, who: Who, wished: Iterable[tuple[CommuneFile, Sequence[Wish]]], found: Iterable[Problem]
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """What wishes change, and what is to be said of them besides what was ``found`` when they were read.

    Raises ProblemsFound with every line that cannot be told and with corrections that contradict other figures.
    """
    changes = tuple(change for file, wishes in wished if (change := _change(file, wishes)))
    used = counting(desk, [change.file for change in changes], who.day).used
    told = (*found, *(one for change in changes for one in _contradictions(desk, change, used)))
    if errors(told):
        raise ProblemsFound(named(desk, told))
    return changes, told


def _change(file: CommuneFile, wishes: Sequence[Wish]) -> Change | None:
    """What of these wishes is not so already; None where all is."""
    new = [wish for wish in wishes if is_new(file, wish)]
    corrected = tuple(wish for wish in new if wish.choice == "correct")
    accepted = tuple(wish for wish in new if wish.choice == "accept")
    asked = tuple(wish for wish in new if wish.choice in ("supply", "question"))
    return Change(file, corrected, accepted, asked) if corrected or accepted or asked else None


def is_new(file: CommuneFile, wish: Wish) -> bool:
    """Whether a wish says anything that the file does not say already; by whom, when and where is none of it."""
    name = wish.evidence.id
    if wish.choice == "accept":
        return name in file.appraised
    if wish.fact:
        old = file.appraised.get(name)
        return old is None or replace(old, place="", by="", at="") != replace(wish.fact, place="", by="", at="")
    said = (name, wish.choice, wish.text, wish.due)
    return all((told.evidence, told.kind, told.text, told.due) != said for told in open_remarks(file))


def _layer(change: Change, who: Who | None = None) -> dict[str, KeptFact]:
    """The board's layer as the wishes would have it, whole."""
    gone = {wish.evidence.id for wish in change.accepted}
    kept = {name: fact for name, fact in change.file.appraised.items() if name not in gone}
    by, at = (who.person, who.at) if who else ("", "")
    return {**kept, **{w.evidence.id: replace(w.fact, by=by, at=at) for w in change.corrected if w.fact}}


def _contradictions(desk: Desk, change: Change, used: Used) -> Iterator[Problem]:
    """Corrections against which another figure of the commune speaks, at the cell where they were typed."""
    touched = {wish.evidence.id: wish for wish in (*change.corrected, *change.accepted)}
    kept = exempted({**change.file.own, **_layer(change)}, used.get(change.file.code, ()))
    for told in contradicted(desk.bench_of(change.file), change.file.code, kept):
        if hit := next((touched[name] for name in told.data if name in touched), None):
            found = replace(told, place=hit.place)
            yield board_beside_round(found) if is_fact(hit.evidence.id) and hit.fact else found


def done(desk: Desk, who: Who, change: Change, ground: Ground = ((), None), *, applied: bool) -> Change:
    """A change carried out, or tried; what the record refuses is told of this file alone."""
    file, wanted, (blobs, seen) = change.file, list[Wanted](), ground

    def want(act: str, body: dict[str, Json]) -> None:
        wanted.append(Wanted(act, file.code, who.actor(desk.state, act, file.code), who.at, body, blobs, seen))

    if change.corrected or change.accepted:
        want("correct", {"facts": [fact_json(fact) for _, fact in sorted(_layer(change, who).items())]})
    if change.asked:
        remarks = enumerate(change.asked, len(file.remarks) + 1)
        want("ask", {"remarks": [_remark(desk.bench_of(file), wish, number) for number, wish in remarks]})
    try:
        return replace(change, after=carried_out(desk, file, wanted, applied=applied))
    except ProblemsFound as refused:
        return replace(change, refused=named(desk, refused.problems))


def _remark(bench: Bench, wish: Wish, number: int) -> dict[str, Json]:
    item = next((i.id for i in bench.law.book.standard.items if wish.evidence.id in evidence_of(i.measure)), "")
    return {
        "id": str(number),
        "item": item,
        "evidence": wish.evidence.id,
        "kind": "supply" if wish.choice == "supply" else "question",
        "text": wish.text,
        "due": wish.due,
    }


# A change as it is told: the file, corrections, what is asked, what refused it, the cards before and after.
ToldChange = tuple[
    CommuneFile,
    list[tuple[Evidence, KeptFact | None, KeptFact | None, str]],
    list[str],
    tuple[Problem, ...],
    tuple[Scored, Scored],
]


def told_changes(desk: Desk, changes: Sequence[Change]) -> list[ToldChange]:
    """What wishes change, with the conclusions before and after; files that were refused stay as they were."""
    before = _cards(desk, [change.file for change in changes])
    after = _cards(desk, [change.after or change.file for change in changes])
    return [
        (
            change.file,
            [_told_wish(change.file, wish) for wish in (*change.corrected, *change.accepted)],
            [wish.text for wish in change.asked],
            change.refused,
            (before[change.file.code], after[change.file.code]),
        )
        for change in changes
    ]


def _cards(desk: Desk, files: Sequence[CommuneFile]) -> dict[str, Scored]:
    parts = desk_layers(desk, files, desk.day)
    return {file.code: part.scored(file) for part in parts for file in part.files}


def _told_wish(file: CommuneFile, wish: Wish) -> tuple[Evidence, KeptFact | None, KeptFact | None, str]:
    name = wish.evidence.id
    new = wish.fact or file.own.get(name)
    ground = f"{wish.fact.reason} ({wish.fact.document})" if wish.fact else ""
    return wish.evidence, file.counted.get(name), new, ground
