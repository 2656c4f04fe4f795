// The tree of tags of a leaflet: what each thing is, and the language that it is in.
import { read } from "./objects.js";

/** The tags of a file in the order of reading, with what else the file says of itself. */
export function tagged(bytes) {
  const file = read(bytes);
  const { catalogue } = file;
  const root = file.get(catalogue["/StructTreeRoot"]);
  const roles = file.get(root["/RoleMap"]) ?? {};
  const make = (element, lang) => tag(file, roles, element, lang);
  const tags = children(file, root).map((element) => make(element, catalogue["/Lang"]));
  return { catalogue, info: file.info, tags: tags.flatMap(withAllBelow), get: file.get };
}

/** An element: `kind` as the standard names it, `lang` as it comes down from above. */
function tag(file, roles, element, above) {
  const own = element["/Lang"];
  const lang = own ?? above;
  const kids = children(file, element);
  const tags = kids.filter((kid) => kid?.["/S"]).map((kid) => tag(file, roles, kid, lang));
  const named = element["/S"];
  return {
    kind: (roles[named] ?? named).slice(1),
    lang,
    ownLang: own,
    title: element["/T"],
    alt: element["/Alt"],
    attributes: list(file, element["/A"]),
    tags,
    links: kids.filter((kid) => kid?.["/Type"] === "/OBJR").map((kid) => file.get(kid["/Obj"])),
    hasWords: kids.some((kid) => typeof kid === "number" || kid?.["/Type"] === "/MCR"),
  };
}

const children = (file, element) => list(file, element["/K"]);

/** One thing may stand for a list of one. */
function list(file, value) {
  const found = file.get(value) ?? [];
  return (Array.isArray(found) ? found : [found]).map(file.get);
}

const withAllBelow = (tag) => [tag, ...tag.tags.flatMap(withAllBelow)];
