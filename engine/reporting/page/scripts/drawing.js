// Dựng phần tử: thẻ, thuộc tính, con; chữ luôn là chữ, không bao giờ là HTML.
function el(tag, given = {}, ...children) {
  const drawn = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "class") drawn.className = value;
    else if (name.startsWith("on")) drawn.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) drawn.setAttribute(name, value === true ? "" : value);
  }
  drawn.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return drawn;
}
const byId = (id) => document.getElementById(id);
function svg(tag, given, ...children) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) drawn.setAttribute(name, value);
  drawn.append(...children);
  return drawn;
}
// Khoảng điểm trên một thanh, ngưỡng là một vạch; chữ bên cạnh nói cùng điều ấy, nên thanh không cần đọc.
function bar(low, high, most, mark) {
  const number = (told) => Number(frac(told)[0]) / Number(frac(told)[1]), wide = (told) => (number(told) / number(most)) * 100;
  const parts = [svg("rect", { class: "ground", x: 0, y: 2, width: 100, height: 6 }), svg("rect", { class: "maybe", x: wide(low), y: 2, width: Math.max(0, wide(high) - wide(low)), height: 6 }), svg("rect", { class: "sure", x: 0, y: 2, width: wide(low), height: 6 })];
  if (mark !== undefined) parts.push(svg("rect", { class: "mark", x: wide(mark) - 0.2, y: 0, width: 0.4, height: 10 }));
  return svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "bar", "aria-hidden": "true" }, ...parts);
}
// Một điều phải sửa, xem lại hay xã đã trả lời, ngay dưới ô của nó.
function notice(told) {
  if (told.answer) return el("p", { class: "told answered" }, [told.what, told.rule].filter(Boolean).join(" "), " ", el("strong", {}, `${W.answered}: ${told.answer}`));
  return el("p", { class: told.warning ? "told warn" : "told wrong" }, el("strong", {}, told.warning ? W.look_again : W.mend), " ", [told.what, told.rule, told.remedy].filter(Boolean).join(" "));
}
