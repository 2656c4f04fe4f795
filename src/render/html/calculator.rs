//! Dates to work out as HTML: a question, boxes to type in, and what has to happen by when.
//!
//! Without scripts the boxes stay hidden and the list says the rules. The words that the
//! script shows lie in a `template` element, so that it holds none of its own.

use super::inlines::{push_attribute, push_inlines, words};
use super::writer::Writer;
use crate::facts::BankHolidays;
use crate::leaflet::{Deadline, Inline};

/// A date with a day that can be no month, so that the order of the boxes is clear.
const EXAMPLE: &str = "27 3 2027";
/// Stands for the date that the script fills in, until it has become an element.
const DATE: &str = "\u{e100}";

/// Adds the form of one question.
pub fn push(
    writer: &mut Writer<'_>,
    question: &[Inline],
    deadlines: &[Deadline],
    holidays: &BankHolidays,
) {
    let id = format!("dates-{}", writer.next_number());
    let (from, to) = (holidays.from, holidays.to);
    let days: Vec<String> = holidays.dates.keys().map(ToString::to_string).collect();
    writer.add(format_args!(
        "<form class=\"dates\" autocomplete=\"off\" novalidate data-from=\"{from}\" data-to=\"{to}\" data-holidays=\"{}\"><fieldset><legend>",
        days.join(" ")
    ));
    push_inlines(&mut writer.out, question);
    writer.out.push_str("</legend>");
    push_boxes(writer, &id);
    writer.out.push_str("<ul>");
    for Deadline { item, limit } in deadlines {
        writer.add(format_args!(
            "<li data-amount=\"{}\" data-unit=\"{}\">",
            limit.amount,
            limit.unit.name()
        ));
        writer.labelled_item(item, "when");
        writer.out.push_str("</li>");
    }
    writer.out.push_str("</ul></fieldset>");
    push_answers(writer, holidays);
    writer.out.push_str("</form>");
}

fn push_boxes(writer: &mut Writer<'_>, id: &str) {
    let furniture = writer.furniture;
    let word = |key, parts: &[(&str, &str)]| words(furniture, key, parts);
    let (example, private) =
        (word("dates_example", &[("date", EXAMPLE)]), word("dates_private", &[]));
    writer.add(format_args!(
        "<div class=\"boxes\" hidden><div id=\"{id}-hint\"><p>{example}</p><p>{private}</p></div><div class=\"parts\">"
    ));
    for (name, length) in [("day", 2), ("month", 2), ("year", 4)] {
        writer.add(format_args!(
            "<label><span>{}</span> <input name=\"{name}\" inputmode=\"numeric\" maxlength=\"{length}\" size=\"{length}\" aria-describedby=\"{id}-hint {id}-say\"></label>",
            word(name, &[])
        ));
    }
    writer.add(format_args!(
        "</div><p class=\"go\"><button class=\"button\">{}</button> <button class=\"tool\" type=\"reset\">{}</button></p><p id=\"{id}-say\" role=\"status\"></p></div>",
        word("dates_button", &[]),
        word("dates_clear", &[])
    ));
}

/// What the script shows: one paragraph for each thing that it can have to say.
fn push_answers(writer: &mut Writer<'_>, holidays: &BankHolidays) {
    let language = writer.furniture.language();
    let (from, to) = (language.date(holidays.from), language.date(holidays.to));
    writer.out.push_str("<template>");
    for (class, key) in [
        ("due", "dates_by"),
        ("day-off", "dates_day_off"),
        ("unknown", "dates_unknown"),
        ("ready", "dates_ready"),
        ("no-such-day", "dates_no_such_day"),
    ] {
        let parts = [("date", DATE), ("first", from.as_str()), ("last", to.as_str())];
        let text = words(writer.furniture, key, &parts).replace(DATE, "<slot></slot>");
        writer.out.push_str("<p class=\"");
        push_attribute(&mut writer.out, class);
        writer.add(format_args!("\">{text}</p>"));
    }
    writer.out.push_str("</template>");
}
