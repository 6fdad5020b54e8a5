/* Notes that arrive while a delegation's page of them is open stand on it at once. What is pushed is a mark
   that there are new ones; the page asks for them and adds those that it does not show yet. Whatever stands
   there stays, with what is being typed in it. */
"use strict";

(function () {
  const list = document.querySelector("ol.notes"), form = document.getElementById("notes");
  let asking = false;

  async function look() {
    if (asking || document.hidden || !document.querySelector("#noted .new")) return;
    asking = true;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", "open");
    const answer = await fetch(form.action, {method: "POST", body: fields}).catch(() => null);
    if (answer?.ok) add(new DOMParser().parseFromString(await answer.text(), "text/html"));
    asking = false;
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
