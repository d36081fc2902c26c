"""What the board's desk refuses before the record is asked: each code by an act of a desk, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from engine.forms.template import write_form
from engine.language import speak
from engine.problems import Problem, ProblemsFound, words
from engine.service.record.database_record import BLOBS
from engine.service.review.appraisal import appraisal_out
from engine.service.review.appraisal.appraisal_out import hand_out
from engine.service.review.desk import Desk, Who, open_desk
from engine.service.review.moving import MoveRequest, move_all
from engine.service.review.opening.opening_record import OpenRequest, open_review
from engine.service.review.opening.people import COUNCIL_FILE
from engine.service.review.opening.seating import seat_council
from engine.service.review.taking_in import import_forms
from engine.service.review.visiting import look_at
from engine.service.store import FileStore
from tests import frozen
from tests.service.appraised import AT, CODE, OTHER, WHO, desk_of, file_of

SAY = speak("vi")
PERSON = "{id: p-001, name: Cán bộ Mẫu, office: Công chức, from: 2024-01-01, roles: [admin, secretary]}"
MEMBER = "{person: %s, office: Ủy viên, from: 2024-01-01}"
COUNCIL = (
    "{document: 1/QĐ, issued: 2024-10-01, chair: p-001, secretary: p-001, quorum: 1, rule: over_half_all, "
    f"members: [{MEMBER % 'p-001'}]}}"
)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A workspace of one's own: the frozen round of two communes, where one person may do everything."""
    made = FileStore(frozen.desk_in(tmp_path, (CODE, OTHER)), bundled=False)
    with (made.round(frozen.SAMPLE) / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: stated\n")
    return made


def told(act: Callable[[], object]) -> Problem:
    """The one problem of an act that is refused, said whole in both languages."""
    with pytest.raises(ProblemsFound) as refused:
        act()
    (found,) = refused.value.problems
    for language in ("vi", "en"):
        for text in words(found, language).values():
            assert text.strip() and "{" not in text, text
    return found


def opened(store: FileStore, who: str = "p-000") -> object:
    """The record begun."""
    return open_review(store, OpenRequest(frozen.SAMPLE, Who(who, AT), applied=True))


def desk(store: FileStore) -> Desk:
    """The desk, its record begun by the one person of the machine."""
    opened(store)
    return open_desk(store, frozen.SAMPLE)


def people(store: FileStore, *lines: str) -> None:
    """Put a list of people beside the round."""
    (store.round(frozen.SAMPLE) / COUNCIL_FILE).write_text("\n".join(lines) + "\n", "utf-8")


def test_a_desk_that_is_not_open_says_how_to_open_it(store: FileStore) -> None:
    """REC-300; and its remedy, done to the letter, opens it."""
    found = told(lambda: open_desk(store, frozen.SAMPLE))
    assert found.code == "REC-300"
    assert f"phuhop review open {frozen.SAMPLE}" in words(found, "vi")["remedy"]
    opened(store)
    assert open_desk(store, frozen.SAMPLE).files()


def test_who_opens_stands_in_the_list(store: FileStore) -> None:
    """Nobody is named without a list, nobody but those of the list with one, and alone only where the round says so."""
    assert told(lambda: opened(store, "p-001")).code == "REC-350"
    people(store, "persons:", f"  - {PERSON}")
    assert told(lambda: opened(store, "p-002")).code == "REC-355"
    head = store.round(frozen.SAMPLE) / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("four_eyes: stated", "four_eyes: required"), "utf-8")
    assert told(lambda: opened(store)).code == "REC-354"
    assert opened(store, "p-001")


def test_a_round_without_a_council_cannot_seat_one(store: FileStore) -> None:
    """REC-356: no list, a list without the council; with it the council is seated."""
    own = desk(store)
    assert told(lambda: seat_council(own, WHO, applied=False)).code == "REC-356"
    people(store, "persons:", f"  - {PERSON}")
    assert told(lambda: seat_council(own, WHO, applied=False)).code == "REC-356"


def test_a_move_names_its_communes() -> None:
    """REC-344 names the command as it is typed; REC-343 a commune that came to the round later."""
    own = desk_of(file_of(CODE))
    found = told(lambda: move_all(own, MoveRequest("ballot_open", WHO), {}))
    assert (found.code, "phuhop review ballot-open" in words(found, "vi")["remedy"]) == ("REC-344", True)
    found = told(lambda: move_all(own, MoveRequest("claim", WHO, (OTHER,)), {}))
    assert (found.code, found.commune) == ("REC-343", OTHER)


def test_a_workbook_needs_files_that_were_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in review, a file without figures, more files than a workbook has sheets; nothing is written."""
    out = tmp_path / "so.xlsx"
    waiting, silent = replace(file_of(CODE), state="submitted"), replace(file_of(CODE), own={})
    assert told(lambda: hand_out(desk_of(waiting), (), SAY, out)).code == "REC-340"
    assert told(lambda: hand_out(desk_of(silent), (), SAY, out)).code == "REC-341"
    monkeypatch.setattr(appraisal_out, "MOST_SHEETS", 2)
    assert told(lambda: hand_out(desk_of(file_of(CODE), file_of(OTHER)), (), SAY, out)).code == "REC-342"
    assert not out.exists()


def test_nothing_is_looked_at_where_nobody_sent(tmp_path: Path) -> None:
    """In the whole round, and of a commune that is named."""
    silent = replace(file_of(CODE), own={})
    out = tmp_path / "xem.xlsx"
    assert told(lambda: look_at(desk_of(silent), (), SAY, out)).code == "REC-360"
    assert told(lambda: look_at(desk_of(silent, file_of(OTHER)), (CODE,), SAY, out)).code == "REC-341"


def form(store: FileStore) -> Path:
    """The form of the commune."""
    return next((store.round(frozen.SAMPLE) / "evidence").glob(f"{CODE}-*.xlsx"))


def typed(path: Path, datum: str, value: object) -> None:
    """Type an answer into a form."""
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    cell: Any = next(sheet[f"E{row}"] for row in range(1, sheet.max_row + 1) if sheet[f"A{row}"].value == datum)
    cell.value = value
    workbook.save(path)


def refused(store: FileStore, own: Desk, *, applied: bool = False) -> list[str]:
    """The codes with which the commune's form is not taken in."""
    (taken,) = import_forms(store, own, WHO, (CODE,), applied=applied).taken
    return [found.code for found in taken.refused]


