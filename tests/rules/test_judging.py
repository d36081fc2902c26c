"""The guarded host against the pitfalls of durable-rules: each is refused with JudgeError, or judged exactly.

P1 … P22 name what goes wrong in durable-rules 2.0.28 when it is used without a guard.
"""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from engine.rules import judging
from engine.rules.compiling import LARGEST_CONSTANT, Rule, Ruleset, compile_standard
from engine.rules.judging import (
    LARGEST_PRODUCT,
    Judge,
    JudgeError,
    Message,
    engine_version,
    fire_all,
    fire_first,
    open_judge,
)
from tests import frozen

ITEM = "tc07.1"  # 98, 95, 90 percent
SCALE = 100
UNIT: Message = {"k": "unit", "type": 0, "city": 0, "day": 20241115, "mountain": 0, "island": 0, "area_iii": 0}


@pytest.fixture(scope="module")
def law() -> Ruleset:
    """The frozen standard, compiled."""
    return compile_standard(frozen.law().book.standard)


@pytest.fixture(scope="module")
def judge(law: Ruleset) -> Judge:
    """A host with the frozen standard."""
    return open_judge(law)


def ruleset(*tests: Mapping[str, object]) -> Ruleset:
    """Rules r/0, r/1 … made by hand."""
    return Ruleset(tuple(Rule(f"r/{number}", dict(test)) for number, test in enumerate(tests)), {}, {})


def at_least(field: str, factor: object, other: str = "d") -> dict[str, object]:
    """The test ``field >= factor · other``."""
    return {"$gte": {field: {"$mul": {"$l": {"$m": other}, "$r": factor}}}}


