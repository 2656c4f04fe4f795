// Notes: fields to write in, where paper has lines and space. Nothing is sent or kept.
"use strict";
(() => {
  const words = document.getElementById("notes")?.content;
  const blanks = [...document.querySelectorAll(".prompts .space, .write-in .line")];
  if (!words || blanks.length === 0) return;
  const page = document.documentElement;
  const copy = (selector) => words.querySelector(selector).cloneNode(true);
  const last = copy(".notes-last");
  const find = (selector) => last.querySelector(selector);
  const [sure, status, clear] = [".sure", "[role=status]", ".clear"].map(find);
  const partOf = (blank) => blank.closest(".words > *") ?? blank.closest(".prompts, .write-in");

  // A field that a script makes is none that a browser fills again after a reload.
  const slots = blanks.map((blank, number) => {
    const isLine = blank.matches(".line");
    const holder = isLine ? blank.closest("div") : blank.parentElement;
    const question = holder.querySelector(isLine ? "dt" : ".question");
    question.id = `note-${number}`;
    // A printer cuts a field off where the screen does, so paper has the text by itself.
    const written = document.createElement("span");
    written.className = "written";
    written.dir = "auto";
    const slot = { written, field: null, kind: isLine ? "input" : "textarea", label: question.id };
    blank.before(written);
    return slot;
  });

  // In a new field there is nothing that Undo could bring back.
  function renew(slot) {
    const field = copy(slot.kind);
    field.setAttribute("aria-labelledby", slot.label);
    field.addEventListener("input", () => {
      slot.written.textContent = field.value.trim() && field.value;
      status.textContent = "";
    });
    if (slot.field) slot.field.replaceWith(field);
    else slot.written.before(field);
    slot.written.textContent = "";
    slot.field = field;
  }

  function forget() {
    slots.forEach(renew);
    sure.hidden = true;
    status.textContent = "";
  }

  // Whoever is surprised by somebody leaves: one touch of the link that is always in view, or
  // Shift three times, and all of this is gone without a question. So this button may ask, once,
  // that a slip of the finger costs nobody ten minutes of writing. It asks before, and offers no
  // way back after: what could be brought back could be brought back by whoever comes next.
  function ask() {
    if (slots.every(({ field }) => field.value === "")) return clearAll();
    sure.hidden = false;
    sure.focus(); // not the button in it, or a key held down too long would say yes
  }

  function clearAll() {
    forget();
    status.append(...copy(".cleared").childNodes);
    clear.focus();
  }

  function keep() {
    sure.hidden = true;
    clear.focus();
  }

  // Paper gets the questions with the headings that they stand under, and nothing else.
  function mark() {
    let headings = [];
    for (const part of document.querySelectorAll(".words > *")) {
      if (part.matches("h2, h3, h4")) {
        headings = [...headings.filter(({ localName }) => localName < part.localName), part];
      } else if (part.querySelector(".note")) {
        [...headings, part].forEach((one) => one.classList.add("mine"));
      }
    }
  }

  slots.forEach(renew);
  partOf(blanks[0]).before(copy(".notes-first"));
  partOf(blanks.at(-1)).after(last);
  mark();
  clear.addEventListener("click", ask);
  find(".yes").addEventListener("click", clearAll);
  find(".keep").addEventListener("click", keep);
  sure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") keep();
  });
  find(".print").addEventListener("click", () => {
    page.classList.add("notes-alone");
    print();
  });
  addEventListener("afterprint", () => page.classList.remove("notes-alone"));
  // Leaving, whether by the link, by keys or by the browser; and a page kept for Back or loaded
  // anew, whatever a browser has put into it.
  for (const moment of ["leave", "pagehide", "pageshow"]) addEventListener(moment, forget);
})();
