//! What several rules look for in a text: figures, telephone numbers, words around the subject,
//! and the lists in `lists/`.

mod claims;
mod data;
mod figures;
mod needs;
mod subject;
mod telephones;
mod topics;
mod words;

pub use claims::{Claims, sentence_of};
pub use data::{Entry, entries};
pub use figures::{Figure, figures_in};
pub use needs::Needs;
pub use subject::{is_about_conferences, is_whole_leaflet};
pub use telephones::{Telephone, digits_of, telephones_in};
pub use topics::{Topic, topics_of};
pub use words::{Parts, has_figure};
