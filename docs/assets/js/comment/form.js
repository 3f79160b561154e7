/**
 * The form for one comment: what kind it is, what one would change, why. What is typed and not saved is there again when the form is opened
 * for the same place while the page is open.
 */
(() => {
  const plan = globalThis.citable;
  const own = globalThis.commenting;
  const { words } = own.told;
  const drafts = new Map();

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children.filter(Boolean));
    return made;
  };
  own.element = element;

  /** A field with its label, and a hint that is read with it. */
  function field(name, label, hint, rows) {
    const area = element("textarea", { id: `comment-${name}`, name, rows, maxLength: 5000 });
    const told = hint && element("span", { id: `comment-${name}-hint`, className: "hint", textContent: hint });
    if (told) area.setAttribute("aria-describedby", told.id);
    return element("div", { className: "field" }, element("label", { htmlFor: area.id, textContent: label }), told, area);
  }

  const title = element("h2", { id: "comment-title" });
  const close = element("button", { type: "button", className: "close", textContent: plan.say.close });
  const asked = element("p", { className: "asked" });
  const quote = element("blockquote");
  const kinds = element("fieldset", { className: "kinds" }, element("legend", { textContent: words.kind }));
  const suggestion = field("suggestion", words.suggestion, words.suggestion_hint, 4);
  const reason = field("reason", words.reason, words.reason_hint, 2);
  const error = element("p", { className: "error", id: "comment-error" });
  const save = element("button", { type: "submit", className: "strong" });
  const kept = element("p", { className: "kept" });
  const form = element("form", { method: "dialog", noValidate: true }, asked, quote, kinds, suggestion, reason, kept, error, element("p", { className: "buttons" }, save));
  const dialog = element("dialog", { className: "comment" }, element("div", { className: "head" }, title, close), form);

  for (const kind of own.KINDS) {
    const input = element("input", { type: "radio", name: "kind", value: kind, id: `comment-kind-${kind}` });
    kinds.append(element("label", { htmlFor: input.id }, input, " ", words.kinds[kind]));
  }

  let opener;
  let editing;

  const draftKey = ({ key, block, question }) => key || JSON.stringify([block, question]);

  function show(comment) {
    title.textContent = own.put(editing.key ? words.edit_title : own.say.on, { part: own.partOf(comment.block) });
    asked.textContent = comment.asked ?? "";
    asked.hidden = !comment.asked;
    quote.textContent = comment.quote;
    quote.hidden = !comment.quote;
    const draft = drafts.get(draftKey(comment)) ?? comment;
    form.elements.kind.value = draft.kind || "wording";
    form.elements.suggestion.value = draft.suggestion ?? "";
    form.elements.reason.value = draft.reason ?? "";
    kinds.hidden = Boolean(comment.question);
    save.textContent = editing.key ? words.save : words.add;
    told();
    complain("");
  }

  /** Where what is typed goes; and that the round has closed meanwhile, which takes nothing away. */
  function told() {
    const closed = own.round.phase === "closed" ? words.closed_meanwhile : "";
    kept.textContent = [closed, own.basket.isKept ? words.kept_here : words.not_kept].filter(Boolean).join(plan.gap);
  }

  function complain(text) {
    error.textContent = text;
    error.hidden = !text;
    form.elements.suggestion.toggleAttribute("aria-invalid", Boolean(text));
    const hint = "comment-suggestion-hint";
    form.elements.suggestion.setAttribute("aria-describedby", text ? `${hint} ${error.id}` : hint);
  }

  const typed = () => ({
    kind: editing.question ? "other" : form.elements.kind.value,
    suggestion: form.elements.suggestion.value.trim(),
    reason: form.elements.reason.value.trim(),
  });

  function submit(event) {
    event.preventDefault();
    const comment = own.comment({ ...editing, ...typed() });
    if (!comment) {
      complain(words.empty);
      form.elements.suggestion.focus();
      return;
    }
    own.basket.put(comment);
    drafts.delete(draftKey(editing));
    const changed = Boolean(editing.key);
    editing = null;
    dialog.close();
    const count = own.basket.comments.length;
    if (own.basket.isKept) plan.announce(own.put(changed ? words.saved : words.added, { count }));
    else warn();
  }

  /** The browser keeps nothing: said where it cannot be missed, with the way to keep the comments all the same. */
  function warn() {
    const take = own.button(words.keep, async () => {
      await own.load("files");
      own.files.keep();
    });
    const done = own.button(plan.say.close, () => notice.close());
    const notice = element("dialog", { className: "comment" }, element("p", { textContent: words.not_kept }), element("p", { className: "buttons" }, take, done));
    notice.dataset.site = "";
    notice.addEventListener("close", () => {
      notice.remove();
      opener?.focus({ preventScroll: true });
    });
    document.body.append(notice);
    notice.showModal();
  }

  /** A form that is closed keeps what was typed; the keyboard goes back to where it was. */
  function closed() {
    if (editing) {
      const draft = typed();
      const changed = draft.suggestion !== (editing.suggestion ?? "") || draft.reason !== (editing.reason ?? "");
      if (changed) drafts.set(draftKey(editing), draft);
      else drafts.delete(draftKey(editing));
    }
    opener?.focus({ preventScroll: true });
  }

  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", submit);
  form.addEventListener("input", () => complain(""));
  dialog.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") form.requestSubmit();
    event.stopPropagation(); // the site has keys of its own
  });
  dialog.addEventListener("close", closed);
  document.addEventListener("plan:round", () => {
    if (!dialog.open) return;
    told();
    plan.announce(kept.textContent);
  });
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.dataset.site = "";
  document.body.append(dialog);

  own.form = {
    /** Opens the form for a new comment, or with a `key` for one in the basket; `from` is what takes the focus back. */
    open(comment, from) {
      opener = from;
      editing = comment;
      show(comment);
      dialog.showModal();
      (comment.question || comment.key ? form.elements.suggestion : kinds.querySelector("input:checked")).focus();
    },
  };
})();