def resident_kb() -> int:
    """The memory of this very process."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4


@pytest.mark.parametrize(
    ("message", "pitfall"),
    [
        ({"k": ITEM, "a": 20}, "P1: the denominator is missing"),
        ({"k": ITEM, "d": 20}, "P1: the numerator is missing"),
        ({"k": ITEM}, "P1: all is missing"),
        ({"k": ITEM, "a": "", "d": 50}, "P2: empty text is not a number"),
        ({"k": ITEM, "a": "9", "d": 50}, "P2: digits as text are not a number"),
        ({"k": ITEM, "a": 50, "d": "n/a"}, "P2: text as denominator"),
        ({"k": ITEM, "a": None, "d": 50}, "P5: null"),
        ({"k": ITEM, "a": 49, "d": 0}, "P3: a denominator of zero"),
        ({"k": ITEM, "a": 0, "d": 0}, "P3: zero of zero"),
        ({"k": ITEM, "a": -1, "d": 50}, "a negative count"),
        ({"k": ITEM, "a": 49, "d": -50}, "a negative denominator"),
        ({"k": ITEM, "a": 1, "d": 6 * 10**17}, "P4: the product would wrap around"),
        ({"k": ITEM, "a": LARGEST_PRODUCT + 1, "d": 1}, "P4: beyond int64 the engine saturates"),
        ({"k": ITEM, "a": 4900.0, "d": 50}, "P5: a float"),
        ({"k": ITEM, "a": 1e-05, "d": 50}, "P5: a float with an exponent"),
        ({"k": ITEM, "a": float("nan"), "d": 50}, "P5: not a number"),
        ({"k": ITEM, "a": True, "d": 50}, "a yes is not 1 in silence"),
        ({"k": ITEM, "a": np.int64(49), "d": 50}, "P6: a NumPy integer does not serialise"),
        ({"k": ITEM, "a": Fraction(49), "d": 50}, "P6: a Fraction does not serialise"),
        ({"k": ITEM, "a": [49], "d": 50}, "P6: a list"),
        ({"k": ITEM, "a": {"b": 49}, "d": 50}, "a nested value would be flattened"),
        ({"k": ITEM, "a": 4900, "d": 50, "id": 2536}, "the engine's own name id makes a second fact a duplicate"),
        ({"k": ITEM, "a": 4900, "d": 50, "sid": 1}, "P7, P8: the engine's own name sid opens a session"),
        ({"a": 4900, "d": 50}, "P14: no tag"),
        ({"k": 7, "a": 4900, "d": 50}, "P14: a tag that is no text"),
        ({"k": "tc99.9", "a": 4900, "d": 50}, "P20: a tag that no rule reads"),
        ({"k": "", "a": 4900, "d": 50}, "an empty tag"),
        ({}, "an empty message"),
    ],
)
def test_a_message_off_the_safe_path_is_refused(judge: Judge, message: dict[str, int | str], pitfall: str) -> None:
    """No half message, no text, no overflow reaches the engine; and the host goes on exactly as before."""
    for fire in (fire_all, fire_first):
        with pytest.raises(JudgeError):
            fire(judge, message)
        assert fire_all(judge, {"k": ITEM, "a": 49 * SCALE, "d": 50}) == (f"{ITEM}/1",), pitfall


def test_a_name_of_the_engine_s_own_is_told(judge: Judge) -> None:
    """That one, and no other."""
    with pytest.raises(JudgeError, match=r"^tc\S+: \['sid'\] are the engine's own names$"):
        fire_all(judge, {"k": ITEM, "a": 4900, "d": 50, "sid": 1})


@pytest.mark.parametrize(
    ("test", "pitfall"),
    [
        ({"$gte": {"a": 1}}, "P14: a rule without a tag fires on any message"),
        ({"$and": [{"$gte": {"a": 1}}, {"k": "x"}]}, "P14: the tag comes first"),
        ({"k": 5}, "P14: the tag is text"),
        ({"$nex": {"a": 1}}, "P14: the engine loops for ever"),
        ({"$and": [{"k": "x"}, {"$nex": {"a": 1}}]}, "P14: not even with a tag"),
        ({"$and": [{"k": "x"}, {"$gte": {"a": {"$div": {"$l": {"$m": "b"}, "$r": 2}}}}]}, "P3: division"),
        ({"$and": [{"k": "x"}, {"$gte": {"a": 1, "b": 2}}]}, "P18: the second comparison is ignored"),
        ({"$and": [{"k": "x"}, {"a": 1, "b": 2}]}, "P18: the second test is ignored"),
        ({"$and": [{"k": "x"}, {"$above": {"a": 1}}]}, "P18: an unknown operator"),
        ({"$and": [{"k": "x"}, {"a": 0.5}]}, "P5: a float constant"),
        ({"$and": [{"k": "x"}, {"a": "95"}]}, "P2: text against a number"),
        ({"$and": [{"k": "x"}, {"a": True}]}, "a yes is not 1 in silence"),
        ({"$and": [{"k": "x"}, {"a": None}]}, "a null"),
        ({"$and": [{"k": "x"}, at_least("a", 0.95)]}, "P5: a float factor"),
        ({"$and": [{"k": "x"}, at_least("a", -1)]}, "a negative factor"),
        ({"$and": [{"k": "x"}, at_least("id", 1)]}, "the engine's own name"),
        ({"$and": [{"k": "x"}, at_least("a", 1, "sid")]}, "the engine's own name"),
        ({"$and": [{"k": "x"}, at_least("a", 2**31)]}, "a constant beyond 32 bits, C long on Windows"),
        ({"$and": [{"k": "x"}, {"$or": [{"b": 1}, {"$nex": {"a": 1}}]}]}, "P14: hidden in an $or"),
        ({"$and": [{"k": "x"}, {}]}, "an empty test"),
    ],
)
def test_a_rule_off_the_safe_path_is_refused(test: dict[str, object], pitfall: str) -> None:
    """A ruleset with one unsafe test is not loaded at all."""
    with pytest.raises(JudgeError):
        open_judge(ruleset({"k": "y"}, test))
    assert fire_all(open_judge(ruleset({"k": "y"})), {"k": "y"}) == ("r/0",), pitfall


def test_the_largest_number_of_32_bits_is_a_constant_still() -> None:
    """A C long on Windows ends at 2,147,483,647: a rule may hold that, and so may what it multiplies by."""
    assert LARGEST_CONSTANT == 2_147_483_647
    judge = open_judge(ruleset({"$and": [{"k": "x"}, at_least("a", LARGEST_CONSTANT)]}))
    assert fire_all(judge, {"k": "x", "a": LARGEST_CONSTANT, "d": 1}) == ("r/0",)


def test_more_rules_on_one_pattern_than_the_engine_bears_are_refused() -> None:
    """P13: 256 crash it; one more than the limit is refused, the limit itself loads and judges."""
    tests = [{"k": "t"} for _ in range(judging.MOST_SAME_PATTERN + 1)]
    with pytest.raises(JudgeError):
        open_judge(ruleset(*tests))
    assert open_judge(ruleset(*tests[:-1])).operands
    with pytest.raises(JudgeError):
        open_judge(ruleset({"$and": [{"k": "t"}, {"a": 1}]}, *tests, {"k": "u"}))  # whatever stands beside them


def test_more_tags_than_the_engine_bears_stand_in_several_rulesets() -> None:
    """P13: 513 first tests loop for ever; the first and the last tag are each judged by their own rule alone."""
    last = judging.MOST_FIRST_TESTS
    judge = open_judge(ruleset(*({"k": f"t{number}"} for number in range(last + 1))))
    assert [fire_all(judge, {"k": f"t{number}"}) for number in (0, last)] == [("r/0",), (f"r/{last}",)]


def test_more_rules_than_the_limit_are_split_by_their_tags() -> None:
    """P21: of one tag they are refused; of several they stand in rulesets of which each judges its own messages."""
    with pytest.raises(JudgeError):
        open_judge(ruleset(*({"$and": [{"k": "t"}, {"a": n}]} for n in range(judging.MOST_RULES + 1))))
    tests = ({"$and": [{"k": f"t{n % 400}"}, {"a": n}]} for n in range(judging.MOST_RULES + 1))
    host = open_judge(ruleset(*tests))
    assert [fire_all(host, {"k": f"t{n % 400}", "a": n}) for n in (0, 2_000)] == [("r/0",), ("r/2000",)]


def test_a_rule_named_twice_is_refused() -> None:
    """P17: of two rules with one name the engine would keep one in silence."""
    twice = Ruleset((Rule("r/0", {"k": "a"}), Rule("r/0", {"k": "b"})), {}, {})
    with pytest.raises(JudgeError):
        open_judge(twice)


def test_more_matches_than_the_engine_can_hold_are_an_error_of_ours() -> None:
    """P12: 64 rules on one fact fire, 65 are refused, and the host judges the next message rightly."""
    rules = ruleset(*({"$and": [{"k": "x"}, {f"z{n}": 1}]} for n in range(65)))
    host = open_judge(rules)
    message: dict[str, int | str] = {"k": "x", **{f"z{n}": 1 for n in range(65)}}
    with pytest.raises(JudgeError):
        fire_all(host, message)
    assert len(fire_all(host, {**message, "z0": 0})) == 64
    assert fire_all(host, {**dict.fromkeys(message, 0), "k": "x", "z7": 1}) == ("r/7",)


@pytest.mark.parametrize("whole", [1, 2, 49, 50, 99, 100, 10**6, 10**9, LARGEST_PRODUCT // 9800])
def test_every_edge_is_exact_to_the_unit(judge: Judge, whole: int) -> None:
    """P4, P5: at each edge, one unit below and one above, up to the largest denominator that is let in."""
    for number, edge in enumerate((Fraction(98, 100), Fraction(95, 100), Fraction(90, 100)), 1):
        least = -((-edge.numerator * whole) // edge.denominator)
        for part in {max(least - 1, 0), least, min(least + 1, whole)}:
            fired = fire_all(judge, {"k": ITEM, "a": part * SCALE, "d": whole})
            ratio = Fraction(part, whole)
            band = next((n for n, bar in enumerate((98, 95, 90), 1) if ratio * 100 >= bar), 4)
            assert fired == (f"{ITEM}/{band}",), (number, part, whole)


def test_the_last_exact_product_is_judged_and_the_next_refused() -> None:
    """P4: constant · denominator may reach 2^63 - 1 and no more."""
    host = open_judge(ruleset({"$and": [{"k": "x"}, at_least("a", 7)]}))
    last = LARGEST_PRODUCT // 7
    assert fire_all(host, {"k": "x", "a": 7 * last, "d": last}) == ("r/0",)
    assert fire_all(host, {"k": "x", "a": 7 * last - 1, "d": last}) == ()
    with pytest.raises(JudgeError):
        fire_all(host, {"k": "x", "a": LARGEST_PRODUCT, "d": last + 1})


def test_a_tag_in_other_letters_is_another_tag() -> None:
    """P20, NFC and NFD: the decomposed spelling of a tag is refused, never taken for a rule or lost in silence."""
    composed = "tiêu-chí"
    host = open_judge(ruleset({"k": composed}))
    assert fire_all(host, {"k": composed}) == ("r/0",)
    with pytest.raises(JudgeError):
        fire_all(host, {"k": unicodedata.normalize("NFD", composed)})


def test_a_message_no_rule_takes_is_told_apart(judge: Judge) -> None:
    """An unhandled message gives nothing, twice over, and leaves nothing behind."""
    none: Message = {**UNIT, "type": 3}
    assert [fire_first(judge, none), fire_first(judge, none), fire_all(judge, none)] == [None, None, ()]
    assert fire_first(judge, UNIT) == "class/other/1"


def test_the_same_message_again_is_no_duplicate(judge: Judge) -> None:
    """Facts are retracted and events consumed, so the thousandth time is as the first (#376)."""
    message: Message = {"k": ITEM, "a": 49 * SCALE, "d": 50}
    assert {fire_all(judge, message) for _ in range(1_000)} == {(f"{ITEM}/1",)}
    assert {fire_first(judge, UNIT) for _ in range(1_000)} == {"class/other/1"}


def test_an_event_goes_to_the_first_rule_in_the_laws_order() -> None:
    """Classes are tried in order, whatever the number of rules before and after (P21: 16-bit priority)."""
    rules = [{"$and": [{"k": f"t{n % 300}"}, {"$gte": {"a": n // 300}}]} for n in range(1_500)]
    host = open_judge(ruleset(*rules))
    assert fire_first(host, {"k": "t7", "a": 4}) == "r/7"
    assert sorted(fire_all(host, {"k": "t7", "a": 4})) == sorted(f"r/{n}" for n in (7, 307, 607, 907, 1207))


def test_open_hosts_do_not_disturb_one_another(law: Ruleset) -> None:
    """Many laws open at once, asked in turn, each by its own rules."""
    hosts = [open_judge(ruleset({"$and": [{"k": ITEM}, at_least("a", factor)]})) for factor in range(1, 60)]
    whole = open_judge(law)
    for factor, host in enumerate(hosts, 1):
        assert fire_all(host, {"k": ITEM, "a": factor, "d": 1}) == ("r/0",)
        assert fire_all(host, {"k": ITEM, "a": factor - 1, "d": 1}) == ()
        assert fire_all(whole, {"k": ITEM, "a": factor * SCALE, "d": 60}) == (
            f"{ITEM}/{next((n for n, bar in enumerate((98, 95, 90), 1) if factor * 100 >= bar * 60), 4)}",
        )


def test_twenty_thousand_messages_in_flat_memory_and_all_exact(judge: Judge) -> None:
    """P8, P9: a soak of facts, events and unhandled messages grows by less than 8 MB and is never wrong."""
    rng = np.random.default_rng(7)
    wholes = rng.integers(1, 10**9, 20_000).tolist()
    percents = rng.integers(85, 101, 20_000).tolist()
    wrong, before = 0, 0
    for number, (whole, percent) in enumerate(zip(wholes, percents, strict=True)):
        part = whole * percent // 100
        band = next((n for n, bar in enumerate((98, 95, 90), 1) if part * 100 >= bar * whole), 4)
        wrong += fire_all(judge, {"k": ITEM, "a": part * SCALE, "d": whole}) != (f"{ITEM}/{band}",)
        wrong += number % 10 == 0 and fire_first(judge, {**UNIT, "type": 3, "day": number}) is not None
        wrong += number % 10 == 1 and fire_first(judge, {**UNIT, "day": number}) != "class/other/1"
        before = resident_kb() if number == 2_000 else before
    assert wrong == 0
    assert resident_kb() - before < 8_000


def test_the_ruleset_is_left_as_it_was(law: Ruleset) -> None:
    """P17: the engine's own API mutates definitions; opening twice from one ruleset gives equal hosts."""
    before = repr(law)
    first, second = open_judge(law), open_judge(law)
    assert repr(law) == before
    assert (first.operands, first.constants) == (second.operands, second.constants)


def test_the_host_keeps_to_the_calls_that_were_soaked() -> None:
    """P6, P7, P9, P10, P15, P16: no batches, sessions, timers, callbacks or deletions; one engine, pinned."""
    tree = ast.parse(Path(judging.__file__).read_text("utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    named = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    forbidden = {"assert_facts", "assert_events", "retract_facts", "delete_state", "update_state", "assert_timers"}
    forbidden |= {"start_timer", "cancel_timer", "delete_ruleset", "Host", "post", "get_host", "abandon_action"}
    assert not forbidden & (called | named)
    assert engine_version() == "2.0.28"
