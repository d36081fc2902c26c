"""What was read once is not read again, and never says anything but what the file says now."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from engine.evidence import file_readings
from engine.evidence.facts import Document, Fact, RoundEvidence
from engine.evidence.form_cache import HEAD, cache_path, reader_version
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.files.workbook import read_book
from engine.forms.template import write_form
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import Place

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
PAPER = Document("12/BC", ROUND.on)
BAD = sorted(path for path in (TESTS / "bad").glob("*.xlsx"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The trial round with a filled form of each commune."""
    made = tmp_path / "round"
    (made / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        (made / name).write_bytes((TESTS / "bad" / name).read_bytes())
    for at, unit in enumerate(ROUND.units):
        facts = {"tre_em": Fact("tre_em", 1000 + at, Place(""), "given", PAPER, "=1")}
        write_form(made / "evidence" / f"{unit.code}.xlsx", LAW, ROUND, unit, speak("vi"), facts)
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The workbooks that are read whole from now on."""
    shown: list[str] = []

    def note(content: bytes, name: str, only: set[str] | None = None) -> object:
        shown.extend([] if only else [name.removeprefix("evidence/")])
        return read_book(content, name, only)

    monkeypatch.setattr(file_readings, "read_book", note)
    return shown


def said(evidence: RoundEvidence) -> object:
    """All that a reading says, the order of facts in it."""
    communes = [
        (g.code, list(g.facts.items()), g.problems, g.set_aside, g.received) for g in evidence.communes.values()
    ]
    return communes, evidence.problems


def forms(folder: Path) -> list[Path]:
    """The round's forms."""
    return sorted((folder / "evidence").glob("*.xlsx"))


def test_a_second_reading_opens_only_what_changed(folder: Path, read: list[str], tmp_path: Path) -> None:
    """A changed form, a new one, one under another name: those alone; and every reading says the same."""
    cache = tmp_path / "kept" / "round.forms"
    fresh = said(read_evidence(folder, LAW, ROUND))
    read.clear()
    assert said(read_evidence(folder, LAW, ROUND, cache=cache)) == fresh
    assert len(read) == 3
    assert said(read_evidence(folder, LAW, ROUND, cache=cache)) == fresh
    assert len(read) == 3
    first, second, _ = forms(folder)
    write_form(first, LAW, ROUND, ROUND.units[0], speak("vi"), {"tre_em": Fact("tre_em", 7, Place(""))})
    second.rename(folder / "evidence" / "khac.xlsx")
    changed = read_evidence(folder, LAW, ROUND, cache=cache)
    assert read[3:] == ["00001.xlsx", "khac.xlsx"]
    assert changed.communes["00001"].facts["tre_em"].value == 7
    assert str(changed.communes["00002"].facts["tre_em"].place).startswith("evidence/khac.xlsx")


def test_every_changed_byte_is_read_anew(folder: Path, tmp_path: Path) -> None:
    """Wherever it lies and whatever it does, the reading is that of the file as it is."""
    cache, path, chance = tmp_path / "round.forms", forms(folder)[0], random.Random(3)
    read_evidence(folder, LAW, ROUND, cache=cache)
    whole = path.read_bytes()
    told = set()
    for _ in range(60):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        kept, fresh = (said(read_evidence(folder, LAW, ROUND, cache=c)) for c in (cache, None))
        assert kept == fresh
        told.add(str(fresh))
    assert len(told) > 1


def test_a_reading_belongs_to_its_questions_its_round_and_its_reader(
    folder: Path, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another day, other communes, another limit, another program: read again."""
    cache, (first, *_) = tmp_path / "round.forms", LAW.standard.book.evidence
    read_evidence(folder, LAW, ROUND, cache=cache)
    renamed = (ROUND.units[0].model_copy(update={"name": "Xã Khác"}), *ROUND.units[1:])
    book = LAW.standard.book.model_copy(
        update={"evidence": (first.model_copy(update={"label": "Khác"}), *LAW.standard.book.evidence[1:])}
    )
    other_law = replace(LAW, standard=LAW.standard.model_copy(update={"book": book}))
    later = replace(ROUND, on=ROUND.on - timedelta(days=1))
    for law, round_ in ((LAW, later), (LAW, replace(ROUND, units=renamed)), (other_law, ROUND)):
        read.clear()
        assert said(read_evidence(folder, law, round_, cache=cache)) == said(read_evidence(folder, law, round_))
        assert len(read) == 6
    read_evidence(folder, LAW, ROUND, cache=cache)
    monkeypatch.setattr("engine.evidence.form_cache.reader_version", lambda: "another")
    read.clear()
    read_evidence(folder, LAW, ROUND, cache=cache)
    assert len(read) == 3
    assert len(reader_version()) == 64


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_problems_come_back_as_they_were(path: Path, folder: Path, tmp_path: Path) -> None:
    """Of every broken workbook, by code, place, words and commune."""
    (folder / "evidence" / f"00003-{path.name}").write_bytes(path.read_bytes())
    cache = tmp_path / "round.forms"
    first, second, fresh = (said(read_evidence(folder, LAW, ROUND, cache=c)) for c in (cache, cache, None))
    assert first == second == fresh


def lines(cache: Path) -> list[bytes]:
    """The entries of a cache."""
    head, *entries, end = cache.read_bytes().split(b"\n")
    assert (head, end) == (HEAD, b"")
    return entries


def test_a_damaged_cache_is_none(folder: Path, read: list[str], tmp_path: Path) -> None:
    """Cut, with bytes changed, or of another kind: the entries that are not as they were written are read anew."""
    cache, chance, fresh = tmp_path / "round.forms", random.Random(5), said(read_evidence(folder, LAW, ROUND))
    read_evidence(folder, LAW, ROUND, cache=cache)
    whole = cache.read_bytes()
    for _ in range(60):
        at = chance.randrange(len(whole))
        spoilt = chance.choice((whole[:at], whole[:at] + chance.randbytes(2) + whole[at + 2 :], whole[at:]))
        cache.write_bytes(spoilt)
        assert said(read_evidence(folder, LAW, ROUND, cache=cache)) == fresh
    read.clear()
    read_evidence(folder, LAW, ROUND, cache=cache)
    assert not read


def planted() -> Iterator[bytes]:
    """Entries with a right hash that are none of this round."""
    place, row = ["x", 0, 0, "", ""], [0, 0, 5, 1, -1, 2, 3, -1, -1]
    sound = {"shown": "x", "form_of": "", "communes": [], "rows": [row], "sheets": [], "papers": [], "notes": []}
    numbers = ((0, 3), (0, -1), (1, 99), (2, -1), (2, 2**40), (3, 0), (3, 3), (4, 0), (7, 0), (8, 0), (5, -1))
    rows: list[object] = [[[*row[:at], number, *row[at + 1 :]]] for at, number in numbers]
    rows += [[1], [["a"] * 9], "x", [[None] * 9]]
    told = [
        ["XXX-1", place, "", "", {}],
        ["EVI-201", place, "", "", {}],
        ["EVI-201", ["x"] * 9, "", "", {}],
        ["EVI-201"],
    ]
    told += [["EVI-110", [1, *place[1:]], "", "", {}], ["EVI-110", place, 1, "", {}], ["EVI-110", place, "", "", []]]
    changes: list[tuple[str, object]] = [("rows", held) for held in rows]
    changes += [("problems", [problem]) for problem in told]
    changes += [("papers", papers) for papers in ([[1, ""]], [["1", "no day"]], [1])]
    changes += [
        ("sheets", [1]),
        ("notes", [None]),
        ("communes", [1]),
        ("communes", ["99999"]),
        ("form_of", 1),
        ("shown", 1),
    ]
    for key, value in changes:
        yield orjson.dumps({**sound, "problems": [], key: value})
    yield from (b"{", b"{}", b"null", b"[]", b'"x"', orjson.dumps({**sound, "problems": []}))


def test_a_planted_entry_is_ignored(folder: Path, tmp_path: Path) -> None:
    """Whoever can write the cache can at worst have a form read again: nothing in it is run, nothing breaks."""
    cache, fresh = tmp_path / "round.forms", said(read_evidence(folder, LAW, ROUND))
    read_evidence(folder, LAW, ROUND, cache=cache)
    for text in planted():
        made = []
        for line in lines(cache):
            rest = b" ".join((*line.split(b" ")[1:3], text))
            made.append(hashlib.sha256(rest).hexdigest().encode() + b" " + rest)
        cache.write_bytes(b"\n".join((HEAD, *made, b"")))
        assert said(read_evidence(folder, LAW, ROUND, cache=cache)) == fresh, text


def test_what_is_no_longer_used_is_dropped(folder: Path, tmp_path: Path) -> None:
    """A form taken away leaves nothing; one commune asked about takes nothing away; tables of many are not kept."""
    cache = tmp_path / "round.forms"
    read_evidence(folder, LAW, ROUND, cache=cache)
    (folder / "evidence" / "t.csv").write_text("commune,evidence,value\n1,tre_duoi_1_tuoi,5\n", "utf-8")
    read_evidence(folder, LAW, ROUND, cache=cache, only=frozenset({"00002"}))
    assert len(lines(cache)) == 3
    forms(folder)[0].unlink()
    read_evidence(folder, LAW, ROUND, cache=cache)
    assert len(lines(cache)) == 2
    assert cache.stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_is_no_cache(folder: Path, tmp_path: Path) -> None:
    """No word of it, and the same reading."""
    (tmp_path / "file").write_text("")
    fresh = said(read_evidence(folder, LAW, ROUND))
    for cache in (tmp_path / "file" / "round.forms", tmp_path):
        assert said(read_evidence(folder, LAW, ROUND, cache=cache)) == fresh


READER = """
import sys
from pathlib import Path
from tests.evidence.test_form_cache import LAW, ROUND, read_evidence
for _ in range(8):
    read_evidence(Path(sys.argv[1]), LAW, ROUND, cache=Path(sys.argv[2]))
    read_evidence(Path(sys.argv[1]), LAW, ROUND, cache=Path(sys.argv[2]), only=frozenset({"00001"}))
"""


def test_two_at_once_do_not_spoil_it(folder: Path, read: list[str], tmp_path: Path) -> None:
    """Two programs read and write the cache of two states of a round; what stays is whole and says what is so."""
    other = tmp_path / "other"
    (other / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        (other / name).write_bytes((folder / name).read_bytes())
    (other / "evidence" / "00001.xlsx").write_bytes(forms(folder)[0].read_bytes())
    cache, fresh = tmp_path / "round.forms", said(read_evidence(folder, LAW, ROUND))
    running = [
        subprocess.Popen([sys.executable, "-c", READER, str(place), str(cache)], cwd=TESTS.parent)
        for place in (folder, other)
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert all(hashlib.sha256(line[65:]).hexdigest().encode() == line[:64] for line in lines(cache))
    assert said(read_evidence(folder, LAW, ROUND, cache=cache)) == fresh
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "round", "round.forms"]


@pytest.mark.parametrize(
    ("platform", "environ", "wanted"),
    [
        ("linux", {}, "home/.cache/phuhop"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/phuhop"),
        ("linux", {"XDG_CACHE_HOME": "x"}, "home/.cache/phuhop"),
        ("darwin", {}, "home/Library/Caches/phuhop"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/phuhop"),
        ("win32", {}, "home/AppData/Local/phuhop"),
        ("linux", {"PHUHOP_CACHE": "/mine"}, "/mine"),
    ],
)
def test_where_it_lies(
    platform: str, environ: dict[str, str], wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the user's own cache folder, by the round's folder; never beside the evidence."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    one, other = (cache_path(tmp_path / name, environ, platform) for name in ("a", "b"))
    assert one is not None and other is not None
    assert one.parent == other.parent == tmp_path / wanted
    assert one != other


@pytest.mark.parametrize("said", ["off", "OFF", "0", ""])
def test_it_can_be_turned_off(said: str, tmp_path: Path) -> None:
    """By one word in the environment."""
    assert cache_path(tmp_path, {"PHUHOP_CACHE": said}) is None


def test_a_user_without_a_home_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And goes without."""

    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    assert cache_path(tmp_path, {}, "linux") is None
