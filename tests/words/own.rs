//! The words are our own: no long run of them is taken from the documents that we began from.

use crate::pages::english;
use crate::support::{files_below, seeds};

/// Runs of so many words are no chance.
const RUN: usize = 8;

#[test]
fn nothing_is_copied_from_the_documents_that_we_began_from() {
    let Some(seeds) = seeds::texts("that the leaflets copy nothing from real ones") else {
        return;
    };
    let seeds: Vec<Vec<String>> = seeds.iter().map(|text| words(text)).collect();
    let mut copied = Vec::new();
    for (name, part) in our_parts() {
        let own = words(&part);
        for (number, seed) in seeds.iter().enumerate() {
            let runs = runs_in_common(&own, seed);
            copied.extend(runs.iter().map(|run| format!("{name}, document {number}: {run}")));
        }
    }
    assert!(copied.is_empty(), "{RUN} words or more in common:\n{}", copied.join("\n"));
}

/// Each page as printed, and each file of `content/`, which also holds what no page prints. A
/// value that is filled in stands on the pages; in the files it ends a run.
fn our_parts() -> Vec<(String, String)> {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = files_below(&content);
    assert!(files.len() > 40, "{} files", files.len());
    let of_files = files.into_iter().flat_map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let parts: Vec<(String, String)> = text
            .split("{{")
            .map(|part| part.split_once("}}").map_or(part, |(_, after)| after).to_owned())
            .map(|part| (path.clone(), part))
            .collect();
        parts
    });
    let of_pages = english().into_iter().map(|page| (page.place.clone(), page.text()));
    of_files.chain(of_pages).collect()
}

/// The words of a text in small letters. Bullets that came out as a letter are no words.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| word.chars().count() > 1 || matches!(*word, "a" | "i"))
        .map(str::to_owned)
        .collect()
}

/// Every run of at least `RUN` words that both have, as long as it goes.
fn runs_in_common(own: &[String], other: &[String]) -> Vec<String> {
    let theirs: std::collections::BTreeSet<&[String]> = other.windows(RUN).collect();
    let mut runs = Vec::new();
    let mut at = 0;
    while at + RUN <= own.len() {
        let start = at;
        while at + RUN <= own.len() && theirs.contains(&own[at..at + RUN]) {
            at += 1;
        }
        if at > start {
            runs.push(own[start..at - 1 + RUN].join(" "));
        }
        at += 1;
    }
    runs
}

#[test]
fn a_copy_is_found_however_it_is_set() {
    let found = |own: &str, other: &str| runs_in_common(&words(own), &words(other));
    let document = "It’s a meeting\nl where all of the family\nand the school may speak.";
    assert_eq!(
        found("We say: it's a **meeting** where ALL of the family, and others, speak.", document),
        ["it's a meeting where all of the family and"]
    );
    let seven = "a meeting where all of the family";
    assert_eq!(found(seven, document), Vec::<String>::new());
    assert_eq!(found(&format!("{seven} and"), document).len(), 1);
    let twice = "it's a meeting where all of the family sat, a meeting where all of the family and";
    assert_eq!(found(twice, document).len(), 2);
}
