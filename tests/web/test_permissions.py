"""The table of roles and acts, typed again from the design; every page has its row in it."""

from __future__ import annotations

from typing import get_args

import pytest

from engine.records.acting.actors import ROLES
from engine.web.permissions import OPEN, PAGES, TABLE, Act
from engine.web.who_reaches import Visitor, may_open, may_state_alone, one_person, reaches
from tests.web.django_here import django_here

# commune, appraiser, member, secretary, chair, policy, viewer, admin; a dot is nothing.
TYPED = """
see_list            own all all all all all published .
read_self           own after_submit after_submit after_submit after_submit . . .
edit_self           own . . . . . . .
read_appraised      own_returned all all all all . . .
appraise            . assigned . . . . . .
ballots_and_papers  . . . all all . . .
vote                . . all . if_member . . .
decide              . . . . all . . .
publish             . . . first second . . .
record              own_record all all all all . verify verify
edit_law            . . . . . two_for_checked . .
people              . . . . . . . all
open_record         . . . all . . . all
read_law            all all all all all all all all
"""
ORDER = ("commune", "appraiser", "member", "secretary", "chair", "policy", "viewer", "admin")
ROWS = {line.split()[0]: line.split()[1:] for line in TYPED.strip().splitlines()}


@pytest.mark.parametrize("act", get_args(Act))
def test_each_row_is_as_it_was_decided(act: Act) -> None:
    """Role by role."""
    assert set(ORDER) == set(ROLES)
    assert {role: "none" if reach == "." else reach for role, reach in zip(ORDER, ROWS[act], strict=True)} == TABLE[act]


def test_no_act_is_left_out() -> None:
    """The rows that were typed are all there are."""
    assert set(ROWS) == set(get_args(Act)) == set(TABLE)


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    """A page without a row is shut to everybody."""
    django_here()
    from engine.web.board.board_urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == set(PAGES) | OPEN
    assert not set(PAGES) & OPEN
    assert not may_open(one_person(), "khong-co") and may_state_alone(one_person())


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_its_acts_reach(role: str) -> None:
    """An administrator sees no round and no file; a policy editor the list, but no commune's figures."""
    visitor = Visitor("p-001", frozenset({role}), "board")  # type: ignore[arg-type]
    opened = {page for page in PAGES if may_open(visitor, page)}
    assert {"home", "help", "glossary", "standards", "standard"} <= opened
    assert ("round" in opened) == (role != "admin")
    assert ("commune" in opened) == (role not in ("policy", "viewer", "admin"))
    assert may_state_alone(visitor) == (role == "admin")  # the secretary opens the record, and does not say that


def test_roles_add_up_and_the_one_person_has_all() -> None:
    """Two roles reach what either reaches; the built-in person of one machine may do every act, marked single."""
    assert reaches({"secretary", "chair"}, "publish") == {"first", "second"}
    assert reaches({"admin"}, "see_list") == frozenset()
    assert one_person().mode == "single" and one_person().roles == frozenset(ROLES)
    assert all(reaches(one_person().roles, act) for act in get_args(Act))
