//! On A4 with letters of 14 pt, a leaflet has four pages, or the table says why it has more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use plainleaf::edition::Selection;
use plainleaf::paper::{PaperRequest, set_on_paper};
use plainleaf::render::pdf::{Form, PaperOptions};

use crate::support::files_below;

/// Two sheets of paper, printed on both sides.
const PAGES: usize = 4;

/// Leaflets that are longer, their exact number of pages, and why. The first row that a name ends
/// in counts. A leaflet that becomes shorter must leave the table.
const LONGER: [(&str, usize, &str); 10] = [
    ("barnet-en-children-your-meeting", 5, FOR_THE_YOUNGEST),
    ("bexley-en-children-your-meeting", 5, FOR_THE_YOUNGEST),
    ("london-en-children-your-meeting", 5, FOR_THE_YOUNGEST),
    ("bexley-en-parents-your-rights", 5, "Bexley promises when reports and minutes come"),
    ("parents-getting-ready", 5, "three pages are space to write, under nine questions"),
    ("parents-how-it-starts", 5, "a page is the picture of the whole way"),
    ("parents-your-dates", 5, "a page is dates to work out and lines to write them on"),
    ("easy-read-your-dates", 5, EASY_READ),
    ("easy-read-your-meeting", 5, EASY_READ),
    ("easy-read-your-rights", 5, EASY_READ),
];
/// Its words end on the fourth page.
const FOR_THE_YOUNGEST: &str = "a drawing of the table and room to write take a page";
const EASY_READ: &str = "a picture stands beside each idea, and letters are large";

#[test]
fn a_leaflet_fits_on_two_sheets_or_the_table_says_why_not() {
    let pages = pages_of_leaflets();
    assert!(pages.len() > 60, "{} leaflets", pages.len());
    let mut wrong = Vec::new();
    for (name, pages) in &pages {
        let row = LONGER.iter().find(|(leaflet, ..)| name.ends_with(leaflet));
        let is_right = match row {
            Some((_, exact, _)) => pages == exact,
            None => *pages <= PAGES,
        };
        if !is_right {
            wrong.push(format!("{name} has {pages} pages"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (leaflet, exact, why) in LONGER {
        assert!(exact > PAGES && !why.is_empty(), "{leaflet} needs no row");
        assert!(pages.keys().any(|name| name.ends_with(leaflet)), "{leaflet} is no leaflet");
    }
}

/// The A4 pages of every English leaflet of every borough.
fn pages_of_leaflets() -> BTreeMap<String, usize> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_leaflet = |path: &&String| {
        ["parents/", "children/", "easy-read/", "everyone/"]
            .iter()
            .any(|folder| path.contains(folder))
    };
    let content = files_below(&site.join("content"));
    let files = content.keys().filter(is_leaflet).map(|path| site.join("content").join(path));
    let request = PaperRequest {
        site: site.to_owned(),
        files: files.collect::<Vec<PathBuf>>(),
        selection: Selection { languages: vec!["en".to_owned()], ..Selection::default() },
        forms: vec![Form::A4],
        paper: PaperOptions::default(),
    };
    let outcome = set_on_paper(&request).unwrap();
    let named = outcome
        .papers
        .into_iter()
        .map(|(name, paper)| (name.trim_end_matches("-leaflet.pdf").to_owned(), paper.pages));
    named.collect()
}
