//! What `plainleaf build` publishes, and what it leaves alone.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use plainleaf::carried::Folder;
use scraper::Html;
use support::{
    BARNET, EXAMPLE, LEAFLET, RECORD, SETTINGS, Site, TRANSLATION, leaflet, select, words,
};

const BARNET_LEAFLET: &str = "barnet/en/parents/your-meeting";
const POLISH_LEAFLET: &str = "barnet/pl/parents/your-meeting";
const POLISH_FALLBACK: &str = "barnet/pl/parents/your-rights";

/// The words that the binary carries under `key` in one language.
fn carried_words(language: &str, key: &str) -> String {
    let text = Folder::Translations.text(&format!("{language}/strings.yaml")).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).unwrap();
    line.trim_matches('"').to_owned()
}

/// The pages of the published tree, parsed, by their paths.
fn pages(site: &Site) -> BTreeMap<String, Html> {
    let tree = site.tree("public");
    let pages = tree.into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("html"));
    pages
        .map(|(path, bytes)| (path, Html::parse_document(&String::from_utf8(bytes).unwrap())))
        .collect()
}

/// Where an address in the page at `from` leads: the path in the tree and the heading.
fn target(from: &str, address: &str) -> Option<(String, Option<String>)> {
    let (path, heading) = match address.split_once('#') {
        Some((path, heading)) => (path, Some(heading.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return Some((from.to_owned(), heading));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), heading))
}

/// Every address in the tree that does not lead to a file of it, or is not relative.
fn broken_addresses(site: &Site) -> Vec<String> {
    let (tree, pages) = (site.tree("public"), pages(site));
    let mut broken = Vec::new();
    let mut seen = 0;
    for (from, page) in pages.iter().filter(|(path, _)| *path != "404.html") {
        for element in select(page, "[href], [src]") {
            let address = element.attr("href").or(element.attr("src")).unwrap();
            if ["https://", "tel:", "mailto:", "data:"].iter().any(|s| address.starts_with(s)) {
                continue;
            }
            seen += 1;
            let leads_to = target(from, address).filter(|(path, heading)| {
                let has_heading = |id: &String| {
                    let page = pages.get(path);
                    page.is_some_and(|page| !select(page, &format!("[id='{id}']")).is_empty())
                };
                !address.starts_with('/')
                    && tree.contains_key(path)
                    && heading.as_ref().is_none_or(has_heading)
            });
            if leads_to.is_none() {
                broken.push(format!("{from}: {address}"));
            }
        }
    }
    assert!(seen > 0, "no page has an address");
    broken
}

fn boroughs_in(tree: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    let folders = tree.keys().filter_map(|path| Some(path.split_once('/')?.0));
    folders.filter(|folder| *folder != "assets").collect()
}

// The tree

