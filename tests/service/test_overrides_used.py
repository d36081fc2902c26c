"""Overrides at the desk: in which layer they count, on which day, what one that is over stops (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import phuhop
from engine.language import speak
from engine.problems import ProblemsFound, errors
from engine.records.acting.folding_files import state_now
from engine.records.acting.overriding import DatedOverride, used_on
from engine.reporting.review.appraisal_words import conclusion_lines
from engine.service.record.record_requests import verify_record
from engine.service.record.record_store import open_record
from engine.service.review import desk as desks
from engine.service.review.appraisal.appraisal_out import hand_out, pages_of
from engine.service.review.by_hand.used_overrides import counting, desk_layers, known_at, whole_layers
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import TwoLayers, as_fact, contradicted, counted
from engine.service.review.showing import show_desk
from engine.service.store import FileStore
from tests import frozen
from tests.records.acting.made_records import Board, begun
from tests.service.appraised import CODE, OTHER, SAY, desk_of, file_of

DAY = date(2024, 11, 20)
WHOLE, PART, ITEM = "tre_duoi_1_tuoi", "tre_duoi_1_tiem_du", "tc07.1"
CLASS = DatedOverride("nhom", CODE, "class", "city-ward", "xét thực tế", "12/TB-HĐ", "2024-11-01", "2024-11-30")
EXEMPT = replace(CLASS, id="mien", kind="not_applicable", value=WHOLE)


def with_overrides(*overrides: DatedOverride) -> Desk:
    """A desk of two files in review with these in its record, looked at on the day."""
    desk = desk_of(file_of(CODE), file_of(OTHER))
    return replace(desk, state=replace(desk.state, overrides=overrides), day=DAY)


def layers_of(desk: Desk, day: date) -> TwoLayers:
    """Both layers of all files of a desk of one standard."""
    (part,) = desk_layers(desk, desk.files(), day)
    return part.layers


def test_a_class_counts_in_both_layers_and_an_exemption_in_the_appraised_one() -> None:
    """So that the two can be held against each other; the other commune is as it was."""
    desk = with_overrides(CLASS, EXEMPT)
    before, after = (layers_of(one, DAY) for one in (with_overrides(), desk))
    own, board = after.cards(CODE)
    assert own
    assert board
    assert [card.threshold for card in (own, board)] == [900, 900]
    items = [{told.item.id: told.low for told in card.items} for card in (own, board)]
    assert (items[0][ITEM], items[1][ITEM]) == (35, 50)
    assert before.own.card(OTHER) == after.own.card(OTHER)
    assert before.appraised.card(OTHER) == after.appraised.card(OTHER)
    assert [one.id for one in after.used[CODE]] == ["mien", "nhom"]
    assert OTHER not in after.used


def test_an_exempted_whole_is_nobody_and_contradicts_no_figure() -> None:
    """It is scored as 0, and its part, which is more, is no contradiction; the record keeps that it does not apply."""
    desk = with_overrides(EXEMPT)
    facts = counted(file_of(CODE), {CODE: (EXEMPT,)})
    assert facts[WHOLE].means == ("not_applicable", "")
    assert (as_fact(facts[WHOLE]).state, as_fact(facts[WHOLE]).value) == ("given", 0)
    assert contradicted(desk.benches[0], CODE, facts) == contradicted(desk.benches[0], CODE, file_of(CODE).own) == ()
    zero = {**facts, WHOLE: replace(file_of(CODE).own[WHOLE], value="0")}
    assert contradicted(desk.benches[0], CODE, zero)


def test_one_that_is_over_sets_its_commune_aside_by_name_and_no_other() -> None:
    """The day after its last: no score in either layer, told by name; what needs every file is refused."""
    desk = replace(with_overrides(CLASS), day=date(2024, 12, 1))
    told = layers_of(desk, desk.day)
    assert told.cards(CODE) == (None, None)
    assert told.own.card(OTHER)
    (found,) = told.expired[CODE]
    assert (found.code, found.commune, found.values["name"]) == ("REC-270", CODE, "nhom")
    with pytest.raises(ProblemsFound):
        whole_layers(desk, desk.files(), desk.day)
    with pytest.raises(ProblemsFound):
        hand_out(desk, (), speak("vi"), Path("khong-ghi.xlsx"))


def test_a_use_is_said_over_the_page_of_its_commune() -> None:
    """In the workbook and on the screen alike, in both languages."""
    desk = with_overrides(EXEMPT)
    pages = pages_of(desk_layers(desk, desk.files(), DAY))
    page = next(one for one in pages if one.file.code == CODE)
    said = [line for line in conclusion_lines(page, SAY) if "“mien”" in line]
    assert len(said) == 1
    assert "“Trẻ em dưới 1 tuổi” không áp dụng, vì xét thực tế (12/TB-HĐ)" in said[0]
    assert any("does not apply" in line for line in conclusion_lines(page, speak("en")))
    other = next(one for one in pages if one.file.code == OTHER)
    assert [line for line in conclusion_lines(other, SAY) if "“mien”" in line] == []


def test_what_is_decided_upon_is_another_once_an_override_begins_or_ends() -> None:
    """The hash of a file's state has the overrides in force on its day."""
    state, file = with_overrides(CLASS).state, file_of(CODE)
    days = ("2024-10-31", "2024-11-01", "2024-11-30", "2024-12-01")
    shas = [state_now(state, file, date.fromisoformat(day)) for day in days]
    assert shas[1] == shas[2]
    assert shas[0] == shas[3] == state_now(replace(state, overrides=()), file, DAY)
    assert shas[0] != shas[1]
    other = replace(CLASS, document="13/TB-HĐ")
    assert state_now(replace(state, overrides=(other,)), file, DAY) != shas[1]


