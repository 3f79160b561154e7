/** The index of a small plan: one file of records, all of which are looked at. */
(() => {
  const { Record } = planSearch;

  /** Other renderings of a term stand in brackets at the end of its text. */
  function forms({ head, text }) {
    const others = /\[([^\]]*)\]$/.exec(text);
    return head ? [head, ...(others ? others[1].split("; ") : [])] : [];
  }

  planSearch.small = async (manifest, piece) => {
    const { records: rows } = await piece(manifest.chunks[0][1]);
    const records = rows.map((row, number) => new Record(row, number, manifest.kinds));
    const titled = new Map(records.map((record) => [record.id, record]));
    let text = null;
    let terms = null;
    let vocabulary = null;

    function everything() {
      text ??= records.map((record) => record.every).join("\n");
      return text;
    }

    function glossary() {
      terms ??= records.filter((record) => record.kind === "term").map((record) => (
        { id: record.id, forms: new Map(planSearch.languages.all.map((language) => [language, forms(record.in(language))])) }));
      return terms;
    }

    function counted() {
      const counts = new Map();
      for (const [word] of everything().matchAll(new RegExp(`[${planSearch.languages.classes.letters}]{3,}`, "g"))) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      return counts;
    }

    return {
      count: manifest.count,
      words: manifest.words,
      past: new Set(manifest.past),
      portions: [1],
      gather: async (query, portion, known) => ({ records: records.filter(({ id }) => !known.has(id)), counts: null, more: 0 }),
      named: async (id) => ({ records: [titled.get(id)].filter(Boolean), more: 0 }),
      titled: (id) => titled.get(id),
      records: () => records,
      text: everything,
      vocabulary: async () => { vocabulary ??= counted(); return vocabulary; },
      glossary,
    };
  };
})();
