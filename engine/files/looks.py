"""What all sheets of an Excel file share: how styles show a value, and the texts that cells point to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from engine.files.books import Cell
from engine.files.intake.shown_numbers import BUILT_IN, LONGEST, is_day
from engine.files.numbers import counted
from engine.files.parts import RefusedPart, read_part

# Built-in formats for days of East Asian calendars, which this computer may show otherwise.
EASTERN_DAYS = frozenset({*range(27, 37), *range(50, 59)})
WHITE_BY_NUMBER = frozenset({"1", "9"})
# From which brightness, of 255, letters are as good as white, and a ground too bright to show them.
WHITE, BRIGHT = 235, 205
RGB = re.compile("(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
ON, OFF = frozenset({"1", "true"}), frozenset({"0", "false"})
RAISED = frozenset({"superscript", "subscript"})
# Whether a run of a text is struck out, and whether one is set above or below its line.
Marks = tuple[bool, bool]
PLAINLY: Marks = (False, False)


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's style says of its value; ``format`` is its number format, empty for the general one."""

    day: bool = False
    font: str = ""
    struck: bool = False
    raised: bool = False
    format: str = ""
    pale: bool = False


PLAIN = Look()
MOST_KEPT = 100_000
MOST_LETTERS = 32_767
TOO_LONG = {"what": "chữ trong một ô", "what_en": "letters in one cell", "most": counted(MOST_LETTERS)}
# What Excel itself can keep of fonts, fills, formats and styles.
MOST_STYLES = 65_536
TOO_MANY_STYLES = {"what": "kiểu ô", "what_en": "cell styles", "most": counted(MOST_STYLES)}


def local(name: str) -> str:
    """An element's name without its namespace."""
    return name.rpartition("}")[2]


class Tags(dict[str, str]):
    """Element names without their namespace, each cut once."""

    def __missing__(self, name: str) -> str:
        self[name] = tag = local(name)
        return tag


def unescaped(text: str) -> str:
    """A text with Excel's own escapes for signs that XML does not hold put back, its letters composed.

    Half a sign that stands alone becomes the sign for a broken one, which nobody takes for a letter.
    Raises RefusedPart (FIL-225) for a text longer than any that Excel keeps in a cell.
    """
    if len(text) > MOST_LETTERS:
        raise RefusedPart("FIL-225", **TOO_LONG)
    if "_x" in text:
        put_back = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = put_back.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """The looks of a file by style number, and the cells made under them so far: forms of one making share both."""

    styles: tuple[Look, ...] = ()
    made: dict[date, dict[tuple[object, ...], Cell]] = field(default_factory=dict)

    def of(self, style: int) -> Look:
        """A style's look; a plain one when there is none of that number."""
        return self.styles[style] if 0 <= style < len(self.styles) else PLAIN

    def cells_since(self, epoch: date) -> dict[tuple[object, ...], Cell]:
        """The cells made so far where days are counted from that one; thrown away when they have become too many."""
        cells = self.made.setdefault(epoch, {})
        if len(cells) > MOST_KEPT:
            cells.clear()
        return cells


@lru_cache(maxsize=16)
def looks_of(content: bytes) -> Looks:
    """The looks of ``styles.xml``. Raises as ``read_part`` does."""
    styles = _Styles()
    read_part(content, styles)
    faces, grounds = styles.faces, styles.grounds
    return Looks(
        tuple(
            _look(
                code,
                styles.codes.get(code, BUILT_IN.get(code, "")),
                faces[face] if face < len(faces) else _Face(),
                bright=not 0 <= ground < len(grounds) or grounds[ground],
            )
            for code, face, ground in styles.used
        )
    )


