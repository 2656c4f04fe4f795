//! Real leaflets of councils show their known defects: `tests/seeds/defects.yaml` says which
//! rule finds each, or why none can.
//!
//! tests/support/seeds.rs says where the leaflets are.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use plainleaf::check::{Carried, check_loose};
use plainleaf::diagnostic::{Code, Diagnostic, Diagnostics, SourceText};
use plainleaf::language::Language;
use plainleaf::links::Outside;
use serde::Deserialize;

/// At least so many of the defects must be found.
const WANTED: usize = 73;
/// So many are known.
const KNOWN: usize = 80;

/// One defect of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Defect {
    /// Rules that find it; one is enough.
    #[serde(default)]
    rules: Vec<String>,
    /// Words around its place, or none for a finding about the whole document.
    #[serde(default)]
    at: String,
    /// Words of the message, where the place does not tell.
    #[serde(default)]
    says: String,
    /// Why no rule can find it.
    #[serde(default)]
    none: String,
}

#[test]
fn the_known_defects_of_real_leaflets_are_found() {
    let Some(leaflets) = support::seeds::texts("the known defects of real leaflets") else {
        return;
    };
    let findings = findings_of(&leaflets);
    let mut found = 0;
    let mut missed = Vec::new();
    let table = table();
    for (id, defect) in &table {
        let own = &findings[&number_of(id)];
        if own.iter().any(|diagnostic| defect.is(diagnostic)) {
            found += 1;
        } else if !defect.rules.is_empty() {
            missed.push(format!("{id}: {:?} at {:?}", defect.rules, defect.at));
        }
    }
    let told = format!("{found} of {} defects are found", table.len());
    println!("{told}");
    assert!(missed.is_empty(), "not found:\n{}", missed.join("\n"));
    assert!(found >= WANTED, "{told}");
}

#[test]
fn the_table_has_every_defect_with_a_rule_or_a_reason() {
    let table = table();
    assert_eq!(table.len(), KNOWN);
    for (id, defect) in &table {
        assert_ne!(defect.rules.is_empty(), defect.none.is_empty(), "{id}: a rule or a reason");
        for rule in &defect.rules {
            assert!(Code::of_name(rule).is_some(), "{id}: there is no rule `{rule}`");
        }
        let words = defect.at.split_whitespace().count();
        assert!(words <= 5, "{id}: the words of a leaflet are not copied here");
    }
}

fn table() -> BTreeMap<String, Defect> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds/defects.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// "D3-05" is of leaflet 3.
fn number_of(id: &str) -> usize {
    id[1..2].parse().unwrap()
}

/// What is found in each leaflet, by its number.
fn findings_of(leaflets: &[String]) -> BTreeMap<usize, Vec<Diagnostic>> {
    let carried = Carried::read();
    let language = Arc::new(Language::new("en").unwrap());
    let findings = leaflets.iter().enumerate().map(|(number, leaflet)| {
        let text = as_markdown(leaflet);
        let source = SourceText::new(format!("{number}.md"), text);
        let mut diagnostics = Diagnostics::new();
        check_loose(&source, &language, &carried.known(), Outside::Left, &mut diagnostics);
        let found = diagnostics.into_sorted();
        if std::env::var_os("SHOW").is_some() {
            show(number, &found);
        }
        (number, found)
    });
    findings.collect()
}

fn show(number: usize, found: &[Diagnostic]) {
    for diagnostic in found {
        let span = diagnostic.place.span;
        let line = diagnostic.place.source.position(span.start).line;
        let words = &diagnostic.place.source.text()[span.start..span.end];
        let words: String = words.chars().take(60).collect();
        println!("{number}:{line} {} `{words}` {}", diagnostic.code.name(), diagnostic.message);
    }
}

impl Defect {
    /// Whether `diagnostic` is about it.
    fn is(&self, diagnostic: &Diagnostic) -> bool {
        self.rules.iter().any(|rule| rule == diagnostic.code.name())
            && diagnostic.message.contains(&self.says)
            && (self.at.is_empty() || around(diagnostic).contains(&self.at))
    }
}

/// The lines that a finding points at, as one.
fn around(diagnostic: &Diagnostic) -> String {
    let text = diagnostic.place.source.text();
    let span = diagnostic.place.span;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    text[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A leaflet as Markdown, its words unchanged: bullets become items, and a short line that
/// stands alone without a full stop becomes a heading, the first one the title.
fn as_markdown(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let line_at = |at: Option<usize>| at.and_then(|at| lines.get(at)).copied().unwrap_or_default();
    let mut markdown = String::new();
    let mut has_title = false;
    for (number, line) in lines.iter().enumerate() {
        let alone =
            line_at(number.checked_sub(1)).is_empty() && line_at(Some(number + 1)).is_empty();
        let following = lines[number + 1..].iter().find(|line| !line.is_empty()).copied();
        if let Some(item) = line.strip_prefix('•') {
            markdown += "- ";
            markdown += item.trim();
        } else if alone && is_heading(line, following.unwrap_or_default()) {
            markdown += if has_title { "## " } else { "# " };
            markdown += line;
            has_title = true;
        } else {
            markdown += line;
        }
        markdown.push('\n');
    }
    markdown
}

fn is_heading(line: &str, following: &str) -> bool {
    let words = line.split_whitespace().count();
    let introduces_list = following.starts_with(['•', '-']);
    let is_label = line.starts_with(char::is_lowercase);
    (2..13).contains(&words)
        && !line.ends_with(['.', ',', ';'])
        && !introduces_list
        && !is_label
        && line.starts_with(char::is_alphabetic)
}

#[test]
fn a_leaflet_becomes_markdown_with_its_words() {
    let text = "Our meeting\n\nThis is a sentence.\n\nWe will\n\n  • listen\n\ntel:\n";
    let markdown = as_markdown(text);
    assert_eq!(markdown, "# Our meeting\n\nThis is a sentence.\n\nWe will\n\n- listen\n\ntel:\n");
}
