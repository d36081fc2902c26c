"""The papers of a release: the workbook, the page, and a page for children a commune."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.files.writing import write_whole
from engine.language import speak
from engine.law.model import Unit
from engine.records.publishing.releases import Release
from engine.reporting.publishing.public_words import Naming

PAGE, WORKBOOK, CHILDREN = "cong-bo.html", "cong-bo.xlsx", "cho-tre-em"


def write_release(folder: Path, release: Release, naming: Naming, units: Sequence[Unit]) -> None:
    """Fill an empty folder with them; ``units`` are the round's, by which the files are named."""
    from engine.forms.template import form_name
    from engine.reporting.publishing.child_sheet import child_html, write_child_word
    from engine.reporting.publishing.child_words import child_page
    from engine.reporting.publishing.public_excel import write_public_excel
    from engine.reporting.publishing.public_page import public_page
    from engine.reporting.publishing.public_tables import public_tables

    tables = public_tables(release, naming, speak("vi"))
    write_public_excel(folder / WORKBOOK, release, tables)
    write_whole(folder / PAGE, public_page(release, tables).encode())
    names = {unit.code: Path(form_name(unit)).stem for unit in units}
    for line in release.lines:
        told, name = child_page(line, release), names[line.code]
        write_child_word(folder / CHILDREN / f"{name}.docx", told)
        write_whole(folder / CHILDREN / f"{name}.html", child_html(told).encode())
