"""A plan on the console: its tables, what came of the plan before it, and where its files lie unless quiet."""

from __future__ import annotations

from pathlib import Path

from engine.language import speak
from engine.planning.fulfilment import fulfilment
from engine.planning.planned import Planned
from engine.planning.record import plan_file
from engine.reporting.console.plan_console import MOST_LETTERS, first_communes, show_plan
from engine.reporting.words.plan_words import amount, communes_words
from tests.planning.planned_round import made, plan
from tests.planning.test_fulfilment import before, carried_out, later
from tests.reporting.screens import lines_shown

FOLDER = Path("/dot/ke-hoach")
SAY = speak("vi")


def shown(planned: Planned, *, quiet: bool = False) -> list[str]:
    """A plan by sector as the screen shows it."""
    return lines_shown(lambda screen: show_plan(screen, made(), planned, by="sector", target=FOLDER), quiet=quiet)


def test_what_was_not_done_of_the_plan_before_is_named_and_the_rest_counted() -> None:
    """Each such line by what was to be done and for which item; then how many came to each outcome."""
    last = fulfilment(before(), later({}))
    lines = shown(Planned(plan(), before(), last, "dot-2023", ()))
    at = lines.index("Thực hiện kế hoạch của đợt trước (dot-2023)")
    open_, done = (sum(told.outcome == outcome for told in last) for outcome in ("not_done", "done"))
    told = lines[at + 1 : at + 1 + open_]
    assert {line.partition(": ")[0] for line in told} == {"  Chưa thực hiện"}
    assert "  Chưa thực hiện: Nộp phiếu" in told
    assert "  Chưa thực hiện: Bổ sung số liệu – mục 12.1. Có điểm vui chơi, văn hóa, thể thao cấp xã cho trẻ em" in told
    assert lines[at + 1 + open_] == f"  chưa thực hiện {open_}, đã thực hiện {done}"


def test_an_outcome_that_no_line_came_to_is_not_counted_as_none() -> None:
    """Of a plan that was carried out nothing is named as not done where nothing is."""
    last = tuple(told for told in fulfilment(before(), later(carried_out())) if told.outcome == "done")
    lines = shown(Planned(plan(), before(), last, "dot-2023", ()))
    at = lines.index("Thực hiện kế hoạch của đợt trước (dot-2023)")
    assert lines[at + 1] == f"  đã thực hiện {len(last)}"


def test_a_first_plan_says_nothing_of_one_before_and_a_quiet_one_nothing_of_files() -> None:
    """The two files and what to do with the paper are the last three lines."""
    planned = Planned(plan(), plan_file(plan(), made(), tool="thử"), (), "", ())
    loud, quiet = shown(planned), shown(planned, quiet=True)
    assert not [line for line in loud if "đợt trước" in line]
    assert loud == [
        *quiet, "Kế hoạch: /dot/ke-hoach/ke-hoach.xlsx", "Kế hoạch: /dot/ke-hoach/ke-hoach.docx",
        "Tệp Word là bản thảo: số, ngày, chữ ký để trống; đọc lại và sửa trước khi ký.",
    ]  # fmt: skip


def test_communes_that_do_not_fit_are_counted_and_none_is_cut_in_two() -> None:
    """Every name on the screen is a whole one with its own amount; with the number of the others they are all."""
    cut = 0
    for line in plan().lines:
        told = first_communes(line, made(), SAY)
        each = [(share.unit.name, amount(line, share, made(), SAY)) for share in line.shares]
        whole = [f"{name} ({much})" if much else name for name, much in each]
        if told == communes_words(line, made(), SAY):
            assert len(told) <= MOST_LETTERS or len(whole) == 1
            continue
        named, _, others = told.rpartition(" và ")
        left = len(whole) - int(others.removesuffix(" xã khác"))
        assert named == ", ".join(whole[:left])
        assert len(named) <= MOST_LETTERS or left == 1
        cut += 1
    assert cut > 5
