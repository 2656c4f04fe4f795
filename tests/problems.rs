//! Every problem of content is told at its place, with what to do about it.

mod support;

use insta::assert_snapshot;
use plainleaf::carried::Folder;
use support::{BARNET, EXAMPLE, HOLIDAYS, LEAFLET, SETTINGS, Site, TRANSLATION, leaflet};

/// What `plainleaf check` prints about a site whose content has errors.
fn report(site: &Site) -> String {
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stderr, "");
    run.stdout
}

/// What it prints about a leaflet that says `text`.
fn report_of(text: &str) -> String {
    report(&Site::with_text(text))
}

/// What it prints about a leaflet with `to` in the place of `from` in its front matter.
fn report_of_front_matter(from: &str, to: &str) -> String {
    report(Site::with_text("Text.").replace(EXAMPLE, from, to))
}

/// What it prints about a site that can be published all the same.
fn warning(site: &Site) -> String {
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    run.stdout
}

#[test]
fn the_base_site_has_no_problems() {
    assert_eq!(warning(&Site::base()), "No problems found\n");
}

// YAML and its keys

#[test]
fn unknown_key_in_front_matter() {
    assert_snapshot!(report_of_front_matter("status:", "sttaus:"));
}

#[test]
fn unknown_key_in_a_borough() {
    let site = Site::base();
    assert_snapshot!(report(site.append(BARNET, "web_site: https://www.example.org/\n")));
}

#[test]
fn unknown_key_in_a_contact() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "facts:", "    huors: 9 to 5\nfacts:")));
}

#[test]
fn unknown_key_in_the_settings() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "languages:", "langauges:")));
}

#[test]
fn missing_key_in_front_matter() {
    assert_snapshot!(report_of_front_matter("tab_title: An example\n", ""));
}

#[test]
fn missing_key_in_a_fact() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "    unit: working_days\n", "")));
}

#[test]
fn contact_that_nobody_can_reach() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "facts:", "  advocacy:\n    name: A\nfacts:")));
}

#[test]
fn duplicate_key() {
    assert_snapshot!(report_of_front_matter("order: 30\n", "order: 30\norder: 40\n"));
}

#[test]
fn duplicate_contact() {
    let site = Site::base();
    let second = "  chair:\n    name: Another chair\n    phone: 020 7946 0003\nfacts:\n";
    assert_snapshot!(report(site.replace(BARNET, "facts:\n", second)));
}

#[test]
fn yaml_with_an_unclosed_quote() {
    assert_snapshot!(report_of_front_matter("title: An example\nt", "title: \"An example\nt"));
}

#[test]
fn yaml_with_bad_indentation() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "    phone:", "   phone:")));
}

#[test]
fn yaml_with_a_colon_in_plain_text() {
    assert_snapshot!(report_of_front_matter("summary: What", "summary: The meeting: what"));
}

#[test]
fn yaml_with_a_tab() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "    phone:", "\tphone:")));
}

#[test]
fn yaml_alias() {
    let site = Site::base();
    let text = "name: &name Barnet Council\nshort_name: *name\n";
    let from = "name: Barnet Council\nshort_name: Barnet\n";
    assert_snapshot!(report(site.replace(BARNET, from, text)));
}

#[test]
fn order_that_is_no_number() {
    assert_snapshot!(report_of_front_matter("order: 30", "order: first"));
}

#[test]
fn date_that_is_no_date() {
    assert_snapshot!(report_of_front_matter("reviewed: 2026-11-21", "reviewed: yesterday"));
}

#[test]
fn date_that_does_not_exist() {
    assert_snapshot!(report_of_front_matter("reviewed: 2026-11-21", "reviewed: 2026-11-31"));
}

#[test]
fn unknown_status() {
    assert_snapshot!(report_of_front_matter("status: published", "status: publish"));
}

#[test]
fn text_where_a_list_belongs() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "[en, pl]", "en, pl")));
}

