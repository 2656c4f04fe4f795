//! SARIF 2.1.0, the format that code hosts and editors import.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Severity};

/// Writes one run with every kind of problem that was found as a rule.
pub fn write(out: &mut dyn Write, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let used: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| diagnostics.iter().any(|d| d.code == *code))
        .collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Plainleaf",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

/// The word that SARIF has for it.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "note",
        Severity::Error | Severity::Warning => severity.name(),
    }
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.summary() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(diagnostic: &Diagnostic) -> Value {
    let (start, end) = (diagnostic.place.position(), diagnostic.place.end_position());
    json!({
        "ruleId": diagnostic.code.name(),
        "level": level(diagnostic.severity),
        "message": { "text": format!("{}. {}", diagnostic.message, diagnostic.help) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&diagnostic.place.source.display_path()) },
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        }}],
    })
}

/// A relative path as a URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    // Writing to a string cannot fail.
    let _ = pulldown_cmark_escape::escape_href(&mut uri, path);
    uri
}
