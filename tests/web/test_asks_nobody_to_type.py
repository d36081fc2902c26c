"""No page of one's own machine asks for a command; its remedies lead to the pages where the same is done."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from engine.homes import TITLES
from engine.problems import Place, Problem, ProblemsFound, catalogue, problem
from engine.records.acting.actors import ONE_PERSON, Role
from engine.web.held.jobs import Progress
from tests import frozen
from tests.evidence.test_bad_files import BAD, bad_file
from tests.told_apart import BY_HAND
from tests.web.every_page import Address, addresses, page_at
from tests.web.overview.sending import done
from tests.web.people_visiting import visit_as
from tests.web.visiting import Visit, ready, visit

PAGES = addresses()
OPENED = f"/dot/{frozen.SAMPLE}/mo-so/"
# The dictionary tells of each word what it is called where it is typed.
DICTIONARY = "glossary"
# Of a file that is sent: the smallest sets that a page takes at once, and the round of the small standard that gets it.
SET, TRIAL = 20, "dot-thu"
FEWEST_CODES = 60


def read(text: str) -> str:
    """What stands on a page for whoever reads it, but for where a thing was typed and for what he typed himself."""
    bare = re.sub(r"<(script|style|textarea)\b.*?</\1>", " ", text, flags=re.DOTALL)
    bare = re.sub(r'<(\w+)[^>]*class="[^"]*\bplace\b[^"]*"[^>]*>.*?</\1>', " ", bare, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", bare)).split())


def asked_to_type(text: str) -> list[str]:
    """The commands and options that a page names."""
    return BY_HAND.findall(read(text))


@pytest.fixture(params=["inside", "at_desk"])
def stood(request: pytest.FixtureRequest) -> Visit:
    """A visitor before and after the round was opened at the desk."""
    made: Visit = request.getfixturevalue(request.param)
    return made


@pytest.mark.parametrize("own", [own for own in PAGES if own.name != DICTIONARY], ids=lambda own: own.title)
def test_no_page_names_a_command(stood: Visit, own: Address) -> None:
    """In neither language, whatever the round has come to; nor the one person of a machine by an id."""
    for language in ("vi", "en"):
        stood.client.post("/ngon-ngu/", {"ngon-ngu": language, "ve": "/"})
        shown = page_at(stood, own)
        stood.client.post("/ngon-ngu/", {"ngon-ngu": "vi", "ve": "/"})
        assert shown is None or asked_to_type(shown.content.decode()) == [], language
        assert shown is None or ONE_PERSON not in read(shown.content.decode()), language


@pytest.mark.parametrize("page", TITLES)
def test_each_home_is_a_page(at_desk: Visit, page: str) -> None:
    """Wherever a remedy leads, something is shown: an address that takes forms alone is none."""
    own = next((own for own in PAGES if own.name == page and not own.own and not own.asked), None)
    if own is None:
        assert page == "people"  # a board's alone
        return
    assert page_at(at_desk, own) is not None


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Somebody at a round of the small standard to which nobody has sent anything."""
    root = tmp_path_factory.mktemp("thu") / "desk"
    shutil.copytree(frozen.SMALL, root / "criteria" / "small")
    folder = root / "assessments" / TRIAL
    (folder / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        shutil.copy(BAD / name, folder / name)
    made = visit(root)
    ready(made, TRIAL)
    yield made
    made.house.rounds.close()


def sent_files() -> Iterator[tuple[str, bytes]]:
    """The broken file of each code of forms and tables that is one file, and small enough to be kept."""
    for code in sorted(catalogue()):
        found = [path for path in BAD.glob(f"{code}.*") if path.is_file() and code.startswith(("EVI-", "FIL-"))]
        if found:
            file = bad_file(code, BAD)
            yield file.name, file.read_bytes()


def test_what_is_wrong_with_a_file_is_mended_by_pages_and_paper(trial: Visit) -> None:
    """Broken files of a good part of the codes, sent as a board sends them: what is told of each names no command."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    files, codes = list(sent_files()), set()
    for first in range(0, len(files), SET):
        part = [SimpleUploadedFile(*file) for file in files[first : first + SET]]
        answer = trial.client.post(f"/dot/{TRIAL}/tai-len/gui/", {"tep": part})
        text = trial.page(done(trial, answer))
        assert asked_to_type(text) == []
        codes |= set(re.findall(r"\b(?:EVI|FIL)-\d{3}\b", read(text)))
    assert len(codes) >= FEWEST_CODES, sorted(codes)
    assert trial.faults == []


def refused(made: Visit, person: str, *found: Problem) -> str:
    """The page of a piece of long work that was refused."""

    def work(_: Progress) -> str:
        raise ProblemsFound(found)

    name = made.house.jobs.start("Chấm cả đợt", person, work)
    while (job := made.house.jobs.job(name)) and not job.over:
        pass
    answer = made.get(f"/viec/{name}/")
    assert answer.status_code == 422, made.faults
    text: str = answer.content.decode()
    return text


def links(text: str) -> Mapping[str, str]:
    """The links within what is to be done, by what they are called."""
    part = text.partition('<ol class="problems">')[2].partition("</ol>")[0]
    return {html.unescape(name): address for address, name in re.findall(r'<a [^>]*href="([^"]*)">(.*?)</a>', part)}


def test_a_remedy_leads_to_the_page_where_it_is_done(inside: Visit) -> None:
    """Of a round that is there; of one that is none the page is named and leads nowhere; names stay names."""
    here, none = (problem("REC-300", Place(name), name=name) for name in (frozen.SAMPLE, "dot-khong-co"))
    assert links(refused(inside, ONE_PERSON, here)) == {"trang “Mở nhật ký hồ sơ”": OPENED}
    text = refused(inside, ONE_PERSON, none)
    assert links(text) == {} and "trang “Mở nhật ký hồ sơ”" in text
    law = problem("SYS-130", Place("x"), name=frozen.STANDARD, since="", since_en="", files="<b>")
    text = refused(inside, ONE_PERSON, law)
    assert "&lt;b&gt;" in text and "<b>" not in text


def test_a_page_that_its_reader_may_not_open_is_named_and_no_link(workspace: Path) -> None:
    """Whoever looks after accounts opens the record; a member of the council is told where it is done."""
    found = problem("REC-300", Place("x"), name=frozen.SAMPLE)
    admin, member = (visit_as(workspace, person, (role, frozen.SAMPLE, "")) for person, role in KNOWN)
    assert links(refused(admin, "p-008", found)) == {"trang “Mở nhật ký hồ sơ”": OPENED}
    text = refused(member, "p-005", found)
    assert links(text) == {} and "trang “Mở nhật ký hồ sơ”" in text
    for made in (admin, member):
        made.house.rounds.close()


KNOWN: Final[Sequence[tuple[str, Role]]] = (("p-008", "admin"), ("p-005", "member"))
