"""The desk on a round of two standards and two authorities: what is refused, what is tampered with, what is printed."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.problems import Problem, ProblemsFound, words
from engine.records.entries.entry import Entry, read_entry
from engine.service.dossier.law_in_files import law_hashes
from engine.service.dossier.making_dossier import DossierRequest, make_dossier
from engine.service.papers.making_papers import PapersRequest, make_papers
from engine.service.record.checking_record import Checked
from engine.service.record.record_requests import verify_record
from engine.service.review.appraisal.appraisal_out import WORKBOOK
from engine.service.review.desk import benches_of, open_desk
from engine.service.rounds import open_parts
from tests.parts.joint_desk import TOWN, JointDesk, desk_in
from tests.parts.joint_round import COMMUNES, FIRST, SECOND, ZONES
from tests.records.dossier.verifying import run

ZONE, VILLAGE = "99004", "99001"
NAMED = f'standards: [{{standard: {SECOND}, communes: ["{ZONE}"]}}]'


@pytest.fixture(scope="module")
def appraised(tmp_path_factory: pytest.TempPathFactory) -> JointDesk:
    """Four communes appraised by a board of several persons."""
    return desk_in(tmp_path_factory.mktemp("chung") / "noi").appraised()


@pytest.fixture
def desk(appraised: JointDesk, tmp_path: Path) -> JointDesk:
    """A copy of it, to be worked on or spoilt."""
    home = tmp_path / "noi"
    shutil.copytree(appraised.folder.parents[1], home)
    return JointDesk(type(appraised.joint)(home / "assessments" / appraised.folder.name))


def entries(desk: JointDesk) -> list[Entry]:
    """The chain as it was stored."""
    return [read_entry(raw) for raw, _ in desk.record.entries()]


def edited(desk: JointDesk, file: str, old: str, new: str) -> None:
    """A file of the workspace with one place otherwise."""
    path = desk.folder.parents[1] / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def verified(desk: JointDesk) -> Checked:
    """The record held against all that lies there."""
    return verify_record(desk.joint.store, desk.record)


def codes(found: Sequence[Problem]) -> set[str]:
    """The codes of problems whose sentences are whole in both languages."""
    for one in found:
        assert all("{" not in text for language in ("vi", "en") for text in words(one, language).values())
    return {one.code for one in found}


def test_the_first_entry_names_every_law_with_its_files_and_every_authority(desk: JointDesk) -> None:
    """And each file's opening its own; each entry is under the law of its file."""
    parts = {part.round.standard: part for part in open_parts(desk.folder, desk.joint.store)}
    genesis, *others = entries(desk)
    own, body = parts[FIRST], dict(genesis.body)
    assert (body["standard"], body["law"], genesis.law) == (FIRST, own.law.book.sha256, own.law.book.sha256)
    for name, told in ((FIRST, body), (SECOND, body["standards"][0])):  # type: ignore[index]
        law = parts[name].law
        hashes = law_hashes(law.book, law.table, parts[name].round.on)
        assert (told["standard"], told["law"], told["law_files"]) == (name, law.book.sha256, hashes)  # type: ignore[index,call-overload]
    assert [(a["standard"], a["authority"]) for a in body["authorities"]] == [  # type: ignore[index,call-overload,union-attr]
        (FIRST, "tinh"), (FIRST, "thanh-pho"), (SECOND, "tinh"),
    ]  # fmt: skip
    opened = {entry.about.partition("/")[2]: entry.body for entry in others if entry.act == "open"}
    assert {code: (told["standard"], told["authority"]) for code, told in opened.items()} == {
        VILLAGE: (FIRST, "tinh"), "99002": (FIRST, "tinh"), TOWN: (FIRST, "thanh-pho"), ZONE: (SECOND, "tinh"),
    }  # fmt: skip
    for entry in others:
        assert entry.law == parts[SECOND if entry.about.endswith(ZONE) else FIRST].law.book.sha256


