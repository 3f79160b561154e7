/**
 * Postings: which records hold a term. They are sorted by term and cut into shards; the manifest has the first term of each, so that only
 * the shard that may hold a term is fetched. src/plansite/search/postings.py writes them.
 */
(() => {
  const FIRST = 0x23;
  const MARK = 0x21;
  const LARGEST = 0xd000;
  /** Terms that begin with a string, at most. */
  const MOST = 60;

  /** The place of the last entry of a sorted list whose key is not above the value. */
  function below(entries, value) {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle][0] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Ascending numbers from the gaps between them: one character each, or three where a gap is large. */
  function decoded(text) {
    const numbers = new Uint32Array(text.length);
    let length = 0;
    let number = -1;
    for (let at = 0; at < text.length; at += 1) {
      let code = text.charCodeAt(at);
      if (code === MARK) {
        code = (text.charCodeAt(at + 1) - FIRST) * LARGEST + text.charCodeAt(at + 2);
        at += 2;
      }
      number += code - FIRST + 1;
      numbers[length] = number;
      length += 1;
    }
    return numbers.subarray(0, length);
  }

  function opened(shards, piece) {
    const lists = new Map();

    async function terms(place) {
      const rows = await piece(shards[place][1]);
      return rows.map((row) => row[0]);
    }

    async function entry(place, at) {
      const key = `${place}/${at}`;
      if (!lists.has(key)) {
        const [term, head, text] = (await piece(shards[place][1]))[at];
        lists.set(key, { term, head: decoded(head), text: decoded(text) });
      }
      return lists.get(key);
    }

    /** The postings of a term; with `prefix`, of the terms that begin with it (those of one or two shards, the nearest first). */
    async function of(term, prefix) {
      const first = Math.max(0, below(shards, term));
      const places = (prefix ? [first, first + 1] : [first]).filter((place) => place < shards.length);
      const found = [];
      for (const [distance, held] of (await Promise.all(places.map(terms))).entries()) {
        for (let at = 0; at < held.length && found.length < MOST; at += 1) {
          if (held[at] === term || (prefix && held[at].startsWith(term))) found.push(await entry(first + distance, at));
        }
      }
      return found;
    }

    /** The terms of the shard that holds this term: its neighbours in the vocabulary. */
    async function neighbours(term) {
      return terms(Math.max(0, below(shards, term)));
    }

    return { of, neighbours };
  }

  planSearch.postings = { opened, decoded, below };
})();
