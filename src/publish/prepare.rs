//! Looking at the place to publish to, before anything is made.

use std::path::Path;

use super::PublishError;
use super::leftovers::{is_tree_aside, restore};
use super::lock::Lock;
use super::place::Place;

/// Refuses a place that is in or around the sources of `site`, and puts a tree back that a killed
/// run has left aside.
///
/// # Errors
/// When nothing may be published there.
pub fn prepare(out: &Path, site: &Path) -> Result<(), PublishError> {
    let place = Place::of(out)?;
    place.refuse_sources(site)?;
    if is_tree_aside(&place) {
        let beside = |error| PublishError::Beside(place.parent.clone(), error);
        // A running build puts its own tree there in an instant.
        if let Some(lock) = Lock::take_if_free(&place).map_err(beside)? {
            restore(&place, &lock).map_err(beside)?;
        }
    }
    Ok(())
}