#[test]
fn list_where_text_belongs() {
    let site = Site::base();
    let from = "name: Barnet Council";
    assert_snapshot!(report(site.replace(BARNET, from, "name: [Barnet, Council]")));
}

#[test]
fn telephone_number_with_letters() {
    let site = Site::base();
    let to = "  advocacy:\n    name: Advocates\n    phone: ask us\n    note: Ask us.\nfacts:";
    assert_snapshot!(report(site.replace(BARNET, "facts:", to)));
}

#[test]
fn email_address_without_a_host() {
    let site = Site::base();
    let to = "    email: chair at example.org\nfacts:";
    assert_snapshot!(report(site.replace(BARNET, "facts:", to)));
}

#[test]
fn website_without_https() {
    let site = Site::base();
    assert_snapshot!(report(site.append(BARNET, "website: www.example.org\n")));
}

#[test]
fn missing_front_matter() {
    let site = Site::base();
    assert_snapshot!(report(site.write(EXAMPLE, "# What the meeting is\n\nText.\n")));
}

#[test]
fn front_matter_that_never_ends() {
    assert_snapshot!(report_of_front_matter("status: published\n---\n", ""));
}

// Placeholders

#[test]
fn unknown_placeholder() {
    assert_snapshot!(report_of("Ask {{ council.name }}."));
}

#[test]
fn unknown_field_of_a_placeholder() {
    assert_snapshot!(report_of("Call {{ contact.chair.telephone }} or {{ contact.chair.phon }}."));
}

#[test]
fn empty_placeholder() {
    assert_snapshot!(report_of("Ask {{ }}."));
}

#[test]
fn unclosed_placeholder() {
    assert_snapshot!(report_of("Ask {{ borough.name }, which sends the letter."));
}

#[test]
fn unknown_fact() {
    assert_snapshot!(report_of("They meet {{ fact.core_group_frist.within }}."));
}

#[test]
fn fact_that_only_some_boroughs_have() {
    assert_snapshot!(report_of("You get the notes {{ fact.minutes_sent.within }}."));
}

#[test]
fn fact_that_only_some_boroughs_have_is_fine_where_it_is_asked_for() {
    let text = "::: where fact.minutes_sent\nYou get the notes {{ fact.minutes_sent.within }}.\n:::\n\n\
                ::: unless fact.minutes_sent\nAsk when you get the notes.\n:::";
    assert_eq!(warning(&Site::with_text(text)), "No problems found\n");
}

#[test]
fn unverified_fact() {
    assert_snapshot!(report_of("Appeal {{ fact.appeal_limit.within }}."));
}

#[test]
fn unknown_contact() {
    assert_snapshot!(report_of("Call {{ contact.helplin.phone }}."));
}

#[test]
fn contact_without_the_field() {
    assert_snapshot!(report_of("Write to {{ contact.helpline.email }}."));
}

#[test]
fn contact_that_lacks_the_field_in_one_borough() {
    let site = Site::with_text("Write to {{ contact.chair.email }}.");
    let to = "    email: chair@example.org\nfacts:";
    assert_snapshot!(report(site.replace(BARNET, "facts:", to)));
}

#[test]
fn placeholder_that_is_no_address_as_a_link() {
    assert_snapshot!(report_of("See [the council]({{ borough.name }})."));
}

#[test]
fn website_that_only_some_boroughs_have() {
    let site = Site::with_text("See {{ borough.website }}.");
    assert_snapshot!(report(site.append(BARNET, "website: https://www.example.org/\n")));
}

#[test]
fn placeholder_in_a_guide_page() {
    let site = Site::base();
    let text = leaflet("The name of the council is {{ borough.name }}.");
    assert_snapshot!(report(site.write("content/_guide/start.md", text)));
}

// Components

#[test]
fn unknown_component() {
    assert_snapshot!(report_of("::: rember\nYou can ask for a break.\n:::"));
}

#[test]
fn unclosed_component() {
    assert_snapshot!(report_of("Before.\n\n::: remember\nYou can ask for a break."));
}

