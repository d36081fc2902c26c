"""What of a book of evidence communes are asked: neither checks between data nor dated notes beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.law.source import Tree


def asked_tree(book: Tree, periods: Mapping[str, str], facts: Sequence[str] = ()) -> Tree:
    """The questions of a book; ``periods`` are the days that data are about where those are not the round's.

    ``facts`` are what is asked of the commune itself.
    """
    if not isinstance(book, dict):
        return book
    asked = {key: _unnoted(said) for key, said in book.items() if key != "checks"}
    further: dict[str, Tree] = {"periods": dict(periods)} if periods else {}
    if facts:
        further["unit_facts"] = tuple(facts)
    return {**asked, **further}


def _unnoted(said: Tree) -> Tree:
    """The questions without their dated notes."""
    if not isinstance(said, tuple):
        return said
    return tuple({k: v for k, v in e.items() if k != "notes"} if isinstance(e, dict) else e for e in said)
