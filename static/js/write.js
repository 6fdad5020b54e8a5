/* What is typed survives a dead battery, a slip of the thumb and a lost answer: each form is kept in
   this browser as it is typed, and comes back if it did not arrive. That it arrived is seen from the
   page: it says so, the revision moved on, or what was added bears the key under which it was sent. */
"use strict";

window.jmmun = window.jmmun || {};

window.jmmun.keep = function (form) {
  const name = `kept:${form.dataset.kept}`;
  const fields = [...form.querySelectorAll("input[name]:not([name^=csrf]), select[name], textarea")];
  const keep = (sent) => localStorage.setItem(name, JSON.stringify({
    sent, fields: Object.fromEntries(fields.map((field) => [field.name, field.value])),
  }));
  const arrived = ({sent, fields: {revision, key}}) => sent && (document.querySelector("[data-arrived]")
    || (revision ? revision !== form.elements.revision.value : document.querySelector(`[data-key="${CSS.escape(key)}"]`)));

  try {
    const kept = JSON.parse(localStorage.getItem(name));
    if (kept && arrived(kept)) localStorage.removeItem(name);
    else if (kept && fields.some((field) => field.type !== "hidden" && field.value !== kept.fields[field.name])) {
      // With the revision that was read then, so that what somebody else saved since is not overwritten.
      for (const field of fields) field.value = kept.fields[field.name] ?? field.value;
      form.closest("details")?.setAttribute("open", "");
    }
  } catch { localStorage.removeItem(name); }
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => { if (localStorage.getItem(name)) keep(true); });
};

document.querySelectorAll("form[data-kept]").forEach(window.jmmun.keep);
