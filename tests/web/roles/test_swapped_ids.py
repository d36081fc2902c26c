"""A form that names what is another's: refused, or said to be none, and nothing is written, for every role.

Each address that takes a form has a row here: what its body names, swapped for another round's, another unit's or
another person's; or that it names nothing. A new one without a row fails by its name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from django.urls import URLPattern

from engine.records.acting.actors import ROLES, Role
from engine.service.record.record_store import open_record
from engine.web.views.later import Later
from tests import frozen
from tests.web.board.coming_in import PASSWORD
from tests.web.board.test_every_address import filled, patterns
from tests.web.given_by_acts import EARLIER, draft, sent_file, tray
from tests.web.roles.province import Province, province_on
from tests.web.roles.round_in_states import (
    ANOTHER_S,
    APPRAISED,
    BEFORE,
    DECIDED,
    DRAFT,
    PUBLISHED,
    RETURNED,
    TAKEN,
    VOTED,
)
from tests.web.roles.walking import opens, settled

# A commune that is in no round here, and one of another round's.
ELSEWHERE: Final = "02539"
OTHERS: Final = "khong-phai-cua-ban"
SEALED: Final = "0" * 64
Body = Mapping[str, Any]


def now_of(province: Province, code: str) -> str:
    """The version of a file, as whoever has just opened its page has it."""
    file = open_record(province.root / "assessments" / frozen.SAMPLE).file(code)
    assert file
    return str(file.version)


def of_another_file(province: Province) -> Sequence[Body]:
    """Lines of a page that was drawn of another's file."""
    stood = {"phien-ban": now_of(province, ANOTHER_S), "dong": {"khong_co_so_lieu_nay": ["1", "x"]}}
    return [{"viec": "ghi", "luc-mo": json.dumps(stood), "gia-tri:khong_co_so_lieu_nay": "1"}]


def a_vote_of(*persons: str) -> Callable[[Province], Sequence[Body]]:
    """Votes of other members, put down by whoever sends the form."""
    return lambda province: [
        {"ban": now_of(province, BEFORE), "xac-nhan": "1", f"y-kien-{person}": "yes"} for person in persons
    ]


def many(*codes: str) -> Callable[[Province], Sequence[Body]]:
    """Ballots of several files at once, one of which is in no such round, in another state, or of another number."""
    return lambda _: [
        {"viec": act, "xa": [code], "xac-nhan": "1", f"ban-{code}": "1"}
        for act in ("ballot_open", "ballot_close")
        for code in codes
    ]


def at(**body: Any) -> Callable[[Province], Sequence[Body]]:
    """One body; names of fields may have a dash as two low lines."""
    return lambda _: [{name.replace("__", "-"): value for name, value in body.items()}]


def each(*bodies: Body) -> Callable[[Province], Sequence[Body]]:
    """Several bodies."""
    return lambda _: bodies


def over(code: str) -> str:
    """A line that lays down something about a commune."""
    lines = (
        f'commune: "{code}"',
        "item: tc07.1",
        "reason: x",
        "document: 1/QĐ",
        "from: 2024-01-01",
        "until: 2030-01-01",
    )
    return "\n    ".join(["overrides:\n  - kind: exempt", *lines]) + "\n"


