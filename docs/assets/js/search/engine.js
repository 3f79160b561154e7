/**
 * A query's answer: blocks, best first, each in the language in which it was found, and a notice when the query had to be understood
 * otherwise than it was typed.
 */
(() => {
  const LANGUAGES = ["zh", "en"];
  const WELL = 0.6;
  const AS_IT_STANDS = 0.7;
  const TERM_PLACE = 3;
  const FEW = 3;
  /** Characters of the longest piece that a string is cut into. */
  const LONGEST = 12;
  /** Chunks of a large plan that one query fetches. */
  const CHUNKS = 10;
  /** What the site says about the plan comes after what the plan says. */
  const ABOUT = new Set(["note", "term", "site"]);
  /** Words of a question that no block need hold. */
  const QUESTION = /请问|什么时候|什么是|是什么|为什么|有什么|什么|有哪些|有哪几|哪些|怎么样|怎么|怎样|如何|有多少|多少|是否|能否|可以|关于|有没有|[到在]?哪里|[到在]哪|哪[一个年]+|何时|多久|谁|[吗呢的]/g;
  const NONE = new Set();
  let forms = null;
  let termsByKey = null;

  function glossary() {
    const { store } = planSearch;
    if (!store.isWhole()) return store.manifest.glossary;
    forms ??= [...store.all()].filter((record) => record.kind === "term").map(({ zh, en }) => {
      const others = /\[([^\]]*)\]$/.exec(en.text);
      return [zh.head, en.head, ...(others ? others[1].split("; ") : [])];
    });
    return forms;
  }

  function key(text) {
    return planSearch.text.normalised(text).split(/[^\u3400-\u9fffa-z0-9%+]+/).filter(Boolean).map(planSearch.text.stem).join(" ");
  }

  /** The term of the glossary that the whole query is, in either language. */
  function termOf(query) {
    if (!termsByKey) {
      termsByKey = new Map();
      for (const entry of glossary()) for (const form of entry) if (!termsByKey.has(key(form))) termsByKey.set(key(form), entry);
    }
    return termsByKey.get(key(query.literal)) ?? null;
  }

  /** The language to show a block in when it was found in both. */
  function preferred(query, language) {
    if (language !== "mul") return language;
    return /[a-z]{2}/.test(query.literal) && !planSearch.text.isHan(query.literal) ? "en" : "zh";
  }

  async function gather(query, chunks, known) {
    const { store, candidates } = planSearch;
    if (store.isWhole()) return { records: [...store.all()].filter(({ id }) => !known.has(id)), counts: null, more: 0 };
    const { numbers, total, counts } = await candidates(query);
    const records = await store.fetchRecords(numbers, chunks);
    return { records, counts, more: total - records.length };
  }

  function counted(looks) {
    const counts = new Map();
    for (const { found } of looks) {
      const seen = new Set();
      for (const language of LANGUAGES) {
        for (const { term, head, text } of found[language]) if (head.length || text.length) seen.add(term);
      }
      for (const term of seen) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return counts;
  }

  /** One record's result: the language that holds more of the terms, else the preferred one; what neither holds is missing. */
  function result(look, query, first, rarity) {
    const both = LANGUAGES.map((language) => ({
      language, ...planSearch.rank.score(look.record, language, query, look.found[language], rarity),
    }));
    const order = (one, other) => one.missing - other.missing || (other.fit >= WELL) - (one.fit >= WELL) || other.whole - one.whole
      || (other.language === first) - (one.language === first);
    const [best, rest] = both.sort(order);
    const missing = best.missing && rest.score ? missingInBoth(look, rarity) : best.missing;
    return { record: look.record, ...best, found: look.found[best.language], missing };
  }

  function missingInBoth(look, rarity) {
    return look.found.zh.reduce((sum, { term, head, text }, at) => {
      const other = look.found.en[at];
      const lacks = !term.optional && !term.isWhole && !head.length && !text.length && !other.head.length && !other.text.length;
      return sum + (lacks ? rarity(term) : 0);
    }, 0);
  }

  function isAbout(result) {
    return ABOUT.has(result.record.kind) ? 1 : 0;
  }

  /** The words as they were typed go first (2), then other forms of them (1); a glossary of two-word terms would then always do. */
  function phrase(result) {
    if (isAbout(result) && result.found.length <= TERM_PLACE) return 0;
    return Math.ceil(result.whole) + Math.floor(result.whole);
  }

  /** One word alone is a phrase when few blocks hold it in the form that was typed: branding before brand, but standards like standard. */
  function forgetCommonForm(results, query) {
    const exact = results.filter((one) => one.whole === 1 && !isAbout(one));
    if (query.terms.length === 1 && exact.length > FEW) for (const one of results) one.whole = 0;
  }

  function aboutLast(results) {
    return [...results.filter((one) => !isAbout(one)), ...results.filter(isAbout)];
  }

  /**
   * All results of a query as it stands; when the first few chunks of a large plan hold none, then of all that may be fetched. A small
   * plan's records that are `known` need not be looked at again.
   */
  async function answer(query, language, chunks = CHUNKS, known = NONE) {
    const found = sorted(query, language, await gather(query, chunks, known));
    if (found.complete.length || !found.more || chunks >= CHUNKS) return found;
    return sorted(query, language, await gather(query, CHUNKS, known));
  }

  /** Results of records that may hold every term; of those that may hold any only where none does. */
  function sorted(query, language, { records, counts, more }) {
    const needed = query.terms.filter((term) => !term.optional);
    const mayHold = (record) => (term) => planSearch.match.mayHold(term, record.every);
    if (needed.length > 1) {
      const holders = (term) => records.filter((record) => mayHold(record)(term));
      const many = counts ?? new Map(query.looked.map((term) => [term, holders(term).length]));
      const found = ranked(query, language, records.filter((record) => needed.every(mayHold(record))), many, more);
      if (found.complete.length) return found;
    }
    return ranked(query, language, records.filter((record) => needed.some(mayHold(record))), counts, more);
  }

  /**
   * `complete`: results that hold every term, as words; `weak`: every term, inside other words; `partial`: not every term.
   * `counts`: how many records hold each term, where these are not all that do.
   */
  function ranked(query, language, records, counts, more) {
    const looks = records.map((record) => ({
      record,
      found: Object.fromEntries(LANGUAGES.map((one) => [one, planSearch.rank.looked(record, one, query.looked)])),
    }));
    const held = counted(looks);
    const many = counts ?? held;
    const total = planSearch.store.manifest.count;
    const rarity = (term) => Math.log(1 + total / (1 + (many.get(term) ?? 0)));
    const first = preferred(query, language);
    const results = looks.map((look) => result(look, query, first, rarity)).filter((one) => one.score > 0);
    const loose = (one) => (one.fit < AS_IT_STANDS ? 1 : 0);
    forgetCommonForm(results, query);
    results.sort((a, b) => phrase(b) - phrase(a) || loose(a) - loose(b) || isAbout(a) - isAbout(b) || b.score - a.score || a.record.number - b.record.number);
    return {
      query, more,
      complete: results.filter((one) => !one.missing && one.fit >= WELL),
      weak: results.filter((one) => !one.missing && one.fit < WELL),
      partial: results.filter((one) => one.missing),
      isAbsent: (term) => !term.optional && !held.get(term),
    };
  }

  /** Blocks that say it in the other language, with a form that the query does not have. */
  async function bridged(entry, found, language) {
    const isChinese = found.query.literal === planSearch.text.normalised(entry[0]);
    const seen = new Set(found.complete.map((one) => one.record.id));
    const other = [];
    for (const form of isChinese ? entry.slice(1) : entry.slice(0, 1)) {
      const { complete } = await answer(planSearch.query.parse(`"${form}"`), language, CHUNKS, seen);
      for (const one of complete) {
        if (!seen.has(one.record.id)) other.push(one);
        seen.add(one.record.id);
      }
    }
    return other;
  }

  /** The term's own entry stands behind the three best blocks of the plan, not among them. */
  function withTermBehind(results, entry) {
    const at = entry ? results.findIndex(({ record }) => record.kind === "term" && record.zh.head === entry[0]) : -1;
    if (at > TERM_PLACE) results.splice(TERM_PLACE, 0, ...results.splice(at, 1));
    return results;
  }

  /** A block that is a result for another reason than the words it holds. */
  function pointed(record, query, language) {
    const shown = preferred(query, language);
    return { record, language: shown, score: Infinity, missing: 0, fit: 1, found: planSearch.rank.looked(record, shown, query.looked) };
  }

  /** Where only notes or terms have it: behind the first of them the blocks that it is about. */
  async function withSubjects(results, query, language) {
    const [first, ...others] = results;
    if (!first || !results.every(isAbout) || !planSearch.store.isWhole()) return results;
    const { kind, up, zh } = first.record;
    const block = kind === "note" ? planSearch.store.titled(up) : null;
    const subjects = block ? [pointed(block, query, language)] : [];
    if (kind === "term") subjects.push(...(await answer(planSearch.query.parse(`"${zh.head}"`), language)).complete.filter((one) => !isAbout(one)));
    return [first, ...subjects, ...others];
  }

  async function named(query, language) {
    const records = await Promise.all(query.identities.map(recordOf));
    return records.filter(Boolean).map((record) => pointed(record, query, language));
  }

  async function recordOf(id) {
    const { store } = planSearch;
    if (store.isWhole()) return store.titled(id);
    const [entry] = await store.postings(`#${id}`, false);
    const [record] = entry ? await store.fetchRecords(entry.head, 1) : [];
    return record;
  }

  async function byPinyin(query, language) {
    if (!/^[a-z' ]{3,}$/.test(query.literal) || !planSearch.store.isWhole()) return null;
    for (const word of planSearch.pinyin.words(query.literal.replace(/[' ]/g, "")).slice(0, 3)) {
      const found = await answer(planSearch.query.parse(word), language);
      if (found.complete.length) return { ...found, notice: { kind: "pinyin", text: word } };
    }
    return null;
  }

  /** The same letters and figures with other marks between. */
  async function byMarks(query, found, language) {
    const texts = query.terms.map((term) => (found.isAbsent(term) ? planSearch.suggest.unmarked(term.text) : term.text));
    if (texts.includes(null) || texts.join(" ") === query.literal) return null;
    const better = await answer(planSearch.query.parse(texts.join(" ")), language);
    return better.complete.length ? better : null;
  }

  /** 产业质量提升 → 产业 质量提升, when some block holds the pieces. */
  async function inPieces(query, language, longest) {
    const every = planSearch.store.whole();
    const texts = query.terms.flatMap((term) => {
      if (term.type === "word") return [term.text];
      const parts = term.text.replace(QUESTION, " ").split(/[^\u3400-\u9fffa-z0-9%.+]+/).filter((part) => part.length > 1);
      return parts.flatMap((part) => (every.includes(part) ? [part] : planSearch.suggest.pieces(part, (piece) => every.includes(piece), longest)));
    });
    const isWhole = texts.join("").length >= query.literal.replace(QUESTION, "").replace(/[^\u3400-\u9fffa-z0-9%.+]/g, "").length;
    if (!texts.length || texts.join(" ") === query.literal) return null;
    const found = await answer(planSearch.query.parse(texts.join(" ")), language);
    return { ...found, isWhole };
  }

  async function byCorrection(query, found, language) {
    const text = await planSearch.suggest.corrected(query, found.isAbsent);
    if (!text) return null;
    const better = await answer(planSearch.query.parse(text), language);
    return better.complete.length ? { ...better, notice: { kind: "corrected", text } } : null;
  }

  /** What to show when no block holds the query as it was typed. */
  async function otherwise(query, found, language) {
    const read = await byMarks(query, found, language) ?? await byPinyin(query, language);
    if (read) return read;
    if (found.weak.length) return { ...found, complete: found.weak };
    const cut = await inPieces(query, language, LONGEST);
    if (cut?.isWhole && cut.complete.length) return cut;
    const better = await byCorrection(query, found, language);
    if (better) return better;
    const small = await inPieces(query, language, 2);
    if (small?.isWhole && small.complete.length) return small;
    const rest = [cut, found].find((one) => one && (one.complete.length || one.partial.length));
    if (!rest) return { ...found, notice: { kind: "none", near: planSearch.suggest.near(query.literal) } };
    const partial = rest.complete.length ? rest.complete : mostly(rest.partial);
    return { ...rest, complete: partial, notice: { kind: "partial", near: planSearch.suggest.near(query.literal) } };
  }

  /** Of results that lack terms those that lack least. */
  function mostly(results) {
    const least = Math.min(...results.map((one) => one.missing));
    return results.filter((one) => one.missing <= least * 1.5).slice(0, 20);
  }

  function unique(results) {
    const seen = new Set();
    return results.filter(({ record }) => !seen.has(record.id) && seen.add(record.id));
  }

  /**
   * Answer a query.
   *
   * @param {string} typed
   * @param {"zh" | "en" | "mul"} language of the page
   * @param {number} chunks of a large plan to fetch at most; with fewer than all, `isFirst` says that the answer is but a beginning
   */
  async function search(typed, language, chunks = CHUNKS) {
    const query = planSearch.query.parse(typed);
    if (!query.terms.length) return { query, results: [], more: 0, notice: null, term: null };
    const isFirst = chunks < CHUNKS && !planSearch.store.isWhole();
    const blocks = await named(query, language);
    const entry = termOf(query);
    if (isFirst && blocks.length) return { query, results: blocks, more: 0, notice: null, term: entry, isFirst };
    let found = await answer(query, language, chunks);
    if (isFirst && found.complete.length) return { ...found, results: unique(found.complete), notice: null, term: entry, isFirst };
    if (entry) found.complete = aboutLast([...found.complete, ...await bridged(entry, found, language)]);
    if (!found.complete.length && !blocks.length) found = await otherwise(query, found, language);
    const complete = await withSubjects(withTermBehind(found.complete, entry), query, language);
    const results = unique([...blocks, ...complete]);
    return { query: found.query, results, more: found.more, notice: found.notice ?? null, term: entry };
  }

  Object.assign(planSearch, { search, glossary });
})();
