//! Assembles the sets of a borough: which leaflets it gets, in which languages, and which
//! text stands in where there is no translation.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::library::Library;
use super::scope::Scope;
use super::selection::Selection;
use super::set::{Edition, Scopes, Set, Standing, Voice};
use super::texts::Headings;
use crate::fingerprint::Fingerprint;
use crate::source::{
    Borough, Contacts, Drafts, Exit, FileId, Leaflet, LeafletId, SHARED, Source, Status,
    TranslatedLeaflet, Translation, TranslationStatus,
};

/// One leaflet of a borough and whose file it is.
struct Chosen<'s> {
    owner: &'s str,
    id: &'s LeafletId,
    leaflet: &'s Arc<Leaflet>,
}

/// The leaflets that a borough gets: the shared ones, those of its own in their place,
/// and those that it adds; in the order of lists.
fn choose<'s>(source: &'s Source, borough: &'s Borough, drafts: bool) -> Vec<Chosen<'s>> {
    let mut chosen: BTreeMap<&LeafletId, Chosen<'s>> = BTreeMap::new();
    for owner in [SHARED, borough.slug.as_str()] {
        let Some((owner, leaflets)) = source.leaflets.get_key_value(owner) else { continue };
        for (id, leaflet) in leaflets {
            chosen.insert(id, Chosen { owner, id, leaflet });
        }
    }
    let mut chosen: Vec<Chosen<'s>> = chosen
        .into_values()
        .filter(|chosen| drafts || chosen.leaflet.status == Status::Published)
        .collect();
    chosen.sort_by_key(|chosen| (chosen.id.audience, chosen.leaflet.order, chosen.id));
    chosen
}

/// The sets of `borough`: one for each of its languages that is selected.
pub fn sets_of<'s>(
    source: &'s Source,
    borough: &'s Borough,
    library: &Library<'s>,
    selection: &Selection,
) -> Vec<Set<'s>> {
    let chosen = choose(source, borough, selection.drafts);
    let exit = borough.exit.as_ref().unwrap_or(&source.settings.exit);
    let voices: Vec<Option<&Translation>> = std::iter::once(None)
        .chain(source.translations.iter().map(Some))
        .filter(|translation| {
            let tag = translation.map_or_else(
                || source.settings.source_language().tag(),
                |translation| translation.language.tag(),
            );
            let offered = borough.languages.as_ref().is_none_or(|languages| {
                languages.iter().any(|language| language.value.tag() == tag)
            });
            offered && selection.has_language(tag)
        })
        .collect();
    let own = Fingerprint::of(borough);
    let all = Arc::new(voices.iter().map(|translation| voice(source, *translation)).collect());
    voices
        .into_iter()
        .map(|translation| {
            let editions = chosen
                .iter()
                .filter_map(|chosen| edition(source, chosen, translation, library, selection));
            let scope = |translation| scope(source, (borough, own), exit, translation, library);
            let scopes = Scopes { own: scope(translation), source: scope(None) };
            let voice = voice(source, translation);
            Set::new(borough, (voice, Arc::clone(&all)), exit, editions.collect(), scopes)
        })
        .collect()
}

fn voice<'s>(source: &'s Source, translation: Option<&'s Translation>) -> Voice<'s> {
    match translation {
        Some(translation) => {
            Voice { language: &translation.language, furniture: &translation.furniture }
        }
        None => Voice { language: source.settings.source_language(), furniture: &source.furniture },
    }
}

fn scope<'s>(
    source: &'s Source,
    (borough, own): (&'s Borough, Fingerprint),
    exit: &'s Exit,
    translation: Option<&'s Translation>,
    library: &Library<'s>,
) -> Scope<'s> {
    let texts = |file| Some(library.texts(translation?.language.tag(), file));
    let contacts: &Contacts = &source.contacts;
    let shared_texts = texts(FileId::Contacts);
    let borough_texts = texts(FileId::Borough(borough.slug.clone()));
    let picture_texts = texts(FileId::Pictures);
    let furniture = voice(source, translation).furniture;
    let fingerprint = Fingerprint::of(&(
        own,
        exit,
        library.shared,
        (&shared_texts, &borough_texts, &picture_texts),
        furniture,
    ));
    Scope {
        borough,
        exit,
        facts: &source.facts,
        contacts,
        holidays: source.holidays.as_ref(),
        pictures: &source.pictures,
        shared_texts,
        borough_texts,
        picture_texts,
        furniture,
        fingerprint,
    }
}

fn edition<'s>(
    source: &'s Source,
    chosen: &Chosen<'s>,
    translation: Option<&'s Translation>,
    library: &Library<'s>,
    selection: &Selection,
) -> Option<Edition<'s>> {
    let original = library.originals.get(&(chosen.owner, chosen.id))?;
    let held_back = source.settings.drafts == Drafts::Hold && !selection.drafts;
    let translated = translation.and_then(|translation| {
        let leaflet = translation.leaflets.get(chosen.owner)?.get(chosen.id)?;
        let key = (translation.language.tag(), chosen.owner, chosen.id);
        let may_show = !(held_back && leaflet.status == TranslationStatus::Draft);
        may_show.then_some((translation, leaflet, library.translations.get(&key)?))
    });
    Some(match translated {
        Some((translation, leaflet, translated)) => Edition {
            id: chosen.id,
            leaflet: chosen.leaflet,
            headings: translated.headings,
            voice: voice(source, Some(translation)),
            standing: standing(leaflet),
            prepared: Arc::clone(&translated.prepared),
            original: Arc::clone(original),
        },
        None => Edition {
            id: chosen.id,
            leaflet: chosen.leaflet,
            headings: Headings::of_original(chosen.leaflet, source.settings.source_language()),
            voice: voice(source, None),
            standing: if translation.is_some() { Standing::FallsBack } else { Standing::Original },
            prepared: Arc::clone(original),
            original: Arc::clone(original),
        },
    })
}

fn standing(leaflet: &TranslatedLeaflet) -> Standing<'_> {
    match &leaflet.status {
        TranslationStatus::Draft => Standing::Draft,
        TranslationStatus::Reviewed { date, reviewer } => {
            Standing::Reviewed { date: *date, reviewer }
        }
    }
}
