/* What a following page does: show the newest drawing, and say honestly how old it is.

   A frame leads from one version to another. A page that is not at "from" asks for the whole
   drawing. Silence of 12 s counts as a lost connection, because a dead socket looks alive. Where
   sockets do not work the page polls. Acts are in acts.js. */
"use strict";

window.jmmun = window.jmmun || {};

(function (jmmun) {
  const SILENCE = 12000, POLL = 5000, FIRST_WAIT = 400, LONGEST_WAIT = 5000, SAMPLES = 5;
  const body = document.body;
  // Most pages follow what lies below them; a page beside one's screen follows what that screen does.
  const home = new URL(body.dataset.home || "", location.href);
  let heard = performance.now(), reloadWanted = false;
  // A page shows one drawing; the secretariat's wall one of each committee, and none of its own.
  const versions = new Map(), heardOf = new Map();
  for (const each of document.querySelectorAll("[data-version]")) if (each.dataset.version) versions.set(each.dataset.room || "", each.dataset.version);

  /* Frames */

  function newer(to, room = "") {
    const [epoch, ...place] = to.split("."), [mine, ...at] = versions.get(room).split(".");
    if (epoch !== mine) return true;
    const [seq, stamp] = place.map(Number), [s, t] = at.map(Number);
    return seq > s || (seq === s && stamp > t);
  }

  jmmun.show = function (html, to, room = "") {
    if (!versions.has(room)) return Promise.resolve(lost());
    if (to !== versions.get(room) && !newer(to, room)) return Promise.resolve();
    versions.set(room, to);
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
    if (frame.rooms) return frame.rooms.forEach(take);
    const room = frame.room || "", version = versions.get(room);
    // A committee that was founded after the page was opened has no place on it yet.
    if (room && version === undefined) return;
    heardOf.set(room, performance.now());
    for (const [role, count] of Object.entries(frame.here || {})) {
      for (const element of document.querySelectorAll(`[data-room="${room}"] [data-here="${role}"]`)) element.textContent = count;
    }
    if (frame.beat !== undefined) {
      if (frame.seats) document.dispatchEvent(new CustomEvent("jmmun:seats", {detail: frame.seats}));
      if (frame.gone) document.dispatchEvent(new CustomEvent("jmmun:gone", {detail: frame.gone}));
      if (frame.beat && frame.beat !== version && newer(frame.beat, room)) lost();
      return;
    }
    if (frame.time !== undefined) return jmmun.sampled(frame.time, frame.now);
    if (frame.to === undefined) return;
    // The whole drawing (or a seat's own part) comes with no "from".
    if (frame.from && frame.from !== version) {
      if (newer(frame.to, room)) lost();
      return;
    }
    if (frame.from === null && !frame.html) return;
    jmmun.show(frame.html, frame.to, room);
  }

  function maybeReload() {
    const busy = document.querySelector("dialog[open]") || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "");
    if (reloadWanted && !busy && !body.dataset.pressing) location.reload();
  }

  /* The socket */

  let socket = null, began = 0, tries = 0, timer = 0, pollTimer = 0;

  function ask(question) {
    if (!socket || socket.readyState !== 1) return false;
    socket.send(JSON.stringify(question));
    return true;
  }

  // This page has lost its place; somebody gives it the whole drawing.
  function lost() {
    if (!ask({whole: 1})) { tag = ""; poll(); }
  }

  function connect() {
    if (body.dataset.polls !== undefined) return startPolling();
    clearTimeout(timer);
    drop();
    const url = new URL("live/", home);
    url.protocol = url.protocol.replace("http", "ws");
    url.search = "lang=" + document.documentElement.lang;
    began = performance.now();
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
    if (now - Math.max(heard, began) > SILENCE && socket && document.visibilityState !== "hidden") { drop(); again(); }
    if (state.now !== "live") state(state.now);
    // One committee may be behind while the others' screens go on.
    for (const place of document.querySelectorAll("[data-room]")) {
      place.dataset.stale = now - Math.max(began, heardOf.get(place.dataset.room) || 0) > SILENCE ? "yes" : "";
    }
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
      const answer = await fetch(new URL("state/", home), {signal: AbortSignal.timeout(SILENCE), headers: tag ? {"If-None-Match": tag} : {}, cache: "no-store"});
      if (answer.status === 403 || answer.status === 404) return location.reload();
      heard = performance.now();
      if (pollTimer) state("polling");
      for (const room of versions.keys()) heardOf.set(room, heard);
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

  jmmun.version = () => versions.get("") || "";
  jmmun.whole = lost;
  jmmun.state = () => state.now;
  jmmun.announce = state;

  connect();
})(window.jmmun);
