"""The documents are held to the program: every command, key, code, path, number and excerpt in them is true."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import click
import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cli import phuhop
from engine import homes
from engine.commands.options import Worded
from engine.comparing import partial
from engine.evidence.facts import StandardFor
from engine.evidence.round import ActionShape, ConfirmedShape, OverrideShape, Period, RoundShape
from engine.evidence.tables.communes_file import COLUMNS, NEEDED
from engine.language import speak
from engine.law import benchmarks, directives, ledger
from engine.law.criteria import Action, Band, Case, Criterion, Example, Item, Marks
from engine.law.duties import closing, deadlines, proposals
from engine.law.items.equal_steps import Steps
from engine.law.links import programme_links
from engine.law.measures.kinds import KINDS
from engine.law.measures.over import Over
from engine.law.model import (
    Amends,
    Authority,
    Cycle,
    DatedBar,
    KnockOut,
    Law,
    Maximum,
    Reading,
    Standard,
    StandardHead,
    Unit,
    UnitClass,
)
from engine.law.outlines import report_outline
from engine.law.periods.own_period import OwnPeriod
from engine.law.publishing import small_counts
from engine.law.questions import Check, CheckExample, DatedNote, Evidence, EvidenceBook
from engine.law.recognising.conditions import Condition, Kept, LeftOut, Level, LevelThreshold
from engine.law.units.unit_facts import CaseTest, FactTest, UnitFact, UnitTest
from engine.law.values import Cite, Mark, Shape
from engine.problems import catalogue
from engine.records.acting.override_file import OverrideEntry, OverridesFile
from engine.service.review.opening import people
from tests import frozen
from tests.test_language import said

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.vi.md")
COMMAND_LISTS = ("docs/commands.md", "docs/commands.vi.md")
# Words that the launcher takes itself, and the one that every program knows.
OF_THE_LAUNCHER = ("test", "bundle", "bench", "--help")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]
COMMANDS = sorted(
    f"{name} {child}".strip()
    for name, command in phuhop.commands.items()
    for child in (command.commands if isinstance(command, click.Group) else ("",))
)
LONGEST_README = 150
OUTLINES = [
    told for path in (frozen.CRITERIA / "reports").glob("*.yaml")
    if "file" in (told := yaml.safe_load(path.read_text("utf-8")))
]  # fmt: skip

MODELS: Mapping[str, type[BaseModel]] = {
    "standard.yaml": StandardHead,
    "law": Law,
    "amends": Amends,
    "maximum": Maximum,
    "cycle": Cycle,
    "classes": UnitClass,
    "when": UnitTest,
    "thresholds_by_day": DatedBar,
    "periods": OwnPeriod,
    "unit_facts": UnitFact,
    "facts": FactTest,
    "knock_out": KnockOut,
    "conditions": Condition,
    "levels": Level,
    "levels: kept": Kept,
    "thresholds": LevelThreshold,
    "left_out": LeftOut,
    "authorities": Authority,
    "readings": Reading,
    "cite": Cite,
    "standard.yaml: partial": partial.PartialStandard,
    "partial: parts": partial.SeenParts,
    "partial: classes": partial.SeenClass,
    "partial: items": partial.SeenItem,
    "partial: read": partial.ReadFrom,
    "partial: criteria": partial.SeenCriterion,
    "partial: knock_out": partial.SeenKnockOut,
    "partial: unread": partial.UnreadText,
    "ledger.yaml": ledger.Ledger,
    "ledger: entries": ledger.Entry,
    "tcNN.yaml": Criterion,
    "items": Item,
    **{f"measure: {kind.name}": kind.entry.model for kind in KINDS},
    "over": Over,
    "steps": Steps,
    "except": Case,
    "except: when, applies": CaseTest,
    "bands": Band,
    "bands: marks": Marks,
    "actions": Action,
    "examples": Example,
    "evidence.yaml": EvidenceBook,
    "evidence": Evidence,
    "evidence: notes": DatedNote,
    "checks": Check,
    "checks: examples": CheckExample,
    "round.yaml": RoundShape,
    "round.yaml: standards": StandardFor,
    "period": Period,
    "class_overrides": OverrideShape,
    "round.yaml: confirmed": ConfirmedShape,
    "round.yaml: actions": ActionShape,
    "overrides.yaml": OverridesFile,
    "overrides": OverrideEntry,
    "council.yaml": people.PeopleShape,
    "council.yaml: persons": people.PersonShape,
    "council.yaml: council": people.CouncilShape,
    "council.yaml: members": people.MemberShape,
    "directives/*.yaml": directives.Directive,
    "directives: letter": directives.Letter,
    "directives: tasks": directives.Task,
    "directives: deadlines": deadlines.Deadline,
    "directives: tasks: read": proposals.SentenceRead,
    "directives: tasks: accepted": proposals.Accepted,
    "directives: read": proposals.FileRead,
    "directives: by": deadlines.By,
    "directives: from, to": deadlines.Between,
    "directives: every_year": deadlines.EveryYear,
    "directives: each_year": deadlines.Season,
    "each_year: from, to": deadlines.SeasonDays,
    "directives: every_month": deadlines.EveryMonth,
    "directives: after": deadlines.After,
    "directives: open": deadlines.OpenEnd,
    "directives: done_when": closing.Closed,
    "directives/evidence.yaml": directives.TaskBook,
    "directives/holidays.yaml": directives.Holidays,
    "holidays: years": directives.HolidayYear,
    "holidays: days": directives.Holiday,
    "reports/*.yaml": report_outline.Outline,
    "reports: sections": report_outline.OutlineSection,
    "sections: pieces": report_outline.Piece,
    "pieces: rows": report_outline.OutlineRow,
    "reports/chain.yaml": report_outline.Chain,
    "chain: hops": report_outline.Hop,
    "links/*.yaml": programme_links.LinkedProgramme,
    "links: links": programme_links.Link,
    "benchmarks/*.yaml": benchmarks.Programme,
    "benchmarks: law": benchmarks.TargetLaw,
    "benchmarks: targets": benchmarks.Target,
    "benchmarks: years": benchmarks.TargetYear,
    "publishing.yaml": small_counts.PublishingRules,
    "publishing.yaml: counts": small_counts.SmallCount,
}


def text_of(name: str) -> str:
    """A document's text."""
    return (ROOT / name).read_text("utf-8")


