"""The guarded durable-rules host: the one place where a rule fires.

durable-rules is exact on a narrow path and unforgiving off it (wrong points for a missing
operand, silent wrap-around, segfaults). So every message is checked here before it is posted:
whole numbers in range, every operand its rules touch, a type tag, one session, no batches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from engine.rules.compiling import LARGEST_CONSTANT, Rule, Ruleset

Message = Mapping[str, int | str]

LARGEST_PRODUCT = 2**63 - 1
MOST_RULES = 2_000
# Rules that are put into one ruleset; a law of more has several, each tag in one of them.
MOST_TOGETHER = 1_500
MOST_FIRST_TESTS = 480
MOST_SAME_PATTERN = 200

NOT_HANDLED, DUPLICATE = 1, 2
RESERVED = frozenset({"id", "sid"})
COMPARISONS = frozenset({"$lt", "$lte", "$gt", "$gte"})


class JudgeError(Exception):
    """A message or a ruleset outside the safe path; our own fault, never the author's."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A loaded law: the C module, the handle of each tag's ruleset, the operands each tag needs, and the bounds."""

    module: Any
    handles: Mapping[str, Any]
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

    operands: dict[str, set[str]] = {}
    constants: dict[str, int] = {}
    for rule in ruleset.rules:
        tag, fields, largest = _touched(rule.test)
        operands.setdefault(tag, set()).update(fields)
        constants[tag] = max(constants.get(tag, 0), largest)
    if len({rule.id for rule in ruleset.rules}) != len(ruleset.rules):
        raise JudgeError("two rules of one name")
    handles: dict[str, Any] = {}
    for number, part in enumerate(_parts(ruleset.rules)):
        _refuse_beyond_limits(part)
        definition = {rule.id: {"all": [{"m": rule.test}], "pri": at} for at, rule in enumerate(part)}
        handle = module.create_ruleset(f"phuhop{number or ''}", json.dumps(definition))
        handles |= dict.fromkeys((_touched(rule.test)[0] for rule in part), handle)
    return Judge(module, handles, {tag: frozenset(names) for tag, names in operands.items()}, constants)


def _parts(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The rules in rulesets that the engine bears, those of one tag together and in their order."""
    by_tag: dict[str, list[Rule]] = {}
    for rule in rules:
        by_tag.setdefault(_touched(rule.test)[0], []).append(rule)
    part, tags = list[Rule](), 0
    for own in by_tag.values():
        if part and (len(part) + len(own) > MOST_TOGETHER or tags == MOST_FIRST_TESTS):
            yield part
            part, tags = [], 0
        part, tags = [*part, *own], tags + 1
    yield part


def fire_all(judge: Judge, message: Message) -> tuple[str, ...]:
    """Every rule that fires on a message, as a fact that is retracted again."""
    text = _guarded(judge, message)
    offset = _post(judge, message, "assert_fact", text)
    fired = () if offset is None else _drain(judge, message, offset)
    judge.module.retract_fact(_handle(judge, message), text)
    return fired


def fire_value(judge: Judge, tags: Sequence[str], value: tuple[int, int]) -> tuple[str, ...]:
    """Every rule that fires on a value, part and whole, posted to each tag of its item."""
    part, whole = value
    return tuple(rule for tag in tags for rule in fire_all(judge, {"k": tag, "a": part, "d": whole}))


def fire_first(judge: Judge, message: Message) -> str | None:
    """The first rule, in the law's order, that fires on a message; None when none does."""
    text = _guarded(judge, message)
    offset = _post(judge, message, "assert_event", text)
    if offset is None:
        return None
    fired = _drain(judge, message, offset)
    if len(fired) != 1:
        raise JudgeError(f"an event must be taken by one rule, was by {fired}: {text}")
    return fired[0]


def _handle(judge: Judge, message: Message) -> Any:
    return judge.handles[str(message["k"])]


def _post(judge: Judge, message: Message, how: str, text: str) -> int | None:
    """The state in which rules now wait to fire, or None when no rule takes the message."""
    try:
        code, offset = getattr(judge.module, how)(_handle(judge, message), text)
    except judge.module.error as fault:  # more than 64 tests hold at once, say (P12)
        raise JudgeError(f"{fault}: {text}") from None
    if code == DUPLICATE:
        raise JudgeError(f"message already known to the engine: {text}")
    return None if code == NOT_HANDLED else int(offset)


