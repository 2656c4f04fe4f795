//! From the text of a leaflet to its document.

use std::sync::Arc;

use super::builder::{self, PageState};
use super::component::{self, OpenComponent};
use super::document::{Block, Document, Inline};
use super::placeholder::Placeholder;
use super::sections::{MAX_COMPONENTS, Section, split};
use crate::diagnostic::{Code, Diagnostics, SourceText, Span, Spanned};
use crate::yaml::Reporter;

/// Reads the Markdown in `range` of `source`. Everything that is wrong is reported;
/// the document holds what could be read.
pub fn parse(source: &Arc<SourceText>, range: Span, diagnostics: &mut Diagnostics) -> Document {
    let mut reporter = Reporter::new(source, diagnostics);
    let mut page = PageState::default();
    let mut root: Vec<Block> = Vec::new();
    let mut open: Vec<OpenComponent> = Vec::new();
    for section in split(source.text(), range) {
        match section {
            Section::Markdown(span) => {
                let blocks = builder::blocks(source, span, &mut page, &mut reporter);
                open.last_mut().map_or(&mut root, |component| &mut component.blocks).extend(blocks);
            }
            Section::Indented(line) => reporter.report(
                Code::BadComponent,
                line,
                "a component line must begin at the start of its line",
                "Remove the spaces before `:::`; to show one as an example, put it into fenced code.",
            ),
            Section::TooDeep(line) => {
                let message = format!("components nested more than {MAX_COMPONENTS} deep");
                reporter.report(Code::TooDeep, line, message, "Close some of them with `:::`.");
            }
            Section::Open { line, name, argument } => {
                open.push(OpenComponent { line, name, argument, blocks: Vec::new() });
            }
            Section::Close(line) => match open.pop() {
                Some(component) => {
                    let block = component::close(component, line.end, &mut reporter);
                    open.last_mut().map_or(&mut root, |outer| &mut outer.blocks).extend(block);
                }
                None => reporter.report(
                    Code::UnclosedComponent,
                    line,
                    "this `:::` closes nothing",
                    "Remove it, or open a component above, as in `::: remember`.",
                ),
            },
        }
    }
    for component in open {
        let message = format!("`::: {}` is never closed", component.name.value);
        let help = "Add a line with `:::` where it ends.";
        reporter.report(Code::UnclosedComponent, component.line, message, help);
    }
    refuse_stray_pictures(&root, &mut reporter);
    Document { blocks: root.into_iter().map(Arc::new).collect() }
}

/// Rows take their pictures; one that is left stands where none can.
fn refuse_stray_pictures(blocks: &[Block], reporter: &mut Reporter<'_>) {
    let mut stray = Vec::new();
    for block in blocks {
        block.each_inline(&mut |inline| {
            if let Inline::Placeholder(Spanned { value: Placeholder::Picture(_), span }) = inline {
                stray.push(*span);
            }
        });
    }
    for span in stray {
        let help =
            "Put it at the start of an item of `::: easy-read` or `::: path`, or take it out.";
        reporter.report(Code::BadPlaceholder, span, "a picture cannot stand here", help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaflet::document::{BlockKind, Component};

    fn read(text: &str) -> (Document, Vec<String>) {
        let source = SourceText::new("a.md", text);
        let mut diagnostics = Diagnostics::new();
        let document = parse(&source, Span::new(0, text.len()), &mut diagnostics);
        let found = diagnostics.into_sorted();
        let found = found.into_iter().map(|d| {
            let at = d.place.position();
            format!("{}:{} {}", at.line, at.column, d.message)
        });
        (document, found.collect())
    }

    #[test]
    fn components_hold_blocks_and_each_other() {
        let (document, problems) =
            read("::: remember\nText.\n\n::: where fact.minutes_sent\nMore.\n:::\n:::\n");
        assert_eq!(problems, [""; 0]);
        let BlockKind::Component(Component::Remember(blocks)) = &document.blocks[0].kind else {
            panic!("not a remember box: {document:?}")
        };
        assert!(matches!(blocks[1].kind, BlockKind::Component(Component::Conditional { .. })));
    }

    #[test]
    fn rows_and_stations_begin_with_a_picture() {
        let (document, problems) = read(
            "::: easy-read\n- {{ picture.a }} One **two**.\n:::\n\n::: path\n- {{ picture.b_c }} **Here.** More.\n  - Or stop.\n- {{ picture.d }} **There.**\n:::\n",
        );
        assert_eq!(problems, [""; 0]);
        let BlockKind::Component(Component::EasyRead(rows)) = &document.blocks[0].kind else {
            panic!("no rows: {document:?}")
        };
        assert_eq!((&*rows[0].picture.value, rows[0].words.len()), ("a", 3));
        let BlockKind::Component(Component::Path(stations)) = &document.blocks[1].kind else {
            panic!("no path: {document:?}")
        };
        let ends: Vec<usize> = stations.iter().map(|station| station.exits.len()).collect();
        assert_eq!((&*stations[0].picture.value, ends), ("b_c", vec![1, 0]));
        assert_eq!(stations[0].words, [Inline::text("More.")]);
    }

    #[test]
    fn a_picture_anywhere_else_is_told_where_it_stands() {
        for (text, told) in [
            ("See {{ picture.a }} here.\n", "1:5 a picture cannot stand here"),
            ("- {{ picture.a }} A list.\n", "1:3 a picture cannot stand here"),
            ("## {{ picture.a }}\n", "1:4 a picture cannot stand here"),
            (
                "::: easy-read\n- One {{ picture.a }}\n:::\n",
                "2:1 `::: easy-read` needs a picture at the start of each item",
            ),
            (
                "::: easy-read\n- {{ picture.a }} One {{ picture.b }}\n:::\n",
                "2:23 a picture cannot stand here",
            ),
            (
                "::: easy-read\n- {{ picture.a }}\n:::\n",
                "2:3 `::: easy-read` has a picture without words",
            ),
            (
                "::: easy-read\n- {{ picture.a }} One\n\n  Two\n:::\n",
                "4:3 `::: easy-read` holds one paragraph in each item",
            ),
            ("::: easy-read\nWords\n:::\n", "2:1 `::: easy-read` holds one list and nothing else"),
            (
                "::: easy-read big\n- {{ picture.a }} One\n:::\n",
                "1:15 `::: easy-read` takes nothing after its name",
            ),
            (
                "::: path\n- {{ picture.a }} One\n:::\n",
                "2:3 `::: path` needs bold words behind each picture",
            ),
            (
                "::: path\n- {{ picture.a }} **One**\n\n  Two\n:::\n",
                "4:3 `::: path` holds one paragraph in each item",
            ),
            (
                "::: path\n- {{ picture.a }} **One**\n  - Two\n    - Three\n:::\n",
                "3:3 `::: path` has an end of more than one line",
            ),
        ] {
            assert_eq!(read(text).1, [told], "{text}");
        }
    }

    #[test]
    fn a_hundred_thousand_levels_are_refused_and_not_followed() {
        for text in ["> ".repeat(100_000), "- ".repeat(100_000), "*a **b ".repeat(100_000)] {
            let (document, _) = read(&text);
            drop(document);
        }
        let (_, problems) = read(&"::: remember\n".repeat(100_000));
        assert_eq!(problems.len(), MAX_COMPONENTS + 1);
    }

    #[test]
    fn places_are_exact_behind_components_and_wide_characters() {
        let (_, problems) = read("::: remember\nআপনি 🙂 {{ fakt.x }}\n:::\n");
        assert_eq!(problems, ["2:8 `fakt.x` stands for nothing"]);
    }
}
