//! Writes a package as XLIFF.

use std::fmt::Write as _;

use super::super::coded::{Code, CodeKind, Coded, Piece};
use super::super::package::{Package, PackageFile, Segment};
use super::NAMESPACE;

/// The package as an XLIFF file.
#[must_use]
pub fn write(package: &Package) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = push_package(&mut out, package);
    out
}

fn push_package(out: &mut String, package: &Package) -> std::fmt::Result {
    writeln!(out, "<xliff version=\"1.2\" xmlns=\"{NAMESPACE}\">")?;
    for file in &package.files {
        push_file(out, package, file)?;
    }
    writeln!(out, "</xliff>")
}

fn push_file(out: &mut String, package: &Package, file: &PackageFile) -> std::fmt::Result {
    writeln!(
        out,
        "  <file original=\"{}\" source-language=\"{}\" target-language=\"{}\" datatype=\"plaintext\">",
        quoted(&file.path),
        quoted(&package.from),
        quoted(&package.into),
    )?;
    writeln!(out, "    <header>")?;
    writeln!(
        out,
        "      <tool tool-id=\"plainleaf\" tool-name=\"Plainleaf\" tool-version=\"{}\"/>",
        env!("CARGO_PKG_VERSION"),
    )?;
    writeln!(out, "    </header>")?;
    writeln!(out, "    <body>")?;
    for segment in &file.segments {
        push_segment(out, file, segment)?;
    }
    writeln!(out, "    </body>")?;
    writeln!(out, "  </file>")
}

fn push_segment(out: &mut String, file: &PackageFile, segment: &Segment) -> std::fmt::Result {
    let approved = if segment.is_current { "yes" } else { "no" };
    writeln!(
        out,
        "      <trans-unit id=\"{}\" approved=\"{approved}\" xml:space=\"preserve\">",
        segment.id
    )?;
    writeln!(out, "        <source>{}</source>", inline(&segment.english))?;
    if let Some(target) = &segment.target {
        let state = if segment.is_current { "translated" } else { "needs-review-translation" };
        writeln!(out, "        <target state=\"{state}\">{}</target>", inline(target))?;
        if let Some(was) = &segment.was {
            writeln!(out, "        <alt-trans alttranstype=\"previous-version\">")?;
            writeln!(out, "          <source>{}</source>", inline(was))?;
            writeln!(out, "          <target>{}</target>", inline(target))?;
            writeln!(out, "        </alt-trans>")?;
        }
    }
    writeln!(out, "        <context-group purpose=\"location\">")?;
    let mut context = |kind: &str, text: &str| {
        writeln!(out, "          <context context-type=\"{kind}\">{}</context>", escaped(text))
    };
    // Programs name a block by file and line, and a table has many blocks in one.
    context("sourcefile", &format!("{}#{}", file.path, segment.id))?;
    context("linenumber", &segment.line.to_string())?;
    context("element", &segment.kind)?;
    if let Some(heading) = &segment.heading {
        context("x-heading", heading)?;
    }
    writeln!(out, "        </context-group>")?;
    for note in &segment.notes {
        writeln!(out, "        <note from=\"plainleaf\">{}</note>", escaped(note))?;
    }
    writeln!(out, "      </trans-unit>")
}

/// Words with codes as elements.
fn inline(coded: &Coded) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => escaped(text),
        Piece::Open(number) => {
            format!("<g id=\"{number}\" ctype=\"{}\">", kind(&coded.codes[number - 1]))
        }
        Piece::Close(_) => "</g>".to_owned(),
        Piece::Alone(number) => {
            let code = &coded.codes[number - 1];
            let open = quoted(code.open.trim());
            format!("<x id=\"{number}\" ctype=\"{}\" equiv-text=\"{open}\"/>", kind(code))
        }
    };
    coded.pieces.iter().map(piece).collect()
}

fn kind(code: &Code) -> &'static str {
    match code.kind {
        CodeKind::Bold => "bold",
        CodeKind::Italic => "italic",
        CodeKind::Link => "link",
        CodeKind::Value => "x-value",
        CodeKind::Other => "x-other",
    }
}

/// A text between tags.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML 1.0 cannot hold these at all.
            character if character.is_control() && !matches!(character, '\t' | '\n') => {}
            character => out.push(character),
        }
    }
    out
}

/// A text between double quotes.
fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;").replace('\n', " ")
}
