//! The colours of a page by what they are for, and which pairs readers have to tell apart.

use std::collections::BTreeMap;

use super::Colour;
use crate::diagnostic::Place;

/// Light or dark surroundings, as the reader's system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Dark words on light ground.
    Light,
    /// Light words on dark ground.
    Dark,
}

impl Scheme {
    /// Both, with their names in `palette.yaml`.
    pub const NAMES: [(&'static str, Self); 2] = [("light", Self::Light), ("dark", Self::Dark)];
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The page.
    Paper,
    /// Cards on the page.
    Card,
    /// The tinted parts of the page.
    Tint,
    /// The boxes that stand out.
    Warm,
    /// The words.
    Ink,
    /// Words of less weight.
    Quiet,
    /// Links, buttons and marks.
    Link,
    /// The words on buttons.
    OnLink,
    /// The band with the way out.
    Deep,
    /// The words in that band.
    OnDeep,
    /// Edges of what can be pressed.
    Edge,
    /// Thin lines that only adorn.
    Hair,
    /// The edge of the boxes that stand out.
    Honey,
}

impl Role {
    /// Every role with its name in `palette.yaml` and in style sheets, and what messages call it.
    pub const NAMES: [(&'static str, Self, &'static str); 13] = [
        ("paper", Self::Paper, "the page"),
        ("card", Self::Card, "cards"),
        ("tint", Self::Tint, "tinted parts"),
        ("warm", Self::Warm, "boxes that stand out"),
        ("ink", Self::Ink, "the words"),
        ("quiet", Self::Quiet, "quiet words"),
        ("link", Self::Link, "links and buttons"),
        ("on-link", Self::OnLink, "the words on buttons"),
        ("deep", Self::Deep, "the band at the top"),
        ("on-deep", Self::OnDeep, "the words in the band at the top"),
        ("edge", Self::Edge, "edges"),
        ("hair", Self::Hair, "thin lines"),
        ("honey", Self::Honey, "the edge of boxes that stand out"),
    ];

    /// What messages call it.
    #[must_use]
    pub fn description(self) -> &'static str {
        Self::NAMES.iter().find(|(_, role, _)| *role == self).map_or("", |(.., text)| text)
    }
}

/// Text: WCAG 2.2, success criterion 1.4.6 (AAA).
const TEXT: f32 = 7.0;
/// Edges and marks: WCAG 2.2, success criterion 1.4.11 (AA).
const EDGE: f32 = 3.0;

/// The pairs that meet on a page, and the least contrast of each. The first is the one
/// that has to give way.
const PAIRS: [(Role, &[Role], f32); 6] = [
    (Role::Ink, &[Role::Paper, Role::Card, Role::Tint, Role::Warm], TEXT),
    (Role::Quiet, &[Role::Paper, Role::Card, Role::Tint, Role::Warm], TEXT),
    (Role::Link, &[Role::Paper, Role::Card, Role::Tint, Role::Warm, Role::OnLink], TEXT),
    (Role::Deep, &[Role::OnDeep], TEXT),
    (Role::Edge, &[Role::Paper, Role::Card, Role::Tint, Role::Warm], EDGE),
    (Role::Honey, &[Role::Paper, Role::Card, Role::Warm], EDGE),
];

/// A colour and where it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Swatch {
    /// The colour.
    pub colour: Colour,
    /// Where it was chosen.
    pub place: Place,
}

/// The colours of a page, for both schemes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Palette {
    swatches: BTreeMap<(Scheme, Role), Swatch>,
}

/// A colour that readers cannot tell from one that it lies on.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// In which scheme.
    pub scheme: Scheme,
    /// The colour that has to give way.
    pub role: Role,
    /// The colour, and where it was chosen.
    pub swatch: Swatch,
    /// What it meets with the least contrast.
    pub ground: (Role, Colour),
    /// The contrast that it has there.
    pub contrast: f32,
    /// The contrast that it needs.
    pub needed: f32,
    /// The nearest colour that has enough on everything that it meets.
    pub nearest: Option<Colour>,
}

impl Palette {
    /// Chooses a colour.
    pub fn set(&mut self, scheme: Scheme, role: Role, swatch: Swatch) {
        self.swatches.insert((scheme, role), swatch);
    }

    /// The colour of `role`; a palette that was read without problems has all of them.
    #[must_use]
    pub fn colour(&self, scheme: Scheme, role: Role) -> Option<Colour> {
        self.swatches.get(&(scheme, role)).map(|swatch| swatch.colour)
    }

    /// Every colour that does not have the contrast it needs, each with its worst pair.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let schemes = Scheme::NAMES.iter().map(|(_, scheme)| *scheme);
        schemes
            .flat_map(|scheme| PAIRS.map(|pair| (scheme, pair)))
            .filter_map(|(scheme, (role, grounds, needed))| {
                self.fault(scheme, role, grounds, needed)
            })
            .collect()
    }

    fn fault(&self, scheme: Scheme, role: Role, grounds: &[Role], needed: f32) -> Option<Fault> {
        let swatch = self.swatches.get(&(scheme, role))?;
        let grounds: Vec<(Role, Colour)> = grounds
            .iter()
            .filter_map(|ground| Some((*ground, self.colour(scheme, *ground)?)))
            .collect();
        let contrast = |colour: Colour, (_, ground): &(Role, Colour)| colour.contrast(*ground);
        let worst = grounds
            .iter()
            .min_by(|a, b| contrast(swatch.colour, a).total_cmp(&contrast(swatch.colour, b)))?;
        let found = contrast(swatch.colour, worst);
        let is_good = |colour: Colour| grounds.iter().all(|g| contrast(colour, g) >= needed);
        (found < needed).then(|| Fault {
            scheme,
            role,
            swatch: swatch.clone(),
            ground: *worst,
            contrast: found,
            needed,
            nearest: swatch.colour.nearest(is_good),
        })
    }
}
