/**
 * Stems: which forms and spellings of a word are one. The rules come with the language; src/plansite/languages/stems.py says what they mean
 * and applies them to the postings of a large plan.
 */
(() => {
  /** The first cut that fits: what its first group matches stays, its ending stands in place of the rest. */
  function after(cuts, word) {
    for (const [pattern, ending] of cuts) {
      const match = pattern.exec(word);
      if (match) return word.slice(0, match.index) + match[1] + ending + word.slice(match.index + match[0].length);
    }
    return word;
  }

  /** `spelt`: a word as the plan spells it. `stem`: what its forms have in common; equal for words that belong together, not itself a word. */
  planSearch.stems = ({ spellings, respelt, shortest, steps }) => {
    const compiled = (cuts) => cuts.map(([pattern, ending]) => [new RegExp(pattern), ending]);
    const words = new Map(Object.entries(spellings));
    const endings = respelt.map((cut) => compiled([cut]));
    const each = steps.map(compiled);
    const stems = new Map();

    function spelt(word) {
      return endings.reduce((text, cuts) => after(cuts, text), words.get(word) ?? word);
    }

    function cut(word) {
      return word.length < shortest ? word : each.reduce((text, cuts) => after(cuts, text), word);
    }

    function stem(word) {
      if (!stems.has(word)) stems.set(word, cut(spelt(word)));
      return stems.get(word);
    }

    return { spelt, stem };
  };
})();
