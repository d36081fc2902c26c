"""Heat table, tiles, comparison, rank, plan, tasks, reports, way: whole pages that say what the commands say."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.improving.what_if import what_if
from engine.reporting.words.bands import range_words
from engine.service.rounds import assess_round
from tests import frozen
from tests.web.conftest import COMMUNES
from tests.web.overview.sending import done
from tests.web.test_pages import (
    Read,
    test_a_page_is_whole,
    test_a_page_needs_no_script_no_inline_style_and_nothing_from_outside,
    test_every_link_leads_to_a_page,
)
from tests.web.visiting import Visit, ready, visit

ROUND = f"/dot/{frozen.SAMPLE}/"
PAGES = (
    "bang-nhiet/", "bang-nhiet/?ket-luan=dat&sap=diem", "ban-do/", "so-sanh/", "xep-hang/", "xep-hang/?theo=huyen",
    "xep-hang/?theo=tinh", "ke-hoach/", "ke-hoach/?theo=xa", "ke-hoach/?theo=thang", "nhiem-vu/", "nhiem-vu/?theo=xa",
    "nhiem-vu/?theo=co-quan", "bao-cao/", "tai-len/", "xa/02551/duong-di/",
)  # fmt: skip
ADDRESSES = (
    *(f"{ROUND}{page}" for page in PAGES),
    "/dot/moi/",
    "/dot/moi/?ngay=15/11/2024&tinh=T%E1%BB%89nh+Tuy%C3%AAn+Quang",
)


def settled(made: Visit, address: str) -> str:
    """A page once what it shows is worked out."""
    for _ in range(200):
        text = made.page(address)
        if 'http-equiv="refresh"' not in text:
            return text
    raise AssertionError(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_whole_and_leads_on(inside: Visit, address: str) -> None:
    """As every other page: headings in order, labels, no inline script or style, every link leads somewhere."""
    settled(inside, address)
    test_a_page_is_whole(inside, address)
    test_every_link_leads_to_a_page(inside, address)
    if "duong-di" not in address:  # the one page with a script of its own, which it does without
        test_a_page_needs_no_script_no_inline_style_and_nothing_from_outside(inside, address)


@pytest.mark.parametrize("address", ADDRESSES[:6])
def test_every_page_speaks_english(inside: Visit, address: str) -> None:
    """By the switch, and back."""
    inside.client.post("/ngon-ngu/", {"ngon-ngu": "en", "ve": "/"})
    try:
        assert 'lang="en"' in settled(inside, address)
    finally:
        inside.client.post("/ngon-ngu/", {"ngon-ngu": "vi", "ve": "/"})


def command(workspace: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> dict[str, object]:
    """What a command answers as JSON, on a copy of the workspace."""
    monkeypatch.chdir(workspace)
    said = CliRunner().invoke(phuhop, [*words, "--json"], catch_exceptions=False)
    told: dict[str, object] = json.loads(said.stdout)
    return told


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The same workspace again, for commands that write."""
    return frozen.desk_in(tmp_path / "desk", COMMUNES)


def test_each_cell_of_the_heat_table_is_the_engine_s(inside: Visit) -> None:
    """Every criterion of every commune, and what bars is marked by more than a colour."""
    made = assess_round(inside.house.open_store().round(frozen.SAMPLE), inside.house.open_store())
    text = settled(inside, f"{ROUND}bang-nhiet/")
    say = inside.house.says["vi"]
    for card in made.cards:
        row = next(r for r in re.findall(r"<tr>.*?</tr>", text, re.DOTALL) if f"/xa/{card.unit.code}/" in r)
        cells = [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)][1:]
        assert [cell.split(" ")[0] for cell in cells] == [
            range_words(own.low, own.high, say) if own.applies else "–" for own in card.criteria
        ]
        assert sum("không cho công nhận" in cell for cell in cells) == sum(own.zero == 2 for own in card.criteria)


def test_tiles_and_list_count_alike(inside: Visit) -> None:
    """Each commune has its tile where all are in one place."""
    text = settled(inside, f"{ROUND}ban-do/")
    assert text.count('class="tile tile-') == len(COMMUNES)
    assert text.count("tile-recognised") == 2


