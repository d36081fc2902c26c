"""Opens phuhop on a computer without the Internet: the first time it lays the program out, later it only opens it.

Nothing is written where this file lies, and nothing is asked of a network. The program goes to the user's own folder
for programs, the work to a folder of its own: no later bundle writes over it. Needs Python's own library alone.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HERE = Path(__file__).resolve().parent
WHERE = "cho-lam-viec.txt"  # beside the opener: another folder for the work
STAMP, LOG, LOCK = "xong.txt", "cai-dat.log", "dang-cai.khoa"
# It comes as source only, and scoring works from the ready tables.
LEFT_OUT = "durable-rules"


def main(words: list[str]) -> int:
    """Open the pages, or with --fits tell whether this Python will do."""
    about = json.loads((HERE / "goi.json").read_text("utf-8"))
    will_do = fits(about["pythons"])
    if words[:1] == ["--fits"]:
        return 0 if will_do else 1
    if not will_do:
        versions = " / ".join(about["pythons"])
        return tell(
            f"Python đang chạy không hợp: cần Python {versions}, 64-bit, có venv.",
            "→ Hãy cài đúng bản ấy rồi mở lại. Xem DOC-TRUOC.txt.",
        )
    home = programs() / f"{about['version']}-{digest(HERE / 'cai.txt')[:12]}"
    try:
        if not is_made(home) and (failed := make_alone(home)):
            return failed
        work = work_folder()
    except UnicodeDecodeError:
        return tell(
            f"Tệp {WHERE} không lưu bằng Unicode nên không đọc chắc được đường dẫn.",
            "→ Mở tệp ấy bằng Notepad, chọn Save As (Lưu thành), ô Encoding (Mã hóa) chọn UTF-8, lưu đè, rồi mở lại.",
        )
    except OSError as fault:
        return tell(
            f"Không ghi được hoặc không đọc được: {fault.filename or home} ({fault.strerror}).",
            "→ Hãy xem ổ đĩa còn chỗ trống không và thư mục ấy có cho ghi không, rồi mở lại.",
        )
    print(f"Việc của bạn nằm ở: {work}", flush=True)
    opened = [str(python_of(home)), "-I", "-X", "utf8", "-m", "cli", "serve", "--home", str(work), *words]
    try:
        return subprocess.call(opened)
    except KeyboardInterrupt:  # Ctrl+C is how it is stopped
        return 0


def fits(pythons: list[str]) -> bool:
    """Whether this Python is one that the wheels here are for, on a machine that they are for."""
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out
        import venv  # noqa: F401
    except ImportError:
        return False
    machine = platform.machine().lower() in ("amd64", "x86_64") and sys.maxsize > 2**32
    system = sys.platform in ("win32", "linux") and sys.implementation.name == "cpython"
    return machine and system and "{}.{}".format(*sys.version_info) in pythons


def programs() -> Path:
    """The user's own folder for programs: no administrator is needed, and no syncing program copies it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "phuhop"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".local" / "share") / "phuhop"


def work_folder() -> Path:
    """Where the user's work lies: the folder named beside the opener, else one in the user's home."""
    named = HERE.parent / WHERE
    lines = text_of(named.read_bytes()).splitlines() if named.is_file() else []
    told = next((line.strip().strip('"') for line in lines if line.strip()), "")
    return Path(os.path.expandvars(told)).expanduser() if told else Path.home() / "phuhop"


def text_of(content: bytes) -> str:
    """What Notepad saved as UTF-8 or as "Unicode"; in an older alphabet it is no text, and nothing is guessed of it."""
    return content.decode("utf-16" if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig")


def python_of(home: Path) -> Path:
    """The environment's own Python."""
    return home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def is_made(home: Path) -> bool:
    """Whether the environment is whole: stamped last with its list, and its Python still there."""
    try:
        stamped = (home / STAMP).read_bytes() == (HERE / "cai.txt").read_bytes()
        return stamped and subprocess.call([str(python_of(home)), "-I", "-c", ""]) == 0
    except OSError:
        return False


def make_alone(home: Path) -> int:
    """Make the environment, unless another window is at it; 0 when it is there."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / LOCK).open("a+b") as held:
        try:
            if sys.platform == "win32":
                msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return tell("Một cửa sổ khác đang chuẩn bị phuhop.", "→ Chờ cửa sổ ấy mở trang xong, rồi hãy mở lại.")
        return 0 if is_made(home) else make(home)


def make(home: Path) -> int:
    """Make the environment from the files here, in place of an earlier try that was cut short; 0 when it is there."""
    print("phuhop: lần đầu, đang chuẩn bị (không cần Internet, một vài phút; xin đừng đóng cửa sổ) …", flush=True)
    if wrong := broken():
        return tell(
            f"Gói phuhop thiếu tệp hoặc tệp hỏng: {', '.join(wrong[:3])}{' …' if wrong[3:] else ''}",
            "→ Hãy giải nén lại toàn bộ tệp .zip vào một thư mục mới; vẫn báo thế thì chép lại tệp .zip.",
        )
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    python = str(python_of(home))
    install = [
        python, "-I", "-m", "pip", "install", "--quiet", "--no-index", "--find-links", str(HERE / "wheels"),
        "--no-deps", "--require-hashes", "--only-binary", ":all:", "--no-cache-dir", "--no-compile",
        "-r", str(HERE / "cai.txt"),
    ]  # fmt: skip
    with (home / LOG).open("w+", encoding="utf-8", errors="replace") as log:
        for step in ([sys.executable, "-I", "-m", "venv", str(home)], install):
            if subprocess.call(step, env=settings(), stdout=log, stderr=log):
                return tell(
                    f"Chưa chuẩn bị được phuhop (chi tiết: {home / LOG}).",
                    "→ Hãy xem ổ đĩa còn 1 GB trống không rồi mở lại; vẫn thế thì gửi tệp chi tiết cho người hỗ trợ.",
                )
        lacking = subprocess.run([python, "-I", "-m", "pip", "check"], env=settings(), capture_output=True, check=False)
        lines = lacking.stdout.decode("utf-8", "replace").splitlines()
        log.write("\n".join(lines))
    if lacking.returncode and [line for line in lines if LEFT_OUT not in line]:
        return tell(f"Các gói chưa khớp nhau (chi tiết: {home / LOG}).", "→ Hãy xin lại tệp .zip mới.")
    waiting = home / f"{STAMP}.moi"
    waiting.write_bytes((HERE / "cai.txt").read_bytes())
    waiting.replace(home / STAMP)
    return 0


def broken() -> list[str]:
    """The files of the list that are not here, or not as they were packed."""
    wrong = []
    for line in (HERE / "danh-sach.txt").read_text("utf-8").splitlines():
        told, _, name = line.partition("  ")
        path = HERE.parent / name
        if not path.is_file() or digest(path) != told:
            wrong.append(name)
    return wrong


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def settings() -> dict[str, str]:
    """The variables for pip: none of its own or Python's, so that nothing but the files here is asked."""
    plain = {name: value for name, value in os.environ.items() if not name.upper().startswith(("PIP_", "PYTHON"))}
    return {**plain, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def tell(*lines: str) -> int:
    """Say what is wrong and what to do; 1, the code of not having opened."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
