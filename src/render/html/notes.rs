//! Room to write as HTML: lines and space on paper, fields on a screen.
//!
//! What is printed here is what paper and pages without scripts have. The script puts a field in
//! the place of each empty line and space. The fields and the words that it needs lie in a
//! `template` element, so that it holds none of its own.

use super::inlines::words;
use super::writer::Writer;
use crate::leaflet::{Block, WriteInLine};

/// A browser must neither remember what is written nor send it away to check or complete it: so
/// there is no name and no form, and all that helps with writing is off.
const SILENT: &str = "autocomplete=\"off\" spellcheck=\"false\" writingsuggestions=\"false\"";

/// Adds labels with a line to write on.
pub fn push_write_in(writer: &mut Writer<'_>, lines: &[WriteInLine]) {
    writer.out.push_str("<dl class=\"write-in\">");
    for WriteInLine { label, filled } in lines {
        writer.out.push_str("<div>");
        writer.element("dt", label);
        if filled.is_empty() {
            writer.out.push_str("<dd><span class=\"line\"></span></dd>");
        } else {
            writer.element("dd", filled);
        }
        writer.out.push_str("</div>");
    }
    writer.out.push_str("</dl>");
}

/// Adds questions with space to write.
pub fn push_prompts(writer: &mut Writer<'_>, items: &[Vec<Block>]) {
    writer.out.push_str("<ul class=\"prompts\">");
    for item in items {
        writer.out.push_str("<li><div class=\"question\">");
        writer.blocks(item);
        writer.out.push_str("</div><div class=\"space\"></div></li>");
    }
    writer.out.push_str("</ul>");
}

/// Adds what the script needs: the fields, what to know before writing, and the buttons.
pub fn push_words(writer: &mut Writer<'_>) {
    let word = |key| words(writer.furniture, key, &[]);
    let html = format!(
        "<template id=\"notes\">\
         <div class=\"notes-first\" role=\"note\"><p>{stay}</p><p>{seen}</p></div>\
         <textarea class=\"note\" rows=\"4\" dir=\"auto\" {SILENT}></textarea>\
         <input class=\"note\" type=\"text\" dir=\"auto\" {SILENT}>\
         <div class=\"notes-last\">\
         <p class=\"go\"><button class=\"button print\" type=\"button\">{print}</button> \
         <button class=\"tool clear\" type=\"button\">{clear}</button></p>\
         <div class=\"sure\" role=\"group\" tabindex=\"-1\" aria-labelledby=\"notes-sure\" hidden>\
         <p id=\"notes-sure\">{sure}</p>\
         <p class=\"go\"><button class=\"button yes\" type=\"button\">{yes}</button> \
         <button class=\"tool keep\" type=\"button\">{keep}</button></p></div>\
         <p role=\"status\"></p></div><p class=\"cleared\">{cleared}</p></template>",
        stay = word("notes_stay"),
        seen = word("notes_seen"),
        print = word("notes_print"),
        clear = word("notes_clear"),
        sure = word("notes_sure"),
        yes = word("notes_yes"),
        keep = word("notes_keep"),
        cleared = word("notes_cleared"),
    );
    writer.out.push_str(&html);
}

#[cfg(test)]
mod tests {
    use super::super::body::body;
    use crate::diagnostic::{Diagnostics, SourceText, Span};
    use crate::language::{Furniture, Language, Strings};
    use crate::leaflet::parse_document;
    use std::sync::Arc;

    fn rendered(text: &str) -> String {
        let source = SourceText::new("test.md", text);
        let document =
            parse_document(&source, Span::new(0, text.len()), &mut Diagnostics::new());
        let english = Arc::new(Language::new("en").unwrap());
        body(&document, &Furniture::new(english, Strings::new(), None))
    }

    #[test]
    fn no_field_has_a_name_or_a_form_and_all_that_keeps_or_sends_is_off() {
        let html = rendered("::: prompts\n- One?\n:::\n");
        let fields: Vec<&str> =
            html.split('<').filter(|tag| tag.starts_with("textarea") || tag.starts_with("input")).collect();
        assert_eq!(fields.len(), 2);
        for field in fields {
            assert!(!field.contains("name="), "{field}");
            for off in ["autocomplete=\"off\"", "spellcheck=\"false\"", "writingsuggestions=\"false\""] {
                assert!(field.contains(off), "{field}");
            }
        }
        assert!(!html.contains("<form"));
    }

    #[test]
    fn a_line_that_is_filled_in_has_no_room_to_write() {
        let html = rendered("::: write-in\n- Your name\n:::\n");
        assert_eq!(html.matches("class=\"line\"").count(), 1);
        assert_eq!(rendered("Words.\n").matches("template").count(), 0);
    }
}
