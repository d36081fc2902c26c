"""Visits, findings and disagreements in words: why a datum is to be looked at, what became of a finding."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from engine.evidence.believing.page_places import APPRAISAL
from engine.evidence.facts import Round
from engine.evidence.own_facts.fact_data import datum_of, is_fact
from engine.language import Say
from engine.law.asking import evidence_by_id
from engine.law.loading import Lawbook
from engine.problems import Place
from engine.records.acting.commune_file import KeptFact
from engine.records.appraising.disagreements import Disagreements, ItemDisagreement
from engine.records.appraising.inconsistencies import Inconsistency, Standing
from engine.records.appraising.visits import Hinge, Visit
from engine.reporting.review.appraisal_page import value_words
from engine.scoring.reading_back import place_of


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What is shown of a round: findings, what to look at first, where the board and the communes differ."""

    book: Lawbook
    round: Round
    standing: tuple[Inconsistency, ...]
    visits: tuple[Visit, ...]
    differing: Disagreements


def reason_words(visit: Visit, book: Lawbook, say: Say) -> str:
    """Why a datum is to be looked at, in one sentence."""
    ground = visit.ground
    match ground:
        case Hinge():
            return _hinge_words(ground, visit, book, say)
        case ItemDisagreement():
            values = {"number": ground.number, "n": ground.corrected, "all": ground.seen}
            return say("Mục {number} hay phải sửa: {n} trong {all} hồ sơ đã xem của đợt.", **values)
        case Inconsistency():
            return say("Chưa ai trả lời: {what}", what=say.told(ground.found)["what"])
        case _:
            assert_never(ground)


def _hinge_words(hinge: Hinge, visit: Visit, book: Lawbook, say: Say) -> str:
    """What the figure would have to be for the conclusion to be another one."""
    step, target = hinge.step, hinge.become[visit.evidence]
    if step is None or target is None:
        return say("Xã chưa có số này nên mục {number} chưa chấm được, kết luận còn chờ.", number=visit.number)
    datum, count = evidence_by_id(book.standard, visit.evidence), len(hinge.become)
    right = value_words(datum, KeptFact(datum.id, "given", str(target)), say)
    values = {"right": right, "given": given_words(visit, book, say)}
    if count > 1:
        told = say("{n} câu của mục này đúng ra đều là “{right}”", n=count, **values)
    elif datum.kind == "yes_no":
        told = say("câu trả lời đúng là “{right}” (xã khai “{given}”)", **values)
    else:
        told = say("số đúng là {right} (xã khai {given})", **values)
    said = {"told": told, "number": visit.number, "points": say.whole(step.points)}
    if step.gain < 0:
        return say("Xã đang đạt; nếu {told} thì mục {number} còn {points} điểm và xã không còn đạt.", **said)
    return say("Xã chưa đạt; nếu {told} thì mục {number} được {points} điểm và xã đạt.", **said)


def holder_words(evidence: str, book: Lawbook, say: Say) -> str:
    """Who holds a datum; nothing where a finding names none, or what the commune itself is like."""
    if not evidence:
        return ""
    datum = datum_of(book.standard, evidence)
    return say.either(datum.holder, datum.holder_en) if datum and not is_fact(evidence) else ""


def given_words(visit: Visit, book: Lawbook, say: Say) -> str:
    """What the commune gave of what is to be looked at; nothing where that is its whole form."""
    datum = datum_of(book.standard, visit.evidence)
    return value_words(datum, visit.fact, say) if datum else ""


def datum_words(evidence: str, book: Lawbook, say: Say) -> str:
    """A datum by its label."""
    datum = datum_of(book.standard, evidence)
    return say.either(datum.label, datum.label_en) if datum else say("cả phiếu")


def standing_word(standing: Standing, say: Say) -> str:
    """What became of a finding."""
    told = {
        "open": say("Chưa trả lời"),
        "answered": say("Xã giữ nguyên"),
        "corrected": say("Hội đồng đã sửa"),
        "told": say("Để biết"),
    }
    return told[standing]


def cell_words(fact: KeptFact | None) -> str:
    """Where a figure stands; nothing where there is none."""
    return place_words(place_of(fact.place)) if fact and fact.place else ""


def place_words(place: Place) -> str:
    """The cell of a form, the board's page, or the line of a table that many communes share."""
    if place.file == APPRAISAL:
        return APPRAISAL
    return place.cell or ":".join(part for part in (place.file.rpartition("/")[2], str(place.line or "")) if part)


def share_words(part: int, whole: int, say: Say) -> str:
    """An exact share with its percent, half up as in every report: "5/12 (41,67 %)"; "0/98" of none."""
    told = f"{part}/{whole}"
    return f"{told} ({say.percent(Fraction((part * 20_000 + whole) // (2 * whole), 10_000))})" if part else told


def differing_sentence(told: Disagreements, say: Say) -> str:
    """A round's disagreements in one line."""
    values = {"seen": say.whole(told.seen), "share": share_words(told.corrected, told.seen, say)}
    return say("Hội đồng đã xem {seen} hồ sơ; có số bị sửa: {share}; kết luận đổi: {n}.", **values, n=len(told.turns))


def standing_sentence(told: tuple[Inconsistency, ...], say: Say) -> str:
    """How many findings stand in which way."""
    counted = [(standing_word(name, say).lower(), sum(one.standing == name for one in told)) for name in _named(told)]
    listed = ", ".join(f"{n} {word}" for word, n in counted)
    if not told:
        return say("Không có mâu thuẫn, cảnh báo nào trong số xã khai.")
    return say("Mâu thuẫn và cảnh báo trong số xã khai: {n} ({listed}).", n=len(told), listed=listed)


def _named(told: tuple[Inconsistency, ...]) -> tuple[Standing, ...]:
    return tuple(dict.fromkeys(one.standing for one in told))
