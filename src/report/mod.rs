//! Reports: diagnostics as people, pipelines and code hosts read them.

mod github;
mod human;
mod json;
mod sarif;

pub use human::summary;

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;

/// The shapes of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The lines of the source with what is wrong in them.
    Human,
    /// A list of objects.
    Json,
    /// Annotations that GitHub shows beside the changed lines.
    Github,
    /// SARIF 2.1, which code hosts and editors import.
    Sarif,
}

/// Writes a report of `diagnostics`. `colours` are for terminals and the human shape only.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    format: Format,
    colours: bool,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(out, diagnostics, colours),
        Format::Json => json::write(out, diagnostics),
        Format::Github => github::write(out, diagnostics),
        Format::Sarif => sarif::write(out, diagnostics),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};

    fn report(format: Format) -> String {
        let source =
            SourceText::new("content/barnet/borough.yaml", "nmae: Barnet\nশিশু: 100%, ok\n");
        let mut diagnostics = Diagnostics::new();
        diagnostics.report(
            Code::UnknownKey,
            Place::new(&source, Span::new(0, 4)),
            "a borough has no key `nmae`",
            "Did you mean `name`?",
        );
        let wide = Place::new(&source, Span::new(13, 25));
        diagnostics.report(
            Code::MissingString,
            wide,
            "two: parts, 100%\nand a line",
            "Translate it.",
        );
        let mut out = Vec::new();
        write(&mut out, &diagnostics.into_sorted(), format, false).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn human() {
        insta::assert_snapshot!(report(Format::Human));
    }

    #[test]
    fn json() {
        insta::assert_snapshot!(report(Format::Json));
    }

    #[test]
    fn github() {
        insta::assert_snapshot!(report(Format::Github));
    }

    #[test]
    fn sarif() {
        insta::assert_snapshot!(report(Format::Sarif));
    }
}
