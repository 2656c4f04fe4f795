//! Builds that are killed at any moment leave the published tree wholly old or wholly new.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use support::{BARNET, EXAMPLE, LEAFLET, Site, leaflet, program};

/// How many builds are killed when nobody asks for another number.
const KILLS: usize = 50;
/// The variable that asks for another number.
const KILLS_VARIABLE: &str = "PLAINLEAF_KILLS";
/// The variable that repeats the moments of another run.
const SEED_VARIABLE: &str = "PLAINLEAF_SEED";
/// Enough for a tree of more than 1,000 pages.
const BOROUGHS: usize = 100;
const SENTENCE: &str = "\nOne more sentence for every borough.\n";

/// Random numbers that a seed repeats (xorshift).
struct Random(u64);

impl Random {
    /// A number from 0 to 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

fn number<T: std::str::FromStr>(variable: &str) -> Option<T> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is no number: {text}")))
}

/// A site of two versions; the second has a leaflet less and other words on every page.
struct Versions {
    site: Site,
    trees: [BTreeMap<String, Vec<u8>>; 2],
    /// How long a build takes.
    whole: Duration,
    /// How long it takes until the new tree is in its place.
    until_swap: Duration,
}

impl Versions {
    fn new() -> Self {
        let site = Site::base();
        let borough = site.read(BARNET);
        for number in 0..BOROUGHS {
            let named = borough.replace("Barnet", &format!("Borough {number}"));
            site.write(&format!("content/borough-{number}/borough.yaml"), named);
        }
        let mut versions = Self {
            site,
            trees: [BTreeMap::new(), BTreeMap::new()],
            whole: Duration::ZERO,
            until_swap: Duration::ZERO,
        };
        for version in [1, 0] {
            versions.write(version);
            fs::create_dir_all(versions.site.path().join("public")).unwrap();
            versions.measure();
            versions.trees[version] = versions.site.tree("public");
        }
        versions
    }

    fn write(&self, version: usize) {
        if version == 0 {
            self.site.write(EXAMPLE, leaflet("Text."));
        } else if self.site.has(EXAMPLE) {
            self.site.remove(EXAMPLE);
        }
        let text = self.site.read(LEAFLET);
        let text = text.strip_suffix(SENTENCE).unwrap_or(&text).to_owned();
        self.site.write(LEAFLET, if version == 0 { text } else { text + SENTENCE });
        let title = ["title: Test leaflets\n", "title: Other leaflets\n"];
        let settings = self.site.read("plainleaf.yaml");
        let settings = settings.replace(title[1 - version], title[version]);
        self.site.write("plainleaf.yaml", settings);
    }

    fn start(&self) -> Child {
        let mut build = program();
        build.current_dir(self.site.path()).args(["build", "--no-pdf", "--quiet"]);
        build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Lets a build come to its end, and sees when its tree comes into place.
    #[cfg(unix)]
    fn measure(&mut self) {
        use std::os::unix::fs::MetadataExt;
        let folder = || fs::metadata(self.site.path().join("public")).ok().map(|data| data.ino());
        let (before, started) = (folder(), Instant::now());
        let mut build = self.start();
        let mut until_swap = None;
        while build.try_wait().unwrap().is_none() {
            if until_swap.is_none() && folder() != before {
                until_swap = Some(started.elapsed());
            }
            sleep(Duration::from_micros(200));
        }
        assert!(build.wait().unwrap().success());
        self.whole = started.elapsed();
        self.until_swap = until_swap.unwrap_or(self.whole);
    }

    /// Which version is published, wholly.
    fn published(&self) -> usize {
        let tree = self.site.tree("public");
        let version = self.trees.iter().position(|version| *version == tree);
        version.unwrap_or_else(|| {
            let [old, new] = self.trees.each_ref().map(|version| {
                version.iter().filter(|(path, bytes)| tree.get(*path) == Some(bytes)).count()
            });
            panic!("mixed: {old} files of one version and {new} of the other in {}", tree.len())
        })
    }

    /// What killed builds have left beside the tree.
    fn leftovers(&self) -> Vec<String> {
        let names = fs::read_dir(self.site.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(".public")).collect()
    }
}

#[cfg(unix)]
#[test]
fn killed_builds_leave_the_tree_wholly_old_or_wholly_new() {
    let kills = number(KILLS_VARIABLE).unwrap_or(KILLS);
    let seed = number(SEED_VARIABLE).unwrap_or_else(|| RandomState::new().hash_one(0) | 1);
    println!("{SEED_VARIABLE}={seed}");
    let mut random = Random(seed);
    let versions = Versions::new();
    let pages = versions.trees[0].keys().filter(|path| path.ends_with("index.html")).count();
    assert!(pages >= 1_000, "{pages} pages");
    assert_ne!(versions.trees[0], versions.trees[1]);
    println!("{pages} pages in {:?}, swapped after {:?}", versions.whole, versions.until_swap);

    let (mut killed, mut new, mut tries) = (0, 0, 0);
    let mut near = versions.until_swap;
    while killed < kills {
        tries += 1;
        assert!(tries <= kills * 4, "builds end before they are killed");
        let before = versions.published();
        versions.write(1 - before);
        let mut build = versions.start();
        // Half of them anywhere, half near the swap, where a fault is likeliest. When the swap
        // comes depends on what else the machine does, so each of these tells where to look.
        let is_near = tries % 2 == 1;
        sleep(if is_near {
            near.mul_f64(0.85 + 0.3 * random.share())
        } else {
            versions.whole.max(near).mul_f64(1.05 * random.share())
        });
        build.kill().unwrap();
        // It may have come to its end before.
        let is_killed = build.wait().unwrap().code().is_none();
        let after = versions.published();
        if is_near {
            near = near.mul_f64(if after == before { 1.15 } else { 0.87 });
        }
        let left = versions.leftovers();
        assert!(left.len() <= 2, "leftovers pile up: {left:?}");
        if is_killed {
            killed += 1;
            new += usize::from(after != before);
        }
        // What is left does not keep the next build from its work.
        if tries % 5 == 0 {
            assert!(versions.start().wait().unwrap().success());
            assert_eq!(versions.published(), 1 - before);
            assert_eq!(versions.leftovers(), [""; 0]);
        }
    }
    let old = killed - new;
    println!("{killed} kills: {old} old, {new} new");
    assert!(old > 0 && new > 0, "all kills fell on one side of the swap");
}
