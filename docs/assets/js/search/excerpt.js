/**
 * The text around a hit, with the hits marked. Everything is put into the page as text nodes: nothing of a query or of the plan is ever
 * read as markup.
 */
(() => {
  const { FIT } = planSearch.weights;

  /** Ranges of the text itself for hits in its normalised form, merged where they touch. */
  function ranges(text, hits) {
    if (!hits.length) return [];
    const { from } = planSearch.text.traced(text);
    const found = hits.filter(([start, end]) => from[start] && from[end - 1]).map(([start, end]) => [from[start][0], from[end - 1][1]]);
    found.sort((a, b) => a[0] - b[0]);
    const merged = [];
    for (const [start, end] of found) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  function fill(element, text, marks) {
    let at = 0;
    for (const [start, end] of marks) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at));
  }

  /** Hits that are worth marking: words such as “the” are not, nor the middle of a word beside the word itself. */
  function marked(found, place) {
    return found.flatMap((one) => {
      if (one.term.optional) return [];
      const best = Math.max(0, ...one.head.map((hit) => hit[2]), ...one.text.map((hit) => hit[2]));
      return one[place].filter((hit) => hit[2] >= Math.min(best, FIT.begun));
    });
  }

  /** Where to begin so that the most different terms are seen, and at the start of a clause where one is near. */
  function windowStart(text, marks, language) {
    const { excerpt, before } = language.lengths;
    if (!marks.length || text.length <= excerpt) return 0;
    let best = marks[0][0];
    let most = 0;
    for (const [start] of marks) {
      const inside = marks.filter(([from, to]) => from >= start && to <= start + excerpt - before);
      const seen = new Set(inside.map(([from, to]) => text.slice(from, to))).size;
      if (seen > most) [most, best] = [seen, start];
    }
    const earliest = Math.max(0, best - before);
    const clause = [...text.slice(earliest, best).matchAll(/[。；！？，：.;!?,:]\s*/g)].pop();
    if (earliest === 0) return 0;
    if (clause) return earliest + clause.index + clause[0].length;
    return language.isSpaced ? earliest + Math.max(0, text.slice(earliest, best).indexOf(" ") + 1) : earliest;
  }

  function windowEnd(text, start, language) {
    const end = start + language.lengths.excerpt;
    if (end >= text.length) return text.length;
    return language.isSpaced ? Math.max(start + 1, text.lastIndexOf(" ", end)) : end;
  }

  /** Put a title with its hits into an element. */
  function title(element, text, found) {
    fill(element, text, ranges(text, marked(found, "head")));
  }

  /** Put the text around the hits into an element. */
  function passage(element, text, found, language) {
    const marks = ranges(text, marked(found, "text"));
    const start = windowStart(text, marks, language);
    const end = windowEnd(text, start, language);
    if (start > 0) element.append("…");
    const inside = marks.filter(([from, to]) => to > start && from < end).map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start]);
    fill(element, text.slice(start, end), inside);
    if (end < text.length) element.append("…");
  }

  planSearch.excerpt = { title, passage };
})();
