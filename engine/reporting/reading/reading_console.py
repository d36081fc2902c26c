"""A decision read, on the console: what agrees, what differs first, what a person must read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from engine.language import Say
from engine.law.loading import Lawbook
from engine.reading.law_text import as_shown
from engine.reading.left_unread import Asked
from engine.reading.matching_law import Match
from engine.reporting.console.screen import Screen
from engine.reporting.reading.filled_sheet import machine_words
from engine.reporting.reading.reading_words import reasons_words, spot_words
from engine.reporting.words.checklist_lines import groups_of

LONGEST_SHOWN = 160
MOST_SHOWN = 12


def pages_told(say: Say, shown: Callable[[str], None]) -> Callable[[int, int], None]:
    """What tells how many pages of a scan are read, where someone watches."""
    return lambda n, pages: shown(say("Đang đọc bản quét: xong trang {n} trên {pages}…", n=n, pages=pages))


def show_matches(screen: Screen, book: Lawbook, matches: Sequence[Match]) -> None:
    """How many numbers agree, differ, are unclear and were not found; each that differs with its sentence."""
    say = screen.say
    by_state = {state: [m for m in matches if m.state == state] for state in ("agrees", "differs", "unclear", "absent")}
    told = say(
        "Máy đọc: {agrees} số giống bộ tiêu chí, {differs} số khác, {unclear} số chưa rõ, {absent} số không thấy.",
        **{state: len(found) for state, found in by_state.items()},
    )
    screen.out.print(Text(told, style="bold"))
    lines = {line.number.id: line for group in groups_of(book, say) for line in group.lines}
    for match in by_state["differs"][:MOST_SHOWN]:
        line = lines[match.number]
        name = f"{line.part} {line.text}".strip().split("\n")[0]
        values = {"name": name, "asked": line.asked, "old": line.value, "new": machine_words(line, match, say)}
        screen.out.print(Text(say("✗ {name} – {asked}: bộ tiêu chí {old}, máy đọc {new}", **values), style="red"))
        where = spot_words(match.spot, say, match.article)
        screen.out.print(f"   “{as_shown(match.sentence)}” ({where})", soft_wrap=True)
    _more(screen, len(by_state["differs"]))


def show_left(screen: Screen, asked: Sequence[Asked]) -> None:
    """What was not understood, each with its place and the reason."""
    say = screen.say
    if not asked:
        return
    screen.out.print(Text(say("Chưa đọc được, cần người xem: {n} chỗ", n=len(asked)), style="yellow"))
    for one in asked[:MOST_SHOWN]:
        screen.out.print(_left(one, say), soft_wrap=True)
    _more(screen, len(asked))


def _left(one: Asked, say: Say) -> str:
    said = as_shown(one.sentence[:LONGEST_SHOWN])
    return f" • {one.part} “{said}” ({spot_words(one.spot, say)}): {reasons_words(one.why, say)}"


def _more(screen: Screen, count: int) -> None:
    if count > MOST_SHOWN:
        screen.out.print(screen.say("   … và {n} nữa", n=count - MOST_SHOWN))
