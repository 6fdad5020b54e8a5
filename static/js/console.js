/* The console's keyboard. Keys go by `code`, so they work with a Japanese input method on, and
   never fire while somebody types or composes. Every key is printed on its button. */
"use strict";

(function (jmmun) {
  const STEADY = 250;
  let enterMeant = "", enterSince = 0;

  const find = document.getElementById("find");
  const typing = (element) => element && (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable);

  function pressed(event) {
    return (event.shiftKey ? "Shift+" : "") + event.code;
  }

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === "Escape" && document.activeElement === find) { find.value = ""; filter(); find.blur(); return; }
    if (typing(event.target)) return;
    const scope = document.querySelector("dialog[open]") || document;
    const code = pressed(event);
    const button = [...scope.querySelectorAll(`[data-key="${CSS.escape(code)}"]`)].find((element) => element.offsetParent !== null);
    if (!button) return;
    if (event.repeat && code !== "ArrowUp" && code !== "ArrowDown") { event.preventDefault(); return; }
    if (scope !== document && code === "Enter") return;
    event.preventDefault();
    // A button must not change its meaning under the finger: the second of two quick presses of
    // Enter was meant for what the first one saw.
    if (code === "Enter" && performance.now() - enterSince < STEADY) return;
    if (typing(button)) button.select();
    else button.click();
  });

  // Nor under the mouse: the second click of a double click lands on whatever came next.
  document.addEventListener("click", function (event) {
    if (event.detail && performance.now() - enterSince < STEADY && event.target.closest("#next")) event.preventDefault();
  }, true);

  function watchEnter() {
    const button = document.querySelector("#next [data-key=Enter]");
    const meant = button ? button.getAttribute("formaction") + button.value : "";
    if (meant !== enterMeant) { enterMeant = meant; enterSince = performance.now(); }
  }
  document.addEventListener("jmmun:shown", watchEnter);
  watchEnter();
  enterSince = -Infinity;

  /* Dialogs */

  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      event.preventDefault();
      const dialog = document.getElementById(opener.dataset.opens);
      dialog.showModal();
      (dialog.querySelector("[autofocus]") || dialog.querySelector("input, select, textarea, button")).focus();
    }
    if (event.target.closest("[data-closes]")) { event.preventDefault(); event.target.closest("dialog").close(); }
    const preset = event.target.closest("[data-fill]");
    if (preset) {
      event.preventDefault();
      const form = preset.closest("form");
      for (const [name, value] of Object.entries(JSON.parse(preset.dataset.fill))) {
        const field = form.elements[name];
        if (field) field.value = value;
      }
      kind(form);
    }
  });
  document.addEventListener("change", function (event) {
    if (event.target.name === "kind") kind(event.target.form);
  });
  function kind(form) {
    const speaking = form.querySelector("[data-moderated]");
    if (speaking) speaking.hidden = form.elements.kind.value !== "moderated_caucus";
  }

  /* Finding a seat: two letters and Enter */

  const fold = (text) => text.normalize("NFKD").toLowerCase().normalize("NFC").trim()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

  function rank(row, wanted) {
    const words = row.dataset.search.split("|");
    if (words.includes(wanted)) return 0;
    if (words.some((word) => word.startsWith(wanted))) return 1;
    return words.some((word) => word.includes(wanted)) ? 2 : 9;
  }

  function filter() {
    const wanted = fold(find.value), rows = [...document.querySelectorAll("#seats [data-search]")];
    let best = null, bestRank = 9;
    for (const row of rows) {
      const place = wanted ? rank(row, wanted) : 1;
      row.hidden = place === 9;
      row.classList.remove("best");
      if (wanted && place < bestRank) { best = row; bestRank = place; }
    }
    best?.classList.add("best");
    return best;
  }

  if (find) {
    find.addEventListener("input", filter);
    document.addEventListener("jmmun:shown", () => { if (find.value) filter(); });
    find.form.addEventListener("submit", function () {
      const best = filter();
      if (best) find.value = best.dataset.code;
      setTimeout(() => { find.value = ""; filter(); }, 0);
    }, true);
    find.addEventListener("keydown", function (event) {
      if (event.isComposing || event.keyCode === 229) return;
      const best = event.shiftKey && event.code === "Enter" ? filter() : null;
      if (!best) return;
      event.preventDefault();
      find.value = "";
      filter();
      best.querySelector("[data-recognise]")?.click();
    });
  }

  /* The seat that is called stays in sight */

  document.addEventListener("jmmun:shown", function () {
    document.querySelector("#seats .called, #seats .speaks")?.scrollIntoView({block: "nearest"});
  });
})(window.jmmun);
