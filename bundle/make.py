"""``./run bundle``: make the zip for a Windows or Linux computer without the Internet.

It holds the project's wheel, every wheel of ``requirements/run.txt`` for both systems and the licences of all. The
rules engine comes as source only and is left out: there phuhop scores from the ready tables.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bundle.collecting import build_wheel, fetch_wheels, licences_of
from bundle.locks import Pin, digest, lacking, read_pins
from bundle.zipping import write_zip

ROOT = Path(__file__).parents[1]
PARTS = Path(__file__).parent / "parts"
PYTHONS = ("3.11", "3.12")
# Notepad wants a mark before Vietnamese letters and its own line ends; cmd.exe wants its line ends and no mark.
READ_FIRST = "DOC-TRUOC.txt"


def main(words: Sequence[str] | None = None) -> int:
    """Make the zip as asked for; 0 when it is there."""
    asked = argparse.ArgumentParser(prog="./run bundle", description=__doc__)
    asked.add_argument("--to", type=Path, default=Path(), help="folder for the zip (default: the caller's)")
    asked.add_argument("--python", choices=PYTHONS, action="append", help="again for both; default 3.12")
    asked.add_argument("--wheels", type=Path, help="take the wheels of this folder instead of asking pip for them")
    told = asked.parse_args(words)
    with tempfile.TemporaryDirectory() as work:
        wheels = Path(work) / "wheels"
        wheels.mkdir()
        try:
            return _made(told.to, tuple(told.python or ("3.12",)), wheels, told.wheels)
        except subprocess.CalledProcessError as fault:
            print(
                "Chưa đủ gói để đóng gói: không tải được, hoặc chưa dựng được phuhop (xem trên).\n"
                "→ Hãy kiểm tra kết nối Internet hoặc proxy của pip, rồi chạy lại.\n"
                f"Packages could not be fetched or built: {' '.join(map(str, fault.cmd[3:6]))} ended with "
                f"{fault.returncode}.\n→ Check pip's connection or proxy, then run this again.",
                file=sys.stderr,
            )
            return 1


def _made(to: Path, pythons: tuple[str, ...], wheels: Path, given: Path | None) -> int:
    pins = read_pins(ROOT / "requirements" / "run.txt")
    if given:
        for path in sorted(given.glob("*.whl")):
            (wheels / path.name).write_bytes(path.read_bytes())
    else:
        for python in pythons:
            print(f"phuhop: đang tải các gói cho Windows và Linux, Python {python} … / fetching …", file=sys.stderr)
            fetch_wheels(pins, python, wheels)
    if wrong := [line for python in pythons for line in lacking(sorted(wheels.glob("*.whl")), pins, python)]:
        print("\n".join(dict.fromkeys(wrong)), file=sys.stderr)
        print("→ Không đóng gói / no bundle was made: requirements/run.txt is not met.", file=sys.stderr)
        return 1
    own = build_wheel(ROOT, wheels)
    name = "-".join(own.name.split("-")[:2])
    to.mkdir(parents=True, exist_ok=True)
    path = to / f"{name}-khong-can-mang.zip"
    write_zip(path, name, _files(pins, wheels, own, pythons))
    size = path.stat().st_size // 1_000_000
    print(f"{path} ({size} MB)\nSHA-256: {digest(path)}")
    return 0


def _files(pins: Sequence[Pin], wheels: Path, own: Path, pythons: tuple[str, ...]) -> dict[str, bytes | Path]:
    """Everything by its name in the zip; the machine's own under ``may``, what people touch beside it."""
    packed = sorted(wheels.glob("*.whl"))
    about = {"version": own.name.split("-")[1], "pythons": sorted(pythons)}
    return {
        "Mo phuhop.cmd": _with_line_ends((PARTS / "Mo phuhop.cmd").read_bytes()),
        "mo-phuhop.sh": PARTS / "mo-phuhop.sh",
        READ_FIRST: b"\xef\xbb\xbf" + _with_line_ends((PARTS / READ_FIRST).read_bytes()),
        "may/mo.py": PARTS / "mo.py",
        "may/goi.json": json.dumps(about, indent=1).encode() + b"\n",
        "may/cai.txt": _list(pins, own).encode(),
        "may/giay-phep/phuhop/LICENSE": ROOT / "LICENSE",
        **{f"may/giay-phep/{name}": text for name, text in licences_of(packed).items()},
        **{f"may/wheels/{path.name}": path for path in packed},
    }


def _list(pins: Sequence[Pin], own: Path) -> str:
    """What is installed, with markers and hashes as pinned, and the project's own wheel by its hash."""
    lines = [
        f"{pin.name}=={pin.version}{f' ; {pin.marker}' if pin.marker else ''}"
        + "".join(f" --hash=sha256:{told}" for told in sorted(pin.hashes))
        for pin in pins
    ]
    name, version = own.name.split("-")[:2]
    return "\n".join([*lines, f"{name}=={version} --hash=sha256:{digest(own)}", ""])


def _with_line_ends(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


if __name__ == "__main__":
    sys.exit(main())
