// The text of a law's file: line numbers, problems at their line, checked when one stops typing. Without it the
// button "Kiểm tra" does the same.
(function () {
  "use strict";
  var form = document.getElementById("sua-tep"), area = document.getElementById("chu"), gutter = document.getElementById("so-dong");
  var place = document.getElementById("cho-ket-qua");
  if (!form || !area || !gutter || !place || !window.fetch || !window.DOMParser) { return; }
  var wait = 0, asked = 0, last = area.value;

  function marked() {
    var told = document.getElementById("ket-qua");
    return told && told.dataset.dong ? told.dataset.dong.split(",").map(Number) : [];
  }
  function number() {
    var lines = area.value.split("\n").length, bad = marked();
    gutter.textContent = "";
    for (var at = 1; at <= lines; at += 1) {
      var one = document.createElement("span");
      one.textContent = (bad.indexOf(at) >= 0 ? "! " : "") + at + "\n";
      if (bad.indexOf(at) >= 0) { one.className = "gutter-bad"; }
      gutter.appendChild(one);
    }
    area.rows = lines + 2;
  }
  function go(line) {
    var lines = area.value.split("\n"), from = 0;
    for (var at = 0; at < line - 1 && at < lines.length; at += 1) { from += lines[at].length + 1; }
    area.focus();
    area.setSelectionRange(from, from + (lines[line - 1] || "").length);
    var row = gutter.children[line - 1];
    if (row) { row.scrollIntoView({ block: "center" }); }
  }
  function check() {
    var mine = asked += 1, body = new FormData(form);
    body.set("lam", "kiem-tra");
    fetch(form.action, { method: "POST", body: new URLSearchParams(body), headers: { "X-Phan": "ket-qua" }, credentials: "same-origin" })
      .then(function (answer) { return answer.status === 409 ? form.requestSubmit() : answer.text(); })
      .then(function (text) {
        if (mine !== asked || !text) { return; }
        var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("ket-qua");
        if (fresh) { place.replaceChildren(document.importNode(fresh, true)); number(); }
      })
      .catch(function () { asked = mine; });
  }
  area.addEventListener("input", function () {
    if (area.value === last) { return; }
    last = area.value;
    number();
    clearTimeout(wait);
    wait = setTimeout(check, 700);
  });
  form.elements["vi-du"].addEventListener("change", check);
  place.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-toi]");
    if (link) { event.preventDefault(); go(Number(link.dataset.toi)); }
  });
  number();
  if (area.dataset.dong) { go(Number(area.dataset.dong)); }
}());
