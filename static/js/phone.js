/* A thumb that is on its way must not press what a push has just put there: for a moment after the
   seat's own buttons have changed their meaning, they take no press. */
"use strict";

(function () {
  const STEADY = 450;
  let known = meaning(), since = -Infinity, settled = 0;

  function meaning() {
    return [...document.querySelectorAll("#mine button")].map((button) => [button.getAttribute("formaction"), button.value].join(" ")).join("|");
  }

  document.addEventListener("jmmun:shown", function () {
    const now = meaning();
    if (now === known) return;
    known = now;
    since = performance.now();
    document.body.dataset.settling = "yes";
    clearTimeout(settled);
    settled = setTimeout(() => { document.body.dataset.settling = ""; }, STEADY);
  });

  document.addEventListener("click", function (event) {
    if (!event.target.closest("#mine button") || performance.now() - since >= STEADY) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /* Papers are read under what is now, and asked for again when they have changed. */
  const opener = document.querySelector("[data-papers]");
  let read = "";

  async function texts() {
    const mark = document.getElementById("shelf").dataset.mark;
    if (document.body.dataset.reading !== "yes" || mark === read) return;
    read = mark;
    const answer = await fetch(opener.href, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) { read = ""; return; }
    await window.jmmun.swap(await answer.text());
  }

  opener.addEventListener("click", function (event) {
    event.preventDefault();
    const reading = document.body.dataset.reading !== "yes";
    document.body.dataset.reading = reading ? "yes" : "";
    opener.setAttribute("aria-expanded", String(reading));
    if (reading) { read = ""; texts(); }
    else document.getElementById("texts").hidden = true;
    scrollTo(0, 0);
  });
  document.addEventListener("jmmun:shown", texts);
})();
