"""The pinned lists leave nothing out: what is installed without its dependencies finds each of them in a list."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Mapping
from importlib import metadata

import pytest
from packaging.requirements import Requirement

from tests.pinned import LISTS, ROOT, applies, lacking, needs, pins, version_of, wishes

# What markers ask about. The rest of a system, such as its release, is no reason for a package yet.
MACHINES = {
    "linux": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    "macos": {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    "windows": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
}
PYTHONS = {
    name: {"python_version": name, "python_full_version": f"{name}.0", "implementation_version": f"{name}.0"}
    for name in ("3.11", "3.12")
}
SYSTEMS = {f"{m}-{p}": MACHINES[m] | PYTHONS[p] for m, p in itertools.product(MACHINES, PYTHONS)}
# The lists that are surely installed before a list: durable-rules may be left out for want of a compiler.
BEFORE: Mapping[str, tuple[str, ...]] = {
    "run": (), "build": ("run",), "rules": ("run", "build"), "hosted": ("run",), "test": ("run",)
}  # fmt: skip
HERE: Mapping[str, str] = {}
# Pinned for other systems only, so their own needs cannot be read here; they have none.
ELSEWHERE = {"colorama", "tzdata"}


def asked_by(listed: list[Requirement], system: Mapping[str, str]) -> list[Requirement]:
    """What the packages of a list ask for on a system, as far as they are installed here."""
    here = [pin for pin in listed if applies(pin, system) and applies(pin, HERE)]
    return [need for pin in here for need in needs(pin.name, system)]


def held_with(name: str) -> list[Requirement]:
    """The pins of a list and of those installed before it."""
    return [pin for part in (*BEFORE[name], name) for pin in pins(part)]


@pytest.mark.parametrize("name", LISTS)
def test_the_packages_here_are_the_pinned_ones(name: str) -> None:
    """Whatever is read below from installed packages holds for the versions of the lists."""
    assert {pin.name for pin in pins(name) if not applies(pin, HERE)} <= ELSEWHERE
    here = {pin.name: version_of(pin) for pin in pins(name) if applies(pin, HERE)}
    assert {package: metadata.version(package) for package in here} == here


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("name", LISTS)
def test_all_that_a_pinned_package_asks_for_is_pinned(name: str, system: str) -> None:
    """On every system and Python, each need, extras included, has a fitting pin in its list or one before it."""
    asked = asked_by(pins(name), SYSTEMS[system])
    assert lacking(asked, held_with(name), SYSTEMS[system]) == set()


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_pin_left_out_is_noticed_where_it_is_needed(system: str) -> None:
    """Without its pin coverage is lacking everywhere, and colorama on Windows alone."""
    held = [pin for pin in held_with("test") if pin.name not in ("coverage", "colorama")]
    found = lacking(asked_by(pins("test"), SYSTEMS[system]), held, SYSTEMS[system])
    assert found == {"coverage", *(("colorama",) if system.startswith("windows") else ())}


def test_a_pin_too_old_is_noticed() -> None:
    """A version that does not fit what is asked is as good as none."""
    held = [pin for pin in held_with("run") if pin.name != "markupsafe"]
    asked = asked_by(pins("run"), SYSTEMS["linux-3.12"])
    assert lacking(asked, [*held, Requirement("MarkupSafe==1.1.1")], SYSTEMS["linux-3.12"]) == {"MarkupSafe"}


def test_extras_bring_their_own_needs() -> None:
    """A package asked for with an extra asks for more than without; pytest-cov asks for coverage so."""
    plain, more = (
        {need.name for need in needs("jsonschema", SYSTEMS["linux-3.12"], extras)} for extras in ((), ("format",))
    )
    assert plain < more
    assert [need.extras for need in needs("pytest-cov", HERE) if need.name == "coverage"] == [{"toml"}]


@pytest.mark.parametrize("name", LISTS)
def test_each_list_pins_what_its_wishes_name(name: str) -> None:
    """Every package of the .in file that a system asks for stands in the .txt file, in a version within its bounds."""
    asked = wishes(ROOT / "requirements" / f"{name}.in")
    wanted = {system: [need for need in asked if applies(need, about)] for system, about in SYSTEMS.items()}
    assert {own for own, needs in wanted.items() if lacking(needs, pins(name), SYSTEMS[own])} == set()


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_wheel_has_the_same_bounds(system: str) -> None:
    """pyproject.toml asks for what requirements/*.in ask for, but on Windows for no rules engine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run, rules, hosted, test = (
        set(wishes(ROOT / "requirements" / f"{part}.in")) for part in ("run", "rules", "hosted", "test")
    )
    always = [Requirement(line) for line in project["dependencies"]]
    told = {(need.name, need.specifier) for need in always if applies(need, SYSTEMS[system])}
    assert told == {(need.name, need.specifier) for need in (run if system.startswith("windows") else run | rules)}
    assert {extra: set(map(Requirement, lines)) for extra, lines in project["optional-dependencies"].items()} == {
        "rules": rules,
        "hosted": hosted,
        "parquet": {wish for wish in test if wish.name == "pyarrow"},
        "test": test,
    }
