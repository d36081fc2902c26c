"""overrides.yaml: a broken file a code, told at its line; what is in use settles the round, what is over is refused."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.evidence.facts import Fact, Round
from engine.evidence.round import four_eyes_of, read_round
from engine.law.loading import Lawbook, load_standard
from engine.problems import Place, Problem, ProblemsFound, render, words
from engine.records.acting.actors import Actor
from engine.records.acting.override_file import exempted, override_acts, read_overrides, settled, use_words
from engine.records.acting.overriding import DatedOverride, in_force, in_use
from tests.records.acting.made_records import CHAIR, begun

BAD = Path(__file__).parents[2] / "bad"
BROKEN = sorted((BAD / "overrides").glob("REC-*.yaml"))
PLACES = {
    "REC-270": "overrides.yaml",
    "REC-271": "overrides.yaml:2:32",
    "REC-272": "overrides.yaml:2:149",
    "REC-273": "overrides.yaml:3:10",
    "REC-274": "overrides.yaml:2:70",
    "REC-275": "overrides.yaml:3:5",
}
DAYS = "from: 2024-01-01, until: 2024-12-31"
TEXT = f"""overrides:
  - {{id: nhom, commune: "00002", kind: class, value: mountain, reason: r, document: 1/QĐ, {DAYS}}}
  - {{id: mien, kind: not_applicable, value: tre_bi_tai_nan, reason: r, document: 1/QĐ, {DAYS}}}
"""


@pytest.fixture(scope="module", name="law")
def small_law() -> Lawbook:
    """The trial standard."""
    return load_standard(BAD.parent / "small")


@pytest.fixture(scope="module", name="round_")
def trial_round() -> Round:
    """The trial round: 00001 in the mountains, 00003 with a class by hand, on 15/11/2024."""
    return read_round(BAD)[0]


def found_in(path: Path, round_: Round, law: Lawbook) -> tuple[Problem, ...]:
    """What reading a file and settling the round's day by it says."""
    try:
        settled(round_, read_overrides(path.read_bytes(), round_, law), round_.on)
    except ProblemsFound as refused:
        return refused.problems
    return ()


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_brings_out_its_code_at_its_place(path: Path, round_: Round, law: Lawbook) -> None:
    """Its code alone, once, where its author must look; the override is called by its name, in both languages."""
    (told,) = found_in(path, round_, law)
    assert (told.code, str(told.place)) == (path.stem, PLACES[path.stem])
    for language in ("vi", "en"):
        name = "mien-tre-em" if path.stem == "REC-274" else "nhom-moi" if path.stem == "REC-275" else "nhom-xa-mot"
        assert name in words(told, language)["what"]
        assert all(text.strip() for text in words(told, language).values())


def test_every_code_of_the_file_has_its_broken_file() -> None:
    """Six codes, six files."""
    assert [path.stem for path in BROKEN] == sorted(PLACES)


def override(**told: str) -> DatedOverride:
    """An override of the class of 00001 for the year 2024, but for what is told."""
    plain = {"id": "nhom", "commune": "00001", "kind": "class", "value": "plain", "reason": "r", "document": "1/QĐ"}
    return DatedOverride(**{**plain, "from_": "2024-01-01", "until": "2024-12-31", **told})  # type: ignore[arg-type]


def test_an_override_expires_at_the_end_of_its_last_day() -> None:
    """Used on the last day, an error by name on the next, and none if another in force has taken its place."""
    last, next_ = date(2024, 12, 31), date(2025, 1, 1)
    assert [o.id for o in in_use([override()], "00001", last).values()] == ["nhom"]
    with pytest.raises(ProblemsFound) as refused:
        in_use([override()], "00001", next_)
    (told,) = refused.value.problems
    assert "Ấn định “nhom” đã hết hạn ngày 31/12/2024" in render(told, "vi")
    renewed = override(id="nhom-2", from_="2025-01-01", until="2025-12-31")
    assert [o.id for o in in_use([override(), renewed], "00001", next_).values()] == ["nhom-2"]
    assert in_use([override()], "00002", next_) == {}
    assert in_use([override(kind="due", value="2024-12-31")], "00001", next_) == {}
    assert in_use([override(kind="withdrawn", value="")], "00001", next_) == {}


def test_in_force_is_a_matter_of_days_and_of_whom_it_concerns() -> None:
    """From the first day to the last, for the commune or the whole round; a commune's own goes before the round's."""
    own, whole = override(), override(id="ca-dot", commune="", value="ward")
    day = date(2024, 1, 1)
    assert in_force([own], "00001", day) == (own,)
    assert in_force([own], "00001", day - timedelta(days=1)) == ()
    assert in_force([own, whole], "00002", day) == (whole,)
    assert [o.id for o in in_use([own, whole], "00001", day).values()] == ["nhom"]


def test_a_use_settles_the_round_and_is_stated(round_: Round, law: Lawbook) -> None:
    """The class stands in the round as if set by hand, the datum does not apply, both are said with their grounds."""
    told = settled(round_, read_overrides(TEXT.encode(), round_, law), round_.on)
    assert [(o.commune, o.value) for o in told.round.overrides] == [("00003", "plain"), ("00002", "mountain")]
    assert {code: [o.id for o in own] for code, own in told.used.items()} == {
        "00001": ["mien"],
        "00002": ["mien", "nhom"],
        "00003": ["mien"],
    }
    given = {name: Fact(name, 7, Place("x")) for name in ("tre_bi_tai_nan", "tre_em")}
    facts = exempted(given, told.used["00001"])
    assert (facts["tre_bi_tai_nan"].state, facts["tre_bi_tai_nan"].note) == ("not_applicable", "r (1/QĐ)")
    assert facts["tre_em"].value == 7
    vi, en = use_words(told.used["00002"][1])
    assert vi == "Ấn định “nhom”: mountain, vì r (1/QĐ), đến hết ngày 31/12/2024"
    assert en == "Override “nhom”: mountain, because r (1/QĐ), until 31/12/2024"


def test_the_file_s_overrides_go_into_the_record_act_by_act(round_: Round, law: Lawbook) -> None:
    """New ones are put in, the same again is no act, a changed one follows, one that was deleted is taken back."""
    board, chair = begun(), Actor(CHAIR, "chair")
    board.do("open", "secretary", about="00002")

    def brought(text: str) -> list[tuple[str, str]]:
        acts = override_acts(
            read_overrides(text.encode(), round_, law), board.round.overrides, chair, board.now.isoformat()
        )
        return [(str(entry.body["id"]), str(entry.body["kind"])) for entry in map(board.keep, acts)]

    assert brought(TEXT) == [("nhom", "class"), ("mien", "not_applicable")]
    assert brought(TEXT) == []
    assert brought(TEXT.replace("value: mountain", "value: ward")) == [("nhom", "class")]
    assert brought(TEXT.split("  - {id: mien", maxsplit=1)[0]) == [("nhom", "class"), ("mien", "withdrawn")]
    assert [o.id for o in in_force(board.round.overrides, "00002", round_.on)] == ["nhom"]


def test_a_round_says_whether_a_second_person_is_required(tmp_path: Path) -> None:
    """Two are required where the round says nothing."""
    assert four_eyes_of(BAD) == "required"
    text = (BAD / "round.yaml").read_text("utf-8")
    (tmp_path / "round.yaml").write_text(f"{text}four_eyes: stated\n", "utf-8")
    assert four_eyes_of(tmp_path) == "stated"
    (tmp_path / "round.yaml").write_text(f"{text}four_eyes: maybe\n", "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        four_eyes_of(tmp_path)
    assert [p.code for p in refused.value.problems] == ["LAW-203"]
