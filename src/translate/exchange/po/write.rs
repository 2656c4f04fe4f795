//! Writes a package as PO.

use std::fmt::Write as _;

use super::super::coded::{Coded, Piece};
use super::super::package::{Package, PackageFile, Segment};
use super::BETWEEN;

/// The package as a PO file that was made at `now`.
#[must_use]
pub fn write(package: &Package, now: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = push_package(&mut out, package, now);
    out
}

fn push_package(out: &mut String, package: &Package, now: &str) -> std::fmt::Result {
    let header = [
        ("Project-Id-Version", "leaflets"),
        ("POT-Creation-Date", now),
        ("PO-Revision-Date", now),
        ("Last-Translator", "not named"),
        ("Language-Team", "not named"),
        ("Language", &package.into.replace('-', "_")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", concat!("Plainleaf ", env!("CARGO_PKG_VERSION"))),
    ];
    writeln!(out, "msgid \"\"\nmsgstr \"\"")?;
    for (key, value) in header {
        writeln!(out, "\"{}: {}\\n\"", key, escaped(value))?;
    }
    for file in &package.files {
        for segment in &file.segments {
            push_segment(out, file, segment)?;
        }
    }
    Ok(())
}

fn push_segment(out: &mut String, file: &PackageFile, segment: &Segment) -> std::fmt::Result {
    writeln!(out)?;
    let heading = segment.heading.iter().map(|heading| format!("Under the heading: {heading}"));
    let kind = format!("What it is: {}", segment.kind);
    for note in heading.chain([kind]).chain(segment.notes.iter().cloned()) {
        writeln!(out, "#. {}", note.replace(['\n', '\r'], " "))?;
    }
    writeln!(out, "#: {}:{}", file.path, segment.line)?;
    if segment.target.is_some() && !segment.is_current {
        writeln!(out, "#, fuzzy")?;
        if let Some(was) = &segment.was {
            writeln!(out, "#| msgid \"{}\"", escaped(&inline(was)))?;
        }
    }
    writeln!(out, "msgctxt \"{}{BETWEEN}{}\"", escaped(&file.path), segment.id)?;
    writeln!(out, "msgid \"{}\"", escaped(&inline(&segment.english)))?;
    let target = segment.target.as_ref().map(inline).unwrap_or_default();
    writeln!(out, "msgstr \"{}\"", escaped(&target))
}

/// Words with codes as tags.
fn inline(coded: &Coded) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Open(number) => format!("<g{number}>"),
        Piece::Close(number) => format!("</g{number}>"),
        Piece::Alone(number) => format!("<x{number}/>"),
    };
    coded.pieces.iter().map(piece).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}
