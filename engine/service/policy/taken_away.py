"""What of a standard can be taken away as a file: its workbook, its page in Word, checking sheets, a comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from engine.language import Say
from engine.reporting.words.compare_words import Comparison
from engine.service.compare import write_comparison
from engine.service.edit import LawExportRequest, export_law
from engine.service.policy.handed_files import MadeFile, made
from engine.service.policy.making_page import PageRequest, make_page
from engine.service.policy.show_law import ShowRequest, show_law
from engine.service.proofread import ChecklistRequest, make_checklist
from engine.service.store import Holdings

Maker: TypeAlias = Callable[[Holdings, str, Path, Say], object]


def _workbook(holdings: Holdings, standard: str, path: Path, say: Say) -> object:
    return export_law(holdings, LawExportRequest(standard, path), say)


def _page(holdings: Holdings, standard: str, path: Path, say: Say) -> object:
    return show_law(holdings, ShowRequest(standard, path), say)


def _sheet(holdings: Holdings, standard: str, path: Path, say: Say) -> object:
    return make_checklist(holdings, ChecklistRequest(standard, path.parent), say)


def _scorer(holdings: Holdings, standard: str, path: Path, say: Say) -> object:
    return make_page(holdings, PageRequest(standard, path), say)


# By the name in an address: what the file is called, and who makes it.
FILES: Final[Mapping[str, tuple[str, Maker]]] = {
    "excel": ("{id}.xlsx", _workbook),
    "word": ("{id}.docx", _page),
    "phieu": ("doi-chieu-{id}.xlsx", _sheet),
    "phieu-in": ("doi-chieu-{id}.docx", _sheet),
    "tu-cham": ("tu-cham-{id}.html", _scorer),
}


def law_file(holdings: Holdings, standard: str, kind: str, say: Say) -> MadeFile:
    """A file of a standard, the same bytes as its command writes.

    Raises KeyError for a kind that is none, and ProblemsFound as that command does.
    """
    named, maker = FILES[kind]
    name = named.format(id=holdings.standard(standard).name)
    (file,) = made(name, write=lambda home: maker(holdings, standard, home / name, say))
    return file


def comparison_file(told: Comparison, say: Say) -> MadeFile:
    """The workbook of a comparison."""
    (file,) = made("so-sanh.xlsx", write=lambda home: write_comparison(home, told, say))
    return file
