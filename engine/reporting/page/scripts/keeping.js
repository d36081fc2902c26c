// Giữ bài làm trong máy này (nơi trình duyệt cho phép), tải về thành tệp, đọc lại tệp, và bảng CSV mà phuhop score đọc.
const FORM = "phuhop/self-score/1", LARGEST_FILE = 400000, LONGEST_ANSWER = 500;
const KEY = `${FORM}/${LAW.standard}`;
// Trình duyệt có thể cấm: khi ấy chỉ còn cách tải tệp về.
function stored(key) { try { return localStorage.getItem(key); } catch (_) { return null; } }
function store(key, told) { try { localStorage.setItem(key, told); return true; } catch (_) { return false; } }
function forget() { try { localStorage.removeItem(KEY); } catch (_) { /* không giữ được thì cũng không có gì để xóa */ } }
const asFile = (work) => JSON.stringify({ form: FORM, standard: LAW.standard, law: LAW.law, ...work }, null, 1);

// Đọc lại một tệp: {work} hoặc {refused}. Tệp của bản luật khác thì nêu cả hai dấu và không nhận.
function fromFile(told) {
  const no = (code, values = {}) => ({ refused: message({ code, values }) });
  let read;
  try { read = told.length > LARGEST_FILE ? null : JSON.parse(told); } catch (_) { read = null; }
  if (!read || typeof read !== "object" || read.form !== FORM) return no("PAG-111");
  if (read.standard !== LAW.standard || read.law !== LAW.law) {
    const hash = (standard, law) => `${quoted(String(standard))} ${quoted(String(law))}`;
    return no("PAG-110", { given: hash(read.standard, read.law), wanted: hash(LAW.standard, LAW.law) });
  }
  const work = emptyWork(), word = (one) => (typeof one === "string" ? one.slice(0, LONGEST_ANSWER) : "");
  const words = (from, names) => Object.fromEntries(names.filter((name) => from && typeof from === "object" && word(from[name])).map((name) => [name, word(from[name])]));
  const names = Object.keys(SHEET.data), rounds = Array.isArray(read.rounds) ? read.rounds : [];
  for (const name of ["code", "name", "day"]) work[name] = word(read[name]);
  work.unit = words(read.unit, SHEET.facts.map((fact) => fact.name));
  work.rounds = work.rounds.map((_, back) => words(rounds[back], back ? SHEET.earlier[back - 1] : names));
  for (const name of names) { const own = words((read.papers || {})[name], ["document", "issued", "note"]); if (Object.keys(own).length) work.papers[name] = own; }
  for (const { name, kept } of LAW.hurdles) if (kept) {
    const told = (read.kept || {})[name];
    work.kept[name] = Array.from({ length: kept.rounds }, (_, back) => (Array.isArray(told) && ["yes", "no"].includes(told[back]) ? told[back] : ""));
  }
  return { work };
}

// Bảng dài như mẫu của phuhop form --table: số viết liền, không dấu chấm; ô chưa đọc được thì không đưa vào.
const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
// Chữ mà bảng tính sẽ coi là công thức.
const safe = (cell) => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell);
function asTable(work) {
  const { facts } = readRound(work.rounds[0]), rows = [[`${SHEET.title} – ${LAW.standard} ${LAW.law}`, "", "", "", "", "", "", ""], W.csv_heads];
  for (const [name, datum] of Object.entries(SHEET.data)) {
    const fact = facts[name], paper = work.papers[name] || {};
    if (!fact) continue;
    const value = fact.state ? W.not_applicable : datum.kind === "yes_no" ? (fact.value ? W.yes : W.no) : String(fact.value);
    rows.push([work.code.trim(), safe(work.name.trim()), datum.head, datum.kind === "yes_no" ? W.yes_or_no : datum.unit, value, safe(paper.document || ""), paper.issued || "", safe(paper.note || "")]);
  }
  return `\ufeff${rows.map((row) => row.map(quote).join(",")).join("\r\n")}\r\n`;
}
// Vì sao chưa lập được bảng để nộp: chưa có mã xã, tên xã, hay chưa có số liệu nào.
function whyNotHandedOver(work) {
  if (!/^[0-9]{5}$/.test(work.code.trim())) return message({ code: "PAG-112", values: { given: quoted(work.code) || "–" } });
  if (isEmpty(work.name)) return message({ code: "PAG-113", values: {} });
  return Object.keys(readRound(work.rounds[0]).facts).length ? null : message({ code: "PAG-116", values: {} });
}
function download(name, told, kind) {
  const link = document.createElement("a"), url = URL.createObjectURL(new Blob([told], { type: `${kind};charset=utf-8` }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
const fileName = (work, ending) => `${/^[0-9]{5}$/.test(work.code.trim()) ? `${work.code.trim()}-` : ""}${LAW.standard}${ending}`;
