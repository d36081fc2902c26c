"""Pages of docs/rules on totals, conditions, levels: each example is a sound law that scores as its table says.

A block's first line says where it goes: a file that is new, the end of ``standard.yaml``, below or in place of a line.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from engine.language import speak
from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.reporting.words.bands import range_words
from engine.reporting.words.recognition.condition_words import level_word
from engine.reporting.words.sentences import verdict_word
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from tests.comparing.law_edits import FULL, round_of, unit_of
from tests.frozen import SMALL

RULES = Path(__file__).parents[2] / "docs" / "rules"
PAGES = [
    RULES / f"{name}.md"
    for name in (
        "dieu-kien",
        "diem-thuong-diem-tru",
        "lay-muc-cao-nhat",
        "muc-cong-nhan",
        "phan-khong-tinh",
        "ky-cua-tieu-chi",
        "giu-muc",
        "phan-cua-diem",
    )
]
BLOCK = re.compile(r"```yaml\n# ([^\n]+)\n(.*?)```", re.DOTALL)
SAY = speak("vi")
TOLD = ("tổng", "kết luận", "mức")


def law_of(page: Path, folder: Path) -> Lawbook:
    """The small standard with the page's examples put into it."""
    law = folder / "small"
    shutil.copytree(SMALL, law)
    for where, text in BLOCK.findall(page.read_text("utf-8")):
        file, _, line = where.partition(" › ")
        path = law / file
        if not path.exists():
            path.write_text(text, "utf-8")
            _replaced(law / "standard.yaml", "criteria: [", partial(_named, name=path.stem))
        elif line:
            wanted = line.removeprefix("thay ")
            _replaced(path, wanted, partial(_put, new=text.strip(), instead=line.startswith("thay ")))
        else:
            path.write_text(path.read_text("utf-8") + text, "utf-8")
    return load_standard(law)


def _named(old: str, name: str) -> str:
    return old.replace("]", f", {name}]")


def _put(old: str, new: str, *, instead: bool) -> str:
    indented = " " * (len(old) - len(old.lstrip())) + new
    return indented if instead else f"{old}\n{indented}"


def _replaced(path: Path, wanted: str, change: Callable[[str], str]) -> None:
    lines = path.read_text("utf-8").splitlines()
    (at,) = [n for n, line in enumerate(lines) if wanted in line and not line.lstrip().startswith("#")]
    lines[at] = change(lines[at])
    path.write_text("\n".join(lines) + "\n", "utf-8")


def cases_of(page: Path) -> Iterator[tuple[dict[str, int], dict[str, str]]]:
    """The lines of the table that names data: what a commune has, and what is said of it."""
    lines = page.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| `") and "| tổng |" in line)
    heads = [cell.strip().strip("`") for cell in lines[start].strip("|").split("|")]
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return
        row = dict(zip(heads, (cell.strip() for cell in line.strip("|").split("|")), strict=True))
        facts = FULL | {name: int(said) for name, said in row.items() if name in FULL and said.isdigit()}
        gone = {name for name, said in row.items() if name in FULL and said == "chưa có"}
        told = {name: said for name, said in row.items() if name in TOLD}
        yield {name: value for name, value in facts.items() if name not in gone}, told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_example_of_a_page_is_a_sound_law_that_scores_as_its_table_says(page: Path, tmp_path: Path) -> None:
    """No problem and no warning; total, decision and level of every line of the table."""
    book = law_of(page, tmp_path)
    table, warned = open_cells(book)
    assert (*check_standard(book), *warned) == ()
    cases = list(cases_of(page))
    made = assess(book, table, *round_of({unit_of(n): facts for n, (facts, _) in enumerate(cases)}))
    for card, (_, told) in zip(made.cards, cases, strict=True):
        decision = card.decision
        said = {
            "tổng": range_words(decision.low, decision.high, SAY),
            "kết luận": verdict_word(decision.verdict, SAY),
            "mức": level_word(card, SAY) or "–",
        }
        assert told
        assert {name: said[name] for name in told} == told, card.unit.name


def test_every_page_of_a_rule_is_named_in_the_guide_to_criteria() -> None:
    """Nobody looks for a page that nothing leads to."""
    guide = (RULES.parent / "criteria.md").read_text("utf-8")
    assert [page.name for page in RULES.glob("*.md") if f"rules/{page.name}" not in guide] == []
