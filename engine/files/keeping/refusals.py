"""Why the disk refused, in words that a person can act on."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from engine.problems import Place, Problem, problem


class Reason(NamedTuple):
    """A reason and what helps against it, in both languages."""

    reason: str
    reason_en: str
    help: str
    help_en: str


FULL = Reason(
    "đĩa đầy, không còn chỗ ghi",
    "the disk is full",
    "Xóa bớt tệp không cần, hoặc chọn ổ đĩa khác còn chỗ",
    "Delete what is not needed or choose a disk with room",
)
READ_ONLY = Reason(
    "ổ đĩa hoặc thư mục này chỉ cho đọc",
    "the disk or folder can only be read",
    "Chép thư mục làm việc sang nơi ghi được (không phải đĩa CD hay thư mục dùng chung khóa ghi)",
    "Copy the workspace to where it may be written (no CD, locked card or read-only share)",
)
FORBIDDEN = Reason(
    "không có quyền đọc hay ghi ở đó, hoặc tệp đang mở trong Excel hay Word",
    "there is no permission to read or write there, or Excel or Word has the file open",
    "Đóng tệp nếu đang mở; nếu vẫn không được, nhờ người quản trị máy cho quyền ghi thư mục",
    "Close the file if it is open; else ask for permission to write to the folder",
)
HELD = Reason(
    "một chương trình khác đang giữ tệp hoặc thư mục này",
    "another program holds this file or folder",
    "Đóng chương trình đang mở tệp hoặc thư mục ấy",
    "Close the program that has the file or folder open",
)
TOO_LONG = Reason(
    "tên tệp hoặc đường dẫn quá dài",
    "the file name or path is too long",
    "Rút ngắn tên ấy, hoặc để thư mục làm việc ở nơi có đường dẫn ngắn hơn",
    "Shorten the name, or keep the workspace where the path is shorter",
)
FILE_THERE = Reason(
    "ở chỗ cần một thư mục lại có một tệp",
    "there is a file where a folder is needed",
    "Đổi tên hoặc chuyển tệp ấy đi, hoặc chọn thư mục khác",
    "Rename or move that file, or choose another folder",
)
FOLDER_THERE = Reason(
    "ở chỗ của tệp lại có một thư mục cùng tên",
    "there is a folder of that name where the file belongs",
    "Đổi tên hoặc chuyển thư mục ấy đi, hoặc chọn tên khác",
    "Rename or move that folder, or choose another name",
)
LINK_THERE = Reason(
    "ở đó là một liên kết trỏ sang chỗ khác, không phải tệp hay thư mục thật",
    "there is a link to another place, no real file or folder",
    "Bỏ liên kết ấy đi, hoặc chọn chỗ khác",
    "Remove the link, or choose another place",
)
NOT_THERE = Reason(
    "không có nơi ấy, hoặc vừa bị xóa hay ngắt ra",
    "there is no such place, or it has just been removed",
    "Kiểm tra đường dẫn, cắm lại ổ đĩa hoặc nối lại mạng",
    "Check the path, plug the disk in or join the network again",
)
OTHER_DISK = Reason(
    "nơi này nằm trên một ổ đĩa khác với thư mục chứa nó",
    "this lies on another disk than the folder that holds it",
    "Chọn một thư mục nằm hẳn trên một ổ đĩa",
    "Choose a folder that lies on one disk",
)
BROKEN = Reason(
    "ổ đĩa hoặc đường mạng bị lỗi khi đọc, ghi",
    "the disk or the network failed",
    "Kiểm tra ổ đĩa và mạng, hoặc dùng ổ khác",
    "Check disk and network, or use another disk",
)
BAD_NAME = Reason(
    "tên có ký tự mà máy này không đặt cho tệp được",
    "the name has a sign that this system allows in no file name",
    "Đặt tên khác, không có các dấu : * ? và dấu nháy",
    "Choose a name without : * ? and quotes",
)
REASONS: Mapping[int, Reason] = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY, errno.EACCES: FORBIDDEN, errno.EPERM: FORBIDDEN,
    errno.EBUSY: HELD,
    errno.ENAMETOOLONG: TOO_LONG,
    errno.ENOTDIR: FILE_THERE, errno.EEXIST: FILE_THERE, errno.EISDIR: FOLDER_THERE, errno.ENOTEMPTY: FOLDER_THERE,
    errno.ELOOP: LINK_THERE, errno.ENOENT: NOT_THERE, errno.ENXIO: NOT_THERE, errno.ESTALE: NOT_THERE,
    errno.EXDEV: OTHER_DISK, errno.EIO: BROKEN, errno.EINVAL: BAD_NAME,
}  # fmt: skip

# What Windows says more exactly than the number that every system has.
ON_WINDOWS: Mapping[int, Reason] = {19: READ_ONLY, 32: HELD, 33: HELD, 123: BAD_NAME, 206: TOO_LONG, 267: FILE_THERE}


def reason_of(fault: OSError) -> Reason:
    """What a fault of the disk means; one that nobody has words for is told by its name."""
    number = fault.errno or 0
    if told := ON_WINDOWS.get(getattr(fault, "winerror", None) or 0):
        return told
    if number in REASONS:
        return REASONS[number]
    name = errno.errorcode.get(number, type(fault).__name__)
    return Reason(f"máy báo lỗi {name}", f"the system says {name}", FORBIDDEN.help, FORBIDDEN.help_en)


def unwritten(path: Path, fault: OSError) -> Problem:
    """SYS-103: a file or folder that could not be written, and all that stands there as it was."""
    return problem("SYS-103", Place(str(path)), name=path.name, **reason_of(fault)._asdict())


def unread(path: Path, fault: OSError) -> Problem:
    """SYS-116: a file or folder that could not be read."""
    return problem("SYS-116", Place(str(path)), name=path.name, **reason_of(fault)._asdict())


def unopened(path: Path, shown: str, fault: OSError) -> Problem:
    """FIL-107: a file that somebody sent and that could not be opened, by the name it is shown by."""
    told = FOLDER_THERE if path.is_dir() else reason_of(fault)
    return problem("FIL-107", Place(shown), reason=told.reason, reason_en=told.reason_en)


def silence(stream: TextIO) -> None:
    """Let what a stream was refused go nowhere, or Python would try it again at the very end and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def undelivered(fault: OSError) -> Problem:
    """SYS-115: the screen, file or command that takes the output refused it."""
    return problem("SYS-115", Place("stdout"), **reason_of(fault)._asdict())
