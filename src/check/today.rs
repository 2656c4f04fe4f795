//! The day on which texts are checked: facts and leaflets have days to look at them again.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Sets another day, for tests and for runs that must be the same every time: seconds since
/// 1970, as <https://reproducible-builds.org/specs/source-date-epoch/> has it.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Today in UTC. Only what is reported depends on it, never what is published.
#[must_use]
pub fn today() -> Date {
    let set = std::env::var(VARIABLE).ok().and_then(|text| text.parse().ok());
    let moment = set.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.unwrap_or_else(Timestamp::now).to_zoned(TimeZone::UTC).date()
}
