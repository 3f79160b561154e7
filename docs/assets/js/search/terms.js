/** The glossary in search: the term that a query is, what it is called in other languages, and the terms that come near it. */
(() => {
  const { languages } = planSearch;
  const NEAREST = 3;
  /** How much of the longer of two texts must be shared: a long term shares some letters with any word. */
  const ALIKE = 0.3;
  /** Letters at the beginning of a word that two words must share to be near each other. */
  const SAME = 3;
  let byKey = null;

  function key(text, language) {
    const { unspaced, letters } = languages.classes;
    return planSearch.text.normalised(text).split(new RegExp(`[^${unspaced}${letters}0-9%+]+`)).filter(Boolean).map(language.stem).join(" ");
  }

  /** The term that the whole query is, in whichever language. */
  function of(query) {
    if (!byKey) {
      byKey = new Map();
      for (const term of planSearch.index.glossary()) {
        for (const [language, forms] of term.forms) {
          for (const form of forms) if (!byKey.has(key(form, language))) byKey.set(key(form, language), term);
        }
      }
    }
    return languages.all.map((language) => byKey.get(key(query.literal, language))).find(Boolean) ?? null;
  }

  /** The forms of a term in languages other than the query's: all of them for the approved term, else only the approved ones. */
  function elsewhere(term, query) {
    const own = languages.all.find((language) => planSearch.text.normalised(term.forms.get(language)[0] ?? "") === query.literal);
    if (own) return [...term.forms].flatMap(([language, forms]) => (language === own ? [] : forms));
    const [original] = languages.all;
    return term.forms.get(original).slice(0, 1);
  }

  /** The approved term in each language. */
  function names(term) {
    return [...term.forms.values()].map((forms) => forms[0]).filter(Boolean);
  }

  /** Every approved term that is written without blanks. */
  function unspaced() {
    return new Set(planSearch.index.glossary().flatMap((term) => [...term.forms].filter(([language]) => !language.isSpaced).map(([, [name]]) => name)));
  }

  function named(language) {
    return planSearch.index.glossary().map((term) => term.forms.get(language)[0]).filter(Boolean);
  }

  /** Whether some word of one begins like some word of the other: construction is not near to corruption. */
  function beginsAlike(one, other) {
    const words = (text) => text.toLowerCase().split(/[ -]/);
    return words(one).some((word) => words(other).some((same) => same.slice(0, SAME) === word.slice(0, SAME)));
  }

  /** Terms by how much of them a text shares, in characters or in pairs of letters; those that share little of it are left out. */
  function alike(text, language) {
    const parts = (string) => new Set(language.isSpaced ? Array.from(string.toLowerCase(), (_, at) => string.slice(at, at + 2)) : string);
    const wanted = parts(text);
    const scored = named(language).map((name) => {
      const own = parts(name);
      const shared = [...wanted].filter((part) => part.trim() && own.has(part)).length;
      return [shared < Math.max(2, wanted.size / 2) ? 0 : shared / Math.max(wanted.size, own.size), name];
    });
    const isNear = ([share, name]) => share >= ALIKE && (!language.isSpaced || beginsAlike(text, name));
    return scored.filter(isNear).sort((a, b) => b[0] - a[0]).map(([, name]) => name);
  }

  /** Terms nearest to what was typed, for when nothing at all was found. */
  function near(text) {
    const found = languages.written(text).flatMap((language) => alike(text, language));
    return [...new Set(found)].slice(0, NEAREST);
  }

  planSearch.terms = { of, elsewhere, names, unspaced, near };
})();
