//! The words of the sample leaflets, as families read them: plain, explained, our own, short
//! enough for paper, and with every fact of the documents that they began from.

#[path = "../support/mod.rs"]
mod support;

mod facts;
mod lengths;
mod origins;
mod own;
mod pages;
mod plain;
mod terms;
