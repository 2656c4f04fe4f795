//! The made-up sites that are built: many boroughs, twelve languages, ten leaflets.

use std::path::Path;

use super::words::Words;
use crate::process::Outcome;
use crate::temporary::write;

/// What a reader of the table should know.
pub const DESCRIPTION: &str = "\
The leaflets have about 900 words and are in 12 languages: 10 leaflets for 33 boroughs, 12 for
153. Shared: every borough publishes the same ones. Distinct: each has its own Markdown files.";

/// The first is that of `content/`.
const LANGUAGES: [&str; 12] =
    ["en", "pl", "ur", "ro", "es", "pt", "bn", "ar", "tr", "gu", "so", "uk"];
const SECTIONS: usize = 6;

/// A site to write.
pub struct Site {
    /// How many boroughs it has.
    pub boroughs: usize,
    /// How many leaflets each of them publishes.
    pub leaflets: usize,
    /// Whose the leaflets are.
    pub ownership: Ownership,
}

/// Whose the leaflets are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// Each borough has its own.
    EachItsOwn,
    /// All boroughs have the same.
    AllShared,
}

impl Site {
    /// Writes the site, and returns how many Markdown files it has.
    pub fn write(&self, folder: &Path) -> Outcome<usize> {
        write(&folder.join("plainleaf.yaml"), &settings())?;
        write(&folder.join("content/_shared/facts.yaml"), FACTS)?;
        write(&folder.join("content/_shared/glossary.yaml"), GLOSSARY)?;
        for number in 1..=self.boroughs {
            let file = format!("content/{}/borough.yaml", borough(number));
            write(&folder.join(file), &borough_file(number))?;
        }
        self.write_leaflets(folder)
    }

    fn write_leaflets(&self, folder: &Path) -> Outcome<usize> {
        let owners = match self.ownership {
            Ownership::EachItsOwn => (1..=self.boroughs).map(borough).collect(),
            Ownership::AllShared => vec!["_shared".to_owned()],
        };
        let mut files = 0;
        for (owner, language) in owners.iter().flat_map(|o| LANGUAGES.map(|language| (o, language)))
        {
            for number in 1..=self.leaflets {
                let file = leaflet_path(owner, language, number);
                write(&folder.join(&file), &leaflet(language, &file, number, self.leaflets))?;
                files += 1;
            }
        }
        Ok(files)
    }
}

fn borough(number: usize) -> String {
    format!("borough-{number:03}")
}

fn is_source(language: &str) -> bool {
    language == LANGUAGES[0]
}

fn leaflet_path(owner: &str, language: &str, number: usize) -> String {
    let root =
        if is_source(language) { "content".into() } else { format!("translations/{language}") };
    format!("{root}/{owner}/parents/{}.md", slug(number))
}

fn slug(number: usize) -> String {
    format!("leaflet-{number:02}")
}

fn settings() -> String {
    format!(
        "title: Made-up leaflets\naddress: https://leaflets.example/\nlanguages: [{}]\n",
        LANGUAGES.join(", ")
    )
}

const FACTS: &str = "\
first_visit:
  label: The first visit
  value: 10
  unit: working_days
  standing: procedure
  source: Made up for a measurement
  verified: primary
  checked: 2026-11-21
  review_by: 2036-11-21
";

const GLOSSARY: &str = "\
question:
  term: question
  meaning: Made-up words that stand after the first paragraph with the term.
  also: [questions]
visit:
  term: visit
  meaning: More words of the same kind.
";

fn borough_file(number: usize) -> String {
    format!(
        "\
name: Borough {number} Council
short_name: Borough {number}
website: https://www.example.org/
order: {number}
contacts:
  chair:
    name: The chair
    phone: 020 7946 0{number:03}
    email: chair{number}@example.org
    note: Made up for a measurement.
"
    )
}

/// A leaflet: the same shape in every language, as a translation has.
fn leaflet(language: &str, file: &str, number: usize, of: usize) -> String {
    let mut words = Words::new(language, file);
    let front = front_matter(language, number, &mut words);
    let sections = (1..=SECTIONS).map(|place| section(place, number % of + 1, &mut words));
    front + &sections.collect::<String>()
}

fn front_matter(language: &str, number: usize, words: &mut Words) -> String {
    let own = if is_source(language) {
        format!("order: {number}\nreviewed: 2026-11-21\nreview_by: 2036-11-21\nstatus: published")
    } else {
        "status: draft".to_owned()
    };
    format!(
        "---\ntitle: {}\ntab_title: {}\nsummary: {}\n{own}\n---\n",
        words.some(5),
        words.some(3),
        words.sentence(14)
    )
}

fn section(place: usize, next: usize, words: &mut Words) -> String {
    let heading = words.some(4);
    let first = words.paragraph(4);
    let special = special_block(place, next, words);
    let second = words.paragraph(4);
    let list = words.list("-", 3);
    format!("\n## {heading} {{#section-{place}}}\n\n{first}\n\n{special}\n\n{second}\n\n{list}")
}

/// What only some sections have: a component, a placeholder, a link.
fn special_block(place: usize, next: usize, words: &mut Words) -> String {
    match place {
        1 => format!("{} {{{{ borough.name }}}} {{{{ fact.first_visit.within }}}}.", words.some(9)),
        2 => format!("::: steps\n{}:::", words.list("1.", 4)),
        3 => format!("::: remember\n{}\n:::", words.paragraph(2)),
        4 => format!("::: contact chair\n{}\n:::", words.sentence(9)),
        5 => {
            let other = slug(next);
            format!("{} [{}]({other}.md#section-2).", words.some(8), words.some(3))
        }
        _ => format!("::: tick-list\n{}:::", words.list("-", 3)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaflet_has_about_900_words_in_every_language() {
        for language in LANGUAGES {
            let words = leaflet(language, "a.md", 1, 10).split_whitespace().count();
            assert!((850..=950).contains(&words), "{language}: {words}");
        }
    }

    #[test]
    fn the_last_leaflet_links_to_the_first() {
        let text = leaflet("en", "a.md", 10, 10);
        assert!(text.contains("(leaflet-01.md#section-2)"), "{text}");
    }
}
