"""A round told that one person does everything in it, as its own file then says."""

from __future__ import annotations

import re

from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.round import RoundShape
from engine.files.safety import file_bytes
from engine.files.writing import write_whole
from engine.law.loading import shape
from engine.law.source import source_of
from engine.problems import Place, ProblemsFound, problem
from engine.service.record.record_store import open_record
from engine.service.store import Holdings

STATED = "four_eyes: stated"


def state_one_person(store: Holdings, name: str) -> None:
    """Have a round say in its own file that one person does everything; its papers will all say so.

    Raises ProblemsFound where its record is begun, for that keeps what it began with (REC-202), or where the round is
    in a workbook alone (REC-354).
    """
    folder = store.round(name)
    path = folder / ROUND_FILE
    if open_record(folder).round_state() is not None or not path.exists():
        raise ProblemsFound([problem("REC-354", Place(f"{folder.name}/{ROUND_FILE}"), name=name)])
    text = file_bytes(path, ROUND_FILE).decode("utf-8")
    kept = re.sub(r"^four_eyes:.*\n?", "", text, flags=re.MULTILINE)
    made = f"{kept}{'' if kept.endswith(chr(10)) else chr(10)}{STATED}\n".encode()
    shape(RoundShape, source_of(made, ROUND_FILE))
    write_whole(path, made)
