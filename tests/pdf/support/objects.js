// The objects of a PDF file as they lie in it: enough of the format for tags, links and settings.
import assert from "node:assert/strict";

const SPACE = /[\0\t\n\f\r ]/;
const PLAIN = /[^\0\t\n\f\r ()<>[\]{}/%]/;

/** A reference from one object to another. */
class Reference {
  constructor(number) {
    this.number = number;
  }
}

/** Reads a file. Names keep their slash: `/H1` is a name, `H1` is text. */
export function read(bytes) {
  const text = bytes.toString("latin1");
  assert.doesNotMatch(text, /\/Type ?\/ObjStm/, "the objects are packed, so these tests cannot read them");
  const objects = new Map();
  for (const match of text.matchAll(/(?<=[\r\n])(\d+) 0 obj\s/g)) {
    objects.set(Number(match[1]), match.index + match[0].length);
  }
  const known = new Map();
  const get = (value) => {
    if (!(value instanceof Reference)) return value;
    if (!known.has(value.number)) known.set(value.number, new Reader(text, objects.get(value.number)).object());
    return get(known.get(value.number));
  };
  const trailer = new Reader(text, text.lastIndexOf("trailer") + "trailer".length).value();
  const catalogue = get(trailer["/Root"]);
  return { get, catalogue, info: get(trailer["/Info"]) };
}

class Reader {
  constructor(text, at) {
    assert.ok(at > 0, "a reference leads to no object");
    Object.assign(this, { text, at });
  }

  skipSpace() {
    while (SPACE.test(this.text[this.at])) this.at += 1;
  }

  /** Takes these letters if they come next. */
  take(letters) {
    this.skipSpace();
    const isNext = this.text.startsWith(letters, this.at);
    if (isNext) this.at += letters.length;
    return isNext;
  }

  /** A value and, where it has a stream, the bytes of that. */
  object() {
    const value = this.value();
    if (!this.take("stream")) return value;
    this.at += this.text[this.at] === "\r" ? 2 : 1;
    assert.equal(typeof value["/Length"], "number", "a stream tells its length somewhere else");
    return { ...value, bytes: Buffer.from(this.text.slice(this.at, this.at + value["/Length"]), "latin1") };
  }

  value() {
    if (this.take("<<")) return this.dictionary();
    if (this.take("[")) return this.array();
    if (this.take("(")) return textString(this.literal());
    if (this.take("<")) return textString(this.hexadecimal());
    if (this.take("/")) return `/${this.word()}`;
    return this.numberOrWord();
  }

  dictionary() {
    const entries = {};
    while (!this.take(">>")) {
      const key = this.value();
      entries[key] = this.value();
    }
    return entries;
  }

  array() {
    const values = [];
    while (!this.take("]")) values.push(this.value());
    return values;
  }

  word() {
    const start = this.at;
    while (PLAIN.test(this.text[this.at] ?? " ")) this.at += 1;
    return this.text.slice(start, this.at);
  }

  numberOrWord() {
    const reference = this.text.slice(this.at, this.at + 24).match(/^(\d+) 0 R\b/);
    if (reference) {
      this.at += reference[0].length;
      return new Reference(Number(reference[1]));
    }
    const word = this.word();
    assert.notEqual(word, "", `what stands at ${this.at} is no object`);
    const known = { true: true, false: false, null: null };
    return word in known ? known[word] : Number(word);
  }

  /** A text between brackets, which can hold brackets. */
  literal() {
    let depth = 1;
    let bytes = "";
    for (;; this.at += 1) {
      const letter = this.text[this.at];
      if (letter === "\\") bytes += this.escaped();
      else if (letter === ")" && (depth -= 1) === 0) break;
      else bytes += letter;
      if (letter === "(") depth += 1;
    }
    this.at += 1;
    return bytes;
  }

  escaped() {
    const octal = this.text.slice(this.at + 1, this.at + 4).match(/^[0-7]{1,3}/)?.[0];
    if (octal) {
      this.at += octal.length;
      return String.fromCharCode(parseInt(octal, 8));
    }
    this.at += 1;
    const letter = this.text[this.at];
    return { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" }[letter] ?? letter;
  }

  hexadecimal() {
    const end = this.text.indexOf(">", this.at);
    const digits = this.text.slice(this.at, end).replace(/\s/g, "");
    this.at = end + 1;
    return Buffer.from(digits.padEnd(digits.length + (digits.length % 2), "0"), "hex").toString("latin1");
  }
}

/** Text is in UTF-16 after a mark; without one its letters here are those of Latin 1. */
function textString(bytes) {
  if (!bytes.startsWith("\xfe\xff")) return bytes;
  return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
}
