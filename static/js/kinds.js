/* A form for a motion shows the fields that its kind takes, with the topics that the guide suggests for
   it, and says why it is not in order now. What is in order comes with every push, in the region of
   kinds; what is typed is never touched. */
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
    // Of all that is explained, what was chosen.
    for (const each of form.querySelectorAll("[data-explains]")) each.hidden = each.dataset.explains !== form.elements.motion.value;
    form.elements.topic?.setAttribute("list", "topics-" + form.elements.motion.value);
    const why = form.querySelector("[data-why]");
    why.textContent = kind?.dataset.reason || "";
    why.hidden = !why.textContent;
  }

  function times(form) {
    for (const name of ["minutes", "speaking"]) {
      const field = form.elements[name];
      field.value = known(form)?.dataset[name] || field.defaultValue;
    }
  }

  function suitAll() { document.querySelectorAll("form[data-kinds]").forEach(suit); }

  // A kind that was just chosen comes with the times that it had the last time.
  document.addEventListener("change", function (event) {
    const form = event.target.form;
    if (event.target.name !== "motion" || form?.dataset.kinds === undefined) return;
    suit(form);
    times(form);
  });
  document.addEventListener("click", function (event) {
    const dialog = document.getElementById(event.target.closest("[data-opens]")?.dataset.opens || "");
    const form = dialog?.querySelector("form[data-kinds]");
    if (form) times(form);
  });
  document.addEventListener("jmmun:shown", suitAll);
  document.addEventListener("jmmun:accepted", () => setTimeout(suitAll, 0));
  suitAll();
})();
