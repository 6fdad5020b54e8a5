/* The console's keyboard. Keys go by `code`, so they work with a Japanese input method on, and
   never fire while somebody types or composes. Every key is printed on its button. */
"use strict";

(function (jmmun) {
  const STEADY = 250, TWICE = 400, NEAR = 30;
  const find = document.getElementById("find");
  const typing = (element) => element && (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable);

  /* A button must not change its meaning under the finger: just after it has, the second of two quick
     presses of its key, or of two quick clicks, was meant for what stood there before. */

  const meanings = new Map(), lastPress = new Map();
  let settled = 0, clicked = "", touched = {x: 0, y: 0, at: -Infinity};

  function meaning(button) {
    return button ? [button.getAttribute("formaction"), button.name, button.value].join(" ") : "";
  }

  function watch() {
    const now = performance.now();
    let changed = false;
    const over = document.querySelector("#next .reference [data-time=over]") !== null && document.querySelector("#next .when-over") !== null;
    for (const button of document.querySelectorAll("button[data-key][form=act]")) {
      // Of the two likely next steps the one counts that its clock has called up.
      if (button.closest("#next .step") && Boolean(button.closest(".when-over")) !== over) continue;
      const known = meanings.get(button.dataset.key), meant = meaning(button);
      if (known?.meant === meant) continue;
      meanings.set(button.dataset.key, {meant, since: known ? now : -Infinity});
      changed ||= Boolean(known);
    }
    if (!changed) return;
    document.body.dataset.settling = "yes";
    clearTimeout(settled);
    settled = setTimeout(() => { document.body.dataset.settling = ""; }, STEADY);
  }
  document.addEventListener("jmmun:shown", watch);
  watch();

  const unread = (button) => performance.now() - (meanings.get(button.dataset.key)?.since ?? -Infinity) < STEADY;

  // Two taps of a thumb are counted by the page; a browser counts them as one each.
  function again(event) {
    const before = touched;
    touched = {x: event.clientX, y: event.clientY, at: performance.now()};
    if (event.pointerType === "mouse") return event.detail > 1;
    return event.detail > 1 || (touched.at - before.at < TWICE && Math.hypot(touched.x - before.x, touched.y - before.y) < NEAR);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[form=act]");
    if (!button) return;
    const meant = meaning(button);
    if (event.detail && again(event) && meant !== clicked) { event.preventDefault(); event.stopPropagation(); return; }
    clicked = meant;
    // Enter and Space stay with the likely next thing and the clock after a click of the mouse.
    if (event.detail) button.blur();
  }, true);

  /* Keys */

  function code(event) { return (event.shiftKey ? "Shift+" : "") + event.code; }

  function scope() {
    const notice = document.getElementById("notice");
    return notice?.firstElementChild ? notice : document.querySelector("dialog[open]") || document;
  }

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === "Escape" && document.activeElement === find) { find.value = ""; filter(); find.blur(); return; }
    if (event.code === "Escape" && typing(event.target) && event.target.closest("dialog")) {
      event.preventDefault();
      event.target.closest("dialog").close();
      return;
    }
    if (typing(event.target)) return;
    const pressed = code(event), within = scope();
    // Who walks the page with the keyboard presses what has the focus.
    if (/^(Enter|Space)$/.test(pressed) && event.target.closest?.("button, summary, a")?.matches(":focus-visible")) return;
    const button = [...within.querySelectorAll(`[data-key="${CSS.escape(pressed)}"]`)].find((element) => element.offsetParent !== null);
    if (!button) return;
    event.preventDefault();
    if (event.repeat && pressed !== "ArrowUp" && pressed !== "ArrowDown") return;
    const again = performance.now() - (lastPress.get(pressed) ?? -Infinity) < TWICE;
    lastPress.set(pressed, performance.now());
    if (within === document && again && unread(button)) return;
    if (typing(button)) button.select();
    else button.click();
  });

  /* Dialogs */

  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      event.preventDefault();
      const dialog = document.getElementById(opener.dataset.opens);
      // The focus comes back to who walks with the keyboard; after a click, Enter is the next step's again.
      if (event.detail) opener.blur();
      dialog.showModal();
      (dialog.querySelector("[autofocus]") || dialog.querySelector("input, select, textarea, button")).focus();
    }
    if (event.target.closest("[data-closes]")) { event.preventDefault(); event.target.closest("dialog").close(); }
    const preset = event.target.closest("[data-fill]");
    if (preset) {
      const form = document.getElementById(preset.dataset.opens).querySelector("form");
      for (const [name, value] of Object.entries(JSON.parse(preset.dataset.fill))) {
        form.elements[name].value = value;
        // A form that suits itself to what is chosen sees this choice as any other.
        form.elements[name].dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  });

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
    // The box is free for the next name at once; a refusal brings back what was typed.
    let typed = "";
    const [toList, toFloor] = find.form.querySelectorAll("button");
    find.form.addEventListener("submit", function () {
      typed = find.value;
      const best = filter();
      if (best) find.value = best.dataset.code;
      setTimeout(() => { find.value = ""; filter(); }, 0);
    }, true);
    document.addEventListener("jmmun:accepted", function (event) {
      // What was refused has been ruled in order, so its name need not wait in the box.
      if (event.target.dataset.again !== undefined && find.value === typed) { find.value = ""; filter(); }
    });
    find.form.addEventListener("jmmun:refused", function () {
      if (!find.value) { find.value = typed; filter(); }
    });
    find.addEventListener("keydown", function (event) {
      if (event.isComposing || event.keyCode === 229 || event.code !== "Enter") return;
      event.preventDefault();
      if (!find.value.trim()) return;
      const usual = document.getElementById("queue").dataset.enter === "floor" ? toFloor : toList;
      find.form.requestSubmit(event.shiftKey ? (usual === toFloor ? toList : toFloor) : usual);
    });
  }

  /* The seat that is called stays in sight, where the list scrolls inside itself. On a phone the page does,
     and stays where the thumb has it. */

  document.addEventListener("jmmun:shown", function () {
    const list = document.getElementById("seats");
    if (list && list.scrollHeight > list.clientHeight) list.querySelector(".called, .speaks")?.scrollIntoView({block: "nearest"});
  });

  /* Which seats have a device connected: told by each heartbeat, and known of no seat while none comes */

  const FORGOTTEN = 15000;
  let forgetting = 0;

  function mark(seats) {
    const here = new Set(seats);
    for (const row of document.querySelectorAll("#seats li")) row.toggleAttribute("data-here", here.has(row.dataset.code));
  }

  document.addEventListener("jmmun:seats", function (event) {
    mark(event.detail);
    clearTimeout(forgetting);
    forgetting = setTimeout(mark, FORGOTTEN, []);
  });

  /* Whether a screen of those who preside is open anywhere: told in the same way, and read by who assists */

  const said = document.getElementById("gone");
  let silent = 0;

  function tell(gone) {
    const since = (ms) => new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", timeZone: said.dataset.zone}).format(ms);
    const words = [...document.querySelectorAll("#presiding [data-presides]")]
      .filter((office) => office.dataset.presides in gone)
      .map((office) => office.dataset.gone.replace("%s", since(gone[office.dataset.presides]))).join(" ");
    if (said.textContent !== words) said.textContent = words;
  }

  document.addEventListener("jmmun:gone", function (event) {
    tell(event.detail);
    clearTimeout(silent);
    silent = setTimeout(tell, FORGOTTEN, {});
  });
})(window.jmmun);
