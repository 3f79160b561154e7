/** Records: one for each block of the plan, with its words in every language. */
(() => {
  /** Kinds whose title is the first sentence of a paragraph. */
  const RUN_IN = new Set(["measure", "item"]);

  /** A record's words in one language. Of a large plan few of the fetched records are ever looked at, so they are normalised when they are. */
  class Words {
    #head = null;
    #text = null;

    /** `joint`: what stands between the title and the text, a line's end or, where they run on in one line, what divides sentences. */
    constructor(head, text, joint) {
      this.head = head;
      this.text = text;
      this.joint = joint;
    }

    get normHead() {
      this.#head ??= planSearch.text.normalised(this.head);
      return this.#head;
    }

    get normText() {
      this.#text ??= planSearch.text.normalised(this.text);
      return this.#text;
    }

    get isEmpty() {
      return !this.head && !this.text;
    }
  }

  class Record {
    #words;
    #every = null;

    /**
     * `row`: identity, kind, page, what it stands in, then title and text in one language after the other. In a library `plan` is the plan
     * that it stands in, and tells its identity from the same one in other plans; `own` is the identity in the plan.
     */
    constructor([own, kind, page, up, ...texts], number, kinds, plan = null) {
      const named = (id) => (plan && id ? `${plan.number}/${id}` : id);
      Object.assign(this, { id: named(own), own, number, kind: kinds[kind], page, up: named(up), plan });
      const runsOn = RUN_IN.has(this.kind);
      this.#words = new Map(planSearch.languages.all.map((language, at) => (
        [language, new Words(texts[2 * at], texts[2 * at + 1], runsOn ? language.gap : "\n")])));
    }

    in(language) {
      return this.#words.get(language);
    }

    /** All its words in all languages, normalised. */
    get every() {
      this.#every ??= [...this.#words.values()].map((words) => words.normHead + words.joint + words.normText).join("\n");
      return this.#every;
    }
  }

  planSearch.Record = Record;
})();
