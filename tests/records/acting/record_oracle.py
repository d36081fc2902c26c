"""The design's section on states and four eyes, read a second time: from stored bytes alone, without the engine.

Where it and the judge differ, read the design again before touching either.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Entry = Mapping[str, Any]
# from, act, role → to; what is not here must not be in a record.
STEPS = {
    ("submit", "commune"): {"draft": "submitted", "returned": "resubmitted"},
    ("withdraw", "commune"): {"submitted": "draft", "resubmitted": "draft"},
    ("claim", "appraiser"): {"submitted": "in_review", "resubmitted": "in_review"},
    ("return", "appraiser"): {"in_review": "returned"},
    ("appraise", "appraiser"): {"in_review": "appraised"},
    ("reopen", "chair"): {"appraised": "in_review", "before_council": "in_review", "voted": "in_review"},
    ("ballot_open", "secretary"): {"appraised": "before_council"},
    ("ballot_open", "chair"): {"appraised": "before_council"},
    ("ballot_close", "secretary"): {"before_council": "voted"},
    ("ballot_close", "chair"): {"before_council": "voted"},
    ("decide", "chair"): {"voted": "decided"},
    ("revoke", "chair"): {"decided": "revoked", "published": "revoked"},
}
# Acts that stay where they are.
WITHIN = {
    "correct": {"in_review"}, "ask": {"in_review"}, "answer": {"in_review", "returned"}, "vote": {"before_council"},
    "revoke": {"decided", "published"},
}  # fmt: skip


@dataclass
class Seen:
    """What the entries so far say of one commune."""

    state: str = ""
    own: dict[str, Any] = field(default_factory=dict)
    corrected: dict[str, Any] = field(default_factory=dict)
    submitters: set[str] = field(default_factory=set)
    appraisers: set[str] = field(default_factory=set)
    ballot: dict[str, Any] | None = None
    ballots: int = 0
    appraised_state: str = ""
    score: Any = None
    revoke_asked: set[str] = field(default_factory=set)
    decided: str = ""
    supplies: set[str] = field(default_factory=set)


def breaches(raws: Iterable[bytes]) -> list[str]:
    """Everything in a record that the design forbids; nothing where it holds."""
    return [*_Reader().read([json.loads(raw) for raw in raws])]


def _code(entry: Entry) -> str:
    return str(entry["about"]).partition("/")[2]


class _Reader:
    def __init__(self) -> None:
        self.files: dict[str, Seen] = {}
        self.grants: list[dict[str, Any]] = []
        self.council: Entry = {"members": []}
        self.stated = False
        self.law = ""
        self.releases: dict[int, Entry] = {}
        self.receipts = 0
        # Whoever was ever an officer of a commune.
        self.officers: set[tuple[str, str]] = set()

    def read(self, entries: Sequence[Entry]) -> Iterator[str]:
        for entry in entries:
            for breach in self._one(entry):
                yield f"{entry['seq']} {entry['act']}: {breach}"

    def _one(self, entry: Entry) -> Iterator[str]:
        act, body, code = entry["act"], entry["body"], entry["about"].partition("/")[2]
        if act == "genesis":
            self.stated, self.law = body["four_eyes"] == "stated", body["law"]
            self.grants.append({"person": entry["by"], "role": entry["as"], "scope": "round", "from": "", "until": ""})
            return
        if not self._holds(entry, code):
            yield f"{entry['by']} is no {entry['as']}"
        if code:
            yield from self._file(entry, self.files.setdefault(code, Seen()))
        elif act == "grant":
            if body["person"] == entry["by"] and body["role"] in ("appraiser", "chair"):
                yield "granted himself"
            self.grants.append(dict(body))
            self.officers |= {(body["person"], body["scope"].partition(":")[2])} if body["role"] == "commune" else set()
        elif act == "revoke_grant":
            keys = ("person", "role", "scope")
            self.grants = [g for g in self.grants if [g[k] for k in keys] != [body[k] for k in keys]]
        elif act == "council":
            self.council = body
        elif act == "publish":
            yield from self._publish(entry)

    def _holds(self, entry: Entry, code: str) -> bool:
        day = entry["at"][:10]
        return any(
            g["person"] == entry["by"]
            and g["role"] == entry["as"]
            and (not code or g["scope"] in ("round", f"unit:{code}"))
            and g["from"] <= day
            and (not g["until"] or day <= g["until"])
            for g in self.grants
        )

    def _interested(self, person: str, code: str, seen: Seen) -> bool:
        ever = (person, code) in self.officers
        listed = any(m["person"] == person and code in m["interest"] for m in self.council["members"])
        return ever or listed or person in seen.submitters

    def _to_be_said(self, entry: Entry, code: str, seen: Seen) -> str:
        """Where one person may act alone, whoever judges in spite of an interest has it beside the act."""
        who, alone = entry["by"], entry["mode"] == "single"
        if not self.stated or entry["act"] not in {"claim", "correct", "ask", "return", "appraise", "decide"}:
            return ""
        if any(m["person"] == who and code in m["interest"] for m in self.council["members"]):
            return "listed"
        if (who, code) in self.officers:
            return "officer"
        return "sent" if who in seen.submitters and not alone else ""

    def _file(self, entry: Entry, seen: Seen) -> Iterator[str]:
        act, role, before = entry["act"], entry["as"], seen.state
        if act == "open":
            if before or role != "secretary":
                yield "opened twice"
            seen.state = "draft"
        elif (act, role) in STEPS:
            if before not in STEPS[act, role]:
                yield f"from {before}"
            seen.state = STEPS[act, role].get(before, before)
        elif act in WITHIN and before not in WITHIN[act]:
            yield f"in {before}"
        if entry["body"].get("interest", "") != self._to_be_said(entry, _code(entry), seen):
            yield "an interest left unsaid, or said of somebody who has none"
        yield from getattr(self, f"_{act}", self._nothing)(entry, seen)
        if entry["file"]["state"] != self._state_of(seen):
            yield "the stamp is not of these facts"

    def _state_of(self, seen: Seen) -> str:
        layers = {
            "self": [seen.own[name] for name in sorted(seen.own)],
            "appraised": [seen.corrected[name] for name in sorted(seen.corrected)],
        }
        whole = {**layers, "law": self.law, "overrides": []}
        told = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()

    def _nothing(self, *_: object) -> Iterator[str]:
        return iter(())

    def _submit(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        self.receipts += 1
        if body["receipt"] != self.receipts:
            yield "a receipt out of its order"
        seen.own = {fact["evidence"]: fact for fact in body["facts"]}
        seen.submitters.add(entry["by"])
        seen.supplies, seen.score = set(), None

    def _withdraw(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        seen.submitters.add(entry["by"])
        if not body["reason"].strip():
            yield "no reason"

    def _answer(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        seen.submitters.add(entry["by"])
        seen.supplies.discard(body["remark"])
        yield from ()

    def _claim(self, entry: Entry, seen: Seen) -> Iterator[str]:
        yield from self._own_hand(entry, seen)

    def _own_hand(self, entry: Entry, seen: Seen) -> Iterator[str]:
        if not self.stated and self._interested(entry["by"], _code(entry), seen):
            yield "appraises his own"

    def _correct(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        yield from self._own_hand(entry, seen)
        seen.appraisers.add(entry["by"])
        seen.corrected = {fact["evidence"]: fact for fact in body["facts"]}

    def _ask(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        yield from self._own_hand(entry, seen)
        seen.appraisers.add(entry["by"])
        seen.supplies |= {r["id"] for r in body["remarks"] if r["kind"] == "supply"}

    def _return(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        yield from self._own_hand(entry, seen)
        seen.appraisers.add(entry["by"])
        if not seen.supplies or not body["reason"].strip():
            yield "returned for nothing"

    def _appraise(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        yield from self._own_hand(entry, seen)
        seen.appraisers.add(entry["by"])
        seen.score, seen.appraised_state = body["score"]["appraised"], entry["file"]["state"]
        for name, new in seen.corrected.items():
            old = seen.own.get(name, {"state": "missing", "value": ""})  # absent is missing, and no difference
            like = (old["state"], old["value"]) == (new["state"], new["value"])
            if not like and not (new["reason"].strip() and new["document"].strip()):
                yield f"{name} corrected without ground"

    def _reopen(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        seen.ballot, seen.score = None, None
        if not body["reason"].strip():
            yield "no reason"

    def _ballot_open(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        seen.ballots += 1
        votes = dict.fromkeys(body["interested"], "interested")
        seen.ballot = {"state": body["state"], "votes": votes, "closed": False, "carried": False}
        if body["ballot"] != seen.ballots:
            yield "a ballot out of its order"
        if not body["state"] == entry["file"]["state"] == seen.appraised_state:
            yield "a ballot on another state than was appraised"

    def _vote(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        sitting = {m["person"] for m in self.council["members"]}
        if seen.ballot is None or seen.ballot["closed"] or body["member"] in seen.ballot["votes"]:
            yield "voted on nothing, or twice"
            return
        if body["member"] != entry["by"] or entry["by"] not in sitting:
            yield "votes for another, or is no member"
        if self._interested(body["member"], _code(entry), seen) and body["choice"] != "interested":
            yield "votes on his own unit"
        seen.ballot["votes"][body["member"]] = body["choice"]

    def _ballot_close(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        ballot = seen.ballot
        if ballot is None or ballot["closed"]:
            yield "closed twice"
            return
        told = [*ballot["votes"].values()]
        members = len(self.council["members"]) - told.count("interested")
        if len(told) - told.count("interested") < self.council["quorum"]:
            yield "no quorum"
        if body["carried"] != (told.count("yes") > members - told.count("yes")):
            yield "counted wrongly"
        if any(body[choice] != told.count(choice) for choice in ("yes", "no", "abstain", "interested")):
            yield "counts are not the votes"
        ballot["closed"], ballot["carried"] = True, body["carried"]

    def _decide(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        ballot = seen.ballot
        if ballot is None or not ballot["closed"]:
            yield "decided without a ballot"
            return
        if not self.stated and (entry["by"] in seen.appraisers or self._interested(entry["by"], _code(entry), seen)):
            yield "decides what he appraised, or his own"
        if not ballot["state"] == entry["file"]["state"] == seen.appraised_state:
            yield "decided on another state"
        if seen.score is None or (not seen.score["firm"] and not body["not_firm_acknowledged"]):
            yield "not firm, and not acknowledged"
        elif body["kind"] == "recognise" and not (ballot["carried"] and seen.score["verdict"] == "recognised"):
            yield "recognised against score or council"
        elif body["kind"] == "refuse" and not body["reason"].strip():
            yield "refused without a reason"
        seen.decided = body["kind"]

    def _revoke(self, entry: Entry, seen: Seen) -> Iterator[str]:
        body = entry["body"]
        if entry["as"] == "secretary":
            seen.revoke_asked = {entry["by"]}
        elif not self.stated and not seen.revoke_asked - {entry["by"]}:
            yield "revoked by one"
        if seen.decided != "recognise":
            yield "revoked what was refused"
        if not (body["reason"].strip() and body["document"].strip()):
            yield "no ground"

    def _publish(self, entry: Entry) -> Iterator[str]:
        body = entry["body"]
        if any(self.files.get(code, Seen()).state != "decided" for code in body["codes"]):
            yield "not decided"
        if not body["second"]:
            self.releases[body["release"]] = entry
            return
        first = self.releases.get(body["release"])
        if first is None or (not self.stated and first["by"] == entry["by"]):
            yield "published by one"
        for code in body["codes"]:
            self.files[code].state = "published"
