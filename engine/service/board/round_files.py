"""``round.yaml`` of a new round, each key under a line that says what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.evidence.facts import Round
from engine.files.trees import Tree
from engine.files.yaml_text import fresh

HEAD = (
    "Đợt đánh giá. Dòng bắt đầu bằng # là lời giải thích, máy không đọc. "
    "Sửa bằng Notepad, lưu giữ nguyên tên round.yaml; sửa xong thì soát: run check {id}"
)
OVERRIDES = """\
# Đơn vị mà văn bản chưa nêu ngưỡng (như đặc khu) phải do người có thẩm quyền xếp nhóm. Bỏ dấu # ở đầu dòng rồi ghi:
# class_overrides:
#   - commune: "{code}"
#     value: {classes}
#     reason: vì sao xếp nhóm này
#     document: số và ngày văn bản
#     by: cơ quan ấn định
#     on: {on}
"""


def new_round_text(round_: Round, fitting: Sequence[str], classes: Sequence[str]) -> str:
    """The file of a round; ``fitting`` are the letters of its year and place, ``classes`` those of its standard."""
    sample = next((u.code for u in round_.units if u.type == "dac_khu"), round_.units[0].code)
    overrides = OVERRIDES.format(code=sample, classes=" hoặc ".join(classes), on=round_.on.isoformat())
    return "\n".join([f"# {HEAD.format(id=round_.id)}", *_keys(round_, fitting), overrides])


def _keys(round_: Round, fitting: Sequence[str]) -> Iterator[str]:
    period: Tree = {"from": round_.period_from.isoformat(), "to": round_.period_to.isoformat()}
    letters = ", ".join(fitting) or "chưa có văn bản nào"
    told: tuple[tuple[str, str, Tree], ...] = (
        ("id", "Mã của đợt, cũng là tên thư mục.", round_.id),
        ("title", "Tên đợt, in trên phiếu và kết quả.", round_.title),
        ("standard", "Bộ tiêu chí để chấm: một thư mục trong criteria/.", round_.standard),
        ("on", "Ngày chốt số liệu, ghi năm-tháng-ngày.", round_.on.isoformat()),
        ("period", "Kỳ đếm số vụ, số trẻ sinh…: từ ngày đến ngày. Đổi kỳ thì phải làm lại phiếu.", period),
        ("area", "Địa bàn của đợt.", round_.area),
        ("simulated", "true chỉ khi số liệu là mô phỏng.", str(round_.simulated).lower()),
        ("directives", f"Văn bản chỉ đạo được theo dõi (phiếu hỏi thêm). Hợp với năm và địa bàn: {letters}.",
         round_.directives),
    )  # fmt: skip
    for key, comment, value in told:
        yield f"# {comment}\n" + (fresh({key: value}).strip() if value != () else f"{key}: []")
