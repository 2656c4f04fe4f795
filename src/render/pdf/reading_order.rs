//! Right-to-left text in the order in which it is read. Set text lies in the file as it lies on
//! paper, from the left, so programs that read it out would begin at the end of each line. Only
//! the order in the file changes here; every letter keeps its place on paper.

use std::ops::Range;

use typst::layout::{Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::blanks::Blanks;
use super::direction::{Direction, direction, is_mark, of_letter};
use super::joined::joined;
use super::line_ends::{is_end_before, is_spent_space, put_behind_groups};
use super::marks::with_marks_drawn;
use super::placed::{Placed, text_of, touch};
use super::signs::AmbiguousSigns;

/// The same pages with right-to-left text in the order of reading.
#[must_use]
pub fn in_reading_order(document: &PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| has_lines_from_the_right(&page.frame)) {
        return document.clone();
    }
    let blanks = Blanks::of(document);
    let drawn = with_each_frame(document, &|run| {
        let (written, drawings) = with_marks_drawn(run, &blanks);
        [joined(written), drawings].concat()
    });
    let ambiguous = AmbiguousSigns::of(&drawn);
    with_each_frame(&drawn, &|run| as_read(run, &ambiguous))
}

/// What becomes of the pieces of text of one run.
type ChangeRun<'a> = dyn Fn(Vec<Placed>) -> Vec<Placed> + 'a;

