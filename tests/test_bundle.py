"""The zip for a computer without the Internet holds what the lists pin, and opens from its own files alone."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bundle import locks, make, zipping
from bundle.collecting import LICENCE, licences_of
from bundle.locks import Pin, fits, lacking, read_pins
from tests.pinned import ROOT, pins, version_of

HERE = "{}.{}".format(*sys.version_info)
PARTS = ROOT / "bundle" / "parts"
CMD, SH, READ_FIRST = (PARTS / name for name in ("Mo phuhop.cmd", "mo-phuhop.sh", "DOC-TRUOC.txt"))
TOP = "phuhop-9.9"
# Stands for the program: says where it was asked to work, and by which Python.
TELLER = "import sys\nprint('mở', *sys.argv[1:])\n"


def wheel(folder: Path, name: str, version: str, tag: str = "py3-none-any", **files: str) -> Path:
    """A wheel of a package that needs nothing."""
    stem = f"{name}-{version}"
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nLicense-Expression: MIT\n"
    held = {
        **{f"{module}.py": text for module, text in files.items()},
        f"{stem}.dist-info/METADATA": head,
        f"{stem}.dist-info/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n",
        f"{stem}.dist-info/licenses/LICENSE": f"giấy phép của {name}",
        f"{stem}.dist-info/RECORD": "",
    }
    path = folder / f"{stem}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as made:
        for inner, text in held.items():
            made.writestr(zipfile.ZipInfo(inner), text)
    return path


def pin_of(*paths: Path, marker: str = "") -> Pin:
    """A pin of a list for these wheels of one package."""
    name, version = paths[0].name.split("-")[:2]
    return Pin(name, version, marker, frozenset(locks.digest(path) for path in paths))


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip as the bundle makes it, of two small packages for this Python."""
    folder = tmp_path_factory.mktemp("gói")
    wheels = folder / "wheels"
    wheels.mkdir()
    needed = [wheel(wheels, "luat", "1.0"), wheel(wheels, "khac", "2.0")]
    own = wheel(wheels, "phuhop", "9.9", cli=TELLER)
    listed = [pin_of(needed[0]), pin_of(needed[1], marker="sys_platform == 'khong-co'")]
    zipping.write_zip(folder / "a.zip", TOP, make._files(listed, wheels, own, (HERE,)))
    return folder / "a.zip"


