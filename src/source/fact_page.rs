//! The guide page of all that can go out of date: each fact, contact and leaflet with its source and
//! its dates, for an officer who checks the whole set in one sitting.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::contacts::Contact;
use super::leaflet_file::{Leaflet, Status};
use super::plain_markdown::{plain, with_links};
use super::site::Source;
use crate::diagnostic::Place;
use crate::facts::{Fact, FactForm, Standing, Verified, phrase};

/// The address of the page.
const SLUG: &str = "facts-to-check";

/// The page, as its address and the text of a leaflet's file; none where nothing is to be checked.
pub fn fact_page(source: &Source) -> Option<(String, String)> {
    let parts = [facts(source), holidays(source), contacts(source), leaflets(source)].concat();
    if parts.is_empty() {
        return None;
    }
    // Made anew of the data each time, so it needs no review of its own.
    let front = "---\ntitle: Facts to check\ntab_title: Facts to check\nsummary: \"Every figure, contact and leaflet of the site, with its source and its dates, to check in one sitting.\"\norder: 35\nreviewed: 2026-11-26\nreview_by: 9999-12-31\n---\n\nHere is all that can go out of date, from the files of the site as they are now. What is due first comes first. Print this page, and tick off what you have looked at. Then change the dates in the files.\n\n";
    Some((SLUG.to_owned(), format!("{front}{parts}")))
}

/// One thing to check.
struct Item {
    /// What it is, in a line.
    head: String,
    /// What an officer needs to know of it.
    details: Vec<String>,
}

/// Adds items with boxes to tick.
fn push_items(page: &mut String, items: &[Item]) {
    page.push_str("::: tick-list\n");
    for Item { head, details } in items {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "- {head}\n");
        for detail in details {
            let _ = writeln!(page, "  - {detail}");
        }
        page.push('\n');
    }
    page.push_str(":::\n\n");
}

/// Every fact, by the date by which somebody must look again.
fn facts(source: &Source) -> String {
    let mut by_date: BTreeMap<Date, Vec<(&str, &str, &Fact)>> = BTreeMap::new();
    let shared = source.facts.iter().map(|(id, fact)| ("", id, fact));
    let own = source.boroughs.iter().flat_map(|borough| {
        borough.facts.iter().map(|(id, fact)| (borough.short_name.as_str(), id, fact))
    });
    for (borough, id, fact) in shared.chain(own) {
        by_date.entry(fact.review_by).or_default().push((borough, id, fact));
    }
    if by_date.is_empty() {
        return String::new();
    }
    let mut page = String::from("## Facts {#facts}\n\n");
    for (date, mut facts) in by_date {
        facts.sort_by_key(|(borough, id, fact)| (fact.verified != Verified::No, *borough, *id));
        let _ = write!(page, "### Look again by {} {{#facts-{date}}}\n\n", day(source, date));
        let items: Vec<Item> =
            facts.iter().map(|(borough, id, fact)| fact_item(source, borough, id, fact)).collect();
        push_items(&mut page, &items);
    }
    page
}

fn fact_item(source: &Source, borough: &str, id: &str, fact: &Fact) -> Item {
    let figure = phrase(fact, FactForm::Plain, &source.furniture).text;
    let warning = if fact.verified == Verified::No {
        "**Not verified, so no leaflet prints it.** "
    } else {
        ""
    };
    let (whom, who) = (for_whom(borough), set_by(fact.standing));
    let (checked, how) = (day(source, fact.checked), how(fact.verified));
    let mut details = vec![
        format!("For {whom}, set by {who}. **Checked** on {checked}: {how}."),
        format!("**Source:** {}", with_links(&fact.source)),
    ];
    details.extend(fact.note.as_deref().map(|note| format!("**Note:** {}", plain(note))));
    details.push(in_file(id, &fact.place));
    Item { head: format!("{warning}**{}:** {}", plain(&figure), plain(&fact.label)), details }
}

/// Where an officer finds it.
fn in_file(id: &str, place: &Place) -> String {
    format!("`{id}` in `{}`", place.source.display_path())
}

fn for_whom(borough: &str) -> String {
    if borough.is_empty() { "all boroughs".to_owned() } else { format!("{} only", plain(borough)) }
}

