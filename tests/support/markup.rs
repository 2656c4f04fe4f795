//! HTML in the shapes that the renderer writes, with every kind of white space in it.

use proptest::prelude::*;
use proptest::strategy::Union;

fn escaped(text: &str) -> String {
    let mut out = String::new();
    pulldown_cmark_escape::escape_html_body_text(&mut out, text).unwrap();
    out
}

fn attribute(text: &str) -> String {
    let mut out = String::new();
    pulldown_cmark_escape::escape_html(&mut out, text).unwrap();
    out
}

fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "word",
        "two words",
        " ",
        "  ",
        "\n",
        "\n    ",
        "\t",
        ",",
        ".",
        "<",
        "</p>",
        "&",
        "&amp;",
        "&lt",
        "&notit;",
        "\"",
        "'",
        "`",
        "=",
        ">",
        "آپ",
        "é",
        "\u{a0}",
        "-->",
        "10\u{a0}days",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..5).prop_map(|all| all.concat())
}

fn element(
    tags: &'static [(&'static str, &'static str)],
    inside: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<String> {
    (prop::sample::select(tags), words(), inside)
        .prop_map(|((name, attributes), value, inside)| {
            let attributes = attributes.replace('$', &attribute(&value));
            format!("<{name}{attributes}>{inside}</{name}>")
        })
        .boxed()
}

/// A run of words with elements in it.
fn line() -> BoxedStrategy<String> {
    const TAGS: &[(&str, &str)] = &[
        ("strong", ""),
        ("em", ""),
        ("span", " lang=\"en\" dir=\"ltr\""),
        ("span", " class=\"colon\""),
        ("code", ""),
        ("dfn", ""),
        ("a", " href=\"https://www.example.org/?$\" rel=\"noreferrer\""),
        ("a", " href=\"../your-rights/index.html\" data-inside"),
        ("a", " class=\"phone\" href=\"tel:+442079460000\" dir=\"ltr\""),
        ("bdi", ""),
    ];
    let leaf =
        prop_oneof![4 => words().prop_map(|text| escaped(&text)), 1 => Just("<br>".to_owned())];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let run = prop::collection::vec(inner.clone(), 0..4).prop_map(|all| all.concat());
        prop_oneof![run.clone(), element(TAGS, run)]
    })
    .boxed()
}

fn code() -> impl Strategy<Value = String> {
    let pieces = ["  indented", "\n", "\n\n", "\t", "key: value", " ", "<b>", "&amp;", "::: steps"];
    let piece =
        (prop::sample::select(pieces.to_vec()), any::<bool>()).prop_map(|(text, marked)| {
            let text = escaped(text);
            if marked { format!("<span class=\"hl-string hl-x\">{text}</span>") } else { text }
        });
    prop::collection::vec(piece, 0..8).prop_map(|all| {
        format!("<pre tabindex=\"0\" dir=\"ltr\"><code>{}</code></pre>", all.concat())
    })
}

/// The body of a page: blocks in blocks, with line breaks between some of them.
pub fn body_html() -> impl Strategy<Value = String> {
    const LINE_TAGS: &[(&str, &str)] = &[
        ("p", ""),
        ("p", " class=\"label\""),
        ("p", " class=\"when\""),
        ("p", " class=\"note\""),
        ("h2", " id=\"a$\""),
        ("h3", " id=\"part-1\""),
    ];
    const BLOCK_TAGS: &[(&str, &str)] = &[
        ("div", " class=\"remember\" role=\"note\""),
        ("div", " class=\"contact\" role=\"group\" aria-label=\"a$\""),
        ("div", " class=\"action\""),
        ("blockquote", ""),
        ("section", ""),
    ];
    const LIST_TAGS: &[(&str, &str)] = &[
        ("ul", ""),
        ("ul", " class=\"tick-list\""),
        ("ol", " start=\"3\""),
        ("ol", " class=\"timeline\" aria-label=\"a$\""),
    ];
    let description = (line(), line()).prop_map(|(term, text)| {
        format!("<dl class=\"write-in\"><div><dt>{term}</dt><dd>{text}<span class=\"line\"></span></dd></div></dl>")
    });
    let table = (words(), line(), line(), line()).prop_map(|(name, a, b, c)| {
        let name = attribute(&name);
        format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"a{name}\"><table><thead><tr><th scope=\"col\">{a}</th></tr></thead><tbody><tr><td>{b}</td></tr>\n<tr><td>{c}</td></tr></tbody></table></div>")
    });
    let leaf = Union::new_weighted(vec![
        (6, element(LINE_TAGS, line())),
        (2, description.boxed()),
        (1, table.boxed()),
        (2, code().boxed()),
        (1, Just("<hr>".to_owned()).boxed()),
    ]);
    leaf.prop_recursive(3, 24, 4, |inner| {
        let between = prop::sample::select(vec!["", "\n", "\n  "]);
        let block = (inner, between).prop_map(|(block, space)| block + space);
        let blocks = prop::collection::vec(block, 0..4).prop_map(|all| all.concat()).boxed();
        let item =
            prop_oneof![line(), blocks.clone()].prop_map(|inside| format!("<li>{inside}</li>\n"));
        let items = prop::collection::vec(item, 0..4).prop_map(|all| all.concat());
        prop_oneof![blocks.clone(), element(BLOCK_TAGS, blocks), element(LIST_TAGS, items)]
    })
}
