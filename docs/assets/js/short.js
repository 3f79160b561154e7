/**
 * Short addresses lead to the block in the language that the browser prefers, Chinese where it prefers neither. Runs in the head, before
 * anything is shown; without scripts the page leads to the Chinese by itself. In the place of a page that is gone it takes along the block
 * that was asked for: its old anchor stands where the block is now.
 */
(() => {
  "use strict";

  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "zh" || tag === "en");
  const links = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
  const link = links.find((each) => each.hreflang.startsWith(preferred ?? "zh")) ?? links[0];
  if (!link) return;
  const target = new URL(link.href);
  target.hash ||= location.hash;
  location.replace(target);
})();
