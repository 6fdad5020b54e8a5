/* Rows that are dragged to another place, by mouse or pen: the Chair's speakers, motions, drafts and
   amendments, the kinds of motion in a set of rules.
   For touch, which scrolls, and for the keyboard there are buttons.

   What is dragged and the row it lands before are known by their ids, so the list may be drawn anew in
   the middle of a drag; where it lands changes only under a hand that moves. A drop is a press like any
   other, of a button that would say so. The row stays where it is until the record has it elsewhere. */
"use strict";

(function (jmmun) {
  const SLACK = 5, EDGE = 14, STEP = 6, LAST = "last";
  const body = document.body, line = document.createElement("div");
  let drag = null;

  line.className = "landing";
  line.hidden = true;
  body.append(line);

  const found = (id) => document.getElementById(id);
  const rows = () => [...found(drag.list)?.querySelectorAll(":scope > [data-dragged]") || []];

  /* Where it would land: before the first row whose middle lies below the hand, else last. */

  function aim() {
    const next = rows().find(function (row) {
      const box = row.getBoundingClientRect();
      return drag.y < box.top + box.height / 2;
    });
    drag.before = next?.id || "";
    drag.value = next?.dataset.before || LAST;
  }

  function stays() {
    const ids = rows().map((row) => row.id), at = ids.indexOf(drag.row);
    return at >= 0 && (drag.before === drag.row || drag.before === (ids[at + 1] || ""));
  }

  function show() {
    const all = rows(), next = found(drag.before), end = next || all.at(-1);
    found(drag.row)?.setAttribute("data-lifted", "");
    line.hidden = !end || stays();
    if (line.hidden) return;
    const box = end.getBoundingClientRect();
    Object.assign(line.style, {left: `${box.left}px`, width: `${box.width}px`, top: `${(next ? box.top : box.bottom) - 2}px`});
  }

  function scroll() {
    const box = drag.scroller?.getBoundingClientRect();
    if (!box) return;
    const step = drag.y < box.top + EDGE ? -STEP : drag.y > box.bottom - EDGE ? STEP : 0, before = drag.scroller.scrollTop;
    drag.scroller.scrollTop += step;
    if (drag.scroller.scrollTop !== before) aim();
  }

  // Every frame, because the list may have been drawn anew since the last.
  function follow() {
    if (!drag) return;
    if (!drag.dropped) {
      scroll();
      if (drag.before && !found(drag.before)) aim();
    }
    show();
    requestAnimationFrame(follow);
  }

  function scroller(element) {
    for (let each = element; each && each !== body; each = each.parentElement) {
      if (each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
    }
    return null;
  }

  function lift() {
    drag.lifted = true;
    drag.scroller = scroller(found(drag.list));
    body.setPointerCapture(drag.pointer);
    body.dataset.dragging = "yes";
    requestAnimationFrame(follow);
  }

  function end() {
    drag = null;
    line.hidden = true;
    delete body.dataset.dragging;
    for (const row of document.querySelectorAll("[data-lifted]")) row.removeAttribute("data-lifted");
  }

  function drop() {
    drag.dropped = true;
    delete body.dataset.dragging;
    const button = document.createElement("button");
    button.setAttribute("formaction", drag.url);
    button.name = drag.name;
    button.value = drag.value;
    jmmun.press(found("act"), button);
  }

  /* The hand */

  const mine = (event) => drag && !drag.dropped && event.pointerId === drag.pointer;

  // A pen would scroll, as a finger does, but for what the style sheet says where one hovers.
  document.addEventListener("pointerover", (event) => body.toggleAttribute("data-pen", event.pointerType === "pen"));

  document.addEventListener("pointerdown", function (event) {
    if (event.pointerType === "touch" || event.button !== 0 || (drag && !drag.dropped)) return;
    const row = event.target.closest("[data-dragged]");
    if (!row || event.target.closest("button, a, input, summary, form")) return;
    end();
    drag = {
      pointer: event.pointerId, x: event.clientX, from: event.clientY, y: event.clientY,
      row: row.id, list: row.parentElement.id, url: row.dataset.dragged, name: row.parentElement.dataset.places,
    };
  });

  document.addEventListener("pointermove", function (event) {
    if (!mine(event)) return;
    drag.y = event.clientY;
    if (!drag.lifted && Math.hypot(event.clientX - drag.x, drag.y - drag.from) < SLACK) return;
    if (!drag.lifted) lift();
    aim();
  });

  document.addEventListener("pointerup", function (event) {
    if (!mine(event)) return;
    if (drag.lifted && !stays()) drop();
    else end();
  });

  document.addEventListener("pointercancel", (event) => { if (mine(event)) end(); });

  document.addEventListener("keydown", function (event) {
    if (event.code !== "Escape" || !drag?.lifted || drag.dropped) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end();
  }, true);

  // A flag is a picture, which browsers would drag by themselves.
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-dragged]")) event.preventDefault(); });

  for (const answer of ["jmmun:accepted", "jmmun:refused"]) {
    document.addEventListener(answer, () => { if (drag?.dropped) end(); });
  }
})(window.jmmun);
