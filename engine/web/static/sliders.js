// A slider beside each number that can be tried; the number alone does without it.
"use strict";
for (const field of document.querySelectorAll("input[data-most]")) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = field.dataset.most;
  slider.value = field.value || "0";
  slider.setAttribute("aria-label", field.labels[0].textContent.trim());
  slider.addEventListener("input", () => { field.value = slider.value; });
  field.addEventListener("input", () => { if (/^\d+$/.test(field.value)) { slider.value = field.value; } });
  field.after(slider);
}
