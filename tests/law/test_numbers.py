"""Every number of the law is found, named and marked: nothing that a commune's points rest on is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.law.ledger import LEDGER, Entry, ledger_text, recorded
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Standard
from engine.law.numbers_of_law import numbers_of, numbers_of_band
from engine.law.readings.marking import with_ledger
from engine.law.readings.matched import Standing, readings_of
from engine.law.readings.number import Number
from engine.law.readings.persons import person
from engine.law.source import Route, Tree, parse_source
from engine.law.values import exact_text
from tests.frozen import LAW, SMALL

PACKS = (LAW, SMALL)
# What is no number of the law: the desk's estimates, examples, limits of the form, words and ids.
NOT_LAW = {"actions", "examples", "cite", "id", "title", "title_en", "mark", "when_none_mark", "text_en", "basis"}
OF = {"what": "points"}
NUMERIC = re.compile(r"-?\d+([./]\d+)?|\d{4}-\d\d-\d\d")


@pytest.fixture(scope="module", params=PACKS, ids=lambda path: path.name)
def book(request: pytest.FixtureRequest) -> Lawbook:
    """A standard as it stands."""
    return load_standard(request.param)


def entry(number: str, value: str, who: str = "Nguyễn Thị Lan", of: Mapping[str, str] = OF) -> Entry:
    """A reading of a number."""
    told = {"sentence": "Văn bản giả định viết như vậy", "when": date(2026, 1, 5), "page": "4", "reader": 1}
    return Entry.model_validate({"number": number, "value": value, "who": who, "of": dict(of), **told})


def read(number: Number, who: str = "Nguyễn Thị Lan") -> Entry:
    """A right reading of a number."""
    return entry(number.id, number.held, who, number.of)


def standings(standard: Standard, entries: list[Entry]) -> Mapping[str, Standing]:
    """What some entries say of every number."""
    return readings_of(standard, entries).standings


def marked(book: Lawbook, entries: list[Entry]) -> Standard:
    """The standard with the marks that some entries give."""
    return with_ledger(book.standard, readings_of(book.standard, entries))


def readings(book: Lawbook, *names: str) -> list[Entry]:
    """Right readings of some numbers, of all when none is named."""
    return [read(n) for n in numbers_of(book.standard) if not names or n.id in names]


def numeric(tree: Tree, route: Route = ()) -> Iterator[Route]:
    """Where a file has a number or a day, but for what is no law."""
    if isinstance(tree, dict):
        for key, held in tree.items():
            if key not in NOT_LAW:
                yield from numeric(held, (*route, key))
    elif isinstance(tree, tuple):
        for at, held in enumerate(tree):
            yield from numeric(held, (*route, at))
    elif NUMERIC.fullmatch(tree):
        yield route


def test_no_number_of_the_files_is_left_out(book: Lawbook) -> None:
    """Each number typed in the criteria and the head stands on the sheet, alone or within its clause."""
    told = {number.at for number in numbers_of(book.standard)}
    files = {name: source for name, source in book.sources.items() if name != "evidence.yaml"}
    typed = {(name, route) for name, source in files.items() for route in numeric(source.tree)}
    left = {(name, route) for name, route in typed if not any((name, route[:n]) in told for n in range(len(route) + 1))}
    assert {(name, route) for name, route in left if route not in {("number",), ("readers",)}} == set()


def test_each_number_says_what_is_typed_at_its_place(book: Lawbook) -> None:
    """The route leads to the number; ids are told apart."""
    numbers = numbers_of(book.standard)
    assert len({number.id for number in numbers}) == len(numbers)
    for number in numbers:
        name, route = number.at
        held: Tree = book.sources[name].tree
        for step in route:
            held = held[step]  # type: ignore[index]
        assert number.kind == "words" or held == number.value, number.id


def test_numbers_stand_in_the_order_of_the_text(book: Lawbook) -> None:
    """Criteria in their order, within each its maximum first, then items and bands as they are written."""
    names = [number.id for number in numbers_of(book.standard)]
    criteria = [name.split("/")[0].split(".")[0] for name in names if name.startswith("tc")]
    assert list(dict.fromkeys(criteria)) == [criterion.id for criterion in book.standard.criteria]
    assert next(n for n in names if n.startswith("tc01.1/")) == "tc01.1/max_points"


def test_with_every_number_read_every_mark_is_checked(book: Lawbook) -> None:
    """No mark of the model is out of the ledger's reach."""
    standard = marked(book, readings(book))
    head = standard.head
    marks = [band.mark for item in standard.items for band in item.bands]
    marks += [criterion.mark for criterion in standard.criteria]
    marks += [item.when_none_mark for item in standard.items if item.when_none]
    marks += [c.mark for c in head.classes] + [a.mark for a in head.authorities] + [r.mark for r in head.readings]
    marks += [clause.mark for c in head.classes for clause in c.when if clause.mark]
    assert head.knock_out
    marks += [head.maximum.mark, head.knock_out.mark, head.cycle.mark]
    assert set(marks) == {"checked"}


