// Từ những điều đã gõ tới kết quả: đọc, soát, xếp nhóm, chấm. Không vẽ gì.
// Bài làm: {code, name, day, unit: {tên: chữ}, kept: {tên: ["yes", …]}, rounds: [{số liệu: chữ}, …], papers: {số liệu: {…}}}.
const emptyWork = () => ({ code: "", name: "", day: SHEET.on, unit: {}, kept: {}, rounds: [{}, ...SHEET.earlier.map(() => ({}))], papers: {} });

function readRound(typed) {
  const facts = {}, refusals = {};
  for (const name of Object.keys(SHEET.data)) {
    const read = readDatum(SHEET.data[name], typed[name]);
    if (read && read.code) refusals[name] = read;
    else if (read) facts[name] = read;
  }
  return { facts, refusals };
}
// Mỗi đợt: số liệu được tính, và những điều phải nói, theo số liệu đầu tiên mà chúng nói tới.
function readRounds(work) {
  const read = work.rounds.map(readRound);
  return read.map((one, back) => {
    const { opened, told } = contradictions(one.facts, (read[back + 1] || { facts: {} }).facts), said = {};
    for (const [name, refusal] of Object.entries(one.refusals)) (said[name] = said[name] || []).push(message(refusal));
    for (const found of told) {
      const name = found.about[0], note = back ? "" : (work.papers[name] || {}).note, at = whereOf(name);
      (said[name] = said[name] || []).push({ ...message({ ...found, values: { ...found.values, at } }), answer: SHEET.problems[found.code].answerable ? reasonOf(note) : "" });
    }
    const counted = Object.entries(one.facts).filter(([name, fact]) => fact.state !== "not_applicable" && !opened.has(name));
    return { facts: one.facts, said, opened, counted: Object.fromEntries(counted.map(([name, fact]) => [name, fact.value])) };
  });
}
// Ngày văn bản không đọc được, theo số liệu.
function readDays(work) {
  const wrong = Object.entries(work.papers).filter(([, { issued }]) => !isEmpty(issued) && !readDay(issued));
  return Object.fromEntries(wrong.map(([name, { issued }]) => [name, message({ code: "EVI-213", values: { label: SHEET.data[name].label, given: quoted(issued) } })]));
}
// Các câu còn phải sửa, theo thứ tự hỏi.
function wrongOf(work) {
  const [{ said }] = readRounds(work), days = readDays(work);
  return Object.keys(SHEET.data).filter((name) => name in days || (said[name] || []).some((one) => !one.warning));
}
const whereOf = (name) => say("question_number", { n: SHEET.data[name].number });

function readUnit(work) {
  const known = {}, refusals = {};
  for (const fact of SHEET.facts) {
    const value = readFact(fact, work.unit[fact.name]);
    if (value === undefined) refusals[fact.name] = message({ code: "EVI-160", values: { label: fact.title, given: quoted(work.unit[fact.name]), allowed: allowedWords(fact) } });
    known[fact.name] = value === undefined ? null : value;
  }
  const day = isEmpty(work.day) ? null : readDay(work.day);
  if (!isEmpty(work.day) && !day) refusals.day = message({ code: "PAG-114", values: { given: quoted(work.day) } });
  else if (day && (day < LAW.from || (LAW.until && day > LAW.until))) refusals.day = message({ code: "PAG-115", values: { given: dayWords(day), first: dayWords(LAW.from), last: LAW.until ? dayWords(LAW.until) : W.no_end } });
  if (!isEmpty(work.code) && !/^[0-9]{5}$/.test(work.code.trim())) refusals.code = message({ code: "PAG-112", values: { given: quoted(work.code) } });
  known.day = refusals.day ? null : day;
  return { known, refusals };
}
function allowedWords(fact) {
  if (fact.kind === "choice") return Object.values(fact.choices).join(", ");
  return W[`allowed_${fact.kind}`];
}
const factName = (name) => (SHEET.facts.find((fact) => fact.name === name) || { title: W.day }).title;

// Luật của một ngày; null khi chưa biết ngày mà ngưỡng đổi theo ngày.
function lawOn(day) {
  if (!day && LAW.days.length > 1) return null;
  const own = LAW.days.filter((stretch) => !day || stretch.from <= day), { levels } = own[own.length - 1] || LAW.days[0];
  return { ...LAW, levels };
}
function keptOf(work) {
  const told = {};
  for (const hurdle of LAW.hurdles) if (hurdle.kept) {
    const answers = work.kept[hurdle.name] || [];
    told[hurdle.name] = keptState(Array.from({ length: hurdle.kept.rounds }, (_, back) => answers[back] || ""));
  }
  return told;
}
function standing(work) {
  const rounds = readRounds(work), unit = readUnit(work), place = placed(unit.known), law = lawOn(unit.known.day);
  const read = { rounds, days: readDays(work), unit, place, law, facts: rounds.map((one) => one.counted) };
  if (place.unsure || !place.class || !law) {
    const asked = place.unsure || (place.class && !law ? ["day"] : []);
    return { ...read, asked, noClass: !place.unsure && !place.class };
  }
  const [now, ...before] = read.facts, commune = { ...communeOf(place, keptOf(work)), before };
  return { ...read, asked: [], commune, told: decided(law, commune, now), bar: law.levels[0].bars[commune.class] };
}
const lineOf = (stand, item) => LAW.lines[stand.commune.lines[item.id] || item.id];
const lineWords = (stand, item) => item.lines[stand.commune.lines[item.id] || item.id];
const isOut = (stand, item) => stand.commune.left_out.includes(item.id);

// Một mục: bậc nào, giá trị bao nhiêu, còn thiếu gì. Đợt không có ai trong tổng thì phần của nó không thiếu.
function itemState(stand, item) {
  const line = lineOf(stand, item), missing = [];
  if (isOut(stand, item)) return { line, state: "out", missing };
  const valued = (one, back) => (stand.facts[one.back + back] || {})[one.datum];
  const count = (list, back) => list.reduce((n, one) => (n === null || valued(one, back) === undefined ? null : n + BigInt(valued(one, back))), 0n);
  const pairs = [];
  for (let back = 0; back < line.rounds; back++) {
    const part = count(line.part, back), whole = line.whole.length ? count(line.whole, back) : 1n;
    pairs.push([part, whole]);
    const lacks = [...(whole === null ? line.whole : []), ...(whole === 0n ? [] : line.part)].filter((one) => valued(one, back) === undefined);
    for (const one of lacks) if (!missing.some((two) => two.datum === one.datum && two.back === one.back + back)) missing.push({ datum: one.datum, back: one.back + back });
  }
  return { line, piece: itemOf(line, item.id, stand.commune, stand.facts, "said"), missing, part: pairs[0][0], whole: pairs[0][1] };
}
