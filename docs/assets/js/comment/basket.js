/**
 * The reader's comments on a round of consultation, kept in this browser and nowhere else until the reader takes them away as a file. What is
 * kept is what the file holds (`plansite-comments`), so that a kept file can be taken up again. How many there are stands in the header.
 */
(() => {
  const own = globalThis.commenting;
  const KINDS = ["wording", "figure", "missing", "question", "other"];
  const TEXTS = ["quote", "suggestion", "reason"];

  /** What no text holds: control characters but tabs and ends of lines. */
  const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

  /** A comment with nothing but what a comment has; null where what is given is none. */
  function comment(from) {
    if (typeof from !== "object" || from === null || typeof from.suggestion !== "string" || !from.suggestion.trim()) return null;
    const text = (key) => (typeof from[key] === "string" ? from[key].replace(UNSEEN, "") : "");
    const made = { key: text("key") || newKey(), block: text("block"), kind: KINDS.includes(from.kind) ? from.kind : "other" };
    for (const key of TEXTS) made[key] = text(key);
    if (text("question")) made.question = from.question;
    made.language = text("language") || globalThis.citable.language;
    return made;
  }

  let made = 0;
  const newKey = () => `${Date.now().toString(36)}-${(made += 1)}-${Math.random().toString(36).slice(2, 8)}`;

  /** What the browser keeps, and what this page alone keeps where the browser does not. */
  class Basket extends EventTarget {
    #place;
    #memory = [];
    isKept = true;

    constructor(place) {
      super();
      this.#place = place;
      addEventListener("storage", ({ key }) => (key === place || key === null) && this.#tell());
      addEventListener("pageshow", ({ persisted }) => persisted && this.#tell());
    }

    /** The comments, in the order in which they were made. */
    get comments() {
      if (!this.isKept) return [...this.#memory];
      try {
        const kept = JSON.parse(localStorage.getItem(this.#place) ?? "{}")?.comments;
        return Array.isArray(kept) ? kept.map(comment).filter(Boolean) : [];
      } catch (error) {
        if (error instanceof SyntaxError) return [];
        this.isKept = false;
        return [...this.#memory];
      }
    }

    /** Adds comments, or puts them in the place of those with the same key. */
    put(...comments) {
      const by = new Map(this.comments.map((each) => [each.key, each]));
      for (const each of comments) by.set(each.key, each);
      return this.#write([...by.values()]);
    }

    remove(key) {
      return this.#write(this.comments.filter((each) => each.key !== key));
    }

    /** Puts back at its place what was removed. */
    restore(comment, position) {
      const { comments } = this;
      return this.#write([...comments.slice(0, position), comment, ...comments.slice(position)]);
    }

    clear() {
      return this.#write([]);
    }

    /** Takes comments from a file; how many were new: what is here already, word for word, is not taken twice. */
    take(comments) {
      const same = ({ block, kind, quote, suggestion, reason, question }) => JSON.stringify([block, kind, quote, suggestion, reason, question]);
      const here = new Set(this.comments.map(same));
      const fresh = comments.filter((each) => !here.has(same(each)) && here.add(same(each)));
      this.put(...fresh.map((each) => ({ ...each, key: newKey() })));
      return fresh.length;
    }

    /** Writes; a browser that is full or forbids it keeps nothing from now on, and the page says so (`isKept`). */
    #write(comments) {
      this.#memory = comments;
      try {
        if (comments.length) localStorage.setItem(this.#place, JSON.stringify({ ...own.file, comments }));
        else localStorage.removeItem(this.#place);
        this.isKept = true;
      } catch {
        this.isKept = false;
      }
      this.#tell();
      return this.isKept;
    }

    #tell() {
      this.dispatchEvent(new Event("change"));
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
      link.setAttribute("aria-label", own.put(own.say.count, { count: length }));
      link.title = link.getAttribute("aria-label");
      if (length) header.querySelector(".md-header__title").after(link);
      else link.remove();
    };
    own.basket.addEventListener("change", show);
    show();
  }

  own.file = { form: "plansite-comments", version: 1, plan: own.plan, round: own.round.id };
  Object.assign(own, { basket: new Basket(own.placeOf(own.round)), comment, KINDS });
  if (document.querySelector(".md-header__inner")) count();
})();
