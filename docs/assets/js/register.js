/**
 * Filters and sorts a register, of measures or of indicators. A search field asks for words, a choice or a tick for what a row (or its group)
 * has in the data attribute of its name, `sort` for the order in `data-by-…`. Where no script runs the whole register stands there and the
 * filters do not (register.css; were they shown from here, the register would jump). `?indicator=pm25` (or any other field) in the address sets a filter from another page.
 */

const form = document.querySelector(".register .filters");

if (form) {
  const groups = [...document.querySelectorAll(".register tbody")];
  const all = groups.flatMap((body) =>
    [...body.querySelectorAll("tr:not(.group)")].map((row) => ({
      row,
      body,
      has: { ...body.dataset, ...row.dataset },
      text: row.textContent.toLowerCase(),
    })),
  );
  const sorted = groups[0].cloneNode();
  const fields = [...form.elements].filter((field) => field.name && !["words", "sort"].includes(field.name));

  const meets = (has, { name, type, value, checked }) =>
    type === "checkbox" ? !checked || name in has : !value || (has[name] ?? "").split(" ").includes(value);

  const arrange = (order) => {
    const place = ({ row }) => Number(row.getAttribute(`data-by-${order}`));
    const rows = order ? [...all].sort((one, other) => place(one) - place(other)) : all;
    for (const { row, body } of rows) (order ? sorted : body).append(row);
  };

  const filter = () => {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, has, text } of all) {
      row.hidden = !(words.every((word) => text.includes(word)) && fields.every((field) => meets(has, field)));
      shown += !row.hidden;
    }
    for (const body of groups) body.hidden = !body.querySelector("tr:not(.group, [hidden])");
    const said = shown ? form.dataset.count : form.dataset.none;
    form.querySelector(".count").textContent = said.replace("{shown}", shown).replace("{all}", all.length);
  };

  const update = ({ target }) => {
    if (target.name === "sort") arrange(target.value);
    filter();
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
  }
  groups[0].before(sorted);
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (form.elements.sort?.value) arrange(form.elements.sort.value);
  filter();
}
