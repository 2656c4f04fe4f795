//! Runs the program within bounds: of time, so that a test that would hang fails instead, and of
//! memory.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Run, Site, program};

/// Far longer than any of these takes on a slow and busy machine. What does not end is cut here.
const PATIENCE: Duration = Duration::from_mins(4);
/// How much memory a run may ask the system for, in KiB: 1 GiB.
const MEMORY: u64 = 1024 * 1024;

/// Ends a run that a failed test leaves behind.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended by itself when it cannot be killed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the program in the folder of `site` within the bounds. Whatever it is given, it ends by
/// itself, with one of its own exit codes and without a panic.
pub fn bounded(site: &Site, arguments: &[&str]) -> Run {
    let program = program();
    let mut command = Command::new("sh");
    // On systems that know no such bound the shell says so, and the test is one of time alone.
    let limited = format!("ulimit -v {MEMORY} 2>/dev/null; exec \"$0\" \"$@\"");
    command.args(["-c", &limited]).arg(program.get_program()).args(arguments);
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    // Each thread reserves address space of its own.
    command.env("RAYON_NUM_THREADS", "2").current_dir(site.path());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = Running(command.spawn().unwrap());
    let stdout = collected(running.0.stdout.take().unwrap());
    let stderr = collected(running.0.stderr.take().unwrap());
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = running.0.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < deadline, "`{}` does not end", arguments.join(" "));
        thread::sleep(Duration::from_millis(10));
    };
    let run =
        Run { code: status.code(), stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() };
    let end = &run.stderr[run.stderr.floor_char_boundary(run.stderr.len().saturating_sub(2000))..];
    assert!(matches!(run.code, Some(0..=2)), "{arguments:?}: {status}\n{end}");
    assert!(!run.stderr.contains("panicked"), "{arguments:?}: {end}");
    run
}

/// What a pipe gives, read in a thread of its own so that it never fills up.
fn collected(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// What `shape` makes of each number, one behind the other.
pub fn numbered(
    numbers: impl Iterator<Item = usize>,
    shape: impl FnMut(usize) -> String,
) -> String {
    numbers.map(shape).collect::<Vec<_>>().concat()
}

/// The names of the problems that a run told, each as often as it did.
pub fn told(run: &Run) -> Vec<&str> {
    let all = run.stdout.lines().chain(run.stderr.lines());
    let names = all.filter_map(|line| {
        let (_, rest) = line
            .split_once('[')
            .filter(|(kind, _)| matches!(*kind, "error" | "warning" | "hint"))?;
        Some(rest.split_once(']')?.0)
    });
    names.collect()
}

/// Whether a run told a problem of this name with its file, line and column and with what to do.
pub fn tells(run: &Run, name: &str) -> bool {
    let all = format!("{}\n{}", run.stdout, run.stderr);
    all.split("\n\n").any(|problem| {
        let has_place = problem.lines().any(|line| {
            let place = line.trim_start().strip_prefix("--> ");
            place.is_some_and(|place| {
                place.rsplitn(3, ':').take(2).all(|n| n.parse::<u32>().is_ok())
            })
        });
        problem.contains(&format!("[{name}]")) && has_place && problem.contains("help: ")
    })
}
