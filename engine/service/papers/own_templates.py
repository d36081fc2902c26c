"""A province's own templates: read and linted by kind, and the built-in ones to begin from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.files.safety import is_lock_file
from engine.law.loading import nearest
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.drawn.built_in import built_in
from engine.reporting.papers.paper_making import lint, template_name
from engine.service.papers.paper_files import keep_papers

# A round's own templates, used where nobody names another folder.
TEMPLATES = "templates"


def templates_beside(home: Path) -> Path | None:
    """The folder of a round's own templates; None where it has none."""
    return home / TEMPLATES if (home / TEMPLATES).is_dir() else None


def read_templates(folder: Path | None) -> Mapping[Kind, bytes]:
    """A province's templates by kind; raises ProblemsFound with all that is wrong with them (PAP-107, PAP-11x)."""
    known = {template_name(kind): kind for kind in KINDS}
    found: list[Problem] = []
    held: dict[Kind, bytes] = {}
    for path in sorted(folder.glob("*.docx")) if folder else ():
        if is_lock_file(path):
            continue
        if path.name not in known:
            near = nearest(path.name, known)
            found.append(problem("PAP-107", Place(str(path)), name=path.name, known=", ".join(known), near=near))
            continue
        try:
            held[known[path.name]] = path.read_bytes()
            lint(known[path.name], held[known[path.name]])
        except OSError as fault:
            found.append(problem("PLN-106", Place(str(path)), reason=fault.strerror or str(fault)))
        except ProblemsFound as refused:
            found += refused.problems
    if found:
        raise ProblemsFound(found)
    return held


def write_templates(folder: Path) -> tuple[Path, ...]:
    """Write the built-in templates, to be changed in Word; raises ProblemsFound where edited ones lie (PAP-109)."""
    keep_papers(folder, {template_name(kind): built_in(kind) for kind in KINDS})
    return tuple(folder / template_name(kind) for kind in KINDS)
