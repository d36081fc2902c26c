"""Files put in place together: all of them or none, whatever refuses and wherever the machine stops."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.files.keeping import locks, stages
from engine.files.keeping.leftovers import settle_owned
from engine.files.keeping.locks import hold
from engine.files.keeping.stages import settle
from engine.files.keeping.stages import stages as stages_of
from engine.files.keeping.transactions import Terms, as_read, put_folder, put_in_place
from engine.files.writing import write_whole
from engine.problems import Problem, ProblemsFound, words
from tests.broken_disk import Stopped, full_from, held, put_back, refused_at, stop_at, struck

Change = Callable[[Path], None]
BEFORE = {
    "law/a.yaml": b"a: 1\n", "law/b.yaml": b"b: 1\n", "law/c.yaml": b"c: 1\n",
    "round/results/results.json": b"{}", "round/results/so.xlsx": b"old", "round/round.yaml": b"id: x\n",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A law of three files and a round with results."""
    put_back(tmp_path, BEFORE)
    return tmp_path


def edit_law(home: Path) -> None:
    """Two files written over, one new, one taken away."""

    def fill(fresh: Path) -> None:
        for name in ("a", "b", "d"):
            write_whole(fresh / f"{name}.yaml", f"{name}: 2\n".encode())

    put_in_place(home / "law", fill, Terms(gone=["c.yaml"], read=as_read(home / "law")))


def swap_results(home: Path) -> None:
    """A folder for the one that stands there."""
    put_folder(home / "round" / "results", lambda fresh: write_whole(fresh / "results.json", b'{"new": 1}'))


def first_results(home: Path) -> None:
    """A folder where there was none."""
    put_folder(home / "round" / "plan", lambda fresh: write_whole(fresh / "plan.json", b"{}"))


def draft(home: Path) -> None:
    """Several files in folders that are not there yet."""

    def fill(fresh: Path) -> None:
        for name in ("x", "y"):
            write_whole(fresh / name / "z.yaml", b"1")

    put_in_place(home / "new" / "year", fill, Terms(read={"x": None}))


def one_file(home: Path) -> None:
    """One file written over."""
    write_whole(home / "law" / "a.yaml", b"a: 3\n")


def one_file_far_away(home: Path) -> None:
    """One file in folders that are not there yet."""
    write_whole(home / "out" / "put" / "a.ics", b"1")


CHANGES: tuple[Change, ...] = (edit_law, swap_results, first_results, draft, one_file, one_file_far_away)
HOMES = ("", "law", "round")


def after(home: Path, change: Change) -> tuple[int, dict[str, bytes]]:
    """How many operations a change has, and what there is after it."""
    with struck(home) as disk:
        change(home)
    made = held(home)
    put_back(home, BEFORE)
    return len(disk.seen), made


def settle_all(home: Path) -> list[str]:
    """The next start; gives the codes of what it finished."""
    return [told.code for name in HOMES for told in settle(home / name)]


@pytest.mark.parametrize("change", CHANGES)
def test_a_stop_at_any_operation_leaves_the_old_or_the_new(home: Path, change: Change) -> None:
    """After the next start all is as before or as asked, nothing is left over, and the same change succeeds."""
    operations, made = after(home, change)
    ends = set()
    assert held(home) == BEFORE != made
    for number in range(1, operations + 1):
        with pytest.raises(Stopped), struck(home, stop_at(number)):
            change(home)
        told = settle_all(home)
        now = held(home)
        assert now in (BEFORE, made), number
        assert told in ([], ["SYS-117"]), number
        assert not told or now == made, number
        ends.add(now == made)
        if now == BEFORE:
            change(home)
        assert held(home) == made, number
        put_back(home, BEFORE)
    assert ends == {False, True}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("fault", [full_from, refused_at])
def test_a_refusal_at_any_operation_changes_nothing(home: Path, change: Change, fault: Callable[[int], Change]) -> None:
    """SYS-103 and all as before; or it comes too late to matter, and all is as asked."""
    operations, made = after(home, change)
    refused = 0
    for number in range(1, operations + 1):
        try:
            with struck(home, fault(number)):  # type: ignore[arg-type]
                change(home)
        except ProblemsFound as told:
            codes = [found.code for found in told.problems]
            refused += 1
        else:
            codes = []
        if codes:
            assert codes == ["SYS-103"], number
            assert {name: kept for name, kept in held(home).items() if "phuhop" not in name} == BEFORE, number
        settle_all(home)
        assert held(home) in (BEFORE, made), number
        put_back(home, BEFORE)
    assert refused


