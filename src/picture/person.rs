//! People as they sit at a table: head and shoulders, from the front or from behind. They differ
//! in hair and clothes; skin has one tint, which stands for everybody's.

use super::drawing::{Role, Shape};

/// Head and shoulders lie within this of the middle of a person: to each side, up and down.
pub const REACH: (f64, f64, f64) = (20.0, 26.0, 27.0);

/// How somebody wears their hair, or what they wear over it.
#[derive(Clone, Copy)]
enum Hair {
    Short,
    Long,
    Curly,
    Scarf,
    Grey,
    Bun,
}

/// One after the other, round the table.
const HAIR: [Hair; 6] = [Hair::Long, Hair::Short, Hair::Scarf, Hair::Curly, Hair::Grey, Hair::Bun];
/// The clothes of the others; the first person wears the colour of the borough.
const CLOTHES: [Role; 4] = [Role::Soft, Role::Grey, Role::Paper, Role::Dark];

const SHOULDERS: &str = "M-19 26C-19 10-11 5 0 5C11 5 19 10 19 26Z";
const NECK: &str = "M-4 0V8C-2 11 2 11 4 8V0Z";
const LONG: &str = "M-12-9C-13-24 13-24 12-9L13 8H-13Z";
const SCARF: &str = "M-13-8C-13-24 13-24 13-8C13 0 16 6 17 12H-17C-16 6-13 0-13-8Z";
const SMILE: &str = "M-3.5-2.6C-1.5-.8 1.5-.8 3.5-2.6";
const GLASSES: &str = "M-8-8A3.4 3.4 0 1 0-1.2-8A3.4 3.4 0 1 0-8-8M1.2-8A3.4 3.4 0 1 0 8-8A3.4 3.4 0 1 0 1.2-8M-1.2-8H1.2";
/// Where the curls lie around a head.
const CURLS: [(f64, f64); 7] = [
    (-9.0, -6.0),
    (9.0, -6.0),
    (-9.0, -13.0),
    (9.0, -13.0),
    (-5.0, -18.0),
    (5.0, -18.0),
    (0.0, -19.0),
];

/// The person of this number, around `(x, y)`.
pub fn person(number: usize, x: f64, y: f64, is_from_behind: bool) -> Shape {
    let hair = HAIR[number % HAIR.len()];
    let clothes = match number.checked_sub(1) {
        None => Role::Accent,
        Some(other) => CLOTHES[other % CLOTHES.len()],
    };
    // A scarf that is as bright as the clothes would be one with them.
    let scarf = if clothes == Role::Soft { Role::Grey } else { Role::Soft };
    let mut inside = Vec::new();
    if is_from_behind {
        inside.push(Shape::path(Role::Skin, NECK));
        inside.push(Shape::path(clothes, SHOULDERS));
        inside.extend(back_of_head(hair, scarf));
    } else {
        inside.extend(behind_face(hair, scarf));
        inside.push(Shape::path(clothes, SHOULDERS));
        inside.extend(face(hair, scarf));
    }
    Shape::group(inside, x, y, 1.0)
}

fn curls() -> impl Iterator<Item = Shape> {
    CURLS.into_iter().map(|(x, y)| Shape::circle(Role::Dark, x, y, 5.0))
}

fn bun() -> Shape {
    Shape::circle(Role::Dark, 0.0, -21.0, 4.5)
}

fn back_of_head(hair: Hair, scarf: Role) -> Vec<Shape> {
    let head = |role| Shape::circle(role, 0.0, -8.0, 11.5);
    match hair {
        Hair::Long => vec![Shape::path(Role::Dark, LONG)],
        Hair::Scarf => vec![Shape::path(scarf, SCARF)],
        Hair::Curly => curls().chain([Shape::circle(Role::Dark, 0.0, -8.0, 10.0)]).collect(),
        Hair::Grey => vec![head(Role::Grey)],
        Hair::Bun => vec![bun(), head(Role::Dark)],
        Hair::Short => vec![head(Role::Dark)],
    }
}

/// What of the hair falls behind the shoulders and the face.
fn behind_face(hair: Hair, scarf: Role) -> Vec<Shape> {
    match hair {
        Hair::Long => vec![Shape::path(Role::Dark, LONG)],
        Hair::Scarf => vec![Shape::path(scarf, SCARF)],
        Hair::Curly => curls().collect(),
        Hair::Bun => vec![bun()],
        Hair::Short | Hair::Grey => Vec::new(),
    }
}

fn face(hair: Hair, scarf: Role) -> Vec<Shape> {
    let fringe = match hair {
        Hair::Short => {
            Some((Role::Dark, "M-11-9C-13-23 13-23 11-9C8-14-4-12-5-15C-6-12-9-11-11-9Z"))
        }
        Hair::Long => {
            Some((Role::Dark, "M-11-8C-13-23 13-23 11-8C9-12 3-13 1-16C-1-13-8-12-11-8Z"))
        }
        Hair::Scarf => Some((scarf, "M-11-8C-12-24 12-24 11-8C9-16-9-16-11-8Z")),
        Hair::Grey => Some((Role::Grey, "M-11-8C-13-23 13-23 11-8C9-15-9-15-11-8Z")),
        Hair::Bun => Some((Role::Dark, "M-11-8C-13-23 13-23 11-8C9-14-9-14-11-8Z")),
        Hair::Curly => None,
    };
    let mut face = vec![Shape::circle(Role::Skin, 0.0, -8.0, 11.0)];
    face.extend(fringe.map(|(role, line)| Shape::path(role, line)));
    if matches!(hair, Hair::Grey) {
        face.push(Shape::path(Role::Fine, GLASSES));
    }
    face.extend([-4.2, 4.2].map(|x| Shape::circle(Role::Ink, x, -7.5, 1.2)));
    face.push(Shape::path(Role::Fine, SMILE));
    face
}
