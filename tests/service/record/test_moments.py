"""What a page asks of a record: all of one moment, asked again only when something may have been written since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.service.record.database_record import DatabaseRecord, Person
from engine.service.record.record_store import record_at
from tests.service.record.conftest import Place
from tests.service.record.made_record import CODE, OTHER, corrected, in_review, opened

WRITERS: dict[str, Callable[[DatabaseRecord], object]] = {
    "a datum corrected": lambda record: record.apply(corrected("49")),
    "a file begun": lambda record: record.apply(opened(OTHER)),
    "a name put down": lambda record: record.name_person(Person("p-000", "Nguyễn Văn A", "Văn phòng")),
    "the same name under another office": lambda record: record.name_person(Person("p-000", "Nguyễn Văn A", "Phòng Y")),
}


@pytest.mark.parametrize("what", WRITERS)
def test_whatever_is_written_changes_the_mark(place: Place, what: str) -> None:
    """Also when somebody reads meanwhile, who keeps SQLite's log from being put away; who only reads changes none."""
    folder, address = place
    made = in_review(folder, address)
    looked = record_at(folder, address)
    before, then = looked.mark(), looked.moment(CODE)
    assert then.head and looked.mark() == before == looked.mark()
    with looked.database.reading() as session:
        session.rows("SELECT hash FROM head")
        WRITERS[what](made)
        meanwhile = looked.mark()
    assert before != meanwhile
    now = record_at(folder, address).moment(CODE)
    assert (now.head, now.people) != (then.head, then.people)


def test_acts_in_a_row_have_a_mark_each(place: Place) -> None:
    """However quick they follow: the time of a file is told in steps, the line of each act is not."""
    folder, address = place
    made = in_review(folder, address)
    marks = {made.mark()}
    for value in range(40):
        made.apply(corrected(str(50 + value)))
        marks.add(made.mark())
    assert len(marks) == 41
