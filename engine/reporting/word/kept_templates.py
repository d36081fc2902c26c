"""What a template says, made out once for all papers that are filled in from it: cleaned, parsed, compiled.

Everything here hangs on the template's own text alone; what a paper says comes in only when it is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from engine.problems import Place, Problem, problem

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Node, Template

ALLOWED = {
    "Template", "Output", "TemplateData", "Name", "Getattr", "Const", "For", "If", "CondExpr",
    "Compare", "Operand", "And", "Or", "Not",
}  # fmt: skip
# The body, heads, feet and properties of every kind of paper, a province's own beside the built-in ones.
MOST_KEPT, LONGEST_KEPT = 256, 2**21
Thing = TypeVar("Thing")


def _kept(make: Callable[[str], Thing]) -> Callable[[str], Thing]:
    """What is made of a text, made once unless the text is larger than any template of a paper."""
    kept = lru_cache(maxsize=MOST_KEPT)(make)
    return lambda source: kept(source) if len(source) <= LONGEST_KEPT else make(source)


@cache
def sandbox() -> Environment:
    """Where templates run: names that are not there are refused, and nothing but what they are given is to be had."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, optimized=False)
    made.globals.clear()
    made.compile = _kept(made.compile)  # type: ignore[method-assign, assignment] # docxtpl gives it a text alone
    return made


@_kept
def cleaned(source: str) -> str:
    """A part of a Word file as Jinja can read it."""
    from docxtpl import DocxTemplate

    made: str = DocxTemplate("").patch_xml(source)
    return made


def spoken_in(source: str, place: Place) -> tuple[tuple[Problem, ...], frozenset[str]]:
    """What a part says beyond plain names and loops, and where that is nothing the names that it asks for."""
    faults, names = _spoken(source)
    return tuple(problem(code, place, **told) for code, told in faults), names


@_kept
def _spoken(source: str) -> tuple[tuple[tuple[str, dict[str, Any]], ...], frozenset[str]]:
    from jinja2 import TemplateSyntaxError, meta

    try:
        tree = sandbox().parse(source)
    except TemplateSyntaxError as fault:
        return (("PLN-105", {"reason": fault.message or ""}),), frozenset()
    if beyond := tuple(("PLN-103", {"name": name}) for name in _beyond(tree)):
        # Jinja computes constants as soon as a tree is compiled, and asking for its names compiles it.
        return beyond, frozenset()
    return (), frozenset(meta.find_undeclared_variables(tree))


def _beyond(tree: Template) -> Iterator[str]:
    from jinja2 import nodes

    for node in tree.find_all(nodes.Node):
        kind = type(node).__name__
        if kind not in ALLOWED or (isinstance(node, nodes.Getattr) and node.attr.startswith("_")):
            yield _told(node)
    loops = [(loop, {inner.iter for inner in _inner(loop)}) for loop in tree.find_all(nodes.For)]
    # A loop in a loop goes over a part of the outer one's own thing, so that loops cannot multiply each other.
    for loop, iterated in loops:
        own = {name.name for name in loop.target.find_all(nodes.Name)} | {getattr(loop.target, "name", "")}
        for thing in iterated:
            if isinstance(thing, nodes.Name) and thing.name not in own:
                yield f"for … in {thing.name}"


def _inner(loop: Any) -> Iterator[Any]:
    from jinja2 import nodes

    for child in loop.body:
        if isinstance(child, nodes.For):
            yield child
        yield from child.find_all(nodes.For)


def _told(node: Node) -> str:
    """What a forbidden node is called in a message: its name where it has one."""
    kind = type(node).__name__
    name = getattr(node, "attr", None) or getattr(node, "name", None)
    return f"{kind} {name}" if isinstance(name, str) else kind
