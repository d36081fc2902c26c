"""What a typed partial standard says otherwise, value by value as its file has them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.desk.editing.vocabulary import vocabulary
from engine.language import Say
from engine.law.source import Route, Source, Tree

# What tells an entry of a list from the others.
NAMES = ("id", "like")


def partial_changes(before: Source, after: Source, say: Say) -> tuple[tuple[str, str], ...]:
    """Each value that came, went or changed in words, with its place in the file as it would be."""
    return tuple((words, str(after.place(route))) for route, words in _between(before.tree, after.tree, (), (), say))


def _between(
    old: Tree | None, new: Tree | None, route: Route, names: tuple[str, ...], say: Say
) -> Iterator[tuple[Route, str]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _between(old.get(key), new.get(key), (*route, key), (*names, _head(key, say)), say)
    elif isinstance(old, tuple) and isinstance(new, tuple) and all(isinstance(one, dict) for one in (*old, *new)):
        before, after = _entries(old), _entries(new)
        for name in dict.fromkeys((*before, *after)):
            at = list(after).index(name) if name in after else 0
            yield from _between(before.get(name), after.get(name), (*route, at), (*names, name), say)
    else:
        yield route, f"{' › '.join(names)}: {_shown(old, say)} → {_shown(new, say)}"


def _entries(told: tuple[Tree, ...]) -> dict[str, Tree]:
    """Entries of a list by their names, or by their numbers where they have none."""
    held: dict[str, Tree] = {}
    for at, entry in enumerate(told, 1):
        name = next((str(entry[key]) for key in NAMES if isinstance(entry, dict) and key in entry), str(at))
        held[name if name not in held else f"{name} {at}"] = entry
    return held


def _head(key: str, say: Say) -> str:
    """A key as the other pages call it; one that only partial standards have as the file has it."""
    heads = (keys[key].head for keys in vocabulary().keys.values() if key in keys)
    return say.either(*next(heads, (key, key)))


def _shown(told: Tree | None, say: Say) -> str:
    if told is None:
        return say("(trống)")
    if isinstance(told, dict):
        return "; ".join(f"{_head(key, say)} {_shown(value, say)}" for key, value in told.items())
    return ", ".join(_shown(part, say) for part in told) if isinstance(told, tuple) else str(told)
