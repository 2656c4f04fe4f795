// Loads the page anew after each build, or shows what is wrong with it; below a page it shows
// what was found in it.
"use strict";

(() => {
  const ERRORS = "/__plainleaf/errors";
  const FINDINGS = "/__plainleaf/findings";
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

  // The findings are in English, whatever the language of the page.
  const showFindings = async () => {
    const answer = await fetch(`${FINDINGS}?page=${encodeURIComponent(location.pathname)}`);
    if (!answer.ok) return;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = `${FINDINGS}.css`;
    document.head.append(style);
    const part = document.createElement("aside");
    part.id = "plainleaf-findings";
    part.lang = "en";
    part.dir = "ltr";
    part.setAttribute("aria-label", "Findings of the preview");
    part.innerHTML = await answer.text();
    document.body.append(part);
  };
  if (!isErrorPage) showFindings();
})();
