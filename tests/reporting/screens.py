"""What a screen shows, read back as text: wide enough that no line breaks, without colours."""

from __future__ import annotations

import io
from collections.abc import Callable

from rich.console import Console

from engine.language import speak
from engine.reporting.console.screen import Screen


def lines_shown(show: Callable[[Screen], object], *, language: str = "vi", quiet: bool = False) -> list[str]:
    """Every line that is printed, results and problems alike, without the blanks at its end."""
    page = io.StringIO()
    out = Console(file=page, width=300, highlight=False, markup=False)
    show(Screen(speak(language), out, out, quiet=quiet))
    return [line.rstrip() for line in page.getvalue().splitlines()]
