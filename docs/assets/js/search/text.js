/**
 * Normalised text: what a query and the plan's text are both turned into before they are compared. Lower case, one width, no quotation
 * marks, one kind of dash and blank. scripts/plansite/search/grams.py does the same for the postings of a large plan.
 */
(() => {
  const QUOTES = /[“”„‟‘’‚‛'"「」『』〝〞《》〈〉`´]/g;
  const DASHES = /[‐-―−－~～〜]/g;
  /** American spellings, short forms and odd plurals, and how the plan has them. */
  const OTHERWISE = new Map(Object.entries({
    center: "centre", centers: "centres", centered: "centred", centering: "centring", meter: "metre", meters: "metres",
    program: "programme", programs: "programmes", catalog: "catalogue", license: "licence", licenses: "licences",
    defense: "defence", practice: "practise", practices: "practises", livable: "liveable", aging: "ageing",
    lab: "laboratory", labs: "laboratories", craftsmen: "craftsman",
  }));
  const OUR = /^(col|endeav|fav|harb|hon|lab|neighb|vig|behavi)or(s|ed|er|ers|ing|able|ful|hood|hoods)?$/;
  const IZE = /^(.{4,}[iy])z(e|ed|es|er|ers|ing|ation|ations)$/;
  const HAN = /[\u3400-\u9fff]/;
  const stems = new Map();
  const pieces = new Map();

  function normalised(text) {
    return text.replace(QUOTES, "").normalize("NFKC").toLowerCase().replace(QUOTES, "").replace(DASHES, "-").replaceAll("。", ".")
      .replace(/(\d),(?=\d{3})/g, "$1").replace(/\s+/g, " ");
  }

  function piece(character) {
    if (!pieces.has(character)) pieces.set(character, normalised(character));
    return pieces.get(character);
  }

  /** The normalised text, and for each of its characters the range of the text that it comes from. */
  function traced(text) {
    let norm = "";
    const from = [];
    for (let at = 0; at < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(at));
      const next = at + character.length;
      let written = piece(character);
      if (written === " " && norm.endsWith(" ")) written = "";
      if (written === "," && /\d$/.test(norm) && /^\d{3}/.test(text.slice(next, next + 3).normalize("NFKC"))) written = "";
      for (let unit = 0; unit < written.length; unit += 1) from.push([at, next]);
      norm += written;
      at = next;
    }
    return { norm, from };
  }

  function singular(word) {
    if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2);
    return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  }

  function spelt(word) {
    return (OTHERWISE.get(word) ?? word).replace(OUR, "$1our$2").replace(IZE, "$1s$2");
  }

  function cut(word) {
    if (word.length <= 3) return word;
    word = singular(word);
    for (const ending of ["ing", "ed"]) {
      const rest = word.slice(0, -ending.length);
      if (word.endsWith(ending) && rest.length > 2 && /[aeiouy]/.test(rest) && !word.endsWith("eed")) {
        word = rest;
        break;
      }
    }
    word = word.replace(/([b-df-hj-np-tv-z])\1$/, "$1");
    if (word.length > 3) word = word.replace(/e$/, "");
    return word.replace(/([^aeiou])y$/, "$1i");
  }

  /** A light stem: plural, -ing, -ed, -ise for -ize. Equal for words that belong together; not itself a word. */
  function stem(word) {
    if (!stems.has(word)) stems.set(word, cut(spelt(word)));
    return stems.get(word);
  }

  planSearch.text = { normalised, traced, stem, spelt, isHan: (text) => HAN.test(text) };
})();
