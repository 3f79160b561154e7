/**
 * The index of a library of plans (src/plansite/library/index.py writes it): postings plan by plan, in shards that are chosen by how a term
 * begins, and the records of each plan in chunks. It answers as the index of a large plan does (index.js), and finds only in those plans that
 * its `filter` lets through.
 */
(() => {
  /** Chunks that a query fetches: for the first results, then for all. */
  const PORTIONS = [4, 24];
  /** Characters of a term that choose its shard: of those without blanks between words, from `DENSE` on, and of others; all of an identity. */
  const DENSE = 0x2e80;
  const OF_DENSE = 2;
  const OF_OTHERS = 3;
  const FIRST = 0x23;
  const MARK = 0x21;
  const PLAN = 0x20;
  const LARGEST = 0xd000;
  /** Terms that begin with a string, at most. */
  const MOST = 60;
  const { Record } = planSearch;

  function chosen(term) {
    if (term.startsWith("#")) return term.length;
    return term.charCodeAt(0) >= DENSE ? OF_DENSE : OF_OTHERS;
  }

  /** FNV-1a of the beginning of a term. */
  function hashed(term) {
    let number = 0x811c9dc5;
    for (let at = 0; at < Math.min(term.length, chosen(term)); at += 1) number = Math.imul(number ^ term.charCodeAt(at), 0x01000193) >>> 0;
    return number;
  }

  /** The plans with their place in the list, the number of their first record, and their languages. */
  function placed(manifest) {
    let first = 0;
    return manifest.plans.map((plan, number) => {
      const made = { ...plan, number, first };
      first += plan.count;
      return made;
    });
  }

  /** The kind of every record, by its number. */
  function kindsOf(plans, count) {
    const kinds = new Uint8Array(count);
    for (const { first, ranges, count: own } of plans) {
      ranges.forEach(([kind, from], at) => kinds.fill(kind, first + from, first + (ranges[at + 1]?.[1] ?? own)));
    }
    return kinds;
  }

  /** Postings of a term in the plans that are let through: the numbers of records, apart those whose titles hold it. */
  function decoded(text, plans, passes) {
    const head = [];
    const body = [];
    let plan = null;
    let number = -1;
    for (let at = 0; at < text.length; at += 1) {
      let code = text.charCodeAt(at);
      if (code === PLAN) {
        at += 1;
        plan = plans[text.charCodeAt(at) - FIRST];
        number = -1;
        if (!passes(plan)) at = (text.indexOf(" ", at + 1) + 1 || text.length + 1) - 2;
        continue;
      }
      if (code === MARK) {
        code = (text.charCodeAt(at + 1) - FIRST) * LARGEST + text.charCodeAt(at + 2);
        at += 2;
      }
      number += code - FIRST + 1;
      (number % 2 ? head : body).push(plan.first + (number >> 1));
    }
    return { head, text: body };
  }

  function postingsOf(manifest, piece, plans, passes) {
    const { shards } = manifest;
    const shard = (term) => piece(shards[hashed(term) % shards.length]);

    async function of(term, prefix) {
      const held = await shard(term);
      const names = term in held ? [term] : [];
      if (!names.length && prefix && term.length >= chosen(term)) names.push(...Object.keys(held).filter((name) => name.startsWith(term)).slice(0, MOST));
      return names.map((name) => ({ term: name, ...decoded(held[name], plans, passes) }));
    }

    return { of, neighbours: async (term) => Object.keys(await shard(term)) };
  }

  planSearch.library = (manifest, piece) => {
    const { all } = planSearch.languages;
    const plans = placed(manifest);
    const firsts = plans.map((plan) => [plan.first, plan]);
    const kinds = kindsOf(plans, manifest.count);
    const filter = { plan: "", place: "", field: "" };
    const passes = (plan) => (!filter.plan || plan.address === filter.plan) && ["place", "field"].every((key) => !filter[key] || plan[key] === filter[key]);
    const postings = postingsOf(manifest, piece, plans, passes);
    const records = new Map();
    const titled = new Map();
    let text = { records: 0, every: "" };
    let terms = null;

    /** A row of a plan has texts in that plan's languages; a record has places for all. */
    function made(row, number, plan) {
      const texts = all.flatMap(({ code }) => {
        const at = plan.languages.indexOf(code);
        return at === -1 ? ["", ""] : row.slice(4 + 2 * at, 6 + 2 * at);
      });
      return new Record([...row.slice(0, 4), ...texts], number, manifest.kinds, plan);
    }

    async function chunk(plan, at) {
      const first = plan.first + at * manifest.chunk;
      const { records: rows, above } = await piece(`${plan.digest}/${at}`);
      if (records.has(first)) return;
      for (const row of above) {
        const one = made(row, -1, plan);
        if (!titled.has(one.id)) titled.set(one.id, one);
      }
      rows.forEach((row, step) => {
        const one = made(row, first + step, plan);
        records.set(first + step, one);
        titled.set(one.id, one);
      });
    }

    const planOf = (number) => firsts[planSearch.postings.below(firsts, number)][1];

    /** Fetch the records of these numbers, from at most so many chunks. */
    async function fetched(numbers, most) {
      const wanted = new Map();
      for (const number of numbers) {
        const plan = planOf(number);
        const at = Math.floor((number - plan.first) / manifest.chunk);
        if (wanted.size < most) wanted.set(`${plan.number}/${at}`, [plan, at]);
      }
      await Promise.all([...wanted.values()].map(([plan, at]) => chunk(plan, at)));
      return Array.from(numbers, (number) => records.get(number)).filter(Boolean);
    }

    async function gather(query, portion) {
      const kindOf = (number) => manifest.kinds[kinds[number]];
      const { numbers, total, counts } = await planSearch.candidates(query, { count: manifest.count, kindOf, postings });
      const found = await fetched(numbers, portion);
      return { records: found, counts, more: total - found.length };
    }

    /** Every plan may have a block of that identity. One that stands in a record says in which plan: 3/m1-2-1. */
    async function named(id, portion = 1) {
      const [own, plan] = id.split("/").reverse();
      const [entry] = await postings.of(`#${own}`, false);
      const numbers = (entry?.head ?? []).filter((number) => plan === undefined || planOf(number).number === Number(plan));
      const found = await fetched(numbers, portion);
      return { records: found, more: numbers.length - found.length };
    }

    function everything() {
      if (text.records !== records.size) text = { records: records.size, every: [...records.values()].map((one) => one.every).join("\n") };
      return text.every;
    }

    function glossary() {
      terms ??= manifest.glossary.map(([id, ...forms]) => ({ id, forms: new Map(all.map((language, at) => [language, forms[at]])) }));
      return terms;
    }

    async function vocabulary(term) {
      const stems = new Set(all.map((language) => language.stem(term.text)));
      const near = await Promise.all([...stems].map(postings.neighbours));
      return new Map(near.flat().filter((word) => planSearch.languages.patterns.word.test(word)).map((word) => [word, 1]));
    }

    return {
      count: manifest.count,
      words: manifest.words,
      past: new Set(plans.flatMap((plan) => plan.past.map((id) => `${plan.number}/${id}`))),
      portions: PORTIONS,
      plans,
      names: manifest.filters,
      filter,
      gather,
      named,
      titled: (id) => titled.get(id),
      records: () => records.values(),
      text: everything,
      vocabulary,
      glossary,
    };
  };
})();
