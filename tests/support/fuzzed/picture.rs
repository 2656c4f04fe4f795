//! What must hold for any file of a picture.

use std::sync::Arc;

use plainleaf::diagnostic::{Diagnostics, SourceText, Span};
use plainleaf::language::Furniture;
use plainleaf::leaflet::{Block, BlockKind, Document, Inline, Picture, Row};
use plainleaf::picture::{Drawing, read_drawing};
use plainleaf::render::html::body;

use super::harm::harm_in_body;
use super::{assert_places, base_source, forget_other_texts};

thread_local! {
    static FURNITURE: Arc<Furniture> = base_source().furniture;
}

/// The file of a picture: read, and shown beside words.
pub fn pictures(text: &str) {
    forget_other_texts();
    let source = SourceText::new("a.svg", text);
    let mut diagnostics = Diagnostics::new();
    let drawing = read_drawing(&source, &mut diagnostics);
    let found = diagnostics.into_sorted();
    assert_places(&found, &source);
    assert_eq!(drawing.is_some(), found.is_empty(), "{found:?}");
    let Some(drawing) = drawing else { return };
    let document = shown(Arc::clone(&drawing), text);
    let html = FURNITURE.with(|furniture| body(&document, furniture));
    assert_eq!(harm_in_body(&html), [""; 0], "{html}");
    assert!(html.ends_with("</svg><p>Words</p></li></ul>"), "{html}");
    let turned = mirrored(&drawing);
    assert_eq!(harm_in_body(&turned), [""; 0], "{turned}");
}

/// A leaflet of one row: the drawing, which `alt` tells of, beside words.
fn shown(drawing: Arc<Drawing>, alt: &str) -> Document {
    let picture =
        Picture { id: "a".to_owned(), drawing, alt: vec![Inline::text(alt)], has_direction: false };
    let row = Row { picture, words: vec![Inline::text("Words")] };
    let block = Block { span: Span::new(0, 0), kind: BlockKind::EasyRead(vec![row]) };
    Document { blocks: vec![Arc::new(block)] }
}

/// The drawing as pages from right to left have it.
fn mirrored(drawing: &Drawing) -> String {
    let mut shapes = String::new();
    let written = drawing.write_shapes(&mut shapes, true, &|_| "class=\"p-ink\"".to_owned());
    written.expect("a string takes everything");
    format!("<svg class=\"picture\" viewBox=\"0 0 96 96\" aria-hidden=\"true\">{shapes}</svg>")
}
