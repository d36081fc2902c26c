"""The checking sheet as a page has it: parts of a law, their numbers with who has read them, and a sheet taken in."""

from __future__ import annotations

from dataclasses import dataclass

from engine.comparing.shifts import Shift
from engine.desk.proofreading.check_in import Taken
from engine.desk.proofreading.law_status import MARKS, law_status, provisional_points
from engine.language import Say
from engine.law.loading import Lawbook
from engine.law.readings.matched import Standing
from engine.law.readings.telling import losses_of, names_words, why_words
from engine.reporting.words.asking.sought import asked_words
from engine.reporting.words.bands import range_words
from engine.reporting.words.checklist_lines import Line, groups_of, title_of, value_words
from engine.reporting.words.sentences import verdict_word

WHOLE = "chung"


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """A part of a law: its name in addresses, title, points by mark, its numbers, how many are checked or half read."""

    name: str
    title: str
    points: tuple[str, ...]
    numbers: tuple[str, ...]
    checked: int
    half: int

    @property
    def left(self) -> int:
        """How many still have to be read."""
        return len(self.numbers) - self.checked


@dataclass(frozen=True, slots=True)
class CheckingLine:
    """A number to be read: what the sheet says of it, and who has read it so far, as it stands and otherwise."""

    line: Line
    agreed: tuple[str, ...]
    otherwise: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class ToldTaken:
    """What a sheet would do: numbers that agree, those that differ old to new, communes that move, readings lost."""

    agreed: tuple[str, ...]
    different: tuple[tuple[str, str, str, str, str], ...]
    shifts: tuple[tuple[str, str, str, bool], ...] | None
    lost: tuple[str, ...]
    before: str
    after: str


def checked_parts(book: Lawbook, say: Say) -> tuple[CheckedPart, ...]:
    """The whole first, then each criterion."""
    told = []
    for part in law_status(book):
        name = part.criterion.id if part.criterion else WHOLE
        points = tuple(say.whole(part.points[mark]) if part.points[mark] else "" for mark in MARKS)
        numbers = tuple(standing.number.id for standing in part.numbers)
        done = len(part.numbers) - len(part.left)
        told.append(CheckedPart(name, title_of(part, say), points, numbers, done, len(part.half_read)))
    return tuple(told)


def checking_lines(book: Lawbook, part: str, say: Say) -> tuple[CheckingLine, ...]:
    """The numbers of a part in the order of the sheet."""
    wanted = next((one.numbers for one in checked_parts(book, say) if one.name == part), ())
    lines = {line.number.id: line for group in groups_of(book, say) for line in group.lines}
    standings = book.readings.standings
    return tuple(_line(lines[name], standings[name], say) for name in wanted if name in lines)


def _line(line: Line, standing: Standing, say: Say) -> CheckingLine:
    def told(page: str, who: str, day: str, value: str = "") -> str:
        words = say("{who} đọc {day}, trang {page}", who=who, day=day, page=page)
        return f"{words}: {value}" if value else words

    agreed = tuple(told(entry.page, entry.who, say.day(entry.when)) for entry in standing.agreed)
    other = tuple(told(entry.page, entry.who, say.day(entry.when), entry.value) for entry in standing.otherwise)
    return CheckingLine(line, agreed, other, standing.checked)


def taken_lines(taken: Taken, say: Say) -> ToldTaken:
    """A sheet taken in, in words."""
    done = taken.done
    names = {item.id: item for item in done.book.standard.items}
    lines = {line.number.id: line for group in groups_of(done.book, say) for line in group.lines}
    different = []
    for row in done.different:
        item = names.get(row.number.owner.split("/", 1)[0].split("@", maxsplit=1)[0])
        old, new = value_words(row.number, say, item), value_words(row.number, say, item, row.value)
        line = lines[row.number.id]
        named = f"{line.part} {line.text}".strip()
        different.append((named, asked_words(row.number, say), f"{old} → {new}", row.page, row.who))
    agreed = tuple(row.number.id for row in done.agreed)
    shifts = None if taken.shifts is None else tuple(_shift(shift, say) for shift in taken.shifts)
    before, after = provisional_points(done.book), provisional_points(taken.now)
    return ToldTaken(agreed, tuple(different), shifts, _lost(taken, say), say.whole(before), say.whole(after))


def _lost(taken: Taken, say: Say) -> tuple[str, ...]:
    """Readings that stand no more once the numbers that differ are in the law."""
    if taken.tried is None:
        return ()
    stood = taken.done.book.readings.kept
    gone = tuple(lost for lost in taken.tried.readings.lost if lost.entry in stood)
    return tuple(
        say("{names}: mất lần đọc của {who} vì {why}.", names=names_words(loss, say), who=loss.first.entry.who,
            why=why_words(loss.first, say))
        for loss in losses_of(gone, say)
    )  # fmt: skip


def _shift(shift: Shift, say: Say) -> tuple[str, str, str, bool]:
    cards = (shift.before, shift.after)
    points = " → ".join(range_words(card.decision.low, card.decision.high, say) if card else "–" for card in cards)
    old, new = (verdict_word(card.decision.verdict if card else None, say) for card in cards)
    return shift.unit.name, points, old if old == new else f"{old} → {new}", shift.flips
