"""Files of a tray put into a round: all that were chosen, or none; what stood in their places goes in the same step."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from engine.evidence.identity.round_folder import EVIDENCE
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import make_folder, write_whole
from engine.problems import Place, ProblemsFound, problem
from engine.service.board.uploads.sent_checked import SentChecked
from engine.service.board.uploads.trays import Tray
from engine.service.store import Holdings


def receive(holdings: Holdings, tray: Tray, chosen: Collection[int]) -> tuple[SentChecked, ...]:
    """Put the chosen files in, by their numbers in the tray; gives them.

    Raises ProblemsFound: nothing chosen that can be received (WEB-165), what stood there is otherwise than when the
    files were looked at (SYS-114), and as ``put_in_place`` does; nothing is changed then.
    """
    checked = tray.checked
    taken = tuple(file for file in checked.let_in if file.at in chosen) if checked else ()
    if checked is None or not taken:
        raise ProblemsFound([problem("WEB-165", Place("–"))])
    folder = holdings.round(tray.round)
    names = {name for file in taken for name in (file.target, *file.replaces)}
    stood = {name: content for name, content in checked.stood.items() if name.removeprefix(f"{EVIDENCE}/") in names}
    targets = {f"{EVIDENCE}/{file.target}" for file in taken}

    def write(fresh: Path) -> None:
        make_folder(fresh / EVIDENCE)
        for file in taken:
            write_whole(fresh / EVIDENCE / file.target, tray.files[file.at].content)

    gone = [name for name, content in stood.items() if content is not None and name not in targets]
    put_in_place(folder, write, Terms(gone=gone, read=stood))
    return taken
