// Dữ liệu trang mang theo được nén (DEFLATE, RFC 1951) để trang nhẹ; mở bằng hàm dưới đây, trình duyệt cũ cũng chạy.
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const BACKS = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const BACK_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// Bảng mã Huffman: bao nhiêu mã mỗi độ dài, và các ký hiệu theo thứ tự mã.
function codesOf(sizes) {
  const count = new Array(16).fill(0), symbols = [];
  for (let size = 1; size < 16; size++) sizes.forEach((own, symbol) => { if (own === size) { symbols.push(symbol); count[size]++; } });
  return { count, symbols };
}
function inflated(bytes) {
  const out = [];
  let at = 0, held = 0, bits = 0, last = 0;
  const take = (n) => {
    while (bits < n) { held |= bytes[at++] << bits; bits += 8; }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    bits -= n;
    return value;
  };
  const next = ({ count, symbols }) => {
    let code = 0, first = 0, index = 0;
    for (let size = 1; size < 16; size++) {
      code |= take(1);
      if (code - first < count[size]) return symbols[index + code - first];
      index += count[size];
      first = (first + count[size]) << 1;
      code <<= 1;
    }
    throw new Error("dữ liệu của trang bị hỏng");
  };
  const written = () => {
    const literals = take(5) + 257, distances = take(5) + 1, own = new Array(19).fill(0), sizes = [];
    for (let left = take(4) + 4, n = 0; n < left; n++) own[CODE_ORDER[n]] = take(3);
    for (const codes = codesOf(own); sizes.length < literals + distances;) {
      const code = next(codes);
      if (code < 16) sizes.push(code);
      else for (let value = code === 16 ? sizes[sizes.length - 1] : 0, left = code === 16 ? take(2) + 3 : code === 17 ? take(3) + 3 : take(7) + 11; left; left--) sizes.push(value);
    }
    return [codesOf(sizes.slice(0, literals)), codesOf(sizes.slice(literals))];
  };
  while (!last) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) {
      held = bits = 0;
      for (let left = bytes[at] | (bytes[at + 1] << 8), start = (at += 4); at < start + left;) out.push(bytes[at++]);
      continue;
    }
    const plainSizes = Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8));
    const [literals, distances] = kind === 1 ? [codesOf(plainSizes), codesOf(new Array(30).fill(5))] : written();
    for (let code = next(literals); code !== 256; code = next(literals)) {
      if (code < 256) { out.push(code); continue; }
      let left = LENGTHS[code - 257] + take(LENGTH_BITS[code - 257]);
      const back = next(distances), far = BACKS[back] + take(BACK_BITS[back]);
      while (left--) out.push(out[out.length - far]);
    }
  }
  return Uint8Array.from(out);
}
function held(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(inflated(packed)));
}
