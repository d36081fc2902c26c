"""What stopped commands left in a folder of ours: stages, and the hidden files that version 0.1 wrote beside its own.

Only names that 0.1 gave are looked for, and only in folders that hold nothing but what is ours.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from engine.files.keeping.locks import hold
from engine.files.keeping.stages import settle
from engine.problems import Place, Problem, problem

# mkstemp and mkdtemp end a name with eight of these signs; a process has a number.
FILE = re.compile(r"\.[^.].*\.(?:yaml|json|xlsx|docx|csv|md|ics|parquet|forms)\.[a-z0-9_]{8}")
FRESH_FOLDER = re.compile(r"\.(?:results|plan)-[a-z0-9_]{8}")
OLD_FOLDER = re.compile(r"\.(results|plan)-old-[0-9]+")
SWAPPED = frozenset({"results.json", "tong-hop.xlsx", "plan.json", "ke-hoach.xlsx", "ke-hoach.docx"})


def settle_owned(folder: Path) -> tuple[Problem, ...]:
    """Settle a folder that is ours; gives what was finished or put back. Raises ProblemsFound as ``settle`` does."""
    told = settle(folder)
    if not _hidden(folder):
        return told  # as nearly always: nobody is asked for the lock
    with suppress(OSError), hold(folder, patience=0):
        return (*told, *_cleared(folder))
    return told


def _cleared(folder: Path) -> tuple[Problem, ...]:
    """Remove what version 0.1 left, and put back results that it had set aside when it was stopped."""
    hidden = _hidden(folder)
    for entry in hidden:
        if entry.is_file() and FILE.fullmatch(entry.name):
            Path(entry.path).unlink()
    folders = [Path(entry.path) for entry in hidden if entry.is_dir()]
    aside = sorted((p for p in folders if OLD_FOLDER.fullmatch(p.name)), key=lambda p: p.stat().st_mtime)
    put_back = [told for path in reversed(aside) for told in _put_back(folder, path)]
    for path in folders:
        if path.exists() and (OLD_FOLDER.fullmatch(path.name) or _is_unfinished(path)):
            shutil.rmtree(path, ignore_errors=True)
    return tuple(put_back)


def _hidden(folder: Path) -> list[os.DirEntry[str]]:
    """What begins with a dot; nothing in a folder that cannot be listed."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name.startswith(".") and not entry.is_symlink()]
    return []


def _put_back(folder: Path, aside: Path) -> tuple[Problem, ...]:
    """Old results in their place again, where there are none."""
    name = aside.name[1:].partition("-")[0]
    if os.path.lexists(folder / name):
        return ()
    aside.rename(folder / name)
    return (problem("SYS-118", Place(str(folder)), name=folder.name, files=name),)


def _is_unfinished(path: Path) -> bool:
    """New results that never took their place: nothing in them but what 0.1 wrote there."""
    names = {entry.name for entry in path.iterdir()} if FRESH_FOLDER.fullmatch(path.name) else {""}
    return all(name in SWAPPED or FILE.fullmatch(name) for name in names)
