// Runs inside every page that is measured: what it shows, how big, where, and what is lost.
"use strict";
window.measure = (() => {
  const SLACK = 1.5; // CSS px that rounding may take
  const graphemes = new Intl.Segmenter("en");
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const all = (selector = "body *") => [...document.querySelectorAll(selector)];

  /** Whether an element is drawn where a reader can see it. */
  function isShown(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && !element.closest(".unseen");
  }

  /** An element as a developer would look for it. */
  function named(element) {
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.localName}${classes} "${words}"`;
  }

  /** The text nodes that a reader sees, below an element. */
  function texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.trim() && isShown(parentElement)) found.push(walker.currentNode);
    }
    return found;
  }

  /** The element that a text makes lines in. */
  function blockOf(text) {
    let element = text.parentElement;
    while (["inline", "contents"].includes(style(element).display)) element = element.parentElement;
    return element;
  }

  function rectOf(text, from, to) {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect();
  }

  function rectsOf(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  }

  const middleOf = ({ top, height }) => top + height / 2;

  /** What stands on each line of the screen, block by block. */
  function lines() {
    const blocks = new Map();
    for (const text of texts()) {
      const block = blockOf(text);
      if (!blocks.has(block)) blocks.set(block, []);
      addTo(blocks.get(block), text);
    }
    return [...blocks].flatMap(([block, lines]) =>
      lines.map(({ words }) => ({ block, words: words.replace(/\s+/g, " ").trim() })));
  }

  function addTo(lines, text) {
    for (const { segment, index } of graphemes.segment(text.data)) {
      const rect = rectOf(text, index, index + segment.length);
      const last = lines.at(-1);
      if (rect.height === 0) {
        if (last) last.words += segment; // a space at which the line is broken
      } else if (last && Math.abs(middleOf(rect) - last.middle) < rect.height / 2) {
        last.words += segment;
      } else {
        lines.push({ middle: middleOf(rect), words: segment });
      }
    }
  }

  const isScrolled = (element) => element.closest(".table, pre") !== null;

  /** What a reader loses: text off the screen, outside its box, cut off, or under something else. */
  function losses() {
    const width = document.documentElement.clientWidth;
    const found = new Set();
    if (document.documentElement.scrollWidth > width) found.add("the page scrolls sideways");
    for (const element of all().filter(isShown)) {
      if (isCutOff(element)) found.add(`cut off: ${named(element)}`);
    }
    for (const text of texts().filter((text) => !isScrolled(text.parentElement))) {
      const box = blockOf(text).getBoundingClientRect();
      for (const rect of rectsOf(text)) {
        if (rect.left < -SLACK || rect.right > width + SLACK) found.add(`off the screen: ${named(blockOf(text))}`);
        if (!isInside(rect, box)) found.add(`outside its box: ${named(blockOf(text))}`);
        if (isCovered(rect, text.parentElement)) found.add(`under something: ${named(blockOf(text))}`);
      }
    }
    return [...found];
  }

  function isCutOff(element) {
    if (!element.textContent.trim()) return false;
    const { overflowX, overflowY } = style(element);
    const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
    return (cuts(overflowX) && element.scrollWidth > element.clientWidth + SLACK)
      || (cuts(overflowY) && element.scrollHeight > element.clientHeight + SLACK);
  }

  function isInside(rect, box) {
    const middle = middleOf(rect);
    return rect.left >= box.left - SLACK && rect.right <= box.right + SLACK
      && middle >= box.top && middle <= box.bottom;
  }

  /** Needs a window that is as high as the page. A whole card is a link, so what lies over it there is that. */
  function isCovered(rect, parent) {
    const hit = document.elementFromPoint(rect.left + rect.width / 2, middleOf(rect));
    if (hit === null) return false;
    return !hit.contains(parent) && !parent.contains(hit) && !hit.closest(".cards > li")?.contains(parent);
  }

  const TARGETS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const targets = () => all(TARGETS).filter(isShown);

  /** WCAG 2.5.8 lets a link in a sentence be as high as its line. */
  function isInSentence(element) {
    if (style(element).display !== "inline") return false;
    const block = element.parentElement.closest("p, li, dd, td, h1, h2, h3, h4, blockquote");
    const rest = block?.cloneNode(true);
    for (const target of rest?.querySelectorAll(TARGETS) ?? []) target.remove();
    return /\p{L}/u.test(rest?.textContent ?? "");
  }

  /** Where an element is that is neither in a sentence nor as big as a finger needs. */
  function smallTargets(least) {
    const small = targets().filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return (width < least || height < least) && !isInSentence(target);
    });
    return small.map(named);
  }

  /** What moves or could move. */
  function motion() {
    const moves = (element, pseudo) => {
      const { animationName, transitionDuration, scrollBehavior } = style(element, pseudo);
      return animationName !== "none" || scrollBehavior !== "auto"
        || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
    };
    const elements = [document.documentElement, ...all()];
    const moving = elements.filter((element) => [null, "::before", "::after"].some((pseudo) => moves(element, pseudo)));
    return [...moving.map(named), ...document.getAnimations().map(() => "an animation runs")];
  }

  /** What has the focus: its place among the targets, and whether the focus on it can be seen. */
  function focused() {
    const element = document.activeElement;
    if (element === document.body) return null;
    const [rect] = element.getClientRects();
    const hit = document.elementFromPoint(rect.left + rect.width / 2, middleOf(rect));
    const { outlineStyle, outlineWidth, boxShadow } = style(element);
    return {
      place: targets().indexOf(element),
      name: named(element),
      isMarked: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
      isFree: hit !== null && (element.contains(hit) || hit.contains(element)),
    };
  }

  /** Red, green, blue and opacity of a colour in any notation. */
  function channels(colour) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  }

  function luminance(colour) {
    const linear = channels(colour).slice(0, 3).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The colours of all grounds that are not in `except`. */
  function grounds(except) {
    const elements = [document.body, ...all()].filter((element) => isShown(element) && !element.closest(except));
    const colours = elements.map((element) => style(element).backgroundColor);
    return [...new Set(colours)].filter((colour) => channels(colour)[3] === 255);
  }

  return { all, blockOf, contrast, focused, grounds, isShown, lines, losses, motion, named, smallTargets, style, targets, texts };
})();
