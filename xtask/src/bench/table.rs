//! The measurements as a table.

use std::time::Duration;

/// What was measured of one site.
pub struct Row {
    /// What it is called.
    pub name: &'static str,
    /// How many Markdown files it has.
    pub markdown_files: usize,
    /// How many pages were made.
    pub pages: usize,
    /// How big everything is that was made.
    pub bytes: u64,
    /// How long a build takes.
    pub wall: Duration,
    /// How much of the processor it takes.
    pub cpu: Option<Duration>,
    /// How much memory it takes.
    pub peak_kib: Option<u64>,
    /// How long a plain copy of what was made takes.
    pub copy: Duration,
}

const HEADINGS: [&str; 9] = [
    "site",
    "Markdown files",
    "pages",
    "output MB",
    "wall s",
    "CPU s",
    "pages/s",
    "peak MiB",
    "cp -r wall s",
];

/// The table, its columns aligned.
pub fn of(rows: &[Row]) -> String {
    let lines: Vec<[String; 9]> =
        std::iter::once(HEADINGS.map(str::to_owned)).chain(rows.iter().map(cells)).collect();
    aligned_lines(&lines)
}

/// Lines of cells as text, with the first column to the left and the others to the right.
pub fn aligned_lines<const COLUMNS: usize>(lines: &[[String; COLUMNS]]) -> String {
    let widths: [usize; COLUMNS] = std::array::from_fn(|column| {
        lines.iter().map(|line| line[column].len()).max().unwrap_or_default()
    });
    lines.iter().map(|line| aligned(line, &widths)).collect::<Vec<_>>().join("\n")
}

fn aligned(line: &[String], widths: &[usize]) -> String {
    let cells = line.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
        if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
    });
    cells.collect::<Vec<_>>().join("  ")
}

fn cells(row: &Row) -> [String; 9] {
    let not_measured = || "-".to_owned();
    [
        row.name.to_owned(),
        row.markdown_files.to_string(),
        row.pages.to_string(),
        tenths(row.bytes, 1_000_000),
        seconds(row.wall),
        row.cpu.map_or_else(not_measured, seconds),
        pages_a_second(row),
        row.peak_kib.map_or_else(not_measured, |kib| tenths(kib, 1024)),
        seconds(row.copy),
    ]
}

fn seconds(duration: Duration) -> String {
    format!("{:.2}", duration.as_secs_f64())
}

/// `amount` in units of `unit`, with one figure after the point.
fn tenths(amount: u64, unit: u64) -> String {
    let tenths = (amount * 10 + unit / 2) / unit;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn pages_a_second(row: &Row) -> String {
    let thousandths = row.wall.as_millis().max(1);
    (row.pages as u128 * 1000 / thousandths).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let row = |name, pages| Row {
            name,
            markdown_files: 10,
            pages,
            bytes: 1_250_000,
            wall: Duration::from_millis(500),
            cpu: None,
            peak_kib: Some(1536),
            copy: Duration::from_millis(20),
        };
        let table = of(&[row("a", 5), row("longer", 5000)]);
        let lengths: Vec<usize> = table.lines().map(str::len).collect();
        assert_eq!(lengths, [lengths[0]; 3], "{table}");
        let cells: Vec<&str> = table.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(cells, ["a", "10", "5", "1.3", "0.50", "-", "10", "1.5", "0.02"]);
    }
}
