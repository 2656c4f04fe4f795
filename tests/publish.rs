//! What happens to the published tree: swapped as a whole, kept when anything goes wrong.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use plainleaf::publish::{MARKER_FILE, NewTree, PublishError};
use support::{EXAMPLE, LEAFLET, Run, Site, leaflet, program};

/// What lies in the folder of a site beside its own parts and what is kept for the next build.
fn beside(site: &Site) -> Vec<String> {
    let entries = fs::read_dir(site.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let own = ["content", "translations", "templates", "plainleaf.yaml", "public", ".plainleaf"];
    let mut names: Vec<String> = names.filter(|name| !own.contains(&&**name)).collect();
    names.sort();
    names
}

/// A published site whose next build would change every page.
fn changed_site() -> (Site, BTreeMap<String, Vec<u8>>) {
    let site = Site::base();
    site.build();
    site.replace(support::SETTINGS, "title: Test leaflets", "title: Other leaflets");
    site.append(support::SETTINGS, "demonstration: true\n");
    let before = site.tree("public");
    (site, before)
}

/// The build could not run, the old tree is as it was, and nothing lies beside it.
fn assert_untouched(site: &Site, run: &Run, before: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(run.code, Some(2), "{}{}", run.stdout, run.stderr);
    assert!(site.tree("public") == *before, "the old tree has changed: {}", run.stderr);
    assert_eq!(beside(site), [""; 0], "{}", run.stderr);
}

/// The lines of a summary after the first, which has a time in it.
fn summary(run: &Run) -> String {
    run.stdout.lines().skip(1).collect::<Vec<_>>().join("\n")
}

// What stays the same

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

// What goes

#[test]
fn withdrawn_pages_are_named_up_to_ten() {
    let site = Site::with_text("Text.");
    site.build();
    let said = summary(&site.build_with(&["--borough", "barnet"]));
    let named = said.lines().filter(|line| line.starts_with("  havering")).count();
    assert_eq!(named, 10, "{said}");
    assert!(said.ends_with("\n  and 2 more"), "{said}");
    site.remove(EXAMPLE);
    assert_snapshot!(summary(&site.build_with(&["--borough", "barnet"])));
}

// What killed builds leave

#[test]
fn what_killed_builds_have_left_is_removed_and_nothing_else() {
    let site = Site::base();
    site.build();
    let left = [".public.new-aB3dE6", ".public.new-000000"];
    for left in left {
        site.write(&format!("{left}/{MARKER_FILE}"), "");
        site.write(&format!("{left}/barnet/en/index.html"), "half a pa");
    }
    site.write(&format!(".public.old/{MARKER_FILE}"), "");
    fs::create_dir(site.path().join(".public.new-empty0")).unwrap();
    // Without our marker, with another name, of another output folder, or no folder.
    site.write(".public.new-thesis/chapter.txt", "Years of work.");
    site.write(&format!(".public.new-my-own-one/{MARKER_FILE}"), "");
    site.write(&format!(".public.new-2.new-aB3dE6/{MARKER_FILE}"), "");
    site.write(".public.new-letter", "A letter.");
    site.write(&format!("public.new-aB3dE6/{MARKER_FILE}"), "");
    site.build();
    assert_eq!(
        beside(&site),
        [
            ".public.new-2.new-aB3dE6",
            ".public.new-letter",
            ".public.new-my-own-one",
            ".public.new-thesis",
            "public.new-aB3dE6"
        ]
    );
    assert_eq!(site.read(".public.new-thesis/chapter.txt"), "Years of work.");
}

/// As a build leaves it that is killed where folders cannot be exchanged: the old tree is
/// aside, the new one is not yet in its place.
fn site_without_its_tree() -> (Site, BTreeMap<String, Vec<u8>>) {
    let (site, before) = changed_site();
    fs::rename(site.path().join("public"), site.path().join(".public.old")).unwrap();
    site.write(&format!(".public.new-aB3dE6/{MARKER_FILE}"), "");
    (site, before)
}

#[test]
fn a_tree_left_aside_is_put_back_even_when_the_content_has_errors() {
    let (site, before) = site_without_its_tree();
    site.write(EXAMPLE, leaflet("::: rember\nText.\n:::"));
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("put back"), "{}", run.stderr);
    assert!(site.tree("public") == before);
    assert!(!site.has(".public.old"));
}

#[test]
fn a_tree_left_aside_is_the_one_before_for_the_next_build() {
    let (site, before) = site_without_its_tree();
    let run = site.build();
    assert!(site.tree("public") != before);
    assert_eq!(beside(&site), [""; 0]);
    assert!(summary(&run).starts_with("Files: "), "{}", run.stdout);
}

#[test]
fn a_tree_left_aside_is_not_put_over_somebody_elses_files() {
    let (site, before) = site_without_its_tree();
    site.write("public/thesis.txt", "Years of work.");
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert_eq!(site.read("public/thesis.txt"), "Years of work.");
    assert!(site.tree(".public.old") == before);
}

