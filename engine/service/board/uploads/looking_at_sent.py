"""Files that were sent, read as if they were in the round already, and not among what its communes gave."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.evidence.file_readings import Source, read_files
from engine.evidence.form_cache import cache_path
from engine.evidence.gathering import DATUM, FileReading
from engine.evidence.identity.round_folder import COMMUNES, EVIDENCE
from engine.files.keeping.passing import lay_copy, lay_link, passing_folder, taken_out
from engine.files.writing import make_folder, write_whole
from engine.forms.template import form_name
from engine.forms.to_mend import slips
from engine.law.model import Unit
from engine.problems import Place, Problem, errors, problem
from engine.service.board.receiving import Read, read_part
from engine.service.board.uploads.sent_checked import Checked, SentChecked, safe_name
from engine.service.pages.sighted_round import SightedRound
from engine.service.record.record_store import RECORD
from engine.service.store import Holdings, Submission
from engine.service.workspace import RESULTS, ROUND_FILES

Told = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file with what a reader made of it: whose form it is, of which communes it tells, whose place it takes."""

    at: int
    sent: Submission
    reading: FileReading
    unit: Unit | None
    replaces: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether anything in it can be read: a form of a commune, or a table with figures."""
        return bool(self.reading.form_of) or bool(len(self.reading.typed.rows))

    @property
    def target(self) -> str:
        """The name that it takes among the round's files."""
        return form_name(self.unit) if self.unit else safe_name(self.sent.shown)


def look_at(seen: SightedRound, files: Sequence[Submission], holdings: Holdings, tell: Told) -> Checked:
    """Read files as they would be read once received; nothing of the round is changed.

    ``tell`` is told how far it is. Raises ProblemsFound as reading a round does.
    """
    folder = holdings.round(seen.reads[0].folder.name)
    with passing_folder() as home:
        opened = [replace(read, replaces=_replaced(seen, folder, read)) for read in _opened(seen, files, home, tell)]
        taken = list(_taken(opened))
        tell(len(files), len(files) + 1, "")
        shadow = home / "dot" / folder.name
        _lay_out(shadow, folder, seen, [read for read, wrong in taken if not wrong])
        reads = tuple(read_part(shadow, part, holdings) for part in seen.opened)
        if cache := cache_path(shadow, os.environ):
            taken_out(cache)
    return _checked(seen, folder, taken, reads)


def _opened(seen: SightedRound, files: Sequence[Submission], home: Path, tell: Told) -> Iterator[_Read]:
    """Each file by the reader of the part that knows it."""
    units = {unit.code: unit for unit in seen.round.units}
    for at, sent in enumerate(files):
        tell(at, len(files) + 1, sent.shown)
        path = home / f"{at}-{safe_name(sent.shown)}"
        write_whole(path, sent.content)
        readings = [read_files([Source(path, sent.shown)], read.asked)[0] for read in seen.reads]
        reading = next((own for own in readings if own.form_of), readings[0])
        owner = reading.form_of or next((r.asked.owner_of(sent.shown) for r in seen.reads), "")
        unit = units.get(reading.form_of) if reading.form_of else None
        yield _Read(at, sent, reading, unit or (units.get(owner) if not len(reading.typed.rows) else None))
        taken_out(path)


def _taken(opened: Sequence[_Read]) -> Iterator[tuple[_Read, tuple[Problem, ...]]]:
    """Each file with why it is not let in; of two that would take one place, neither is."""
    targets: dict[str, list[_Read]] = {}
    for read in opened:
        if read.is_readable:
            targets.setdefault(read.target, []).append(read)
    for read in opened:
        if not read.is_readable:
            yield read, read.reading.problems or (problem("WEB-166", Place(read.sent.shown)),)
        elif len(rivals := targets[read.target]) > 1:
            names = ", ".join(rival.sent.shown for rival in rivals)
            yield read, (problem("WEB-164", Place(read.sent.shown), names=names, target=read.target),)
        else:
            yield read, ()


def _lay_out(shadow: Path, folder: Path, seen: SightedRound, taken: Sequence[_Read]) -> None:
    """The round's setting, what the communes concerned gave before, and the new files in their places."""
    make_folder(shadow / EVIDENCE)
    for name in (*ROUND_FILES, COMMUNES):
        if (folder / name).is_file():
            lay_copy(folder / name, shadow / name)
    _lay_rounds_beside(shadow, folder)
    gone = {name for read in taken for name in read.replaces}
    codes = {code for read in taken for code in _codes(read, seen)}
    for file in dict.fromkeys(file for code in codes for file in seen.standings[code].files):
        if file not in gone and (folder / file).is_file():
            lay_copy(folder / file, shadow / file)
    for read in taken:
        write_whole(shadow / EVIDENCE / read.target, read.sent.content)


