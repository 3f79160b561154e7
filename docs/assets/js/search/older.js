/**
 * Earlier editions, for readers who ask for them: blocks as they read then, where they read otherwise now, each with the name of its edition.
 * Their index (src/plansite/search/older.py writes it) is fetched when the box is first ticked.
 */
(() => {
  const { Record } = planSearch;
  /** Of equal results the latest edition's comes first. */
  const BEHIND = Infinity;

  /** A record of an edition: told from the same block in others by the day, found on the pages of that day. */
  function made([own, kind, page, ...rest], kinds, { day, name }) {
    const record = new Record([own, kind, `${day}/${page}`, ...rest], BEHIND, kinds, { number: day });
    return Object.assign(record, { plan: null, edition: name });
  }

  async function fetched(piece) {
    const { kinds, editions } = await piece("older/manifest");
    const parts = await Promise.all(editions.map(async (edition) => {
      const { records, above } = await piece(edition.piece);
      return [records, above].map((rows) => rows.map((row) => made(row, kinds, edition)));
    }));
    return { records: parts.flatMap(([records]) => records), above: parts.flatMap(([, above]) => above) };
  }

  /** An index that answers as the one of the latest edition does, and has these records, too. */
  function together(now, { records, above }) {
    const titled = new Map([...above, ...records].map((record) => [record.id, record]));
    const text = records.map((record) => record.every).join("\n");
    return {
      ...now,
      count: now.count + records.length,
      gather: async (query, portion, known) => {
        const found = await now.gather(query, portion, known);
        return { ...found, records: [...found.records, ...records.filter(({ id }) => !known.has(id))] };
      },
      titled: (id) => now.titled(id) ?? titled.get(id),
      records: () => [...now.records(), ...records],
      text: () => `${now.text()}\n${text}`,
    };
  }

  planSearch.older = (box, piece) => {
    const now = planSearch.index;
    const search = box.closest("[role=search]");
    let all = null;

    async function choose() {
      try {
        if (box.checked) all ??= together(now, await fetched(piece));
        planSearch.index = box.checked ? all : now;
        search.querySelector("input").dispatchEvent(new Event("input"));
      } catch {
        box.checked = false;
        search.querySelector("[role=status]").textContent = search.dataset.failed;
      }
    }

    box.addEventListener("change", choose);
    if (box.checked) choose(); // a browser that goes back keeps the tick
  };
})();
