"""The guarded durable-rules host: the one place where a rule fires.

durable-rules is exact on a narrow path and unforgiving off it (wrong points for a missing
operand, silent wrap-around, segfaults). So every message is checked here before it is posted:
whole numbers in range, every operand its rules touch, a type tag, one session, no batches.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from engine.rules.compiling import LARGEST_CONSTANT, Ruleset

Message = Mapping[str, int | str]

LARGEST_PRODUCT = 2**63 - 1
MOST_RULES = 2_000
MOST_FIRST_TESTS = 480
MOST_SAME_PATTERN = 200

NOT_HANDLED, DUPLICATE = 1, 2


class JudgeError(Exception):
    """A message or a ruleset outside the safe path; our own fault, never the author's."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A loaded ruleset: the C module, its handle, the operands each tag needs, and the bounds."""

    module: Any
    handle: Any
    operands: Mapping[str, frozenset[str]]
    constants: Mapping[str, int]


def engine_version() -> str | None:
    """The version of durable-rules that can be loaded here, or None where it could not be built."""
    try:
        import durable_rules_engine  # noqa: F401 - the C module is what may be missing
    except ImportError:
        return None
    return version("durable_rules")


def open_judge(ruleset: Ruleset) -> Judge:
    """Load a compiled law into durable-rules; raises JudgeError outside the engine's limits."""
    import durable_rules_engine as module

    _refuse_beyond_limits(ruleset)
    definition = {
        rule.id: {"all": [{"m": rule.test}], "pri": number} for number, rule in enumerate(ruleset.rules)
    }
    handle = module.create_ruleset("phuhop", json.dumps(definition))
    operands: dict[str, set[str]] = {}
    constants: dict[str, int] = {}
    for rule in ruleset.rules:
        tag, fields, largest = _touched(rule.test)
        operands.setdefault(tag, set()).update(fields)
        constants[tag] = max(constants.get(tag, 0), largest)
    return Judge(module, handle, {tag: frozenset(names) for tag, names in operands.items()}, constants)


def fire_all(judge: Judge, message: Message) -> tuple[str, ...]:
    """Every rule that fires on a message, as a fact that is retracted again."""
    text = _guarded(judge, message)
    code, offset = judge.module.assert_fact(judge.handle, text)
    if code == NOT_HANDLED:
        judge.module.retract_fact(judge.handle, text)
        return ()
    if code == DUPLICATE:
        raise JudgeError(f"message already known to the engine: {text}")
    fired = _drain(judge, offset)
    judge.module.retract_fact(judge.handle, text)
    return fired


def fire_first(judge: Judge, message: Message) -> str | None:
    """The first rule, in the law's order, that fires on a message; None when none does."""
    text = _guarded(judge, message)
    code, offset = judge.module.assert_event(judge.handle, text)
    if code == NOT_HANDLED:
        return None
    if code == DUPLICATE:
        raise JudgeError(f"message already known to the engine: {text}")
    fired = _drain(judge, offset)
    if len(fired) != 1:
        raise JudgeError(f"an event must be taken by one rule, was by {fired}: {text}")
    return fired[0]


def _drain(judge: Judge, offset: int) -> tuple[str, ...]:
    fired: list[str] = []
    action = judge.module.start_action_for_state(judge.handle, offset)
    found = action[1] if action else None
    while found:
        fired.append(next(iter(json.loads(found))))
        found = judge.module.complete_and_start_action(judge.handle, offset)
    return tuple(fired)


def _guarded(judge: Judge, message: Message) -> str:
    """The message as JSON, once it is sure that every test on it is exact (P1, P2, P4)."""
    tag = message.get("k")
    if not isinstance(tag, str) or tag not in judge.operands:
        raise JudgeError(f"no rule reads messages tagged {tag!r}")
    given = {name: value for name, value in message.items() if name != "k"}
    if not judge.operands[tag] <= set(given):
        raise JudgeError(f"{tag} needs {sorted(judge.operands[tag])}, has {sorted(given)}")
    for name, value in given.items():
        if type(value) is not int or not 0 <= value <= LARGEST_PRODUCT:
            raise JudgeError(f"{tag}: {name} must be a whole number within int64, is {value!r}")
    if int(given.get("d", 1)) < 1 or int(given.get("d", 1)) * judge.constants[tag] > LARGEST_PRODUCT:
        raise JudgeError(f"{tag}: denominator {given.get('d')!r} is zero or would overflow")
    return json.dumps(dict(message))


def _touched(test: Any) -> tuple[str, set[str], int]:
    """The tag, the fields and the largest multiplier of a compiled test."""
    tag, fields, largest = "", set[str](), 0
    stack = [test]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
            continue
        for key, value in node.items():
            if key in ("$and", "$or") or (key.startswith("$") and key not in ("$mul", "$m")):
                stack.append(value)
            elif key == "k":
                tag = value
            else:
                fields.add(key)
                if isinstance(value, dict):
                    fields.add(value["$mul"]["$l"]["$m"])
                    largest = max(largest, value["$mul"]["$r"])
    return tag, fields, largest


def _refuse_beyond_limits(ruleset: Ruleset) -> None:
    """The engine loops or crashes past these sizes (P12, P13, P21), so they are held well inside."""
    names = [rule.id for rule in ruleset.rules]
    patterns = [json.dumps(rule.test, sort_keys=True) for rule in ruleset.rules]
    tags = {_touched(rule.test)[0] for rule in ruleset.rules}
    if len(set(names)) != len(names) or len(names) > MOST_RULES:
        raise JudgeError(f"{len(names)} rules, {len(set(names))} names; at most {MOST_RULES}, each named once")
    if len(tags) > MOST_FIRST_TESTS:
        raise JudgeError(f"{len(tags)} different tags; at most {MOST_FIRST_TESTS}")
    if max(map(patterns.count, set(patterns)), default=0) > MOST_SAME_PATTERN:
        raise JudgeError(f"more than {MOST_SAME_PATTERN} rules on one pattern")
    if any(_touched(rule.test)[2] > LARGEST_CONSTANT for rule in ruleset.rules):
        raise JudgeError(f"a rule constant exceeds {LARGEST_CONSTANT}")
