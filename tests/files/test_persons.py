"""The guard for personal details, on a corpus of what officers write: what it stops, lets pass and hides."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

from engine.files.persons.guard import Said, is_suspect, personal_details, personal_sign
from engine.problems import Place, render

CORPUS = tomllib.loads(Path(__file__).with_name("persons_corpus.toml").read_text("utf-8"))
CRITERIA = Path(__file__).parents[2] / "criteria"
PAGE = Path(__file__).parents[2] / "docs" / "tu-choi.md"
# Names without accents, nicknames, numbers in words: nothing tells these from honest words.
HARD = "hard"


def rates() -> dict[str, tuple[int, int]]:
    """How many entries of each kind of the corpus the guard stops, and how many there are."""
    kinds = {f"{side}/{kind}": entries for side, held in CORPUS.items() for kind, entries in held.items()}
    return {kind: (sum(personal_sign(e) is not None for e in entries), len(entries)) for kind, entries in kinds.items()}


def test_what_is_pasted_of_persons_is_stopped() -> None:
    """Every entry of every kind of personal detail is stopped, but of the kind that no rule can tell."""
    let_in = {
        kind: [entry for entry in entries if personal_sign(entry) is None]
        for kind, entries in CORPUS["persons"].items()
        if kind != HARD
    }
    assert {kind: entries for kind, entries in let_in.items() if entries} == {}


def test_honest_text_passes() -> None:
    """Sums of money, years, documents, places, words of the field and counts pass, each of them."""
    stopped = {
        kind: [(entry, sign[0]) for entry in entries if (sign := personal_sign(entry))]
        for kind, entries in CORPUS["honest"].items()
    }
    assert {kind: found for kind, found in stopped.items() if found} == {}


def test_the_page_tells_the_rates_as_measured() -> None:
    """``docs/tu-choi.md`` names how much of the corpus is stopped and how much honest text is stopped wrongly."""
    measured = {side: [sum(of) for of in zip(*(r for k, r in rates().items() if k.startswith(side)), strict=True)]
                for side in ("persons", "honest")}  # fmt: skip
    said = re.search(r"chặn (\d+)/(\d+) .*?chặn nhầm (\d+)/(\d+)", PAGE.read_text("utf-8"), re.DOTALL)
    assert said is not None
    assert [*map(int, said.groups())] == [*measured["persons"], *measured["honest"]]


def test_the_corpus_can_tell() -> None:
    """The corpus is large, no entry stands on both sides, and some of it no rule can tell."""
    persons, honest = (
        {repr(e) for entries in CORPUS[side].values() for e in entries} for side in ("persons", "honest")
    )
    assert not persons & honest
    assert len(persons) >= 150
    assert len(honest) >= 150
    assert rates()["persons/hard"][0] == 0


def test_a_citizens_id_of_any_province_is_stopped() -> None:
    """Those registered before and after the provinces were joined: the codes of all 63 begin a citizen's id."""
    with (CRITERIA / "units" / "communes-legacy.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["province_code"] for row in csv.DictReader(file)}
    assert len(codes) == 63
    assert [code for code in sorted(codes) if personal_sign(f"0{code}200000000") is None] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_detail_is_repeated(language: str) -> None:
    """No message shows more of a number than its first two signs, or of a name than its first letter."""
    told = {}
    for kind, entries in CORPUS["persons"].items():
        for entry in entries if kind not in {"heads", HARD} else ():
            (found,) = personal_details([[Said("A1", 1, entry)]], lambda at: Place("tệp", cell=at))
            words = re.findall(r"[\w@]{4,}", str(entry))
            told[str(entry)] = [w for w in words if w in render(found, language) and any(map(str.isdigit, w))]
            assert found.typed == ""
    assert {entry: shown for entry, shown in told.items() if shown} == {}


def test_who_signs_a_table_is_no_list_of_persons() -> None:
    """A name below "Người lập biểu" passes on that sheet; above it, or on another sheet, it does not."""

    def told(*pages: list[str]) -> list[str]:
        sheets = [[Said(text, 1, text) for text in page] for page in pages]
        return [found.place.file for found in personal_details(sheets, Place)]

    assert told(["Mã xã", "Người lập biểu", "Nguyễn Văn Thử"]) == []
    assert told(["Mã xã", "(ký, ghi rõ họ tên)", "Nguyễn Văn Thử"]) == []
    assert told(["Nguyễn Văn Thử", "Người lập biểu"]) == ["Nguyễn Văn Thử"]
    assert told(["Người lập biểu"], ["Nguyễn Văn Thử"]) == ["Nguyễn Văn Thử"]
    assert told(["Người lập biểu", "012345678"]) == ["012345678"]


def test_communes_named_after_somebody_pass() -> None:
    """A commune's own name is no person's where the round has it."""
    page = [[Said("A2", 1, "Dương Minh Châu")]]
    assert list(personal_details(page, Place, honest={"duong minh chau"})) == []
    assert [found.code for found in personal_details(page, Place)] == ["FIL-303"]
    assert is_suspect("Dương Minh Châu", ()) > is_suspect("Dương Minh Châu", {"duong minh chau"})


def test_sums_under_a_head_of_money_pass() -> None:
    """Nine digits in a column of "Kinh phí (đồng)" are a sum; in the column beside it they are a card."""
    heads = [Said("A1", 1, "Kinh phí (đồng)"), Said("B1", 2, "Ghi chú")]
    assert list(personal_details([[*heads, Said("A2", 1, 123456789), Said("A3", 1, "987654321")]], Place)) == []
    assert [p.place.file for p in personal_details([[*heads, Said("B2", 2, 123456789)]], Place)] == ["B2"]


@pytest.mark.parametrize(
    ("said", "code"), [("CCCD 001085000000", "FIL-301"), ("cháu Nguyễn Văn A chưa tiêm", "FIL-303")]
)
def test_a_person_is_found_wherever_in_a_long_text(said: str, code: str) -> None:
    """In as much as a cell of Excel holds, at its head, in the middle and at its end."""
    words = "và " * 10_900
    for at in (0, 15_000, 32_700):
        text = f"{words[:at]}{said} {words[at:]}"[:32_767]
        sign = personal_sign(text)
        assert (sign and sign[0]) == code


@pytest.mark.parametrize("said", ["ĐT: 1900 9095", "Điện thoại: 18001567", "điện thoại 1900 54 54 16", 84_000_000])
def test_lines_for_all_and_sums_are_no_persons_phone(said: str | int) -> None:
    """A line that anybody may call, also behind the word for a phone; a sum that begins like the country's code."""
    assert personal_sign(said) is None


def test_one_problem_a_kind() -> None:
    """A list of a thousand persons is told once a kind, at its first place."""
    page = [
        Said(f"A{row}", 1, text) for row, text in enumerate(["Họ và tên", *["001085000000", "Nguyễn Văn A"] * 1000])
    ]
    told = [(found.code, found.place.file) for found in personal_details([page], Place)]
    assert told == [("FIL-302", "A0"), ("FIL-301", "A1"), ("FIL-303", "A2")]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 60 + "@" + "y" * 60 + ".vn",
        "a.b+c-d@e-f.gov.vn",
        f"{'@ ' * 2000}an@example.vn",
        f"{'x' * 3000}, xin gửi an@example.vn",
    ],
)
def test_an_address_is_found_from_its_sign(text: str) -> None:
    """However much stands around it, and its first two letters are all that is said of it."""
    sign = personal_sign(text)
    assert sign is not None
    assert (sign[0], sign[2][2:3]) == ("FIL-301", "•")


@pytest.mark.parametrize(
    "text", ["x" * 3000, "@" * 3000, "a@b" * 1000, "1 a " * 700, "Xã Nguyễn Văn " * 200, "con cháu " * 300]
)
def test_a_long_word_of_beginnings_is_no_person(text: str) -> None:
    """Thousands of letters of which each could begin a name or an address, and none does."""
    assert personal_sign(text) is None
