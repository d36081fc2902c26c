"""A draft kept beside a round: two who type at once, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.filling import kept_draft
from engine.service.filling.kept_draft import Draft, change_draft, draft_file, read_draft

CODE, AT = "02587", "2024-11-20T09:30:00+07:00"


def put(folder: Path, key: str, text: str) -> Draft:
    """A field typed by somebody else."""
    return change_draft(folder, CODE, lambda: Draft(CODE), lambda draft: draft.typed(key, text, "p-002", AT))


def test_who_was_faster_is_not_written_over(tmp_path: Path) -> None:
    """What somebody else kept meanwhile is read anew, and both fields stand."""
    seen: list[dict[str, str]] = []

    def change(draft: Draft) -> Draft:
        seen.append(draft.texts())
        if len(seen) == 1:
            put(tmp_path, "tre_em", "1200")
        return draft.typed("so_thon", "8", "p-001", AT)

    kept = change_draft(tmp_path, CODE, lambda: Draft(CODE), change)
    assert seen == [{}, {"tre_em": "1200"}]
    assert kept.texts() == {"tre_em": "1200", "so_thon": "8"}
    assert read_draft(tmp_path, CODE) == kept
    assert {key: typed.by for key, typed in kept.fields.items()} == {"tre_em": "p-002", "so_thon": "p-001"}


def test_who_is_always_slower_is_told_and_nothing_of_others_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After so many tries, not for ever."""
    monkeypatch.setattr(kept_draft, "MOST_TRIES", 3)
    tried: list[int] = []

    def change(draft: Draft) -> Draft:
        tried.append(len(tried))
        put(tmp_path, "tre_em", str(len(tried)))
        return draft.typed("so_thon", "8", "p-001", AT)

    with pytest.raises(ProblemsFound) as refused:
        change_draft(tmp_path, CODE, lambda: Draft(CODE), change)
    assert [found.code for found in refused.value.problems] == ["SYS-114"]
    held = read_draft(tmp_path, CODE)
    assert (len(tried), held and held.texts()) == (3, {"tre_em": "3"})


@pytest.mark.parametrize("ground", ['{"sha": "", "texts": {"so_thon": 8}, "unread": {}}',
                                    '{"sha": "", "texts": {}, "unread": {"so_thon": null}}'])  # fmt: skip
def test_a_draft_whose_texts_are_no_texts_is_refused(tmp_path: Path, ground: str) -> None:
    """A number where a field has what was typed is no draft of ours: it is named, not guessed at."""
    path = draft_file(tmp_path, CODE)
    path.parent.mkdir()
    path.write_text(f'{{"kind": "phuhop/draft/1", "commune": "{CODE}", "ground": {ground}, "fields": {{}}}}', "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        read_draft(tmp_path, CODE)
    assert [found.code for found in refused.value.problems] == ["WEB-112"]