# One override as its form sends it, whole but for whom it is.
ONE_OVERRIDE: Final[Body] = {
    "viec": "ghi-mot", "loai": "mien", "ai": "xa", "gia-tri": "tre_duoi_1_tuoi", "so": "1/QĐ", "ngay": "01/11/2024",
    "ly-do": "x", "tu": "01/11/2024", "den": "31/12/2099", "dau": hashlib.sha256(b"").hexdigest(),
}  # fmt: skip
# By the name of its address: the commune in the address, and the bodies that name what is another's.
SWAPPED: Final[Mapping[str, tuple[str, Callable[[Province], Sequence[Body]]]]] = {
    "new_round": ("", each({"ma": frozen.SAMPLE, "ngay": "15/11/2024", "tinh": "08", "lap": "1"},
                           {"ma": "../x", "ngay": "15/11/2024", "tinh": "08", "lap": "1"},
                           {"ma": "dot-moi", "ngay": "15/11/2024", "tinh": "08", "xa": ["99999"], "lap": "1"})),
    "filling": (RETURNED, each({"phien-ban": "khong_co=x", "khong_co": "5"}, {"lay": "khong_co"})),
    "filling_field": (RETURNED, at(o=f"{DRAFT}|tiem_du", chu="5", thay="")),
    "filling_choice": (RETURNED, at(chon=DRAFT)),
    "sending": (RETURNED, each({"viec": "tra-loi", "so": "99", "tra-loi": "x", "phien-ban": "1"})),
    "withdrawing": (RETURNED, each({"ly-do": "x", "xa": DRAFT, "phien-ban": "1"})),
    "answer_remark": (RETURNED, lambda province: [
        {"so": "99", "tra-loi": "x", "phien-ban": now_of(province, RETURNED)},
        {"so": "1", "tra-loi": "x", "phien-ban": "1"}]),
    "appraisal": (TAKEN, of_another_file),
    "appraisal_book_in": ("", each({"viec": "ghi"}, {"viec": "xem", "so": ("x.xlsx", b"PK")})),
    "overrides": ("", each({"viec": "ghi", "noi-dung": over(ELSEWHERE), "dau": hashlib.sha256(b"").hexdigest()},
                           {"viec": "ghi", "noi-dung": over(TAKEN), "dau": SEALED},
                           {**ONE_OVERRIDE, "xa": [ELSEWHERE]}, {**ONE_OVERRIDE, "xa": [TAKEN], "gia-tri": "khong_co"},
                           {**ONE_OVERRIDE, "xa": [TAKEN], "dau": SEALED}, {**ONE_OVERRIDE, "sua": OTHERS},
                           {"viec": "ghi-bo", "sua": OTHERS, "dau": hashlib.sha256(b"").hexdigest()})),
    "opening": ("", each({"viec": "khong-co"}, {"viec": "so-nguoi", "so": ("x.xlsx", b"PK")})),
    "setting": ("", each({"viec": "ghi", "ban": OTHERS}, {"viec": "so", "so": ("x.xlsx", b"PK")})),
    "people_taken": ("", each({"dau": SEALED, "so-nguoi": ("x.xlsx", b"PK")})),
    "council_seated": ("", at(dau=SEALED)),
    "ballots_moved": ("", many(ELSEWHERE, DRAFT, DECIDED, APPRAISED, BEFORE)),
    "ballot_open": (APPRAISED, each({"ban": "1", "xa": VOTED}, {"ban": "99"})),
    "vote": (BEFORE, a_vote_of("p-002", "p-010", "p-999")),
    "ballot_close": (BEFORE, each({"ban": "1", "xac-nhan": "1"}, {"ban": "99", "xac-nhan": "1"})),
    "decide": (VOTED, each({"ban": "1", "xac-nhan": "1", "loai": "refuse", "ly-do": "x", "tam-tinh": "1"})),
    "signed": (DECIDED, each({"ban": "1", "van-ban": "decision", "so": "1", "ngay": "20/12/2024", "nguoi-ky": "x"})),
    "revoke": (PUBLISHED, each({"ban": "1", "viec": "de-nghi", "ly-do": "x", "can-cu": "1", "xac-nhan": "1"},
                               {"ban": "1", "ly-do": "x", "can-cu": "1", "xac-nhan": "1"})),
    "papers_made": ("", each({"xa": ELSEWHERE, "loai": ["decision"]}, {"loai": [OTHERS]},
                             {"xa": f"../{EARLIER}", "loai": ["decision"], "giu": "1"})),
    "template_taken": ("", each({"loai": OTHERS}, {"loai": "../round", "viec": "bo"})),
    "make_plan": ("", at(theo=OTHERS)),
    "make_reports": ("", at(loai=OTHERS)),
    "release_seen": ("", each({"theo-tinh": [OTHERS]})),
    "release_signed": ("", each({"viec": "cong-bo", "dau": SEALED, "xac-nhan": "1"},
                                {"viec": "de-nghi", "dau": SEALED})),
    "law_copy": ("", each({"bo": "../x"}, {"bo": OTHERS})),
    "law_impact": ("", each({"voi": OTHERS, "dot": frozen.SAMPLE}, {"voi": frozen.STANDARD, "dot": OTHERS},
                            {"voi": frozen.STANDARD, "dot": "../x"})),
    "law_entry": ("", each({"khong-co.yaml|x": "1", "dau": SEALED})),
    "law_source": ("", each({"noi-dung": "x: [", "dau": SEALED})),
    "law_check_part": ("", each({"page:khong-co": "1", "who": "x", "when": "1/1/2024"})),
    "law_check": ("", each({"dot": OTHERS, "tep": ("x.xlsx", b"PK")})),
    "law_reading": ("", each({"viec": "doi-chieu", "bo": OTHERS, "tep": ("x.docx", b"PK")})),
    "person": ("", each({"viec": "thu", "vai": "999999"}, {"viec": OTHERS},
                        {"viec": "giao", "vai-tro": "commune", "dot": OTHERS, "xa": ELSEWHERE})),
    "invite": ("", each({"ho-ten": "x", "ten": "p-001"}, {"nguoi": "p-999 Ai Đó", "ten": "moi"},
                        {"ho-ten": "Moi Nguoi", "ten": "moi.nguoi", "vai-tro": "commune", "dot": OTHERS})),
    "tour": ("", at(buoc="999")),
}  # fmt: skip
# They name nothing: all of a round, one's own login, a file that is read as it stands, or what their address names.
NOTHING_NAMED: Final = frozenset({
    "language", "sign_in", "sign_out", "invitation", "password", "second_factor", "tours", "send_files",
    "make_blanks", "imports", "claim_all", "record_opened", "papers_looked", "record_verified", "dossier_made",
    "commune_dossier_made", "law_workbook", "law_accept", "new_year", "law_tasks",
})  # fmt: skip
# Theirs is named by the address: what somebody else sent, typed or has running is none of it.
BY_ADDRESS: Final = frozenset({
    "stop_job", "receive_files", "drop_files", "law_draft", "law_draft_impact", "law_checked", "law_read_result",
    "law_tasks_seen",
})  # fmt: skip


