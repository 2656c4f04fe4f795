//! What stands around the text of a leaflet in every form: notices, the reader, the dates.

use jiff::civil::Date;

use crate::edition::{Edition, Set, Standing};
use crate::language::Wording;
use crate::leaflet::StandsIn;
use crate::picture::Tick;
use crate::source::{Audience, Status};

/// What a notice tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Nobody has reviewed the translation.
    Draft,
    /// Somebody has, and when.
    Reviewed,
    /// There is no translation.
    FallsBack,
    /// The title or the summary is translated from older words.
    OlderHeadings,
    /// The leaflet itself is not finished.
    Unfinished,
}

/// Something that a reader must know before reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it tells.
    pub kind: NoticeKind,
    /// Its words, in the language of the page.
    pub wording: Wording,
}

/// The notices of an edition, in order.
#[must_use]
pub fn notices(set: &Set<'_>, edition: &Edition<'_>) -> Vec<Notice> {
    let furniture = set.voice.furniture;
    let plain = |kind, key: &str| Notice { kind, wording: furniture.text(key, &[]) };
    let of_translation = match edition.standing {
        Standing::Original => None,
        Standing::Draft => Some(plain(NoticeKind::Draft, "draft_translation")),
        Standing::Reviewed { date, reviewer } => {
            let date = set.voice.language.date(date);
            let parts = [("date", date.as_str()), ("reviewer", reviewer)];
            let wording = furniture.text("reviewed_translation", &parts);
            Some(Notice { kind: NoticeKind::Reviewed, wording })
        }
        Standing::FallsBack => Some(plain(NoticeKind::FallsBack, "not_translated")),
    };
    let older = edition
        .headings
        .is_older
        .then(|| plain(NoticeKind::OlderHeadings, StandsIn::OlderTranslation.notice_key()));
    let unfinished = (edition.leaflet.status == Status::Draft)
        .then(|| plain(NoticeKind::Unfinished, "draft_leaflet"));
    of_translation.into_iter().chain(older).chain(unfinished).collect()
}

/// When the words were last checked and when they will be again, as far as the leaflet says.
#[must_use]
pub fn review_dates(set: &Set<'_>, edition: &Edition<'_>) -> Vec<String> {
    let said = |(key, date): (&str, Option<Date>)| {
        let date = set.voice.language.date(date?);
        Some(set.voice.furniture.text(key, &[("date", &date)]).text)
    };
    let dates =
        [("reviewed_on", edition.leaflet.reviewed), ("review_by", edition.leaflet.review_by)];
    dates.into_iter().filter_map(said).collect()
}

/// The furniture's words for an audience.
#[must_use]
pub const fn audience_key(audience: Audience) -> &'static str {
    match audience {
        Audience::Parents => "for_parents",
        Audience::Children => "for_children",
        Audience::EasyRead => "for_easy_read",
        Audience::Everyone => "for_everyone",
    }
}

/// The furniture's words for what lies between two marks of a line of moments.
#[must_use]
pub fn tick_key(days: &[u32]) -> &'static str {
    match Tick::of(days.iter().copied().max().unwrap_or_default()) {
        Tick::Week => "scale_weeks",
        Tick::Month => "scale_months",
    }
}

/// The furniture's words that lead to the version of a leaflet for an audience.
#[must_use]
pub const fn other_version_key(audience: Audience) -> &'static str {
    match audience {
        Audience::EasyRead => "easy_read_version",
        Audience::Parents | Audience::Children | Audience::Everyone => "full_version",
    }
}
