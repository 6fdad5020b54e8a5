/* A card's or a link's address carries its token after the "#", so that no server ever logs it. Here it
   becomes what is posted, and leaves the address bar and the history. */
"use strict";

(function () {
  const form = document.getElementById("join");
  function scanned() {
    const token = location.hash.slice(1);
    if (!token) return;
    history.replaceState(null, "", location.pathname);
    form.elements.code.value = token;
    // Where more is asked than the code, the rest is for the reader to type.
    if (form.checkValidity()) form.requestSubmit();
  }
  addEventListener("hashchange", scanned);
  scanned();
})();