SETTLED = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b"]),
        "about": st.sampled_from(["", "02587"]),
        "kind": st.sampled_from(["class", "not_applicable", "due", "withdrawn"]),
        "value": st.sampled_from(["2026-11-20", "2026-11-21"]),
        "from": st.sampled_from(["2026-11-01", "2026-11-03"]),
        "until": st.sampled_from(["2026-11-04", "2026-12-31"]),
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SETTLED, max_size=6))
def test_overrides_are_known_as_the_record_had_them_before_any_entry(acts: list[dict[str, str]]) -> None:
    """Whatever was put in, changed and taken back since: those before an entry are those that it was judged with."""
    board: Board = begun()
    board.do("open", "secretary")
    then = []
    for act in acts:
        then.append((len(board.entries) + 1, board.round.overrides))
        told = {key: value for key, value in act.items() if key != "about"}
        board.do("override", "chair", about=act["about"], **told)
    then.append((len(board.entries) + 1, board.round.overrides))
    entries = tuple(entry for entry in board.entries if entry.act == "override")
    for seq, known in then:
        assert known_at(entries, seq) == known


@settings(max_examples=200, deadline=None)
@given(st.lists(SETTLED, max_size=6, unique_by=lambda act: (act["id"], act["about"])), st.integers(0, 75))
def test_what_counts_is_what_is_in_force_the_commune_s_own_first(acts: list[dict[str, str]], days: int) -> None:
    """Held against the words of the rule, target by target."""
    day = date(2026, 10, 30) + timedelta(days=days)
    known = [
        DatedOverride(a["id"], a["about"], a["kind"], a["value"], "r", "d", a["from"], a["until"])  # type: ignore[arg-type]
        for a in acts
    ]
    live = [o for o in known if o.from_ <= day.isoformat() <= o.until]
    over = [o for o in known if o.until < day.isoformat() and o.kind in ("class", "not_applicable")]
    settled = {o.target: o for whose in ("", "02587") for o in sorted(live, key=lambda o: o.id) if o.commune == whose}
    wanted = {o for target, o in settled.items() if target[0] in ("class", "not_applicable")}
    wanted |= {o for o in live if o.kind == "due"}
    if any(o.target not in settled for o in over):
        with pytest.raises(ProblemsFound):
            used_on(known, "02587", day)
        return
    told = used_on(known, "02587", day)
    assert {o.target for o in told} == {o.target for o in wanted}
    own = {o.target for o in live if o.commune == "02587"}
    assert all(o.commune == "02587" for o in told if o.kind != "due" and o.target in own)
    assert set(told) <= set(live)


def test_nothing_is_asked_of_the_record_where_no_override_ever_was() -> None:
    """The desk's record cannot tell its entries, and is not asked for them."""
    desk = with_overrides()
    files = [replace(file, state="decided") for file in desk.files()]
    assert counting(desk, files, DAY).used == {}


def test_a_form_is_received_though_an_override_is_over_and_the_board_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its receipt and without points (REC-281); the chain verifies, and nothing is shown as scored."""
    home = frozen.desk_in(tmp_path, (CODE,))
    folder = home / "assessments" / frozen.SAMPLE
    monkeypatch.chdir(home)
    with (folder / "round.yaml").open("a", encoding="utf-8") as file:
        file.write("four_eyes: stated\n")
    today = desks.today()
    until = {"from": today.isoformat(), "until": today.isoformat()}
    told = {"id": "nhom", "commune": f'"{CODE}"', "kind": "class", "value": "city-ward", "reason": "r", "document": "1"}
    line = ", ".join(f"{key}: {value}" for key, value in {**told, **until}.items())
    (folder / "overrides.yaml").write_text(f"overrides: [{{{line}}}]\n", "utf-8")

    def said(*words: str) -> tuple[str, int]:
        done = CliRunner().invoke(phuhop, ["review", *words, str(folder), "--apply"])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return " ".join((done.output + done.stderr).split()), done.exit_code

    said("open")
    said("overrides")
    later = (datetime.now(desks.VIETNAM) + timedelta(days=1)).isoformat(timespec="seconds")
    monkeypatch.setattr(desks, "now", lambda: later)
    words, code = said("import")
    assert code == 0, words
    assert "REC-281" in words
    assert "nhom" in words
    kept = open_record(folder).file(CODE)
    assert kept
    assert (kept.state, kept.submissions[0].receipt, dict(kept.submissions[0].score or {})) == ("submitted", 1, {})
    found = verify_record(FileStore(home, bundled=False), open_record(folder))
    assert errors(found.problems) == ()
    desk = desks.open_desk(FileStore(home, bundled=False), frozen.SAMPLE)
    shown = show_desk(desk)
    assert [one.code for one in shown.expired] == ["REC-270"]
    assert (shown.files[0][1].own, shown.files[0][1].board) == (None, None)
