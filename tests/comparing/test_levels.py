"""Levels and classes that came, went, changed place or name, as the screen tells them."""

from __future__ import annotations

from engine.comparing.differences import compare
from engine.language import speak
from engine.law.model import Standard
from engine.reporting.words.compare_words import Comparison, difference_sentence
from tests.comparing.law_edits import standard_of
from tests.frozen import SMALL

CITE = "cite: {document: 00/TN 03/01/2019, at: Điều 4}"
CLASSES = ("ward", "mountain", "plain")
MET = ("dat", "Đạt")
LOW, HIGH = (185, 170, 175), (190, 180, 185)


def levelled(first: tuple[str, str], **bars: tuple[int, int, int]) -> Standard:
    """The small standard with plain recognition of this name, and levels above it by their ids."""
    titles = {"good": "Khá", "best": "Tốt"}
    lines = ["levels:", f"  - {{id: {first[0]}, title: {first[1]}, title_en: {first[0]}}}"]
    for name, level in bars.items():
        lines += [f"  - id: {name}", f"    title: {titles[name]}", f"    title_en: {name}", "    thresholds:"]
        lines += [
            f"      - {{class: {of}, threshold: {bar}, mark: verbatim, {CITE}}}"
            for of, bar in zip(CLASSES, level, strict=True)
        ]
    return standard_of(("standard.yaml", "authorities:\n", "\n".join([*lines, "authorities:\n"])))


def told(old: Standard, new: Standard, language: str = "vi") -> list[str]:
    """The differences as the screen says them."""
    found = compare(old, new)
    return [difference_sentence(Comparison(old, new, found), one, speak(language)) for one in found]


def test_another_name_of_plain_recognition_is_told_as_a_name() -> None:
    """By another id too: it is there in both, and nobody gains or loses by it."""
    renamed = ["Mức công nhận: Đạt → Công nhận"]
    assert told(levelled(MET, good=LOW), levelled(("cong-nhan", "Công nhận"), good=LOW)) == renamed
    assert told(levelled(MET, good=LOW), levelled(("dat", "Công nhận"), good=LOW)) == renamed


def test_a_level_that_came_or_went_is_told_with_its_bars() -> None:
    """Each class's bar beside it."""
    bars = "“Phường của thành phố trực thuộc trung ương” 190 điểm"
    one, both = levelled(MET, good=LOW), levelled(MET, good=LOW, best=HIGH)
    (came,), (went,) = told(one, both), told(both, one)
    assert came.startswith(f"Thêm mức Tốt ({bars};")
    assert went.startswith(f"Bỏ mức Tốt ({bars};")


def test_levels_in_another_order_are_named_by_their_titles() -> None:
    """Their ids are nobody's words; the bars that went with the places are told too."""
    old, new = levelled(MET, good=LOW, best=HIGH), levelled(MET, best=LOW, good=HIGH)
    said = told(old, new)
    assert said[-1] == "Thứ tự các mức công nhận: Khá, Tốt → Tốt, Khá"
    assert [line.split(" (")[0] for line in said[:-1]] == ["Mức công nhận: Khá", "Mức công nhận: Tốt"]
    assert told(old, new, "en")[-1].endswith("good, best → best, good")


def test_classes_tried_in_another_order_are_named_by_their_titles() -> None:
    """Whoever fits both is now of the one that is tried first."""
    head = (SMALL / "standard.yaml").read_text("utf-8")
    mountain, plain = (head[head.index(f"  - id: {name}\n") :] for name in ("mountain", "plain"))
    mountain, plain = mountain[: -len(plain)], plain[: plain.index("knock_out:")]
    (said,) = told(standard_of(), standard_of(("standard.yaml", mountain + plain, plain + mountain)))
    ward, first = "“Phường của thành phố trực thuộc trung ương”", "“Xã, phường, thị trấn khác”"
    then = "“Xã, thị trấn miền núi, hải đảo, đặc biệt khó khăn”"
    assert said == f"Thứ tự xét nhóm: {ward}; {then}; {first} → {ward}; {first}; {then}"
