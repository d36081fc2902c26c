"""The QR code of the record's checkpoint, put below its letters on a finished paper of whatever template."""

from __future__ import annotations

import copy
import io
from datetime import date

from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.record.seal_picture import seal_png
from engine.reporting.word.filling import repacked

PICTURE = 27  # millimetres: a module of 0.66 is read by every telephone


def with_code(content: bytes, checkpoint: Checkpoint, *, on: date) -> bytes:
    """The paper with the code below the first line that has the letters; unchanged where no line has them."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm
    from docx.text.paragraph import Paragraph

    document, letters = docx.Document(io.BytesIO(content)), fingerprint(checkpoint)
    for node in document.element.body.iter(qn("w:p")):
        line = Paragraph(node, document._body)  # noqa: SLF001 - python-docx gives no paragraph of a cell by its node
        if letters not in line.text:
            continue
        below = copy.deepcopy(node)
        node.addnext(below)
        line.paragraph_format.keep_with_next = True
        made = Paragraph(below, document._body)  # noqa: SLF001 - as above
        for run in made.runs:
            below.remove(run._r)  # noqa: SLF001 - as above
        picture = made.add_run().add_picture(io.BytesIO(seal_png(checkpoint)), width=Mm(PICTURE))
        picture._inline.docPr.set("descr", f"Mã QR của mã niêm phong {letters}")  # noqa: SLF001 - as above
        stream = io.BytesIO()
        document.save(stream)
        return repacked(stream.getvalue(), on)
    return content
