// Từ mỗi mục, các bước lên bậc hơn: thêm hay bớt bao nhiêu, được thêm mấy điểm, cách nào ít công nhất (công là ước tính, không phải luật).
const ownNames = (line) => line.part.filter((one) => !one.back).map((one) => one.datum);
function withPart(rounds, names, target) {
  const now = names.reduce((sum, name) => sum + rounds[0][name], 0), change = target - now;
  const mover = names.find((name) => rounds[0][name] + change >= 0) || names[0];
  return { [mover]: rounds[0][mover] + change };
}
function flipped(rounds, names, target) {
  const yes = names.filter((name) => rounds[0][name]).length, become = target > yes ? 1 : 0;
  return Object.fromEntries(names.filter((name) => rounds[0][name] !== become).slice(0, Math.abs(target - yes)).map((name) => [name, become]));
}
const moved = (rounds, values) => [{ ...rounds[0], ...values }, ...rounds.slice(1)];
function valueOf(line, rounds) {
  const pairs = [];
  for (let back = 0; back < (line.take === "mean" ? line.rounds : 1); back++) {
    const count = (list) => list.reduce((n, one) => (n === null || (rounds[one.back + back] || {})[one.datum] === undefined ? null : n + BigInt(rounds[one.back + back][one.datum])), 0n);
    pairs.push([count(line.part), line.whole.length ? count(line.whole) : 1n]);
  }
  const held = pairs.filter(([, whole]) => whole);
  if (!held.length || pairs.some(([, whole]) => whole === null) || held.some(([part]) => part === null)) return null;
  return over(sum(held.map(([part, whole]) => made(part, whole))), [BigInt(held.length), 1n]);
}
// Các số mà phần của đợt này có thể tới: hai bên mỗi ngưỡng, và hai đầu.
function targets(item, line, rounds, names) {
  if (line.by_count.length) return Array.from({ length: names.length + 1 }, (_, count) => count);
  const at = (part) => valueOf(line, moved(rounds, { ...Object.fromEntries(names.map((name) => [name, 0])), [names[0]]: part }));
  const none = at(0), one = at(1), wholes = line.whole.filter((w) => !w.back).map((w) => rounds[0][w.datum]);
  if (!none || !one) return [];
  const top = item.top === null ? null : floor(times(frac(item.top), [BigInt(wholes.length ? wholes.reduce((a, b) => a + b, 0) : 1), 1n]))[0];
  const found = new Set([0n, ...(top === null ? [] : [top])]);
  for (const band of line.bands) for (const word of Object.keys(FITS)) if (word in band) {
    const near = floor(over(minus(frac(band[word]), none), minus(one, none)))[0];
    for (const part of [near - 1n, near, near + 1n, near + 2n]) if (part >= 0n && (top === null || part <= top)) found.add(part);
  }
  return [...found].map(Number);
}
function stepsOf(stand, item) {
  const line = lineOf(stand, item), rounds = stand.facts, names = ownNames(line), now = pointsOf(line, rounds);
  if (isOut(stand, item) || !names.length || itemState(stand, item).missing.length || !valueOf(line, rounds)) return [];
  if (compare(frac(now.low), frac(now.high))) return [];
  const held = names.reduce((n, name) => n + rounds[0][name], 0), nearest = new Map();
  for (const part of targets(item, line, rounds, names)) {
    const values = line.by_count.length ? flipped(rounds, names, part) : withPart(rounds, names, part);
    const got = pointsOf(line, moved(rounds, values)), gain = minus(frac(got.low), frac(now.low)), key = text(gain);
    const change = Math.abs(part - held);
    if (gain[0] > 0n && (!nearest.has(key) || nearest.get(key).change > change)) nearest.set(key, { item, change, more: part > held, gain, to: part, values, points: got.low });
  }
  return [...nearest.values()].sort((a, b) => a.change - b.change || compare(b.gain, a.gain)).map((step) => ({ ...step, ...cheapestWay(item, step) }));
}
// Việc ít công nhất của mục trong kỳ này; vụ việc đã xảy ra thì không bớt được nữa.
function cheapestWay(item, step) {
  const possible = item.events && !step.more ? [] : item.actions.filter((action) => action.possible);
  const ways = possible.map((action) => ({ action, effort: action.effort + action.each * step.change }));
  return ways.length ? ways.reduce((a, b) => (b.effort < a.effort ? b : a)) : { action: null, effort: null };
}
// Số liệu đổi kéo theo tổng của nó (thêm một em đi học mẫu giáo là thêm một em đi học); null khi phiếu không thể ghi như vậy.
const BOUNDS = [...Object.entries(SHEET.data).flatMap(([name, datum]) => datum.within.map((whole) => ({ parts: [name], whole }))),
  ...SHEET.checks.filter((check) => check.kind === "sum" && check.error).map((check) => ({ parts: check.sum, whole: check.not_more_than }))];
const GROWING = new Set(SHEET.criteria.flatMap((criterion) => criterion.items.flatMap((item) => item.growing)));
function settled(facts, values) {
  const told = { ...values }, waiting = Object.keys(values), amount = (name) => (name in told ? told[name] : facts[name]);
  while (waiting.length) {
    const name = waiting.pop();
    for (const bound of BOUNDS.filter((one) => one.whole === name || one.parts.includes(name))) {
      const amounts = [...bound.parts, bound.whole].map(amount);
      if (amounts.includes(undefined)) continue;
      const parts = amounts.slice(0, -1).reduce((a, b) => a + b, 0);
      if (parts <= amounts[amounts.length - 1]) continue;
      if (bound.parts.length > 1 || !(bound.parts[0] in told) || !GROWING.has(bound.whole)) return null;
      told[bound.whole] = amounts[0];
      waiting.push(bound.whole);
    }
  }
  return Object.entries(told).every(([name, value]) => value >= 0 && value <= SHEET.data[name].most) ? told : null;
}