def test_ranks_are_those_of_the_command(inside: Visit, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place by place, with both ends."""
    told = command(copy, monkeypatch, "rank", frozen.SAMPLE)
    text = settled(inside, f"{ROUND}xep-hang/")
    shown = re.findall(r"<strong>([\d–]+)</strong></td>\s*<th scope=\"row\"><a href=\"[^\"]*/xa/(\d+)/\"", text)
    wanted = {}
    for own in told["localities"]:  # type: ignore[attr-defined]
        best, worst = own["best"], own["worst"]
        wanted[own["communes"][0]] = str(best) if best == worst else f"{best}–{worst}"
    assert {code: rank for rank, code in shown} == wanted
    book = inside.get(f"{ROUND}xep-hang/bang.xlsx")
    assert book.content.startswith(b"PK")
    assert "NỘI BỘ, KHÔNG CÔNG BỐ" in text and "Cách tính" in text


def test_the_plan_has_every_line_of_the_command(inside: Visit, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By sector each line stands once."""
    told = command(copy, monkeypatch, "plan", frozen.SAMPLE)
    lines = told["lines"]
    text = settled(inside, f"{ROUND}ke-hoach/")
    assert len(re.findall(r'<tr><th scope="row" class="plain-head">', text)) == len(lines)  # type: ignore[arg-type]


def test_tasks_stand_as_the_command_has_them(inside: Visit, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each state counted over all communes; the calendar has the days to come."""
    told = command(copy, monkeypatch, "tasks", frozen.SAMPLE)
    states = re.findall(r"'status': '(\w+)'", str(told))
    text = settled(inside, f"{ROUND}nhiem-vu/")
    assert states.count("overdue") and f"{states.count('overdue')} quá hạn" in re.sub(r"<[^>]+>", "", text).replace(
        ".", ""
    )
    calendar = inside.get(f"{ROUND}lich.ics").content.decode()
    assert calendar.startswith("BEGIN:VCALENDAR") and "BEGIN:VEVENT" in calendar


def test_the_way_is_that_of_the_command(inside: Visit, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The total that it leads to stands on the page; the commune's own page does not wait for it."""
    told = command(copy, monkeypatch, "path", frozen.SAMPLE, "02551")
    total = re.search(r"'total': '?(\d+)", str(told))
    assert total
    text = settled(inside, f"{ROUND}xa/02551/duong-di/")
    assert total[1] in text
    assert f"{ROUND}xa/02551/duong-di/" in inside.page(f"{ROUND}xa/02551/")


def test_a_trial_stands_in_the_address_and_stores_nothing(inside: Visit) -> None:
    """The same as what-if; the form gives such addresses; what cannot be is refused with what was typed kept."""
    store = inside.house.open_store()
    folder = store.round(frozen.SAMPLE)
    made = assess_round(folder, store)
    card = made.card("02551")
    assert card is not None
    name = next(fact.evidence for item in card.items if item.item.id == "tc05.1" for fact in item.facts)
    new = what_if(made, card, [f"{name}=2"]).new
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    text = inside.page(f"{ROUND}xa/02551/duong-di/?thu={name}:2")
    assert range_words(new.decision.low, new.decision.high, inside.house.says["vi"]) in text
    answer = inside.get(f"{ROUND}xa/02551/duong-di/?so-{name}=2")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ROUND}xa/02551/duong-di/?thu={name}%3A2#thu")
    refused = inside.get(f"{ROUND}xa/02551/duong-di/?thu={name}:ba")
    assert refused.status_code == 422 and f'name="so-{name}" class="govuk-input govuk-input--width-5" value="ba"' in (
        refused.content.decode()
    )
    assert f"số thử › {name}" not in refused.content.decode() and "<span>số thử › " in refused.content.decode()
    two = inside.get(f"{ROUND}xa/02551/duong-di/?thu=tre_em:900&thu=tre_kham_suc_khoe:950").content.decode()
    assert "900 (số thử)" in two and "<span>số thử › Trẻ em được khám sức khỏe định kỳ</span>" in two
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_files_are_made_and_taken_away(copy: Path) -> None:
    """Plan and reports as pieces of work; a file that is none of them is a 404."""
    made = visit(copy)
    ready(made, frozen.SAMPLE)
    done(made, made.client.post(f"{ROUND}ke-hoach/lap/", {"theo": "nganh"}))
    for file in ("ke-hoach.docx", "ke-hoach.xlsx"):
        assert made.get(f"{ROUND}ke-hoach/tep/{file}").content.startswith(b"PK")
    done(made, made.client.post(f"{ROUND}bao-cao/lap/", {"loai": "yearly"}))
    links = [link for link in Read(settled(made, f"{ROUND}bao-cao/")).links if "/tep/" in link]
    assert len(links) == 2 and all(made.get(link).content.startswith(b"PK") for link in links)
    for file in ("plan.json", "../round.yaml", "..%2Fround.yaml", "khong-co.docx"):
        assert made.get(f"{ROUND}ke-hoach/tep/{file}").status_code == 404
    assert made.client.post(f"{ROUND}ke-hoach/lap/", {"theo": "x"}).status_code == 400
    made.house.rounds.close()
    made.house.jobs.close()


def every_blank(made: Visit, address: str) -> list[str]:
    """Where a page leads to for the blank forms of all communes."""
    return [link for link in Read(made.page(address)).links if link.endswith(".zip") and "/phieu/" in link]


def test_blank_forms_tables_and_messages_go_out(copy: Path) -> None:
    """One, all from the page that the work leads back to, the tables; a message only to whom something is missing;
    nothing is put into the round.
    """
    made = visit(copy)
    ready(made, frozen.SAMPLE)
    folder = copy / "assessments" / frozen.SAMPLE
    before = sorted(path.name for path in folder.iterdir())
    assert every_blank(made, f"{ROUND}tai-len/") == []
    (every,) = every_blank(made, done(made, made.client.post(f"{ROUND}tai-len/phieu/lap/")))
    assert every_blank(made, f"{ROUND}tai-len/?phieu=cua-nguoi-khac") == []
    for address, names in (
        (f"{ROUND}tai-len/phieu/xa/02551/", {"02551-thuong-am.xlsx"}),
        (every, None),
    ):
        with zipfile.ZipFile(io.BytesIO(made.get(address).content)) as got:
            assert names is None or set(got.namelist()) == names
            assert names or {name[:5] for name in got.namelist()} == set(COMMUNES)
    text = made.get(f"{ROUND}tai-len/nhan-xa.txt").content.decode("utf-8-sig")
    assert text.count("Kính gửi Ủy ban nhân dân") == 1 and "Xã Hào Phú" in text
    assert made.get(f"{ROUND}tai-len/phieu/xa/99999/").status_code == 404
    assert sorted(path.name for path in folder.iterdir()) == before
    made.house.rounds.close()
    made.house.jobs.close()


def test_two_rounds_of_one_law_are_compared_item_by_item(copy: Path) -> None:
    """Who is otherwise and by which rule; a round that is not earlier is no address; the commune's page has both."""
    folder = copy / "assessments" / frozen.SAMPLE
    after = copy / "assessments" / "dot-sau"
    frozen.next_round(folder, after)
    head = after / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("2024-11-15", "2025-06-15"), "utf-8")
    made = visit(copy)
    ready(made, frozen.SAMPLE)
    ready(made, "dot-sau")
    assert f"/dot/dot-sau/so-sanh/{frozen.SAMPLE}/" in settled(made, "/dot/dot-sau/so-sanh/")
    text = settled(made, f"/dot/dot-sau/so-sanh/{frozen.SAMPLE}/")
    assert f"trong {len(COMMUNES)} xã" in text
    assert made.get(f"{ROUND}so-sanh/dot-sau/").status_code == 404
    assert made.get(f"{ROUND}so-sanh/khong-co/").status_code == 404
    drawn = re.search(r'<svg class="trend".*?</svg>', settled(made, "/dot/dot-sau/so-sanh/"), re.DOTALL)
    assert drawn and re.findall(r">([^<]*/20[^<]*)</text>", drawn[0]) == ["15/11/2024", "15/06/2025"]
    while "Qua các đợt" not in made.page("/dot/dot-sau/xa/02551/"):
        assert made.faults == []
    assert made.faults == []
    made.house.rounds.close()


def test_the_table_to_take_away_has_the_filter_by_place(inside: Visit) -> None:
    """A place that no commune is in has none."""
    rows = list(csv.reader(io.StringIO(inside.get(f"{ROUND}bang.csv?noi=X").content.decode("utf-8-sig"))))
    assert "nơi: X" in rows[0][0] and len(rows) == 2
    for asked in ("ho-so=x", "sua-sau=2"):
        assert inside.get(f"{ROUND}?{asked}").status_code == 400
