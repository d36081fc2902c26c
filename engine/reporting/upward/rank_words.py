"""Ranks in words, the same on the console and in the workbook: rank, share, gaps, what would change them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from engine.comparing.ranking.levers import Lever, levers_of
from engine.comparing.ranking.localities import By, Locality, Ordered
from engine.comparing.ranking.rank_ranges import RankRange
from engine.language import Say
from engine.law.questions import EvidenceBook
from engine.reporting.alphabet import name_key
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.upward.layer_words import counts_words, layer_word
from engine.reporting.words.changes import step_sentence
from engine.scoring.round_result import RoundResult

HUNDREDTHS = 10_000


def by_word(by: By, say: Say) -> str:
    """What is ranked."""
    match by:
        case "commune":
            return say("xã")
        case "district":
            return say("huyện cũ")
    return say("tỉnh")


def rank_text(rank: RankRange) -> str:
    """A rank, or the best and the worst that it can be: "3", "2–5"."""
    return str(rank.best) if rank.is_settled else f"{rank.best}–{rank.worst}"


def share_text(locality: Locality, say: Say) -> str:
    """The share, or its two ends: "86,5 %", "80–86,5 %"."""
    if locality.low == locality.high:
        return say.percent(_near(locality.low))
    return f"{say.decimal(_near(locality.low) * 100)}–{say.percent(_near(locality.high))}"


def _near(share: Fraction) -> Fraction:
    """A share to a hundredth of a percent, half up: for reading alone, the order is of the exact ones."""
    return Fraction((share * HUNDREDTHS + Fraction(1, 2)).__floor__(), HUNDREDTHS)


def gap_text(gap: Fraction | None, say: Say) -> str:
    """How far the next one is, in hundredths of a percentage point; more than nothing is never told as nothing."""
    return "–" if gap is None else say.decimal(max(_near(gap), Fraction(1, HUNDREDTHS)) * 100)


def certain_word(locality: Locality, say: Say) -> str:
    """How sure a rank is: open figures first, then stand-ins of the law."""
    if not locality.rank.is_settled:
        return say("Còn để ngỏ")
    return say("Chắc chắn") if locality.firm else say("Tạm tính")


def covered_text(locality: Locality, say: Say) -> str:
    """How many communes it has in the round, of how many, and how many of them are not scored."""
    told = say("{n}/{m} xã", n=len(locality.members), m=locality.listed)
    told = told if locality.is_whole else say("{told} (chưa đủ)", told=told)
    return say("{told}; {n} xã chưa chấm", told=told, n=locality.aside) if locality.aside else told


def lever_lines(locality: Locality, book: EvidenceBook, say: Say) -> list[str]:
    """What would change the rank, one line each."""
    alone = len(locality.members) == 1
    return [_lever(lever, book, say, alone=alone) for lever in levers_of(locality)]


def _lever(lever: Lever, book: EvidenceBook, say: Say, *, alone: bool) -> str:
    title = say.either(lever.item.title, lever.item.title_en)
    item = say("mục {number}. {title}", number=number_of(lever.item), title=title)
    values = {"item": item, "points": say.whole(lever.points), "n": len(lever.cards)}
    if lever.kind == "open":
        told = say("Còn thiếu số liệu {item}: 0–{points} điểm", **values)
    elif alone:
        told = say(
            "Bậc trên của {item}: {step}", step=step_sentence(lever.cards[0], lever.steps[0], book, say), **values
        )
    elif lever.fewer:
        told = say("Phòng ngừa ở {item}: tới {points} điểm; không phải chỉ tiêu báo cáo ít đi", **values)
    else:
        told = say("Bậc trên của {item}: tới {points} điểm", **values)
    told = told if alone else say("{told} ({n} xã)", told=told, n=len(lever.cards))
    return say("{told} ✓", told=told) if lever.enough else told


def layer_text(locality: Locality, made: RoundResult, say: Say) -> str:
    """On which figures a locality stands: a commune's layer, of several how many on each."""
    held, codes = made.evidence.on_record, [mark.unit.code for mark in locality.members]
    if len(codes) == 1 or not held:
        return layer_word(held.get(codes[0]), say)
    return counts_words({code: held[code] for code in codes}, say)


def method_lines(order: Ordered, say: Say, *, of_several: bool = False) -> list[str]:
    """How the order comes about, so that anybody can do it again; ``of_several`` is a part of a round of standards."""
    what = by_word(order.by, say)
    told = [
        say("Điểm của xã là phần điểm đạt được trên số điểm mà các mục áp dụng cho xã có thể cho, theo bộ tiêu chí."),
        say("Mục chưa có số liệu để ngỏ từ 0 đến điểm tối đa: điểm là một khoảng, hạng là từ tốt nhất đến xấu nhất."),
        say("Hạng bằng 1 cộng số nơi có điểm cao hơn; bằng điểm thì cùng hạng, hạng kế tiếp bỏ trống."),
        say("Hạng tốt nhất: nơi ấy ở đầu cao, mọi nơi khác ở đầu thấp; hạng xấu nhất thì ngược lại."),
        say("Điểm được so bằng phân số đúng; số phần trăm in ra làm tròn chỉ để đọc."),
    ]
    if order.by != "commune":
        told.append(
            say("Điểm của {what} là trung bình cộng điểm các xã của nó trong đợt, mỗi xã tính như nhau.", what=what)
        )
        told.append(say("Xã chưa chấm được tính từ 0 đến 100 %, không bỏ ra; nơi chưa đủ xã trong đợt được ghi rõ."))
    if of_several:
        told.append(
            say(
                "Mỗi bộ tiêu chí một bảng: phần điểm theo hai bộ không so, không gộp được. Nơi có xã theo cả hai "
                "bộ đứng ở cả hai bảng, mỗi bảng chỉ tính xã theo bộ ấy."
            )
        )
    told.append(say("Điều làm đổi hạng: dấu ✓ là riêng điều ấy đủ bắt kịp nơi đứng ngay trên."))
    told.append(say("Không cộng trừ gì ngoài bộ tiêu chí; kết luận đạt chuẩn không làm đổi hạng."))
    return told


def apart_text(order: Ordered, say: Say) -> str:
    """The communes that are ranked under no place; nothing where there are none."""
    if not order.apart:
        return ""
    names = ", ".join(mark.unit.name for mark in order.apart)
    return say("Không xếp vào nơi nào, vì ghép từ nhiều huyện cũ hoặc không có trong danh mục: {names}", names=names)


def not_public(say: Say) -> str:
    """What must stand over every ranking."""
    return say("NỘI BỘ, KHÔNG CÔNG BỐ: từ điểm của một xã có thể suy ra có vụ việc về trẻ em.")


def by_rank(localities: Sequence[Locality]) -> list[Locality]:
    """Localities by best rank, then worst, then in alphabetical order."""
    return sorted(localities, key=lambda locality: (*locality.rank, name_key(locality.name)))


def settled(localities: Sequence[Locality]) -> int:
    """How many ranks nothing open can change."""
    return sum(locality.rank.is_settled for locality in localities)
