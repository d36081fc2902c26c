"""The overrides of a round on the console: each with its ground and days, what becomes of it, what it touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.text import Text

from engine.language import Say
from engine.law.model import Standard
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.override_file import use_words
from engine.records.acting.overriding import DatedOverride, Standing
from engine.reporting.console.screen import Screen
from engine.reporting.review.desk_console import NOT_YET

# An override, the name of the commune that it is for ("" is the round), what becomes of it, how it stands on the day.
Told = tuple[DatedOverride, str, str, Standing]
SIGNS: Mapping[str, str] = {"new": "+", "changed": "~", "same": "=", "taken_out": "−", "kept": "="}
COLOURS: Mapping[str, str] = {"new": "green", "changed": "yellow", "same": "", "taken_out": "red", "kept": "dim"}


def show_overrides(
    screen: Screen, standards: Mapping[str, Standard], day: date, told: Sequence[Told], *, applied: bool
) -> None:  # fmt: skip
    """Each override with whom it is for, and what becomes or became of it; a standard by commune, "" is the round's."""
    say, out = screen.say, screen.out
    become_word = _done_word if applied else change_word
    if not told:
        out.print(Text(say("overrides.yaml không có ấn định nào.")))
    for one, name, change, stands in told:
        whom = f"{name} ({one.commune})" if one.commune else say("Cả đợt")
        words = say.either(*use_words(one, standards.get(one.commune, standards[""])))
        line = f"{SIGNS[change]} {whom}: {words}. {standing_word(stands, day, say)}; {become_word(change, say)}."
        out.print(Text(line, style=COLOURS[change]), soft_wrap=True)


def show_brought(screen: Screen, acts: int, again: Sequence[CommuneFile], *, applied: bool) -> None:
    """How many acts were kept or would be, and whose files must then be appraised anew."""
    say, out = screen.say, screen.out
    if again:
        listed = ", ".join(f"{file.name} ({file.code})" for file in again)
        said = say("Đã thẩm định với ấn định khác, nên phải mở lại và thẩm định lại: {listed}.", listed=listed)
        out.print(Text(said, style="yellow"), soft_wrap=True)
    if not acts:
        said = say("Nhật ký đã như overrides.yaml, không có gì phải ghi.")
    elif applied:
        said = say("Đã ghi {n} thay đổi vào nhật ký.", n=acts)
    else:
        said = say("Sẽ ghi {n} thay đổi.", n=acts) + " " + say(NOT_YET)
    out.print(Text(said, style="bold"))


def standing_word(stands: Standing, day: date, say: Say) -> str:
    """Whether an override is in force on a day."""
    told = say.day(day)
    match stands:
        case "in_force":
            return say("Ngày {day} đang có hiệu lực", day=told)
        case "not_yet":
            return say("Ngày {day} chưa có hiệu lực", day=told)
    return say("Ngày {day} đã hết hạn", day=told)


def change_word(change: str, say: Say) -> str:
    """What becomes of an override in the record."""
    words = {
        "new": say("chưa có trong nhật ký"),
        "changed": say("nhật ký đang ghi khác"),
        "same": say("nhật ký đã ghi như vậy"),
        "taken_out": say("không còn trong tệp, sẽ bỏ khỏi nhật ký"),
        "kept": say("không còn trong tệp, nhật ký giữ vì xã đã có quyết định"),
    }
    return words[change]


def _done_word(change: str, say: Say) -> str:
    words = {
        "new": say("đã ghi vào nhật ký"),
        "changed": say("đã ghi lại trong nhật ký"),
        "taken_out": say("không còn trong tệp, đã bỏ khỏi nhật ký"),
    }
    return words.get(change) or change_word(change, say)
