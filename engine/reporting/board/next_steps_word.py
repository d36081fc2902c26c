"""The one page that lies in a new round's folder: what the round is, and what is to be done next."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from engine.evidence.facts import Round
from engine.files.kit.zips import without_clock
from engine.files.writing import write_whole
from engine.reporting.board.next_steps import steps_of
from engine.reporting.word.pieces import decree30, put_paragraph, set_a4

TITLE = "VIỆC TIẾP THEO CỦA ĐỢT"


def write_next_steps(  # noqa: PLR0913 - what the steps speak of, each by its name
    path: Path, made: Round, *, fitting: Sequence[str], unsure: Sequence[str], excel: bool, grounds: Sequence[str] = ()
) -> None:
    """Write the page; the same round gives the same bytes. Raises OSError."""
    import docx

    document = docx.Document()
    set_a4(document, f"Việc tiếp theo – {made.title}", made.id)
    small = decree30()["font"]["table"]
    put_paragraph(document, TITLE, centre=True, bold=True)
    put_paragraph(document, made.title, centre=True, bold=True)
    period = f"{made.period_from:%d/%m/%Y} – {made.period_to:%d/%m/%Y}"
    about = f"{len(made.units)} đơn vị · số liệu đến {made.on:%d/%m/%Y} · kỳ {period} · bộ tiêu chí {made.standard}"
    put_paragraph(document, about, centre=True, size=small)
    for number, step in enumerate(
        steps_of(made, "paper", fitting=fitting, unsure=unsure, excel=excel, grounds=grounds), 1
    ):
        put_paragraph(document, f"☐ {number}. {step}", before=decree30()["body"]["before"], size=small)
    stream = io.BytesIO()
    document.save(stream)
    write_whole(path, without_clock(stream.getvalue()))
