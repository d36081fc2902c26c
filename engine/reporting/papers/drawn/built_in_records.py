"""The built-in templates of papers that rest on the record: appraisal, minutes, decisions, notice, certificate."""

from __future__ import annotations

from collections.abc import Sequence

from engine.reporting.papers.drawn.drawing import (
    BASIS,
    Column,
    begun,
    put_article,
    put_bases,
    put_closing,
    put_each,
    put_end,
    put_heading,
    put_if,
    put_notes,
    put_points,
    put_seal,
    put_sentences,
    put_table,
)
from engine.reporting.word.decree_layout import Maker

COMPARED = (
    Column("TT", 11, centred=True), Column("Tiêu chí, mục", 61), Column("Tối đa", 15, centred=True),
    Column("Điểm xã khai", 22, centred=True), Column("Điểm thẩm định", 25, centred=True), Column(BASIS, 31),
)  # fmt: skip
DIFFERENCES = (
    Column("Mục", 12, centred=True), Column("Số liệu", 48), Column("Xã khai", 20, centred=True),
    Column("Thẩm định", 21, centred=True), Column("Lý do", 35), Column("Văn bản", 29),
)  # fmt: skip
MEMBERS = (
    Column("TT", 10, centred=True), Column("Họ và tên", 38), Column("Chức vụ, đơn vị", 42), Column("Vai trò", 22),
    Column("Biểu quyết", 27), Column("Ý kiến", 26),
)  # fmt: skip


def _put_compared(maker: Maker) -> None:
    rows: Sequence[Sequence[str] | str] = (
        "for criterion in criteria",
        ("{{ criterion.number }}", "{{ criterion.title }}", "{{ criterion.maximum }}", "{{ criterion.own }}",
         "{{ criterion.appraised }}", "{{ criterion.basis }}"),
        "for line in criterion.lines",
        ("{{ line.number }}", "{{ line.title }}", "{{ line.maximum }}", "{{ line.own }}", "{{ line.appraised }}",
         "{{ line.basis }}"),
        "endfor",
        "endfor",
        ("", "Tổng cộng", "{{ maximum }}", "{{ own_total }}", "{{ appraised_total }}", "{{ commune.group_basis }}"),
    )  # fmt: skip
    put_table(maker, COMPARED, rows, bold=(1, 6))


def draw_appraisal() -> Maker:
    """Who appraised, what differs and why, both points side by side, conclusion."""
    maker = begun()
    put_sentences(maker, "opening")
    put_heading(maker, "Người thẩm định")
    put_each(
        maker,
        "person",
        "appraisers",
        lambda: maker.body("- {{ person.name }}, {{ person.office }} ({{ person.role }})."),
    )
    put_heading(maker, "Số liệu thẩm định khác xã khai")
    maker.loop("if differences")
    rows: Sequence[Sequence[str] | str] = (
        "for change in differences",
        ("{{ change.item }}", "{{ change.label }}", "{{ change.own }}", "{{ change.appraised }}", "{{ change.reason }}",
         "{{ change.document }}"),
        "endfor",
    )  # fmt: skip
    put_table(maker, DIFFERENCES, rows)
    maker.loop("else")
    maker.body("Không có: thẩm định chấp nhận mọi số liệu xã khai.")
    maker.loop("endif")
    put_if(maker, "remarks", lambda: put_heading(maker, "Điều đã hỏi, đã yêu cầu bổ sung"))
    put_each(maker, "remark", "remarks", lambda: maker.body(
        "- Mục {{ remark.item }} ({{ remark.kind }}): {{ remark.text }}"
        "{% if remark.answer %} Xã trả lời: {{ remark.answer }}{% endif %}"))  # fmt: skip
    put_heading(maker, "Điểm theo số liệu xã khai và điểm sau thẩm định")
    _put_compared(maker)
    put_closing(maker, both=True)
    return maker


def draw_minutes() -> Maker:
    """Members with their votes, both points side by side, conclusion; the seal where there is one."""
    maker = begun()
    put_sentences(maker, "opening")
    put_heading(maker, "1. Thành viên và biểu quyết")
    rows: Sequence[Sequence[str] | str] = (
        "for member in members",
        ("{{ loop.index }}", "{{ member.name }}", "{{ member.office }}", "{{ member.role }}", "{{ member.vote }}",
         "{{ member.reason }}"),
        "endfor",
    )  # fmt: skip
    put_table(maker, MEMBERS, rows)
    put_heading(maker, "2. Điểm theo số liệu xã khai và điểm sau thẩm định")
    _put_compared(maker)
    put_heading(maker, "3. Kết luận")
    put_closing(maker, both=True)
    return maker


def _put_decided(maker: Maker) -> None:
    """Who decides, on which bases, in which articles."""
    maker.line("{{ decider }}", maker.font["body"], before=10, bold=True)
    put_bases(maker)
    maker.line("QUYẾT ĐỊNH:", maker.font["body"], before=8, bold=True).paragraph_format.keep_with_next = True
    put_article(maker)


def draw_decision() -> Maker:
    """Bases, articles, signature; the appraised points as an appendix."""
    maker = begun()
    _put_decided(maker)
    put_sentences(maker, "notes")
    put_end(maker, sealed=False)
    maker.line("Phụ lục", maker.font["type"], bold=True).paragraph_format.page_break_before = True
    maker.line("ĐIỂM CỦA TỪNG TIÊU CHÍ, MỤC SAU THẨM ĐỊNH", maker.font["body"], bold=True)
    maker.line(
        "(Kèm theo Quyết định số               ngày       tháng       năm          )", maker.font["body"], italic=True
    )
    put_each(
        maker, "warning", "frame.warnings", lambda: maker.line("{{ warning }}", maker.font["body"], before=4, bold=True)
    )
    put_points(maker)
    put_notes(maker)
    put_seal(maker)
    return maker


def draw_revoke() -> Maker:
    """Bases, articles, signature."""
    maker = begun()
    _put_decided(maker)
    put_notes(maker)
    put_end(maker)
    return maker


def draw_notice() -> Maker:
    """What is told to a commune, with its points and what it may do."""
    maker = begun(addressed=True)
    put_sentences(maker, "opening")
    put_points(maker)
    put_closing(maker)
    return maker


def draw_certificate() -> Maker:
    """The words of a certificate on one page."""
    maker = begun()
    font = maker.font
    maker.line("{{ decider }}", font["body"], before=24, bold=True)
    maker.line("{{ certifies }}", font["type"] + 6, before=18, bold=True)
    maker.line("{{ honoured }}", font["type"] + 8, before=14, bold=True)
    maker.line("{{ text }}", font["body"] + 2, before=14)
    maker.line("{{ decided }}", font["body"], before=24, italic=True).paragraph_format.keep_with_next = True
    put_notes(maker)
    put_end(maker, recipients=False)
    return maker