@pytest.mark.parametrize("change", [edit_law, swap_results])
def test_a_stop_while_putting_back_is_put_back_at_the_next_start(home: Path, change: Change) -> None:
    """The disk refuses a step, and the machine stops at any operation of taking the steps back: the old is whole."""
    operations, made = after(home, change)
    told = []
    for first in range(1, operations + 1):
        for second in range(first + 1, operations + 8):
            at_first, at_second = refused_at(first), stop_at(second)

            def strike(at: int, event: str, path: str, of: tuple[object, object] = (at_first, at_second)) -> None:
                for each in of:
                    each(at, event, path)  # type: ignore[operator]

            try:
                with struck(home, strike):
                    change(home)
                break
            except Stopped:
                told += settle_all(home)
            except ProblemsFound:
                break
            assert held(home) in (BEFORE, made), (first, second)
            put_back(home, BEFORE)
        settle_all(home)
        put_back(home, BEFORE)
    assert {"SYS-117", "SYS-118"} == set(told)


def test_what_a_command_read_must_stand_when_it_writes(home: Path) -> None:
    """Another's edit, a file that is new or gone in between: SYS-114, exit 7, with both texts; nothing is written."""

    def edited(fresh: Path) -> None:
        write_whole(fresh / "a.yaml", b"!")

    read = as_read(home / "law")
    for spoil, name, was, now in (
        (lambda: (home / "law/b.yaml").write_bytes(b"b: 9\n"), "b.yaml", "b: 1", "b: 9"),
        ((home / "law/b.yaml").unlink, "b.yaml", "b: 1", ""),
        (lambda: (home / "law/d.yaml").write_bytes(b"d: 0\n"), "d.yaml", "–", "d: 0"),
    ):
        put_back(home, BEFORE)
        spoil()
        before = held(home)
        with pytest.raises(ProblemsFound) as refused:
            put_in_place(
                home / "law", lambda fresh: write_whole(fresh / "a.yaml", b"!"), Terms(read={"d.yaml": None, **read})
            )
        (told,) = refused.value.problems
        assert (told.code, told.values["name"], told.values["was"], told.typed) == ("SYS-114", name, was, now)
        assert held(home) == before


def refusals(home: Path) -> tuple[Problem, ...]:
    """What keeps a folder from being settled."""
    try:
        settle(home)
    except ProblemsFound as refused:
        return refused.problems
    return ()


def test_a_file_edited_after_a_stop_is_not_written_over(home: Path) -> None:
    """The next start says SYS-113 and where both versions lie, and changes nothing until a person has chosen."""
    operations, _ = after(home, edit_law)
    stuck = 0
    for number in range(1, operations + 1):
        with pytest.raises(Stopped), struck(home, stop_at(number)):
            edit_law(home)
        (home / "law/b.yaml").write_bytes(b"b: tay\n")
        before = held(home)
        told = refusals(home / "law")
        for found in told:
            assert (found.code, held(home)) == ("SYS-113", before)
            assert (home / "law" / str(found.values["stage"]) / "new").is_dir()
        stuck += len(told)
        assert (home / "law/b.yaml").read_bytes() == b"b: tay\n"
        put_back(home, BEFORE)
    assert stuck


HOLDER = """
import sys, time
from pathlib import Path
from engine.files.keeping.stages import stage_in
from engine.files.keeping.locks import hold
folder = Path(sys.argv[1])
with stage_in(folder) as stage:
    (stage / "new" / "a.yaml").write_text("x")
    with hold(folder):
        print("held", flush=True)
        time.sleep(60)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process that holds a folder in the middle of writing."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_waits_and_is_refused_by_name(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SYS-112, exit 7, with the number of the process; the living stage is left alone, the dead one is taken away."""
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    law = home / "law"
    with holder(law) as other:
        try:
            with pytest.raises(ProblemsFound) as refused:
                one_file(home)
            (told,) = refused.value.problems
            assert (told.code, told.values["who"]) == ("SYS-112", str(other.pid))
            assert settle(law) == ()
            assert len(stages_of(law)) == 1
        finally:
            other.kill()
    one_file(home)
    assert held(home) == {**BEFORE, "law/a.yaml": b"a: 3\n"}


def test_a_writer_waits_while_another_is_at_it(home: Path) -> None:
    """The lock goes with its process: the one that waited then writes."""
    with holder(home / "law") as other:
        killing = threading.Timer(0.5, other.kill)
        killing.start()
        one_file(home)
        assert other.wait() == -9
        killing.join()
    assert held(home) == {**BEFORE, "law/a.yaml": b"a: 3\n"}


