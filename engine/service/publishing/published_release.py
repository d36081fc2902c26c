"""What is published of a round, as it lies there: the latest release, its tables, its files by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.kit.zips import zip_of
from engine.language import Say
from engine.records.publishing.releases import CommuneLine, Registered, Release
from engine.reporting.publishing.child_words import ChildPage, child_page
from engine.reporting.publishing.public_tables import PublicTable, public_tables
from engine.reporting.publishing.public_words import hidden_words, naming_of, warnings_of
from engine.service.publishing.kept_releases import PUBLISHED, RELEASE, kept_releases
from engine.service.publishing.release_papers import CHILDREN, PAGE, WORKBOOK
from engine.service.rounds import open_parts
from engine.service.store import Holdings

CHILDREN_ZIP: Final = f"{CHILDREN}.zip"
FILES: Final = (PAGE, WORKBOOK, CHILDREN_ZIP, RELEASE)
NUMBER: Final = re.compile(r"\d{2,4}")


@dataclass(frozen=True, slots=True)
class PublishedRound:
    """The latest release of a round in words, and the register of all of them; ``release`` is None before the first."""

    release: Release | None
    tables: tuple[PublicTable, ...]
    warnings: tuple[str, ...]
    hidden: str
    register: tuple[Registered, ...]


def register_of(folder: Path) -> tuple[Registered, ...]:
    """Every release of a round, the first first; raises ProblemsFound as ``kept_releases``."""
    return kept_releases(folder).register


def published_round(holdings: Holdings, name: str, say: Say) -> PublishedRound:
    """What the public is told of a round; raises ProblemsFound as ``kept_releases``, and where its law cannot be read.

    Only what was published is read: no figure of the round itself.
    """
    folder = holdings.round(name)
    kept = kept_releases(folder)
    if not kept.releases:
        return PublishedRound(None, (), (), "", ())
    release = kept.releases[-1]
    standards = [part.law.book.standard for part in open_parts(folder, holdings)]
    tables = public_tables(release, naming_of(release, *standards), say)
    return PublishedRound(release, tables, warnings_of(release), hidden_words(release.tables), kept.register)


def published_child_page(folder: Path, code: str) -> ChildPage | None:
    """The children's page of a commune by the latest release; None where that does not tell of it."""
    kept = kept_releases(folder)
    release = kept.releases[-1] if kept.releases else None
    line: CommuneLine | None = next((own for own in release.lines if own.code == code), None) if release else None
    return child_page(line, release) if line and release else None


def release_file(folder: Path, number: str, name: str) -> bytes | None:
    """A file of a release; None where there is none of that name. The children's pages come as one zip."""
    home = folder / PUBLISHED / number
    if name not in FILES or not NUMBER.fullmatch(number) or not home.is_dir():
        return None
    if name == CHILDREN_ZIP:
        pages = sorted(path for path in (home / CHILDREN).iterdir() if path.is_file())
        return zip_of({path.name: path.read_bytes() for path in pages})
    return (home / name).read_bytes() if (home / name).is_file() else None
