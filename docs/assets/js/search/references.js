/** Blocks that a query names: 3-1-2, and what its languages make of it (专栏4-2, table 2, 第三章). */
(() => {
  const DIGITS = "\\d{1,4}";
  /** What is an identity, or the numbers of one, in every language. */
  const FORMS = [
    ["(?:s|§){n}[-.]{n}", "s$1-$2"],
    ["m{n}[-.]{n}[-.]{n}", "m$1-$2-$3"],
    ["p{n}[-.]{n}[-.]{n}", "p$1-$2-$3"],
    ["c{n}[-.]{n}", "c$1-$2"],
    ["c{n}[-.]{n}[-.]{n}", "c$1-$2-$3"],
    ["c{n}", "c$1", "c$1-1"],
    ["t{n}", "t$1"],
    ["a{n}", "a$1"],
    ["{n}[-.]{n}[-.]{n}", "m$1-$2-$3", "p$1-$2-$3", "c$1-$2-$3"],
    ["{n}-{n}", "s$1-$2", "c$1-$2"],
    ["({d})", "$1"],
  ];
  let compiled = null;

  function number(text, languages) {
    if (/^\d+$/.test(text)) return Number(text);
    for (const { number_words: words, numerals } of languages) {
      const value = words[text] ?? numerals?.parse(text) ?? NaN;
      if (!Number.isNaN(value)) return value;
    }
    return NaN;
  }

  /** A form as a regular expression, and the languages whose numbers may stand in it. */
  function form([pattern, ...names], languages) {
    const written = languages.flatMap(({ number_words: words, numerals }) => [...Object.keys(words), ...(numerals ? [`[${numerals.characters}]{1,8}`] : [])]);
    const any = `(${[DIGITS, ...written].join("|")})`;
    const source = pattern.replaceAll("({d})", `(${DIGITS})`).replaceAll("{d}", `(${DIGITS})`).replaceAll("{n}", any);
    return { pattern: new RegExp(`^${source}$`), names, languages };
  }

  function forms() {
    const { all } = planSearch.languages;
    compiled ??= [
      ...all.flatMap((language) => language.references.map((reference) => form(reference, [language]))),
      ...FORMS.map((one) => form(one, all.filter((language) => language.numerals).map(({ numerals }) => ({ number_words: {}, numerals })))),
    ];
    return compiled;
  }

  /** The identities that a whole query names, the likeliest first. Not all of them need exist. */
  function identities(typed) {
    const plain = planSearch.languages.folded(typed).trim();
    if (/^[ign]-[a-z0-9-]+$/.test(plain)) return [plain];
    const close = plain.replace(/^#/, "").replace(/\s+/g, "").replace(/[:.]$/, "").replace(/-{2,}/g, "-");
    for (const { pattern, names, languages } of forms()) {
      const match = pattern.exec(close);
      if (!match) continue;
      const numbers = match.slice(1).map((text) => number(text, languages));
      if (!numbers.some(Number.isNaN)) return names.map((name) => name.replace(/\$(\d)/g, (_, place) => numbers[place - 1]));
    }
    return [];
  }

  planSearch.references = { identities };
})();
