"""Binds the feature of criteria's own periods: forms, rounds and two rounds of one year."""

from __future__ import annotations

from pathlib import Path

from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.round import read_round
from engine.language import speak
from engine.law.asking import evidence_by_id, question_words
from engine.law.loading import load_standard
from features.rounds_in_a_row import BEFORE, NOW, Rounds

scenarios("ky_tieu_chi.feature")

SAY = speak("vi")
PERIOD = """periods:
  - id: nam
    title: 01/11 năm trước đến 31/10
    title_en: 1 November of the year before to 31 October
    from: "-1 11-01"
    to: "10-31"
    mark: reported
    cite: {document: 00/TN 03/01/2019, at: Điều 2}
"""


@given("bộ tiêu chí thử nghiệm có kỳ riêng từ 01/11 năm trước đến 31/10 cho tiêu chí 2", target_fixture="rounds")
def law(tmp_path: Path) -> Rounds:
    """The trial standard; a question of the criterion has a place for its days."""
    rounds, most = Rounds(tmp_path), "max_points: 100\n"
    rounds.law({
        "standard.yaml": ("criteria: [tc01, tc02]\n", f"criteria: [tc01, tc02]\n{PERIOD}"),
        "tc02.yaml": (most, f"{most}period: nam\n"),
        "evidence.yaml": ("Trong kỳ, bao nhiêu trẻ em bị tai nạn", "Bao nhiêu trẻ em {ky} bị tai nạn"),
    })  # fmt: skip
    return rounds


@when(parsers.re(r"làm phiếu cho đợt chốt ngày (?P<day>\S+)"))
@when(parsers.re(r"chấm đợt chốt ngày (?P<day>[0-9/]+)"))
def scored(rounds: Rounds, day: str) -> None:
    """A round alone."""
    rounds.round(NOW, day, {})
    rounds.score()


@given(parsers.parse("đợt trước chốt ngày {day} có {hurt:d} trẻ bị tai nạn và {children:d} trẻ em"))
def before(rounds: Rounds, day: str, hurt: int, children: int) -> None:
    """The round before."""
    rounds.round(BEFORE, day, {"tre_bi_tai_nan": hurt, "tre_em": children})


@when(parsers.parse("chấm đợt chốt ngày {day} có {hurt:d} trẻ bị tai nạn và {children:d} trẻ em"))
def scored_after(rounds: Rounds, day: str, hurt: int, children: int) -> None:
    """The round that follows it."""
    rounds.round(NOW, day, {"tre_bi_tai_nan": hurt, "tre_em": children}, previous=BEFORE)
    rounds.score()


def question(rounds: Rounds, name: str) -> str:
    """A question as the round's form has it."""
    standard = load_standard(rounds.home / "criteria" / "small").standard
    round_, _ = read_round(rounds.home / "assessments" / NOW)
    return question_words(evidence_by_id(standard, name), round_.days, SAY)


@then(parsers.parse('câu hỏi của "{name}" có chữ "{said}"'))
def asked(rounds: Rounds, name: str, said: str) -> None:
    """The days stand in the question, or below it."""
    assert said in question(rounds, name)


@then(parsers.parse('câu hỏi của "{name}" không nói kỳ nào'))
def asked_as_ever(rounds: Rounds, name: str) -> None:
    """A criterion without a period asks as it is written."""
    standard = load_standard(rounds.home / "criteria" / "small").standard
    assert question(rounds, name) == evidence_by_id(standard, name).question


@then(parsers.parse('đợt bị từ chối vì "{said}"'))
def refused(rounds: Rounds, said: str) -> None:
    """Nothing is scored, and the reason is said."""
    assert rounds.made is None
    assert any(said in told for told in rounds.told), rounds.told


@then(parsers.parse('có lời nhắc "{said}"'))
def warned(rounds: Rounds, said: str) -> None:
    """The round is scored, and this is said."""
    assert rounds.made is not None, rounds.told
    assert any(said in told for told in rounds.told), rounds.told


@then("không có lời nhắc nào về số trẻ em tăng nhiều")
def not_compared(rounds: Rounds) -> None:
    """One figure is not held against itself."""
    assert rounds.made is not None, rounds.told
    assert not [told for told in rounds.told if "đợt trước là" in told]