#[test]
fn selection_without_any_leaflet_is_refused() {
    let site = Site::base();
    site.append(support::BARNET, "languages: [en]\n");
    let run = site.run(&["build", "--no-pdf", "--borough", "barnet", "--lang", "pl"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("there is nothing to build"), "{}", run.stderr);
}

#[test]
fn the_tree_has_a_page_for_every_borough_language_and_leaflet() {
    let site = Site::base();
    site.build();
    let paths = site.tree("public").into_keys().map(|path| {
        let parts: Vec<&str> = path.split('.').collect();
        match parts.as_slice() {
            [name, hash, kind] if path.starts_with("assets/") && hash.len() >= 8 => {
                format!("{name}.[hash].{kind}")
            }
            _ => path,
        }
    });
    // In the order of the names without their hashes, which change with every change.
    let paths: BTreeSet<String> = paths.collect();
    assert_snapshot!(Vec::from_iter(paths).join("\n"));
}

#[test]
fn build_says_how_much_it_has_published() {
    assert_snapshot!(Site::base().build().stdout, @"Published 22 pages (16 leaflets) in public after [time]");
}

#[test]
fn every_address_is_relative_and_leads_to_a_file() {
    let site = Site::base();
    site.write("content/_guide/start.md", leaflet("Begin [here](#here).\n\n## Here"));
    site.build();
    assert_eq!(broken_addresses(&site), [""; 0]);
}

#[test]
fn every_address_leads_to_a_file_when_only_one_language_is_built() {
    for language in ["en", "pl"] {
        let site = Site::base();
        site.build_with(&["--lang", language]);
        assert_eq!(broken_addresses(&site), [""; 0], "{language}");
    }
}

#[test]
fn every_address_leads_to_a_file_when_a_borough_has_fewer_languages() {
    for languages in ["[en]", "[pl]"] {
        let site = Site::base();
        site.append(BARNET, &format!("languages: {languages}\n"));
        site.build();
        assert_eq!(broken_addresses(&site), [""; 0], "{languages}");
    }
}

#[test]
fn the_page_for_wrong_addresses_works_at_any_depth() {
    let site = Site::base();
    site.append(SETTINGS, "address: https://www.example.org/for/families\n");
    site.build();
    let page = Html::parse_document(&site.read("public/404.html"));
    let addresses: Vec<&str> = select(&page, "[href], [src]")
        .into_iter()
        .filter_map(|element| element.attr("href").or(element.attr("src")))
        .filter(|address| !address.starts_with("https:") && !address.starts_with("data:"))
        .filter(|address| !address.starts_with('#'))
        .collect();
    assert!(addresses.contains(&"/for/families/index.html"), "{addresses:?}");
    assert!(addresses.iter().all(|address| address.starts_with("/for/families/")), "{addresses:?}");
}

#[test]
fn the_same_site_gives_the_same_bytes_with_any_number_of_threads() {
    let site = Site::base();
    site.build();
    let first = site.tree("public");
    for threads in ["1", "8"] {
        let run = site.run_with(&["build", "--no-pdf"], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(run.code, Some(0));
        assert_eq!(site.tree("public"), first, "{threads} threads");
    }
}

#[test]
fn the_same_site_gives_the_same_bytes_in_another_folder() {
    let (one, other) = (Site::base(), Site::base());
    one.build();
    other.build_with(&["--out", "elsewhere/tree"]);
    assert_eq!(one.tree("public"), other.tree("elsewhere/tree"));
}

/// Every file of the base site that its authors write, changed.
fn rewritten(change: impl Fn(String) -> String) -> Site {
    let site = Site::base();
    for (path, bytes) in site.tree("") {
        site.write(&path, change(String::from_utf8(bytes).unwrap()));
    }
    site
}

#[test]
fn line_ends_and_byte_order_marks_of_windows_change_nothing() {
    let ours = Site::base();
    ours.build();
    for theirs in
        [rewritten(|text| text.replace('\n', "\r\n")), rewritten(|text| format!("\u{feff}{text}"))]
    {
        theirs.build();
        assert_eq!(theirs.tree("public"), ours.tree("public"));
    }
}

#[test]
fn what_a_new_build_does_not_make_is_gone() {
    let site = Site::base();
    site.build();
    site.remove("content/_shared/children/your-meeting.md");
    site.build();
    assert!(!site.has("public/barnet/en/children"));
}

// Choosing

#[test]
fn only_the_named_borough_is_built() {
    let site = Site::base();
    site.build_with(&["--borough", "havering"]);
    assert_eq!(boroughs_in(&site.tree("public")), BTreeSet::from(["havering"]));
    let home = Html::parse_document(&site.read("public/index.html"));
    let councils: Vec<String> = select(&home, "h2").iter().map(|h| h.text().collect()).collect();
    assert_eq!(councils, ["Havering Council"]);
}

#[test]
fn a_borough_built_alone_has_the_bytes_of_the_whole_set() {
    let (alone, whole) = (Site::base(), Site::base());
    alone.build_with(&["--borough", "havering"]);
    whole.build();
    assert_eq!(alone.tree("public/havering"), whole.tree("public/havering"));
}

#[test]
fn several_boroughs_can_be_named() {
    let site = Site::base();
    site.build_with(&["--borough", "havering", "--borough", "barnet"]);
    assert_eq!(boroughs_in(&site.tree("public")), BTreeSet::from(["barnet", "havering"]));
}

#[test]
fn only_the_named_language_is_built() {
    let site = Site::base();
    site.build_with(&["--lang", "pl"]);
    assert!(site.has("public/barnet/pl/parents/your-meeting/index.html"));
    assert!(!site.has("public/barnet/en"));
}

#[test]
fn unfinished_leaflets_are_built_only_when_drafts_are_asked_for() {
    let site = Site::with_text("Text.");
    site.replace(EXAMPLE, "status: published", "status: draft");
    site.build();
    assert!(!site.has("public/barnet/en/parents/example"));
    site.build_with(&["--drafts"]);
    let page = site.page("barnet/en/parents/example");
    assert_eq!(words(&page, ".notice"), carried_words("en", "draft_leaflet"));
}

#[test]
fn unknown_borough_is_refused_with_a_suggestion() {
    let run = Site::base().run(&["build", "--borough", "barnett"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr, @"error: this site has no borough `barnett`. Did you mean `barnet`?");
}

#[test]
fn unknown_language_is_refused_with_what_there_is() {
    let run = Site::base().run(&["build", "--lang", "romanian"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr, @"error: this site has no language `romanian`. Use one of: en, pl.");
}

// Boroughs

#[test]
fn a_file_of_a_borough_replaces_the_shared_one_of_the_same_path() {
    let site = Site::base();
    site.write("content/barnet/parents/your-meeting.md", leaflet("Only in Barnet."));
    site.build();
    assert_eq!(words(&site.page(BARNET_LEAFLET), ".words"), "Only in Barnet.");
    let other = words(&site.page("havering/en/parents/your-meeting"), ".words");
    assert!(other.starts_with("Havering Council asks you"), "{other}");
}

#[test]
fn the_translation_of_a_shared_leaflet_does_not_stand_for_a_boroughs_own() {
    let site = Site::base();
    site.write("content/barnet/parents/your-meeting.md", leaflet("Only in Barnet."));
    site.build();
    assert_eq!(words(&site.page(POLISH_LEAFLET), ".words[lang=en]"), "Only in Barnet.");
}

#[test]
fn a_new_path_of_a_borough_adds_a_leaflet_there_and_nowhere_else() {
    let site = Site::base();
    site.write("content/barnet/parents/our-promises.md", leaflet("We promise."));
    site.build();
    assert_eq!(words(&site.page("barnet/en/parents/our-promises"), ".words"), "We promise.");
    assert!(!site.has("public/havering/en/parents/our-promises"));
}

#[test]
fn the_contact_of_a_borough_replaces_the_shared_one() {
    let site = Site::base();
    site.build();
    let page = site.page("havering/en/parents/your-meeting");
    assert_eq!(words(&page, ".contact .name"), "The chair in Havering");
    let phone = select(&page, ".contact a.phone")[0].attr("href");
    assert_eq!(phone, Some("tel:+442079460002"));
}

#[test]
fn a_condition_holds_in_the_boroughs_that_have_its_subject() {
    let site = Site::with_text(
        "::: where fact.minutes_sent\nWithin {{ fact.minutes_sent }}.\n:::\n\n\
         ::: unless fact.minutes_sent\nAsk.\n:::",
    );
    site.build();
    let text = |borough| words(&site.page(&format!("{borough}/en/parents/example")), ".words");
    assert_eq!(text("barnet"), "Within 15 working days.");
    assert_eq!(text("havering"), "Ask.");
}

#[test]
fn a_borough_can_name_its_own_page_to_leave_to() {
    let site = Site::base();
    site.append(BARNET, "exit: { name: The shop, address: https://shop.example/ }\n");
    site.build();
    let exit = |page| select(&site.page(page), "a.leave")[0].attr("href").map(str::to_owned);
    assert_eq!(exit(BARNET_LEAFLET).unwrap(), "https://shop.example/");
    assert_eq!(exit("havering/en/parents/your-meeting").unwrap(), "https://www.bbc.co.uk/weather");
}

#[test]
fn the_first_use_of_a_glossary_term_is_explained() {
    let site = Site::base();
    site.build();
    let meaning = words(&site.page(BARNET_LEAFLET), ".meaning");
    assert_eq!(meaning, "core group: The people who work with a family between meetings.");
}

// Languages

#[test]
fn a_page_without_translation_is_in_english_and_says_so() {
    let site = Site::base();
    site.build();
    let page = site.page(POLISH_FALLBACK);
    assert_eq!(select(&page, "html")[0].attr("lang"), Some("pl"));
    assert_eq!(words(&page, ".notice"), carried_words("pl", "not_translated"));
    let text = words(&page, ".words[lang=en][dir=ltr]");
    assert!(text.starts_with("You can bring a friend to the meeting."), "{text}");
    assert_eq!(words(&page, "[lang=en] > h1"), "Your rights");
}

#[test]
fn english_within_a_page_that_runs_from_right_to_left_keeps_its_direction() {
    let site = Site::base();
    site.replace(SETTINGS, "[en, pl]", "[en, ur]");
    site.remove(TRANSLATION);
    site.build();
    let page = site.page("barnet/ur/parents/your-rights");
    assert_eq!(select(&page, "html")[0].attr("dir"), Some("rtl"));
    assert_eq!(select(&page, ".words")[0].attr("dir"), Some("ltr"));
}

#[test]
fn the_list_of_leaflets_marks_those_that_are_in_english() {
    let site = Site::base();
    site.build();
    let page = site.page("barnet/pl");
    assert_eq!(words(&page, "#parents ~ ul li:not([lang]) h3"), "Na czym polega spotkanie");
    assert_eq!(words(&page, "#parents ~ ul li[lang=en][dir=ltr] h3"), "Your rights");
}

#[test]
fn a_draft_translation_says_so_and_leads_to_the_english_page() {
    let site = Site::base();
    site.build();
    let page = site.page(POLISH_LEAFLET);
    let notice = words(&page, ".notice");
    assert!(notice.starts_with(&carried_words("pl", "draft_translation")), "{notice}");
    let link = select(&page, ".notice a")[0].attr("href");
    assert_eq!(link, Some("../../../en/parents/your-meeting/index.html"));
}

#[test]
fn a_reviewed_translation_says_by_whom_and_when_and_has_no_draft_notice() {
    let site = Site::base();
    let reviewed = "status: reviewed\nreviewed: 2026-11-21\nreviewer: tłumacz przysięgły";
    site.replace(TRANSLATION, "status: draft", reviewed);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert!(select(&page, ".notice").is_empty());
    let about = words(&page, ".about");
    assert!(about.contains("21 listopada 2026") && about.contains("tłumacz przysięgły"), "{about}");
}

#[test]
fn draft_translations_can_be_held_back() {
    let site = Site::base();
    site.append(SETTINGS, "drafts: hold\n");
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, ".notice"), carried_words("pl", "not_translated"));
    assert_eq!(words(&page, "h1"), "What the meeting is");
}

#[test]
fn draft_translations_that_are_held_back_are_shown_when_drafts_are_asked_for() {
    let site = Site::base();
    site.append(SETTINGS, "drafts: hold\n");
    site.build_with(&["--drafts"]);
    assert_eq!(words(&site.page(POLISH_LEAFLET), "h1"), "Na czym polega spotkanie");
}

#[test]
fn facts_take_the_plural_form_of_the_readers_language() {
    let site = Site::base();
    let both = "{{ fact.core_group_first.within }} ({{ fact.core_group_first }})";
    site.replace(TRANSLATION, "{{ fact.core_group_first.within }}", both)
        .replace(LEAFLET, "{{ fact.core_group_first.within }}", both)
        .remove(RECORD);
    let texts: Vec<String> = ["1", "2", "10", "22"]
        .iter()
        .map(|value| {
            let facts = site.read("content/_shared/facts.yaml");
            let (before, after) = facts.split_once("  value: ").unwrap();
            let rest = after.split_once('\n').unwrap().1;
            site.write("content/_shared/facts.yaml", format!("{before}  value: {value}\n{rest}"));
            site.build();
            words(&site.page(POLISH_LEAFLET), ".words > p:first-child")
        })
        .collect();
    assert_snapshot!(texts.join("\n"));
}

#[test]
fn a_figure_never_parts_from_its_unit() {
    let site = Site::base();
    site.build();
    let text: String = select(&site.page(POLISH_LEAFLET), ".words")[0].text().collect();
    assert!(text.contains("w ciągu 10\u{a0}dni roboczych"), "{text}");
}

#[test]
fn headings_of_a_translation_have_the_ids_of_the_english() {
    let site = Site::base();
    site.build();
    assert_eq!(words(&site.page(POLISH_LEAFLET), "h2#help"), "Kto może pomóc");
}

#[test]
fn a_contacts_words_are_translated_and_its_number_is_not() {
    let site = Site::base();
    let text = "contacts:\n  chair:\n    name: Osoba prowadząca\n";
    site.write("translations/pl/barnet/borough.yaml", text);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, ".contact .name"), "Osoba prowadząca");
    assert_eq!(words(&page, ".contact a.phone"), "020 7946 0001");
    let other = site.page("havering/pl/parents/your-meeting");
    assert_eq!(words(&other, ".contact .name > [lang=en][dir=ltr]"), "The chair in Havering");
}

