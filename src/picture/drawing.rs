//! A drawing: shapes, each with what it is for.

use std::fmt::{self, Write};
use std::sync::Arc;

use crate::diagnostic::SourceText;

/// Width and height of every picture that is read from a file, in its own units.
pub const SIDE: u32 = 96;

/// What a shape is for, from which follows how it is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A line of ink, filled with nothing.
    Line,
    /// Ink.
    Ink,
    /// White, with a line of ink around it.
    Paper,
    /// The tint of everybody's skin, with a line of ink around it.
    Skin,
    /// The colour of the borough, with a line of ink around it.
    Accent,
    /// That colour, pale, with a line of ink around it.
    Soft,
    /// Grey, with a line of ink around it.
    Grey,
    /// The colour of the borough, pale, without a line.
    Shade,
    /// Dark, with a line of ink around it.
    Dark,
    /// A thin line of ink.
    Fine,
}

impl Role {
    /// Every role with its name in files.
    pub const NAMES: [(&'static str, Self); 10] = [
        ("line", Self::Line),
        ("ink", Self::Ink),
        ("paper", Self::Paper),
        ("skin", Self::Skin),
        ("accent", Self::Accent),
        ("soft", Self::Soft),
        ("grey", Self::Grey),
        ("shade", Self::Shade),
        ("dark", Self::Dark),
        ("fine", Self::Fine),
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, role)| *role == self).map_or("", |(name, _)| name)
    }
}

/// A drawing that keeps the contract; one without any shape stands for a file that does not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// The file; nothing when it was made.
    pub source: Option<Arc<SourceText>>,
    /// How wide it is, in its own units.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    pub(super) shapes: Vec<Shape>,
}

/// A shape, or a group of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    pub element: &'static str,
    pub role: Option<Role>,
    pub attributes: Vec<(&'static str, String)>,
    pub inside: Vec<Self>,
}

impl Default for Drawing {
    fn default() -> Self {
        Self { source: None, width: SIDE, height: SIDE, shapes: Vec::new() }
    }
}

impl Drawing {
    /// Whether it shows anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// Writes its shapes as SVG, each with the attributes that `look` gives its role; from right
    /// to left if it is mirrored.
    ///
    /// # Errors
    /// When `out` takes no more.
    pub fn write_shapes(
        &self,
        out: &mut impl Write,
        is_mirrored: bool,
        look: &impl Fn(Role) -> String,
    ) -> fmt::Result {
        if is_mirrored {
            write!(out, "<g transform=\"matrix(-1 0 0 1 {} 0)\">", self.width)?;
        }
        for shape in &self.shapes {
            shape.write(out, look)?;
        }
        if is_mirrored { out.write_str("</g>") } else { Ok(()) }
    }
}

impl Shape {
    /// A shape of `role` with what its geometry is.
    pub fn new(
        element: &'static str,
        role: Role,
        attributes: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Self {
        let attributes = attributes.into_iter().collect();
        Self { element, role: Some(role), attributes, inside: Vec::new() }
    }

    /// A line of any form.
    pub fn path(role: Role, line: &str) -> Self {
        Self::new("path", role, [("d", line.to_owned())])
    }

    /// A circle around `(x, y)`.
    pub fn circle(role: Role, x: f64, y: f64, radius: f64) -> Self {
        let values = [("cx", x), ("cy", y), ("r", radius)];
        Self::new("circle", role, values.map(|(name, value)| (name, short(value))))
    }

    /// Shapes that are drawn around `(x, y)`, `scale` times as large.
    pub fn group(inside: Vec<Self>, x: f64, y: f64, scale: f64) -> Self {
        let mut transform = format!("translate({} {})", short(x), short(y));
        if (scale - 1.0).abs() > f64::EPSILON {
            // Writing to a string cannot fail.
            let _ = write!(transform, " scale({})", short(scale));
        }
        Self { element: "g", role: None, attributes: vec![("transform", transform)], inside }
    }

    fn write(&self, out: &mut impl Write, look: &impl Fn(Role) -> String) -> fmt::Result {
        write!(out, "<{}", self.element)?;
        if let Some(role) = self.role {
            write!(out, " {}", look(role))?;
        }
        // Values hold letters of numbers and paths only, which reading has proved.
        for (name, value) in &self.attributes {
            write!(out, " {name}=\"{value}\"")?;
        }
        if self.inside.is_empty() {
            return out.write_str("/>");
        }
        out.write_str(">")?;
        for shape in &self.inside {
            shape.write(out, look)?;
        }
        write!(out, "</{}>", self.element)
    }
}

/// A number with one decimal: none of the drawings needs more.
pub(super) fn short(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    // What is left of a small negative number is no number of its own.
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}
