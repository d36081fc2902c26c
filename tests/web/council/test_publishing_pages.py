"""Publishing in a browser: seen, proposed by one, published by another; the public sees that and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from engine.service.publishing.decision_file import DECISIONS
from engine.service.publishing.kept_releases import kept_releases
from engine.service.record.record_store import open_record
from tests.web.council.persons import CHAIR, COMMUNES, MANY_HATS, MEMBER, PASSED, ROUND, SECRETARY, VIEWER, Board

PAGE = f"{ROUND}cong-bo/"
PUBLIC = ROUND.replace("/dot/", "/cong-khai/")


def seen(board: Board, person: str, *, second: bool = False) -> str:
    """A release looked at."""
    fields = {"ban": "de-nghi"} if second else {}
    answer = board.settled(person, board.post(person, f"{PAGE}xem/", **fields))
    text: str = answer.content.decode()
    assert answer.status_code == 200, text
    return text


def mark(text: str) -> str:
    """The mark of the release on a page."""
    return str(re.findall(r'name="dau" value="([0-9a-f]{64})"', text)[0])


def sign(board: Board, person: str, what: str, dau: str, *, sure: bool = True) -> Any:
    """The form that signs a release."""
    more = {"xac-nhan": "1"} if sure else {}
    return board.settled(person, board.post(person, f"{PAGE}ky/", viec=what, dau=dau, **more))


def published(board: Board) -> None:
    """One recognised commune, proposed and published."""
    board.recognised(PASSED)
    assert sign(board, SECRETARY, "de-nghi", mark(seen(board, SECRETARY))).status_code == 200
    assert sign(board, CHAIR, "cong-bo", mark(seen(board, CHAIR, second=True))).status_code == 200


def test_one_proposes_and_another_publishes_that_very_release(board: Board) -> None:
    """Seen with its hidden cells and the attacker's answer; nothing is out before the second person says so twice."""
    board.recognised(PASSED)
    text = seen(board, SECRETARY)
    assert "không số nào bị lộ" in text and 'class="hidden"' in text and "1 trên 4 đơn vị được công nhận" in text
    assert sign(board, SECRETARY, "de-nghi", mark(text)).status_code == 200
    assert "Phạm Thị Thư đã đề nghị một bản" in board.page(CHAIR, PAGE)
    assert not (board.folder / "published").exists()
    again = seen(board, CHAIR, second=True)
    assert mark(again) == mark(text)
    asked = sign(board, CHAIR, "cong-bo", mark(again), sure=False)
    assert "không rút lại được" in asked.content.decode() and not (board.folder / "published").exists()
    assert sign(board, CHAIR, "cong-bo", mark(again)).status_code == 200
    (line,) = kept_releases(board.folder).register
    assert line.sha256 == mark(text)
    assert "Đã công bố 1 lần" in board.page(SECRETARY, PAGE)


def test_the_first_page_says_whose_turn_a_release_is(board: Board) -> None:
    """To be proposed it waits for the secretary, proposed for the chair; published for neither."""

    def told(person: str) -> list[str]:
        said = ("Có quyết định chưa công bố", "Có bản đề nghị công bố chờ bạn")
        text = board.page(person, "/")
        return [words for words in said if words in text]

    board.recognised(PASSED)
    assert (told(SECRETARY), told(CHAIR)) == (["Có quyết định chưa công bố"], [])
    sign(board, SECRETARY, "de-nghi", mark(seen(board, SECRETARY)))
    assert (told(SECRETARY), told(CHAIR)) == ([], ["Có bản đề nghị công bố chờ bạn"])
    sign(board, CHAIR, "cong-bo", mark(seen(board, CHAIR, second=True)))
    assert (told(SECRETARY), told(CHAIR)) == ([], [])


def test_whoever_proposed_cannot_second(board: Board) -> None:
    """REC-236, though he holds both roles."""
    board.recognised(PASSED)
    sign(board, MANY_HATS, "de-nghi", mark(seen(board, MANY_HATS)))
    answer = sign(board, MANY_HATS, "cong-bo", mark(seen(board, MANY_HATS, second=True)))
    assert answer.status_code == 422 and "phải có người thứ hai" in answer.content.decode()
    assert not (board.folder / "published").exists()


def test_a_release_that_is_no_longer_the_one_seen_is_refused(board: Board) -> None:
    """WEB-135: another decision was signed since; nothing is proposed."""
    board.recognised(PASSED)
    old = mark(seen(board, SECRETARY))
    board.recognised("02560", "13/QĐ-UBND")
    before = board.size()
    answer = sign(board, SECRETARY, "de-nghi", old)
    assert answer.status_code == 422 and "không còn là bản bạn đã xem" in answer.content.decode()
    assert board.size() == before


