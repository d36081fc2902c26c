"""A page for each problem code, in both languages, as the catalogue has it."""

from __future__ import annotations

from pathlib import Path

from docs.problems.make import FAMILIES, HERE, pages
from engine.problems import catalogue


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    """No code without a page; no page of a code that is gone; a family has its name in both languages."""
    assert {path.stem for path in HERE.glob("*.md")} == {*catalogue(), "README"}
    assert {code.partition("-")[0] for code in catalogue()} <= set(FAMILIES)


def test_the_pages_are_fresh() -> None:
    """Each page is the one that the catalogue gives; run: python -m docs.problems.make."""
    stale = [name for name, text in pages().items() if (HERE / name).read_text("utf-8") != text]
    assert stale == []


def test_a_page_says_all_in_both_languages() -> None:
    """What, rule and remedy stand under each language, none of them empty, and no hole is left in braces."""
    heads = ("Sai gì", "Quy tắc", "Sửa thế nào", "What is wrong", "The rule", "What to do")
    empty = []
    for code in catalogue():
        text = (Path(HERE) / f"{code}.md").read_text("utf-8")
        for head in heads:
            said = text.partition(f"**{head}.** ")[2].split("\n", 1)[0]
            # Some rules are the law's own words.
            filled = said.strip("⟨…⟩ ") or (said and head in ("Quy tắc", "The rule"))
            empty += [] if filled else [f"{code}: {head}"]
    assert empty == []
