//! What authors write, more or less.

use proptest::prelude::*;

/// Pieces that mean something to the reader of leaflets, and pieces that only nearly do.
const PIECES: [&str; 82] = [
    "&#123;{",
    "word",
    "two words",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "\\",
    "é",
    "আপনি",
    "🙂",
    "\u{202e}",
    "\u{a0}",
    "\u{0}",
    "{{",
    "}}",
    "{{ ",
    " }}",
    "{{}}",
    "\\{{",
    "{{ borough.name }}",
    "{{ fact.core_group_first.within }}",
    "{{ contact.chair.phone }}",
    "{{ contact.helpline.link }}",
    "{{ fakt.x }}",
    "{{ exit.name }}",
    "](",
    "[",
    "]",
    ")",
    "(",
    "](your-meeting.md)",
    "](your-meeting.md#help)",
    "](#x)",
    "](https://example.org/?a=b&c=\"d)",
    "](javascript:alert(1))",
    "](JaVaScRiPt:x)",
    "](java&#10;script:x)",
    "](data:text/html,x)",
    "](//example.org)",
    "](tel:0)",
    "](mailto:a@b.c?x=\"y)",
    "]({{ contact.helpline.link }})",
    "]({{ fact.x }})",
    "]: javascript:x\n",
    "<javascript:alert(1)>",
    "<https://example.org/\">",
    "![",
    "<script>",
    "</script>",
    "<b onclick=x>",
    "<img src=x onerror=x>",
    "<!--",
    "-->",
    "</div>",
    "&lt;script&gt;",
    "&amp;",
    "\"",
    "'",
    ">",
    "<",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~~ html\n",
    "- ",
    "1. ",
    "\n> ",
    "\n## ",
    "\n#### ",
    "{#help}",
    "{#x\"y onclick=x}",
    "\n---\n",
    "\n| a | b |\n|---|---|\n",
    "\n::: ",
    "\n:::\n",
    "\n===\n",
];

const COMPONENTS: [&str; 21] = [
    "remember",
    "steps",
    "timeline",
    "people",
    "contact chair",
    "contact helpline",
    "write-in",
    "tick-list",
    "prompts",
    "outcomes",
    "action helpline",
    "dates\nWhen was it?\n\n- **A** {{ fact.core_group_first.within }}",
    "dates",
    "around-the-table\n- **A** b\n- **C** d",
    "scale\n- **A** b\n- **C** {{ fact.core_group_first.within }}",
    "scale",
    "easy-read\n- {{ picture.letter }} A",
    "path\n- {{ picture.letter }} **A**",
    "where fact.minutes_sent",
    "unless contact.chair",
    "rember",
];

/// One component around some text, closed or not.
fn component() -> impl Strategy<Value = String> {
    let items = prop_oneof![Just("- **When** "), Just("1. "), Just("- "), Just("")];
    (prop::sample::select(&COMPONENTS[..]), items, soup(6), any::<bool>()).prop_map(
        |(name, item, text, closes)| {
            format!("\n::: {name}\n{item}{text}\n{}", if closes { ":::\n" } else { "" })
        },
    )
}

/// Some of the pieces, and some of any text, in any order.
pub fn soup(pieces: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..pieces).prop_map(|pieces| pieces.concat())
}

/// The text of a leaflet, more or less.
pub fn leaflet_text() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop_oneof![soup(16).boxed(), component().boxed()], 0..5);
    prop_oneof![9 => parts.prop_map(|parts| parts.concat()), 1 => any::<String>()]
}

/// Front matter or data, more or less.
pub fn yaml_text() -> impl Strategy<Value = String> {
    let pieces = [
        "title: A",
        "tab_title: ",
        "summary: ",
        "order: 1",
        "status: draft",
        "reviewed: 2026-11-21",
        "name",
        "contacts",
        "chair",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
        "#",
        "# ",
        "\t",
        "~",
        "null",
        "---\n",
        "...\n",
        "?",
        "%",
        "é",
        "আপনি",
        "🙂",
        "\u{feff}",
        "\r\n",
        "\\",
        "<<: *a",
    ];
    let piece = prop_oneof![
        9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
