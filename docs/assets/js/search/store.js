/**
 * The index: what is fetched, and when. Every file of it is a script that calls `planSearch.add(name, data)`, so that it loads from a server
 * and from a disk alike. A small plan is one file of records; of a large one only the pieces that a query needs are fetched.
 */
(() => {
  const FIRST = 0x23;
  const MARK = 0x21;
  const LARGEST = 0xd000;
  /** Kinds whose title is the first sentence of a paragraph. */
  const RUN_IN = new Set(["measure", "item"]);
  const arrived = new Map();
  const pending = new Map();
  const records = new Map();
  const titles = new Map();
  const lists = new Map();
  let manifest = null;
  let text = { records: 0, every: "" };
  let folder = "";

  function add(name, data) {
    arrived.set(name, data);
  }

  /** One file of the index. */
  function piece(name) {
    if (!pending.has(name)) {
      pending.set(name, planSearch.script(`${folder}${name}.js`).then(() => arrived.get(name)));
      pending.get(name).catch(() => pending.delete(name));
    }
    return pending.get(name);
  }

  /** A record's words. Of a large plan few of the fetched records are ever looked at, so they are normalised when they are. */
  class Words {
    #head = null;
    #text = null;

    /** `joint`: what stands between the title and the text, a line's end or, where they run on in one line, what divides words. */
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

    get normWhole() {
      return this.normHead + this.joint + this.normText;
    }
  }

  function record(row, number) {
    const [id, kind, page, up, headZh, textZh, headEn, textEn] = row;
    const runsOn = RUN_IN.has(manifest.kinds[kind]);
    const zh = new Words(headZh, textZh, runsOn ? "" : "\n");
    const en = new Words(headEn, textEn, runsOn ? " " : "\n");
    let every = null;
    return {
      id, number, kind: manifest.kinds[kind], page, up, zh, en,
      get every() {
        every ??= `${zh.normWhole}\n${en.normWhole}`;
        return every;
      },
    };
  }

  async function chunk(place) {
    const [first, name] = manifest.chunks[place];
    const { records: rows, above } = await piece(name);
    if (records.has(first)) return;
    for (const row of above) if (!titles.has(row[0])) titles.set(row[0], record(row, -1));
    rows.forEach((row, at) => {
      const made = record(row, first + at);
      records.set(first + at, made);
      titles.set(made.id, made);
    });
  }

  /** The last entry of a sorted list whose key is not above the value. */
  function below(entries, value) {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle][0] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  async function open(base) {
    folder = `${base}search-index/`;
    manifest ??= await piece("manifest");
    if (isWhole()) await chunk(0);
  }

  function isWhole() {
    return manifest.shards.length === 0;
  }

  /** All that has been fetched, in one string. */
  function whole() {
    if (text.records !== records.size) text = { records: records.size, every: [...records.values()].map((one) => one.every).join("\n") };
    return text.every;
  }

  /** Fetch the records of these numbers, from at most so many chunks. */
  async function fetchRecords(numbers, most) {
    const places = new Set();
    for (const number of numbers) {
      if (places.size < most) places.add(below(manifest.chunks, number));
    }
    await Promise.all([...places].map(chunk));
    return Array.from(numbers, (number) => records.get(number)).filter(Boolean);
  }

  function decoded(text) {
    const numbers = new Uint32Array(text.length);
    let length = 0;
    let number = -1;
    for (let at = 0; at < text.length; at += 1) {
      let code = text.charCodeAt(at);
      if (code === MARK) {
        code = (text.charCodeAt(at + 1) - FIRST) * LARGEST + text.charCodeAt(at + 2);
        at += 2;
      }
      number += code - FIRST + 1;
      numbers[length] = number;
      length += 1;
    }
    return numbers.subarray(0, length);
  }

  async function shard(place) {
    const rows = await piece(manifest.shards[place][1]);
    return rows.map((row) => row[0]);
  }

  async function entry(place, at) {
    const key = `${place}/${at}`;
    if (!lists.has(key)) {
      const [term, head, text] = (await piece(manifest.shards[place][1]))[at];
      lists.set(key, { term, head: decoded(head), text: decoded(text) });
    }
    return lists.get(key);
  }

  /** The postings of a term; with `prefix`, of the terms that begin with it (those of one or two shards, the nearest first). */
  async function postings(term, prefix) {
    const first = Math.max(0, below(manifest.shards, term));
    const found = [];
    const shards = await Promise.all((prefix ? [first, first + 1] : [first]).filter((place) => place < manifest.shards.length).map(shard));
    for (const [distance, terms] of shards.entries()) {
      const place = first + distance;
      for (let at = 0; at < terms.length && found.length < 60; at += 1) {
        if (terms[at] === term || (prefix && terms[at].startsWith(term))) found.push(await entry(place, at));
      }
    }
    return found;
  }

  /** The terms of the shard that holds this term: its neighbours in the vocabulary. */
  async function neighbours(term) {
    return shard(Math.max(0, below(manifest.shards, term)));
  }

  Object.assign(planSearch, {
    add,
    store: {
      open, isWhole, fetchRecords, postings, neighbours, decoded,
      all: () => records.values(),
      whole,
      titled: (id) => titles.get(id),
      kindOf: (number) => manifest.kinds[manifest.ranges[below(manifest.ranges, number)][1]],
      get manifest() { return manifest; },
    },
  });
})();
