//! The document of one edition: a prepared document with its values filled in.

use std::sync::Arc;

use super::prepared::Prepared;
use super::scope::{Problem, Scope};
use crate::diagnostic::{Code, Span, Spanned};
use crate::facts::Limit;
use crate::leaflet::{
    Block, BlockKind, Component, DatedItem, Deadline, Document, Inline, LabelledItem, Link, Moment,
    Picture, Placeholder, Row, StandIn, StandsIn, Station, Table, Target, WriteInLine,
};

/// Where a link to another source file leads, or what is wrong with it.
pub type FindTarget<'a> = dyn Fn(&str, Option<&str>) -> Result<Target, Problem> + 'a;

/// Fills in the values of a scope; guide pages belong to no borough and have none. The second scope
/// is that of the source language, for blocks that stand in.
/// Blocks that name no value are shared, not copied. Every value that is missing is
/// given to `report` and left out.
pub fn resolve(
    prepared: &Prepared,
    scopes: Option<(&Scope<'_>, &Scope<'_>)>,
    find_target: &FindTarget<'_>,
    report: &mut dyn FnMut(Span, Problem),
) -> Document {
    let (scope, source_scope) = scopes.unzip();
    let mut resolver = Resolver { scope, source_scope, find_target, report };
    let mut blocks = Vec::with_capacity(prepared.blocks.len());
    for prepared in &prepared.blocks {
        if prepared.is_fixed {
            blocks.push(Arc::clone(&prepared.block));
        } else {
            let mut resolved = Vec::new();
            resolver.block(&prepared.block, &mut resolved);
            blocks.extend(resolved.into_iter().map(Arc::new));
        }
    }
    Document { blocks }
}

fn no_limit(fact: &str) -> Problem {
    Problem {
        code: Code::BadComponent,
        message: format!("the fact `{fact}` gives no date to work out"),
        help: "Use a fact in working days, days, weeks, months or years.".to_owned(),
        help_for_some: None,
    }
}

fn no_place_on_a_line(fact: &str) -> Problem {
    Problem {
        code: Code::BadComponent,
        message: format!("the fact `{fact}` has no place on a line"),
        help: "Use a time after the start, such as `.within`, of at most five years.".to_owned(),
        help_for_some: None,
    }
}

/// The words of a link: a value in them, such as a telephone number, may be a link by itself, and
/// no link can be in another.
fn without_links(words: Vec<Inline>) -> Vec<Inline> {
    let mut left = Vec::with_capacity(words.len());
    for inline in words {
        match inline {
            Inline::Link(link) => left.extend(without_links(link.content)),
            Inline::Emphasis(content) => left.push(Inline::Emphasis(without_links(content))),
            Inline::Strong(content) => left.push(Inline::Strong(without_links(content))),
            Inline::Foreign(language, content) => {
                left.push(Inline::Foreign(language, without_links(content)));
            }
            other => left.push(other),
        }
    }
    left
}

struct Resolver<'a> {
    scope: Option<&'a Scope<'a>>,
    source_scope: Option<&'a Scope<'a>>,
    find_target: &'a FindTarget<'a>,
    report: &'a mut dyn FnMut(Span, Problem),
}

