"""A round's filter as it stands in an address, both ways: every filter can be kept as a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

from engine.forms.register import Sent
from engine.records.acting.commune_file import State
from engine.service.pages.finding_communes import Decided, Order, Wanted

SEARCH, DECISION, GROUP, STATE, ORDER, PAGE = "tim", "ket-luan", "nhom", "trang-thai", "sap", "trang"
PLACE, FILE, LATE = "noi", "ho-so", "sua-sau"
DECISIONS: Final[Mapping[str, Decided]] = {
    "dat": "recognised", "khong-dat": "not_recognised", "chua": "undecided", "gac-lai": "aside",
}  # fmt: skip
STATES: Final[Mapping[str, Sent]] = {
    "chua-gui": "nothing", "khong-dung-duoc": "unreadable", "phieu-trong": "empty", "phai-sua": "mend",
    "dien-do": "partial", "du": "complete",
}  # fmt: skip
ORDERS: Final[Mapping[str, Order]] = {"ten": "name", "diem": "points", "gan-nguong": "margin"}
FILES: Final[Mapping[str, State]] = {
    "dang-soan": "draft", "da-gui": "submitted", "gui-lai": "resubmitted", "dang-tham-dinh": "in_review",
    "tra-lai": "returned", "da-tham-dinh": "appraised", "dang-bieu-quyet": "before_council", "da-bieu-quyet": "voted",
    "da-quyet-dinh": "decided", "da-cong-bo": "published", "thu-hoi": "revoked",
}  # fmt: skip
LONGEST_SEARCH = 100
NOTHING: Final = Wanted()
Value = TypeVar("Value")


def wanted_of(query: QueryDict, groups: Collection[str]) -> Wanted:
    """What an address asks for; raises BadRequest for a value that is none."""
    group = query.get(GROUP, "")
    number = query.get(PAGE, "1")
    if (group and group not in groups) or not (number.isascii() and number.isdigit() and len(number) < 6):
        raise BadRequest
    return Wanted(
        search=query.get(SEARCH, "").strip()[:LONGEST_SEARCH],
        decided=_one(query.get(DECISION, ""), DECISIONS),
        group=group or None,
        sent=_one(query.get(STATE, ""), STATES),
        place=query.get(PLACE, "").strip()[:LONGEST_SEARCH] or None,
        state=_one(query.get(FILE, ""), FILES),
        late=_one(query.get(LATE, ""), {"1": True}) or False,
        order=_one(query.get(ORDER, ""), ORDERS) or "name",
        page=max(int(number), 1),
    )


def _one(given: str, known: Mapping[str, Value]) -> Value | None:
    if given and given not in known:
        raise BadRequest
    return known.get(given)


def query_of(wanted: Wanted) -> str:
    """The part of an address behind its question mark, with the mark; what is not asked for is left out."""
    told = {
        SEARCH: wanted.search,
        DECISION: _word(wanted.decided, DECISIONS),
        GROUP: wanted.group or "",
        STATE: _word(wanted.sent, STATES),
        PLACE: wanted.place or "",
        FILE: _word(wanted.state, FILES),
        LATE: "1" if wanted.late else "",
        ORDER: "" if wanted.order == "name" else _word(wanted.order, ORDERS),
        PAGE: "" if wanted.page == 1 else str(wanted.page),
    }
    told = {name: value for name, value in told.items() if value}
    return f"?{urlencode(told)}" if told else ""


def _word(value: str | None, known: Mapping[str, str]) -> str:
    return next((word for word, own in known.items() if own == value), "")


def decision_in_address(decided: Decided) -> str:
    """A decision as an address has it."""
    return _word(decided, DECISIONS)


def with_(wanted: Wanted, **changes: object) -> str:
    """The query of the same filter with something else asked, from its first page unless a page is asked for."""
    return query_of(replace(wanted, **{"page": 1, **changes}))  # type: ignore[arg-type]
