"""One entry, one text: what is written is read back, and nothing else is ever read."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.problems import Place, ProblemsFound
from engine.records.entries.canonical_json import LARGEST_NUMBER, canonical_bytes, read_canonical
from engine.records.entries.entry import GENESIS_PREV, Entry, FileStamp, digest, entry_bytes, read_entry
from tests.records.entries.made_entries import LAW, made_entry

HERE = Place("record", 1)
TEXTS = st.text(max_size=20)  # without half signs, as Hypothesis makes them
WHOLE = st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
JSON = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
ENTRY = made_entry(778, "a" * 64)


def composed(value: Any) -> Any:
    """The oracle's NFC: every string by itself, keys too."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(inner) for inner in value]
    if isinstance(value, dict):
        return {composed(key): composed(inner) for key, inner in value.items()}
    return value


def keys_meet(value: Any) -> bool:
    """Whether two keys of one object are one once composed."""
    if isinstance(value, dict):
        return len({composed(key) for key in value}) < len(value) or any(map(keys_meet, value.values()))
    return isinstance(value, list) and any(map(keys_meet, value))


def refused(raw: bytes) -> str:
    """The code by which bytes are refused, and the entry that the problem names."""
    with pytest.raises(ProblemsFound) as told:
        read_entry(raw, 778)
    (found,) = told.value.problems
    assert (found.place.file, found.place.line) == ("record", 778)
    return found.code


def test_the_bytes_of_a_known_entry() -> None:
    """Keys sorted, no spaces, letters as they are, null for no file: typed here by hand."""
    entry = Entry(1, GENESIS_PREV, "2026-11-15T08:00:00+07:00", "p-000", "admin", "single", "genesis", "xã-thử",
                  None, LAW, (LAW,), {"b": 1, "a": ["Đ", None, True]})  # fmt: skip
    assert entry_bytes(entry).decode("utf-8") == (
        '{"about":"xã-thử","act":"genesis","as":"admin","at":"2026-11-15T08:00:00+07:00",'
        f'"blobs":["{LAW}"],"body":{{"a":["Đ",null,true],"b":1}},"by":"p-000","file":null,"law":"{LAW}",'
        f'"mode":"single","prev":"{"0" * 64}","seq":1,"v":1}}'
    )


@given(st.dictionaries(TEXTS, JSON, max_size=4), TEXTS.filter(bool), st.integers(1, 10**9))
@example({"tên": "Ha\u0300 Nô\u0323i"}, "thu\u031b\u0309", 7)
@example({"xuống dòng": "\n\u0303"}, "n", 1)
def test_what_is_written_is_read_back_composed(body: dict[str, Any], about: str, seq: int) -> None:
    """Any body comes back as it was but for composed letters, and writing that again gives the same bytes."""
    entry = replace(ENTRY, seq=seq, about=about, body=body)
    if keys_meet(body):
        with pytest.raises(ProblemsFound) as told:
            entry_bytes(entry)
        assert [p.code for p in told.value.problems] == ["REC-102"]
        return
    raw = entry_bytes(entry)
    assert read_entry(raw) == replace(entry, about=composed(about), body=composed(body))
    assert entry_bytes(read_entry(raw)) == raw


@given(JSON)
@example("\n\u0303")
@example(["a", "\u0303"])
@example({"\u0338": 1, "<": "\u0338"})
def test_one_value_has_one_text(value: Any) -> None:
    """Canonical bytes are those that the plainest writer gives of the composed value."""
    if keys_meet(value):
        return
    plain = json.dumps(composed(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")
    assert canonical_bytes(value, HERE) == plain
    assert read_canonical(plain, HERE) == composed(value)


@given(st.data())
def test_any_other_text_of_the_same_value_is_refused(data: st.DataObject) -> None:
    """A space, an escape, another order of keys: JSON all the same, and not what was written."""
    whole = json.loads(entry_bytes(ENTRY))
    order = data.draw(st.permutations(sorted(whole)))
    other = json.dumps(
        {key: whole[key] for key in order},
        ensure_ascii=data.draw(st.booleans()),
        separators=data.draw(st.sampled_from([(",", ":"), (", ", ":"), (",", ": ")])),
    ).encode("utf-8")
    if other == entry_bytes(ENTRY):
        assert read_entry(other) == ENTRY
    else:
        assert refused(other) == "REC-100"


def test_a_letter_that_composes_when_read_is_refused() -> None:
    """Decomposed letters in stored bytes, raw or as an escape, are another text than was ever written."""
    raw = entry_bytes(replace(ENTRY, about="Hà"))
    assert refused(raw.replace("Hà".encode(), "Ha\u0300".encode())) == "REC-100"
    assert refused(raw.replace("Hà".encode(), rb"Ha\u0300")) == "REC-100"
    assert refused(raw.replace("Hà".encode(), rb"H\u00e0")) == "REC-100"


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        (b'"seq":778', b'"seq":778,"seq":778', "REC-102"),
        (b'"evidence":', b'"evidence":"x","evidence":', "REC-102"),
        (b'"seq":778', b'"seq":778.0', "REC-103"),
        (b'"seq":778', b'"seq":7e2', "REC-103"),
        (b'"seq":778', b'"seq":NaN', "REC-103"),
        (b'"seq":778', b'"seq":-Infinity', "REC-103"),
        (b'"seq":778', b'"seq":90071992547409920', "REC-103"),
        (b'"seq":778', b'"seq":0', "REC-105"),
        (b'"seq":778', b'"seq":true', "REC-105"),
        (b'"by":"p-012"', b'"by":"\\ud83d"', "REC-104"),
        (b'"by":"p-012"', b'"by":"\xff"', "REC-101"),
        (b'"by":"p-012"', b'"by":""', "REC-105"),
        (b'"by":"p-012"', b'"by":12', "REC-105"),
        (b'"v":1', b'"v":2', "REC-106"),
        (b'"v":1', b'"v":true', "REC-105"),
        (b',"v":1', b"", "REC-105"),
        (b',"v":1', b',"v":1,"w":1', "REC-105"),
        (b'"mode":"board"', b'"mode":"alone"', "REC-105"),
        (b"+07:00", b"Z", "REC-105"),
        (b"2026-11-", b"2026-21-", "REC-105"),
        (b'"prev":"a', b'"prev":"A', "REC-105"),
        (b'"law":"', b'"law":"0', "REC-105"),
        (b'"version":778', b'"version":-1', "REC-105"),
        (b'"blobs":[]', b'"blobs":["x"]', "REC-105"),
        (b'"blobs":[]', b'"blobs":{}', "REC-105"),
        (b"}", b"", "REC-101"),
        (b'{"about"', b'[{"about"', "REC-101"),
    ],
)
def test_each_way_to_be_no_entry(was: bytes, now: bytes, code: str) -> None:
    """A key twice, a float, half a sign, a part lacking or of another shape: refused by its code, at its number."""
    raw = entry_bytes(ENTRY)
    assert was in raw
    assert refused(raw.replace(was, now)) == code


