"""Folders in which a database file is not safe: over a network, or copied behind its back by a syncing program.

SQLite's write-ahead file needs memory that all its users share, which no network folder has; a syncing program puts one
half of the pair back without the other.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from engine.problems import Place, ProblemsFound, problem

NETWORKS: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afpfs", "webdav", "davfs", "ceph", "glusterfs", "lustre", "afs",
     "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs")
)  # fmt: skip
SYNCED: Final = re.compile(
    r"OneDrive(?: - .+)?|Dropbox(?: \(.+\))?|Google ?Drive|GoogleDrive-.+|Drive của tôi|My Drive|iCloud ?Drive|"
    r"com~apple~CloudDocs|CloudStorage|Nextcloud|ownCloud|MEGAsync|pCloud ?Drive|Box Sync"
)
MOUNTS: Final = Path("/proc/mounts")
_REMOTE_DRIVE: Final = 4  # what Windows says of a letter that stands for a share


def refuse_unsuited(folder: Path) -> None:
    """Refuse a folder over a network (REC-151) or one that is synced (REC-150), as far as the system tells."""
    shown = Path(os.path.realpath(folder))
    kind = network_of(shown, _mounts())
    if kind:
        raise ProblemsFound([problem("REC-151", Place(str(folder)), kind=kind)])
    if name := synced_by(shown, os.environ):
        raise ProblemsFound([problem("REC-150", Place(str(folder)), name=name)])


@lru_cache(maxsize=32)  # a page asks of the same folder each time it is drawn
def network_of(folder: Path, mounts: str) -> str:
    """The kind of network folder that a path lies in, by the system's list of what is mounted; "" for a disk."""
    if str(folder).startswith(("\\\\", "//")) or _is_remote_drive(folder):
        return "SMB"
    found: list[tuple[int, str]] = []
    for line in mounts.splitlines():
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        home = re.sub(r"\\([0-7]{3})", lambda sign: chr(int(sign[1], 8)), point)
        if home and folder.is_relative_to(home):
            found.append((len(home), kind))
    kind = max(found, default=(0, ""))[1]
    return kind if kind in NETWORKS else ""


def synced_by(folder: Path, environment: Mapping[str, str]) -> str:
    """The folder above it that a syncing program keeps, by its usual name or as OneDrive tells it; "" for none."""
    kept = [Path(environment[name]) for name in ("OneDrive", "OneDriveCommercial") if environment.get(name)]
    parts = [part for part in folder.parts if SYNCED.fullmatch(part)]
    return parts[0] if parts else next((home.name for home in kept if folder.is_relative_to(home)), "")


def _mounts() -> str:
    try:
        return MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""  # a system that keeps no such list


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\") == _REMOTE_DRIVE)
    return False
