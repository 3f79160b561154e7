/**
 * The score of a record. Titles count more than text, rare terms more than common ones, a short block about the term more than a long one
 * that mentions it. The weights stand in weights.js.
 */
(() => {
  const { CELLS, FIT, NEAR, OPTIONAL, PAST, SAME_TITLE, TITLE, TYPED, priorOf } = planSearch.weights;
  /** Kinds whose text is put together by the index. */
  const COMPOSED = new Set(["indicator", "page"]);

  function best(hits) {
    return hits.reduce((most, hit) => Math.max(most, hit[2]), 0);
  }

  function headScore(term, hits, head, language) {
    if (!hits.length) return 0;
    const [start, title] = language.core(head);
    const share = Math.min(1, term.text.length / Math.max(1, title.length));
    const edges = hits.some((hit) => hit[0] === start) || hits.some((hit) => hit[1] === start + title.length) ? 0.15 : 0;
    return TITLE * best(hits) * (0.5 + 0.8 * share + edges);
  }

  function textScore(hits, text, language) {
    if (!hits.length) return 0;
    const often = hits.reduce((sum, hit) => sum + hit[2], 0);
    const length = 0.35 + 0.65 * (text.length / language.lengths.block);
    const opens = hits.some(([at]) => at === 0 || /[.,;:!?、]\s?$/.test(text.slice(Math.max(0, at - 2), at))) ? 0.06 : 0;
    const early = 0.12 * (1 - hits[0][0] / Math.max(1, text.length));
    return (1.7 * often / (often + 0.7 * length) + opens + early) * Math.max(best(hits), 0.1);
  }

  /** Where each of the terms stands in a record in one language. */
  function looked(record, language, terms) {
    return terms.map((term) => ({ term, ...planSearch.match.places(term, record, language) }));
  }

  /** How close together, when they do not touch: terms of one sentence belong together more than terms of one page. */
  function closeness(found) {
    const hits = found.filter((one) => !one.term.isTyped).flatMap((one, number) => one.text.map((hit) => [hit[0], number])).sort((a, b) => a[0] - b[0]);
    const wanted = new Set(hits.map((hit) => hit[1])).size;
    if (wanted < 2) return 1;
    let nearest = Infinity;
    const last = new Map();
    for (const [at, number] of hits) {
      last.delete(number);
      last.set(number, at);
      if (last.size === wanted) nearest = Math.min(nearest, at - [...last.values()][0]);
    }
    return 1 + NEAR / (1 + nearest / 40);
  }

  /**
   * Score of a record in a language for what was found in it. `rarity` gives each term its weight.
   * `typed`: how well the query stands there as it was typed, 0 when it does not.
   * `missing`: weight of the terms that it lacks; 0 when it holds all of them.
   * `fit`: that of the term that fits worst.
   */
  function score(record, language, query, found, rarity) {
    const { normHead, normText } = record.in(language);
    const below = COMPOSED.has(record.kind) ? CELLS : 1;
    let sum = 0;
    let missing = 0;
    let fit = FIT.same;
    for (const { term, head, text } of found) {
      const weight = rarity(term) * (term.optional ? OPTIONAL : 1) * (term.isTyped ? TYPED : 1);
      if (!head.length && !text.length) {
        if (!term.optional && !term.isTyped) missing += weight;
        continue;
      }
      fit = term.optional || term.isTyped ? fit : Math.min(fit, Math.max(best(head), best(text)));
      sum += weight * (headScore(term, head, normHead, language) + below * textScore(text, normText, language));
    }
    if (!sum) return { typed: 0, score: 0, missing, fit }; // most records hold the terms in one language alone
    const exact = language.core(normHead)[1] === query.literal ? SAME_TITLE : 1;
    const phrase = found.find((one) => one.term.isTyped || one.term.isAlone);
    const typed = phrase ? Math.max(best(phrase.head), COMPOSED.has(record.kind) ? 0 : best(phrase.text)) : 0;
    const prior = priorOf(record.kind) * (planSearch.index.past.has(record.up) ? PAST : 1);
    return { typed: typed >= FIT.form ? typed : 0, score: sum * prior * closeness(found) * exact, missing, fit };
  }

  planSearch.rank = { looked, score };
})();
