/** The results of a query as it stands: records that hold its terms, each in the language in which it holds more of them, in order. */
(() => {
  const { ENOUGH, FIT, ORDER, TIERS, isAbout } = planSearch.weights;
  const NONE = new Set();

  function counted(looks) {
    const counts = new Map();
    for (const { found } of looks) {
      const seen = new Set();
      for (const terms of found.values()) {
        for (const { term, head, text } of terms) if (head.length || text.length) seen.add(term);
      }
      for (const term of seen) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return counts;
  }

  /** One record's result: the language that holds more of the terms, else the one that `first` says; what none holds is missing. */
  function result(look, query, first, rarity) {
    const each = [...look.found].map(([language, found]) => ({
      language, ...planSearch.rank.score(look.record, language, query, found, rarity),
    }));
    const order = (one, other) => one.missing - other.missing || (other.fit >= FIT.begun) - (one.fit >= FIT.begun) || other.typed - one.typed
      || (other.language === first) - (one.language === first);
    const [best, ...rest] = each.sort(order);
    const missing = best.missing && rest.some((one) => one.score) ? missingEverywhere(look, rarity) : best.missing;
    return { record: look.record, ...best, found: look.found.get(best.language), missing };
  }

  function missingEverywhere(look, rarity) {
    const [own, ...others] = look.found.values();
    return own.reduce((sum, { term, head, text }, at) => {
      const lacks = !term.optional && !term.isTyped && !head.length && !text.length
        && others.every((found) => !found[at].head.length && !found[at].text.length);
      return sum + (lacks ? rarity(term) : 0);
    }, 0);
  }

  /** One word alone is a phrase when few blocks hold it in the form that was typed: branding before brand, but standards like standard. */
  function forgetCommonForm(results, query) {
    const exact = results.filter((one) => one.typed === FIT.same && !isAbout(one));
    if (query.terms.length === 1 && exact.length > ENOUGH) for (const one of results) one.typed = 0;
  }

  function inOrder(one, other) {
    for (const by of ORDER) {
      const [a, b] = [by(one), by(other)];
      if (a !== b) return a - b;
    }
    return 0;
  }

  /** The tiers of weights.js, each in its order. `counts`: how many records hold each term, where these are not all that do. */
  function ranked(query, page, records, counts, more) {
    const { all, preferred } = planSearch.languages;
    const looks = records.map((record) => ({
      record,
      found: new Map(all.map((language) => [language, planSearch.rank.looked(record, language, query.looked)])),
    }));
    const held = counted(looks);
    const many = counts ?? held;
    const rarity = (term) => Math.log(1 + planSearch.index.count / (1 + (many.get(term) ?? 0)));
    const first = preferred(page, query.literal);
    const results = looks.map((look) => result(look, query, first, rarity)).filter((one) => one.score > 0);
    forgetCommonForm(results, query);
    results.sort(inOrder);
    const tiers = Object.fromEntries(Object.entries(TIERS).map(([tier, holds]) => [tier, results.filter(holds)]));
    return { query, more, ...tiers, isAbsent: (term) => !term.optional && !held.get(term) };
  }

  /** Of records that may hold every term; of those that may hold any only where none does. */
  function sorted(query, page, { records, counts, more }) {
    const needed = query.terms.filter((term) => !term.optional);
    const mayHold = (record) => (term) => planSearch.match.mayHold(term, record.every);
    if (needed.length > 1) {
      const holders = (term) => records.filter((record) => mayHold(record)(term));
      const many = counts ?? new Map(query.looked.map((term) => [term, holders(term).length]));
      const found = ranked(query, page, records.filter((record) => needed.every(mayHold(record))), many, more);
      if (found.complete.length) return found;
    }
    return ranked(query, page, records.filter((record) => needed.some(mayHold(record))), counts, more);
  }

  /**
   * All results of a query as it stands; when a first portion of the index holds none, then of all that may be looked at. Records that are
   * `known` need not be looked at again.
   */
  async function of(query, page, portion, known = NONE) {
    const all = planSearch.index.portions.at(-1);
    const found = sorted(query, page, await planSearch.index.gather(query, portion ?? all, known));
    if (found.complete.length || !found.more || !portion || portion === all) return found;
    return sorted(query, page, await planSearch.index.gather(query, all, known));
  }

  /** A block that is a result for another reason than the words it holds. */
  function pointed(record, query, page) {
    const language = planSearch.languages.preferred(page, query.literal);
    return { record, language, score: Infinity, missing: 0, fit: FIT.same, found: planSearch.rank.looked(record, language, query.looked) };
  }

  planSearch.results = { of, pointed };
})();
