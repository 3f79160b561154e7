/** Which records of a large plan may answer a query: those that its postings name, best first, so that only the chunks with the best are fetched. */
(() => {
  const GRAMS = 5;
  const MOST = 60;
  const { TITLE, OPTIONAL, priorOf } = planSearch.weights;

  /** A word's stems, one for each language that has another. */
  function stems(word) {
    return [...new Set(planSearch.languages.all.map((language) => language.stem(word)))];
  }

  /**
   * The keys of the postings under which a term is found, each with its alternatives. They name more records than hold the term: the text
   * decides.
   */
  function keys(term) {
    if (term.type === "word") return [stems(term.text)];
    const { unspaced, letters } = planSearch.languages.classes;
    const tokens = new RegExp([...(unspaced ? [`[${unspaced}]+`] : []), `[${letters}]+`, "\\d+(?:\\.\\d+)*"].join("|"), "g");
    const found = [];
    for (const [token] of term.text.matchAll(tokens)) {
      if (planSearch.languages.patterns.word.test(token)) found.push(stems(token));
      else if (/\d/.test(token) || token.length < 2) found.push([token]);
      else for (let at = 0; at + 1 < token.length; at += 1) found.push([token.slice(at, at + 2)]);
    }
    if (found.length <= GRAMS) return found;
    const step = found.length / GRAMS;
    return Array.from({ length: GRAMS }, (_, at) => found[Math.floor(at * step)]);
  }

  /** Postings of a key: of the term itself, else of the terms that begin with it. */
  async function entries(key, prefix, postings) {
    const found = await postings.of(key, prefix);
    const exact = found.filter((entry) => entry.term === key);
    return exact.length ? exact : found;
  }

  /** Count in `seen` how many keys a record holds; a record that lacks an earlier key is out. */
  function mark(seen, numbers, before) {
    for (const number of numbers) if (seen[number] === before) seen[number] = before + 1;
  }

  /**
   * The records that hold a term, and those of them whose titles do. Only records that postings name are looked at: a library has many times
   * as many.
   */
  async function ofTerm(term, { count, postings }) {
    const wanted = keys(term);
    const single = wanted.length === 1 && (term.type === "word" || wanted[0][0].length < 2);
    const lists = await Promise.all(wanted.map(async (same) => (
      (await Promise.all(same.map((key) => entries(key, single, postings)))).flat())));
    const anywhere = new Uint8Array(count);
    const inHead = new Uint8Array(count);
    lists.forEach((list, before) => {
      for (const { head, text } of list) {
        mark(anywhere, text, before);
        mark(anywhere, head, before);
        mark(inHead, head, before);
      }
    });
    const numbers = [];
    for (const { head, text } of lists.at(-1) ?? []) {
      for (const same of [head, text]) {
        for (const number of same) {
          if (anywhere[number] !== lists.length) continue;
          numbers.push(number);
          anywhere[number] = 0; // another form of the term may name it again
        }
      }
    }
    return { numbers, isTitled: (number) => inHead[number] === lists.length };
  }

  /** The numbers with the highest scores, highest first; of equal ones the lower number. */
  function highest(numbers, scores) {
    const isAfter = (one, other) => scores[one] < scores[other] || (scores[one] === scores[other] && one > other);
    const best = [];
    for (const number of numbers) {
      if (best.length === MOST && isAfter(number, best[MOST - 1])) continue;
      let at = best.length;
      while (at > 0 && isAfter(best[at - 1], number)) at -= 1;
      best.splice(at, 0, number);
      if (best.length > MOST) best.pop();
    }
    return best;
  }

  /** Add a term's weight to the scores of the records that hold it, and to their coverage of the query; `found` gets those that are new. */
  function add({ numbers, isTitled }, weight, term, scores, covered, found) {
    for (const number of numbers) {
      if (!scores[number]) found.push(number);
      scores[number] += weight * (isTitled(number) ? TITLE : 1);
      if (!term.optional) covered[number] += weight;
    }
  }

  /** Numbers of records that may hold all terms (else the most of them), best first; how many there are, and how many hold each term. */
  planSearch.candidates = async (query, { count, kindOf, postings }) => {
    const lists = await Promise.all(query.terms.map((term) => ofTerm(term, { count, postings })));
    const scores = new Float32Array(count);
    const covered = new Float32Array(count);
    const found = [];
    lists.forEach((list, at) => {
      const term = query.terms[at];
      add(list, Math.log(1 + count / (1 + list.numbers.length)) * (term.optional ? OPTIONAL : 1), term, scores, covered, found);
    });
    const most = found.reduce((cover, number) => Math.max(cover, covered[number]), 0);
    const all = found.filter((number) => most > 0 && covered[number] >= most * 0.9999);
    for (const number of all) scores[number] *= priorOf(kindOf(number));
    return { numbers: highest(all, scores), total: all.length, counts: new Map(query.terms.map((term, at) => [term, lists[at].numbers.length])) };
  };
})();
