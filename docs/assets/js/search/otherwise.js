/** What to show when no block holds a query as it was typed: each way to understand it otherwise is tried, the likeliest first. */
(() => {
  const { LEAST } = planSearch.weights;
  /** Characters of the longest piece that a string is cut into, and of the shortest. */
  const LONGEST = 12;
  const SHORTEST = 2;
  /** Readings of the same letters that are tried. */
  const READINGS = 3;
  const MOST = 20;

  function answer(text, page) {
    return planSearch.results.of(planSearch.query.parse(text), page);
  }

  /** The same letters and figures with other marks between. */
  async function byMarks(query, found, page) {
    const texts = query.terms.map((term) => (found.isAbsent(term) ? planSearch.suggest.unmarked(term.text) : term.text));
    if (texts.includes(null) || texts.join(" ") === query.literal) return null;
    const better = await answer(texts.join(" "), page);
    return better.complete.length ? better : null;
  }

  /** Letters as the sound of words. */
  async function bySyllables(query, page) {
    for (const { syllables } of planSearch.languages.all) {
      for (const word of syllables?.words(query.literal).slice(0, READINGS) ?? []) {
        const found = await answer(word, page);
        if (found.complete.length) return { ...found, notice: { kind: "syllables", text: word } };
      }
    }
    return null;
  }

  /** In pieces, when some block holds them. */
  async function inPieces(query, page, longest) {
    const { texts, isComplete } = planSearch.suggest.pieces(query, longest);
    if (!texts.length || texts.join(" ") === query.literal) return null;
    return { ...await answer(texts.join(" "), page), isComplete };
  }

  async function byCorrection(query, found, page) {
    const text = await planSearch.suggest.corrected(query, found.isAbsent);
    if (!text) return null;
    const better = await answer(text, page);
    return better.complete.length ? { ...better, notice: { kind: "corrected", text } } : null;
  }

  /** Of results that lack terms those that lack least. */
  function mostly(results) {
    const least = Math.min(...results.map((one) => one.missing));
    return results.filter((one) => one.missing <= least * LEAST).slice(0, MOST);
  }

  async function otherwise(query, found, page) {
    const read = await byMarks(query, found, page) ?? await bySyllables(query, page);
    if (read) return read;
    if (found.weak.length) return { ...found, complete: found.weak };
    const cut = await inPieces(query, page, LONGEST);
    if (cut?.isComplete && cut.complete.length) return cut;
    const better = await byCorrection(query, found, page);
    if (better) return better;
    const small = await inPieces(query, page, SHORTEST);
    if (small?.isComplete && small.complete.length) return small;
    const near = planSearch.terms.near(query.literal);
    const rest = [cut, found].find((one) => one && (one.complete.length || one.partial.length));
    if (!rest) return { ...found, notice: { kind: "none", near } };
    return { ...rest, complete: rest.complete.length ? rest.complete : mostly(rest.partial), notice: { kind: "partial", near } };
  }

  planSearch.otherwise = otherwise;
})();
