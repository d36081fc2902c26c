"""overrides.yaml: a broken file a code, told at its line; what is in use settles the round, what is over is refused."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.evidence.facts import Round
from engine.evidence.round import four_eyes_of, read_round
from engine.law.loading import Lawbook, load_standard
from engine.problems import Problem, ProblemsFound, render, words
from engine.records.acting.actors import Actor
from engine.records.acting.commune_file import KeptFact
from engine.records.acting.override_file import exempted, override_acts, placed, read_overrides, use_words
from engine.records.acting.overriding import DatedOverride, in_force, in_use, standing, supplied_by, used_on
from tests.records.acting.made_records import CHAIR, begun
from tests.told.read_aloud import Hold

BAD = Path(__file__).parents[2] / "bad"
BROKEN = sorted((BAD / "overrides").glob("REC-*.yaml"))
PLACES = {
    "REC-270": "overrides.yaml",
    "REC-271": "overrides.yaml:2:32",
    "REC-272": "overrides.yaml:2:149",
    "REC-273": "overrides.yaml:3:10",
    "REC-274": "overrides.yaml:2:70",
    "REC-275": "overrides.yaml:3:5",
    "REC-283": "overrides.yaml:2:70",
}
DAYS = "from: 2024-01-01, until: 2024-12-31"
TEXT = f"""overrides:
  - {{id: nhom, commune: "00002", kind: class, value: mountain, reason: r, document: 1/QĐ, {DAYS}}}
  - {{id: mien, kind: not_applicable, value: tre_duoi_1_tuoi, reason: r, document: 1/QĐ, {DAYS}}}
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
    """What reading a file and using it for the first commune on the round's day says."""
    try:
        used_on(read_overrides(path.read_bytes(), round_, law), "00001", round_.on)
    except ProblemsFound as refused:
        return refused.problems
    return ()


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_brings_out_its_code_at_its_place(path: Path, round_: Round, law: Lawbook) -> None:
    """Its code alone, once, where its author must look; the override is called by its name, in both languages."""
    (told,) = found_in(path, round_, law)
    assert (told.code, str(told.place)) == (path.stem, PLACES[path.stem])
    for language in ("vi", "en"):
        name = (
            "mien-tre-em"
            if path.stem in ("REC-274", "REC-283")
            else "nhom-moi"
            if path.stem == "REC-275"
            else "nhom-xa-mot"
        )
        assert name in words(told, language)["what"]
        assert all(text.strip() for text in words(told, language).values())


def test_all_that_is_told_is_told_as_it_was_read_aloud(round_: Round, law: Lawbook, hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("overrides", {path.stem: found_in(path, round_, law) for path in BROKEN})


def test_every_code_of_the_file_has_its_broken_file() -> None:
    """Seven codes, seven files."""
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
    known = read_overrides(TEXT.encode(), round_, law)
    used = {unit.code: used_on(known, unit.code, round_.on) for unit in round_.units}
    assert {code: sorted(o.id for o in own) for code, own in used.items()} == {
        "00001": ["mien"],
        "00002": ["mien", "nhom"],
        "00003": ["mien"],
    }
    by_hand = placed(round_, used).overrides
    assert [(o.commune, o.value) for o in by_hand] == [("00003", "plain"), ("00002", "mountain")]
    assert by_hand[1].by == "ấn định “nhom”"
    assert placed(round_, {"00001": used["00001"]}) is round_
    given = {name: KeptFact(name, "given", "7") for name in ("tre_duoi_1_tuoi", "tre_em")}
    facts = exempted(given, used["00001"])
    out = facts["tre_duoi_1_tuoi"]
    assert (out.means, out.reason, out.document, out.place) == (("not_applicable", ""), "r", "1/QĐ", "overrides.yaml")
    assert facts["tre_em"] == given["tre_em"]
    assert exempted(given, ()) == given


def test_a_use_is_said_in_the_words_of_the_standard(law: Lawbook) -> None:
    """Titles and labels, never ids, in both languages; of a day the day."""
    title = next(told for told in law.standard.head.classes if told.id == "mountain")
    vi, en = use_words(override(value="mountain"), law.standard)
    assert vi == f"Ấn định “nhom”: xếp nhóm “{title.title}”, vì r (1/QĐ), từ 01/01/2024 đến hết 31/12/2024"
    days = "from 1 January 2024 until 31 December 2024"
    assert en == f"Override “nhom”: class “{title.title_en}”, because r (1/QĐ), {days}"
    datum = next(told for told in law.standard.book.evidence if told.id == "tre_duoi_1_tuoi")
    vi, en = use_words(override(kind="not_applicable", value=datum.id, reason="không có sông hồ."), law.standard)
    assert f"số liệu “{datum.label}” không áp dụng, vì không có sông hồ (1/QĐ)" in vi
    assert f"“{datum.label_en}” does not apply" in en
    vi, en = use_words(override(kind="due", value="2024-12-20"), law.standard)
    assert "được bổ sung đến hết 20/12/2024" in vi
    assert "may be supplied until 20 December 2024" in en


def test_a_day_to_supply_is_lengthened_while_that_is_in_force_and_never_shortened() -> None:
    """The later of the two days; what is over lengthens nothing and is no error."""
    longer = override(kind="due", value="2024-12-20", until="2024-12-10")
    for day, wanted in ((date(2024, 12, 10), "2024-12-20"), (date(2024, 12, 11), "2024-12-01")):
        assert supplied_by("2024-12-01", used_on([longer], "00001", day)) == wanted
    used = used_on([longer], "00001", date(2024, 12, 1))
    assert supplied_by("2024-12-31", used) == "2024-12-31"
    assert supplied_by("", used) == ""
    assert used_on([longer], "00002", date(2024, 12, 1)) == ()


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2024-12-20", []), ("2024-02-30", ["REC-274"]), ("20241220", ["REC-274"]), ("20/12/2024", ["REC-274"])],
)
def test_a_day_to_supply_is_a_day_as_the_file_writes_days(
    day: str, codes: list[str], round_: Round, law: Lawbook
) -> None:
    """One that the calendar has, in figures with dashes; any other is refused at its place."""
    text = f'overrides:\n  - {{id: han, kind: due, value: "{day}", reason: r, document: 1/QĐ, {DAYS}}}\n'
    try:
        found, read = [], read_overrides(text.encode(), round_, law)
        assert [one.value for one in read] == [day]
    except ProblemsFound as refused:
        found = [problem.code for problem in refused.problems]
    assert found == codes


def test_a_day_stands_before_within_or_after_an_override() -> None:
    """Both its own days are within."""
    days = ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01")
    told = [standing(override(), date.fromisoformat(day)) for day in days]
    assert told == ["not_yet", "in_force", "in_force", "expired"]


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