#[test]
fn stray_closing_line() {
    assert_snapshot!(report_of("You can ask for a break.\n\n:::"));
}

#[test]
fn steps_without_numbers() {
    assert_snapshot!(report_of("::: steps\n- You arrive.\n- You speak.\n:::"));
}

#[test]
fn steps_without_a_list() {
    assert_snapshot!(report_of("::: steps\nYou arrive, then you speak.\n:::"));
}

#[test]
fn list_component_with_something_else_in_it() {
    assert_snapshot!(report_of("::: tick-list\n- Your letter\n\nAnd a pen.\n:::"));
}

#[test]
fn timeline_item_without_bold_words() {
    assert_snapshot!(report_of("::: timeline\n- **First** You meet.\n- Then you talk.\n:::"));
}

#[test]
fn contact_without_id() {
    assert_snapshot!(report_of("::: contact\n:::"));
}

#[test]
fn contact_component_with_an_unknown_id() {
    assert_snapshot!(report_of("::: contact helplines\n:::"));
}

#[test]
fn empty_component() {
    assert_snapshot!(report_of("::: remember\n:::"));
}

#[test]
fn word_after_a_component_that_takes_none() {
    assert_snapshot!(report_of("::: remember this\nYou can ask for a break.\n:::"));
}

#[test]
fn condition_on_nothing() {
    assert_snapshot!(report_of("::: where minutes_sent\nYou get the notes.\n:::"));
}

// Markdown

#[test]
fn raw_html_block() {
    assert_snapshot!(report_of("<div class=\"box\">\nText.\n</div>"));
}

#[test]
fn raw_html_in_a_line() {
    assert_snapshot!(report_of("This is <b>bold</b>."));
}

#[test]
fn html_comments_are_dropped() {
    assert_eq!(
        warning(&Site::with_text("<!-- for us -->\n\nText <!-- too -->.")),
        "No problems found\n"
    );
}

#[test]
fn image() {
    assert_snapshot!(report_of("Look: ![a room](room.jpg)"));
}

#[test]
fn javascript_link() {
    assert_snapshot!(report_of("Go [there](javascript:alert(1))."));
}

#[test]
fn http_link() {
    assert_snapshot!(report_of("See [the site](http://www.example.org/)."));
}

#[test]
fn link_to_no_leaflet() {
    assert_snapshot!(report_of("Read [your rights](your-right.md)."));
}

#[test]
fn link_to_no_leaflet_of_the_other_audience() {
    assert_snapshot!(report_of("Read [their leaflet](../children/your-meting.md)."));
}

#[test]
fn link_to_no_heading() {
    assert_snapshot!(report_of("Read [what to ask](your-rights.md#askin)."));
}

#[test]
fn link_to_no_heading_of_the_same_page() {
    assert_snapshot!(report_of("Read [below](#below)."));
}

#[test]
fn link_to_something_that_is_no_leaflet() {
    assert_snapshot!(report_of("Read [your rights](your-rights.html)."));
}

#[test]
fn heading_of_level_one() {
    assert_snapshot!(report_of("# The meeting\n\nText."));
}

#[test]
fn skipped_heading() {
    assert_snapshot!(report_of("## The meeting\n\n#### Who is there\n\nText."));
}

#[test]
fn duplicate_anchor() {
    assert_snapshot!(report_of("## Asking {#ask}\n\nText.\n\n## Asking more {#ask}\n\nText."));
}

#[test]
fn lists_nested_too_deeply() {
    assert_snapshot!(report_of(&("> ".repeat(30) + "Deep.")));
}

// Files and addresses

/// One more council.
const COUNCIL: &str = "name: Another Council\nshort_name: Another\n";

#[test]
fn unexpected_file_in_a_borough() {
    let site = Site::base();
    assert_snapshot!(report(site.write("content/barnet/notes.txt", "To do.\n")));
}

#[test]
fn unexpected_folder_in_a_borough() {
    let site = Site::base();
    assert_snapshot!(report(site.write("content/barnet/parent/x.md", leaflet("Text."))));
}

