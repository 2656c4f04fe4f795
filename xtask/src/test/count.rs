//! How many tests passed and failed, read from what the runners print.

use std::ops::Add;

/// The tests of one runner, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that passed.
    pub passed: usize,
    /// Those that failed, were cancelled or broke.
    pub failed: usize,
    /// Those that the runner was told to leave out.
    pub skipped: usize,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl Count {
    /// What one line of `cargo test` says:
    /// `test result: ok. 9 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; …`.
    pub fn of_cargo_line(line: &str) -> Self {
        let Some(result) = line.strip_prefix("test result: ") else { return Self::default() };
        let words: Vec<&str> = result.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        let number_of = |name: &str| {
            let pair = words.windows(2).find(|pair| pair[1] == name);
            pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
        };
        Self {
            passed: number_of("passed"),
            failed: number_of("failed"),
            skipped: number_of("ignored"),
        }
    }

    /// What the closing comments of a TAP report of Node.js say: `# pass 9`, `# fail 0`, ….
    pub fn of_tap(report: &str) -> Self {
        // A test can print such a line itself, so only the last of each kind counts.
        let number_of = |name: &str| {
            let prefix = format!("# {name} ");
            let numbers = report.lines().rev().filter_map(|line| line.strip_prefix(&*prefix));
            numbers.flat_map(str::parse).next().unwrap_or(0)
        };
        Self {
            passed: number_of("pass"),
            failed: number_of("fail") + number_of("cancelled"),
            skipped: number_of("skipped") + number_of("todo"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_the_results_of_cargo() {
        let output = "running 2 tests\n\
            test a ... ok\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        let sum = output.lines().map(Count::of_cargo_line).fold(Count::default(), Add::add);
        assert_eq!(sum, Count { passed: 15, failed: 2, skipped: 1 });
    }

    #[test]
    fn reads_the_end_of_a_tap_report() {
        let report = "TAP version 13\n# pass 99\nok 1 - a\n1..1\n# tests 10\n# suites 1\n\
            # pass 7\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n# duration_ms 5\n";
        assert_eq!(Count::of_tap(report), Count { passed: 7, failed: 2, skipped: 1 });
        assert_eq!(Count::of_tap(""), Count::default());
    }
}
