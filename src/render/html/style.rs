//! The style sheet of a borough: its palette before the theme's rules.

use std::sync::Arc;

use comemo::memoize;

use super::condense::condensed_style;
use crate::colour::{Palette, Role, Scheme};
use crate::diagnostic::SourceText;

/// The style sheet of pages in `palette`.
pub fn style_sheet(palette: &Palette, rules: &Arc<SourceText>) -> String {
    let mut css = format!(":root{{{}}}", properties(palette, Scheme::Light));
    let dark = properties(palette, Scheme::Dark);
    css.push_str("@media (prefers-color-scheme:dark){:root{");
    css.push_str(&dark);
    css.push_str("}}\n");
    css.push_str(&condensed_rules(rules));
    css
}

#[memoize]
fn condensed_rules(rules: &Arc<SourceText>) -> Arc<str> {
    Arc::from(condensed_style(rules.text()))
}

fn properties(palette: &Palette, scheme: Scheme) -> String {
    let property = |(name, role, _): (&str, Role, &str)| {
        palette.colour(scheme, role).map(|colour| format!("--{name}:{colour}")).unwrap_or_default()
    };
    Role::NAMES.map(property).join(";")
}
