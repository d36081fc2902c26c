"""Many at one record: what each was told is kept is kept, once, in one chain; nobody is told that it is locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import read_entry
from engine.service.record.checking_record import check_record
from engine.service.record.known_checkpoints import note_checkpoint
from engine.service.record.record_store import open_record
from engine.service.record.replaying import dump
from tests.service.record.conftest import STORES, Place
from tests.service.record.editing import started
from tests.service.record.made_record import CODE, CODES, corrected, in_review, submitted, wanted

WRITERS, EDITS = 8, 200


def test_eight_processes_keep_every_edit(place: Place) -> None:
    """1,600 of 1,600: each acknowledged number once, with the hash that the chain has; tables and chain agree."""
    folder, address = place
    record = in_review(folder, address, CODES)
    before = record.checkpoint().size
    writers = [started(folder, address, writer, EDITS) for writer in range(1, WRITERS + 1)]
    told = [line.split() for writer in writers for line in writer.communicate()[0].decode().splitlines()]
    kept = [line for line in told if line != ["ready"]]
    assert [line for line in kept if line[0] == "refused"] == []
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    chain = {str(at): own for at, (_, own) in enumerate(record.entries(), 1)}
    assert len(kept) == len({line[0] for line in kept}) == len({line[2] for line in kept}) == WRITERS * EDITS
    assert [line for line in kept if chain[line[0]] != line[1]] == []
    assert record.checkpoint().size == before + WRITERS * EDITS
    checked = check_record(record, AsItLies())
    assert (checked.verified.misfits, checked.tables) == ((), None)


def test_two_boards_at_one_file(place: Place) -> None:
    """Both saw version 3; the second is refused with both values and who wrote, and what the first wrote stands."""
    folder, address = place
    first, second = in_review(folder, address), open_record(folder, address)
    seen = first.file(CODE)
    assert seen is not None
    first.apply(corrected("49", seen_version=seen.version))
    with pytest.raises(ProblemsFound) as refused:
        second.apply(corrected("50", seen_version=seen.version))
    values = [{**found.values} for found in refused.value.problems]
    assert any((told.get("theirs"), told.get("mine")) == ("49", "50") for told in values)
    now = second.file(CODE)
    assert now is not None
    assert (now.appraised["tiem_du"].value, now.version) == ("49", seen.version + 1)


def test_what_is_refused_leaves_nothing(place: Place) -> None:
    """An act that is not allowed, or rests on a file that is not there: no entry, no row, the same checkpoint."""
    folder, address = place
    record = in_review(folder, address)
    before, file = record.checkpoint(), record.file(CODE)
    for act in (wanted("appraise", "commune", {"score": {}}), submitted(), corrected("1", blobs=("c" * 64,))):
        with pytest.raises(ProblemsFound):
            record.apply(act)
    assert (record.checkpoint(), record.file(CODE)) == (before, file)


def test_both_databases_keep_the_same(tmp_path: Path, server: Callable[[], str]) -> None:
    """One history gives one root and the same rows wherever it is kept."""
    roots, dumps = set(), set()
    for name, address in (("mot", ""), *((("hai", server()),) if "postgresql" in STORES else ())):
        folder = tmp_path / name / f"dot-{tmp_path.name}"
        folder.mkdir(parents=True)
        record = in_review(folder, address)
        record.apply(corrected("49"))
        roots.add(record.checkpoint())
        with record.database.reading() as session:
            dumps.add(dump(session))
    assert (len(roots), len(dumps)) == (1, 1)


def test_an_act_that_is_kept_is_never_told_as_failed(place: Place) -> None:
    """Where the checkpoint cannot be put down outside, that is told beside the act, which stands."""
    folder, address = place
    record = in_review(folder, address)
    (record.folder / CHECKPOINTS_FILE).unlink()
    (record.folder / CHECKPOINTS_FILE).mkdir()
    with pytest.raises(ProblemsFound) as refused:
        record.apply(corrected("1"))
    assert [found.code for found in refused.value.problems] == [
        "SYS-116"
    ]  # what is known cannot be read: nothing is kept
    done = note_checkpoint(record.folder, read_entry(next(record.entries())[0]), record.checkpoint())
    assert done is not None and (done.code, done.severity) == ("REC-160", "warning")
