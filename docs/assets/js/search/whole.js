/**
 * Whether characters that stand side by side are a word, where words stand without blanks: 民宿 is one, 能完 in 功能完善 and 未能完成 is none.
 *
 * An accident is known by its neighbours: in every place its first character belongs to the one before, or its last to the one behind: the
 * plan has these two together more than twice as often as the whole.
 */
(() => {
  const CLOSER = 2;
  let counted = { every: "", counts: new Map() };

  /** How often a part stands in a text. */
  function count(part, every) {
    if (counted.every !== every) counted = { every, counts: new Map() };
    if (!counted.counts.has(part)) counted.counts.set(part, every.split(part).length - 1);
    return counted.counts.get(part);
  }

  /** Whether a text of the plan stands somewhere as a word: in all that is at hand, or in what is given. */
  function isWord(text, every = planSearch.index.text()) {
    const { unspaced } = planSearch.languages.patterns;
    const most = CLOSER * count(text, every);
    const isCloser = (pair) => unspaced.test(pair[0]) && unspaced.test(pair[1]) && count(pair, every) > most;
    for (let at = every.indexOf(text); at !== -1; at = every.indexOf(text, at + 1)) {
      const end = at + text.length;
      if (!isCloser(every.slice(at - 1, at + 1)) && !isCloser(every.slice(end - 1, end + 1))) return true;
    }
    return false;
  }

  planSearch.isWord = isWord;
})();
