/**
 * Words that readers use for what the plan calls otherwise: 双碳 for 碳达峰 and 碳中和. They come with the index, from plan/words.yml and
 * from what the languages know of words used elsewhere.
 */
(() => {
  const { languages } = planSearch;
  /** Ways to put a query that are tried at most. */
  const MOST = 8;
  let entries = null;
  /** What the records say that are at hand: of a large plan more and more of them are. */
  let plan = { size: -1, text: "" };

  /** Each word as it is compared, a string or stems one after the other; what it means in its own language, else in any. */
  function prepared() {
    const word = new RegExp(`[${languages.classes.letters}0-9]+`, "g");
    entries ??= planSearch.index.words.flatMap(([words, means]) => languages.all.flatMap((language, at) => words[at].map((said) => {
      const text = languages.folded(said).trim();
      const stems = language.isSpaced ? (text.match(word) ?? []).map(language.stem) : null;
      return { language, text, stems, meanings: means[at].length ? means[at] : means.flat() };
    })));
    return entries;
  }

  /** Whether the plan itself, not what is said about it, has a text without blanks. */
  function isSaid(text) {
    const records = [...planSearch.index.records()];
    if (plan.size !== records.length) plan = { size: records.length, text: said(records) };
    return languages.isUnspaced(text) && plan.text.includes(text);
  }

  function said(records) {
    return records.filter((record) => !planSearch.weights.isAbout({ record })).map(({ every }) => every).join("\n");
  }

  /** Where a word stands in a query, from which character to which. */
  function place({ language, text, stems }, literal, tokens) {
    if (!stems) {
      const start = literal.indexOf(text);
      return start === -1 ? null : [start, start + text.length];
    }
    const first = tokens.findIndex((_, at) => stems.every((stem, step) => tokens[at + step] && language.stem(tokens[at + step][0]) === stem));
    if (first === -1) return null;
    const last = tokens[first + stems.length - 1];
    return [tokens[first].index, last.index + last[0].length];
  }

  /** The words that stand in a query, each with what it means: the longest first, none inside another. */
  function matches(literal) {
    const tokens = [...literal.matchAll(new RegExp(`[${languages.classes.letters}0-9]+`, "g"))];
    const found = prepared().map((entry) => ({ place: place(entry, literal, tokens), meanings: entry.meanings })).filter((one) => one.place);
    found.sort((one, other) => other.place[1] - other.place[0] - (one.place[1] - one.place[0]) || one.place[0] - other.place[0]);
    const kept = [];
    for (const { place: [start, end], meanings } of found) {
      const same = kept.find((one) => one.start === start && one.end === end);
      if (same) same.meanings = [...new Set([...same.meanings, ...meanings])];
      else if (kept.every((one) => end <= one.start || start >= one.end)) kept.push({ start, end, meanings });
    }
    return kept.sort((one, other) => one.start - other.start);
  }

  /** What stands around readers' words, without what says nothing; null where a single character is left, which is half a word. */
  function rest(text) {
    const plain = text.replace(languages.patterns.questions, " ").replace(/[\s,;:.!?、·]+/g, " ").trim();
    return plain.split(" ").some((part) => part.length === 1 && languages.isUnspaced(part)) ? null : plain;
  }

  /** The whole query in the plan's words, in every way that there is, with its own where the plan has them; none where what is left over is no word. */
  function ways(literal, found) {
    let texts = [""];
    let at = 0;
    for (const { start, end, meanings } of [...found, { start: literal.length, end: literal.length, meanings: [""] }]) {
      const between = rest(literal.slice(at, start));
      if (between === null) return [];
      const said = literal.slice(start, end);
      texts = texts.flatMap((text) => [...(isSaid(said) ? [said] : []), ...meanings].map((meaning) => `${text} ${between} ${meaning}`)).slice(0, MOST);
      at = end;
    }
    return [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim().replace(/(\S+)(?: \1)+(?= |$)/g, "$1")))];
  }

  /** What stands before, between and behind readers' words in a query, each as in `rest`. */
  function around(literal, found) {
    const ends = [0, ...found.map(({ end }) => end)];
    const starts = [...found.map(({ start }) => start), literal.length];
    return ends.map((end, at) => rest(literal.slice(end, starts[at])));
  }

  /**
   * A query in the plan's words. `texts`: the whole query. `parts`: each reader's word in it and what that means, for when no block holds
   * the whole. `rest`: what stands around them. `isAll`: nothing does, but words of a question.
   */
  function of({ literal }) {
    const found = matches(literal);
    if (!found.length) return { texts: [], parts: [], rest: "", isAll: false };
    const others = around(literal, found);
    return {
      texts: ways(literal, found),
      parts: found.map(({ start, end, meanings }) => ({ said: literal.slice(start, end), meanings })),
      rest: others.filter(Boolean).join(" "),
      isAll: others.every((one) => one === ""),
    };
  }

  /** The readers' words that are read as what was typed. */
  function sounding(typed) {
    return prepared().filter(({ language, text }) => language.syllables?.isRead(text, typed)).map(({ text }) => text);
  }

  planSearch.words = { of, isSaid, sounding };
})();
