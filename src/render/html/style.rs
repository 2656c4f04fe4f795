//! The style sheet of a borough: its palette before the theme's rules, without what only we read.

use std::iter::Peekable;
use std::str::Chars;

use crate::colour::{Palette, Role, Scheme};

/// The style sheet of pages in `palette`.
pub fn style_sheet(palette: &Palette, rules: &str) -> String {
    let mut css = format!(":root{{{}}}", properties(palette, Scheme::Light));
    let dark = properties(palette, Scheme::Dark);
    css.push_str("@media (prefers-color-scheme:dark){:root{");
    css.push_str(&dark);
    css.push_str("}}\n");
    css.push_str(&condensed(rules));
    css
}

fn properties(palette: &Palette, scheme: Scheme) -> String {
    let property = |(name, role, _): (&str, Role, &str)| {
        palette.colour(scheme, role).map(|colour| format!("--{name}:{colour}")).unwrap_or_default()
    };
    Role::NAMES.map(property).join(";")
}

/// Rules without comments and without the white space that means nothing: all of it
/// around braces, semicolons, commas and `>`, and after a colon. A space before a colon can
/// join two selectors and one around `+` or `-` makes a sum, so those stay, one for each run.
pub fn condensed(rules: &str) -> String {
    let mut out = String::with_capacity(rules.len());
    let css = &mut out;
    let mut chars = rules.chars().peekable();
    let mut space = false;
    while let Some(next) = chars.next() {
        match next {
            '/' if chars.peek() == Some(&'*') => skip_comment(&mut chars),
            '"' => {
                push_space(css, std::mem::take(&mut space));
                push_string(css, &mut chars);
            }
            white if white.is_whitespace() => space = true,
            '{' | '}' | ';' | ',' | '>' => {
                space = false;
                if next == '}' && css.ends_with(';') {
                    css.pop();
                }
                css.push(next);
            }
            other => {
                push_space(css, std::mem::take(&mut space));
                css.push(other);
            }
        }
    }
    out
}

fn push_space(css: &mut String, space: bool) {
    if space && !css.is_empty() && !css.ends_with(['{', '}', ';', ',', '>', ':', '\n']) {
        css.push(' ');
    }
}

fn skip_comment(chars: &mut Peekable<Chars<'_>>) {
    chars.next();
    let mut last = ' ';
    for next in chars.by_ref() {
        if (last, next) == ('*', '/') {
            return;
        }
        last = next;
    }
}

fn push_string(css: &mut String, chars: &mut Peekable<Chars<'_>>) {
    css.push('"');
    while let Some(next) = chars.next() {
        css.push(next);
        match next {
            '\\' => css.extend(chars.next()),
            '"' => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_we_read_goes() {
        let rules = "/* Why:\n two * lines */\na > b , i {\n  color : red; /* not blue */\n}\n\nb { margin: 0 1em; }\n";
        assert_eq!(condensed(rules), "a>b,i{color :red}b{margin:0 1em}");
    }

    #[test]
    fn what_means_something_stays() {
        let rules = "a :hover, a::after { content: \"» ; /* \\\" } x\"; width: calc(1em + 2 * 3px); }\n@media (a: b) and (c) { p { x: y } }";
        assert_eq!(
            condensed(rules),
            "a :hover,a::after{content:\"» ; /* \\\" } x\";width:calc(1em + 2 * 3px)}@media (a:b) and (c){p{x:y}}"
        );
    }
}
