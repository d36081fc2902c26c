"""The drawing of several rounds: its places are the figures, its words stand beside it, and no change looks greater."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.web.drawing.trend_lines import BOTTOM, HEIGHT, LEAST, TOP, Mark, trend_line
from tests import frozen
from tests.web.given_by_acts import EARLIER
from tests.web.visiting import Visit, ready

HIGH = HEIGHT - TOP - BOTTOM
POINTS = st.integers(0, 1000)


def heights(drawn: str) -> list[float]:
    """How far down each mark stands."""
    return [float(told) for told in re.findall(r'class="trend-mark" cx="[\d.]+" cy="([\d.]+)"', drawn)]


@given(st.lists(st.tuples(POINTS, POINTS, POINTS), min_size=2, max_size=6))
def test_marks_stand_as_their_points_do(rounds: list[tuple[int, int, int]]) -> None:
    """More is higher, equal is equal, all is within the frame, and a tenth of all fills no more than the frame."""
    marks = [Mark(str(at), min(a, b), max(a, b), f"{a}", bar) for at, (a, b, bar) in enumerate(rounds)]
    drawn = str(trend_line(marks, 1000, "ngưỡng"))
    seen = heights(drawn)
    assert len(seen) == len(marks) and all(TOP - 0.1 <= told <= HEIGHT - BOTTOM + 0.1 for told in seen)
    most = HIGH / float(LEAST * 1000)
    for (one, first), (two, second) in zip(
        zip(marks, seen, strict=True), zip(marks[1:], seen[1:], strict=True), strict=False
    ):
        apart = Fraction(two.low) - Fraction(one.low)
        assert abs(first - second) <= abs(float(apart)) * most + 0.2
        assert (first - second) * float(apart) >= 0


def test_every_figure_and_day_stands_beside_its_mark_and_nothing_is_let_in() -> None:
    """Words are escaped; the drawing is hidden from readers of screens, whose table tells the same."""
    marks = [Mark("15/11/2023", 780, 820, "780–820", 850), Mark("<b>", 905, 905, "905", 850)]
    drawn = str(trend_line(marks, 1000, "ngưỡng 850"))
    assert all(f">{told}</text>" in drawn for told in ("15/11/2023", "780–820", "905", "ngưỡng 850", "&lt;b&gt;"))
    assert drawn.count('class="trend-open"') == 1 and 'aria-hidden="true"' in drawn and "style=" not in drawn


def test_a_commune_of_two_rounds_has_its_totals_drawn(at_desk: Visit) -> None:
    """Both days, both totals, the threshold; one that was set aside in a round is drawn of no round."""
    ready(at_desk, EARLIER)
    ready(at_desk, frozen.SAMPLE)
    address = f"/dot/{frozen.SAMPLE}/xa/02551/"
    while "14/11/2024" not in (text := at_desk.page(address)) or "Đang đọc đợt này" in text:
        assert at_desk.faults == []
    drawn = re.search(r'<svg class="trend".*?</svg>', text, re.DOTALL)
    assert drawn and re.findall(r">([^<]*)</text>", drawn[0]) == [
        "ngưỡng 850", "860", "14/11/2024", "860", "15/11/2024"
    ]  # fmt: skip


def test_without_a_threshold_none_is_drawn() -> None:
    """Communes of a hundred have none."""
    assert "trend-bar" not in str(trend_line([Mark("a", 10, 20, "1"), Mark("b", 10, 10, "1")], 100))
