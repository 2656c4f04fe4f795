//! The forms that a leaflet takes on paper.

/// A form on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Form {
    /// A4 with letters of 14 pt.
    A4,
    /// A4 with letters of 18 pt.
    LargePrint,
    /// A5 pages in reading order.
    Booklet,
}

impl Form {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 3] = [Self::A4, Self::LargePrint, Self::Booklet];

    /// Its name in the template and in `leaflets.json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::LargePrint => "large-print",
            Self::Booklet => "booklet",
        }
    }

    /// The furniture's words for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::A4 => "paper_a4",
            Self::LargePrint => "paper_large",
            Self::Booklet => "paper_booklet",
        }
    }

    /// The name of its file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::A4 => "leaflet.pdf",
            Self::LargePrint => "large-print.pdf",
            Self::Booklet => "booklet.pdf",
        }
    }
}
