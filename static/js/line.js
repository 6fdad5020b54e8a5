/* The motion line: what is typed is read by the server as it will be entered, so the chair sees what
   was understood before pressing Enter. Tab takes the first of what may be meant. */
"use strict";

(function () {
  const form = document.querySelector("form[data-line]");
  if (!form) return;
  const field = form.elements.line, meant = document.getElementById("meant");
  let asked = 0, shown = 0;

  let resting = 0;

  // A moment after the last letter, and not while a word is still being composed.
  function readSoon(event) {
    if (event.isComposing) return;
    clearTimeout(resting);
    resting = setTimeout(read, 90);
  }

  async function read() {
    const question = ++asked;
    if (!field.value.trim()) { shown = question; meant.replaceChildren(); return; }
    try {
      const answer = await fetch(form.dataset.line + "?line=" + encodeURIComponent(field.value), {headers: {"HX-Request": "true"}});
      // Answers may overtake each other; an older one must not replace a newer one.
      if (!answer.ok || question < shown) return;
      const html = await answer.text();
      if (question < shown) return;
      shown = question;
      meant.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    } catch { /* The line is only a help; Enter is answered in any case. */ }
  }

  function complete(option) {
    field.value = option.dataset.complete;
    field.focus();
    read();
  }

  function clear() { field.value = ""; read(); }

  field.addEventListener("input", readSoon);
  field.addEventListener("compositionend", readSoon);
  field.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) return;
    const option = meant.querySelector("[data-complete]");
    if (event.code === "Tab" && !event.shiftKey && option) { event.preventDefault(); complete(option); }
    if (event.code === "Escape") { event.preventDefault(); clear(); field.blur(); }
  });
  meant.addEventListener("click", function (event) {
    const option = event.target.closest("[data-complete]");
    if (option) complete(option);
  });
  form.addEventListener("jmmun:accepted", function () { clear(); field.blur(); });
  document.addEventListener("jmmun:accepted", function (event) {
    if (event.target.dataset.again !== undefined) clear();
  });
  // What is in order may have changed under a line that is still being typed.
  document.addEventListener("jmmun:shown", () => { if (field.value) read(); });
})();
