"""The way to recognition in words: what to do first, what it gives, and what could take recognition away."""

from __future__ import annotations

from collections.abc import Sequence

from engine.improving.losses import Loss
from engine.improving.paths import Obstacle, Paths, Reason, Route, Way
from engine.improving.steps import ActionStep, is_event, moved, target_of
from engine.language import Say
from engine.law.benchmarks import Programme
from engine.law.questions import EvidenceBook
from engine.reporting.words.benchmark_words import benchmark_sentences
from engine.reporting.words.changes import evidence_entry, keep_words, label_of, limit_words, step_sentence, unit_of
from engine.reporting.words.recognition.condition_words import (
    condition_sentence,
    condition_title,
    kept_lines,
    passed_word,
    zero_word,
)
from engine.reporting.words.sectors import sector_word
from engine.reporting.words.ways.branches import Branch, Span, branch
from engine.rules.meaning import CONDITION
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult

MOST_LOSSES = 12


def way_lines(
    made: RoundResult, way: Way, say: Say, *, losses: Sequence[Loss] = (), programmes: Sequence[Programme] = ()
) -> Branch:
    """A commune's way below an empty line: evidence to hand in first, then the steps, or why there are none."""
    tree, book = branch(), made.book.standard.book
    if way.missing:
        _grow_missing(tree, way, book, say)
    if way.reached:
        _grow_losses(tree, losses, book, say)
    else:
        for paths in (way.this, way.next) if way.next and not waits(way.next) else (way.this,):
            _grow_paths(tree, made, way, (paths, programmes), say)
    for line in kept_lines(way.card, say):
        tree.add(Span(line, "warn"))
    return tree


def effort_note(way: Way, say: Say) -> str:
    """What the work days of a way are; nothing where it has none."""
    if not any(paths and paths.route and paths.route.moves for paths in (way.this, way.next)):
        return ""
    return say(
        "Ngày công là ước tính của bộ phận chính sách, không phải luật; "
        "đợt nào cũng đổi được ở mục actions của round.yaml."
    )


def waits(paths: Paths) -> bool:
    """Whether nothing can be said before missing evidence comes in."""
    stuck = [obstacle for obstacle in paths.obstacles if obstacle.criterion]
    return bool(stuck) and all("missing" in obstacle.reasons for obstacle in stuck)


def _grow_missing(tree: Branch, way: Way, book: EvidenceBook, say: Say) -> None:
    """Handing in evidence is the first step; what it will give is not promised."""
    decision = way.card.decision
    head = say("Trước hết: nộp minh chứng còn thiếu. Được bao nhiêu điểm thì chưa biết trước.")
    under = tree.add(Span(head, "strong warn"))
    for name in way.missing:
        entry = evidence_entry(book, name)
        values = {"label": label_of(book, name, say), "holder": say.either(entry.holder, entry.holder_en)}
        under.add(say("{label} (nơi giữ: {holder})", **values))
    high = say.whole(decision.high)
    if way.reached:
        told = say("Thiếu các số liệu này xã vẫn đạt; có đủ thì tổng có thể tới {high} điểm.", high=high)
    elif decision.verdict == "undecided":
        told = say("Tùy số liệu, tổng có thể tới {high} điểm: riêng việc này đã có thể đủ để đạt.", high=high)
    else:
        told = say("Nộp đủ thì tổng cao nhất là {high} điểm: riêng việc này chưa đủ để đạt.", high=high)
    under.add(Span(told, "warn"))


def _grow_paths(tree: Branch, made: RoundResult, way: Way, told: tuple[Paths, Sequence[Programme]], say: Say) -> None:
    paths, programmes = told
    if paths.route is None:
        _grow_obstacles(tree, paths, way.card, say)
        return
    now = paths.period == "this"
    under = tree.add(Span(_route_head(paths.route, say, now=now), "strong good" if now else "strong"))
    for number, move in enumerate(paths.route.moves, 1):
        _grow_move(under, made, (number, move), programmes, say)
    for name in paths.route.carried:
        values = {"label": label_of(made.book.standard.book, name, say), "n": say.whole(paths.route.values[name])}
        under.add(say("Kéo theo: “{label}” cũng thành {n}.", **values))
    under.add(Span(_route_end(paths.route, way, say), "good"))
    for number, route in enumerate(paths.others):
        if not number:
            others = under.add(say("Cách khác, cũng {effort} ngày công:", effort=say.whole(route.effort)))
        others.add(_in_short(route, made.book.standard.book, say))


