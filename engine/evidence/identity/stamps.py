"""What a form is stamped with besides its questions, and what is said when it comes back to a round that has changed.

Another name, period or day is doubt about whose numbers these are, or of when. Another title or letter is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from engine.evidence.facts import Round
from engine.evidence.identity.unit_names import agrees, full_name
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.problems import InBoth, Place, Problem, kept_day_in_both, problem

NAME, TITLE, PERIOD, ON, LETTERS, ASKED = "name", "title", "period", "on", "letters", "asked"
KEYS = (NAME, TITLE, PERIOD, ON)
MOST_NAMED = 3


def stamps_of(round_: Round, unit: Unit, letters: Mapping[str, str]) -> Mapping[str, str]:
    """What a form of this commune says of its round; ``letters`` are their hashes by id."""
    return {
        NAME: full_name(unit),
        TITLE: round_.title,
        PERIOD: f"{round_.period_from.isoformat()}/{round_.period_to.isoformat()}",
        ON: round_.on.isoformat(),
        LETTERS: " ".join(f"{name}:{sha}" for name, sha in letters.items()),
    }


def asked_stamps(duties: Iterable[Evidence]) -> Mapping[str, str]:
    """For each question of the second sheet, a hash of what it asks."""
    return {f"{ASKED}/{entry.id}": _question(entry) for entry in duties}


def stamp_problems(
    said: Mapping[str, str], round_: Round, unit: Unit, letters: Mapping[str, str], shown: str
) -> Iterator[Problem]:
    """Where a form's stamps are not those that the round would give it today."""
    place, code, wanted = Place(shown), unit.code, stamps_of(round_, unit, letters)
    if not agrees(said[NAME], unit):
        yield problem("EVI-123", place, commune=code, code=code, given=said[NAME], wanted=wanted[NAME])
    if (said[PERIOD], said[ON]) != (wanted[PERIOD], wanted[ON]):
        (given, given_en), (now, now_en) = _days(said), _days(wanted)
        days = {"given": given, "given_en": given_en, "wanted": now, "wanted_en": now_en}
        yield problem("EVI-125", place, commune=code, **days)
    if said[TITLE] != wanted[TITLE]:
        yield problem("EVI-126", place, commune=code, given=said[TITLE], wanted=wanted[TITLE])
    if said.get(LETTERS, "") != wanted[LETTERS]:
        what, what_en = _letters(said.get(LETTERS, ""), wanted[LETTERS])
        yield problem("EVI-127", place, commune=code, change=what, change_en=what_en)


def reworded(said: Mapping[str, str], duties: Mapping[str, Evidence]) -> tuple[str, ...]:
    """The data of the second sheet whose question is another today than the form asked."""
    return tuple(name for name, e in duties.items() if (told := said.get(f"{ASKED}/{name}")) and told != _question(e))


def reworded_problem(names: Iterable[Evidence], commune: str, shown: str, sheet: str) -> Problem:
    """Answers of the second sheet that are passed over because they answer another question."""
    entries = list(names)
    told, told_en = ([getattr(e, label) for e in entries[:MOST_NAMED]] for label in ("label", "label_en"))
    more = ["…"] if len(entries) > MOST_NAMED else []
    values = {"labels": "; ".join(told + more), "labels_en": "; ".join(told_en + more), "count": len(entries)}
    return problem("EVI-128", Place(shown, sheet=sheet), commune=commune, **values)


def _question(entry: Evidence) -> str:
    asked = "\n".join((entry.question, entry.kind, entry.unit or "", entry.label))
    return hashlib.sha256(asked.encode()).hexdigest()[:8]


def _days(said: Mapping[str, str]) -> tuple[str, str]:
    """The days that a form shows, in both languages."""
    start, _, end = said[PERIOD].partition("/")
    first, last, on = (_day(iso) for iso in (start, end, said[ON]))
    return f"{first.vi}–{last.vi}, hiện trạng ngày {on.vi}", f"{first.en} – {last.en}, as of {on.en}"


def _day(iso: str) -> InBoth:
    """A day of the hidden sheet; as it stands there where somebody made it no day."""
    try:
        return kept_day_in_both(iso)
    except ValueError:
        return InBoth(iso, iso)


def _letters(given: str, wanted: str) -> tuple[str, str]:
    """Which letters came, went or were changed since a form was made, in both languages."""
    before, now = (dict(part.rpartition(":")[::2] for part in said.split()) for said in (given, wanted))
    kinds = (
        ("thêm", "added", [name for name in now if name not in before]),
        ("bỏ", "dropped", [name for name in before if name not in now]),
        ("sửa", "changed", [name for name in now if before.get(name, now[name]) != now[name]]),
    )
    told = [(f"{vi} {', '.join(names)}", f"{en} {', '.join(names)}") for vi, en, names in kinds if names]
    return "; ".join(vi for vi, _ in told), "; ".join(en for _, en in told)
