/** What the blocks of the whole plan are called, where they stand and in which order, for pages that do not show them. */
(() => {
  const plan = globalThis.citable;
  const own = globalThis.commenting;
  const { pages, names } = own.told;

  own.order = Object.values(pages).flat();
  const pageOf = new Map(Object.entries(pages).flatMap(([page, blocks]) => blocks.map((block) => [block, page])));

  /** What a block is called; without one it is the plan as a whole. What the plan does not have is called by its identity. */
  own.partOf = (block) => {
    if (!block) return own.say.whole;
    if (names[block]) return names[block];
    try {
      return plan.partOf(block);
    } catch {
      return block;
    }
  };

  /** The way to a block from here; nothing where the plan does not have it. */
  own.wayTo = (block) => {
    const page = pageOf.get(block);
    if (page === undefined) return "";
    const file = location.protocol === "file:" ? "index.html" : "";
    return `${plan.root}${page}${file}${/^[a-z]/.test(block) ? `#${block}` : ""}`;
  };
})();