// What a site overrides

#[test]
fn a_template_of_the_site_replaces_the_carried_one_of_its_name_only() {
    let site = Site::base();
    let template = "{% extends \"base.html\" %}{% block main %}<h1>Ours</h1>{% endblock main %}";
    site.write("templates/home.html", template);
    site.build();
    let home = Html::parse_document(&site.read("public/index.html"));
    assert_eq!(words(&home, "h1"), "Ours");
    assert_eq!(words(&site.page(BARNET_LEAFLET), "h1"), "What the meeting is");
}

#[test]
fn an_asset_of_the_site_replaces_the_carried_one_and_changes_its_name() {
    let site = Site::base();
    site.build();
    let before = site.tree("public/assets");
    site.write("templates/assets/plainleaf.css", "/* Ours */\nbody { color: black; }\n");
    site.build();
    let after = site.tree("public/assets");
    let changed: Vec<_> = after.iter().filter(|(path, _)| !before.contains_key(*path)).collect();
    let [(path, bytes)] = changed.as_slice() else { panic!("{changed:?}") };
    let text = String::from_utf8((*bytes).clone()).unwrap();
    assert!(text.starts_with(":root{--paper:#") && text.ends_with("\nbody{color:black}"), "{text}");
    let page = site.page(BARNET_LEAFLET);
    let address = select(&page, "link[rel=stylesheet]")[0].attr("href").unwrap();
    assert!(address.ends_with(*path), "{address}");
}

