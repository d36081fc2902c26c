"""The committed files of the law as ruamel.yaml has them: an edit finds every byte where its author left it."""

from __future__ import annotations

from engine.files.yaml_nodes import composed, emitted
from engine.files.yaml_text import fresh, says
from engine.law.source import parse_source
from tests.committed.making import CRITERIA

FILES = sorted(CRITERIA.rglob("*.yaml"))


def test_every_file_comes_back_byte_for_byte() -> None:
    """Read as nodes and written with nothing changed; and what it says can be written anew."""
    changed = []
    for path in FILES:
        text = path.read_bytes().decode()
        page = composed(text)
        tree = parse_source(text, path.name).tree
        assert isinstance(tree, dict)
        same = emitted(page.root) + page.foot == text and says(fresh(tree), tree)
        changed += [] if same else [path.relative_to(CRITERIA).as_posix()]
    assert changed == []
