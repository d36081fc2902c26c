"""Who a rule is for, in words: tests of unit facts, the case that an item has for a commune, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.language import Say
from engine.law.criteria import Case, Criterion, Item
from engine.law.model import Authority, StandardHead
from engine.law.units.unit_facts import FactTest, Test, UnitFact
from engine.scoring.round_result import RoundResult


def test_words(head: StandardHead, test: Test, say: Say) -> str:
    """Whom a test takes in: "xã, thị trấn; miền núi; dân số từ 10.000; từ 01/07/2025"."""
    return "; ".join([*_unit_words(head, test, say), *_fact_words(head, test, say), *_day_words(test, say)])


def who_words(head: StandardHead, tests: Sequence[Test], say: Say) -> str:
    """Whom any of some tests takes in."""
    return (" " + say("hoặc") + " ").join(test_words(head, test, say) for test in tests)


def case_title(case: Case, say: Say) -> str:
    """A case as the law names it."""
    return say.either(case.title, case.title_en or case.title)


def case_sentence(head: StandardHead, item: Item, say: Say) -> str:
    """Which case of an item is a commune's own, and who has it; nothing where it has the bands of all others."""
    case = next((case for case in item.except_ if case.id == item.case), None)
    if case is None:
        return ""
    return say("theo trường hợp “{title}” ({who})", title=case_title(case, say), who=who_words(head, case.when, say))


def left_out_sentence(head: StandardHead, criterion: Criterion, item: Item, say: Say) -> str:
    """Why an item is not for a commune."""
    tests = item.applies or criterion.applies
    return say("không tính cho xã này: chỉ áp dụng cho {who}", who=who_words(head, tests, say))


def left_out_line(head: StandardHead, criterion: Criterion, item: Item, say: Say) -> str:
    """The same as a line of a form, with the item's title and the clause."""
    title, thing = say.either(item.title, item.title_en), item if item.applies else criterion
    why = left_out_sentence(head, criterion, item, say)
    where = f"{thing.cite.document}, {thing.cite.at}"
    return say("{title}: {why} ({where}). Không phải ghi số liệu.", title=title, why=why, where=where)


def _unit_words(head: StandardHead, test: Test, say: Say) -> Iterator[str]:
    kinds = {"xa": say("xã"), "phuong": say("phường"), "thi_tran": say("thị trấn"), "dac_khu": say("đặc khu")}
    provinces = {"tinh": say("của tỉnh"), "thanh_pho": say("của thành phố trực thuộc trung ương")}
    if test.type:
        yield ", ".join(kinds[kind] for kind in test.type)
    if classes := getattr(test, "class_", None):
        titles = {c.id: say.either(c.title, c.title_en) for c in head.classes}
        yield say("nhóm {names}", names=", ".join(f"“{titles.get(name, name)}”" for name in classes))
    if test.province:
        yield provinces[test.province]
    if test.province_code:
        yield say("mã tỉnh {codes}", codes=", ".join(test.province_code))
    flags = ((test.mountain, say("miền núi")), (test.island, say("hải đảo")), (test.area_iii, say("khu vực III")))
    yield from (word if flag else say("không thuộc {word}", word=word) for flag, word in flags if flag is not None)


def _fact_words(head: StandardHead, test: Test, say: Say) -> Iterator[str]:
    facts = {fact.id: fact for fact in head.unit_facts}
    for name, asked in (test.facts or {}).items():
        if name in facts:
            yield _asked_words(facts[name], asked, say)


def _asked_words(fact: UnitFact, asked: FactTest, say: Say) -> str:
    title = say.either(fact.title, fact.title_en)
    if asked.yes is not None:
        return title if asked.yes else say("không thuộc {word}", word=title)
    if asked.any_of:
        names = ", ".join((fact.choices or {}).get(choice, choice) for choice in asked.any_of)
        return say("{title}: {names}", title=title, names=names)
    unit = " %" if fact.kind == "percent" else ""
    words = {
        "at_least": say("từ"), "more_than": say("trên"), "at_most": say("đến"), "less_than": say("dưới"),
        "equals": say("bằng"),
    }  # fmt: skip
    told = " ".join(f"{words[word]} {say.decimal(edge, 6)}{unit}" for word, edge in asked.edges.items())
    return f"{title} {told}"


def _day_words(test: Test, say: Say) -> Iterator[str]:
    if test.from_:
        yield say("từ {day}", day=say.day(test.from_))
    if test.until:
        yield say("đến {day}", day=say.day(test.until))


def authorities_words(made: RoundResult, say: Say) -> str:
    """Who recognises the communes of a round; where several do, each with how many communes it is for."""
    names = [
        (say.either(authority.recognises, authority.recognises_en) if authority else "–", len(units))
        for authority, units in made.authorities
    ]
    if len(names) == 1:
        return names[0][0]
    return "; ".join(say("{name} ({count} xã)", name=name, count=count) for name, count in names)


def authority_days(own: Authority, say: Say) -> str:
    """The days of an authority: "từ 03/01/2019 đến 30/06/2025"."""
    since = say("từ {day}", day=say.day(own.from_))
    return say("{since} đến {until}", since=since, until=say.day(own.until)) if own.until else since


def authority_notes(head: StandardHead, own: Authority, say: Say) -> Iterator[str]:
    """Whom an authority is for where it is for some only, and that it is assumed where it is."""
    if own.when:
        yield say("cho: {who}", who=who_words(head, own.when, say))
    if own.status == "assumption":
        yield say("giả định")


def authority_title(head: StandardHead, own: Authority, say: Say) -> str:
    """Who recognises, as the law calls him, with his days: what tells one authority of a standard from another."""
    notes = "; ".join(authority_notes(head, own, say))
    who = f"{say.either(own.recognises, own.recognises_en)}, {authority_days(own, say)}"
    return f"{who} ({notes})" if notes else who


def authority_sentence(made: RoundResult, code: str, say: Say) -> str:
    """Who recognises a commune, where not all communes of the round have the same; else nothing."""
    if len(made.authorities) == 1:
        return ""
    own = next(authority for authority, units in made.authorities if code in {unit.code for unit in units})
    name = say.either(own.recognises, own.recognises_en) if own else say("chưa xác định được")
    return say("Thẩm quyền công nhận: {names}", names=name)
