/**
 * Normalised text: what a query and the plan's text are both turned into before they are compared. Lower case, one width, no quotation
 * marks, one kind of dash and blank, nothing that cannot be seen. src/plansite/search/folding.py does the same for the postings of a large plan.
 */
(() => {
  const QUOTES = /[“”„‟‘’‚‛'"「」『』〝〞《》〈〉`´]/g;
  const DASHES = /[‐-―−－~～〜]/g;
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
  const pieces = new Map();

  function normalised(text) {
    return text.replace(QUOTES, "").replace(UNSEEN, "").normalize("NFKC").toLowerCase().replace(QUOTES, "").replace(DASHES, "-").replaceAll("。", ".")
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

  /** A string as part of a regular expression. */
  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  planSearch.text = { normalised, traced, escaped };
})();
