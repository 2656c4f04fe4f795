//! Files that are the same as before stay the same files.

use std::collections::BTreeMap;
use std::fs;

use plainleaf::publish::MARKER_FILE;

use super::support::{LEAFLET, Site};
use super::{beside, summary};

#[test]
fn a_second_build_says_that_nothing_changed() {
    let site = Site::base();
    site.build();
    let files = site.tree("public").len() - 1;
    let said = summary(&site.build());
    assert_eq!(said, format!("Files: 0 new, 0 changed, {files} as before, 0 removed"));
}

#[cfg(unix)]
#[test]
fn a_build_that_changes_nothing_leaves_the_folder_itself() {
    use std::os::unix::fs::MetadataExt;
    let site = Site::base();
    site.build();
    let folder = || fs::metadata(site.path().join("public")).unwrap().ino();
    let (before, tree) = (folder(), site.tree("public"));
    site.build();
    assert_eq!(folder(), before);
    // A file that does not belong there is a change.
    site.write("public/barnet/en/note.txt", "A note.");
    let said = summary(&site.build());
    assert!(said.ends_with(" as before, 1 removed"), "{said}");
    assert_ne!(folder(), before);
    assert!(site.tree("public") == tree);
    assert_eq!(beside(&site), [""; 0]);
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_is_carried_over_and_a_changed_one_is_new() {
    use std::os::unix::fs::MetadataExt;
    let site = Site::base();
    site.build();
    let identities = || {
        let files = site.tree("public").into_keys();
        let identity = |path: &str| {
            let metadata = fs::metadata(site.path().join("public").join(path)).unwrap();
            (metadata.ino(), metadata.modified().unwrap(), metadata.nlink())
        };
        files.map(|path| (path.clone(), identity(&path))).collect::<BTreeMap<_, _>>()
    };
    let before = (identities(), site.tree("public"));
    site.append(LEAFLET, "\nOne more sentence.\n");
    let said = summary(&site.build());
    let after = (identities(), site.tree("public"));
    let mut changed = 0;
    for (path, bytes) in after.1.iter().filter(|(path, _)| *path != MARKER_FILE) {
        let is_same = before.1[path] == *bytes;
        assert_eq!(before.0[path] == after.0[path], is_same, "{path}");
        changed += usize::from(!is_same);
    }
    let same = after.1.len() - 1 - changed;
    assert!(changed > 2 && same > 5, "{changed} {same}");
    assert_eq!(said, format!("Files: 0 new, {changed} changed, {same} as before, 0 removed"));
    // No file has a second name left.
    assert!(after.0.values().all(|(_, _, names)| *names == 1));
}

#[test]
fn what_somebody_changed_by_hand_is_mended() {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    let page = "public/barnet/en/parents/your-meeting/index.html";
    let text = site.read(page);
    site.write(page, text.replacen('e', "o", 1));
    site.build();
    assert_eq!(site.tree("public"), before);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_tree_is_not_carried_over() {
    let site = Site::base();
    site.build();
    let page = "public/barnet/en/parents/your-meeting/index.html";
    site.write("elsewhere.html", site.read(page));
    site.remove(page);
    std::os::unix::fs::symlink(site.path().join("elsewhere.html"), site.path().join(page)).unwrap();
    site.build();
    assert!(fs::symlink_metadata(site.path().join(page)).unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn files_have_the_rights_that_the_umask_leaves_also_when_their_bytes_are_as_before() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::base();
    let page = "public/barnet/en/parents/your-meeting/index.html";
    let mode =
        |path: &str| fs::metadata(site.path().join(path)).unwrap().permissions().mode() & 0o7777;
    for (umask, file, folder) in
        [("022", 0o644, 0o755), ("027", 0o640, 0o750), ("002", 0o664, 0o775)]
    {
        let run = site.shell(&format!("umask {umask}; exec \"$PLAINLEAF\" build --no-pdf"));
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let modes = (mode(page), mode("public"), mode("public/barnet/en/parents"));
        assert_eq!(modes, (file, folder, folder), "umask {umask}");
    }
}
