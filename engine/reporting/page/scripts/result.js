// Kết quả: kết luận và lý do, điểm từng mục với căn cứ, điều còn thiếu, bước tiếp theo, con đường ít công nhất.
const MOST_NAMED = 4;
const SIGNS = { recognised: "✓", undecided: "○", not_recognised: "✗" };
const markOf = (mark) => (mark === "provisional" ? W.provisional : SHEET.marks[mark] || mark);

function drawVerdict(stand) {
  const box = byId("verdict"), told = stand.told;
  box.className = `verdict ${told ? told.verdict : "undecided"}`;
  if (!told) {
    const facts = stand.asked.slice(0, MOST_NAMED).map(factName).join(", "), n = stand.asked.length - MOST_NAMED;
    const why = stand.noClass ? W.no_class : say(n > 0 ? "unit_more" : "unit_first", { facts, n });
    box.replaceChildren(el("p", { class: "line" }, el("strong", {}, `${SIGNS.undecided} ${W.undecided}`)), el("p", {}, why));
    return;
  }
  const open = openItems(stand).length;
  const head = el("p", { class: "line" }, el("strong", {}, `${SIGNS[told.verdict]} ${W[told.verdict]}`), " ", el("span", {}, say("total_line", { total: range(told.low, told.high), most: SHEET.maximum, bar: points(stand.bar) }) + (open ? ` · ${say("open_items", { n: open })}` : "")));
  box.replaceChildren(head, bar(told.low, told.high, LAW.total.most, stand.bar));
}
const openItems = (stand) => Object.values(SHEET.items).filter((item) => itemState(stand, item).missing.length);

