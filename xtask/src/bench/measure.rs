//! How long a command takes, how much of the processor and how much memory.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{Outcome, not_started};

/// Whether everything can be measured on this system.
pub const IS_COMPLETE: bool = cfg!(target_os = "linux");

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// By the clock on the wall.
    pub wall: Duration,
    /// Of all processor cores together.
    pub cpu: Option<Duration>,
    /// The most memory that it had at once, in KiB.
    pub peak_kib: Option<u64>,
}

/// Runs a command to its end; one that fails is not measured.
pub fn measure(command: &mut Command) -> Outcome<Run> {
    let started = Instant::now();
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    let (cpu, peak_kib) = if IS_COMPLETE { proc::watch(child.id()) } else { (None, None) };
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    let wall = started.elapsed();
    if status.success() {
        Ok(Run { wall, cpu, peak_kib })
    } else {
        Err(format!("what is measured failed with {status}: {command:?}"))
    }
}

/// Runs a command to its end, and returns the processor time of it and of all that it started.
pub fn cpu_of_all(command: &mut Command) -> Outcome<Option<Duration>> {
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    let cpu = if IS_COMPLETE { proc::watch_all(child.id()) } else { None };
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(cpu)
    } else {
        Err(format!("what is measured failed with {status}: {command:?}"))
    }
}

/// Linux tells about a process in files under `/proc`.
mod proc {
    use std::collections::BTreeMap;
    use std::fs;
    use std::thread;
    use std::time::Duration;

    /// Short beside what is measured, long beside what reading the files takes.
    const PAUSE: Duration = Duration::from_millis(2);
    /// Between two looks at all processes, which take longer.
    const LONG_PAUSE: Duration = Duration::from_millis(20);
    /// The kernel shows processor time in hundredths of a second on every machine.
    const MILLISECONDS_A_TICK: u64 = 10;

    /// Watches a child until it has ended but still has its entry, which goes when its
    /// parent waits for it.
    pub fn watch(child: u32) -> (Option<Duration>, Option<u64>) {
        let mut peak = None;
        loop {
            let Ok(stat) = fs::read_to_string(format!("/proc/{child}/stat")) else {
                return (None, peak);
            };
            if has_ended(&stat) {
                return (cpu(&stat), peak);
            }
            let status = fs::read_to_string(format!("/proc/{child}/status"));
            peak = peak.max(status.ok().and_then(|status| peak_kib(&status)));
            thread::sleep(PAUSE);
        }
    }

    /// The fields after the name, which stands in brackets and can hold anything.
    fn fields(stat: &str) -> impl Iterator<Item = &str> {
        stat.rsplit(')').next().unwrap_or_default().split_whitespace()
    }

    fn has_ended(stat: &str) -> bool {
        matches!(fields(stat).next(), Some("Z" | "X") | None)
    }

    /// Watches a process and all that it starts: processes that nobody waits for leave their
    /// times to nobody. What each takes after the last look at it is missed.
    pub fn watch_all(first: u32) -> Option<Duration> {
        let mut times = BTreeMap::from([(first, Duration::ZERO)]);
        while let Ok(stat) = fs::read_to_string(format!("/proc/{first}/stat")) {
            look(&mut times);
            if has_ended(&stat) {
                return Some(times.values().sum());
            }
            thread::sleep(LONG_PAUSE);
        }
        None
    }

    /// Takes down the times of the processes that are known, and of their children.
    fn look(times: &mut BTreeMap<u32, Duration>) {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let mut processes: Vec<u32> =
            entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
        // A child mostly has a later number than its parent, so most are found in one look.
        processes.sort_unstable();
        for process in processes {
            let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else { continue };
            let is_child = parent(&stat).is_some_and(|parent| times.contains_key(&parent));
            if let Some(cpu) = cpu(&stat).filter(|_| is_child || times.contains_key(&process)) {
                times.insert(process, cpu);
            }
        }
    }

    fn parent(stat: &str) -> Option<u32> {
        fields(stat).nth(1)?.parse().ok()
    }

    /// Its own time and the kernel's for it: the 14th and 15th field of the whole line.
    fn cpu(stat: &str) -> Option<Duration> {
        let mut times = fields(stat).skip(11);
        let ticks = times.next()?.parse::<u64>().ok()? + times.next()?.parse::<u64>().ok()?;
        Some(Duration::from_millis(ticks * MILLISECONDS_A_TICK))
    }

    fn peak_kib(status: &str) -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.split_whitespace().next()?.parse().ok()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn reads_what_the_kernel_tells() {
            let stat = "7 (a b) c) Z 1 7 7 0 -1 4 9 0 0 0 120 30 0 0 20 0 1 0";
            assert!(has_ended(stat));
            assert_eq!(cpu(stat), Some(Duration::from_millis(1500)));
            assert_eq!(parent(stat), Some(1));
            assert!(!has_ended("7 (plainleaf) R 1 7"));
            assert_eq!(peak_kib("Name:\tx\nVmHWM:\t  2048 kB\n"), Some(2048));
        }
    }
}
