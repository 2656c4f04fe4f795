//! The report that people read: the source line, what is wrong, what to do.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::characters::printable;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// How many bytes of a line are shown on each side of where its problem begins.
const SHOWN: usize = 1000;

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
    let at = diagnostic.place.position();
    let path = diagnostic.place.source.display_path();
    let (line, span) = excerpt(diagnostic);
    // A terminal obeys some characters.
    let [before, marked, after] = [&line[..span.start], &line[span.clone()], &line[span.end..]]
        .map(|part| printable(part.into()));
    let text = format!("{before}{marked}{after}");
    let snippet = Snippet::source(&*text).path(path.as_str()).line_start(at.line).annotation(
        AnnotationKind::Primary.span(before.len()..before.len() + marked.len()).label(""),
    );
    let group = level.primary_title(&*diagnostic.message).id(diagnostic.code.name());
    let group = group.element(snippet).element(Level::HELP.message(&*diagnostic.help));
    let report = renderer.render(&[group]);
    // The renderer counts columns from where the part of a long line begins.
    let place = |column: usize| format!("{path}:{}:{column}", at.line);
    report.replacen(&place(before.chars().count() + 1), &place(at.column), 1)
}

/// The line of a problem, and the problem's place in it. What spans several lines is shown by
/// its first, so that a whole mapping is not printed, and of a very long line only the part
/// around the problem.
fn excerpt(diagnostic: &Diagnostic) -> (&str, Range<usize>) {
    let Place { source, span } = &diagnostic.place;
    let text = source.text();
    let from = text.ceil_char_boundary(span.start.saturating_sub(SHOWN));
    let start = text[from..span.start].rfind('\n').map_or(from, |found| from + found + 1);
    let to = text.floor_char_boundary(span.start + SHOWN);
    let end = text[span.start..to].find('\n').map_or(to, |found| span.start + found);
    let line = text[start..end].trim_end_matches('\r');
    let from = (span.start - start).min(line.len());
    let to = span.end.saturating_sub(start).clamp(from, line.len());
    (line, from..to)
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
