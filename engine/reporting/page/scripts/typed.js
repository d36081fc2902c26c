// Đọc số, có/không và ngày như người đọc phiếu của phuhop: đọc đúng hoặc từ chối kèm cách sửa; không đoán gì.
const BLANKS = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;
// Chữ không ai phân biệt được với chữ La-tinh: đ của phông cũ, và chữ Kirin.
const ALIKE = new Map(Array.from("ðɖавекмнорстухіјѕԁһԛԝ", (sign, at) => [sign, "ddabekmhopctyxijsdhqw"[at]]));
const MOST_DIGITS = 15, LONGEST_QUOTE = 60;
const NOT_APPLICABLE = ["khong ap dung", "kad", "k.a.d", "k/a/d", "not applicable"];
const NO_ONE = ["khong", "khong co", "khong phat sinh", "ko", "ko co", "chua co", "trong", "none", "n/a", "na", "k/a", "ka", "-", "--", "–", "—", "/", "x"];
const YES = ["co", "yes", "dung", "true", "1"], NO = ["khong", "no", "sai", "false", "0"];
const COUNTED = "(?:co |du )?(?:so lieu|du lieu|thong tin|thong ke|xac dinh|ro|biet|cap nhat|tong hop|bao cao|ra soat|nam duoc|thu thap)(?: duoc)?.*";
const AWAITED = "(?:cap nhat|tong hop|thong ke|ra soat|thu thap|bo sung|xac minh|bao cao|doi chieu).*";
const UNKNOWN = new RegExp(`^(?:(?:hien |van |dang |con )*(?:khong|chua) ${COUNTED}|(?:dang|se|cho|cho doi) ${AWAITED}|(?:cap nhat|bo sung|bao cao|gui) sau|no data|unknown|tbd|tba|[?.…]+)$`);
const ABOUT = new RegExp("^(?:(?:[~≈≃><≥≤±]=?|khoang|chung|uoc(?: tinh| chung| dat)?|gan|hon|tren|duoi|it hon|it nhat|toi thieu|nhieu nhat|"
  + "toi da|khong qua|xap xi|tam|about|around|some|over|under) ?[0-9].*|[0-9].*(?:uoc|khoang|chung|tro len|tro xuong)[^\\p{L}\\p{N}_]*)$", "u");
const RANGE = /^(?:[0-9][0-9. ]*\s*(?:[-–—]|den)\s*[0-9][0-9. ]*|[0-9][0-9. ]*\s*[+?]+)(?:\s*\p{L}.*)?$/su;
const COMMA_GROUPED = /^[0-9]{1,3}(?:,[0-9]{3})+$/;
const DECIMAL = /^(?:[0-9][0-9. ]*,[0-9]+|[0-9][0-9, ]*\.[0-9]+|[.,][0-9]+)$/, FRACTION = /^[0-9 ]*[¼-¾⅐-⅞↉]$/;
const NOTED = /^([0-9][0-9. ]*)\s*(?:[*†‡#^]+\d?|[([]\s*[\p{L}\p{N}_]{1,2}\s*[)\]])$/u, ENDED = /^([0-9][0-9. ]*)\s*[.,;:]+$/;
const TWO_NUMBERS = /^([0-9][0-9.]*)\s*\/\s*([0-9][0-9.]*)(?:\s*\p{L}.*)?$/su, WITH_UNIT = /^([0-9][0-9., ]*[¼-¾⅐-⅞↉]?|[¼-¾⅐-⅞↉])\s*(\p{L}.*)$/su;
// Chữ làm thành số khác: không đề nghị riêng các chữ số đứng trước nó.
const wholeWord = (told) => new RegExp(`(?:^|[^\\p{L}\\p{N}_])(?:${told})(?![\\p{L}\\p{N}_])`, "iu");
const AND_HALF = wholeWord("rưỡi|rưởi|nửa|half"), MANY = wholeWord("k|ngh[iì]n|ng[aà]n|tri[eệ]u|trăm|chục|vạn|t[ỷỉ]|hundred|thousand|million");
// Còn chữ số ở sau (3 nữ, 9 nam; 1E+03), hay chữ gõ thay chữ số (1O): không đề nghị các chữ số đầu.
const MORE_DIGITS = /^(?:[^(0-9]|\([^)]*\))*[0-9]/, FOR_DIGITS = /^[0-9][OoQIlLSsZzBbEe]+(?:\s.*)?$/s;
const CLOCK = "(?:[ t](?:\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?|00:00(?::00(?:\\.0+)?)?z))?";
const SLASHED_DAY = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})${CLOCK}$`), ISO_DAY = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${CLOCK}$`);
const TCVN3 = /[¸µ¶·¹¨©«¬®¾»¼½Æ]/, VNI = /[aeo][ùøû]|[oe]â|a[âê]|öô|[ñÑ]/;

