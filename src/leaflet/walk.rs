//! Ways through a leaflet: what its blocks hold, whatever holds them.

use super::document::{
    Block, BlockKind, Component, Document, Inline, LabelledItem, Row, StandIn, StandsIn, Station,
};

impl Document {
    /// Every heading, in reading order, whatever holds it.
    #[must_use]
    pub fn headings(&self) -> Vec<(u8, &str, &[Inline])> {
        let mut found = Vec::new();
        for block in &self.blocks {
            push_headings(block, &mut found);
        }
        found
    }

    /// Whether any block, whatever holds it, works out dates.
    #[must_use]
    pub fn has_calculator(&self) -> bool {
        self.has(&|kind| matches!(kind, BlockKind::Calculator { .. }))
    }

    /// Whether any block, whatever holds it, asks for dates to be worked out: with the facts
    /// filled in, it is a calculator.
    #[must_use]
    pub fn asks_for_calculator(&self) -> bool {
        self.has(&|kind| matches!(kind, BlockKind::Component(Component::Dates { .. })))
    }

    /// Whether any block, whatever holds it, has room to write.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        self.blocks.iter().any(|block| block.has_notes())
    }

    fn has(&self, is_it: &dyn Fn(&BlockKind) -> bool) -> bool {
        self.blocks.iter().any(|block| block.has(is_it))
    }

    /// Whether any block, whatever holds it, shows pictures or asks for them.
    #[must_use]
    pub fn has_pictures(&self) -> bool {
        self.blocks.iter().any(|block| block.has_pictures())
    }

    /// Calls `visit` with every inline, whatever holds it, in reading order.
    pub fn each_inline<'a>(&'a self, visit: &mut impl FnMut(&'a Inline)) {
        for block in &self.blocks {
            block.each_inline(visit);
        }
    }
}

fn push_headings<'a>(block: &'a Block, found: &mut Vec<(u8, &'a str, &'a [Inline])>) {
    if let BlockKind::Heading { level, id, content } = &block.kind {
        found.push((*level, id, content));
    }
    for child in block.children() {
        push_headings(child, found);
    }
}

impl Block {
    /// The blocks directly inside.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match &self.kind {
            BlockKind::List { items, .. } => items.iter().flatten().collect(),
            BlockKind::Quote(blocks)
            | BlockKind::Card { intro: blocks, .. }
            | BlockKind::Action { blocks, .. } => blocks.iter().collect(),
            BlockKind::StandIn(stand_in) => stand_in.blocks.iter().collect(),
            BlockKind::Component(component) => component.children(),
            BlockKind::Calculator { deadlines, .. } => {
                deadlines.iter().flat_map(|deadline| &deadline.item.blocks).collect()
            }
            BlockKind::Scale(moments) => {
                moments.iter().flat_map(|moment| &moment.item.blocks).collect()
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code { .. }
            | BlockKind::Table(_)
            | BlockKind::EasyRead(_)
            | BlockKind::Path(_)
            | BlockKind::Rule
            | BlockKind::Glossary(_)
            | BlockKind::Meanings(_) => Vec::new(),
        }
    }

    /// The runs of inlines directly inside.
    #[must_use]
    pub fn runs(&self) -> Vec<&[Inline]> {
        match &self.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => vec![content],
            BlockKind::Table(table) => {
                table.header.iter().chain(table.rows.iter().flatten()).map(Vec::as_slice).collect()
            }
            BlockKind::Component(
                Component::Timeline(items)
                | Component::People(items)
                | Component::AroundTable(items),
            ) => items.iter().map(|item| item.label.as_slice()).collect(),
            BlockKind::Component(Component::Scale { start, items }) => {
                question_and_labels(&start.label, items.iter().map(|dated| &dated.item))
            }
            BlockKind::Scale(moments) => {
                moments.iter().map(|moment| moment.item.label.as_slice()).collect()
            }
            BlockKind::Component(Component::WriteIn(lines)) => {
                lines.iter().flat_map(|line| [&*line.label, &*line.filled]).collect()
            }
            BlockKind::Component(Component::EasyRead(rows)) => runs_of_rows(rows),
            BlockKind::Component(Component::Path(stations)) => runs_of_stations(stations),
            BlockKind::EasyRead(rows) => runs_of_rows(rows),
            BlockKind::Path(stations) => runs_of_stations(stations),
            BlockKind::Component(Component::Dates { question, items }) => {
                question_and_labels(question, items.iter().map(|dated| &dated.item))
            }
            BlockKind::Calculator { question, deadlines, .. } => {
                question_and_labels(question, deadlines.iter().map(|deadline| &deadline.item))
            }
            _ => Vec::new(),
        }
    }

    fn has(&self, is_it: &dyn Fn(&BlockKind) -> bool) -> bool {
        is_it(&self.kind) || self.children().into_iter().any(|child| child.has(is_it))
    }

    /// Whether this, or a block in it, has room to write.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        self.has(&|kind| {
            matches!(kind, BlockKind::Component(Component::Prompts(_) | Component::WriteIn(_)))
        })
    }

    fn has_pictures(&self) -> bool {
        self.has(&|kind| {
            matches!(
                kind,
                BlockKind::EasyRead(_)
                    | BlockKind::Path(_)
                    | BlockKind::Scale(_)
                    | BlockKind::Component(
                        Component::EasyRead(_)
                            | Component::Path(_)
                            | Component::AroundTable(_)
                            | Component::Scale { .. }
                    )
            )
        })
    }

    /// Calls `visit` with the run of every paragraph in here, whatever holds it.
    pub fn each_paragraph_mut(&mut self, visit: &mut impl FnMut(&mut Vec<Inline>)) {
        match &mut self.kind {
            BlockKind::Paragraph(run) => visit(run),
            BlockKind::List { items, .. } => each_of(items.iter_mut().flatten(), visit),
            BlockKind::Quote(blocks)
            | BlockKind::Card { intro: blocks, .. }
            | BlockKind::Action { blocks, .. } => each_of(blocks, visit),
            BlockKind::Component(component) => component.each_paragraph_mut(visit),
            BlockKind::Scale(moments) => {
                each_of(moments.iter_mut().flat_map(|moment| &mut moment.item.blocks), visit);
            }
            BlockKind::Calculator { deadlines, .. } => {
                each_of(deadlines.iter_mut().flat_map(|deadline| &mut deadline.item.blocks), visit);
            }
            BlockKind::StandIn(StandIn { why: StandsIn::OlderTranslation, blocks, .. }) => {
                each_of(blocks, visit);
            }
            BlockKind::EasyRead(rows) => rows.iter_mut().for_each(|row| visit(&mut row.words)),
            BlockKind::Path(stations) => each_of_stations(stations, visit),
            // The terms of one language are not those of another.
            BlockKind::StandIn(_)
            | BlockKind::Heading { .. }
            | BlockKind::Code { .. }
            | BlockKind::Table(_)
            | BlockKind::Rule
            | BlockKind::Glossary(_)
            | BlockKind::Meanings(_) => {}
        }
    }

    /// Calls `visit` with every inline in here, whatever holds it.
    pub fn each_inline<'a>(&'a self, visit: &mut impl FnMut(&'a Inline)) {
        for run in self.runs() {
            each_inline_of(run, visit);
        }
        for child in self.children() {
            child.each_inline(visit);
        }
    }
}

