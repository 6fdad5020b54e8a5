/* The wall: a line that was said to a dais does not stay to be said again; and a committee that was founded
   meanwhile has its place as soon as nothing is being typed. */
"use strict";

document.addEventListener("jmmun:accepted", function (event) {
  if (event.target.matches("form.answer")) event.target.reset();
});

document.addEventListener("jmmun:shown", function () {
  const told = [...document.querySelectorAll(".room")].map((room) => Number(room.dataset.rooms));
  const typing = document.activeElement?.matches("input")
    || [...document.querySelectorAll("input:is([name=text], [name=words], [name=until])")].some((field) => field.value);
  if (!typing && Math.max(...told) !== document.querySelectorAll("[data-room]").length) location.reload();
});
