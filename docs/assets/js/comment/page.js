/**
 * The page of the reader's own comments: all of them with the words of their blocks, in the order of the plan; edited and removed here, kept as a
 * file and taken up again, and taken as the filled form. Who sends them is typed here alone and is kept nowhere.
 */
(() => {
  const own = globalThis.commenting;
  const { words, tags, questions } = own.told;
  const root = document.getElementById("basket");
  const { element } = own;
  const isOpen = () => own.round.phase === "open";

  const heading = element("h2", { id: "basket-title", tabIndex: -1 });
  const status = element("p", { className: "status" });
  const list = element("ol", { className: "comments" });
  const message = element("p", { className: "message" });
  message.setAttribute("role", "status");

  // Each comment

  function line(name, text, language) {
    if (!text) return null;
    const told = element("dd", { textContent: text });
    if (language) told.lang = language;
    return element("div", {}, element("dt", { textContent: name }), told);
  }

  function entry(comment) {
    const part = own.partOf(comment.block);
    const href = own.wayTo(comment.block);
    const name = href ? element("a", { href, textContent: part }) : part;
    const asked = questions[comment.question]?.text;
    const kind = !asked && element("span", { className: "kind", textContent: words.kinds[comment.kind] });
    const head = element("h3", {}, name, " ", kind);
    const edit = own.button(words.edit, () => own.form.open({ ...comment, asked }, { focus: () => focusOn(comment) }));
    edit.setAttribute("aria-label", own.put(words.edit_title, { part }));
    const remove = own.button(words.remove, () => removed(comment, part));
    remove.setAttribute("aria-label", own.put(words.remove_of, { part }));
    const tag = tags[comment.language];
    const texts = element(
      "dl", {},
      line(questions[comment.question]?.name, asked),
      line(words.quote, comment.quote, tag),
      line(words.suggestion_short, comment.suggestion, tag),
      line(words.reason_short, comment.reason, tag),
    );
    const made = element("li", {}, head, texts, element("p", { className: "buttons" }, edit, remove));
    made.dataset.key = comment.key;
    return made;
  }

  /** The list is made anew with every change: what had the focus is looked for. */
  const focusOn = ({ key }) => (list.querySelector(`[data-key="${CSS.escape(key)}"] button`) ?? heading).focus();

  function removed(comment, part) {
    const position = own.basket.comments.findIndex(({ key }) => key === comment.key);
    own.basket.remove(comment.key);
    const undo = own.button(words.undo, () => {
      own.basket.restore(comment, position);
      say(words.undone);
      focusOn(comment);
    });
    say(own.put(words.removed, { part }), undo);
    undo.focus();
  }

  function say(text, ...more) {
    message.replaceChildren(text, " ", ...more);
    message.classList.remove("error");
  }

  function complain(text) {
    say(text);
    message.classList.add("error");
  }

  // The whole of them

  function show() {
    const comments = own.files.inOrder();
    heading.textContent = own.put(words.mine, { count: comments.length });
    list.replaceChildren(...comments.map(entry));
    status.textContent = statusOf(comments.length);
    status.classList.toggle("error", !own.basket.isKept);
    for (const each of root.querySelectorAll("[data-filled]")) each.hidden = !comments.length;
    whole.hidden = !isOpen();
    then.textContent = own.round.phase === "closed" ? words.then_closed : words.then;
    elsewhere.replaceChildren(...own.rounds.filter((each) => each.id !== own.round.id && own.keeps(each)).map(wayTo));
  }

  /** The way to the comments on another round that this browser keeps. */
  const wayTo = ({ id }) => element("p", {}, element("a", { href: `#round=${id}`, textContent: own.put(words.elsewhere, { round: id }) }));

  function statusOf(count) {
    if (!own.basket.isKept) return words.not_kept;
    if (count) return own.round.phase === "closed" ? words.kept_closed : words.kept_shared;
    return isOpen() ? words.none : words.none_closed;
  }

  function clear() {
    const { comments } = own.basket;
    if (!confirm(own.put(words.clear_sure, { count: comments.length }))) return;
    own.basket.clear();
    for (const input of sender.querySelectorAll("input")) input.value = "";
    say(words.cleared);
    heading.focus();
  }

  async function take(event) {
    const [file] = event.target.files;
    if (!file) return;
    try {
      const { comments, lost } = await own.files.read(file);
      const count = own.basket.take(comments);
      const told = own.put(words.taken, { count, same: comments.length - count });
      if (lost) complain(`${told} ${own.put(words.taken_lost, { count: lost })}`);
      else say(told);
    } catch (error) {
      complain(error.message);
    }
    event.target.value = "";
  }

  const keep = own.button(words.keep, () => own.files.keep());
  keep.dataset.filled = "";
  const remove = own.button(words.clear, clear);
  remove.dataset.filled = "";
  const file = element("input", { type: "file", id: "comments-file", accept: ".json,application/json", className: "visually-hidden" });
  file.addEventListener("change", take);
  const takeUp = element("label", { htmlFor: file.id, className: "button", textContent: words.take });
  const whole = own.button(words.whole, () => own.open("", whole));
  const tools = element("p", { className: "buttons" }, whole, keep, element("span", { className: "file" }, file, takeUp), remove);

  // Who sends them

  const FIELDS = { name: "name", organisation: "organization", contact: "off" };

  function input(name) {
    const made = element("input", { id: `sender-${name}`, name, type: "text", autocomplete: FIELDS[name], maxLength: 200 });
    return element("div", { className: "field" }, element("label", { htmlFor: made.id, textContent: words[`sender_${name}`] }), made);
  }

  const then = element("p", { className: "hint" });
  const elsewhere = element("div", { className: "elsewhere" });
  const sender = element("form", { className: "sender", noValidate: true, autocomplete: "off" }, ...Object.keys(FIELDS).map(input));
  const sentBy = () => Object.fromEntries(Object.keys(FIELDS).map((name) => [name, sender.elements[name].value.trim()]));
  const as = (name, make, strong) => Object.assign(own.button(name, make), { className: strong ? "strong" : "" });
  sender.append(
    element("p", { className: "hint", textContent: words.sender_hint }),
    element(
      "p", { className: "buttons" },
      as(words.as_word, () => own.files.word(sentBy()), true),
      as(words.as_json, () => own.files.json(sentBy())),
      as(words.as_print, () => print()),
    ),
    then,
  );
  sender.addEventListener("submit", (event) => event.preventDefault());

  const filled = element("section", {}, element("h2", { id: "take-away", textContent: words.take_away }), sender);
  filled.dataset.filled = "";
  root.replaceChildren(heading, status, list, message, tools, filled, elsewhere);
  root.setAttribute("aria-labelledby", heading.id);
  own.basket.addEventListener("change", show);
  document.addEventListener("plan:round", show);
  addEventListener("hashchange", () => location.hash.startsWith("#round=") && location.reload());
  show();
})();
