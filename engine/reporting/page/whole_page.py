"""Pages that travel, put together from small files: scripts and style each in its place, then the policy over them."""

from __future__ import annotations

import re
from importlib.resources import files as package_files

from engine.records.dossier.page_policy import with_policy

HOME = "engine.reporting.page"
# A line of a page in the place of a file: "// {exact.js}", "/* {page.css} */".
PLACE = re.compile(r"^(?://|/\*) \{([a-z_]+\.(?:js|css))\}(?: \*/)?$", re.MULTILINE)


def script(name: str) -> str:
    """A script, style or template of the pages as it lies in the program; raises OSError for none of that name."""
    return (package_files(HOME) / "scripts" / name).read_text("utf-8")


def put_together(page: str) -> bytes:
    """A page with every file in the place that names it, and the policy for exactly what it then holds."""
    return with_policy(PLACE.sub(lambda found: script(found[1]).rstrip("\n"), page).encode())
