"""The sectors that do the work, by the slugs of the standard's actions and of the directives' tasks."""

from __future__ import annotations

from engine.language import Say


def sector_word(slug: str, say: Say) -> str:
    """A sector in words; a slug that is not known here is shown as it was typed."""
    match slug:
        case "ubnd":
            return say("Lãnh đạo, văn phòng UBND")
        case "tre-em":
            return say("Bộ phận phụ trách trẻ em")
        case "tai-chinh":
            return say("Tài chính")
        case "y-te":
            return say("Y tế")
        case "giao-duc":
            return say("Giáo dục")
        case "cong-an":
            return say("Công an")
        case "tu-phap":
            return say("Tư pháp – hộ tịch")
        case "van-hoa-thong-tin":
            return say("Văn hóa, truyền thông")
        case "doan-the":
            return say("Mặt trận, đoàn thể")
        case "thanh-tra":
            return say("Thanh tra, kiểm tra")
    return slug
