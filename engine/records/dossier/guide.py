"""The guide that lies in a dossier: what it is, how to check it, what a check proves and what it takes on trust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.records.acting.actors import Layer
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class Told:
    """What the guide says of one dossier; ``communes`` and ``aside`` are codes with names.

    ``set_by_hand`` are the overrides that count, each with its commune. ``standards`` are the titles of those that
    judge its communes, each with the hash of its law.
    """

    title: str
    on: date
    standards: tuple[tuple[str, str], ...]
    communes: tuple[str, ...]
    aside: tuple[str, ...]
    layers: tuple[Layer, ...]
    simulated: bool
    checkpoint: Checkpoint | None
    alone: bool
    whole: bool
    left: tuple[str, ...]
    set_by_hand: tuple[str, ...] = ()


def guide(told: Told) -> str:
    """The text of ``READ-ME.txt``: Vietnamese first, then the same in short in English; lines end as Windows has it."""
    parts = (*_head(told), *_how(), *_files(told), *_proof(told), *_trust(told), *_english(told))
    return "\r\n".join(parts) + "\r\n"


def _head(told: Told) -> Iterator[str]:
    yield "HỒ SƠ MANG ĐI"
    yield ""
    yield f"Đợt: {told.title}"
    yield f"Ngày chốt số liệu: {told.on:%d/%m/%Y}"
    for title, _ in told.standards:
        yield f"Bộ tiêu chí: {title}"
    yield f"Số xã trong hồ sơ: {len(told.communes)}" if len(told.communes) != 1 else f"Xã: {told.communes[0]}"
    if told.simulated:
        yield "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."
    if told.aside:
        yield f"Không có điểm trong hồ sơ này, vì chưa chấm được: {', '.join(told.aside)}."
    yield ""


def _how() -> Iterator[str]:
    yield "1. CÁCH KIỂM"
    yield ""
    yield "Giải nén cả hồ sơ ra một thư mục. Không cần cài phuhop, không cần mạng."
    yield "- Máy có Python (3.9 trở lên): mở cửa sổ lệnh trong thư mục ấy, gõ"
    yield "      python -I verify.py        (trên Windows có máy phải gõ: py -I verify.py)"
    yield "  Mọi điểm, mọi kết luận được tính lại và in ra, mỗi dòng một điều; dòng cuối nói có khớp hết không."
    yield "  Hồ sơ nhiều xã in rất dài; ghi ra tệp để đọc: python -I verify.py > ket-qua-kiem.txt"
    yield "- Máy không có Python: mở verify.html bằng trình duyệt, bấm nút rồi chọn chính tệp .zip của hồ sơ."
    yield "- Muốn chắc chính verify.py, verify.html chưa bị đổi: so chúng với bản trong chương trình phuhop,"
    yield "  hoặc nhờ người có phuhop lập lại hồ sơ: cùng một đợt luôn ra đúng từng byte như nhau."
    yield ""


def _files(told: Told) -> Iterator[str]:
    yield "2. CÓ GÌ TRONG HỒ SƠ"
    yield ""
    yield "law/              các tệp của bộ tiêu chí; compiled.json là chính bộ ấy ở dạng máy nào cũng đọc được"
    if len(told.standards) > 1:
        yield "                  mỗi bộ một thư mục; facts.json ghi xã nào theo bộ nào"
    yield "evidence/         phiếu và bảng số liệu đã nhận, nguyên từng byte"
    yield "facts.json        số liệu được chấm của từng xã, dữ kiện về xã, văn bản chứng minh, ô đã đọc"
    yield "results.json      điểm từng mục, từng tiêu chí, tổng, ngưỡng, rào cản, kết luận"
    if told.checkpoint:
        yield "chain.jsonl       nhật ký hồ sơ, mỗi dòng một bản ghi; chain-proofs.json và checkpoint.txt để kiểm nó"
        yield "people.json       tên người ứng với mã trong nhật ký; bôi đen được mà nhật ký không hỏng"
        yield "papers/           văn bản đã lập, bản chụp văn bản đã ký (nếu có); tên tệp là đầu mã băm của nó, bản ghi"
        yield "                  trong chain.jsonl ghi mã băm ấy và nói tệp là văn bản nào"
    if told.whole:
        yield "round/            thiết lập của đợt và danh sách xã, đúng như trong thư mục của đợt"
    yield "SHA256SUMS        mã băm của mọi tệp khác"
    yield "verify.py, verify.html   hai chương trình kiểm, cùng một cách tính"
    yield ""
    if told.left:
        yield f"Để lại, vì có số liệu của cả xã khác: {', '.join(told.left)}."
        yield ""


def _proof(told: Told) -> Iterator[str]:
    yield "3. KIỂM KHỚP THÌ CHỨNG MINH ĐIỀU GÌ"
    yield ""
    yield "- Mọi điểm và kết luận đúng là do luật trong hồ sơ tính từ số liệu trong hồ sơ."
    if not told.checkpoint:
        yield "- Đợt này chưa có nhật ký hồ sơ: không chứng minh được ai đã làm gì, lúc nào, và số liệu có từ bao giờ."
        yield "  Ai có cả hồ sơ đều có thể sửa số liệu, tính lại điểm và ghi lại SHA256SUMS."
    else:
        yield "- Nhật ký không bị sửa, chèn, bớt, đổi chỗ so với mốc ở checkpoint.txt; các bước đúng thứ tự."
        if not told.alone:
            yield "- Đủ bốn mắt: không ai tự xét việc mình đã làm."
        if told.alone:
            yield "- Chưa có người thứ hai thẩm định: đợt cho phép một người làm một mình, nên không kiểm bốn mắt."
        yield f"- Mốc: {told.checkpoint.size} bản ghi, mã niêm phong {fingerprint(told.checkpoint)}."
        yield "  So mã này với mã in trên biên bản, quyết định, biên nhận. Không so thì chưa biết nhật ký có bị viết"
        yield "  lại từ đầu hay không: chỉ giấy đã phát ra mới chứng minh được điều đó."
        if not told.whole:
            yield "- Bản ghi của xã khác không đi kèm; chỗ của chúng trong cây giữ bằng mã băm. Bản ghi của xã này có"
            yield "  đủ hay không thì kiểm bằng số phiên bản liền nhau; bản ghi của xã khác thì không kiểm được."
    yield ""


def _trust(told: Told) -> Iterator[str]:
    yield "4. ĐIỀU KHÔNG TÍNH LẠI, LẤY THEO HỒ SƠ"
    yield ""
    yield "- Xã thuộc nhóm ngưỡng nào, trường hợp nào của từng mục là của xã, mục nào không tính cho xã (facts.json)."
    yield "  Dữ kiện về xã (fact/…) mà xã hay hội đồng ghi thì so với nhật ký; từ dữ kiện ra nhóm thì không tính lại."
    if told.set_by_hand:
        yield "- Điều hội đồng ấn định bằng tay, có bản ghi trong nhật ký (facts.json, set_by_hand):"
        yield from (f"  {line}." for line in told.set_by_hand)
    yield "- Kết luận của các đợt trước, nếu luật đòi giữ mức nhiều đợt; số liệu của các đợt trước."
    yield "- Số liệu để ngỏ vì có lỗi hoặc mâu thuẫn (facts.json, open): không tính là đã cho."
    yield "- Từ phiếu sang facts.json: verify.py không đọc Excel; ô đã đọc ghi ở facts.json để mở phiếu mà so."
    yield "- Kết luận chắc hay tạm tính: dựa vào dấu của từng con số trong law/, không tính lại."
    laws = ", ".join(f"{law[:16]}…" for _, law in told.standards)
    yield f"- compiled.json đúng là bộ tiêu chí ở các tệp YAML cạnh nó (mã luật {laws}): phuhop lập lại được."
    yield ""


def _english(told: Told) -> Iterator[str]:
    yield "IN ENGLISH"
    yield ""
    yield f"A dossier of the round {told.title!r}, as of {told.on.isoformat()}. Unpack it and run: python -I verify.py"
    yield "It recomputes every point and verdict of every commune from facts.json by its compiled.json, compares them"
    yield "with results.json, checks every file against SHA256SUMS and, where there is one, the record in chain.jsonl:"
    yield "hashes, tree, order of moves, four eyes. Exit code 0: all agree; 1: something does not, and is named."
    yield "Without Python open verify.html in a browser. Taken on trust: a commune's class and cases, what earlier"
    yield "rounds came to, data left open, the step from the forms to facts.json, and whether a verdict is firm."
    if told.set_by_hand:
        yield f"Set by hand by the council, each with its entry in the record: {len(told.set_by_hand)} (see part 4)."
    if told.checkpoint:
        yield f"Compare the seal with paper: {fingerprint(told.checkpoint)} ({told.checkpoint.size} entries)."
    else:
        yield "There is no record yet: nothing shows who did what, or since when the figures stand."
