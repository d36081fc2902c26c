"""The texts of what is told: every folder of broken things has its own, of nobody's machine, and a change is shown."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

import pytest

from engine.language import LANGUAGES
from engine.problems import Place, problem
from engine.version import tool_name
from tests.evidence.test_bad_files import LARGE
from tests.problems.test_every_code import READERS, ROOT, broken_files
from tests.records.acting.refused_acts import CASES
from tests.told import read_aloud
from tests.told.read_aloud import HERE, TO_ACCEPT, blocks_of, held

# The folders as they are called here, each with the test that holds its texts.
HOLDERS = {folder or "evidence": reader for folder, reader in READERS.items()} | {
    "acts": "records/acting/test_refusals.py"
}
TEXTS = sorted(HERE.glob("*.txt"))


def codes_of_each() -> dict[str, set[str]]:
    """The codes that each folder has something broken for."""
    codes: defaultdict[str, set[str]] = defaultdict(set, acts={*CASES}, evidence={*LARGE})
    for code, folder in broken_files():
        codes[folder or "evidence"].add(code)
    return codes


def test_every_folder_has_its_texts_and_a_test_that_holds_them() -> None:
    """One in each language, none of a folder that is gone."""
    assert {path.name for path in TEXTS} == {f"{name}.{language}.txt" for name in HOLDERS for language in LANGUAGES}
    unheld = [name for name, test in HOLDERS.items() if f'hold("{name}"' not in (ROOT / "tests" / test).read_text()]
    assert unheld == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_has_one_block_for_each_broken_thing(path: Path) -> None:
    """In their order, each with its own code in it; how to accept a change stands above."""
    head, *blocks = blocks_of(path.read_text("utf-8")).items()
    assert TO_ACCEPT in head[1]
    assert [code for code, _ in blocks] == sorted(codes_of_each()[path.name.split(".")[0]])
    assert [code for code, said in blocks if f"  {code}  " not in said] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_is_of_no_machine_and_no_day(path: Path) -> None:
    """No folder of whoever ran it, no version of the program: it is the same everywhere."""
    text = path.read_text("utf-8")
    machine = (str(ROOT), tempfile.gettempdir() + "/", str(Path.home()) + "/", "pytest-", "test_", tool_name())
    assert [word for word in machine if word in text] == []


def test_what_differs_is_shown_by_its_block_with_the_command_that_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Changed, new and gone blocks with their lines, none that is as it was; accepted once, it holds."""
    monkeypatch.setattr(read_aloud, "HERE", tmp_path)
    same, other = problem("FIL-103", Place("a.xlsx")), problem("FIL-104", Place("b.xlsx"))
    held("x", {"FIL-103": [same], "FIL-104": [same], "FIL-102": [same]}, tmp_path, accept=True)
    now = {"FIL-103": [same], "FIL-104": [other], "FIL-105": [other]}
    with pytest.raises(AssertionError) as failed:
        held("x", now, tmp_path, accept=False)
    said = str(failed.value)
    assert said.count("x.vi.txt: FIL-102, FIL-104, FIL-105") == said.count("x.en.txt: FIL-102, FIL-104, FIL-105") == 1
    assert "-a.xlsx  FIL-103  Tệp được đặt mật khẩu mở." in said and "+b.xlsx  FIL-104  " in said
    assert said.count(TO_ACCEPT) == len(LANGUAGES)
    held("x", now, tmp_path, accept=True)
    held("x", now, tmp_path, accept=False)
