"""What somebody stands by although it does not agree: told as a warning with the reason, and stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.evidence.facts import Round
from engine.problems import Problem, day_in_both, problem, words

# Codes, names, kinds and kinds of province against the list; a letter's place and year against the round's.
CONFIRMABLE = frozenset(
    {"RND-221", "RND-222", "RND-223", "RND-224", "RND-225", "RND-226", "RND-227", "RND-230", "RND-234"}
)


def answered(found: Iterable[Problem], name: str, round_: Round) -> Iterator[Problem]:
    """The problems of a commune's code or a letter's id; those that the round confirms are told as confirmed."""
    entry = next((entry for entry in round_.confirmed if entry.name == name), None)
    for told in found:
        if entry is None or told.code not in CONFIRMABLE:
            yield told
            continue
        said = {"said": words(told, "vi")["what"], "said_en": words(told, "en")["what"]}
        by = {"by": entry.by, "on": day_in_both(entry.on), "reason": entry.reason}
        yield problem("RND-235", told.place, told.typed, name=name, **said, **by)
