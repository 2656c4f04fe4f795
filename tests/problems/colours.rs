//! Colours.

use insta::assert_snapshot;
use plainleaf::carried::Folder;

use super::report;
use super::support::{BARNET, Site};

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
