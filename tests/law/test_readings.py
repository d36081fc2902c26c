"""A reading belongs to what was read: it goes where that goes, and once any part of it is another it proves nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from engine.desk.editing.amending import placed
from engine.language import speak
from engine.law.checking import check_standard
from engine.law.criteria import Criterion
from engine.law.ledger import LEDGER, Entry, ledger_text
from engine.law.loading import HEAD, Lawbook, load_standard
from engine.law.model import Standard, StandardHead
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.matched import Readings, readings_of
from engine.law.readings.number import Number
from engine.law.readings.persons import is_named, person
from engine.law.readings.telling import losses_of, why_words
from engine.law.source import Route, Tree
from engine.law.values import exact_text
from tests.frozen import LAW, SMALL

SAY = speak("vi")
CHOICES = {"full_points": "zero", "zero": "not_applicable", "not_applicable": "full_points"}


def read(number: Number, who: str = "Nguyễn Thị Lan") -> Entry:
    """A right reading of a number, as check-in keeps it."""
    told = {"who": who, "when": date(2026, 1, 5), "page": "4", "reader": 1, "sentence": "Văn bản giả định viết vậy"}
    return Entry.model_validate({"number": number.id, "value": number.held, "of": dict(number.of), **told})


@pytest.fixture(scope="module")
def law() -> Lawbook:
    """The frozen standard."""
    return load_standard(LAW)


def all_read(book: Lawbook) -> list[Entry]:
    """Every number read as it stands."""
    return [read(number) for number in numbers_of(book.standard)]


def edited(book: Lawbook, file: str, change: Callable[[str], str]) -> Lawbook:
    """The law with one file changed as a person would in an editor."""
    text = (book.folder / file).read_text("utf-8")
    made = change(text)
    assert made != text
    return load_standard(book.folder, {file: made})


def by_one(number: Number) -> str:
    """The number one up: an edge, points, a month, a day later, another choice, other words."""
    match number.kind:
        case "whole" | "exact":
            return exact_text(Fraction(number.value) + 1)
        case "day":
            return (date.fromisoformat(number.value) + timedelta(days=1)).isoformat()
        case "choice":
            return CHOICES[number.value]
        case "words":
            return f"{number.value}, đã sửa"


def others_of_clause(number: Number) -> tuple[str, ...]:
    """What is read in one clause with a number and so goes with it, by how their ids begin."""
    item, *rest = number.owner.split("/")
    if number.key in ("per", "asked_at_least", "measure"):
        return (f"{item}/",)  # how an item is measured is read with every band of it
    return (f"{item}/{rest[0]}/",) if rest and item.startswith("tc") else (number.id,)


def with_value(book: Lawbook, number: Number, value: Tree) -> Standard:
    """The law with one number otherwise, all else as it was."""
    file, route = number.at
    tree: Tree = placed(book.sources[file].tree, route, value)
    standard = book.standard
    if file == HEAD:
        return standard.model_copy(update={"head": StandardHead.model_validate(tree)})
    made = Criterion.model_validate(tree)
    return standard.model_copy(update={"criteria": tuple(made if c.id == made.id else c for c in standard.criteria)})


def at_route(tree: Tree, route: Route) -> Tree:
    """What stands at a route."""
    for step in route:
        tree = tree[step]  # type: ignore[index]
    return tree


def other_data(book: Lawbook, measure: Mapping[str, Tree]) -> Iterator[Tree]:
    """A measure with another datum in each place in turn."""
    names = {entry.id: entry for entry in book.standard.book.evidence}
    for key, held in measure.items():
        if str(held) in names:
            kind = names[str(held)].kind
            other = next(e.id for e in names.values() if e.kind == kind and e.id not in measure.values())
            yield {**measure, key: other}


def other_clauses(clause: Mapping[str, Tree]) -> Iterator[Tree]:
    """A clause with each of its conditions otherwise, and without it."""
    flipped = {"true": "false", "false": "true", "tinh": "thanh_pho", "thanh_pho": "tinh"}
    for key, held in clause.items():
        if key == "mark":
            continue
        if key in ("from", "until"):
            yield {**clause, key: (date.fromisoformat(str(held)) + timedelta(days=1)).isoformat()}
        elif isinstance(held, tuple):
            yield from ({**clause, key: (*held, "dac_khu")}, {**clause, key: ("dac_khu",)})
        else:
            yield {**clause, key: flipped[str(held)]}
        if len(clause) > 1 and key != "type":
            yield {name: said for name, said in clause.items() if name != key}


def otherwise(book: Lawbook, number: Number) -> Iterator[Tree]:
    """All that is tried in a number's place: one up, another datum of its measure, another condition of its clause."""
    file, route = number.at
    held = at_route(book.sources[file].tree, route)
    match number.key:
        case "measure":
            assert isinstance(held, dict)
            yield from other_data(book, held)
        case "when":
            assert isinstance(held, dict)
            yield from other_clauses(held)
        case _:
            yield by_one(number)


