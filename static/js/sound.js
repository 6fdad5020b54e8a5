/* A sound when 30 and 10 seconds are left, or as many as the rules say, and when the time is over, from the
   machine on which it was switched on. The moments are those at which the clocks change their colour. */
"use strict";

(function () {
  const button = document.getElementById("sound");
  if (!button) return;
  const TONES = {short: [660], last: [660, 660], over: [440, 440, 440]};
  const KEPT = "jmmun-sound";
  const STATES = ["", "short", "last", "over"];
  let audio = null, last = {};

  function beep(tones) {
    tones.forEach(function (pitch, place) {
      const at = audio.currentTime + place * 0.22, tone = audio.createOscillator(), volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.4, at + 0.01);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.18);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.2);
    });
  }

  // The clock that the room is listening for: of the speech, else of the timer, else of the caucus.
  function clock() {
    for (const region of ["speech", "timer", "caucus"]) {
      const found = document.querySelector(`#${region} .clock[data-limit]`);
      if (found) return found;
    }
    return null;
  }

  function listen() {
    const element = clock(), of = element?.dataset.of, state = element?.dataset.time || "";
    const before = last;
    last = {of, state};
    // Only time that runs out sounds: not a clock that is new, stands, or was given more.
    if (!element || before.of !== of || element.dataset.running !== "yes") return;
    if (STATES.indexOf(state) > STATES.indexOf(before.state)) beep(TONES[state]);
  }

  function set(on) {
    button.setAttribute("aria-pressed", String(on));
    button.classList.toggle("on", on);
    try { localStorage.setItem(KEPT, on ? "on" : ""); } catch { /* Then it is for this page only. */ }
    if (on && !audio) audio = new AudioContext();
    if (on) audio.resume();
  }

  button.addEventListener("click", () => set(button.getAttribute("aria-pressed") !== "true"));
  // Browsers let a page sound only after a press; the first of any kind brings back what was chosen.
  try {
    if (localStorage.getItem(KEPT)) document.addEventListener("pointerdown", () => set(true), {once: true, capture: true});
  } catch { /* Nothing was kept. */ }
  setInterval(() => { if (audio && button.getAttribute("aria-pressed") === "true") listen(); }, 100);
})();
