"""What a release leaves out and why, and which counts would better be told by province alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.language import Say
from engine.records.publishing.releases import Release
from engine.records.publishing.releasing import Withheld
from engine.reporting.publishing.public_words import Naming, finding_words

MOST_REASONS = 2


def proposal_lines(release: Release, naming: Naming, say: Say) -> tuple[tuple[str, str], ...]:
    """The counts of which half is hidden, each by its id, with what to do instead."""
    return tuple(
        (
            table.datum,
            say(
                "“{label}”: che {hidden} trên {all} ô. Nên công bố theo tỉnh.",
                label=naming.datum(table.datum, say),
                hidden=say.whole(table.hidden),
                all=say.whole(len(table.figures)),
            ),
        )
        for table in release.tables
        if table.mostly_hidden
    )


def withheld_lines(withheld: Sequence[Withheld], naming: Naming, say: Say) -> tuple[str, ...]:
    """What is left out, each line with its first reasons under it."""
    return tuple(_lines(withheld, naming, say))


def _lines(withheld: Sequence[Withheld], naming: Naming, say: Say) -> Iterator[str]:
    for told in withheld:
        if told.datum:
            where = naming.datum(told.datum, say)
            yield say("“{label}”: không công bố được đến từng xã, vì:", label=where)
        elif told.findings:
            yield say("Điểm của {place}: không công bố xã nào, vì:", place=naming.place(told.place, say))
        else:
            place = naming.place(told.place, say)
            yield say("Điểm của {place}: không công bố, vì nhóm có ít xã được công nhận quá.", place=place)
        for found in told.findings[:MOST_REASONS]:
            yield "  – " + finding_words(found, naming, say)