function plain(told) {
  if (/^[ -~]*$/.test(told)) return told.toLowerCase().replace(BLANKS, " ").trim();
  const bare = Array.from(told.toLowerCase().replace(/đ/g, "d"), (sign) => ALIKE.get(sign) || (/\p{No}/u.test(sign) ? sign : sign.normalize("NFKD").replace(/\p{M}/gu, ""))).join("");
  return bare.replace(BLANKS, " ").trim();
}
const isEmpty = (told) => told === undefined || told === null || !told.replace(BLANKS, "");
function quoted(told) {
  const short = told.slice(0, 1000).replace(BLANKS, " ").trim();
  return Array.from(short).length <= LONGEST_QUOTE ? short : `${Array.from(short).slice(0, LONGEST_QUOTE - 1).join("")}…`;
}
const refusal = (code, values = {}) => ({ code, values });
const raised = (told) => !/^[ -~]*$/.test(told) && Array.from(told).some((sign) => /\p{No}/u.test(sign) && !sign.normalize("NFKD").includes("\u2044"));
const narrow = (told) => told.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(BLANKS, " ").trim();

// Số nguyên, viết liền hoặc cách nghìn bằng dấu chấm hay dấu cách; null nếu không phải.
function wholeNumber(told) {
  if (!/^[0-9]+$/.test(told) && !/^[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*$/.test(told)) return null;
  const digits = told.replace(/[^0-9]/g, "").replace(/^0+/, "") || "0";
  return digits.length <= MOST_DIGITS ? { value: Number(digits) } : refusal("EVI-225", { digits: digits.length });
}
function oldLetters(told) {
  const normal = told.normalize("NFC");
  if (TCVN3.test(normal)) return refusal("EVI-215", { encoding: "TCVN3 (.VnTime)" });
  return VNI.test(normal) ? refusal("EVI-215", { encoding: "VNI" }) : null;
}
function lessThanANumber(told) {
  const word = plain(told);
  if (UNKNOWN.test(word)) return refusal("EVI-224");
  for (const [code, pattern] of [["EVI-220", NOTED], ["EVI-222", ENDED]]) {
    const found = told.match(pattern), number = found && wholeNumber(found[1].replace(/[. ]+$/, ""));
    if (number && !number.code) return refusal(code, { number: grouped(number.value) });
  }
  const pair = told.match(TWO_NUMBERS);
  if (pair) return refusal("EVI-223", { number: pair[1].replace(/^0+/, "") || "0", whole: pair[2].replace(/^0+/, "") || "0" });
  return ABOUT.test(word) || RANGE.test(word) ? refusal("EVI-221") : null;
}
function withUnit(told) {
  const found = told.match(WITH_UNIT), unit = found && found[2].normalize("NFC");
  if (!found) return null;
  if (MANY.test(unit)) return refusal("EVI-221");
  if (AND_HALF.test(unit)) return refusal("EVI-202");
  const digits = found[1].replace(/[., ]+$/, ""), number = wholeNumber(digits);
  if (FOR_DIGITS.test(found[1].slice(-1) + unit)) return null;
  if (!number) return inParts(digits);
  if (MORE_DIGITS.test(unit)) return null;
  return number.code ? number : refusal("EVI-216", { number: String(number.value), word: quoted(found[2]) });
}
function inParts(told) {
  if (COMMA_GROUPED.test(told)) return refusal("EVI-204", { joined: told.replace(/,/g, ""), first: told.split(",")[0] });
  return DECIMAL.test(told) || FRACTION.test(told) ? refusal("EVI-202") : null;
}
function readCount(raw) {
  if (/^[0-9]{1,9}$/.test(raw)) return { value: Number(raw) };
  if (raised(raw)) return refusal("FIL-221");
  const told = narrow(raw), word = plain(told), number = wholeNumber(told);
  if (number) return number;
  if (NO_ONE.includes(word)) return refusal("EVI-210");
  if (/%|phan tram|percent/.test(word)) return refusal("EVI-203");
  if (/^[-−–]\s*[0-9]/.test(told)) return refusal("EVI-205");
  if (readDay(raw)) return refusal("EVI-217");
  return inParts(told) || lessThanANumber(told) || withUnit(told) || oldLetters(raw) || refusal("EVI-201");
}
function readYesNo(raw) {
  if (raised(raw)) return refusal("FIL-221");
  const word = plain(narrow(raw));
  if (YES.includes(word)) return { value: 1 };
  if (NO.includes(word)) return { value: 0 };
  return UNKNOWN.test(word) ? refusal("EVI-224") : oldLetters(raw) || refusal("EVI-212");
}
// Một số liệu: {value}, {value: 0, state: "not_applicable"}, hoặc {code, values}; null là để trống.
function readDatum(datum, raw) {
  if (isEmpty(raw)) return null;
  const read = NOT_APPLICABLE.includes(plain(raw)) ? { value: 0, state: "not_applicable" } : datum.kind === "yes_no" ? readYesNo(raw) : readCount(raw);
  const given = { given: quoted(raw), label: datum.label, of: `“${datum.label}”` };
  if (read.code) return refusal(read.code, { ...given, ...read.values });
  if (read.state || datum.kind === "yes_no") return read;
  if (read.value > datum.most) return refusal("EVI-206", { ...given, given: grouped(read.value), limit: grouped(datum.most) });
  return read.value < datum.least ? refusal("EVI-219", { ...given, given: grouped(read.value), limit: grouped(datum.least) }) : read;
}
// Ngày/tháng/năm hoặc năm-tháng-ngày, có thật; ra chữ dạng 2027-11-15.
function readDay(raw) {
  const told = plain(narrow(raw)), found = told.match(SLASHED_DAY) || told.match(/^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$/);
  const iso = told.match(ISO_DAY), parts = iso ? iso.slice(1) : found ? [found[3], found[2], found[1]] : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number), made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
// Dữ kiện của xã: true, false, chữ của danh mục, hoặc số dạng chữ "12.5"; null là chưa biết; undefined là không nhận.
function readFact(fact, raw) {
  if (isEmpty(raw)) return null;
  const word = plain(raw);
  if (fact.kind === "yes_no") return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
  if (fact.kind === "choice") return raw in fact.choices ? raw : undefined;
  if (fact.kind === "code") return /^[0-9]{2}$/.test(word) ? word : undefined;
  if (fact.kind === "count") { const read = readCount(raw); return read.code ? undefined : String(read.value); }
  const found = word.match(/^([0-9]{1,3})(?:[.,]([0-9]{1,6}))? ?%?$/);
  return found && compare(frac(`${found[1]}.${found[2] || 0}`), [100n, 1n]) <= 0 ? `${found[1]}.${found[2] || 0}` : undefined;
}
