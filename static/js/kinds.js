/* A form for a motion shows the fields that its kind takes, and says why it is not in order now.
   What is in order comes with every push, in the region of kinds; what is typed is never touched. */
"use strict";

(function () {
  function known(form) {
    const kind = form.elements.motion?.value;
    return [...document.querySelectorAll("#kinds [data-kind]")].find((each) => each.dataset.kind === kind);
  }

  function suit(form) {
    const kind = known(form), params = (kind?.dataset.params || "").split(" ");
    for (const field of form.querySelectorAll("[data-param]")) {
      const wanted = !kind || params.includes(field.dataset.param);
      field.hidden = !wanted;
      for (const input of field.querySelectorAll("input, select")) input.disabled = !wanted;
    }
    const why = form.querySelector("[data-why]");
    why.textContent = kind?.dataset.reason || "";
    why.hidden = !why.textContent;
  }

  function suitAll() { document.querySelectorAll("form[data-kinds]").forEach(suit); }

  // A kind that was just chosen comes with the times that it had the last time.
  document.addEventListener("change", function (event) {
    const form = event.target.form;
    if (event.target.name !== "motion" || form?.dataset.kinds === undefined) return;
    suit(form);
    for (const [name, value] of Object.entries(known(form)?.dataset || {})) {
      if (name === "minutes" || name === "speaking") form.elements[name].value = value;
    }
  });
  document.addEventListener("jmmun:shown", suitAll);
  document.addEventListener("jmmun:accepted", () => setTimeout(suitAll, 0));
  suitAll();
})();
