"""The built-in template of each kind of paper, drawn when it is asked for; a province may begin its own from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from engine.records.papers.paper_kinds import Kind
from engine.reporting.papers.drawn.built_in_records import (
    draw_appraisal,
    draw_certificate,
    draw_decision,
    draw_minutes,
    draw_notice,
    draw_revoke,
)
from engine.reporting.papers.drawn.drawing import (
    BASIS,
    SIZE,
    Column,
    begun,
    put_closing,
    put_each,
    put_heading,
    put_if,
    put_points,
    put_sentences,
    put_table,
)
from engine.reporting.word.decree_layout import BOTH, Maker

SOURCES = (
    Column("TT", 11, centred=True), Column("Mục, số liệu", 51), Column("Giá trị", 23, centred=True),
    Column("Văn bản; nơi giữ", 40), Column("Điểm", 14, centred=True), Column(BASIS, 26),
)  # fmt: skip
PAPER_AND_HOLDER = (
    "{% if datum.document %}{{ datum.document }}{% if datum.issued %}, {{ datum.issued }}{% endif %}; {% endif %}"
    "{{ datum.holder }}"
)
UNEQUAL = "- Mục {{ own.item }}: xã tự ghi {{ own.own }} điểm, theo số liệu là {{ own.points }} điểm."
ROUND = (
    Column("TT", 9, centred=True), Column("Đơn vị", 33), Column("Ngưỡng", 19, centred=True),
    Column("Điểm", 20, centred=True), Column("Kết quả", 25), Column("Lý do", 42), Column(BASIS, 17, centred=True),
)  # fmt: skip


def _self_score() -> Maker:
    maker = begun()
    put_sentences(maker, "opening")
    put_points(maker)
    put_closing(maker)
    return maker


def _explanation() -> Maker:
    maker = begun()
    put_sentences(maker, "opening")
    rows: Sequence[Sequence[str] | str] = (
        "for criterion in criteria",
        ("{{ criterion.number }}", "{{ criterion.title }}", "", "", "{{ criterion.points }}", "{{ criterion.basis }}"),
        "for line in criterion.lines",
        ("{{ line.number }}", "{{ line.title }}", "{{ line.measured }}",
         "{% if line.band %}Mức: {{ line.band }}{% endif %}", "{{ line.points }}", "{{ line.basis }}"),
        "for datum in line.data",
        ("", "– {{ datum.label }}", "{{ datum.value }}", PAPER_AND_HOLDER, "", ""),
        "endfor",
        "endfor",
        "endfor",
    )  # fmt: skip
    put_table(maker, SOURCES, rows, bold=(1,))
    put_if(maker, "missing", lambda: put_heading(maker, "Số liệu còn thiếu"))
    put_each(
        maker,
        "gap",
        "missing",
        lambda: maker.body("- Mục {{ gap.item }}: {{ gap.label }} (nơi giữ: {{ gap.holder }})."),
    )
    put_if(maker, "unequal", lambda: put_heading(maker, "Điểm xã tự ghi khác điểm theo số liệu"))
    put_each(maker, "own", "unequal", lambda: maker.body(UNEQUAL))
    put_closing(maker)
    return maker


def _request() -> Maker:
    maker = begun(addressed=True, based=True)
    put_sentences(maker, "opening")
    rows: Sequence[Sequence[str] | str] = (
        "for criterion in criteria",
        ("{{ criterion.number }}", "{{ criterion.title }}", "{{ criterion.maximum }}", "{{ criterion.points }}",
         "{{ criterion.basis }}"),
        "endfor",
        ("", "Tổng cộng", "{{ maximum }}", "{{ outcome.points }}", "{{ commune.group_basis }}"),
    )  # fmt: skip
    columns = (Column("TT", 11, centred=True), Column("Tiêu chí", 78), Column("Tối đa", 18, centred=True),
               Column("Điểm", 18, centred=True), Column(BASIS, 40))  # fmt: skip
    put_table(maker, columns, rows, bold=(3,))
    put_heading(maker, "Giấy tờ gửi kèm:")
    put_each(maker, "paper", "papers", lambda: maker.body("- {{ paper }}."))
    put_closing(maker)
    return maker


def _summary() -> Maker:
    maker = begun()
    put_sentences(maker, "opening")
    rows: Sequence[Sequence[str] | str] = (
        "for unit in units",
        ("{{ unit.number }}", "{{ unit.name }}{% if unit.layer %} ({{ unit.layer }}){% endif %}",
         "{{ unit.threshold }}",
         "{{ unit.outcome.points }}",
         "{{ unit.outcome.words }}{% if not unit.outcome.firm %} (tạm tính){% endif %}", "{{ unit.outcome.reason }}",
         "{{ unit.basis }}"),
        "endfor",
    )  # fmt: skip
    put_table(maker, ROUND, rows)
    put_each(maker, "told", "cited", lambda: maker.line("{{ told }}", SIZE, BOTH, before=3))
    put_if(maker, "aside", lambda: put_heading(maker, "Đơn vị chưa chấm được"))
    put_each(maker, "unit", "aside", lambda: maker.body("- {{ unit.name }}: {{ unit.reason }}."))
    put_closing(maker, both=True)
    return maker


DRAWN: Mapping[Kind, Callable[[], Maker]] = {
    "self-score": _self_score,
    "explanation": _explanation,
    "request": _request,
    "appraisal": draw_appraisal,
    "minutes": draw_minutes,
    "recognise": draw_decision,
    "refuse": draw_decision,
    "notice": draw_notice,
    "certificate": draw_certificate,
    "revoke": draw_revoke,
    "summary": _summary,
}


@cache
def built_in(kind: Kind) -> bytes:
    """The template of a kind of paper; the same layout gives the same bytes."""
    return DRAWN[kind]().bytes()
