"""The sectors that do the work, by the slugs of the actions and tasks, and the kinds of units that a round has."""

from __future__ import annotations

from collections.abc import Iterable

from engine.language import Say
from engine.law.model import Unit


def kinds_of_units(units: Iterable[Unit], say: Say) -> str:
    """The kinds of units among some, in the order of the law: "xã, phường, đặc khu"."""
    words = {"xa": say("xã"), "phuong": say("phường"), "thi_tran": say("thị trấn"), "dac_khu": say("đặc khu")}
    found = {unit.type for unit in units}
    return ", ".join(word for kind, word in words.items() if kind in found)


def sector_word(slug: str, say: Say) -> str:
    """A sector in words; a slug that is not known here is shown as it was typed."""
    words = {
        "ubnd": say("Lãnh đạo, văn phòng UBND"),
        "tre-em": say("Bộ phận phụ trách trẻ em"),
        "tai-chinh": say("Tài chính"),
        "y-te": say("Y tế"),
        "giao-duc": say("Giáo dục"),
        "cong-an": say("Công an"),
        "tu-phap": say("Tư pháp – hộ tịch"),
        "van-hoa-thong-tin": say("Văn hóa, truyền thông"),
        "doan-the": say("Mặt trận, đoàn thể"),
        "thanh-tra": say("Thanh tra, kiểm tra"),
    }
    return words.get(slug, slug)
