// What takes longer than its page is fetched after it and put in the place of the link to it; the link does without.
"use strict";
for (const place of document.querySelectorAll("[data-part]")) {
  const [address, wanted] = place.dataset.part.split("#");
  fetch(address, { credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => {
      const part = new DOMParser().parseFromString(text, "text/html").getElementById(wanted);
      if (part) { place.replaceChildren(part); }
    })
    .catch(() => {});
}
