//! A whole site, as it was read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::borough::Borough;
use super::contacts::Contacts;
use super::glossary::{Glossary, OtherForms};
use super::layout::{FileId, LeafletId};
use super::leaflet_file::{Leaflet, TranslatedLeaflet};
use super::pictures::Pictures;
use super::settings::Settings;
use super::texts::Texts;
use super::theme::Theme;
use crate::facts::{BankHolidays, Fact};
use crate::language::{Furniture, Language};
use crate::translation::Record;

/// A site as it was read.
pub struct Source {
    /// What holds for the whole site.
    pub settings: Settings,
    /// The shared facts.
    pub facts: Arc<BTreeMap<String, Fact>>,
    /// The shared glossary.
    pub glossary: Arc<Glossary>,
    /// The shared contacts.
    pub contacts: Arc<Contacts>,
    /// The shared pictures.
    pub pictures: Arc<Pictures>,
    /// The bank holidays, when the site has a list of them.
    pub holidays: Option<Arc<BankHolidays>>,
    /// The leaflets by owner: a borough's folder or `_shared`.
    pub leaflets: BTreeMap<String, BTreeMap<LeafletId, Arc<Leaflet>>>,
    /// The boroughs in the order of lists.
    pub boroughs: Vec<Arc<Borough>>,
    /// The guide pages by address, in the order of lists.
    pub guide: Vec<(String, Arc<Leaflet>)>,
    /// The guide pages that are made: of what there is to check, of the glossary and of the rules.
    pub made_pages: Vec<(String, Arc<Leaflet>)>,
    /// The words of the page furniture in the source language.
    pub furniture: Arc<Furniture>,
    /// Templates and assets.
    pub theme: Theme,
    /// What of its YAML files is translated, in the source language.
    pub texts: BTreeMap<FileId, Arc<Texts>>,
    /// The translations, one for each language but the first.
    pub translations: Vec<Translation>,
}

/// Everything that is translated into one language.
pub struct Translation {
    /// The language.
    pub language: Arc<Language>,
    /// The words of the page furniture.
    pub furniture: Arc<Furniture>,
    /// The other forms of each term of the glossary.
    pub other_forms: Arc<OtherForms>,
    /// What its YAML files say.
    pub texts: BTreeMap<FileId, Arc<Texts>>,
    /// The leaflets by owner.
    pub leaflets: BTreeMap<String, BTreeMap<LeafletId, Arc<TranslatedLeaflet>>>,
    /// What each file was made from.
    pub records: BTreeMap<FileId, Arc<Record>>,
}
