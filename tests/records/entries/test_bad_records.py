"""Every code of the chain has a broken record that is refused by it, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.problems import Place, Problem, ProblemsFound, catalogue, problem, render, words
from engine.records.acting.act_words import ACT_WORDS
from engine.records.entries.anchors import Anchor, read_anchors, refuse_older
from engine.records.entries.chain_checking import check_chain
from engine.records.entries.checkpoint import checkpoint_of, read_qr_text
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import entry_place, read_entry
from engine.records.entries.fingerprint import read_fingerprint
from engine.records.entries.merkle_tree import peaks_of
from tests.records.entries.made_entries import ROUND
from tests.told.read_aloud import Hold

BAD = sorted((Path(__file__).parents[2] / "bad" / "record").glob("REC-1*.txt"))
CODES = {code for code in catalogue() if "REC-100" <= code < "REC-150"}
REFUSAL = problem("REC-105", entry_place(3), key="reason")
LIES = {
    "evidence changed": AsItLies(blob=lambda sha: sha[::-1]),
    "evidence lost": AsItLies(blob=lambda _: ""),
    "law": AsItLies(law=lambda _: False),
    "score": AsItLies(score=lambda entry: "tc07.1: 20 → 35" if entry.seq == 3 else ""),
    "moves": AsItLies(moves=lambda entry: [REFUSAL] if entry.seq == 3 else []),
    "four_eyes": AsItLies(four_eyes=lambda entry: [REFUSAL] if entry.seq == 3 else []),
}


def anchor(told: str) -> Anchor:
    """A paper's line: size, root or letters, what it is called."""
    size, mark, where = told.split(" ", 2)
    return Anchor(where, int(size), mark) if len(mark) == 64 else Anchor(where, int(size), seal=mark)


def lines_of(path: Path) -> dict[str, list[bytes]]:
    """The lines of a broken record by their first word."""
    lines: dict[str, list[bytes]] = {}
    for line in path.read_bytes().rstrip(b"\n").split(b"\n"):
        word, _, rest = line.partition(b" ")
        lines.setdefault(word.decode(), []).append(rest)
    return lines


def found(path: Path) -> tuple[Problem, ...]:
    """What is said of a broken record, each kind of line by whoever reads it."""
    lines = {word: list(told) for word, told in lines_of(path).items()}
    kept = [(raw, own.decode()) for own, _, raw in (told.partition(b" ") for told in lines.pop("entry", []))]
    papers, older, lies = ([told.decode() for told in lines.pop(word, [])] for word in ("paper", "older", "lies"))
    try:
        refuse_older(checkpoint_of(ROUND, peaks_of(raw for raw, _ in kept)), map(anchor, older))
        for word, (told,) in lines.items():
            text = told.decode()
            if word == "typed":
                read_fingerprint(text, Place("bien-nhan"))
            elif word == "scanned":
                read_qr_text(text, ROUND, Place("bien-nhan"))
            else:
                read_anchors(text + "\n", ROUND)
    except ProblemsFound as refused:
        return refused.problems
    asked = LIES[lies[0]] if lies else None
    return check_chain(kept, ROUND, anchors=list(map(anchor, papers)), lies=asked).problems


def test_every_code_has_its_broken_record() -> None:
    """None without, none for a code that is gone."""
    assert {path.stem for path in BAD} == CODES


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_broken_record_is_refused_by_its_code(path: Path) -> None:
    """It is the first thing said, and it reads whole in both languages."""
    told = found(path)
    assert told[0].code == path.stem
    for language in ("vi", "en"):
        words = render(told[0], language)
        assert path.stem in words
        assert "{" not in words.replace('{"', "")


def test_all_that_is_told_is_told_as_it_was_read_aloud(hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("record", {path.stem: found(path) for path in BAD})


@pytest.mark.parametrize("code", ["REC-120", "REC-121"])
def test_an_act_is_told_in_words(code: str) -> None:
    """What the third entry does, as people call it; no word of the file."""
    told = found(BAD[0].with_name(f"{code}.txt"))[0]
    act = read_entry(lines_of(BAD[0].with_name(f"{code}.txt"))["entry"][2].partition(b" ")[2]).act
    for at, language in enumerate(("vi", "en")):
        assert f": {ACT_WORDS[act][at]})" in words(told, language)["what"]
