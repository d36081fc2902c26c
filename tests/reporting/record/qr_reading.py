"""A second reader of our QR codes, from ISO/IEC 18004 alone: version 4, level M, letters of the alphanumeric set.

It corrects no errors; a code just made has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

SIZE, BLOCKS, DATA = 33, 2, 32
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,  # noqa: ARG005 - a mask by rows alone
    lambda y, x: x % 3 == 0,  # noqa: ARG005 - by columns alone
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
Matrix = Sequence[Sequence[bool]]


def read(code: Matrix) -> str:
    """The text of a code, dark modules as True, no border; raises ValueError for any that is not of this kind."""
    if len(code) != SIZE or any(len(row) != SIZE for row in code):
        raise ValueError(len(code))
    # Format: level (00 is M) and mask, beside the upper left finder, under the standard's own mask 10101.
    told = sum(code[8][x] << (4 - x) for x in range(5)) ^ 0b10101
    if told >> 3:
        raise ValueError(told)
    mask = MASKS[told & 7]
    bits = [code[y][x] != mask(y, x) for y, x in _places()]
    words = [sum(bit << (7 - at) for at, bit in enumerate(bits[n : n + 8])) for n in range(0, 8 * BLOCKS * DATA, 8)]
    return _letters([word for block in range(BLOCKS) for word in words[block::BLOCKS]])


def _places() -> Iterator[tuple[int, int]]:
    """The modules that hold data, in the order of their bits: up and down in columns of two, from the right."""
    upward = True
    for right in (x for x in range(SIZE - 1, 0, -2)):
        column = right if right > 6 else right - 1
        for step in range(SIZE):
            y = SIZE - 1 - step if upward else step
            yield from ((y, x) for x in (column, column - 1) if not _fixed(y, x))
        upward = not upward


def _fixed(y: int, x: int) -> bool:
    """Finders with their format beside them, timing, the one alignment pattern of version 4."""
    finder = (y < 9 and (x < 9 or x >= SIZE - 8)) or (y >= SIZE - 8 and x < 9)
    return finder or 6 in (y, x) or (abs(y - 26) <= 2 and abs(x - 26) <= 2)


def _letters(words: Sequence[int]) -> str:
    bits = "".join(f"{word:08b}" for word in words)
    if bits[:4] != "0010":
        raise ValueError(bits[:4])
    count, at, text = int(bits[4:13], 2), 13, ""
    while len(text) < count:
        wide, number = (11, 2) if count - len(text) > 1 else (6, 1)
        value = int(bits[at : at + wide], 2)
        text += (LETTERS[value // 45] if number == 2 else "") + LETTERS[value % 45]
        at += wide
    return text
