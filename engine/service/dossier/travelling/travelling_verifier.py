"""Kiểm hồ sơ mang đi của phuhop: tính lại mọi điểm và kết luận, soát từng tệp, nhật ký, các bước và bốn mắt.

Chạy: python -I verify.py (Python 3.9 trở lên, không mạng, không ghi tệp). Kết thúc 0: mọi điều khớp; 1: có điều không.
"""

import base64
import hashlib
import json
import operator
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

HERE, faults = Path(__file__).resolve().parent, list[str]()
COMPARE = {"at_least": operator.ge, "more_than": operator.gt, "at_most": operator.le, "less_than": operator.lt}
ROUND = {"down": lambda x: x // 1, "nearest": lambda x: (x + Fraction(1, 2)) // 1, "up": lambda x: -(-x // 1)}
BEST, STATES = {"lowest": min, "highest": max}, ("no", "possible", "certain")
VERDICTS = {"not_recognised": "không đạt chuẩn", "undecided": "chưa kết luận được", "recognised": "đạt chuẩn"}


def check(fits: Any, text: Any) -> None:
    """Nói một điều không khớp và ghi lại."""
    if not fits:
        faults.append(text)
        print("KHÔNG KHỚP:", text)


def piece_of(line: Any, pairs: Any) -> Any:
    """Bậc đầu tiên nhận giá trị, nhiều đợt thì bình quân; chưa đủ số liệu thì để ngỏ, không có ai thì theo luật."""
    held = [pair for pair in pairs if pair[1]]
    if any(whole is None or whole < line["asked_at_least"] for _, whole in pairs) or None in [part for part, _ in held]:
        return line["missing"]
    value = sum(Fraction(*pair) for pair in held) / max(len(held), 1)
    for band in line["bands"] if held else ():
        if all(test(value, Fraction(band[word])) for word, test in COMPARE.items() if word in band):
            return band
    return line["none"]


def points_of(line: Any, rounds: Any) -> Any:
    """Khoảng điểm của một mục: một đợt, bình quân các đợt, hay đợt thấp điểm nhất, cao điểm nhất."""
    pairs, ranges = [], []
    for back in range(line["rounds"]):
        part, whole = ([rounds[one["back"] + back].get(one["datum"]) for one in line[end]] for end in ("part", "whole"))
        pairs.append((None if None in part else sum(part), None if None in whole else sum(whole) if whole else 1))
        yes, unknown = sum(answer or 0 for answer in part), part.count(None)  # câu chưa trả lời: thử mọi cách trả lời
        pieces = line["by_count"][yes : yes + unknown + 1] or [piece_of(line, pairs[-1:])]
        ranges.append({**pieces[0], **{e: f(Fraction(p[e]) for p in pieces) for e, f in (("low", min), ("high", max))}})
    if line["take"] == "mean":
        return piece_of(line, pairs)
    held = [piece for piece in ranges if piece["applies"]] or ranges[:1]
    return {**held[0], **{end: BEST.get(line["take"], min)(one[end] for one in held) for end in ("low", "high")}}


def criterion_of(own: Any, items: Any) -> Any:
    """Một tiêu chí: thấp nhất, cao nhất, nhiều nhất của phần được tính (0 là không có phần nào được tính)."""
    ends, whole = [Fraction(0), Fraction(0)], Fraction(0)
    for group in own["groups"]:
        pieces = [items[name] for name in group["items"]]
        whole += Fraction(group["whole"]) * any(one["applies"] or "adds" in one for one in pieces)
        for at, end in enumerate(("low", "high")):
            ends[at] += BEST[group["best"]](Fraction(one.get("adds", one[end])) for one in pieces)
    return [*(sorted((0, whole if own["most"] is None else Fraction(own["most"]), x))[1] for x in ends), whole]


def state_of(hurdle: Any, worths: Any) -> int:
    """Điểm liệt hay điều kiện: 2 chắc chắn chặn, 1 có thể chặn, 0 không; phần không được tính thì không xét."""
    names, times, edge = [n for n in hurdle["criteria"] if worths[n][2]], hurdle["times"], Fraction(hurdle["edge"])
    scales = [Fraction(times[n] if isinstance(times, dict) else times) for n in names]
    held = [list(map(sum, zip(*map(worths.get, names))))] if hurdle["together"] and names else [*map(worths.get, names)]
    fails, bars = COMPARE[hurdle["fails"]], [edge if hurdle["absolute"] else edge * whole for _, _, whole in held]
    low, high = (sum(fails(own[end] * by, bar) for own, by, bar in zip(held, scales, bars)) for end in (0, 1))
    return 2 if high > hurdle["allowed"] else 1 if low > hurdle["allowed"] else 0


def texts(*points: Any) -> Any:
    """Điểm viết như trong kết quả: 755, 12.5; điểm trừ không viết dấu."""
    return [str(Decimal(one.numerator) / one.denominator) for one in sorted(abs(Fraction(told)) for told in points)]


def judged(law: Any, commune: Any, rounds: Any) -> Any:
    """Một xã: điểm từng mục, từng tiêu chí, tổng, rào cản, và kết luận ở từng mức công nhận."""
    ids = [item for own in law["criteria"] for group in own["groups"] for item in group["items"]]
    lines = {item: law["lines"][commune["lines"].get(item, item)] for item in ids}
    items = {one: line["out"] if one in commune["left_out"] else points_of(line, rounds) for one, line in lines.items()}
    worths, total, levels = {own["id"]: criterion_of(own, items) for own in law["criteria"]}, list[Any](), {}
    most, maximum, step = (Fraction(law["total"][name]) for name in ("most", "maximum", "step"))
    whole = sum(worth[2] for worth in worths.values())
    for end in (0, 1):
        points = sum(worths[own["id"]][end] for own in law["criteria"] if own["role"] == "scored")
        more = sum(worth[end] for worth in worths.values()) - points
        if law["total"]["round"] and whole not in (0, maximum):  # quy về điểm tối đa
            points = ROUND[law["total"]["round"]](points * maximum / whole / step) * step
        total.append(min(max(points + more, 0), most))
    states = {own["name"]: state_of(own, worths) for own in law["hurdles"] if "kept" not in own}
    states.update({name: STATES.index(told["said"]) for name, told in commune["kept"].items()})
    for at, level in enumerate(law["levels"]):
        bar = Fraction(level["bars"][commune["class"]])
        worst = max([states[own["name"]] for own in law["hurdles"] if own["level"] <= at], default=0)
        verdict = 0 if worst == 2 or total[1] < bar else 2 if total[0] >= bar and worst == 0 else 1
        levels[level["id"]] = {"threshold": texts(bar)[0], "verdict": [*VERDICTS][verdict]}
    own, ends = {n: texts(p["low"], p["high"]) for n, p in items.items()}, {n: texts(*w[:2]) for n, w in worths.items()}
    told = {"items": own, "criteria": ends, "hurdles": {name: STATES[state] for name, state in states.items()}}
    return {**told, "low": texts(total[0])[0], "high": texts(total[1])[0], **levels.pop(""), "levels": levels}


def compared(words: Any, made: Any, recorded: Any, title: Any, where: str = "") -> None:
    """In từng điều tính lại được, bằng hay khác điều hồ sơ ghi."""
    for key, value in made.items():
        told, name = (recorded or {}).get(key), f"{where} {words.get(key, key)}"
        if isinstance(value, dict):
            compared(words, value, told, title, name)
        else:
            one, two = (" … ".join(dict.fromkeys(v)) if isinstance(v, list) else words.get(v, v) for v in (value, told))
            print(f" {name}: {one} {'=' if value == told else '≠'} {two}")
            check(value == told, f"{title},{name}: tính lại là {one}, hồ sơ ghi {two}")


def node(trees: Any, raws: Any, first: Any, size: Any) -> bytes:
    """Nút của cây RFC 6962 trên các bản ghi first + 1 … first + size; nhánh của xã khác chỉ có mã băm."""
    held = bytes.fromhex(trees.get(f"{first} {size}", ""))
    if held or size == 1:
        return held or hashlib.sha256(b"\0" + raws.get(first + 1, b"")).digest()
    cut = 1 << (size - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + node(trees, raws, first, cut) + node(trees, raws, first + cut, size - cut)).digest()


def record_checked(laws: Any, base: Any, held: Any) -> Any:
    """Nhật ký: từng bản ghi, cây, tệp dẫn chiếu, các bước, bốn mắt; trả về số liệu và điểm đã ghi của từng xã."""
    proofs = json.loads((HERE / "chain-proofs.json").read_text("utf-8"))
    origin, size, root, *_ = (HERE / "checkpoint.txt").read_text("utf-8").split("\n")
    entries = {json.loads(raw)["seq"]: raw for raw in (HERE / "chain.jsonl").read_bytes().splitlines()}
    made = node(proofs["subtrees"], entries, 0, int(size))
    check(base64.b64encode(made).decode() == root, "nhật ký khác mốc ở checkpoint.txt: có bản ghi bị sửa, thêm hay bớt")
    letters = base64.b32encode(hashlib.sha256(b"phuhop\0" + int(size).to_bytes(8, "big") + made).digest()[:15]).decode()
    print(f"{origin}: {size} bản ghi, mã niêm phong {'-'.join(letters[at : at + 4] for at in range(0, 24, 4))}")
    before, alone, files, done, ruled = "0" * 64, False, dict[Any, Any](), dict[Any, Any](), dict[Any, Any]()
    for number, raw in entries.items():
        entry, own = json.loads(raw), hashlib.sha256(raw).hexdigest()
        act, body, name = entry["act"], entry["body"], f"bản ghi số {number} ({entry['act']})"
        code, linked = entry["about"].partition("/")[2], proofs["subtrees"] or entry["prev"] == before
        check(own == proofs["hashes"].get(str(number)), f"{name} đã bị sửa")
        check(linked, f"{name} không nối với bản ghi trước: thiếu, chèn hay đổi chỗ")
        bad = [s["standard"] for s in [body, *body.get("standards", ())] if not held.issuperset(s.get("law_files", ()))]
        file = files.setdefault(code, {"state": "-", "version": 0, "score": {}, "standard": body.get("standard")})
        fits = laws.get(file["standard"], {}).get("law") == entry["law"] and held.issuperset(entry["blobs"])
        check(fits and not bad, f"{name}: tệp làm căn cứ bị sửa, thiếu, hoặc luật là luật khác {', '.join(bad)}")
        before, alone = own, alone or entry["mode"] == "single" or body.get("four_eyes") == "stated"
        acts, ruled[code, body.get("id")] = done.setdefault((code or body.get("release"), entry["by"]), []), body
        check(alone or not {*acts} & {*base["barred"].get(act, ())}, f"{name}: {entry['by']} tự xét việc mình đã làm")
        acts.append(act)
        for about in sorted({code, *(body["codes"] if act == "publish" and body["second"] else ())} & {*files} - {""}):
            file, after = files[about], base["steps"].get(f"{act} {entry['as']} {files[about]['state']}")
            check(after, f"{name}: {entry['as']} không được làm việc này khi hồ sơ {about} đang ở {file['state']}")
            file.update(state=after or file["state"], version=file["version"] + (act != "paper"))
            check((entry["file"] or file)["version"] == file["version"], f"{name}: hồ sơ {about} thiếu bản ghi ở trước")
            told = {"submit": {"self": body.get("score")}, "appraise": body.get("score")}.get(act, file["score"])
            free = [o for (whom, _), o in ruled.items() if whom in ("", about) and o.get("kind") == "not_applicable"]
            out = {o["value"]: "0" for o in free if act == "appraise" and o["from"] <= entry["at"][:10] <= o["until"]}
            file.update({act: {f["evidence"]: f["value"] for f in body.get("facts", ())} | out, "score": told})
    return files


def main() -> None:
    """Soát mọi tệp, rồi nhật ký, rồi tính lại mọi xã."""
    sums = {line[66:]: line[:64] for line in (HERE / "SHA256SUMS").read_text("utf-8").splitlines()}
    files = [path for path in HERE.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    found = {path.relative_to(HERE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    for name in sorted({*sums, *found}):
        check(sums.get(name) == found.get(name), f"tệp {name} bị sửa, thiếu hoặc thừa so với SHA256SUMS")
    laws = {law["standard"]: law for law in map(json.loads, map(Path.read_bytes, HERE.glob("law/**/compiled.json")))}
    facts, results = (json.loads((HERE / name).read_bytes()) for name in ("facts.json", "results.json"))
    base = laws[None] = laws[facts["standard"]]  # hồ sơ không nêu bộ nào thì theo bộ của đợt
    record = record_checked(laws, base, {*sums.values(), *facts.get("left", ())}) if "chain.jsonl" in found else {}
    for layer, code in [(layer, code) for layer, communes in facts["layers"].items() for code in communes]:
        commune, now, score = (told[layer][code] for told in (facts["communes"], facts["layers"], results["layers"]))
        file = record.get(code, {"score": {}, "standard": commune["standard"]})
        law, acts = laws[file["standard"]], ["submit", *["correct", "appraise"] * (layer == "appraised")]
        title = f"{commune['title']}, {law['words'][layer]}"
        print(f"\n{title}:", *commune["set_by_hand"], sep="\n ")
        compared({**law["words"], **VERDICTS}, judged(law, commune, [now, *commune["before"], *[{}] * 9]), score, title)
        kept = {name: value for act in acts for name, value in file.get(act, {}).items()}  # được miễn: coi là 0
        kept = {name: value for name, value in kept.items() if value and name not in commune["open"]}
        check(not record or kept == {n: str(now[n]) for n in now}, f"{title}, số liệu khác số liệu ghi trong nhật ký")
        for key, value in file["score"].get(layer, {}).items():
            check(score.get(key) == value, f"{title}, {law['words'].get(key, key)}: khác điểm ghi trong nhật ký")
    left = facts.get("left", {}).values()  # tệp có số liệu của xã khác, không đi kèm
    print(f"\n{base['words']['trust']}\n{'' if record else base['words']['no_record']}", *left, sep="\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        main()
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as broken:
        check(False, f"không đọc tiếp được hồ sơ: {broken!r}")
    print("KẾT LUẬN: có điều không khớp" if faults else "KẾT LUẬN: mọi điều đều khớp.", *faults[:20], sep="\n- ")
    raise SystemExit(1 if faults else 0)
