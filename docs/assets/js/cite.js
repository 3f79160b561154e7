/**
 * The citation of a block in several forms, each copied by its button or by its number on the keyboard. The forms are templates made at build
 * time (src/plansite/pages/citation.py); what is put in here is what only the reader's side knows: the words, the address, the day.
 */

const plan = globalThis.citable;
const EDITORS = "ng"; // notes and terms are the editors' words

/** TeX's own characters that a backslash does not make text of; BibTeX counts braces. */
const TEX = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** What is put into a form: it calls the block what its own language does, and writes the day in words as its standard does. */
function valuesFor(id, form) {
  const today = new Date();
  const part = plan.partOf(id, form.language);
  const two = (number) => String(number).padStart(2, "0");
  return {
    id: /^\d/.test(id) ? `chapter-${id}` : id,
    part,
    part_tex: part.replace(/[&%$#_\\{}~^]/g, (each) => TEX[each] ?? `\\${each}`),
    address: plan.shortOf(id),
    carrier: plan.onDisk ? "DK" : "OL",
    locator: plan.onDisk ? "addendum" : "url",
    accessed: `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`,
    accessed_long: form.day && new Intl.DateTimeFormat(form.day, { dateStyle: "long" }).format(today),
    quotation: plan.wordsOf(id),
  };
}

function citations(id) {
  const voice = EDITORS.includes(id[0]) ? "editors" : "plan";
  return plan.forms.map((form) => {
    const values = valuesFor(id, form);
    const text = form[voice].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all).replace(/^\n/, "");
    return { ...form, text };
  });
}

const title = element("h2", { id: "cite-title" });
const list = element("ol");
const close = element("button", { type: "button", className: "close" });
const keys = element("p", { className: "keys" });
const dialog = element("dialog", { className: "cite" }, element("div", { className: "head" }, title, close), keys, list);
let opener;

async function copyForm(form, button) {
  const mark = button.querySelector("span");
  if (!(await plan.copy(form.text, plan.say.copied_form.replace("{form}", form.name)))) return;
  for (const other of list.querySelectorAll("button span")) other.textContent = plan.say.copy;
  mark.textContent = plan.say.copied;
}

function entry(form, position) {
  const number = String(position + 1);
  const button = element("button", { type: "button" }, element("kbd", { textContent: number }), " ", element("span", { textContent: plan.say.copy }));
  button.setAttribute("aria-label", plan.say.copy_form.replace("{form}", form.name));
  button.setAttribute("aria-keyshortcuts", number);
  button.addEventListener("click", () => copyForm(form, button));
  const head = element("div", { className: "head" }, element("h3", { textContent: form.name }), button);
  return element("li", {}, head, element("pre", { lang: form.lang, textContent: form.text, tabIndex: 0 }));
}

function open({ detail: { id, from } }) {
  opener = from;
  title.textContent = plan.say.title.replace("{part}", plan.partOf(id));
  list.replaceChildren(...citations(id).map(entry));
  dialog.showModal();
  list.querySelector("button").focus();
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation(); // the site has keys of its own
  const button = /^[1-9]$/.test(event.key) && list.children[event.key - 1]?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
}

if (plan) {
  close.textContent = plan.say.close;
  close.addEventListener("click", () => dialog.close());
  keys.textContent = plan.say.keys;
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.dataset.site = "";
  dialog.addEventListener("keydown", key);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => opener?.focus({ preventScroll: true }));
  document.body.append(dialog);
  document.addEventListener("plan:cite", open);
}
