// High contrast: puts the reader's choice on the page before it is first painted.
"use strict";
(() => {
  const page = document.documentElement;
  const ON = "contrast-on";

  // Session storage goes with the tab: no trace stays on the phone. Where a
  // browser refuses it, the choice holds for this page only.
  function remembered() {
    try {
      return sessionStorage.getItem(ON) !== null;
    } catch {
      return page.classList.contains(ON);
    }
  }

  function remember(on) {
    try {
      if (on) sessionStorage.setItem(ON, "");
      else sessionStorage.removeItem(ON);
    } catch {}
  }

  function show(on) {
    page.classList.toggle(ON, on);
    document.querySelector(".contrast")?.setAttribute("aria-pressed", on);
  }

  function showRemembered() {
    show(remembered());
  }

  function press(event) {
    if (!event.target.closest(".contrast")) return;
    const on = !page.classList.contains(ON);
    remember(on);
    show(on);
  }

  page.classList.add("scripted"); // only then does the style sheet show the button
  showRemembered();
  document.addEventListener("DOMContentLoaded", showRemembered); // now the button is there
  addEventListener("pageshow", showRemembered); // another page may have changed it
  document.addEventListener("click", press);
})();
