//! Two things cannot be published at one address.
//!
//! One would overwrite the other. On systems that do not tell capitals from small letters,
//! so would two names that differ only in those.

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::edition::Plan;

/// Folders of the published tree that no borough may be called.
const TAKEN_FOLDERS: [&str; 2] = ["assets", "guide"];

/// Reports every address that is taken already.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let source = plan.source;
    for borough in &source.boroughs {
        if TAKEN_FOLDERS.contains(&&*borough.slug) {
            diagnostics.report(
                Code::DuplicateSlug,
                borough.place.clone(),
                format!("the address `{}` is taken by the site itself", borough.slug),
                "Give the borough's folder another name.",
            );
        }
        report_same_address(
            source.boroughs.iter().map(|other| (other.slug.as_str(), &other.place)),
            (&borough.slug, &borough.place),
            diagnostics,
        );
    }
    for leaflets in source.leaflets.values() {
        let places: Vec<(String, Place)> = leaflets
            .iter()
            .map(|(id, leaflet)| {
                let address = format!("{}/{}", id.audience.folder(), id.slug);
                (address, Place::start_of(&leaflet.source))
            })
            .collect();
        for (address, place) in &places {
            let all = places.iter().map(|(address, place)| (address.as_str(), place));
            report_same_address(all, (address, place), diagnostics);
        }
    }
}

fn report_same_address<'a>(
    mut all: impl Iterator<Item = (&'a str, &'a Place)>,
    (address, place): (&str, &Place),
    diagnostics: &mut Diagnostics,
) {
    let folded = address.to_lowercase();
    let first = all.find(|(other, _)| other.to_lowercase() == folded);
    if let Some((_, first)) = first.filter(|(_, first)| *first != place) {
        let message =
            format!("the address `{folded}` is already that of {}", first.source.display_path());
        let help = "Give one of the two files another name.";
        diagnostics.report(Code::DuplicateSlug, place.clone(), message, help);
    }
}
