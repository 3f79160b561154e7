/** What to show when no block holds a query as it was typed: each way to understand it otherwise is tried, the likeliest first. */
(() => {
  const { ENOUGH, FIT, LEAST } = planSearch.weights;
  /** Characters of the longest piece that a string is cut into, and of the shortest. */
  const LONGEST = 12;
  const SHORTEST = 2;
  /** Readings of the same letters that are tried. */
  const READINGS = 3;
  const MOST = 20;

  function answer(text, page) {
    return planSearch.results.of(planSearch.query.parse(text), page);
  }

  /** The same in other figures, or as its language writes it: 百分之九十八 is 98%, 第14个 is 第十四个. */
  function rewritten(query) {
    const text = planSearch.languages.folded(query.raw);
    const ways = planSearch.languages.all.flatMap(({ numerals, number_words: words, rewritings }) => [
      rewritings.reduce((written, [pattern, other]) => written.replace(pattern, other), named(text, words)),
      ...(numerals ? [numerals.inDigits(text), numerals.inCharacters(text)] : []),
    ]);
    return [...new Set([...ways, text.normalize("NFD").replace(/\p{M}/gu, "")])].filter((one) => one !== text);
  }

  /** A text with the numbers that are words in digits: ninety-five is 95. */
  function named(text, words) {
    const digits = text.replace(new RegExp(`[${planSearch.languages.classes.letters}]+`, "g"), (word) => words[word] ?? word);
    return digits === text ? text : digits.replace(/\b([2-9])0[ -]([1-9])\b/g, "$1$2");
  }

  async function byFigures(query, page) {
    for (const text of rewritten(query)) {
      const found = await answer(text, page);
      if (found.complete.length) return found;
      const cut = await inPieces(found.query, page, LONGEST);
      if (cut?.isComplete && cut.complete.length) return cut;
    }
    return null;
  }

  /** Behind the few blocks that hold all of a query in the plan's words, those that hold what stands around the readers' words. */
  async function withRest(found, rest, page) {
    const isTelling = rest.includes(" ") || (planSearch.languages.isUnspaced(rest) && rest.length > SHORTEST);
    if (found.complete.length >= ENOUGH || !isTelling) return found;
    return { ...found, complete: [...found.complete, ...(await answer(rest, page)).complete] };
  }

  /** What readers' words mean, in the plan's words: all that any of these texts finds. */
  async function byWords(texts, page) {
    const every = await Promise.all(texts.map((text) => answer(text, page)));
    const holding = every.filter((found) => found.complete.length);
    if (!holding.length) return null;
    const complete = holding.flatMap((found) => found.complete);
    const said = holding.slice(0, READINGS).map((found) => found.query.raw);
    return { ...holding[0], complete, notice: { kind: "meant", text: said.join(" · ") } };
  }

  /** Words with commas or points between are a list: a block may have them in any order and place. */
  async function asList(query, page) {
    const text = query.literal.replace(/[、,;·|/&]+/g, " ");
    if (text === query.literal) return null;
    const found = await answer(text, page);
    return found.complete.length ? found : null;
  }

  /** The same letters and figures with other marks between. */
  async function byMarks(query, found, page) {
    const texts = query.terms.map((term) => (found.isAbsent(term) ? planSearch.suggest.unmarked(term.text) : term.text));
    if (texts.includes(null) || texts.join(" ") === query.literal) return null;
    const better = await answer(texts.join(" "), page);
    return better.complete.length ? better : null;
  }

  /** Letters as the sound of words, of any language or of one. */
  async function bySyllables(query, page, code) {
    for (const { syllables } of planSearch.languages.all.filter((language) => !code || language.code === code)) {
      for (const word of syllables?.words(query.literal).slice(0, READINGS) ?? []) {
        const found = await answer(word, page);
        if (found.complete.length) return { ...found, notice: { kind: "syllables", text: word } };
      }
    }
    return null;
  }

  /** Letters as the sound of a word that readers use. */
  async function bySoundOfWords(query, page) {
    const [said] = planSearch.words.sounding(query.literal);
    const found = said ? await byWords(planSearch.words.of(planSearch.query.parse(said)).texts, page) : null;
    return found && { ...found, notice: { kind: "syllables", text: `${said} · ${found.notice.text}` } };
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

  /** What the readers' words of a query mean, of those that the plan does not use itself. */
  function meantInstead(parts, { partial, weak }) {
    const isWord = ([, , fit]) => fit >= FIT.gap;
    const terms = [...partial, ...weak].flatMap(({ found }) => found.filter(({ head, text }) => head.some(isWord) || text.some(isWord)));
    const held = new Set(terms.map(({ term }) => term.text));
    const stands = (said) => planSearch.words.isSaid(said) || said.split(/[ -]/).every((word) => held.has(word));
    return [...new Set(parts.filter(({ said }) => !stands(said)).flatMap(({ meanings }) => meanings))];
  }

  async function otherwise(query, found, page) {
    const words = planSearch.words.of(query);
    const meant = await byWords(words.texts, page);
    if (meant) return withRest(meant, words.rest, page);
    const read = await byFigures(query, page) ?? await asList(query, page) ?? await byMarks(query, found, page)
      ?? await bySyllables(query, page) ?? await bySoundOfWords(query, page);
    if (read) return read;
    if (found.weak.length) return { ...found, complete: found.weak };
    const cut = await inPieces(query, page, LONGEST);
    if (cut?.isComplete && cut.complete.length) return cut;
    const better = await byCorrection(query, found, page);
    if (better) return better;
    const small = await inPieces(query, page, SHORTEST);
    if (small?.isComplete && small.complete.length) return small;
    const parts = await byWords(meantInstead(words.parts, found), page);
    if (parts) return parts;
    const rest = [cut, found].find((one) => one && (one.complete.length || one.partial.length));
    if (!rest) return { ...found, notice: { kind: "none", near: planSearch.terms.near(query.literal) } };
    return { ...rest, complete: rest.complete.length ? rest.complete : mostly(rest.partial), notice: { kind: "partial" } };
  }

  planSearch.otherwise = { find: otherwise, byWords, bySyllables };
})();
