/**
 * What was probably meant, when a term is nowhere in the text: a word spelt nearly so, a Chinese string that differs in one character, or
 * the pieces that a long string is made of.
 */
(() => {
  let vocabulary = null;

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

  async function words(term) {
    const { store } = planSearch;
    if (!store.isWhole()) return new Map((await store.neighbours(term.stem)).filter((word) => /^[a-z]+$/.test(word)).map((word) => [word, 1]));
    if (!vocabulary) {
      vocabulary = new Map();
      for (const word of store.whole().match(/[a-z]{3,}/g) ?? []) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
    }
    return vocabulary;
  }

  /** The word of the plan that is spelt most like this one. */
  async function nearWord(term) {
    const limit = term.text.length > 5 ? 2 : term.text.length > 3 ? 1 : 0;
    let best = null;
    for (const [word, count] of limit ? await words(term) : []) {
      const edits = distance(term.text, word, limit);
      if (edits > limit) continue;
      const cost = edits + (word[0] === term.text[0] ? 0 : 0.6) - Math.min(0.4, Math.log10(count) / 5);
      if (!best || cost < best.cost) best = { word, cost };
    }
    return best?.word ?? kindred(term, await words(term));
  }

  /** The word of the plan that begins like this one for the longest: prefabrication like prefabricated, farmer like farm. */
  function kindred(term, vocabulary) {
    let best = null;
    for (const [word, count] of vocabulary) {
      let same = 0;
      while (same < word.length && word[same] === term.text[same]) same += 1;
      const isAkin = same > 3 && (same === word.length || (same > 5 && same >= 0.6 * term.text.length));
      if (isAkin && (!best || same > best.same || (same === best.same && count > best.count))) best = { word, same, count };
    }
    return best?.word ?? null;
  }

  /** The string of the plan that has the same letters and figures with other marks or blanks between: pm25 is PM2.5. */
  function unmarked(text) {
    const letters = text.replace(/[^\u3400-\u9fffa-z0-9]/g, "");
    if (letters.length < 4) return null;
    const pattern = `(?:^|[^a-z0-9])(${[...letters].join("[^\\u3400-\\u9fffa-z0-9\\n]{0,2}")})(?![a-z0-9])`;
    return new RegExp(pattern).exec(planSearch.store.whole())?.[1] ?? null;
  }

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  /** Patterns of strings one character away, the likeliest slips first: two exchanged or another one, one too few, one too many. */
  function patterns(text) {
    const han = "[\\u3400-\\u9fff]";
    const at = (from, to) => escaped(text.slice(from, to));
    const places = [...text].map((_, place) => place);
    const exchanged = places.slice(1).map((i) => at(0, i - 1) + escaped(text[i] + text[i - 1]) + at(i + 1));
    const other = text.length > 2 ? places.map((i) => at(0, i) + han + at(i + 1)) : [];
    const missing = text.length > 2 ? places.slice(1).map((i) => at(0, i) + han + at(i)) : [];
    const superfluous = text.length > 3 ? places.map((i) => at(0, i) + at(i + 1)) : [];
    return [[...exchanged, ...other], missing, superfluous];
  }

  /** The Chinese string of the plan that is nearest to this one; a term of the glossary sooner than a string from anywhere. */
  function nearString(text) {
    if (text.length > 12) return null;
    const [alike] = planSearch.pinyin.homophones(text);
    if (alike) return alike;
    const found = patterns(text).flatMap(standing);
    const terms = new Set(planSearch.glossary().map(([form]) => form));
    return found.find((word) => terms.has(word)) ?? found[0] ?? null;
  }

  /** The strings of the plan that fit one of the patterns, the most frequent first. */
  function standing(slips) {
    const every = planSearch.store.whole();
    const counts = new Map();
    for (const pattern of slips) {
      for (const [word] of every.matchAll(new RegExp(pattern, "g"))) {
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
    const whole = texts.join(" ");
    return whole === query.literal ? null : whole;
  }

  /**
   * Cut a string into the fewest pieces of at most `longest` characters that stand in the text. A character left over is taken together
   * with the one before it; what stands nowhere is left out.
   */
  function pieces(text, stands, longest) {
    const found = [];
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + longest);
      while (end > at + 1 && !stands(text.slice(at, end))) end -= 1;
      const piece = text.slice(end > at + 1 ? at : Math.max(0, at - 1), end);
      if (piece.length > 1 && stands(piece)) found.push(piece);
      at = end;
    }
    return found;
  }

  function nearEnglish(text) {
    const starts = text.split(" ").filter((word) => word.length > 3).map((word) => word.slice(0, 4));
    const forms = planSearch.glossary().map((entry) => entry[1]);
    return forms.filter((form) => form.toLowerCase().split(/[^a-z]+/).some((word) => starts.includes(word.slice(0, 4)))).slice(0, 3);
  }

  /** Terms nearest to what was typed, for when nothing at all was found: those of the glossary that share most of its characters. */
  function near(text) {
    if (!planSearch.text.isHan(text)) return nearEnglish(text);
    const wanted = new Set(text);
    const scored = planSearch.glossary().map(([form]) => {
      const own = new Set(form);
      const shared = [...wanted].filter((character) => own.has(character)).length;
      return [shared / Math.max(wanted.size, own.size), form];
    });
    return scored.filter(([share]) => share >= 0.5).sort((a, b) => b[0] - a[0]).slice(0, 3).map(([, form]) => form);
  }

  planSearch.suggest = { corrected, unmarked, pieces, near };
})();
