"""Standards that say of themselves that they are not whole: they are compared and read, never scored."""

from __future__ import annotations

from engine.law.source import Source, Tree
from engine.problems import ProblemsFound


def refuse_unfinished(head: Source, name: str) -> None:
    """Raise ProblemsFound for a standard of which only a part was seen, or that a machine has read in part."""
    if says_partial(head):
        raise ProblemsFound([head.problem("LAW-601", ("status",), name=name, **_reasons(head))])
    if isinstance(head.tree, dict) and (unread := head.tree.get("unread", ())):
        raise ProblemsFound([head.problem("LAW-357", ("status",), n=_machine_marks(head.tree), k=len(unread))])


def says_partial(head: Source) -> bool:
    """Whether a standard says of itself that only a part of it was seen."""
    return isinstance(head.tree, dict) and head.tree.get("status") in ("partial", "reading")


def _machine_marks(tree: Tree) -> int:
    """How many numbers below a tree are marked as the machine's."""
    if isinstance(tree, dict):
        return (tree.get("mark") == "machine") + sum(map(_machine_marks, tree.values()))
    return sum(map(_machine_marks, tree)) if isinstance(tree, tuple) else 0


def _reasons(head: Source) -> dict[str, object]:
    tree = head.tree if isinstance(head.tree, dict) else {}
    nothing = {"reason": "chưa ghi lý do ở khóa reason", "reason_en": "no reason is given under the key reason"}
    return {key: str(tree.get(key, said)).rstrip(". ") for key, said in nothing.items()}
