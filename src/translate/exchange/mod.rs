//! What goes to a translator's program and what comes back, in the formats that such programs read.
//!
//! ```text
//! sheets (files beside their translations) -> package -> XLIFF or PO
//! XLIFF or PO -> returned blocks -> fitted to the English of now -> new text and record of files
//! ```

mod blocks;
mod coded;
mod compose;
mod edits;
mod fit;
mod keys;
mod package;
mod place;
mod po;
mod returned;
mod scalar;
mod sheet;
mod written;
mod xliff;

pub use compose::{Composed, compose};
pub use fit::{Fit, Fitted, fit};
pub use package::{Glossaries, Package, package};
pub use returned::Returned;
pub use sheet::{Sheet, sheets};

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, SourceText};

/// A format of exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExchangeFormat {
    /// XLIFF 1.2, which Trados, memoQ and Phrase read
    Xliff,
    /// gettext PO, which Poedit and Weblate read
    Po,
}

impl ExchangeFormat {
    /// What a file's name ends with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xliff => "xlf",
            Self::Po => "po",
        }
    }

    /// The format of a text that came back, by what it begins with.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with('<') { Self::Xliff } else { Self::Po }
    }

    /// Writes a package. `now` is the time that PO files carry, as `2026-11-21 09:30+0000`.
    #[must_use]
    pub fn write(self, package: &Package, now: &str) -> String {
        match self {
            Self::Xliff => xliff::write(package),
            Self::Po => po::write(package, now),
        }
    }

    /// Reads what came back; what cannot be read is in `diagnostics`.
    #[must_use]
    pub fn read(self, source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Returned {
        match self {
            Self::Xliff => xliff::read(source, diagnostics),
            Self::Po => po::read(source, diagnostics),
        }
    }
}
