"""The one home that each command has among the pages, and how jobs and files are told to whoever has pages alone.

A job of the catalogue of problems is a command with its words; on a page it is the page where the same is done. What
no page does is told as the work of whoever looks after the machine, with the reason why it is so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal, TypeAlias

from engine.language import Say, speak, text
from engine.manners import Manner, Telling, on_terminal

Of: TypeAlias = Literal["house", "round", "commune", "law"]
# Whose a page is: nobody's own, a round's, one commune's in a round, a standard's.
WHOSE: Final[Mapping[Of, Sequence[str]]] = {
    "house": ("home", "new_round", "standards", "law_reading", "law_tasks", "help", "people"),
    "round": (
        "round", "heat", "tiles", "against", "rank", "uploads", "opening", "imports", "desk", "appraisal_book_in",
        "to_see", "overrides", "council", "round_papers", "plan", "round_tasks", "reports", "publishing",
        "round_record", "record_check", "setting",
    ),
    "commune": ("commune", "commune_path", "filling", "sending", "appraisal", "answer_remark", "ballot", "papers",
                "commune_record"),
    "law": ("standard", "law_edit", "law_check", "law_compare", "new_year"),
}  # fmt: skip
# What each page is called, by the name of its address.
TITLES: Final[Mapping[str, str]] = {
    "home": text("Đợt đánh giá"),
    "new_round": text("Lập đợt mới"),
    "standards": text("Bộ tiêu chí"),
    "law_reading": text("Đọc văn bản"),
    "law_tasks": text("Nhận việc từ công văn"),
    "help": text("Trợ giúp"),
    "people": text("Người dùng"),
    "round": text("Danh sách xã"),
    "heat": text("Bảng nhiệt"),
    "tiles": text("Theo tỉnh"),
    "against": text("So với đợt trước"),
    "rank": text("Xếp hạng"),
    "uploads": text("Phiếu của xã"),
    "opening": text("Mở nhật ký hồ sơ"),
    "imports": text("Nhận phiếu vào nhật ký"),
    "desk": text("Hồ sơ các xã"),
    "appraisal_book_in": text("Sổ thẩm định Excel"),
    "to_see": text("Nên xem gì trước"),
    "overrides": text("Ấn định và miễn"),
    "council": text("Phiên họp"),
    "round_papers": text("Giấy tờ"),
    "plan": text("Việc nên làm"),
    "round_tasks": text("Nhiệm vụ"),
    "reports": text("Báo cáo"),
    "publishing": text("Công bố"),
    "round_record": text("Nhật ký"),
    "setting": text("Thiết lập"),
    "record_check": text("Kiểm tra nhật ký"),
    "commune": text("Kết luận"),
    "commune_path": text("Đường tới đạt chuẩn"),
    "filling": text("Nhập số liệu"),
    "sending": text("Xem lại và gửi"),
    "appraisal": text("Thẩm định"),
    "answer_remark": text("Trả lời hội đồng"),
    "ballot": text("Biểu quyết và quyết định"),
    "papers": text("Giấy tờ"),
    "commune_record": text("Nhật ký"),
    "standard": text("Toàn văn"),
    "law_edit": text("Sửa"),
    "law_check": text("Đối chiếu"),
    "law_compare": text("So sánh"),
    "new_year": text("Năm mới"),
}


@dataclass(frozen=True, slots=True)
class Home:
    """Where a job is done: ``page`` by the name of its address; "" for what no page does, with ``why`` it does not.

    ``asks`` is what whoever looks after the machine is asked for then.
    """

    page: str
    asks: str = ""
    why: str = ""


def _kept(asks: str, why: str) -> Home:
    """A job of whoever looks after the machine."""
    return Home("", asks, why)


# Each command with the options that make another job of it; the row with the most of them that a job has is its own.
HOMES: Final[Mapping[str, Home]] = {
    "demo": _kept(text("chạy đợt mẫu"), "the sample round stands among the rounds of every new workspace"),
    "serve": _kept(text("mở lại phuhop"), "it is what serves the pages"),
    "new-round": Home("new_round"),
    "form": Home("uploads"),
    "page": Home("standard"),
    "register": Home("uploads"),
    "return": Home("uploads"),
    "check": Home("round"),
    "check --accept": Home("law_edit"),
    "check --examples": Home("law_edit"),
    "score": Home("round"),
    "explain": Home("commune"),
    "path": Home("commune_path"),
    "tasks": Home("round_tasks"),
    "plan": Home("plan"),
    "review": Home("desk"),
    "review open": Home("opening"),
    "review import": Home("imports"),
    "review show": Home("appraisal"),
    "review claim": Home("desk"),
    "review return": Home("appraisal"),
    "review appraise": Home("appraisal"),
    "review reopen": Home("appraisal"),
    "review withdraw": Home("filling"),
    "review answer": Home("answer_remark"),
    "review receipt": Home("commune_record"),
    "review out": Home("appraisal_book_in"),
    "review in": Home("appraisal_book_in"),
    "review visits": Home("to_see"),
    "review overrides": Home("overrides"),
    "review people": Home("opening"),
    "review council": Home("council"),
    "review ballot-open": Home("ballot"),
    "review vote": Home("ballot"),
    "review ballot-close": Home("ballot"),
    "review decide": Home("ballot"),
    "review signed": Home("ballot"),
    "review revoke": Home("ballot"),
    "papers": Home("round_papers"),
    "reports": Home("reports"),
    "rank": Home("rank"),
    "shared": _kept(text("lập bảng số liệu dùng chung"), "the figures of another programme come as its own file"),
    "publish": Home("publishing"),
    "record": Home("round_record"),
    "record --verify": Home("record_check"),
    "record --board": _kept(
        text("sao lưu hoặc khôi phục cả hội đồng"), "it holds every file and secret, which no single role may read"
    ),
    "record --restore": _kept(text("đưa bản sao lưu vào"), "it puts the record aside that the pages are drawn from"),
    "record --accept": _kept(text("chấp nhận kho này"), "the pages shut until somebody answers for the record"),
    "record --rebuild": _kept(text("lập lại các bảng của kho"), "it makes the tables anew that the pages read"),
    "export": Home("round"),
    "dossier": Home("round_record"),
    "compare": Home("law_compare"),
    "new-year": Home("new_year"),
    "law checklist": Home("law_check"),
    "law check-in": Home("law_check"),
    "law read": Home("law_reading"),
    "law accept": Home("law_tasks"),
    "law status": Home("law_check"),
    "law show": Home("standard"),
    "law export": Home("law_edit"),
    "law import": Home("law_edit"),
    "law schema": _kept(text("lấy lược đồ của tệp"), "it is for editors of YAML outside the pages"),
    "sample": _kept(text("làm đợt mẫu"), "made-up figures are for whoever tries or teaches the program"),
    "doctor": _kept(text("xem máy còn thiếu gì"), "it looks at what is installed on the machine"),
    "menu": _kept(text("mở bảng chọn"), "it is the menu of a terminal"),
}

# What a file of a round's folder holds: who reads a page is told that.
FILES: Final[Mapping[str, str]] = {
    "communes.csv": text("danh sách xã của đợt"),
    "round.yaml": text("phần khai của đợt"),
    "dot.xlsx": text("sổ Excel của đợt"),
    "council.yaml": text("danh sách người của đợt"),
    "decisions.csv": text("danh sách quyết định của đợt"),
    "evidence/": text("nơi để phiếu của đợt"),
    "evidence.yaml": text("danh mục số liệu"),
    "standard.yaml": text("phần đầu của bộ tiêu chí"),
    "checkpoints.txt": text("tệp mốc niêm phong"),
    "record/backups": text("nơi giữ bản sao lưu"),
}

# Those of them that the page of the round's setting changes.
OF_THE_SETTING: Final = frozenset({"communes.csv", "round.yaml", "dot.xlsx"})


def home_of(line: str) -> tuple[Home, tuple[str, ...]]:
    """The home of a job as its command line tells it, and what is named there: the round or standard, and communes.

    Raises KeyError for a line that begins with no command.
    """
    told = line.strip("“”").split()
    named = 2 if " ".join(told[:2]) in HOMES else 1
    command, rest = " ".join(told[:named]), told[named:]
    options = {word for word in rest if word.startswith("--")}
    rows = (row.split(" --") for row in HOMES if row.split(" --")[0] == command)
    best = max((row for row in rows if {f"--{one}" for one in row[1:]} <= options), key=len, default=[command])
    given = [word for at, word in enumerate(rest) if not word.startswith("--") and not _valued(rest, at)]
    return HOMES[" --".join(best)], tuple(given)


def _valued(words: Sequence[str], at: int) -> bool:
    """Whether a word is what an option before it takes."""
    return at > 0 and words[at - 1].startswith("--") and words[at - 1] not in ("--all", "--apply", "--verify")


def page_words(page: str, say: Say) -> str:
    """A page as a sentence names it; whose it is where that is not a round's or nobody's own."""
    title = say(TITLES[page])
    if page in WHOSE["commune"]:
        return say("trang “{title}” của xã", title=title)
    if page in WHOSE["law"]:
        return say("trang “{title}” của bộ tiêu chí", title=title)
    return say("trang “{title}”", title=title)


def job_words(manner: Manner, line: str, say: Say, *, board: bool) -> str:
    """A job or a file on a page: which page to open, whom to ask, what the file holds.

    On a board nobody who reads it can touch a file; on one's own machine its name stands beside.
    """
    match manner:
        case "at_terminal":
            return ""
        case "at_page":
            return page_words(line.split(maxsplit=1)[0], say)
        case "the_file" | "The_file" | "edit_file":
            told = _file_words(manner, line, say, board=board)
        case _:
            home, _ = home_of(line)
            told = _at_page(manner, home, say) if home.page else _at_keeper(manner, home, say)
    return told[:1].upper() + told[1:] if manner in ("Run", "The_file") else told


def _at_page(manner: Manner, home: Home, say: Say) -> str:
    page = page_words(home.page, say)
    match manner:
        case "cmd":
            return page
        case "using":
            return say("ở {page}", page=page)
    return say("mở {page}", page=page)


def _at_keeper(manner: Manner, home: Home, say: Say) -> str:
    if manner in ("cmd", "using"):
        return say("nhờ người giữ máy")
    return say("nhờ người giữ máy {asks}", asks=say(home.asks))


def _file_words(manner: Manner, line: str, say: Say, *, board: bool) -> str:
    file = line.split(" ", 1)[0]
    told = say(FILES[file])
    if manner == "edit_file" and file in OF_THE_SETTING:
        return say("{file} ({page})", file=told, page=page_words("setting", say))
    if not board:
        return f"{told} ({file})"
    return say("{file} (nhờ người giữ máy)", file=told) if manner == "edit_file" else told


def _either_way(manner: Manner, line: str, say: Say) -> str:
    """A job by its page and by its command, for whoever reads a file and may have the one or the other."""
    typed = on_terminal(say.language).words(manner, line)
    if manner in ("at_terminal", "the_file", "The_file") or (manner == "edit_file" and line not in OF_THE_SETTING):
        return typed
    if manner == "edit_file":
        return say("{file} ({page})", file=typed, page=page_words("setting", say))
    told = job_words(manner, line, say, board=False)
    if manner == "at_page" or not home_of(line)[0].page:
        return told
    return say("{page} (hoặc {command})", page=told, command=typed[:1].lower() + typed[1:])


def on_paper(say: Say) -> Telling:
    """How jobs and files are told in a file that goes from hand to hand."""
    return Telling("terminal", partial(_either_way, say=say))


def on_pages(say: Say, *, board: bool = False) -> Telling:
    """How jobs and files are told on pages in a language, of one's own machine or of a board's."""
    return Telling("page", partial(job_words, say=say, board=board))


def speak_on_pages(language: str, *, board: bool = False) -> Say:
    """The texts of a language for whoever reads pages; raises ValueError for one that is not spoken."""
    say = speak(language)
    return replace(say, telling=on_pages(say, board=board))
