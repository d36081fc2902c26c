"""Every kind of difference between two standards, each once: its word in a column and its sentence.

A new construct of the law adds its kind here and its fields in engine/comparing/aspects.py: docs/comparing.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.comparing.aspects import Kind
from engine.language import text
from engine.reporting.words.differing import demand_phrases as of_demands
from engine.reporting.words.differing import item_phrases as of_items
from engine.reporting.words.differing import period_phrases as of_periods
from engine.reporting.words.differing import whole_phrases as of_whole
from engine.reporting.words.differing import whom_phrases as of_whom
from engine.reporting.words.differing.phrases import Phrase


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind's word, Vietnamese and marked for translation, and its sentence; ``led``: the item stands before it."""

    word: str
    phrase: Phrase
    led: bool = True


KINDS: Mapping[Kind, KindWords] = {
    "added": KindWords(text("Thêm"), of_whole.added, led=False),
    "removed": KindWords(text("Bỏ"), of_whole.removed, led=False),
    "split": KindWords(text("Tách"), of_items.reshaped, led=False),
    "merged": KindWords(text("Gộp"), of_items.reshaped, led=False),
    "renamed": KindWords(text("Đổi tên, đổi mã"), of_whole.renamed, led=False),
    "moved": KindWords(text("Chuyển tiêu chí"), of_items.moved, led=False),
    "wording": KindWords(text("Lời văn"), of_items.wording),
    "points": KindWords(text("Điểm"), of_items.points),
    "edge": KindWords(text("Mức"), of_items.edge),
    "band": KindWords(text("Thêm, bỏ mức"), of_items.band),
    "steps": KindWords(text("Bậc đều"), of_items.steps),
    "measure": KindWords(text("Cách đo"), of_items.measure),
    "none": KindWords(text("Mẫu số bằng 0"), of_items.none),
    "maximum": KindWords(text("Tổng tối đa"), of_whole.maximum),
    "class": KindWords(text("Xếp nhóm"), of_whole.unit_class),
    "threshold": KindWords(text("Ngưỡng"), of_whole.threshold),
    "knock_out": KindWords(text("Điểm liệt"), of_whole.knock_out),
    "calendar": KindWords(text("Thời gian"), of_whole.calendar),
    "authority": KindWords(text("Thẩm quyền"), of_whole.authority),
    "parts": KindWords(text("Số tiêu chí"), of_whole.parts),
    "evidence": KindWords(text("Số liệu"), of_whole.evidence),
    "check": KindWords(text("Kiểm tra số liệu"), of_whole.check),
    "reading": KindWords(text("Cách đọc"), of_whole.reading),
    "mark": KindWords(text("Độ chắc"), of_items.mark),
    "cite": KindWords(text("Căn cứ"), of_items.cite),
    "condition": KindWords(text("Điều kiện"), of_demands.condition),
    "level": KindWords(text("Mức công nhận"), of_demands.level),
    "left_out": KindWords(text("Phần không tính"), of_demands.left_out),
    "role": KindWords(text("Vai trò"), of_demands.role),
    "best_of": KindWords(text("Lấy mục cao nhất"), of_demands.best_of),
    "action": KindWords(text("Việc nên làm"), of_items.action),
    "case": KindWords(text("Trường hợp"), of_whom.case),
    "applies": KindWords(text("Áp dụng cho"), of_whom.applies),
    "fact": KindWords(text("Dữ kiện xã"), of_whom.fact),
    "period": KindWords(text("Kỳ số liệu"), of_periods.period),
}
