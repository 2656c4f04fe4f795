//! Colours: what each is for, which lie on each other, and whether readers can tell them apart.

mod hue;
mod palette;

pub use hue::{Colour, NotAColour};
pub use palette::{Fault, Palette, Role, Scheme, Swatch};
