//! Numbers in a drawing, drawn as lines: a drawing holds no text, so it needs no font.

use super::drawing::{Role, Shape};

/// The figures 0 to 9, each around its middle, 6 wide and 10 high.
const FIGURES: [&str; 10] = [
    "M0-5C-4-5-4 5 0 5C4 5 4-5 0-5Z",
    "M-2-3L.5-5V5",
    "M-3-2.5C-3-6 3-6 3-2.5C3 0-3 2.5-3 5H3",
    "M-3-4C-1-6 3-5 3-2.5C3-.5 1 0-.5 0C1 0 3 .5 3 2.5C3 5.5-1.5 6-3 3.8",
    "M1.5 5V-5L-3 2H3.2",
    "M2.8-5H-2L-2.6-.6C0-2 3-.5 3 2C3 5.4-1.5 6-3 3.8",
    "M2-5C-1-4-3-1-3 2C-3 6 3 6 3 2C3-1.5-2-1.5-2.9 1.5",
    "M-3-5H3L-.8 5",
    "M0-.3C-3.4-.8-3-5 0-5C3-5 3.4-.8 0-.3C-4.2.2-3.8 5 0 5C3.8 5 4.2.2 0-.3Z",
    "M-2 5C1 4 3 1 3-2C3-6-3-6-3-2C-3 1.5 2 1.5 2.9-1.5",
];

/// The radius of a badge.
pub const RADIUS: f64 = 9.0;
/// How far the middle of a figure lies from that of a number of two.
const ASIDE: f64 = 3.4;

/// A round badge around `(x, y)` with a number below 100.
pub fn badge(number: usize, x: f64, y: f64) -> Shape {
    let figure = |figure: usize, aside: f64, scale: f64| {
        let line = Shape::path(Role::Line, FIGURES[figure % 10]);
        Shape::group(vec![line], aside, 0.0, scale)
    };
    let mut inside = vec![Shape::circle(Role::Paper, 0.0, 0.0, RADIUS)];
    if number < 10 {
        inside.push(figure(number, 0.0, 1.0));
    } else {
        inside.extend([figure(number / 10, -ASIDE, 0.8), figure(number, ASIDE, 0.8)]);
    }
    Shape::group(inside, x, y, 1.0)
}
