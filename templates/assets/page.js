// Leaving: goes away at once, and keeps these pages out of the reach of Back.
"use strict";
(() => {
  const page = document.documentElement;
  const link = document.querySelector(".leave");
  const hint = document.getElementById("leave-hint");
  const status = document.getElementById("leave-status");
  // By presses left.
  const messages = { 1: status.dataset.oneLeft, 2: status.dataset.twoLeft };
  const title = document.title;
  const PRESSES = 3;
  // Milliseconds after the latest press.
  const PATIENCE = 5000;
  // Held down now, and no other key pressed since.
  const loneShifts = new Set();
  let presses = 0;
  let timer;

  function say(text) {
    status.textContent = text;
  }

  function leave() {
    // A hidden root is gone from the eye and from a screen reader in the same
    // frame, even if the style sheet never came.
    page.hidden = true;
    document.title = "";
    say("");
    // For what else has something to forget.
    dispatchEvent(new Event("leave"));
    try {
      sessionStorage.clear();
    } catch {}
    location.replace(link.href);
  }

  function forgetPresses() {
    clearTimeout(timer);
    loneShifts.clear();
    presses = 0;
    say("");
  }

  function runOutOfTime() {
    forgetPresses();
    say(status.dataset.timedOut);
    // Or a reader would come upon it later.
    timer = setTimeout(say, PATIENCE, "");
  }

  function countPress() {
    presses += 1;
    if (presses === PRESSES) return leave();
    say(messages[PRESSES - presses]);
    clearTimeout(timer);
    timer = setTimeout(runOutOfTime, PATIENCE);
  }

  function keyDown(event) {
    const lone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!lone) forgetPresses();
    else if (!event.repeat) loneShifts.add(event.code);
  }

  // A press counts when it ends: only then is it known that it made no capital.
  function keyUp(event) {
    if (event.key === "Shift" && loneShifts.delete(event.code)) countPress();
  }

  function click(event) {
    const anchor = event.target.closest("a");
    const modified = event.ctrlKey || event.shiftKey || event.altKey || event.metaKey;
    if (anchor === link) {
      event.preventDefault();
      leave();
    } else if (!modified && anchor?.matches("[data-inside], [href^='#']")) {
      // The whole visit stays one entry in the history, so Back passes over it.
      event.preventDefault();
      location.replace(anchor.href);
    }
  }

  document.addEventListener("click", click);
  document.addEventListener("keydown", keyDown, true);
  document.addEventListener("keyup", keyUp, true);
  // Shift and click selects text.
  document.addEventListener("pointerdown", forgetPresses, true);
  // The key may come up elsewhere.
  addEventListener("blur", forgetPresses);
  addEventListener("pageshow", (event) => {
    // Back from the browser's cache, the page is readable. Not after a first
    // load: one that ends while the reader leaves must not show the page again.
    if (!event.persisted) return;
    forgetPresses();
    document.title = title;
    page.hidden = false;
  });
  link.setAttribute("aria-describedby", hint.id);
  // Only now is it true.
  hint.hidden = false;
})();
