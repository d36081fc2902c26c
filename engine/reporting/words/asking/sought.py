"""What a checking sheet asks of the text for each kind of number."""

from __future__ import annotations

from engine.language import Say
from engine.law.measures import kinds
from engine.law.readings.number import Number


def asked_words(number: Number, say: Say) -> str:
    """What the reader looks for on the page."""
    if number.kind == "words":
        return (
            say("tên, tử số, mẫu số: văn bản có đo như vậy?")
            if number.key == "measure"
            else say("văn bản có viết như vậy?")
        )
    words = {
        "at_least": say("từ bao nhiêu (≥)"),
        "more_than": say("hơn bao nhiêu (>)"),
        "at_most": say("không quá bao nhiêu (≤)"),
        "less_than": say("dưới bao nhiêu (<)"),
        "equals": say("bằng bao nhiêu (=)"),
        "points": say("được mấy điểm"),
        **_steps_words(number, say),
        "max_points": say("tối đa mấy điểm"),
        "maximum": say("tối đa mấy điểm"),
        "step": say("tính lẻ đến mấy phần của điểm"),
        "with_bonus": say("tối đa mấy điểm"),
        "more_than_percent": say("hơn bao nhiêu phần trăm (>)"),
        "at_least_percent": say("từ bao nhiêu phần trăm (≥)"),
        "allowed": say("được phép mấy tiêu chí không đạt"),
        "threshold": say("ngưỡng mấy điểm"),
        **{key: say(asked) for kind in kinds.KINDS for key, asked in kind.words.numbers.items()},
        **dict.fromkeys(("over", "kept"), say("mấy đợt liền, tính cả đợt này")),
        "when_none": say("tính thế nào"),
        "knock_out": say("mấy điểm thì bị loại"),
        "months": say("mấy tháng") if number.owner.startswith("period/") else say("tháng mấy"),
        "plan_years": say("năm thứ mấy"),
    }
    until = say("đến hết ngày nào")
    since = say("từ ngày nào") if number.owner.startswith("authority") else say("ngày nào")
    return words.get(number.key.split("/")[0]) or (until if number.key == "until" else since)


def _steps_words(number: Number, say: Say) -> dict[str, str]:
    """What a reader looks for where points go by equal steps."""
    if not number.owner.endswith("/steps"):
        return {}
    return {
        "from": say("tính từ bao nhiêu"),
        "start": say("bắt đầu từ mấy điểm"),
        "each": say("cứ bao nhiêu"),
        "points": say("cứ thế được (hoặc bị trừ) mấy điểm, làm tròn thế nào"),
        "below": say("dưới mức bắt đầu được mấy điểm"),
    }
