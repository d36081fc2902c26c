"""What lies in a folder: the files to be read, and what is there besides that nobody can read, with the reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.files.safety import is_lock_file

# A pipe or a device would keep its reader waiting for ever.
SPECIAL = ("đây là ống dẫn hoặc thiết bị, không phải tệp", "it is a pipe or a device, not a file")
FOLDER = ("đây là thư mục mang tên một tệp", "it is a folder that bears the name of a file")
LINKED = ("đây là đường dẫn tới một thư mục khác", "it is a link to another folder")
BROKEN = ("đường dẫn này không còn tệp ở đầu kia", "the file that this link leads to is not there")
SHUT = ("máy này không được phép mở", "this computer may not open it")
NO_FOLDER = ("đây phải là một thư mục", "it must be a folder")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing in a folder; ``why`` it is no file to be read, in Vietnamese and English, is empty for one that is."""

    path: Path
    why: tuple[str, str] = ("", "")

    @property
    def is_file(self) -> bool:
        """Whether it is a file to be read."""
        return not self.why[0]


def found_in(root: Path, suffixes: frozenset[str]) -> tuple[Found, ...]:
    """All that lies in a folder and below, by name, without lock files; a folder counts when named like a file.

    Nothing at all when there is no such folder.
    """
    if not root.is_dir():
        return (Found(root, NO_FOLDER),) if os.path.lexists(root) else ()
    return tuple(sorted(_walked(root, suffixes), key=lambda found: found.path))


def _walked(root: Path, suffixes: frozenset[str]) -> Iterator[Found]:
    shut: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=shut.append):
        here = Path(folder)
        for name in below:
            if (path := here / name).is_symlink():
                yield Found(path, LINKED)
            elif path.suffix.casefold() in suffixes:
                yield Found(path, FOLDER)
        for name in names:
            if not is_lock_file(path := here / name):
                yield Found(path, _why_not(path))
    yield from (Found(Path(str(fault.filename or root)), SHUT) for fault in shut)


def _why_not(path: Path) -> tuple[str, str]:
    try:
        return ("", "") if stat.S_ISREG(path.stat().st_mode) else SPECIAL
    except PermissionError:
        return SHUT
    except OSError:
        return BROKEN