#[test]
fn the_words_of_the_site_replace_the_carried_ones_of_their_language_only() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    let ours = carried.replace("contrast: Wysoki kontrast", "contrast: Mocny kontrast");
    site.write("translations/pl/strings.yaml", ours);
    site.build();
    assert_eq!(words(&site.page(POLISH_LEAFLET), "button.contrast"), "Mocny kontrast");
    assert_eq!(words(&site.page(BARNET_LEAFLET), "button.contrast"), "High contrast");
}

#[test]
fn a_word_that_is_not_translated_is_in_english_and_marked() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    let ours = carried.replace("contrast: Wysoki kontrast\n", "");
    site.write("translations/pl/strings.yaml", ours);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, "button.contrast > [lang=en][dir=ltr]"), "High contrast");
}

// Colours, dates, terms, and the foot of a page

#[test]
fn a_borough_has_its_own_colours_and_the_others_share_those_of_the_site() {
    let site = Site::base();
    site.append(BARNET, "colours:\n  accent: rebeccapurple\n  band_dark: \"#222\"\n");
    site.build();
    let style = |page: &str| {
        let page = site.page(page);
        let address = select(&page, "link[rel=stylesheet]")[0].attr("href").unwrap();
        site.read(&format!("public/{}", address.trim_start_matches("../")))
    };
    let (barnet, havering) = (style(BARNET_LEAFLET), style("havering/en/parents/your-meeting"));
    let light = |css: &str| css.split_once('}').unwrap().0.to_owned();
    assert!(light(&barnet).contains("--link:#663399"), "{}", light(&barnet));
    assert!(!light(&barnet).contains("#222222") && barnet.contains("--deep:#222222"));
    assert!(!havering.contains("#663399"));
    assert_eq!(style("havering/en/parents/your-meeting"), style(""));
}

