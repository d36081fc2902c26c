"""On which layer a commune's figures stand: what its file has, and whether it is still what was decided upon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from engine.evidence.on_record import FigureLayer, OnRecord
from engine.records.acting.actors import moment
from engine.records.acting.commune_file import CommuneFile, DecisionKind, State, corrections
from engine.records.acting.folding_files import state_now
from engine.records.acting.round_state import RoundState
from engine.records.publishing.signed_decisions import signed_paper
from engine.semantics import Verdict

# A revoked file is appraised still: what was decided on it holds no more.
LAYERS: Final[Mapping[State, FigureLayer]] = {
    "submitted": "self", "resubmitted": "self", "in_review": "self", "returned": "self",
    "appraised": "appraised", "before_council": "appraised", "voted": "appraised", "revoked": "appraised",
    "decided": "decided", "published": "decided",
}  # fmt: skip
VERDICTS: Final[Mapping[DecisionKind, Verdict]] = {"recognise": "recognised", "refuse": "not_recognised"}


def on_record(state: RoundState, file: CommuneFile | None, *, own: bool = False) -> OnRecord:
    """How a file stands in its round; ``own`` where its commune's own figures alone are asked for."""
    layer = LAYERS.get(file.state) if file and file.own else None
    if file is None or layer is None or own:
        return OnRecord("self" if layer else None, is_own=own)
    corrected = frozenset(told.evidence for told in corrections(file))
    decision = file.decision if layer == "decided" else None
    if decision is None:
        return OnRecord(layer, corrected=corrected)
    paper = signed_paper(file, decision.kind)
    said = f"{paper.number}, {date.fromisoformat(paper.date):%d/%m/%Y}" if paper else ""
    # Asked of the day of the decision: an override that has run out since takes nothing from what was decided.
    is_changed = state_now(state, file, moment(decision.at).date()) != decision.state
    return OnRecord(layer, VERDICTS[decision.kind], said, corrected, is_changed=is_changed)
