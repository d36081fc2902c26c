// Số liệu nói ngược nhau: phần hơn tổng, “không áp dụng” sai chỗ, phép soát của luật. Lỗi thì mở những số liệu nó nói tới.
const given = (facts, name) => (name in facts && facts[name].state !== "not_applicable" ? facts[name].value : undefined);
const has = (facts, names) => names.every((name) => given(facts, name) !== undefined);
const total = (facts, names) => names.reduce((sum, name) => sum + BigInt(given(facts, name)), 0n);
const labelled = (facts, name) => `“${SHEET.data[name].label}” ${shownValue(name, given(facts, name))}`;
const shownValue = (name, value) => (SHEET.data[name].kind === "yes_no" ? (value ? W.yes : W.no) : grouped(value));
const added = (facts, names) => names.map((name) => labelled(facts, name)).join(" + ") + (names.length > 1 ? ` = ${grouped(total(facts, names))}` : "");

function misplaced(facts) {
  return Object.keys(facts).filter((name) => facts[name].state === "not_applicable").flatMap((name) => {
    const wholes = SHEET.data[name].wholes, whole = wholes[0];
    if (wholes.some((one) => given(facts, one) === 0)) return [];
    return [{ code: "EVI-211", values: { label: SHEET.data[name].label, whole: whole ? SHEET.data[whole].label : "–" }, about: [name] }];
  });
}
function tooGreat(facts) {
  return Object.entries(SHEET.data).flatMap(([name, datum]) => datum.within.flatMap((whole) => {
    if (!has(facts, [name, whole]) || given(facts, name) <= given(facts, whole)) return [];
    const values = { label: datum.label, given: grouped(given(facts, name)), whole: SHEET.data[whole].label, limit: grouped(given(facts, whole)) };
    return [{ code: "EVI-401", values, about: [name, whole] }];
  }));
}
const isLarge = (check, facts) => !check.beside || (given(facts, check.beside) !== undefined && given(facts, check.beside) >= check.at_least);
const CHECKS = {
  sum(check, facts) {
    const limit = check.not_more_than;
    if (!has(facts, [...check.sum, limit]) || total(facts, check.sum) <= BigInt(given(facts, limit))) return null;
    return { codes: ["EVI-402", "EVI-403"], values: { total: added(facts, check.sum), limit: added(facts, [limit]) } };
  },
  jump(check, facts, before) {
    const name = check.jump;
    if (!has(facts, [name]) || !has(before, [name])) return null;
    const now = BigInt(given(facts, name)), then = BigInt(given(before, name)), moved = now > then ? now - then : then - now;
    if (moved * 100n <= BigInt(check.over_percent) * then) return null;
    const values = { label: SHEET.data[name].label, given: grouped(now), before: grouped(then), percent: check.over_percent };
    return { codes: ["EVI-404", "EVI-405"], values };
  },
  share(check, facts) {
    if (!has(facts, [...check.share, ...check.of])) return null;
    const part = total(facts, check.share), whole = total(facts, check.of), [low, high] = [check.at_least_percent, check.at_most_percent];
    if ((part > whole ? part : whole) < BigInt(check.at_least)) return null;
    const few = low !== undefined && part * 100n < BigInt(low) * whole, many = high !== undefined && part * 100n > BigInt(high) * whole;
    if (!few && !many) return null;
    const bounds = say(low === undefined ? "bounds_high" : high === undefined ? "bounds_low" : "bounds_both", { low, high });
    const told = whole ? ` (${cut(made(part * 100n, whole), 1n)} %)` : "";
    return { codes: ["EVI-410", "EVI-411"], values: { part: added(facts, check.share), whole: added(facts, check.of), share: told, bounds } };
  },
  zero(check, facts) {
    if (!has(facts, check.zero) || check.zero.some((name) => given(facts, name)) || !isLarge(check, facts)) return null;
    const figures = check.zero.map((name) => labelled(facts, name)).join(", ");
    const beside = check.beside ? added(facts, [check.beside]) : "";
    return { codes: check.beside ? ["EVI-412", "EVI-413"] : ["EVI-414", "EVI-415"], values: { figures, beside } };
  },
  nobody(check, facts) {
    const empty = isLarge(check, facts) ? check.nobody.filter((name) => given(facts, name) === 0) : [];
    if (!empty.length) return null;
    const figures = empty.map((name) => `“${SHEET.data[name].label}”`).join(", ");
    const resting = restingOnNobody(facts, empty), items = resting.map(([item]) => item.number).join(", ") || "–";
    const full = points(sum(resting.map(([, high]) => high)));
    return { codes: ["EVI-417", "EVI-417"], values: { figures, beside: added(facts, [check.beside]), items, points: full }, about: empty };
  },
};
// Mục được đủ điểm vì mọi tổng của nó là 0, kèm số điểm.
function restingOnNobody(facts, empty) {
  return Object.values(SHEET.items).flatMap((item) => {
    const { whole, none } = LAW.lines[item.id], own = whole.filter((one) => !one.back), high = size(frac(none.high));
    const rests = none.applies && high[0] && own.some((one) => empty.includes(one.datum)) && own.every((one) => given(facts, one.datum) === 0);
    return rests ? [[item, high]] : [];
  });
}
function checked(facts, before) {
  return SHEET.checks.flatMap((check) => {
    const told = CHECKS[check.kind](check, facts, before);
    if (!told) return [];
    const about = told.about || check.data.filter((name) => name in facts);
    return [{ code: told.codes[check.error ? 0 : 1], values: { ...told.values, why: check.why }, about, error: check.error && check.kind !== "nobody" }];
  });
}
// Xã đã trả lời lời nhắc trong ghi chú: “giữ nguyên vì …” kèm lý do có hai chữ trở lên.
const KEPT = /^\s*giu\s+nguyen\b[\s:,;.–—-]*(?:(?:vi|do)\b(?:\s+la\b)?[\s:,;.–—-]*)?/, FEWEST_WORDS = 2;
function reasonOf(note) {
  const told = (note || "").normalize("NFC"), bare = Array.from(told, (sign) => (/[đĐ]/.test(sign) ? "d" : Array.from(sign.normalize("NFD"))[0].toLowerCase())).join("");
  const kept = bare.match(KEPT), reason = kept ? told.slice(kept[0].length).split(/\s+/).filter(Boolean).join(" ") : "";
  return (reason.match(/\p{L}+/gu) || []).length >= FEWEST_WORDS ? reason : "";
}
// Số 0 tự nó đã không thể có thì chỉ nói số ấy, không nói mọi phần hơn nó.
function byCause(wrong) {
  const isAlone = (one) => one.code === "EVI-414" && one.about.length === 1, alone = wrong.filter(isAlone).map((one) => one.about[0]);
  return wrong.filter((one) => isAlone(one) || !one.about.some((name) => alone.includes(name)));
}
// Mọi điều nói ngược nhau trong số liệu một đợt; lời nhắc chờ tới khi lỗi ở cùng số liệu đã sửa.
function contradictions(facts, before = {}) {
  const told = checked(facts, before), wrong = byCause([...misplaced(facts), ...tooGreat(facts), ...told.filter((one) => one.error)]);
  const opened = new Set(wrong.flatMap((one) => one.about));
  return { opened, told: [...wrong, ...told.filter((one) => !one.error && !one.about.some((name) => opened.has(name)))] };
}
