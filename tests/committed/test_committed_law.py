"""The committed law: sound, ready for use, and nothing made from it is older than it.

A change of its numbers, titles or words turns one test red, which says how to accept it: no other test knows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from engine.comparing.new_year import is_official
from engine.comparing.partial import is_partial, load_partial
from engine.desk.editing.importing import plan_import
from engine.desk.editing.schema import modeline
from engine.law.asked import misfits
from engine.law.directives import load_directives
from engine.law.ledger import LEDGER
from engine.law.loading import hash_of, load_standard
from engine.law.source import parse_source
from engine.problems import render
from engine.rules.table import FILE, read_cells
from engine.service.parts.open_law import open_law
from engine.service.rounds import letter_names, open_benchmarks
from engine.service.state.beside import strayed
from engine.tasks.state_table import open_states, states_text
from tests.committed.making import CRITERIA, SPACE, Files, accept, kept_files, made_files, standards
from tests.desk.made_workbooks import exported
from tests.desk.test_schema import underlined

MOST_SHOWN = 60
TO_ACCEPT = """
Đã đổi mà chưa làm lại theo bộ tiêu chí / made from the law, and no longer what the law makes: {names}
Nếu đổi luật là có chủ ý / if the change of the law is meant:   ./run test tests/committed --accept-law
rồi đọc lại các tệp đã đổi và đưa vào cùng lần lưu / then read what changed and commit it with the law.
{shown}"""


def shown(name: str, kept: Files, made: Files) -> Iterator[str]:
    """The lines of a text that differ."""
    if not name.endswith(".xlsx"):
        before, after = (files.get(name, b"").decode("utf-8-sig").splitlines() for files in (kept, made))
        yield from unified_diff(before, after, f"committed {name}", f"made {name}", lineterm="", n=0)


def test_nothing_made_from_the_law_is_older_than_it(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Its text with every number, mark and citation, the sample round, its scores and the READMEs' figures."""
    made, kept = made_files(tmp_path), kept_files()
    stale = sorted(name for name in {*made, *kept} if made.get(name) != kept.get(name))
    if request.config.getoption("--accept-law"):
        accept(made, stale)
        return
    lines = [line for name in stale for line in shown(name, kept, made)][:MOST_SHOWN]
    places = dict.fromkeys(name if not name.endswith(".xlsx") else f"{Path(name).parent.as_posix()}/" for name in stale)
    assert not stale, TO_ACCEPT.format(names=", ".join(places), shown="\n".join(lines))


def test_every_committed_standard_is_sound() -> None:
    """Each opens without a word against it; one known in part reads as such; letters fit all that are in force."""
    letters = load_directives(CRITERIA / "directives", letter_names(CRITERIA / "directives"))
    said: list[str] = []
    for name in SPACE.standards():
        folder = SPACE.standard(name)
        if is_partial(folder):
            load_partial(folder)
            continue
        law = open_law(folder)
        unfit = misfits(letters, law.book.standard) if is_official(law.book.standard) else ()
        said += [render(problem, "vi") for problem in (*law.warnings, *unfit)]
        assert open_benchmarks(law.book)
    assert said == []


def test_every_committed_table_is_of_its_law() -> None:
    """Without the rules engine points come from ``cells.json``: made from the files beside it, accepted with them."""
    stale = []
    for name in standards():
        book = load_standard(SPACE.standard(name))
        cells = read_cells(book)
        fresh = cells and cells.law == book.sha256 and not strayed(book)
        stale += [] if fresh else [f"./run check {name} --accept"]
    home = CRITERIA / "directives"
    stale += [] if (home / FILE).read_text("utf-8") == states_text(open_states(home)) else ["./run check directives"]
    assert stale == []


def test_every_committed_file_reads_well_in_an_editor() -> None:
    """Its first line leads to its schema and is no part of the law; nothing in it is underlined.

    The files of an amendment say only what changes, and have no schema.
    """
    wrong, whole = [], [name for name in standards() if not load_standard(SPACE.standard(name)).standard.head.amends]
    for path in (p for name in whole for p in SPACE.standard(name).glob("*.yaml") if p.name != LEDGER):
        text = path.read_text("utf-8")
        line, without = text.split("\n", 1)
        same = hash_of({"x": parse_source(text, "x")}) == hash_of({"x": parse_source(without, "x")})
        named = line == modeline(path.name) and (path.parent / line.rpartition("=")[2]).exists()
        wrong += underlined(path) if same and named else [f"{path.name}: {modeline(path.name)}"]
    assert wrong == []


def test_every_committed_standard_goes_through_excel_unchanged(tmp_path: Path) -> None:
    """Its workbook, read back with nothing typed, changes nothing, whatever its words are."""
    for name in standards():
        for language in ("vi", "en"):
            plan = plan_import(exported(SPACE.standard(name), tmp_path / "so.xlsx", language), SPACE.standard(name))
            assert (plan.edits, dict(plan.files), plan.problems) == ((), {}, ()), (name, language)