def test_every_number_changed_by_one_loses_its_reading_and_no_other_does(law: Lawbook) -> None:
    """Each number, part and whole of a measure, condition of a class: caught and told; only its own clause goes."""
    entries = all_read(law)
    assert len(readings_of(law.standard, entries).kept) == len(entries)
    tried: Counter[str] = Counter()
    for number in numbers_of(law.standard):
        for value in otherwise(law, number):
            read_now = readings_of(with_value(law, number, value), entries)
            gone = {lost.entry.number for lost in read_now.lost}
            assert number.id in gone, f"{number.id} không bị phát hiện: {value}"
            standing = read_now.standings.get(number.id)
            assert not standing or not standing.checked
            spared = [name for name in gone if not name.startswith(others_of_clause(number))]
            follow = number.key in ("number", "recognises", "title")  # what other rows name as theirs
            assert not spared or follow, (number.id, spared)
            assert all(why_words(lost, SAY) for lost in read_now.lost)
            tried[number.id] += 1
    assert tried.keys() == {number.id for number in numbers_of(law.standard)}


def test_every_article_cited_otherwise_takes_along_all_that_was_read_there(law: Lawbook) -> None:
    """Each citation that a number stands by in turn names another article: the readings of its numbers go, alone."""
    entries = all_read(law)
    tried = set()
    for file, source in law.sources.items():
        for route in cites(source.tree):
            here = {number.id for number in numbers_of(law.standard) if cite_of(law, number) == (file, route)}
            if not here:
                continue
            place = Number("", "at", "words", "", (file, (*route, "at")), None, None)
            gone = {lost.entry.number for lost in readings_of(with_value(law, place, "Điều 99"), entries).lost}
            assert gone == here, (file, route)
            tried |= here
    cited = {number.id for number in numbers_of(law.standard) if number.cite}
    assert tried == cited


def cites(tree: Tree, route: Route = ()) -> Iterator[Route]:
    """Where the citations of a file stand."""
    if isinstance(tree, dict):
        if "document" in tree:
            yield route
        for key, below in tree.items():
            yield from cites(below, (*route, key))
    elif isinstance(tree, tuple):
        for at, below in enumerate(tree):
            yield from cites(below, (*route, at))


def cite_of(book: Lawbook, number: Number) -> tuple[str, Route] | None:
    """Where the citation by which a number stands is typed: the nearest above it."""
    file, route = number.at
    ways = (route[:end] for end in range(len(route), -1, -1)) if number.cite else ()
    found = (way for way in ways if "cite" in (at_route(book.sources[file].tree, way) or ()))
    return next(((file, (*way, "cite")) for way in found), None)


@pytest.mark.parametrize(
    ("file", "old", "new", "lost", "why"),
    [
        ("tc07.yaml", "share: tre_duoi_1_tiem_du", "share: tre_duoi_3_tuoi", "tc07.1/", "tử số: “"),
        ("tc07.yaml", "of: tre_duoi_1_tuoi", "of: tre_em", "tc07.1/", "mẫu số: “Trẻ em dưới 1 tuổi” → “"),
        ("tc07.yaml", "at_least: 98, points", "more_than: 98, points", "tc07.1/1/", "cận: từ 98 % → hơn 98 %"),
        ("tc07.yaml", "at_least: 98, points: 50", "at_least: 98, points: 49", "tc07.1/1/", "điểm: 50 → 49"),
        ("tc03.yaml", "{rate: vu_bao_luc_boc_lot, of: tre_em, per: 1000}",
         "{rate: vu_bao_luc_boc_lot, of: tre_em, per: 100000}", "tc03.1/", "tính trên: 1.000 → 100.000"),
        ("tc07.yaml", 'at: "Điều 2 khoản 2, tiêu chí 7"', 'at: "Điều 3"', "tc07", "điều khoản: “Điều 2 khoản 2"),
        ("evidence.yaml", "label: Trẻ em dưới 1 tuổi\n", "label: Trẻ em dưới 2 tuổi\n", "tc07.1/",
         "mẫu số: “Trẻ em dưới 1 tuổi” → “Trẻ em dưới 2 tuổi”"),
    ],
    ids=["part", "whole", "relation", "points", "per", "cite", "label"],
)  # fmt: skip
def test_any_part_of_what_was_read_takes_the_reading_along(
    law: Lawbook, file: str, old: str, new: str, lost: str, why: str
) -> None:
    """Numerator, denominator, relation, points, scale, clause, the words of a datum: each is part of the reading."""
    now = edited(law, file, lambda text: text.replace(old, new))
    read_now = readings_of(now.standard, all_read(law))
    gone = [entry for entry in read_now.lost if entry.number]
    assert gone
    assert all(entry.entry.number.startswith(lost) for entry in gone)
    assert any(why in why_words(entry, SAY) for entry in gone), [why_words(entry, SAY) for entry in gone]