def texts_of(content: bytes) -> Texts:
    """The shared texts of a file in their order. Raises as ``read_part`` does."""
    shared = _SharedTexts()
    read_part(content, shared)
    return Texts(shared.found, shared.marked)


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by number; only those with struck or raised runs have an entry in ``marked``."""

    plain: Sequence[str] = ()
    marked: Mapping[int, Marks] = field(default_factory=dict)

    def marks(self, number: int) -> Marks:
        """The marks of a text of that number, which must be there."""
        return self.marked.get(number % len(self.plain), PLAINLY) if self.marked else PLAINLY


class Runs:
    """A string item as it is parsed: its own texts and its runs', not how it is read aloud (rPh).

    ``level`` is the depth of the item's children.
    """

    __slots__ = ("_in_run", "_level", "_own", "_taking", "marks", "pieces", "texts")

    def __init__(self, texts: list[str], level: int) -> None:
        self.texts, self._level = texts, level
        self.begin()

    def begin(self) -> None:
        """A new item."""
        self.pieces: list[str] = []
        self.marks = self._own = PLAINLY
        self._in_run = self._taking = False

    def start(self, depth: int, tag: str, attributes: Mapping[str, str]) -> None:
        """An element inside the item; a text ends where another element begins in it."""
        self.end()
        below = depth - self._level
        if below == 0:
            self._in_run, self._own = tag == "r", PLAINLY
        if tag == "t" and (below == 0 or (below == 1 and self._in_run)):
            self.texts.clear()
            self._taking = True
        elif below == 2 and self._in_run:
            struck, raised = self._own
            struck |= tag == "strike" and attributes.get("val") not in OFF
            self._own = struck, raised or (tag == "vertAlign" and attributes.get("val") in RAISED)

    def end(self) -> None:
        """The end of an element inside the item, or of the text before one."""
        if self._taking:
            self._taking = False
            self.pieces.extend(self.texts)
            if self._own != PLAINLY and "".join(self.texts).strip():
                self.marks = self.marks[0] or self._own[0], self.marks[1] or self._own[1]

    def text(self) -> str:
        """What the item says."""
        return unescaped("".join(self.pieces))


class _SharedTexts:
    """``sharedStrings.xml`` as it is parsed."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.found: list[str] = []
        self.marked: dict[int, Marks] = {}
        self._runs = Runs(self.texts, 3)
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 2:
            self._runs.begin()
        elif self.depth > 2:
            self._runs.start(self.depth, local(name), attributes)

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        if self.depth > 2:
            self._runs.end()
        elif self.depth == 2:
            if self._runs.marks != PLAINLY:
                self.marked[len(self.found)] = self._runs.marks
            self.found.append(self._runs.text())
        self.depth -= 1


@dataclass(slots=True)
class _Face:
    """A font as far as it bears on a value; ``name`` is None until it is given."""

    name: str | None = None
    struck: bool = False
    raised: bool = False
    white: bool = False


class _Styles:
    """``styles.xml`` as it is parsed: of a group that stands twice the last counts."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.codes: dict[int, str] = {}
        self.faces: list[_Face] = []
        self.grounds: list[bool] = []
        self.used: list[tuple[int, int, int]] = []
        self.depth, self._group = 0, ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 2:
            self._group = local(name)
            self._begin()
        elif self.depth == 3:
            self._entry(attributes)
        elif self.depth == 4 and self._group == "fonts":
            self._facet(self.faces[-1], local(name), attributes)
        elif self._group == "fills" and self.depth == 4 and attributes.get("patternType", "none") != "none":
            self.grounds[-1] = False
        elif self._group == "fills" and self.depth == 5 and local(name) == "fgColor":
            self.grounds[-1] = _brightness(attributes) >= BRIGHT

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser's signature
        self.depth -= 1
        self.texts.clear()

    def _begin(self) -> None:
        if self._group == "numFmts":
            self.codes = {}
        elif self._group == "fonts":
            self.faces = []
        elif self._group == "fills":
            self.grounds = []
        elif self._group == "cellXfs":
            self.used = []

    def _entry(self, attributes: dict[str, str]) -> None:
        if self._group == "numFmts":
            self.codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")[:LONGEST]
        elif self._group == "fonts":
            self.faces.append(_Face())
        elif self._group == "fills":
            self.grounds.append(True)
        elif self._group == "cellXfs":
            self.used.append(
                (
                    int(attributes.get("numFmtId", 0)),
                    int(attributes.get("fontId", 0)),
                    int(attributes.get("fillId", 0)),
                )
            )
        if max(map(len, (self.codes, self.faces, self.grounds, self.used))) > MOST_STYLES:
            raise RefusedPart("FIL-225", **TOO_MANY_STYLES)

    @staticmethod
    def _facet(face: _Face, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val")
        if tag == "name" and face.name is None:
            face.name = value or ""
        elif tag == "strike":
            face.struck = value not in OFF
        elif tag == "vertAlign":
            face.raised = value in RAISED
        elif tag == "color":
            face.white = _brightness(attributes) >= WHITE


def _brightness(colour: Mapping[str, str]) -> float:
    """How bright a colour is, of 255; 0 for one of a theme, but for the theme's own ground."""
    if RGB.fullmatch(colour.get("rgb", "")):
        red, green, blue = bytes.fromhex(colour["rgb"][-6:])
        return 0.299 * red + 0.587 * green + 0.114 * blue
    ground = colour.get("theme") == "0" and float(colour.get("tint", 0)) == 0
    return 255 if ground or colour.get("indexed") in WHITE_BY_NUMBER else 0


def _look(code: int, own: str, face: _Face, *, bright: bool) -> Look:
    """A style's look; ``bright`` says that its ground is as good as white."""
    day = code in EASTERN_DAYS or is_day(own)
    format_ = "" if own.casefold() == "general" or code in EASTERN_DAYS else own
    return Look(day, face.name or "", face.struck, face.raised, format_, face.white and bright)
