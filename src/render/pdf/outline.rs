//! Signs as drawings: their outlines, in the place and the colour of the text.

use ttf_parser::{GlyphId, OutlineBuilder};
use typst::layout::{FrameItem, Point};
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use typst::visualize::{Curve, CurveItem, FillRule, Geometry, Shape};

/// The outline of a sign in its colour; nothing for one that shows nothing.
#[must_use]
pub fn drawing(text: &TextItem, glyph: &Glyph) -> Option<FrameItem> {
    let mut outline = Outline { text, curve: Curve::new() };
    text.font.ttf().outline_glyph(GlyphId(glyph.id), &mut outline)?;
    let shape = Shape {
        geometry: Geometry::Curve(outline.curve),
        fill: Some(text.fill.clone()),
        fill_rule: FillRule::NonZero,
        stroke: text.stroke.clone(),
    };
    Some(FrameItem::Shape(shape, Span::detached()))
}

/// An outline as it is drawn. Fonts count upwards, pages downwards.
struct Outline<'t> {
    text: &'t TextItem,
    curve: Curve,
}

impl Outline<'_> {
    fn point(&self, x: f32, y: f32) -> Point {
        let length = |units: f32| self.text.font.to_em(units).at(self.text.size);
        Point::new(length(x), -length(y))
    }

    fn last(&self) -> Point {
        match self.curve.0.last() {
            Some(
                CurveItem::Move(point) | CurveItem::Line(point) | CurveItem::Cubic(_, _, point),
            ) => *point,
            Some(CurveItem::Close) | None => Point::zero(),
        }
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.curve.move_(self.point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.curve.line(self.point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (start, middle, end) = (self.last(), self.point(x1, y1), self.point(x, y));
        let towards_middle = |point: Point| point + (middle - point) * (2.0 / 3.0);
        self.curve.cubic(towards_middle(start), towards_middle(end), end);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.curve.cubic(self.point(x1, y1), self.point(x2, y2), self.point(x, y));
    }

    fn close(&mut self) {
        self.curve.close();
    }
}
