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
    /// The same pages two by two on A4, to print, fold and staple.
    BookletSheets,
}

impl Form {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 4] = [Self::A4, Self::LargePrint, Self::Booklet, Self::BookletSheets];

    /// The name of its pages in the template: sheets hold the pages of the booklet.
    #[must_use]
    pub const fn pages(self) -> &'static str {
        match self {
            Self::BookletSheets => Self::Booklet.name(),
            _ => self.name(),
        }
    }

    /// Its name in `leaflets.json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::LargePrint => "large-print",
            Self::Booklet => "booklet",
            Self::BookletSheets => "booklet-sheets",
        }
    }

    /// The furniture's words for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::A4 => "paper_a4",
            Self::LargePrint => "paper_large",
            Self::Booklet => "paper_booklet",
            Self::BookletSheets => "paper_sheets",
        }
    }

    /// The name of its file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::A4 => "leaflet.pdf",
            Self::LargePrint => "large-print.pdf",
            Self::Booklet => "booklet.pdf",
            Self::BookletSheets => "booklet-sheets.pdf",
        }
    }
}
