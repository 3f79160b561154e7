/**
 * Where a term stands in a text, and how well it fits there.
 *
 * A hit is [start, end, fit] in the normalised text. Fit: 1 the word itself, .7 another form of it, .6 a word that begins with it,
 * .25 the middle of another word. Chinese has no word borders, so a Chinese string always fits.
 */
(() => {
  const WORD = /[a-z]/;
  const ALPHANUMERIC = /[a-z0-9]/;
  const MOST = 40;
  /** Fit of night time for night-time. */
  const OTHER_GAP = 0.9;
  const NONE = Object.freeze([]);

  function wordEnd(text, at) {
    let end = at;
    while (end < text.length && WORD.test(text[end])) end += 1;
    return end;
  }

  function wordFit(term, text, at) {
    if (at > 0 && ALPHANUMERIC.test(text[at - 1])) {
      return term.text.length > (term.isAlone ? 1 : 2) && text.startsWith(term.text, at) ? [at + term.text.length, 0.25] : null;
    }
    const end = wordEnd(text, at);
    const word = text.slice(at, end);
    if (word === term.text || word === term.from) return [end, 1];
    if (planSearch.text.stem(word) === term.stem) return [end, 0.7];
    return word.startsWith(term.text) || word.startsWith(term.from) ? [end, 0.6] : null;
  }

  /** Words one after the other, with a blank or a hyphen between, each in any of its forms; the last may be just begun. */
  function wordsFit(term, text, at) {
    let end = at;
    let fit = 1;
    for (const [place, word] of term.words.entries()) {
      const start = place ? end + 1 : at;
      if (place && text[end] !== " " && text[end] !== "-") return null;
      if (place && text[end] !== term.gaps[place - 1]) fit = Math.min(fit, OTHER_GAP);
      const found = wordFit(word, text, start);
      if (!found || found[1] < (place === term.words.length - 1 ? 0.6 : 0.7)) return null;
      [end, fit] = [found[0], Math.min(fit, found[1])];
    }
    return [end, fit];
  }

  const FITS = { word: wordFit, words: wordsFit };

  /** Letters and digits at its ends must not go on outside: 40% is not in 140%, AI not in MAIN. */
  function literalFit(term, text, at) {
    const end = at + term.text.length;
    const before = text[at - 1] ?? "";
    const after = text[end] ?? "";
    const first = term.text[0];
    const last = term.text[term.text.length - 1];
    const numberGoesOn = (/\d/.test(first) && (/\d/.test(before) || /\d\.$/.test(text.slice(Math.max(0, at - 2), at))))
      || (/\d/.test(last) && (/\d/.test(after) || /^\.\d/.test(text.slice(end, end + 2))));
    const wordGoesOn = (WORD.test(first) && ALPHANUMERIC.test(before)) || (WORD.test(last) && ALPHANUMERIC.test(after));
    return [end, numberGoesOn ? 0.25 : wordGoesOn ? 0.5 : 1];
  }

  function shared(one, other) {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return one.slice(0, length);
  }

  /** What every form and spelling of a term begins with. */
  function prefixOf(term) {
    const [first] = term.words ?? [term];
    term.prefix ??= (first.stem && shared(shared(first.text, first.from), first.stem.replace(/i$/, ""))) || first.text;
    return term.prefix;
  }

  /** Whether a text may hold a term: a quick look before a thorough one. */
  function mayHold(term, text) {
    return text.includes(prefixOf(term));
  }

  /** Every place of a term in a normalised text, left to right. */
  function find(term, text) {
    const start = prefixOf(term);
    const first = text.indexOf(start);
    if (first === -1) return NONE;
    const hits = [];
    const fit = FITS[term.type] ?? literalFit;
    for (let at = first; at !== -1 && hits.length < MOST; at = text.indexOf(start, at + 1)) {
      const found = fit(term, text, at);
      if (found) hits.push([at, ...found]);
    }
    return hits;
  }

  /** Where a term stands in a record's words: in the title, in the text, or across the two where the text runs on from the title. */
  function places(term, words) {
    const head = find(term, words.normHead);
    const text = find(term, words.normText);
    if (head.length || text.length || term.type === "word" || words.joint === "\n") return { head, text };
    const before = words.normHead.slice(-term.text.length);
    const border = before.length + words.joint.length;
    const [across] = find(term, before + words.joint + words.normText.slice(0, term.text.length));
    if (!across || across[0] >= before.length || across[1] <= border) return { head, text };
    const [start, end, fit] = across;
    const { length } = words.normHead;
    return { head: [[length - before.length + start, length, fit]], text: [[0, end - border, fit]] };
  }

  planSearch.match = { places, find, mayHold };
})();
