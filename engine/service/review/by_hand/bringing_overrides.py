"""``overrides.yaml`` of a round held against its record, and brought into it: new, changed, taken out, act by act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from engine.files.safety import file_bytes
from engine.files.writing import write_whole
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.folding import folded_file, folded_round
from engine.records.acting.folding_files import state_now
from engine.records.acting.judging_moves import judged
from engine.records.acting.move_table import DECIDED
from engine.records.acting.override_file import FILE, override_acts, read_overrides
from engine.records.acting.overriding import DatedOverride, Standing, in_use, standing
from engine.records.acting.round_state import RoundState
from engine.service.review.desk import Desk, Who, named

Change = Literal["new", "changed", "same", "taken_out", "kept"]
Files = Mapping[str, CommuneFile]


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """An override with what becomes of it in the record, and how it stands on the day.

    ``kept`` is one that is no longer in the file and stays in the record: its commune was decided on with it.
    """

    override: DatedOverride
    change: Change
    standing: Standing


@dataclass(frozen=True, slots=True)
class Brought:
    """The file's overrides beside the record's; ``acts`` is how many acts that takes, ``applied`` whether any is kept.

    ``again`` are the files that were appraised with others than are then in force: they must be appraised anew.
    """

    lines: tuple[OverrideLine, ...]
    acts: int
    again: tuple[CommuneFile, ...]
    applied: bool


def bring_overrides(desk: Desk, who: Who, *, applied: bool) -> Brought:
    """Hold the round's file against the record, and where ``applied`` bring the record to what it says.

    Raises ProblemsFound where there is no file (REC-280), and as ``bring_text`` does.
    """
    path = desk.folder / FILE
    if not path.is_file():
        raise ProblemsFound([problem("REC-280", Place(f"{desk.folder.name}/{FILE}"))])
    return bring_text(desk, who, file_bytes(path, FILE), applied=applied)


def bring_sent(desk: Desk, who: Who, raw: bytes, *, applied: bool) -> Brought:
    """The same of a file that was sent: where ``applied`` it takes the place of the round's own once all was tried."""
    tried = bring_text(desk, who, raw, applied=False)
    if not applied:
        return tried
    write_whole(desk.folder / FILE, raw)
    return bring_text(desk, who, raw, applied=True)


def bring_text(desk: Desk, who: Who, raw: bytes, *, applied: bool) -> Brought:
    """Hold a file's bytes against the record, and where ``applied`` bring the record to them; all is tried first.

    Raises ProblemsFound: a file that cannot be read (REC-271 … 275), an override that is over and would
    still be used (REC-270), a change for a commune that was decided on (REC-282), or what the record refuses.
    """
    told, files = _told(desk, raw), {file.code: file for file in desk.record.files()}
    if found := [*_over(desk, who, told, files), *_too_late(desk, told, files)]:
        raise ProblemsFound(found)
    known = tuple(o for o in desk.state.overrides if o in told or not _is_decided(o, files))
    actor = who.actor(desk.state, "override")
    acts = [_by(desk, who, act) for act in override_acts(told, known, actor, who.at)]
    state, after = _tried(desk, acts, files)
    again = tuple(file for file in after.values() if _is_stale(state, file, who))
    for act in acts if applied else ():
        desk.apply(act)
    return Brought(tuple(_lines(desk, who, told, files)), len(acts), again, applied)


def overrides_text(desk: Desk) -> bytes:
    """The round's own file; nothing where it has none. Raises as ``file_bytes`` does."""
    path = desk.folder / FILE
    return file_bytes(path, FILE) if path.is_file() else b""


def lines_now(desk: Desk, who: Who, raw: bytes) -> tuple[OverrideLine, ...]:
    """A file's overrides as they stand beside the record's today, whether or not it could be brought in.

    Raises ProblemsFound for a file that cannot be read, as ``read_overrides`` does.
    """
    told = _told(desk, raw) if raw.strip() else ()
    return tuple(_lines(desk, who, told, {file.code: file for file in desk.record.files()}))


def _told(desk: Desk, raw: bytes) -> tuple[DatedOverride, ...]:
    own, *others = desk.benches
    beside = {unit.code: bench.law.book for bench in others for unit in bench.round.units}
    return read_overrides(raw, desk.round, own.law.book, beside)


def _over(desk: Desk, who: Who, told: tuple[DatedOverride, ...], files: Files) -> Iterator[Problem]:
    """Each override by name that is over and that some file not yet decided on would still use, once."""
    seen = set[tuple[str, str]]()
    for unit in desk.round.units:
        file = files.get(unit.code)
        try:
            if file is None or file.state not in DECIDED:
                in_use(told, unit.code, who.day)
        except ProblemsFound as expired:
            for found in expired.problems:
                if (found.typed, found.commune) not in seen:
                    seen.add((found.typed, found.commune))
                    yield found


def _too_late(desk: Desk, told: tuple[DatedOverride, ...], files: Files) -> Iterator[Problem]:
    for one in told:
        if one not in desk.state.overrides and _is_decided(one, files):
            yield problem("REC-282", Place(FILE), one.id, one.commune, name=one.id, unit=files[one.commune].name)


def _is_decided(override: DatedOverride, files: Files) -> bool:
    file = files.get(override.commune)
    return file is not None and file.state in DECIDED


def _by(desk: Desk, who: Who, act: Wanted) -> Wanted:
    return replace(act, actor=who.actor(desk.state, "override", act.about))


def _tried(desk: Desk, acts: list[Wanted], files: Files) -> tuple[RoundState, Files]:
    """The round and its files after the acts, nothing kept; raises ProblemsFound with all that the record refuses."""
    state, after, refused = desk.state, dict(files), list[Problem]()
    for act in acts:
        try:
            entry = judged(state, after.get(act.about), act)
        except ProblemsFound as found:
            refused.extend(named(desk, found.problems))
            continue
        state = folded_round(state, entry)
        made = folded_file(state, after.get(act.about), entry) if act.about else None
        after |= {act.about: made} if made else {}
    if refused:
        raise ProblemsFound(refused)
    return state, after


def _is_stale(state: RoundState, file: CommuneFile, who: Who) -> bool:
    """Whether a file before the council rests on an appraisal with other overrides than are now in force."""
    last = file.last("appraise") if file.state in ("appraised", "before_council", "voted") else None
    return last is not None and state_now(state, file, who.day) != last.state_sha


def _lines(desk: Desk, who: Who, told: tuple[DatedOverride, ...], files: Files) -> Iterator[OverrideLine]:
    """The file's in its order, then those of the record that are no longer in it."""
    known = {(o.id, o.commune): o for o in desk.state.overrides if o.kind != "withdrawn"}
    for one in told:
        before = known.pop((one.id, one.commune), None)
        change: Change = "new" if before is None else "same" if before == one else "changed"
        yield OverrideLine(one, change, standing(one, who.day))
    for gone in known.values():
        yield OverrideLine(gone, "kept" if _is_decided(gone, files) else "taken_out", standing(gone, who.day))
