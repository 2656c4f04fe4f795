// Contrast, size and space: puts the reader's choices on the page before it is first painted.
"use strict";
(() => {
  const page = document.documentElement;
  const CHOICES = ["contrast", "large", "space"];
  const nameOf = (choice) => `${choice}-on`;

  // Session storage goes with the tab: no trace stays on the phone. Where a
  // browser refuses it, the choice holds for this page only.
  function remembered(choice) {
    try {
      return sessionStorage.getItem(nameOf(choice)) !== null;
    } catch {
      return page.classList.contains(nameOf(choice));
    }
  }

  function remember(choice, on) {
    try {
      if (on) sessionStorage.setItem(nameOf(choice), "");
      else sessionStorage.removeItem(nameOf(choice));
    } catch {}
  }

  function show(choice, on) {
    page.classList.toggle(nameOf(choice), on);
    document.querySelector(`[data-choice=${choice}]`)?.setAttribute("aria-pressed", on);
  }

  function showRemembered() {
    for (const choice of CHOICES) show(choice, remembered(choice));
  }

  function press(event) {
    const choice = event.target.closest("[data-choice]")?.dataset.choice;
    if (!choice) return;
    const on = !page.classList.contains(nameOf(choice));
    remember(choice, on);
    show(choice, on);
  }

  // Only then does the style sheet show the buttons.
  page.classList.add("scripted");
  showRemembered();
  // Now the buttons are there.
  document.addEventListener("DOMContentLoaded", showRemembered);
  // Another page may have changed them.
  addEventListener("pageshow", showRemembered);
  document.addEventListener("click", press);
})();
