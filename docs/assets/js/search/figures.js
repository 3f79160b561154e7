/** Queries that ask for a figure, how many brands, PM2.5 目标: the indicators that answer come first. */
(() => {
  const isIndicator = ({ record }) => record.kind === "indicator";

  /** What a figure is asked of: the query without the words that ask; empty where nothing asks for one. */
  function subject({ literal }) {
    const { amounts, questions } = planSearch.languages.patterns;
    const rest = literal.replace(amounts, " ");
    return rest === literal ? "" : rest.replace(questions, " ").replace(/[\s,;:.!?、·]+/g, " ").trim();
  }

  /** A block that says the query as it was typed stays first; else what the subject alone finds comes in, its indicators before all. */
  async function first(answer, page) {
    const about = subject(answer.query);
    if (!about || answer.results[0]?.typed === 1) return answer;
    const other = await planSearch.search(about, page);
    const { results, notice } = answer.notice ? other : answer;
    const every = [...results, ...other.results];
    return every.some(isIndicator) ? { ...answer, notice, results: [...every.filter(isIndicator), ...every] } : answer;
  }

  planSearch.figures = { first };
})();
