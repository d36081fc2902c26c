"""Wheels and licences: fetched with pip from whatever index it has, for machines other than this one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from email import message_from_bytes
from pathlib import Path

from bundle.locks import Pin

# What pip is told of the machines; an older system's wheels run on a newer one.
PLATFORMS: Mapping[str, tuple[str, ...]] = {
    "windows": ("win_amd64",),
    "linux": (
        "manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_26_x86_64", "manylinux_2_24_x86_64",
        "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_12_x86_64", "manylinux2010_x86_64",
        "manylinux_2_5_x86_64", "manylinux1_x86_64",
    ),
}  # fmt: skip
LICENCE = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors|ofl)[^/]*$|\.dist-info/(licenses|license_files)/")


def fetch_wheels(pins: Iterable[Pin], python: str, into: Path) -> None:
    """Have pip bring the ready-made wheels of a list for each machine; raises CalledProcessError where one lacks.

    Markers are left out: pip would judge them by the machine that it runs on.
    """
    wanted = into.parent / "wanted.txt"
    lines = [f"{pin.name}=={pin.version} {' '.join(f'--hash=sha256:{h}' for h in sorted(pin.hashes))}" for pin in pins]
    wanted.write_text("\n".join(lines) + "\n", "utf-8")
    for platforms in PLATFORMS.values():
        told = [word for platform in platforms for word in ("--platform", platform)]
        subprocess.run(
            [sys.executable, "-I", "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
             "--only-binary", ":all:", "--implementation", "cp", "--python-version", python, *told,
             "--dest", str(into), "-r", str(wanted)],
            check=True,
        )  # fmt: skip


def build_wheel(root: Path, into: Path) -> Path:
    """The project's own wheel, built with the pinned tools and nothing fetched; raises CalledProcessError."""
    made = into.parent / "own"
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made), str(root)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    (wheel,) = made.glob("*.whl")
    return Path(shutil.move(wheel, into / wheel.name))


def licences_of(wheels: Iterable[Path]) -> dict[str, bytes]:
    """The licence texts of wheels by a path of the package's own, and a list of all with what each says of itself."""
    texts: dict[str, bytes] = {}
    listed: dict[str, str] = {}
    for wheel in sorted(wheels):
        package = "-".join(wheel.name.split("-")[:2])
        with zipfile.ZipFile(wheel) as held:
            (head,) = (name for name in held.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
            told = message_from_bytes(held.read(head))
            own = [name for name in held.namelist() if LICENCE.search(name) and not name.endswith(("/", ".py"))]
            texts |= {f"{package}/{name.replace('.dist-info/', '/')}": held.read(name) for name in own}
        listed[package] = told["License-Expression"] or _classified(told.get_all("Classifier", ())) or _short(
            told["License"]
        )  # fmt: skip
    lines = "".join(f"{package}: {name}\n" for package, name in sorted(listed.items()))
    return {"DANH-SACH.txt": lines.encode(), **texts}


def _classified(classifiers: Iterable[str]) -> str:
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::"))


def _short(licence: str | None) -> str:
    return (licence or "").strip().splitlines()[0] if (licence or "").strip() else "xem tệp kèm theo"
