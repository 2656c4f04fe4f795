//! Reads XLIFF 1.2 as a translator's program gives it back.

use std::sync::Arc;

use roxmltree::{Document, Node};

use super::super::coded::Piece;
use super::super::returned::{Returned, ReturnedBlock};
use super::NAMESPACE;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};

/// States of a target that is still to be worked on (XLIFF 1.2, 4.3).
const UNFINISHED: [&str; 7] = [
    "new",
    "needs-translation",
    "needs-adaptation",
    "needs-l10n",
    "needs-review-translation",
    "needs-review-adaptation",
    "needs-review-l10n",
];

/// Deepest nesting of codes that is read: a bound keeps a hostile file from exhausting the stack.
const MAX_DEPTH: usize = 32;

/// Reads the file; what cannot be read is in `diagnostics`.
#[must_use]
pub fn read(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Returned {
    let mut reader = Reader { source, diagnostics, returned: Returned::default() };
    match Document::parse(source.text()) {
        Ok(document) => reader.document(&document),
        Err(error) => reader.refuse_xml(&error),
    }
    reader.returned
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    diagnostics: &'a mut Diagnostics,
    returned: Returned,
}

impl Reader<'_> {
    fn refuse(&mut self, place: Place, message: impl Into<String>, help: &str) {
        self.diagnostics.report(Code::BadExchangeFile, place, message, help);
    }

    fn refuse_xml(&mut self, error: &roxmltree::Error) {
        let at = error.pos();
        let row = usize::try_from(at.row).unwrap_or(1).max(1);
        let line = self.source.text().split_inclusive('\n').take(row - 1).map(str::len).sum();
        let rest = &self.source.text()[line..];
        let column = usize::try_from(at.col).unwrap_or(1).max(1) - 1;
        let column = rest.char_indices().nth(column).map_or(0, |(at, _)| at);
        let place = Place::new(self.source, Span::new(line + column, line + column + 1));
        self.refuse(
            place,
            format!("this is not XML: {error}"),
            "Save the file again from the translator's program. Nothing of it has been taken over.",
        );
    }

    fn document(&mut self, document: &Document<'_>) {
        let root = document.root_element();
        let version = root.attribute("version").unwrap_or_default();
        if !root.has_tag_name((NAMESPACE, "xliff")) || version != "1.2" {
            let place = Place::new(self.source, self.start_tag(root));
            return self.refuse(
                place,
                "this is not a file of XLIFF 1.2",
                "Have the translator's program give the file back in the format that it came in.",
            );
        }
        for file in root.children().filter(|node| is(*node, "file")) {
            self.returned.into = self
                .returned
                .into
                .take()
                .or_else(|| file.attribute("target-language").map(str::to_owned));
            let path = file.attribute("original").unwrap_or_default();
            for unit in file.descendants().filter(|node| is(*node, "trans-unit")) {
                self.unit(path, unit);
            }
        }
    }

    fn unit(&mut self, path: &str, unit: Node<'_, '_>) {
        let child = |name: &str| unit.children().find(|node| is(*node, name));
        let (Some(source), target) = (child("source"), child("target")) else { return };
        let span = target.map_or_else(|| self.start_tag(unit), |target| Span::from(target.range()));
        let place = Place::new(self.source, span);
        let state = target.and_then(|target| target.attribute("state")).unwrap_or("translated");
        let english = self.pieces(source);
        let target = target.map(|target| self.pieces(target)).unwrap_or_default();
        self.returned.blocks.push(ReturnedBlock {
            path: path.to_owned(),
            id: unit.attribute("id").unwrap_or_default().to_owned(),
            english,
            target,
            is_done: unit.attribute("approved") == Some("yes") || !UNFINISHED.contains(&state),
            place,
        });
    }

    /// Words and codes of a source or target.
    fn pieces(&mut self, node: Node<'_, '_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.push_pieces(node, 0, &mut pieces);
        pieces
    }

    fn push_pieces(&mut self, node: Node<'_, '_>, depth: usize, pieces: &mut Vec<Piece>) {
        if depth > MAX_DEPTH {
            let place = Place::new(self.source, self.start_tag(node));
            return self.refuse(
                place,
                format!("codes nested more than {MAX_DEPTH} levels deep"),
                "Use the codes of the English sentence only.",
            );
        }
        for child in node.children() {
            if child.is_text() {
                pieces.push(Piece::Text(child.text().unwrap_or_default().to_owned()));
                continue;
            }
            let name = child.tag_name().name();
            match name {
                // What a program marks for itself, such as sentences and terms.
                "mrk" => self.push_pieces(child, depth + 1, pieces),
                "g" | "x" | "ph" | "bx" | "ex" | "bpt" | "ept" => {
                    self.push_code(child, name, depth, pieces);
                }
                _ if child.is_element() => {
                    let place = Place::new(self.source, Span::from(child.range()));
                    self.refuse(
                        place,
                        format!("a code `{name}` that the file did not have when it was exported"),
                        "Use the codes of the English sentence only.",
                    );
                }
                _ => {}
            }
        }
    }

    fn push_code(&mut self, node: Node<'_, '_>, name: &str, depth: usize, pieces: &mut Vec<Piece>) {
        // Programs that write a pair as two codes give both the same `rid` or `id`.
        let number = node.attribute("rid").or_else(|| node.attribute("id"));
        // No code has the number 0: it is refused where codes are held against the English.
        let number = number.and_then(|id| id.parse().ok()).unwrap_or_default();
        match name {
            "g" => {
                pieces.push(Piece::Open(number));
                self.push_pieces(node, depth + 1, pieces);
                pieces.push(Piece::Close(number));
            }
            "bx" | "bpt" => pieces.push(Piece::Open(number)),
            "ex" | "ept" => pieces.push(Piece::Close(number)),
            _ => pieces.push(Piece::Alone(number)),
        }
    }

    /// The first tag of an element, for messages.
    fn start_tag(&self, node: Node<'_, '_>) -> Span {
        let range = node.range();
        let length = self.source.text()[range.clone()].find('>').map_or(range.len(), |at| at + 1);
        Span::new(range.start, range.start + length)
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((NAMESPACE, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(target: &str) -> String {
        format!(
            "<xliff version=\"1.2\" xmlns=\"{NAMESPACE}\"><file original=\"a.md\" target-language=\"pl\"><body><trans-unit id=\"1\"><source>a</source><target>{target}</target></trans-unit></body></file></xliff>"
        )
    }

    fn read_target(target: &str) -> (Vec<Piece>, Vec<String>) {
        let source = SourceText::new("pl.xlf", file(target));
        let mut diagnostics = Diagnostics::new();
        let returned = read(&source, &mut diagnostics);
        let told = diagnostics.into_sorted().into_iter().map(|told| told.message).collect();
        (returned.blocks.into_iter().flat_map(|block| block.target).collect(), told)
    }

    #[test]
    fn what_programs_mark_for_themselves_is_looked_through() {
        let (pieces, told) = read_target(
            "<mrk mtype=\"seg\" mid=\"1\">Jeden <g id=\"1\">dwa</g></mrk><ph id=\"2\">x</ph><bpt id=\"3\">[</bpt>y<ept id=\"3\">]</ept>",
        );
        let text = |words: &str| Piece::Text(words.to_owned());
        let wanted = [
            text("Jeden "),
            Piece::Open(1),
            text("dwa"),
            Piece::Close(1),
            Piece::Alone(2),
            Piece::Open(3),
            text("y"),
            Piece::Close(3),
        ];
        assert_eq!(pieces, wanted);
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn codes_nested_without_end_are_refused() {
        let deep = 100_000;
        let target = "<g id=\"1\">".repeat(deep) + &"</g>".repeat(deep);
        let (_, told) = read_target(&target);
        assert_eq!(told.len(), 1, "{told:?}");
    }
}
