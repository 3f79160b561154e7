/** The index of a large plan: postings say which records may answer a query, and only the chunks with the best of them are fetched. */
(() => {
  /** Chunks that a query fetches: enough for the first results, which are shown before the others are there; then all. */
  const PORTIONS = [3, 10];
  const { Record } = planSearch;

  planSearch.pieces = (manifest, piece) => {
    const { below } = planSearch.postings;
    const postings = planSearch.postings.opened(manifest.shards, piece);
    const records = new Map();
    const titled = new Map();
    let text = { records: 0, every: "" };
    let terms = null;

    async function chunk(place) {
      const [first, name] = manifest.chunks[place];
      const { records: rows, above } = await piece(name);
      if (records.has(first)) return;
      for (const row of above) if (!titled.has(row[0])) titled.set(row[0], new Record(row, -1, manifest.kinds));
      rows.forEach((row, at) => {
        const made = new Record(row, first + at, manifest.kinds);
        records.set(first + at, made);
        titled.set(made.id, made);
      });
    }

    /** Fetch the records of these numbers, from at most so many chunks. */
    async function fetched(numbers, most) {
      const places = new Set();
      for (const number of numbers) {
        if (places.size < most) places.add(below(manifest.chunks, number));
      }
      await Promise.all([...places].map(chunk));
      return Array.from(numbers, (number) => records.get(number)).filter(Boolean);
    }

    async function gather(query, portion) {
      const kindOf = (number) => manifest.kinds[manifest.ranges[below(manifest.ranges, number)][1]];
      const { numbers, total, counts } = await planSearch.candidates(query, { count: manifest.count, kindOf, postings });
      const found = await fetched(numbers, portion);
      return { records: found, counts, more: total - found.length };
    }

    async function named(id) {
      const [entry] = await postings.of(`#${id}`, false);
      return { records: entry ? await fetched(entry.head, 1) : [], more: 0 };
    }

    function everything() {
      if (text.records !== records.size) text = { records: records.size, every: [...records.values()].map((one) => one.every).join("\n") };
      return text.every;
    }

    function glossary() {
      const { all } = planSearch.languages;
      terms ??= manifest.glossary.map(([id, ...forms]) => ({ id, forms: new Map(all.map((language, at) => [language, forms[at]])) }));
      return terms;
    }

    async function vocabulary(term) {
      const stems = new Set(planSearch.languages.all.map((language) => language.stem(term.text)));
      const near = await Promise.all([...stems].map(postings.neighbours));
      return new Map(near.flat().filter((word) => planSearch.languages.patterns.word.test(word)).map((word) => [word, 1]));
    }

    return {
      count: manifest.count,
      words: manifest.words,
      past: new Set(manifest.past),
      portions: PORTIONS,
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
