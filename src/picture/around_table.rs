//! People around a table, each with the number that they have in a list.

use std::f64::consts::{FRAC_PI_2, TAU};
use std::fmt::Write;

use super::drawing::{Drawing, Role, Shape, short};
use super::number::badge;
use super::person::{REACH, person};

/// More people than this have no room.
pub const MOST_SEATS: usize = 12;

const WIDTH: f64 = 320.0;
/// Half the width and half the height of the table.
const TABLE: (f64, f64) = (92.0, 50.0);
/// How far behind its edge people sit, sideways and up or down.
const BACK: (f64, f64) = (27.0, 23.0);
/// Where sheets of paper lie on the table, and how they are turned.
const SHEETS: [(f64, f64, f64); 3] = [(-34.0, -14.0, -8.0), (30.0, -18.0, 10.0), (-4.0, 16.0, 4.0)];
/// People who sit lower than this part of the way down are seen from behind.
const NEAR: f64 = 0.3;

/// A seat: its number from 0, its middle, and how far down it lies, from -1 to 1.
#[derive(Clone, Copy)]
struct Seat {
    number: usize,
    x: f64,
    y: f64,
    down: f64,
}

/// As many people as `seats`, at most [`MOST_SEATS`], clockwise from the far side.
#[must_use]
pub fn around_table(seats: usize) -> Drawing {
    let seats = seats.min(MOST_SEATS);
    let (far, near) = (TABLE.1 + BACK.1 + REACH.1 + 4.0, TABLE.1 + BACK.1 + REACH.2 + 4.0);
    let (x, y) = (WIDTH / 2.0, far);
    let mut all: Vec<Seat> = (0..seats).map(|number| seat(number, seats, x, y)).collect();
    let mut shapes = Vec::new();
    // Who sits nearer hides who sits behind.
    all.sort_by(|one, other| one.y.total_cmp(&other.y));
    let (near_side, far_side): (Vec<Seat>, Vec<Seat>) =
        all.iter().partition(|seat| seat.down > NEAR);
    shapes.extend(far_side.iter().map(|seat| person(seat.number, seat.x, seat.y, false)));
    shapes.extend(table(x, y));
    shapes.extend(near_side.iter().map(|seat| person(seat.number, seat.x, seat.y, true)));
    shapes.extend(all.iter().map(|seat| {
        let (x, y) = beside(*seat, x);
        badge(seat.number + 1, x, y)
    }));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
    let (width, height) = (WIDTH as u32, (far + near).ceil() as u32);
    Drawing { source: None, width, height, shapes }
}

#[expect(clippy::cast_precision_loss, reason = "at most twelve")]
fn seat(number: usize, seats: usize, x: f64, y: f64) -> Seat {
    let (down, aside) = (TAU * number as f64 / seats as f64 - FRAC_PI_2).sin_cos();
    Seat { number, x: x + (TABLE.0 + BACK.0) * aside, y: y + (TABLE.1 + BACK.1) * down, down }
}

/// Where the badge of a seat lies: by the head, away from the middle.
fn beside(seat: Seat, middle: f64) -> (f64, f64) {
    let side = if seat.x < middle - 1.0 { -1.0 } else { 1.0 };
    (seat.x + side * 23.0, if seat.down > NEAR { seat.y + 12.0 } else { seat.y - 16.0 })
}

fn table(x: f64, y: f64) -> Vec<Shape> {
    let values = [("cx", x), ("cy", y), ("rx", TABLE.0), ("ry", TABLE.1)];
    let top = Shape::new("ellipse", Role::Paper, values.map(|(name, value)| (name, short(value))));
    let sheets = SHEETS.map(|(aside, down, turn)| {
        let paper = Shape::path(Role::Soft, "M-11-7H11V7H-11Z");
        let lines = Shape::path(Role::Fine, "M-7-2.5H7M-7 1.5H3");
        let mut sheet = Shape::group(vec![paper, lines], x + aside, y + down, 1.0);
        for (_, transform) in &mut sheet.attributes {
            // Writing to a string cannot fail.
            let _ = write!(transform, " rotate({})", short(turn));
        }
        sheet
    });
    std::iter::once(top).chain(sheets).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_place_of_their_own_within_the_drawing() {
        for seats in 2..=MOST_SEATS {
            let drawing = around_table(seats);
            let (x, y) = (WIDTH / 2.0, TABLE.1 + BACK.1 + REACH.1 + 4.0);
            let all: Vec<Seat> = (0..seats).map(|number| seat(number, seats, x, y)).collect();
            for seat in &all {
                let (badge_x, _) = beside(*seat, x);
                assert!((9.0..=WIDTH - 9.0).contains(&badge_x), "{seats}: {badge_x}");
                assert!(seat.y - REACH.1 >= 0.0, "{seats}");
                assert!(seat.y + REACH.2 <= f64::from(drawing.height), "{seats}");
            }
            for (number, one) in all.iter().enumerate() {
                for other in &all[number + 1..] {
                    let apart = (one.x - other.x).hypot(one.y - other.y);
                    assert!(apart > 20.0, "{seats}: {apart}");
                }
            }
        }
    }

    #[test]
    fn more_people_than_there_is_room_for_are_not_drawn() {
        assert_eq!(around_table(100), around_table(MOST_SEATS));
    }
}
