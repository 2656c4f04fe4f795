//! Files, folders and the addresses that they become.

use insta::assert_snapshot;

use super::support::{BARNET, EXAMPLE, Site, leaflet};
use super::{report, report_of_front_matter, warning};

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
