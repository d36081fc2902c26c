"""The readers and the guarded host under a fuzzer: nothing comes out of them but a value or their own refusal."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attack.targets import BEGINNINGS, TARGETS, pressed

ROOT = Path(__file__).parents[2]
FOUND = Path(__file__).parent / "found"
# A minute for all of them; ``python bench/fuzz_readers.py`` takes ten.
MINUTES = "0.2"


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_once_stays_mended(name: str) -> None:
    """The beginnings of each target, and every input that a fuzzer ever found, by the name of its target."""
    target = pressed(name)
    for path in sorted(FOUND.glob(f"{name.replace(' ', '-')}*")):
        target(path.read_bytes())


def press(name: str, examples: int) -> None:
    """A target under Hypothesis: pieces of valid inputs and any bytes between them."""
    pieces = st.one_of(st.sampled_from([text.encode() for text in BEGINNINGS[name]]), st.binary(max_size=12))
    cut = st.tuples(pieces, st.integers(0, 200), st.integers(0, 200)).map(
        lambda one: one[0][min(one[1:]) : max(one[1:])]
    )
    target = pressed(name)

    @settings(max_examples=examples, deadline=None, derandomize=True, database=None)
    @given(st.lists(cut, max_size=5).map(b"".join))
    def pressing(data: bytes) -> None:
        target(data)

    pressing()


@pytest.mark.parametrize("name", TARGETS)
def test_broken_and_joined_beginnings_bring_out_nothing_else(name: str) -> None:
    """Two hundred of each, the same ones in every run."""
    press(name, 200)


@pytest.mark.parametrize("name", TARGETS)
def test_a_fuzzer_guided_by_coverage_finds_nothing(name: str, tmp_path: Path) -> None:
    """Twelve seconds of each, and what it finds is printed; where there is no such fuzzer, Hypothesis tries."""
    if find_spec("atheris") is None:
        press(name, 2_000)
        return
    command = [sys.executable, str(ROOT / "bench" / "fuzz_readers.py"), "--only", name, "--minutes", MINUTES]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, f"{name}: Done " in done.stdout) == (0, True), done.stdout[-3_000:]
