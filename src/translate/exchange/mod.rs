//! Translations on their way to a translator's program and back.
mod coded;
mod written;
