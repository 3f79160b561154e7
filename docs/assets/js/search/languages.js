/**
 * The languages of the index. What is particular to one of them comes with the index as data (src/plansite/languages/searching.py says
 * what there is); what it can do is made of that data here. Nothing else in search knows which languages there are.
 */
(() => {
  const NEVER = /(?!)/;
  const { escaped, normalised } = planSearch.text;
  const all = [];
  /** Of all languages together: the characters that stand without blanks between words, and the letters of words, as in a class. */
  const classes = { unspaced: "", letters: "" };
  const patterns = { unspaced: NEVER, word: NEVER, words: NEVER, questions: NEVER, amounts: NEVER };
  const stop = new Set();
  const variants = new Map();

  function same(word) {
    return word;
  }

  /** One language: its data, and what it can do with words. */
  class Language {
    constructor(data, stems) {
      Object.assign(this, data);
      this.spelt = stems?.spelt ?? same;
      this.stem = stems?.stem ?? same;
      this.isSpaced = !data.unspaced;
      this.isOwn = data.unspaced ? new RegExp(`[${data.unspaced}]`) : new RegExp(`[${data.letters}]{2}`);
      this.rewritings = data.rewritten.map(([pattern, written]) => [new RegExp(pattern, "g"), written]);
      this.numerals = data.numerals && planSearch.numerals(data.numerals);
      this.syllables = data.syllables && planSearch.syllables(data.syllables, this);
      this.opening = new RegExp(`^(?:${numberings(data).join("|")})`);
      this.closing = new RegExp(` ?${escaped(data.suffix)}$|\\.$`);
      this.cores = new Map();
    }

    toString() {
      return this.code;
    }

    /** A title without its number and full stop, and where it begins. */
    core(head) {
      if (!this.cores.has(head)) {
        const plain = head.replace(this.opening, "");
        this.cores.set(head, [head.length - plain.length, plain.replace(this.closing, "")]);
      }
      return this.cores.get(head);
    }
  }

  /** What may stand before a title: a number, or the label of a table or special column. */
  function numberings({ numbering, labels }) {
    const labelled = labels.map((label) => label.split("{}").map(escaped).join("[\\d-]+"));
    return [numbering, "\\d+\\. ", "\\(\\d+\\) ", ...labelled, "-+ ?"].filter(Boolean);
  }

  function united(parts) {
    return [...new Set(parts)].join("");
  }

  /** Take over the languages of an index, the original of the plan first. */
  function open(given) {
    const own = given.map((data) => data.stems && planSearch.stems(data.stems));
    classes.unspaced = united(given.map((data) => data.unspaced));
    classes.letters = united(given.map((data) => data.letters));
    if (classes.unspaced) patterns.unspaced = new RegExp(`[${classes.unspaced}]`);
    patterns.word = new RegExp(`^[${classes.letters}]+$`);
    patterns.words = new RegExp(`^[${classes.letters}]+(?:[ -][${classes.letters}]+)+$`);
    for (const asking of ["questions", "amounts"]) {
      const words = given.map((data) => data[asking]).filter(Boolean);
      if (words.length) patterns[asking] = new RegExp(words.join("|"), "g");
    }
    for (const data of given) {
      for (const word of data.stop) stop.add(word);
      for (const [, from, to] of data.variants.matchAll(/(.)(.)/gsu)) variants.set(from, to);
    }
    // Words in a text whose language has no forms for them are another language's.
    all.push(...given.map((data, at) => new Language(data, own[at] ?? own.find(Boolean))));
  }

  /** Characters that are one are made one: traditional ones simplified. */
  function folded(text) {
    return [...normalised(text)].map((character) => variants.get(character) ?? character).join("");
  }

  function isUnspaced(text) {
    return patterns.unspaced.test(text);
  }

  /** The languages that a text may be in, by its characters; none for a number. */
  function written(text) {
    return all.filter((language) => language.isOwn.test(text) && (!language.isSpaced || !isUnspaced(text)));
  }

  /** The language of a page; of a page in several languages the one that a query is written in, else the original. */
  function preferred(code, text) {
    return all.find((language) => language.code === code) ?? written(text)[0] ?? all[0];
  }

  planSearch.languages = { all, classes, patterns, stop, open, folded, isUnspaced, written, preferred };
})();
