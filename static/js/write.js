/* What is written on a phone survives a dead battery and a slip of the thumb: each field is kept in
   this browser as it is typed, and comes back to an empty form. It goes when the paper is handed in. */
"use strict";

(function () {
  const form = document.querySelector("form[data-kept]"), name = `kept:${form.dataset.kept}`;
  const fields = [...form.querySelectorAll("input[name]:not([type=hidden]), textarea")];
  // What the page itself put there gives way to what was typed.
  const empty = fields.every((field) => !field.value || "prefilled" in field.dataset);
  try {
    const kept = JSON.parse(localStorage.getItem(name) || "{}");
    if (document.querySelector("[role=status]")) localStorage.removeItem(name);
    else if (empty) for (const field of fields) field.value = kept[field.name] ?? field.value;
  } catch { localStorage.removeItem(name); }
  form.addEventListener("input", function () {
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
  });
})();
