/**
 * Filters the register of measures: by words, chapter, indicator, and whether a figure is promised. Without this script the whole register
 * stands there and the filters do not. `?indicator=pm25` (or chapter, words, promises) in the address sets a filter from another page.
 */

const form = document.querySelector(".register .filters");

if (form) {
  const groups = [...document.querySelectorAll(".register tbody")].map((body) => ({
    body,
    rows: [...body.querySelectorAll("tr:not(.group)")].map((row) => ({ row, text: row.textContent.toLowerCase() })),
  }));
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);

  const fits = ({ row, text }, wanted) =>
    wanted.words.every((word) => text.includes(word)) &&
    (!wanted.indicator || row.dataset.indicators.split(" ").includes(wanted.indicator)) &&
    (!wanted.promises || "promises" in row.dataset);

  const filter = () => {
    const data = new FormData(form);
    const wanted = {
      words: data.get("words").toLowerCase().split(/\s+/).filter(Boolean),
      indicator: data.get("indicator"),
      promises: data.has("promises"),
    };
    const chapter = data.get("chapter");
    let shown = 0;
    for (const { body, rows } of groups) {
      const before = shown;
      for (const each of rows) {
        const fitting = (!chapter || body.dataset.chapter === chapter) && fits(each, wanted);
        each.row.hidden = !fitting;
        shown += fitting;
      }
      body.hidden = shown === before;
    }
    const said = shown ? form.dataset.count : form.dataset.none;
    form.querySelector(".count").textContent = said.replace("{shown}", shown).replace("{all}", all);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
