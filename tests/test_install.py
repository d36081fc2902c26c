"""What the launcher installs is fixed by the lists, whatever else the index of packages has on that day."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest

from tests.pinned import LISTS, ROOT, applies, pins, version_of

LAUNCHER = "run.cmd" if os.name == "nt" else "run"
NEWER = "99999.1"
# Stands for cli.py and for pytest: prints what is installed.
TELLER = """from importlib.metadata import distributions
print(*(f"{found.name}=={found.version}" for found in distributions() if found.name != "pip"), sep="\\n")
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the launcher and its lists, with a folder of packages that stands for the index."""

    folder: Path

    @property
    def index(self) -> Path:
        """Where pip finds packages, and nowhere else."""
        return self.folder / "index"

    @property
    def home(self) -> Path:
        """The environment that the launcher makes."""
        return self.folder / "home"

    def settings(self) -> dict[str, str]:
        """The variables of a call: none of pip's but those that leave it the folder of packages alone."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PHUHOP_"))}
        return plain | {
            "PHUHOP_ENV": str(self.home),
            "PHUHOP_PYTHON": sys.executable,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": self.index.as_uri(),
            "PIP_NO_INDEX": "1",
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Call the launcher."""
        command = [str(self.folder / LAUNCHER), *words]
        return subprocess.run(command, env=self.settings(), capture_output=True, encoding="utf-8", check=False)

    def rewrite(self, name: str, old: str, new: str) -> None:
        """Change the one place in a file of the copy where something stands."""
        path = self.folder / name
        before = path.read_bytes()
        assert before.count(old.encode()) == 1
        path.write_bytes(before.replace(old.encode(), new.encode()))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """The launcher as it is, the lists with other hashes: each package has its pinned release and a much newer one."""
    made = Copy(tmp_path)
    made.index.mkdir()
    shutil.copy(ROOT / LAUNCHER, tmp_path)
    (tmp_path / "cli.py").write_text(TELLER, "utf-8")
    (tmp_path / "requirements").mkdir()
    for name in LISTS:
        lines = []
        for pin in pins(name):
            wheel(made.index, pin.name, NEWER)
            lines.append(f"{pin} --hash=sha256:{wheel(made.index, pin.name, version_of(pin))}\n")
        (tmp_path / "requirements" / f"{name}.txt").write_text("".join(lines), "utf-8")
    return made


def wheel(folder: Path, name: str, version: str) -> str:
    """Put a package's release into a folder, its needs those of the real one; the file's SHA-256."""
    stem = f"{name.replace('-', '_')}-{version}"
    files = {
        f"{stem}.dist-info/METADATA": "\n".join(
            ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *told_needs(name), ""]
        ),
        f"{stem}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{stem}.dist-info/RECORD": "",
    }
    if name == "pytest":
        files["pytest.py"] = TELLER
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inner, text in files.items():
            archive.writestr(zipfile.ZipInfo(inner), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told_needs(name: str) -> list[str]:
    """The lines in which an installed package tells its needs and extras; one for other systems only has none."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    return [f"{key}: {value}" for key in ("Provides-Extra", "Requires-Dist") for value in told.get_all(key, ())]


def installed(call: subprocess.CompletedProcess[str]) -> set[str]:
    """The releases that a call printed as installed."""
    return set(call.stdout.split())


def pinned(*names: str) -> set[str]:
    """The releases that lists pin for this machine."""
    return {f"{pin.name}=={version_of(pin)}" for name in names for pin in pins(name) if applies(pin, {})}


def test_newer_releases_change_nothing(copy: Copy) -> None:
    """With a newer release of each package in the index a list adds exactly its pins; durable-rules may come late."""
    engine = [release.rename(copy.folder / release.name) for release in copy.index.glob("durable_rules-*")]
    without = copy.run()
    assert (without.returncode, installed(without)) == (0, pinned("run", "build")), without.stderr
    assert "durable-rules" in without.stderr
    for release in engine:
        release.rename(copy.index / release.name)
    assert installed(copy.run("doctor")) == pinned("run", "build", "rules")
    assert installed(copy.run("test", "--version")) == pinned(*LISTS)


def test_a_list_without_one_of_its_pins_is_refused(copy: Copy) -> None:
    """What a package asks for and no list pins is said in both languages; the next call begins from nothing."""
    (pin,) = (pin for pin in pins("test") if pin.name == "coverage")
    copy.rewrite("requirements/test.txt", f"{pin} --hash", "# --hash")
    refused = copy.run("test", "--version")
    assert (refused.returncode, refused.stdout) == (1, "")
    said = refused.stderr
    assert said.index("requires coverage") < said.index("còn thiếu gói") < said.index("Packages in the environment")
    assert not [name for name in ("run.done", "test.done") if (copy.home / name).exists()]


@pytest.mark.parametrize("left_out", ["", "--no-deps"])
def test_pip_left_to_choose_refuses_what_the_launcher_installs(copy: Copy, left_out: str) -> None:
    """The launcher's own options let the tests' list in; without --no-deps a newer coverage forbids it."""
    options = re.search(r'-m pip install (--.+?) (?:"\$@"|%~2)', (copy.folder / LAUNCHER).read_text("utf-8"))
    assert options and "--no-deps" in options[1].split()
    kept = [option for option in options[1].split() if option != left_out]
    tried = subprocess.run(
        [sys.executable, "-I", "-m", "pip", "install", "--dry-run", "--ignore-installed",
         *kept, "-r", copy.folder / "requirements" / "test.txt"],
        env=copy.settings(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (tried.returncode != 0) == ("coverage[toml]" in tried.stderr) == bool(left_out), tried.stderr


@pytest.mark.parametrize("script", ["run", "run.cmd", ".ci/run"])
def test_every_script_installs_in_the_same_way(script: str) -> None:
    """Wherever packages are installed their dependencies are left to the lists, and pip says whether that was right."""
    lines = (ROOT / script).read_text("utf-8").replace("\\\n", " ").splitlines()
    installs = [line for line in lines if " pip install " in line]
    assert installs
    assert [line for line in installs if " --no-deps " not in line] == []
    assert [line for line in installs if " -r " in line and " --require-hashes " not in line] == []
    assert [line for line in lines if " pip check" in line]