def test_a_recognition_that_is_not_signed_holds_the_release_back(board: Board) -> None:
    """PUB-141, by name."""
    board.carried(PASSED)
    board.act(CHAIR, PASSED, "quyet-dinh", fields={"loai": "recognise", "tam-tinh": "1"})
    answer = board.settled(SECRETARY, board.post(SECRETARY, f"{PAGE}xem/"))
    assert answer.status_code == 422 and "Xã Tân Trào" in answer.content.decode()


def test_the_public_sees_nothing_before_and_only_the_release_after(board: Board) -> None:
    """No points, total or reason of a commune whose points are not in the release; no children's page before."""
    assert "chưa công bố kết quả" in board.page(VIEWER, PUBLIC)
    assert board.by(VIEWER).get(f"{PUBLIC}tre-em/{PASSED}/").status_code == 404
    published(board)
    text = board.page(VIEWER, PUBLIC)
    # On a phone a line stands as names and values: nobody moves a table sideways for a result.
    assert '<table class="list public-lines">' in text and 'class="yes" data-name="Kết quả"' in text
    (release,) = kept_releases(board.folder).releases
    withheld = [line.code for line in release.lines if line.points is None]
    assert withheld
    files = {file.code: file for file in open_record(board.folder).files()}
    for code in COMMUNES:
        score: Any = files[code].scores["appraised"]
        for total in (score["low"], score["high"]):
            assert f">{total}<" not in text and f"{int(total):,}".replace(",", ".") not in re.findall(
                r">([\d.]+)<", text
            )
        if code in withheld:
            rows = [row for row in text.split("<tr")[1:] if f">{code}<" in row]
            points = {value for low, high in score["items"].values() for value in (low, high)} - {"0"}
            shown = {cell for row in rows for cell in re.findall(r"<td[^>]*>([^<]*)</td>", row)}
            counts = {str(n) for table in release.tables for n in [table.communes.get(code)] if n is not None}
            assert not (shown & points) - counts - {code}, (code, shown & points)
    assert "điểm liệt" not in text and "dưới ngưỡng" not in text


def test_the_children_s_page_has_no_figure_and_no_reason(board: Board) -> None:
    """Of one that is recognised and of one that is not."""
    published(board)
    for code, told in ((PASSED, "Có!"), ("02551", "Lần này thì chưa.")):
        text = (
            board.page(VIEWER, f"{PUBLIC}tre-em/{code}/")
            .split('<article class="children"', 1)[1]
            .split("</article>")[0]
        )
        assert told in text
        assert not re.search(r"\d", re.sub(r"<[^>]*>", "", text))
    assert board.by(VIEWER).get(f"{PUBLIC}tre-em/99999/").status_code == 404


def test_a_release_s_files_are_handed_out_by_name_alone(board: Board) -> None:
    """The page, the workbook, the children's pages as one zip; nothing beside them."""
    published(board)
    base = f"{PAGE}01/"
    for name, head in (
        ("cong-bo.html", b"<!doctype"),
        ("cong-bo.xlsx", b"PK"),
        ("cho-tre-em.zip", b"PK"),
        ("release.json", b"{"),
    ):
        answer = board.by(CHAIR).get(base + name)
        assert answer.content.startswith(head) and "attachment" in answer["Content-Disposition"]
    names = zipfile.ZipFile(io.BytesIO(board.by(CHAIR).get(f"{base}cho-tre-em.zip").content)).namelist()
    assert len(names) == 2 * len(COMMUNES)
    for wrong in (f"{PAGE}01/register.json", f"{PAGE}02/cong-bo.html", f"{PAGE}..%2f/round.yaml"):
        assert board.by(CHAIR).get(wrong).status_code == 404
    assert board.by(MEMBER).get(base + "cong-bo.html").status_code == 404


def test_a_round_without_a_record_is_published_by_its_decisions(board: Board) -> None:
    """As the command does: decisions.csv, one signature, after what follows was shown."""
    (board.folder / "record").rename(board.folder.parent / "so-cu")
    lines = ["Mã;Quyết định;Số;Ngày;Người ký", f"{PASSED};công nhận;12/QĐ;20/12/2024;Chủ tịch"]
    (board.folder / DECISIONS).write_text("\n".join(lines) + "\n", "utf-8-sig")
    text = seen(board, CHAIR)
    assert "Công bố bản này" in text
    assert sign(board, CHAIR, "cong-bo", mark(text), sure=False).status_code == 200
    assert not (board.folder / "published").exists()
    assert sign(board, CHAIR, "cong-bo", mark(text)).status_code == 200
    assert "1 trong 4 đơn vị được công nhận" in board.page(VIEWER, PUBLIC)
