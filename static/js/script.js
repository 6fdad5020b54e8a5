/* The Chair reads the full script, with what to do and why, until it chooses the short one. Both are in
   every drawing; which one shows is kept on this machine, so that another officer's may show the other. */
"use strict";

(function () {
  const button = document.getElementById("script"), KEPT = "jmmun-script";
  let short = false;

  function show() {
    document.body.dataset.script = short ? "short" : "full";
    button.setAttribute("aria-pressed", String(!short));
    button.classList.toggle("on", !short);
  }

  button.addEventListener("click", function () {
    short = !short;
    try { localStorage.setItem(KEPT, short ? "short" : ""); } catch { /* Then it is for this page only. */ }
    show();
  });
  try { short = localStorage.getItem(KEPT) === "short"; } catch { /* Nothing was kept. */ }
  show();
})();
