"""What a remedy tells whoever has pages alone can be done there: no command, no option, no file of a server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import click
import pytest
from openpyxl import load_workbook

from cli import phuhop
from engine.homes import FILES, HOMES, TITLES, WHOSE, Home, home_of, job_words, on_paper, page_words, speak_on_pages
from engine.language import speak
from engine.manners import MANNERS, Manner, Telling, jobs, on_terminal
from engine.problems import Kind, Place, catalogue, filled, problem
from engine.reporting.excel.results_workbook import write_workbook
from tests.reporting.made_round import made
from tests.told_apart import BY_HAND, CALLED, OF_FILES, Holes

PAGES: Final = Path(__file__).parents[2] / "engine" / "web" / "pages"
LANGUAGES: Final = ("vi", "en")
PARTS: Final = ("what", "rule", "remedy")
JOBS: Final = ("cmd", "run", "Run", "using")
# Told before there is a page, or by whoever starts the server.
STARTING: Final = {"WEB-100", *(f"WEB-{number}" for number in range(140, 148)), "WEB-149"}
# A whole board saved or put back: told to whoever keeps the machine, and by no page.
WHOLE_BOARD: Final = {f"WEB-{number}" for number in range(193, 197)}
# The name of the file is what is wrong: whoever keeps the machine is told which it must be.
NAMED: Final = {"RND-237", "RND-238"}
# The act that was meant is not known to the catalogue.
ANY_ACT: Final = {"REC-344"}
# The page of another standard than the command's: the sheet belongs there.
OTHER_THAN_ASKED: Final = {"CHK-102"}
# A page does the same in another way than the command that is named, and why.
OTHERWISE: Final[Mapping[str, str]] = {
    "SYS-101": "no page makes the table of a law anew",
    "SYS-102": "no page makes the table of a law anew",
    "REC-246": "what is asked for is written on the commune's own page, without the workbook",
    "DOS-101": "why one commune is set aside stands on its own page",
}


def texts(kind: Kind, language: str) -> Iterator[tuple[str, str]]:
    """Every text of a code in a language, as it is kept, with the part that it is of."""
    for told in (kind.texts[language], kind.on_sheet[language], kind.on_page[language]):
        yield from told.items()


def on_page(kind: Kind, language: str, *, sheet: bool) -> Mapping[str, str]:
    """What a board's page tells of a code."""
    own = {**kind.texts[language], **(kind.on_sheet[language] if sheet else {}), **kind.on_page[language]}
    telling = speak_on_pages(language, board=True).telling
    assert telling is not None
    return {part: filled(own[part], Holes(jobs(telling))) for part in PARTS}


@cache
def named(text: str) -> tuple[tuple[Manner, str], ...]:
    """The jobs, pages and files that a text of the catalogue names, each with how it names it."""
    met: list[tuple[Manner, str]] = []

    def keep(manner: Manner, line: str) -> str:
        met.append((manner, line))
        return ""

    filled(text, Holes(jobs(Telling("terminal", keep))))
    return tuple(met)


def command_of(line: str) -> click.Command:
    """The command that a line calls; raises KeyError for none."""
    first, *rest = line.strip("“”").split()
    command = phuhop.commands[first]
    if isinstance(command, click.Group) and rest and rest[0] in command.commands:
        return command.commands[rest[0]]
    return command


def test_every_command_has_one_home() -> None:
    """A page, or the reason why none does it and what is asked of whoever keeps the machine."""
    groups = {name for name, command in phuhop.commands.items() if isinstance(command, click.Group)}
    leaves = {
        f"{name} {child}".strip()
        for name, command in phuhop.commands.items()
        for child in (command.commands if isinstance(command, click.Group) else ("",))
    }
    assert {row.split(" --")[0] for row in HOMES} - groups == leaves
    for row, home in HOMES.items():
        assert bool(home.page) != bool(home.asks and home.why), row
        assert not home.page or home.page in TITLES, row
    options = {row: {o for p in command_of(row).params for o in p.opts} for row in HOMES if " --" in row}
    assert [row for row, known in options.items() if f"--{row.partition(' --')[2]}" not in known] == []


