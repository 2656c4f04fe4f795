//! The kinds of problem, each with its lasting name, severity and meaning.

use super::Severity;

/// What kinds of problem have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// How files and sites are put together. Nothing can be published without it, so a site
    /// can neither change nor silence it.
    Structure,
    /// Not true, not current, or left in by mistake.
    Wrong,
    /// What readers may not understand.
    Unclear,
    /// What shuts readers out.
    Inaccessible,
    /// What could put a reader, or a child, in danger.
    Unsafe,
    /// A translation that is not as the English.
    Translated,
    /// What `plainleaf verify` finds in a published tree. It is told of no content, so a site
    /// can neither change nor silence it.
    Published,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 7] = [
        Self::Wrong,
        Self::Unclear,
        Self::Inaccessible,
        Self::Unsafe,
        Self::Translated,
        Self::Structure,
        Self::Published,
    ];

    /// Whether a site may set how bad its problems are, and allow single ones.
    #[must_use]
    pub const fn can_be_set(self) -> bool {
        !matches!(self, Self::Structure | Self::Published)
    }

    /// The word that reports use for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Wrong => "wrong",
            Self::Unclear => "unclear",
            Self::Inaccessible => "inaccessible",
            Self::Unsafe => "unsafe",
            Self::Translated => "translated",
            Self::Published => "published",
        }
    }
}

