"""One commune's page of what it must mend, by itself, in Word or in Excel."""

from __future__ import annotations

from pathlib import Path

from engine.forms.to_mend import Slip


def write_page(path: Path, slip: Slip) -> None:
    """Write the page by what the name's ending says it is. Raises as ``write_whole``."""
    from engine.reporting.board.slip_excel import write_slip_excel
    from engine.reporting.board.slip_word import write_slip_word

    (write_slip_word if path.suffix == ".docx" else write_slip_excel)(path, slip)
