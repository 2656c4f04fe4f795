//! The parts of a leaflet as the template gets them: words and structure, nothing that is run.

use serde::Serialize;

/// A block, as the template lays it out.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    Heading { level: u8, id: String, content: Vec<Inline> },
    Paragraph { content: Vec<Inline> },
    List { items: Vec<Vec<Self>> },
    Numbered { start: u64, items: Vec<Vec<Self>> },
    Quote { blocks: Vec<Self> },
    Code { text: String },
    Table { header: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    Rule,
    Remember { label: String, blocks: Vec<Self> },
    Steps { items: Vec<Vec<Self>> },
    Outcomes { items: Vec<Vec<Self>> },
    TickList { items: Vec<Vec<Self>> },
    Timeline { alt: String, items: Vec<Labelled> },
    People { items: Vec<Labelled> },
    WriteIn { lines: Vec<FilledLine> },
    Prompts { items: Vec<Vec<Self>> },
    Contact { blocks: Vec<Self>, name: Vec<Inline>, lines: Vec<Line>, note: Option<Vec<Inline>> },
    Dates { question: Vec<Inline>, items: Vec<Labelled> },
    Drawn { svg: String, alt: String, caption: Option<String>, items: Vec<Labelled> },
    EasyRead { items: Vec<PictureRow> },
    Path { stations: Vec<Stop> },
    Meanings { terms: Vec<Term> },
    Glossary { terms: Vec<Term> },
    StandIn { notice: String, lang: String, dir: &'static str, blocks: Vec<Self> },
}

#[derive(Debug, Serialize)]
pub struct Labelled {
    pub label: Vec<Inline>,
    pub blocks: Vec<Block>,
}

/// A picture with words beside it.
#[derive(Debug, Serialize)]
pub struct PictureRow {
    pub svg: String,
    pub alt: String,
    pub alt_lang: Option<String>,
    pub content: Vec<Inline>,
}

/// A station of a path, whose picture only adorns it.
#[derive(Debug, Serialize)]
pub struct Stop {
    pub svg: String,
    pub label: Vec<Inline>,
    pub content: Vec<Inline>,
    pub exits: Vec<Vec<Inline>>,
}

#[derive(Debug, Serialize)]
pub struct Line {
    pub label: String,
    pub content: Vec<Inline>,
}

/// A label and what stands there; a line to write on where that is nothing.
#[derive(Debug, Serialize)]
pub struct FilledLine {
    pub label: Vec<Inline>,
    pub filled: Vec<Inline>,
}

#[derive(Debug, Serialize)]
pub struct Term {
    pub term: Vec<Inline>,
    pub meaning: Vec<Inline>,
}

/// What runs within a line.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    Text {
        text: String,
    },
    Emphasis {
        content: Vec<Self>,
    },
    Strong {
        content: Vec<Self>,
    },
    Code {
        text: String,
    },
    Break,
    /// A link to the outside; `shown` is its address, where the words do not say it.
    Link {
        address: String,
        words: String,
        shown: Option<String>,
        content: Vec<Self>,
    },
    /// A link to a heading of the same leaflet.
    Anchor {
        id: String,
        words: String,
        content: Vec<Self>,
    },
    Language {
        lang: String,
        dir: &'static str,
        content: Vec<Self>,
    },
}
