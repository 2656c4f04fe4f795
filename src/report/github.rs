//! Annotations for GitHub, which shows them beside the lines of a change.

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Severity};

/// Writes one workflow command a problem.
pub fn write(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    for diagnostic in diagnostics {
        let (start, end) = (diagnostic.place.position(), diagnostic.place.end_position());
        writeln!(
            out,
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            command(diagnostic.severity),
            escape_property(&diagnostic.place.source.display_path()),
            start.line,
            start.column,
            end.line,
            end.column,
            escape_property(diagnostic.code.name()),
            escape_data(&format!("{}. {}", diagnostic.message, diagnostic.help)),
        )?;
    }
    Ok(())
}

/// The word that GitHub has for it.
const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "notice",
        Severity::Error | Severity::Warning => severity.name(),
    }
}

/// The characters that end a message.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The characters that end a property.
fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