def test_the_record_holds_and_its_scores_are_worked_out_by_each_law(desk: JointDesk) -> None:
    """Every check is made; a threshold of one law changed is named with its standard, the other is not."""
    sound = verified(desk)
    assert (sound.verified.misfits, sound.verified.not_asked, sound.tables) == ((), (), None)
    edited(desk, f"criteria/{SECOND}/standard.yaml", "threshold: 150", "threshold: 155")
    (found,) = (told for told in verified(desk).problems if told.code == "REC-118")
    assert (found.values["named"], found.place.line) == (f" của bộ tiêu chí {SECOND}", 1)
    with pytest.raises(ProblemsFound) as stale:
        make_dossier(desk.joint.store, DossierRequest(str(desk.folder)))
    assert [(told.code, told.values["name"]) for told in stale.value.problems] == [("DOS-104", SECOND)]


def test_a_file_stays_under_the_standard_that_it_was_opened_with(desk: JointDesk) -> None:
    """The round that puts a commune elsewhere is refused at whatever would score it (REC-382), and works again."""
    file, other = "assessments/dot-chung/round.yaml", f'standards: [{{standard: {SECOND}, communes: ["{TOWN}"]}}]'
    edited(desk, file, ZONES, other)
    for told in (["show"], ["out", "--commune", TOWN], ["visits"]):
        assert codes(desk.refused(*told)) == {"REC-382"}
    assert codes(desk.refused(group="dossier")) == {"REC-382"}
    edited(desk, file, other, ZONES)
    assert desk.run("show", ZONE)


def test_papers_are_not_made_in_the_name_of_another_authority(desk: JointDesk) -> None:
    """A ward that the list now calls a commune falls to the province; its file says the city (REC-384)."""
    edited(desk, "assessments/dot-chung/communes.csv", "Phường Cầu mô phỏng,phuong", "Phường Cầu mô phỏng,thi_tran")
    asked = PapersRequest(str(desk.folder), TOWN, ("appraisal",))
    with pytest.raises(ProblemsFound) as found:
        make_papers(desk.joint.store, asked)
    (told,) = found.value.problems
    assert (told.code, told.values["wanted"], told.values["given"]) == ("REC-384", "thanh-pho", "tinh")


def test_a_commune_of_which_the_authority_is_not_known_is_asked_about(tmp_path: Path) -> None:
    """Whether it is mountain decides who decides, and nobody says so: no file is opened (REC-383)."""
    unknown = [c if c.code != TOWN else type(c)(c.code, c.name, c.kind, "") for c in COMMUNES]
    desk = desk_in(tmp_path / "noi", communes=unknown)
    law = desk.folder.parents[1] / "criteria" / FIRST / "standard.yaml"
    text = law.read_text("utf-8")
    old = "    from: 2019-01-03\n    when: [{type: [phuong]}]\n"
    assert old in text
    law.write_text(text.replace(old, "    from: 2019-01-03\n    when: [{type: [phuong], mountain: true}]\n"), "utf-8")
    (told,) = desk.refused("open", "--as", "p-001")
    assert (codes([told]), told.commune) == ({"REC-383"}, TOWN)


def test_a_sheet_of_another_law_is_not_read(desk: JointDesk) -> None:
    """The workbook's stamp has a law for each sheet (REC-303)."""
    for code in (VILLAGE, ZONE):
        desk.act("reopen", code, "--reason", "xem lại", person="p-003")
    desk.run("out")
    path = desk.folder / WORKBOOK
    book = load_workbook(path)
    (row,) = (row for row in range(1, book["_meta"].max_row + 1) if book["_meta"].cell(row, 1).value == f"law/{ZONE}")
    book["_meta"].cell(row, 2).value = "0" * 64
    book.save(path)
    assert codes(desk.refused("in", str(path), "--as", "p-002")) == {"REC-303"}


def test_one_commune_s_dossier_has_all_laws_and_proves_itself(desk: JointDesk, tmp_path: Path) -> None:
    """Of a chain that begins with both laws; put under the other law in facts.json it is still judged by its own."""
    done = make_dossier(desk.joint.store, DossierRequest(str(desk.folder), ZONE, tmp_path / "mot-xa.zip"))
    home = tmp_path / "mot-xa"
    zipfile.ZipFile(done.path).extractall(home)
    code, told = run(home)
    assert (code, told.count("đã thẩm định:")) == (0, 1), told[-1500:]
    facts = json.loads((home / "facts.json").read_text("utf-8"))
    assert (facts["standard"], facts["communes"]["self"][ZONE]["standard"]) == (FIRST, SECOND)
    assert {path.parent.name for path in home.rglob("compiled.json")} == {FIRST, SECOND}


