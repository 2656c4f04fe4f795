//! From the inside of a component to its typed form.

use super::document::{
    Block, BlockKind, Component, Condition, DatedItem, Inline, LabelledItem, Subject, WriteInLine,
};
use super::placeholder::Placeholder;
use crate::diagnostic::{Code, Span, Spanned, one_of};
use crate::picture::MOST_SEATS;
use crate::yaml::Reporter;

/// The names that component lines can give.
pub const COMPONENT_NAMES: [&str; 18] = [
    "remember",
    "steps",
    "timeline",
    "people",
    "around-the-table",
    "scale",
    "contact",
    "write-in",
    "tick-list",
    "prompts",
    "outcomes",
    "action",
    "dates",
    "easy-read",
    "path",
    "words",
    "where",
    "unless",
];

/// A component whose closing line has not come yet.
pub struct OpenComponent {
    /// Its opening line.
    pub line: Span,
    /// The name on it.
    pub name: Spanned<String>,
    /// What follows the name.
    pub argument: Option<Spanned<String>>,
    /// The blocks so far.
    pub blocks: Vec<Block>,
}

/// Makes the component's block, or reports why it cannot be made.
pub fn close(open: OpenComponent, end: usize, reporter: &mut Reporter<'_>) -> Option<Block> {
    let span = Span::new(open.line.start, end);
    let component = typed(open, reporter)?;
    Some(Block { span, kind: BlockKind::Component(component) })
}

fn typed(open: OpenComponent, reporter: &mut Reporter<'_>) -> Option<Component> {
    let mut inside = Inside { line: open.line, name: open.name.value.clone(), reporter };
    let takes_argument = matches!(&*inside.name, "contact" | "action" | "where" | "unless");
    let is_known = COMPONENT_NAMES.contains(&&*inside.name);
    if let Some(argument) = open.argument.as_ref().filter(|_| is_known && !takes_argument) {
        inside.refuse(argument.span, "takes nothing after its name", "Remove it.");
    }
    let argument = open.argument;
    let blocks = open.blocks;
    Some(match &*open.name.value {
        "remember" => Component::Remember(inside.some_blocks(blocks)?),
        "steps" => Component::Steps(inside.numbered_list(blocks)?),
        "outcomes" => Component::Outcomes(inside.numbered_list(blocks)?),
        "tick-list" => Component::TickList(inside.list(blocks)?),
        "prompts" => Component::Prompts(inside.list(blocks)?),
        "timeline" => Component::Timeline(inside.labelled_list(blocks)?),
        "people" => Component::People(inside.labelled_list(blocks)?),
        "around-the-table" => Component::AroundTable(inside.seats(blocks)?),
        "scale" => inside.scale(blocks)?,
        "write-in" => Component::WriteIn(inside.write_in_lines(blocks)?),
        "contact" => Component::Contact { id: inside.contact(argument)?, intro: blocks },
        "action" => {
            Component::Action { id: inside.contact(argument)?, blocks: inside.some_blocks(blocks)? }
        }
        "dates" => inside.dates(blocks)?,
        "easy-read" => Component::EasyRead(inside.rows(blocks)?),
        "path" => Component::Path(inside.stations(blocks)?),
        "words" => inside.words(&blocks)?,
        "where" | "unless" => Component::Conditional {
            condition: inside.condition(argument)?,
            blocks: inside.some_blocks(blocks)?,
        },
        other => {
            let message = format!("there is no component `{other}`");
            inside.reporter.report(
                Code::UnknownComponent,
                open.name.span,
                message,
                one_of(other, COMPONENT_NAMES),
            );
            return None;
        }
    })
}

/// What a component holds, and how to say that it is not what it needs.
pub(super) struct Inside<'a, 'b> {
    /// The line that opens it.
    pub(super) line: Span,
    name: String,
    reporter: &'a mut Reporter<'b>,
}

