"""Binds the feature of what every page has: the way back, the section, the line that its paper carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests import frozen
from tests.web.visiting import Visit, ready, visit

scenarios("trang_dien_mao.feature")


@dataclass
class Shown:
    """A visit, and the page that was opened last."""

    visit: Visit
    text: str = ""

    @property
    def paper(self) -> str:
        """The line at the head of the printed page, "" where it has none."""
        found = re.search(r'class="paper-line"[^>]*>([^<]*)<', self.text)
        return found[1] if found else ""


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Visit]:
    """Somebody in a workspace of one commune."""
    own = visit(frozen.desk_in(tmp_path / "desk", ["02551"]))
    yield own
    own.house.rounds.close()


@given("một nơi làm việc có một đợt đã chấm", target_fixture="shown")
def a_round(made: Visit) -> Shown:
    """The frozen round."""
    ready(made, frozen.SAMPLE)
    return Shown(made)


@when(parsers.parse('mở trang của xã "{code}"'))
def open_commune(shown: Shown, code: str) -> None:
    """A commune's page."""
    shown.text = shown.visit.page(f"/dot/{frozen.SAMPLE}/xa/{code}/")


@when("mở trang trợ giúp")
def open_help(shown: Shown) -> None:
    """A page of no round."""
    shown.text = shown.visit.page("/tro-giup/")


@then(parsers.parse('đường về là "{first}", rồi tên đợt'))
def way_back(shown: Shown, first: str) -> None:
    """Two links, the farthest first."""
    crumbs = re.search(r'<ol class="crumbs">(.*?)</ol>', shown.text, re.DOTALL)
    assert crumbs
    links = re.findall(r'href="([^"]*)">([^<]*)<', crumbs[1])
    assert links[0] == ("/", first)
    assert links[1][0] == f"/dot/{frozen.SAMPLE}/"
    assert "Sơn Dương" in links[1][1]


@then(parsers.parse('phần "{title}" ở đầu trang được đánh dấu'))
def section_marked(shown: Shown, title: str) -> None:
    """That section and no other."""
    assert re.findall(r'<a href="[^"]*" aria-current="true">([^<]*)</a>', shown.text) == [title]


@then(parsers.parse('dòng đầu bản in có "{first}" và "{second}"'))
def paper_says(shown: Shown, first: str, second: str) -> None:
    """Both stand in it."""
    assert first in shown.paper
    assert second in shown.paper


@then("bản in không có dòng nào về đợt")
def paper_is_bare(shown: Shown) -> None:
    """There is no such line."""
    assert shown.paper == ""
