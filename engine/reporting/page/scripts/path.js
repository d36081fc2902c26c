// Con đường ít công nhất tới một mức: mỗi mục nhiều nhất một bước, không tính điểm mà số liệu còn thiếu có thể mang lại.
const MOST_TRIED = 60000;
const better = (a, b) => a.effort - b.effort || a.steps - b.steps || a.change - b.change;

// Những tiêu chí chung số liệu đi với nhau; thường mỗi nhóm một tiêu chí.
function groupsOf(moves) {
  const groups = LAW.criteria.map((own) => new Set([own.id]));
  const home = (id) => groups.find((group) => group.has(SHEET.items[id].criterion));
  for (const [id, steps] of Object.entries(moves)) for (const other of Object.keys(SHEET.items)) {
    const a = home(id), b = home(other);
    if (a === b || !steps.some((step) => Object.keys(step.settled).some((name) => SHEET.items[other].reads.has(name)))) continue;
    for (const name of b) a.add(name);
    groups.splice(groups.indexOf(b), 1);
  }
  return groups.map((group) => LAW.criteria.filter((own) => group.has(own.id)));
}
function worthsWith(stand, criteria, values) {
  const rounds = moved(stand.facts, values), items = {}, worths = {};
  for (const own of criteria) {
    for (const id of own.groups.flatMap((group) => group.items)) items[id] = itemOf(LAW.lines[stand.commune.lines[id] || id], id, stand.commune, rounds, "said");
    worths[own.id] = criterionOf(own, items);
  }
  return worths;
}
function together(steps) {
  const values = {}, ways = {};
  for (const step of steps) for (const [name, value] of Object.entries(step.values)) {
    if (name in values && ways[name] !== step.more) return null;
    values[name] = name in values ? (step.more ? Math.max(values[name], value) : Math.min(values[name], value)) : value;
    ways[name] = step.more;
  }
  return values;
}
const product = (lists) => lists.reduce((all, list) => all.flatMap((head) => list.map((one) => [...head, one])), [[]]);
// Mọi cách chọn bước trong một nhóm, bỏ cách mà cách khác được bằng hoặc hơn ở mọi tiêu chí với ít công hơn.
function optionsOf(stand, criteria, moves, start) {
  const lists = criteria.flatMap((own) => own.groups.flatMap((group) => group.items)).filter((id) => moves[id]).map((id) => [null, ...moves[id]]);
  const found = [];
  for (const choice of product(lists)) {
    const steps = choice.filter(Boolean), wanted = together(steps), values = steps.length && wanted ? settled(stand.facts[0], wanted) : wanted;
    if (!values) continue;
    const worths = steps.length ? worthsWith(stand, criteria, values) : start;
    found.push({ taken: steps, values, worths, effort: steps.reduce((n, s) => n + s.effort, 0), steps: steps.length, change: steps.reduce((n, s) => n + s.change, 0) });
  }
  const kept = [];
  for (const option of found.sort(better)) if (!kept.some((own) => criteria.every(({ id }) => compare(own.worths[id][0], option.worths[id][0]) >= 0))) kept.push(option);
  return kept;
}
const surely = (worths) => Object.fromEntries(Object.entries(worths).map(([id, worth]) => [id, [worth[0], worth[0], worth[2]]]));
function totalOf(law, worths) {
  const [top, maximum, step] = ["most", "maximum", "step"].map((name) => frac(law.total[name])), whole = sum(Object.values(worths).map((worth) => worth[2]));
  let got = sum(law.criteria.filter((own) => own.role === "scored").map((own) => worths[own.id][0]));
  const more = minus(sum(Object.values(worths).map((worth) => worth[0])), got);
  if (law.total.round && whole[0] && compare(whole, maximum)) got = times(ROUND[law.total.round](over(over(times(got, maximum), whole), step)), step);
  return least([most([add(got, more), ZERO]), top]);
}
function reaches(law, commune, worths, level) {
  const sure = surely(worths), bar = frac(law.levels[level].bars[commune.class]);
  if (compare(totalOf(law, worths), bar) < 0) return false;
  return law.hurdles.filter((own) => own.level <= level && !own.kept).every((own) => stateOf(own, sure) === 0);
}
const passes = (law, criteria, worths, level) => {
  const own = new Set(criteria.map(({ id }) => id)), sure = surely(worths);
  return law.hurdles.filter((h) => h.level <= level && !h.kept && h.criteria.length === 1 && own.has(h.criteria[0])).every((h) => stateOf(h, sure) === 0);
};
// Một trục: điều mà mọi nhóm cùng phải mang lại đủ; gain là phần mà một cách chọn mang lại. Nới lỏng một chút nên chỉ dùng để bỏ nhánh.
function axesOf(law, stand, start, level) {
  const whole = sum(Object.values(start).map((worth) => worth[2])), maximum = frac(law.total.maximum), scaled = law.total.round && whole[0] && compare(whole, maximum);
  const weight = (own) => (scaled && own.role === "scored" ? over(maximum, whole) : [1n, 1n]);
  const held = sum(law.criteria.map((own) => times(start[own.id][0], weight(own))));
  const slack = scaled ? frac(law.total.step) : ZERO, bar = frac(law.levels[level].bars[stand.commune.class]);
  const axes = [{ need: minus(minus(bar, held), slack), gain: (criteria, worths) => sum(criteria.map((own) => times(minus(worths[own.id][0], start[own.id][0]), weight(own)))) }];
  for (const hurdle of law.hurdles.filter((own) => own.level <= level && !own.kept && own.criteria.length > 1)) {
    const held = hurdle.criteria.filter((id) => start[id][2][0]), edge = (wholes, id) => over(hurdle.absolute ? frac(hurdle.edge) : times(frac(hurdle.edge), wholes), scaleOf(hurdle, id));
    if (hurdle.together) {
      const need = minus(edge(sum(held.map((id) => start[id][2]))), sum(held.map((id) => start[id][0])));
      axes.push({ need, gain: (criteria, worths) => sum(criteria.filter(({ id }) => held.includes(id)).map(({ id }) => minus(worths[id][0], start[id][0]))) });
    } else {
      const bad = (id, worths) => FITS[hurdle.fails](compare(worths[id][0], edge(worths[id][2], id)));
      const need = [BigInt(held.filter((id) => bad(id, start)).length - hurdle.allowed), 1n];
      axes.push({ need, gain: (criteria, worths) => [BigInt(criteria.filter(({ id }) => held.includes(id) && bad(id, start) && !bad(id, worths)).length), 1n] });
    }
  }
  return axes.filter((axis) => axis.need[0] > 0n);
}
// Ít công nhất để các nhóm còn lại mang đủ một trục: các cặp [được, công], được tăng dần.
function tails(groups, axis) {
  const found = [[[ZERO, 0]]];
  for (const { options } of [...groups].reverse()) {
    const next = [];
    for (const [gain, effort] of found[0]) for (const option of options) next.push([add(gain, option.gains.get(axis)), effort + option.effort]);
    next.sort((a, b) => a[1] - b[1] || compare(b[0], a[0]));
    const kept = [];
    for (const one of next) if (!kept.length || compare(one[0], kept[kept.length - 1][0]) > 0) kept.push(one);
    found.unshift(kept);
  }
  return found;
}
const leastEffort = (tail, need) => { const found = tail.find(([gain]) => compare(gain, need) >= 0); return found ? found[1] : Infinity; };