@pytest.mark.parametrize(
    ("was", "now", "named"),
    [
        (b'"by":"p-012",', b"", "by"),
        (b'{"about"', b'{"aaa":1,"about"', "aaa"),
        (b'"seq":778', b'"seq":0', "seq"),
        (b'"mode":"board"', b'"mode":"alone"', "mode"),
    ],
)
def test_a_part_that_lacks_or_is_too_many_is_named(was: bytes, now: bytes, named: str) -> None:
    """Whoever mends an entry is told which part is wrong, not only that one is."""
    with pytest.raises(ProblemsFound) as told:
        read_entry(entry_bytes(ENTRY).replace(was, now), 778)
    (only,) = told.value.problems
    assert (only.code, only.values["key"]) == ("REC-105", named)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("\ud83d", '"'),
        ({"xã": "Đông\ud83d"}, '{"xã":"Đông'),
        ({"lý do": f"{'a' * 15}bốn chữ cuối \ud83d"}, "aaaaaaabốn chữ cuối "),
    ],
)
def test_half_a_sign_is_found_by_what_stands_before_it(body: Any, after: str) -> None:
    """The twenty signs before it, all there are where it stands nearer to the beginning."""
    with pytest.raises(ProblemsFound) as told:
        canonical_bytes(body, HERE)
    assert [(p.code, p.values["after"]) for p in told.value.problems] == [("REC-104", after)]


@pytest.mark.parametrize("raw", [b"", b"[]", b"7", b'"x"', b"null", b"[" * 5000, b"{}", b'{"v":1}'])
def test_what_is_no_entry_at_all(raw: bytes) -> None:
    """Other JSON, nothing, or brackets without end are refused in words too."""
    assert refused(raw) in ("REC-101", "REC-105")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"x": 1.0}, "REC-103"),
        ({"x": [{"y": float("nan")}]}, "REC-103"),
        ({"x": LARGEST_NUMBER + 1}, "REC-103"),
        ({"x": "\ud83d"}, "REC-104"),
        ({"\udc00": 1}, "REC-104"),
        ({1: "x"}, "REC-105"),
        ({"x": {b"y"}}, "REC-105"),
        ({"é": 1, "e\u0301": 2}, "REC-102"),
    ],
)
def test_what_must_not_be_kept_is_not_written(body: Any, code: str) -> None:
    """A float, half a sign, a key that is no text, two keys that compose to one: refused before anything is hashed."""
    with pytest.raises(ProblemsFound) as told:
        entry_bytes(replace(ENTRY, body=body))
    assert [(p.code, p.place.line) for p in told.value.problems] == [(code, 778)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"seq": 0}, {"seq": "1"}, {"prev": "0"}, {"at": "2026-11-15"}, {"at": "2026-11-15T09:30:00"}, {"by": ""},
        {"mode": ""}, {"law": LAW.upper()}, {"blobs": ("x",)}, {"file": FileStamp(1, "x")}, {"act": ""},
    ],
)  # fmt: skip
def test_nothing_is_written_that_could_not_be_read(wrong: dict[str, Any]) -> None:
    """The writer refuses what the reader would."""
    with pytest.raises(ProblemsFound) as told:
        entry_bytes(replace(ENTRY, **wrong))
    assert [p.code for p in told.value.problems] == ["REC-105"]


def test_a_file_that_no_act_has_changed_yet_has_version_nought() -> None:
    """The least that there is: written, read back, and counted from."""
    entry = replace(ENTRY, file=FileStamp(0, digest(b"x")))
    assert read_entry(entry_bytes(entry)) == entry


def test_the_own_hash_is_that_of_the_stored_bytes() -> None:
    """SHA-256 of "abc" as FIPS 180 gives it."""
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
