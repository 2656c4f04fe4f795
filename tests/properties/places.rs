//! Problems have places, and running text leads back to its file.

use plainleaf::diagnostic::{Code, Diagnostic, Diagnostics, SourceText, Span};
use plainleaf::edition::Selection;
use plainleaf::prose::{Role, data_passages, markdown_prose, plain_prose};
use proptest::prelude::*;

use super::leads_back::assert_leads_back;
use super::read_document;
use super::support::{EXAMPLE, Site};
use super::written::{leaflet_text, yaml_text};

/// What a problem is about, as the text has it at the problem's place.
fn pointed_at(diagnostic: &Diagnostic) -> &str {
    let place = &diagnostic.place;
    &place.source.text()[place.span.start..place.span.end]
}

/// Whether the text at the place of a problem looks like that problem.
fn looks_right(diagnostic: &Diagnostic) -> bool {
    let text = pointed_at(diagnostic);
    match diagnostic.code {
        Code::RawHtml => text.trim_start().starts_with('<'),
        Code::Image => text.starts_with("!["),
        Code::UnclosedComponent => text.starts_with(":::"),
        Code::UnknownComponent => {
            let shown = plainleaf::characters::printable(text.into());
            diagnostic.message.contains(&format!("`{shown}`"))
        }
        Code::UnsafeLink => text.starts_with('[') || text.starts_with('<'),
        _ => !text.is_empty(),
    }
}

fn assert_places(found: &[Diagnostic], source: &SourceText, body: usize) {
    let lines = source.text().split('\n').count();
    for diagnostic in found {
        let (span, at) = (diagnostic.place.span, diagnostic.place.position());
        assert!(body <= span.start && span.start <= span.end, "{diagnostic:?}");
        assert!(span.end <= source.text().len(), "{diagnostic:?}");
        assert!((1..=lines).contains(&at.line) && at.column >= 1, "{diagnostic:?}");
        assert!(diagnostic.place.end_position().line >= at.line, "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_its_problems_have_places_in_it(text in leaflet_text()) {
        const FRONT: &str = "---\ntitle: é\n---\n";
        let (_, found, source) = read_document(&format!("{FRONT}{text}"), FRONT.len());
        assert_places(&found, &source, FRONT.len());
        for diagnostic in &found {
            prop_assert!(looks_right(diagnostic), "{:?}: {diagnostic:?}", pointed_at(diagnostic));
        }
    }

    #[test]
    fn every_character_of_any_text_leads_back_to_the_file(text in leaflet_text()) {
        for passages in [
            markdown_prose(&text, Span::new(0, text.len())).passages,
            plain_prose(&text).passages,
        ] {
            for passage in &passages {
                assert_leads_back(passage, &text);
            }
        }
    }

    #[test]
    fn every_character_of_any_value_leads_back_to_the_file(text in yaml_text()) {
        let source = SourceText::new("a.yaml", &*text);
        let whole = Span::new(0, text.len());
        if let Some(node) = plainleaf::yaml::parse(&source, whole, &mut Diagnostics::new()) {
            for passage in data_passages(&text, &node, &|_| Role::Printed) {
                assert_leads_back(&passage, &text);
            }
        }
    }

    #[test]
    fn any_yaml_is_read_and_its_problems_have_places_in_it(text in yaml_text()) {
        let source = SourceText::new("a.yaml", &*text);
        let mut diagnostics = Diagnostics::new();
        let whole = Span::new(0, text.len());
        let node = plainleaf::yaml::parse(&source, whole, &mut diagnostics);
        let found = diagnostics.into_sorted();
        assert_places(&found, &source, 0);
        prop_assert_eq!(node.is_none(), found.len() == 1, "{:?}", found);
    }
}

proptest! {
    // Each case reads a whole site from the disk.
    #![proptest_config(ProptestConfig {
        cases: 48, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn any_file_of_a_site_is_checked(front in yaml_text(), text in leaflet_text()) {
        let site = Site::base();
        site.write(EXAMPLE, format!("---\n{front}\n---\n{text}"));
        site.write("content/camden/borough.yaml", &front);
        site.write("translations/pl/_shared/glossary.yaml", &front);
        let found = plainleaf::build::check_site(site.path(), &Selection::default()).unwrap();
        for diagnostic in &found {
            assert_places(std::slice::from_ref(diagnostic), &diagnostic.place.source, 0);
        }
    }
}
