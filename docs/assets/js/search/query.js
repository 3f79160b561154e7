/**
 * A query: what was typed, taken apart into terms, and the identities that it may name (3-1-2, 专栏4-2, table 2, 第三章).
 */
(() => {
  const LIMIT = 120;
  const STOP = new Set(("a an and are as at be by for from how in into is it its of on or that the their this to was were what when where "
    + "which who will with").split(" "));
  const DIGITS = "零一二三四五六七八九";
  let variants = null;

  function simplified(text) {
    if (!variants) {
      const pairs = [...planSearch.store.manifest.variants];
      variants = new Map();
      for (let at = 0; at < pairs.length; at += 2) variants.set(pairs[at], pairs[at + 1]);
    }
    return [...text].map((character) => variants.get(character) ?? character).join("");
  }

  /** A term of one or more words. `phrase`: just as it stands, in no other form. */
  function term(text, phrase = false) {
    const { isHan, stem, spelt } = planSearch.text;
    if (!phrase && /^[a-z]+$/.test(text)) return { type: "word", text, from: spelt(text), stem: stem(text), optional: STOP.has(text) };
    if (!phrase && /^[a-z]+(?:[ -][a-z]+)+$/.test(text)) {
      return { type: "words", text, words: text.split(/[ -]/).map((word) => term(word)), gaps: text.match(/[ -]/g), optional: false };
    }
    return { type: isHan(text) ? "han" : "literal", text, optional: false };
  }

  /** Marks at the ends that belong to the sentence around a word, not to it. */
  function trimmed(text) {
    const inside = text.replace(/^[\s.,;:!?、·()[\]{}*-]+/, "").replace(/[\s.,;:!?、·()[\]{}*-]+$/, "");
    return inside || text;
  }

  /** Strings in quotation marks between blanks are phrases; other quotation marks mean nothing. */
  function terms(raw) {
    const found = [];
    const { normalised } = planSearch.text;
    const phrases = /(^|\s)(?:["＂]([^"＂]+)["＂]|“([^“”]+)”|「([^「」]+)」|『([^『』]+)』)(?=$|\s)/g;
    const rest = raw.replace(phrases, (...groups) => {
      const phrase = trimmed(simplified(normalised(groups.slice(2, 6).find(Boolean))).trim());
      if (phrase) found.push(term(phrase, phrase.includes(" ")));
      return " ";
    });
    for (const part of simplified(normalised(rest)).split(" ")) {
      const text = trimmed(part);
      if (text) found.push(term(text));
    }
    const unique = found.filter((one, at) => found.findIndex((other) => other.text === one.text) === at).slice(0, 12);
    if (unique.length === 1) unique[0].isAlone = true;
    if (unique.every((one) => one.optional)) for (const one of unique) one.optional = false;
    return unique;
  }

  function number(text) {
    if (/^\d+$/.test(text)) return Number(text);
    const named = NAMES.findIndex((names) => names.includes(text));
    if (named !== -1) return named + 1;
    const [, tens, ones] = /^([一二三四五六七八九]?十)?([零一二三四五六七八九])?$/.exec(text) ?? [];
    if (!tens && !ones) return NaN;
    const ten = tens ? (tens.length === 2 ? DIGITS.indexOf(tens[0]) : 1) * 10 : 0;
    return ten + (ones ? DIGITS.indexOf(ones) : 0);
  }

  const NAMES = ("one i,two ii,three iii,four iv,five v,six vi,seven vii,eight viii,nine ix,ten x,eleven xi,twelve xii").split(",")
    .map((names) => names.split(" "));
  const N = "(\\d{1,4}|[一二三四五六七八九十]{1,3})";
  const NAME = `(${NAMES.flat().join("|")})`;
  const FORMS = [
    [`第?${N}章`, (a) => [`${a}`]],
    [`第${N}部分`, (a) => [`${a}`]],
    [`(?:chapter|ch|part)${N}`, (a) => [`${a}`]],
    [`(?:chapter|part)${NAME}`, (a) => [`${a}`]],
    [`第?${N}章第?${N}节`, (a, b) => [`s${a}-${b}`]],
    [`第?${N}章第?${N}节第?${N}[条项段]?`, (a, b, c) => [`m${a}-${b}-${c}`, `p${a}-${b}-${c}`]],
    [`chapter${N},?section${N}`, (a, b) => [`s${a}-${b}`]],
    [`${N}[、.]?\\(${N}\\)`, (a, b) => [`s${a}-${b}`]],
    [`${N}[、.]?\\(${N}\\)[、.]?${N}`, (a, b, c) => [`m${a}-${b}-${c}`, `p${a}-${b}-${c}`]],
    [`(?:第|节|section|sec|s|§)${N}[-.]${N}节?`, (a, b) => [`s${a}-${b}`]],
    [`(?:举措|措施|条|measure|m)${N}[-.]${N}[-.]${N}`, (a, b, c) => [`m${a}-${b}-${c}`]],
    [`(?:段落?|paragraph|para|p)${N}[-.]${N}[-.]${N}`, (a, b, c) => [`p${a}-${b}-${c}`]],
    [`(?:专栏|specialcolumn|column|box|c)${N}[-.]${N}`, (a, b) => [`c${a}-${b}`]],
    [`(?:专栏条目|专栏|条目|specialcolumn|column|box|item|c)${N}[-.]${N}[-.]${N}`, (a, b, c) => [`c${a}-${b}-${c}`]],
    [`(?:专栏|specialcolumn|column|box|c)${N}`, (a) => [`c${a}`, `c${a}-1`]],
    [`(?:附?表格?|table|t)${N}`, (a) => [`t${a}`]],
    [`table${NAME}`, (a) => [`t${a}`]],
    [`a${N}`, (a) => [`a${a}`]],
    [`${N}[-.]${N}[-.]${N}`, (a, b, c) => [`m${a}-${b}-${c}`, `p${a}-${b}-${c}`, `c${a}-${b}-${c}`]],
    [`${N}-${N}`, (a, b) => [`s${a}-${b}`, `c${a}-${b}`]],
    [`\\d{1,4}`, () => []],
  ].map(([form, names]) => [new RegExp(`^${form}$`), names]);

  /** The identities that the whole query names, the likeliest first. Not all of them need exist. */
  function identities(raw) {
    const plain = simplified(planSearch.text.normalised(raw)).trim();
    if (/^[ign]-[a-z0-9-]+$/.test(plain)) return [plain];
    const close = plain.replace(/^#/, "").replace(/\s+/g, "").replace(/[:.]$/, "").replace(/-{2,}/g, "-");
    for (const [form, names] of FORMS) {
      const match = form.exec(close);
      if (!match) continue;
      const numbers = match.slice(1).map(number);
      if (!numbers.some(Number.isNaN)) return match.length === 1 ? [close] : names(...numbers);
    }
    return [];
  }

  /** Chinese has no blanks: AI 温州 is AI温州 as well. */
  function joined(text) {
    return text.replace(/ (?=[\u3400-\u9fff])|([\u3400-\u9fff]) /g, "$1");
  }

  /** Take what was typed apart. `looked`: the terms, and also the whole as it was typed when that is more than one term. */
  function parse(typed) {
    const raw = typed.trim().slice(0, LIMIT);
    const found = terms(raw);
    const literal = found.map((one) => one.text).join(" ");
    const whole = joined(simplified(planSearch.text.normalised(raw)).trim());
    const looked = found.length > 1 || (found.length && whole !== literal) ? [...found, { ...term(whole), isWhole: true }] : found;
    return { raw, terms: found, looked, literal, identities: raw ? identities(raw) : [] };
  }

  planSearch.query = { parse, term };
})();