def _drain(judge: Judge, message: Message, offset: int) -> tuple[str, ...]:
    fired: list[str] = []
    action = judge.module.start_action_for_state(_handle(judge, message), offset)
    found = action[1] if action else None
    while found:
        fired.append(next(iter(json.loads(found))))
        found = judge.module.complete_and_start_action(_handle(judge, message), offset)
    return tuple(fired)


def _guarded(judge: Judge, message: Message) -> str:
    """The message as JSON, once it is sure that every test on it is exact (P1, P2, P4)."""
    tag = message.get("k")
    if not isinstance(tag, str) or tag not in judge.operands:
        raise JudgeError(f"no rule reads messages tagged {tag!r}")
    given = {name: value for name, value in message.items() if name != "k"}
    if not judge.operands[tag] <= set(given):
        raise JudgeError(f"{tag} needs {sorted(judge.operands[tag])}, has {sorted(given)}")
    if RESERVED & set(given):
        raise JudgeError(f"{tag}: {sorted(RESERVED & set(given))} are the engine's own names")
    for name, value in given.items():
        if type(value) is not int or not 0 <= value <= LARGEST_PRODUCT:
            raise JudgeError(f"{tag}: {name} must be a whole number within int64, is {value!r}")
    if int(given.get("d", 1)) < 1 or int(given.get("d", 1)) * judge.constants[tag] > LARGEST_PRODUCT:
        raise JudgeError(f"{tag}: denominator {given.get('d')!r} is zero or would overflow")
    return json.dumps(dict(message))


def _touched(test: Any) -> tuple[str, set[str], int]:
    """The tag, the fields and the largest multiplier of a compiled test.

    Raises JudgeError for a test off the safe path: untagged (P14), two comparisons in one (P18),
    an operator other than these (P3), a reserved name, text or a fraction as a constant (P2, P5).
    """
    head, *rest = test["$and"] if set(test) == {"$and"} else [test]
    if set(head) != {"k"} or not isinstance(head["k"], str):
        raise JudgeError(f"a rule tests its tag first: {test}")
    fields, largest = set[str](), 0
    while rest:
        node: Any = rest.pop()
        if set(node) in ({"$and"}, {"$or"}):
            rest.extend(*node.values())
            continue
        compared = next(iter(node.values())) if set(node) <= COMPARISONS and len(node) == 1 else node
        name, operand = next(iter(compared.items())) if len(compared) == 1 else ("", None)
        factor, other = _operand(operand)
        if not name or name.startswith("$") or factor is None or RESERVED & {name, *other}:
            raise JudgeError(f"a test off the safe path: {node}")
        fields |= {name, *other}
        largest = max(largest, factor if other else 0)
    return head["k"], fields, largest


def _operand(operand: Any) -> tuple[int | None, tuple[str, ...]]:
    """A constant, or the factor and field of a product; None for anything else."""
    match operand:
        case int() if type(operand) is int:
            return operand, ()
        case {"$mul": {"$l": {"$m": str(name)}, "$r": int(factor)}} if factor >= 0:
            return factor, (name,)
    return None, ()


def _refuse_beyond_limits(rules: Sequence[Rule]) -> None:
    """The engine loops or crashes past these sizes (P12, P13, P21), so they are held well inside."""
    patterns = [json.dumps(rule.test, sort_keys=True) for rule in rules]
    tags = {_touched(rule.test)[0] for rule in rules}
    if len(rules) > MOST_RULES:
        raise JudgeError(f"{len(rules)} rules; at most {MOST_RULES}")
    if len(tags) > MOST_FIRST_TESTS:
        raise JudgeError(f"{len(tags)} different tags; at most {MOST_FIRST_TESTS}")
    if max(map(patterns.count, set(patterns)), default=0) > MOST_SAME_PATTERN:
        raise JudgeError(f"more than {MOST_SAME_PATTERN} rules on one pattern")
    if any(_touched(rule.test)[2] > LARGEST_CONSTANT for rule in rules):
        raise JudgeError(f"a rule constant exceeds {LARGEST_CONSTANT}")
