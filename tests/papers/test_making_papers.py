"""Papers are made, kept and taken away together; what a person edited stays; what lacks is told with its reason."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx.package import Package

from docs.papers.make import HERE, text
from engine.files.keeping.office import as_pdf, office
from engine.problems import Place, Problem, ProblemsFound, problem, words
from engine.records.acting.commune_file import STATES
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.paper_making import template_name, word_of
from engine.service.papers.fitting import gathered, unfit
from engine.service.papers.making_papers import PapersRequest, make_papers
from engine.service.papers.own_templates import read_templates, write_templates
from engine.service.papers.paper_contents import of_record
from engine.service.papers.paper_files import MADE, keep_papers
from engine.service.store import find_store
from tests import frozen
from tests.papers.made_papers import content, word
from tests.papers.recorded_file import PASSED, failing, made, recorded
from tests.planning.test_templates import template

CODES = (PASSED, "02542")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with two communes: one that reaches the standard, one that does not."""
    return frozen.desk_in(tmp_path, CODES)


def codes_of(call: Callable[[], object]) -> list[str]:
    """What a call is refused for; each said in full in both languages."""
    with pytest.raises(ProblemsFound) as refused:
        call()
    for found in refused.value.problems:
        for language in ("vi", "en"):
            told = words(found, language)
            assert all(told.values())
            assert "{" not in told["what"].replace("{{", "").replace("{%", "")
    return [found.code for found in refused.value.problems]


def test_word_files_that_are_done_with_do_not_pile_up() -> None:
    """Each is a cycle of megabytes, and a command looks for cycles seldom: the papers of sixty communes held 2 GB."""
    gc.disable()
    try:
        alive = [_packages_after_one_more() for _ in range(4)]
    finally:
        gc.enable()
    assert alive[-1] <= alive[0]


def _packages_after_one_more() -> int:
    """How many Word files are held once one more paper was made."""
    assert word_of("self-score", content("self-score"), on=made().round.on)
    return sum(isinstance(held, Package) for held in gc.get_objects())


def test_the_list_of_fields_is_fresh() -> None:
    """docs/papers.md is what the data classes say; run: python -m docs.papers.make."""
    assert HERE.read_text("utf-8") == text()


def test_a_second_run_changes_nothing_and_an_edited_paper_stops_it(desk: Path) -> None:
    """The same round gives the same bytes; an edit is never written over, nor any other paper of that run."""
    store, asked = find_store(desk), PapersRequest(frozen.SAMPLE, kinds=("self-score",))
    done = make_papers(store, asked)
    before = {path: path.read_bytes() for path in sorted(done.folder.rglob("*")) if path.is_file()}
    make_papers(store, asked)
    assert {path: path.read_bytes() for path in sorted(done.folder.rglob("*")) if path.is_file()} == before
    edited = done.folder / done.papers[0].name
    edited.write_bytes(word("notice"))
    assert codes_of(lambda: make_papers(store, asked)) == ["PAP-109"]
    assert edited.read_bytes() == word("notice")


def test_a_paper_that_must_not_be_sent_any_more_is_taken_away_unless_somebody_edited_it(tmp_path: Path) -> None:
    """A request of a commune that has fallen below: gone; the edited one stays."""
    keep_papers(tmp_path, {"a/x.docx": b"1", "b/x.docx": b"2", "c/x.docx": b"3"})
    (tmp_path / "b" / "x.docx").write_bytes(b"edited")
    keep_papers(tmp_path, {}, ["a/x.docx", "b/x.docx"])
    assert sorted(p.parent.name for p in tmp_path.rglob("x.docx")) == ["b", "c"]
    assert sorted(json.loads((tmp_path / MADE).read_text("utf-8"))["files"]) == ["b/x.docx", "c/x.docx"]
    (tmp_path / MADE).write_text("[]", "utf-8")
    assert codes_of(lambda: keep_papers(tmp_path, {"c/x.docx": b"4"})) == ["PAP-109"]