const fn set_by(standing: Standing) -> &'static str {
    match standing {
        Standing::Law => "the law",
        Standing::Guidance => "national guidance",
        Standing::Procedure => "procedures of a region or a service",
        Standing::Statistic => "an official statistic",
        Standing::Local => "the borough",
    }
}

const fn how(verified: Verified) -> &'static str {
    match verified {
        Verified::Primary => "seen in the law, the statistics or the ombudsman's text",
        Verified::Secondary => "seen in another text that speaks of it",
        Verified::No => "not seen anywhere yet",
    }
}

/// Every contact, by the date when somebody last looked.
fn contacts(source: &Source) -> String {
    let shared = source.contacts.iter().map(|(id, contact)| ("", id, contact));
    let own = source.boroughs.iter().flat_map(|borough| {
        borough.contacts.iter().map(|(id, contact)| (borough.short_name.as_str(), id, contact))
    });
    let mut all: Vec<(&str, &String, &Contact)> = shared.chain(own).collect();
    if all.is_empty() {
        return String::new();
    }
    all.sort_by_key(|(borough, id, contact)| (contact.checked, *borough, *id));
    let mut page = String::from(
        "## Contacts {#contacts}\n\nCall each number, and open each address. Those that nobody has looked at for longest come first.\n\n",
    );
    let items: Vec<Item> = all
        .iter()
        .map(|(borough, id, contact)| contact_item(source, borough, id, contact))
        .collect();
    push_items(&mut page, &items);
    page
}

fn contact_item(source: &Source, borough: &str, id: &str, contact: &Contact) -> Item {
    let ways = [
        ("Telephone", &contact.phone),
        ("Email", &contact.email),
        ("Website", &contact.link),
        ("Address", &contact.address),
        ("Open", &contact.hours),
    ];
    let told = |(label, value): (&str, &Option<String>)| {
        value.as_deref().map(|value| format!("**{label}:** {}", with_links(value)))
    };
    let ways: Vec<String> = ways.into_iter().filter_map(told).collect();
    let note = told(("Note", &contact.note));
    let checked = contact.checked.map_or_else(
        || "Nobody says when it was **checked**.".to_owned(),
        |date| format!("**Checked** on {}.", day(source, date)),
    );
    let from = contact.source.as_deref().map_or_else(|| "none is given".to_owned(), with_links);
    let ways = (!ways.is_empty()).then(|| ways.join(". "));
    let about = format!("For {}. {checked}", for_whom(borough));
    let details = [Some(about), ways, note, Some(format!("**Source:** {from}"))];
    let place = in_file(id, &contact.place);
    let details = details.into_iter().flatten().chain([place]).collect();
    Item { head: format!("**{}**", plain(&contact.name)), details }
}

/// Every leaflet, by the date by which somebody must read it again.
fn leaflets(source: &Source) -> String {
    let owned =
        source.leaflets.iter().flat_map(|(owner, all)| all.values().map(move |one| (owner, one)));
    let mut all: Vec<_> = owned.collect();
    if all.is_empty() {
        return String::new();
    }
    all.sort_by_key(|(owner, leaflet)| (leaflet.review_by, *owner, leaflet.source.display_path()));
    let mut page = String::from("## Leaflets {#leaflets}\n\n");
    let items: Vec<Item> =
        all.iter().map(|(owner, leaflet)| leaflet_item(source, owner, leaflet)).collect();
    push_items(&mut page, &items);
    page
}

fn leaflet_item(source: &Source, owner: &str, leaflet: &Leaflet) -> Item {
    let date =
        |date: Option<Date>| date.map_or_else(|| "no date".to_owned(), |date| day(source, date));
    let borough = source.boroughs.iter().find(|borough| borough.slug == owner);
    let name = borough.map_or("", |borough| &borough.short_name);
    let draft = if leaflet.status == Status::Draft { ", a draft" } else { "" };
    Item {
        head: format!("**{}**", plain(&leaflet.title.value)),
        details: vec![
            format!(
                "For {}{draft}. **Read again** by {}. Last checked on {}.",
                for_whom(name),
                date(leaflet.review_by),
                date(leaflet.reviewed)
            ),
            format!("In `{}`", leaflet.source.display_path()),
        ],
    }
}