def test_a_title_is_part_of_every_reading_of_its_item(law: Lawbook) -> None:
    """All of the item go, nothing else of the criterion does."""
    title = next(item.title for item in law.standard.items if item.id == "tc07.1")
    now = edited(law, "tc07.yaml", lambda text: text.replace(f"title: {title}", "title: Tên khác"))
    told = readings_of(now.standard, all_read(law))
    ours = {number.id for number in numbers_of(law.standard) if number.owner.split("/")[0] == "tc07.1"}
    assert {lost.entry.number for lost in told.lost} == ours
    assert {why_words(lost, SAY) for lost in told.lost} == {f"tên: “{title}” → “Tên khác”"}


def test_a_band_put_in_keeps_the_readings_of_the_others(law: Lawbook) -> None:
    """They follow their bands down; the new one is read by nobody, and what begins where it ends is not checked yet."""
    old = "- {at_least: 98, points: 50,"
    new = f"- {{at_least: 99, points: 60, mark: reported}}\n      {old}"
    now = edited(law, "tc07.yaml", lambda text: text.replace(old, new).replace("max_points: 50", "max_points: 60", 1))
    told = readings_of(now.standard, all_read(law))
    assert {lost.entry.number for lost in told.lost} <= {"tc07.1/max_points", "tc07/max_points"}
    assert told.standings["tc07.1/2/points"].checked
    assert not told.standings["tc07.1/1/at_least"].entries
    assert not told.standings["tc07.1/1/points"].entries


def test_items_in_another_order_keep_their_readings(law: Lawbook) -> None:
    """Ids and places are hints and no more."""
    standard = law.standard
    first = standard.criteria[0]
    turned = tuple(item.model_copy(update={"id": f"tc01.{n}"}) for n, item in enumerate(reversed(first.items), 1))
    moved = standard.model_copy(
        update={"criteria": (first.model_copy(update={"items": turned}), *standard.criteria[1:])}
    )
    told = readings_of(moved, all_read(law))
    assert told.lost == ()
    assert told.standings["tc01.4/max_points"].agreed[0].number == "tc01.1/max_points"


def test_an_item_taken_out_leaves_its_readings_without_a_number(law: Lawbook) -> None:
    """They are told as such, and no other number gets them."""
    standard = law.standard
    gone = standard.criteria[6].items[0].id
    rest = standard.model_copy(update={"criteria": (*standard.criteria[:6], *standard.criteria[7:])})
    told = readings_of(rest, all_read(law))
    assert {entry.number for entry in told.homeless} >= {f"{gone}/max_points", f"{gone}/1/points"}
    assert all(standing.checked for standing in told.standings.values())
    assert why_words(told.lost[-1], SAY) == "bộ tiêu chí không còn con số ấy"


