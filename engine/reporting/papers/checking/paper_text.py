"""A paper as plain text, in the order of its body: paragraphs, and tables row by row."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.table import Table


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A paragraph, or a table as rows of cells; what it is not is empty."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def paper_text(content: bytes) -> tuple[TextPiece, ...]:
    """The body of a Word file as a reader sees it, without empty lines."""
    import docx
    from docx.table import Table as DocxTable

    document = docx.Document(io.BytesIO(content))
    told = (
        TextPiece(rows=_rows(part)) if isinstance(part, DocxTable) else TextPiece(" ".join(part.text.split()))
        for part in document.iter_inner_content()
    )
    return tuple(piece for piece in told if piece.text or piece.rows)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """The cells of each row, a merged one once."""
    return tuple(
        tuple("\n".join(line for line in cell.text.splitlines() if line.strip()) for cell in dict.fromkeys(row.cells))
        for row in table.rows
    )
