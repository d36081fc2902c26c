"""A province's template held against the fields of its paper before it is used: every name, loop, filter and brace.

Nothing of it runs: names are resolved against the data classes that papers are made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.law.loading import nearest
from engine.problems import Place, Problem, problem, sorted_problems
from engine.records.papers.paper_fields import FieldTold, fields_of
from engine.reporting.papers.checking.template_tags import Tag, tags_of
from engine.reporting.word.filling import preflight
from engine.reporting.word.kept_templates import ALLOWED

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Node

Scope = Mapping[str, FieldTold]
LOOP = FieldTold(
    "loop", "", "group",
    tuple(FieldTold(name, "", "text") for name in ("index", "index0", "first", "last", "length", "revindex")),
)  # fmt: skip
# What a statement may begin with; the rest is a program.
SAYS = ("for", "if", "elif", "else", "endfor", "endif")


def template_problems(template: bytes, shown: str, shape: type) -> tuple[Problem, ...]:
    """Everything wrong with a template for a paper of this shape; empty for one that can be used.

    Unsafe or no Word file PLN-101, PLN-102; braces PAP-111, PAP-112; loops and questions not closed PAP-113, PAP-114;
    unknown names PAP-110; filters and calls PAP-115; loops over what is no list, lists printed whole PAP-116, PAP-117.
    """
    if refused := preflight(template, Place(shown)):
        return refused
    tags, found = tags_of(template, shown)
    if found:
        return sorted_problems(found)
    return sorted_problems(_walked(tags, shape))


def _walked(tags: Sequence[Tag], shape: type) -> Iterator[Problem]:
    """The tags in order, each in the scope of the loops around it."""
    from jinja2 import Environment

    environment = Environment(autoescape=True)
    scopes: list[dict[str, FieldTold]] = [{told.name: told for told in fields_of(shape)}]
    opened: list[str] = []
    for tag in tags:
        word = tag.said.split()[0] if tag.said else ""
        if tag.said and word not in SAYS:
            yield problem("PAP-115", tag.place, tag.text, name=word)
        elif word == "for":
            found, inner = _loop(environment, tag, scopes[-1])
            yield from found
            scopes.append({**scopes[-1], **inner})
            opened.append(word)
        elif word in ("endfor", "endif"):
            if opened.pop() == "for":
                scopes.pop()
        elif word != "else":
            if word == "if":
                opened.append(word)
            yield from _asked(environment, tag, scopes[-1])


def _loop(environment: Environment, tag: Tag, scope: Scope) -> tuple[list[Problem], dict[str, FieldTold]]:
    """What is wrong with a loop, and the names that it brings; over what is not known it brings one that is free."""
    from jinja2 import TemplateSyntaxError, nodes

    try:
        (loop,) = environment.parse("{% " + tag.said + " %}{% endfor %}").body
    except (TemplateSyntaxError, ValueError):
        return [problem("PAP-118", tag.place, tag.text, given=tag.text)], {}
    if not isinstance(loop, nodes.For) or not isinstance(loop.target, nodes.Name):
        return [problem("PAP-118", tag.place, tag.text, given=tag.text)], {}
    found = list(_beyond(loop.iter, tag)) or list(_unknown(loop.iter, tag, scope))
    over = None if found else _resolved(loop.iter, scope)
    if over is not None and over.sort != "list":
        found.append(problem("PAP-116", tag.place, tag.text, name=".".join(_path(loop.iter))))
        over = None
    free = FieldTold(loop.target.name, "", "free")
    one = FieldTold(loop.target.name, "", "group" if over.inner else "text", over.inner) if over else free
    return found, {loop.target.name: one, "loop": LOOP}


def _asked(environment: Environment, tag: Tag, scope: Scope) -> Iterator[Problem]:
    """A name that is printed, or a question."""
    from jinja2 import TemplateSyntaxError, nodes

    asked = tag.printed or tag.said.partition(" ")[2]
    try:
        (output,) = environment.parse("{{ " + asked + " }}").body
    except (TemplateSyntaxError, ValueError):
        yield problem("PAP-118", tag.place, tag.text, given=tag.text)
        return
    if beyond := list(_beyond(output, tag)):
        yield from beyond
        return
    yield from _unknown(output, tag, scope)
    if tag.printed and isinstance(output, nodes.Output) and len(output.nodes) == 1:
        told = _resolved(output.nodes[0], scope)
        if told is not None and told.sort in ("list", "group"):
            yield problem("PAP-117", tag.place, tag.text, name=asked, inner=_names(told.inner))


def _beyond(node: Node, tag: Tag) -> Iterator[Problem]:
    """Filters, calls, arithmetic: all that is more than names and questions."""
    from jinja2 import nodes

    for told in (node, *node.find_all(nodes.Node)):
        if type(told).__name__ not in ALLOWED or (isinstance(told, nodes.Getattr) and told.attr.startswith("_")):
            yield problem("PAP-115", tag.place, tag.text, name=getattr(told, "name", None) or type(told).__name__)
            return


def _unknown(node: Node, tag: Tag, scope: Scope) -> Iterator[Problem]:
    """Every name in an expression that is no field, with the one that was probably meant."""
    from jinja2 import nodes

    inner = {id(own.node) for own in (node, *node.find_all(nodes.Getattr)) if isinstance(own, nodes.Getattr)}
    for own in (node, *node.find_all((nodes.Name, nodes.Getattr))):
        if id(own) in inner or not isinstance(own, (nodes.Name, nodes.Getattr)):
            continue
        path = _path(own)
        at, near = _miss(path, scope)
        if at < len(path):
            yield problem("PAP-110", tag.place, tag.text, name=".".join(path), near=near)


def _path(node: Node) -> tuple[str, ...]:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return (*_path(node.node), node.attr)
    return (node.name,) if isinstance(node, nodes.Name) else ("?",)


def _miss(path: Sequence[str], scope: Scope) -> tuple[int, str]:
    """How far a path is known, and the nearest right one where it is not known to its end."""
    known: Mapping[str, FieldTold] = scope
    for at, name in enumerate(path):
        told = known.get(name)
        if told is None:
            return at, _near(path, at, known, scope)
        if told.sort == "free":
            break
        known = {} if told.sort == "list" else {own.name: own for own in told.inner}
    return len(path), ""


def _near(path: Sequence[str], at: int, known: Mapping[str, FieldTold], scope: Scope) -> str:
    """The nearest name beside the wrong one, else the nearest full name of all."""
    every = [full for name, told in scope.items() for full in _full(name, told)]
    dotted = ".".join(path).replace("_", ".")
    if dotted in every:
        return dotted
    beside = nearest(path[at], known)
    return ".".join((*path[:at], beside)) if beside != "–" else nearest(dotted, every)


def _full(name: str, told: FieldTold) -> Iterator[str]:
    yield name
    if told.sort == "group":
        yield from (f"{name}.{full}" for own in told.inner for full in _full(own.name, own))


def _resolved(node: Node, scope: Scope) -> FieldTold | None:
    """The field that a plain name is; None for anything else."""
    from jinja2 import nodes

    if not isinstance(node, (nodes.Name, nodes.Getattr)):
        return None
    first, *rest = _path(node)
    told = scope.get(first)
    for name in rest:
        told = next((own for own in told.inner if own.name == name), None) if told else None
    return told


def _names(inner: Sequence[FieldTold]) -> str:
    return ", ".join(own.name for own in inner[:4]) or "–"
