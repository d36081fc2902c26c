"""The page for analysts is true: its code runs as it stands there, and prints what the page says."""

from __future__ import annotations

import re

import pytest

from tests import frozen

PAGE = frozen.ROOT / "docs" / "analysts.md"


def test_the_worked_example_prints_what_the_page_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One block of Python and the block of what it prints; the frozen round is the sample that the page speaks of."""
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    (said,) = re.findall(r"^```text\n(.*?)^```", PAGE.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(frozen.FROZEN)
    exec(compile(code, PAGE.name, "exec"), {})  # noqa: S102 - the page's own code, as a reader runs it
    assert capsys.readouterr().out == said
