/* Clocks are three numbers. The page counts; the server never ticks.

   The server's time is estimated from several round trips, of which the shortest wins, and then
   kept by the page's own monotonic clock: a phone whose wall clock is wrong shows the right time. */
"use strict";

window.jmmun = window.jmmun || {};

(function (jmmun) {
  let offset = null;   // server's ms minus performance.now()
  let shortest = Infinity;

  jmmun.sampled = function (sentAt, serverNow) {
    const now = performance.now(), trip = now - sentAt;
    // A sample ages: a slow drift must win over a lucky trip an hour ago.
    shortest += 0.5;
    if (trip <= shortest) {
      shortest = trip;
      offset = serverNow + trip / 2 - now;
    }
  };
  jmmun.restart_samples = function () { shortest = Infinity; };
  jmmun.serverNow = function () { return offset === null ? null : performance.now() + offset; };

  function text(ms) {
    // Whole seconds as they are spoken: a speech of 90 s begins at 1:30 and is over at 0:00.
    const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.ceil(-ms / 1000 - 1);
    const sign = ms < 0 && seconds > 0 ? "-" : "";
    const hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
    const tail = String(seconds % 60).padStart(2, "0");
    return hours ? sign + hours + ":" + String(minutes).padStart(2, "0") + ":" + tail
                 : sign + minutes + ":" + tail;
  }

  function write(element, value) {
    if (element.firstChild && element.childNodes.length === 1) {
      if (element.firstChild.nodeValue !== value) element.firstChild.nodeValue = value;
    } else element.textContent = value;
  }

  function say(element, left, running, warn) {
    const state = left <= 0 ? "over" : left <= warn[1] * 1000 ? "last" : left <= warn[0] * 1000 ? "short" : "";
    if (element.dataset.time !== state) element.dataset.time = state;
    const run = running ? "yes" : "no";
    if (element.dataset.running !== run) element.dataset.running = run;
  }

  jmmun.draw = function () {
    const now = jmmun.serverNow();
    for (const clock of document.querySelectorAll(".clock[data-limit]")) {
      const running = clock.dataset.since !== "";
      if (running && now === null) continue;
      const spent = Number(clock.dataset.spent) + (running ? Math.max(0, now - Number(clock.dataset.since)) : 0);
      const left = Number(clock.dataset.limit) - spent;
      write(clock, text(left));
      const warn = (clock.closest("[data-warn]")?.dataset.warn || "30 10").split(" ").map(Number);
      say(clock, left, running, warn);
      const bar = clock.parentElement.querySelector("progress");
      if (bar) bar.value = Math.max(0, Math.min(1, left / Math.max(1, Number(clock.dataset.limit))));
    }
    if (now === null) return;
    for (const element of document.querySelectorAll("[data-until]")) {
      const left = Number(element.dataset.until) - now;
      write(element, text(Math.max(0, left)));
    }
    for (const element of document.querySelectorAll("[data-end]")) element.hidden = Number(element.dataset.end) <= now;
    for (const element of document.querySelectorAll("[data-wall]")) {
      write(element, new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", timeZone: element.dataset.wall}).format(now));
    }
    for (const element of document.querySelectorAll("[data-breaks]")) {
      const next = element.dataset.breaks.split(" ").map(Number).filter((at) => at > now)[0];
      const minutes = next ? Math.ceil((next - now) / 60000) : 0;
      write(element, next && minutes < 600 ? element.dataset.words.replace("%s", minutes) : "");
    }
    for (const element of document.querySelectorAll("[data-ago]")) {
      // Seconds since the seat last had the floor; whole minutes once seconds no longer matter.
      const seconds = Math.max(0, Math.floor((now - Number(element.dataset.ago)) / 1000));
      write(element, seconds < 120 ? seconds + "″" : Math.floor(seconds / 60) + "′");
    }
  };

  function tick() {
    jmmun.draw();
    // On the next change of a second of the server's clock, so that two screens change together.
    const now = jmmun.serverNow();
    setTimeout(() => requestAnimationFrame(tick), now === null ? 200 : Math.min(200, 1000 - (now % 1000) + 1));
  }
  document.addEventListener("DOMContentLoaded", tick);
})(window.jmmun);
