"""Overrides in words: what stands and how, what a file would change of it, and what that does to the conclusions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.language import Say
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.move_table import DECIDED
from engine.records.acting.override_file import use_words
from engine.records.acting.overriding import SCORED, DatedOverride, Standing
from engine.reporting.review.setting.overrides_console import change_word, standing_word
from engine.service.parts.round_parts import part_with
from engine.service.review.by_hand.bringing_overrides import Brought, OverrideLine
from engine.service.review.by_hand.override_entries import Effect, used_by
from engine.service.review.desk import Desk, Who
from engine.web.views.review.review_words import moved_words

MOST_NAMED: Final = 5
COLOURS: Final[Mapping[Standing, str]] = {"in_force": "good", "not_yet": "", "expired": "bad"}


@dataclass(frozen=True, slots=True)
class LineWords:
    """An override in words: for whom, what, how it stands on the day, what becomes of it in the record."""

    whom: str
    told: str
    stands: str
    change: str


@dataclass(frozen=True, slots=True)
class StandingRow:
    """An override that stands: its id and words, whether it holds with the tag's colour, on which files it was used.

    ``apart`` is how file and record differ about it, ``closed`` why it cannot be changed; "" where neither is so.
    """

    id: str
    words: LineWords
    state: str
    colour: str
    used: str
    apart: str
    closed: str


def standing_rows(desk: Desk, who: Who, lines: Sequence[OverrideLine], say: Say) -> tuple[StandingRow, ...]:
    """Every override of the file or the record, in the file's order."""
    files = desk.files() if lines else ()
    used, decided = used_by(desk, files), {file.code for file in files if file.state in DECIDED}
    return tuple(
        StandingRow(
            line.override.id,
            _words(desk, who, line, say),
            state_word(line.standing, say),
            COLOURS[line.standing],
            _used_word(line.override, used.get((line.override.id, line.override.commune), ()), say),
            change_word(line.change, say) if line.change != "same" else "",
            _closed_word(line, decided, say),
        )
        for line in lines
    )


def state_word(stands: Standing, say: Say) -> str:
    """Whether an override holds today, in a word or two."""
    words = {"in_force": say("Còn hiệu lực"), "not_yet": say("Chưa đến ngày"), "expired": say("Hết hạn")}
    return words[stands]


def _closed_word(line: OverrideLine, decided: Collection[str], say: Say) -> str:
    """Why an override cannot be changed by its form."""
    if line.override.commune in decided:
        return say("Xã đã có quyết định: giữ đúng như lúc thẩm định.")
    return say("Lần ghi tới sẽ bỏ ấn định này.") if line.change == "taken_out" else ""


def _used_word(one: DatedOverride, files: Sequence[CommuneFile], say: Say) -> str:
    """On which files an override that bears on scores was used; "" for one that gives a day."""
    told, more = ", ".join(file.name for file in files[:MOST_NAMED]), len(files) - MOST_NAMED
    if one.kind not in SCORED:
        return ""
    if not files:
        return say("Chưa dùng")
    return (
        say("Đã dùng cho {told} và {n} xã nữa", told=told, n=more) if more > 0 else say("Đã dùng cho {told}", told=told)
    )


def line_words(desk: Desk, who: Who, done: Brought, say: Say) -> tuple[LineWords, ...]:
    """What a file's overrides are, and what becomes of each."""
    return tuple(_words(desk, who, line, say) for line in done.lines)


def moved_lines(desk: Desk, who: Who, done: Brought, say: Say) -> tuple[LineWords, ...]:
    """The same of those alone with which something happens."""
    moved = (line for line in done.lines if line.change not in ("same", "kept"))
    return tuple(_words(desk, who, line, say) for line in moved)


def _words(desk: Desk, who: Who, line: OverrideLine, say: Say) -> LineWords:
    one, names = line.override, {unit.code: unit.name for unit in desk.round.units}
    book = part_with(desk.benches, one.commune).law.book if one.commune in names else desk.benches[0].law.book
    whom = f"{names.get(one.commune, one.commune)} ({one.commune})" if one.commune else say("Cả đợt")
    told = say.either(*use_words(one, book.standard))
    return LineWords(whom, told, standing_word(line.standing, who.day, say), change_word(line.change, say))


def effect_words(told: Sequence[Effect], say: Say) -> tuple[tuple[str, str], ...]:
    """Each file with what becomes of the board's conclusion on it."""
    return tuple((f"{one.file.name} ({one.file.code})", _effect_word(one, say)) for one in told)


def _effect_word(one: Effect, say: Say) -> str:
    if one.before:
        return moved_words(one.before, one.after, say)
    return say("Kết luận theo hội đồng, nay lại chấm được: {told}.", told=one.after.layer_words("board", say))
