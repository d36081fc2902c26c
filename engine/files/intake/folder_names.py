"""Names that become a folder's or a file's on every system: also Windows, which keeps some words for its devices."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z][a-z0-9.\-]{0,59}")
# Windows keeps these for its devices, whatever ending follows, in large letters and small.
KEPT_BY_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10))}
)


def is_kept_by_windows(name: str) -> bool:
    """Whether Windows would take a name for a device, with any ending."""
    return name.partition(".")[0].rstrip(" ").casefold() in KEPT_BY_WINDOWS


def is_folder_id(name: str) -> bool:
    """Whether an id can be the name of a folder everywhere: small plain letters, digits, hyphens, dots within."""
    return bool(ID.fullmatch(name)) and not name.endswith(".") and not is_kept_by_windows(name)