def test_where_no_locks_are_known_files_are_still_whole(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network folder that has none: written all the same, and nobody's stage is taken for dead."""

    def unknown(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locks, "_lock", unknown)
    left = home / "law" / ".phuhop-1-abcdefgh"
    left.mkdir()
    edit_law(home)
    assert (home / "law/d.yaml").exists()
    assert left.is_dir()


def test_what_stands_in_the_way_is_told_with_its_path(home: Path) -> None:
    """A file for a folder, a folder for a file, a link, a name too long: SYS-103, in plain words."""
    (home / "file").write_bytes(b"")
    (home / "folder").mkdir()
    (home / "link").symlink_to(home / "file")
    (home / "linked").symlink_to(home / "folder")
    (home / "loop").symlink_to(home / "loop")
    before = held(home / "law")
    cases: tuple[tuple[Callable[[], None], str, str], ...] = (
        (lambda: write_whole(home / "file" / "a", b""), "file", "lại có một tệp"),
        (lambda: write_whole(home / "folder", b""), "folder", "lại có một thư mục"),
        (lambda: write_whole(home / "link", b""), "link", "một liên kết"),
        (lambda: put_folder(home / "file", lambda _: None), "file", "lại có một tệp"),
        (lambda: put_folder(home / "linked", lambda _: None), "linked", "một liên kết"),
        (lambda: write_whole(home / "loop" / "a", b""), "loop", "lại có một tệp"),
        (lambda: write_whole(home / ("x" * 300), b""), "x" * 300, "quá dài"),
        (lambda: write_whole(home / ("x" * 300) / "a", b""), "x" * 300, "quá dài"),
    )
    for change, name, said in cases:
        with pytest.raises(ProblemsFound) as refused:
            change()
        (told,) = refused.value.problems
        assert (told.code, told.values["name"]) == ("SYS-103", name), said
        assert said in words(told, "vi")["what"]
        assert "phuhop-" not in str(told.place)
    assert held(home / "law") == before


def test_what_version_0_1_left_is_cleared_and_nothing_that_looks_like_it(tmp_path: Path) -> None:
    """Its hidden files and folders go, results that it had set aside come back; a person's own hidden files stay."""
    ours = [".02536-a.xlsx.ab12cd34", ".tc05.yaml.__abcdef", ".results-ab12cd34/results.json"]
    ours += [".results-ab12cd34/.tong-hop.xlsx.ab12cd34", ".plan-old-12/plan.json"]
    theirs = [
        ".notes",
        ".a.xlsx.bak",
        ".a.xlsx.ABCDEFGH",
        ".results-mine/a",
        ".plan-ab12cd34/cua-toi.txt",
        ".a.txt.ab12cd34",
    ]
    theirs += ["a.xlsx.ab12cd34", ".git/config", ".results-old-x/a", ".phuhop-1-abcdefgh/cua-toi.txt", "plan/plan.json"]
    put_back(tmp_path, dict.fromkeys([*ours, *theirs, ".results-old-7/results.json"], b"1"))
    assert [told.code for told in settle_owned(tmp_path)] == ["SYS-118"]
    assert set(held(tmp_path)) == {*theirs, "results/results.json"}
    assert settle_owned(tmp_path) == ()


def test_a_folder_that_can_only_be_read_is_read(home: Path) -> None:
    """What waits in a dead stage there keeps nobody from reading; what is half in place does, and says why."""
    (home / "law" / ".phuhop-1-abcdefgh").mkdir()
    with struck(home, lambda _, __, path: _read_only(path)):
        assert settle(home / "law") == ()
    put_back(home, BEFORE)
    operations, _ = after(home, edit_law)
    told = set()
    for number in range(1, operations + 1):
        with pytest.raises(Stopped), struck(home, stop_at(number)):
            edit_law(home)
        with struck(home, lambda _, __, path: _read_only(path)):
            told |= {(found.code, str(found.values["reason_en"])) for found in refusals(home / "law")}
        put_back(home, BEFORE)
    assert told == {("SYS-113", "the disk or folder can only be read")}


def _read_only(path: str) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)


def test_a_stage_is_named_for_its_process(home: Path) -> None:
    """So that whoever waits can be told for whom."""
    with stages.stage_in(home) as stage:
        assert stages.NAME.fullmatch(stage.name)
        assert f"-{os.getpid()}-" in stage.name
    assert stages_of(home) == []
    with hold(home):
        pass


def test_a_folder_elsewhere_that_is_emptied_meanwhile_is_none_of_what_is_struck(tmp_path: Path) -> None:
    """A passing folder goes at any moment once nobody holds it; its names are told without their folder."""
    for name in ("day", "noi-khac"):
        (tmp_path / name / "sau").mkdir(parents=True)
        (tmp_path / name / "sau" / "a").write_text("x", "utf-8")
    with struck(tmp_path / "day") as disk:
        shutil.rmtree(tmp_path / "noi-khac")
        assert disk.seen == []
        shutil.rmtree(tmp_path / "day" / "sau")
    assert disk.seen == ["os.remove a", "os.rmdir sau"]


def test_the_names_of_a_folder_are_asked_onto_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder itself, wherever the system can be asked; Windows knows no such thing, and nothing is tried there."""
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(os.fstat(handle).st_ino))
    stages.sync_folder(tmp_path)
    assert asked == ([] if os.name == "nt" else [tmp_path.stat().st_ino])
