/**
 * Short addresses lead to the block in the language that the browser prefers, Chinese where it prefers neither. Runs in the head, before
 * anything is shown; without scripts the page leads to the Chinese by itself.
 */
(() => {
  "use strict";

  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "zh" || tag === "en");
  const links = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  const link = links.find((each) => each.hreflang.startsWith(preferred ?? "zh")) ?? links[0];
  if (link) location.replace(link.href);
})();