fn with_each_frame(document: &PagedDocument, change: &ChangeRun<'_>) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page: Page = page.clone();
        change_frame(&mut page.frame, change);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn change_frame(frame: &mut Frame, change: &ChangeRun<'_>) {
    if !has_lines_from_the_right(frame) {
        return;
    }
    let mut items: Vec<Placed> = frame.items().cloned().collect();
    put_behind_groups(&mut items);
    for (_, item) in &mut items {
        if let FrameItem::Group(group) = item {
            change_frame(&mut group.frame, change);
        }
    }
    let changed: Vec<Placed> = runs(&items)
        .into_iter()
        .flat_map(|run| {
            // What lies behind text stays behind it.
            let (texts, mut others): (Vec<Placed>, Vec<Placed>) =
                items[run].iter().cloned().partition(|(_, item)| text_of(item).is_some());
            others.append(&mut change(texts));
            others
        })
        .collect();
    frame.clear();
    frame.push_multiple(changed);
}

/// Whether a frame has text that runs from the right, or words from the left in a line of such text.
fn has_lines_from_the_right(frame: &Frame) -> bool {
    let is_from_the_right = |item: &FrameItem| match item {
        FrameItem::Group(group) => has_lines_from_the_right(&group.frame),
        FrameItem::Text(text) => direction(text) == Some(Direction::FromRight),
        _ => false,
    };
    frame.items().any(|(_, item)| is_from_the_right(item))
        || frame.items().zip(frame.items().skip(1)).any(|(one, next)| is_end_before(one, next))
}

/// The places of items in runs. Pieces of text that follow each other without a gap, from left to
/// right, are one run, with the lines below them: it was set at once and then fell apart because
/// its letters are in several fonts, or are marks above and below the line. Whatever else lies
/// there is a run by itself.
fn runs(items: &[Placed]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut end: Option<Point> = None;
    for (place, (at, item)) in items.iter().enumerate() {
        let goes_on = match item {
            FrameItem::Text(text) => end.is_some_and(|end| is_next(end, *at, text)),
            FrameItem::Shape(..) | FrameItem::Link(..) => end.is_some(),
            FrameItem::Group(_) | FrameItem::Image(..) | FrameItem::Tag(_) => false,
        };
        match runs.last_mut() {
            Some(run) if goes_on => run.end = place + 1,
            _ => runs.push(place..place + 1),
        }
        match text_of(item) {
            Some(text) => end = Some(*at + Point::with_x(text.width())),
            None if goes_on => {}
            None => end = None,
        }
    }
    runs
}

fn is_next(end: Point, at: Point, text: &TextItem) -> bool {
    touch(end.x, at.x) && (end.y - at.y).abs() < text.size
}

/// The pieces of text of a run in the order of reading.
fn as_read(texts: Vec<Placed>, ambiguous: &AmbiguousSigns) -> Vec<Placed> {
    let mut words: Vec<Placed> =
        texts.into_iter().flat_map(|(at, item)| in_words(at, item, ambiguous)).collect();
    reverse_from_the_right(&mut words);
    words
}

/// A piece of text that runs from the right falls apart into its words; all else stays whole.
fn in_words(at: Point, item: FrameItem, ambiguous: &AmbiguousSigns) -> Vec<Placed> {
    match item {
        FrameItem::Text(text) if direction(&text) == Some(Direction::FromRight) => {
            words(at, &text, ambiguous)
        }
        item => vec![(at, item)],
    }
}

/// A piece of text that runs from the right, word by word; each with its place on the line. What
/// says several letters at once, a sign such as a bracket and a sign with several texts are given
/// to readers each by itself, so they are apart.
fn words(at: Point, text: &TextItem, ambiguous: &AmbiguousSigns) -> Vec<Placed> {
    let is_letter = |letter| of_letter(letter) == Some(Direction::FromRight) || is_mark(letter);
    let is_plain = |glyph: &Glyph| {
        let mut letters = text.text[glyph.range()].chars();
        letters.next().is_some_and(is_letter)
            && letters.next().is_none()
            && !ambiguous.has(text, glyph.id)
    };
    let mut left = at.x;
    let groups = text.glyphs.chunk_by(|one, other| is_plain(one) && is_plain(other));
    let words = groups.map(|glyphs| {
        let place = Point::new(left, at.y);
        left += glyphs.iter().map(|glyph| glyph.x_advance).sum::<Em>().at(text.size);
        (place, FrameItem::Text(word(text, glyphs)))
    });
    words.collect()
}

fn word(text: &TextItem, glyphs: &[Glyph]) -> TextItem {
    let start = glyphs.iter().map(|glyph| glyph.range.start).min().unwrap_or_default();
    let end = glyphs.iter().map(|glyph| glyph.range.end).max().unwrap_or_default();
    let mut glyphs = glyphs.to_vec();
    for glyph in &mut glyphs {
        glyph.range = glyph.range.start - start..glyph.range.end - start;
    }
    let letters = text.text[usize::from(start)..usize::from(end)].into();
    TextItem { text: letters, glyphs, ..text.clone() }
}

/// Reverses a run; of one with words from the left in it, each stretch that runs from the right.
fn reverse_from_the_right(run: &mut [Placed]) {
    let directions = |run: &[Placed]| -> Vec<Option<Direction>> {
        run.iter().map(|(_, item)| text_of(item).and_then(direction)).collect()
    };
    if run.is_empty() {
        return;
    }
    if !directions(run).contains(&Some(Direction::FromLeft)) {
        run.reverse();
        return;
    }
    // The space at the end of a line has no room left, and lies where its last words begin.
    if text_of(&run[0].1).is_some_and(is_spent_space) {
        run.rotate_left(1);
    }
    let directions = directions(run);
    let is = |place: &usize, wanted| directions[*place] == Some(wanted);
    let mut place = 0;
    while let Some(first) = (place..run.len()).find(|place| is(place, Direction::FromRight)) {
        let end = (first..run.len()).find(|place| is(place, Direction::FromLeft));
        let end = end.unwrap_or(run.len());
        let last = (first..end).rfind(|place| is(place, Direction::FromRight)).unwrap_or(first);
        run[first..=last].reverse();
        place = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;
    use typst::layout::Abs;

    use super::super::trial::{pieces, read_all, said, set, words_of};
    use super::*;

    /// Every glyph and every line with its place, in hundredths of a point.
    fn drawn(frame: &Frame, from: Point, out: &mut Vec<(i64, i64, Option<u16>)>) {
        #[allow(clippy::cast_possible_truncation, reason = "pages are not so large")]
        let rounded = |length: Abs| (length.to_pt() * 100.0).round() as i64;
        for (at, item) in frame.items() {
            let at = from + *at;
            match item {
                FrameItem::Group(group) => drawn(&group.frame, at, out),
                FrameItem::Text(text) => {
                    let mut left = at.x;
                    for glyph in &text.glyphs {
                        out.push((rounded(left), rounded(at.y), Some(glyph.id)));
                        left += glyph.x_advance.at(text.size);
                    }
                }
                _ => {}
            }
        }
    }

    fn all_drawn(document: &PagedDocument) -> Vec<(i64, i64, Option<u16>)> {
        let mut all = Vec::new();
        document.pages().iter().for_each(|page| drawn(&page.frame, Point::zero(), &mut all));
        all.sort_unstable();
        all
    }

    #[track_caller]
    fn assert_read_in_order(lang: &str, line: &str) {
        let set = set(lang, &[line.to_owned()]);
        assert_eq!(read_all(&in_reading_order(&set)), words_of(line));
    }

    #[test]
    fn words_figures_and_brackets_are_read_as_they_were_written() {
        assert_read_in_order(
            "ur",
            "یہ صرف ایک نمونہ ہے۔ ہر نام، نمبر اور تاریخ کونسل سے پوچھ لیں۔",
        );
        assert_read_in_order(
            "ur",
            "پہلی کانفرنس (child protection conference) 15 کام کے دنوں کے اندر ہے۔",
        );
        assert_read_in_order("ur", "سٹیزنز ایڈوائس (Citizens Advice)");
        assert_read_in_order("en", "The page in اردو زبان is a draft (مسودہ ہے) of 2026.");
    }

    /// A line can hold nothing but words from the left, and end between two of them.
    #[test]
    fn words_from_the_left_stay_apart_where_a_line_ends() {
        for words in 1..20 {
            let before = "کونسل ".repeat(words);
            assert_read_in_order(
                "ur",
                &format!("{before}Family Rights Group child protection plan ہے۔"),
            );
        }
    }

    #[test]
    fn letters_with_marks_are_read_once() {
        assert_read_in_order("ur", "اُس دن فوراً مثلاً گھریلو مدد");
        assert_read_in_order("ar", "ليس أيضًا طفلًا أولًا، بل محامٍ (solicitor) عالٍ.");
        // More kinds of marks than the font has blank signs for.
        assert_read_in_order("ar", "مُدَّةٌ إِلَّا أَوَّلًا لِلطِّفْلِ كُلُّ عالٍ");
    }

    /// A copy goes by places, so all signs of a word have to lie in one piece, from the left.
    #[test]
    fn a_word_with_marks_is_one_piece() {
        let set = set("ar", &["طفلًا أولًا محامٍ".to_owned()]);
        let pieces = pieces(&in_reading_order(&set));
        let words = said(&pieces).into_iter().filter(|signs| signs.len() > 1);
        let words: Vec<String> = words.map(|signs| signs.into_iter().rev().collect()).collect();
        assert_eq!(words, ["طفلًا", "أولًا", "محامٍ"]);
    }

    #[test]
    fn text_from_the_left_is_left_alone() {
        let set = set("en", &["Only words from the left, fi ligatures too.".to_owned()]);
        assert_eq!(format!("{:?}", in_reading_order(&set)), format!("{set:?}"));
    }

    fn words() -> impl Strategy<Value = String> {
        let word = select(vec![
            "کونسل",
            "اور",
            "ہے۔",
            "بچے",
            "نام،",
            "کے",
            "میں",
            "لاگو",
            "(چیئر)",
            "Barnet",
            "child",
            "plan",
            "15",
            "2026",
            "(core",
            "group)",
            "020",
            "8359",
            "؟",
        ]);
        prop::collection::vec(word, 1..40).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn nothing_moves_on_paper(text in words(), lang in select(vec!["en", "ur"])) {
            let set = set(lang, &[text]);
            prop_assert_eq!(all_drawn(&in_reading_order(&set)), all_drawn(&set));
        }

        #[test]
        fn nothing_is_lost(text in words(), lang in select(vec!["en", "ur"])) {
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
                letters.sort_unstable();
                letters
            };
            let read = read_all(&in_reading_order(&set(lang, std::slice::from_ref(&text))));
            prop_assert_eq!(letters(&read), letters(&text));
        }

        /// In a line that runs one way throughout, the order is that of the text.
        #[test]
        fn urdu_with_latin_words_is_read_in_order(words in prop::collection::vec(
            select(vec!["کونسل", "اور", "ہے۔", "بچے", "نام،", "لاگو", "Barnet", "child plan",
                "child protection conference of the council"]), 1..40,
        )) {
            let text = words.join(" ");
            let read = read_all(&in_reading_order(&set("ur", std::slice::from_ref(&text))));
            prop_assert_eq!(read, text);
        }
    }
}