def test_a_band_is_checked_only_with_every_number_it_rests_on(book: Lawbook) -> None:
    """Take any one away and the band falls back; the last band rests on every edge of its item."""
    for item in book.standard.items:
        for number, band in enumerate(item.bands, 1):
            needed = numbers_of_band(item, number)
            for lacking in needed:
                rest = [name for name in needed if name != lacking]
                standard = marked(book, readings(book, *rest) if rest else [])
                again = next(i for i in standard.items if i.id == item.id)
                assert again.bands[number - 1].mark == band.mark, (item.id, lacking)


def test_a_number_read_otherwise_by_anybody_is_not_checked(book: Lawbook) -> None:
    """One reader found what the law has, another found something else: nobody knows, and the old mark stays."""
    number = next(n for n in numbers_of(book.standard) if n.id.endswith("/1/points"))
    right, wrong = read(number), entry(number.id, "7", "Trần Văn Ba", number.of)
    assert standings(book.standard, [right])[number.id].checked
    for told in ([right, wrong], [wrong, right], [wrong]):
        standing = standings(book.standard, told)[number.id]
        assert (standing.checked, standing.mark) == (False, number.mark)
        assert standing.otherwise == (wrong,)


def test_a_number_is_checked_by_as_many_persons_as_the_law_asks_for(book: Lawbook) -> None:
    """Two readers are two persons: the same name in other letters or blanks reads only once."""
    standard = book.standard.model_copy(update={"head": book.standard.head.model_copy(update={"readers": 2})})
    number = next(n for n in numbers_of(standard) if n.id.endswith("/1/points"))
    again = [read(number, who) for who in ("Nguyễn Thị Lan", "  NGUYỄN   thị lan ", "ThS. Nguyen Thi Lan (Phòng CS)")]
    assert not standings(standard, again)[number.id].checked
    assert standings(standard, [*again, read(number, "Trần Văn Ba")])[number.id].checked


def test_a_threshold_lends_its_mark_to_no_clause(book: Lawbook) -> None:
    """Who is in a class and how many points it needs are two readings."""
    unit_class = book.standard.head.classes[0]
    standard = marked(book, readings(book, f"class/{unit_class.id}/threshold"))
    made = standard.head.classes[0]
    assert made.mark == "checked"
    assert [clause.mark for clause in made.when] == [clause.mark or unit_class.mark for clause in unit_class.when]


def test_another_unit_is_another_number() -> None:
    """An edge read per 1,000 is not checked once it counts per 100,000."""
    book = load_standard(LAW)
    name = "tc03.1/2/at_most"
    told = readings(book, name)
    assert standings(book.standard, told)[name].checked
    edited = {"tc03.yaml": (LAW / "tc03.yaml").read_text("utf-8").replace("per: 1000}", "per: 100000}")}
    changed = load_standard(LAW, edited)
    assert not standings(changed.standard, told)[name].checked


def test_the_ledger_is_no_part_of_the_hash(tmp_path: Path) -> None:
    """A law with a ledger has the hash, and so the table, that it had without."""
    before = load_standard(SMALL)
    copied(tmp_path, {LEDGER: ledger_text(readings(before))})
    after = load_standard(tmp_path)
    assert after.sha256 == before.sha256
    assert after.ledger == tuple(readings(before))


def test_a_ledger_keeps_what_its_readers_wrote_around_it() -> None:
    """A reading more is a line more: comments, order and layout of the others are as they were."""
    book = load_standard(PACKS[1])
    first, second = readings(book)[:2]
    text = ledger_text([first])
    by_hand = text.replace("  - {", "  # đọc tại bộ phận một cửa\n  -  {").replace(
        "reader: 1}", "reader: 1 }   # bản chụp", 1
    )
    made = ledger_text([first, second], by_hand)
    assert made.startswith(by_hand)
    assert made.removeprefix(by_hand) == ledger_text([second]).splitlines(keepends=True)[-1]
    assert ledger_text([first], made) == by_hand


def copied(folder: Path, more: dict[str, str]) -> None:
    """The small standard in a folder, with files more."""
    for path in SMALL.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    for name, text in more.items():
        (folder / name).write_text(text, "utf-8")


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6))
def test_an_exact_number_reads_back(value: Fraction) -> None:
    """Text of an edge is the edge, whatever it is."""
    assert Fraction(exact_text(value)) == value


names = st.text(min_size=1, max_size=20).filter(  # letters are composed where they are read
    lambda text: text.strip() == text == unicodedata.normalize("NFC", text) and text.isprintable()
)


@given(st.lists(st.tuples(st.sampled_from(["tc01/max_points", "tc01.1/1/points"]), names, names, names), max_size=6))
def test_the_ledger_reads_back(rows: list[tuple[str, str, str, str]]) -> None:
    """Whatever is in names, pages and notes, the file says it again; one entry a person and number."""
    fresh = [entry(number, value, who).model_copy(update={"note": note}) for number, value, who, note in rows]
    made = recorded({"tc01/max_points": (), "tc01.1/1/points": ()}, fresh)
    tree = parse_source(ledger_text(made), LEDGER).tree
    assert isinstance(tree, dict)
    again = [Entry.model_validate(row) for row in tree["entries"]]
    assert [e.model_dump() for e in again] == [e.model_dump() for e in made]
    assert len({(e.number, person(e.who)) for e in made}) == len(made)
    for number in {e.number for e in made}:
        assert [e.reader for e in made if e.number == number] == sorted({e.reader for e in made if e.number == number})
