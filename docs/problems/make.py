"""Makes a page for each problem code from the catalogue, with an example where a broken file is at hand.

Run after any change of engine/problems.toml: python -m docs.problems.make.
"""  # noqa: INP001 - a folder of pages, not a package

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.homes import speak_on_pages
from engine.manners import Telling, jobs, on_terminal
from engine.problems import NOTHING_MORE, Kind, catalogue, filled, render
from tests.law.test_bad_law import BROKEN, broken

HERE = Path(__file__).parent
FAMILIES = {
    "LAW": ("Bộ tiêu chí, văn bản chỉ đạo", "Criteria and directives"),
    "WBK": ("Sổ Excel của bộ tiêu chí", "The law's workbook"),
    "RND": ("Đợt đánh giá", "Rounds"),
    "EVI": ("Phiếu số liệu của xã", "Communes' forms"),
    "FIL": ("Tệp gửi đến", "Files received"),
    "DIR": ("Văn bản chỉ đạo", "Directive letters"),
    "CHK": ("Phiếu đối chiếu với văn bản", "Checking sheets"),
    "READ": ("Đọc văn bản", "Reading a decision's text"),
    "PLN": ("Kế hoạch của đợt", "Plans of a round"),
    "RPT": ("Báo cáo, xếp hạng, số liệu dùng chung", "Reports, ranking, shared figures"),
    "PUB": ("Công bố", "Publishing"),
    "PAP": ("Giấy tờ của đợt", "Papers of a round"),
    "REC": ("Nhật ký hồ sơ của đợt", "A round's record"),
    "DOS": ("Hồ sơ mang đi", "A dossier that is carried away"),
    "PAG": ("Trang tự chấm của xã", "The page by which a commune scores itself"),
    "WEB": ("Trang trên trình duyệt", "Pages in the browser"),
    "SYS": ("Máy đang dùng", "This machine"),
}
DOUBT = "Chưa rõ của xã nào, đợt nào: gác cả xã lại. · In doubt whose, or of which round: the commune is set aside."
SEVERITIES = {"error": ("lỗi", "error"), "warning": ("cảnh báo", "warning")}


def pages() -> Mapping[str, str]:
    """Every page by its file name, the index among them."""
    examples = _examples()
    made = {f"{code}.md": _page(kind, examples.get(code, "")) for code, kind in catalogue().items()}
    return {**made, "README.md": _index()}


def _page(kind: Kind, example: str) -> str:
    vi, en, typed = kind.texts["vi"], kind.texts["en"], on_terminal("en")
    severity = SEVERITIES[kind.severity]
    exits = {0: kind.exit_code, 1: 0}[kind.severity == "warning"]
    lines = [
        f"# {kind.code}",
        f"[Mọi mã · All codes](README.md) · {severity[0]}, mã thoát {exits} · {severity[1]}, exit code {exits}",
        *([DOUBT] if kind.doubt else []),
        "## Tiếng Việt",
        f"**Sai gì.** {_shown(vi['what'])}",
        f"**Quy tắc.** {_shown(vi['rule'])}",
        f"**Sửa thế nào.** {_shown(vi['remedy'])}",
        *_in_browser(kind, "vi", "Trên trình duyệt."),
        "## English",
        f"**What is wrong.** {_shown(en['what'], typed)}",
        f"**The rule.** {_shown(en['rule'], typed)}",
        f"**What to do.** {_shown(en['remedy'], typed)}",
        *_in_browser(kind, "en", "In the browser."),
    ]
    if example:
        lines += ["## Ví dụ · Example", f"```text\n{example}\n```"]
    return "\n\n".join(lines) + "\n"


class _Marked(dict[str, object]):
    """Values of which none is known: a mark stands for each; of most figures there is nothing more to say."""

    def __missing__(self, name: str) -> str:
        return "⟨…⟩" if NOTHING_MORE.get(name, name) else ""


def _shown(text: str, telling: Telling | None = None) -> str:
    """A text of the catalogue with a mark wherever a value is filled in, as at a terminal unless told."""
    told = filled(text, _Marked(jobs(telling or on_terminal("vi"))))
    return re.sub(r"([*_<>|])", r"\\\1", told)


def _in_browser(kind: Kind, language: str, head: str) -> Iterator[str]:
    """What to do for whoever has pages alone, where that is told otherwise."""
    text = kind.texts[language]["remedy"]
    told = kind.on_page[language].get("remedy", text)
    on_page = _shown(told, speak_on_pages(language, board=True).telling)
    if on_page != _shown(text, on_terminal(language)):
        yield f"**{head}** {on_page}"


def _examples() -> dict[str, str]:
    """What each broken law of the tests makes phuhop say, in Vietnamese."""
    found = {}
    for path in BROKEN:
        folder = Path(tempfile.mkdtemp())
        try:
            _, problems = broken(path, folder)
        finally:
            shutil.rmtree(folder)
        told = next(p for p in problems if p.code == path.stem)
        found[path.stem] = "\n".join(line[:160].rstrip() for line in render(told, "vi").splitlines())
    return found


def _index() -> str:
    lines = [
        "# Mã vấn đề · Problem codes",
        "Mỗi vấn đề phuhop nêu ra có một mã; trang của mã nói sai gì, quy tắc nào, sửa thế nào.",
        "Every problem has a code; its page says what is wrong, which rule is broken, and what to do.",
    ]
    for family in dict.fromkeys(code.partition("-")[0] for code in catalogue()):
        vi, en = FAMILIES[family]
        rows = [
            f"| [{code}]({code}.md) | {SEVERITIES[kind.severity][0]} | "
            f"{_shown(kind.texts['vi']['what'])} | {_shown(kind.texts['en']['what'], on_terminal('en'))} |"
            for code, kind in catalogue().items()
            if code.partition("-")[0] == family
        ]
        table = "\n".join(["| mã | mức | sai gì | what is wrong |", "| --- | --- | --- | --- |", *rows])
        lines += [f"## {vi} · {en}", table]
    return "\n\n".join(lines) + "\n"


def main() -> None:
    """Write every page anew; pages of codes that are gone go too."""
    made = pages()
    for path in HERE.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
