"""A self-scoring page that would be too heavy for an old machine is not written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.language import speak
from engine.problems import ProblemsFound, words
from engine.service.policy import making_page
from engine.service.policy.making_page import KILOBYTE, PageRequest, make_page
from engine.service.store import find_store
from tests import frozen

TODAY = date(2026, 11, 15)


def test_a_page_over_the_most_is_refused_with_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PAG-100 says what it weighs and what it may, and leaves no file; a page of exactly the most is written."""
    store, out = find_store(frozen.desk_in(tmp_path / "desk"), TODAY), tmp_path / "tu-cham.html"
    asked = PageRequest(frozen.STANDARD, out)
    size = len(make_page(store, asked, speak("vi")).content)
    out.unlink()

    monkeypatch.setattr(making_page, "MOST", size - 1)
    with pytest.raises(ProblemsFound) as refused:
        make_page(store, asked, speak("vi"))
    (told,) = refused.value.problems
    assert told.code == "PAG-100"
    assert f"nặng {-(-size // KILOBYTE)} KB" in words(told, "vi")["what"]
    assert not out.exists()

    monkeypatch.setattr(making_page, "MOST", size)
    make_page(store, asked, speak("vi"))
    assert out.stat().st_size == size
