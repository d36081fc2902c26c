"""The page as an officer uses it: typed by keyboard alone, kept, opened again, handed over, printed; on a phone too."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from engine.evidence.believing.consistency import inconsistencies
from engine.evidence.facts import Document, Fact
from engine.evidence.questionnaire import questionnaire
from engine.evidence.tables.csv_tables import read_csv
from engine.problems import Place, words
from engine.service.policy.making_page import MOST
from tests import frozen
from tests.records.dossier.browser import Browser, browsing
from tests.reporting.page.made_works import Work, work_of
from tests.reporting.page.opened_pages import write_self_page

PART, WHOLE = "tre_duoi_1_tiem_du", "tre_duoi_1_tuoi"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    """A browser with the page of the frozen law, for all tests of this file."""
    home = tmp_path_factory.mktemp("may")
    path = write_self_page(home, frozen.law())
    with browsing(home) as opened:
        opened.open(path, "standard")
        yield opened, path


# The page tells every refusal through one function; what it tells is kept in mind beside it.
LISTEN = "window.codesTold = []; const plain = message; message = (f) => (codesTold.push(f.code), plain(f))"


@pytest.fixture
def browser(machine: tuple[Browser, Path], raised_codes: set[str]) -> Iterator[Browser]:
    """The page open in a browser that remembers nothing; the codes that it tells count as raised."""
    opened, path = machine
    opened.value("localStorage.clear()")
    opened.ask("Emulation.clearDeviceMetricsOverride")
    opened.open(path, "standard")
    opened.value("window.confirm = () => true")
    opened.value(f"{{ {LISTEN} }}")
    opened.said.clear()
    yield opened
    raised_codes.update(opened.value("window.codesTold || []"))


def opened_anew(machine: tuple[Browser, Path]) -> None:
    """The same page once more, as after the browser was closed."""
    machine[0].ask("Page.navigate", url="about:blank")
    machine[0].open(machine[1], "standard")


def press_tab(browser: Browser) -> None:
    """To the next thing that can be reached by keyboard."""
    told = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    browser.ask("Input.dispatchKeyEvent", type="keyDown", **told)
    browser.ask("Input.dispatchKeyEvent", type="keyUp", **told)


def tab_to(browser: Browser, wanted: str) -> None:
    """By keyboard alone to an element; fails where it cannot be reached."""
    for _ in range(400):
        press_tab(browser)
        if browser.value("document.activeElement.id") == wanted:
            return
    raise AssertionError(wanted)


def begun(browser: Browser, work: Work) -> None:
    """A commune's work as if it had been typed."""
    browser.value(f"begin({{ ...emptyWork(), ...{json.dumps(work)} }}); changed(); settle()")


def sample_work(code: str = "02587") -> Work:
    """A commune of the frozen sample."""
    law, made = frozen.law(), frozen.assessed()
    unit = next(unit for unit in made.round.units if unit.code == code)
    return work_of(law, made.round, made.evidence, unit)


def verdict(browser: Browser) -> str:
    """The line that stays in sight."""
    return str(browser.value("document.querySelector('#verdict .line').textContent"))


