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

  /** For each record: 2 when its title holds the term, 1 when the record holds it, 0 when not. And how many hold it. */
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
    let size = 0;
    for (let number = 0; number < count; number += 1) {
      const holds = lists.length > 0 && anywhere[number] === lists.length;
      anywhere[number] = holds ? (inHead[number] === lists.length ? 2 : 1) : 0;
      if (holds) size += 1;
    }
    return { places: anywhere, size };
  }

  /** The numbers with the highest scores, highest first; of equal ones the lower number. */
  function highest(scores, isCandidate) {
    const best = [];
    for (let number = 0; number < scores.length; number += 1) {
      const score = scores[number];
      if (!isCandidate(number) || (best.length === MOST && score <= scores[best[MOST - 1]])) continue;
      let at = best.length;
      while (at > 0 && scores[best[at - 1]] < score) at -= 1;
      best.splice(at, 0, number);
      if (best.length > MOST) best.pop();
    }
    return best;
  }

  /** Add a term's weight to the scores of the records that hold it, and to their coverage of the query. */
  function add(list, weight, term, scores, covered) {
    const { places } = list;
    for (let number = 0; number < places.length; number += 1) {
      if (!places[number]) continue;
      scores[number] += weight * (places[number] === 2 ? TITLE : 1);
      if (!term.optional) covered[number] += weight;
    }
  }

  /** Numbers of records that may hold all terms (else the most of them), best first; how many there are, and how many hold each term. */
  planSearch.candidates = async (query, { count, kindOf, postings }) => {
    const lists = await Promise.all(query.terms.map((term) => ofTerm(term, { count, postings })));
    const scores = new Float32Array(count);
    const covered = new Float32Array(count);
    lists.forEach((list, at) => {
      const term = query.terms[at];
      add(list, Math.log(1 + count / (1 + list.size)) * (term.optional ? OPTIONAL : 1), term, scores, covered);
    });
    let most = 0;
    let total = 0;
    for (const cover of covered) if (cover > most) most = cover;
    const isCandidate = (number) => most > 0 && covered[number] >= most * 0.9999;
    for (let number = 0; number < count; number += 1) {
      if (!isCandidate(number)) continue;
      total += 1;
      scores[number] *= priorOf(kindOf(number));
    }
    return { numbers: highest(scores, isCandidate), total, counts: new Map(query.terms.map((term, at) => [term, lists[at].size])) };
  };
})();
