//! The kinds of problem, each with its lasting name, severity and meaning.

use super::Severity;

/// Defines the kinds once: variant, name, severity and a sentence that serves as
/// both the documentation and the description in machine-readable reports.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $summary:literal)*) => {
        /// A kind of problem. Its name is lasting: reports, settings and pipelines refer to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $summary] $variant,)* }

        impl Code {
            /// Every kind, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that reports print.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How bad this kind of problem is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What this kind of problem is, in one sentence.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error "A file is not UTF-8 text."
    SymlinkOutside "symlink-outside" Error "A symbolic link leads out of the site."
    Unreadable "unreadable" Error "A file or folder cannot be read."
    UnexpectedFile "unexpected-file" Error "A file lies where nothing would use it."
    MissingFile "missing-file" Error "A file that the site needs is not there."
    BadYaml "bad-yaml" Error "YAML that cannot be read."
    UnknownKey "unknown-key" Error "A key that means nothing here."
    DuplicateKey "duplicate-key" Error "The same key twice in one mapping."
    MissingKey "missing-key" Error "A key that must be there is not."
    BadValue "bad-value" Error "A value that is not of the kind its key needs."
    MissingFrontMatter "missing-front-matter" Error "A leaflet does not begin with front matter."
    BadSlug "bad-slug" Error "A file or folder name that cannot be an address."
    DuplicateSlug "duplicate-slug" Error "Two files would be published at the same address."
    RawHtml "raw-html" Error "Raw HTML in a leaflet."
    Image "image" Error "An image, which leaflets do not carry."
    TopHeading "top-heading" Error "A level-one heading in the text; the title is that heading."
    SkippedHeading "skipped-heading" Error "A heading level is skipped."
    DuplicateAnchor "duplicate-anchor" Error "Two headings of a page with the same id."
    TooDeep "too-deep" Error "Lists, quotes or components nested too deeply."
    UnsafeLink "unsafe-link" Error "A link that is neither a page of the set nor https, tel or mailto."
    BrokenLink "broken-link" Error "A link to a page or heading that is not there."
    UnknownComponent "unknown-component" Error "A component that does not exist."
    BadComponent "bad-component" Error "A component whose inside is not what it needs."
    UnclosedComponent "unclosed-component" Error "A component without its closing line, or a closing line without a component."
    BadPlaceholder "bad-placeholder" Error "A placeholder that is not written as one."
    UnknownPlaceholder "unknown-placeholder" Error "A placeholder for something that does not exist."
    UnknownFact "unknown-fact" Error "A fact that is not in the data."
    UnknownContact "unknown-contact" Error "A contact that is not in the data."
    UnverifiedFact "unverified-fact" Error "A fact that nobody has verified is printed."
    MissingFont "missing-font" Error "A language has no font on this machine, so its leaflets are not made for paper."
    LowContrast "low-contrast" Error "A colour that readers cannot tell from what it lies on."
    FactOverridden "fact-overridden" Error "A borough changes a figure that law or national guidance sets."
    SubjectInAddress "subject-in-address" Error "An address or tab title names the subject."
    UntranslatedPath "untranslated-path" Error "A translation of a file that does not exist."
    TranslatedFigure "translated-figure" Error "A translation has other figures than the English."
    TranslatedPlaceholder "translated-placeholder" Error "A translation has other placeholders than the English."
    TranslatedLink "translated-link" Error "A translation leads elsewhere than the English."
    TranslatedComponent "translated-component" Error "A translation lacks a component of the English, or has another one."
    TranslatedList "translated-list" Error "A translation lacks an item of a list whose number is exact."
    OutOfDate "out-of-date" Warning "The English of a block has changed since it was translated."
    UntranslatedBlock "untranslated-block" Warning "A translation lacks blocks of the English."
    LeftOverBlock "left-over-block" Warning "A translation has a block that the English does not have."
    NotRecorded "not-recorded" Warning "Nothing records which English a translation was made from."
    UnusualLength "unusual-length" Warning "A translation is much shorter or longer than its English."
    EnglishLeft "english-left" Warning "A translation has English words left in it."
    WrongScript "wrong-script" Warning "A translation is in another script than its language."
    WrongLanguage "wrong-language" Warning "A translation seems to be in another language than its folder."
    BadRecord "bad-record" Error "The record of what a translation was made from cannot be read."
    BadExchangeFile "bad-exchange-file" Error "A file from a translator's program that cannot be read."
    UnknownBlock "unknown-block" Error "A translated block came back whose English is not there any more."
    CodesDiffer "codes-differ" Error "A translated block came back with other codes than the English."
    EmphasisLost "emphasis-lost" Warning "A translated block came back without the emphasis of the English."
    UnplacedBlock "unplaced-block" Error "A translated block came back that has no place in its file yet."
    MissingString "missing-string" Warning "A word of the page furniture is not translated."
    UnknownString "unknown-string" Error "A word of the page furniture that no page uses."
    BadString "bad-string" Error "A word of the page furniture whose filled-in parts differ from the English."
    UnlistedLanguage "unlisted-language" Warning "A translation folder of a language that the site does not list."
    UnknownLanguage "unknown-language" Error "A language tag that cannot be used."
}
