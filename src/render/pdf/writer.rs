//! The blocks of a leaflet as the parts that the template lays out.

use super::parts::{Block, FilledLine, Inline, Labelled, Line, PictureRow, Stop, Term};
use super::pictured::{drawn, svg};
use crate::colour::Colour;
use crate::edition::Words as Marked;
use crate::language::{Furniture, Language};
use crate::leaflet::{
    Block as Source, BlockKind, Card, Component, Inline as Words, LabelledItem, Link, Meaning,
    Moment, Picture, Row, StandIn, StandsIn, Station, Target, WriteInLine, plain_text,
};
use crate::picture::{around_table, scale};
use crate::render::around::tick_key;

/// Left-to-right isolate: what follows keeps its order within text that runs from right to left.
const LTR: char = '\u{2066}';
/// The end of the isolate.
const END: char = '\u{2069}';

/// Turns blocks into parts, with words of the furniture in the language of the text.
pub struct Writer<'a> {
    /// Those words.
    pub furniture: &'a Furniture,
    /// The colour of the borough.
    pub accent: Colour,
}

impl Writer<'_> {
    fn word(&self, key: &str) -> String {
        self.furniture.text(key, &[]).text
    }

    fn blocks(&self, blocks: &[Source]) -> Vec<Block> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    /// What a block is on paper: one part, some, or none.
    pub fn block(&self, block: &Source) -> Vec<Block> {
        vec![match &block.kind {
            BlockKind::Heading { level, id, content } => {
                Block::Heading { level: *level, id: id.clone(), content: self.run(content) }
            }
            BlockKind::Paragraph(content) => Block::Paragraph { content: self.run(content) },
            BlockKind::List { start: None, items } => Block::List { items: self.items(items) },
            BlockKind::List { start: Some(start), items } => {
                Block::Numbered { start: *start, items: self.items(items) }
            }
            BlockKind::Quote(blocks) => Block::Quote { blocks: self.blocks(blocks) },
            BlockKind::Code { text, .. } => Block::Code { text: text.clone() },
            BlockKind::Table(table) => Block::Table {
                header: table.header.iter().map(|cell| self.run(cell)).collect(),
                rows: table
                    .rows
                    .iter()
                    .map(|row| row.iter().map(|cell| self.run(cell)).collect())
                    .collect(),
            },
            BlockKind::Rule => Block::Rule,
            BlockKind::Meanings(meanings) => Block::Meanings {
                terms: meanings.iter().map(|meaning| self.term(meaning)).collect(),
            },
            BlockKind::Scale(moments) => self.scale(moments),
            BlockKind::EasyRead(rows) => {
                Block::EasyRead { items: rows.iter().map(|row| self.row(row)).collect() }
            }
            BlockKind::Path(stations) => {
                Block::Path { stations: stations.iter().map(|stop| self.stop(stop)).collect() }
            }
            BlockKind::Glossary(words) => {
                Block::Glossary { terms: words.iter().map(|word| self.term(word)).collect() }
            }
            BlockKind::StandIn(stand_in) => self.stand_in(stand_in),
            BlockKind::Card { intro, card } => self.contact(intro, card),
            BlockKind::Action { blocks, card } => self.contact(blocks, card),
            BlockKind::Calculator { question, deadlines, .. } => Block::Dates {
                question: self.run(question),
                items: deadlines.iter().map(|deadline| self.labelled(&deadline.item)).collect(),
            },
            BlockKind::Component(component) => return self.component(component),
        }]
    }

    fn stand_in(&self, stand_in: &StandIn) -> Block {
        let furniture = match stand_in.why {
            StandsIn::Source => self.furniture.of_source(),
            StandsIn::OlderTranslation => self.furniture,
        };
        Block::StandIn {
            notice: self.word(stand_in.why.notice_key()),
            lang: stand_in.language.tag().to_owned(),
            dir: stand_in.language.direction().attribute(),
            blocks: Writer { furniture, accent: self.accent }.blocks(&stand_in.blocks),
        }
    }

    fn component(&self, component: &Component) -> Vec<Block> {
        vec![match component {
            Component::Remember(blocks) => {
                Block::Remember { label: self.word("remember"), blocks: self.blocks(blocks) }
            }
            Component::Steps(items) => Block::Steps { items: self.items(items) },
            Component::Outcomes(items) => Block::Outcomes { items: self.items(items) },
            Component::TickList(items) => Block::TickList { items: self.items(items) },
            Component::Prompts(items) => Block::Prompts { items: self.items(items) },
            Component::Timeline(items) => Block::Timeline {
                alt: self.moments_alt(items.len()),
                items: self.all_labelled(items),
            },
            Component::People(items) => Block::People { items: self.all_labelled(items) },
            Component::AroundTable(items) => Block::Drawn {
                svg: drawn(&around_table(items.len()), self.accent, false),
                alt: self.word("around_table_alt"),
                caption: None,
                items: self.all_labelled(items),
            },
            Component::WriteIn(lines) => {
                Block::WriteIn { lines: lines.iter().map(|line| self.filled(line)).collect() }
            }
            // Resolving leaves none of these in an edition's document.
            Component::Contact { intro: blocks, .. }
            | Component::Action { blocks, .. }
            | Component::Conditional { blocks, .. } => return self.blocks(blocks),
            Component::Dates { .. }
            | Component::Scale { .. }
            | Component::EasyRead(_)
            | Component::Path(_)
            | Component::Words => return Vec::new(),
        }]
    }

    fn moments_alt(&self, moments: usize) -> String {
        let moments = u32::try_from(moments).unwrap_or(u32::MAX);
        self.furniture.plural("timeline_alt", moments, &[]).text
    }

    fn scale(&self, moments: &[Moment]) -> Block {
        let days: Vec<u32> = moments.iter().map(|moment| moment.days).collect();
        let is_right_to_left = self.furniture.language().direction().is_right_to_left();
        Block::Drawn {
            svg: drawn(&scale(&days, is_right_to_left), self.accent, false),
            alt: self.moments_alt(days.len()),
            caption: Some(self.word(tick_key(&days))),
            items: moments.iter().map(|moment| self.labelled(&moment.item)).collect(),
        }
    }

    fn row(&self, Row { picture, words }: &Row<Picture>) -> PictureRow {
        let alt_lang = match &*picture.alt {
            [Words::Foreign(language, _)] => Some(language.tag().to_owned()),
            _ => None,
        };
        PictureRow {
            svg: self.svg(picture),
            alt: plain_text(&picture.alt),
            alt_lang,
            content: self.run(words),
        }
    }

    fn stop(&self, station: &Station<Picture>) -> Stop {
        Stop {
            svg: self.svg(&station.picture),
            label: self.run(&station.label),
            content: self.run(&station.words),
            exits: station.exits.iter().map(|exit| self.run(exit)).collect(),
        }
    }

    fn svg(&self, picture: &Picture) -> String {
        let direction = self.furniture.language().direction();
        svg(picture, self.accent, direction.is_right_to_left())
    }

    fn contact(&self, blocks: &[Source], card: &Card) -> Block {
        let line = |line: &crate::leaflet::CardLine| Line {
            label: self.word(line.field.name()),
            content: self.run(&line.content),
        };
        Block::Contact {
            blocks: self.blocks(blocks),
            name: self.run(&card.name),
            lines: card.lines.iter().map(line).collect(),
            note: card.note.as_ref().map(|note| self.run(note)),
        }
    }

    fn term(&self, Meaning { term, meaning, .. }: &Meaning) -> Term {
        Term { term: self.run(term), meaning: self.run(meaning) }
    }

    fn items(&self, items: &[Vec<Source>]) -> Vec<Vec<Block>> {
        items.iter().map(|item| self.blocks(item)).collect()
    }

    fn all_labelled(&self, items: &[LabelledItem]) -> Vec<Labelled> {
        items.iter().map(|item| self.labelled(item)).collect()
    }

    fn filled(&self, line: &WriteInLine) -> FilledLine {
        FilledLine { label: self.run(&line.label), filled: self.run(&line.filled) }
    }

    fn labelled(&self, item: &LabelledItem) -> Labelled {
        Labelled { label: self.run(&item.label), blocks: self.blocks(&item.blocks) }
    }

    fn run(&self, inlines: &[Words]) -> Vec<Inline> {
        inlines.iter().flat_map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Words) -> Vec<Inline> {
        vec![match inline {
            Words::Text(text) | Words::Term(_, text) => Inline::Text { text: text.clone() },
            Words::Emphasis(content) => Inline::Emphasis { content: self.run(content) },
            Words::Strong(content) => Inline::Strong { content: self.run(content) },
            Words::Code(text) => Inline::Code { text: text.clone() },
            Words::Break => Inline::Break,
            Words::Foreign(language, content) => foreign(language, self.run(content)),
            Words::Link(link) => return self.link(link),
            // Resolving leaves none of them in an edition's document.
            Words::Placeholder(_) => return Vec::new(),
        }]
    }

    /// A link as paper has it: with its address in sight. Other leaflets are named only,
    /// because an enclosed sheet knows no other.
    fn link(&self, link: &Link) -> Vec<Inline> {
        let words = plain_text(&link.content);
        let content = self.run(&link.content);
        vec![match &link.target {
            Target::Outside(address) => {
                let bare = bare(address);
                let shown = (words != bare).then(|| isolated(bare));
                let content = if shown.is_some() { content } else { text(isolated(bare)) };
                Inline::Link { address: address.clone(), words, shown, content }
            }
            Target::Telephone(number) => Inline::Link {
                address: format!("tel:{number}"),
                content: text(isolated(&words)),
                words,
                shown: None,
            },
            Target::Email(address) => Inline::Link {
                address: format!("mailto:{address}"),
                content: text(isolated(&words)),
                words,
                shown: None,
            },
            Target::Anchor(id) => Inline::Anchor { id: id.clone(), words, content },
            Target::Leaflet { .. } | Target::Placeholder(_) | Target::File { .. } => {
                return content;
            }
        }]
    }
}

fn foreign(language: &Language, content: Vec<Inline>) -> Inline {
    let dir = language.direction().attribute();
    Inline::Language { lang: language.tag().to_owned(), dir, content }
}

/// Words, in their language where it is not that of what is `around`.
pub fn marked(words: Marked<'_>, around: &Language) -> Vec<Inline> {
    let content = text(words.text.to_owned());
    if **words.language == *around { content } else { vec![foreign(words.language, content)] }
}

fn text(text: String) -> Vec<Inline> {
    vec![Inline::Text { text }]
}

fn isolated(text: &str) -> String {
    format!("{LTR}{text}{END}")
}

/// An address as people type it.
fn bare(address: &str) -> &str {
    let address = address.strip_prefix("https://").unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}
