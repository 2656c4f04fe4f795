//! Room to write as HTML: fields on a screen, lines and space on paper.
//!
//! Without scripts the fields stay hidden. Behind each field lies the place where the script puts
//! its text for paper, and then the lines or the space that an empty one leaves there.

use super::inlines::{push_attribute, push_inlines, words};
use super::writer::Writer;
use crate::leaflet::{Block, WriteInLine};

/// A browser must neither remember what is written nor send it away to check or complete it: so
/// there is no name and no form, and all that helps with writing is off.
const SILENT: &str = "class=\"field\" dir=\"auto\" autocomplete=\"off\" spellcheck=\"false\" writingsuggestions=\"false\"";
/// Where the text of a field stands on paper: right behind it, where the script looks for it. A
/// browser that translates a page sends its text away, but not that of such an element.
const WRITTEN: &str = "<span class=\"written\" dir=\"auto\" translate=\"no\"></span>";

/// Adds labels with a line to write on.
pub fn push_write_in(writer: &mut Writer<'_>, lines: &[WriteInLine]) {
    writer.out.push_str("<dl class=\"write-in\">");
    for WriteInLine { label, filled } in lines {
        if filled.is_empty() {
            let number = writer.next_number();
            writer.add(format_args!("<div><dt id=\"note-{number}\">"));
            push_inlines(&mut writer.out, label);
            writer.add(format_args!(
                "</dt><dd><input type=\"text\" aria-labelledby=\"note-{number}\" {SILENT}>{WRITTEN}<span class=\"line\"></span></dd></div>"
            ));
        } else {
            writer.out.push_str("<div>");
            writer.element("dt", label);
            writer.element("dd", filled);
            writer.out.push_str("</div>");
        }
    }
    writer.out.push_str("</dl>");
}

/// Adds questions with space to write.
pub fn push_prompts(writer: &mut Writer<'_>, items: &[Vec<Block>]) {
    writer.out.push_str("<ul class=\"prompts\">");
    for item in items {
        let number = writer.next_number();
        writer.add(format_args!("<li><div class=\"question\" id=\"note-{number}\">"));
        writer.blocks(item);
        writer.add(format_args!(
            "</div><textarea rows=\"4\" aria-labelledby=\"note-{number}\" {SILENT}></textarea>{WRITTEN}<div class=\"space\"></div></li>"
        ));
    }
    writer.out.push_str("</ul>");
}

/// Adds what a reader should know before they write.
pub fn push_first(writer: &mut Writer<'_>) {
    let (stay, seen) =
        (words(writer.furniture, "notes_stay", &[]), words(writer.furniture, "notes_seen", &[]));
    writer.add(format_args!(
        "<div class=\"notes-first\" role=\"note\"><p>{stay}</p><p>{seen}</p></div>"
    ));
}

/// Adds the buttons below the last field.
pub fn push_last(writer: &mut Writer<'_>) {
    let furniture = writer.furniture;
    let button = |class: &str, does: &str, key: &str| {
        let label = words(furniture, key, &[]);
        format!("<button class=\"{class}\" type=\"button\" data-notes=\"{does}\">{label}</button>")
    };
    let (print, ask) =
        (button("button", "alone", "notes_print"), button("tool", "ask", "notes_clear"));
    let (yes, keep) = (button("button", "yes", "notes_yes"), button("tool", "keep", "notes_keep"));
    let sure = words(furniture, "notes_sure", &[]);
    writer.add(format_args!(
        "<div class=\"notes-last\"><p class=\"go\">{print} {ask}</p><div class=\"sure\" role=\"group\" tabindex=\"-1\" aria-labelledby=\"notes-sure\" hidden><p id=\"notes-sure\">{sure}</p><p class=\"go\">{yes} {keep}</p></div><p role=\"status\" data-cleared=\""
    ));
    push_attribute(&mut writer.out, &furniture.text("notes_cleared", &[]).text);
    writer.out.push_str("\"></p></div>");
}

#[cfg(test)]
mod tests {
    use super::super::body::body;
    use crate::diagnostic::{Diagnostics, SourceText, Span};
    use crate::language::{Furniture, Language, Strings};
    use crate::leaflet::parse;
    use std::sync::Arc;

    fn rendered(text: &str) -> String {
        let source = SourceText::new("test.md", text);
        let document = parse(&source, Span::new(0, text.len()), &mut Diagnostics::new());
        let english = Arc::new(Language::new("en").unwrap());
        body(&document, &Furniture::new(english, Strings::new(), None))
    }

    #[test]
    fn no_field_has_a_name_or_a_form_and_all_that_keeps_or_sends_is_off() {
        let html = rendered("::: prompts\n- One?\n:::\n\n::: write-in\n- Your name\n:::\n");
        let is_field = |tag: &&str| tag.starts_with("textarea") || tag.starts_with("input");
        let fields: Vec<&str> = html.split('<').filter(is_field).collect();
        assert_eq!(fields.len(), 2);
        for field in fields {
            assert!(!field.contains("name="), "{field}");
            for name in
                ["autocomplete=\"off\"", "spellcheck=\"false\"", "writingsuggestions=\"false\""]
            {
                assert!(field.contains(name), "{field}");
            }
        }
        assert!(!html.contains("<form"));
    }

    #[test]
    fn each_field_is_labelled_by_its_question_and_has_its_room_on_paper() {
        let html = rendered("::: prompts\n- One?\n- Two?\n:::\n\n::: write-in\n- Name\n:::\n");
        for number in 1..=3 {
            assert_eq!(html.matches(&format!(" id=\"note-{number}\"")).count(), 1, "{html}");
            assert_eq!(html.matches(&format!("labelledby=\"note-{number}\"")).count(), 1, "{html}");
        }
        assert_eq!(html.matches("></span><div class=\"space\"></div>").count(), 2);
        assert_eq!(html.matches("></span><span class=\"line\"></span>").count(), 1);
    }

    #[test]
    fn words_and_buttons_stand_around_all_fields_and_nowhere_else() {
        let html =
            rendered("A.\n\n::: prompts\n- One?\n:::\n\nB.\n\n::: prompts\n- Two?\n:::\n\nC.\n");
        let places = ["<p>A.", "notes-first", "One?", "<p>B.", "Two?", "notes-last", "<p>C."];
        let found: Vec<usize> = places.iter().map(|place| html.find(place).unwrap()).collect();
        assert!(found.is_sorted(), "{html}");
        assert_eq!(html.matches("notes-last").count(), 1);
        assert_eq!(rendered("Words.\n").matches("notes-").count(), 0);
    }
}
