/**
 * Opens and closes search, and fetches the rest of it when it is first opened. `/`, `s`, `f` and Ctrl-K open; arrows go through the results,
 * Enter goes to one, Escape closes. `?q=` in an address opens search with that query.
 *
 * These are plain scripts, not modules and not a worker: both are refused by browsers for pages read from a disk.
 */
(() => {
  const PARTS = [
    "text", "stems", "numerals", "whole", "syllables", "languages", "weights", "records", "postings", "candidates", "small", "pieces",
    "index", "references", "query", "match", "rank", "results", "terms", "words", "suggest", "otherwise", "figures", "engine", "excerpt",
    "view",
  ];
  const here = document.currentScript.src;
  const root = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  if (!root || !toggle) return;

  const input = root.querySelector(".md-search__input");
  const elements = {
    meta: root.querySelector(".md-search-result__meta"),
    list: root.querySelector(".md-search-result__list"),
    output: root.querySelector(".md-search__scrollwrap"),
  };
  const place = { base: root.dataset.base, language: root.dataset.language, pages: root.dataset.pages };
  const scripts = new Map();
  let ready = null;
  let before = null;
  let asked = 0;
  let switching = false;

  /** A script, once, however many ask for it. */
  function script(address) {
    if (!scripts.has(address)) {
      scripts.set(address, fetched(address));
      scripts.get(address).catch(() => scripts.delete(address));
    }
    return scripts.get(address);
  }

  function fetched(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.async = false;
      element.addEventListener("load", () => { element.remove(); resolve(); });
      element.addEventListener("error", () => { element.remove(); reject(new Error(`${address} did not load`)); });
      document.head.append(element);
    });
  }

  /** A module of search by its name. */
  function part(name) {
    return script(new URL(`${name}.js`, here).href);
  }

  globalThis.planSearch = { script, part };

  /** A word of each language that many blocks hold: looked for before the reader looks for any, so that engine and typefaces are warm. */
  function rehearsal() {
    const words = planSearch.languages.all.map((language) => language.rehearsal);
    return [words.join(" "), words.at(-1)];
  }

  /** The engine and the index, once, and the rehearsal. */
  function load() {
    ready ??= Promise.all(PARTS.map(part))
      .then(() => planSearch.open(place.base))
      .then(() => Promise.all(rehearsal().map((words) => planSearch.search(words, place.language, planSearch.index.portions[0]))))
      .then((answers) => {
        for (const answer of answers) planSearch.view.rehearse(answer, elements, place);
        planSearch.shelves?.filters(elements.meta, planSearch.languages.preferred(place.language, ""), ask);
        root.dataset.ready = "";
      })
      .catch((error) => { ready = null; throw error; });
    return ready;
  }

  async function ask() {
    const typed = input.value.trim();
    const turn = (asked += 1);
    try {
      await load();
      if (turn !== asked) return;
      if (!typed) {
        planSearch.view.hint(elements, place);
        return;
      }
      let answer = await planSearch.search(typed, place.language, planSearch.index.portions[0]);
      if (turn !== asked) return;
      planSearch.view.show(answer, typed, elements, place, retry);
      root.dataset.shown = typed;
      if (!answer.isFirst) return;
      await painted();
      if (turn !== asked) return;
      answer = await planSearch.search(typed, place.language);
      if (turn === asked && document.activeElement === input) planSearch.view.show(answer, typed, elements, place, retry);
    } catch {
      elements.meta.textContent = root.dataset.failed;
      elements.list.replaceChildren();
    }
  }

  /** When the page has been drawn, or would have been if anybody looked at it. */
  function painted() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      setTimeout(resolve, 200);
    });
  }

  function retry(text) {
    input.value = text;
    input.focus();
    ask();
  }

  /** By a click, so that Material hears of it. */
  function flip() {
    switching = true;
    toggle.click();
    switching = false;
  }

  function open() {
    if (!toggle.checked) {
      before = document.activeElement;
      flip();
    }
    input.focus();
    input.select();
  }

  function focused(event) {
    if (!toggle.checked) {
      before = event.relatedTarget;
      flip();
    }
    ask();
  }

  function close(back) {
    if (toggle.checked) flip();
    if (!back) return;
    if (before && before !== document.body && before !== input && before.isConnected) before.focus();
    else input.blur();
  }

  function isWritten(element) {
    return element instanceof HTMLElement && (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  }

  function opens(event) {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return true;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    return isPlain && ["/", "s", "f"].includes(event.key) && !isWritten(event.target);
  }

  function move(event) {
    const links = [input, ...elements.list.querySelectorAll(".md-search-result__link")];
    const current = links.findIndex((link) => link === document.activeElement || link.parentElement?.contains(document.activeElement));
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: links.length - 1 }[event.key];
    const wrapped = (to + links.length) % links.length;
    event.preventDefault();
    links[wrapped].focus();
  }

  /** Keys of an input method choose a word. Safari ends the composition before the key that ends it, and marks that key with 229. */
  function isComposed(event) {
    return event.isComposing || event.keyCode === 229;
  }

  function inside(event) {
    if (isComposed(event)) return;
    const isInput = event.target === input;
    if (event.key === "ArrowDown" || event.key === "ArrowUp" || (!isInput && (event.key === "Home" || event.key === "End"))) move(event);
    if (event.key === "Enter" && isInput) {
      event.preventDefault();
      elements.list.querySelector(".md-search-result__link")?.click();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (isComposed(event) || event.defaultPrevented) return;
    if (event.key === "Escape" && toggle.checked) {
      event.preventDefault();
      close(true);
    } else if (opens(event)) {
      event.preventDefault();
      open();
    }
  });
  root.addEventListener("keydown", inside);
  // Material closes search an eighth of a second after each new fragment of the address, also when it was opened meanwhile.
  toggle.addEventListener("click", (event) => {
    if (!event.isTrusted && !switching) event.preventDefault();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) input.focus();
  });
  input.addEventListener("focus", focused);
  // A Chinese input method shows letters until a word is chosen.
  input.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
  input.addEventListener("compositionend", ask);
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  root.querySelector("form").addEventListener("reset", () => setTimeout(() => { input.focus(); ask(); }));
  root.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) close(false);
  });
  elements.list.addEventListener("click", (event) => { if (event.target.closest("a")) close(false); });

  const query = new URLSearchParams(location.search).get("q");
  if (query) {
    input.value = query;
    open();
  }
})();