/// Defines the kinds once: variant, name, severity, group and a sentence that serves as
/// both the documentation and the description in machine-readable reports.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $group:ident $summary:literal)*) => {
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

            /// What it has in common with others.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)* }
            }

            /// The kind of this name.
            #[must_use]
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
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
    // How files and sites are put together.
    NotUtf8 "not-utf8" Error Structure "A file is not UTF-8 text."
    SymlinkOutside "symlink-outside" Error Structure "A symbolic link leads out of the site."
    Unreadable "unreadable" Error Structure "A file or folder cannot be read."
    UnexpectedFile "unexpected-file" Error Structure "A file lies where nothing would use it."
    MissingFile "missing-file" Error Structure "A file that the site needs is not there."
    BadYaml "bad-yaml" Error Structure "YAML that cannot be read."
    UnknownKey "unknown-key" Error Structure "A key that means nothing here."
    DuplicateKey "duplicate-key" Error Structure "The same key twice in one mapping."
    MissingKey "missing-key" Error Structure "A key that must be there is not."
    BadValue "bad-value" Error Structure "A value that is not of the kind its key needs."
    MissingFrontMatter "missing-front-matter" Error Structure "A leaflet does not begin with front matter."
    BadSlug "bad-slug" Error Structure "A file or folder name that cannot be an address."
    DuplicateSlug "duplicate-slug" Error Structure "Two files would be published at the same address."
    RawHtml "raw-html" Error Structure "Raw HTML in a leaflet."
    Image "image" Error Structure "An image, which leaflets do not carry."
    TopHeading "top-heading" Error Structure "A level-one heading in the text; the title is that heading."
    SkippedHeading "skipped-heading" Error Structure "A heading level is skipped."
    DuplicateAnchor "duplicate-anchor" Error Structure "Two headings of a page with the same id."
    Unprintable "unprintable" Error Structure "A character that no page can show."
    TooLarge "too-large" Error Structure "A file larger than any text that people write."
    TooDeep "too-deep" Error Structure "Lists, quotes or components nested too deeply."
    UnsafeLink "unsafe-link" Error Structure "A link that is neither a page of the set nor https, tel or mailto."
    BrokenLink "broken-link" Error Structure "A link to a page or heading that is not there."
    UnknownComponent "unknown-component" Error Structure "A component that does not exist."
    BadComponent "bad-component" Error Structure "A component whose inside is not what it needs."
    UnclosedComponent "unclosed-component" Error Structure "A component without its closing line, or a closing line without a component."
    BadPlaceholder "bad-placeholder" Error Structure "A placeholder that is not written as one."
    UnknownPlaceholder "unknown-placeholder" Error Structure "A placeholder for something that does not exist."
    UnknownFact "unknown-fact" Error Structure "A fact that is not in the data."
    UnknownContact "unknown-contact" Error Structure "A contact that is not in the data."
    UnknownPicture "unknown-picture" Error Structure "A picture that is not in the data."
    BadPicture "bad-picture" Error Structure "A picture that is not drawn as pictures must be."
    MissingFont "missing-font" Error Structure "A language has no font on this machine, so its leaflets are not made for paper."
    UntranslatedPath "untranslated-path" Error Structure "A translation of a file that does not exist."
    BadExchangeFile "bad-exchange-file" Error Structure "A file from a translator's program that cannot be read."
    UnknownBlock "unknown-block" Error Structure "A translated block came back whose English is not there any more."
    CodesDiffer "codes-differ" Error Structure "A translated block came back with other codes than the English."
    EmphasisLost "emphasis-lost" Warning Structure "A translated block came back without the emphasis of the English."
    UnplacedBlock "unplaced-block" Error Structure "A translated block came back that has no place in its file yet."
    BadRecord "bad-record" Error Structure "The record of what a translation was made from cannot be read."
    UnknownString "unknown-string" Error Structure "A word of the page furniture that no page uses."
    BadString "bad-string" Error Structure "A word of the page furniture whose filled-in parts differ from the English."
    BadSilence "bad-silence" Error Structure "A comment that allows something, without a reason or for no rule."
    UnknownLanguage "unknown-language" Error Structure "A language tag that cannot be used."

    // Wrong: not true, not current, or left in by mistake.
    AbsolutePromise "absolute-promise" Warning Wrong "A promise that nobody can keep in every case."
    BadEmail "bad-email" Error Wrong "An email address that cannot be right."
    BadPostcode "bad-postcode" Error Wrong "A postcode that cannot be right."
    BadTelephone "bad-telephone" Error Wrong "A telephone number that does not work, costs extra, or is cut in the wrong place."
    BadWebAddress "bad-web-address" Error Wrong "A web address that cannot be right."
    BlankContact "blank-contact" Error Wrong "A name, number or address that nobody has filled in."
    ContradictedFigure "contradicted-figure" Error Wrong "A time that is not what the facts say."
    EditorsNote "editors-note" Error Wrong "A note to a colleague, a gap or a mark of changes was left in."
    DeadLink "dead-link" Warning Wrong "A link to a page elsewhere that is not there."
    FactOverridden "fact-overridden" Error Wrong "A borough changes a figure that law or national guidance sets."
    IncompleteList "incomplete-list" Warning Wrong "A known list with parts left out."
    KindOfDays "kind-of-days" Warning Wrong "Days that may be working days or not."
    LostLink "lost-link" Warning Wrong "A document speaks of links and has none."
    MissingAnswer "missing-answer" Warning Wrong "A leaflet that stands alone leaves out what every family asks."
    MissingDate "missing-date" Warning Wrong "A leaflet speaks of a meeting or paper and never says when."
    MissingRoute "missing-route" Warning Wrong "No way to complain, no advocate, no interpreter, or nobody to call."
    PastReview "past-review" Warning Wrong "A fact or leaflet was to be checked again, and the day is over."
    RetiredTerm "retired-term" Warning Wrong "A word that is no longer used, or was never right."
    SaidTwice "said-twice" Warning Wrong "The same long sentence stands twice on a page."
    StaleReference "stale-reference" Warning Wrong "A law, guidance or website that has been replaced."
    TelephoneDiffers "telephone-differs" Error Wrong "A link calls another number than the one that it shows."
    TelephoneWithoutHours "telephone-without-hours" Hint Wrong "Nothing says when somebody answers a number."
    TwoFigures "two-figures" Error Wrong "The same thing has two times in one document or set."
    TypedFigure "typed-figure" Warning Wrong "A time typed by hand that the facts keep."
    UnusedSilence "unused-silence" Warning Wrong "A comment allows what is not there."
    UnverifiedFact "unverified-fact" Error Wrong "A fact that nobody has verified is printed."
    WrongClaim "wrong-claim" Warning Wrong "A sentence that is known not to be true, or not to be whole."

    // Unclear: what readers may not understand.
    Blame "blame" Warning Unclear "Words that blame or threaten the reader."
    CutSentence "cut-sentence" Warning Unclear "A paragraph breaks off in the middle of a sentence."
    DeathInList "death-in-list" Warning Unclear "The death of a child is one short item among others."
    EmptyHeading "empty-heading" Warning Unclear "A heading with nothing under it."
    HardParagraph "hard-paragraph" Hint Unclear "A paragraph is much harder to read than the target."
    HeavyWord "heavy-word" Hint Unclear "A word that has a plainer one."
    LongRow "long-row" Warning Unclear "A row of Easy Read has more than 15 words."
    LongSentence "long-sentence" Warning Unclear "A sentence has more than 25 words."
    OneItemList "one-item-list" Hint Unclear "A list with one item."
    ReadingGrade "reading-grade" Warning Unclear "A page is harder to read than the target."
    RepeatedHeading "repeated-heading" Warning Unclear "Two headings of a page with the same words."
    RunOnList "run-on-list" Warning Unclear "A sentence that counts up what should be a list."
    Shouting "shouting" Warning Unclear "Words in capitals, or several marks in a row."
    ThirdPerson "third-person" Warning Unclear "A page for parents speaks about them instead of to them."
    TwoNames "two-names" Warning Unclear "A page calls one thing by two names."
    TypingSlip "typing-slip" Warning Unclear "A word twice, a space where none belongs, or a comma at the end."
    UnexplainedShortForm "unexplained-short-form" Warning Unclear "Letters that stand for words which the page does not give."
    UnexplainedTerm "unexplained-term" Warning Unclear "A term is used without being explained."

    // Inaccessible: what shuts readers out.
    BareAddress "bare-address" Warning Inaccessible "A web address where words should say where a link leads."
    BoldHeading "bold-heading" Warning Inaccessible "A line in bold where a heading is meant."
    ClickHere "click-here" Warning Inaccessible "The words of a link do not say where it leads."
    ForeignPhrase "foreign-phrase" Warning Inaccessible "Words in another language that nothing marks."
    ImageWithoutWords "image-without-words" Warning Inaccessible "A picture without words for readers who cannot see it."
    LowContrast "low-contrast" Error Inaccessible "A colour that readers cannot tell from what it lies on."
    TableWithoutHeader "table-without-header" Warning Inaccessible "A table with a column that has no name."
    TypedBullets "typed-bullets" Warning Inaccessible "Lines that begin with a bullet typed by hand."

    // Unsafe: what could put a reader, or a child, in danger.
    ClaimsErasedHistory "claims-erased-history" Error Unsafe "A promise that a visit leaves no trace."
    DetailsOnShow "details-on-show" Warning Unsafe "A family's details are shown to all, with no word on what must be kept from somebody."
    PersonalData "personal-data" Error Unsafe "A real person's number or day of birth."
    SubjectInAddress "subject-in-address" Error Unsafe "An address or tab title names the subject."

    // Translated: not as the English.
    TranslatedFigure "translated-figure" Error Translated "A translation has other figures than the English."
    TranslatedPlaceholder "translated-placeholder" Error Translated "A translation has other placeholders than the English."
    TranslatedLink "translated-link" Error Translated "A translation leads elsewhere than the English."
    TranslatedComponent "translated-component" Error Translated "A translation lacks a component of the English, or has another one."
    TranslatedList "translated-list" Error Translated "A translation lacks an item of a list whose number is exact."
    OutOfDate "out-of-date" Warning Translated "The English of a block has changed since it was translated."
    UntranslatedBlock "untranslated-block" Warning Translated "A translation lacks blocks of the English."
    LeftOverBlock "left-over-block" Warning Translated "A translation has a block that the English does not have."
    NotRecorded "not-recorded" Warning Translated "Nothing records which English a translation was made from."
    UnusualLength "unusual-length" Warning Translated "A translation is much shorter or longer than its English."
    EnglishLeft "english-left" Warning Translated "A translation has English words left in it."
    WrongScript "wrong-script" Warning Translated "A translation is in another script than its language."
    WrongLanguage "wrong-language" Warning Translated "A translation seems to be in another language than its folder."
    MissingString "missing-string" Warning Translated "A word of the page furniture is not translated."
    UnlistedLanguage "unlisted-language" Warning Translated "A translation folder of a language that the site does not list."

    // Published: what is wrong with a tree of finished pages.
    LeadsNowhere "leads-nowhere" Error Published "An address in a published file leads to no file of the tree."
    MissingAnchor "missing-anchor" Error Published "An address leads to an id that its page does not have."
    NotRelative "not-relative" Error Published "An address that works only where the tree is now, or leads out of it."
    ForbiddenLink "forbidden-link" Error Published "A link that is neither a page of the tree nor https, tel or mailto."
    ThirdParty "third-party" Error Published "A published file loads something from another website."
    InlineCode "inline-code" Error Published "Code or style stands in a page itself, where the security policy stops it."
    WrongPolicy "wrong-policy" Error Published "The security policy of a page or of the host is missing, wrong or too late."
    KeepsData "keeps-data" Error Published "A script or a field keeps something on the reader's device."
    PreviewLeft "preview-left" Error Published "A part of the preview is in a published tree."
    NoWayOut "no-way-out" Error Published "The first link of a page is not the one to leave it."
    IncompletePage "incomplete-page" Error Published "A page lacks its language, direction, title or type."
    MalformedPage "malformed-page" Error Published "A published file that browsers read each in their own way, or not to its end."
    RepeatedId "repeated-id" Error Published "Two elements of a page with the same id."
    ChangedFile "changed-file" Error Published "A published file is not what its hash says."
    EmptyFile "empty-file" Error Published "A published file has nothing in it."
    LostFile "lost-file" Error Published "A file that the tree must have is not there."
    UnlistedLeaflet "unlisted-leaflet" Error Published "A leaflet in the tree that the list of leaflets does not have."
    UnknownFile "unknown-file" Error Published "A file in the tree that no build makes."
    UnreachablePage "unreachable-page" Error Published "No way leads to a page from the first page."
    UnusedAsset "unused-asset" Warning Published "A style sheet or script that no page uses."
    BadList "bad-list" Error Published "A file about the tree as a whole does not say what the tree has."
    BrokenPaper "broken-paper" Error Published "A PDF file is not whole, or has another number of pages than listed."
}
