"""A store keeps what it is given, whole and apart; and nothing above it needs it to be folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from engine.files.writing import write_pieces
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import ProblemsFound
from engine.sample.made_round import Wish, make_sample
from engine.service import score as score_service
from engine.service.parts.open_law import open_law
from engine.service.plan import PlanRequest, plan
from engine.service.score import ScoreRequest, kept_results, score
from engine.service.store import FileStore, Store, find_store
from tests import frozen
from tests.service.kept_in_memory import MemoryStore, held

SAY = speak("vi")
ON = date(2024, 11, 15)
STANDARD, ROUND = "qd-06-2019", "dot-thu"


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A workspace with the frozen law and a made-up round of three communes (số liệu mô phỏng)."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    made = open_law(tmp_path / "criteria" / STANDARD).book
    make_sample(
        tmp_path / "assessments" / ROUND, made, tmp_path / "criteria" / "units", Wish(3, 5, ON, forms=True), SAY
    )
    return FileStore(tmp_path, bundled=False)


def in_memory(store: FileStore, work: Path) -> MemoryStore:
    """The same law and round, as bytes."""
    return MemoryStore(work, held(store.criteria), {ROUND: held(store.round(ROUND))})


def test_what_is_asked_for_is_found(store: FileStore, tmp_path: Path) -> None:
    """Laws and rounds by name; from a folder inside, the same store; a name that is nowhere is refused."""
    inside = store.round(ROUND) / "evidence"
    assert find_store(inside) == store
    assert STANDARD in store.standards()
    assert store.rounds() == (ROUND,)
    for ask, code in ((store.round, "RND-902"), (store.standard, "RND-901")):
        with pytest.raises(ProblemsFound) as refused:
            ask("khong-co")
        assert [found.code for found in refused.value.problems] == [code]


def test_the_texts_of_a_law_are_the_law(store: FileStore) -> None:
    """Opened from its texts a law has the same hash, whatever lies on the disk then."""
    folder = store.standard(STANDARD)
    texts, before = store.texts(folder), load_standard(folder).sha256
    head = folder / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 851"), "utf-8")
    assert load_standard(folder).sha256 != before
    assert load_standard(folder, texts).sha256 == before


def test_submissions_are_the_files_sent(store: FileStore) -> None:
    """Each form with its bytes under the name that problems call it by; Excel's lock file is nobody's form."""
    home = store.round(ROUND) / "evidence"
    (home / "~$02545.xlsx").write_bytes(b"lock")
    sent = store.submissions(store.round(ROUND))
    assert [entry.shown for entry in sent] == [f"evidence/{n}" for n in sorted(held(home)) if not n.startswith("~$")]
    assert all((store.round(ROUND) / entry.shown).read_bytes() == entry.content for entry in sent)
    assert len(sent) == 3


def test_results_are_read_as_they_were_kept(store: FileStore) -> None:
    """None before the first; then the whole of the last; what could not be made leaves the old as it was."""
    folder = store.round(ROUND)
    assert store.read(folder, "results", "a") is None

    def whole(fresh: Path) -> None:
        (fresh / "a").write_bytes(b"1")

    target = store.replace(folder, whole, "results")
    assert (target, store.read(folder, "results", "a")) == (folder / "results", b"1")

    def half(fresh: Path) -> None:
        (fresh / "a").write_bytes(b"2")
        raise OSError(28, "No space left on device")

    with pytest.raises(ProblemsFound) as refused:
        store.replace(folder, half, "results")
    assert [found.code for found in refused.value.problems] == ["SYS-103"]
    assert store.read(folder, "results", "a") == b"1"
    assert store.read(folder, "plan", "a") is None


def test_scoring_and_planning_need_no_folders_of_their_own(store: FileStore, tmp_path: Path) -> None:
    """From a store in memory come the same results and plan, byte by byte, and nothing is left where it was read."""
    other = in_memory(store, tmp_path / "work")
    kept: list[dict[str, bytes | None]] = []
    for each in (store, other):
        made = score(each, ScoreRequest(ROUND), SAY)
        plan(each, PlanRequest(ROUND), SAY)
        files = {"results.json", "tong-hop.xlsx"}
        found = {name: each.read(made.folder, "results", name) for name in files}
        kept.append({**found, "plan.json": each.read(made.folder, "plan", "plan.json")})
        assert kept_results(each, made.folder) == found["results.json"]
    assert kept[0] == kept[1]
    assert None not in kept[0].values()
    assert not (tmp_path / "work" / "rounds" / ROUND / "results").exists()


def test_results_are_made_as_they_are_written(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the first scoring they are never whole in memory; later they are, to be compared with those before."""
    made: list[bool] = []

    def noted(path: Path, pieces: Iterable[bytes]) -> None:
        made.append(isinstance(pieces, Iterator))
        write_pieces(path, pieces)

    monkeypatch.setattr(score_service, "write_pieces", noted)
    kept = [kept_results(store, score(store, ScoreRequest(ROUND), SAY).folder) for _ in range(2)]
    assert made == [True, False]
    assert kept[0] is not None
    assert kept[0] == kept[1]


def test_both_are_stores(store: FileStore, tmp_path: Path) -> None:
    """Every function that a client calls takes either."""
    stores: list[Store] = [store, in_memory(store, tmp_path / "work")]
    assert [each.rounds() for each in stores] == [(ROUND,), (ROUND,)]
    sent = [[(s.shown, s.content) for s in each.submissions(each.round(ROUND))] for each in stores]
    assert sent[0] == sent[1]
    for each in stores:
        assert each.texts(each.standard(STANDARD)) == store.texts(store.standard(STANDARD))


def test_what_is_taken_away_is_gone_whole(store: FileStore) -> None:
    """The files named, and the folder with the last of them; all of it where none is named; nothing is no fault."""
    folder = store.round(ROUND)
    store.take_away(folder, "returned")

    def two(fresh: Path) -> None:
        (fresh / "a").write_bytes(b"1")
        (fresh / "b").write_bytes(b"2")

    home = store.replace(folder, two, "returned")
    store.take_away(folder, "returned", ("a", "c"))
    assert held(home) == {"b": b"2"}
    store.take_away(folder, "returned", ("b",))
    assert not home.exists()
    store.replace(folder, two, "returned")
    store.take_away(folder, "returned")
    assert not home.exists()
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_round_goes_by_exactly_its_name(tmp_path: Path) -> None:
    """Whatever a disk takes for the same: who may see a round is told by that name."""
    home = tmp_path / "assessments" / "dot-1"
    home.mkdir(parents=True)
    (tmp_path / "criteria").mkdir()
    store = FileStore(tmp_path, bundled=False)
    assert not store.has_round("dot-1") and store.rounds() == ()
    (home / "round.yaml").write_text("id: dot-1\n", "utf-8")
    (home.parent / "ghi-chu.txt").write_text("", "utf-8")
    assert store.rounds() == ("dot-1",)
    asked = ("dot-1", "DOT-1", "../assessments/dot-1", ".", "..", "", "ghi-chu.txt", "dot-1/")
    assert [name for name in asked if store.has_round(name)] == ["dot-1"]
