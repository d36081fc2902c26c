"""Engines that judge one commune at a time: each is given the law in its own words, and asked for a band an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from bench.peers.plain_law import Asked, PlainItem, PlainLaw, Run, concluded

# A commune's figures by short name, those not given left out; gives the band of each item.
Judge: TypeAlias = Callable[[Mapping[str, int]], Sequence[int]]


def short_names(asked: Asked) -> dict[str, str]:
    """A name for each figure that every language of expressions takes."""
    return {name: f"f{at}" for at, name in enumerate(asked.value)}


def by_rows(law: PlainLaw, asked: Asked, judge: Judge) -> Run:
    """Ask a judge commune by commune; the rows are made before."""
    names = short_names(asked)
    columns = {short: (asked.value[name].tolist(), asked.given[name].tolist()) for name, short in names.items()}
    rows = [
        {short: value[at] for short, (value, given) in columns.items() if given[at]} for at in range(asked.communes)
    ]
    return lambda: concluded(law, asked, np.array([judge(row) for row in rows], dtype=np.int64).T)


def open_or_empty(item: PlainItem, row: Mapping[str, int], names: Mapping[str, str]) -> int | None:
    """-1 for an empty whole, -2 for what is not known, None where a test decides: no peer's own words say this."""
    whole = row.get(names[item.whole]) if item.whole else 1
    if whole is None or whole < item.asked:
        return -2
    if item.whole and whole == 0:
        return -1
    return -2 if names[item.part] not in row else None


def in_zen(law: PlainLaw, asked: Asked) -> Run:
    """zen-engine: one compiled expression that gives a list."""
    import zen

    names = short_names(asked)
    expression = zen.compile_expression(f"[{', '.join(_ternary(item, names) for item in law.items)}]")

    def judge(row: Mapping[str, int]) -> Sequence[int]:
        told = expression.evaluate({**dict.fromkeys(names.values()), **row})
        return [int(band) for band in told]

    return by_rows(law, asked, judge)


def _ternary(item: PlainItem, names: Mapping[str, str]) -> str:
    part, whole = names[item.part], names[item.whole] if item.whole else "1"
    chain = "".join(
        f"{part} * {test.denominator} {test.sign} {whole} * {test.numerator} ? {number} : "
        for number, test in enumerate(item.tests)
    )
    known = f"{part} == null ? -2 : ({chain}{len(item.tests)})"
    if not item.whole:
        return f"({known})"
    return f"({whole} == null or {whole} < {item.asked} ? -2 : ({whole} == 0 ? -1 : ({known})))"


def in_rule_engine(law: PlainLaw, asked: Asked) -> Run:
    """rule-engine: a rule a band, asked in order."""
    import rule_engine

    names = short_names(asked)
    rules = {
        item.id: [
            rule_engine.Rule(f"{names[item.part]} * {test.denominator} {test.sign} "
                             f"{names[item.whole] if item.whole else 1} * {test.numerator}")
            for test in item.tests
        ]
        for item in law.items
    }  # fmt: skip

    def band(item: PlainItem, row: Mapping[str, int]) -> int:
        other = open_or_empty(item, row, names)
        if other is not None:
            return other
        return next((at for at, rule in enumerate(rules[item.id]) if rule.matches(row)), len(item.tests))

    return by_rows(law, asked, lambda row: [band(item, row) for item in law.items])


def margins(item: PlainItem, row: Mapping[str, int], names: Mapping[str, str]) -> list[int]:
    """How far each test is from its edge: for engines that compare a number with a constant alone."""
    part, whole = row[names[item.part]], row[names[item.whole]] if item.whole else 1
    return [part * test.denominator - whole * test.numerator for test in item.tests]


SIGN_WORDS = {">=": "greater_than_or_equal_to", ">": "greater_than", "<=": "less_than_or_equal_to", "<": "less_than",
              "==": "equal_to"}  # fmt: skip


def in_business_rules(law: PlainLaw, asked: Asked) -> Run:
    """business-rules: its variables are the distances from the edges, its first rule that holds names the band."""
    from business_rules import run_all
    from business_rules.actions import BaseActions, rule_action
    from business_rules.fields import FIELD_NUMERIC
    from business_rules.variables import BaseVariables, numeric_rule_variable

    names = short_names(asked)
    most = max(len(item.tests) for item in law.items)

    def margin(at: int) -> Any:
        def told(self: Any) -> int:
            return int(self.margins[at])

        told.__name__ = f"d{at}"
        return numeric_rule_variable(told)

    kinds = type("Margins", (BaseVariables,), {f"d{at}": margin(at) for at in range(most)})

    class Choosing(BaseActions):  # type: ignore[misc]
        chosen = -3

        @rule_action(params={"band": FIELD_NUMERIC})  # type: ignore[untyped-decorator]
        def choose(self, band: int) -> None:
            self.chosen = int(band)

    rules = {
        item.id: [
            {
                "conditions": {"all": [{"name": f"d{at}", "operator": SIGN_WORDS[test.sign], "value": 0}]},
                "actions": [{"name": "choose", "params": {"band": at}}],
            }
            for at, test in enumerate(item.tests)
        ]
        for item in law.items
    }

    def band(item: PlainItem, row: Mapping[str, int]) -> int:
        other = open_or_empty(item, row, names)
        if other is not None:
            return other
        told, chosen = kinds(), Choosing()
        told.margins = margins(item, row, names)
        held = run_all(rules[item.id], told, chosen, stop_on_first_trigger=True)
        return chosen.chosen if held else len(item.tests)

    return by_rows(law, asked, lambda row: [band(item, row) for item in law.items])


def in_durable_rules(law: PlainLaw, asked: Asked) -> Run:
    """durable-rules used directly: an event an item with its distances, a rule a band that bars those before it."""
    import itertools

    from durable.lang import get_host, m, ruleset, when_all

    names, chosen, number = short_names(asked), dict[str, int](), itertools.count()
    compare = {
        ">=": lambda told: told >= 0,
        ">": lambda told: told > 0,
        "<=": lambda told: told <= 0,
        "<": lambda told: told < 0,
        "==": lambda told: told == 0,
    }
    barred = {
        ">=": lambda told: told < 0,
        ">": lambda told: told <= 0,
        "<=": lambda told: told > 0,
        "<": lambda told: told >= 0,
        "==": lambda told: told != 0,
    }
    name = f"peer{id(asked)}"

    def choosing(item: str, at: int) -> Callable[[Any], None]:
        def act(c: Any) -> None:  # noqa: ARG001 - durable-rules' signature
            chosen[item] = at

        return act

    with ruleset(name):
        for item in law.items:
            for at in range(len(item.tests) + 1):
                condition: Any = m.item == item.id
                for before, test in enumerate(item.tests[:at]):
                    condition &= barred[test.sign](getattr(m, f"d{before}"))
                if at < len(item.tests):
                    condition &= compare[item.tests[at].sign](getattr(m, f"d{at}"))
                when_all(condition)(choosing(item.id, at))
    host = get_host()

    def judge(row: Mapping[str, int]) -> Sequence[int]:
        chosen.clear()
        sid = str(next(number))
        for item in law.items:
            other = open_or_empty(item, row, names)
            if other is not None:
                chosen[item.id] = other
            else:
                told = {f"d{at}": margin for at, margin in enumerate(margins(item, row, names))}
                host.post(name, {"sid": sid, "item": item.id, **told})
        host.delete_state(name, sid)
        return [chosen[item.id] for item in law.items]

    return by_rows(law, asked, judge)
