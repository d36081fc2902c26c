"""A round published: seen, written whole with its register, looked at again; what gives a child away is not written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from engine.law.loading import load_standard
from engine.law.publishing.small_counts import PUBLISHING, load_publishing
from engine.problems import Problem, ProblemsFound, words
from engine.records.publishing.release_json import read_register, read_release, register_bytes, release_bytes
from engine.records.publishing.releases import Release, registered
from engine.service.publishing.decision_file import DECISIONS, read_decisions
from engine.service.publishing.kept_releases import PUBLISHED, REGISTER, RELEASE, kept_releases
from engine.service.publishing.publish_round import Publishing, PublishRequest, publish
from engine.service.publishing.release_papers import CHILDREN, PAGE, WORKBOOK
from engine.service.store import FileStore
from tests import frozen
from tests.told.read_aloud import Hold

BAD = Path(__file__).parents[1] / "bad" / "publishing"
COMMUNES = ("02536", "02542", "02545", "02560", "02563", "02572", "02584", "02623")
DAY = date(2024, 12, 25)
SIGNED = "{code},công nhận,12/QĐ-UBND,20/12/2024,Chủ tịch UBND huyện"


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """The frozen round of a few communes, two of them recognised (số liệu mô phỏng)."""
    desk = frozen.desk_in(tmp_path, COMMUNES)
    lines = ["code,decision,number,day,signer", *(SIGNED.format(code=code) for code in COMMUNES[:1] + COMMUNES[2:3])]
    (home(desk) / DECISIONS).write_text("\n".join(lines) + "\n", "utf-8")
    return FileStore(desk, bundled=False)


def home(desk: Path) -> Path:
    """The round's folder."""
    return desk / "assessments" / frozen.SAMPLE


def done(store: FileStore, **asked: object) -> Publishing:
    """The round published, seen or checked."""
    return publish(store, replace(PublishRequest(frozen.SAMPLE, DAY), **asked))  # type: ignore[arg-type]


def refused(store: FileStore, **asked: object) -> list[str]:
    """The codes it is refused with."""
    with pytest.raises(ProblemsFound) as told:
        done(store, **asked)
    return [found.code for found in told.value.problems]


