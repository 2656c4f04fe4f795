//! The pipelines in `deploy/`: their own commands are run, and make the set that one build makes.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{SETTINGS, Site};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

fn pipeline(name: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(REPOSITORY).join("deploy").join(name)).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

/// Runs a job's commands as a pipeline does: in a shell that stops at the first failure.
fn run(site: &Site, commands: &[&str], borough: &str) {
    let program = Path::new(env!("CARGO_BIN_EXE_plainleaf")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    for command in commands {
        let output = Command::new("sh")
            .args(["-ec", command])
            .current_dir(site.path())
            .envs([("PATH", &*path), ("BOROUGH", borough)])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "`{command}` failed: {said}");
    }
}

/// The commands of `job` that start the program.
fn own_commands<'v>(commands: impl Iterator<Item = &'v Value>) -> Vec<&'v str> {
    commands.filter_map(Value::as_str).filter(|text| text.starts_with("plainleaf ")).collect()
}

fn of_github<'v>(pipeline: &'v Value, job: &str) -> Vec<&'v str> {
    let steps = pipeline["jobs"][job]["steps"].as_array().unwrap();
    own_commands(steps.iter().map(|step| &step["run"]))
}

fn of_gitlab<'v>(pipeline: &'v Value, job: &str) -> Vec<&'v str> {
    own_commands(pipeline[job]["script"].as_array().unwrap().iter())
}

/// Builds each borough, joins and verifies, and compares with one build.
fn makes_the_whole_set(borough: &[&str], set: &[&str]) {
    assert_eq!((borough.len(), set.len()), (1, 2), "{borough:?} {set:?}");
    let site = Site::base();
    // Leaflets on paper are tests/merge.rs's: here they would need fonts for Polish too.
    site.append(SETTINGS, "address: https://leaflets.example/\n");
    let without_paper = format!("{} --no-pdf", borough[0]);
    for name in ["barnet", "havering"] {
        run(&site, &[&without_paper], name);
    }
    run(&site, set, "");
    site.build_with(&["--out", "whole"]);
    assert!(site.tree("public") == site.tree("whole"), "files differ");
}

#[test]
fn the_pipeline_for_github_makes_the_whole_set() {
    let pipeline = pipeline("github-actions.yml");
    makes_the_whole_set(&of_github(&pipeline, "borough"), &of_github(&pipeline, "set"));
}

#[test]
fn the_pipeline_for_gitlab_makes_the_whole_set() {
    let pipeline = pipeline("gitlab-ci.yml");
    makes_the_whole_set(&of_gitlab(&pipeline, "borough"), &of_gitlab(&pipeline, "set"));
}

/// The boroughs of the sample site.
fn boroughs() -> BTreeSet<String> {
    let folders = std::fs::read_dir(Path::new(REPOSITORY).join("content")).unwrap();
    let folders = folders.map(|folder| folder.unwrap().path());
    let boroughs = folders.filter(|folder| folder.join("borough.yaml").is_file());
    boroughs.map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn the_pipeline_for_github_finds_every_borough() {
    let pipeline = pipeline("github-actions.yml");
    let steps = pipeline["jobs"]["program"]["steps"].as_array().unwrap();
    let list = steps.iter().find(|step| step["id"] == "boroughs").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    let status = Command::new("bash")
        .args(["-ec", list["run"].as_str().unwrap()])
        .current_dir(REPOSITORY)
        .env("GITHUB_OUTPUT", &output)
        .status()
        .unwrap();
    assert!(status.success());
    let text = std::fs::read_to_string(output).unwrap();
    let found: BTreeSet<String> =
        serde_json::from_str(text.strip_prefix("list=").unwrap()).unwrap();
    assert_eq!(found, boroughs());
}

#[test]
fn the_pipeline_for_gitlab_names_every_borough_of_the_sample() {
    let pipeline = pipeline("gitlab-ci.yml");
    let named = pipeline["borough"]["parallel"]["matrix"][0]["BOROUGH"].as_array().unwrap();
    let named: BTreeSet<String> =
        named.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    assert_eq!(named, boroughs());
}
