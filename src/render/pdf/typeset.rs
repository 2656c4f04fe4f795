//! Setting a leaflet: data in, PDF out.

use std::collections::BTreeSet;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::reading_order::in_reading_order;
use super::sheets::sheets;
use super::world::{LeafletWorld, Shop};
use crate::language::Direction;

/// A leaflet on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why a leaflet cannot be set.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The template or what it was given is wrong.
    #[error("the leaflet cannot be set on paper: {0}")]
    Template(String),
    /// No font has a letter that the leaflet needs.
    #[error("no font has these letters: {0}")]
    NoLetter(String),
    /// The data cannot be written.
    #[error("the leaflet's data cannot be written")]
    Data(#[from] serde_json::Error),
}

/// What becomes of the pages that were set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A file to read, also with a screen reader: PDF/UA-1 and PDF/A-2a.
    Pages,
    /// Sheets to fold, for the printer alone: PDF/A-2b. The pages themselves are to be read
    /// in the file of the booklet.
    Sheets,
}

/// Sets a leaflet of pages that run in `direction`. `name` tells its file apart from every other
/// one, and stays the same.
///
/// # Errors
/// When the template is wrong, or the fonts lack a letter.
pub fn typeset(
    shop: &Shop<'_>,
    data: Vec<u8>,
    name: &str,
    direction: Direction,
    output: Output,
) -> Result<Pdf, PdfError> {
    let world = LeafletWorld::new(shop, data);
    let set = typst::compile::<PagedDocument>(&world).output.map_err(|e| told(&e))?;
    let (document, standards) = match output {
        Output::Pages => (in_reading_order(&set), &[PdfStandard::Ua_1, PdfStandard::A_2a][..]),
        Output::Sheets => (sheets(&set, direction), &[PdfStandard::A_2b][..]),
    };
    let standards = PdfStandards::new(standards);
    let options = PdfOptions {
        ident: Smart::Custom(name.to_owned()),
        creator: Smart::Custom(Some("Plainleaf".to_owned())),
        timestamp: Datetime::from_ymd_hms(2026, 1, 1, 0, 0, 0).map(Timestamp::new_utc),
        standards: standards
            .map_err(|message| PdfError::Template(message.message().to_string()))?,
        tagged: output == Output::Pages,
        ..PdfOptions::default()
    };
    let mut bytes = typst_pdf::pdf(&document, &options).map_err(|e| told(&e))?;
    tell_direction(&mut bytes, direction);
    Ok(Pdf { bytes, pages: document.pages().len() })
}

/// Corrects the direction of reading in the file's catalogue. Typst tells it from the language
/// alone and takes Punjabi for a language that runs from the right, which it only is in the script
/// of Pakistan (<https://github.com/typst/typst/issues/8192>).
fn tell_direction(bytes: &mut [u8], direction: Direction) {
    const FROM_RIGHT: &[u8] = b"/Direction/R2L";
    if direction == Direction::RightToLeft {
        return;
    }
    let place = bytes.windows(FROM_RIGHT.len()).position(|window| window == FROM_RIGHT);
    if let Some(place) = place {
        // As long as before, so that no offset in the file changes.
        bytes[place..place + FROM_RIGHT.len()].copy_from_slice(b"/Direction/L2R");
    }
}

/// How Typst says that a letter is in no font.
const NO_LETTER: &str = "could not be displayed with font";

fn told(problems: &[SourceDiagnostic]) -> PdfError {
    const SHOWN: usize = 3;
    let mut told: Vec<String> = problems
        .iter()
        .take(SHOWN)
        .map(|problem| {
            let hints = problem.hints.iter().map(|hint| format!(" ({})", hint.v));
            format!("{}{}", problem.message, hints.collect::<String>())
        })
        .collect();
    if problems.len() > SHOWN {
        told.push(format!("and {} more", problems.len() - SHOWN));
    }
    let is_letter = |problem: &SourceDiagnostic| problem.message.contains(NO_LETTER);
    if problems.iter().all(is_letter) {
        let letters: BTreeSet<&str> =
            problems.iter().filter_map(|problem| problem.message.split('"').nth(1)).collect();
        return PdfError::NoLetter(letters.into_iter().collect::<Vec<_>>().join(" "));
    }
    PdfError::Template(told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_tells_the_direction_that_the_pages_have() {
        let told = |direction| {
            let mut bytes = b"<</ViewerPreferences<</Direction/R2L>>>> /Direction".to_vec();
            tell_direction(&mut bytes, direction);
            String::from_utf8(bytes).unwrap()
        };
        let left = told(Direction::LeftToRight);
        assert_eq!(left, "<</ViewerPreferences<</Direction/L2R>>>> /Direction");
        assert!(told(Direction::RightToLeft).contains("/Direction/R2L"));
    }
}
