//! Templates, style sheets and scripts without what only we read, which weighs on a slow line.

use std::iter::Peekable;
use std::str::Chars;

/// Rules without comments and without the white space that means nothing: all of it
/// around braces, semicolons, commas and `>`, and after a colon. A space before a colon can
/// join two selectors and one around `+` or `-` makes a sum, so those stay, one for each run.
pub fn condensed_style(rules: &str) -> String {
    let mut out = String::with_capacity(rules.len());
    let css = &mut out;
    let mut chars = rules.chars().peekable();
    let mut space = false;
    while let Some(next) = chars.next() {
        match next {
            '/' if chars.peek() == Some(&'*') => skip_comment(&mut chars),
            quote @ ('"' | '\'') => {
                push_space(css, std::mem::take(&mut space));
                push_string(css, quote, &mut chars);
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

fn push_string(css: &mut String, quote: char, chars: &mut Peekable<Chars<'_>>) {
    css.push(quote);
    while let Some(next) = chars.next() {
        css.push(next);
        if next == '\\' {
            css.extend(chars.next());
        } else if next == quote {
            return;
        }
    }
}

/// A script without indents, and without lines that only we read. A script in which a text
/// runs over several lines is left as it is.
pub fn condensed_script(script: &str) -> String {
    let runs_on = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if script.lines().any(runs_on) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .fold(String::with_capacity(script.len()), |script, line| script + line + "\n")
}

/// A template whose lines of statements and comments alone leave no empty lines in the page. One
/// in which empty lines can mean something is left as it is.
pub fn condensed_template(template: &str) -> String {
    const EMPTY_LINES_COUNT: [&str; 4] = ["<pre", "<textarea", "raw", "<script>"];
    if EMPTY_LINES_COUNT.iter().any(|word| template.contains(word)) {
        return template.to_owned();
    }
    let mut condensed = String::with_capacity(template.len());
    let mut runs_on = false;
    for line in template.split_inclusive('\n') {
        let says_nothing = !runs_on && !has_open_tag(line) && without_tags(line).trim().is_empty();
        condensed.push_str(if says_nothing { line.trim() } else { line });
        runs_on = if runs_on { !closes_tag(line) } else { has_open_tag(line) };
    }
    condensed
}

/// The tags of templates that print nothing by themselves.
const SILENT_TAGS: [(&str, &str); 2] = [("{%", "%}"), ("{#", "#}")];

/// Whether a tag begins on this line that does not end there.
fn has_open_tag(line: &str) -> bool {
    let tags = SILENT_TAGS.into_iter().chain([("{{", "}}")]);
    tags.into_iter()
        .any(|(open, close)| line.rfind(open).is_some_and(|at| !line[at..].contains(close)))
}

/// Whether a tag of a line above may end on this line.
fn closes_tag(line: &str) -> bool {
    ["%}", "#}", "}}"].iter().any(|close| line.contains(close)) && !has_open_tag(line)
}

/// What a line without open tags says apart from tags that print nothing.
fn without_tags(line: &str) -> String {
    let mut rest = line;
    let mut said = String::new();
    let first = |text: &str| {
        let found = SILENT_TAGS.iter().filter_map(|(open, close)| Some((text.find(open)?, *close)));
        found.min()
    };
    while let Some((at, close)) = first(rest) {
        said.push_str(&rest[..at]);
        let tag = &rest[at..];
        rest = tag.find(close).map_or("", |end| &tag[end + close.len()..]);
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_statements_leave_no_lines() {
        let template = "{#- Why. -#}\n{% if a %}\n<p>{{ a }}</p>\n  {% endif %} {# so #}\n\n<p>{% if b %}c{% endif %}</p>\n";
        assert_eq!(
            condensed_template(template),
            "{#- Why. -#}{% if a %}<p>{{ a }}</p>\n{% endif %} {# so #}<p>{% if b %}c{% endif %}</p>\n"
        );
    }

    #[test]
    fn tags_over_several_lines_stay_as_they_are() {
        for template in ["{# a\n\n b #}\n<p>", "{% if a\n\n == b %}\n", "{{ \"\n\n\" }}\n<p>"] {
            assert_eq!(condensed_template(template), template);
        }
    }

    #[test]
    fn empty_lines_that_count_stay() {
        let template = "<pre>\n\n{% if a %}\n</pre>";
        assert_eq!(condensed_template(template), template);
    }

    #[test]
    fn what_only_we_read_goes() {
        let rules = "/* Why:\n two * lines */\na > b , i {\n  color : red; /* not blue */\n}\n\nb { margin: 0 1em; }\n";
        assert_eq!(condensed_style(rules), "a>b,i{color :red}b{margin:0 1em}");
    }

    #[test]
    fn what_means_something_stays() {
        let rules = "a :hover, a::after { content: \"» ; /* \\\" } x\"; width: calc(1em + 2 * 3px); }\n@media (a: b) and (c) { p { x: y } }";
        assert_eq!(
            condensed_style(rules),
            "a :hover,a::after{content:\"» ; /* \\\" } x\";width:calc(1em + 2 * 3px)}@media (a:b) and (c){p{x:y}}"
        );
    }

    #[test]
    fn strings_stay_as_they_are_in_either_kind_of_quotes() {
        for rule in ["a{content:'  } ; \"  > '}", "a{content:\"  } ; '  > \"}"] {
            assert_eq!(condensed_style(rule), rule);
        }
    }

    #[test]
    fn a_script_keeps_its_lines_and_loses_its_comments() {
        let script =
            "// Why\n\"use strict\";\n(() => {\n  // more\n  go(\"//x\"); // here\n})();\n";
        assert_eq!(
            condensed_script(script),
            "\"use strict\";\n(() => {\ngo(\"//x\"); // here\n})();\n"
        );
        let text = "const a = `\n  // kept\n`;\n";
        assert_eq!(condensed_script(text), text);
    }
}
