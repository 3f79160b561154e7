/**
 * What was probably meant, when a term is nowhere in the text: a word spelt nearly so, a string that differs in one character, or the
 * pieces that a long string is made of.
 */
(() => {
  const { escaped } = planSearch.text;
  /** Letters of a word in which none is taken for wrong, and in which two may be if it has more. */
  const SHORT = 4;
  const LONG = 6;
  const { all, classes, patterns } = planSearch.languages;

  /** Edits between two words, neighbours exchanged counting as one; above `limit` it stops counting. */
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > limit) return limit + 1;
      before = row;
      row = next;
    }
    return row[other.length];
  }

  /** The same letters or characters in another order. */
  function isExchanged(one, other) {
    return [...one].sort().join("") === [...other].sort().join("");
  }

  /** Of a short word, and with another letter, it is more often another word than a slip: masks is not marks, toilets not boilers. */
  function isOtherWord(typed, word, edits) {
    const isOther = edits === 1 && typed.length === word.length && !isExchanged(typed, word);
    return (isOther && typed.length <= LONG) || (edits > 1 && (typed.length <= LONG || typed[0] !== word[0]));
  }

  /** The word of the plan that is spelt most like this one. */
  async function nearWord(term) {
    const limit = term.text.length > LONG ? 2 : term.text.length > SHORT ? 1 : 0;
    const vocabulary = await planSearch.index.vocabulary(term);
    let best = null;
    for (const [word, count] of limit ? vocabulary : []) {
      const edits = distance(term.text, word, limit);
      if (edits > limit || isOtherWord(term.text, word, edits)) continue;
      const cost = edits + (word[0] === term.text[0] ? 0 : 0.6) - Math.min(0.4, Math.log10(count) / 5);
      if (!best || cost < best.cost) best = { word, cost };
    }
    return best?.word ?? kindred(term, vocabulary);
  }

  /** The word of the plan that begins like this one for the longest: prefabrication like prefabricated, farmer like farm. */
  function kindred(term, vocabulary) {
    let best = null;
    for (const [word, count] of vocabulary) {
      let same = 0;
      while (same < word.length && word[same] === term.text[same]) same += 1;
      const isAkin = same > 3 && (same === word.length || same > 5) && same >= 0.6 * term.text.length;
      if (isAkin && (!best || same > best.same || (same === best.same && count > best.count))) best = { word, same, count };
    }
    return best?.word ?? null;
  }

  /** The string of the plan that has the same letters and figures with other marks or blanks between: pm25 is PM2.5. */
  function unmarked(text) {
    const { unspaced, letters } = classes;
    const same = text.replace(new RegExp(`[^${unspaced}${letters}0-9]`, "g"), "");
    if (same.length < 4) return null;
    const gap = `[^${unspaced}${letters}0-9\\n]{0,2}`;
    const pattern = `(?:^|[^${letters}0-9])(${[...same].join(gap)})(?![${letters}0-9])`;
    return new RegExp(pattern).exec(planSearch.index.text())?.[1] ?? null;
  }

  /** Patterns of strings one character away, the likeliest slips first: two exchanged or another one, one too few, one too many. */
  function slips(text) {
    const any = `[${classes.unspaced}]`;
    const at = (from, to) => escaped(text.slice(from, to));
    const places = [...text].map((_, place) => place);
    const exchanged = places.slice(1).map((i) => at(0, i - 1) + escaped(text[i] + text[i - 1]) + at(i + 1));
    const other = text.length > 2 ? places.map((i) => at(0, i) + any + at(i + 1)) : [];
    const missing = text.length > 2 ? places.slice(1).map((i) => at(0, i) + any + at(i)) : [];
    const superfluous = text.length > 3 ? places.map((i) => at(0, i) + at(i + 1)) : [];
    return [[...exchanged, ...other], missing, superfluous];
  }

  /** The string of the plan that is nearest to this one: one of the same sound, a term of the glossary, any other. */
  function nearString(text) {
    if (text.length > 12 || !classes.unspaced) return null;
    const [alike] = all.flatMap(({ syllables }) => syllables?.homophones(text) ?? []);
    if (alike) return alike;
    const found = slips(text).flatMap(standing);
    const terms = planSearch.terms.unspaced();
    // Of two or three characters one that differs makes another word.
    const isSlip = (word) => text.length > 3 || isExchanged(text, word);
    return found.find((word) => terms.has(word)) ?? found.find(isSlip) ?? null;
  }

  /** The strings of the plan that fit one of the patterns, the most frequent first. */
  function standing(expressions) {
    const every = planSearch.index.text();
    const counts = new Map();
    for (const expression of expressions) {
      for (const [word] of every.matchAll(new RegExp(expression, "g"))) {
        if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  }

  /** Correct the terms that stand nowhere; null when there is nothing near. */
  async function corrected(query, isAbsent) {
    const texts = [];
    for (const term of query.terms) {
      let text = term.text;
      if (isAbsent(term)) text = term.type === "word" ? await nearWord(term) : nearString(term.text);
      if (!text) return null;
      texts.push(text);
    }
    const better = texts.join(" ");
    return better === query.literal ? null : better;
  }

  /**
   * Cut a string into the fewest pieces of at most `longest` characters that stand in the text. A character left over is taken together
   * with the one before it; what stands nowhere, or by accident only, is left out.
   */
  function cut(text, longest, stands) {
    const found = [];
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + longest);
      while (end > at + 1 && !stands(text.slice(at, end))) end -= 1;
      const piece = text.slice(end > at + 1 ? at : Math.max(0, at - 1), end);
      if (piece.length > 1 && stands(piece) && planSearch.isWord(piece)) found.push(piece);
      at = end;
    }
    return found;
  }

  /** 产业质量提升 → 产业, 质量提升: the pieces of a query that stand in the text, and whether nothing of it is left out. */
  function pieces(query, longest) {
    const every = planSearch.index.text();
    const stands = (piece) => every.includes(piece);
    const marks = `[^${classes.unspaced}${classes.letters}0-9%.+]`;
    const texts = query.terms.flatMap((term) => {
      if (term.type === "word") return [term.text];
      const parts = term.text.replace(patterns.questions, " ").split(new RegExp(`${marks}+`)).filter((part) => part.length > 1);
      return parts.flatMap((part) => (stands(part) ? [part] : cut(part, longest, stands)));
    });
    const asked = query.literal.replace(patterns.questions, "").replace(new RegExp(marks, "g"), "");
    return { texts, isComplete: texts.join("").length >= asked.length };
  }

  planSearch.suggest = { corrected, unmarked, pieces };
})();
