// Chấm một xã theo luật đã biên dịch: cùng những bước của verify.py. Điểm trừ đứng dưới 0, nên mọi thứ được cộng.
const FITS = { at_least: (c) => c >= 0, more_than: (c) => c > 0, at_most: (c) => c <= 0, less_than: (c) => c < 0 };
const BEST = { lowest: least, highest: most };
const STATES = ["no", "possible", "certain"], VERDICTS = ["not_recognised", "undecided", "recognised"];

function pieceOf(line, pairs) {
  const asked = BigInt(line.asked_at_least), held = pairs.filter((pair) => pair[1]);
  if (pairs.some(([, whole]) => whole === null || whole < asked) || held.some(([part]) => part === null)) return line.missing;
  if (!held.length) return line.none;
  const value = over(sum(held.map(([part, whole]) => made(part, whole))), [BigInt(held.length), 1n]);
  const found = line.bands.find((band) => Object.keys(FITS).every((word) => !(word in band) || FITS[word](compare(value, frac(band[word])))));
  if (!found) throw new Error("không bậc nào nhận giá trị");
  return found;
}
function joined(pieces, lowest, highest) {
  const applying = pieces.filter((piece) => piece.applies), held = applying.length ? applying : pieces.slice(0, 1);
  return { ...held[0], low: lowest(held.map((p) => frac(p.low))), high: highest(held.map((p) => frac(p.high))), sure: pieces.every((p) => p.sure) };
}
function pointsOf(line, rounds) {
  const pairs = [], ranges = [], known = (data, back) => data.map((one) => rounds[one.back + back]?.[one.datum] ?? null);
  const total = (values) => (values.includes(null) ? null : values.reduce((a, b) => a + BigInt(b), 0n));
  for (let back = 0; back < line.rounds; back++) {
    const part = known(line.part, back), whole = known(line.whole, back);
    pairs.push([total(part), whole.length ? total(whole) : 1n]);
    const yes = part.reduce((a, b) => a + (b ?? 0), 0), unknown = part.filter((one) => one === null).length;
    const ways = line.by_count.slice(yes, yes + unknown + 1);
    ranges.push(joined(ways.length ? ways : [pieceOf(line, pairs.slice(-1))], least, most));
  }
  const best = BEST[line.take] ?? least;
  return line.take === "mean" ? pieceOf(line, pairs) : joined(ranges, best, best);
}
function itemOf(line, item, commune, rounds, reading) {
  const out = commune.left_out.includes(item), piece = out ? line.out : pointsOf(line, rounds);
  if (reading === "said" || (!commune.not_sure.includes(item) && (out || piece.sure))) return piece;
  return { low: line.missing[reading], high: line.missing[reading], applies: true };
}
function criterionOf(own, items) {
  let whole = ZERO;
  const ends = { low: ZERO, high: ZERO };
  for (const group of own.groups) {
    const pieces = group.items.map((name) => items[name]);
    if (pieces.some((piece) => piece.applies || "adds" in piece)) whole = add(whole, frac(group.whole));
    for (const end in ends) ends[end] = add(ends[end], BEST[group.best](pieces.map((piece) => frac(piece.adds ?? piece[end]))));
  }
  const top = own.most === null ? whole : frac(own.most), within = (x) => [ZERO, top, x].sort(compare)[1];
  return [within(ends.low), within(ends.high), whole];
}
const scaleOf = (hurdle, name) => frac(typeof hurdle.times === "string" ? hurdle.times : hurdle.times[name]);
function stateOf(hurdle, worths) {
  const names = hurdle.criteria.filter((name) => worths[name][2][0]), edge = frac(hurdle.edge);
  let held = names.map((name) => worths[name]);
  if (hurdle.together && held.length) held = [[0, 1, 2].map((at) => sum(held.map((worth) => worth[at])))];
  const short = (own, at, end) => FITS[hurdle.fails](compare(times(own[end], scaleOf(hurdle, names[at])), hurdle.absolute ? edge : times(edge, own[2])));
  const failing = [0, 1].map((end) => held.filter((own, at) => short(own, at, end)).length);
  return failing[1] > hurdle.allowed ? 2 : failing[0] > hurdle.allowed ? 1 : 0;
}
function judged(law, commune, rounds, reading) {
  const items = {}, worths = {}, states = {}, levels = {}, total = [];
  for (const item of law.criteria.flatMap((own) => own.groups.flatMap((group) => group.items)))
    items[item] = itemOf(law.lines[commune.lines[item] ?? item], item, commune, rounds, reading);
  for (const own of law.criteria) worths[own.id] = criterionOf(own, items);
  const [top, maximum, step] = ["most", "maximum", "step"].map((name) => frac(law.total[name]));
  const whole = sum(Object.values(worths).map((worth) => worth[2]));
  for (const end of [0, 1]) {
    let points = sum(law.criteria.filter((own) => own.role === "scored").map((own) => worths[own.id][end]));
    const more = minus(sum(Object.values(worths).map((worth) => worth[end])), points);
    if (law.total.round && whole[0] && compare(whole, maximum))
      points = times(ROUND[law.total.round](over(over(times(points, maximum), whole), step)), step);
    total.push(least([most([add(points, more), ZERO]), top]));
  }
  for (const own of law.hurdles) states[own.name] = "kept" in own ? STATES.indexOf(commune.kept[own.name][reading]) : stateOf(own, worths);
  law.levels.forEach((level, at) => {
    const bar = frac(level.bars[commune.class]);
    const worst = Math.max(0, ...law.hurdles.filter((own) => own.level <= at).map((own) => states[own.name]));
    const verdict = worst === 2 || compare(total[1], bar) < 0 ? 0 : compare(total[0], bar) >= 0 && !worst ? 2 : 1;
    levels[level.id] = { threshold: text(bar), verdict: VERDICTS[verdict] };
  });
  const each = (from, change) => Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]));
  return {
    items: each(items, (piece) => texts(piece.low, piece.high)), criteria: each(worths, (worth) => texts(worth[0], worth[1])),
    hurdles: each(states, (state) => STATES[state]), low: text(total[0]), high: text(total[1]), levels,
  };
}
// Như verify.py, thêm một điều: kết luận có chắc không, nếu mọi chỗ tạm tính hóa ra bất lợi nhất rồi có lợi nhất.
function decided(law, commune, facts) {
  const rounds = [facts, ...commune.before], [said, low, high] = ["said", "low", "high"].map((reading) => judged(law, commune, rounds, reading));
  for (const level of law.levels) {
    const same = new Set([said, low, high].map((told) => told.levels[level.id].verdict)).size === 1;
    said.levels[level.id].firm = same && level.sure[commune.class] && !commune.doubtful;
  }
  const { "": plain, ...above } = said.levels;
  return { ...said, ...plain, levels: above };
}