def unpacked(zipped: Path, folder: Path) -> Path:
    """The zip's folder as somebody has unpacked it: in a folder with blanks and marks that is not written to."""
    with zipfile.ZipFile(zipped) as made:
        made.extractall(folder)
    top = folder / TOP
    for path in [top, *top.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return top


def opened(top: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The opener, run by a user of that home; pip has no index, and what it is told elsewhere is wrong on purpose."""
    opener = ["cmd", "/c", str(top / CMD.name)] if os.name == "nt" else ["sh", str(top / SH.name)]
    told = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "XDG_", "PHUHOP_"))}
    own = {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home / "AppData")}
    wrong = {"PIP_REQUIRE_VIRTUALENV": "0", "PIP_NO_BINARY": ":all:", "PIP_PREFIX": str(home / "khac")}
    settings = {**told, **own, **wrong, "PHUHOP_PYTHON": sys.executable}
    return subprocess.run(
        [*opener, *words], env=settings, cwd=home, capture_output=True, encoding="utf-8", check=False, stdin=-3
    )


def test_it_opens_from_its_own_files_and_later_only_opens(zipped: Path, tmp_path: Path) -> None:
    """First it lays the program out; then it only opens it; its own folder stays as it was unpacked."""
    top, home = unpacked(zipped, tmp_path / "Máy xã (1)"), tmp_path / "Nguyễn Thị Hoà"
    home.mkdir()
    before = sorted(top.rglob("*"))
    first, second = opened(top, home, "--no-browser"), opened(top, home)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert first.stdout.splitlines()[-1] == f"mở serve --home {home / 'phuhop'} --no-browser"
    assert "lần đầu" in first.stdout and "lần đầu" not in second.stdout
    assert sorted(top.rglob("*")) == before and not (home / "khac").exists()
    (made,) = [path for path in home.rglob("site-packages") if path.is_dir() and path.name == "site-packages"]
    assert {path.name for path in made.glob("*.dist-info")} >= {"luat-1.0.dist-info", "phuhop-9.9.dist-info"}
    assert not list(made.glob("khac*"))
    (home / "Viec").mkdir()
    top.chmod(0o755)
    (top / "cho-lam-viec.txt").write_text(f'\n "{home / "Viec"}" \n', "utf-8-sig")
    third = opened(top, home)
    assert third.stdout.splitlines()[-1] == f"mở serve --home {home / 'Viec'}"
    (home / "Việc").mkdir()
    (top / "cho-lam-viec.txt").write_text(str(home / "Việc"), "utf-16")
    assert opened(top, home).stdout.splitlines()[-1] == f"mở serve --home {home / 'Việc'}"
    (top / "cho-lam-viec.txt").write_bytes("D:\\Hồ sơ".encode("cp1258", "replace"))
    old = opened(top, home)
    assert (old.returncode, "chọn UTF-8" in old.stderr) == (1, True), old.stderr


@pytest.mark.parametrize(("name", "content"), [("may/wheels/luat-1.0-py3-none-any.whl", b"x"), ("may/cai.txt", b"")])
def test_a_file_that_is_not_as_packed_is_named(zipped: Path, tmp_path: Path, name: str, content: bytes) -> None:
    """Nothing is installed from it, and it is said what to do."""
    top = unpacked(zipped, tmp_path)
    (top / name).chmod(0o644)
    (top / name).write_bytes(content)
    told = opened(top, tmp_path)
    assert told.returncode == 1
    assert name in told.stderr and "giải nén lại" in told.stderr
    assert not list(tmp_path.rglob("site-packages"))


def test_without_its_folder_or_a_python_that_fits_it_says_what_to_do(zipped: Path, tmp_path: Path) -> None:
    """Opened out of the zip, or beside another Python: one sentence of what is wrong, one of the way out."""
    shutil.copy(SH if os.name != "nt" else CMD, tmp_path)
    alone = opened(tmp_path, tmp_path)
    assert alone.returncode == 1 and "iải nén" in alone.stderr
    top = unpacked(zipped, tmp_path / "gói")
    about = top / "may" / "goi.json"
    about.chmod(0o644)
    about.write_text('{"version": "9.9", "pythons": ["3.2"]}', "utf-8")
    other = subprocess.run(
        [sys.executable, "-I", str(top / "may" / "mo.py")], capture_output=True, encoding="utf-8", check=False
    )
    assert other.returncode == 1 and "cần Python 3.2" in other.stderr and "→" in other.stderr
    none = opened(top, tmp_path)
    assert none.returncode == 1 and "chưa có Python 3.12" in none.stderr


def test_the_list_inside_is_of_every_file_and_the_zip_of_the_same_files_is_the_same(zipped: Path) -> None:
    """Each file but the list stands in it with its SHA-256; twice made are the same bytes."""
    with zipfile.ZipFile(zipped) as made:
        files = {name.removeprefix(f"{TOP}/"): made.read(name) for name in made.namelist()}
        modes = {name: info.external_attr >> 16 & 0o111 for name, info in zip(files, made.infolist(), strict=True)}
    listed = dict(line.split("  ")[::-1] for line in files.pop("may/danh-sach.txt").decode().splitlines())
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert [name for name, may_run in modes.items() if may_run] == [SH.name]
    zipping.write_zip(zipped.with_name("b.zip"), TOP, dict(files))
    assert zipped.with_name("b.zip").read_bytes() == zipped.read_bytes()
    assert not re.search(rb"https?://(?!127\.0\.0\.1)", b"".join(files[n] for n in files if n.startswith("may/cai")))


def test_licences_of_all_go_along(zipped: Path) -> None:
    """The texts that each package ships, and a list of what each says of itself."""
    with zipfile.ZipFile(zipped) as made:
        listed = made.read(f"{TOP}/may/giay-phep/DANH-SACH.txt").decode().splitlines()
        text = made.read(f"{TOP}/may/giay-phep/luat-1.0/luat-1.0/licenses/LICENSE").decode()
        assert f"{TOP}/may/giay-phep/phuhop/LICENSE" in made.namelist()
    assert listed == ["khac-2.0: MIT", "luat-1.0: MIT", "phuhop-9.9: MIT"]
    assert text == "giấy phép của luat"
    named = ("a.dist-info/LICENSE.txt", "a.dist-info/licenses/x/COPYING", "engine/web/static/OFL.txt", "NOTICE")
    assert all(LICENCE.search(name) for name in named) and not LICENCE.search("a/licensing.py"[:-3] + ".js/x")


def test_texts_are_as_windows_wants_them(zipped: Path) -> None:
    """Notepad gets a mark and its line ends; cmd.exe gets its line ends and no mark; the page is one page."""
    with zipfile.ZipFile(zipped) as made:
        read_first, command = (made.read(f"{TOP}/{path.name}") for path in (READ_FIRST, CMD))
    assert read_first.startswith(b"\xef\xbb\xbf") and not command.startswith(b"\xef\xbb\xbf")
    for content in (read_first, command):
        assert content.count(b"\n") == content.count(b"\r\n") > 20
    lines = read_first.decode("utf-8-sig").splitlines()
    assert len(lines) <= 60 and max(map(len, lines)) <= 110


def test_both_openers_do_the_same() -> None:
    """One looks for Python as the other does, and both hand over in the same way; every label called is there."""
    command, shell = CMD.read_text("utf-8"), SH.read_text("utf-8")
    for options in (["-I", "-B", "--fits"], ["-I", "-B"]):
        assert all(option in command and option in shell for option in options)
    called = set(re.findall(r"(?:goto|call) :?(?!eof)([a-z_]+)", command.replace("goto :eof", "")))
    assert called - set(re.findall(r"^:([a-z_]+)", command, re.MULTILINE)) == set()
    said = [line for line in command.splitlines() if line.startswith(">&2 echo ")]
    assert said and not [line for line in said if re.search(r"[&|<>^%!]", line.removeprefix(">&2 echo "))]


@pytest.mark.parametrize(
    ("name", "windows", "linux"),
    [
        ("a-1-py3-none-any.whl", True, True),
        ("a-1-py2.py3-none-any.whl", True, True),
        ("a-1-cp312-cp312-win_amd64.whl", True, False),
        ("a-1-cp311-cp311-win_amd64.whl", False, False),
        ("a-1-cp312-cp312-win32.whl", False, False),
        ("a-1-cp310-abi3-win_amd64.whl", True, False),
        ("a-1-cp313-abi3-win_amd64.whl", False, False),
        ("a-1-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", False, True),
        ("a-1-cp312-cp312-manylinux2014_aarch64.whl", False, False),
        ("a-1-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", False, True),
    ],
)
def test_a_wheel_is_for_the_machines_that_its_name_says(name: str, windows: bool, linux: bool) -> None:
    """Python 3.12 on Windows and on Linux, 64 bits."""
    assert (fits(name, "windows", "3.12"), fits(name, "linux", "3.12")) == (windows, linux)


def test_what_lacks_or_is_not_the_lists_is_named(tmp_path: Path) -> None:
    """A package without a wheel for one machine, a wheel with other bytes, a package of no list."""
    whole, windows = wheel(tmp_path, "luat", "1.0"), wheel(tmp_path, "so", "2.0", "cp312-cp312-win_amd64")
    wanted = [pin_of(whole), pin_of(windows)]
    assert lacking([whole, windows], wanted, "3.12") == ["so 2.0: no wheel for linux, Python 3.12"]
    other = Pin("luat", "1.0", "", frozenset({"0" * 64}))
    assert lacking([whole], [other], "3.12") == [f"{whole.name}: its bytes are not those of the list"]
    assert lacking([whole, windows], [pin_of(whole)], "3.12") == ["so: of no list"]


def test_the_list_is_read_as_pip_reads_it(tmp_path: Path) -> None:
    """Every pin of run.txt with its version and hashes; a line that is none is refused."""
    read = read_pins(ROOT / "requirements" / "run.txt")
    assert [(pin.name, pin.version) for pin in read] == [(pin.name, version_of(pin)) for pin in pins("run")]
    assert all(pin.hashes for pin in read)
    assert [bool(pin.marker) for pin in read] == [bool(pin.marker) for pin in pins("run")]
    for wrong in ("luat>=1", "luat==1.0", "-r khac.txt"):
        (tmp_path / "a.txt").write_text(wrong, "utf-8")
        with pytest.raises(ValueError, match=r"a\.txt"):
            read_pins(tmp_path / "a.txt")


def test_wheels_that_do_not_meet_the_list_make_no_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a folder of wheels that lacks one: nothing is made, what lacks is told."""
    wheel(tmp_path, "jinja2", "0.1")
    assert make.main(["--to", str(tmp_path / "ra"), "--wheels", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "jinja2-0.1" in told and "django" in told and "→" in told
    assert not (tmp_path / "ra").exists()


def test_licences_without_a_file_are_told_by_what_the_package_says(tmp_path: Path) -> None:
    """Older packages say it in a classifier or a line of text."""
    path = tmp_path / "cu-1.0-py3-none-any.whl"
    for line, told in (("Classifier: License :: OSI Approved :: MIT License", "MIT License"), ("License: BSD", "BSD")):
        with zipfile.ZipFile(path, "w") as made:
            made.writestr("cu-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: cu\nVersion: 1.0\n{line}\n")
        assert licences_of([path]) == {"DANH-SACH.txt": f"cu-1.0: {told}\n".encode()}
