/** Results of a library: those of a plan stand together below its title, and choices above them leave out other plans. */
(() => {
  /** Results of one plan that are shown among those of others. */
  const EACH = 5;

  const nameOf = (texts, language) => texts[language.code] ?? Object.values(texts)[0] ?? "";

  /** Results plan by plan: the plan with the best one first, and of each its best. Of one plan alone all are shown. */
  function arranged(results) {
    const plans = new Map();
    for (const result of results) {
      const { plan } = result.record;
      if (!plans.has(plan)) plans.set(plan, []);
      plans.get(plan).push(result);
    }
    return [...plans.values()].flatMap((own) => (plans.size > 1 ? own.slice(0, EACH) : own));
  }

  /** What stands above the first result of a plan. */
  function heading({ plan }, language, place) {
    const code = plan.title[language.code] === undefined ? Object.keys(plan.title)[0] : language.code;
    const link = document.createElement("a");
    link.className = "search-plan";
    link.href = `${place.base}${plan.address}/${code}/${location.protocol === "file:" ? "index.html" : ""}`;
    link.lang = planSearch.languages.all.find((each) => each.code === code)?.tag ?? "";
    link.textContent = plan.title[code];
    return link;
  }

  function choice(name, title, options, asked) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.name = name;
    for (const [value, text] of options) select.append(new Option(text, value));
    select.addEventListener("change", () => {
      planSearch.index.filter[name] = select.value;
      asked();
    });
    label.append(title, " ", select);
    return label;
  }

  /** The choices above the results, once; only what leaves something out can be chosen. */
  function filters(before, language, asked) {
    const { index } = planSearch;
    if (!index.plans || document.querySelector(".search-filters")) return;
    const { say } = language;
    const used = (key) => new Set(index.plans.map((plan) => plan[key]));
    const listed = (key) => Object.entries(index.names[key]).filter(([id]) => used(key).has(id)).map(([id, texts]) => [id, nameOf(texts, language)]);
    const plans = index.plans.map(({ address, title }) => [address, nameOf(title, language)]).sort((one, other) => one[1].localeCompare(other[1], language.tag));
    const rows = [["place", say.place, listed("place")], ["field", say.field, listed("field")], ["plan", say.plan, plans]];
    const shown = rows.filter(([, , options]) => options.length > 1);
    if (!shown.length) return;
    const form = document.createElement("div");
    form.className = "search-filters";
    form.append(...shown.map(([name, title, options]) => choice(name, title, [["", say.all], ...options], asked)));
    before.before(form);
  }

  planSearch.shelves = { arranged, heading, filters };
})();
