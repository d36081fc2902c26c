"""QR codes: a checkpoint (version, size and whole root, no address in it), and links that people hand over."""

from __future__ import annotations

import io

import segno

from engine.records.entries.checkpoint import Checkpoint, qr_text

# 33 modules hold size and root; a quarter of them may be soiled in one place and it is still read at level M.
LEVEL = "m"
# Dots a module in the PNG, and white modules around it, as ISO/IEC 18004 asks.
SCALE, QUIET_ZONE = 8, 4


def seal_png(checkpoint: Checkpoint) -> bytes:
    """A black and white PNG, the same bytes on every system; 328 dots for records of under ten thousand million."""
    made = io.BytesIO()
    # Stored, not packed: packing differs from one zlib to another.
    seal_code(checkpoint).save(made, kind="png", scale=SCALE, border=QUIET_ZONE, compresslevel=0)
    return made.getvalue()


def seal_svg(checkpoint: Checkpoint) -> bytes:
    """The same as SVG, without style or script, one unit a module."""
    return _svg(seal_code(checkpoint))


def link_svg(link: str) -> str:
    """An address, or the secret of a telephone's codes, as a QR code to be seen on a screen or printed."""
    return _svg(segno.make_qr(link, error=LEVEL)).decode()


def _svg(code: segno.QRCode) -> bytes:
    made = io.BytesIO()
    code.save(made, kind="svg", border=QUIET_ZONE, xmldecl=False, nl=False, svgclass=None,
                               lineclass=None, omitsize=True, light="white")  # fmt: skip
    return made.getvalue()


def seal_code(checkpoint: Checkpoint) -> segno.QRCode:
    """The code itself: version 4 up to sizes of sixteen digits."""
    return segno.make_qr(qr_text(checkpoint), error=LEVEL)
