"""What was read of the law in November 2026, held against a table typed by hand; nothing of it is called verbatim."""

from __future__ import annotations

from datetime import date
from functools import cache

from engine.law.loading import load_standard
from engine.law.model import Standard
from engine.law.questions import notes_on
from tests import frozen
from tests.committed.making import SPACE

# Datum: the day its note begins, its document, its articles.
NOTES = {
    "tre_tai_nan_thuong_tich": (date(2026, 7, 1), "15/2026/TT-BYT 17/05/2026", "Điều 48, 52, 53"),
    "tre_tu_vong_tai_nan": (date(2026, 7, 1), "15/2026/TT-BYT 17/05/2026", "Điều 48, 53"),
    "tre_duoi_5_duoc_can_do": (date(2026, 7, 1), "15/2026/TT-BYT 17/05/2026", "Điều 42, 43, 46, 47"),
    "tre_kham_suc_khoe": (date(2026, 7, 1), "165/2026/NĐ-CP 15/05/2026", "Điều 69, 70"),
    "tre_hoan_canh_dac_biet": (date(2017, 7, 1), "56/2017/NĐ-CP 09/05/2017", "Điều 3–16"),
}


@cache
def standard() -> Standard:
    """The committed standard."""
    return load_standard(SPACE.standard(frozen.STANDARD)).standard


def test_questions_of_criteria_5_8_and_9_say_from_july_2026_whom_to_count() -> None:
    """Each by its circular or decree; read in a private copy, so reported; a round of 2024 is told nothing of it."""
    told = {e.id: [(n.from_, n.cite.document, n.cite.at) for n in e.notes] for e in standard().book.evidence if e.notes}
    assert told == {name: [row] for name, row in NOTES.items()}
    notes = [note for entry in standard().book.evidence for note in entry.notes]
    assert {note.mark for note in notes} == {"reported"}
    assert all("bản sao của tư nhân" in (note.cite.basis or "") for note in notes)
    shown = {
        day: sum(len(notes_on(e, day)) for e in standard().book.evidence)
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    }
    assert list(shown.values()) == [1, 5]


def test_the_authority_since_july_2025_is_still_an_assumption() -> None:
    """Its basis names the two circulars of the Ministry of Health, and that neither speaks of recognition."""
    (province,) = [a for a in standard().head.authorities if a.until is None]
    assert (province.status, province.mark) == ("assumption", "provisional")
    basis = province.cite.basis or ""
    assert all(said in basis for said in ("16/2025/TT-BYT", "20/2025/TT-BYT", "không nói đến việc công nhận"))


def test_what_was_reported_or_taken_as_a_pattern_is_said_as_readings() -> None:
    """The period of criteria 3 and 5 and the re-check by the press; steps and four papers after older circulars."""
    marks = {reading.id: reading.mark for reading in standard().head.readings}
    assert {name: marks[name] for name in ("period-3-5", "re-check", "offenders", "steps", "four-papers")} == {
        "period-3-5": "reported",
        "re-check": "reported",
        "offenders": "provisional",
        "steps": "provisional",
        "four-papers": "provisional",
    }
