/**
 * The results as a reader sees them: where a block stands, its title, the text around the hit, and the same block in the other language.
 */
(() => {
  const TAGS = { zh: "zh-Hans", en: "en" };
  const PAGE = 15;
  const FIRST = 4;
  /** The answer that is on the screen. */
  let shown = null;

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** Pages are folders on a server; from a disk the file in the folder must be named. */
  function address(record, language, place) {
    let path = `${language}/${record.page}`;
    if (place.pages === "files") path = path.replace(/\/$/, record.page ? ".html" : "/index.html");
    else if (location.protocol === "file:") path += "index.html";
    const isPage = record.kind === "page" || record.kind === "site";
    return place.base + path + (isPage ? "" : `#${record.id}`);
  }

  function name(record, language, say) {
    const { head, text } = record[language];
    if (record.id === "cover") return say.cover;
    const length = language === "zh" ? 24 : 60;
    return head || (text.length > length ? `${text.slice(0, length)}…` : text);
  }

  /** Chapter › section, from the outside in. */
  function way(record, language, say) {
    const steps = [];
    for (let id = record.up; id && steps.length < 5;) {
      const above = planSearch.store.titled(id);
      if (!above) break;
      steps.unshift(name(above, language, say));
      id = above.up;
    }
    return steps.length ? steps : [say.kinds[record.kind] ?? say.kinds.page];
  }

  function label(record, say) {
    if (say.kinds[record.kind]) return say.kinds[record.kind];
    return record.kind === "measure" ? record.id.slice(1) : record.id;
  }

  function main(result, place, say) {
    const { record, language, found } = result;
    const { head, text } = record[language];
    const link = make("a", { class: "md-search-result__link", href: address(record, language, place), lang: TAGS[language], hreflang: TAGS[language], "data-id": record.id });
    link.append(make("span", { class: "search-way" }, way(record, language, planSearch.words(language)).join(" › ")));
    link.append(make("span", { class: "search-label", lang: TAGS[place.language === "en" ? "en" : "zh"] }, label(record, say)));
    if (head) {
      const title = make("strong", { class: "search-title" });
      planSearch.excerpt.title(title, head, found);
      link.append(title);
    }
    if (text) {
      const passage = make("span", { class: "search-text" });
      planSearch.excerpt.passage(passage, text, found, language);
      link.append(passage);
    }
    return link;
  }

  /** The same block in the other language. */
  function pair(result, place) {
    const other = result.language === "zh" ? "en" : "zh";
    const say = planSearch.words(other);
    const link = make("a", { class: "search-pair", href: address(result.record, other, place), lang: TAGS[other], hreflang: TAGS[other] });
    link.append(make("span", { class: "search-pair__language" }, planSearch.words(result.language).pair), ` ${name(result.record, other, say)}`);
    return link;
  }

  function item(result, place, say) {
    return make("li", { class: "md-search-result__item" }, main(result, place, say), pair(result, place));
  }

  function counted(number, more, say) {
    if (number === 1 && !more) return say.one;
    return (more ? say.about : say.other).replace("#", String(number + more));
  }

  /** The line above the results: how many, and how the query was understood. */
  function report(answer, typed, say) {
    const { notice, results, more, term } = answer;
    const count = results.length ? counted(results.length, more, say) : "";
    const said = {
      none: () => say.none.replace("%", () => typed),
      partial: () => `${say.partial} ${count}`,
      corrected: () => `${say.corrected.replace("%", () => typed)} ${notice.text} (${count})`,
      pinyin: () => `${say.pinyin} ${notice.text} (${count})`,
    };
    const line = notice ? said[notice.kind]() : count;
    return term ? `${line} · ${say.term}: ${term[0]} = ${term[1]}` : line;
  }

  /** Links that help on when nothing was found. */
  function help(notice, place, say, retry) {
    const home = place.language === "en" ? "en" : "zh";
    const link = (text, page) => make("a", { href: address({ page, kind: "page" }, home, place) }, text);
    const parts = [link(say.contents, ""), place.language === "en" ? " or the " : "、", link(say.glossary, "glossary/")];
    if (!notice.near?.length) return parts;
    const buttons = notice.near.map((text) => {
      const button = make("button", { type: "button" }, text);
      button.addEventListener("click", () => retry(text));
      return button;
    });
    return [...parts, make("span", { class: "search-near" }, say.nearest, ...buttons)];
  }

  function firstItems(answer, place, say) {
    return answer.results.slice(0, FIRST).map((result) => item(result, place, say));
  }

  /** Show an answer: its first results, and a button for the rest. */
  function show(answer, typed, elements, place, retry) {
    const say = planSearch.words(place.language);
    const { meta, list } = elements;
    meta.replaceChildren(report(answer, typed, say));
    if (answer.notice?.kind === "none") meta.append(" ", ...help(answer.notice, place, say, retry));
    list.replaceChildren(...firstItems(answer, place, say));
    elements.output.scrollTop = 0;
    shown = answer;
    if (answer.results.length > FIRST) setTimeout(() => requestAnimationFrame(() => follow(answer, list, place, say)));
  }

  /** The rest of the first page, once its first results are on the screen; none where another answer has taken their place. */
  function follow(answer, list, place, say) {
    if (shown !== answer) return;
    const { results } = answer;
    list.append(...results.slice(FIRST, PAGE).map((result) => item(result, place, say)));
    if (results.length > PAGE) list.append(rest(results, PAGE, list, place, say));
  }

  function rest(results, from, list, place, say) {
    const button = make("button", { type: "button", class: "search-more" }, say.more);
    const row = make("li", {}, button);
    button.addEventListener("click", () => {
      const next = results.slice(from, from + PAGE * 2).map((result) => item(result, place, say));
      row.replaceWith(...next);
      if (results.length > from + next.length) list.append(rest(results, from + next.length, list, place, say));
      next[0]?.querySelector("a").focus();
    });
    return row;
  }

  /** Lay out the first results of an answer where nobody sees or hears them: the first time takes a phone several frames. */
  function rehearse(answer, elements, place) {
    const list = make("ol", { class: elements.list.className, inert: "" });
    Object.assign(list.style, { position: "absolute", visibility: "hidden" });
    list.append(...firstItems(answer, place, planSearch.words(place.language)));
    elements.list.after(list);
    list.getBoundingClientRect();
    list.remove();
  }

  /** Show a sentence and no results. */
  function tell(text, elements) {
    elements.meta.replaceChildren(text);
    shown = null;
    elements.list.replaceChildren();
  }

  planSearch.view = { show, rehearse, tell };
})();