/// The bank holidays, which are known up to a day.
fn holidays(source: &Source) -> String {
    let Some(holidays) = &source.holidays else { return String::new() };
    let mut page = String::from("## Bank holidays {#bank-holidays}\n\n");
    let item = Item {
        head: format!("**Known up to {}**", day(source, holidays.to)),
        details: vec![
            format!(
                "**Look again** by {}. **Checked** on {}: {}.",
                day(source, holidays.review_by),
                day(source, holidays.checked),
                how(holidays.verified)
            ),
            format!("**Source:** {}", with_links(&holidays.source)),
            format!("In `{}`", holidays.place.source.display_path()),
        ],
    };
    push_items(&mut page, &[item]);
    page
}

fn day(source: &Source, date: Date) -> String {
    source.settings.source_language().date(date)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText};
    use crate::source::{read, read_leaflet};

    fn sample() -> Source {
        read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut Diagnostics::new()).unwrap()
    }

    /// The lines about one thing, which is known by the name at the end of them.
    fn part<'p>(page: &'p str, name: &str) -> &'p str {
        let end = page.find(name).unwrap_or_else(|| panic!("{name} is not on the page"));
        &page[page[..end].rfind("\n- ").unwrap()..end]
    }

    #[test]
    fn every_fact_of_the_sample_site_is_there_with_its_source_and_dates() {
        let source = sample();
        let (_, page) = fact_page(&source).unwrap();
        let own = source.boroughs.iter().flat_map(|borough| &borough.facts);
        let mut count = 0;
        for (id, fact) in source.facts.iter().chain(own) {
            let part = part(&page, &format!("`{id}` in `{}`", fact.place.source.display_path()));
            for wanted in [
                plain(&fact.label),
                with_links(&fact.source),
                day(&source, fact.checked),
                set_by(fact.standing).to_owned(),
                fact.note.as_deref().map(plain).unwrap_or_default(),
            ] {
                assert!(part.contains(&wanted), "{id}: {wanted}");
            }
            let due = page.find(&format!("{{#facts-{}}}", fact.review_by)).unwrap();
            assert!(due < page.find(part).unwrap(), "{id}");
            let is_marked = part.contains("Not verified");
            assert_eq!(is_marked, fact.verified == Verified::No, "{id}");
            count += 1;
        }
        assert_eq!(page.matches(", set by").count(), count);
    }

    #[test]
    fn every_contact_and_leaflet_is_there_and_nothing_is_wrong_with_the_page() {
        let source = sample();
        let (_, page) = fact_page(&source).unwrap();
        let own = source.boroughs.iter().flat_map(|borough| &borough.contacts);
        for (id, contact) in source.contacts.iter().chain(own) {
            let part = part(&page, &format!("`{id}` in `{}`", contact.place.source.display_path()));
            assert!(part.contains(&plain(&contact.name)), "{id}");
            assert!(part.contains(&with_links(contact.source.as_deref().unwrap())), "{id}");
            assert!(part.contains(&day(&source, contact.checked.unwrap())), "{id}");
        }
        for leaflet in source.leaflets.values().flat_map(BTreeMap::values) {
            let part = part(&page, &format!("`{}`", leaflet.source.display_path()));
            assert!(part.contains(&day(&source, leaflet.review_by.unwrap())));
        }
        let mut found = Diagnostics::new();
        read_leaflet(&SourceText::new("facts.md", page), &mut found);
        assert_eq!(found.into_sorted(), []);
    }

    #[test]
    fn what_is_due_first_comes_first() {
        let (_, page) = fact_page(&sample()).unwrap();
        let dates: Vec<&str> = page.split("{#facts-").skip(1).map(|rest| &rest[..10]).collect();
        assert!(dates.len() > 1 && dates.is_sorted(), "{dates:?}");
    }

    #[test]
    fn a_site_with_nothing_to_check_has_no_page() {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join("plainleaf.yaml"), "title: Test\n").unwrap();
        let source = read(site.path(), &mut Diagnostics::new()).unwrap();
        assert_eq!(fact_page(&source), None);
    }
}