function reasons(stand) {
  const told = stand.told, found = [], bar_ = frac(stand.bar);
  if (compare(frac(told.high), bar_) < 0) found.push(say("below", { total: points(told.high), bar: points(stand.bar), short: points(minus(bar_, frac(told.high))) }));
  for (const hurdle of LAW.hurdles.filter((own) => own.level === 0)) {
    const own = SHEET.hurdles[hurdle.name], state = told.hurdles[hurdle.name];
    const name = own.criterion ? SHEET.criteria.find((c) => c.id === own.criterion).number : "";
    if (state === "certain") found.push(own.criterion ? say("knocked_out", { n: name }) : say("condition_fails", { title: own.title, rule: own.rule }));
    if (state === "possible" && told.verdict === "undecided" && compare(frac(told.high), bar_) >= 0) found.push(own.criterion ? say("may_knock_out", { n: name }) : say("condition_open", { title: own.title, rule: own.rule }));
  }
  if (told.verdict === "recognised") found.push(say("reached", { total: points(told.low), bar: points(stand.bar) }));
  if (told.verdict === "undecided" && compare(frac(told.low), bar_) < 0 && compare(frac(told.high), bar_) >= 0) found.push(say("open_total", { total: range(told.low, told.high), bar: points(stand.bar) }));
  const own = SHEET.classes[stand.commune.class];
  found.push(say("class_line", { title: own.title, who: own.who, cited: own.cited }) + (stand.commune.doubtful || own.mark === "provisional" ? ` – ${W.provisional}` : ""));
  if (!told.firm) found.push(W.not_firm);
  for (const level of stand.law.levels.slice(1)) found.push(levelLine(stand, level));
  return found;
}
function levelLine(stand, level) {
  const told = stand.told.levels[level.id], own = LAW.hurdles.filter((one) => one.level && one.level <= stand.law.levels.indexOf(level));
  const why = own.filter((one) => stand.told.hurdles[one.name] !== "no").map((one) => SHEET.hurdles[one.name].rule || SHEET.hurdles[one.name].title);
  return say("level_line", { level: SHEET.levels[level.id], verdict: `${SIGNS[told.verdict]} ${W[told.verdict].toLowerCase()}`, bar: points(told.threshold) }) + (why.length ? ` (${why.join("; ")})` : "");
}
// Vì sao mục được chừng ấy điểm.
function itemWords(stand, item) {
  const state = itemState(stand, item), words = lineWords(stand, item), value = state.line && valueWords(stand, item, state);
  if (state.state === "out") return say("left_out", { who: item.only || SHEET.criteria.find((c) => c.id === item.criterion).only || "" });
  if (state.missing.length) return say("missing_data", { data: state.missing.map(dataName).join(", ") });
  const band = bandOf(state), told = band ? band[0] : "";
  if (state.piece.rule && state.piece.rule.endsWith("/none")) return say("nobody_none", {});
  if (!state.piece.applies) return W.nobody_out;
  if (state.whole !== null && state.whole < BigInt(state.line.asked_at_least)) return say("asked_too_few", { n: state.line.asked_at_least });
  return item.values === "answer" ? value : [value, told].filter(Boolean).join(" → ");
  function bandOf() { const at = state.line.bands.findIndex((one) => one.rule && one.rule === state.piece.rule); return at < 0 ? null : words.bands[at]; }
}
const dataName = ({ datum, back }) => say("question_number", { n: SHEET.data[datum].number }) + (back ? ` (${W.rounds_back[back] || say("rounds_back_n", { n: back })})` : "");
function valueWords(stand, item, state) {
  if (state.part === null || !state.whole) return "";
  if (item.values === "answer") return state.part ? W.yes : W.no;
  if (item.values === "whole") return grouped(state.part);
  const told = written(item, state.line, made(state.part, state.whole)), unit = item.unit === "%" ? " %" : item.unit === "per" ? ` ${say("per", { n: grouped(item.times) })}` : "";
  return state.line.rounds > 1 ? `${grouped(state.part)}/${grouped(state.whole)}` : `${grouped(state.part)}/${grouped(state.whole)} = ${told}${unit}`;
}
function lawOf(stand, item) {
  const words = stand.commune ? lineWords(stand, item) : item.lines[item.id], line = stand.commune ? lineOf(stand, item) : LAW.lines[item.id];
  const rows = words.steps ? [el("li", {}, words.steps, ` (${markOf(words.bands[0][1])})`)] : words.bands.map(([told, mark], at) => el("li", {}, `${told} → ${points(line.bands[at].low)} ${W.points} (${markOf(mark)})`));
  if (words.none) rows.push(el("li", {}, say("none_gives", { n: points(line.none.high) }), ` (${markOf(words.none)})`));
  const whose = words.title ? [el("p", {}, say("own_case", { title: words.title, who: words.who }))] : [];
  return el("details", { class: "law" }, el("summary", {}, say("law_of_item", { n: item.number })), ...whose, el("p", {}, item.counted), el("ul", {}, ...rows), item.best_of ? el("p", {}, say("best_of", { items: item.best_of })) : null, el("p", { class: "cited" }, words.cited || item.cited, basisOf(words.cited ? words : item)));
}
const basisOf = ({ basis }) => (basis ? ` (${basis})` : "");
function drawItems(stand) {
  for (const criterion of SHEET.criteria) {
    const ends = stand.told ? stand.told.criteria[criterion.id] : null, own = LAW.hurdles.find((one) => one.name === criterion.id);
    const zero = own && stand.told && stand.told.hurdles[criterion.id] === "certain" ? ` · ${W.knock_out}` : "";
    byId(`c-${criterion.id}-got`).textContent = ends ? ` ${sign(criterion)}${range(...ends)}/${criterion.most}${zero}` : "";
    const box = byId(`c-${criterion.id}-items`), open = new Set([...box.querySelectorAll("details[open]")].map((one) => one.dataset.item));
    box.replaceChildren(...criterion.items.map((item) => {
      const law = lawOf(stand, item);
      law.dataset.item = item.id;
      law.open = open.has(item.id);
      const got = stand.told ? stand.told.items[item.id] : null, sure = !stand.told || isSure(stand, item);
      return el("div", { class: "item" }, el("p", {}, el("b", {}, `${item.number} ${item.title}`), el("span", { class: "got" }, got ? ` ${sign(item)}${range(...got)}/${item.most}` : "")),
        stand.told ? el("p", { class: "why" }, itemWords(stand, item), sure ? "" : el("span", { class: "tag" }, ` ${W.provisional}`)) : null, law);
    }));
  }
}
const sign = (thing) => (thing.role === "deduction" ? "−" : thing.role === "bonus" ? "+" : "");
function isSure(stand, item) {
  const state = itemState(stand, item);
  return !stand.commune.not_sure.includes(item.id) && (state.state === "out" || state.piece.sure);
}
function stepWords(step) {
  const [name] = ownNames(LAW.lines[step.item.id]), datum = SHEET.data[name], names = Object.keys(step.values);
  if (datum.kind === "yes_no") return say(step.more ? "do_these" : "stop_these", { names: names.map((one) => SHEET.data[one].label).join("; ") });
  return say(step.more ? "more" : "fewer", { n: grouped(step.change), unit: datum.unit || "", label: SHEET.data[names[0]].label, to: grouped(step.values[names[0]]) });
}
function drawNext(stand) {
  const box = byId("next-list"), drawn = [];
  if (!stand.told) { box.replaceChildren(el("p", {}, W.next_later)); return; }
  const missing = openItems(stand).map((item) => ({ item, got: stand.told.items[item.id], lacks: itemState(stand, item).missing }));
  const width = ({ got }) => minus(frac(got[1]), frac(got[0]));
  if (missing.length) drawn.push(el("h3", {}, W.missing_head), el("p", { class: "hint" }, W.missing_hint), el("ul", { class: "gaps" }, ...missing.sort((a, b) => compare(width(b), width(a))).map(({ item, got, lacks }) => el("li", {}, el("b", {}, `${item.number} ${item.title}`), ` – ${say("up_to", { n: points(width({ got })) })}: `, ...lacks.flatMap((lack, at) => [at ? ", " : "", link(lack)])))));
  const steps = Object.values(SHEET.items).flatMap((item) => stepsOf(stand, item).slice(0, 1)).filter((step) => step.action);
  const cost = (step) => over([BigInt(step.effort), 1n], step.gain);
  const later = Object.values(SHEET.items).flatMap((item) => stepsOf(stand, item).slice(0, 1)).filter((step) => !step.action);
  if (steps.length) drawn.push(el("h3", {}, W.next_head), el("p", { class: "hint" }, W.effort_hint), el("ol", { class: "steps" }, ...steps.sort((a, b) => compare(cost(a), cost(b))).slice(0, 8).map((step) => stepLine(step))));
  if (later.length) drawn.push(el("p", { class: "hint" }, say("next_round", { items: later.map((step) => step.item.number).join(", ") })));
  drawn.push(el("h3", {}, W.path_head), ...pathLines(stand));
  box.replaceChildren(...drawn);
}
const link = ({ datum, back }) => el("a", { href: `#${back ? idOf("q", datum, back) : idOf("q", datum)}` }, dataName({ datum, back }));
function stepLine(step) {
  return el("li", {}, el("b", {}, `${step.item.number} ${step.item.title}: `), stepWords(step), ` → ${say("gains", { n: points(step.gain) })}. `, el("span", { class: "hint" }, say("by_action", { action: step.action.label, n: step.effort })));
}
function pathLines(stand) {
  if (stand.told.verdict === "recognised") {
    const level = stand.law.levels.findIndex((one, at) => at && stand.told.levels[one.id].verdict !== "recognised");
    if (level < 0) return [el("p", {}, W.path_done)];
    const above = cheapestPath(stand, level), name = SHEET.levels[stand.law.levels[level].id];
    return [el("p", {}, above ? say("path_above", { level: name }) : say("no_path_above", { level: name })), ...(above ? pathList(above) : [])];
  }
  const path = cheapestPath(stand);
  return path ? [el("p", {}, W.path_hint), ...pathList(path)] : [el("p", {}, W.no_path)];
}
function pathList(path) {
  const named = new Set(path.steps.flatMap((step) => Object.keys(step.values))), along = Object.keys(path.values).filter((name) => !named.has(name));
  const carried = along.length ? [el("p", { class: "hint" }, say("carried", { data: along.map((name) => `${SHEET.data[name].label} ${grouped(path.values[name])}`).join("; ") }))] : [];
  return [el("ol", { class: "steps" }, ...path.steps.map(stepLine)), ...carried, el("p", {}, say(path.whole ? "path_total" : "path_total_some", { total: points(path.total), n: path.effort }))];
}
function drawResult(stand) {
  drawVerdict(stand);
  byId("reasons").replaceChildren(...(stand.told ? reasons(stand).map((told) => el("li", {}, told)) : []));
  drawItems(stand);
}
