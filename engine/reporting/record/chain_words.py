"""An entry of the record in words: who did what, about whom, on what ground; a vote never with its choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from engine.language import Say
from engine.records.acting.act_words import SIGNED_WORDS, act_words
from engine.records.acting.actors import ONE_PERSON, ROLE_WORDS, moment, person_words
from engine.records.entries.entry import Entry
from engine.records.papers.paper_kinds import KINDS


def when_words(at: str, say: Say) -> str:
    """A time of the record: the day and the hour."""
    told = moment(at)
    return f"{say.day(told.date())} {told:%H:%M}"


def who_words(entry: Entry, names: Mapping[str, str], say: Say) -> str:
    """Who acted, in which role; of one laptop's person that he is alone."""
    if entry.mode == "single":
        return person_words(ONE_PERSON, names, say)
    role = next((say.either(*words) for known, words in ROLE_WORDS.items() if known == entry.role), entry.role)
    return f"{person_words(entry.by, names, say)} ({role})"


def what_words(entry: Entry, names: Mapping[str, str], say: Say) -> str:
    """What was done, with its ground and papers."""
    told = say.either(*act_words(entry.act, entry.role))
    more = "; ".join(part for part in _more(entry, names, say) if part)
    return f"{told} ({more})" if more else told


def _more(entry: Entry, names: Mapping[str, str], say: Say) -> Iterator[str]:
    body: Mapping[str, Any] = entry.body
    match entry.act:
        case "submit":
            yield say("biên nhận số {n}", n=body.get("receipt", "–"))
        case "vote":
            yield person_words(str(body["member"]), names, say)
        case "ballot_open" | "ballot_close":
            yield say("phiếu số {n}", n=body.get("ballot", "–"))
        case "decide":
            yield say("công nhận") if body["kind"] == "recognise" else say("không công nhận")
        case "signed":
            day = say.day(date.fromisoformat(str(body["date"])))
            values = {"kind": say.either(*SIGNED_WORDS[str(body["kind"])]), "number": body["number"], "day": day}
            yield say("{kind} số {number}, {signer} ký ngày {day}", signer=body["signer"], **values)
        case "paper":
            kind = next((k for k in KINDS.values() if k.kind == body["kind"]), None)
            yield say.either(kind.title, kind.title_en) if kind else str(body["kind"])
        case "publish":
            yield say("lần công bố {n}", n=body.get("release", "–"))
            yield say("người thứ hai") if body["second"] else say("đề nghị")
        case "grant" | "revoke_grant" | "person":
            yield person_words(str(body["person"]), names, say)
            yield next((say.either(*words) for role, words in ROLE_WORDS.items() if role == body.get("role")), "")
        case "council":
            yield str(body["document"])
    yield str(body.get("reason", ""))
