//! Code blocks of the guide, coloured by classes.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::inlines::push_text;

/// Loading the grammars takes about a tenth of a second: only sites with a guide pay it.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

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
    let grammar = GRAMMARS.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(grammar, &GRAMMARS, CLASSES);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

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
