/* Notes that arrive while a delegation's page of them is open stand on it at once. What is pushed is a mark
   that says which came last, whoever of the delegation has read it; a page that does not show that one asks,
   and adds those that it lacks. Whatever stands there stays, with what is being typed in it. */
"use strict";

(function () {
  const list = document.querySelector("ol.notes"), form = document.getElementById("notes");
  const PATIENCE = 12000;
  let asking = false;

  async function look() {
    const last = document.getElementById("noted").dataset.last;
    if (asking || document.hidden || !last || document.getElementById(last)) return;
    asking = true;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", "open");
    try {
      const answer = await fetch(form.action, {method: "POST", body: fields, signal: AbortSignal.timeout(PATIENCE)});
      if (answer.ok) add(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { /* The next drawing asks again. */ } finally { asking = false; }
  }

  function add(page) {
    const fresh = [...page.querySelectorAll("ol.notes > [id]")].filter((note) => !document.getElementById(note.id));
    list.querySelector(":scope > :not([id])")?.remove();
    list.prepend(...fresh);
    for (const note of fresh) note.querySelectorAll("form[data-kept]").forEach(window.jmmun.keep);
  }

  document.addEventListener("jmmun:shown", look);
  document.addEventListener("visibilitychange", look);
})();
