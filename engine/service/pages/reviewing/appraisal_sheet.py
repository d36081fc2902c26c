"""One commune's file as its appraiser has it before him: both layers line by line, reasons, what he may do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.language import Say
from engine.problems import Problem
from engine.records.acting.actors import StatedInterest
from engine.records.acting.duties import known_interests
from engine.reporting.review.appraisal_page import Page
from engine.service.explain import Explained, explained
from engine.service.pages.reviewing.possible_acts import due_of, hindrances
from engine.service.review.appraisal.appraisal_out import pages_of
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk, Who, named, names_of
from engine.service.review.layer_scores import believed
from engine.service.review.showing import changed_lines

# What the page offers.
OFFERED: Final = ("claim", "correct", "return", "appraise", "reopen")


@dataclass(frozen=True, slots=True)
class AppraisalSheet:
    """A file's page with the reasons of the board's layer; None of a file that could not be scored.

    ``hindered`` says of each act that the page offers why this person cannot do it now; ``found`` are the checks of
    the commune's own figures, ``changed`` what differs since it was appraised, ``due`` the day of what is asked.
    """

    page: Page
    reasons: Explained | None
    expired: tuple[Problem, ...]
    changed: tuple[str, ...]
    found: tuple[Problem, ...]
    interests: tuple[StatedInterest, ...]
    hindered: Mapping[str, tuple[Problem, ...]]
    names: Mapping[str, str]
    due: str

    def may(self, act: str) -> bool:
        """Whether this person may do an act as things stand."""
        return not self.hindered[act]


def appraisal_sheet(desk: Desk, code: str, who: Who, say: Say) -> AppraisalSheet | None:
    """A commune's file, scored alone; None for a code that the round has not, or that no file was opened for."""
    file = desk.record.file(code)
    if file is None or code not in {unit.code for unit in desk.round.units}:
        return None
    (part,) = desk_layers(desk, (file,), desk.day)
    (page,) = pages_of((part,))
    card = page.scored.board
    return AppraisalSheet(
        page,
        explained(part.layers.appraised, card, of_several=len(desk.benches) > 1) if card else None,
        part.layers.expired.get(code, ()),
        changed_lines(desk, file, say),
        tuple(one for one in believed(part.bench, (file,)) if one.is_open_question or one.severity == "error"),
        known_interests(desk.state, file),
        {act: named(desk, hindrances(desk.state, file, who, act)) for act in OFFERED},
        names_of(desk),
        due_of(desk.state, file, who),
    )
