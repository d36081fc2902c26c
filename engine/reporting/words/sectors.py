"""The sectors that do the work, by the slugs of the standard's actions and of the directives' tasks."""

from __future__ import annotations

from engine.language import Say


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
