//! Facts from YAML: `facts.yaml` and the `facts:` of a borough.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;

use crate::diagnostic::{Diagnostics, SourceText, Span};
use crate::facts::{Fact, Standing, Unit, Verified};
use crate::yaml::{Mapping, Node, Reporter, parse};

/// Reads a whole file of facts, once however often it is read.
pub fn read_facts(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Arc<BTreeMap<String, Fact>> {
    let (facts, found) = facts_in(source);
    diagnostics.extend(found);
    facts
}

#[memoize]
fn facts_in(source: &Arc<SourceText>) -> (Arc<BTreeMap<String, Fact>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, &mut found);
    let facts = node.map(|node| facts_of(node, &mut Reporter::new(source, &mut found)));
    (Arc::new(facts.unwrap_or_default()), found)
}

/// Reads a mapping of id to fact.
pub fn facts_of(node: Node, reporter: &mut Reporter<'_>) -> BTreeMap<String, Fact> {
    let Some(mapping) = Mapping::of(node, "the list of facts", reporter) else {
        return BTreeMap::new();
    };
    mapping
        .into_entries()
        .into_iter()
        .filter_map(|(id, node)| Some((id.value, fact_of(node, id.span, reporter)?)))
        .collect()
}

fn fact_of(node: Node, id: Span, reporter: &mut Reporter<'_>) -> Option<Fact> {
    let mut mapping = Mapping::of(node, "a fact", reporter)?;
    let label = mapping.required_text("label", reporter);
    let value = required(&mut mapping, "value", reporter, Mapping::number);
    let unit = required(&mut mapping, "unit", reporter, |mapping, key, reporter| {
        mapping.choice(key, &Unit::NAMES, reporter)
    });
    let standing = required(&mut mapping, "standing", reporter, |mapping, key, reporter| {
        mapping.choice(key, &Standing::NAMES, reporter)
    });
    let source = mapping.required_text("source", reporter);
    let verified = required(&mut mapping, "verified", reporter, |mapping, key, reporter| {
        mapping.choice(key, &Verified::NAMES, reporter)
    });
    let checked = required(&mut mapping, "checked", reporter, Mapping::date);
    let review_by = required(&mut mapping, "review_by", reporter, Mapping::date);
    let note = mapping.text("note", reporter).map(|note| note.value);
    mapping.finish(reporter);
    Some(Fact {
        label: label?.value,
        value: value?,
        unit: unit?,
        standing: standing?,
        source: source?.value,
        verified: verified?,
        checked: checked?,
        review_by: review_by?,
        note,
        place: reporter.place(id),
    })
}

/// What `read` finds under `key`; reports when the key is not there at all.
pub fn required<T>(
    mapping: &mut Mapping,
    key: &'static str,
    reporter: &mut Reporter<'_>,
    read: impl FnOnce(&mut Mapping, &'static str, &mut Reporter<'_>) -> Option<T>,
) -> Option<T> {
    if mapping.has(key) { read(mapping, key, reporter) } else { mapping.missing(key, reporter) }
}
