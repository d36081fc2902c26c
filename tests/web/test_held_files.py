"""What pages hold between two requests: whose it is, how much of it there is, and what a login has of it."""

from __future__ import annotations

from engine.web.held import kept
from engine.web.held.kept import Kept


def test_a_thing_is_its_owner_s_alone_and_of_its_kind() -> None:
    """Nobody else takes or drops it; asked for as something else it is not there."""
    held = Kept()
    name = held.put("p-001", b"so")
    held.drop("p-002", name)
    assert (held.take("p-001", name, bytes), held.take("p-002", name, bytes), held.take("p-001", name, str)) == (
        b"so", None, None,
    )  # fmt: skip
    held.drop("p-001", name)
    assert held.take("p-001", name, bytes) is None


def test_large_things_make_room_for_new_ones() -> None:
    """By their bytes, the oldest first; one alone stays, and what takes the place of another counts once."""
    held = Kept()
    half = kept.MOST_BYTES // 2
    first, second = held.put("p", b"1", size=half), held.put("p", b"2", size=half)
    assert held.put("p", b"3", second, size=half) == second
    assert (held.take("p", first, bytes), held.take("p", second, bytes)) == (b"1", b"3")
    third = held.put("p", b"4", size=1)
    assert [held.take("p", name, bytes) for name in (first, second, third)] == [None, b"3", b"4"]
    alone = held.put("p", b"5", size=kept.MOST_BYTES + 1)
    assert [held.take("p", name, bytes) for name in (second, third, alone)] == [None, None, b"5"]