#[test]
fn folder_without_borough_yaml() {
    let site = Site::base();
    assert_snapshot!(report(site.write("content/camden/parents/news.md", leaflet("Text."))));
}

#[test]
fn site_without_a_borough() {
    let site = Site::base();
    assert_snapshot!(report(site.remove(BARNET).remove("content/havering/borough.yaml")));
}

#[test]
fn bad_slug_of_a_leaflet() {
    let (site, text) = (Site::base(), leaflet("Text."));
    assert_snapshot!(report(site.write("content/_shared/parents/Your_Notes.md", text)));
}

#[test]
fn bad_slug_of_a_borough() {
    let site = Site::base();
    assert_snapshot!(report(site.write("content/tower hamlets/borough.yaml", COUNCIL)));
}

#[test]
fn borough_with_the_name_of_a_folder_of_the_tree() {
    let site = Site::base();
    assert_snapshot!(report(site.write("content/assets/borough.yaml", COUNCIL)));
}

/// Some file systems cannot hold both folders.
#[cfg(target_os = "linux")]
#[test]
fn boroughs_that_differ_in_capitals_only() {
    let site = Site::base();
    assert_snapshot!(report(site.write("content/Barnet/borough.yaml", COUNCIL)));
}

/// Some file systems cannot hold both files.
#[cfg(target_os = "linux")]
#[test]
fn leaflets_that_differ_in_capitals_only() {
    let site = Site::base();
    assert_snapshot!(report(
        site.write("content/_shared/parents/Your-rights.md", leaflet("Text."))
    ));
}

#[test]
fn file_that_is_not_utf8() {
    let site = Site::base();
    let text = leaflet("Meet in the café at noon.").replace('é', "?");
    let bytes = text.bytes().map(|byte| if byte == b'?' { 0xe9 } else { byte });
    assert_snapshot!(report(site.write(EXAMPLE, bytes.collect::<Vec<u8>>())));
}

#[cfg(unix)]
#[test]
fn link_of_the_file_system_that_leads_out_of_the_site() {
    let site = Site::base();
    let outside = Site::empty();
    outside.write("secret.md", leaflet("Secret."));
    let link = site.path().join("content/_shared/parents/secret.md");
    std::os::unix::fs::symlink(outside.path().join("secret.md"), link).unwrap();
    assert_snapshot!(report(&site));
}

#[cfg(unix)]
#[test]
fn folder_link_of_the_file_system_that_leads_out_of_the_site() {
    let site = Site::base();
    let outside = Site::empty();
    outside.write("parents/secret.md", leaflet("Secret."));
    let link = site.path().join("content/camden");
    std::os::unix::fs::symlink(outside.path(), link).unwrap();
    assert_snapshot!(report(&site));
}

#[cfg(unix)]
#[test]
fn link_of_the_file_system_within_the_site_is_fine() {
    let site = Site::base();
    let link = site.path().join("content/_shared/children/your-rights.md");
    std::os::unix::fs::symlink("../parents/example.md", link).unwrap();
    site.write("content/_shared/parents/example.md", leaflet("You can ask for a break."));
    assert_eq!(warning(&site), "No problems found\n");
    site.build();
    assert!(site.has("public/barnet/en/children/your-rights/index.html"));
}

#[test]
fn borough_that_changes_a_figure_of_the_law() {
    let site = Site::base();
    let own = "  first_review:\n    label: Ours\n    value: 4\n    unit: months\n    standing: local\n    \
               source: Ours\n    verified: primary\n    checked: 2026-11-21\n    review_by: 2027-11-21\n";
    assert_snapshot!(report(site.append(BARNET, own)));
}

#[test]
fn tab_title_that_names_the_subject() {
    assert_snapshot!(report_of_front_matter(
        "tab_title: An example",
        "tab_title: Your child protection conference"
    ));
}

#[test]
fn address_that_names_the_subject() {
    let site = Site::base();
    assert_snapshot!(report(
        site.write("content/_shared/parents/the-conference.md", leaflet("Text."))
    ));
}

