//! Two builds at once.

use std::fs;
use std::process::Stdio;

use super::support::{Site, program};
use super::{beside, changed_site};

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
