//! `table-without-header`: a table whose columns have no names.

use std::collections::BTreeMap;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::TableWithoutHeader, Reach::Everything, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let mut tables: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
    for passage in text.printed() {
        if let Kind::HeaderCell { table } = passage.kind {
            tables.entry(table).or_default().push(passage);
        }
    }
    for cells in tables.into_values() {
        let is_empty = |cell: &&&Passage| cell.text.trim().is_empty();
        // The corner above the names of the rows may stay empty.
        let nameless = cells.iter().skip(1).filter(is_empty).count();
        if nameless > 0 || cells.iter().all(|cell| is_empty(&cell)) {
            findings.span(
                cells[0].span,
                "a table with a column that has no name",
                "Name each column in the first row: screen readers say the name before each cell.",
            );
        }
    }
}
