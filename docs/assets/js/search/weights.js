/** The table of ranking: how well a match fits, in which order results stand, and what each thing weighs. All of it stands here. */
(() => {
  /** How well a match fits, and what it is. */
  const FIT = {
    same: 1, //      the word or string itself, also in the plan's spelling: center is centre
    gap: 0.9, //     the same words with another gap between: night time is night-time
    form: 0.7, //    another form of the word: labels is label
    begun: 0.6, //   a longer word that begins so: label is in labeller
    letters: 0.5, // a string whose letters go on outside: AI is in MAIN
    inside: 0.25, // the middle of a word, a part of a figure: 40% is in 140%
  };

  /** What the site says about the plan, not the plan itself. */
  const ABOUT = new Set(["note", "term", "site"]);
  /** Terms of the glossary have two or three words: of a query of so few the glossary would always hold the phrase. */
  const TERM_WORDS = 3;

  const isAbout = ({ record }) => (ABOUT.has(record.kind) ? 1 : 0);
  /** 2: the query stands there just as it was typed. 1: it does in other forms. 0: it does not. */
  const typed = (result) => (isAbout(result) && result.found.length <= TERM_WORDS ? 0 : Math.ceil(result.typed) + Math.floor(result.typed));

  /**
   * Tiers. A tier is shown only where none above it holds a result, and only where nothing better can be made of the query (engine.js).
   * `missing` is the weight of the terms that a result lacks, `fit` that of its worst term.
   */
  const TIERS = {
    complete: ({ missing, fit }) => !missing && fit >= FIT.begun, // every term, as a word or its beginning
    weak: ({ missing, fit }) => !missing && fit < FIT.begun, //      every term, but some inside other words
    partial: ({ missing }) => Boolean(missing), //                   not every term
  };

  /** The order within a tier: what comes first decides; the smaller goes first. */
  const ORDER = [
    (result) => -typed(result), //                         blocks that say it as it was typed
    ({ fit }) => (fit < FIT.form ? 1 : 0), //              words and their forms, before words that only begin so
    isAbout, //                                            the plan, before what the site says about it
    ({ score }) => -score, //                              the score (rank.js)
    ({ record }) => record.number, //                      the order of the plan
  ];

  /** A block as such: one that stands for many others, or for itself, before one that only lists or explains. */
  const PRIOR = {
    page: 1.05, section: 1.05, measure: 1.05, column: 1.05, item: 1.02, paragraph: 1, indicator: 0.97, announcement: 0.95, table: 0.9,
    site: 0.5, note: 0.45, term: 0.4,
  };

  planSearch.weights = {
    FIT, TIERS, ORDER, isAbout,
    priorOf: (kind) => PRIOR[kind],
    TITLE: 2.6, //      a term in the title, against one in the text
    SAME_TITLE: 2.2, // the title is the query
    TYPED: 1.5, //      several terms that stand together as they were typed count as one term more
    OPTIONAL: 0.15, //  a word such as "the", that a block need not hold
    CELLS: 0.5, //      the cells of a row and the facts of the cover are joined by the index (98%, where the table has 98 and %): sentences first
    NEAR: 0.35, //      terms that stand close together, at most
    ENOUGH: 3, //       blocks that hold a single word as it was typed: with more, other forms count as much; with fewer, what else it may mean is shown
    PAST: 0.85, //      an indicator of a table that looks back, against one that says what is to be reached
    LEAST: 1.5, //      of results that lack terms those are shown that lack so many times the least
  };
})();
