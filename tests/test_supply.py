"""What phuhop is made of is told whole: every pinned package and file of others by version, hash and licence."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from importlib import metadata
from typing import Any

import pytest

from bundle.locks import read_pins
from docs.supply import make
from tests.pinned import ROOT

BOM: dict[str, Any] = json.loads(make.HERE.read_text("utf-8"))
COMPONENTS: list[dict[str, Any]] = BOM["components"]
LICENCES: dict[str, Any] = tomllib.loads(make.LICENCES.read_text("utf-8"))
LISTS = sorted(path.stem for path in (ROOT / "requirements").glob("*.txt"))
DEPENDENCIES = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
SUPPLY = (ROOT / "docs" / "supply.md").read_text("utf-8")
# What a package says of its licence where it gives no SPDX expression, by the expressions that it may mean.
FREE = {
    "MIT": {"MIT"}, "MIT License": {"MIT"}, "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "BSD-3-Clause": {"BSD-3-Clause"}, "Apache-2.0": {"Apache-2.0"}, "Apache 2.0": {"Apache-2.0"},
    "Apache Software License": {"Apache-2.0"}, "LGPL-2.1-only": {"LGPL-2.1-only"}, "ZPL 2.1": {"ZPL-2.1"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "BSD-3-Clause, Apache-2.0, dependency licenses": {"(Apache-2.0 OR BSD-3-Clause) AND BSD-3-Clause AND Apache-2.0"},
}  # fmt: skip
# Whose metadata says nothing: read in the licence that its own repository has.
SILENT = {"atheris"}
# Files that a compiler made: a wheel that has one is native.
NATIVE = (".so", ".pyd", ".dll", ".dylib")


def declared(name: str) -> str | None:
    """What an installed package says of its licence: its expression, its own words, its classifier; None if absent."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    classes = [c.split("::")[-1].strip() for c in told.get_all("Classifier", ()) if c.startswith("License ::")]
    own = [*told.get_all("License-Expression", ()), *told.get_all("License", ())]
    return next(iter(own), "".join(classes))


def identifiers(expression: str) -> set[str]:
    """The licences in an SPDX expression."""
    return set(re.findall(r"[A-Za-z0-9.-]+", expression)) - {"AND", "OR", "WITH"}


def test_the_list_is_of_today_and_the_same_each_time() -> None:
    """Whoever changes a pin, a licence or a file of others runs python -m docs.supply.make."""
    assert make.HERE.read_text("utf-8") == make.text() == make.text()


def test_the_list_follows_its_format() -> None:
    """CycloneDX 1.6: what it must have, each reference once and to something there, hashes and kinds of its lists."""
    assert (BOM["bomFormat"], BOM["specVersion"], BOM["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", BOM["serialNumber"]
    )
    own = BOM["metadata"]["component"]
    for told in (own, *COMPONENTS):
        assert told["type"] in ("application", "library", "file") and told["name"] and told["bom-ref"]
        assert [set(licence) for licence in told["licenses"]] == [{"expression"}]
        for sha in told.get("hashes", ()):
            assert sha["alg"] == "SHA-256" and re.fullmatch(r"[0-9a-f]{64}", sha["content"])
    assert {told["scope"] for told in COMPONENTS} <= {"required", "optional", "excluded"}
    refs = [told["bom-ref"] for told in (own, *COMPONENTS)]
    assert len(set(refs)) == len(refs)
    needs = BOM["dependencies"]
    assert len({told["ref"] for told in needs}) == len(needs)
    assert {ref for told in needs for ref in (told["ref"], *told["dependsOn"])} <= set(refs)
    assert not re.search(r"://|[\w.]+@[a-z]+\.[a-z]+\b", make.HERE.read_text("utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_stands_in_the_list_with_all_its_hashes(name: str) -> None:
    """No package of any lock is left out, none has another version or a hash too few."""
    held = {(told["name"], told.get("version", "")): told for told in COMPONENTS}
    pins = read_pins(ROOT / "requirements" / f"{name}.txt")
    assert pins
    for pin in pins:
        told = held[pin.name, pin.version]
        assert pin.hashes and pin.hashes <= {sha["content"] for sha in told["hashes"]}
        assert name in told["properties"][0]["value"].split()


def test_every_file_of_others_stands_in_the_list_as_it_lies_here() -> None:
    """By its bytes, with the work it is of and its licence."""
    files = {told["name"]: told for told in COMPONENTS if told["type"] == "file"}
    listed = [line.split()[1] for line in (ROOT / "docs/look/vendored.txt").read_text("utf-8").splitlines()]
    assert sorted(files) == sorted(listed)
    for path, told in files.items():
        assert told["hashes"][0]["content"] == hashlib.sha256((ROOT / path).read_bytes()).hexdigest()


def test_no_licence_is_unknown_and_each_is_the_package_s_own() -> None:
    """What an installed package declares is what the list says; nobody's is left open, and no name too many."""
    pinned = {told["name"] for told in COMPONENTS if told["type"] == "library"}
    assert {name.partition("@")[0] for name in LICENCES["packages"]} == pinned
    wrong = {}
    for name, expression in LICENCES["packages"].items():
        said = declared(name) if "@" not in name and name not in SILENT else None
        if said is not None and expression not in {said, *FREE.get(said.splitlines()[0] if said else "", ())}:
            wrong[name] = (expression, said)
    assert wrong == {}
    assert {name for name in SILENT if declared(name)} == set()
    assert not any("unknown" in told.lower() or not told.strip() for told in LICENCES["packages"].values())
    assert sum(declared(name) is not None for name in pinned) > 80


def test_the_page_of_dependencies_names_every_package() -> None:
    """By its own name, written with - or _; and a table's licence cell has every licence of its row's packages."""
    folded = re.sub(r"[-_.]+", "-", DEPENDENCIES).lower()
    names = {told["name"] for told in COMPONENTS if told["type"] == "library"}
    assert {name for name in names if not re.search(rf"(?<![a-z0-9-]){re.escape(name)}(?![a-z0-9-])", folded)} == set()
    for line in (line for line in DEPENDENCIES.splitlines() if line.startswith("| ")):
        first, _, cell, *_ = [part.strip() for part in line.strip("|").split(" | ")]
        words = {re.sub(r"[-_.]+", "-", word).lower() for word in re.findall(r"[\w.-]+", first)}
        meant = set().union(*(identifiers(LICENCES["packages"][name]) for name in names & words))
        assert {one for one in meant if one not in cell} == set(), line


def native() -> set[str]:
    """The installed packages of what users run that hold code of a compiler."""
    found = set()
    for name in ("run", "rules", "hosted"):
        for pin in read_pins(ROOT / "requirements" / f"{name}.txt"):
            try:
                files = metadata.files(pin.name) or ()
            except metadata.PackageNotFoundError:
                continue
            found |= {pin.name} if any(file.name.endswith(NATIVE) for file in files) else set()
    return found


def test_each_native_package_has_its_row() -> None:
    """What it parses, whose bytes reach it and what fences it; no row for one that is none."""
    rows = {line.split("|")[1].strip() for line in SUPPLY.splitlines() if line.startswith("| ") and "---" not in line}
    told = {name for row in rows for name in re.split(r", ", row)} - {"package"}
    assert told & {pin.name for name in LISTS for pin in read_pins(ROOT / "requirements" / f"{name}.txt")} == native()
    for line in (line for line in SUPPLY.splitlines() if line.startswith("| ")):
        assert all(cell.strip() for cell in line.strip("|").split("|")), line
