/* How a page presses. One press is one act under one key, posted one at a time and repeated under the
   same key until it is answered, so that neither a double click nor a lost answer does a thing twice.

   A press rests on what was shown when it was made: it takes the page's turns with it. One that waits
   behind another of this page takes the turns of that one's answer, for what moved was its own doing. */
"use strict";

window.jmmun = window.jmmun || {};

(function (jmmun) {
  const PATIENCE = 8000, ATTEMPTS = 8;
  const REFUSALS = new Set([409, 422, 429, 503]);
  const OWN = new Set(["key", "turns", "at", "csrfmiddlewaretoken"]);
  const body = document.body;
  const waiting = [];
  let flying = null;

  function newKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function turns() { return document.querySelector("#turns input")?.value || ""; }

  jmmun.press = function (form, button) {
    const url = new URL(button?.getAttribute("formaction") || form.getAttribute("action") || "", location.href).href;
    const fields = new FormData(form);
    if (button?.name) fields.set(button.name, button.value);
    const said = [...fields].filter(([name]) => !OWN.has(name)).map((pair) => pair.join("="));
    const what = [url, ...said].join("&");
    // The same press while it is unanswered is the same act.
    if ([flying, ...waiting].some((press) => press && press.what === what)) return;
    waiting.push({url, what, form, fields, dialog: form.closest("dialog"), turns: turns(), key: newKey()});
    next();
  };

  async function next() {
    if (flying || !waiting.length) return;
    const press = flying = waiting.shift();
    body.dataset.pressing = "yes";
    press.fields.set("key", press.key);
    press.fields.set("turns", press.turns);
    try {
      await post(press);
    } finally {
      flying = null;
      body.dataset.pressing = waiting.length ? "yes" : "";
      next();
    }
  }

  async function post(press) {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      press.fields.set("at", jmmun.version());
      try {
        const answer = await fetch(press.url, {
          method: "POST", body: new URLSearchParams(press.fields), headers: {"HX-Request": "true"},
          cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
        });
        if (answer.status === 404 || answer.status === 403) return location.reload();
        const html = await answer.text(), to = answer.headers.get("JMMUN-Version");
        if (to) return accepted(press, html, to);
        if (REFUSALS.has(answer.status)) return refused(press, html);
        if (answer.status < 500) break;
      } catch { /* No answer: the network is away, or the server. The same key is sent again. */ }
      jmmun.announce("reconnecting");
      await new Promise((done) => setTimeout(done, Math.min(4000, 300 * 2 ** attempt) * (0.5 + Math.random() / 2)));
    }
    tell(press, body.dataset.lost);
  }

  async function accepted(press, html, to) {
    if (press.dialog) {
      press.dialog.close();
      for (const form of press.dialog.querySelectorAll("form")) form.reset();
    }
    const sheet = press.form.closest("details");
    if (sheet) { sheet.open = false; press.form.reset(); }
    // Told before the notice goes, for the press may have come from there.
    press.form.dispatchEvent(new CustomEvent("jmmun:accepted", {bubbles: true}));
    clearNotice();
    // The answer leads from the version that the press was sent at. If a push was quicker, either
    // it was this very act, or what the answer leaves out as unchanged may not be so any more.
    const at = press.fields.get("at");
    if (at === jmmun.version()) {
      await jmmun.show(html, to);
      for (const later of waiting) later.turns = turns();
    } else if (to !== jmmun.version()) jmmun.whole();
  }

  async function refused(press, html) {
    placeNotice(press);
    await jmmun.swap(html);
    attend(press);
  }

  function tell(press, words) {
    placeNotice(press);
    const notice = document.getElementById("notice"), line = document.createElement("p");
    line.textContent = words;
    notice.replaceChildren(line);
    attend(press);
  }

  // Keys are for the notice now, not for the field that was typed in.
  function attend(press) {
    const notice = document.getElementById("notice");
    notice.tabIndex = -1;
    notice.focus({preventScroll: true});
    notice.scrollIntoView({block: "nearest"});
    press.form.dispatchEvent(new CustomEvent("jmmun:refused", {bubbles: true}));
  }

  // What lies behind an open dialog cannot be pressed, so the answer to a dialog stands in it; that to
  // a sheet of a phone stands below its form, where it covers nothing that is pressed next.
  function placeNotice(press) {
    const notice = document.getElementById("notice"), place = press.form.closest("dialog[open], details[open]") || body;
    if (notice && notice.parentElement !== place) place.append(notice);
  }

  function clearNotice() { document.getElementById("notice")?.replaceChildren(); }
  jmmun.clearNotice = clearNotice;

  document.addEventListener("submit", function (event) {
    if (event.target.dataset.act === undefined) return;
    event.preventDefault();
    jmmun.press(event.target, event.submitter);
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-dismiss]")) return;
    event.preventDefault();
    clearNotice();
  });
})(window.jmmun);
