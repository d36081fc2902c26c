"""What somebody wants done, before it is judged: the act, about what, by whom, when, with what in its hands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from engine.records.acting.act_words import SIGNED_WORDS
from engine.records.acting.actors import ROLES, Actor, moment
from engine.records.acting.commune_file import Choice, DecisionKind, KeptState, RemarkKind
from engine.records.acting.overriding import KINDS as OVERRIDE_KINDS
from engine.records.entries.canonical_json import Json

FACT_KEYS: Final = ("evidence", "state", "value", "document", "issued", "place", "reason", "by", "at")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act as it is asked for; ``about`` is a commune's code, or "" for the round.

    ``at`` is an ISO time with its offset, ``blobs`` are the SHA-256 of the files it rests on. ``seen_version`` is the
    version of the file that the actor had before him; None where he had none.
    """

    act: str
    about: str
    actor: Actor
    at: str
    body: Mapping[str, Json]
    blobs: tuple[str, ...] = ()
    seen_version: int | None = None

    @property
    def day(self) -> date:
        """The calendar day of it, where it was done."""
        return moment(self.at).date()


# What a key of a body holds. ``text`` is never blank, ``words`` may be; a tuple is one of these words. What may be left
# out is ``no_words`` or ``no_list``: a round of one standard and one authority has nothing to tell apart.
Kind = (
    Literal["text", "words", "day", "days", "whole", "yes_no", "list", "texts", "group", "no_words", "no_list"]
    | tuple[str, ...]
)
_REASON: Final[Mapping[str, Kind]] = {"reason": "words"}
_NAMED: Final[Mapping[str, Kind]] = {"person": "text", "role": ROLES, "scope": "text", "from": "day", "until": "days"}
BODIES: Final[Mapping[str, Mapping[str, Kind]]] = {
    "genesis": {
        "round_sha": "text", "law": "text", "standard": "text", "on": "day", "four_eyes": ("required", "stated"),
        "authority": "words", "appraises": "words", "recognises": "words", "simulated": "yes_no", "tool": "text",
        "schema": "whole", "law_files": "no_list", "standards": "no_list", "authorities": "no_list",
    },
    "person": {"person": "text", "office": "words"},
    "grant": _NAMED,
    "revoke_grant": {"person": "text", "role": ROLES, "scope": "text"},
    "council": {
        "document": "text", "issued": "day", "chair": "text", "secretary": "text", "quorum": "whole", "rule": "text",
        "members": "list",
    },
    "override": {
        "id": "text", "kind": OVERRIDE_KINDS, "value": "words", "reason": "words", "document": "text", "from": "day",
        "until": "day",
    },
    "open": {
        "name": "text", "kind": "text", "province": "words", "predecessors": "list", "standard": "no_words",
        "authority": "no_words",
    },
    "submit": {"facts": "list", "form": "words", "acknowledged": "list", "score": "group"},
    "withdraw": _REASON,
    "claim": {},
    "correct": {"facts": "list"},
    "ask": {"remarks": "list"},
    "answer": {"remark": "text", "text": "text"},
    "return": _REASON,
    "appraise": {"score": "group"},
    "reopen": _REASON,
    "ballot_open": {},
    "vote": {"member": "text", "choice": get_args(Choice), "reason": "words"},
    "ballot_close": {},
    "decide": {
        "kind": get_args(DecisionKind), "authority": "words", "reason": "words", "not_firm_acknowledged": "yes_no",
    },
    "signed": {"kind": tuple(SIGNED_WORDS), "number": "text", "date": "day", "signer": "text"},
    "publish": {"cells_sha": "text", "codes": "texts", "second": "yes_no"},
    "revoke": {"reason": "words", "document": "text", "public_note": "words"},
    "paper": {"kind": "text", "template": "words", "sha": "text", "fingerprint": "words"},
    "anchor": {"checkpoint": "group", "where": "text"},
    "restore": {"reason": "text", "from": "group", "known": "group"},
}  # fmt: skip
# What stands in a list of a body.
PARTS: Final[Mapping[tuple[str, str], Mapping[str, Kind]]] = {
    ("genesis", "standards"): {"standard": "text", "law": "text", "law_files": "texts"},
    ("genesis", "authorities"): {"standard": "text", "authority": "text", "appraises": "text", "recognises": "text"},
    ("council", "members"): {
        "person": "text", "office": "words", "from": "day", "until": "days", "interest": "texts",
    },
    **{
        (act, "facts"): {
            **dict.fromkeys(FACT_KEYS, "words"), "evidence": "text", "state": get_args(KeptState), "issued": "days",
        }
        for act in ("submit", "correct")
    },
    ("submit", "acknowledged"): {"code": "text", "data": "words", "reason": "words"},
    ("ask", "remarks"): {
        "id": "text", "item": "words", "evidence": "words", "kind": get_args(RemarkKind), "text": "text", "due": "days",
    },
}  # fmt: skip


def parts_of(body: Mapping[str, Json], *keys: str) -> dict[str, Any]:
    """Some keys of a body by the names of fields: "from" is ``from_``."""
    return {"from_" if key == "from" else key: body[key] for key in keys}


def odd_keys(act: str, body: Mapping[str, Json]) -> Iterator[str]:
    """The keys of a body that are not there or hold what they cannot, as "facts[2].issued"."""
    for key, kind in BODIES[act].items():
        if not _fits(kind, body.get(key)):
            yield key
        elif (act, key) in PARTS:
            yield from _odd_parts(key, PARTS[act, key], body.get(key, ()))


def _odd_parts(name: str, keys: Mapping[str, Kind], listed: Any) -> Iterator[str]:
    for at, part in enumerate(listed, 1):
        if not isinstance(part, dict):
            yield f"{name}[{at}]"
        else:
            yield from (f"{name}[{at}].{key}" for key, kind in keys.items() if not _fits(kind, part.get(key)))


def _fits(kind: Kind, told: Any) -> bool:
    if isinstance(kind, tuple):
        return told in kind
    if kind in ("no_words", "no_list"):
        return told is None or isinstance(told, str if kind == "no_words" else list)
    if kind in ("whole", "yes_no"):
        return isinstance(told, bool) if kind == "yes_no" else isinstance(told, int) and not isinstance(told, bool)
    if kind in ("list", "texts"):
        return isinstance(told, list) and (kind == "list" or all(isinstance(one, str) for one in told))
    if kind == "group":
        return isinstance(told, dict)
    if not isinstance(told, str):
        return False
    return _is_day(told, blank=kind == "days") if kind in ("day", "days") else kind == "words" or bool(told.strip())


def _is_day(told: str, *, blank: bool) -> bool:
    if not told:
        return blank
    try:
        return date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False
