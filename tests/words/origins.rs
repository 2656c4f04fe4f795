//! docs/seed-facts.md says of every fact of the documents that we began from where it is told,
//! how it was corrected, or why it was left out; and every place that it names is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use plainleaf::diagnostic::Diagnostics;
use plainleaf::source::{SHARED, Source, read};

/// How many facts each document has.
const FACTS: [usize; 5] = [11, 11, 42, 58, 31];
/// How a fact can end.
const OUTCOMES: [&str; 3] = ["Told: ", "Corrected: ", "Left out: "];

fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/seed-facts.md");
    fs::read_to_string(path).unwrap()
}

/// The cells of each row about a fact: its id, what the document says, and its outcome.
fn rows(table: &str) -> Vec<[&str; 3]> {
    let of_facts = table.lines().filter(|line| {
        line.strip_prefix("| S").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    of_facts
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            cells.try_into().unwrap_or_else(|_| panic!("three cells: {line}"))
        })
        .collect()
}

#[test]
fn the_table_has_each_fact_once_with_its_outcome() {
    let table = table();
    let rows = rows(&table);
    let wanted: Vec<String> = FACTS
        .iter()
        .enumerate()
        .flat_map(|(document, count)| (1..=*count).map(move |n| format!("S{document}-{n:02}")))
        .collect();
    assert_eq!(wanted.len(), 153);
    let ids: Vec<&str> = rows.iter().map(|[id, ..]| *id).collect();
    assert_eq!(ids, wanted);
    let mut counts = [0; 3];
    for [id, said, outcome] in &rows {
        let found = OUTCOMES.iter().position(|start| outcome.starts_with(start));
        counts[found.unwrap_or_else(|| panic!("{id} has no outcome: {outcome}"))] += 1;
        assert!(!said.is_empty(), "{id}");
        let is_left_out = outcome.starts_with("Left out: ");
        assert!(is_left_out || outcome.contains('`'), "{id} names no place: {outcome}");
    }
    let [told, corrected, left_out] = counts;
    let sum = format!("153 facts: {told} told, {corrected} corrected, {left_out} left out.");
    assert!(table.contains(&sum), "the table should say: {sum}");
}

#[test]
fn every_place_that_the_table_names_is_there() {
    let source = read(env!("CARGO_MANIFEST_DIR").as_ref(), &mut Diagnostics::new()).unwrap();
    let anchors = anchors(&source);
    let table = table();
    let mut missing = Vec::new();
    let mut named = 0;
    for place in table.split('`').skip(1).step_by(2) {
        let Some((leaflet, anchor)) = leaflet_in(place) else { continue };
        named += 1;
        match anchors.get(leaflet) {
            None => missing.push(format!("there is no leaflet `{leaflet}`")),
            Some(own) if !anchor.is_none_or(|anchor| own.iter().any(|id| id == anchor)) => {
                missing.push(format!("`{leaflet}` has no part `{}`", anchor.unwrap_or_default()));
            }
            Some(_) => {}
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(named > 200, "{named} places");
}

/// "parents/your-plan#help" in two, if `place` is a leaflet. Files of data have a dot.
fn leaflet_in(place: &str) -> Option<(&str, Option<&str>)> {
    let (leaflet, anchor) = match place.split_once('#') {
        Some((leaflet, anchor)) => (leaflet, Some(anchor)),
        None => (place, None),
    };
    let parts: Vec<&str> = leaflet.split('/').collect();
    let is_folder = parts.iter().any(|part| matches!(*part, "parents" | "children" | "everyone"));
    (is_folder && !leaflet.contains(['.', '…', ' '])).then_some((leaflet, anchor))
}

/// The parts of each leaflet, by how the table names it.
fn anchors(source: &Source) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for (owner, leaflets) in &source.leaflets {
        for (id, leaflet) in leaflets {
            let before = if *owner == SHARED { String::new() } else { format!("{owner}/") };
            let name = format!("{before}{}/{}", id.audience.folder(), id.slug);
            let headings = leaflet.document.headings();
            let ids = headings.into_iter().map(|(_, id, _)| id.to_owned()).collect();
            found.insert(name, ids);
        }
    }
    found
}

#[test]
fn places_in_the_table_are_told_apart() {
    assert_eq!(leaflet_in("parents/your-plan#help"), Some(("parents/your-plan", Some("help"))));
    let own = leaflet_in("barnet/parents/other-meetings");
    assert_eq!(own, Some(("barnet/parents/other-meetings", None)));
    assert_eq!(leaflet_in("barnet/borough.yaml: contact chair"), None);
    assert_eq!(leaflet_in("parents/…"), None);
}
