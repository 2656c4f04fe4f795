//! The report that programs read: one object with a version and a list.

use std::io::{self, Write};

use serde::Serialize;

use crate::diagnostic::Diagnostic;

/// The version of this shape; it grows when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    file: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// One past the last character.
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: &'a str,
}

/// Writes the list.
pub fn write(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let diagnostics = diagnostics
        .iter()
        .map(|diagnostic| {
            let (start, end) = (diagnostic.place.position(), diagnostic.place.end_position());
            Entry {
                code: diagnostic.code.name(),
                severity: diagnostic.severity.name(),
                file: diagnostic.place.source.display_path(),
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                message: &diagnostic.message,
                help: &diagnostic.help,
            }
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &Report { version: VERSION, diagnostics })?;
    writeln!(out)
}