def takes_a_form(view: Any) -> bool:
    """Whether an address answers to what is sent there, told by its decorators; one without any answers to all."""
    view = view.view if isinstance(view, Later) else view
    while view is not None:
        cells = dict(zip(view.__code__.co_freevars, view.__closure__ or (), strict=True))
        if "request_method_list" in cells:
            return "POST" in cells["request_method_list"].cell_contents
        if "back" in cells:
            return True
        view = getattr(view, "__wrapped__", None)
    return True


TAKING: Final[Sequence[URLPattern]] = [own for own in patterns() if takes_a_form(own.callback)]


@pytest.mark.parametrize("pattern", TAKING, ids=lambda own: str(own.name))
def test_every_form_has_its_row(pattern: URLPattern) -> None:
    """In one of the three tables, and in one alone."""
    held = [pattern.name in table for table in (SWAPPED, NOTHING_NAMED, BY_ADDRESS)]
    assert held.count(True) == 1, f"{pattern.name}: say in tests/web/roles/test_swapped_ids.py what its body names"


def test_no_row_is_of_no_form() -> None:
    """And there are forms."""
    assert {str(own.name) for own in TAKING} == {*SWAPPED, *NOTHING_NAMED, *BY_ADDRESS}


@pytest.fixture(scope="module")
def province(round_at_work: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """A board of one's own."""
    home = tmp_path_factory.mktemp("doi-ma")
    shutil.copytree(round_at_work, home / "noi")
    with province_on(home / "noi", home / "board") as made:
        for role in ROLES:
            made.as_role(role)
        yield made


def written(province: Province) -> tuple[object, ...]:
    """Whatever stands: entries of the record, files of the workspace but for its database, accounts and their roles."""
    from engine.web.people.models import Account, BoardRole, Invitation

    folder = province.root / "assessments" / frozen.SAMPLE
    files = (path for path in sorted(province.root.rglob("*")) if path.is_file() and ".sqlite" not in path.name)
    held = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.suffix != ".db"}
    people = tuple(model.objects.count() for model in (Account, BoardRole, Invitation))
    return open_record(folder).checkpoint(), held, people