impl Inside<'_, '_> {
    /// Says what is wrong with it.
    pub(super) fn refuse(&mut self, span: Span, what: &str, help: &str) {
        let message = format!("`::: {}` {what}", self.name);
        self.reporter.report(Code::BadComponent, span, message, help);
    }

    fn some_blocks(&mut self, blocks: Vec<Block>) -> Option<Vec<Block>> {
        if blocks.is_empty() {
            self.refuse(self.line, "is empty", "Write its text before the closing `:::`.");
            return None;
        }
        Some(blocks)
    }

    /// The items of the list that is all it holds.
    pub(super) fn list(&mut self, blocks: Vec<Block>) -> Option<Vec<Vec<Block>>> {
        self.only_list(blocks).map(|(_, items)| items)
    }

    fn numbered_list(&mut self, blocks: Vec<Block>) -> Option<Vec<Vec<Block>>> {
        let (start, items) = self.only_list(blocks)?;
        if start.is_none() {
            let help = "Begin its lines with 1., 2., 3. and so on.";
            self.refuse(self.line, "needs a numbered list", help);
            return None;
        }
        Some(items)
    }

    fn only_list(&mut self, blocks: Vec<Block>) -> Option<(Option<u64>, Vec<Vec<Block>>)> {
        let stray = blocks.iter().find(|block| !matches!(block.kind, BlockKind::List { .. }));
        let stray = stray.or_else(|| blocks.get(1)).map(|block| block.span);
        match (stray, blocks.into_iter().next().map(|block| block.kind)) {
            (None, Some(BlockKind::List { start, items })) => Some((start, items)),
            (stray, _) => {
                let help = "Put everything else before or after the component.";
                self.refuse(stray.unwrap_or(self.line), "holds one list and nothing else", help);
                None
            }
        }
    }

    fn labelled_list(&mut self, blocks: Vec<Block>) -> Option<Vec<LabelledItem>> {
        let (_, items) = self.only_list(blocks)?;
        items.into_iter().map(|item| self.labelled_item(item)).collect()
    }

    fn seats(&mut self, blocks: Vec<Block>) -> Option<Vec<LabelledItem>> {
        let seats = self.labelled_list(blocks)?;
        if !(2..=MOST_SEATS).contains(&seats.len()) {
            let what = format!("has room for 2 to {MOST_SEATS} people");
            let help = "Write a line for each; put more people into a `::: people` below it.";
            self.refuse(self.line, &what, help);
            return None;
        }
        Some(seats)
    }

    fn scale(&mut self, blocks: Vec<Block>) -> Option<Component> {
        let (_, items) = self.only_list(blocks)?;
        let mut items = items.into_iter();
        let start = self.labelled_item(items.next()?)?;
        let items = items.map(|item| self.dated_item(item)).collect::<Option<Vec<_>>>()?;
        if items.is_empty() {
            let help = "Write one item for the start, and one for each time after it.";
            self.refuse(self.line, "needs a time after its start", help);
            return None;
        }
        Some(Component::Scale { start, items })
    }

    fn labelled_item(&mut self, item: Vec<Block>) -> Option<LabelledItem> {
        let span = item.first().map_or(self.line, |block| block.span);
        let mut blocks = item.into_iter();
        if let Some(Block { kind: BlockKind::Paragraph(words), span }) = blocks.next() {
            let mut words = words.into_iter();
            if let Some(Inline::Strong(label)) = words.next() {
                let rest = without_leading_separator(words.collect());
                let first =
                    (!rest.is_empty()).then_some(Block { kind: BlockKind::Paragraph(rest), span });
                let blocks = first.into_iter().chain(blocks).collect();
                return Some(LabelledItem { label, blocks });
            }
        }
        self.refuse(
            span,
            "needs bold words at the start of each item",
            "Write for example `- **Within 2 weeks** The group meets.`",
        );
        None
    }

