//! Reading: from the files of a site to typed source, each file parsed once.
//!
//! ```text
//! files -> layout (what each file is) -> settings, data, boroughs, leaflets, translations
//! ```
//!
//! Everything wrong is collected; the source holds what could be read.

mod bank_holidays;
mod borough;
mod checks;
mod contacts;
mod facts;
mod files;
mod glossary;
mod layout;
mod leaflet_file;
mod palette;
mod rule_pages;
mod settings;
mod site;
mod strings;
mod theme;

pub use borough::Borough;
pub use checks::{Checks, Targets};
pub use contacts::{Contact, ContactText, Contacts, read_contacts};
pub use facts::read_facts;
pub use files::{ReadError, in_site, read_loose};
pub use glossary::{Term, TermText, read_glossary};
pub use layout::{Audience, LeafletId, SHARED};
pub use leaflet_file::{Leaflet, Status, TranslatedLeaflet, TranslationStatus, split_front_matter};
pub use palette::Colours;
pub use settings::{Drafts, Exit, OutOfDate, SITE_FILE, Settings};
pub use site::{Source, Translation, read};
pub use theme::Theme;
