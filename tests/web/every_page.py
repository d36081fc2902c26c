"""Every address of the pages, filled in from the sample round, so that what holds for all is tried on all.

An address that asks for something this table does not know fails by its name: give it a row, and say nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.actors import ONE_PERSON
from engine.web.held.jobs import Progress
from tests import frozen
from tests.web.django_here import django_here
from tests.web.given_by_acts import EARLIER, FILE, ITEM, compared, draft, read, sheet, tasks, tray
from tests.web.visiting import SECRET, Visit

# What is put into an address: a word, or what a visit gives.
Given: TypeAlias = str | Callable[[Visit], str]

COMMUNE, TO_MEND = "02551", "02623"


def refused_work(made: Visit) -> str:
    """A piece of long work that was refused: its page stays as it is."""

    def work(_: Progress) -> str:
        raise ProblemsFound([problem("REC-300", Place(frozen.SAMPLE), name=frozen.SAMPLE)])

    name = made.house.jobs.start("Chấm cả đợt", ONE_PERSON, work)
    while (found := made.house.jobs.job(name)) and not found.over:
        pass
    return name


def edition_of(_: Visit) -> str:
    """The edition of style and type that is served."""
    from engine.web.static_files import edition

    return edition()


# How an address begins, and what its parts are; the longest beginning holds.
PARTS: Final[Mapping[str, Mapping[str, Given]]] = {
    "": {},
    "dot/": {"name": frozen.SAMPLE, "code": COMMUNE, "earlier": EARLIER, "tray": tray, "number": "3"},
    "cong-khai/": {"name": frozen.SAMPLE, "code": COMMUNE},
    "tep/": {"sha": "0" * 64},
    "tieu-chi/": {
        "name": frozen.STANDARD,
        "entry": ITEM,
        "file": FILE,
        "kind": "excel",
        "part": "tc07",
        "draft": draft,
        "told": compared,
        "sheet": sheet,
        "read": read,
        "tasks": tasks,
    },
    "tro-giup/muc/": {"name": frozen.STANDARD},
    "bat-dau/": {"role": "xa"},
    "viec/": {"job": refused_work},
    "vao/": {"key": SECRET},
    "tinh/": {"asked": edition_of, "name": "look.css"},
}
# The same by the name of an address, where its beginning does not tell.
OWN_PARTS: Final[Mapping[str, Mapping[str, Given]]] = {}
# More of the same pages: what else somebody may ask them for.
MORE: Final[Sequence[tuple[str, Mapping[str, str], str]]] = (
    ("round", {}, "?tim=xa&trang-thai=phai-sua&sap=diem"),
    ("round", {}, "?tim=khong-xa-nao"),
    ("commune", {"code": TO_MEND}, ""),
    ("commune", {"code": "99999"}, ""),
    ("glossary", {}, "?tim=diem"),
    ("overrides", {}, "?them=nhom"),
    ("overrides", {}, "?them=mien"),
    ("overrides", {}, "?them=gia-han"),
)
# Pages that answer otherwise than with 200 where they stand in this table, and are pages all the same.
ANSWERS: Final[Mapping[str, Collection[int]]] = {
    "job": {422},
    "commune code=99999": {404},
    "kept_file": {404},  # no file of that hash
    "law_tasks_seen": {200, 422},  # the letter is of a day to come
    "against_round": {200, 404},  # none where there is no earlier round
    "receipt": {200, 404},  # none before the form was taken in
    "public_children": {200, 404},  # none before a release
}


@dataclass(frozen=True, slots=True)
class Address:
    """An address by its name, the names of its parts, what it begins with, and more that is asked."""

    name: str
    parts: frozenset[str]
    route: str
    own: Mapping[str, str]
    asked: str = ""

    @property
    def title(self) -> str:
        """What a test about it is called."""
        return " ".join([self.name, *(f"{key}={value}" for key, value in self.own.items()), self.asked]).strip()

    @property
    def given(self) -> Mapping[str, Given]:
        """What the tables know of its parts."""
        beginning = max((text for text in PARTS if self.route.startswith(text)), key=len)
        return {**PARTS[beginning], **OWN_PARTS.get(self.name, {}), **self.own}

    @property
    def is_file(self) -> bool:
        """Whether it is a file's: a page's address ends with a stroke, and none else does."""
        return not self.route.endswith("/") and self.route != ""

    @property
    def unknown(self) -> frozenset[str]:
        """The parts that nobody has said anything for."""
        return self.parts - set(self.given)

    def at(self, made: Visit) -> str:
        """The address itself."""
        from django.urls import reverse

        given = {key: self.given[key] for key in self.parts}
        filled = {key: told if isinstance(told, str) else told(made) for key, told in given.items()}
        address: str = reverse(self.name, kwargs=filled)
        return address + self.asked


def addresses() -> list[Address]:
    """Every address there is, in the order in which they stand, then more of the same."""
    django_here()
    from engine.web.urls import urlpatterns

    found = list(_walked(urlpatterns))
    by_name = {own.name: own for own in found}
    return found + [Address(name, by_name[name].parts, by_name[name].route, own, asked) for name, own, asked in MORE]


def _walked(patterns: Sequence[Any], before: str = "") -> Iterator[Address]:
    for own in patterns:
        route = before + str(own.pattern)
        if hasattr(own, "url_patterns"):
            yield from _walked(own.url_patterns, route)
        else:
            yield Address(own.name, frozenset(own.pattern.converters), route, {})


def page_at(made: Visit, own: Address) -> Any | None:
    """The page that an address answers with; None where it is no page's, told by the answer, never by a list.

    One that takes forms alone or leads elsewhere is none, nor is a file; one that cannot be filled in fails in a test
    of its own. Raises AssertionError for an answer that nobody said it would give.
    """
    if own.unknown or own.is_file:
        return None
    answer = made.get(own.at(made))
    if answer.status_code in (301, 302, 303, 405) or not answer["Content-Type"].startswith("text/html"):
        return None
    assert answer.status_code in ANSWERS.get(own.title, {200}), (own.title, answer.status_code, made.faults)
    return answer
