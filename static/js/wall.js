/* The wall: a line that was said to a dais does not stay to be said again. */
"use strict";

document.addEventListener("jmmun:accepted", function (event) {
  if (event.target.matches("form.answer")) event.target.reset();
});
