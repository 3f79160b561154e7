/**
 * Where a term stands in a text, and how well it fits there.
 *
 * A hit is [start, end, fit] in the normalised text; what fits how well stands in weights.js. Where words stand without blanks there are
 * no word borders, so a string of such characters always fits.
 */
(() => {
  const { FIT } = planSearch.weights;
  const { patterns } = planSearch.languages;
  const MOST = 40;
  const NONE = Object.freeze([]);

  function isLetter(character) {
    return character !== undefined && patterns.word.test(character);
  }

  function isLetterOrDigit(character) {
    return isLetter(character) || (character >= "0" && character <= "9");
  }

  function wordEnd(text, at) {
    let end = at;
    while (end < text.length && isLetter(text[end])) end += 1;
    return end;
  }

  function wordFit(term, text, at, language) {
    if (at > 0 && isLetterOrDigit(text[at - 1])) {
      return term.text.length > (term.isAlone ? 1 : 2) && text.startsWith(term.text, at) ? [at + term.text.length, FIT.inside] : null;
    }
    const end = wordEnd(text, at);
    const word = text.slice(at, end);
    const { spelt, stem } = term.forms.get(language);
    if (word === term.text || word === spelt) return [end, FIT.same];
    if (language.stem(word) === stem) return [end, FIT.form];
    return word.startsWith(term.text) || word.startsWith(spelt) ? [end, FIT.begun] : null;
  }

  /** Words one after the other, with a blank or a hyphen between, each in any of its forms; the last may be just begun. */
  function wordsFit(term, text, at, language) {
    let end = at;
    let fit = FIT.same;
    for (const [place, word] of term.words.entries()) {
      const start = place ? end + 1 : at;
      if (place && text[end] !== " " && text[end] !== "-") return null;
      if (place && text[end] !== term.gaps[place - 1]) fit = Math.min(fit, FIT.gap);
      const found = wordFit(word, text, start, language);
      if (!found || found[1] < (place === term.words.length - 1 ? FIT.begun : FIT.form)) return null;
      [end, fit] = [found[0], Math.min(fit, found[1])];
    }
    return [end, fit];
  }

  /** Letters and digits at its ends must not go on outside: 40% is not in 140%, AI not in MAIN. */
  function stringFit(term, text, at) {
    const end = at + term.text.length;
    const before = text[at - 1] ?? "";
    const after = text[end] ?? "";
    const first = term.text[0];
    const last = term.text[term.text.length - 1];
    const numberGoesOn = (/\d/.test(first) && (/\d/.test(before) || /\d\.$/.test(text.slice(Math.max(0, at - 2), at))))
      || (/\d/.test(last) && (/\d/.test(after) || /^\.\d/.test(text.slice(end, end + 2))));
    const wordGoesOn = (isLetter(first) && isLetterOrDigit(before)) || (isLetter(last) && isLetterOrDigit(after));
    return [end, numberGoesOn ? FIT.inside : wordGoesOn ? FIT.letters : FIT.same];
  }

  const FITS = { word: wordFit, words: wordsFit, string: stringFit };

  function shared(one, other) {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return one.slice(0, length);
  }

  /** What every form and spelling of a term begins with, in every language. */
  function prefixOf(term) {
    const [first] = term.words ?? [term];
    if (term.prefix === undefined) {
      const forms = [...(first.forms?.values() ?? [])].flatMap(({ spelt, stem }) => [spelt, stem.replace(/i$/, "")]);
      term.prefix = forms.reduce(shared, first.text) || first.text;
    }
    return term.prefix;
  }

  /** Whether a text may hold a term: a quick look before a thorough one. */
  function mayHold(term, text) {
    return text.includes(prefixOf(term));
  }

  /** Every place of a term in a normalised text, left to right. */
  function find(term, text, language) {
    const start = prefixOf(term);
    const first = text.indexOf(start);
    if (first === -1) return NONE;
    const hits = [];
    const fit = FITS[term.type];
    for (let at = first; at !== -1 && hits.length < MOST; at = text.indexOf(start, at + 1)) {
      const found = fit(term, text, at, language);
      if (found) hits.push([at, ...found]);
    }
    return hits;
  }

  /** Where a term stands in a record: in the title, in the text, or across the two where the text runs on from the title. */
  function places(term, record, language) {
    const words = record.in(language);
    const head = find(term, words.normHead, language);
    const text = find(term, words.normText, language);
    if (head.length || text.length || term.type === "word" || words.joint === "\n") return { head, text };
    const before = words.normHead.slice(-term.text.length);
    const border = before.length + words.joint.length;
    const [across] = find(term, before + words.joint + words.normText.slice(0, term.text.length), language);
    if (!across || across[0] >= before.length || across[1] <= border) return { head, text };
    const [start, end, fit] = across;
    const { length } = words.normHead;
    return { head: [[length - before.length + start, length, fit]], text: [[0, end - border, fit]] };
  }

  planSearch.match = { find, places, mayHold };
})();
