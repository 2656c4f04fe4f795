//! Colours from YAML: `palette.yaml` of the templates, and the `colours:` of a borough.

use std::sync::Arc;

use super::facts::required;
use crate::colour::{Colour, Palette, Role, Scheme, Swatch};
use crate::diagnostic::{Code, Diagnostics, SourceText, Span};
use crate::yaml::{Mapping, Reporter, parse};

/// The colours that a borough can choose: the key, the scheme and what it is for.
const OF_A_BOROUGH: [(&str, Scheme, Role); 4] = [
    ("accent", Scheme::Light, Role::Link),
    ("accent_dark", Scheme::Dark, Role::Link),
    ("band", Scheme::Light, Role::Deep),
    ("band_dark", Scheme::Dark, Role::Deep),
];

/// Colours that a borough has chosen, to be put in the place of those of the site.
#[derive(Debug, Clone, Default, Hash)]
pub struct Colours(Vec<(Scheme, Role, Swatch)>);

impl Colours {
    /// The palette of the site with these colours in it.
    #[must_use]
    pub fn over(&self, palette: &Palette) -> Palette {
        let mut palette = palette.clone();
        for (scheme, role, swatch) in &self.0 {
            palette.set(*scheme, *role, swatch.clone());
        }
        palette
    }
}

/// Reads `palette.yaml`, in which each scheme has all colours.
pub fn read_palette(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Palette {
    let mut palette = Palette::default();
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, diagnostics);
    let mut reporter = Reporter::new(source, diagnostics);
    let reporter = &mut reporter;
    let Some(mut schemes) = node.and_then(|node| Mapping::of(node, "the palette", reporter)) else {
        return palette;
    };
    for (name, scheme) in Scheme::NAMES {
        let found = required(&mut schemes, name, reporter, |schemes, name, reporter| {
            schemes.mapping(name, "a scheme of colours", reporter)
        });
        let Some(mut colours) = found else { continue };
        for (name, role, _) in Role::NAMES {
            if let Some(swatch) = required(&mut colours, name, reporter, swatch) {
                palette.set(scheme, role, swatch);
            }
        }
        colours.finish(reporter);
    }
    schemes.finish(reporter);
    palette
}

/// Reads the `colours:` of a borough, each of which may be missing.
pub fn read_colours(borough: &mut Mapping, reporter: &mut Reporter<'_>) -> Colours {
    let Some(mut mapping) = borough.mapping("colours", "the list of colours", reporter) else {
        return Colours::default();
    };
    let chosen = OF_A_BOROUGH.iter().filter_map(|(key, scheme, role)| {
        Some((*scheme, *role, swatch(&mut mapping, key, reporter)?))
    });
    let colours = Colours(chosen.collect());
    mapping.finish(reporter);
    colours
}

fn swatch(mapping: &mut Mapping, key: &'static str, reporter: &mut Reporter<'_>) -> Option<Swatch> {
    let text = mapping.text(key, reporter)?;
    let Ok(colour) = text.value.parse::<Colour>() else {
        let message = format!("`{}` is no colour that can be seen", text.value);
        reporter.report(
            Code::BadValue,
            text.span,
            message,
            "Write it as \"#0d5048\", with the quotes.",
        );
        return None;
    };
    Some(Swatch { colour, place: reporter.place(text.span) })
}
