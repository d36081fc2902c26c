// Mở trang: lấy lại bài đã giữ, vẽ, rồi sau mỗi lần gõ thì giữ và chấm lại.
const SOON = 250;
let work = emptyWork(), timer = 0;

function announce(told, ...more) { byId("status").replaceChildren(el("p", {}, told), ...more); }
function warn(found) { byId("status").replaceChildren(notice(found)); }
function redraw() {
  const stand = standing(work);
  drawNotices(stand);
  drawResult(stand);
  return stand;
}
function settle() {
  const stand = redraw();
  drawNext(stand);
  drawPaper(work, stand);
}
function changed() {
  byId("kept").textContent = store(KEY, asFile(work)) ? W.kept_here : W.not_kept;
  if (!byId("status").querySelector("button")) byId("status").replaceChildren();
  redraw();
  clearTimeout(timer);
  timer = setTimeout(settle, SOON);
}
function begin(found) {
  work = found;
  drawForm(work, changed);
  settle();
}
function reopen() {
  const told = stored(KEY), read = told ? fromFile(told) : { work: emptyWork() };
  begin(read.work || emptyWork());
  if (!read.refused) return;
  const keep = el("button", { type: "button", onclick: () => download(fileName(work, "-cu.json"), told, "application/json") }, W.save_old);
  byId("status").replaceChildren(notice(read.refused), keep);
}
async function take(event) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const read = file.size > LARGEST_FILE ? { refused: message({ code: "PAG-111", values: {} }) } : fromFile(await file.text());
  if (read.refused) { warn(read.refused); return; }
  if (JSON.stringify(work) !== JSON.stringify(emptyWork()) && !confirm(W.replace)) return;
  begin(read.work);
  changed();
  announce(say("taken", { name: file.name }));
}
function handOver() {
  const why = whyNotHandedOver(work);
  if (why) { warn(why); return; }
  const unread = Object.keys(readRound(work.rounds[0]).refusals), wrong = wrongOf(work).filter((name) => !unread.includes(name));
  const told = (key, names) => (names.length ? el("p", { class: "told warn" }, say(key, { data: names.map(whereOf).join(", ") })) : "");
  download(fileName(work, ".csv"), asTable(work), "text/csv");
  announce(W.handed_over, told("left_behind", unread), told("still_wrong", wrong));
}
function clear() {
  if (!confirm(W.clear_sure)) return;
  forget();
  begin(emptyWork());
  byId("kept").textContent = "";
  announce(W.cleared);
}
for (const drawn of document.querySelectorAll("[data-word]")) drawn.textContent = W[drawn.dataset.word];
byId("standard").textContent = SHEET.title;
byId("law-line").textContent = SHEET.law;
byId("hash").textContent = say("hash_line", { standard: LAW.standard, law: LAW.law });
if (SHEET.draft) byId("draft").hidden = false;
for (const criterion of SHEET.criteria) byId("jump").append(el("li", {}, el("a", { href: `#c-${criterion.id}` }, `${criterion.number}. ${criterion.title}`)));
byId("save").addEventListener("click", () => { download(fileName(work, ".json"), asFile(work), "application/json"); announce(W.saved); });
byId("load").addEventListener("change", take);
byId("csv").addEventListener("click", handOver);
byId("print").addEventListener("click", () => { settle(); print(); });
byId("clear").addEventListener("click", clear);
addEventListener("beforeprint", settle);
reopen();
