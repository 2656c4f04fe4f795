//! Code blocks of the guide, coloured by classes.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};
use syntect::util::LinesWithEndings;

use super::inlines::push_text;

/// The grammars that syntect brings, for every other language.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// What the guide shows most: leaflets, whose components and placeholders no general grammar
/// knows, data and commands. These small grammars are ready at once; the general ones for
/// the same languages take longer than all the rest of a small site.
static OWN_GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let texts = [
        include_str!("grammars/leaflet.sublime-syntax"),
        include_str!("grammars/yaml.sublime-syntax"),
        include_str!("grammars/commands.sublime-syntax"),
    ];
    let mut builder = SyntaxSetBuilder::new();
    // Tests read the grammars; without one, its code would have no colours.
    for grammar in
        texts.into_iter().flat_map(|text| SyntaxDefinition::load_from_str(text, true, None))
    {
        builder.add(grammar);
    }
    builder.build()
});

const CLASSES: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Adds a block of code; in a language that is not known, without colours.
pub fn push_code(out: &mut String, language: Option<&str>, code: &str) {
    out.push_str("<pre tabindex=\"0\" dir=\"ltr\"><code>");
    match language.and_then(|language| coloured(language, code)) {
        Some(html) => out.push_str(&html),
        None => push_text(out, code),
    }
    out.push_str("</code></pre>");
}

fn coloured(language: &str, code: &str) -> Option<String> {
    let (grammars, grammar) = [&OWN_GRAMMARS, &GRAMMARS]
        .into_iter()
        .find_map(|set| Some((set, set.find_syntax_by_token(language)?)))?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(grammar, grammars, CLASSES);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaflets_have_a_grammar_of_their_own() {
        let mut out = String::new();
        push_code(&mut out, Some("markdown"), "::: contact chair\nCall {{ borough.name }}.\n");
        assert!(out.contains("hl-keyword hl-control\">contact</span>"), "{out}");
        assert!(out.contains("hl-variable hl-other\">{{ borough.name }}</span>"), "{out}");
    }

    #[test]
    fn commands_have_a_grammar_of_their_own() {
        let mut out = String::new();
        push_code(&mut out, Some("sh"), "plainleaf build --drafts # all of it\n");
        assert!(out.contains("hl-other\">--drafts</span>"), "{out}");
        assert!(out.contains("hl-comment hl-line\"># all of it"), "{out}");
    }

    #[test]
    fn known_languages_get_classes_and_others_stay_plain() {
        let html = |language| {
            let mut out = String::new();
            push_code(&mut out, language, "title: <b>\n");
            out
        };
        assert!(html(Some("yaml")).contains("hl-tag\">title</span>"), "{}", html(Some("yaml")));
        assert!(html(Some("yaml")).contains("&lt;b&gt;"), "{}", html(Some("yaml")));
        assert!(html(Some("html")).contains("hl-html"), "{}", html(Some("html")));
        assert!(html(Some("no-such-language")).contains("title: &lt;b&gt;"));
        assert!(html(None).contains("title: &lt;b&gt;"));
    }
}