def test_check_tells_who_lost_what_and_why(tmp_path: Path) -> None:
    """One warning for one change and one reader, at the line that was edited, in both languages."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    (folder / LEDGER).write_text(ledger_text(all_read(load_standard(folder))), "utf-8")
    assert [p.code for p in check_standard(load_standard(folder))] == []
    path = folder / "tc02.yaml"
    path.write_text(
        path.read_text("utf-8").replace("{at_least: 98, points: 50,", "{more_than: 98, points: 50,"), "utf-8"
    )
    (told,) = [p for p in check_standard(load_standard(folder)) if p.code == "LAW-381"]
    assert told.severity == "warning"
    assert told.place.file == "small/tc02.yaml"
    assert told.values["names"] == "tc02.1/1/more_than (98 %), tc02.1/1/points (50)"
    assert told.values["why_en"] == "the edge: from 98 % → more than 98 %"


PERSON = "Nguyễn Văn A"


ONE = """Nguyen Van A | NGUYỄN  VĂN A | Nguyễn Văn A (Phòng CS) | Nguyễn Văn A [Sở Y tế] | Ông Nguyễn Văn A
ThS. Nguyễn Văn A | Ths.Nguyễn Văn A | PGS.TS. Nguyễn Văn A | GS. TS Nguyễn Văn A | BS CKII Nguyễn Văn A
CN. Nguyễn Văn A | Đ/c Nguyễn Văn A | đồng chí Nguyễn Văn A | Mr Nguyen Van A | Mr. Nguyen-Van A | Nguyễn Văn A, ThS.
Nguyễn Văn A - Phòng Chính sách | Nguyễn Văn A Phòng CS | Anh Nguyễn Văn A | Chuyên viên Nguyễn Văn A | A Nguyễn Văn"""
OTHERS = ["Nguyễn Văn B", "Trần Văn A", "Nguyễn Thị A", "Nguyễn Văn An", "Bá Văn An", "Văn Phong"]


@pytest.mark.parametrize("name", ONE.replace("\n", " | ").split(" | "))
def test_a_title_or_missing_accents_make_no_other_person(name: str) -> None:
    """However a name is written, its owner reads once."""
    assert person(name) == person(PERSON)
    assert is_named(name)


@pytest.mark.parametrize("name", OTHERS)
def test_another_name_is_another_person(name: str) -> None:
    """A second reader there is."""
    assert person(name) != person(PERSON)
    assert is_named(name)


@pytest.mark.parametrize("name", ["", "Lan", "Bà Lan", "ThS. Lan", "Nguyễn Văn ²", "Nguyễn Ⅳ", "Ⅳ"])
def test_one_word_or_what_is_no_word_is_nobody_s_name(name: str) -> None:
    """Titles apart a person has two words at the least, and every one of them is of letters."""
    assert not is_named(name)


def differing(book: Lawbook, number: Number) -> Readings:
    """Two persons, of whom one read a number otherwise."""
    wrong = read(number, "Trần Văn Ba").model_copy(update={"value": "1"})
    return readings_of(book.standard, [read(number), wrong])


def test_two_who_read_otherwise_leave_the_number_open(law: Lawbook) -> None:
    """Both readings are there to be told."""
    number = next(n for n in numbers_of(law.standard) if n.id == "tc09.1/1/points")
    standing = differing(law, number).standings[number.id]
    assert not standing.checked
    assert [entry.who for entry in standing.entries] == ["Nguyễn Thị Lan", "Trần Văn Ba"]


def test_a_plan_year_taken_out_contradicts_no_other(law: Lawbook) -> None:
    """Months and years are several numbers of one thing: one that is gone is not another reading of those that stay."""
    now = edited(law, "standard.yaml", lambda text: text.replace("plan_years: [2, 4]", "plan_years: [2]"))
    told = readings_of(now.standard, all_read(law))
    assert [entry.number for entry in told.homeless] == ["standard/plan_years/2"]
    assert told.standings["standard/plan_years/1"].checked


@pytest.mark.parametrize(("parts", "near"), [(4, True), (5, False)])
def test_a_reading_of_which_five_parts_say_otherwise_is_of_no_number(law: Lawbook, parts: int, near: bool) -> None:
    """Up to four it is told as one that the number has lost, though nothing else says which was meant."""
    number = next(n for n in numbers_of(law.standard) if n.id == "tc09.1/1/points")
    names = [name for name in number.of if name != "what"][:parts]
    assert len(names) == parts
    moved = read(number).model_copy(update={"of": {**number.of, **dict.fromkeys(names, "khác")}})
    told = readings_of(law.standard, [moved])
    assert (told.standings[number.id].lost == (moved,), told.homeless == (moved,)) == (near, not near)


def test_readings_of_one_person_and_day_are_told_by_what_took_them(law: Lawbook) -> None:
    """Two items with another title each: two losses, each with all that was read of its item."""
    titles = [item.title for item in law.standard.items[:2]]
    now = edited(law, "tc01.yaml", lambda text: text.replace(titles[0], "Tên kia").replace(titles[1], "Tên này"))
    told = losses_of(readings_of(now.standard, all_read(law)).lost, SAY)
    assert [why_words(loss.first, SAY) for loss in told] == [
        f"tên: “{titles[0]}” → “Tên kia”", f"tên: “{titles[1]}” → “Tên này”",
    ]  # fmt: skip
    assert all(len(loss.lost) > 1 for loss in told)
