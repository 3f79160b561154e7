/**
 * Filters and sorts a register, of measures or of indicators. A search field asks for words, a choice or a tick for what a row (or its group)
 * has in the data attribute of its name, `sort` for the order in `data-by-…`. Where no script runs the whole register stands there and the
 * filters do not (register.css; were they shown from here, the register would jump).
 *
 * What is chosen stands in the address (`?state=missed&words=…`): it can be sent to somebody, goes along to another language, and is there
 * again when the reader comes back. Words are compared as search compares them, by its own modules: characters of one width, simplified and
 * traditional, pinyin, accents, numbers. They are fetched when the field is used; until then, and without them, by plain letters.
 */

const form = document.querySelector(".register .filters");

if (form) {
  const PARTS = ["text", "stems", "numerals", "whole", "syllables", "languages", "index"];
  const groups = [...document.querySelectorAll(".register tbody")];
  const all = groups.flatMap((body) =>
    [...body.querySelectorAll("tr:not(.group)")].map((row) => ({ row, body, has: { ...body.dataset, ...row.dataset }, text: row.textContent })),
  );
  const sorted = groups[0].cloneNode();
  const folds = [...document.querySelectorAll(".register > details")];
  const named = new Map([...form.elements].filter((field) => field.name).map((field) => [field.name, field]));
  const words = named.get("words");
  const fields = [...named.values()].filter((field) => field !== words && field.name !== "sort");
  const root = document.querySelector(".md-search");
  let matcher = plain;
  let fetched = null;

  const meets = (has, { name, type, value, checked }) =>
    type === "checkbox" ? !checked || name in has : !value || (has[name] ?? "").split(" ").includes(value);

  function spelt(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /** Whether a row has every word: before the modules of search are there. */
  function plain(typed) {
    const parts = spelt(typed).split(/[\s、,;。]+/).filter(Boolean);
    return (each) => parts.every((part) => (each.spelt ??= spelt(each.text)).includes(part));
  }

  /** Likewise, as search compares; a word in letters that stands nowhere is tried as pinyin, a number in characters as one in digits. */
  function folding({ languages }) {
    const language = languages.all.find((each) => each.code === root.dataset.language) ?? languages.all[0];
    const digits = (text) => languages.all.reduce((done, { numerals }) => (numerals ? numerals.inDigits(done) : done), text);
    const fold = (text) => spelt(languages.folded(text));
    for (const each of all) {
      each.folded = fold(each.text);
      each.digits = digits(each.folded);
      each.stems = ` ${(each.folded.match(/\p{L}+/gu) ?? []).map((word) => language.stem(language.spelt(word))).join(" ")} `;
    }

    const every = all.map(({ folded }) => folded).join("\n");

    function has(each, part) {
      return each.folded.includes(part) || each.digits.includes(digits(part)) || each.stems.includes(` ${language.stem(language.spelt(part))} `);
    }

    /** Characters of the register that are read as these letters, with or without blanks between syllables. */
    function read(letters) {
      if (!/^[a-zü':\s\u0300-\u036f]{3,}$/.test(letters)) return [];
      const records = all.map((each) => ({ in: () => ({ normHead: each.folded, normText: "" }) }));
      return languages.all.filter((each) => each.syllables).flatMap((each) => each.syllables.words(letters, records, every));
    }

    return (typed) => {
      const parts = fold(typed).split(/[\s,、;.]+/).filter(Boolean);
      const found = (each) => parts.every((part) => has(each, part));
      if (!parts.length || all.some(found)) return found;
      const written = [languages.folded(typed).trim(), parts.join("")].map(read).find((meant) => meant.length) ?? [];
      return (each) => written.some((part) => part.split(" ").every((one) => each.folded.includes(one)));
    };
  }

  /** The modules of search and what its index says of the languages, once. */
  function fetchFolding() {
    fetched ??= Promise.all(PARTS.map(planSearch.part))
      .then(() => planSearch.declare(root.dataset.base))
      .then(() => {
        matcher = folding(planSearch);
        filter();
      })
      .catch(() => { fetched = null; });
  }

  function arrange(order) {
    const place = ({ row }) => Number(row.getAttribute(`data-by-${order}`));
    const known = order && all[0]?.row.hasAttribute(`data-by-${order}`);
    const rows = known ? [...all].sort((one, other) => place(one) - place(other)) : all;
    for (const { row, body } of rows) (known ? sorted : body).append(row);
  }

  function filter() {
    const fits = matcher(words.value);
    let shown = 0;
    for (const each of all) {
      each.row.hidden = !(fits(each) && fields.every((field) => meets(each.has, field)));
      shown += !each.row.hidden;
    }
    for (const body of groups) body.hidden = !body.querySelector("tr:not(.group, [hidden])");
    const asked = words.value.trim() || fields.some((field) => (field.type === "checkbox" ? field.checked : field.value));
    for (const fold of folds) {
      fold.hidden = !fold.querySelector("tr:not(.group, [hidden])");
      if (asked) fold.open = true;
    }
    const said = shown ? form.dataset.count : form.dataset.none;
    form.querySelector(".count").textContent = said.replace("{shown}", shown).replace("{all}", all.length);
  }

  /** What is chosen, into the address; what the address says of anything else stays. */
  function remember() {
    const address = new URL(location.href);
    for (const [name, field] of named) {
      const value = field.type === "checkbox" ? field.checked && field.value : field.value.trim();
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  /** What the address says, into the fields; a value that no choice has is left out. */
  function recall() {
    const asked = new URLSearchParams(location.search);
    for (const [name, field] of named) {
      const value = asked.get(name) ?? "";
      if (field.type === "checkbox") field.checked = Boolean(value);
      else if (field.type === "search" || [...field.options].some((option) => option.value === value)) field.value = value;
      else field.value = "";
    }
    if (words.value) fetchFolding();
    arrange(named.get("sort")?.value);
    filter();
  }

  function changed({ target, isComposing }) {
    // A Chinese input method shows letters until a word is chosen.
    if (isComposing) return;
    if (target.name === "sort") arrange(target.value);
    filter();
    remember();
  }

  groups[0].before(sorted);
  form.addEventListener("input", changed);
  form.addEventListener("compositionend", changed);
  words.addEventListener("focus", fetchFolding);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", recall);
  addEventListener("pageshow", (event) => { if (event.persisted) recall(); });
  recall();
}
