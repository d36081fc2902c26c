"""A round of several standards gives each commune just what a round of its own standard gives it.

Held against ordinary rounds in workspaces of their own, which know nothing of other standards.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engine.language import speak
from engine.problems import ProblemsFound
from engine.scoring.result_json import results_lines
from engine.scoring.round_result import RoundResult
from engine.service.board.receiving import RegisterRequest, register
from engine.service.explain import ExplainRequest, PathRequest, explain, path
from engine.service.frames import facts_frame, frame, items_frame
from engine.service.rounds import assess_parts, assess_round
from engine.service.score import ScoreRequest, kept_reply, score, score_parts
from tests import frozen
from tests.parts.joint_round import COMMUNES, FIRST, SECOND, Joint, figures, joint_in, usual

SAY = speak("vi")
# A failing example takes seconds, and is as plain as a smaller one.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
CODES = [commune.code for commune in COMMUNES]
# Figures that give other points: nobody, a few, a wrong one, one that is not given.
CHANGES: Sequence[Mapping[str, int]] = ({}, {"tre_hai_long": 20}, {"tre_duoi_1_tiem_du": 101}, {"tre_bi_tai_nan": 9})


def bytes_of(made: RoundResult) -> bytes:
    """The results of a round as they are kept."""
    return b"".join(results_lines(made, tool="thử"))


def own_table(joint: Joint, code: str, standard: str, changed: Mapping[str, int]) -> None:
    """A commune's figures in a file of its own, so that its places are the same wherever it lies."""
    joint.give({code: figures(standard, **changed)}, f"so-lieu-{code}.csv")


def alone(home: Path, standard: str, given: Mapping[str, Mapping[str, int]]) -> RoundResult:
    """An ordinary round of one standard with its communes."""
    joint = joint_in(home / standard)
    listed = [commune for commune in COMMUNES if commune.code in given]
    other = SECOND if standard == FIRST else FIRST
    shutil.rmtree(home / standard / "criteria" / other)
    joint.write("", listed, standard=standard, facts=standard == SECOND)
    for code, changed in given.items():
        own_table(joint, code, standard, changed)
    return assess_round(joint.folder, joint.store)


@settings(max_examples=8, deadline=None, phases=NO_SHRINKING)
@given(data=st.data())
def test_each_commune_is_scored_as_if_its_standard_were_alone(data: st.DataObject) -> None:
    """The results of a part are those of an ordinary round of its communes, byte for byte."""
    second = data.draw(st.sets(st.sampled_from(CODES), min_size=1, max_size=len(CODES) - 1), label="theo bộ mới")
    given = {code: data.draw(st.sampled_from(CHANGES), label=code) for code in CODES}
    named = ", ".join(f'"{code}"' for code in sorted(second))
    with TemporaryDirectory() as folder:
        home = Path(folder)
        joint = joint_in(home / "chung").write(f"standards: [{{standard: {SECOND}, communes: [{named}]}}]")
        for code, changed in given.items():
            own_table(joint, code, SECOND if code in second else FIRST, changed)
        parts = assess_parts(joint.folder, joint.store)
        assert [made.round.standard for made in parts] == [FIRST, SECOND]
        for made in parts:
            codes = [unit.code for unit in made.round.units]
            assert set(codes) == (second if made.round.standard == SECOND else set(CODES) - second)
            whole = alone(home, made.round.standard, {code: given[code] for code in codes})
            assert made == whole
            assert bytes_of(made) == bytes_of(whole)


def test_a_round_of_one_standard_is_its_own_only_part() -> None:
    """Nothing changes for it: the same value, of which nobody sees that it might have had others beside it."""
    assert assess_parts(frozen.ROUND, frozen.SPACE) == (frozen.assessed(),)


def test_one_commune_is_told_as_in_its_part(tmp_path: Path) -> None:
    """explain and path read the commune alone, by its own law."""
    joint = usual(tmp_path)
    for made in assess_parts(joint.folder, joint.store):
        for card in made.cards:
            told = explain(joint.store, ExplainRequest(str(joint.folder), card.unit.code))
            assert (told.told.card, told.of_several) == (card, True)
            assert told.made.book.standard.head.id == made.round.standard
            way = path(joint.store, PathRequest(str(joint.folder), card.unit.name))
            assert way.made.round.standard == made.round.standard


