"""What-if: the same as scoring an edited copy of the evidence, and nothing else moves."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.improving.what_if import WhatIf, what_if
from engine.language import speak
from engine.problems import ProblemsFound, words
from engine.sample.made_round import Wish, make_sample
from engine.scoring.cards import Scorecard
from engine.scoring.result_rows import item_row
from engine.scoring.round_result import RoundResult
from engine.service.replies.reasons import SetRow, what_if_reply
from engine.service.rounds import assess_round
from tests import frozen
from tests.improving.grounds import DAY, whole

EDITS = (
    ("tre_duoi_1_tiem_du=1",),
    ("nguoi_bao_ve_tre_em=Không", "dien_dan_tre_em=có"),
    ("vu_bao_luc_boc_lot=9", "tre_kham_suc_khoe="),
    ("dan_duoc_hoi=29", "dan_hai_long=29"),
    ("hoat_dong_cho_tre_em=1.000",),
    ("vu_can_ke_hoach=0", "vu_co_ke_hoach_duyet=không áp dụng"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up round as one CSV (số liệu mô phỏng)."""
    made = tmp_path_factory.mktemp("rounds") / "dot"
    make_sample(made, whole()[0], frozen.CRITERIA / "units", Wish(12, 3, DAY), speak("vi"))
    return made


@pytest.fixture(scope="module")
def made(folder: Path) -> RoundResult:
    return assess_round(folder, frozen.SPACE)


def edited(folder: Path, code: str, edits: Sequence[str], out: Path) -> Scorecard:
    """The commune's card after its lines in a copy of the evidence were typed anew."""
    out = out / folder.name
    out.mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        (out / name).write_bytes((folder / name).read_bytes())
    text = (folder / "evidence" / "so-lieu.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    for name, value in (edit.split("=") for edit in edits):
        rows = [row for row in rows if (row["commune"], row["evidence"]) != (code, name)]
        rows.append(dict.fromkeys(rows[0], "") | {"commune": code, "evidence": name, "value": value})
    page = io.StringIO()
    writer = csv.DictWriter(page, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (out / "evidence").mkdir()
    (out / "evidence" / "so-lieu.csv").write_text(page.getvalue(), "utf-8")
    return next(card for card in assess_round(out, frozen.SPACE).cards if card.unit.code == code)


def standing(card: Scorecard) -> list[dict[str, object]]:
    """Items without the places their facts came from."""
    return [
        item_row(item, (frozen.law().book.standard.head.law,)).model_dump(exclude={"evidence"}) for item in card.items
    ]


@pytest.mark.parametrize("edits", EDITS)
def test_the_same_as_scoring_an_edited_copy(
    folder: Path, made: RoundResult, edits: Sequence[str], tmp_path: Path
) -> None:
    """Items, decision and its reasons are those of the edited evidence; the old card is the round's own."""
    for at, card in enumerate(made.cards[:4]):
        told = what_if(made, card, edits)
        copy = edited(folder, card.unit.code, edits, tmp_path / f"{at}")
        assert told.old is card
        assert standing(told.new) == standing(copy)
        assert told.new.decision == copy.decision
        assert {old.item.id for old, _ in told.items} == {
            a.item.id for a, b in zip(card.items, copy.items, strict=True) if _seen(a) != _seen(b)
        }


def _seen(card: object) -> tuple[object, ...]:
    return tuple(getattr(card, name) for name in ("status", "low", "high", "part", "whole", "rule"))


def test_nothing_is_stored(folder: Path, made: RoundResult) -> None:
    """No file of the round and no fact of the assessment is other than before."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    facts = dict(made.evidence.communes[made.cards[0].unit.code].facts)
    what_if(made, made.cards[0], ["tre_duoi_1_tiem_du=0"])
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert dict(made.evidence.communes[made.cards[0].unit.code].facts) == facts


def refused(made: RoundResult, *typed: str) -> list[str]:
    """The codes of what cannot be taken."""
    with pytest.raises(ProblemsFound) as caught:
        what_if(made, made.cards[0], typed)
    assert all(words(found, language)["remedy"] for found in caught.value.problems for language in ("vi", "en"))
    return [found.code for found in caught.value.problems]


def test_what_a_form_would_be_sent_back_for_is_refused(made: RoundResult) -> None:
    """Half a child, a percentage, a part above its whole, an unknown datum, a missing sign: all of them at once."""
    assert refused(made, "tre_duoi_1_tiem_du=97,5") == ["EVI-202"]
    assert refused(made, "tre_duoi_1_tiem_du=95%") == ["EVI-203"]
    assert set(refused(made, "tre_duoi_1_tiem_du=20.000")) == {"EVI-401"}
    assert sorted(refused(made, "tre_duoi_1_tim_du=3", "tre_em", "dien_dan_tre_em=chắc có")) == [
        "EVI-212", "RND-911", "RND-912",
    ]  # fmt: skip


def test_an_unknown_datum_is_answered_with_the_nearest(made: RoundResult) -> None:
    """A slip in an id or in a label leads to the datum meant."""
    for typed in ("tre_duoi_1_tim_du=3", "Trẻ em dưới 1 tuổi đã tiêm chủng đầy=3"):
        with pytest.raises(ProblemsFound) as caught:
            what_if(made, made.cards[0], [typed])
        (found,) = caught.value.problems
        assert "tre_duoi_1_tiem_du" in words(found, "vi")["remedy"]


def test_a_label_of_the_form_will_do(made: RoundResult) -> None:
    """A datum may be called as the form calls it, accents or none."""
    label = "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    for name in (label, "tre em duoi 1 tuoi da tiem chung day du", "tre_duoi_1_tiem_du"):
        told: WhatIf = what_if(made, made.cards[0], [f"{name} = 0"])
        assert list(told.given) == ["tre_duoi_1_tiem_du"]
        assert [new.item.id for _, new in told.items] == ["tc07.1"]


def test_rows_hold_both_sides(made: RoundResult) -> None:
    """The plain data has the datum, both decisions, and the items that changed."""
    told = what_if(made, made.cards[0], ["tre_duoi_1_tiem_du="])
    reply, before = what_if_reply(told, (made.book.standard.head.law,)), told.before["tre_duoi_1_tiem_du"]
    assert before
    assert reply.set == {"tre_duoi_1_tiem_du": SetRow(old=before.value, new=None)}
    assert [(row.old.status, row.new.status) for row in reply.items] == [("scored", "missing")]
