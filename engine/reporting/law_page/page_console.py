"""A standard's page on the console."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from engine.law.loading import Lawbook
from engine.reporting.console.screen import Screen
from engine.reporting.law_page.page_lines import PageSection, head_lines, legend, sections_of


def show_page(screen: Screen, book: Lawbook) -> None:
    """Print a whole standard: a table a section, the signs of the marks explained first and last."""
    say, head = screen.say, book.standard.head
    screen.out.print(Text(say.either(head.title, head.title_en), style="bold"))
    for told in head_lines(book, say):
        screen.out.print(Text(told))
    screen.out.print(Text(legend(say), style="dim"))
    for section in sections_of(book, say):
        _show_section(screen, section)
    screen.out.print(Text(legend(say), style="dim"))


def _show_section(screen: Screen, section: PageSection) -> None:
    title = Text(section.title, style="bold")
    if section.cited:
        title.append(f"  {section.cited}", style="dim")
    screen.out.print()
    screen.out.print(title)
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(width=4, style="cyan")
    table.add_column(ratio=5)
    table.add_column(ratio=6)
    for line in section.lines:
        about = Text(line.title)
        if line.counted:
            about.append(f"\n{line.counted}", style="dim")
        table.add_row(line.part, about, Text(line.gives))
    screen.out.print(table)