def _lay_rounds_beside(shadow: Path, folder: Path) -> None:
    """The rounds that may be looked back upon, where they are looked for."""
    for other in folder.parent.iterdir():
        if other.is_dir() and other.name != folder.name and not (shadow.parent / other.name).exists():
            lay_link(other, shadow.parent / other.name, (RESULTS, RECORD))


def _codes(read: _Read, seen: SightedRound) -> frozenset[str]:
    return frozenset({*read.reading.communes, *([read.unit.code] if read.unit else ())}) & seen.standings.keys()


def _replaced(seen: SightedRound, folder: Path, read: _Read) -> tuple[str, ...]:
    """The files of the round whose place a file takes: a commune's own ones, or a table of the same name.

    A table of one commune takes that of its older tables too in which nothing stands that it does not say anew.
    """
    own, codes = f"{EVIDENCE}/{read.target}", {read.unit.code} if read.unit else _codes(read, seen)
    files = {file.shown for part in seen.reads for file in part.evidence.files if file.communes == codes}
    if read.unit is None:
        said = _said(read.reading)
        files = {file for file in files if len(codes) == 1 and _said_in(seen, folder, file) <= said}
    return tuple(dict.fromkeys((own, *sorted(files))))


def _said_in(seen: SightedRound, folder: Path, file: str) -> frozenset[object]:
    """What stands in an older table; more than any other says where it is a form, which has more than figures."""
    reading = read_files([Source(folder / file, file)], seen.reads[0].asked)[0]
    return frozenset({reading.form_of, *_said(reading)}) if reading.form_of else _said(reading)


def _said(reading: FileReading) -> frozenset[object]:
    """The data that a table speaks of, by number where it was read and by name where it is to be mended."""
    wrong = (name for told in reading.problems for name in told.data)
    return frozenset({*reading.typed.rows[:, DATUM].tolist(), *wrong})


def _checked(
    seen: SightedRound, folder: Path, taken: Sequence[tuple[_Read, tuple[Problem, ...]]], reads: Sequence[Read]
) -> Checked:
    units, targets = {unit.code: unit for unit in seen.round.units}, [read.target for read, wrong in taken if not wrong]
    told, beside = _told_by_file(reads), _told_beside(seen, reads, {f"{EVIDENCE}/{target}" for target in targets})
    files, stood = [], dict[str, bytes | None]()
    for read, refused in taken:
        replaced, codes = () if refused else read.replaces, _codes(read, seen)
        lies = {name: (folder / name).read_bytes() if (folder / name).is_file() else None for name in replaced}
        stood |= lies
        target = "" if refused else read.target
        own = read.unit or (units[min(codes)] if len(codes) == 1 else None)
        found = refused or (*told.get(f"{EVIDENCE}/{target}", ()), *(one for one in beside if one.commune in codes))
        same = not refused and lies[f"{EVIDENCE}/{target}"] == read.sent.content
        there = tuple(name.removeprefix(f"{EVIDENCE}/") for name, content in lies.items() if content is not None)
        size = len(read.sent.content)
        files.append(SentChecked(read.at, read.sent.shown, size, own, len(codes), target, there, found, same))
    codes = frozenset(file.unit.code for file in files if file.unit and not file.refused)
    pages = (slip for read in reads for slip in slips(read.round, read.evidence, read.questions))
    return Checked(tuple(files), {p.unit.code: p for p in pages if p.unit.code in codes}, stood)


def _told_beside(seen: SightedRound, reads: Sequence[Read], taken: Collection[str]) -> list[Problem]:
    """The errors that files would make where they do not stand themselves, as a figure that another file gives too."""
    known = {_key(told) for part in seen.reads for own in part.evidence.communes.values() for told in own.problems}
    now = (told for read in reads for own in read.evidence.communes.values() for told in errors(own.problems))
    return [told for told in now if told.place.file not in taken and _key(told) not in known]


def _key(told: Problem) -> tuple[object, ...]:
    return told.code, told.place, told.commune, told.data


def _told_by_file(reads: Sequence[Read]) -> Mapping[str, list[Problem]]:
    told: dict[str, list[Problem]] = {}
    for read in reads:
        for found in (*read.evidence.problems, *(p for own in read.evidence.communes.values() for p in own.problems)):
            held = told.setdefault(found.place.file, [])
            if found not in held:
                held.append(found)
    return told