def files(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_seen_first_and_nothing_is_written(store: FileStore) -> None:
    """Without --apply there is no release; in another folder its papers lie, and it is no release still."""
    before = files(store.root)
    seen = done(store)
    assert seen.folder is None
    assert files(store.root) == before
    assert done(store, out=store.root / "xem").folder == store.root / "xem"
    assert {PAGE, WORKBOOK} < files(store.root / "xem")
    assert not (home(store.root) / PUBLISHED).exists()


def test_recognition_is_the_authority_s_and_never_the_score_s(store: FileStore) -> None:
    """Without decisions nobody is recognised, whatever the score says, and that is told."""
    (home(store.root) / DECISIONS).unlink()
    seen = done(store)
    assert seen.draft is not None
    assert seen.draft.release.recognised == ()
    assert [told.code for told in seen.problems] == ["PUB-115"]
    (made,) = seen.parts
    assert any(made.decision(row).verdict == "recognised" for row in range(len(made.units)))


def test_a_decision_against_the_score_or_before_it_is_firm_is_told(store: FileStore) -> None:
    """PUB-116 by commune and paper, PUB-117 with the names; the release goes by the decisions all the same."""
    lines = [SIGNED.format(code=code) for code in COMMUNES]
    (home(store.root) / DECISIONS).write_text("\n".join(["code,decision,number,day,signer", *lines]) + "\n", "utf-8")
    seen = done(store)
    assert seen.draft is not None
    assert {line.code for line in seen.draft.release.recognised} == {*COMMUNES}
    against = {told.commune for told in seen.problems if told.code == "PUB-116"}
    (unsure,) = (told for told in seen.problems if told.code == "PUB-117")
    assert 0 < len(against) < len(COMMUNES)
    assert len(against) + int(str(unsure.values["n"])) == len(COMMUNES)
    assert all("12/QĐ-UBND" in words(told, "vi")["what"] for told in seen.problems if told.code == "PUB-116")


def test_a_release_is_written_whole_with_its_register(store: FileStore) -> None:
    """The papers, the release as bytes and its line; again the same is refused, and something new is number 2."""
    kept = done(store, apply=True).folder
    assert kept is not None
    told = files(kept)
    assert {PAGE, WORKBOOK, RELEASE} < told
    assert sum(name.startswith(f"{CHILDREN}/") for name in told) == 2 * len(COMMUNES)
    assert refused(store, apply=True) == ["PUB-131"]
    with (home(store.root) / DECISIONS).open("a", encoding="utf-8") as decisions:
        decisions.write(SIGNED.format(code=COMMUNES[4]) + "\n")
    assert done(store, apply=True).folder == kept.parent / "02"
    assert [line.number for line in kept_releases(home(store.root)).register] == [1, 2]
    assert done(store, check=True).checked == 2


def test_nothing_that_is_published_tells_a_reason_or_a_total(store: FileStore) -> None:
    """Who is not recognised is "not in this round", and no total, threshold or reason stands anywhere."""
    kept = done(store, apply=True).folder
    assert kept is not None
    page = (kept / PAGE).read_text("utf-8")
    assert page.count("Chưa công nhận trong đợt này") == len(COMMUNES) - 2
    for word in ("điểm liệt", "ngưỡng", "Tổng điểm của", "không đạt"):
        assert word not in page
    release = read_release((kept / RELEASE).read_bytes(), "")
    assert all(line.total is None and not line.reason for line in release.lines)
    closed = {"tc03", "tc04", "tc05", "tc06"}
    assert not any(closed & set(line.points or ()) for line in release.lines)


def test_the_page_for_children_has_no_count_and_says_it_is_made_up(store: FileStore) -> None:
    """Not a digit in it, one page, and the words of simulated figures."""
    kept = done(store, apply=True).folder
    assert kept is not None
    for path in (kept / CHILDREN).glob("*.docx"):
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        assert not any(sign.isdigit() for sign in text), text
        assert "SỐ LIỆU MÔ PHỎNG" in text
    for path in (kept / CHILDREN).glob("*.html"):
        body = path.read_text("utf-8").partition("<body>")[2]
        shown = "".join(part.partition(">")[2] for part in body.split("<"))
        assert not any(sign.isdigit() for sign in shown), shown


def test_the_workbook_says_what_the_page_says(store: FileStore) -> None:
    """A sheet a table; hidden figures are marks, shown ones numbers; made-up figures say so on every sheet."""
    kept = done(store, apply=True).folder
    assert kept is not None
    workbook = load_workbook(kept / WORKBOOK)
    assert workbook.sheetnames[0] == "Kết quả"
    for sheet in workbook.worksheets:
        assert any("SỐ LIỆU MÔ PHỎNG" in str(cell.value) for row in sheet.iter_rows(max_row=6) for cell in row)
    counts = [sheet for sheet in workbook.worksheets if sheet.title.startswith("Bảng")]
    values = {cell.value for sheet in counts for row in sheet.iter_rows(min_col=3, max_col=3) for cell in row}
    assert "…" in values
    assert 0 in values


def test_by_province_alone(store: FileStore) -> None:
    """No commune's figure of that count; a name that is no sensitive count is refused."""
    seen = done(store, by_province=("all",))
    assert seen.draft is not None
    assert all(value is None for table in seen.draft.release.tables for value in table.communes.values())
    assert refused(store, by_province=("tre_em",)) == ["PUB-133"]


@pytest.mark.parametrize("kind", ["total", "reason", "points"])
def test_a_release_that_gives_a_child_away_is_told_by_check(store: FileStore, kind: str) -> None:
    """Put into the register by somebody else, it is found with its two figures."""
    done(store, apply=True)
    replace_release(store, kind)
    with pytest.raises(ProblemsFound) as told:
        done(store, check=True)
    assert {found.code for found in told.value.problems} == {"PUB-130"}
    assert "hai số" in words(told.value.problems[0], "vi")["what"]


def replace_release(store: FileStore, kind: str) -> None:
    """The first release with a leak in it, registered as if it were sound."""
    folder = home(store.root) / PUBLISHED
    release = read_release((folder / "01" / RELEASE).read_bytes(), "")
    line = release.lines[0]
    leaks = {
        "total": replace(line, total=("1000", "1000")),
        "reason": replace(line, recognised=False, points=None, reason="tc03"),
        "points": replace(line, points={"tc03": "80"}),
    }
    put(folder, replace(release, lines=(leaks[kind], *release.lines[1:])))


def put(folder: Path, release: Release) -> None:
    """A release and a register of it alone."""
    raw = release_bytes(release)
    (folder / "01" / RELEASE).write_bytes(raw)
    (folder / REGISTER).write_bytes(register_bytes([registered(release, raw)]))


def test_a_release_that_was_changed_or_lost_is_noticed(store: FileStore) -> None:
    """Held against the register: nothing is published beside what is not whole."""
    assert refused(store, check=True) == ["PUB-132"]
    done(store, apply=True)
    path = home(store.root) / PUBLISHED / "01" / RELEASE
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'"recognised": true', b'"recognised": false', 1))
    assert refused(store) == ["PUB-122"]
    path.write_bytes(raw.replace(b"\n", b" \n", 1))
    assert refused(store) == ["PUB-120"]
    path.unlink()
    assert refused(store, apply=True) == ["PUB-122"]


