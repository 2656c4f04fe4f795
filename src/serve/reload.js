// Loads the page anew after each build, or shows what is wrong with it.
"use strict";

(() => {
  const ERRORS = "/__plainleaf/errors";
  // A person who chose the last good pages keeps them until the next build.
  const keepsLastGood = location.hash === "#last-good";
  const isErrorPage = location.pathname === ERRORS;
  const cameFrom = new URLSearchParams(location.search).get("from") || "/";
  let first = null;

  const isNew = (event) => {
    if (first === null) {
      first = event.data;
      return false;
    }
    return event.data !== first;
  };

  const events = new EventSource("/__plainleaf/events");
  events.addEventListener("built", (event) => {
    const changed = isNew(event);
    if (isErrorPage) {
      location.replace(cameFrom.startsWith("//") ? "/" : cameFrom);
    } else if (changed) {
      location.reload();
    }
  });
  events.addEventListener("broken", (event) => {
    const changed = isNew(event);
    if (isErrorPage) {
      if (changed) location.reload();
    } else if (changed || !keepsLastGood) {
      location.replace(`${ERRORS}?from=${encodeURIComponent(location.pathname)}`);
    }
  });
})();