def test_one_commune_alone_has_no_summary_and_what_lacks_is_told_only_when_asked(desk: Path) -> None:
    """Without kinds only what can be made is made; by name each refusal is told."""
    store = find_store(desk)
    done = make_papers(store, PapersRequest(frozen.SAMPLE, "02542"))
    assert [paper.kind for paper in done.papers] == ["self-score", "explanation"]
    assert done.lacking == ()
    both = make_papers(store, PapersRequest(frozen.SAMPLE, kinds=("request", "minutes")))
    assert [paper.unit.code for paper in both.papers if paper.unit] == [PASSED]
    assert sorted(told.code for told in both.lacking) == ["PAP-101", "PAP-101", "PAP-104"]


def test_a_commune_set_aside_is_told(desk: Path) -> None:
    """No form came: no points, no paper of its own; the summary names it with the reason."""
    store = find_store(desk)
    next((desk / "assessments" / frozen.SAMPLE / "evidence").glob("02542-*")).unlink()
    done = make_papers(store, PapersRequest(frozen.SAMPLE))
    assert {(told.code, told.commune) for told in done.lacking} == {("PAP-103", "02542")}
    assert "chưa nhận được phiếu" in words(done.lacking[0], "vi")["what"]
    assert "summary" in [paper.kind for paper in done.papers]


def test_papers_of_the_record_are_made_where_the_file_has_got_there(desk: Path) -> None:
    """With a decided file of the record all its papers lie beside those from points."""
    told = recorded("decided")
    done = make_papers(find_store(desk), PapersRequest(frozen.SAMPLE, PASSED), {PASSED: told})
    assert [paper.kind for paper in done.papers] == [
        "self-score", "explanation", "request", "appraisal", "minutes", "recognise", "notice", "certificate",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind, told in KINDS.items() if told.states])
def test_a_paper_of_the_record_is_made_in_its_states_alone(kind: Kind) -> None:
    """Every state of a file: in the others PAP-102, which names the state and what is needed."""
    refusing = kind == "refuse"
    for state in STATES:
        code = failing().unit.code if refusing else PASSED
        found = unfit(kind, recorded(state, kind="refuse" if refusing else "recognise", code=code))
        assert (found is None) == (state in KINDS[kind].states)
        if found is not None:
            assert found.code == "PAP-102"
            assert "hồ sơ" in words(found, "vi")["what"]
            assert words(found, "en")["rule"]


def test_a_decision_agrees_with_vote_points_and_decision() -> None:
    """Recognise what was refused, refuse what was carried, certify what was refused: PAP-105, each way."""
    short = failing().unit.code
    refused: list[tuple[Kind, str, str, str]] = [
        ("recognise", "voted", "refuse", PASSED), ("recognise", "voted", "recognise", short),
        ("refuse", "voted", "recognise", PASSED), ("recognise", "decided", "refuse", short),
        ("refuse", "decided", "recognise", PASSED), ("certificate", "decided", "refuse", short),
    ]  # fmt: skip
    for kind, state, how, code in refused:
        found = unfit(kind, recorded(state, kind=how, code=code))  # type: ignore[arg-type]
        assert found is not None
        assert found.code == "PAP-105"
        assert all(words(found, language)["what"] for language in ("vi", "en"))
    assert unfit("refuse", recorded("voted", kind="refuse", code=PASSED)) is None


def test_what_lacks_of_many_communes_is_told_once() -> None:
    """Thirty files in one state are one line with three names, not thirty errors."""

    def lacking(name: str, state: str) -> Problem:
        words_ = {"title": "biên bản", "title_en": "minutes", "state": state, "state_en": state}
        return problem("PAP-102", Place("đợt", sheet=name), "", name, name=name, needed="x", needed_en="x", **words_)

    many = [lacking(name, "đã gửi") for name in "ABCDE"] + [lacking("G", "đang soạn")]
    assert [told.values["name"] for told in gathered(many)] == ["A, B, C, … (5 xã)", "G"]
    assert [told.values["name"] for told in gathered(many[:2])] == ["A, B"]


