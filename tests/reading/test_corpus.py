"""Decisions of the real structure in many wordings, layouts and kinds of file: nothing in them is read wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.corpus import LEAST_RIGHT, Document, corpus, scored

CORPUS = corpus()


@pytest.mark.parametrize("document", CORPUS, ids=lambda document: document.name)
def test_no_number_is_wrong_and_nearly_all_are_right(document: Document, tmp_path: Path) -> None:
    """A number is right or asked, never wrong, and asked if planted; without slips 95 % are right."""
    told = scored(document.write(tmp_path))
    assert told.wrong == ()
    assert told.planted
    if not document.name.startswith("slip"):
        assert 100 * told.right >= LEAST_RIGHT * (told.right + told.asked)


def test_the_corpus_has_every_kind_that_needs_no_other_program() -> None:
    """Word, web pages, PDF, Word's own numbers, UTF-16, both old fonts, and a typist's slips."""
    names = " ".join(document.name for document in CORPUS)
    for kind in (".docx", ".html", ".pdf", "numbered by Word", "utf-16", "TCVN3", "VNI", "slip"):
        assert kind in names
