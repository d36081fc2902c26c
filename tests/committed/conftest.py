"""A page is tried in a browser where the machine has one; CI installs it."""

from __future__ import annotations

from tests.records.dossier.browser import browser_path

collect_ignore = [] if browser_path() else ["test_page_of_example.py"]