def test_points_of_the_record_that_its_facts_do_not_give_any_more_stop_every_paper() -> None:
    """The law was changed since the appraisal: nothing is printed."""
    told = recorded("voted")
    other = replace(
        told, file=replace(told.file, scores={"appraised": {"low": "1", "high": "1", "verdict": "undecided"}})
    )
    found = unfit("minutes", other)
    assert found is not None
    assert found.code == "PAP-106"


def test_a_folder_of_templates_is_told_of_at_once(tmp_path: Path) -> None:
    """A name of no paper with the nearest one, a misspelt field in another file, one that is no Word file."""
    (tmp_path / "bang-tu-cham.docx").write_bytes(template("x"))
    (tmp_path / "to-trinh.docx").write_bytes(template("{{ comune.name }}"))
    (tmp_path / "bien-ban-hop.docx").write_bytes(b"no zip")
    assert codes_of(lambda: read_templates(tmp_path)) == ["PAP-107", "PLN-101", "PAP-110"]


def test_built_in_templates_are_written_read_and_not_written_over(tmp_path: Path) -> None:
    """What a province begins from is accepted as it is; its own changes stay."""
    written = write_templates(tmp_path)
    assert [path.name for path in written] == [template_name(kind) for kind in KINDS]
    assert set(read_templates(tmp_path)) == set(KINDS)
    written[0].write_bytes(template("{{ commune.name }}"))
    assert codes_of(lambda: write_templates(tmp_path)) == ["PAP-109"]


def test_without_libreoffice_the_word_files_are_kept_and_that_is_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One warning, not one a paper."""
    monkeypatch.setattr("engine.files.keeping.office.office", lambda: None)
    done = make_papers(find_store(desk), PapersRequest(frozen.SAMPLE, kinds=("self-score",), pdf=True))
    assert [told.code for told in done.problems] == ["PAP-108"]
    assert len(done.papers) == len(CODES)
    assert not list(done.folder.rglob("*.pdf"))


def test_with_libreoffice_each_paper_has_its_pdf(desk: Path) -> None:
    """Where it is installed; elsewhere the test above says what happens."""
    asked = PapersRequest(frozen.SAMPLE, PASSED, ("self-score",), pdf=True)
    done = make_papers(find_store(desk), asked)
    made = [path.read_bytes()[:5] for path in done.folder.rglob("*.pdf")]
    assert made == ([b"%PDF-"] if office() else [])
    assert as_pdf(b"no word file") is None or office()


def test_an_override_that_is_over_is_told_once_by_its_own_name() -> None:
    """However many communes it bore on: the name is the override's, so no commune is put into its place."""

    def over(name: str) -> Problem:
        return problem("REC-270", Place("đợt", sheet=name), "", name, name="ad-01", by="x", until="01/01/2025")

    assert [told.values["name"] for told in gathered([over(code) for code in "ABCDE"])] == ["ad-01"]


def test_a_paper_whose_vote_is_not_in_the_file_is_never_made() -> None:
    """Whoever asks for minutes without a ballot is our own fault, not an empty paper."""
    told = recorded("appraised")
    assert told.file.ballot is None
    with pytest.raises(ValueError, match="minutes"):
        of_record("minutes", told)


def test_nothing_to_keep_and_nothing_to_take_away_writes_nothing(tmp_path: Path) -> None:
    """Not even the list of what was made."""
    keep_papers(tmp_path, {}, ["a/x.docx"])
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_word_has_open_is_no_second_template(tmp_path: Path) -> None:
    """What Word leaves beside a file while it is open is passed over."""
    (tmp_path / template_name("certificate")).write_bytes(template("{{ commune.name }}"))
    (tmp_path / f"~${template_name('certificate')[2:]}").write_bytes(b"\0")
    assert list(read_templates(tmp_path)) == ["certificate"]
