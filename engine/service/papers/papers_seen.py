"""A round's papers as a page shows them: what could be made now and what lacks, what lies there, whose templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.office import office
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.safety import LARGEST_FILE, megabytes
from engine.files.writing import write_whole
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.entries.entry import digest
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.checking.paper_text import TextPiece, paper_text
from engine.reporting.papers.drawn.built_in import built_in
from engine.reporting.papers.paper_making import lint, template_name
from engine.service.pages.folder_stamps import stamp_of
from engine.service.papers.fitting import gathered
from engine.service.papers.making_papers import PAPERS, PapersRequest, Tell, try_papers
from engine.service.papers.own_templates import TEMPLATES
from engine.service.papers.paper_files import made_before
from engine.service.record.record_store import open_record
from engine.service.store import Holdings, Store


@dataclass(frozen=True, slots=True)
class TemplateState:
    """Whose template a kind is made by: the round's own, with what is wrong with it, or the built-in one."""

    kind: Kind
    own: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A paper of a commune as it would be now: its text and what is printed large on it, or what lacks."""

    kind: Kind
    name: str
    text: tuple[TextPiece, ...] = ()
    warnings: tuple[str, ...] = ()
    lacking: Problem | None = None


@dataclass(frozen=True, slots=True)
class KindSeen:
    """A kind of paper over the whole round: of how many it could be made now, and what lacks of the others."""

    kind: Kind
    made: int
    lacking: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Lying:
    """A paper as it lies in the round's folder of papers: ``edited`` by hand since it was made."""

    name: str
    kind: Kind | None
    edited: bool


def papers_stamp(store: Store, name: str) -> str:
    """A mark of all that papers rest on: the round, the laws, the record, the templates."""
    home = store.round(name)
    templates = "".join(digest(path.read_bytes()) for path in sorted((home / TEMPLATES).glob("*.docx")))
    size = open_record(home).checkpoint().size
    return digest(f"{stamp_of(home, store.criteria, store.today)} {size} {templates}".encode())


def commune_papers(store: Holdings, name: str, code: str) -> tuple[PaperSeen, ...]:
    """Every kind of paper of one commune as it would be now; raises as ``try_papers``."""
    tried = try_papers(store, PapersRequest(name, code))
    return tuple(
        PaperSeen(
            one.paper.kind,
            one.paper.name,
            paper_text(one.paper.word) if one.paper.word else (),
            one.warnings,
            one.lacking,
        )
        for one in tried.attempts
    )


def round_kinds(store: Holdings, name: str, tell: Tell) -> tuple[KindSeen, ...]:
    """Every kind of paper over the round as it would be now; raises as ``try_papers``."""
    attempts = try_papers(store, PapersRequest(name), tell=tell).attempts
    made = Counter(one.paper.kind for one in attempts if one.paper.word)
    lacking: dict[Kind, list[Problem]] = {}
    for one in attempts:
        if one.lacking:
            lacking.setdefault(one.paper.kind, []).append(one.lacking)
    return tuple(KindSeen(kind, made[kind], gathered(lacking.get(kind, ()))) for kind in KINDS)


def template_states(home: Path) -> tuple[TemplateState, ...]:
    """Whose template each kind is made by."""
    return tuple(_template(home / TEMPLATES / template_name(kind), kind) for kind in KINDS)


def _template(path: Path, kind: Kind) -> TemplateState:
    if not path.is_file():
        return TemplateState(kind, own=False)
    try:
        lint(kind, path.read_bytes())
    except ProblemsFound as refused:
        return TemplateState(kind, own=True, problems=tuple(refused.problems))
    return TemplateState(kind, own=True)


def template_bytes(home: Path, kind: Kind) -> bytes:
    """The template that a kind is made by now."""
    path = home / TEMPLATES / template_name(kind)
    return path.read_bytes() if path.is_file() else built_in(kind)


def take_template(home: Path, kind: Kind, content: bytes) -> None:
    """Keep a round's own template of a kind; raises ProblemsFound for one that is too large (FIL-201), unsafe or wrong
    (PLN-101, PLN-102, PAP-11x): it is not kept then.
    """
    if len(content) > LARGEST_FILE:
        told = {"size": megabytes(len(content)), "largest": megabytes(LARGEST_FILE)}
        raise ProblemsFound([problem("FIL-201", Place(template_name(kind)), **told)])
    lint(kind, content)
    write_whole(home / TEMPLATES / template_name(kind), content)


def drop_template(home: Path, kind: Kind) -> None:
    """Go back to the built-in template of a kind."""
    if (home / TEMPLATES / template_name(kind)).is_file():
        put_in_place(home / TEMPLATES, lambda _: None, Terms(gone=(template_name(kind),), name=TEMPLATES))


def papers_lying(home: Path, folder: str = "") -> tuple[Lying, ...]:
    """The papers that were made and still lie there, in a folder of theirs where one is named."""
    made = made_before(home / PAPERS)
    return tuple(_lying(home / PAPERS, made, folder))


def _lying(home: Path, made: Mapping[str, str], folder: str) -> Iterator[Lying]:
    kinds = {told.file: kind for kind, told in KINDS.items()}
    for name, sha in sorted(made.items()):
        path = home / name
        if name.startswith(f"{folder}/" if folder else "") and path.is_file():
            yield Lying(name, kinds.get(path.stem), digest(path.read_bytes()) != sha)


def paper_bytes(home: Path, name: str) -> bytes | None:
    """A paper that was made, as it lies there; None for any other name."""
    path = home / PAPERS / name
    return path.read_bytes() if name in made_before(home / PAPERS) and path.is_file() else None


def has_office() -> bool:
    """Whether papers can be made as PDF here."""
    return office() is not None