const DATES: &str = "::: dates\nWhen was the conference?\n\n- **Core group.** This is {{ fact.core_group_first.within }}.\n- **Review.** This is {{ fact.first_review.within }}.\n- **Reports.** You get them {{ fact.core_group_first.before }} it.\n:::";

#[test]
fn dates_to_work_out_carry_the_rules_of_the_facts() {
    let site = Site::with_text(DATES);
    site.build();
    let page = site.page("barnet/en/parents/example");
    assert_eq!(words(&page, "form.dates legend"), "When was the conference?");
    let rules: Vec<_> = select(&page, "form.dates li")
        .iter()
        .map(|li| (li.attr("data-amount").unwrap(), li.attr("data-unit").unwrap()))
        .collect();
    assert_eq!(rules, [("10", "working_days"), ("3", "months"), ("-10", "working_days")]);
    let form = select(&page, "form.dates")[0];
    assert_eq!(form.attr("data-holidays"), Some("2026-12-25 2026-12-28 2027-01-01"));
    assert_eq!(select(&page, "form.dates > fieldset > div[hidden]").len(), 1);
    assert!(words(&page, "form.dates ul").contains("This is within 10 working days."));
    assert_eq!(select(&page, "script[src*='/dates.']").len(), 1);
    let other = site.page(BARNET_LEAFLET);
    assert_eq!(select(&other, "script[src*='/dates.']").len(), 0, "only where it is needed");
}