def test_a_round_without_a_record_is_packed_by_its_laws(tmp_path: Path) -> None:
    """Whole and by commune; each commune is recomputed by its own."""
    desk = desk_in(tmp_path / "noi")
    for name, only, count in (("ca-dot", None, 4), ("mot-xa", ZONE, 1)):
        done = make_dossier(desk.joint.store, DossierRequest(str(desk.folder), only, tmp_path / f"{name}.zip"))
        assert len([unit for made in done.made for unit in made.units]) == count
        zipfile.ZipFile(done.path).extractall(tmp_path / name)
        code, told = run(tmp_path / name)
        assert (code, told.count("xã tự khai:")) == (0, count), told[-1500:]


def test_a_round_of_one_standard_and_two_authorities(tmp_path: Path) -> None:
    """By kind of unit: wards to the city, the others to the province; files name no standard, each its authority."""
    desk = desk_in(tmp_path / "noi", "", COMMUNES[:3]).appraised()
    assert [(desk.file(c.code).standard, desk.file(c.code).authority) for c in COMMUNES[:3]] == [
        ("", "tinh"), ("", "tinh"), ("", "thanh-pho"),
    ]  # fmt: skip
    held = open_desk(desk.joint.store, str(desk.folder))
    assert (held.state.authority, len(held.state.authorities), len(held.benches)) == ("", 2, 1)
    desk.act("council", person="p-003")
    desk.voted(VILLAGE, TOWN)
    for code, person, authority in ((VILLAGE, "p-003", "tinh"), (TOWN, "p-004", "thanh-pho")):
        desk.act("decide", code, "--kind", "recognise", "--not-firm", person=person)
        decision = desk.file(code).decision
        assert decision
        assert decision.authority == authority
    assert verified(desk).verified.misfits == ()


def test_a_commune_that_comes_later_gets_a_file_under_its_own(tmp_path: Path) -> None:
    """Of an authority that the record was not begun with there is none (REC-381)."""
    desk = desk_in(tmp_path / "noi", communes=(COMMUNES[0], COMMUNES[3]))
    head = (desk.folder / "round.yaml").read_text("utf-8")
    desk.act("open", person="p-001")
    for more, wanted in ((COMMUNES[1], ""), (COMMUNES[2], "REC-381")):
        desk.joint.write(ZONES, (COMMUNES[0], more, COMMUNES[3]), facts=False)
        (desk.folder / "round.yaml").write_text(head, "utf-8")
        if wanted:
            assert codes(desk.refused("open", "--as", "p-001")) == {wanted}
        else:
            desk.act("open", person="p-001")
            assert (desk.file(more.code).standard, desk.file(more.code).authority) == (FIRST, "tinh")


def test_a_law_that_the_record_was_not_begun_with_has_no_file(tmp_path: Path) -> None:
    """A commune of a second standard that came later (REC-380)."""
    desk = desk_in(tmp_path / "noi", communes=COMMUNES[:2], standards=NAMED.replace(ZONE, VILLAGE))
    head = (desk.folder / "round.yaml").read_text("utf-8")
    (desk.folder / "round.yaml").write_text(head.replace(NAMED.replace(ZONE, VILLAGE), ""), "utf-8")
    shutil.move(desk.folder.parents[1] / "criteria" / SECOND, tmp_path / SECOND)
    desk.act("open", person="p-001")
    shutil.move(tmp_path / SECOND, desk.folder.parents[1] / "criteria" / SECOND)
    desk.joint.write(NAMED, (*COMMUNES[:2], COMMUNES[3]), facts=False)
    (desk.folder / "round.yaml").write_text(head.replace(NAMED.replace(ZONE, VILLAGE), NAMED), "utf-8")
    assert codes(desk.refused("open", "--as", "p-001")) == {"REC-380"}


def test_benches_know_the_whole_round(desk: JointDesk) -> None:
    """Each part has its law and the round that it is of."""
    benches = benches_of(desk.joint.store, desk.folder)
    assert [bench.law.book.standard.head.id for bench in benches] == [FIRST, SECOND]
    assert all(bench.among and len(bench.among.round.units) == 4 for bench in benches)
