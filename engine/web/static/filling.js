/* Filling in a form: each field is kept when it is left; what could not be kept stays in the page and in the browser. */
"use strict";
(() => {
  const form = document.getElementById("phieu");
  if (!form) return;
  const lost = document.getElementById("phien");
  const shared = document.getElementById("luu-chung");
  const drawer = "phuhop-nhap:" + form.getAttribute("action");
  const token = form.elements.csrfmiddlewaretoken;
  let asked = null;
  let queue = Promise.resolve();

  const pending = () => {
    try { return JSON.parse(sessionStorage.getItem(drawer) || "{}"); } catch { return {}; }
  };
  const remember = (key, text, seen) => {
    const all = pending();
    if (text === null) delete all[key]; else all[key] = { text, seen };
    try { sessionStorage.setItem(drawer, JSON.stringify(all)); } catch { /* the page itself still holds it */ }
  };
  const said = (key, text) => { const place = document.getElementById(key + "-luu"); if (place) place.textContent = text; };

  const outside = () => {
    lost.hidden = false;
    lost.replaceChildren();
    const words = document.createElement("p");
    words.textContent = lost.dataset.het;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "govuk-button govuk-button--secondary";
    again.textContent = lost.dataset.lai;
    again.addEventListener("click", retry);
    lost.append(words, again);
  };

  const retry = async () => {
    if (await look()) {
      lost.hidden = true;
      for (const [key, kept] of Object.entries(pending())) keep(key, kept.text, kept.seen);
    }
  };

  const answered = async (address, options) => {
    const got = await fetch(address, { credentials: "same-origin", redirect: "manual", ...options });
    const type = got.headers.get("Content-Type") || "";
    if (!type.startsWith("application/json")) throw new Error("outside");
    return [got.status, await got.json()];
  };

  const send = async (key, text, seen) => {
    const field = document.getElementById(key);
    said(key, lost.dataset.dang);
    try {
      const body = new URLSearchParams({ csrfmiddlewaretoken: token.value, o: key, chu: text, thay: seen });
      const [status, told] = await answered(form.dataset.luu, { method: "POST", body });
      if (status === 200) {
        field.dataset.thay = told.version;
        const now = pending()[key];
        if (now && now.text === text) remember(key, null);
        said(key, told.saved);
        shared.textContent = told.saved;
        clash(key, "");
        lookSoon();
      } else if (told.clash) {
        said(key, "");
        clash(key, told.clash, () => keep(key, text, told.version), () => {
          field.value = told.theirs;
          if (field.value !== told.theirs) field.append(new Option(told.theirs, told.theirs, true, true));
          field.dataset.thay = told.version;
          remember(key, null);
          clash(key, "");
          lookSoon();
        });
      } else {
        said(key, "");
        document.getElementById(key + "-loi").innerHTML = told.refused || told.locked || "";
      }
    } catch { said(key, ""); outside(); }
  };

  const keep = (key, text, seen) => {
    remember(key, text, seen);
    queue = queue.then(() => send(key, text, seen));
    return queue;
  };

  const clash = (key, html, mine, theirs) => {
    const found = document.getElementById(key + "-loi");
    const old = found.previousElementSibling;
    if (old && old.classList.contains("fill-clash")) old.remove();
    if (!html) return;
    found.insertAdjacentHTML("beforebegin", html);
    const box = found.previousElementSibling;
    box.querySelector("[data-chon=minh]").addEventListener("click", mine);
    box.querySelector("[data-chon=ho]").addEventListener("click", theirs);
  };

  const look = async () => {
    try {
      const [status, told] = await answered(form.dataset.xem, {});
      if (status !== 200) return false;
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((one) => { one.value = told.token; });
      document.getElementById("tien-do").outerHTML = told.progress;
      document.getElementById("loi-tren").outerHTML = told.summary;
      document.getElementById("thanh").outerHTML = told.bar;
      document.querySelectorAll(".fill-found").forEach((place) => {
        const key = place.id.slice(0, -4);
        const html = told.fields[key] || "";
        if (place.innerHTML !== html) place.innerHTML = html;
        const field = document.getElementById(key);
        const wrong = html.includes("govuk-error-message");
        if (wrong) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
        field.closest(".fill-field").classList.toggle("govuk-form-group--error", wrong);
      });
      return true;
    } catch { outside(); return false; }
  };
  const lookSoon = () => { clearTimeout(asked); asked = setTimeout(look, 250); };

  form.addEventListener("input", (event) => {
    const field = event.target.closest("[data-o]");
    if (field) remember(field.dataset.o, field.value, field.dataset.thay);
  });
  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-o]");
    if (field) keep(field.dataset.o, field.value, field.dataset.thay);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const all = Object.entries(pending());
    for (const [key, kept] of all) keep(key, kept.text, kept.seen);
    if (!all.length) look();
  });

  const before = Object.entries(pending());
  for (const [key, kept] of before) {
    const field = document.getElementById(key);
    if (!field || field.value === kept.text) { remember(key, null); continue; }
    field.value = kept.text;
    shared.textContent = lost.dataset.con;
    keep(key, kept.text, kept.seen);
  }
})();