#[test]
fn people_around_a_table_are_drawn_with_the_numbers_of_their_list() {
    let site = Site::with_text(
        "::: around-the-table\n- **You.** You know your child best.\n- **Chair.** They run it.\n- **Nurse.** They may come.\n:::",
    );
    site.build();
    let page = site.page("barnet/en/parents/example");
    let drawing = select(&page, ".around-table svg[role=img]")[0];
    let alt =
        "Picture: people around a table, each with a number. The list below says who they are.";
    assert_eq!(drawing.attr("aria-label"), Some(alt));
    assert_eq!(select(&page, ".around-table ol > li").len(), 3);
    // A badge for each, and no letter that would need a font.
    assert_eq!(select(&page, ".around-table svg circle[r='9']").len(), 3);
    assert_eq!(words(&page, ".around-table svg"), "");
    assert_eq!(select(&page, "link[href*='/pictures.']").len(), 1);
}

#[test]
fn moments_on_a_scale_lie_as_far_apart_as_in_time() {
    let site = Site::with_text(
        "::: scale\n- **Conference.** Count from here.\n- **Core group.** It is {{ fact.core_group_first.within }}.\n- **Review.** It is {{ fact.first_review.within }}.\n:::",
    );
    site.build();
    let page = site.page("barnet/en/parents/example");
    let points: Vec<f64> = select(&page, ".scale svg circle[r='4']")
        .iter()
        .map(|point| point.attr("cx").unwrap().parse().unwrap())
        .collect();
    // Ten working days are two weeks of the thirteen that three months have.
    let [start, core_group, review] = points[..] else { panic!("{points:?}") };
    let part = (core_group - start) / (review - start);
    assert!((part - 2.0 / 13.0).abs() < 0.01, "{part}");
    assert_eq!(words(&page, ".scale .tick"), "From one small line to the next is one week.");
    assert!(words(&page, ".scale ol").contains("It is within 3 months."));
}

#[test]
fn a_later_use_of_a_term_opens_its_meaning() {
    let site = Site::with_text("A core group.\n\n## Later {#later}\n\nThe core group meets.");
    site.build();
    let page = site.page("barnet/en/parents/example");
    let button = select(&page, "button.term")[0];
    assert_eq!(button.text().collect::<String>(), "core group");
    let meaning = format!("[popover][id='{}'] dfn", button.attr("popovertarget").unwrap());
    assert_eq!(words(&page, &meaning), "core group");
}

#[test]
fn every_page_of_a_borough_leads_to_the_page_about_safety_online() {
    let site = Site::base();
    site.build();
    for page in [BARNET_LEAFLET, "barnet", "havering/pl/parents/your-meeting"] {
        let html = site.page(page);
        let link = select(&html, "header .safety a")[0];
        let target = format!("public/{page}/{}", link.attr("href").unwrap());
        assert!(site.has(&target), "{target}");
        assert_eq!(link.text().collect::<String>(), "Staying safe online");
    }
    let polish = site.page("havering/pl/parents/your-meeting");
    assert_eq!(select(&polish, "header .safety a")[0].attr("lang"), Some("en"));
}

#[test]
fn the_foot_has_what_the_borough_says_about_asking_back() {
    let site = Site::base();
    let contacts = "  feedback:\n    name: Web team\n    email: web@example.gov.uk\n  complaints:\n    name: Complaints team\n    phone: 020 7946 0099\nfacts:\n";
    site.replace(BARNET, "facts:\n", contacts).build();
    let labels = |page: &str| -> Vec<String> {
        let page = site.page(page);
        let summaries = select(&page, "footer summary");
        summaries.iter().map(|summary| summary.text().collect()).collect()
    };
    assert_eq!(labels(BARNET_LEAFLET), ["Was this page useful?", "Make a complaint"]);
    assert_eq!(labels("havering/en/parents/your-meeting"), [""; 0]);
    let page = site.page(BARNET_LEAFLET);
    let links = select(&page, "footer details a");
    let links: Vec<_> = links.iter().map(|a| a.attr("href").unwrap()).collect();
    assert_eq!(links, ["mailto:web@example.gov.uk", "tel:+442079460099"]);
}

