//! Moments on a line, as far apart as they are in time.

use super::drawing::{Drawing, Role, Shape, short};
use super::number::{RADIUS, badge};

/// What lies between two marks of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tick {
    /// A week.
    Week,
    /// A month.
    Month,
}

impl Tick {
    /// That of a line that is `days` long: few enough marks to count.
    #[must_use]
    pub const fn of(days: u32) -> Self {
        const WEEKS: u32 = 14;
        if days <= WEEKS * 7 { Self::Week } else { Self::Month }
    }

    /// How many days it has, on average.
    const fn days(self) -> f64 {
        match self {
            Self::Week => 7.0,
            Self::Month => 365.25 / 12.0,
        }
    }
}

const WIDTH: f64 = 320.0;
/// What stays free at both ends.
const MARGIN: f64 = 12.0;
/// How far apart the rows of numbers lie, where moments are too near to have theirs side by side.
const ROW: f64 = 22.0;
/// Half the length of a mark.
const MARK: f64 = 5.0;

/// Moments, each so many days after the start, in order: the first is the start. From right to
/// left where text runs so.
#[must_use]
pub fn scale(days: &[u32], is_right_to_left: bool) -> Drawing {
    let last = days.iter().copied().max().unwrap_or_default().max(1);
    let along = |day: f64| {
        let part = day / f64::from(last);
        let part = if is_right_to_left { 1.0 - part } else { part };
        MARGIN + part * (WIDTH - 2.0 * MARGIN)
    };
    let places: Vec<f64> = days.iter().map(|day| along(f64::from(*day))).collect();
    let rows = rows(&places);
    let highest = rows.iter().copied().max().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
    let y_of = |row: usize| RADIUS + 2.0 + (highest - row) as f64 * ROW;
    let line = y_of(0) + RADIUS + 2.0 + MARK;
    let mut shapes = vec![Shape::path(
        Role::Line,
        &format!("M{} {}H{}", short(MARGIN), short(line), short(WIDTH - MARGIN)),
    )];
    shapes.extend(marks(last).map(|day| {
        let x = short(along(day));
        Shape::path(Role::Fine, &format!("M{x} {}V{}", short(line - MARK), short(line + MARK)))
    }));
    for (number, (x, row)) in places.iter().zip(&rows).enumerate() {
        let y = y_of(*row);
        shapes
            .push(Shape::path(Role::Line, &format!("M{} {}V{}", short(*x), short(y), short(line))));
        shapes.push(Shape::circle(Role::Accent, *x, line, 4.0));
        shapes.push(badge(number + 1, *x, y));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
    let (width, height) = (WIDTH as u32, (line + MARK + 3.0).ceil() as u32);
    Drawing { source: None, width, height, shapes }
}

/// The days on which marks stand.
fn marks(last: u32) -> impl Iterator<Item = f64> {
    let step = Tick::of(last).days();
    std::iter::successors(Some(0.0), move |day| Some(day + step))
        .take_while(move |day| *day <= f64::from(last))
}

/// For each place the lowest row in which its number touches none before it.
fn rows(places: &[f64]) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::with_capacity(places.len());
    for (number, place) in places.iter().enumerate() {
        let touches = |row: usize| {
            let before = places[..number].iter().zip(&rows);
            before
                .filter(|(_, other)| **other == row)
                .any(|(x, _)| (x - place).abs() < 2.0 * RADIUS + 2.0)
        };
        // There are never more rows than places.
        rows.push((0..places.len()).find(|row| !touches(*row)).unwrap_or_default());
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_up_where_it_would_touch_another() {
        assert_eq!(rows(&[10.0, 20.0, 60.0, 61.0, 62.0]), [0, 1, 0, 1, 2]);
    }

    #[test]
    fn places_follow_the_days_and_turn_with_the_text() {
        let places = |is_right_to_left| {
            let drawing = scale(&[0, 14, 91], is_right_to_left);
            let circles = drawing.shapes.iter().filter(|shape| shape.role == Some(Role::Accent));
            circles.map(|circle| circle.attributes[0].1.clone()).collect::<Vec<_>>()
        };
        assert_eq!(places(false), ["12", "57.5", "308"]);
        assert_eq!(places(true), ["308", "262.5", "12"]);
    }

    #[test]
    fn a_line_of_weeks_has_a_mark_for_each_and_a_longer_one_for_each_month() {
        assert_eq!(marks(91).count(), 14);
        assert_eq!(Tick::of(99), Tick::Month);
        assert_eq!(marks(365).count(), 12);
    }

    #[test]
    fn moments_at_the_same_time_are_drawn_too() {
        assert!(!scale(&[0, 0], false).is_empty());
        assert!(!scale(&[], false).is_empty());
    }
}
