"""Two forms of one commune: the same answers count once, others are told side by side and neither is taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from engine.evidence.facts import Document, Fact, RoundEvidence
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.forms.template import write_form
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import Place, Problem, render

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
OLD, YOUNG = Document("12/BC", date(2024, 10, 1)), Document("15/BC", date(2024, 11, 4))
Given = Mapping[str, tuple[int, Document]]


def both(folder: Path, one: Given, other: Given) -> RoundEvidence:
    """A round with two forms of its first commune."""
    (folder / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        (folder / name).write_bytes((TESTS / "bad" / name).read_bytes())
    for name, given in (("00001-a.xlsx", one), ("00001-b.xlsx", other)):
        facts = {key: Fact(key, value, Place(""), "given", paper) for key, (value, paper) in given.items()}
        write_form(folder / "evidence" / name, LAW, ROUND, ROUND.units[0], speak("vi"), facts)
    return read_evidence(folder, LAW, ROUND)


def of_forms(told: RoundEvidence) -> list[Problem]:
    """What is said of the two files."""
    commune = told.communes["00001"]
    return [found for found in (*told.problems, *commune.problems) if found.code in ("EVI-109", "EVI-130")]


def test_the_same_answers_twice_count_once(tmp_path: Path) -> None:
    """The second file is named; the commune's answers stand."""
    told = both(tmp_path, {"tre_em": (1000, OLD)}, {"tre_em": (1000, OLD)})
    assert [found.code for found in of_forms(told)] == ["EVI-130"]
    assert told.communes["00001"].facts["tre_em"].value == 1000


def test_other_answers_are_told_with_their_cells_and_the_days_of_their_papers(tmp_path: Path) -> None:
    """A number, a yes, an answer that only one has, in the words of the form; nobody guesses which file is meant."""
    one = {"tre_em": (1000, OLD), "co_nguoi_phu_trach": (1, OLD), "so_hoat_dong": (3, OLD)}
    other = {"tre_em": (1100, YOUNG), "co_nguoi_phu_trach": (0, YOUNG)}
    told = both(tmp_path, one, other)
    (found,) = of_forms(told)
    assert found.code == "EVI-109"
    said = render(found, "vi")
    assert "1000 ↔ 1100" in said and "Có ↔ Không" in said and "3 ↔ trống" in said
    assert "Văn bản mới nhất: 01/10/2024 và 04/11/2024." in said
    assert "yes ↔ no" in render(found, "en")
    assert told.communes["00001"].facts == {}


def test_the_same_numbers_by_other_papers_are_told_by_the_papers(tmp_path: Path) -> None:
    """Both say 1000: what differs is the report."""
    (found,) = of_forms(both(tmp_path, {"tre_em": (1000, OLD)}, {"tre_em": (1000, Document("15/BC", OLD.issued))}))
    assert "12/BC ↔ 15/BC" in render(found, "vi")
    assert "mới nhất" not in render(found, "vi")


def test_a_question_that_is_left_out_on_one_form_is_told_in_its_own_words(tmp_path: Path) -> None:
    """Not applicable is neither nought nor empty."""
    both(tmp_path, {"tre_em": (1000, OLD)}, {"tre_em": (1000, OLD)})
    facts = {"tre_em": Fact("tre_em", 0, Place(""), "not_applicable", OLD)}
    write_form(tmp_path / "evidence" / "00001-b.xlsx", LAW, ROUND, ROUND.units[0], speak("vi"), facts)
    (found,) = of_forms(read_evidence(tmp_path, LAW, ROUND))
    assert "1000 ↔ không áp dụng" in render(found, "vi") and "1000 ↔ not applicable" in render(found, "en")
