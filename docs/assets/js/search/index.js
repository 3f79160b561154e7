/**
 * The index, however it is cut. Every file of it is a script that calls `planSearch.add(name, data)`, so that it loads from a server and
 * from a disk alike.
 *
 * `open` puts into `planSearch.index` one of three that answer alike (small.js, pieces.js, library.js):
 *
 * Where the page has the choice to look in earlier editions, too, older.js puts another in its place.
 *
 * - `count`: how many records there are
 * - `words`: words that readers use, and what they mean, as the manifest has them
 * - `past`: the tables that look back, by identity
 * - `portions`: how much to look at, for the first results and then for all; a small index has but one
 * - `gather(query, portion, known)`: records that may answer a query; `counts`: how many hold each term, null when these are all that do;
 *   `more`: how many more there are. It may leave out records that are `known`, by identity.
 * - `named(id, portion)`: the records of an identity, in a library one for each plan that has it; `more`: how many more there are
 * - `titled(id)`: a record by its identity, if it is at hand
 * - `records()`, `text()`: all that is at hand, as records and in one string
 * - `vocabulary(term)`: words of the plan among which one like this may be, with how often each stands there
 * - `glossary()`: terms with their forms by language
 */
(() => {
  const arrived = new Map();
  const pending = new Map();
  let folder = "";

  function add(name, data) {
    arrived.set(name, data);
  }

  /** One file of the index. */
  function piece(name) {
    if (!pending.has(name)) {
      pending.set(name, planSearch.script(`${folder}${name}.js`).then(() => arrived.get(name)));
      pending.get(name).catch(() => pending.delete(name));
    }
    return pending.get(name);
  }

  /** What the index says of the languages: enough to compare words. */
  async function declare(base) {
    folder = `${base}search-index/`;
    const manifest = await piece("manifest");
    if (!planSearch.languages.all.length) planSearch.languages.open(manifest.languages);
    return manifest;
  }

  /** A library, a large plan, or a small one. A library's own modules are fetched only there. */
  async function kind(manifest) {
    if (!manifest.plans) return manifest.shards ? planSearch.pieces : planSearch.small;
    await Promise.all(["library", "shelves"].map(planSearch.part));
    return planSearch.library;
  }

  async function open(base) {
    const manifest = await declare(base);
    if (planSearch.index) return;
    planSearch.index = await (await kind(manifest))(manifest, piece);
    const box = document.querySelector(".search-older input");
    if (!box) return;
    await planSearch.part("older");
    planSearch.older(box, piece);
  }

  Object.assign(planSearch, { add, declare, open });
})();
