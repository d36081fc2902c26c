// Chữ và số trên trang: số cách nghìn, phần lẻ, phần trăm không làm tròn qua ngưỡng, và các câu có chỗ điền.
const LAW = held("law"), SHEET = held("sheet"), W = SHEET.words;
const THOUSANDS = SHEET.language === "en" ? "," : ".", POINT = SHEET.language === "en" ? "." : ",";
const MOST_PLACES = 9n;

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, THOUSANDS);
// Điểm như luật ghi, "12.5" thành 12,5; điểm trừ không viết dấu.
function points(told) {
  const [whole, part] = text(told).split(".");
  return grouped(whole) + (part ? POINT + part : "");
}
const range = (low, high) => { const [a, b] = texts(low, high); return a === b ? points(a) : `${points(a)}–${points(b)}`; };
function cut(value, places) {
  const scaled = (value[0] * 10n ** places) / value[1], unit = 10n ** places;
  const part = places ? String(scaled % unit).padStart(Number(places), "0").replace(/0+$/, "") : "";
  return grouped(scaled / unit) + (part ? POINT + part : "");
}
// Hai chữ số lẻ, hoặc nhiều hơn khi hai chữ số đẩy giá trị lên hay qua một ngưỡng.
function written(item, line, value) {
  const scale = (v) => times(minus(v, [BigInt(item.start), 1n]), [BigInt(item.times), 1n]);
  const edges = line.bands.flatMap((band) => Object.keys(FITS).filter((word) => word in band).map((word) => scale(frac(band[word]))));
  const told = scale(value), sides = (v) => edges.map((edge) => compare(v, edge)).join();
  for (let places = 2n; places <= MOST_PLACES; places++) {
    const shown = floor(add(times(told, [10n ** places, 1n]), HALF));
    const near = made(shown[0], 10n ** places);
    if (sides(near) === sides(told)) return signed(near, places);
  }
  return signed(told, MOST_PLACES);
}
const signed = (value, places) => (value[0] < 0n ? "−" : "") + cut(size(value), places);
function fill(told, values) {
  return told.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    if (one === undefined) return name in values ? values[name] : "";
    return String(values[name]) === "1" ? one : many;
  });
}
const say = (key, values = {}) => fill(W[key], values);
// Một điều từ chối hay nhắc, bằng lời của danh mục: điều gì, và sửa thế nào.
function message(found) {
  const kind = SHEET.problems[found.code], values = { besides: "", ...found.values };
  return { code: found.code, warning: Boolean(kind.warning), what: fill(kind.what, values), rule: fill(kind.rule || "", values), remedy: fill(kind.remedy, values) };
}
function dayWords(iso) {
  const [year, month, day] = iso.split("-");
  return SHEET.language === "en" ? `${year}-${month}-${day}` : `${day}/${month}/${year}`;
}

// Bảng tra: mục theo mã, số thứ tự của câu hỏi.
SHEET.items = {};
for (const criterion of SHEET.criteria) for (const item of criterion.items) {
  const lines = Object.keys(item.lines).map((line) => LAW.lines[line]);
  item.criterion = criterion.id;
  item.reads = new Set(lines.flatMap((line) => [...line.part, ...line.whole].map((one) => one.datum)));
  SHEET.items[item.id] = item;
}
SHEET.sections.flatMap((section) => section.data).forEach((name, at) => { SHEET.data[name].number = at + 1; });
