//! The words are plain: the Flesch–Kincaid grade of each page, and the length of sentences.

use std::collections::BTreeMap;

use plainleaf::prose::plain_prose;
use plainleaf::reading::Measure;

use crate::pages::{Kind, Line, Page, english};

/// The grades of parents' pages on average, of any one page, and of the page for the youngest.
const ON_AVERAGE: f64 = 6.0;
const ANY: f64 = 8.0;
const FOR_THE_YOUNGEST: f64 = 4.0;
const YOUNGEST: &str = "children/your-meeting";
/// The longest sentence, in words.
const SENTENCE: usize = 25;

/// The sentences of a line: a term before its explanation is none.
fn sentences_of(line: &Line) -> &str {
    match line.text.split_once(": ") {
        Some((_, meaning)) if line.kind == Kind::Meaning => meaning,
        _ => &line.text,
    }
}

/// What the page measures. Labels are no sentences, and would make it look easier than it is.
fn measure(page: &Page) -> Measure {
    let mut whole = Measure::default();
    for line in page.lines.iter().filter(|line| line.kind != Kind::Label) {
        plain_prose(sentences_of(line))
            .passages
            .iter()
            .for_each(|passage| whole.add(Measure::of(passage)));
    }
    // The page of all words has few besides them.
    assert!(whole.words > 75, "{} has {} words", page.place, whole.words);
    whole
}

#[test]
fn every_page_is_easy_enough_to_read() {
    let pages = english();
    let mut grades: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut hard = Vec::new();
    for page in &pages {
        let grade = measure(page).grade().unwrap();
        let most = if page.leaflet() == YOUNGEST { FOR_THE_YOUNGEST } else { ANY };
        if grade > most {
            hard.push(format!("{}: {grade:.1}, at most {most}", page.place));
        }
        println!("{}: {grade:.1}, {} words", page.place, measure(page).words);
        let audience = page.leaflet().split('/').next().unwrap();
        grades.entry(audience).or_default().push(grade);
    }
    assert!(hard.is_empty(), "too hard:\n{}", hard.join("\n"));
    assert!(pages.iter().any(|page| page.leaflet() == YOUNGEST));
    let parents = &grades["parents"];
    let count = u32::try_from(parents.len()).unwrap();
    let average = parents.iter().sum::<f64>() / f64::from(count);
    println!("parents: {average:.2} on average");
    assert!(average <= ON_AVERAGE, "parents' pages are at grade {average:.2} on average");
}

#[test]
fn no_sentence_is_too_long() {
    let mut long = Vec::new();
    for page in english() {
        for line in &page.lines {
            for passage in plain_prose(sentences_of(line)).passages {
                let sentences = passage.sentences().iter();
                let too_long = sentences.filter(|sentence| sentence.words > SENTENCE);
                long.extend(too_long.map(|sentence| {
                    format!("{}: {}", page.place, passage.part(sentence.range.clone()))
                }));
            }
        }
    }
    assert!(long.is_empty(), "more than {SENTENCE} words:\n{}", long.join("\n"));
}
