"""What a mutant is: one place of a file said otherwise, in the ways in which people are wrong.

Words are left as they are, and so is what only says a type, a shape or a check of our own: annotations, decorators,
imports, ``strict=`` and ``frozen=``. A place is told by the source's own text, so that a line may move.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from typing import NamedTuple

UNTOUCHED_WORDS = {"strict", "slots", "frozen", "kw_only", "maxsize", "exist_ok", "parents"}
UNTOUCHED_CALLS = {"assert_never", "cast", "super", "TypeVar"}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPPOSITE = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)  # another sign says the same as a negation
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
LEFT_ALONE = (ast.Add, ast.Sub, ast.BitOr, ast.BitAnd, ast.BitXor, ast.Div, ast.Mult)  # what stands right is forgotten
OTHER_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One place said otherwise: ``where`` names the function, empty for what runs when a module is loaded.

    ``number`` is its place in the file, ``line`` and ``last`` the lines whose tests reach it; ``again`` tells apart
    places of one function with one text.
    """

    file: str
    where: str
    line: int
    last: int
    before: str
    after: str
    again: int
    number: int

    @property
    def key(self) -> str:
        """What names it in the table of the explained, whatever line it moves to."""
        times = f" ({self.again + 1})" if self.again else ""
        return f"{self.file} {self.where or 'module'}: {self.before} → {self.after}{times}"


class Change(NamedTuple):
    """A node of ``parent`` and what stands in its place; ``put`` sets it in, ``statement`` is the nearest around."""

    old: ast.AST
    new: ast.AST
    parent: ast.AST
    put: Callable[[ast.AST], None]
    where: str
    statement: ast.stmt


def mutants_of(path: Path, root: Path) -> list[Mutant]:
    """Every mutant of a file, in the order of its text."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = list[Mutant]()
    for number, change in enumerate(_changes(ast.parse(path.read_text("utf-8")))):
        before, after = _texts(change)
        again = seen[change.where, before, after]
        seen[change.where, before, after] += 1
        first = getattr(change.old, "lineno", change.statement.lineno)
        last = getattr(change.old, "end_lineno", None) or first
        name = path.relative_to(root).as_posix()
        found.append(Mutant(name, change.where, first, last, before, after, again, number))
    return found


def mutated(text: str, number: int) -> ast.Module:
    """A file's tree with its mutant of that number in it."""
    tree = ast.parse(text)
    for at, change in enumerate(_changes(tree)):
        if at == number:
            change.put(ast.copy_location(change.new, change.old))
            return ast.fix_missing_locations(tree)
    raise ValueError(f"no mutant {number}")


def _texts(change: Change) -> tuple[str, str]:
    """What stood there and what stands there now; a number is told with what it stands in."""
    if not isinstance(change.old, ast.Constant) or isinstance(change.parent, ast.Module):
        return _text(change.old), _text(change.new)
    before = _text(change.parent)
    change.put(change.new)
    after = _text(change.parent)
    change.put(change.old)
    return before, after


def _text(node: ast.AST) -> str:
    """A node in one short line."""
    whole = " ".join(ast.unparse(node).split())
    return whole if len(whole) <= 100 else f"{whole[:60]} … {whole[-35:]}"


def _changes(tree: ast.Module) -> Iterator[Change]:
    """Every change, made lazily: a caller may put one in and stop."""
    yield from _within(tree, "", tree.body[0])


def _within(node: ast.AST, where: str, statement: ast.stmt) -> Iterator[Change]:
    """The changes of all that stands in a node."""
    for field, value in ast.iter_fields(node):
        if _is_untouched(node, field):
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(-1, value)]
        for at, child in children:
            if not isinstance(child, ast.AST) or _says_nothing(child):
                continue
            # What an argument is where none is given is reckoned when the file is loaded.
            inner = "" if isinstance(child, ast.arguments) else _named(child, where)
            around = child if isinstance(child, ast.stmt) else statement
            put = _setter(node, field, at)
            yield from (Change(child, new, node, put, where, around) for new in _otherwise(child, node, field))
            yield from _within(child, inner, around)


def _setter(node: ast.AST, field: str, at: int) -> Callable[[ast.AST], None]:
    def put(new: ast.AST) -> None:
        if at < 0:
            setattr(node, field, new)
        else:
            getattr(node, field)[at] = new

    return put


def _named(node: ast.AST, where: str) -> str:
    """The function that what stands in a node is of; a lambda, too, runs when it is called."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return f"{where}.{node.name}".lstrip(".")
    return f"{where}.lambda".lstrip(".") if isinstance(node, ast.Lambda) else where


def _is_untouched(node: ast.AST, field: str) -> bool:
    """What says a type or a shape alone, or is matched by name."""
    return field in ("annotation", "returns", "decorator_list", "format_spec", "pattern", "bases", "type_params") or (
        isinstance(node, ast.AnnAssign) and field == "value" and ast.unparse(node.annotation) == "TypeAlias"
    )


def _says_nothing(node: ast.AST) -> bool:
    """Imports, docstrings, what only the type checker reads, and checks of our own shape."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.expr_context, ast.operator, ast.cmpop, ast.boolop)):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return True
    if isinstance(node, ast.keyword) and node.arg in UNTOUCHED_WORDS:
        return True
    call = node.value if isinstance(node, ast.Expr) else node
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in UNTOUCHED_CALLS


def _otherwise(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    """What may stand in a node's place."""
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.expr):
        if field == "test" or (field == "ifs" and isinstance(parent, ast.comprehension)):
            yield from _negated(node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
            yield node.operand
        if field in ("lower", "upper") and isinstance(parent, ast.Slice) and not isinstance(node, ast.Constant):
            yield ast.BinOp(node, ast.Add(), ast.Constant(1))
        yield from _expressions(node)


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    """A statement left out, a result forgotten, a loop left too early or too late."""
    if isinstance(node, ast.Return) and node.value and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Expr) and isinstance(node.value, (ast.Yield, ast.YieldFrom)):
        yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
    elif isinstance(node, (ast.Raise, ast.AugAssign, ast.Delete)) or _is_doing(node):
        yield ast.Pass()


def _is_doing(node: ast.stmt) -> bool:
    """Whether a statement is there for what it does, to something that lives on after it."""
    if isinstance(node, ast.Assign):
        return all(isinstance(target, (ast.Subscript, ast.Attribute)) for target in node.targets)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _negated(node: ast.expr) -> Iterator[ast.AST]:
    """A condition turned round; where another sign would say that too, the sign is left to say it."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif not isinstance(node, ast.Constant) and not (
        isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], OPPOSITE)
    ):
        yield ast.UnaryOp(ast.Not(), node)


def _expressions(node: ast.expr) -> Iterator[ast.AST]:
    """Another sign, another number, another word of logic, the other end."""
    if isinstance(node, ast.Compare):
        for at, sign in enumerate(node.ops):
            other = copy(node)
            other.ops = [*node.ops[:at], COMPARISONS[type(sign)](), *node.ops[at + 1 :]]
            yield other
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.BinOp):
        if sum_ := SUMS.get(type(node.op)):
            yield ast.BinOp(node.left, sum_(), node.right)
        if isinstance(node.op, LEFT_ALONE):
            yield node.left
    elif isinstance(node, ast.Constant):
        yield from _numbers(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OTHER_NAMES:
        other_call = copy(node)
        other_call.func = ast.Name(OTHER_NAMES[node.func.id], ast.Load())
        yield other_call


def _numbers(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
