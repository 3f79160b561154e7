/**
 * How well a record answers a query. Titles count more than text, rare terms more than common ones, a short block about the term more than
 * a long one that mentions it, and the plan's own blocks more than what the site says about them.
 */
(() => {
  const HEAD = 2.6;
  const PRIOR = {
    page: 1.05, section: 1.05, measure: 1.05, paragraph: 1, column: 1.05, item: 1.02, table: 0.9, announcement: 0.95, indicator: 0.97,
    note: 0.45, term: 0.4, site: 0.5,
  };
  /** A row's cells and the facts of the cover are joined by the index (98%, where the table has 98 and %): sentences come first. */
  const COMPOSED = new Set(["indicator", "page"]);
  const CELLS = 0.5;
  const OPTIONAL = 0.15;
  /** Fit of a word in another form. */
  const FORM = 0.7;
  /** Several terms that stand together as they were typed count as a term of their own. */
  const WHOLE = 1.5;
  const LENGTH = { zh: 150, en: 480 };
  const NUMBERING = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\. |\(\d+\) |(?:专栏|表)[\d-]+:|(?:special column|table) [\d-]+: |-+ ?)/;
  const cores = new Map();
  const SUFFIX = / ?\((?:新增|newly added)\)$|\.$/;

  function best(hits) {
    return hits.reduce((most, hit) => Math.max(most, hit[2]), 0);
  }

  /** The title without its number and full stop, and where it begins. */
  function core(head) {
    if (!cores.has(head)) {
      const plain = head.replace(NUMBERING, "");
      cores.set(head, [head.length - plain.length, plain.replace(SUFFIX, "")]);
    }
    return cores.get(head);
  }

  function headScore(term, hits, head) {
    if (!hits.length) return 0;
    const [start, title] = core(head);
    const share = Math.min(1, term.text.length / Math.max(1, title.length));
    const edges = hits.some((hit) => hit[0] === start) || hits.some((hit) => hit[1] === start + title.length) ? 0.15 : 0;
    return HEAD * best(hits) * (0.5 + 0.8 * share + edges);
  }

  function textScore(hits, text, language) {
    if (!hits.length) return 0;
    const often = hits.reduce((sum, hit) => sum + hit[2], 0);
    const length = 0.35 + 0.65 * (text.length / LENGTH[language]);
    const opens = hits.some(([at]) => at === 0 || /[.,;:!?、]\s?$/.test(text.slice(Math.max(0, at - 2), at))) ? 0.06 : 0;
    const early = 0.12 * (1 - hits[0][0] / Math.max(1, text.length));
    return (1.7 * often / (often + 0.7 * length) + opens + early) * Math.max(best(hits), 0.1);
  }

  /** The terms that a record holds in one language. */
  function looked(record, language, terms) {
    return terms.map((term) => ({ term, ...planSearch.match.places(term, record[language]) }));
  }

  /** How close together, when they do not touch: terms of one sentence belong together more than terms of one page. */
  function closeness(found) {
    const hits = found.filter((one) => !one.term.isWhole).flatMap((one, number) => one.text.map((hit) => [hit[0], number])).sort((a, b) => a[0] - b[0]);
    const wanted = new Set(hits.map((hit) => hit[1])).size;
    if (wanted < 2) return 1;
    let nearest = Infinity;
    const last = new Map();
    for (const [at, number] of hits) {
      last.delete(number);
      last.set(number, at);
      if (last.size === wanted) nearest = Math.min(nearest, at - [...last.values()][0]);
    }
    return 1 + 0.35 / (1 + nearest / 40);
  }

  /**
   * Score of a record in a language for what was found in it. `rarity` gives each term its weight.
   * `whole`: how well the query stands there as it was typed, 0 when it does not.
   * `missing`: weight of the terms that it lacks; 0 when it holds all of them.
   */
  function score(record, language, query, found, rarity) {
    let sum = 0;
    let missing = 0;
    let fit = 1;
    for (const { term, head, text } of found) {
      const weight = rarity(term) * (term.optional ? OPTIONAL : 1) * (term.isWhole ? WHOLE : 1);
      if (!head.length && !text.length) {
        if (!term.optional && !term.isWhole) missing += weight;
        continue;
      }
      fit = term.optional || term.isWhole ? fit : Math.min(fit, Math.max(best(head), best(text)));
      const below = COMPOSED.has(record.kind) ? CELLS : 1;
      sum += weight * (headScore(term, head, record[language].normHead) + below * textScore(text, record[language].normText, language));
    }
    const exact = core(record[language].normHead)[1] === query.literal ? 2.2 : 1;
    const whole = found.find((one) => one.term.isWhole || one.term.isAlone);
    const typed = whole ? Math.max(best(whole.head), COMPOSED.has(record.kind) ? 0 : best(whole.text)) : 0;
    return { whole: typed >= FORM ? typed : 0, score: sum * PRIOR[record.kind] * closeness(found) * exact, missing, fit };
  }

  planSearch.rank = { looked, score, prior: (kind) => PRIOR[kind], HEAD };
})();
