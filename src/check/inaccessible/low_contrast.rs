//! Words and edges must stand out from what they lie on, also in a council's own colours.
//!
//! A reader with weak sight, or with a cheap phone in the sun, cannot read pale words; the
//! law on public websites asks for 4.5:1, and pages of Plainleaf promise 7:1.

use crate::colour::{Fault, Scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::edition::Plan;

/// Reports every colour that has too little contrast, first those of the site itself.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let site = &plan.source.theme.palette;
    let of_the_site = site.faults();
    for borough in &plan.source.boroughs {
        let faults = borough.colours.over(site).faults();
        report(faults.iter().filter(|fault| !of_the_site.contains(fault)), diagnostics);
    }
    report(of_the_site.iter(), diagnostics);
}

fn report<'f>(faults: impl Iterator<Item = &'f Fault>, diagnostics: &mut Diagnostics) {
    for fault in faults {
        let Fault { role, swatch, ground: (ground, under), contrast, needed, .. } = fault;
        let scheme = if fault.scheme == Scheme::Dark { " in the dark scheme" } else { "" };
        // Cut, not rounded, so that 6.96 is not told as 7.0.
        let contrast = (contrast * 10.0).floor() / 10.0;
        let message = format!(
            "{} ({}) and {} ({under}) have a contrast of {contrast:.1}:1{scheme}; {needed}:1 is needed",
            role.description(),
            swatch.colour,
            ground.description(),
        );
        let help = match fault.nearest {
            Some(colour) => format!("The nearest colour that passes is \"{colour}\"."),
            None => "No lighter or darker one passes; choose other colours around it.".to_owned(),
        };
        diagnostics.report(Code::LowContrast, swatch.place.clone(), message, help);
    }
}
