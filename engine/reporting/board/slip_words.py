"""A commune's page of what to mend, in words that can be sent; Vietnamese whatever the language of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine.files.kit.cut_texts import cut
from engine.forms.to_mend import Slip
from engine.problems import Place, Problem, words

TITLE = "CÁC CHỖ PHẢI SỬA TRONG PHIẾU SỐ LIỆU"
WRONG, DOUBTFUL = "Phải sửa", "Xem lại"
HEADS = ("TT", "Ở đâu", "Đã ghi", "Điều chưa đúng", "Cách sửa")
SIGNED_BY, SIGNED_HOW = "TM. HỘI ĐỒNG ĐÁNH GIÁ", "(ký, ghi rõ họ tên)"
LONGEST_TYPED = 80
# What the catalogue says to a board, as it is said to the commune: it has the form, and no program.
SAID_TO_A_COMMUNE = (
    ("do phuhop form tạo ra", "do hội đồng gửi"),
    ("Chạy phuhop form để tạo phiếu mới", "Xin hội đồng phiếu mới"),
    ("bằng phuhop form ĐỢT --table", "của hội đồng"),
    ("làm phiếu mới bằng phuhop form", "xin hội đồng phiếu mới"),
    ("Chạy phuhop form để có phiếu mới", "Xin hội đồng phiếu mới"),
    ("(phuhop form tạo lại được)", "(xin hội đồng nếu không còn)"),
    ("như phuhop form", "như hội đồng"),
    ("thêm xã vào communes.csv", "báo hội đồng"),
    ("communes.csv", "danh sách xã của đợt"),
    ("evidence.yaml", "phiếu"),
    ("evidence/", ""),
    ("Hỏi xã phiếu nào đúng, chuyển phiếu kia ra khỏi thư mục", "Cho hội đồng biết phiếu nào đúng"),
    ("Xin xã gửi lại", "Gửi lại"),
    ("Xin xã điền", "Điền"),
)


class Line(NamedTuple):
    """A row of the page: ``kind`` is whether it must be mended or looked at again."""

    kind: str
    where: str
    typed: str
    what: str
    remedy: str


def lines_of(slip: Slip) -> Iterator[Line]:
    """Every row, what must be mended first."""
    yield from (_line(WRONG, found) for found in slip.wrong)
    yield from (_line(DOUBTFUL, found) for found in slip.doubtful)


def _line(kind: str, found: Problem) -> Line:
    told = words(found, "vi")
    what = f"{said_to_commune(told['what'])} ({found.code})"
    typed = cut(found.typed or str(found.values.get("given", "")), LONGEST_TYPED) or "–"
    return Line(kind, place_words(found.place), typed, what, said_to_commune(told["remedy"]))


def said_to_commune(text: str) -> str:
    """A text of the catalogue without the names of commands, folders and files that only a board has."""
    for board, commune in SAID_TO_A_COMMUNE:
        text = text.replace(board, commune)
    return text


def place_words(place: Place) -> str:
    """Where to look: sheet and cell, the line of a table, or the file as a whole."""
    file = place.file.rpartition("/")[2]
    if place.cell:
        return " › ".join(part for part in (place.sheet, place.cell) if part)
    if place.sheet:
        return f"Trang “{place.sheet}”"
    return f"Bảng {file}, dòng {place.line}" if place.line else f"Cả tệp {file}"


def opening_words(slip: Slip) -> str:
    """What this page is about."""
    told = [f"{len(slip.wrong)} chỗ phải sửa"] if slip.wrong else []
    told += [f"{len(slip.doubtful)} chỗ đề nghị xem lại"] if slip.doubtful else []
    about = f"Hội đồng đã đọc phiếu số liệu của {slip.unit.name} trong đợt “{slip.round.title}”."
    return f"{about} Phiếu có {' và '.join(told)}:"


def closing_words(slip: Slip) -> Iterator[str]:
    """What the commune does with it, and until when."""
    if any(found.place.cell for found in slip.wrong):
        yield (
            "Đề nghị xã sửa thẳng vào các ô nền vàng của phiếu đã gửi, giữ nguyên các ô khác. Số liệu ở chỗ phải sửa "
            "chưa được dùng để chấm điểm."
        )
    if slip.doubtful:
        yield _looked_again(slip)
    if slip.open:
        all_ = "Tính cả các ô phải sửa, phiếu" if slip.wrong else "Phiếu"
        yield f"{all_} còn {slip.open} số liệu chưa có. Không có trường hợp nào thì ghi 0, chưa có thì để trống."
    yield (
        "Gửi lại phiếu cho hội đồng trước ngày …… tháng …… năm …… "
        f"(ngày chốt số liệu của đợt: {slip.round.on:%d/%m/%Y})."
    )


def _looked_again(slip: Slip) -> str:
    """What is done where nothing must be mended: a reason answers what is asked of a figure, and nothing else."""
    asked = [found.is_open_question for found in slip.doubtful]
    if all(asked):
        return "Chỗ đề nghị xem lại: sai thì sửa; đúng thì ghi vào cột Ghi chú của ô đó: giữ nguyên vì … (lý do)."
    told = "Chỗ đề nghị xem lại: sai thì sửa theo cột Cách sửa."
    kept = " Số đúng mà cột ấy có “giữ nguyên vì …” thì ghi lý do vào cột Ghi chú của ô đó."
    return told + kept if any(asked) else told


def simulated_words(slip: Slip) -> str:
    """The words that stand wherever made-up evidence shows; nothing on a real round."""
    return "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào." if slip.round.simulated else ""
