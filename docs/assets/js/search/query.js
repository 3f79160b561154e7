/** A query: what was typed, taken apart into terms. */
(() => {
  const LIMIT = 120;
  const MOST = 12;
  const { languages } = planSearch;

  /** A term of one or more words. `phrase`: just as it stands, in no other form. */
  function term(text, phrase = false) {
    const { patterns, stop } = languages;
    if (!phrase && patterns.word.test(text)) {
      const forms = new Map(languages.all.map((language) => [language, { spelt: language.spelt(text), stem: language.stem(text) }]));
      return { type: "word", text, forms, optional: stop.has(text) };
    }
    if (!phrase && patterns.words.test(text)) {
      return { type: "words", text, words: text.split(/[ -]/).map((word) => term(word)), gaps: text.match(/[ -]/g), optional: false };
    }
    return { type: "string", text, optional: false };
  }

  /** Marks at the ends that belong to the sentence around a word, not to it. */
  function trimmed(text) {
    const inside = text.replace(/^[\s.,;:!?、·()[\]{}*-]+/, "").replace(/[\s.,;:!?、·()[\]{}*-]+$/, "");
    return inside || text;
  }

  /** Strings in quotation marks between blanks are phrases; other quotation marks mean nothing. */
  function terms(raw) {
    const found = [];
    const phrases = /(^|\s)(?:["＂]([^"＂]+)["＂]|“([^“”]+)”|「([^「」]+)」|『([^『』]+)』)(?=$|\s)/g;
    const rest = raw.replace(phrases, (...groups) => {
      const phrase = trimmed(languages.folded(groups.slice(2, 6).find(Boolean)).trim());
      if (phrase) found.push(term(phrase, phrase.includes(" ")));
      return " ";
    });
    for (const part of languages.folded(rest).split(" ")) {
      const text = trimmed(part);
      if (text) found.push(term(text));
    }
    const unique = found.filter((one, at) => found.findIndex((other) => other.text === one.text) === at).slice(0, MOST);
    if (unique.length === 1) unique[0].isAlone = true;
    if (unique.every((one) => one.optional)) for (const one of unique) one.optional = false;
    return unique;
  }

  /** Where words stand without blanks, a blank says nothing: AI 温州 is AI温州 as well. */
  function joined(text) {
    const { unspaced } = languages.classes;
    return unspaced ? text.replace(new RegExp(` (?=[${unspaced}])|([${unspaced}]) `, "g"), "$1") : text;
  }

  /** Take what was typed apart. `looked`: the terms, and also the query as it was typed when that is more than one term. */
  function parse(typed) {
    const raw = typed.trim().slice(0, LIMIT);
    const found = terms(raw);
    const literal = found.map((one) => one.text).join(" ");
    const asTyped = joined(languages.folded(raw).trim());
    const looked = found.length > 1 || (found.length && asTyped !== literal) ? [...found, { ...term(asTyped), isTyped: true }] : found;
    return { raw, terms: found, looked, literal, identities: raw ? planSearch.references.identities(raw) : [] };
  }

  planSearch.query = { parse };
})();
