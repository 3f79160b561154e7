/**
 * The results as a reader sees them: the title of a block, the text around the hit, where it stands, and the same block in the other languages.
 */
(() => {
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

  /** The language that search speaks on a page: the page's, on a page in several languages the original. */
  function homeOf(place) {
    return planSearch.languages.preferred(place.language, "");
  }

  /** Pages are folders on a server; from a disk the file in the folder must be named. */
  function address(record, language, place) {
    let path = `${language.code}/${record.page}`;
    if (place.pages === "files") path = path.replace(/\/$/, record.page ? ".html" : "/index.html");
    else if (location.protocol === "file:") path += "index.html";
    const isPage = record.kind === "page" || record.kind === "site";
    return place.base + (record.plan ? `${record.plan.address}/` : "") + path + (isPage ? "" : `#${record.own}`);
  }

  /** The block that a note is about, and whose name it bears; none for what is not a note. */
  function subject(record) {
    return record.kind === "note" ? planSearch.index.titled(record.up) : undefined;
  }

  function name(record, language) {
    const about = subject(record);
    if (about) return name(about, language);
    const { head, text } = record.in(language);
    if (record.own === "cover") return language.say.cover;
    const length = language.lengths.name;
    return head || (text.length > length ? `${text.slice(0, length)}…` : text);
  }

  /** Chapter › section, from the outside in; before them an earlier edition. */
  function way(record, language) {
    const { kinds } = language.say;
    const steps = [];
    for (let id = (subject(record) ?? record).up; id && steps.length < 5;) {
      const above = planSearch.index.titled(id);
      if (!above) break;
      steps.unshift(name(above, language));
      id = above.up;
    }
    if (!steps.length) steps.push(kinds[record.kind] ?? kinds.page);
    return record.edition ? [record.edition[language.code], ...steps] : steps;
  }

  function label(record, home) {
    const { kinds } = home.say;
    if (subject(record)) return `${kinds.note} · ${record.in(home).head}`;
    if (kinds[record.kind]) return kinds[record.kind];
    return record.kind === "measure" ? record.own.slice(1) : record.own;
  }

  function main(result, place, home) {
    const { record, language, found } = result;
    const about = subject(record);
    const { head, text } = record.in(language);
    const link = make("a", { class: "md-search-result__link", href: address(record, language, place), lang: language.tag, hreflang: language.tag, "data-id": record.own });
    const title = make(head ? "strong" : "span", { class: head ? "search-title" : "search-text" });
    if (about) title.append(name(record, language));
    else if (head) planSearch.excerpt.title(title, head, found);
    else planSearch.excerpt.passage(title, text, found, language);
    link.append(title, make("span", { class: "search-label", lang: home.tag }, label(record, home)));
    if (head && text) {
      const passage = make("span", { class: "search-text search-wide" });
      planSearch.excerpt.passage(passage, text, found, language);
      link.append(passage);
    }
    link.append(make("span", { class: "search-way search-wide" }, way(record, language).join(" › ")));
    return link;
  }

  /** The same block in the other languages that have it. */
  function pairs({ record, language }, place) {
    const others = planSearch.languages.all.filter((other) => other !== language && !record.in(other).isEmpty);
    return others.map((other) => {
      const link = make("a", { class: "search-pair", href: address(record, other, place), lang: other.tag, hreflang: other.tag });
      link.append(make("span", { class: "search-pair__language" }, other.name), ` ${name(record, other)}`);
      return link;
    });
  }

  /** `before`: the result above it, whose plan need not be named again. */
  function item(result, place, home, before) {
    const { plan } = result.record;
    const heading = plan && plan !== before?.record.plan ? [planSearch.shelves.heading(result.record, home, place)] : [];
    return make("li", { class: "md-search-result__item" }, ...heading, main(result, place, home), ...pairs(result, place));
  }

  function items(results, from, to, place, home) {
    return results.slice(from, to).map((result, at) => item(result, place, home, results[from + at - 1]));
  }

  function counted(number, more, say) {
    if (number === 1 && !more) return say.one;
    return (more ? say.about : say.other).replace("#", String(number + more));
  }

  /** The line above the results: how many, and how the query was understood. */
  function report(answer, typed, say) {
    const { notice, results, more } = answer;
    const names = answer.term ? planSearch.terms.names(answer.term) : [];
    const count = results.length ? counted(results.length, more, say) : "";
    const said = {
      none: () => say.none.replace("%", () => typed),
      partial: () => `${say.partial} ${count}`,
      corrected: () => `${say.corrected.replace("%", () => typed)} ${notice.text} (${count})`,
      meant: () => `${say.meant.replace("%", () => typed)} ${notice.text} (${count})`,
      syllables: () => `${say.syllables} ${notice.text} (${count})`,
    };
    const line = notice ? said[notice.kind]() : count;
    return names.length > 1 ? `${line} · ${say.term}: ${names.join(" = ")}` : line;
  }

  /** Links that help on when nothing was found. */
  function help(notice, place, home, retry) {
    const { say } = home;
    const link = (text, page) => make("a", { href: address({ page, kind: "page" }, home, place) }, text);
    const parts = [link(say.contents, ""), ...(planSearch.index.plans ? [] : [say.or, link(say.glossary, "glossary/")])];
    if (!notice.near?.length) return parts;
    const buttons = notice.near.map((text) => {
      const button = make("button", { type: "button" }, text);
      button.addEventListener("click", () => retry(text));
      return button;
    });
    return [...parts, make("span", { class: "search-near" }, say.nearest, ...buttons)];
  }

  function firstItems(answer, place, home) {
    return items(answer.results, 0, FIRST, place, home);
  }

  /** Show an answer: its first results, and a button for the rest. */
  function show(found, typed, elements, place, retry) {
    const home = homeOf(place);
    const answer = planSearch.index.plans ? { ...found, results: planSearch.shelves.arranged(found.results) } : found;
    const { meta, list } = elements;
    meta.replaceChildren(report(answer, typed, home.say));
    if (answer.notice?.kind === "none") meta.append(" ", ...help(answer.notice, place, home, retry));
    list.replaceChildren(...firstItems(answer, place, home));
    elements.output.scrollTop = 0;
    shown = answer;
    if (answer.results.length > FIRST) setTimeout(() => requestAnimationFrame(() => follow(answer, list, place, home)));
  }

  /** The rest of the first page, once its first results are on the screen; none where another answer has taken their place. */
  function follow(answer, list, place, home) {
    if (shown !== answer) return;
    const { results } = answer;
    list.append(...items(results, FIRST, PAGE, place, home));
    if (results.length > PAGE) list.append(rest(results, PAGE, list, place, home));
  }

  function rest(results, from, list, place, home) {
    const button = make("button", { type: "button", class: "search-more" }, home.say.more);
    const row = make("li", {}, button);
    button.addEventListener("click", () => {
      const next = items(results, from, from + PAGE * 2, place, home);
      row.replaceWith(...next);
      if (results.length > from + next.length) list.append(rest(results, from + next.length, list, place, home));
      next[0]?.querySelector("a").focus();
    });
    return row;
  }

  /** Lay out the first results of an answer where nobody sees or hears them: the first time takes a phone several frames. */
  function rehearse(answer, elements, place) {
    const list = make("ol", { class: elements.list.className, inert: "" });
    Object.assign(list.style, { position: "absolute", visibility: "hidden" });
    list.append(...firstItems(answer, place, homeOf(place)));
    elements.list.after(list);
    list.getBoundingClientRect();
    list.remove();
  }

  /** Show what can be typed, and no results. */
  function hint(elements, place) {
    const { say } = homeOf(place);
    elements.meta.replaceChildren(say.hint);
    shown = null;
    elements.list.replaceChildren();
  }

  planSearch.view = { show, rehearse, hint };
})();