def test_a_form_is_taken_in_sound_answered_and_once(store: FileStore) -> None:
    """An error, a warning that nobody answered, nothing filled in, another form while one is under appraisal."""
    own, path = desk(store), form(store)
    sound = path.read_bytes()
    typed(path, "tre_duoi_1_tiem_du", "48 trẻ")
    assert refused(store, own) == ["REC-330"]
    path.write_bytes(sound)
    typed(path, "tre_duoi_1_tiem_du", 0)
    assert refused(store, own) == ["REC-331"]
    path.write_bytes(sound)
    assert refused(store, own, applied=True) == []
    typed(path, "tre_duoi_1_tiem_du", 47)
    assert refused(store, own) == ["REC-332"]
    move_all(own, MoveRequest("withdraw", WHO, (CODE,), applied=True), {"reason": "sửa số trẻ"})
    assert refused(store, own, applied=True) == []
    move_all(own, MoveRequest("claim", WHO, (CODE,), applied=True), {})
    typed(path, "tre_duoi_1_tiem_du", 46)
    assert refused(store, own) == ["REC-332"]


def test_a_round_that_lost_a_commune_with_a_file_is_not_worked_on(store: FileStore) -> None:
    """REC-387: its decision would be in no paper and no release; put back into the list, all goes on."""
    desk(store)
    listed = store.round(frozen.SAMPLE) / "communes.csv"
    whole = listed.read_bytes()
    listed.write_bytes(b"\n".join(line for line in whole.split(b"\n") if not line.startswith(OTHER.encode())))
    found = told(lambda: open_desk(store, frozen.SAMPLE))
    assert (found.code, found.values["names"]) == ("REC-387", "Xã Tân Trào")
    listed.write_bytes(whole)
    assert len(open_desk(store, frozen.SAMPLE).files()) == 2


TABLE = """commune,evidence,value,document
{code},so_thon,8,19/BC-UBND ngày 08/11/2024
{code},thon_co_cong_tac_vien,8,19/BC-UBND ngày 08/11/2024
{other},so_thon,9,20/BC-UBND ngày 08/11/2024
"""


def test_a_cell_mended_in_a_table_is_a_new_form_of_its_own_commune_alone(store: FileStore) -> None:
    """The other is as it was taken in: under appraisal nothing is told of it, taken back it is not sent again."""
    own, home = desk(store), store.round(frozen.SAMPLE) / "evidence"
    for lying in home.iterdir():
        lying.unlink()
    table, text = home / "so-lieu.csv", TABLE.format(code=CODE, other=OTHER)

    def taken(*, applied: bool = False) -> list[tuple[bool, list[str]]]:
        came = import_forms(store, own, WHO, (CODE, OTHER), applied=applied).taken
        return [(one.same, [found.code for found in one.refused]) for one in came]

    table.write_text(text, "utf-8-sig")
    assert taken(applied=True) == [(False, []), (False, [])]
    table.write_text(text.replace(f"{CODE},so_thon,8", f"{CODE},so_thon,10"), "utf-8-sig")
    assert taken() == [(False, ["REC-332"]), (True, [])]
    move_all(own, MoveRequest("withdraw", WHO, (CODE, OTHER), applied=True), {"reason": "sửa số thôn"})
    moved = text.replace(f"{CODE},so_thon,8", f"{CODE},so_thon,10").splitlines()
    table.write_text("\n".join([moved[0], *reversed(moved[1:])]), "utf-8-sig")
    assert taken(applied=True) == [(False, []), (True, [])]
    assert [file.state for file in own.record.files() if file.submissions] == ["draft", "submitted"]


def test_the_original_form_puts_a_lost_or_damaged_copy_right(store: FileStore) -> None:
    """What REC-116, REC-117, REC-165 and REC-167 tell to do, done; nothing is written into the chain by it."""
    own = desk(store)
    assert refused(store, own, applied=True) == []
    size, home = own.record.checkpoint(), store.round(frozen.SAMPLE) / "record" / BLOBS
    (kept,) = (path for path in home.rglob("*") if path.is_file())
    sound = kept.read_bytes()
    for spoil in (kept.unlink, lambda: kept.write_bytes(b"khac")):
        spoil()
        (taken,) = import_forms(store, own, WHO, (CODE,), applied=True).taken
        assert (taken.same, kept.read_bytes(), own.record.checkpoint()) == (True, sound, size)


def test_a_form_with_nothing_in_it_is_no_submission(store: FileStore) -> None:
    """REC-333: the blank form, as it was handed out."""
    own, path = desk(store), form(store)
    write_form(path, own.benches[0].law.book, own.round, own.unit(CODE), SAY)
    assert refused(store, own) == ["REC-333"]