// Languages and translations

#[test]
fn unknown_language() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "[en, pl]", "[en, pl, polish_language]")));
}

#[test]
fn language_listed_twice() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "[en, pl]", "[en, pl, pl]")));
}

#[test]
fn translation_of_a_file_that_does_not_exist() {
    let site = Site::base();
    let text = site.read(TRANSLATION);
    assert_snapshot!(report(site.write("translations/pl/_shared/parents/your-meetings.md", text)));
}

#[test]
fn file_beside_the_folders_of_languages() {
    let site = Site::base();
    assert_snapshot!(report(site.write("translations/notes.txt", "To do.\n")));
}

#[test]
fn translation_into_a_language_that_the_site_does_not_list() {
    let site = Site::base();
    let text = site.read(TRANSLATION);
    assert_snapshot!(warning(site.write("translations/ro/_shared/parents/your-meeting.md", text)));
}

#[test]
fn reviewed_translation_without_reviewer() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(TRANSLATION, "status: draft", "status: reviewed")));
}

#[test]
fn translated_words_of_a_contact_that_does_not_exist() {
    let site = Site::base();
    let text = "contacts:\n  chairs:\n    name: Osoba prowadząca\n";
    assert_snapshot!(report(site.write("translations/pl/barnet/borough.yaml", text)));
}

/// A site's own Polish words: those that the program carries, changed in one place.
fn polish_words(from: &str, to: &str) -> Site {
    let site = Site::base();
    let carried = plainleaf::carried::Folder::Translations.text("pl/strings.yaml").unwrap();
    assert_eq!(carried.matches(from).count(), 1, "`{from}`");
    site.write("translations/pl/strings.yaml", carried.replace(from, to));
    let record = "pl/strings.made-from.json";
    let made_from = plainleaf::carried::Folder::Translations.text(record).unwrap();
    site.write(&format!("translations/{record}"), made_from);
    site
}

#[test]
fn missing_word_of_the_page_furniture() {
    assert_snapshot!(warning(&polish_words("contrast: Wysoki kontrast\n", "")));
}

#[test]
fn unknown_word_of_the_page_furniture() {
    assert_snapshot!(report(&polish_words("contrast: Wysoki", "contarst: Wysoki")));
}

#[test]
fn word_of_the_page_furniture_that_lost_a_part() {
    assert_snapshot!(report(&polish_words("\"Ulotki: {name}\"", "Ulotki")));
}

#[test]
fn word_of_the_page_furniture_with_a_misspelt_part() {
    assert_snapshot!(report(&polish_words("\"Ulotki: {name}\"", "\"Ulotki: {nazwa}\"")));
}

#[test]
fn missing_plural_form() {
    let from = "  many: \"Shift: naciśnij jeszcze {n} razy, żeby opuścić tę stronę\"\n";
    assert_snapshot!(warning(&polish_words(from, "")));
}

#[test]
fn language_without_any_words_of_the_page_furniture() {
    let site = Site::base();
    assert_snapshot!(warning(site.replace(SETTINGS, "[en, pl]", "[en, pl, cy]")));
}

// What only shows when leaflets, boroughs and languages meet

#[test]
fn condition_on_a_fact_that_nobody_has() {
    assert_snapshot!(report_of("::: where fact.minute_sent\nText.\n:::"));
}

#[test]
fn condition_on_a_contact_that_nobody_has() {
    assert_snapshot!(report_of("::: unless contact.chiar\nText.\n:::"));
}

#[test]
fn language_of_a_borough_that_the_site_does_not_have() {
    let site = Site::base();
    assert_snapshot!(report(site.append(BARNET, "languages: [en, ro]\n")));
}

#[test]
fn translation_folder_that_the_site_does_not_list() {
    let site = Site::base();
    // Words alone may wait for a site that wants the language.
    site.write("translations/po/strings.yaml", "language_name: polski\n");
    assert_eq!(warning(&site), "No problems found\n");
    site.write("translations/po/_shared/parents/your-meeting.md", site.read(TRANSLATION));
    assert_snapshot!(warning(&site));
}

