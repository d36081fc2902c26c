"""What each reach comes to, by the state of the file alone."""

from __future__ import annotations

from typing import Any

import pytest

from engine.records.acting.actors import ROLES
from engine.records.acting.commune_file import STATES, CommuneFile, Moved, State
from engine.records.acting.round_state import RoundState
from engine.web.permissions import Reach
from engine.web.who_reaches import (
    Judged,
    Lock,
    Seat,
    Sight,
    Visitor,
    figures_shown,
    judged,
    reached,
    sends_all,
    sent_for,
    unsent_hidden,
    visible,
)

ROUND = RoundState("dot", "a", "qd", "2024-11-15", "required", "", "", "", simulated=True, tool="")
OPEN, NONE = Judged("open"), Judged("none")


def file(state: State, *acts: str, assigned: str = "", release: int = 0) -> CommuneFile:
    """A file in a state, after some acts."""
    moves = tuple(Moved(act, "p-002", "appraiser", "board", "", 1, 1, state, "") for act in acts)
    return CommuneFile("02587", "Xã", "xa", "", state, 1, "", assigned_to=assigned, moves=moves, release=release)


def told(reach: Reach, sight: Sight, *, page: str = "commune", code: str = "02587") -> Judged:
    """For p-002."""
    return reached(reach, page, code, sight, "p-002")


@pytest.mark.parametrize("state", STATES)
def test_after_submit(state: State) -> None:
    """Not while the commune writes; before the record is open forms lie in the folder, and whoever sits there reads."""
    meant = Judged("locked", "not_sent") if state == "draft" else OPEN
    assert told("after_submit", Sight(ROUND, file(state))) == meant
    assert told("after_submit", Sight(ROUND)) == Judged("locked", "not_sent")
    assert told("after_submit", Sight()) == OPEN


@pytest.mark.parametrize(
    ("acts", "lock"),
    [((), "not_appraised"), (("submit",), "not_appraised"), (("submit", "return"), ""), (("submit", "appraise"), "")],
)
def test_own_returned(acts: tuple[str, ...], lock: Lock) -> None:
    """Once it was given back or appraised, whatever came after."""
    meant = Judged("locked", lock) if lock else OPEN
    assert told("own_returned", Sight(ROUND, file("in_review", *acts))) == meant


@pytest.mark.parametrize(("assigned", "answer"), [("", OPEN), ("p-002", OPEN), ("p-010", Judged("locked", "assigned"))])
def test_assigned(assigned: str, answer: Judged) -> None:
    """To nobody yet, or to oneself."""
    assert told("assigned", Sight(ROUND, file("in_review", assigned=assigned))) == answer


def test_published_member_and_verify() -> None:
    """By the release, by the council that sits, and by the page."""
    assert told("published", Sight(ROUND, file("decided"))) == NONE
    assert told("published", Sight(ROUND, file("published", release=1))) == OPEN
    assert told("if_member", Sight(ROUND, members=frozenset({"p-002"}))) == OPEN
    assert told("if_member", Sight(ROUND)) == told("verify", Sight(ROUND)) == NONE


class Stands:
    """A standing by hand."""

    def __init__(self, *seats: Seat, sight: Sight) -> None:
        self.held, self.sighted = seats, sight

    def seats(self, _: str) -> tuple[Seat, ...]:
        """As given."""
        return self.held

    def sight(self, _: str, __: str) -> Sight:
        """As given."""
        return self.sighted


def visitor(*seats: Seat, **more: Any) -> Visitor:
    """Somebody in these seats."""
    return Visitor("p-002", frozenset(seat.role for seat in seats), "board", Stands(*seats, sight=Sight(**more)))


def test_roles_add_up_and_what_is_open_goes_before_what_is_locked() -> None:
    """A commune's officer who is also an appraiser reads her own draft, and waits for another's."""
    both = visitor(Seat("commune", "02587"), Seat("appraiser"), state=ROUND, file=file("draft"))
    assert judged(both, "commune", "dot", "02587") == OPEN
    assert judged(both, "commune", "dot", "02551") == Judged("locked", "not_sent")


def test_a_list_that_leaves_nothing_out_is_for_who_may_read_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that others add is shut to communes, policy editors and viewers until it says that it leaves out."""
    from engine.web import permissions, who_reaches

    monkeypatch.setattr(who_reaches, "PAGES", {**permissions.PAGES, "bang-moi": "see_list"})
    for role in ROLES:
        seat = Seat(role, "02587" if role == "commune" else "")
        meant = NONE if role in ("commune", "policy", "viewer", "admin") else OPEN
        assert judged(visitor(seat), "bang-moi", "dot") == meant, role


def test_what_a_list_shows() -> None:
    """One's own commune, what was published, or all; points only of what one may read."""
    from dataclasses import replace

    state = replace(ROUND, files={"02587": "draft", "02551": "submitted"})
    assert visible(visitor(Seat("commune", "02587"), state=state), "dot") == frozenset({"02587"})
    assert visible(visitor(Seat("viewer"), state=state), "dot") == frozenset()
    appraiser, policy = visitor(Seat("appraiser"), state=state), visitor(Seat("policy"), state=state)
    assert visible(appraiser, "dot") is visible(policy, "dot") is None
    assert [figures_shown(appraiser, "dot", code) for code in ("02587", "02551")] == [False, True]
    assert not figures_shown(policy, "dot", "02551")
    assert figures_shown(visitor(Seat("commune", "02587"), state=state), "dot", "02587")


def test_forms_of_several_communes_are_taken_in_by_whoever_sends_them() -> None:
    """A record gives that role commune by commune: who has one alone has its pages, who has more takes in theirs."""
    from dataclasses import replace

    state = replace(ROUND, files={"02587": "draft", "02551": "draft", "02560": "submitted"})
    one = visitor(Seat("commune", "02587"), state=state)
    two = visitor(Seat("commune", "02587"), Seat("commune", "02551"), Seat("viewer"), state=state)
    all_ = visitor(*(Seat("commune", code) for code in state.files), state=state)
    assert [judged(told, "imports", "dot") for told in (one, two, all_)] == [NONE, OPEN, OPEN]
    assert judged(visitor(Seat("secretary"), Seat("chair"), state=state), "imports", "dot") == NONE
    assert [sent_for(told, "dot") for told in (one, two)] == [frozenset({"02587"}), frozenset({"02587", "02551"})]
    assert [sends_all(told, "dot") for told in (one, two, all_)] == [False, False, True]


def test_what_is_not_sent_yet_is_counted_where_it_is_not_shown() -> None:
    """The board's people see nothing of a draft, and are told how many there are; its own officer sees it."""
    from dataclasses import replace

    state = replace(ROUND, files={"02587": "draft", "02551": "draft", "02560": "submitted"})
    assert unsent_hidden(visitor(Seat("appraiser"), state=state), "dot") == 2
    assert unsent_hidden(visitor(Seat("appraiser"), Seat("commune", "02587"), state=state), "dot") == 1
    assert unsent_hidden(visitor(Seat("appraiser")), "dot") == 0
