// Số đúng từng phần: [tử, mẫu] là BigInt, mẫu lớn hơn 0.
const gcd = (a, b) => { a = a < 0n ? -a : a; while (b) [a, b] = [b, a % b]; return a; };
const made = (n, d) => { const g = gcd(n, d) || 1n; return d < 0n ? [-n / g, -d / g] : [n / g, d / g]; };
// Luật nhắc lại ít con số rất nhiều lần: mỗi chữ chỉ đọc một lần.
const READ = new Map();
function frac(told) {
  if (Array.isArray(told)) return told;
  if (!READ.has(told)) READ.set(told, readExactly(String(told)));
  return READ.get(told);
}
function readExactly(text) {
  if (!/^-?\d+(\/[1-9]\d*|\.\d+)?$/.test(text)) throw new Error(`không phải số: ${text}`);
  if (text.includes("/")) return made(...text.split("/").map(BigInt));
  const [whole, part = ""] = text.split(".");
  return made(BigInt(whole + part), 10n ** BigInt(part.length));
}
const add = (a, b) => made(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const minus = (a, b) => add(a, [-b[0], b[1]]);
const times = (a, b) => made(a[0] * b[0], a[1] * b[1]);
const over = (a, b) => made(a[0] * b[1], a[1] * b[0]);
const compare = (a, b) => { const left = a[0] * b[1] - b[0] * a[1]; return left < 0n ? -1 : left > 0n ? 1 : 0; };
const least = (list) => list.reduce((a, b) => (compare(b, a) < 0 ? b : a));
const most = (list) => list.reduce((a, b) => (compare(b, a) > 0 ? b : a));
const sum = (list) => list.reduce(add, ZERO);
const floor = (a) => [a[0] / a[1] - (a[0] < 0n && a[0] % a[1] ? 1n : 0n), 1n];
const size = (a) => [a[0] < 0n ? -a[0] : a[0], a[1]];
const ZERO = [0n, 1n], HALF = [1n, 2n];
const ROUND = { down: floor, nearest: (x) => floor(add(x, HALF)), up: (x) => { const f = floor([-x[0], x[1]]); return [-f[0], f[1]]; } };

function text(told) {
  const a = size(frac(told));
  for (let places = 0, by = 1n; places < 10; places++, by *= 10n) {
    if ((a[0] * by) % a[1]) continue;
    const digits = String((a[0] * by) / a[1]).padStart(places + 1, "0");
    return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  }
  return `${a[0]}/${a[1]}`;
}
const texts = (...points) => points.map((p) => size(frac(p))).sort(compare).map(text);
