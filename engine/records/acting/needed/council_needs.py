"""What a ballot and a decision need: a council, one open ballot, a quorum, the state that was appraised, the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.law.units.fact_questions import PREFIX
from engine.problems import InBoth, Problem, cited, problem
from engine.records.acting.act_words import CHOICE_WORDS
from engine.records.acting.actors import moment_words
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, changed_since
from engine.records.acting.council import sitting, tally
from engine.records.acting.duties import deciding_problems, place_of, voting_problems
from engine.records.acting.folding_files import state_now
from engine.records.acting.round_state import RoundState

VERDICT_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "recognised": ("Đạt chuẩn", "recognised"),
    "not_recognised": ("Không đạt chuẩn", "not recognised"),
    "undecided": ("Chưa kết luận", "undecided"),
}


def council_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """A ballot needs a council, and so many without an interest as its quorum (REC-253)."""
    council = state.council
    members = sitting(council, wanted.day) if council else ()
    free = [m for m in members if not any(voting_problems(state, file, m.person))]
    if council is None or len(free) < council.quorum:
        values = {"members": len(free), "quorum": council.quorum if council else 1}
        yield problem("REC-253", place_of(state, file.code), **values)


def ballot_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """The ballot of this number is not the one that is open (REC-256)."""
    ballot, asked = file.ballot, wanted.body.get("ballot")
    number = ballot.number if ballot and ballot.is_open else 0
    if not number or asked not in (None, number):
        yield problem("REC-256", place_of(state, file.code), asked=asked or "–", number=number or "–")


def vote_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """A vote is a sitting member's own, cast once, and not on a commune that he has an interest in."""
    body: Mapping[str, Any] = wanted.body
    member, place = body["member"], place_of(state, file.code)
    # On one laptop one person writes down what each member said at the meeting; the entry is marked "single".
    if member != wanted.actor.person and wanted.actor.mode != "single":
        yield problem("REC-259", place, person=wanted.actor.person, member=member)
    elif not state.council or member not in {m.person for m in sitting(state.council, wanted.day)}:
        yield problem("REC-254", place, person=member)
    elif any(found := list(voting_problems(state, file, member))):
        yield from found
    elif file.ballot and (cast := next((v for v in file.ballot.votes if v.member == member), None)):
        choice, choice_en = CHOICE_WORDS[cast.choice]
        yield problem("REC-255", place, person=member, choice=choice, choice_en=choice_en, **moment_words(cast.at))


def quorum_problems(state: RoundState, file: CommuneFile, _: Wanted) -> Iterator[Problem]:
    """Fewer have voted than the quorum (REC-257); those with an interest do not count."""
    ballot = file.ballot
    if ballot and tally(ballot).present < ballot.quorum:
        values = {"number": ballot.number, "present": tally(ballot).present, "quorum": ballot.quorum}
        yield problem("REC-257", place_of(state, file.code), **values)


def same_state(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """What is voted and decided on is what was appraised (REC-258), to the last datum and override."""
    appraised = file.last("appraise")
    if appraised is None or state_now(state, file, wanted.day) == appraised.state_sha:
        return
    changed = ", ".join(d.evidence.removeprefix(PREFIX) for d in changed_since(file, appraised.seq))
    values = {"changed": changed or "ấn định", "changed_en": changed or "overrides", "by": appraised.by}
    yield problem("REC-258", place_of(state, file.code), **values, **moment_words(appraised.at))


def may_decide(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Not the appraiser, nobody of the commune: see ``duties``."""
    return deciding_problems(state, file, wanted)


def carried_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Recognised is only what the appraised layer's score says (REC-260) and what the council carried (REC-261)."""
    if wanted.body["kind"] != "recognise":
        return
    verdict, ballot = str(_appraised_score(file).get("verdict")), file.ballot
    if verdict != "recognised":
        said, said_en = VERDICT_WORDS.get(verdict, ("–", "–"))
        yield problem("REC-260", place_of(state, file.code), verdict=said, verdict_en=said_en)
    if ballot is None or not ballot.carried:
        yield problem("REC-261", place_of(state, file.code), number=ballot.number if ballot else "–")


def firmness_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """A result that stand-in numbers could change is decided upon only by whoever says that he knows (REC-262)."""
    if not _appraised_score(file).get("firm") and not wanted.body["not_firm_acknowledged"]:
        yield problem("REC-262", place_of(state, file.code))


def authority_of(state: RoundState, file: CommuneFile) -> str:
    """The authority's profile for a commune: its own where the round has several, else the round's; "" if unknown."""
    return file.authority or state.authority


def deciding_authority(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """A decision names the authority of the round's profile (REC-263)."""
    known, told = authority_of(state, file), str(wanted.body["authority"])
    if not told or (known and told != known):
        given = cited(_authority(state, file, told)) if told else InBoth("chưa ghi", "none")
        wanted_one = _authority(state, file, known) if known else InBoth("chưa rõ", "not known")
        yield problem("REC-263", place_of(state, file.code), given=given, wanted=wanted_one)


def _authority(state: RoundState, file: CommuneFile, name: str) -> str:
    """Who recognises, as the record calls him, with the id of the profile; the id alone of one that is none of it."""
    own = state.deciding(file.standard, name)
    return f"{own.recognises} ({name})" if own.authority == name and own.recognises else name


def _appraised_score(file: CommuneFile) -> Mapping[str, Any]:
    return file.scores.get("appraised", {})
