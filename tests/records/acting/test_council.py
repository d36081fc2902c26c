"""What carries in a council, held against a count by hand of every ballot of up to seven members."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from engine.records.acting.council import RULE_WORDS, Tally, carried, sitting
from engine.records.acting.round_state import Council, Member
from tests.records.acting.made_records import BEGUN, CHAIR


def test_each_rule_carries_exactly_what_its_words_say() -> None:
    """Every split of up to seven members: a tie is not more than half, two thirds are enough, nobody is nothing."""
    wrong = []
    for yes, no, abstain, absent in product(range(8), repeat=4):
        if yes + no + abstain + absent > 7:
            continue
        told, members = Tally(yes, no, abstain, 0), yes + no + abstain + absent
        for rule in RULE_WORDS:
            of = yes + no + abstain if rule.endswith("present") else members
            share = Fraction(yes, of) if of else Fraction(0)
            enough = share > Fraction(1, 2) if rule.startswith("over_half") else share >= Fraction(2, 3)
            wrong += [(rule, told)] if carried(rule, told, members) != enough else []
    assert wrong == []


def test_a_member_sits_between_his_days() -> None:
    """From his first day to his last, both included."""
    days = [("p-006", "2026-11-02", "2026-11-02"), ("p-007", "2026-11-03", ""), ("p-008", "2026-01-01", "2026-11-01")]
    members = tuple(Member(who, "", first, last, ()) for who, first, last in days)
    council = Council("1/QĐ", "2026-01-01", CHAIR, CHAIR, 1, "over_half_all", members, "", "")
    assert [member.person for member in sitting(council, BEGUN.date())] == ["p-006"]
