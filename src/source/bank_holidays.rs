//! `bank-holidays.yaml`: the days that are no working days although they are in the week.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;
use jiff::civil::{Date, Weekday};

use super::facts::required;
use crate::diagnostic::{Code, Diagnostics, SourceText, Span, Spanned};
use crate::facts::{BankHolidays, Verified};
use crate::yaml::{Mapping, Node, Reporter, Value, parse};

/// Reads the bank holidays, once however often the file is read; what is wrong is reported, and a
/// list that lacks something gives nothing.
pub fn read_bank_holidays(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<BankHolidays>> {
    let (holidays, found) = holidays_in(source);
    diagnostics.extend(found);
    holidays
}

#[memoize]
fn holidays_in(source: &Arc<SourceText>) -> (Option<Arc<BankHolidays>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let holidays = parse_bank_holidays(source, &mut found);
    (holidays.map(Arc::new), found)
}

fn parse_bank_holidays(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Option<BankHolidays> {
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, diagnostics)?;
    let mut reporter = Reporter::new(source, diagnostics);
    let reporter = &mut reporter;
    let mut mapping = Mapping::of(node, "the list of bank holidays", reporter)?;
    let place = reporter.place(mapping.span());
    let seen_at = mapping.required_text("source", reporter);
    let verified = required(&mut mapping, "verified", reporter, |mapping, key, reporter| {
        mapping.choice(key, &Verified::NAMES, reporter)
    });
    let checked = required(&mut mapping, "checked", reporter, Mapping::date);
    let review_by = required(&mut mapping, "review_by", reporter, Mapping::date);
    let from = required(&mut mapping, "from", reporter, Mapping::date);
    let to = required(&mut mapping, "to", reporter, Mapping::date);
    let dates = required(&mut mapping, "dates", reporter, |mapping, key, reporter| {
        mapping.mapping(key, "the dates", reporter)
    });
    mapping.finish(reporter);
    let (from, to) = (from?, to?);
    let dates = dates?
        .into_entries()
        .into_iter()
        .filter_map(|(day, name)| holiday(&day, name, (from, to), reporter))
        .collect::<BTreeMap<_, _>>();
    Some(BankHolidays {
        from,
        to,
        dates,
        source: seen_at?.value,
        verified: verified?,
        checked: checked?,
        review_by: review_by?,
        place,
    })
}

fn holiday(
    day: &Spanned<String>,
    name: Node,
    (from, to): (Date, Date),
    reporter: &mut Reporter<'_>,
) -> Option<(Date, String)> {
    let mut refuse = |message: String, help: &str| {
        reporter.report(Code::BadValue, day.span, message, help);
        None
    };
    let Ok(date) = day.value.parse::<Date>() else {
        let message = format!("`{}` is no date that exists", day.value);
        return refuse(message, "Write it as 2026-12-25.");
    };
    if date < from || date > to {
        let message = format!("{date} lies outside {from} to {to}");
        return refuse(
            message,
            "Mend the date, or `from` and `to`, between which the list is complete.",
        );
    }
    if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
        let message = format!("{date} is a Saturday or Sunday, which is no working day anyhow");
        return refuse(message, "Give the day that is free instead.");
    }
    match name.value {
        Value::Scalar(name) => Some((date, name)),
        _ => {
            refuse(format!("{date} has no name"), "Write for example `2026-12-25: Christmas Day`.")
        }
    }
}