// {steps, values, effort, total, whole}; null khi các bước trong kỳ này chưa đủ. whole: đã thử hết, không còn cách nào ít công hơn.
function cheapestPath(stand, level = 0) {
  const { law, commune } = stand, moves = {};
  for (const item of Object.values(SHEET.items)) {
    const steps = stepsOf(stand, item).filter((step) => step.action).map((step) => ({ ...step, settled: settled(stand.facts[0], step.values) })).filter((step) => step.settled);
    if (steps.length) moves[item.id] = steps;
  }
  const start = worthsWith(stand, LAW.criteria, {}), axes = axesOf(law, stand, start, level);
  const groups = groupsOf(moves).map((criteria) => {
    const own = Object.fromEntries(criteria.map(({ id }) => [id, start[id]]));
    const options = optionsOf(stand, criteria, moves, own).filter((option) => passes(law, criteria, option.worths, level));
    for (const option of options) option.gains = new Map(axes.map((axis) => [axis, axis.gain(criteria, option.worths)]));
    return { criteria, options };
  });
  if (groups.some(({ options }) => !options.length)) return null;
  const rests = axes.map((axis) => tails(groups, axis));
  let best = null, tried = 0;
  const descend = (at, chosen, needs, cost) => {
    if (tried++ > MOST_TRIED) return;
    if (at === groups.length) {
      const worths = Object.assign({}, ...chosen.map((option) => option.worths));
      if (reaches(law, commune, worths, level) && (!best || better(cost, best) < 0)) best = { ...cost, chosen, worths };
      return;
    }
    for (const option of groups[at].options) {
      const next = { effort: cost.effort + option.effort, steps: cost.steps + option.steps, change: cost.change + option.change };
      const lacking = needs.map((need, axis) => minus(need, option.gains.get(axes[axis])));
      const bound = Math.max(0, ...lacking.map((need, axis) => leastEffort(rests[axis][at + 1], need)));
      if (next.effort + bound < Infinity && (!best || next.effort + bound < best.effort || (next.effort + bound === best.effort && better(next, best) < 0))) descend(at + 1, [...chosen, option], lacking, next);
    }
  };
  descend(0, [], axes.map((axis) => axis.need), { effort: 0, steps: 0, change: 0 });
  if (!best) return null;
  return {
    steps: best.chosen.flatMap((option) => option.taken), values: Object.assign({}, ...best.chosen.map((option) => option.values)),
    effort: best.effort, total: totalOf(law, best.worths), whole: tried <= MOST_TRIED,
  };
}