def over_now(province: Province, role: Role, answer: Any) -> Any:
    """The answer, once long work that it began has ended."""
    made = province.as_role(role)
    while answer.status_code in (302, 303) and answer["Location"].startswith("/viec/"):
        end = time.monotonic() + 120
        while (job := made.house.jobs.job(answer["Location"].split("/")[2])) and not job.over:
            assert time.monotonic() < end
            time.sleep(0.02)
        answer = settled(made, answer["Location"])
    return answer


@pytest.mark.parametrize("role", ROLES)
def test_what_is_another_s_is_not_touched(province: Province, role: Role) -> None:
    """Whatever comes back, nothing of it was written; and no fault of ours is what kept it."""
    made, before, reached = province.as_role(role), written(province), 0
    for pattern in [own for own in TAKING if own.name in SWAPPED]:
        code, bodies = SWAPPED[str(pattern.name)]
        of_round = str(pattern.pattern).startswith("dot/")
        given = dict.fromkeys(pattern.pattern.converters, "khong-co") | {
            "code": code,
            "person": "p-001",
            "role": "xa",
        }
        given |= {"name": frozen.SAMPLE if of_round else frozen.STANDARD, "entry": "tc07.1", "file": "tc07.yaml"}
        address = filled(str(pattern.pattern), {**given, "part": "tc07"})
        if not opens(made, address):
            continue
        reached += 1
        for body in bodies(province):
            sent = {name: sent_file(*told) if isinstance(told, tuple) else told for name, told in body.items()}
            answer = over_now(province, role, made.client.post(address, sent))
            assert answer.status_code < 500, (address, body)
            assert written(province) == before, (address, body, answer.status_code)
    assert reached


def test_one_s_own_is_taken_by_the_same_form(province: Province) -> None:
    """A member's own vote is kept, and one sent by an appraiser never: so what was refused was the name in it."""
    before, body = written(province), a_vote_of("p-005")(province)[0]
    address = f"/dot/{frozen.SAMPLE}/xa/{BEFORE}/phieu/ghi/"
    assert province.as_role("appraiser").client.post(address, body).status_code == 404
    assert province.as_role("chair").client.post(address, body).status_code == 422
    assert written(province) == before
    assert province.as_role("member").client.post(address, body).status_code == 303
    assert written(province)[0] != before[0]


def test_what_another_sent_or_has_running_is_not_there(province: Province) -> None:
    """A tray of files, a piece of work, a law that was typed: for whoever else may reach the address, there is none."""
    from engine.web.people import accounts

    another, _ = accounts.make(accounts.Told("p-013", "p-013", "Người p-013", ""), (accounts.Given("policy"),), "p-008")
    accounts.change_password(another, PASSWORD)
    secretary, chair, before = province.as_role("secretary"), province.as_role("chair"), written(province)
    sent, work = tray(secretary), secretary.client.post(f"/dot/{frozen.SAMPLE}/tai-len/phieu/lap/")["Location"]
    typed = draft(province.as_role("policy"))
    own = {
        f"/dot/{frozen.SAMPLE}/tai-len/{sent}/": (secretary, chair),
        f"/dot/{frozen.SAMPLE}/tai-len/{sent}/nhan/": (None, chair),
        f"/dot/{frozen.SAMPLE}/tai-len/{sent}/bo/": (None, chair),
        f"/dot/{EARLIER}/tai-len/{sent}/": (None, secretary),
        work: (secretary, chair),
        f"{work}dung/": (None, chair),
        f"/tieu-chi/{frozen.STANDARD}/sua/ban/{typed}/": (province.as_role("policy"), province.inside("p-013")),
    }
    for address, (owner, stranger) in own.items():
        for answer in (stranger.get(address), stranger.client.post(address)):
            assert answer.status_code in (404, 405, 422), address
        if owner:
            assert owner.get(address).status_code in (200, 302), address
    assert written(province) == before
