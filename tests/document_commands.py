"""Types every command of the documents in a workspace, one document after another: run as a script, in its folder.

What a person does between two commands is done here: communes answer a new round, what was only shown is kept
(``--apply``), the board's workbook is filled in and handed back. Prints how each command ended. Số liệu mô phỏng.
"""

from __future__ import annotations

import contextlib
import io
import json
import shlex
import shutil
import sys
from pathlib import Path

# The launcher's own words, and what goes on until somebody stops it: both have tests of their own.
NOT_HERE = ("test", "bundle", "bench", "menu", "serve")
SENT = "tham-dinh.xlsx"


def ended(words: list[str]) -> tuple[int, list[str]]:
    """How a command ends, and what it said last."""
    import cli

    sys.argv, told = ["phuhop", *words], io.StringIO()
    status = 0
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        try:
            cli.main()
        except SystemExit as end:
            status = int(end.code or 0)
    return status, told.getvalue().strip().splitlines()[-1:]


def between(words: list[str], status: int) -> None:
    """What the document takes for granted before its next command."""
    from tests import frozen

    rounds = Path("assessments")
    if words[0] == "new-round" and status == 0:
        shutil.rmtree(rounds / words[1])
        frozen.next_round(rounds / frozen.SAMPLE, rounds / words[1])
        head = rounds / words[1] / "round.yaml"
        head.write_text(head.read_text("utf-8") + 'four_eyes: "stated"\n', "utf-8")
    if words[:2] == ["review", "people"]:
        (rounds / words[2] / "hoi-dong.xlsx").unlink(missing_ok=True)  # nobody fills it in: one person does everything
    if words[0] == "review" and words[1] in ("open", "import", "claim", "appraise") and "--apply" not in words:
        ended([*words, "--apply"])
    if words[:2] == ["review", "out"]:
        shutil.copy(rounds / words[2] / SENT, SENT)


def main() -> None:
    """Every command of every document that was named, once a document."""
    from tests.test_docs import NAMES, commands_in, text_of

    told: dict[str, list[object]] = {}
    for name in (name for name in NAMES if not name.startswith(("docs/problems/", "docs/decisions/"))):
        for line in commands_in(text_of(name)):
            words = shlex.split(line)
            if line in told or words[0] in NOT_HERE:
                continue
            status, said = ended(words)
            told[line] = [status, said]
            between(words, status)
    print("\n" + json.dumps(told))  # noqa: T201 - its one answer


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]
    main()
