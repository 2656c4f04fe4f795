// Your dates: works out the latest days from one that the reader types. Nothing is sent or kept.
"use strict";
(() => {
  const DAY = 86_400_000; // milliseconds; all days are midnights in UTC, where every day has as many
  const MONTHS = { months: 1, years: 12 };
  const DAYS = { days: 1, weeks: 7 };

  const iso = (day) => day.toISOString().slice(0, 10);
  const later = (day, days) => new Date(day.getTime() + days * DAY);

  function dayOf(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return exists ? date : null;
  }

  // The end of a month is the last day that the month has: a month after 31 January is 28 February.
  function monthsLater(day, months) {
    const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
    return later(first, Math.min(day.getUTCDate(), last.getUTCDate()) - 1);
  }

  // Keyboards of other scripts type figures of their own: Arabic and Persian ones begin at a
  // multiple of 16, those of India six later.
  function numberOf(text) {
    const european = (digit) => {
      const code = digit.codePointAt();
      return code < 0x80 ? digit : (code % 16) - (code < 0x700 ? 0 : 6);
    };
    const figures = text.trim().replace(/\p{Nd}/gu, european);
    return /^\d+$/.test(figures) ? Number(figures) : NaN;
  }

  function calendar({ from, to, holidays }) {
    const free = new Set(holidays.split(" "));
    const isKnown = (day) => iso(day) >= from && iso(day) <= to;
    const isWorking = (day) => day.getUTCDay() % 6 !== 0 && !free.has(iso(day));

    function workingDaysLater(day, number) {
      const step = Math.sign(number);
      for (let left = Math.abs(number); left > 0 && isKnown(day);) {
        day = later(day, step);
        if (isWorking(day)) left -= 1;
      }
      return day;
    }

    /** The end of the time, and the last working day in it. */
    function limit(start, amount, unit) {
      let end;
      if (unit in MONTHS) end = monthsLater(start, amount * MONTHS[unit]);
      else if (unit in DAYS) end = later(start, amount * DAYS[unit]);
      else end = workingDaysLater(start, amount);
      let due = end;
      while (!isWorking(due)) due = later(due, -1);
      return { end, due };
    }

    return { isKnown, limit };
  }

  // Digits and calendar as in the letters and the text; the words in the reader's language.
  function speller(element) {
    const { lang } = element.closest("[lang]");
    const options = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
    const locale = lang.includes("-") ? lang : `${lang}-GB`;
    const names = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" });
    return { language: names.resolvedOptions().locale.replace("-GB", ""), spell: (day) => names.format(day) };
  }

  function start(form) {
    const answers = form.querySelector("template").content;
    const boxes = [...form.querySelectorAll("input")]; // day, month, year
    const status = form.querySelector("[role=status]");
    const rules = [...form.querySelectorAll("li[data-unit]")];
    const { isKnown, limit } = calendar(form.dataset);
    const { language, spell } = speller(form);

    function answer(name, day) {
      const paragraph = answers.querySelector(`.${name}`).cloneNode(true);
      const time = paragraph.querySelector("time");
      if (time) {
        time.dateTime = iso(day);
        time.lang = language; // a browser that lacks the language spells in another one
        time.textContent = spell(day);
      }
      return paragraph;
    }

    function forget() {
      for (const old of form.querySelectorAll("li > :is(.due, .day-off, .unknown)")) old.remove();
      for (const box of boxes) box.removeAttribute("aria-invalid");
      status.replaceChildren();
    }

    function typed() {
      const [day, month, year] = boxes.map((box) => numberOf(box.value));
      return year > 999 ? dayOf(year, month, day) : null;
    }

    function show(rule, day) {
      const { end, due } = limit(day, Number(rule.dataset.amount), rule.dataset.unit);
      if (!isKnown(day) || !isKnown(end)) return rule.append(answer("unknown"));
      rule.append(answer("due", due));
      if (end > due) rule.append(answer("day-off", end));
    }

    function workOut(event) {
      event.preventDefault();
      forget();
      const day = typed();
      for (const rule of day ? rules : []) show(rule, day);
      for (const box of day ? [] : boxes) box.setAttribute("aria-invalid", "true");
      status.append(...answer(day ? "ready" : "no-such-day").childNodes);
      if (!day) boxes[0].focus();
    }

    form.querySelector(".boxes").hidden = false;
    form.addEventListener("submit", workOut);
    form.addEventListener("reset", forget);
    // Neither a page kept for Back nor one loaded anew shows what was typed.
    addEventListener("pagehide", () => form.reset());
    form.reset();
  }

  for (const form of document.querySelectorAll("form.dates")) start(form);
})();
