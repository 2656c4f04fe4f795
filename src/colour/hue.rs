//! One colour: as CSS writes it, its contrast with another, and its nearest neighbours.

use std::fmt;
use std::str::FromStr;

use color::{Oklch, OpaqueColor, Srgb, parse_color};

/// An opaque colour that screens can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// The text is no opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NotAColour;

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let colour = parse_color(text).map_err(|_| NotAColour)?.to_alpha_color::<Srgb>();
        let (colour, alpha) = colour.split();
        if alpha < 1.0 { Err(NotAColour) } else { Ok(Self::from_srgb(colour)) }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    fn from_srgb(colour: OpaqueColor<Srgb>) -> Self {
        let bytes = colour.to_rgba8();
        Self([bytes.r, bytes.g, bytes.b])
    }

    fn srgb(self) -> OpaqueColor<Srgb> {
        let [red, green, blue] = self.0;
        OpaqueColor::from_rgb8(red, green, blue)
    }

    /// The colour with white in it: from 0, which is the colour itself, to 100, which is white.
    #[must_use]
    pub fn paler(self, percent: u8) -> Self {
        let white = u32::from(percent.min(100));
        let mixed = |part: u8| (u32::from(part) * (100 - white) + 255 * white) / 100;
        Self(self.0.map(|part| u8::try_from(mixed(part)).unwrap_or(u8::MAX)))
    }

    /// The contrast ratio with another colour, from 1 (the same) to 21 (black and white),
    /// as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.srgb().relative_luminance(), other.srgb().relative_luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest colour of the same hue, by lightness in Oklch, that `is_good`; nothing
    /// when there is none from black to white.
    #[must_use]
    pub fn nearest(self, is_good: impl Fn(Self) -> bool) -> Option<Self> {
        const STEPS: u16 = 500;
        let own = self.srgb().convert::<Oklch>();
        (0..=STEPS)
            .map(|step| f32::from(step) / f32::from(STEPS))
            .flat_map(|distance| [-distance, distance])
            .map(|change| {
                Self::from_srgb(own.map_lightness(|l| (l + change).clamp(0.0, 1.0)).convert())
            })
            .find(|colour| is_good(*colour))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((colour("#fff").contrast(colour("black")) - 21.0).abs() < 0.001);
        assert!((colour("#777").contrast(colour("#fff")) - 4.478).abs() < 0.001);
        assert!((colour("#abc").contrast(colour("#abc")) - 1.0).abs() < 0.001);
    }

    #[test]
    fn white_makes_a_colour_paler() {
        let shown = |percent| colour("#0d5048").paler(percent).to_string();
        assert_eq!([shown(0), shown(50), shown(100)], ["#0d5048", "#86a7a3", "#ffffff"]);
    }

    #[test]
    fn only_opaque_colours_are_colours() {
        for text in ["", "#12", "greenish", "#11223344", "rgb(0 0 0 / 50%)", "url(a)"] {
            assert_eq!(text.parse::<Colour>(), Err(NotAColour), "{text}");
        }
        assert_eq!(colour("#123f3a").to_string(), "#123f3a");
        assert_eq!(colour("rebeccapurple").to_string(), "#663399");
    }

    #[test]
    fn the_nearest_colour_keeps_its_hue_and_is_just_good_enough() {
        let white = colour("#fff");
        let found = colour("#6aa84f").nearest(|c| c.contrast(white) >= 7.0).unwrap();
        assert!((7.0..7.2).contains(&found.contrast(white)), "{found}");
        let [red, green, blue] = found.0;
        assert!(green > red && red > blue, "{found}");
        assert_eq!(white.nearest(|c| c == white), Some(white));
        assert_eq!(white.nearest(|_| false), None);
    }
}