// Two builds at once

/// Starts a build while this test holds the lock as process 4321, and sees that it waits.
#[cfg(unix)]
fn a_second_build_waits(site: &Site, arguments: &[&str]) {
    use std::io::{BufRead, BufReader, Read, Write};
    let path = site.path().join(".public.lock");
    let mut held = fs::File::create_new(&path).unwrap();
    held.lock().unwrap();
    held.write_all(b"4321\n").unwrap();
    let before = site.tree("public");
    let mut child = program()
        .current_dir(site.path())
        .args([&["build", "--no-pdf"], arguments].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    errors.read_line(&mut line).unwrap();
    assert!(line.contains("another build (process 4321) is publishing to "), "{line}");
    assert!(line.contains("waiting"), "{line}");
    assert!(site.tree("public") == before);
    assert!(child.try_wait().unwrap().is_none(), "it does not wait");
    // As when its process ends: the system frees the lock, the file stays.
    drop(held);
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert!(said.starts_with("Published "), "{said}");
    assert!(site.tree("public") != before);
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_second_build_waits_and_says_for_whom() {
    a_second_build_waits(&changed_site().0, &[]);
}

#[cfg(unix)]
#[test]
fn the_same_folder_has_the_same_lock_however_it_is_named() {
    let (site, _) = changed_site();
    std::os::unix::fs::symlink("public", site.path().join("link")).unwrap();
    a_second_build_waits(&site, &["--out", "link"]);
    let (site, _) = changed_site();
    let out = site.path().join("content/../public/");
    a_second_build_waits(&site, &["--out", &out.to_string_lossy()]);
}

#[test]
fn builds_at_once_all_succeed() {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    let builds: Vec<_> = (0..4)
        .map(|_| {
            let mut build = program();
            build.current_dir(site.path()).args(["build", "--no-pdf", "-q"]);
            build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut build in builds {
        assert_eq!(build.wait().unwrap().code(), Some(0));
    }
    assert!(site.tree("public") == before);
    if cfg!(unix) {
        assert_eq!(beside(&site), [""; 0]);
    }
}

// Where nothing is published

#[test]
fn the_site_and_its_parts_are_no_place_to_publish_to() {
    let outer = Site::empty();
    let base = Site::base();
    for (path, bytes) in base.tree("") {
        outer.write(&format!("site/{path}"), bytes);
    }
    outer.write("site/templates/x.txt", "");
    // Even when it looks like a tree of ours.
    outer.write(MARKER_FILE, "");
    outer.write(&format!("site/{MARKER_FILE}-not"), "");
    let before = outer.tree("");
    let outs = [
        "site",
        ".",
        "site/content",
        "site/content/barnet/public",
        "site/translations/public",
        "site/templates/public",
    ];
    let said = outs.map(|out| {
        let run = outer.run(&["build", "--no-pdf", "--site", "site", "--out", out]);
        assert_eq!(run.code, Some(2), "{out}");
        run.stderr
    });
    assert!(outer.tree("") == before);
    assert_snapshot!(said.join("\n"));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_that_a_place_is_in_the_content() {
    let site = Site::base();
    std::os::unix::fs::symlink("content/barnet", site.path().join("public")).unwrap();
    let run = site.run(&["build", "--no-pdf", "--out", "public/tree"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("the site is read from `[site]/content`"), "{}", run.stderr);
    assert!(!site.has("content/barnet/tree"));
}

#[test]
fn a_file_is_no_place_to_publish_to() {
    let site = Site::base();
    site.write("public", "A file.");
    let said = ["public", "public/tree"].map(|out| {
        let run = site.run(&["build", "--no-pdf", "--out", out]);
        assert_eq!(run.code, Some(2));
        run.stderr
    });
    assert_snapshot!(said.join("\n"));
    assert_eq!(site.read("public"), "A file.");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_and_what_it_leads_to_is_replaced() {
    let (site, server) = (Site::base(), Site::empty());
    fs::create_dir(server.path().join("leaflets")).unwrap();
    let link = site.path().join("public");
    std::os::unix::fs::symlink(server.path().join("leaflets"), &link).unwrap();
    for _ in 0..2 {
        site.build();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(server.has("leaflets/barnet/en/parents/your-meeting/index.html"));
        assert_eq!(fs::read_dir(server.path()).unwrap().count(), 1);
        assert_eq!(beside(&site), [""; 0]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_refused() {
    let site = Site::base();
    std::os::unix::fs::symlink("disk/leaflets", site.path().join("public")).unwrap();
    fs::create_dir(site.path().join("disk")).unwrap();
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(fs::read_dir(site.path().join("disk")).unwrap().count(), 0);
}

#[test]
fn folders_that_the_place_needs_are_made() {
    let site = Site::base();
    site.build_with(&["--out", "a/b/tree"]);
    assert!(site.has("a/b/tree/index.html"));
}

// What goes wrong on the way

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
