/**
 * While a round of consultation is open, by the reader's clock: "comment" among the buttons of a block, below the title of a page, and at a
 * question of the round. The form is fetched when it is first asked for, and so is what keeps the comments.
 */
(() => {
  const plan = globalThis.citable;
  const own = globalThis.commenting;
  const PARTS = ["basket", "words", "places", "form"];
  const EDITORS = "ngo"; // notes, terms and published comments are no text of the plan

  const put = (form, values) => form.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  /** Fetches parts of what stands in comment/, the words of the round first; one after the other, for each needs those before it. */
  async function load(...parts) {
    if (!document.querySelector("link[data-comment]")) {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: own.fromRoot("assets/css/comment/form.css") });
      sheet.dataset.comment = "";
      document.head.append(sheet);
    }
    for (const part of parts) {
      await own.script(part === "words" ? `${own.folder}/${own.round.id}.${plan.language}.js` : `assets/js/comment/${part}.js`);
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

  const isOpen = () => own.round.phase === "open";

  /** The third button of a block's control. */
  function joinControl() {
    let block;
    const element = button(own.say.comment, () => open(block, element.closest(".identity").querySelector("a")));
    element.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is selected
    document.addEventListener("plan:control", ({ detail: { id, part, tools } }) => {
      block = id;
      element.setAttribute("aria-label", label(part));
      if (EDITORS.includes(id[0]) || !isOpen()) element.remove();
      else tools.append(element);
    });
    return element;
  }

  /** Below the title of a chapter: on the chapter as a whole. */
  function joinActions() {
    const cite = document.querySelector(".actions [data-does=cite]");
    if (!cite || !plan.page) return null;
    const element = button(own.say.comment, () => open(plan.page, element));
    element.setAttribute("aria-label", label(plan.partOf(plan.page)));
    cite.after(element);
    return element;
  }

  /** At each question of the round. */
  function joinQuestions() {
    return [...document.querySelectorAll(`.question[data-round="${own.round.id}"]`)].map((question) => {
      const element = button(own.say.answer, () => {
        open(question.dataset.block, element, { question: question.dataset.question, asked: question.querySelector(".asked").textContent });
      });
      element.setAttribute("aria-label", put(own.say.answer_of, { question: question.querySelector(".name").textContent }));
      question.append(element);
      return element;
    });
  }

  /** The buttons, which go when the round closes: by the reader's clock, while the page is open. What is being typed stays. */
  function join() {
    let joined = [];
    let control;
    const turn = () => {
      for (const element of joined) element.remove();
      joined = [];
      if (isOpen()) {
        control ??= joinControl();
        joined = [joinActions(), ...joinQuestions()].filter(Boolean);
      } else control?.remove();
    };
    document.addEventListener("plan:round", turn);
    turn();
  }

  const address = plan.root + own.page + (location.protocol === "file:" ? "index.html" : "");
  Object.assign(own, { address, load, open, put, button });
  join();
  if (document.getElementById("basket")) load(...PARTS, "files", "page");
})();
