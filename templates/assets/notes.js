// Notes: fields to write in, where paper has lines and space. Nothing is sent or kept.
"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [clear, sure, status] = all("[data-notes=ask], .sure, .notes-last > [role=status]");
  const page = document.documentElement.classList;

  // New fields, in which Undo finds nothing to bring back.
  function forget() {
    for (const old of all(".field")) {
      const field = old.cloneNode();
      old.replaceWith(field);
      field.value = "";
      if (field.rows) field.rows = 4;
      show(field);
    }
    sure.hidden = true;
    status.textContent = "";
  }

  // A printer cuts a field off where the screen does: paper has the text that stands behind it.
  function show(field) {
    field.nextSibling.textContent = field.value.trim() && field.value;
    // On the screen all of it stays in view; a line has no rows.
    while (field.rows < 99 && field.scrollHeight > field.clientHeight) field.rows += 1;
  }

  function keep() {
    sure.hidden = true;
    clear.focus();
  }

  function yes() {
    forget();
    keep();
    status.textContent = status.dataset.cleared;
  }

  // Whoever is surprised by somebody leaves: one touch of the link that is always in view, or
  // Shift three times, and all of this is gone without a question. So this button may ask, once,
  // that a slip of the finger costs nobody ten minutes of writing. It asks before, and offers no
  // way back after: what the reader could bring back, whoever comes next could bring back too.
  // The question has the focus, not its button, or a key held down too long would say yes.
  function ask() {
    if (all(".field").every(({ value }) => !value)) return yes();
    sure.hidden = false;
    sure.focus();
  }

  function alone() {
    page.add("notes-alone");
    print();
  }

  const does = { ask, yes, keep, alone };
  document.addEventListener("click", ({ target }) => does[target.closest("[data-notes]")?.dataset.notes]?.());
  document.addEventListener("input", ({ target }) => {
    if (target.matches(".field")) show(target);
  });
  sure.addEventListener("keydown", ({ key }) => key === "Escape" && keep());
  addEventListener("afterprint", () => page.remove("notes-alone"));
  // Leaving by the link or by keys, going on in any other way, coming back, and a page loaded
  // anew, whatever a browser has put into it.
  for (const moment of ["leave", "pagehide", "pageshow"]) addEventListener(moment, forget);
  page.add("notes-on");
})();
