"""A workspace whose round has been opened at the desk, with its forms taken in and claimed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from engine.service.review.desk import Who, now, open_desk
from engine.service.review.moving import MoveRequest, move_all
from engine.service.review.opening.opening_record import OpenRequest, open_review
from engine.service.review.taking_in import import_forms
from engine.service.store import FileStore
from tests import frozen
from tests.web.given_by_acts import earlier_round
from tests.web.visiting import TODAY

# Recognised, not by a zero, short of the threshold; the last has to mend its form, so it is not taken in.
COMMUNES: Final = ("02536", "02542", "02551", "02578", "02587", "02623")


def opened_desk(folder: Path) -> Path:
    """The frozen round with five of its communes, for one person who does everything and says so."""
    root = frozen.desk_in(folder, COMMUNES)
    earlier_round(root)
    head = root / "assessments" / frozen.SAMPLE / "round.yaml"
    head.write_text(head.read_text("utf-8") + "four_eyes: stated\n", "utf-8")
    store, who = FileStore(root, bundled=False, today=TODAY), Who("p-000", now())
    open_review(store, OpenRequest(frozen.SAMPLE, who, applied=True))
    import_forms(store, open_desk(store, frozen.SAMPLE), who, applied=True)
    move_all(open_desk(store, frozen.SAMPLE), MoveRequest("claim", who, every=True, applied=True), {})
    return root
