"""The page is tried in a browser where the machine has one; CI installs it."""

from __future__ import annotations

from tests.records.dossier.browser import browser_path

collect_ignore = [] if browser_path() else ["test_agreeing.py", "test_typed.py", "test_path.py", "test_using.py"]