#[test]
fn unknown_fact_is_one_problem_for_all_boroughs() {
    let found = report_of("It takes {{ fact.nope }}.");
    assert_eq!(found.matches("there is no fact").count(), 1, "{found}");
}

#[test]
fn translation_without_a_heading_breaks_no_link() {
    let site = Site::base();
    site.append(LEAFLET, "\n## More {#more}\n\nText.\n")
        .write(EXAMPLE, leaflet("Read about [the rest](your-meeting.md#more)."));
    let found = warning(&site);
    assert!(found.starts_with("warning[untranslated-block]"), "{found}");
    assert!(found.ends_with("\n1 warning in 1 file\n"), "{found}");
}

#[test]
fn bad_front_matter_is_not_told_again_at_each_link() {
    let site = Site::base();
    let found = report(site.replace(LEAFLET, "order: 10", "order: first"));
    assert!(found.ends_with("\n1 error in 1 file\n"), "{found}");
}

#[test]
fn borough_that_cannot_be_read_is_not_told_again_at_each_contact() {
    let site = Site::base();
    let found = report(site.append(BARNET, "  bad: [\n"));
    assert!(found.ends_with("\n1 error in 1 file\n"), "{found}");
}

#[test]
fn indented_component_line() {
    assert_snapshot!(report_of("Text.\n\n  ::: remember\nText.\n"));
}

#[test]
fn links_that_lead_nowhere() {
    assert_snapshot!(report_of("[a](tel:abc) [b](mailto:) [c](https://) [d](https:evil)"));
}

#[test]
fn braces_that_are_written_as_characters_are_no_placeholder() {
    let text = "আ &#123;{ borough.name }} and \\{{ borough.name }} and {{ borough.nmae }}";
    let found = report_of(text);
    assert!(found.contains("nothing has a field `nmae` here"), "{found}");
    assert!(found.ends_with("\n1 error in 1 file\n"), "{found}");
}

#[test]
fn yaml_anchor() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(
        BARNET,
        "short_name: Barnet",
        "short_name: &name Barnet"
    )));
}

// All together

#[test]
fn all_problems_of_a_site_are_in_one_report_and_the_published_tree_stays() {
    let site = Site::base();
    site.build();
    let published = site.tree("public");
    site.write(EXAMPLE, leaflet("::: rember\nText.\n:::"))
        .replace(EXAMPLE, "order: 30", "order: first")
        .replace(LEAFLET, "fact.core_group_first", "fact.core_group_frist")
        .replace(LEAFLET, "your-rights.md#asking", "your-rights.md#ask")
        .replace(TRANSLATION, "title: Na czym", "title: \"Na czym")
        .replace("content/havering/borough.yaml", "short_name:", "shortname:")
        .append(SETTINGS, "drafts: perhaps\n")
        .write("content/barnet/notes.txt", "To do.\n")
        .write("content/_shared/parents/money.md", b"caf\xe9");
    let checked = report(&site);
    assert_snapshot!(checked);
    let build = site.run(&["build"]);
    assert_eq!(build.code, Some(1));
    assert_eq!(build.stdout, "");
    assert_eq!(build.stderr, checked, "build reports what check reports");
    assert_eq!(site.tree("public"), published);
}

// Dates to work out

fn report_of_dates(items: &str) -> String {
    report_of(&format!("::: dates\nWhen was the conference?\n\n{items}\n:::"))
}

#[test]
fn dates_without_a_question() {
    assert_snapshot!(report_of(
        "::: dates\n- **Core group.** It is {{ fact.core_group_first.within }}.\n:::"
    ));
}

#[test]
fn dates_with_an_item_without_a_figure() {
    assert_snapshot!(report_of_dates("- **Core group.** It is within 10 working days."));
}

