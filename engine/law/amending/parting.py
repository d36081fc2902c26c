"""What the files of an amendment must say so that, laid over those that it amends, they give what is wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from engine.files.trees import bare
from engine.law.amending.bases import OF_ITS_OWN
from engine.law.amending.layers import AMBIGUOUS, REMOVE, Entries, is_keyed, removable
from engine.law.numbers_of_law import HEAD
from engine.law.source import Source, Tree


def amendment_files(
    base: Mapping[str, Source], wanted: Mapping[str, dict[str, Tree]], said: Mapping[str, Source]
) -> dict[str, dict[str, Tree]]:
    """The files of an amendment that are needed for a standard to say what is ``wanted``, beside what it ``said``."""
    told = {}
    for name, tree in wanted.items():
        before = _mapping(base[name].tree) if name in base else {}
        own = _mapping(said[name].tree) if name in said else {}
        changes = amendment_of(before, tree, own, OF_ITS_OWN if name == HEAD else ())
        if changes or own:
            told[name] = {**({"id": tree["id"]} if "id" in tree else {}), **changes}
    return told


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def amendment_of(
    base: Mapping[str, Tree], wanted: Mapping[str, Tree], said: Mapping[str, Tree], dropped: Collection[str] = ()
) -> dict[str, Tree]:
    """Only what differs from the base, beside what the amendment ``said`` already; empty when nothing does.

    ``dropped`` are keys that no amendment takes over. ``layered`` is its inverse.
    """
    told: dict[str, Tree] = {}
    gone: list[str] = []
    for key, value in wanted.items():
        before = None if key in dropped else base.get(key)
        if is_keyed(before) and is_keyed(value):
            entries, lost = _entries(before, value, said.get(key, ()))
            gone += [_called(base, key, name) for name in lost]
            told |= {key: entries} if entries else {}
        elif before is None or key in said or not _same(before, value):
            told[key] = value
    gone += [key for key in base if key not in wanted and key not in dropped]
    return {**told, **({REMOVE: tuple(gone)} if gone else {})}


def _same(before: Tree, wanted: Tree) -> bool:
    return bool(before) == bool(wanted) and bare(before) == bare(wanted)


def _entries(base: Entries, wanted: Entries, said: Tree) -> tuple[tuple[Tree, ...], list[str]]:
    """The entries that change, each new one with the one that it stands before; and the ids of those that go."""
    before = {str(entry["id"]): entry for entry in base}
    after = {str(entry["id"]): entry for entry in wanted}
    own = {str(entry["id"]): entry for entry in said} if is_keyed(said) else {}
    changed = {
        name: {
            **({"id": name} if name in before else {}),
            **amendment_of(before.get(name, {}), entry, own.get(name, {})),
        }
        for name, entry in after.items()
        if name not in before or name in own or not _same(before[name], entry)
    }
    stay = [name for name in before if name in after]
    shown = set(changed)
    if stay != [name for name in after if name in before]:
        shown |= set(stay)
    order = list(after)
    for name, later in pairwise(order):
        if name not in before and later in before:
            shown.add(later)
    listed = [name for name in order if name in shown]
    return tuple(changed.get(name, {"id": name}) for name in listed), [name for name in before if name not in after]


def _called(base: Mapping[str, Tree], key: str, name: str) -> str:
    """How ``remove`` names an entry: by its id where no other has it, not even a key."""
    known = removable(base)
    full = f"{key}/{name}"
    return name if known.get(name, AMBIGUOUS) == full else full