def test_forms_and_files_of_nobody_are_told_and_those_of_others_are_not(tmp_path: Path) -> None:
    """A file that cannot be read, and one of a commune that is not in the round, are told; each part stays its own."""
    joint = usual(tmp_path)
    (joint.folder / "evidence" / "hong.xlsx").write_bytes(b"PK hong")
    joint.give({"99009": {"tre_em": 5}}, "la.csv")
    for made in assess_parts(joint.folder, joint.store):
        told = {p.place.file for p in made.problems if p.code.startswith(("FIL-", "EVI-3"))}
        assert told == {"evidence/hong.xlsx", "evidence/la.csv"}


def test_figures_that_only_the_other_standard_asks_are_told_at_their_place(tmp_path: Path) -> None:
    """RND-268 once a commune with all such data; the points are as if they had not been given; own ones count."""
    joint = usual(tmp_path)
    before = {made.round.standard: bytes_of(made) for made in assess_parts(joint.folder, joint.store)}
    joint.give({"99004": {"so_hoat_dong": 0, "co_nguoi_phu_trach": 0}, "99001": {"so_cau_lac_bo": 9}}, "them.csv")
    found = {}
    for made in assess_parts(joint.folder, joint.store):
        (told,) = (p for p in made.problems if p.code == "RND-268")
        found[made.round.standard] = (told.commune, told.values["count"], told.values["other"], told.severity)
        assert totals_in(bytes_of(made)) == totals_in(before[made.round.standard])
    assert found == {FIRST: ("99001", 1, SECOND, "warning"), SECOND: ("99004", 2, FIRST, "warning")}


def totals_in(results: bytes) -> list[object]:
    """The totals of the communes of results."""
    return [commune["total"] for commune in json.loads(results)["communes"]]


def test_a_wide_table_of_both_kinds_is_read_by_each_for_its_own(tmp_path: Path) -> None:
    """One table with the columns of both standards: what is left empty is not told, a head of neither is."""
    joint = joint_in(tmp_path).write()
    heads = ["tre_em", "tre_duoi_1_tuoi", "co_nguoi_phu_trach", "co_can_bo", "cot_la"]
    rows = ["99001,900,90,có,,", "99002,901,91,không,,", "99003,902,92,có,,", "99004,903,93,,có,5"]
    (joint.folder / "evidence" / "rong.csv").write_text("\n".join([",".join(["mã xã", *heads]), *rows]) + "\n", "utf-8")
    first, second = assess_parts(joint.folder, joint.store)
    assert not [p for made in (first, second) for p in made.problems if p.code == "RND-268"]
    assert [p.typed for made in (first, second) for p in made.problems if p.code == "EVI-301"] == ["cot_la", "cot_la"]
    given = {code: dict(told.facts) for made in (first, second) for code, told in made.evidence.communes.items()}
    assert [given[code]["tre_em"].value for code in CODES] == [900, 901, 902, 903]
    assert "co_nguoi_phu_trach" not in given["99004"]
    assert given["99004"]["co_can_bo"].value == 1


def test_a_label_that_both_standards_use_is_each_one_s_own_datum(tmp_path: Path) -> None:
    """Under one head stands for each commune the datum that its own standard calls so."""
    joint = joint_in(tmp_path).write()
    book = joint.store.criteria / SECOND / "evidence.yaml"
    label = "Số hoạt động cho trẻ em trong năm"
    book.write_text(book.read_text("utf-8").replace("label: Số câu lạc bộ của trẻ em", f"label: {label}"), "utf-8")
    rows = [f"{code},{code[-1]}" for code in CODES]
    table = "\n".join([f"mã xã,{label}", *rows])
    (joint.folder / "evidence" / "rong.csv").write_text(f"{table}\n", "utf-8")
    first, second = assess_parts(joint.folder, joint.store)
    assert not [p for made in (first, second) for p in made.problems if p.code in ("RND-268", "EVI-301")]
    assert first.evidence.communes["99001"].facts["so_hoat_dong"].value == 1
    assert second.evidence.communes["99004"].facts["so_cau_lac_bo"].value == 4


