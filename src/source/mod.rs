//! Reading: from the files of a site to typed source, each file parsed once.
//!
//! ```text
//! files -> layout (what each file is) -> settings, data, boroughs, leaflets, translations
//! ```
//!
//! Everything wrong is collected; the source holds what could be read.

mod bank_holidays;
mod borough;
mod bounded;
mod checks;
mod contacts;
mod fact_page;
mod facts;
mod files;
mod glossary;
mod layout;
mod leaflet_file;
mod made_pages;
mod palette;
mod pictures;
mod plain_markdown;
mod read;
mod rule_pages;
mod settings;
mod site;
mod strings;
mod texts;
mod theme;
mod translations;
mod word_page;

pub use borough::Borough;
pub use bounded::read_at_most;
pub use checks::{Checks, Targets};
pub use contacts::{Contact, Contacts, read_contacts};
pub use facts::read_facts;
pub use files::{ReadError, in_site, read_loose};
pub use glossary::{Term, read_glossary};
pub use layout::{Audience, FileId, LeafletId, SHARED, fault_of_slug};
pub use leaflet_file::{
    Leaflet, Status, TranslatedLeaflet, TranslationStatus, read_leaflet, read_translation,
    split_front_matter,
};
pub use palette::Colours;
pub use pictures::{Picture, Pictures};
pub use read::read;
pub use settings::{Drafts, Exit, OutOfDate, SITE_FILE, Settings};
pub use site::{Source, Translation};
pub use texts::Texts;
pub use theme::Theme;
pub use translations::{carried_furniture, translated_units};