def headings(text: str) -> list[tuple[int, str]]:
    """Level and words of each heading, fenced blocks left out."""
    found = re.findall(r"^(#+) (.+)$", unfenced(text), flags=re.MULTILINE)
    return [(len(marks), words.strip()) for marks, words in found]


def unfenced(text: str) -> str:
    """A document without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def section(text: str, title: str) -> str:
    """What stands under a heading, up to the next one."""
    return re.split(r"^#+ ", text.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of a table's rows, without its head."""
    lines = [line.strip().strip("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.split(" | ")] for line in lines[2:]]


def commands_in(text: str) -> Iterator[str]:
    """Every phuhop command in a document, without the word it begins with; placeholders in capitals left out."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`((?:\./run|run|phuhop) [^`]+)`", unfenced(text))
    for line in [*(line for block in blocks for line in block.splitlines()), *inline]:
        said = re.fullmatch(r"(?:\./run|run|phuhop) (.+)", line.strip())
        if said and not said[1].split()[0].isupper():
            yield said[1]


def parse(line: str) -> None:
    """Let click read a command line as the program would, without doing it; raises click.UsageError."""
    name, *arguments = shlex.split(line)
    if name in OF_THE_LAUNCHER:
        return
    command = phuhop.commands.get(name)
    if isinstance(command, click.Group):
        name, *arguments = arguments
        command = command.commands.get(name)
    if command is None:
        raise click.UsageError(f"no command {name}")
    try:
        command.make_context(name, arguments)
    except click.BadParameter as bad:
        # A file that its user makes first need not be here.
        if bad.param is None or not isinstance(bad.param.type, click.Path):
            raise


def command_of(name: str) -> click.Command:
    """A command by its name, "score" or "law status"."""
    group, *child = name.split()
    command = phuhop.commands[group]
    return command.commands[child[0]] if isinstance(command, click.Group) else command


def name_of(line: str) -> str:
    """The command that a line calls, with its group."""
    first, *rest = line.split()
    return f"{first} {rest[0]}" if isinstance(phuhop.commands.get(first), click.Group) else first


def meant(line: str) -> str:
    """A command line with the English words of its options, which in Vietnamese documents are Vietnamese."""
    if line.split(maxsplit=1)[0] in OF_THE_LAUNCHER:
        return line
    known = {told["file"]: told["id"] for told in OUTLINES} if line.startswith("reports ") else {}
    for option in command_of(name_of(line)).params:
        if isinstance(option.type, Worded):
            known |= {vietnamese: english for english, vietnamese in option.type.words.items()}
    return " ".join(known.get(word, word) for word in line.split())


def unreadable(line: str) -> str:
    """Why a command line cannot be typed; nothing when it can."""
    try:
        parse(line)
    except click.UsageError as refused:
        return refused.format_message()
    return ""


def test_every_command_in_a_document_can_be_typed() -> None:
    """Its name is a command, and its arguments and options are ones that this command takes."""
    typed = {f"{name}: {line}": unreadable(line) for name in NAMES for line in commands_in(text_of(name))}
    assert {line: why for line, why in typed.items() if why} == {}
    assert len(typed) > 50


def test_every_command_has_an_example_that_can_be_typed() -> None:
    """The help ends in an example of this very command, the same in English, in signs that a console reads as meant."""
    wrong = {}
    for name in COMMANDS:
        told = command_of(name).help or ""
        shown = re.search(rf"Ví dụ: phuhop ({name}.*)$", told)
        english = re.search(r"Example: phuhop (.*)$", speak("en")(told))
        alike = shown and english and meant(shown[1]) == meant(english[1]) and not unreadable(english[1])
        wrong[name] = (unreadable(shown[1]) if alike else "another in English") if shown else told
    assert {name: why for name, why in wrong.items() if why} == {}


def test_both_lists_of_commands_name_every_command() -> None:
    """No command is left unsaid, and both languages say the same ones, in the READMEs too."""
    english, vietnamese = (list(commands_in(text_of(name))) for name in COMMAND_LISTS)
    assert {name_of(line) for line in english} == {*COMMANDS, *OF_THE_LAUNCHER}
    assert [*map(meant, english)] == [*map(meant, vietnamese)]
    assert len({sorted_lines(name) for name in READMES}) == 1


def sorted_lines(name: str) -> tuple[str, ...]:
    """The commands of a document, in an order of their own."""
    return tuple(sorted(commands_in(text_of(name))))


def test_the_readmes_are_twins() -> None:
    """The same headings by number and level, the same blocks of results, each linked in the other's first line."""
    for twins in (READMES, COMMAND_LISTS):
        english, vietnamese = (text_of(name) for name in twins)
        assert [level for level, _ in headings(english)] == [level for level, _ in headings(vietnamese)]
        assert f"]({Path(twins[1]).name})" in english.splitlines()[0]
        assert f"]({Path(twins[0]).name})" in vietnamese.splitlines()[0]
    english, vietnamese = (text_of(name) for name in READMES)
    assert excerpts(english) == excerpts(vietnamese)
    assert max(len(text.splitlines()) for text in (english, vietnamese)) <= LONGEST_README


def excerpts(text: str) -> list[str]:
    """The blocks that show what phuhop prints."""
    blocks = re.findall(r"^```text\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [block for block in blocks if "điểm" in block]


def test_the_glossary_has_every_key_of_every_model() -> None:
    """Each model's own table holds its keys in its order, and says rightly which ones must be given."""
    glossary = text_of("docs/glossary.md")
    listed = {heading: [(row[0], row[1]) for row in rows(section(glossary, heading))] for heading in MODELS}
    assert listed == {
        heading: [(f.alias or name, "có" if f.is_required() else "không") for name, f in written(model)]
        for heading, model in MODELS.items()
    }


def written(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The keys of a model that a file may write."""
    return [(name, field) for name, field in model.model_fields.items() if not field.exclude]


def test_both_readmes_tell_every_mark() -> None:
    """The table of what is provisional has a row for each mark there is, and no other."""
    for text in map(text_of, READMES):
        assert {row[0] for row in rows(section(text, headings(text)[5][1]))} == set(get_args(Mark))


def test_no_model_of_the_law_is_left_out() -> None:
    """Every shape that a file is read into has its table, so a new one cannot be forgotten."""
    house = [shape for shape in Shape.__subclasses__() if shape.__module__.startswith("engine.")]
    made = {shape for shape in house if shape not in (Standard, Unit)}
    assert made == set(MODELS.values())


def test_the_glossary_has_every_fixed_value() -> None:
    """Each word that a key is limited to stands in the table of values, and no other."""
    listed = {(key, value) for key, value, *_ in rows(section(text_of("docs/glossary.md"), "Các giá trị cố định"))}
    known = {
        ("mark" if name.endswith("_mark") or shape is Marks else name, value)
        for shape in MODELS.values()
        for name, schema in shape.model_json_schema()["properties"].items()
        for value in enums(schema)
    }
    assert listed == known


def enums(schema: object) -> Iterator[str]:
    """The words of every closed choice in a schema."""
    if isinstance(schema, dict):
        yield from schema.get("enum", ())
        for value in schema.values():
            yield from enums(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from enums(value)


def test_the_glossary_has_the_columns_of_communes_csv() -> None:
    """The columns in their order, and which of them are needed."""
    listed = [(row[0], row[1]) for row in rows(section(text_of("docs/glossary.md"), "Cột của communes.csv"))]
    assert listed == [(name, "có" if name in NEEDED else "không") for name in COLUMNS]


def test_the_glossary_has_every_page_and_the_home_of_every_command() -> None:
    """Each page under the title that screens have, whose it is, and the commands that do the same; no other."""
    table = section(text_of("docs/glossary.md"), "Tên các trang")
    whose = {"house": "chung", "round": "đợt", "commune": "xã trong đợt", "law": "bộ tiêu chí"}
    of = {page: whose[own] for own, pages in homes.WHOSE.items() for page in pages}
    done = {page: ", ".join(f"`{row}`" for row, home in homes.HOMES.items() if home.page == page) for page in of}
    listed = [(row[0], row[1], row[2], row[3].strip("`")) for row in rows(table)]
    told = [(title, of[page], page, done[page].strip("`") or "–") for page, title in homes.TITLES.items()]
    assert listed == told
    kept = re.findall(r"`([a-z -]+)`", table.partition("nhờ người giữ máy:")[2])
    assert kept == [row for row, home in homes.HOMES.items() if not home.page]


def test_the_glossary_tells_what_pages_call_the_files_of_a_round() -> None:
    """Whatever a page says in the place of a file's name is a word of the glossary, beside that name."""
    told = {row[0]: row[2] for row in rows(section(text_of("docs/glossary.md"), "Khái niệm")) if len(row) > 2}
    said = {name: word for name, word in homes.FILES.items() if word.endswith("của đợt") and name in set(told.values())}
    assert {name: told.get(word) for name, word in said.items()} == {name: name for name in said}
    assert {"round.yaml", "communes.csv", "council.yaml", "dot.xlsx"} <= set(said)


def test_the_glossary_has_every_family_of_codes() -> None:
    """A family is a code's letters and hundred; no family is missing and none is empty."""
    listed = {row[0] for row in rows(section(text_of("docs/glossary.md"), "Họ mã của vấn đề"))}
    assert listed == {f"{code[:-2]}xx" for code in catalogue()}


def test_decisions_are_numbered_and_whole() -> None:
    """Numbers without a hole; each page has its title, then context, decision and consequences, none of them empty."""
    assert [path.name[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    assert len(DECISIONS) >= 4
    for path in DECISIONS:
        text = path.read_text("utf-8")
        assert headings(text)[0][1].startswith(f"{path.name[:4]}. ")
        assert [words for _, words in headings(text)[1:]] == ["Context", "Decision", "Consequences"]
        assert all(len(section(text, part)) > 200 for part in ("Context", "Decision", "Consequences"))


def test_the_changelog_has_this_version_and_tells_each_change_of_law() -> None:
    """The newest entry is the version of pyproject.toml; each law change states period, criteria and effect."""
    declared = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    text = text_of("CHANGELOG.md")
    newest = next(words for level, words in headings(text) if level == 2)
    assert newest.startswith(f"[{declared}]")
    laws = re.findall(r"^### Law\n(.*?)(?=^#|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    changes = [change for law in laws for change in re.split(r"^- ", law, flags=re.MULTILINE)[1:]]
    assert len(laws) > 1
    assert changes
    for change in changes:
        assert re.findall(r"^  - (\w+):", change, flags=re.MULTILINE) == ["Period", "Criteria", "Effect"]


def test_pages_and_buttons_in_the_guides_are_called_as_on_screen() -> None:
    """Whatever stands bold in quotation marks in a guide is a text of the program, to the letter."""
    named = {
        f"{path.name}: {' '.join(label.split())}": " ".join(label.split())
        for path in (ROOT / "docs" / "guides").glob("*.md")
        for label in re.findall(r"\*\*“([^”]+)”\*\*", path.read_text("utf-8"))
    }
    on_screen = said()
    assert [where for where, label in named.items() if label not in on_screen] == []
    assert len(named) > 60


def test_links_and_paths_lead_somewhere() -> None:
    """Every linked file and every path in code type exists, but for what a run makes."""
    tops = "|".join(path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in {".git", ".venv"})
    lost = []
    for name in NAMES:
        text, folder = text_of(name), (ROOT / name).parent
        links = [target.split("#")[0] for target in re.findall(r"\]\(([^)]+)\)", text)]
        paths = [path for path in re.findall(rf"`((?:{tops})/[\w./\-]*)`", text) if "results/" not in path]
        lost += [f"{name}: {target}" for target in links if not (folder / target).exists()]
        lost += [f"{name}: {path}" for path in paths if not (ROOT / path).exists()]
    assert lost == []


def test_codes_named_in_a_document_exist() -> None:
    """A problem code in a document is one of the catalogue."""
    families = "|".join(sorted({code.partition("-")[0] for code in catalogue()}))
    named = {(name, code) for name in NAMES for code in re.findall(rf"\b(?:{families})-\d{{3}}\b", text_of(name))}
    assert {(name, code) for name, code in named if code not in catalogue()} == set()
    assert {code for _, code in named} == set(catalogue())


def test_documents_hold_no_address_and_no_machine() -> None:
    """No web address but this very machine's, no person's e-mail or phone, no path of somebody's machine."""
    forbidden = (
        r"https?://(?!127\.0\.0\.1)\S+|[\w.]+@[\w.]+\.\w+|(?<!\d)0\d{9}(?!\d)|(?<![\w.])/(?:work|home|root|tmp|Users)/"
    )
    assert {name: found for name in NAMES if (found := re.findall(forbidden, text_of(name)))} == {}
