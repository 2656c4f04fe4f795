//! What a leaflet's template can see while it is set: itself, its data, the fonts. No file, no
//! network, no clock.

use std::sync::LazyLock;

use typst::comemo::Tracked;
use typst::diag::{At, FileError, FileResult, SourceResult};
use typst::engine::Engine;
use typst::foundations::{
    Args, Bytes, CastInfo, Content, Context, Datetime, Duration, Module, NativeFuncData,
    NativeFuncPtr, Scope, Str, Value,
};
use typst::model::{Destination, Url};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::Fonts;

/// The name under which the template finds its data.
const DATA: &str = "leaflet.json";
/// The name of the template in messages.
pub const TEMPLATE: &str = "leaflet.typ";

static TEMPLATE_ID: LazyLock<FileId> = LazyLock::new(|| id_of(TEMPLATE));
static DATA_ID: LazyLock<FileId> = LazyLock::new(|| id_of(DATA));

fn id_of(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// What all leaflets of a build share.
pub struct Shop<'f> {
    library: LazyHash<Library>,
    fonts: &'f Fonts,
    template: Source,
}

impl<'f> Shop<'f> {
    /// Sets up with the template's text.
    #[must_use]
    pub fn new(template: &str, fonts: &'f Fonts) -> Self {
        let features = [Feature::A11yExtras].into_iter().collect();
        let mut library = Library::builder().with_features(features).build();
        let mut scope = Scope::new();
        scope.define_func_with_data(&NAMED_LINK);
        library.global.scope_mut().define("plainleaf", Module::new("plainleaf", scope));
        let template = Source::new(*TEMPLATE_ID, template.to_owned());
        Self { library: LazyHash::new(library), fonts, template }
    }
}

/// One leaflet to set.
pub struct LeafletWorld<'s, 'f> {
    shop: &'s Shop<'f>,
    data: Bytes,
}

impl<'s, 'f> LeafletWorld<'s, 'f> {
    /// The world of a leaflet with its data as JSON.
    #[must_use]
    pub fn new(shop: &'s Shop<'f>, data: Vec<u8>) -> Self {
        Self { shop, data: Bytes::new(data) }
    }
}

impl World for LeafletWorld<'_, '_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.fonts.book
    }

    fn main(&self) -> FileId {
        *TEMPLATE_ID
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *TEMPLATE_ID { Ok(self.shop.template.clone()) } else { Err(not_found(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA_ID { Ok(self.data.clone()) } else { Err(not_found(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

/// `plainleaf.link(address, words, body)`: a link that a screen reader reads out by its words.
/// The link of the library itself is read out by its address.
static NAMED_LINK: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&named_link),
    name: "link",
    title: "Link",
    docs: "A link that is read out by its words.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&|| Scope::new()),
    params: LazyLock::new(&|| Vec::new()),
    returns: LazyLock::new(&|| CastInfo::Any),
};

fn named_link(_: &mut Engine, _: Tracked<Context>, args: &mut Args) -> SourceResult<Value> {
    let address: Str = args.expect("address")?;
    let words: Str = args.expect("words")?;
    let body: Content = args.expect("body")?;
    let url = Url::new(address.as_str()).at(args.span)?;
    Ok(Value::Content(body.linked(Destination::Url(url), Some(words.into()))))
}
