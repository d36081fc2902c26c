// Xã thuộc nhóm nào, theo dòng nào của luật: tra bảng các quy tắc đã chạy. Điều chưa biết thì thử mọi cách trả lời.
const AXES = LAW.placing.axes;
function stateAt(axis, value) {
  if (axis.edges) return axis.cells.indexOf(axis.edges.reduce((n, edge) => { const c = compare(frac(value), frac(edge)); return n + (c >= 0) + (c > 0); }, 0));
  if (axis.name === "day") return axis.values.slice(1).filter((first) => value >= first).length;
  const at = axis.values.indexOf(value);
  return at < 0 ? axis.values.length - 1 : at;
}
function firedOf(table, told) {
  let place = 0;
  for (const axis of table.axes) place = place * axis.values.length + stateAt(axis, told[axis.name]);
  for (const [count, rule] of table.fired) { if (place < count) return rule < 0 ? null : table.rules[rule]; place -= count; }
  return null;
}
function placeOf(told) {
  const rule = firedOf(LAW.placing.classes, told);
  if (!rule) return { class: null, cases: [], out: [] };
  const own = LAW.placing.by_rule[rule], known = { ...told, class: own.class };
  const found = LAW.placing.further.map((table) => [table.tag, firedOf(table, known)]);
  return {
    class: own.class, rule, firm: own.firm, cases: found.filter(([tag, one]) => one && tag.startsWith("case/")).map(([, one]) => one),
    out: found.filter(([tag, one]) => !one && tag.startsWith("applies/")).map(([tag]) => tag.slice(8)),
  };
}
function* everyWay(known, at = 0, told = {}) {
  if (at === AXES.length) { yield told; return; }
  const { name, values } = AXES[at];
  for (const value of known[name] === null || known[name] === undefined ? values : [known[name]]) yield* everyWay(known, at + 1, { ...told, [name]: value });
}
const comesTo = (place) => JSON.stringify([place.class, place.cases.map((rule) => rule.slice(0, rule.lastIndexOf("/"))), place.out]);
// Nơi của xã; {unsure: [tên]} khi điều chưa biết làm kết quả khác nhau.
const foundPlaces = new Map();
function placed(known) {
  const key = JSON.stringify(AXES.map(({ name }) => known[name]));
  if (!foundPlaces.has(key)) foundPlaces.set(key, placedAnew(known));
  return foundPlaces.get(key);
}
function placedAnew(known) {
  const open = AXES.filter(({ name }) => known[name] === null || known[name] === undefined);
  if (open.reduce((n, axis) => n * axis.values.length, 1) > LAW.placing.most) return { unsure: open.map(({ name }) => name) };
  const answers = [...everyWay(known)].map((told) => ({ told, place: placeOf(told) }));
  const said = answers.map(({ place }) => comesTo(place));
  if (new Set(said).size === 1) return answers[0].place;
  return { unsure: open.filter(({ name }) => turnsOn(name, answers, said)).map(({ name }) => name) };
}
function turnsOn(name, answers, said) {
  const groups = new Map();
  return answers.some(({ told }, at) => {
    const others = JSON.stringify({ ...told, [name]: null }), first = groups.get(others);
    if (first === undefined) groups.set(others, said[at]);
    return first !== undefined && first !== said[at];
  });
}
// Xã như bộ chấm cần: nhóm, dòng riêng, mục không tính, điều chưa chắc, các đợt trước.
function communeOf(place, kept) {
  const lines = {}, leftOut = [], notSure = [], out = new Set(place.out), applies = LAW.placing.applies;
  for (const rule of place.cases) { const line = rule.split("/")[0], item = line.split("@")[0]; if (!(item in lines)) lines[item] = line; }
  for (const criterion of SHEET.criteria) for (const { id } of criterion.items) {
    const things = [criterion.id, id].filter((name) => name in applies), deciding = things.filter((name) => out.has(name));
    if (out.has(criterion.id) || out.has(id)) leftOut.push(id);
    if ((deciding.length ? deciding : things).some((name) => !applies[name])) notSure.push(id);
  }
  return { class: place.class, lines, left_out: leftOut, not_sure: notSure, doubtful: !place.firm, kept };
}
function keptState(answers) {
  const state = answers.includes("no") ? "certain" : answers.every((one) => one === "yes") ? "no" : "possible";
  return { said: state, low: state, high: state };
}
