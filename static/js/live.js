/* What a following page does: show the newest drawing, say honestly how old it is, press its acts.

   A frame leads from one version to another. A page that is not at "from" asks for the whole
   drawing. Silence of 12 s counts as a lost connection, because a dead socket looks alive. Where
   sockets do not work the page polls. Acts are posted one at a time, each under its own key, and
   repeated under the same key until they are answered. */
"use strict";

window.jmmun = window.jmmun || {};

(function (jmmun) {
  const SILENCE = 12000, POLL = 5000, FIRST_WAIT = 400, LONGEST_WAIT = 5000, SAMPLES = 5;
  const body = document.body;
  let version = body.dataset.version, heard = performance.now(), reloadWanted = false;

  /* Frames */

  function newer(to) {
    const [epoch, ...place] = to.split("."), [mine, ...at] = version.split(".");
    if (epoch !== mine) return true;
    const [seq, stamp] = place.map(Number), [s, t] = at.map(Number);
    return seq > s || (seq === s && stamp > t);
  }

  jmmun.show = function (html, to) {
    if (to !== version && !newer(to)) return Promise.resolve();
    version = to;
    return jmmun.swap(html);
  };

  jmmun.swap = async function (html) {
    if (html) await htmx.swap({text: html, target: body, sourceElement: body, swap: "none", transition: false});
    jmmun.draw();
    document.dispatchEvent(new CustomEvent("jmmun:shown"));
    maybeReload();
  };

  function take(frame) {
    if (frame.build && frame.build !== body.dataset.build) { reloadWanted = true; maybeReload(); }
    if (frame.beat !== undefined) {
      if (frame.beat && frame.beat !== version && newer(frame.beat)) ask({whole: 1});
      return;
    }
    if (frame.time !== undefined) return jmmun.sampled(frame.time, frame.now);
    if (frame.to === undefined) return;
    // The whole drawing (or a seat's own part) comes with no "from".
    if (frame.from && frame.from !== version) {
      if (newer(frame.to)) ask({whole: 1});
      return;
    }
    if (frame.from === null && !frame.html) return;
    jmmun.show(frame.html, frame.to);
  }

  function maybeReload() {
    const busy = document.querySelector("dialog[open]") || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "");
    if (reloadWanted && !busy && !flying) location.reload();
  }

  /* The socket */

  let socket = null, tries = 0, timer = 0, pollTimer = 0;

  function ask(question) {
    if (socket && socket.readyState === 1) socket.send(JSON.stringify(question));
  }

  function connect() {
    clearTimeout(timer);
    drop();
    const url = new URL("live/", location.href);
    url.protocol = url.protocol.replace("http", "ws");
    url.search = "lang=" + document.documentElement.lang;
    const mine = socket = new WebSocket(url);
    mine.onopen = function () {
      tries = 0;
      jmmun.restart_samples();
      for (let i = 0; i < SAMPLES; i++) setTimeout(() => mine === socket && ask({time: performance.now()}), i * 150);
    };
    mine.onmessage = function (event) {
      heard = performance.now();
      stopPolling();
      state("live");
      take(JSON.parse(event.data));
    };
    mine.onclose = function (event) {
      if (mine !== socket) return;
      socket = null;
      if (event.code === 4403) return location.reload();
      again();
    };
  }

  function drop() {
    const old = socket;
    socket = null;
    if (old) { old.onclose = old.onmessage = null; old.close(); }
  }

  function again() {
    tries += 1;
    state(navigator.onLine === false ? "offline" : "reconnecting");
    // Chairs first: their wait is a fraction of everybody else's.
    const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (body.classList.contains("console") ? 0.3 : 1);
    clearTimeout(timer);
    timer = setTimeout(connect, most * (0.3 + 0.7 * Math.random()));
    if (tries >= 3) startPolling();
  }

  function wake() {
    if (document.visibilityState === "hidden") return;
    if (!socket || socket.readyState > 1 || performance.now() - heard > 6000) { tries = 0; connect(); }
    else { ask({whole: 1}); ask({time: performance.now()}); }
  }

  let last = performance.now();
  setInterval(function () {
    const now = performance.now(), slept = now - last > 20000;
    last = now;
    if (slept) return wake();
    if (now - heard > SILENCE && socket && document.visibilityState !== "hidden") { drop(); again(); }
    if (state.now !== "live") state(state.now);
  }, 2000);
  setInterval(() => ask({time: performance.now()}), 30000);
  for (const event of ["visibilitychange", "resume"]) document.addEventListener(event, wake);
  for (const event of ["pageshow", "online", "focus"]) addEventListener(event, wake);
  addEventListener("offline", () => state("offline"));

  /* Polling, where sockets do not work */

  let tag = "";
  function startPolling() { if (!pollTimer) pollTimer = setInterval(poll, POLL), poll(); }
  function stopPolling() { clearInterval(pollTimer); pollTimer = 0; }
  async function poll() {
    try {
      const sent = performance.now();
      const answer = await fetch("state/", {headers: tag ? {"If-None-Match": tag} : {}, cache: "no-store"});
      if (answer.status === 403 || answer.status === 404) return location.reload();
      heard = performance.now();
      if (pollTimer) state("polling");
      if (answer.status !== 200) return;
      tag = answer.headers.get("ETag");
      const frame = await answer.json();
      jmmun.sampled(sent, frame.now);
      take(frame);
    } catch { state("offline"); }
  }

  /* How honest the page is */

  function state(name) {
    state.now = name;
    const link = document.getElementById("link");
    if (!link) return;
    const age = Math.round((performance.now() - heard) / 1000);
    const old = name !== "live" && age > 3 ? " · " + link.dataset.age.replace("%s", age) : "";
    if (link.dataset.state !== name) link.dataset.state = name;
    const words = (link.dataset[name] || "") + old;
    if (link.textContent !== words) link.textContent = words;
    body.dataset.stale = name === "live" || name === "polling" ? "" : age > 15 ? "yes" : "";
  }
  jmmun.state = () => state.now;

  /* Acts */

  const waiting = [];
  let flying = null;

  function newKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  jmmun.press = function (form, button) {
    const url = new URL(button?.getAttribute("formaction") || form.getAttribute("action") || "", location.href).href;
    const what = url + "|" + (button?.name || "") + "=" + (button?.value || "");
    // The same press while it is unanswered is the same act.
    if ([flying, ...waiting].some((press) => press && press.what === what)) return;
    const fields = new FormData(form);
    if (button?.name) fields.set(button.name, button.value);
    waiting.push({url, what, form, fields, key: newKey()});
    next();
  };

  async function next() {
    if (flying || !waiting.length) return;
    const press = flying = waiting.shift();
    body.dataset.pressing = "yes";
    const turns = document.querySelector("#turns input");
    press.fields.set("key", press.key);
    press.fields.set("at", version);
    if (turns) press.fields.set("turns", turns.value);
    try {
      await post(press);
    } finally {
      flying = null;
      body.dataset.pressing = "";
      next();
    }
  }

  async function post(press) {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await fetch(press.url, {
          method: "POST", body: new URLSearchParams(press.fields), headers: {"HX-Request": "true"}, cache: "no-store",
        });
        if (answer.status === 404 || answer.status === 403) return location.reload();
        if (answer.status >= 500 && answer.status !== 503 && attempt < 4) throw new Error(answer.statusText);
        const html = await answer.text();
        const to = answer.headers.get("JMMUN-Version");
        clearNotice();
        placeNotice(press.form);
        if (to) { accepted(press.form); await settle(press.fields.get("at"), html, to); }
        else await jmmun.swap(html);
        return;
      } catch (error) {
        if (attempt > 8) throw error;
        state("reconnecting");
        await new Promise((done) => setTimeout(done, Math.min(4000, 300 * 2 ** attempt) * (0.5 + Math.random() / 2)));
      }
    }
  }

  // The answer leads from the version that the press was sent at. If a push was quicker, either it
  // was this very act, or what the answer leaves out as unchanged may not be so any more.
  function settle(from, html, to) {
    if (from === version) return jmmun.show(html, to);
    if (to !== version && newer(to)) ask({whole: 1});
  }

  function accepted(form) {
    const dialog = form.closest("dialog");
    if (dialog) dialog.close();
    const sheet = form.closest("details");
    if (sheet && !dialog) sheet.open = false;
    if (form.dataset.act === "clear" || dialog || sheet) form.reset();
  }

  function clearNotice() {
    const notice = document.getElementById("notice");
    if (notice) { notice.replaceChildren(); notice.className = "notice"; }
  }

  // What lies behind an open dialog cannot be pressed, so the answer to a dialog stands in it.
  function placeNotice(form) {
    const notice = document.getElementById("notice"), place = form.closest("dialog[open]") || body;
    if (notice && notice.parentElement !== place) place.append(notice);
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.dataset.act === undefined) return;
    event.preventDefault();
    jmmun.press(form, event.submitter);
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-dismiss]")) { event.preventDefault(); clearNotice(); }
  });

  connect();
})(window.jmmun);
