"""By which standard and under which authority files stand, on the console, where a round has several of them."""

from __future__ import annotations

from rich.text import Text

from engine.language import Say
from engine.law.model import Standard
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.reporting.console.screen import Screen
from engine.reporting.parts.part_words import standard_words


def show_standard(screen: Screen, standard: Standard) -> None:
    """The heading over what is told of the files of one standard."""
    told = screen.say("Theo bộ tiêu chí {name}", name=standard_words(standard, screen.say))
    screen.out.print(Text(told, style="bold cyan"), soft_wrap=True)


def show_laws(screen: Screen, state: RoundState) -> None:
    """With which laws a record begins, and who appraises and recognises for which communes."""
    say, out = screen.say, screen.out
    for law in state.laws:
        out.print(Text(say("Bộ tiêu chí {standard}, bản {law}.", standard=law.standard, law=law.law[:8])))
    for own in state.authorities or (state.deciding(state.standard, state.authority),):
        told = who_words(say, own.appraises, own.recognises)
        named = f"{own.standard} · {own.authority}: " if state.authorities else ""
        out.print(Text(f"{named}{told}"), soft_wrap=True)


def show_placed(screen: Screen, state: RoundState, file: CommuneFile) -> None:
    """By which standard a file is judged and who decides on it; nothing where the round has one of each."""
    say, out = screen.say, screen.out
    if state.standards:
        out.print(Text(say("Bộ tiêu chí {standard}, bản {law}.", standard=file.standard, law=_law(state, file))))
    if state.authorities:
        own = state.deciding(file.standard or state.standard, file.authority)
        out.print(Text(who_words(say, own.appraises, own.recognises)), soft_wrap=True)


def _law(state: RoundState, file: CommuneFile) -> str:
    return state.law_of(file.standard)[:8]


def who_words(say: Say, appraises: str, recognises: str) -> str:
    """Who appraises and who recognises, in one sentence each; what is not known is told so."""
    unknown = say("chưa rõ")
    return say(
        "Thẩm định: {appraises}. Công nhận: {recognises}.",
        appraises=appraises or unknown,
        recognises=recognises or unknown,
    )