def test_a_release_comes_back_from_its_bytes(store: FileStore) -> None:
    """And nothing but those bytes is read."""
    seen = done(store)
    assert seen.draft is not None
    raw = release_bytes(seen.draft.release)
    assert read_release(raw, "") == seen.draft.release
    for other in (raw[:-1], raw.replace(b'"number": 1', b'"number": 1.0'), json.dumps(json.loads(raw)).encode(), b"{}"):
        with pytest.raises(ProblemsFound):
            read_release(other, "")


def test_what_was_hidden_stays_hidden(store: FileStore) -> None:
    """A second release with the same figures shows and hides the same of them."""
    first = done(store, apply=True).draft
    with (home(store.root) / DECISIONS).open("a", encoding="utf-8") as decisions:
        decisions.write(SIGNED.format(code=COMMUNES[4]) + "\n")
    second = done(store).draft
    assert first is not None
    assert second is not None
    assert first.release.tables == second.release.tables


def broken(pattern: str) -> list[Path]:
    """The broken files of one kind."""
    return sorted(BAD.glob(pattern))


def opened(path: Path, folder: Path) -> None:
    """A broken file read where it belongs: decisions, rules of publishing or a register."""
    raw = path.read_bytes()
    if path.suffix == ".csv":
        (folder / DECISIONS).write_bytes(raw)
        read_decisions(folder, frozen.assessed().round)
    elif path.suffix == ".yaml":
        (folder / PUBLISHING).write_bytes(raw)
        load_publishing(folder, load_standard(frozen.LAW).standard)
    else:
        read_register(raw, path.name)


def told_of(path: Path, made: Path) -> tuple[Problem, ...]:
    """What it is refused for."""
    folder = made / frozen.SAMPLE
    folder.mkdir(exist_ok=True)
    with pytest.raises(ProblemsFound) as told:
        opened(path, folder)
    return told.value.problems


@pytest.mark.parametrize("path", broken("*.csv"), ids=lambda path: path.stem)
def test_a_broken_file_of_decisions(tmp_path: Path, path: Path) -> None:
    """Refused by its code, at its line."""
    problems = told_of(path, tmp_path)
    assert {found.code for found in problems} == {path.stem}
    assert all(found.place.line for found in problems)


@pytest.mark.parametrize("path", broken("*.yaml"), ids=lambda path: path.stem)
def test_a_broken_file_of_rules(tmp_path: Path, path: Path) -> None:
    """Refused by its code, at its line."""
    assert [(found.code, found.place.line > 0) for found in told_of(path, tmp_path)] == [(path.stem, True)]


@pytest.mark.parametrize("path", broken("*.json"), ids=lambda path: path.stem)
def test_a_broken_register(tmp_path: Path, path: Path) -> None:
    """Refused by its code."""
    assert [found.code for found in told_of(path, tmp_path)] == [path.stem]


def test_all_that_is_told_is_told_as_it_was_read_aloud(tmp_path: Path, hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("publishing", {path.stem: told_of(path, tmp_path) for path in broken("*-*")})


def test_days_and_words_of_decisions(store: FileStore) -> None:
    """Vietnamese or English heads and words, days either way; a refusal recognises nobody."""
    folder = home(store.root)
    lines = (
        "mã;kết luận;số;ngày;người ký",
        "02542;Không công nhận;9/QĐ;2024-12-01;Chủ tịch",
        "02545;recognise;8/QĐ;1/12/2024;Chủ tịch",
    )
    text = "\n".join(lines) + "\n"
    (folder / DECISIONS).write_text(text, "utf-8")
    found = read_decisions(folder, frozen.assessed().round)
    assert {code: (told.kind, told.day) for code, told in found.items()} == {
        "02542": ("refuse", date(2024, 12, 1)),
        "02545": ("recognise", date(2024, 12, 1)),
    }
