//! The report that people read: the source line, what is wrong, what to do.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};

/// Writes each problem with its source line, then how many there are.
pub fn write(out: &mut dyn Write, diagnostics: &[Diagnostic], colours: bool) -> io::Result<()> {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    for diagnostic in diagnostics {
        writeln!(out, "{}\n", one(diagnostic, &renderer))?;
    }
    writeln!(out, "{}", summary(diagnostics))
}

fn one(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let place = &diagnostic.place;
    let path = place.source.display_path();
    let (text, first_line, span) = excerpt(diagnostic);
    let snippet = Snippet::source(text)
        .path(path.as_str())
        .line_start(first_line)
        .annotation(AnnotationKind::Primary.span(span).label(""));
    let group = level.primary_title(&*diagnostic.message).id(diagnostic.code.name());
    let group = group.element(snippet).element(Level::HELP.message(&*diagnostic.help));
    renderer.render(&[group])
}

/// The line of a problem, its number, and the problem's place in it. What spans several
/// lines is shown by its first, so that a whole mapping is not printed.
fn excerpt(diagnostic: &Diagnostic) -> (&str, usize, std::ops::Range<usize>) {
    let place = &diagnostic.place;
    let text = place.source.text();
    let start = text[..place.span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[start..end].trim_end_matches('\r');
    let from = (place.span.start - start).min(line.len());
    let to = place.span.end.saturating_sub(start).clamp(from, line.len());
    (line, place.position().line, from..to)
}

/// How many problems there are: "2 errors, 1 warning and 3 hints in 2 files".
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let mut files: Vec<_> = diagnostics.iter().map(|d| d.place.source.path()).collect();
    files.dedup();
    let parts: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (count(severity), severity.name()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word))
        .collect();
    let all = match parts.as_slice() {
        [] => return "No problems found".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    format!("{all} in {}", counted(files.len(), "file"))
}

fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
