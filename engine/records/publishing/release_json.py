"""A release as bytes and back: the same release always gives the same bytes, and only those bytes are read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from engine.problems import Place, ProblemsFound, problem
from engine.records.publishing.releases import Registered, Release

RELEASE, REGISTER = TypeAdapter(Release), TypeAdapter(tuple[Registered, ...])


def release_bytes(release: Release) -> bytes:
    """A release in UTF-8, keys sorted, numbers whole."""
    return _canonical(RELEASE.dump_python(release, mode="json"))


def read_release(raw: bytes, shown: str) -> Release:
    """The release of these bytes; raises ProblemsFound (PUB-120) for any others."""
    try:
        release = RELEASE.validate_json(raw)
    except ValidationError:
        raise ProblemsFound([problem("PUB-120", Place(shown))]) from None
    if release_bytes(release) != raw:
        raise ProblemsFound([problem("PUB-120", Place(shown))])
    return release


def register_bytes(register: Sequence[Registered]) -> bytes:
    """The register of releases, a line a release."""
    return _canonical(REGISTER.dump_python(tuple(register), mode="json"))


def read_register(raw: bytes, shown: str) -> tuple[Registered, ...]:
    """The register of these bytes; raises ProblemsFound (PUB-120), or PUB-121 where its numbers do not run from 1."""
    try:
        register = REGISTER.validate_json(raw)
    except ValidationError:
        raise ProblemsFound([problem("PUB-120", Place(shown))]) from None
    if [line.number for line in register] != list(range(1, len(register) + 1)):
        raise ProblemsFound([problem("PUB-121", Place(shown))])
    return register


def _canonical(told: object) -> bytes:
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
