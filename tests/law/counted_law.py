"""A law that counts criteria below so many points, of other maxima, and scales its total (số liệu mô phỏng)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from engine.evidence.facts import Round, RoundEvidence
from engine.service.parts.open_law import OpenLaw, open_law
from tests.comparing.law_edits import FULL, round_of, unit_of
from tests.law.test_total_pages import PAGES, law_of

# Of 100, 100 and 30 points: of the last all are asked, of the second 15 where half of it is left out.
COUNTED = """
conditions:
  - id: dem
    title: Mỗi tiêu chí được ít nhất 30 điểm, được phép thiếu một
    title_en: At least 30 points of each criterion, one may fall short
    each_of: all
    at_least: 30
    allowed: 1
    mark: reported
    cite: {document: 00/TN 03/01/2019, at: Điều 4}
"""


# What a commune says otherwise than one that has all points; below 0 is not known.
MIXED: tuple[tuple[Mapping[str, int], ...], ...] = (
    ({}, {"co_nguoi_phu_trach": 0}),
    ({}, {"so_hoat_dong": 1}),
    ({}, {"tre_duoi_1_tiem_du": 40}, {"tre_duoi_1_tuoi": 0, "tre_duoi_1_tiem_du": 0}, {"tre_duoi_1_tiem_du": -1}),
    ({}, {"tre_bi_tai_nan": 3}),
    ({}, {"tre_hai_long": 60}, {"tre_hai_long": -1}),
)


def law_that_counts(folder: Path) -> OpenLaw:
    """The law of the page on what is left out, with a count, bars low enough for it to decide, and two shares out."""
    (page,) = [page for page in PAGES if page.stem == "phan-khong-tinh"]
    law_of(page, folder)
    head, second = folder / "small" / "standard.yaml", folder / "small" / "tc02.yaml"
    head.write_text(re.sub(r"threshold: \d+", "threshold: 60", head.read_text("utf-8")) + COUNTED, "utf-8")
    nobody = "      - {name: không có trẻ dưới 1 tuổi, given: none, points: 50}\n"
    text = second.read_text("utf-8").replace("when_none: full_points", "when_none: not_applicable", 1)
    second.write_text(text.replace(nobody, ""), "utf-8")
    return open_law(folder / "small")


def communes_that_count() -> tuple[Round, RoundEvidence]:
    """A commune of every mixture of what has all points, too few, or is not known, and of infants or none."""
    made = {}
    for number, told in enumerate(product(*MIXED)):
        facts = FULL | {name: value for own in told for name, value in own.items()}
        made[unit_of(number)] = {name: value for name, value in facts.items() if value >= 0}
    return round_of(made)
