// Phần hỏi: xã của bạn, rồi từng câu theo tiêu chí. Mỗi ô vẽ một lần; gõ xong thì chỉ lời nhắc và điểm đổi.
const fields = new Map();
const idOf = (...parts) => parts.join("-");

function field(id, label, input, more = {}) {
  const hint = more.hint ? el("span", { class: "hint", id: `${id}-hint` }, more.hint) : null, told = el("div", { class: "tolds", id: `${id}-told` });
  input.id = id;
  input.setAttribute("aria-describedby", `${more.hint ? `${id}-hint ` : ""}${id}-told`);
  fields.set(id, { input, told });
  const unit = more.unit ? el("span", { class: "unit" }, more.unit) : null;
  return el("div", { class: "field" }, el("label", { for: id }, label), hint, el("div", { class: "answer" }, input, unit), more.below || null, told);
}
function textInput(value, given, change) {
  const input = el("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: 500, ...given });
  input.value = value || "";
  input.addEventListener("input", () => change(input.value));
  return input;
}
function select(value, options, change) {
  const drawn = el("select", {}, ...options.map(([key, told]) => el("option", { value: key }, told)));
  drawn.value = options.some(([key]) => key === value) ? value : "";
  drawn.addEventListener("change", () => change(drawn.value));
  return drawn;
}
const yesNo = () => [["", W.not_known], ["có", W.yes], ["không", W.no]];

function drawUnit(work, changed) {
  const put = (from, name) => (value) => { if (value) from[name] = value; else delete from[name]; changed(); };
  const code = textInput(work.code, { inputmode: "numeric", class: "short" }, (value) => { work.code = value; changed(); });
  const name = textInput(work.name, {}, (value) => { work.name = value; changed(); });
  const day = textInput(work.day, { class: "short", placeholder: W.day_form }, (value) => { work.day = value; changed(); });
  const drawn = [field("unit-code", W.code, code, { hint: W.code_hint }), field("unit-name", W.name, name), field("unit-day", W.day, day, { hint: W.day_hint })];
  for (const fact of SHEET.facts) {
    const options = fact.kind === "yes_no" ? yesNo() : fact.kind === "choice" ? [["", W.not_known], ...Object.entries(fact.choices)] : null;
    const change = put(work.unit, fact.name);
    const input = options ? select(work.unit[fact.name], options, change) : textInput(work.unit[fact.name], { class: "short", inputmode: fact.kind === "percent" ? "decimal" : "numeric" }, change);
    drawn.push(field(idOf("unit", fact.name), fact.title, input, { hint: fact.hint, unit: fact.kind === "percent" ? "%" : "" }));
  }
  for (const hurdle of LAW.hurdles) if (hurdle.kept) for (let back = 0; back < hurdle.kept.rounds; back++) {
    const told = (work.kept[hurdle.name] = work.kept[hurdle.name] || []), own = SHEET.hurdles[hurdle.name];
    const input = select(told[back] === "yes" ? "có" : told[back] === "no" ? "không" : "", yesNo(), (value) => { told[back] = { "có": "yes", "không": "no" }[value] || ""; changed(); });
    drawn.push(field(idOf("kept", hurdle.name, back), say("kept_question", { level: own.below, round: W.rounds_back[back + 1] || say("rounds_back_n", { n: back + 1 }) }), input, { hint: own.rule }));
  }
  byId("unit-fields").replaceChildren(...drawn);
}
function drawQuestion(name, work, changed) {
  const datum = SHEET.data[name], id = idOf("q", name), now = work.rounds[0];
  const put = (from) => (value) => { if (value) from[name] = value; else delete from[name]; changed(); };
  const choices = [...yesNo(), ...(datum.wholes.length ? [["không áp dụng", W.not_applicable]] : [])];
  const input = (from) => (datum.kind === "yes_no" ? select(from[name], choices, put(from)) : textInput(from[name], { inputmode: "text", class: "number" }, put(from)));
  const hint = [datum.hint, ...(datum.notes || []), datum.sensitive ? W.sensitive : ""].filter(Boolean).join(" ");
  const label = el("span", {}, el("b", { class: "count" }, `${datum.number}. `), datum.question);
  const boxes = [field(id, label, input(now), { hint, unit: datum.unit, below: papersOf(name, work, changed) })];
  SHEET.earlier.forEach((names, back) => {
    if (names.includes(name)) boxes.push(field(idOf("q", name, back + 1), say("earlier_question", { label: datum.label, round: W.rounds_back[back + 1] || say("rounds_back_n", { n: back + 1 }) }), input(work.rounds[back + 1]), { unit: datum.unit, hint: W.earlier_hint }));
  });
  return el("div", { class: "question", id: `${id}-box` }, ...boxes);
}
function papersOf(name, work, changed) {
  const own = () => (work.papers[name] = work.papers[name] || {}), held = work.papers[name] || {};
  const box = (key, label) => {
    const id = idOf("q", name, key), told = el("div", { class: "tolds", id: `${id}-told` });
    const input = textInput(held[key], { id, "aria-describedby": `${id}-told` }, (value) => { own()[key] = value; changed(); });
    fields.set(id, { input, told });
    return el("div", {}, el("label", { for: id }, label), input, told);
  };
  const drawn = el("details", { class: "papers" }, el("summary", {}, say("papers_of", { n: SHEET.data[name].number })), box("document", W.document), box("issued", W.issued), box("note", W.note), el("p", { class: "hint" }, W.no_names));
  drawn.open = Boolean(held.document || held.issued || held.note);
  return drawn;
}
function drawForm(work, changed) {
  fields.clear();
  drawUnit(work, changed);
  byId("criteria").replaceChildren(...SHEET.sections.map((section) => {
    const criterion = SHEET.criteria.find((one) => one.id === section.criterion);
    const again = section.again.length ? el("p", { class: "hint" }, say("asked_before", { data: section.again.map((name) => say("question_number", { n: SHEET.data[name].number })).join(", ") })) : null;
    return el("section", { class: "criterion", id: `c-${criterion.id}`, "aria-labelledby": `c-${criterion.id}-head` },
      el("h3", { id: `c-${criterion.id}-head` }, `${criterion.number}. ${criterion.title}`, el("span", { class: "got", id: `c-${criterion.id}-got` })),
      criterion.only ? el("p", { class: "hint" }, say("only_for", { who: criterion.only })) : null,
      ...section.data.map((name) => drawQuestion(name, work, changed)), again, el("div", { class: "items", id: `c-${criterion.id}-items` }));
  }));
}
// Sau mỗi lần gõ: lời nhắc dưới từng ô, câu nào không phải trả lời thì ẩn.
function drawNotices(stand) {
  const said = new Map();
  const at = (id, told) => said.set(id, [...(said.get(id) || []), ...told]);
  stand.rounds.forEach((round, back) => { for (const [name, told] of Object.entries(round.said)) at(back ? idOf("q", name, back) : idOf("q", name), told); });
  for (const [name, told] of Object.entries(stand.days)) at(idOf("q", name, "issued"), [told]);
  for (const [name, told] of Object.entries(stand.unit.refusals)) at(idOf("unit", name), [told]);
  for (const [id, { input, told }] of fields) {
    const found = said.get(id) || [], wrong = found.some((one) => !one.warning);
    const key = JSON.stringify(found);
    if (told.dataset.said !== key) { told.dataset.said = key; told.replaceChildren(...found.map(notice)); }
    if (wrong) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
  }
  for (const [name, datum] of Object.entries(SHEET.data)) {
    const readers = Object.values(SHEET.items).filter((item) => item.reads.has(name));
    byId(`${idOf("q", name)}-box`).hidden = Boolean(stand.commune) && readers.every((item) => isOut(stand, item)) && datum.number > 0;
  }
}
