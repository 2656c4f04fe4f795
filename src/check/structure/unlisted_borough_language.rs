//! A borough can be published only in languages that the site has.
//!
//! A language that only `borough.yaml` names would be left out without a word.

use crate::diagnostic::{Code, Diagnostics, Place, one_of};
use crate::edition::Plan;

/// Reports every language of a borough that the site does not list.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let listed = &plan.source.settings.languages;
    for borough in &plan.source.boroughs {
        for language in borough.languages.iter().flatten() {
            if listed.iter().any(|known| known.value == language.value) {
                continue;
            }
            let tag = language.value.tag();
            diagnostics.report(
                Code::UnknownLanguage,
                Place::new(&borough.place.source, language.span),
                format!("the site does not have the language `{tag}`"),
                format!(
                    "{} To add it to the site: `plainleaf new language {tag}`.",
                    one_of(tag, listed.iter().map(|known| known.value.tag()))
                ),
            );
        }
    }
}