def test_every_page_with_a_title_is_somebody_s() -> None:
    """Its title is said in both languages, and it is a round's, a commune's, a standard's, or of all."""
    assert sorted(page for pages in WHOSE.values() for page in pages) == sorted(TITLES)
    english = speak("en")
    assert [page for page, title in TITLES.items() if english(title) == title] == []
    assert page_words("law_check", speak("vi")) == "trang “Đối chiếu” của bộ tiêu chí"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_names_each_job_so_that_it_can_be_told_both_ways(language: str) -> None:
    """No command stands bare; each that is named is one, with options that it has; each file is one that is known."""
    wrong = []
    for code, kind in catalogue().items():
        for part, text in texts(kind, language):
            left = filled(text, Holes(jobs(Telling("terminal", lambda *_: ""))))
            wrong += [f"{code} {part}: bare {hit}" for hit in re.findall(CALLED, left)]
            for manner, line in named(text):
                if manner in JOBS:
                    given = {word for word in line.strip("“”").split() if word.startswith("--")}
                    known = {o for p in command_of(line).params for o in p.opts} if code not in ANY_ACT else given
                    wrong += [f"{code} {part}: {line}"] if given - known else []
                elif manner == "at_page":
                    wrong += [f"{code} {part}: {line}"] if line.split()[0] not in TITLES else []
                elif manner != "at_terminal":
                    wrong += [f"{code} {part}: {line}"] if line.split(" ", 1)[0] not in FILES else []
    assert wrong == []