def test_it_is_light_and_asks_the_net_for_nothing(browser: Browser, tmp_path: Path) -> None:
    """At most 150 KB in both languages; no request but its own file, no error, no breach of its policy."""
    for language in ("vi", "en"):
        assert write_self_page(tmp_path, frozen.law(), language).stat().st_size <= MOST
    begun(browser, sample_work())
    asked = [json.loads(said).get("request", {}).get("url", "") for said in browser.said]
    assert [url for url in asked if url and not url.startswith("file:")] == []
    assert [said for said in browser.said if '"level": "error"' in said or "exceptionDetails" in said] == []
    policy = str(browser.value("document.querySelector('meta[http-equiv]').content"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy


def test_keyboard_alone_types_a_figure_and_reads_why_it_is_refused(browser: Browser) -> None:
    """Tab reaches the question; 97,5 is refused beside it, aloud to a screen reader too; 1.250 is taken."""
    tab_to(browser, f"q-{WHOLE}")
    browser.ask("Input.insertText", text="97,5")
    said = f"document.getElementById('q-{WHOLE}-told').textContent"
    assert "có phần lẻ" in str(browser.value(said))
    assert browser.value("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert f"q-{WHOLE}-told" in str(browser.value("document.activeElement.getAttribute('aria-describedby')"))
    browser.value("document.activeElement.select()")
    browser.ask("Input.insertText", text="1.250")
    assert browser.value(said) == ""
    tab_to(browser, f"q-{PART}")
    browser.ask("Input.insertText", text="1.251")
    assert "nhiều hơn" in str(browser.value(f"document.getElementById('q-{PART}-told').textContent"))


def told_at(browser: Browser, field: str) -> str:
    """What stands under a field."""
    return str(browser.value(f"document.getElementById('{field}-told').textContent"))


def type_into(browser: Browser, field: str, text: str) -> None:
    """A text typed into a field."""
    put = f"Object.assign(document.getElementById('{field}'), {{ value: {json.dumps(text)} }})"
    browser.value(f"{put}.dispatchEvent(new Event('input'))")


def test_a_document_s_day_that_cannot_be_is_told_where_it_is_typed(browser: Browser) -> None:
    """Else the board alone would see it, and send the table back."""
    begun(browser, sample_work())
    field = f"q-{PART}-issued"
    type_into(browser, field, "31/02/2024")
    assert "ngày văn bản “31/02/2024” không đọc được" in told_at(browser, field)
    assert browser.value(f"document.getElementById('{field}').getAttribute('aria-invalid')") == "true"
    type_into(browser, field, "29/02/2024")
    assert told_at(browser, field) == ""


NOBODY = "tre_hoan_canh_dac_biet"


def test_a_warning_that_the_note_answers_says_so(browser: Browser) -> None:
    """Only with a reason, as the board reads it; its words are those of the engine, points and items too."""
    work = sample_work()
    work["rounds"][0] |= {NOBODY: "0", "tre_hcdb_duoc_tro_giup": "0"}
    begun(browser, work)
    told = told_at(browser, f"q-{NOBODY}")
    standard = frozen.law().book.standard
    typed = {
        name: int(text.replace(".", "")) for name, text in work["rounds"][0].items() if text.replace(".", "").isdigit()
    }
    facts = {
        name: Fact(name, value, Place("bang.csv", 2, 2), document=Document("1/BC")) for name, value in typed.items()
    }
    (same,) = (one for one in inconsistencies(standard, "02587", facts) if one.code == "EVI-417" and NOBODY in one.data)
    assert told.startswith(f"Xem lại: {words(same, 'vi')['what'].replace(' (dòng 2)', '')}")
    type_into(browser, f"q-{NOBODY}-note", "giữ nguyên vì …")
    assert told_at(browser, f"q-{NOBODY}").startswith("Xem lại:")
    type_into(browser, f"q-{NOBODY}-note", "Giữ nguyên vì đã rà soát cả xã")
    assert told_at(browser, f"q-{NOBODY}").endswith("✓ Xã giữ nguyên: đã rà soát cả xã")


def test_which_numbers_say_none_names_the_three_ways(browser: Browser) -> None:
    """“chưa có” may be three things; whoever is asked to choose sees all three."""
    type_into(browser, f"q-{WHOLE}", "chưa có")
    told = told_at(browser, f"q-{WHOLE}")
    assert all(way in told for way in ("ghi 0", "để trống", "“không áp dụng”")), told


def test_what_is_still_wrong_is_named_when_the_table_is_made(browser: Browser) -> None:
    """The question of a part above its whole, and none twice; it goes away when something is typed again."""
    work = sample_work()
    work["rounds"][0] |= {WHOLE: "49", PART: "51", "so_thon": "mười"}
    begun(browser, work)
    number = {name: browser.value(f"SHEET.data.{name}.number") for name in (PART, "so_thon")}
    browser.value("download = () => null; document.getElementById('csv').click()")
    said = str(browser.value("document.getElementById('status').textContent"))
    assert f"không có trong bảng: câu {number['so_thon']}." in said
    assert f"hội đồng sẽ trả lại: câu {number[PART]}." in said
    type_into(browser, f"q-{PART}", "49")
    assert browser.value("document.getElementById('status').textContent") == ""


def test_points_say_why_and_by_which_clause(browser: Browser) -> None:
    """48 of 49 is 97,96 % and 35 points, provisional; the clause stands beside it; one child more gives 15."""
    work = sample_work()
    work["rounds"][0] |= {WHOLE: "49", PART: "48"}
    begun(browser, work)
    told = str(browser.value("document.getElementById('c-tc07-items').textContent"))
    assert "48/49 = 97,96 % → từ 95 % đến dưới 98 %" in told and "35/50" in told
    assert "tạm tính – chưa đối chiếu văn bản" in told and "06/QĐ-TTg 03/01/2019, Điều 2 khoản 2, tiêu chí 7" in told
    steps = str(browser.value("document.getElementById('next-list').textContent"))
    assert "thêm 1 trẻ ở “Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ”, thành 49 → thêm 15 điểm" in steps


def test_missing_evidence_is_a_range_and_a_link_to_its_question(browser: Browser) -> None:
    """Nothing is a zero; the verdict stays open and each gap leads to where it is filled."""
    work = sample_work()
    del work["rounds"][0][WHOLE]
    begun(browser, work)
    assert "còn 1 mục thiếu số liệu" in verdict(browser)
    assert browser.value(f"!!document.querySelector('#next-list a[href=\"#q-{WHOLE}\"]')")
    assert "0–50/50" in str(browser.value("document.getElementById('c-tc07-got').textContent"))


def test_work_is_kept_on_the_machine_and_in_a_file(
    machine: tuple[Browser, Path], browser: Browser, tmp_path: Path
) -> None:
    """After a reload it is there; the file opens again; cleared is cleared."""
    begun(browser, sample_work())
    before, kept = verdict(browser), str(browser.value("asFile(work)"))
    opened_anew(machine)
    assert verdict(browser) == before
    browser.value("window.confirm = () => true; clear()")
    assert "Chưa kết luận" in verdict(browser)
    path = tmp_path / "bai-lam.json"
    path.write_text(kept, "utf-8")
    hand_in(browser, path)
    browser.wait_for("document.getElementById('status').textContent.includes('bai-lam.json')")
    assert verdict(browser) == before


def hand_in(browser: Browser, path: Path) -> None:
    """A file chosen at the page's input."""
    node = browser.ask("Runtime.evaluate", expression="document.getElementById('load')")["result"]["objectId"]
    browser.ask("DOM.setFileInputFiles", files=[str(path)], objectId=node)


@pytest.mark.parametrize(
    ("spoilt", "code"), [("law", "PAG-110"), ("form", "PAG-111"), ("text", "PAG-111"), ("list", "PAG-111")]
)
def test_a_file_of_another_law_or_no_file_of_the_page_is_refused(
    browser: Browser, tmp_path: Path, spoilt: str, code: str
) -> None:
    """Of another version both hashes are shown; nothing typed is lost."""
    begun(browser, sample_work())
    before, held = verdict(browser), json.loads(str(browser.value("asFile(work)")))
    held |= {"law": "0" * 64} if spoilt == "law" else {"form": "khac"}
    told = {"text": "không phải JSON", "list": "[1, 2]"}.get(spoilt, json.dumps(held))
    (tmp_path / "khac.json").write_text(told, "utf-8")
    hand_in(browser, tmp_path / "khac.json")
    browser.wait_for("document.getElementById('status').textContent !== ''")
    said = str(browser.value("document.getElementById('status').textContent"))
    if spoilt == "law":
        assert "0" * 20 in said and frozen.law().book.sha256[:20] in said
    else:
        assert "không phải bài làm" in said
    assert browser.value("codesTold") == [code]
    assert verdict(browser) == before


def test_work_of_another_law_that_the_browser_kept_is_offered_and_not_read(
    machine: tuple[Browser, Path], browser: Browser
) -> None:
    """It can be saved; the page begins empty."""
    begun(browser, sample_work())
    browser.value("localStorage.setItem(KEY, asFile(work).replace(LAW.law, 'f'.repeat(64)))")
    opened_anew(machine)
    assert "Chưa kết luận" in verdict(browser)
    assert "ffff" in str(browser.value("document.getElementById('status').textContent"))
    assert browser.value("document.querySelector('#status button').textContent") == "Tải bài làm cũ về"


def test_what_is_handed_over_is_read_by_the_reader_of_tables(browser: Browser, tmp_path: Path) -> None:
    """Through a real download: figures written together, the law's hash inside, the same facts as were typed."""
    work = sample_work()
    work["rounds"][0] |= {WHOLE: "1.250", PART: "1 225"}
    begun(browser, work)
    browser.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path), eventsEnabled=False)
    browser.value("document.getElementById('csv').click()")
    path = wait_for_file(tmp_path, "*.csv")
    text = path.read_text("utf-8-sig")
    assert frozen.law().book.sha256 in text and ",1250," in text and "1.250" not in text
    read = read_csv(path, path.name, questionnaire(frozen.law().book, frozen.assessed().round))
    assert [told.code for told in read.problems] == []
    assert read.communes == {"02587"}
    lines = [line.split(",") for line in text.splitlines()]
    assert next(line[4] for line in lines if line[2] == "Trẻ em dưới 1 tuổi") == "1250"


def wait_for_file(folder: Path, pattern: str) -> Path:
    """A file that a browser is writing, once it is whole."""
    end = time.monotonic() + 60
    while not (found := list(folder.glob(pattern))):
        assert time.monotonic() < end, pattern
        time.sleep(0.05)
    return found[0]


@pytest.mark.parametrize(
    ("code", "change", "said"),
    [
        ("PAG-112", {"code": "2587"}, "không đủ năm chữ số"),
        ("PAG-113", {"name": ""}, "Chưa ghi tên xã"),
        ("PAG-116", {"rounds": [{}]}, "Chưa có số liệu"),
    ],
    ids=["PAG-112", "PAG-113", "PAG-116"],
)
def test_what_cannot_be_handed_over_is_said(browser: Browser, code: str, change: dict[str, Any], said: str) -> None:
    """Without a code, a name or any figure nothing is written."""
    begun(browser, {**sample_work(), **change})
    browser.value("codesTold.length = 0; document.getElementById('csv').click()")
    assert browser.value("codesTold") == [code]
    assert said in str(browser.value("document.getElementById('status').textContent"))


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("PAG-114", "31/02/2026", "“31/02/2026” không đọc được"),
        ("PAG-115", "31/12/2018", "ở ngoài thời gian của bộ tiêu chí"),
    ],
    ids=["PAG-114", "PAG-115"],
)
def test_a_day_that_is_none_or_outside_the_standard_is_refused_beside_it(
    browser: Browser, code: str, day: str, said: str
) -> None:
    """One that does not exist, one before the standard; corrected, it is silent again."""
    begun(browser, {**sample_work(), "day": day})
    told = "document.getElementById('unit-day-told').textContent"
    assert code in browser.value("codesTold")
    assert said in str(browser.value(told))
    begun(browser, sample_work())
    assert browser.value(told) == ""