#[test]
fn a_borough_with_a_contact_for_other_formats_says_how_to_ask_there() {
    let site = Site::base();
    site.build();
    let sentence = "You can ask for this leaflet in large print";
    assert!(words(&site.page(BARNET_LEAFLET), ".about").contains(sentence));
    let contact = "  other_formats:\n    name: Print team\n    phone: 020 7946 0099\nfacts:\n";
    site.replace(BARNET, "facts:\n", contact).build();
    assert!(!words(&site.page(BARNET_LEAFLET), ".about").contains(sentence));
    assert_eq!(words(&site.page(BARNET_LEAFLET), "footer summary"), "Ask for another format");
}

// What stays as it was

#[test]
fn a_template_that_cannot_be_read_stops_the_build_and_the_old_tree_stays() {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    site.write("templates/home.html", "{% extends \"base.html\" %}\n{% block main %}{{ heading\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn a_template_that_asks_for_what_is_not_there_stops_the_build_and_the_old_tree_stays() {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    site.write("templates/home.html", "<p>{{ weather }}</p>\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn a_failed_build_leaves_nothing_beside_the_tree() {
    let site = Site::base();
    site.write("templates/home.html", "<p>{{ weather }}</p>\n");
    let before = site.tree("");
    assert_eq!(site.run(&["build", "--no-pdf"]).code, Some(2));
    assert_eq!(site.tree(""), before);
}

#[test]
fn a_folder_that_was_not_published_by_plainleaf_is_left_alone() {
    let site = Site::base();
    site.write("thesis/chapter.txt", "Years of work.\n");
    let before = site.tree("");
    let run = site.run(&["build", "--out", "thesis"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(site.tree(""), before);
}

#[test]
fn the_folder_of_the_site_itself_is_left_alone() {
    let site = Site::base();
    let before = site.tree("");
    assert_eq!(site.run(&["build", "--out", "."]).code, Some(2));
    assert_eq!(site.tree(""), before);
}

// Lists of the tree

#[test]
fn leaflets_json_names_every_edition_with_its_forms() {
    let site = Site::base();
    site.build();
    let list: serde_json::Value = serde_json::from_str(&site.read("public/leaflets.json")).unwrap();
    assert_eq!(list["version"], 1);
    assert_eq!(list["site"], "Test leaflets");
    assert_eq!(list["address"], serde_json::Value::Null);
    assert_eq!(list["demonstration"], false);
    let editions = list["editions"].as_array().unwrap();
    assert_eq!(editions.len(), 16, "two boroughs, two languages, four leaflets");
    let tree = site.tree("public");
    for edition in editions {
        let form = &edition["forms"][0];
        let bytes = &tree[form["path"].as_str().unwrap()];
        assert_eq!(form["bytes"], bytes.len(), "{edition}");
        assert_eq!(form["blake3"], *blake3::hash(bytes).to_hex(), "{edition}");
    }
}

#[test]
fn leaflets_json_says_how_far_each_translation_has_come() {
    let site = Site::base();
    site.build();
    let list: serde_json::Value = serde_json::from_str(&site.read("public/leaflets.json")).unwrap();
    let mut edition = list["editions"].as_array().unwrap().iter().find(|edition| {
        edition["borough"] == "barnet"
            && edition["language"] == "pl"
            && edition["slug"] == "your-rights"
    });
    let mut edition = edition.take().unwrap().clone();
    // The hash changes with every change to the templates.
    edition["forms"][0]["blake3"] = "[hash]".into();
    edition["forms"][0]["bytes"] = 0.into();
    assert_snapshot!(serde_json::to_string_pretty(&edition).unwrap());
}

#[test]
fn a_site_with_an_address_has_a_sitemap_of_every_page() {
    let site = Site::base();
    site.append(SETTINGS, "address: https://www.example.org/families\n");
    site.build();
    assert_snapshot!(site.read("public/sitemap.xml"));
    let robots = site.read("public/robots.txt");
    assert!(robots.contains("Sitemap: https://www.example.org/families/sitemap.xml"), "{robots}");
}

#[test]
fn a_site_without_an_address_has_no_sitemap() {
    let site = Site::base();
    site.build();
    assert!(!site.has("public/sitemap.xml"));
    assert!(!site.read("public/robots.txt").contains("Sitemap"));
}

// Safety

/// Text that would do harm if a page did not escape it.
const HOSTILE: &str = "Ann <script>alert()</script> & \"Co\" <img src=x onerror='x'>";

fn yaml_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[test]
fn names_and_titles_are_escaped_wherever_they_are_printed() {
    let site = Site::base();
    let hostile = yaml_text(HOSTILE);
    site.replace(BARNET, "name: The chair in Barnet", &format!("name: {hostile}"))
        .replace(BARNET, "name: Barnet Council", &format!("name: {hostile}"))
        .replace(LEAFLET, "title: What the meeting is", &format!("title: {hostile}"))
        .replace(LEAFLET, "tab_title: Your family meeting", &format!("tab_title: {hostile}"))
        .replace(LEAFLET, "summary: Why", &format!("summary: {hostile} #"));
    // Its figures are not in the translation.
    site.remove(TRANSLATION).remove(RECORD);
    site.build();
    let page = site.page(BARNET_LEAFLET);
    assert_eq!(words(&page, "h1"), HOSTILE);
    assert_eq!(words(&page, "title"), HOSTILE);
    assert_eq!(words(&page, ".summary"), HOSTILE);
    assert_eq!(words(&page, ".brand strong"), HOSTILE);
    assert_eq!(words(&page, ".contact .name"), HOSTILE);
    assert_eq!(select(&page, ".contact")[0].attr("aria-label"), Some(HOSTILE));
    assert!(words(&page, ".words > p:first-child").starts_with(HOSTILE));
    for (path, page) in pages(&site) {
        assert!(select(&page, "script:not([src]), img, [onerror]").is_empty(), "{path}");
    }
}

#[test]
fn text_of_a_leaflet_is_escaped() {
    let site = Site::with_text("Less \\<script>alert(1)\\</script> & `<b>` &lt;i&gt; \"more\".");
    site.build();
    let text = words(&site.page("barnet/en/parents/example"), ".words");
    assert_eq!(text, "Less <script>alert(1)</script> & <b> <i> \"more\".");
}

#[test]
fn words_of_a_translator_are_escaped() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    let ours =
        carried.replace("contrast: Wysoki kontrast", &format!("contrast: {}", yaml_text(HOSTILE)));
    site.write("translations/pl/strings.yaml", ours);
    let record = "pl/strings.made-from.json";
    let made_from = Folder::Translations.text(record).unwrap();
    site.write(&format!("translations/{record}"), made_from);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, "button.contrast"), HOSTILE);
    assert!(select(&page, "script:not([src]), img").is_empty());
}

#[test]
fn no_page_has_a_style_or_script_in_it_or_loads_anything_from_elsewhere() {
    let site = Site::with_text("Text.\n\n::: contact helpline\n:::");
    site.build();
    for (path, page) in pages(&site) {
        let inline = select(&page, "style, [style], script:not([src]), iframe, img, object, embed");
        assert!(inline.is_empty(), "{path}");
        for element in select(&page, "*") {
            let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{path}");
        }
        let loaded = select(&page, "[src], link[href]");
        assert!(loaded.len() >= 3, "{path} loads too little: the test looks at nothing");
        for element in loaded {
            let address = element.attr("src").or(element.attr("href")).unwrap();
            let is_own = !address.contains("//") && (!address.contains(':') || address == "data:,");
            assert!(is_own, "{path}: {address}");
        }
    }
}

#[test]
fn no_asset_loads_anything_from_elsewhere() {
    let site = Site::base();
    site.build();
    for (path, bytes) in site.tree("public/assets") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("http:") && !text.contains("https:"), "{path}");
        assert!(!text.contains("@import") && !text.contains("url(//"), "{path}");
    }
}

#[test]
fn every_page_has_the_way_out_first_and_a_strict_policy() {
    let site = Site::base();
    site.build();
    for (path, page) in pages(&site) {
        let first: Vec<_> =
            select(&page, "body a").iter().take(2).map(|a| a.attr("class")).collect();
        assert_eq!(first, [Some("skip"), Some("leave")], "{path}");
        let policy = select(&page, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        let status = select(&page, "#leave-status")[0];
        assert!(status.attr("data-two-left").unwrap().contains('2'), "{path}");
        assert!(status.attr("data-one-left").unwrap().contains('1'), "{path}");
    }
}
