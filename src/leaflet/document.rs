//! The typed tree of a leaflet: blocks, inlines and components.

use std::sync::Arc;

use super::placeholder::{ContactField, Placeholder};
use crate::diagnostic::{Span, Spanned};
use crate::facts::{BankHolidays, FactForm, Limit};
use crate::language::Language;
use crate::picture::Drawing;

/// A whole leaflet. Its top-level blocks are shared: an edition that changes
/// nothing in a block points at the same one.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Document {
    /// The blocks, in reading order.
    pub blocks: Vec<Arc<Block>>,
}

/// One block and where it was written.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Block {
    /// Its place in the source.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum BlockKind {
    /// A heading of level 2 to 6 with the id that links point to.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Unique on the page.
        id: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; numbered when it has a first number.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A block of code, for the guide.
    Code {
        /// The language after the fence.
        language: Option<String>,
        /// The code.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A line between parts.
    Rule,
    /// A component.
    Component(Component),
    /// A contact's card with an introduction; what `Component::Contact` resolves to.
    Card {
        /// Blocks before the card's lines.
        intro: Vec<Block>,
        /// The contact.
        card: Card,
    },
    /// A call to action; what `Component::Action` resolves to.
    Action {
        /// The text.
        blocks: Vec<Block>,
        /// The contact.
        card: Card,
    },
    /// Latest dates to work out; what `Component::Dates` resolves to.
    Calculator {
        /// Which date the reader types.
        question: Vec<Inline>,
        /// What has to happen how long after it or before it.
        deadlines: Vec<Deadline>,
        /// The days that are no working days.
        holidays: Arc<BankHolidays>,
    },
    /// Moments on a line; what `Component::Scale` resolves to.
    Scale(Vec<Moment>),
    /// Words with a picture beside each row; what `Component::EasyRead` resolves to.
    EasyRead(Vec<Row<Picture>>),
    /// A way with its stations; what `Component::Path` resolves to.
    Path(Vec<Station<Picture>>),
    /// Every word of the glossary; what `Component::Words` resolves to.
    Glossary(Arc<Vec<Meaning>>),
    /// Blocks that stand in a translation without being up to date.
    StandIn(StandIn),
    /// Glossary terms explained after the block that first uses them.
    Meanings(Vec<Meaning>),
}

/// Blocks of a translated leaflet that are not what the source language says now.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct StandIn {
    /// What they are.
    pub why: StandsIn,
    /// The language that they are in.
    pub language: Arc<Language>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// What stands in for an up-to-date translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StandsIn {
    /// The text in the source language.
    Source,
    /// An older translation.
    OlderTranslation,
}

impl StandsIn {
    /// The key of the words of the page furniture that tell a reader so.
    #[must_use]
    pub const fn notice_key(self) -> &'static str {
        match self {
            Self::Source => "part_in_english",
            Self::OlderTranslation => "part_out_of_date",
        }
    }
}

/// A table with a header row.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Table {
    /// The header cells.
    pub header: Vec<Vec<Inline>>,
    /// The other rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// The components, each with exactly what it needs.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Component {
    /// A box that stands out.
    Remember(Vec<Block>),
    /// Numbered steps.
    Steps(Vec<Vec<Block>>),
    /// A line of moments.
    Timeline(Vec<LabelledItem>),
    /// Who attends.
    People(Vec<LabelledItem>),
    /// Who sits where around a table, clockwise from the far side.
    AroundTable(Vec<LabelledItem>),
    /// Moments on a line, as far apart as they are in time, to be resolved.
    Scale {
        /// What the others are counted from.
        start: LabelledItem,
        /// What has to happen after it, each by one fact.
        items: Vec<DatedItem>,
    },
    /// Labels with a line to write on.
    WriteIn(Vec<WriteInLine>),
    /// Things to tick.
    TickList(Vec<Vec<Block>>),
    /// Questions with space to write.
    Prompts(Vec<Vec<Block>>),
    /// Numbered outcomes, whose number is exact.
    Outcomes(Vec<Vec<Block>>),
    /// Words with a picture beside each row, to be resolved.
    EasyRead(Vec<Row<Spanned<String>>>),
    /// A way with its stations, to be resolved.
    Path(Vec<Station<Spanned<String>>>),
    /// The card of a contact, to be resolved.
    Contact {
        /// The contact's id.
        id: Spanned<String>,
        /// Blocks before the card.
        intro: Vec<Block>,
    },
    /// A call to action with a contact, to be resolved.
    Action {
        /// The contact's id.
        id: Spanned<String>,
        /// The text.
        blocks: Vec<Block>,
    },
    /// Latest dates to work out from one that the reader types, to be resolved.
    Dates {
        /// Which date the reader types.
        question: Vec<Inline>,
        /// What has to happen, each by one fact.
        items: Vec<DatedItem>,
    },
    /// Every word of the glossary, to be resolved.
    Words,
    /// Blocks for some boroughs only, to be resolved.
    Conditional {
        /// For which.
        condition: Condition,
        /// The blocks.
        blocks: Vec<Block>,
    },
}

