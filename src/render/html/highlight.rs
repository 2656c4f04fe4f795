//! Code blocks of the guide, coloured by classes.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};
use syntect::util::LinesWithEndings;

use super::inlines::push_text;

/// The grammars that syntect brings. Loading them takes time: only sites with a guide pay it.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The grammar of leaflets themselves.
static LEAFLET_GRAMMAR: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let text = include_str!("leaflet.sublime-syntax");
    let mut builder = SyntaxSetBuilder::new();
    builder.add_plain_text_syntax();
    // A test reads the grammar; without it, leaflets in the guide would have no colours.
    if let Ok(grammar) = SyntaxDefinition::load_from_str(text, true, None) {
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
    let (grammars, grammar) = [&LEAFLET_GRAMMAR, &GRAMMARS]
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
    fn known_languages_get_classes_and_others_stay_plain() {
        let html = |language| {
            let mut out = String::new();
            push_code(&mut out, language, "title: <b>\n");
            out
        };
        assert!(html(Some("yaml")).contains("hl-"), "{}", html(Some("yaml")));
        assert!(html(Some("yaml")).contains("&lt;b&gt;"), "{}", html(Some("yaml")));
        assert!(html(Some("no-such-language")).contains("title: &lt;b&gt;"));
        assert!(html(None).contains("title: &lt;b&gt;"));
    }
}
