"""Each code that a file of the desk can raise has a thing broken, and what is told of it was read aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.problems import Problem, ProblemsFound, render
from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.records.entries.contents import AsItLies
from engine.records.entries.fingerprint import fingerprint
from engine.service.record.backing_up import back_up
from engine.service.record.checking_record import check_record
from engine.service.record.record_requests import paper, rebuild_record
from engine.service.record.record_store import FILE, open_record
from engine.service.record.restoring import open_to_restore, restore
from tests.bad.desk.recipes import RECIPES, ROUND, UNASKED, begun, found, ran, spoilt
from tests.problems.test_plain_vietnamese import FOREIGN
from tests.service.record.made_record import corrected
from tests.told.read_aloud import Hold

# Told with what is wrong inside the thing: a broken backup, a record that is not packed.
BESIDE = {"REC-169": {"REC-110"}, "DOS-103": {"REC-110"}}
# What is typed or named as it is: commands with their words, files, names of tables in quotes.
AS_IT_IS = re.compile(r"phuhop record [^.;:]*|--\w+|“[^”]*”|\S*[./]\S*")


@pytest.fixture(scope="module", name="all_told")
def told_of_each(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Problem, ...]]:
    """What is told of each broken thing, by its code."""
    return {code: found(code, tmp_path_factory.mktemp(code)) for code in RECIPES}


def test_all_that_is_told_is_told_as_it_was_read_aloud(all_told: Mapping[str, tuple[Problem, ...]], hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("desk", all_told)


@pytest.mark.parametrize("code", RECIPES)
def test_a_broken_thing_is_told_by_its_code(code: str, all_told: Mapping[str, tuple[Problem, ...]]) -> None:
    """Once, with nothing but what is wrong inside beside it."""
    codes = [told.code for told in all_told[code]]
    assert ({*codes}, codes.count(code)) == ({code} | BESIDE.get(code, set()), 1)


@pytest.mark.parametrize("code", RECIPES)
def test_what_is_said_in_vietnamese_is_vietnamese(code: str, all_told: Mapping[str, tuple[Problem, ...]]) -> None:
    """No word of a library's, no hole, and a remedy after the arrow."""
    (own,) = (told for told in all_told[code] if told.code == code)
    vietnamese = render(own, "vi")
    assert FOREIGN.findall(AS_IT_IS.sub("", vietnamese)) == []
    assert vietnamese.rpartition("→ ")[2].rstrip().endswith(".")


@pytest.mark.parametrize("broken", [b"hong\n", b""], ids=["REC-132", "REC-133"])
def test_checkpoints_that_cannot_be_read_are_put_aside(broken: bytes, tmp_path: Path) -> None:
    """As their remedies tell: aside, the record holds against the latest paper, and the next act begins a new file."""
    record = begun(tmp_path)
    seal, path = fingerprint(record.checkpoint()), record.folder / CHECKPOINTS_FILE
    path.write_bytes(broken or path.read_bytes().replace(ROUND.encode(), b"dot-khac"))
    with pytest.raises(ProblemsFound) as refused:
        open_record(record.folder.parent)
    assert {told.code for told in refused.value.problems} == {"REC-132" if broken else "REC-133"}
    path.rename(tmp_path / "cat-di.txt")
    again = open_record(record.folder.parent)
    assert check_record(again, AsItLies(), (paper(seal, ROUND),)).verified.first is None
    again.apply(corrected("8"))
    assert path.is_file() and open_record(record.folder.parent).notices == ()


def test_tables_that_differ_are_made_anew_and_the_act_is_kept(tmp_path: Path) -> None:
    """What REC-170 tells to do, done."""
    record = spoilt("UPDATE head SET hash = 'x'")(tmp_path)
    with pytest.raises(ProblemsFound):
        record.apply(corrected("5"))
    rebuild_record(record)
    assert record.apply(corrected("5")).entry.seq == 6
    assert check_record(record, AsItLies()).tables is None


def test_before_an_upgrade_a_backup_is_put_back_in_the_place_of_a_newer_record(tmp_path: Path) -> None:
    """What REC-156 tells to do where the newer program cannot be had."""
    record = begun(tmp_path)
    stands = back_up(record, tmp_path / "truoc.db").checkpoint
    ran(record.folder / FILE, "UPDATE store SET value = '99'")
    (record.folder / FILE).rename(tmp_path / "moi-hon.db")
    assert restore(open_to_restore(record.folder.parent), tmp_path / "truoc.db", UNASKED).checkpoint == stands
