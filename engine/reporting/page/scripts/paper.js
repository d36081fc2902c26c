// Bản in khổ A4: xã, kết luận, từng mục với số liệu và căn cứ, dấu của luật. Chỉ hiện khi in.
function drawPaper(work, stand) {
  const rows = stand.told ? SHEET.criteria.flatMap((criterion) => [criterionRow(stand, criterion), ...criterion.items.map((item) => itemRow(stand, item))]) : [];
  const own = SHEET.facts.filter((fact) => !isEmpty(work.unit[fact.name])).map((fact) => `${fact.title}: ${fact.kind === "choice" ? fact.choices[work.unit[fact.name]] || "" : work.unit[fact.name]}`);
  const head = [work.name.trim() || "…", work.code.trim() ? say("paper_code", { code: work.code.trim() }) : "", work.day ? say("paper_day", { day: work.day }) : ""].filter(Boolean);
  byId("paper").replaceChildren(
    el("p", { class: "paper-title" }, W.paper_title), el("p", { class: "paper-of" }, SHEET.title), el("p", {}, SHEET.law),
    ...SHEET.draft ? [el("p", { class: "paper-warning" }, W.draft)] : [], el("p", { class: "paper-warning" }, W.provisional_banner),
    el("p", {}, el("b", {}, head.join(" · "))), own.length ? el("p", {}, own.join("; ")) : null,
    stand.told ? el("p", { class: "paper-verdict" }, `${SIGNS[stand.told.verdict]} ${W[stand.told.verdict]} – ${say("total_line", { total: range(stand.told.low, stand.told.high), most: SHEET.maximum, bar: points(stand.bar) })}`) : el("p", { class: "paper-verdict" }, W.undecided),
    stand.told ? el("ul", {}, ...reasons(stand).map((told) => el("li", {}, told))) : null,
    rows.length ? el("table", {}, el("thead", {}, el("tr", {}, ...W.paper_heads.map((told) => el("th", { scope: "col" }, told)))), el("tbody", {}, ...rows)) : null,
    el("p", { class: "paper-foot" }, say("paper_foot", { standard: LAW.standard, law: LAW.law })));
}
function criterionRow(stand, criterion) {
  return el("tr", { class: "paper-criterion" }, el("th", { scope: "row", colspan: 2 }, `${criterion.number}. ${criterion.title}`), el("td", { class: "number" }, `${sign(criterion)}${range(...stand.told.criteria[criterion.id])}/${criterion.most}`), el("td", {}, ""));
}
function itemRow(stand, item) {
  const mark = isSure(stand, item) ? "" : ` – ${W.provisional}`;
  return el("tr", {}, el("td", {}, `${item.number} ${item.title}`), el("td", {}, itemWords(stand, item)), el("td", { class: "number" }, `${sign(item)}${range(...stand.told.items[item.id])}/${item.most}`), el("td", {}, (lineWords(stand, item).cited || item.cited) + mark));
}