def _route_head(route: Route, say: Say, *, now: bool) -> str:
    values = {"n": len(route.moves), "effort": say.whole(route.effort)}
    if now:
        return say("Đường ngắn nhất tới đạt chuẩn trong kỳ này: {n} việc, khoảng {effort} ngày công", **values)
    return say(
        "Đường ngắn nhất cho kỳ sau, nếu các mục khác giữ như kỳ này: {n} việc, khoảng {effort} ngày công", **values
    )


def _grow_move(
    under: Branch, made: RoundResult, numbered: tuple[int, ActionStep], programmes: Sequence[Programme], say: Say
) -> None:
    number, move = numbered
    card, book = move.card, made.book.standard.book
    node = under.add(Span(f"{number}. {say.either(move.action.label, move.action.label_en)}", "strong"))
    title = say.either(card.item.title, card.item.title_en)
    node.add(Span(f"{card.item.id} ", "id"), f"{title}: ", Span(_step(move, book, say), "good"))
    node.add(
        say(
            "{sector} · khoảng {effort} ngày công · trong {months} tháng",
            sector=sector_word(move.action.sector, say),
            effort=say.whole(move.effort),
            months=move.action.months,
        )
    )
    for line in benchmark_sentences(programmes, made.book.standard, card, say):
        node.add(Span(line, "quiet"))


def _step(move: ActionStep, book: EvidenceBook, say: Say) -> str:
    """What to reach; of events, how few there may be in the whole of the next period."""
    if not is_event(move.card, move.step):
        return step_sentence(move.card, move.step, book, say)
    values = {
        "limit": limit_words(target_of(move.card, move.step), unit_of(move.card, book, say), say),
        **{key: say.whole(n) for key, n in {"now": move.card.part, "points": move.step.points}.items()},
        "gain": say.whole(move.step.gain),
    }
    return say("kỳ sau: {limit} (kỳ này {now}) → {points} điểm (+{gain})", **values)


def _route_end(route: Route, way: Way, say: Say) -> str:
    over = route.total - way.threshold
    values = {"total": say.whole(route.total), "bar": say.whole(way.threshold), "over": say.whole(over)}
    if over:
        told = say("Làm xong: tổng {total} điểm, hơn ngưỡng {bar} là {over} điểm", **values)
    else:
        told = say("Làm xong: tổng {total} điểm, vừa đúng ngưỡng, không dư điểm nào", **values)
    told += "; " + passed_word(way.card, say) + "."
    return told + " " + say("Chưa kể minh chứng còn thiếu.") if way.missing else told


def _in_short(route: Route, book: EvidenceBook, say: Say) -> str:
    steps = [f"{m.card.item.id} {_step(m, book, say)}" for m in route.moves]
    return "; ".join(steps) + " · " + say("tổng {total}", total=say.whole(route.total))


def _grow_obstacles(tree: Branch, paths: Paths, card: Scorecard, say: Say) -> None:
    if waits(paths):
        head = Span(say("Chưa vạch được đường chắc chắn khi còn thiếu minh chứng:"), "strong warn")
    elif paths.period == "this":
        head = Span(say("Trong kỳ này không còn đường nào tới đạt chuẩn:"), "strong bad")
    else:
        head = Span(say("Kỳ sau cũng chưa vạch được đường:"), "strong bad")
    under = tree.add(head)
    for obstacle in paths.obstacles:
        under.add(_obstacle(obstacle, paths, card, say))
    if waits(paths):
        under.add(say("Nộp xong, xem lại phần này để thấy đường đi."))


