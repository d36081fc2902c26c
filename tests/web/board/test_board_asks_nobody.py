"""On a board's pages nobody is sent to a terminal, nor to a file that lies on the server."""

from __future__ import annotations

import pytest

from engine.records.acting.actors import ROLES, Role
from tests import frozen
from tests.told_apart import BY_HAND, OF_FILES
from tests.web.board.coming_in import Office
from tests.web.board.office_record import ANOTHER_S, DRAFT, RETURNED
from tests.web.every_page import Address, addresses
from tests.web.test_asks_nobody_to_type import DICTIONARY, read
from tests.web.visiting import ready

KNOWN = {"name": frozen.SAMPLE, "entry": "tc07.1", "file": "tc07.yaml", "part": "tc07", "role": "xa"}
CODES = (RETURNED, DRAFT, ANOTHER_S)
# The workbook that a page hands out and takes back, by the name of its address.
HANDED_OUT = {"setting": {"dot.xlsx"}}
# On pages of the law its files are what is edited; a round's are not.
LAW = "tieu-chi/"


def at(own: Address, code: str) -> str:
    """The address of a page for a commune."""
    from django.urls import reverse

    told = {
        **KNOWN,
        "code": code,
        "name": frozen.STANDARD if own.route.startswith(("tieu-chi", "tro-giup")) else KNOWN["name"],
    }
    return reverse(own.name, kwargs={part: told[part] for part in own.parts})


PAGES = [
    own
    for own in addresses()
    if not own.is_file and not own.own and not own.asked and own.parts <= {*KNOWN, "code"} and own.name != DICTIONARY
]


@pytest.mark.parametrize("role", ROLES)
def test_no_role_is_sent_to_a_terminal_or_to_a_file(office: Office, role: Role) -> None:
    """Every page that it opens, of communes in several states, with what is refused and why."""
    made, asked, shown = office.as_role(role), {}, 0
    ready(made, frozen.SAMPLE)
    for own in PAGES:
        for code in CODES if "code" in own.parts else CODES[:1]:
            answer = made.get(at(own, code))
            if answer.status_code not in (200, 409, 422, 423) or not answer["Content-Type"].startswith("text/html"):
                continue
            text, shown = read(answer.content.decode()), shown + 1
            found = BY_HAND.findall(text) + ([] if own.route.startswith(LAW) else OF_FILES.findall(text))
            if left := set(found) - HANDED_OUT.get(own.name, set()):
                asked[f"{own.name} {code}"] = sorted(left)
    assert made.faults == []
    assert asked == {}
    assert shown > 5