impl<'a> Resolver<'a> {
    fn scope(&self) -> Result<&'a Scope<'a>, Problem> {
        self.scope.ok_or_else(|| Problem {
            code: Code::UnknownPlaceholder,
            message: "a guide page belongs to no borough, so it has no values to print".to_owned(),
            help: "Put it between backquotes to show it as it is written.".to_owned(),
            help_for_some: None,
        })
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Block> {
        let mut resolved = Vec::with_capacity(blocks.len());
        for block in blocks {
            self.block(block, &mut resolved);
        }
        resolved
    }

    /// Adds what `block` becomes: itself, or what a condition holds, or nothing.
    fn block(&mut self, block: &Block, out: &mut Vec<Block>) {
        let kind = match &block.kind {
            BlockKind::Component(Component::Conditional { condition, blocks }) => {
                let scope = self.found(condition.span, self.scope());
                if scope.is_some_and(|scope| scope.has(&condition.subject) == condition.holds) {
                    out.extend(self.blocks(blocks));
                }
                return;
            }
            BlockKind::Component(component) => self.component(component, block.span),
            BlockKind::Heading { level, id, content } => Some(BlockKind::Heading {
                level: *level,
                id: id.clone(),
                content: self.run(content),
            }),
            BlockKind::Paragraph(content) => Some(BlockKind::Paragraph(self.run(content))),
            BlockKind::List { start, items } => {
                Some(BlockKind::List { start: *start, items: self.items(items) })
            }
            BlockKind::Quote(blocks) => Some(BlockKind::Quote(self.blocks(blocks))),
            BlockKind::Table(table) => Some(BlockKind::Table(self.table(table))),
            BlockKind::StandIn(stand_in) => {
                let blocks = self.stand_in(stand_in);
                // A condition may leave nothing of it.
                (!blocks.is_empty())
                    .then(|| BlockKind::StandIn(StandIn { blocks, ..stand_in.clone() }))
            }
            BlockKind::Code { .. }
            | BlockKind::Calculator { .. }
            | BlockKind::Scale(_)
            | BlockKind::EasyRead(_)
            | BlockKind::Path(_)
            | BlockKind::Rule
            | BlockKind::Card { .. }
            | BlockKind::Action { .. }
            | BlockKind::Glossary(_)
            | BlockKind::Meanings(_) => Some(block.kind.clone()),
        };
        out.extend(kind.map(|kind| Block { span: block.span, kind }));
    }

    /// What stands in has problems of its own only where it was written, and they are told there.
    fn stand_in(&mut self, stand_in: &StandIn) -> Vec<Block> {
        match stand_in.why {
            StandsIn::OlderTranslation => self.blocks(&stand_in.blocks),
            StandsIn::Source => {
                let scope = self.source_scope;
                let report = &mut |_, _| {};
                let find_target = self.find_target;
                Resolver { scope, source_scope: scope, find_target, report }
                    .blocks(&stand_in.blocks)
            }
        }
    }

    fn component(&mut self, component: &Component, span: Span) -> Option<BlockKind> {
        let component = match component {
            Component::Contact { id, intro } => {
                let card =
                    self.found(id.span, self.scope().and_then(|scope| scope.card(&id.value)))?;
                return Some(BlockKind::Card { intro: self.blocks(intro), card });
            }
            Component::Action { id, blocks } => {
                let card =
                    self.found(id.span, self.scope().and_then(|scope| scope.card(&id.value)))?;
                return Some(BlockKind::Action { blocks: self.blocks(blocks), card });
            }
            Component::Conditional { condition, blocks } => {
                Component::Conditional { condition: condition.clone(), blocks: self.blocks(blocks) }
            }
            Component::EasyRead(rows) => {
                let rows = rows.iter().filter_map(|row| self.row(row)).collect();
                return Some(BlockKind::EasyRead(rows));
            }
            Component::Path(stations) => {
                let stations = stations.iter().filter_map(|station| self.station(station));
                return Some(BlockKind::Path(stations.collect()));
            }
            Component::Dates { question, items } => return self.calculator(question, items),
            Component::Scale { start, items } => return Some(self.scale(start, items)),
            Component::AroundTable(items) => Component::AroundTable(self.labelled(items)),
            Component::Words => {
                let scope = self.found(span, self.scope())?;
                return Some(BlockKind::Glossary(Arc::clone(scope.words.list())));
            }
            Component::Remember(blocks) => Component::Remember(self.blocks(blocks)),
            Component::Steps(items) => Component::Steps(self.items(items)),
            Component::TickList(items) => Component::TickList(self.items(items)),
            Component::Prompts(items) => Component::Prompts(self.items(items)),
            Component::Outcomes(items) => Component::Outcomes(self.items(items)),
            Component::Timeline(items) => Component::Timeline(self.labelled(items)),
            Component::People(items) => Component::People(self.labelled(items)),
            Component::WriteIn(lines) => {
                Component::WriteIn(lines.iter().map(|line| self.write_in_line(line)).collect())
            }
        };
        Some(BlockKind::Component(component))
    }

    fn row(&mut self, row: &Row<Spanned<String>>) -> Option<Row<Picture>> {
        let words = self.run(&row.words);
        Some(Row { picture: self.picture(&row.picture)?, words })
    }

    fn station(&mut self, station: &Station<Spanned<String>>) -> Option<Station<Picture>> {
        let (label, words) = (self.run(&station.label), self.run(&station.words));
        let exits = station.exits.iter().map(|exit| self.run(exit)).collect();
        Some(Station { picture: self.picture(&station.picture)?, label, words, exits })
    }

    fn picture(&mut self, id: &Spanned<String>) -> Option<Picture> {
        self.found(id.span, self.scope().and_then(|scope| scope.picture(&id.value)))
    }

    fn items(&mut self, items: &[Vec<Block>]) -> Vec<Vec<Block>> {
        items.iter().map(|item| self.blocks(item)).collect()
    }

    fn labelled(&mut self, items: &[LabelledItem]) -> Vec<LabelledItem> {
        items.iter().map(|item| self.labelled_item(item)).collect()
    }

    fn labelled_item(&mut self, item: &LabelledItem) -> LabelledItem {
        LabelledItem { label: self.run(&item.label), blocks: self.blocks(&item.blocks) }
    }

    /// A line that the borough has nothing for stays free to write on.
    fn write_in_line(&mut self, line: &WriteInLine) -> WriteInLine {
        let lacks_field = |inline: &Inline| match inline {
            Inline::Placeholder(Spanned { value: Placeholder::Contact { id, field }, .. }) => {
                self.scope().is_ok_and(|scope| scope.lacks_field(id, *field))
            }
            _ => false,
        };
        let is_free = line.filled.iter().any(lacks_field);
        let filled = if is_free { Vec::new() } else { self.run(&line.filled) };
        WriteInLine { label: self.run(&line.label), filled }
    }

    fn calculator(&mut self, question: &[Inline], items: &[DatedItem]) -> Option<BlockKind> {
        let span = items.first()?.fact.span;
        let holidays = self.found(span, self.scope().and_then(Scope::holidays))?;
        let question = self.run(question);
        // An item without its fact is left out; that the fact is missing is told where it is named.
        let deadlines = items
            .iter()
            .filter_map(|dated| {
                let item = self.labelled_item(&dated.item);
                let fact = self.scope().ok()?.find_fact(&dated.fact.value)?;
                let limit = Limit::of(fact, dated.form).ok_or_else(|| no_limit(&dated.fact.value));
                Some(Deadline { item, limit: self.found(dated.fact.span, limit)? })
            })
            .collect();
        Some(BlockKind::Calculator { question, deadlines, holidays: Arc::clone(holidays) })
    }

    fn scale(&mut self, start: &LabelledItem, items: &[DatedItem]) -> BlockKind {
        let mut moments = vec![Moment { item: self.labelled_item(start), days: 0 }];
        for dated in items {
            let item = self.labelled_item(&dated.item);
            // An item without its fact is left out; that it is missing is told where it is named.
            let fact = self.scope().ok().and_then(|scope| scope.find_fact(&dated.fact.value));
            let Some(fact) = fact else { continue };
            let days = Limit::of(fact, dated.form).and_then(Limit::days);
            let days = days.ok_or_else(|| no_place_on_a_line(&dated.fact.value));
            moments.extend(self.found(dated.fact.span, days).map(|days| Moment { item, days }));
        }
        BlockKind::Scale(moments)
    }

    fn table(&mut self, table: &Table) -> Table {
        let header = table.header.iter().map(|cell| self.run(cell)).collect();
        let rows =
            table.rows.iter().map(|row| row.iter().map(|cell| self.run(cell)).collect()).collect();
        Table { header, rows }
    }

    fn run(&mut self, inlines: &[Inline]) -> Vec<Inline> {
        let mut resolved = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Placeholder(placeholder) => {
                    let value = self.scope().and_then(|scope| scope.value(&placeholder.value));
                    resolved.extend(self.found(placeholder.span, value).unwrap_or_default());
                }
                Inline::Emphasis(content) => resolved.push(Inline::Emphasis(self.run(content))),
                Inline::Strong(content) => resolved.push(Inline::Strong(self.run(content))),
                Inline::Foreign(language, content) => {
                    resolved.push(Inline::Foreign(Arc::clone(language), self.run(content)));
                }
                Inline::Link(link) => {
                    let content = without_links(self.run(&link.content));
                    match self.target(link) {
                        Some(target) => {
                            resolved.push(Inline::Link(Link { target, content, span: link.span }));
                        }
                        None => resolved.extend(content),
                    }
                }
                Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Term(..) => {
                    resolved.push(inline.clone());
                }
            }
        }
        resolved
    }

    fn target(&mut self, link: &Link) -> Option<Target> {
        match &link.target {
            Target::Placeholder(placeholder) => {
                let target = self.scope().and_then(|scope| scope.target(&placeholder.value));
                self.found(placeholder.span, target)
            }
            Target::File { path, anchor } => {
                self.found(link.span, (self.find_target)(path, anchor.as_deref()))
            }
            Target::Anchor(anchor) => self.found(link.span, (self.find_target)("", Some(anchor))),
            Target::Telephone(_)
            | Target::Outside(_)
            | Target::Email(_)
            | Target::Leaflet { .. } => Some(link.target.clone()),
        }
    }

    fn found<T>(&mut self, span: Span, value: Result<T, Problem>) -> Option<T> {
        value.map_err(|problem| (self.report)(span, problem)).ok()
    }
}
