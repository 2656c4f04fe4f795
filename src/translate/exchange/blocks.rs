//! The outermost blocks of a leaflet's text: paragraphs, lists and components as wholes.

use pulldown_cmark::Event;

use crate::diagnostic::Span;
use crate::leaflet::{Found, Section, events, join_placeholders_in_destinations, sections};

/// The outermost blocks of `text[body]`, in order, without the blank lines around them.
#[must_use]
pub fn blocks(text: &str, body: Span) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut opened: Option<usize> = None;
    let mut depth = 0_usize;
    for section in sections(text, body) {
        match section {
            Section::Markdown(span) if depth == 0 => push_markdown(text, span, &mut blocks),
            Section::Open { line, .. } => {
                opened.get_or_insert(line.start);
                depth += 1;
            }
            Section::Close(line) => {
                depth = depth.saturating_sub(1);
                if let Some(start) = opened.take_if(|_| depth == 0) {
                    blocks.push(Span::new(start, line.end));
                }
            }
            Section::Markdown(_) | Section::Indented(_) | Section::TooDeep(_) => {}
        }
    }
    blocks
}

fn push_markdown(text: &str, span: Span, blocks: &mut Vec<Span>) {
    let markdown = join_placeholders_in_destinations(&text[span.start..span.end]);
    let mut depth = 0_usize;
    for (found, place) in events(&markdown) {
        match found {
            Found::Event(Event::Start(_)) => {
                if depth == 0 {
                    let place = Span::from(place).shifted(span.start);
                    let length = text[place.start..place.end].trim_end().len();
                    blocks.push(Span::new(place.start, place.start + length));
                }
                depth += 1;
            }
            Found::Event(Event::End(_)) => depth -= 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_and_a_component_are_one_block_each() {
        let text = "## A {#a}\n\nB\nc.\n\n- d\n- e\n\n  f\n\n::: steps\n1. g\n\n::: more\nh\n:::\n:::\n\n> i\n";
        let found = blocks(text, Span::new(0, text.len()));
        let found: Vec<&str> = found.iter().map(|span| &text[span.start..span.end]).collect();
        let steps = "::: steps\n1. g\n\n::: more\nh\n:::\n:::";
        assert_eq!(found, ["## A {#a}", "B\nc.", "- d\n- e\n\n  f", steps, "> i"]);
    }
}
