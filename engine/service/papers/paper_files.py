"""Where papers lie: put in place together, with a list of what was made, so that what a person edited is never lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import make_folder, write_whole
from engine.problems import Place, Problem, ProblemsFound, problem

MADE = "papers.json"
SCHEMA = "phuhop/papers-made/1"


def keep_papers(folder: Path, files: Mapping[str, bytes], stale: Collection[str] = ()) -> None:
    """Put papers into a folder, all or none, and take away unedited ones that must not be sent any more.

    ``files`` by their names below the folder. Raises ProblemsFound where a paper that somebody edited would be written
    over (PAP-109), and when they cannot be kept.
    """
    made = made_before(folder)
    found = [_edited(folder, name, content, made) for name, content in files.items()]
    if edited := [told for told in found if told is not None]:
        raise ProblemsFound(edited)
    gone = [name for name in stale if name not in files and _is_as_made(folder / name, made.get(name, ""))]
    if not files and not gone:
        return
    listed = {name: told for name, told in made.items() if name not in gone}
    listed |= {name: _sha(content) for name, content in files.items()}
    text = json.dumps({"schema": SCHEMA, "files": listed}, ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    def write(fresh: Path) -> None:
        for name, content in {**files, MADE: text.encode()}.items():
            make_folder((fresh / name).parent)
            write_whole(fresh / name, content)

    put_in_place(folder, write, Terms(gone=gone))


def made_before(folder: Path) -> Mapping[str, str]:
    """What was made there before: the SHA-256 of each paper by name; nothing where the list is not one of ours."""
    try:
        told = json.loads((folder / MADE).read_bytes())
        files = told["files"] if told["schema"] == SCHEMA else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {str(name): str(sha) for name, sha in files.items()} if isinstance(files, dict) else {}


def _edited(folder: Path, name: str, content: bytes, made: Mapping[str, str]) -> Problem | None:
    path = folder / name
    if not path.exists() or _is_as_made(path, made.get(name, "")) or path.read_bytes() == content:
        return None
    return problem("PAP-109", Place(str(path)), name=name)


def _is_as_made(path: Path, sha: str) -> bool:
    return path.is_file() and _sha(path.read_bytes()) == sha


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
