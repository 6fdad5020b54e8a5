/* Where a row of a set of rules was dropped is sent as the button that would say so: by an ordinary post. */
"use strict";

window.jmmun = {
  press(form, button) {
    button.setAttribute("form", form.id);
    button.hidden = true;
    document.body.append(button);
    form.requestSubmit(button);
  },
};
