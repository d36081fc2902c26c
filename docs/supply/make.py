"""Writes docs/sbom.cdx.json, the list of all that phuhop is made of: python -m docs.supply.make.

CycloneDX 1.6 in plain JSON, made of the pinned lists, ``licences.toml`` and the list of what others made; no address
stands in it, no day, nothing of the machine: same lists, same bytes.
"""  # noqa: INP001 - a folder with a maker, not a package

from __future__ import annotations

import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bundle.locks import HASH, PINNED

ROOT: Final = Path(__file__).parents[2]
HERE: Final = ROOT / "docs" / "sbom.cdx.json"
LICENCES: Final = Path(__file__).with_name("licences.toml")
# The lists, and whether what they name is needed by whoever uses phuhop: always, where it is asked for, never.
SCOPES: Final = {
    "run": "required", "rules": "optional", "hosted": "optional", "build": "excluded", "test": "excluded",
    "bench": "excluded",
}  # fmt: skip
ORDER: Final = ("required", "optional", "excluded")
# A made-up name space of the project's own, so that the serial number follows from what is listed.
SPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "phuhop.invalid")


@dataclass(frozen=True, slots=True)
class Listed:
    """A package of a list: its version, where it is wanted, the hashes of its files, and who asks for it."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]
    via: frozenset[str]


def listed(name: str) -> tuple[Listed, ...]:
    """The packages of a list, each with the comment that names who asks for it."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return tuple(_listed(block) for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:])


def _listed(block: str) -> Listed:
    head = PINNED.fullmatch(block.splitlines()[0].rstrip(" \\"))
    if head is None:
        raise ValueError(block.splitlines()[0])
    asked = re.findall(r"^ +# +(?:via +)?(?!via$)(\S+)$", block, flags=re.MULTILINE)
    asked += ["phuhop"] if re.search(r"^ +#.*-r requirements/", block, flags=re.MULTILINE) else []
    marker = head["marker"] or ""
    return Listed(head["name"], head["version"], marker, frozenset(HASH.findall(block)), frozenset(asked))


def text() -> str:
    """The whole list."""
    told = tomllib.loads(LICENCES.read_text("utf-8"))
    held = {name: listed(name) for name in SCOPES}
    components = [*_packages(held, told["packages"]), *_vendored(told["vendored"])]
    head: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _itself()},
        "components": components,
        "dependencies": _needs(held),
    }
    serial = uuid.uuid5(SPACE, json.dumps(head, sort_keys=True))
    return _lines({**head, "serialNumber": f"urn:uuid:{serial}"})


def _itself() -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        "type": "application", "bom-ref": "phuhop", "name": "phuhop", "version": project["version"],
        "licenses": [{"expression": project["license"]}],
    }  # fmt: skip


def _packages(held: Mapping[str, Sequence[Listed]], licences: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Each package once, with every list that has it; two lists that pin two versions are two packages."""
    whole = sorted({(one.name, one.version) for lists in held.values() for one in lists})
    for name, version in whole:
        found = {
            title: one for title, lists in held.items() for one in lists if (one.name, one.version) == (name, version)
        }
        hashes = sorted({sha for one in found.values() for sha in one.hashes})
        yield {
            "type": "library", "bom-ref": _ref(name, version), "name": name, "version": version,
            "scope": min((SCOPES[title] for title in found), key=ORDER.index),
            "hashes": [{"alg": "SHA-256", "content": sha} for sha in hashes],
            "licenses": [{"expression": licences.get(_ref(name, version)) or licences[name]}],
            "purl": f"pkg:pypi/{name}@{version}",
            "properties": [
                {"name": "phuhop:list", "value": " ".join(sorted(found))},
                *({"name": "phuhop:where", "value": m} for m in sorted({o.marker for o in found.values() if o.marker})),
            ],
        }  # fmt: skip


def _vendored(made: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    """Files of others that lie in the project itself, by the hash in their list."""
    for line in sorted((ROOT / "docs/look/vendored.txt").read_text("utf-8").splitlines()):
        sha, path = line.split()
        told = made[Path(path).name]
        yield {
            "type": "file", "bom-ref": path, "name": path, **({"version": told["version"]} if told["version"] else {}),
            "scope": "excluded" if path.startswith("tests/") else "required",
            "hashes": [{"alg": "SHA-256", "content": sha}], "licenses": [{"expression": told["licence"]}],
            "properties": [{"name": "phuhop:of", "value": told["of"]}],
        }  # fmt: skip


def _needs(held: Mapping[str, Sequence[Listed]]) -> list[dict[str, Any]]:
    """Who asks for whom, as the comments of the lists say; an extra's name is left out of it."""
    known = {(one.name, title): _ref(one.name, one.version) for title, lists in held.items() for one in lists}
    asks: dict[str, set[str]] = {ref: set() for ref in known.values()}
    for title, lists in held.items():
        for one in lists:
            for asker in one.via:
                by = "phuhop" if asker == "phuhop" else known.get((asker.partition("[")[0], title))
                if by:
                    asks.setdefault(by, set()).add(_ref(one.name, one.version))
    return [{"ref": ref, "dependsOn": sorted(asks[ref])} for ref in sorted(asks)]


def _ref(name: str, version: str) -> str:
    return f"{name}@{version}"


def _lines(told: Mapping[str, Any]) -> str:
    """Keys sorted, a line a component, so that a difference shows which one changed."""
    parts = []
    for key in sorted(told):
        value = told[key]
        rows = ",\n".join(json.dumps(row, sort_keys=True) for row in value) if isinstance(value, list) else ""
        shown = f"[\n{rows}\n]" if rows else json.dumps(value, sort_keys=True)
        parts.append(f'"{key}": {shown}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Write the list anew."""
    HERE.write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