def test_tables_for_analysts_hold_every_commune_beside_its_standard(tmp_path: Path) -> None:
    """The rows of the parts one after another, in the same columns and kinds as those of a part alone."""
    joint = usual(tmp_path)
    parts = assess_parts(joint.folder, joint.store)
    for table in (frame, items_frame, facts_frame):
        whole, each = table(*parts), [table(made) for made in parts]
        assert list(whole.columns) == list(each[0].columns)
        assert whole["code"].tolist() == [code for own in each for code in own["code"].tolist()]
        assert whole["standard"].tolist() == [name for own in each for name in own["standard"].tolist()]
        assert whole["standard"].cat.categories.tolist() == [FIRST, SECOND]
    assert frame(*parts)["low"].tolist() == [card.decision.low for made in parts for card in made.cards]


def test_the_register_is_one_with_each_commune_s_standard(tmp_path: Path) -> None:
    """In the order of the list; a file of some commune is no stray, one of none is; JSON names the standard."""
    joint = usual(tmp_path)
    (joint.folder / "evidence" / "trong.csv").write_text("commune,evidence,value\n", "utf-8")
    done = register(joint.store, RegisterRequest(str(joint.folder), frozen.assessed().round.on))
    assert [(s.unit.code, s.standard) for s in done.register.standings] == [
        (code, SECOND if code == "99004" else FIRST) for code in CODES
    ]
    assert done.register.strays == ("evidence/trong.csv",)
    rows = json.loads(done.reply(joint.folder).text())["communes"]
    assert [row["standard"] for row in rows] == [FIRST, FIRST, FIRST, SECOND]


def test_results_are_kept_by_standard_and_told_by_standard(tmp_path: Path) -> None:
    """A folder each with an overview beside; a second scoring sees what changed; the reply holds both results whole."""
    joint = usual(tmp_path)
    first = score_parts(joint.store, ScoreRequest(str(joint.folder)), SAY)
    assert [part.since for part in first] == [None, None]
    joint.give({"99004": figures(SECOND, tre_hai_long=20, tre_em=1004), **{
        code: figures(FIRST, tre_em=1000 + int(code) % 100) for code in CODES[:3]
    }})  # fmt: skip
    again = score_parts(joint.store, ScoreRequest(str(joint.folder)), SAY)
    assert [len(part.since.changes) if part.since else None for part in again] == [0, 1]
    home = joint.folder / "results"
    files = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert files == {
        "tong-hop-chung.xlsx", "small/results.json", "small/tong-hop.xlsx", "small-2/results.json",
        "small-2/tong-hop.xlsx", "small-2/thay-doi.txt",
    }  # fmt: skip
    reply = json.loads(kept_reply(joint.store, again))
    assert reply["schema"] == "phuhop/results-by-standard/1"
    assert [row["results"] for row in reply["standards"]] == [
        json.loads((home / name / "results.json").read_text("utf-8")) for name in (FIRST, SECOND)
    ]
    with pytest.raises(ProblemsFound):
        score(joint.store, ScoreRequest(str(joint.folder)), SAY)


def test_a_round_before_is_looked_at_by_the_standard_that_judged_then_and_judges_now(tmp_path: Path) -> None:
    """Of a round of several before, and of one of one standard, only those communes are compared."""
    judged = {code: SECOND if code == "99004" else FIRST for code in CODES}
    last = joint_in(tmp_path, "dot-truoc").write()
    last.give({code: figures(name, tre_em=500) for code, name in judged.items()})
    now = joint_in(tmp_path).write(
        'previous: dot-truoc\nstandards: [{standard: small-2, communes: ["99003", "99004"]}]'
    )
    now.give({code: figures(SECOND if code in ("99003", "99004") else FIRST) for code in CODES})
    first, second = assess_parts(now.folder, now.store)
    assert set(first.evidence.previous) == {"99001", "99002"}
    assert set(second.evidence.previous) == {"99004"}
    assert {p.commune for p in second.problems if p.code == "EVI-403"} <= {"99004"}
    shutil.rmtree(tmp_path / "criteria" / FIRST)
    later = joint_in(tmp_path, "dot-sau").write("previous: dot-truoc", COMMUNES, standard=SECOND)
    assert set(assess_round(later.folder, later.store).evidence.previous) == {"99004"}
