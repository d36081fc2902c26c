"""Every address × every role × own and other communes × GET and POST: what the table of the design says, and no more.

The pages themselves are put aside: whoever passes the door meets a probe. So a page that is added is tried by its row
and its address alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from engine.records.acting.actors import ROLES, Role
from tests import frozen
from tests.web.board.coming_in import Office, open_office
from tests.web.board.office_record import ANOTHER_S, CODES, DRAFT, RETURNED
from tests.web.test_permissions import ORDER, ROWS

REACHED = 299
# What stands in an address; a standard's address has a name of another kind.
GIVEN = {"job": "khong-co", "person": "p-001", "key": "khong-co", "asked": "0", "n": "1", "number": "1"}
LISTS = ("round", "round_table")
# What tells nothing but whether the record is whole.
WHOLE = ("record_check", "record_verified")
# What a council makes of a file is never its commune's to see.
COUNCILS = ("council", "ballot")
SHUT, LOCKED = 404, 423


@pytest.fixture(scope="module")
def everybody(board_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office with all its people, while every page is a probe."""
    with open_office(board_workspace, tmp_path_factory.mktemp("moi-trang")) as made:
        for role in ROLES:
            made.as_role(role)
        yield made


def patterns() -> list[URLPattern]:
    """Every address."""
    from tests.web.django_here import django_here

    django_here()
    from engine.web.board.board_urls import urlpatterns

    return urlpatterns


def probe(request: HttpRequest, **_: str) -> HttpResponse:
    """Whoever gets here has passed the door."""
    match = request.resolver_match
    return HttpResponse(str(match.kwargs if match else ""), status=REACHED)


@pytest.fixture(autouse=True)
def _probes(everybody: Office) -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    for pattern in patterns():
        patch.setattr(pattern, "callback", probe)
    yield
    patch.undo()


def by_the_table(page: str, act: str | None, role: Role, code: str, *, of_round: bool) -> int:
    """The status that the typed table comes to, with the states that the office's files are in."""
    if act is None:
        return REACHED
    row = "read_appraised" if act == "see_list" and page not in LISTS else act
    reach = ROWS[row][ORDER.index(role)]
    own = code == RETURNED
    if row == "read_appraised" and reach == "own_returned" and page in COUNCILS:
        return SHUT
    if reach == ".":
        return SHUT
    if not of_round:
        return REACHED
    if not code:
        narrow = reach in ("own", "own_record", "own_returned", "published")
        if reach == "verify":
            return REACHED if page in WHOLE else SHUT
        return SHUT if reach == "if_member" or (narrow and page not in LISTS) else REACHED
    if reach in ("own", "own_record", "own_returned"):
        return REACHED if own else SHUT
    if reach in ("published", "verify", "if_member"):
        return SHUT
    if reach in ("after_submit", "assigned") and code == DRAFT:
        return LOCKED
    return LOCKED if reach == "assigned" and code == ANOTHER_S else REACHED


def filled(route: str, given: Mapping[str, str]) -> str:
    """An address with its parts put in."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: given[part[1]], route)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: str(pattern.name))
def test_a_page_opens_as_the_table_says(everybody: Office, pattern: URLPattern, role: Role) -> None:
    """By each role, for each commune, read and sent; a body that names somebody else's commune changes nothing."""
    from engine.web.permissions import BOARD_PAGES, OPEN, PAGES

    made, name = everybody.as_role(role), str(pattern.name)
    assert name in PAGES or name in OPEN, f"{name} has no row"
    keys = set(pattern.pattern.converters)
    of_round = "name" in keys and str(pattern.pattern).startswith("dot/")
    for code in CODES if "code" in keys else ("",):
        given = {key: GIVEN.get(key, "khong-co") for key in keys}
        given |= {"name": frozen.SAMPLE if of_round else frozen.STANDARD} if "name" in keys else {}
        given |= {"code": code} if code else {}
        meant = REACHED if name in OPEN else by_the_table(name, PAGES[name], role, code, of_round=of_round)
        address = filled(str(pattern.pattern), given)
        swapped = {"code": RETURNED, "name": frozen.SAMPLE, "person": "p-008", "xa": RETURNED}
        found = (made.get(address), made.client.post(address, swapped))
        assert [answer.status_code for answer in found] == [meant, meant], (address, BOARD_PAGES)


def test_an_officer_of_a_draft_waits_for_what_the_board_says_of_it(everybody: Office) -> None:
    """Locked, not gone: her own commune's appraised figures are hers once they are there."""
    from engine.web.board.board_gate import visitor_for
    from engine.web.who_reaches import judged
    from tests.web.people_visiting import store_of

    officer = visitor_for(everybody.account("p-009"), store_of(everybody.root), frozen.SAMPLE, DRAFT)
    told = {page: judged(officer, page, frozen.SAMPLE, DRAFT) for page in ("commune", "round")}
    assert {page: one.answer for page, one in told.items()} == {"commune": "open", "round": "open"}
    assert officer.roles_in(frozen.SAMPLE, RETURNED) == frozenset()
    assert [seat.code for seat in officer.seats(frozen.SAMPLE)] == [DRAFT]


@pytest.mark.parametrize("role", ROLES)
def test_a_round_that_there_is_not_answers_as_one_that_is_not_somebody_s(everybody: Office, role: Role) -> None:
    """So nobody learns by asking which rounds there are; whoever may see every round's list meets the page itself."""
    for name in ("khong-co", "..", "son-duong-1999"):
        found = everybody.as_role(role).get(f"/dot/{name}/xa/{RETURNED}/").status_code
        assert found == SHUT, (role, name)
