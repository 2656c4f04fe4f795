// Faults put into the templates on purpose, each with the test that must find it: `cargo xtask faults`.

const CSS = "templates/assets/plainleaf.css";
const PAGE = "templates/assets/page.js";
const EARLY = "templates/assets/early.js";
const BASE = "templates/base.html";
const DATES = "templates/assets/dates.js";
const NOTES = "templates/assets/notes.js";
const NOTES_CSS = "templates/assets/notes.css";
const LISTS_CSS = "templates/assets/lists.css";
const PICTURES = "templates/assets/pictures.css";
const LEAFLET = "templates/leaflet.typ";

/** Text to find in a file of the sample site, just once, and what to put there. */
const edit = (file, find, put) => ({ file, find, put });

/** A rule that is added to the style sheet, before all others of the page itself. */
const rule = (text) => edit(CSS, "/* The page */", text);

/** A fault: its name, the file of the test, words of the test's name, and the edits that make it. */
const fault = (name, file, words, ...edits) => ({ name, file, words, edits });

const TELLS = [
  edit(BASE, 'rel="noreferrer nofollow">', ">"),
  edit(BASE, '<meta name="referrer" content="no-referrer">', ""),
];

const reading = (name, words, ...edits) => fault(name, "reading.test.js", words, ...edits);
const keyboard = (name, words, ...edits) => fault(name, "keyboard.test.js", words, ...edits);
const paper = (name, words, ...edits) => fault(name, "paper.test.js", words, ...edits);
const leaving = (name, words, ...edits) => fault(name, "leaving.test.js", words, ...edits);
const contrast = (name, words, ...edits) => fault(name, "contrast.test.js", words, ...edits);
const policy = (name, words, ...edits) => fault(name, "policy.test.js", words, ...edits);
const pages = (name, words, ...edits) => fault(name, "pages.test.js", words, ...edits);
const sniffed = (name, words, ...edits) => fault(name, "codesniffer.test.js", words, ...edits);
const checked = (name, words, ...edits) => fault(name, "vnu.test.js", words, ...edits);
const dates = (name, words, ...edits) => fault(name, "dates.test.js", words, ...edits);
const notes = (name, words, ...edits) => fault(name, "notes.test.js", words, ...edits);
const terms = (name, words, ...edits) => fault(name, "terms.test.js", words, ...edits);
const choices = (name, words, ...edits) => fault(name, "choices.test.js", words, ...edits);
const foot = (name, words, ...edits) => fault(name, "foot.test.js", words, ...edits);
const languages = (name, words, ...edits) => fault(name, "languages.test.js", words, ...edits);
const weight = (name, words, ...edits) => fault(name, "weight.test.js", words, ...edits);
const marked = (name, words, ...edits) => fault(name, "lighthouse.test.js", words, ...edits);

const pictures = (name, words, ...edits) => fault(name, "pictures.test.js", words, ...edits);
const words = (name, test, ...edits) => fault(name, "words.test.js", test, ...edits);
const links = (name, words, ...edits) => fault(name, "links.test.js", words, ...edits);
const markup = (name, words, ...edits) => fault(name, "markup.test.js", words, ...edits);
const accessible = (name, words, ...edits) => fault(name, "accessibility.test.js", words, ...edits);

const structure = (name, words, ...edits) => fault(name, "../pdf/structure.test.js", words, ...edits);
const set = (name, words, ...edits) => fault(name, "../pdf/text.test.js", words, ...edits);
const printed = (name, words, ...edits) => fault(name, "../pdf/paper.test.js", words, ...edits);

