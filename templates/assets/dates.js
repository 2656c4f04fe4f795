// Your dates: works out the latest days from one that the reader types. Nothing is sent or kept.
"use strict";
(() => {
  // Days are midnights in UTC, where no clock is ever put forward or back.
  const at = (year, month, day) => new Date(Date.UTC(year, month, day));
  const later = (day, days) => at(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + days);
  const iso = (day) => day.toISOString().slice(0, 10);

  // A month that is too short ends the time sooner: a month after 31 January is 28 February.
  function monthsLater(day, months) {
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
    return at(year, month, Math.min(day.getUTCDate(), at(year, month + 1, 0).getUTCDate()));
  }

  // Keyboards of other scripts type figures of their own: Arabic and Persian ones begin at a
  // multiple of 16, those of India six later.
  function numberOf(text) {
    const figures = text.trim().replace(/[^\0-~]/g, (figure) => {
      const code = figure.charCodeAt();
      return /\p{Nd}/u.test(figure) ? (code % 16) - (code < 0x700 ? 0 : 6) : figure;
    });
    return /^\d+$/.test(figures) ? Number(figures) : NaN;
  }

  function start(form) {
    const { from, to, holidays } = form.dataset;
    const answers = form.querySelector("template").content;
    // Day, month, year.
    const boxes = [...form.querySelectorAll("input")];
    const status = form.querySelector("[role=status]");
    const { lang } = form.closest("[lang]");
    // Weekday and month in the reader's language; figures and calendar as in the letters.
    const names = new Intl.DateTimeFormat(lang.includes("-") ? lang : `${lang}-GB`, {
      dateStyle: "full", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn",
    });
    const isKnown = (day) => iso(day) >= from && iso(day) <= to;
    const isWorking = (day) => day.getUTCDay() % 6 > 0 && !holidays.includes(iso(day));

    function workingDaysLater(day, days) {
      for (let left = Math.abs(days); left > 0 && isKnown(day); left -= isWorking(day)) {
        day = later(day, Math.sign(days));
      }
      return day;
    }

    const units = {
      working_days: workingDaysLater,
      days: later,
      weeks: (day, weeks) => later(day, weeks * 7),
      months: monthsLater,
      years: (day, years) => monthsLater(day, years * 12),
    };

    function answer(name, day) {
      const paragraph = answers.querySelector(`.${name}`).cloneNode(true);
      // A browser that lacks the language writes another one.
      const { locale } = names.resolvedOptions();
      const time = document.createElement("time");
      if (day) Object.assign(time, { dateTime: iso(day), textContent: names.format(day), lang: locale });
      paragraph.querySelector("slot")?.replaceWith(time);
      return paragraph;
    }

    function show(rule, day) {
      const end = units[rule.dataset.unit](day, Number(rule.dataset.amount));
      if (!isKnown(day) || !isKnown(end)) return rule.append(answer("unknown"));
      let due = end;
      while (!isWorking(due)) due = later(due, -1);
      rule.append(answer("due", due));
      if (due < end) rule.append(answer("day-off", end));
    }

    function forget() {
      form.querySelectorAll("li > :is(.due, .day-off, .unknown)").forEach((old) => old.remove());
      boxes.forEach((box) => box.removeAttribute("aria-invalid"));
      status.textContent = "";
    }

    function workOut(event) {
      event.preventDefault();
      forget();
      const [day, month, year] = boxes.map((box) => numberOf(box.value));
      const typed = at(year, month - 1, day);
      // A day that the month does not have lies in another month.
      const exists = year > 999 && typed.getUTCMonth() === month - 1;
      status.append(...answer(exists ? "ready" : "no-such-day").childNodes);
      if (exists) return form.querySelectorAll("li").forEach((rule) => show(rule, typed));
      boxes.forEach((box) => box.setAttribute("aria-invalid", true));
      boxes[0].focus();
    }

    form.querySelector(".boxes").hidden = false;
    form.addEventListener("submit", workOut);
    form.addEventListener("reset", forget);
    // Neither a page kept for Back nor one loaded anew shows what was typed.
    addEventListener("pagehide", () => form.reset());
    form.reset();
  }

  document.querySelectorAll("form.dates").forEach(start);
})();