def test_every_field_has_a_label_and_headings_step_by_one(browser: Browser) -> None:
    """For whoever hears the page: names of fields and buttons, the order of headings, no id twice."""
    begun(browser, sample_work())
    fields = "[...document.querySelectorAll('input,select,button')]"
    nameless = "(one) => !(one.labels && one.labels.length) && !one.textContent.trim()"
    assert browser.value(f"{fields}.filter({nameless}).map((one) => one.id)") == []
    levels = browser.value("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    ids = browser.value("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("width", "scale"), [(390, 1), (320, 1), (640, 2), (1280, 1)])
def test_nothing_scrolls_sideways(browser: Browser, width: int, scale: int) -> None:
    """On a phone, on a small one, at 200 % on a laptop, on a wide screen."""
    begun(browser, sample_work())
    browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=scale, mobile=False)
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_it_prints_as_a4_with_what_is_asked_of_a_paper(browser: Browser) -> None:
    """Commune, verdict, every item with its clause, the law's hash; no box to type into."""
    begun(browser, sample_work())
    told = browser.ask("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
    paper = pypdfium2.PdfDocument(base64.b64decode(told))
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = " ".join(page.get_textpage().get_text_range() for page in paper)
    plain = " ".join(text.split())
    for said in ("BẢN TỰ CHẤM CỦA XÃ", "Đồng Quý", "13.2", "tiêu chí 13", "chưa đối chiếu văn bản"):
        assert said in plain, said
    assert frozen.law().book.sha256[:30] in plain.replace(" ", "")
    assert "Văn bản, ghi chú" not in plain


def test_the_english_page_says_no_vietnamese_of_its_own(tmp_path: Path) -> None:
    """Every word of the page is in the catalogue; a number has English marks."""
    path = write_self_page(tmp_path, frozen.law(), "en")
    with browsing(tmp_path / "may") as browser:
        browser.open(path, "standard")
        begun(browser, sample_work())
        letters = "/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i"
        words = browser.value(f"Object.entries(W).filter(([, told]) => {letters}.test(String(told)))")
        assert words == []
        assert "/1,000 points" in verdict(browser)