export const FAULTS = [
  words("items that stand in one line", "no words run together", rule("li { display: inline; }")),
  words("a label that touches its number", "a contact's label", rule(".contact :is(dt, dd) { display: inline; }")),
  words("a wrong plural", "Polish has the plural", edit("translations/pl/strings.yaml", 'many: "w ciągu {n} dni roboczych", other', 'many: "w ciągu {n} dzień roboczy", other')),
  words("pages that run from the left whatever the language", "Urdu runs", edit(BASE, '<html lang="{{ lang }}" dir="{{ dir }}">', '<html lang="{{ lang }}" dir="ltr">')),
  words("telephone numbers from the right", "telephone numbers read", rule("a[href^='tel:'], a[href^='tel:'] bdi { direction: rtl; unicode-bidi: bidi-override; }")),
  words("English that nothing marks", "words in another language", edit("templates/leaflet.html", '<div class="words{% if is_easy_read %} easy{% endif %}"{% if content_lang != lang %} lang="{{ content_lang }}" dir="{{ content_dir }}"{% endif %}>', '<div class="words{% if is_easy_read %} easy{% endif %}">')),
  links("a link to no file", "every relative link", edit(BASE, '<a href="{{ safety.href }}"', '<a href="{{ safety.href }}x"')),
  links("a link to no heading", "every anchor is", edit(BASE, '<a class="skip" href="#main">', '<a class="skip" href="#mean">')),
  links("an address of the whole host", "no address on a page is absolute", edit(BASE, '<li><a href="{{ root }}index.html" data-inside>', '<li><a href="/index.html" data-inside>')),
  links("a guide that nothing leads to", "every page can be reached", edit("templates/home.html", '<h3><a href="{{ g.href }}"', '<h3><a href="{{ root }}index.html"')),
  links("an outside link of another kind", "outside links are safe", edit(BASE, '<a href="{{ borough.website }}"', '<a href="ftp://files.example/"')),
  markup("an element that nothing closes", "html-validate finds nothing in any page of the kind: leaflet", edit(BASE, "<p>{{ site.title }}</p>", "<p><b>{{ site.title }}</p>")),
  markup("no way past the way out", "each page has its language", edit(BASE, '<a class="skip" href="#main">{{ h.skip_to_content | safe }}</a>', "")),
  markup("a tab that names the subject", "no tab title", edit(BASE, "<title>{{ title }}</title>", "<title>{{ title }} - child protection</title>")),
  accessible("an attribute that says nothing", "every page, as it first shows", edit(BASE, '<nav class="languages" aria-label="{{ s.languages }}">', '<nav class="languages" aria-label="{{ s.languages }}" aria-busy="maybe">')),
  accessible("pale words", "for readers who ask", rule(".foot p { color: #888 !important; }")),
  pictures("pictures that cannot shrink", "at 320 px", edit(PICTURES, "flex: 0 0 clamp(5rem, 26%, 8.5rem);", "flex: 0 0 22rem;")),
  pictures("pictures at the left whatever the language", "rtl, pictures stand", edit(PICTURES, ".rows > li { display: flex;", ".rows > li { direction: ltr; display: flex;")),
  pictures("pictures in the colours of the system", "forced colours", edit(PICTURES, "forced-color-adjust: none;", "")),
  pictures("pictures on dark ground", "can be told", edit(PICTURES, "background: var(--p-paper);", "background: var(--card);")),
  pictures("small words beside pictures", "words of Easy Read", edit(PICTURES, ".easy, .rows { font-size: max(1.375rem, 1em); }", "")),
  reading("text of 13 pt", "running text has", edit(CSS, "--size: 1.1875rem;", "--size: 1.1rem;")),
  reading("lines too close", "running text has", edit(CSS, "--line: 1.6;", "--line: 1.4;")),
  reading("notes in small print", "no text is smaller", edit(CSS, "--small: max(1rem, .85em);", "--small: .7em;")),
  reading("long lines", "no line has more", rule(".words { max-inline-size: 60em !important; }")),
  reading("justified text", "text begins where", rule(".summary { text-align: justify; }")),
  reading("centred text", "text begins where", rule(".words h2 { text-align: center; }")),
  reading("cards that cannot shrink", "at 320 px nothing is lost", edit(LISTS_CSS, "repeat(auto-fill, minmax(min(100%, 18rem), 1fr))", "26rem")),
  reading("a way out that lies over the page", "at 320 px nothing is lost", edit(CSS, ".exit { position: sticky;", ".exit { position: fixed; inset-inline: 0;")),
  reading("a heading cut to one line", "own text spacing nothing is lost", edit(CSS, "h1 { margin: 0;", "h1 { block-size: 1.2em; overflow: hidden; margin: 0;")),
  reading("a strip with a height in pixels", "text twice as big nothing is lost", edit(CSS, ".exit { position: sticky;", ".exit { block-size: 60px; overflow: hidden; position: sticky;")),
  reading("larger text that needs a wide screen", "larger text and more space nothing is lost", edit(CSS, "html.large-on { font-size: 130%;", "html.large-on { font-size: 130%; min-inline-size: 30rem;")),
  reading("small targets", "whatever can be pressed", rule(".languages a { padding: 0 !important; line-height: 1 !important; }")),
  reading("colours that fade", "nothing moves", rule(".tool { transition: color 1s; }")),
  reading("a smooth scroll", "nothing moves", rule("html { scroll-behavior: smooth; }")),
  reading("a switch that looks the same when on", "forced colours: none", edit(CSS, ".tool[aria-pressed=true], .button,", ".button,")),
  reading("a switch that looks the same in forced colours", "forced colours: active", edit(CSS, ".tool[aria-pressed=true] { forced-color-adjust: none; background: Highlight; color: HighlightText; }", "")),
  reading("a way out in the colour of its ground", "the way out is seen", rule(".leave { color: var(--on-deep) !important; }")),

  keyboard("no mark on what has the focus", "through a leaflet", edit(CSS, ":focus-visible {", ":focus-visible { outline: 0 !important; box-shadow: none !important; } .never {")),
  keyboard("focus under the way out", "backwards through a leaflet, en, 320 x 256", edit(CSS, "scroll-padding-block: 5.5rem 1.5rem;", "")),
  keyboard("a button that the keyboard passes over", "through a leaflet", edit(BASE, '<button class="tool contrast"', '<button tabindex="-1" class="tool contrast"')),

  paper("paper with smaller letters", "14 pt or more", edit(CSS, "font-size: 11.79pt;", "font-size: 11pt;")),
  paper("buttons and links to other pages on paper", "nothing that can be pressed", edit(CSS, ".skip, .exit, .tools, .safety, .other, .papers, nav, .foot, .brand span { display: none; }", ".skip, .exit { display: none; }")),
  paper("the way out on paper", "no printed leaflet leads to the exit", edit(CSS, ".skip, .exit, .tools, .safety, .other, .papers, nav,", ".skip, .tools, .safety, nav,")),
  paper("links without their address", "outside links have their address", edit(CSS, "a[href^=http]::after {", "a[href^=ftp]::after {")),
  paper("no line to write on", "there are ruled lines", edit(NOTES_CSS, ".line { display: block; block-size: 2.4rem; border-block-end: 2px solid", ".line { display: block; block-size: 2.4rem; border-block-end: 0 solid")),
  paper("no room to write", "there are ruled lines", edit(NOTES_CSS, ".space { block-size: 7.5rem; }", ".space { block-size: 1rem; }")),
  paper("no box to tick", "there is a box before", edit(CSS, ".tick-list > li::before { border: 2px", ".tick-list > li::before { border: 0")),
  paper("white letters on white paper", "words are dark enough", edit(CSS, "--warm: #fff; --ink: #000; --quiet: #000; --link: #000; --on-link: #000; --edge: #000; --hair: #000; --honey: #000;\n  }", "--warm: #fff;\n  }")),
  paper("a page wider than paper", "paper loses nothing", edit(CSS, ".wrap:is(*, :lang(ur)), .words:is(*, :lang(ur)), .about:is(*, :lang(ur)) { max-inline-size: none; }", ".words { min-inline-size: 50rem; }")),

  leaving("something before the way out", "the link comes second", edit(BASE, '<a class="skip" href="#main">', '<a href="#main">Up</a><a class="skip" href="#main">')),
  leaving("leaving keeps the way back", "a click leaves, and Back does not return", edit(PAGE, "location.replace(link.href);", "location.href = link.href;")),
  leaving("keys keep the way back", "Shift three times leaves", edit(PAGE, "location.replace(link.href);", "location.href = link.href;")),
  leaving("a fourth press is asked for", "Shift three times leaves", edit(PAGE, "const PRESSES = 3;", "const PRESSES = 4;")),
  leaving("a way out that is no link", "the link works without scripts", edit(BASE, 'class="leave" href="{{ exit.address }}"', 'class="leave" href="#main"')),
  leaving("a referrer without scripts", "the link works without scripts", ...TELLS),
  leaving("a referrer when the script does not come", "the link works when its script does not come", ...TELLS),
  leaving("a referrer with scripts", "a click and the keys do not say", edit(BASE, 'content="no-referrer"', 'content="unsafe-url"')),
  leaving("a new tab", "a click and the keys do not say", edit(BASE, 'class="leave" href=', 'class="leave" target="_blank" href=')),
  fault("keys that do not work in boxes", "dates.test.js", "leaves from inside a box", edit(PAGE, 'const lone = event.key === "Shift"', 'const lone = event.key === "Shift" && !event.target.matches("input")')),
  leaving("keys that work at the top only", "Shift leaves from the foot", edit(PAGE, 'const lone = event.key === "Shift"', 'const lone = event.key === "Shift" && scrollY === 0')),
  leaving("presses that are not told", "each press tells", edit(PAGE, "say(messages[PRESSES - presses]);", "")),
  leaving("capitals that count", "typing capitals does not leave", edit(PAGE, "if (!lone) forgetPresses();", "if (!lone) return;")),
  leaving("a held key that counts on", "a held Shift key counts once", edit(PAGE, "else if (!event.repeat) loneShifts.add(event.code);", "else countPress();")),
  leaving("presses that never run out", "presses run out of time", edit(PAGE, "timer = setTimeout(runOutOfTime, PATIENCE);", "")),
  leaving("a title that stays", "page, title and what was kept are gone", edit(PAGE, 'document.title = "";', "")),
  leaving("choices that stay", "page, title and what was kept are gone", edit(PAGE, "sessionStorage.clear();", "")),
  leaving("leaflets in the history", "links between leaflets take no place", edit(PAGE, "location.replace(anchor.href);", "location.href = anchor.href;")),
  leaving("a way out that scrolls away", "the link is wholly in view", edit(CSS, ".exit { position: sticky;", ".exit { position: static;")),
  leaving("a low way out", "the link is wholly in view", edit(CSS, ".leave { flex: 1;", ".leave { flex: 1; min-block-size: 2rem !important; padding-block: 0 !important; line-height: 1 !important;")),
  leaving("a link without an edge", "have an edge of 3:1", edit(CSS, "background: var(--on-deep); color: var(--deep); border-color: var(--on-deep);", "background: var(--deep); color: var(--on-deep); border-color: var(--deep);")),
  leaving("a strip without an edge", "have an edge of 3:1", edit(CSS, "border-block-end: 2px solid var(--edge); }\n.leave", "border-block-end: 2px solid var(--deep); }\n.leave")),
  leaving("words out of sight only", "nothing is left for a screen reader", edit(PAGE, "page.hidden = true;", 'page.classList.add("unseen");')),
  leaving("words that the style alone hides", "when the style does not come", edit(PAGE, "page.hidden = true;", 'page.classList.add("gone");'), rule(".gone { display: none; }")),
  leaving("a page that stays hidden in the cache", "comes back from the browser's own cache", edit(PAGE, "page.hidden = false;", "")),
  leaving("a page that stays hidden for the session", "opened again on purpose", edit(PAGE, "sessionStorage.clear();", 'sessionStorage.clear(); sessionStorage.setItem("left", "");'), edit(PAGE, "hint.hidden = false;", 'page.hidden = sessionStorage.getItem("left") !== null;')),
  leaving("pages that lead elsewhere", "the strip is on every kind", edit(BASE, 'class="leave" href="{{ exit.address }}"', 'class="leave" href="{{ root }}index.html"')),

  contrast("buttons without scripts", "is not shown without scripts", edit(CSS, "html:not(.scripted) .tools { display: none; }", "")),
  contrast("a button that does not say that it is pressed", "says whether it is pressed", edit(EARLY, 'setAttribute("aria-pressed", on)', 'setAttribute("aria-pressed", false)')),
  contrast("a choice that is forgotten", "kept to the next page", edit(EARLY, 'if (on) sessionStorage.setItem(nameOf(choice), "");', "if (on) return;")),
  contrast("a choice that comes after the first frame", "kept to the next page", edit(EARLY, "  showRemembered();\n", "")),
  contrast("a choice that outlives the tab", "another tab begins without it", edit(EARLY, "sessionStorage.getItem(", "localStorage.getItem("), edit(EARLY, "sessionStorage.setItem(", "localStorage.setItem(")),

  policy("a policy that differs from the host's", "each page has the policy", edit(BASE, 'content="{{ csp | safe }}"', "content=\"default-src 'self'\"")),
  policy("a policy after the scripts", "each page has the policy", edit(BASE, '<meta http-equiv="Content-Security-Policy" content="{{ csp | safe }}">', ""), edit(BASE, "</head>", '<meta http-equiv="Content-Security-Policy" content="{{ csp | safe }}"></head>')),
  policy("no policy", "by foul means does nothing", edit(BASE, '<meta http-equiv="Content-Security-Policy" content="{{ csp | safe }}">', "")),

  pages("a script in the page", "every page opens", edit(BASE, "</head>", '<script>window.found = "";</script></head>')),
  pages("a picture from elsewhere", "every page opens", edit(BASE, "</main>", '<img alt="" src="https://elsewhere.example/a.png"></main>')),
  pages("a page for wrong addresses without a way home", "a wrong address shows", edit("templates/not-found.html", 'href="{{ home_href }}"', 'href="nowhere.html"')),
  pages("a count of visits", "nothing is stored", edit(EARLY, "  showRemembered();\n", '  showRemembered();\n  localStorage.setItem("visits", 1);\n')),
  pages("a cookie", "nothing is stored", edit(EARLY, "  showRemembered();\n", '  showRemembered();\n  document.cookie = "visited=1";\n')),

  sniffed("no language", "contrast o", edit(BASE, '<html lang="{{ lang }}"', "<html")),
  sniffed("pale words", "light, contrast off", rule("main .summary, main p { color: #999 !important; }")),
  sniffed("no language on any page", "every page, as it first shows", edit(BASE, '<html lang="{{ lang }}"', "<html")),

  checked("an attribute that there is not", "every page and the style sheet", edit(BASE, '<main id="main"', '<main bogus="" id="main"')),
  checked("a misspelt property", "every page and the style sheet", rule("h1 { colour: red; }")),

  marked("a page that cannot be enlarged", ", ", edit(BASE, "width=device-width, initial-scale=1", "width=device-width, initial-scale=1, user-scalable=no")),
  marked("a button without a name", "leaflet, ", edit(BASE, "{{ h.contrast | safe }}", "")),

  dates("bank holidays that count as working days", "worked examples", edit(DATES, " && !holidays.includes(iso(day))", "")),
  dates("a first day that is day 1", "worked examples", edit(DATES, "let left = Math.abs(days);", "let left = Math.abs(days) - 1;")),
  dates("a month that runs over into the next", "worked examples", edit(DATES, "Math.min(day.getUTCDate(), at(year, month + 1, 0).getUTCDate())", "day.getUTCDate()")),
  dates("a limit on a Sunday that stays there", "worked examples", edit(DATES, "while (!isWorking(due)) due = later(due, -1);", "")),
  dates("the day after in the place of the day before", "worked examples", edit(DATES, "due = later(due, -1);", "due = later(due, 1);")),
  dates("dates in the language of the machine", "spelt out", edit(DATES, 'lang.includes("-") ? lang : `${lang}-GB`', '"en-US"')),
  dates("31 February", "a date that there is not", edit(DATES, " && typed.getUTCMonth() === month - 1", "")),
  dates("dates beyond the known years", "outside the years", edit(DATES, 'if (!isKnown(day) || !isKnown(end)) return rule.append(answer("unknown"));', "")),
  dates("Clear that clears the boxes alone", "Clear takes everything", edit(DATES, 'form.addEventListener("reset", forget);', "")),
  dates("a date that is kept", "sent, kept", edit(DATES, "      forget();\n      const [day", '      forget();\n      localStorage.setItem("date", boxes[0].value);\n      const [day')),
  dates("a form that is sent", "sent, kept", edit(DATES, "event.preventDefault();", "")),
  dates("boxes that do nothing without scripts", "without scripts", edit("templates/assets/dates.css", ".boxes label > span", ".boxes[hidden] { display: block !important; } .boxes label > span"), edit(CSS, "[hidden] { display: none !important; }", "")),
  dates("Arabic figures that are no figures", "own keyboard", edit(DATES, "(code % 16) - (code < 0x700 ? 0 : 6)", "NaN")),
  dates("Indian figures six too many", "own keyboard", edit(DATES, "(code < 0x700 ? 0 : 6)", "0")),

  notes("notes that are cut off on paper", "on paper in full", edit(NOTES, "field.value.trim() && field.value", "field.value.slice(0, 80)")),
  notes("fields that are printed", "on paper in full", edit(NOTES_CSS, "  .field, .notes-first, .notes-last { display: none; }", "  .notes-first, .notes-last { display: none; }")),
  notes("no lines left on paper", "on paper in full", edit(NOTES_CSS, ".written:not(:empty) ~ :is(.space, .line)", ".written ~ :is(.space, .line)")),
  notes("Clear all that does not ask", "asks once", edit(NOTES, "return yes();\n    sure.hidden = false;", "return yes();\n    yes();")),
  notes("fields that Undo fills again", "asks once", edit(NOTES, "const field = old.cloneNode();\n      old.replaceWith(field);\n      field.value = \"\";", "const field = old;\n      field.select();\n      document.execCommand(\"delete\");")),
  notes("a text for paper that stays", "asks once", edit(NOTES, "field.rows = 4;\n      show(field);", "field.rows = 4;")),
  notes("a key that asks and says yes", "by keys alone", edit(NOTES, "    sure.focus();", "    sure.querySelector(\"button\").focus();")),
  notes("notes that wait for the next page", "leaving empties", edit(NOTES, '"leave", "pagehide"', '"pagehide"')),
  notes("notes that Back brings back", "keeps for Back", edit(NOTES, '["leave", "pagehide", "pageshow"]', '["leave"]')),
  notes("notes that are kept", "nothing is kept", edit(NOTES, "if (target.matches(\".field\")) show(target);", "if (target.matches(\".field\")) sessionStorage.setItem(\"note\", target.value);")),
  notes("a field that hides what was written first", "stays in view", edit(NOTES, "field.rows < 99 && ", "false && ")),
  notes("fields without scripts", "without scripts", edit(NOTES_CSS, "html:not(.notes-on) :is(.field, .notes-first, .notes-last) { display: none; }", "")),
  notes("a button that prints the whole page", "Print my notes", edit(NOTES, 'page.add("notes-alone");', "")),

  terms("meanings that no key opens", "opens by key", rule("[popover] { display: none !important; }")),
  terms("a meaning wider than the screen", "opens by touch", edit(CSS, ".opened[popover] { max-inline-size: min(24rem, 100% - 2rem);", ".opened[popover] { min-inline-size: 30rem;")),

  choices("larger text that is not", "larger text", edit(CSS, "html.large-on { font-size: 130%; }", "")),
  choices("more space between letters that join", "more space", edit(CSS, "--line: 2.2; --tight: 1.9; --letters: normal;", "--line: 2.2; --tight: 1.9;")),
  choices("choices that stay", "gone after leaving", edit(PAGE, "sessionStorage.clear();", "")),
  choices("larger text wider than the screen", "with all choices on", edit(CSS, "html.large-on { font-size: 130%; }", "html.large-on { font-size: 130%; } html.large-on main { min-inline-size: 400px; }")),

  foot("no link to the page about safety", "leads to its pages", edit(BASE, '<p class="safety">', '<p class="safety" hidden>'), edit(BASE, '<a href="{{ safety.href }}"', '<a href="{{ root }}index.html"')),
  foot("a form of somebody else", "three ways to ask back", edit(BASE, '<footer class="foot">', '<footer class="foot"><form></form>')),
  foot("ways to ask back that do not open", "they open by key", rule("footer details > div { display: none !important; }")),

  languages("a language without its own name", "names its languages", edit(BASE, 'aria-current="true" lang="{{ l.tag }}" dir="{{ l.dir }}">{{ l.name }}', 'aria-current="true" lang="{{ l.tag }}" dir="{{ l.dir }}">{{ l.tag }}')),
  languages("a switch that leaves a trace in the history", "takes no place", edit(BASE, 'dir="{{ l.dir }}" data-inside>{{ l.name }}</a>', 'dir="{{ l.dir }}">{{ l.name }}</a>')),
  languages("a switcher on paper", "not printed", edit(CSS, ".skip, .exit, .tools, .safety, .other, .papers, nav,", ".skip, .exit, .tools, .safety, .other, .more, .contents,")),

  weight("a style sheet with a picture in it", "within 30 kB", rule(`.x { background: url("data:,${"x".repeat(4000)}"); }`)),
  weight("a library", "8 kB of scripts", edit(EARLY, '"use strict";', `"use strict"; const library = "${"x".repeat(6000)}";`)),

  structure("English told for every language", "language and direction", edit(LEAFLET, '  lang: leaflet.lang.split("-").first(),\n', "")),
  structure("all headings of one level", "headings are those", edit(LEAFLET, "heading(level: node.level,", "heading(level: 2,")),
  structure("words whose language is not told", "words in another language", edit(LEAFLET, 'text(lang: node.lang.split("-").first(), dir: direction(node.dir), runs(node.content))', "runs(node.content)")),
  structure("lists that only look like lists", "lists have the items", edit(LEAFLET, "list(..items.map(blocks))", 'for item in items { [• ]; blocks(item) }')),
  structure("a table without a head", "tables have the rows", edit(LEAFLET, "table.header(..node.header.map(cell => strong(runs(cell)))),", "..node.header.map(cell => strong(runs(cell))),")),
  structure("a picture that tells nothing of itself", "each timeline is drawn", edit(LEAFLET, "figure(alt: alt,", 'figure(alt: "Picture",')),
  structure("links that say their addresses", "links are those", edit(LEAFLET, "plainleaf.link(node.address, node.words, text", "link(node.address, text")),

  set("no notice of a draft", "leaflet.pdf has the words", edit(LEAFLET, "#for notice in leaflet.notices {", "#for notice in () {")),
  set("links without their address", "leaflet.pdf has the words", edit(LEAFLET, "if node.shown != none [ (#node.shown)]", "")),
  set("the summary above the title", "booklet.pdf has the words", edit(LEAFLET, "#words[#heading(level: 1, runs(leaflet.heading))]\n", ""), edit(LEAFLET, "runs(leaflet.summary)))]\n", "runs(leaflet.summary)))]\n#words[#heading(level: 1, runs(leaflet.heading))]\n")),
  set("lists without their last item", "large-print.pdf has the words", edit(LEAFLET, "list(..items.map(blocks))", "list(..items.slice(0, -1).map(blocks))")),
  set("words that no program can copy", "leaflet.pdf lets every word", edit(LEAFLET, "  overhang: false,", "  overhang: false,\n  tracking: 8pt,")),
  set("pages of the wrong number", "each page says at its foot", edit(LEAFLET, "counter(page).final().first())", "7)")),

  printed("booklets of A4", "pages have the size", edit(LEAFLET, '(paper: "a5", size: 12pt', '(paper: "a4", size: 12pt')),
  printed("too many pages", "light and has few pages", edit(LEAFLET, "size: 18pt, margin: (x: 17mm", "size: 18pt, margin: (x: 40mm")),
  printed("words near the edge", "edges of what is posted", edit(LEAFLET, "size: 14pt, margin: (x: 20mm", "size: 14pt, margin: (x: 10mm")),
  printed("smaller letters", "most letters of leaflet.pdf", edit(LEAFLET, "size: 14pt", "size: 13pt")),
];