fn each_of<'a>(
    blocks: impl IntoIterator<Item = &'a mut Block>,
    visit: &mut impl FnMut(&mut Vec<Inline>),
) {
    for block in blocks {
        block.each_paragraph_mut(visit);
    }
}

fn runs_of_rows<P>(rows: &[Row<P>]) -> Vec<&[Inline]> {
    rows.iter().map(|row| row.words.as_slice()).collect()
}

fn runs_of_stations<P>(stations: &[Station<P>]) -> Vec<&[Inline]> {
    let mut runs: Vec<&[Inline]> = Vec::new();
    for station in stations {
        runs.extend([&*station.label, &*station.words]);
        runs.extend(station.exits.iter().map(Vec::as_slice));
    }
    runs
}

fn each_of_stations<P>(stations: &mut [Station<P>], visit: &mut impl FnMut(&mut Vec<Inline>)) {
    for station in stations {
        visit(&mut station.words);
        station.exits.iter_mut().for_each(&mut *visit);
    }
}

fn question_and_labels<'a>(
    question: &'a [Inline],
    items: impl Iterator<Item = &'a LabelledItem>,
) -> Vec<&'a [Inline]> {
    std::iter::once(question).chain(items.map(|item| item.label.as_slice())).collect()
}

/// Calls `visit` with every inline of a run, whatever holds it.
pub fn each_inline_of<'a>(run: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in run {
        visit(inline);
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Foreign(_, content) => {
                each_inline_of(content, visit);
            }
            Inline::Link(link) => each_inline_of(&link.content, visit),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Term(..)
            | Inline::Placeholder(_) => {}
        }
    }
}

impl Component {
    fn children(&self) -> Vec<&Block> {
        match self {
            Self::Remember(blocks)
            | Self::Contact { intro: blocks, .. }
            | Self::Action { blocks, .. }
            | Self::Conditional { blocks, .. } => blocks.iter().collect(),
            Self::Steps(items)
            | Self::TickList(items)
            | Self::Prompts(items)
            | Self::Outcomes(items) => items.iter().flatten().collect(),
            Self::Timeline(items) | Self::People(items) | Self::AroundTable(items) => {
                items.iter().flat_map(|item| &item.blocks).collect()
            }
            Self::Scale { start, items } => {
                let after = items.iter().flat_map(|dated| &dated.item.blocks);
                start.blocks.iter().chain(after).collect()
            }
            Self::Dates { items, .. } => {
                items.iter().flat_map(|dated| &dated.item.blocks).collect()
            }
            Self::WriteIn(_) | Self::EasyRead(_) | Self::Path(_) | Self::Words => Vec::new(),
        }
    }

    fn each_paragraph_mut(&mut self, visit: &mut impl FnMut(&mut Vec<Inline>)) {
        match self {
            Self::Remember(blocks)
            | Self::Contact { intro: blocks, .. }
            | Self::Action { blocks, .. }
            | Self::Conditional { blocks, .. } => each_of(blocks, visit),
            Self::Steps(items)
            | Self::TickList(items)
            | Self::Prompts(items)
            | Self::Outcomes(items) => each_of(items.iter_mut().flatten(), visit),
            Self::Timeline(items) | Self::People(items) | Self::AroundTable(items) => {
                each_of(items.iter_mut().flat_map(|item| &mut item.blocks), visit);
            }
            Self::Scale { start, items } => {
                let after = items.iter_mut().flat_map(|dated| &mut dated.item.blocks);
                each_of(start.blocks.iter_mut().chain(after), visit);
            }
            Self::Dates { items, .. } => {
                each_of(items.iter_mut().flat_map(|dated| &mut dated.item.blocks), visit);
            }
            Self::EasyRead(rows) => rows.iter_mut().for_each(|row| visit(&mut row.words)),
            Self::Path(stations) => each_of_stations(stations, visit),
            Self::WriteIn(_) | Self::Words => {}
        }
    }
}
