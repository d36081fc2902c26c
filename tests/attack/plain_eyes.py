"""A second pair of eyes: what the cells and lines of a file say, read plainly and without a word of the engine.

A figure is a text: a whole number, or ``n/a``. What is no figure to a plain reader is left out.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import yaml
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

Said = dict[str, str]
WORDS: Final = {"co": "1", "yes": "1", "true": "1", "dung": "1", "khong": "0", "no": "0", "false": "0", "sai": "0"}
NOT_APPLICABLE: Final = ("khong ap dung", "kad", "not applicable")
BLANKS: Final = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad\u2060]+")

CONTENTS: Final = "[content_types].xml"
# The grammar of the reader that is tried: the one in Python alone refuses a tab where libyaml takes it.
TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def bare(text: object) -> str:
    """A text in small letters without accents."""
    letters = unicodedata.normalize("NFKD", str(text).casefold().replace("đ", "d"))
    return BLANKS.sub(" ", "".join(sign for sign in letters if not unicodedata.combining(sign))).strip()


def figure(seen: Any) -> str | None:
    """A cell as a figure; None for what is none."""
    if isinstance(seen, bool):
        return str(int(seen))
    if isinstance(seen, (int, float)):
        return str(int(seen)) if seen == int(seen) and seen >= 0 else None
    if not isinstance(seen, str):
        return None
    text = BLANKS.sub(" ", unicodedata.normalize("NFC", seen)).strip()
    if bare(text) in WORDS:
        return WORDS[bare(text)]
    if bare(text) in NOT_APPLICABLE:
        return "n/a"
    text = text.translate({full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)})
    if re.fullmatch(r"[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+", text):
        return str(int(re.sub("[. ]", "", text)))
    return None


def opened(content: bytes) -> Workbook:
    """A workbook by openpyxl, results instead of formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(as_listed(content)), data_only=True)


def as_listed(content: bytes) -> bytes:
    """A workbook whose parts are named as its list of contents has them: capitals make no other part (ECMA-376)."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        names = held.namelist()
        listed = [held.read(name).decode("utf-8", "replace") for name in names if name.lower() == CONTENTS]
        known = {name.lower(): name for text in listed for name in re.findall(r'PartName="/([^"]+)"', text)}
        if all(known.get(name.lower(), name) == name for name in names):
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as fresh:
            for name in names:
                fresh.writestr(known.get(name.lower(), name), held.read(name))
    return made.getvalue()


def word(seen: Any) -> str:
    """A cell as a word: days as dd/mm/yyyy, nothing as nothing."""
    if isinstance(seen, (date, datetime)):
        return f"{seen:%d/%m/%Y}"
    return "" if seen is None else BLANKS.sub(" ", unicodedata.normalize("NFC", str(seen))).strip()


def of_form(content: bytes, answers: Mapping[str, tuple[str, int, int]], commune: str) -> Said:
    """The answers of a form, each at the sheet, row and column where it was put, beside its own name in column A."""
    book, said = opened(content), Said()
    for name, (title, row, column) in answers.items():
        if title in book.sheetnames and word(book[title].cell(row, 1).value) == name:
            told = figure(book[title].cell(row, column).value)
            if told is not None:
                said[f"{commune}/{name}"] = told
    return said


def of_table(rows: Sequence[Sequence[Any]], data: Mapping[str, str], codes: Mapping[str, str]) -> Said:
    """A table of many communes: long where it has a column of values, else a column a datum."""
    told = [[word(cell) for cell in row] for row in rows]
    at = next(at for at, row in enumerate(told) if any(bare(cell) in ("commune", "ma xa") for cell in row))
    heads, said = [bare(cell) for cell in told[at]], Said()
    of = next(column for column, head in enumerate(heads) if head in ("commune", "ma xa"))
    for row, seen in zip(told[at + 1 :], rows[at + 1 :], strict=True):
        named = [word for word in row[of : of + 2] if word]  # a commune without its code is known by its name
        code = (codes.get(named[0].lstrip("0")) or codes.get(bare(named[0]))) if named else None
        if code is None:
            continue
        if "value" in heads:
            name = data.get(bare(row[heads.index("evidence")]), "")
            pairs: Iterator[tuple[str, Any]] = iter([(name, seen[heads.index("value")])])
        else:
            pairs = ((data[head], seen[column]) for column, head in enumerate(heads) if head in data)
        said |= {f"{code}/{name}": of_it for name, value in pairs if (of_it := figure(value)) is not None and name}
    return said


def of_csv(content: bytes) -> list[list[str]]:
    """The rows of a CSV, separated by whatever its first line has most of."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    mark = max(",;\t", key=(text.split("\n")[0]).count)
    return [row for row in csv.reader(io.StringIO(unicodedata.normalize("NFC", text)), delimiter=mark) if any(row)]


def of_sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet of a workbook, row by row."""
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in opened(content)}


def of_yaml(content: bytes) -> Any:
    """A text of YAML with every value as it is typed."""
    return yaml.load(unicodedata.normalize("NFC", content.decode("utf-8-sig")), Loader=TEXTS)  # noqa: S506


def flat(tree: Any, route: str = "") -> Iterator[tuple[str, str]]:
    """Every leaf of a tree by its route."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from flat(value, f"{route}/{key}")
    elif isinstance(tree, (list, tuple)):
        for at, value in enumerate(tree):
            yield from flat(value, f"{route}/{at}")
    elif tree is not None and str(tree) != "":
        yield route, word(tree)