@pytest.mark.parametrize("sheet", [False, True], ids=["of a file", "of a cell"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_a_page_tells_must_be_typed(language: str, sheet: bool) -> None:
    """No command, option or variable, and no file of a server; but for what is told before there is a page."""
    asked = {}
    for code, kind in catalogue().items():
        for part, text in on_page(kind, language, sheet=sheet).items():
            found = {*BY_HAND.findall(text)} | (set() if code in NAMED else {*OF_FILES.findall(text)})
            if found and code not in STARTING | WHOLE_BOARD:
                asked[f"{code} {part}"] = (sorted(found), text)
    assert asked == {}


# Whoever keeps the machine runs it again: no page does, or there is no page yet.
RUN_BY_THE_KEEPER: Final = {"SYS-103", "SYS-115", "FIL-107", "FIL-228", "RND-260", *STARTING, *WHOLE_BOARD}


def test_no_page_says_that_something_is_run_again() -> None:
    """What was run at a terminal is opened, sent or done again on a page."""
    said = {code: on_page(kind, "vi", sheet=False)["remedy"] for code, kind in catalogue().items()}
    assert [code for code, told in said.items() if "chạy lại" in told and code not in RUN_BY_THE_KEEPER] == []


def test_what_is_told_on_pages_is_told_there_in_both_languages() -> None:
    """The same parts, and in each the same pages: nobody is led elsewhere for reading English."""
    differ = []
    for code, kind in catalogue().items():
        vietnamese, english = kind.on_page["vi"], kind.on_page["en"]
        assert set(vietnamese) == set(english), code
        assert set(vietnamese) <= set(PARTS), code
        for part in PARTS:
            led = [sorted(set(pages_of({**kind.texts[own], **kind.on_page[own]}[part]))) for own in LANGUAGES]
            differ += [] if led[0] == led[1] else [f"{code} {part}: {led}"]
    assert differ == []


def pages_of(text: str) -> Iterator[str]:
    """The pages to which a text leads."""
    for manner, line in named(text):
        page = line.split()[0] if manner == "at_page" else home_of(line)[0].page if manner in JOBS else ""
        if page:
            yield page


def test_a_job_leads_to_its_own_home() -> None:
    """Where a remedy tells on pages in words of its own, it names the home of a job that it names at a terminal."""
    lost = []
    for code, kind in catalogue().items():
        homes = set(pages_of(kind.texts["vi"]["remedy"]))
        told = kind.on_page["vi"].get("remedy")
        if homes and told is not None and code not in ANY_ACT and not homes & set(pages_of(told)):
            lost.append(code)
    assert sorted(lost) == sorted(OTHERWISE)


def test_what_a_job_is_done_to_is_not_lost() -> None:
    """The round, commune or standard that a job names is named to the page too, for it to lead there."""
    lost = []
    for code, kind in catalogue().items():
        for own in LANGUAGES:
            wanted = {home_of(line) for manner, line in named(kind.texts[own]["remedy"]) if manner in JOBS}
            led = [line.split() for manner, line in named(kind.on_page[own].get("remedy", "")) if manner == "at_page"]
            for page, *given in led:
                holes = {name for home, names in wanted if home.page == page for name in names if name[0] == "⟨"}
                lost += [f"{code} {own} {page}"] if holes - {*given} and code not in OTHER_THAN_ASKED else []
    assert lost == []


def test_a_button_that_a_remedy_names_stands_on_a_page() -> None:
    """Whatever one is told to press or tick has that very name there, in both languages."""
    sources = [
        path
        for room in (PAGES, PAGES.parents[1] / "reporting")
        for path in room.rglob("*")
        if path.suffix in (".jinja", ".py")
    ]
    shown = "\n".join(path.read_text("utf-8") for path in sources)
    english, wrong = speak("en"), []
    for code, kind in catalogue().items():
        text = kind.on_page["vi"].get("remedy", "")
        for label in re.findall(r"(?:bấm|chọn) “([^”]+)”", text):
            translated = english(label)
            wrong += [] if f'say("{label}")' in shown or f'"{label}"' in shown else [f"{code}: {label}"]
            wrong += [] if f"“{translated}”" in kind.on_page["en"]["remedy"] else [f"{code}: {translated}"]
    assert wrong == []


def test_no_value_of_a_problem_is_called_as_a_manner_is() -> None:
    """What stands in a text for a job is told by its line, so nothing that is filled in bears the same name."""
    bare = re.compile(r"\{(" + "|".join(MANNERS) + r")\}")
    met = [
        code
        for code, kind in catalogue().items()
        for own in LANGUAGES
        for _, text in texts(kind, own)
        if bare.search(text)
    ]
    assert met == []


def test_a_line_is_read_as_it_is_typed() -> None:
    """The longest command, the row with its options, and what is named: never what an option takes."""
    assert home_of("record dot-2027 --verify --seal EN4U") == (Home("record_check"), ("dot-2027",))
    assert home_of("record dot-2027 --backup")[0] == Home("round_record")
    assert home_of("review") == (Home("desk"), ())
    assert home_of('review withdraw dot 02551 --reason "x" --apply') == (Home("filling"), ("dot", "02551"))
    assert home_of("“law export qd-06-2019”") == (Home("law_edit"), ("qd-06-2019",))
    with pytest.raises(KeyError):
        home_of("nothing at all")


def test_a_job_is_told_as_its_reader_can_do_it() -> None:
    """By its command at a terminal, by its page in a browser, by whom to ask where no page does it."""
    text = (
        "{Run:record {name} --verify}; {using:form {name}}, {cmd:record {name} --restore X}; {edit_file:communes.csv}."
    )
    text += "{at_terminal: (--as)}"
    values = {"name": "dot-2027"}
    own, board = (speak_on_pages("vi", board=board).telling for board in (False, True))
    assert own is not None
    assert board is not None
    assert filled(text, {**values, **jobs(on_terminal("vi"))}) == (
        "Chạy phuhop record dot-2027 --verify; bằng phuhop form dot-2027, phuhop record dot-2027 --restore X; "
        "communes.csv. (--as)"
    )
    assert filled(text, {**values, **jobs(board)}) == (
        "Mở trang “Kiểm tra nhật ký”; ở trang “Phiếu của xã”, nhờ người giữ máy; "
        "danh sách xã của đợt (trang “Thiết lập”)."
    )
    assert filled(text, {**values, **jobs(own)}).endswith("danh sách xã của đợt (trang “Thiết lập”).")


def test_a_file_tells_a_job_by_its_page_and_by_its_command(tmp_path: Path) -> None:
    """The workbook of results goes from hand to hand: its reader may have the pages alone, or a terminal."""
    text = (
        "{Run:record {name} --verify}; {using:form {name}}; {run:doctor}; {edit_file:communes.csv} {at_terminal:(--as)}"
    )
    said = filled(text, {"name": "dot-2027", **jobs(on_paper(speak("vi")))})
    assert said == (
        "Mở trang “Kiểm tra nhật ký” (hoặc chạy phuhop record dot-2027 --verify); ở trang “Phiếu của xã” (hoặc bằng "
        "phuhop form dot-2027); nhờ người giữ máy xem máy còn thiếu gì; communes.csv (trang “Thiết lập”) (--as)"
    )
    write_workbook(
        tmp_path / "tong-hop.xlsx",
        replace(made(), problems=(problem("FIL-203", Place("x"), count=9, largest=1),)),
        speak("vi"),
    )
    cells = [cell.value for row in load_workbook(tmp_path / "tong-hop.xlsx")["Vấn đề"].iter_rows() for cell in row]
    assert "Chép số liệu sang phiếu mới do trang “Phiếu của xã” (hoặc phuhop form) tạo ra." in cells


def test_a_job_that_no_page_does_is_asked_of_whoever_keeps_the_machine() -> None:
    """On a page with what is asked of him, within a sentence without it; where a terminal alone helps, with nothing."""
    say = speak("vi")
    assert job_words("run", "doctor", say, board=True) == "nhờ người giữ máy xem máy còn thiếu gì"
    assert job_words("Run", "doctor", say, board=True) == "Nhờ người giữ máy xem máy còn thiếu gì"
    for manner in ("cmd", "using"):
        assert job_words(manner, "doctor", say, board=True) == "nhờ người giữ máy"
    assert job_words("at_terminal", "doctor", say, board=False) == ""


def test_a_file_tells_a_job_that_no_page_does_as_the_page_would_have_it_asked() -> None:
    """There is no command beside it, for whoever reads the file may have none."""
    say = speak("vi")
    assert on_paper(say).words("run", "doctor") == job_words("run", "doctor", say, board=False)
    assert on_paper(say).words("at_page", "round") == page_words("round", say)
