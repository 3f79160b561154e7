/**
 * While a round of consultation is open, by the reader's clock: "comment" among the buttons of a block, below the title of a page, and at a
 * question of the round; and how many comments the reader has, in the header. The form is fetched when it is first asked for (comment/).
 */

const plan = globalThis.citable;
const own = globalThis.commenting;
const PARTS = ["words", "places", "form"];
const EDITORS = "ngo"; // notes, terms and published comments are no text of the plan

const put = (form, values) => form.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
const fetched = new Map();

function script(address) {
  if (!fetched.has(address)) {
    const loading = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error(`${address} did not load`)));
      document.head.append(element);
    });
    fetched.set(address, loading);
    loading.catch(() => fetched.delete(address));
  }
  return fetched.get(address);
}

const fromRoot = (path) => new URL(plan.root + path, location.href.split(/[?#]/)[0]).href;

/** Fetches parts of what stands in comment/, the words of the round first; one after the other, for each needs those before it. */
async function load(...parts) {
  if (!document.querySelector("link[data-comment]")) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: fromRoot("assets/css/comment/form.css") });
    sheet.dataset.comment = "";
    document.head.append(sheet);
  }
  for (const part of parts) {
    await script(fromRoot(part === "words" ? `${own.folder}/${own.round.id}.${plan.language}.js` : `assets/js/comment/${part}.js`));
  }
}

/** Opens the form for a comment on a block, on a chapter by its number, or ("") on the whole plan. */
async function open(block, from, more = {}) {
  try {
    await load(...PARTS);
  } catch {
    plan.announce(own.say.failed);
    from.setAttribute("title", own.say.failed);
    return;
  }
  const isAbout = /^[a-z]/.test(block) && !more.question;
  own.form.open({ block, quote: isAbout ? plan.wordsOf(block) : "", ...more }, from);
}

function button(name, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = name;
  element.addEventListener("click", () => act(element));
  return element;
}

const label = (part) => put(own.say.on, { part });

/** The third button of a block's control. */
function joinControl() {
  let block;
  const element = button(own.say.comment, () => open(block, element.closest(".identity").querySelector("a")));
  element.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is selected
  document.addEventListener("plan:control", ({ detail: { id, part, tools } }) => {
    block = id;
    element.setAttribute("aria-label", label(part));
    if (EDITORS.includes(id[0])) element.remove();
    else tools.append(element);
  });
}

/** Below the title of a chapter: on the chapter as a whole. */
function joinActions() {
  const cite = document.querySelector(".actions [data-does=cite]");
  if (!cite || !plan.page) return;
  const element = button(own.say.comment, () => open(plan.page, element));
  element.setAttribute("aria-label", label(plan.partOf(plan.page)));
  cite.after(element);
}

/** At each question of the round. */
function joinQuestions() {
  for (const question of document.querySelectorAll(`.question[data-round="${own.round.id}"]`)) {
    const element = button(own.say.answer, () => {
      open(question.dataset.block, element, { question: question.dataset.question, asked: question.querySelector(".asked").textContent });
    });
    element.setAttribute("aria-label", put(own.say.answer_of, { question: question.querySelector(".name").textContent }));
    question.append(element);
  }
}

/** How many comments there are: a quiet link in the header to the page that shows them. */
function count() {
  const header = document.querySelector(".md-header__inner");
  const link = document.createElement("a");
  link.className = "my-comments";
  link.href = own.address;
  link.dataset.site = "";
  const show = () => {
    const { length } = own.basket.comments;
    link.textContent = String(length);
    link.setAttribute("aria-label", put(own.say.count, { count: length }));
    link.title = link.getAttribute("aria-label");
    if (length) header.querySelector(".md-header__title").after(link);
    else link.remove();
  };
  own.basket.addEventListener("change", show);
  show();
}

if (own) {
  const address = plan.root + own.page + (location.protocol === "file:" ? "index.html" : "");
  Object.assign(own, { address, load, open, put, button });
  document.documentElement.dataset.round = own.round.phase;
  if (own.round.phase === "open") {
    joinControl();
    joinActions();
    joinQuestions();
  }
  if (document.querySelector(".md-header__inner")) count();
  if (document.getElementById("basket")) load(...PARTS, "files", "page");
}