def _obstacle(obstacle: Obstacle, paths: Paths, card: Scorecard, say: Say) -> str:
    if obstacle.hurdle is not None:
        return _shared_obstacle(obstacle, card, say)
    if obstacle.criterion is None:
        values = {"n": say.whole(obstacle.short)}
        if any("missing" in other.reasons for other in paths.obstacles):
            return say("chưa kể minh chứng còn thiếu, làm hết mọi việc có thể vẫn thiếu {n} điểm", **values)
        return say("làm hết mọi việc có thể vẫn thiếu {n} điểm so với ngưỡng", **values)
    own = obstacle.criterion.criterion
    why = "; ".join(_reason(reason, say) for reason in obstacle.reasons)
    values = {"number": str(own.number), "title": say.either(own.title, own.title_en), "why": why}
    values["n"] = say.whole(obstacle.criterion.knocked_at or 0)
    if not obstacle.criterion.knocked:
        return say("tiêu chí {number} ({title}) không thể đủ điểm mà điều kiện đòi: {why}", **values)
    if "missing" in obstacle.reasons:
        return say("tiêu chí {number} ({title}) chưa chắc trên {n} điểm: {why}", **values)
    return say("tiêu chí {number} ({title}) không thể ra khỏi {n} điểm: {why}", **values)


def _shared_obstacle(obstacle: Obstacle, card: Scorecard, say: Say) -> str:
    """A condition on several criteria that no steps meet, with how much lacks."""
    name = obstacle.hurdle.name if obstacle.hurdle else ""
    own = next(told.condition for told in card.conditions if name == f"{CONDITION}{told.condition.id}")
    values = {"title": condition_title(own, say), "n": say.whole(obstacle.short)}
    if own.sum_of:
        return say("làm hết mọi việc có thể vẫn thiếu {n} điểm cho điều kiện “{title}”", **values)
    return say("làm hết mọi việc có thể vẫn còn quá {n} tiêu chí cho điều kiện “{title}”", **values)


def _reason(reason: Reason, say: Say) -> str:
    match reason:
        case "missing":
            return say("còn thiếu minh chứng, phải nộp trước")
        case "events":
            return say("không thể giảm số đã xảy ra trong kỳ")
        case "later":
            return say("việc cần làm không kịp trong kỳ này")
        case "no_action":
            return say("bộ tiêu chí chưa ghi việc nên làm (actions)")
    return say("không có mức nào cao hơn mà xã này tới được")


def _grow_losses(tree: Branch, losses: Sequence[Loss], book: EvidenceBook, say: Say) -> None:
    """What, alone, would cost a recognised commune its recognition; the rest in one line."""
    fatal = [loss for loss in losses if loss.flips]
    if fatal:
        head = say("Giữ đủ các điều sau; chỉ một điều không giữ được là không còn đạt:")
        under = tree.add(Span(head, "strong warn"))
    for loss in fatal[:MOST_LOSSES]:
        words = _loss_words(loss, book, say) + " → " + say("không thì") + " "
        under.add(Span(f"{loss.card.item.id} ", "id"), words, Span(_after(loss, say), "bad"))
    if rest := [loss.card.item.id for loss in fatal[MOST_LOSSES:]]:
        told = say("và {n} mục nữa, phải thay đổi nhiều hơn mới mất: {items}", n=len(rest), items=", ".join(rest))
        under.add(told)
    if len(losses) > len(fatal):
        told = say("{n} mục khác: riêng một mục có tụt bậc thì vẫn đạt.", n=len(losses) - len(fatal))
        tree.add(Span(told, "good"))


def _after(loss: Loss, say: Say) -> str:
    """Why recognition would be gone, in few words."""
    fallen = [c for c in loss.after.criteria if c.knocked]
    if barring := [c for c in loss.after.conditions if c.level == 0 and c.state]:
        return condition_sentence(barring[0], say)
    if fallen:
        numbers = ", ".join(str(c.criterion.number) for c in fallen)
        return say("tiêu chí {number} bị {zero}", number=numbers, zero=zero_word(fallen[0], say))
    return say("còn {total} điểm, dưới ngưỡng", total=say.whole(loss.after.decision.low))


def _loss_words(loss: Loss, book: EvidenceBook, say: Say) -> str:
    """What has to be kept for it not to be lost: "“…”: giữ ít nhất 47/49 trẻ, nay 48"."""
    values = {"label": label_of(book, next(iter(moved(loss.card, loss.step))), say)}
    return say("“{label}”: {kept}", kept=keep_words(loss.card, loss.step, book, say), **values)
