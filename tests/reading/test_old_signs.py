"""Signs of fonts from before Unicode: what each shows, or that it is not known; never another number."""

from __future__ import annotations

import pytest

from engine.reading.law_text import UNSURE
from engine.reading.loading.old_letters import put_right


@pytest.mark.parametrize(
    ("kept", "font", "seen"),
    [
        ("98%", "Symbol", "98%"),
        ("\uf039\uf038\uf025", "Symbol", "98%"),
        ("\uf0a3 9", "Symbol", "≤ 9"),
        ("≥", "Symbol", "≥"),
        ("a", "Symbol", UNSURE),
        ("\uf0b7 Khám", "Times New Roman", "• Khám"),
        ("\uf0b3 98", "Times New Roman", "≥ 98"),
        ("\ue123", "Times New Roman", UNSURE),
        ("9\x078", "Times New Roman", f"9{UNSURE}8"),
        ("TrÎ em", ".VnTime", "Trẻ em"),
        ("Treû em", "VNI-Times", "Trẻ em"),
        ("98%", "Wingdings", UNSURE),
    ],
)
def test_a_sign_is_what_its_font_shows(kept: str, font: str, seen: str) -> None:
    """Digits and comparisons of Symbol, bullets of its private area; a control sign or a picture is unsure."""
    assert put_right(kept, font) == seen
