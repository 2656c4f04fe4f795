//! What goes wrong on the way leaves the old tree as it was.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use plainleaf::publish::{NewTree, PublishError};

use super::support::{EXAMPLE, Site, leaflet};
use super::{assert_untouched, beside, changed_site};

/// A limit on the size of files stands for a full disk: both fail when a file is written.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_the_old_tree() {
    let (site, before) = changed_site();
    let run = site.shell("trap '' XFSZ; ulimit -f 8; exec \"$PLAINLEAF\" build --no-pdf");
    assert_untouched(&site, &run, &before);
    let (path, rest) = run.stderr.split_once("` cannot be written\n").expect(&run.stderr);
    assert!(path.starts_with("error: `[site]/public/"), "{path}");
    assert_snapshot!(rest);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_in_leaves_the_old_tree() {
    let (site, before) = changed_site();
    let run = site.shell("chmod a-w .; $BOUND \"$PLAINLEAF\" build --no-pdf");
    site.shell("chmod u+w .");
    assert_untouched(&site, &run, &before);
    assert_snapshot!(run.stderr);
}

#[cfg(unix)]
#[test]
fn the_right_to_write_lost_on_the_way_leaves_the_old_tree() {
    let (site, before) = changed_site();
    let tree = NewTree::begin(&site.path().join("public")).unwrap();
    tree.write("index.html", b"new").unwrap();
    // In the place of the folder that the next file needs is now something else.
    let new = new_tree(&site);
    fs::write(new.join("barnet"), "").unwrap();
    let error = tree.write("barnet/index.html", b"new").unwrap_err();
    assert!(error.to_string().contains("public/barnet/index.html` cannot be written"), "{error}");
    drop(tree);
    assert!(site.tree("public") == before);
    assert_eq!(beside(&site), [""; 0]);
}

/// The tree that is being made beside the published one.
fn new_tree(site: &Site) -> std::path::PathBuf {
    let name = beside(site).into_iter().find(|name| name.starts_with(".public.new-")).unwrap();
    site.path().join(name)
}

#[test]
fn a_new_tree_that_is_removed_on_the_way_is_told_and_leaves_the_old_tree() {
    let (site, before) = changed_site();
    let tree = NewTree::begin(&site.path().join("public")).unwrap();
    tree.write("barnet/index.html", b"new").unwrap();
    fs::remove_dir_all(new_tree(&site)).unwrap();
    let error = tree.write("barnet/other.html", b"new").unwrap_err();
    assert!(error.to_string().contains("Something removed a folder"), "{error}");
    let error = tree.publish().unwrap_err();
    assert!(matches!(error, PublishError::Swap(..) | PublishError::Write(..)), "{error}");
    assert!(site.tree("public") == before);
    assert_eq!(beside(&site), [""; 0]);
}

#[test]
fn an_old_tree_that_is_removed_on_the_way_is_told_and_the_next_build_makes_all_of_it() {
    let (site, before) = changed_site();
    let out = site.path().join("public");
    let tree = NewTree::begin(&out).unwrap();
    tree.write("index.html", &before["index.html"]).unwrap();
    fs::remove_dir_all(&out).unwrap();
    tree.write("404.html", b"new").unwrap();
    let error = tree.publish().unwrap_err();
    assert!(error.to_string().contains("Something removed a folder"), "{error}");
    assert_eq!(beside(&site), [""; 0]);
    site.build();
    assert_eq!(site.tree("public").len(), before.len());
}

#[test]
fn files_that_somebody_puts_there_on_the_way_are_left_alone() {
    let folder = Site::empty();
    let out = folder.path().join("public");
    let tree = NewTree::begin(&out).unwrap();
    tree.write("index.html", b"new").unwrap();
    folder.write("public/thesis.txt", "Years of work.");
    assert!(matches!(tree.publish().unwrap_err(), PublishError::NotOurs(_)));
    assert_eq!(folder.read("public/thesis.txt"), "Years of work.");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// To write the second into the first could change the old tree, which shares its files.
#[test]
fn one_path_is_written_once() {
    let folder = Site::empty();
    let out = folder.path().join("public");
    let publish = |text: &[u8]| {
        let tree = NewTree::begin(&out).unwrap();
        tree.write("index.html", b"old").unwrap();
        let second = tree.write("index.html", text);
        tree.publish().unwrap();
        second
    };
    assert!(publish(b"new").is_err());
    assert!(publish(b"old").is_err());
    assert_eq!(folder.read("public/index.html"), "old");
}

#[cfg(unix)]
#[test]
fn too_many_open_files_leave_the_old_tree() {
    let (site, before) = changed_site();
    let mut failures = 0;
    // Whichever file is the one too many: the site's, a page or the lock.
    for limit in 4..40 {
        let run = site.shell(&format!("ulimit -n {limit}; exec \"$PLAINLEAF\" build --no-pdf"));
        if run.code == Some(0) {
            break;
        }
        failures += 1;
        assert!(site.tree("public") == before, "{limit}: {}", run.stderr);
        assert_eq!(beside(&site), [""; 0], "{limit}: {}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{limit}: {}", run.stderr);
    }
    assert!(failures > 0, "no limit was too low");
    assert!(site.tree("public") != before, "no limit was high enough");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named_and_the_old_tree_stays() {
    let (site, before) = changed_site();
    site.write(EXAMPLE, leaflet("Text."));
    let run = site.shell(&format!("chmod 0 {EXAMPLE}; $BOUND \"$PLAINLEAF\" build --no-pdf"));
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_snapshot!(run.stderr);
    assert!(site.tree("public") == before);
    assert_eq!(beside(&site), [""; 0]);
}

/// Whenever the file goes, the build either has it, does not have it, or says that it cannot
/// be read.
#[test]
fn a_file_that_vanishes_while_the_site_is_read_breaks_nothing() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let site = Site::base();
    let text = leaflet("Text.");
    let stop = AtomicBool::new(false);
    let path = site.path().join(EXAMPLE);
    std::thread::scope(|threads| {
        threads.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                fs::write(&path, &text).unwrap();
                fs::remove_file(&path).unwrap();
            }
        });
        let mut before = None;
        for _ in 0..20 {
            let run = site.run(&["build", "--no-pdf"]);
            let is_told = run.code == Some(1) && run.stderr.contains(EXAMPLE);
            if !(run.code == Some(0) || is_told) {
                stop.store(true, Ordering::Relaxed);
                panic!("{:?} {}{}", run.code, run.stdout, run.stderr);
            }
            let after =
                Path::new(&site.path().join("public")).exists().then(|| site.tree("public"));
            if run.code == Some(1) && after != before {
                stop.store(true, Ordering::Relaxed);
                panic!("the tree changed: {}", run.stderr);
            }
            before = after;
        }
        stop.store(true, Ordering::Relaxed);
    });
}
