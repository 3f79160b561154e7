/**
 * A query's answer: blocks, best first, each in the language in which it was found, and a notice when the query had to be understood
 * otherwise than it was typed.
 */
(() => {
  const { ENOUGH, FIT, isAbout } = planSearch.weights;
  /** The glossary's entry of the term that was typed stands behind so many blocks of the plan. */
  const TERM_PLACE = 3;

  /** Whether a block has the words themselves, not only other ones of the same beginning: tea is no teaching, parking no park. */
  const isSaid = ({ fit }) => fit >= FIT.gap;

  function aboutLast(results) {
    return [...results.filter((one) => !isAbout(one)), ...results.filter(isAbout)];
  }

  /** Blocks that say a term in another language, with a form that the query does not have. */
  async function bridged(term, found, page) {
    const seen = new Set(found.complete.map((one) => one.record.id));
    const other = [];
    for (const form of planSearch.terms.elsewhere(term, found.query)) {
      const { complete } = await planSearch.results.of(planSearch.query.parse(`"${form}"`), page, undefined, seen);
      for (const one of complete) {
        if (!seen.has(one.record.id)) other.push(one);
        seen.add(one.record.id);
      }
    }
    return other;
  }

  /** The blocks that say what a reader may mean, where the query is a reader's word. */
  async function alsoMeant(query, page) {
    const { texts, isAll } = planSearch.words.of(query);
    return isAll ? planSearch.otherwise.byWords(texts, page) : null;
  }

  /** What a reader may mean stands behind the few blocks that say the words themselves, and before those that have other forms of them. */
  async function withMeant(found, query, page) {
    const isOwn = found.complete.some(isSaid);
    const meant = isOwn && found.complete.length >= ENOUGH ? null : await alsoMeant(query, page);
    if (!meant) return found;
    if (isOwn) return { ...found, complete: aboutLast([...found.complete, ...meant.complete]) };
    return { ...found, complete: [...meant.complete, ...found.complete], notice: meant.notice };
  }

  /** Letters that stand in a few blocks of another language may be the sound of a word of the page's: jiliang is 计量. */
  async function asSounds(query, { complete }, page) {
    const own = planSearch.languages.all.find(({ code }) => code === page);
    const isOther = complete.length && complete.length <= ENOUGH && complete.every(({ language }) => language !== own);
    const isSound = isOther && query.terms.length === 1 && own?.syllables?.isSound(query.literal);
    return isSound ? (await planSearch.otherwise.bySyllables(query, page, page))?.complete ?? [] : [];
  }

  /** The term's own entry stands behind the best blocks of the plan, not among them. */
  function withTermBehind(results, term) {
    const at = term ? results.findIndex(({ record }) => record.id === term.id) : -1;
    if (at > TERM_PLACE) results.splice(TERM_PLACE, 0, ...results.splice(at, 1));
    return results;
  }

  /** Where only notes or terms have it: behind the first of them the blocks that it is about. */
  async function withSubjects(results, query, page) {
    const [first, ...others] = results;
    if (!first || !results.every(isAbout)) return results;
    return [first, ...await subjects(first.record, query, page), ...others];
  }

  async function subjects(record, query, page) {
    if (record.kind === "note") {
      const { records } = await planSearch.index.named(record.up);
      return records.map((block) => planSearch.results.pointed(block, query, page));
    }
    if (record.kind !== "term") return [];
    const name = record.in(planSearch.languages.all[0]).head;
    const { complete } = await planSearch.results.of(planSearch.query.parse(`"${name}"`), page);
    return complete.filter((one) => !isAbout(one));
  }

  /** The blocks that the query names, and how many more there are. */
  async function named(query, page, portion) {
    const found = await Promise.all(query.identities.map((id) => planSearch.index.named(id, portion)));
    const blocks = found.flatMap(({ records }) => records).map((record) => planSearch.results.pointed(record, query, page));
    return { blocks, others: found.reduce((sum, { more }) => sum + more, 0) };
  }

  function unique(results) {
    const seen = new Set();
    return results.filter(({ record }) => !seen.has(record.id) && seen.add(record.id));
  }

  /**
   * Answer a query.
   *
   * @param {string} typed
   * @param {string} page the language of the page, by its code
   * @param {number} portion one of the index's portions; without the last, `isFirst` says that the answer is but a beginning
   */
  async function search(typed, page, portion = planSearch.index.portions.at(-1)) {
    const query = planSearch.query.parse(typed);
    if (!query.terms.length) return { query, results: [], more: 0, notice: null, term: null };
    const isFirst = portion !== planSearch.index.portions.at(-1);
    const { blocks, others } = await named(query, page, portion);
    const term = planSearch.terms.of(query);
    if (isFirst && blocks.length) return { query, results: blocks, more: others, notice: null, term, isFirst };
    let found = await planSearch.results.of(query, page, portion);
    if (isFirst && found.complete.length) return { ...found, results: unique(found.complete), notice: null, term, isFirst };
    found.complete = [...await asSounds(query, found, page), ...found.complete];
    if (term) found.complete = aboutLast([...found.complete, ...await bridged(term, found, page)]);
    if (!found.complete.length && !blocks.length) found = await planSearch.otherwise.find(query, found, page);
    else found = await withMeant(found, query, page);
    const complete = await withSubjects(withTermBehind(found.complete, term), query, page);
    const answer = { query, results: [...blocks, ...complete], notice: found.notice ?? null };
    const { results, notice } = blocks.length ? answer : await planSearch.figures.first(answer, page);
    return { query: found.query, results: unique(results), more: found.more + others, notice, term };
  }

  planSearch.search = search;
})();