/// Which boroughs get a conditional block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    /// What a borough has or lacks.
    pub subject: Subject,
    /// Whether it must have it (`where`) or lack it (`unless`).
    pub holds: bool,
    /// Where it was written.
    pub span: Span,
}

/// What a condition asks a borough for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A fact by id.
    Fact(String),
    /// A contact by id.
    Contact(String),
}

/// A list item that begins with bold words: a moment, or a role.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct LabelledItem {
    /// The bold words.
    pub label: Vec<Inline>,
    /// The rest.
    pub blocks: Vec<Block>,
}

/// Something that has to happen, and the fact that says by when.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct DatedItem {
    /// What happens, in words.
    pub item: LabelledItem,
    /// The fact's id, where it is named.
    pub fact: Spanned<String>,
    /// The phrase that it stands in.
    pub form: FactForm,
}

/// Something that has to happen, and how long after or before the reader's date.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Deadline {
    /// What happens, in words.
    pub item: LabelledItem,
    /// How long.
    pub limit: Limit,
}

/// Something that happens, and how long after the start of a line.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Moment {
    /// What happens, in words.
    pub item: LabelledItem,
    /// How many days after the start, of any kind.
    pub days: u32,
}

/// A label with a line to write on, or with what the borough has to say there.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct WriteInLine {
    /// What belongs on the line.
    pub label: Vec<Inline>,
    /// What stands there already; nothing where it is to be written by hand.
    pub filled: Vec<Inline>,
}

/// One idea: a picture, which is a name before it is resolved, and its words.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Row<P> {
    /// The picture.
    pub picture: P,
    /// The words.
    pub words: Vec<Inline>,
}

/// A place on a way, with a picture of it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Station<P> {
    /// The picture.
    pub picture: P,
    /// What happens there, in few words.
    pub label: Vec<Inline>,
    /// What else is to be said of it; may be nothing.
    pub words: Vec<Inline>,
    /// Where the way can end here already.
    pub exits: Vec<Vec<Inline>>,
}

/// A picture, ready to be shown.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Picture {
    /// Its id.
    pub id: String,
    /// What is drawn.
    pub drawing: Arc<Drawing>,
    /// What it shows, in words, for readers who do not see it.
    pub alt: Vec<Inline>,
    /// Whether it leads from left to right, so that it is turned where text runs the other way.
    pub has_direction: bool,
}

/// A contact, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Card {
    /// Its name.
    pub name: Vec<Inline>,
    /// The ways to reach it, in a fixed order.
    pub lines: Vec<CardLine>,
    /// What a reader should know.
    pub note: Option<Vec<Inline>>,
}

/// One way to reach a contact.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct CardLine {
    /// Which way.
    pub field: ContactField,
    /// What to print.
    pub content: Vec<Inline>,
}

/// A glossary term and what it means.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Meaning {
    /// Its id in the glossary.
    pub id: String,
    /// The term.
    pub term: Vec<Inline>,
    /// Its meaning.
    pub meaning: Vec<Inline>,
}

/// What runs within a line.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Emphasised words.
    Emphasis(Vec<Self>),
    /// Strong words.
    Strong(Vec<Self>),
    /// Code.
    Code(String),
    /// A line break.
    Break,
    /// A link.
    Link(Link),
    /// Words in another language than the document's.
    Foreign(Arc<Language>, Vec<Self>),
    /// A later use of a glossary term, with the words as they stand in the text.
    Term(Arc<Meaning>, String),
    /// A value of the borough, a contact or a fact, to be resolved.
    Placeholder(Spanned<Placeholder>),
}

/// A link.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Its words.
    pub content: Vec<Inline>,
    /// Where it was written.
    pub span: Span,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// An address outside the set.
    Outside(String),
    /// A value that becomes an address, to be resolved.
    Placeholder(Spanned<Placeholder>),
    /// A telephone number, digits only but for a leading `+`.
    Telephone(String),
    /// An email address.
    Email(String),
    /// A heading of the same page.
    Anchor(String),
    /// Another source file, as written, to be resolved.
    File {
        /// The path, relative to the linking file.
        path: String,
        /// The heading.
        anchor: Option<String>,
    },
    /// Another leaflet of the same borough and language.
    Leaflet {
        /// `parents` or `children`, or nothing for a guide page.
        folder: String,
        /// Its address in the folder.
        slug: String,
        /// The heading.
        anchor: Option<String>,
    },
}

impl Inline {
    /// Plain text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The words of some inlines without their markup.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

fn push_plain_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Term(_, text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Foreign(_, content) => {
                push_plain_text(content, out);
            }
            Inline::Link(link) => push_plain_text(&link.content, out),
            Inline::Placeholder(_) => {}
        }
    }
}
