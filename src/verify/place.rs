//! Problems of one file as diagnostics: its text is kept only when there are any.

use super::gathered::Problem;
use crate::diagnostic::{Diagnostic, Place, SourceText};

/// The diagnostics of `problems` in `text`.
pub fn diagnostics(problems: &[Problem], path: String, text: &str) -> Vec<Diagnostic> {
    if problems.is_empty() {
        return Vec::new();
    }
    let source = SourceText::new(path, text);
    let diagnostic = |problem: &Problem| Diagnostic {
        code: problem.code,
        severity: problem.code.severity(),
        place: Place::new(&source, problem.span),
        message: problem.message.clone(),
        help: problem.help.clone(),
    };
    problems.iter().map(diagnostic).collect()
}