#[test]
fn dates_with_an_item_with_two_figures() {
    assert_snapshot!(report_of_dates(
        "- **Core group.** It is {{ fact.core_group_first.within }}, or {{ fact.first_review.after }}."
    ));
}

#[test]
fn dates_with_a_figure_that_is_no_time() {
    let site = Site::with_text(
        "::: dates\nWhen?\n\n- **A.** It is {{ fact.police_protection.within }}.\n:::",
    );
    let fact = "police_protection:\n  label: A\n  value: 72\n  unit: hours\n  standing: law\n  source: A\n  verified: primary\n  checked: 2026-11-21\n  review_by: 2027-11-21\n";
    assert_snapshot!(report(site.append("content/_shared/facts.yaml", &format!("\n{fact}"))));
}

// Drawings

#[test]
fn a_table_for_one() {
    assert_snapshot!(report_of("::: around-the-table\n- **You.** You know your child best.\n:::"));
}

#[test]
fn a_table_with_too_little_room() {
    let people = "- **Someone.** They are there.\n".repeat(13);
    assert_snapshot!(report_of(&format!("::: around-the-table\n{people}:::")));
}

#[test]
fn a_scale_whose_moment_has_no_figure() {
    let items = "- **The conference.** Count from here.\n- **Core group.** Soon.\n";
    assert_snapshot!(report_of(&format!("::: scale\n{items}:::")));
}

#[test]
fn a_scale_with_a_time_before_its_start() {
    let items = "- **The conference.** Count from here.\n- **Reports.** They come {{ fact.core_group_first.before }}.\n";
    assert_snapshot!(report_of(&format!("::: scale\n{items}:::")));
}

#[test]
fn dates_without_bank_holidays() {
    let site = Site::with_text(
        "::: dates\nWhen?\n\n- **A.** It is {{ fact.core_group_first.within }}.\n:::",
    );
    assert_snapshot!(report(site.remove(HOLIDAYS)));
}

#[test]
fn dates_with_bank_holidays_that_nobody_has_verified() {
    let site = Site::with_text(
        "::: dates\nWhen?\n\n- **A.** It is {{ fact.core_group_first.within }}.\n:::",
    );
    assert_snapshot!(report(site.replace(HOLIDAYS, "verified: primary", "verified: no")));
}

#[test]
fn bank_holidays_that_cannot_be() {
    let site = Site::base();
    let days = "dates:\n  2026-02-30: No day\n  2026-12-26: A Saturday\n  2031-01-01: Too late\n  2026-05-04: [A, list]\n";
    assert_snapshot!(report(site.replace(HOLIDAYS, "dates:\n", days)));
}

#[test]
fn bank_holidays_that_do_not_say_how_far_they_go() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(HOLIDAYS, "to: 2027-12-31\n", "")));
}

// Colours

#[test]
fn colours_of_a_borough_that_are_too_pale() {
    let site = Site::base();
    let colours =
        "colours:\n  accent: \"#6aa84f\"\n  accent_dark: \"#274e13\"\n  band: \"#6fa8dc\"\n";
    assert_snapshot!(report(site.append(BARNET, colours)));
}

#[test]
fn colours_that_are_no_colours() {
    let site = Site::base();
    let colours = "colours:\n  accent: greenish\n  acent_dark: \"#fff\"\n  band: \"#0000ff80\"\n";
    assert_snapshot!(report(site.append(BARNET, colours)));
}

#[test]
fn a_palette_of_the_site_that_is_too_pale_is_told_once() {
    let site = Site::base();
    let carried = Folder::Templates.text("palette.yaml").unwrap();
    site.write("templates/palette.yaml", carried.replacen("#1e2b29", "#8a9a98", 1));
    assert_snapshot!(report(&site));
}

#[test]
fn a_palette_that_lacks_colours() {
    let site = Site::base();
    site.write("templates/palette.yaml", "light:\n  paper: \"#fff\"\n");
    assert_snapshot!(report(&site).lines().take(13).collect::<Vec<_>>().join("\n"));
}