    fn write_in_lines(&mut self, blocks: Vec<Block>) -> Option<Vec<WriteInLine>> {
        self.list(blocks)?
            .into_iter()
            .map(|item| {
                let span = item.first().map_or(self.line, |block| block.span);
                let mut blocks = item.into_iter();
                let (first, second) = (blocks.next().map(|block| block.kind), blocks.next());
                if let (Some(BlockKind::Paragraph(words)), None) = (first, second) {
                    return Some(write_in_line(words));
                }
                let help = "Write the label on one line, such as `- Your name`.";
                self.refuse(span, "needs one line of text in each item", help);
                None
            })
            .collect()
    }

    fn words(&mut self, blocks: &[Block]) -> Option<Component> {
        if let Some(block) = blocks.first() {
            let help = "The words come from the glossary. Put this text before or after it.";
            self.refuse(block.span, "holds nothing", help);
            return None;
        }
        Some(Component::Words)
    }

    fn dates(&mut self, blocks: Vec<Block>) -> Option<Component> {
        let mut blocks = blocks.into_iter();
        let Some(Block { kind: BlockKind::Paragraph(question), .. }) = blocks.next() else {
            let help =
                "Ask for the date in one line first, such as `When was the first conference?`.";
            self.refuse(self.line, "does not say which date to type", help);
            return None;
        };
        let (_, items) = self.only_list(blocks.collect())?;
        let items = items.into_iter().map(|item| self.dated_item(item)).collect::<Option<_>>()?;
        Some(Component::Dates { question, items })
    }

    fn dated_item(&mut self, item: Vec<Block>) -> Option<DatedItem> {
        let span = item.first().map_or(self.line, |block| block.span);
        let mut facts = Vec::new();
        for block in &item {
            block.each_inline(&mut |inline| match inline {
                Inline::Placeholder(Spanned { value: Placeholder::Fact { id, form }, span })
                    if form.sign().is_some() =>
                {
                    facts.push((Spanned::new(id.clone(), *span), *form));
                }
                _ => {}
            });
        }
        let [(fact, form)] = &facts[..] else {
            self.refuse(
                span,
                "needs one fact in each item that says by when",
                "Write for example `- **First core group** {{ fact.core_group_first.within }} of it.`",
            );
            return None;
        };
        Some(DatedItem { fact: fact.clone(), form: *form, item: self.labelled_item(item)? })
    }

    fn contact(&mut self, argument: Option<Spanned<String>>) -> Option<Spanned<String>> {
        if argument.is_none() {
            let help = format!("Write for example `::: {} chair`.", self.name);
            self.refuse(self.line, "needs the id of a contact", &help);
        }
        argument
    }

    fn condition(&mut self, argument: Option<Spanned<String>>) -> Option<Condition> {
        let holds = self.name == "where";
        let span = argument.as_ref().map_or(self.line, |argument| argument.span);
        let subject = argument.and_then(|argument| match argument.value.split_once('.') {
            Some(("fact", id)) => Some(Subject::Fact(id.to_owned())),
            Some(("contact", id)) => Some(Subject::Contact(id.to_owned())),
            _ => None,
        });
        if subject.is_none() {
            let help = format!("Write for example `::: {} fact.minutes_sent`.", self.name);
            self.refuse(span, "needs a fact or a contact", &help);
        }
        subject.map(|subject| Condition { subject, holds, span })
    }
}

/// A placeholder at the end of a line is what the borough may have to say there.
fn write_in_line(mut words: Vec<Inline>) -> WriteInLine {
    let is_filled = words.len() > 1 && matches!(words.last(), Some(Inline::Placeholder(_)));
    let filled = if is_filled { words.split_off(words.len() - 1) } else { Vec::new() };
    if let (true, Some(Inline::Text(text))) = (is_filled, words.last_mut()) {
        *text = text.trim_end_matches([' ', ':']).to_owned();
    }
    WriteInLine { label: words, filled }
}

/// Drops the colon, dash or spaces that stand between bold words and the rest.
fn without_leading_separator(mut words: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = words.first_mut() {
        *text = text.trim_start_matches([' ', ':', '–', '—']).to_owned();
        if text.is_empty() {
            words.remove(0);
        }
    }
    words
}
